"""Measures a served record in Chromium.

What is measured is what a reader waits for: *useful* is the first picture with totals and rows
(the server writes them), *ready* is when the scripts show all incidents and a filter can be used,
*filter* is from the choice of a filter until a picture with it is on the screen, which is taken to
be when the browser has begun the frame after the one that the change was drawn in.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

CHROMIUM = os.environ.get("CROSSREPORT_CHROMIUM", "/usr/bin/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
]
_ROUNDS = 3
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_READY = "performance.getEntriesByName('overview:drawn')[0].startTime"
_FILTERS = """async (rounds) => {
  const {incidents, state} = overview;
  const first = incidents.extent[0];
  const days = incidents.extent[1] - first;
  const chosen = [
    {type: [incidents.types.names[0]]},
    {actor: [incidents.actors.names[0]]},
    {where: ["exact"]},
    {when: ["day"]},
    {from: first + Math.floor(days / 3), to: first + Math.floor(days / 2)},
    {area: [incidents.places.country[0]]},
    {},
  ];
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const empty = new state.filter.constructor();
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const changes of chosen) {
      const start = performance.now();
      await overview.go({filter: empty.with(changes)});
      await frame();
      await frame();
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return times;
}"""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds.

    Attributes:
        useful: until totals and rows are seen.
        ready: until all incidents are in the browser.
        filter_median: from a filter to a picture with it.
        filter_worst: the worst of them.
    """

    incidents: int
    useful: float
    ready: float
    filter_median: float
    filter_worst: float


def measure(record: Path, *, rounds: int = _ROUNDS) -> Times:
    """Serve a record and measure it; medians over so many fresh visits."""
    with _served(record) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        visits = []
        filters: list[float] = []
        for _ in range(rounds):
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            visits.append(_visit(page, address))
            filters += page.evaluate(_FILTERS, 1)
            page.context.close()
        browser.close()
    return Times(
        incidents=visits[0]["size"],
        useful=median(one["useful"] for one in visits),
        ready=median(one["ready"] for one in visits),
        filter_median=median(filters),
        filter_worst=max(filters),
    )


def _visit(page: Page, address: str) -> dict[str, Any]:
    page.goto(address)
    page.wait_for_selector("#map[data-ready=true]", timeout=120_000)
    page.wait_for_timeout(500)
    return {
        "useful": page.evaluate(_PAINT),
        "ready": page.evaluate(_READY),
        "size": page.evaluate("overview.incidents.size"),
    }


@contextmanager
def _served(record: Path) -> Iterator[str]:
    """Serve a record, and wait until its data is computed, as it is soon after the start."""
    command = "from crossreport.cli.main import main; main()"
    started = subprocess.Popen(
        [sys.executable, "-c", command, "serve", str(record), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    with started as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            if " at http" not in line:
                raise SystemExit(f"the record is not served: {line.strip()}")
            address = line.split(" at ")[1].split()[0]
            subprocess.run(
                [
                    sys.executable,
                    "-c",
                    f"import urllib.request as u; u.urlopen('{address}').read()",
                ],
                check=True,
            )
            yield address
        finally:
            process.terminate()
