"""A browser that looks at records which the installed wheel serves."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hatchling.builders.wheel import WheelBuilder
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CROSSREPORT_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    # WebGL without a graphics card; pages are put together without it, which is quicker here.
    "--enable-unsafe-swiftshader",
]
WITHOUT_WEBGL = [*ARGUMENTS[:3], "--disable-3d-apis"]
_OF_SOFTWARE_WEBGL = "GL Driver Message (OpenGL, Performance"
_LEFT_OUT = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}
_STARTED = "crossreport: "


def once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return what ``make`` makes at a path, made by one of all the processes that run tests."""
    path = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            making = folder / f"{name}.part"
            if making.is_dir():
                shutil.rmtree(making)
            make(making)
            making.rename(path)
    return path


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run of the tests share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def program(common: Path) -> Path:
    """Return the program as the wheel installs it, with the packages that the tests have."""

    def install(folder: Path) -> None:
        (wheel,) = WheelBuilder(str(ROOT)).build(
            directory=str(folder / "wheel"), versions=["standard"]
        )
        venv.create(folder / "env", symlinks=True)
        (site,) = (folder / "env/lib").glob("python*/site-packages")
        packages = [one for one in sys.path if one.endswith("site-packages")]
        (site / "packages_of_the_tests.pth").write_text("\n".join(packages), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--python", str(folder / "env/bin/python"), "install"]
        options = [
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-index",
            "--no-compile",
        ]
        subprocess.run([*pip, *options, "--ignore-installed", wheel], check=True)

    return once(common, "installed", install) / "env/bin/python"


@pytest.fixture(scope="session")
def run(program: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed program to its end."""

    def run_it(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*_command(program), *map(str, arguments)],
            check=True,
            capture_output=True,
            text=True,
            env=_environment(),
        )

    return run_it


def _command(program: Path) -> list[str]:
    # Not the script that was installed: its first line names where it was made, before it moved.
    return [str(program), "-c", "from crossreport.cli.main import main; main()"]


def _environment() -> dict[str, str]:
    """Return the environment without what would lead the program back to the checkout."""
    return {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}


@pytest.fixture(scope="session")
def made_from_examples(common: Path, run: Callable[..., object]) -> Path:
    """Return a record of the example reports, not to be written to."""

    def make(folder: Path) -> None:
        folder.mkdir()
        record = folder / "examples.sqlite"
        run("run", ROOT / "examples/reports", "--record", record, "--workers", "1")
        with sqlite3.connect(record) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return once(common, "examples", make) / "examples.sqlite"


@pytest.fixture
def examples(made_from_examples: Path, tmp_path: Path) -> Path:
    """Return a copy of the record of the example reports."""
    return Path(shutil.copy(made_from_examples, tmp_path / "examples.sqlite"))


@pytest.fixture
def serve(program: Path) -> Iterator[Callable[..., str]]:
    """Serve a record for one test; return the address."""
    with ExitStack() as stack:
        yield lambda record, *options: stack.enter_context(_served(program, record, options))


@pytest.fixture(scope="module")
def serve_once(program: Path) -> Iterator[Callable[..., str]]:
    """Serve records to all tests of a module; return the address."""
    with ExitStack() as stack:
        yield lambda record, *options: stack.enter_context(_served(program, record, options))


@pytest.fixture(scope="session")
def serve_examples(program: Path, made_from_examples: Path) -> Iterator[Callable[..., str]]:
    """Serve the record of the examples, once for all tests that only read; return the address."""
    with ExitStack() as stack:
        addresses: dict[tuple[object, ...], str] = {}

        def serve_it(*options: object) -> str:
            if options not in addresses:
                served = _served(program, made_from_examples, options)
                addresses[options] = stack.enter_context(served)
            return addresses[options]

        yield serve_it


@pytest.fixture
def address(serve_examples: Callable[..., str]) -> str:
    """Return the address of the examples, only to be read."""
    return serve_examples()


@pytest.fixture(scope="module")
def writable(
    program: Path, made_from_examples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the examples to the tests of a module; return the address and the copy."""
    record = tmp_path_factory.mktemp("writable") / "examples.sqlite"
    shutil.copy(made_from_examples, record)
    with _served(program, record, ()) as address:
        yield address, record


@contextmanager
def _served(program: Path, record: Path, options: tuple[object, ...]) -> Iterator[str]:
    command = [*_command(program), "serve", str(record), "--port", "0", *map(str, options)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=_environment()
    ) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            assert line.startswith(_STARTED), line + process.stderr.read()
            yield line.split(" at ")[1].split()[0]
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[[list[str]], Browser]]:
    """Start a Chromium with some arguments."""
    if not Path(CHROMIUM).exists():
        told = (
            f"no Chromium at {CHROMIUM} (on Debian: apt-get install chromium; or name one with "
            "CROSSREPORT_CHROMIUM)"
        )
        if os.environ.get("CI"):
            pytest.fail(f"{told}; CI must not skip these tests")
        pytest.skip(told)
    with sync_playwright() as playwright:
        yield lambda arguments: playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)


@pytest.fixture(scope="session")
def browser(start: Callable[[list[str]], Browser]) -> Iterator[Browser]:
    """Start a browser for all tests of a process."""
    started = start(ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def without_webgl(start: Callable[[list[str]], Browser]) -> Iterator[Browser]:
    """Start a browser that has no WebGL."""
    started = start(WITHOUT_WEBGL)
    yield started
    started.close()


class Watched:
    """Notes what no page may do: complain, fail, ask another host."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.faults: list[str] = []
        self._own = address.split("/?")[0].rstrip("/")
        context.on("console", lambda said: self._said(said.type, said.text))
        context.on("weberror", lambda found: self.faults.append(str(found.error)))
        context.on("request", lambda asked: self._asked(asked.url))

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and _OF_SOFTWARE_WEBGL not in text:
            self.faults.append(f"{kind}: {text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self._own, "data:", "blob:")):
            self.faults.append(f"asked for {url}")


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of a server; fail afterwards if it complained or asked another host."""
    opened: list[tuple[BrowserContext, Watched]] = []

    def look_at(address: str, path: str = "", **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        context.set_default_timeout(15_000)
        opened.append((context, Watched(context, address)))
        page = context.new_page()
        page.goto(address + path if path == "" else address.rstrip("/") + path)
        return page

    yield look_at
    for context, watched in opened:
        context.close()
        assert watched.faults == []


@pytest.fixture
def grave() -> Callable[[Page], list[tuple[str, str]]]:
    """Return what axe finds serious or critical on a page: the rule and the element."""

    def grave_on(page: Page) -> list[tuple[str, str]]:
        return [
            (found["id"], node["html"][:200])
            for found in Axe().run(page).response["violations"]
            if found["impact"] in {"serious", "critical"}
            for node in found["nodes"]
        ]

    return grave_on
