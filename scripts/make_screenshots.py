"""Makes the pictures of the web application in docs/images.

    scripts/make_screenshots.py EXAMPLES UCDP [NAME …]

EXAMPLES is a record of examples/reports, UCDP one of UCDP GED's events in Syria. Each is served by
the installed program and looked at with Chromium; the pictures get a palette of few colours.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("CROSSREPORT_CHROMIUM", "/usr/bin/chromium")
OUT = Path(__file__).parents[1] / "docs/images"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
]
_COLOURS = 256
_MOST_BYTES = 150_000
_READY = "main:not(:has(.waiting, #map:not([data-ready=true]), #locator:not([data-ready=true])))"
_PATIENCE = 600_000
_CHANGE = "area=Aleppo&after=2016-12-22&claim=decrease"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        name: of its file.
        record: ``examples`` or ``ucdp``.
        path: of the page; ``{incident}`` and ``{document}`` are those of most claims.
        height: of the window; the width is 1280, or 390 for a phone.
        scheme: ``light`` or ``dark``.
        phone: whether it is a phone's.
        at: what to scroll to.
        opened: what to open first.
    """

    name: str
    record: str
    path: str
    height: int = 860
    scheme: str = "light"
    phone: bool = False
    at: str = ""
    opened: str = ""


SHOTS = (
    Shot("overview-examples", "examples", "/"),
    Shot("overview-syria", "ucdp", "/"),
    Shot("overview-syria-killed", "ucdp", "/?from=2018-01-01&count=killed"),
    Shot("overview-syria-dark", "ucdp", "/?area=SY/Aleppo+Governorate", scheme="dark"),
    Shot("overview-phone", "examples", "/", phone=True),
    Shot("incident-examples", "examples", "/incident/{incident}"),
    Shot("incident-why", "examples", "/incident/{incident}", at="#why"),
    Shot("incident-syria", "ucdp", "/incident/{incident}"),
    Shot("incident-phone", "examples", "/incident/{incident}", phone=True),
    Shot("document-examples", "examples", "/document/{document}"),
    Shot("claims-examples", "examples", "/claims", opened="details.meant"),
    Shot("series-syria", "ucdp", f"/claims?{_CHANGE}", at="#ask"),
    Shot("change-syria", "ucdp", f"/claims?{_CHANGE}", 1100, at="#change", opened=".rests"),
    Shot("claims-refused", "examples", "/claims?area=Homz", 700, at="#ask"),
    Shot("claims-phone", "examples", "/claims", phone=True, scheme="dark"),
    Shot("review-examples", "examples", "/review"),
    Shot("review-incident", "examples", "/review/{incident}"),
    Shot("add-examples", "examples", "/add", 560),
)


@contextmanager
def served(record: Path) -> Iterator[str]:
    """Serve a record; give its address."""
    program = "from crossreport.cli.main import main; main()"
    command = [sys.executable, "-c", program, "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            yield line.split(" at ")[1].split()[0].rstrip("/")
        finally:
            process.terminate()


def most_told(record: Path) -> dict[str, str]:
    """Return the incident and the document of most claims."""
    query = "select {0} from {1} group by {0} order by count(*) desc, {0} limit 1"
    with sqlite3.connect(record) as connection:
        tables = (("incident", "incident_claims"), ("document", "claims"))
        return {
            name: str(connection.execute(query.format(f"{name}_id", table)).fetchone()[0])
            for name, table in tables
        }


def take(shot: Shot, address: str, ids: dict[str, str], browser: Browser) -> bytes:
    """Return a picture as PNG."""
    width = 390 if shot.phone else 1280
    page = browser.new_page(
        viewport={"width": width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )
    page.set_default_timeout(_PATIENCE)
    page.goto(address + shot.path.format(**ids))
    _sign(page)
    page.wait_for_selector(_READY)
    _arrange(shot, page)
    picture = page.screenshot()
    page.close()
    return picture


def _sign(page: Page) -> None:
    """Tell a page of review who reviews, if it asks."""
    name = page.get_by_label("Your name")
    if name.count():
        name.fill("A reviewer")
        page.get_by_role("button", name="Begin").click()
        page.wait_for_load_state()


def _arrange(shot: Shot, page: Page) -> None:
    if shot.opened:
        page.locator(shot.opened).first.locator("summary").first.click()
    if shot.at:
        page.locator(shot.at).evaluate("one => one.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(800)


def reduced(picture: bytes) -> bytes:
    """Return a picture with fewer colours."""
    out = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        # Colours of which there is little, as of a few marks on a map, must not be lost.
        few = image.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        few.save(out, "PNG", optimize=True)
    return out.getvalue()


def main(examples: str, ucdp: str, *names: str) -> None:
    """Make the pictures; those that are named, or all."""
    OUT.mkdir(exist_ok=True)
    wanted = [one for one in SHOTS if not names or one.name in names]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        for name, record in (("examples", Path(examples)), ("ucdp", Path(ucdp))):
            shots = [one for one in wanted if one.record == name]
            if not shots:
                continue
            ids = most_told(record)
            with served(record) as address:
                for shot in shots:
                    picture = reduced(take(shot, address, ids, browser))
                    (OUT / f"{shot.name}.png").write_bytes(picture)
                    large = " (too large)" if len(picture) > _MOST_BYTES else ""
                    print(f"{shot.name}.png, {len(picture):,} bytes{large}", flush=True)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
