"""Who may ask for what: the Host, Origin and token of requests, and the headers of answers.

A web page elsewhere must not be able to read a record that is served on the reader's machine, nor
to write to it, whatever name it makes the browser call the machine by (DNS rebinding).
"""

import re
from dataclasses import dataclass
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from socket import getfqdn, gethostname
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossreport.web.settings import Settings

COOKIE = "crossreport"
_HOST = re.compile(r"[\w.:\[\]-]+")
_SAFE = frozenset({"GET", "HEAD"})
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # Not "no-referrer": browsers would then name no origin when a form is sent.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""Headers of every answer. Scripts and styles come from files of the package only."""


def is_loopback(host: str) -> bool:
    """Say whether an address is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses requests that the person who serves the record did not mean to answer."""

    app: ASGIApp
    settings: Settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self.app(scope, receive, _with_headers(send))

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_own(_name_of(host)):
            return _no("the address is not one that this record is served at", 421)
        if _crosses(scope["method"], headers, f"{scope['scheme']}://{host}"):
            return _no("requests from other sites are refused", 403)
        return None if self.settings.token is None else self._ask(scope, headers)

    def _is_own(self, name: str) -> bool:
        """Say whether a Host is this server; any name would do for DNS rebinding."""
        if name in _LOOPBACK_NAMES or name == self.settings.host.lower():
            return True
        if is_loopback(self.settings.host):
            return False
        return _is_address(name) or name in {gethostname().lower(), getfqdn().lower()}

    def _ask(self, scope: Scope, headers: Headers) -> Response | None:
        """Let through who has the token; who brings it in the address gets a cookie for it."""
        token = self.settings.token or ""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        brought = dict(query).get("token")
        if brought is not None and scope["method"] in _SAFE and _same(brought, token):
            rest = urlencode([pair for pair in query if pair[0] != "token"])
            # Joined anew, so that a path like //elsewhere cannot name another host.
            path = "/" + scope["path"].lstrip("/")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), status_code=303)
            answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
            return answer
        if _same(_cookie(headers), token) or _same(headers.get("authorization"), f"Bearer {token}"):
            return None
        return _no("open the address that crossreport serve printed, with its token", 401)


def _same(given: str | None, wanted: str) -> bool:
    return given is not None and compare_digest(given.encode(), wanted.encode())


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return None if found is None else found.value


def _name_of(host: str) -> str:
    """Return the name in a Host header; nothing where it is none."""
    if not _HOST.fullmatch(host):
        return ""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _crosses(method: str, headers: Headers, own: str) -> bool:
    """Say whether another site sends a request; links from there to pages are none.

    What writes must name its origin, as every browser does for such requests.
    """
    if method not in _SAFE:
        return headers.get("origin") != own
    site = headers.get("sec-fetch-site", "none")
    return site not in {"same-origin", "none"} and headers.get("sec-fetch-mode") != "navigate"


def _no(reason: str, status: int) -> Response:
    return PlainTextResponse(f"crossreport: {reason}\n", status_code=status)


def _with_headers(send: Send) -> Send:
    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return send_with
