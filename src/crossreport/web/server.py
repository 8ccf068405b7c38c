"""Starts the server: one line on where it is, nothing else unless something fails."""

import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from urllib.parse import urlencode

import uvicorn

from crossreport.model.errors import CrossreportError
from crossreport.pipeline import linking_model
from crossreport.store import Record
from crossreport.web.app import create_app
from crossreport.web.errors import ServeError
from crossreport.web.pages.overview import warm
from crossreport.web.security import is_loopback
from crossreport.web.settings import Settings
from crossreport.web.site import Site

_ANY = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}


def serve(settings: Settings, *, started: Callable[[str], None]) -> None:
    """Serve a record until interrupted.

    Args:
        settings: how.
        started: called with the address to open, once it answers.

    Raises:
        ServeError: another than a loopback address is asked for without a token, or the address
            cannot be listened on.
        RecordError: the record cannot be opened.
    """
    if settings.token is None and not is_loopback(settings.host):
        raise ServeError(
            f"--host {settings.host} can be reached from other machines, and the record would be "
            "open to all of them; give a --token that readers must have"
        )
    with Record.open(settings.record, create=False) as record, _listening(settings) as listener:
        app = create_app(settings, record)
        Thread(target=_prepare, args=(app.state.site,), daemon=True).start()
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=2,
        )
        logging.getLogger("uvicorn.error").addHandler(logging.StreamHandler())
        logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
        address = _address(settings, listener.getsockname()[1])
        # Interrupting it is how it is stopped, and no failure.
        with suppress(KeyboardInterrupt):
            _Server(config, lambda: started(address)).run(sockets=[listener])


def _prepare(site: Site) -> None:
    """Compute what takes long before anybody asks for it."""
    with suppress(CrossreportError):  # Told to whoever asks for it.
        _ = site.covered
    linking_model(site.record)
    warm(site)


class _Server(uvicorn.Server):
    """A server that tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _listening(settings: Settings) -> socket.socket:
    kind = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(kind, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host.strip("[]"), settings.port))
    except (OSError, OverflowError) as error:
        made.close()
        told = getattr(error, "strerror", None) or error
        raise ServeError(
            f"{settings.host} port {settings.port} cannot be listened on: {told}; "
            "name another with --port (0 finds a free one)"
        ) from error
    return made


def _address(settings: Settings, port: int) -> str:
    host = _ANY.get(settings.host, settings.host)
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    token = "" if settings.token is None else "?" + urlencode({"token": settings.token})
    return f"http://{host}:{port}/{token}"
