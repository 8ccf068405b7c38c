"""python -m benchmarks.web.load RECORD [--seconds 60]: many readers and reviewers at once.

A copy of the record is served on this machine; readers open pages, reviewers accept, reject,
correct and withdraw. Told are errors, and judgements that were answered for and are not kept.
"""

import argparse
import http.client
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlencode, urlsplit

from crossreport.store import Record

_PAGES = ("/", "/incidents.json", "/incidents.csv", "/data/incidents.json", "/review")
_SEEN = re.compile(r'name="seen" value="(\w+)"')


@dataclass
class Load:
    """What came of it.

    Attributes:
        reads: pages that readers got.
        decisions: ids of judgements that the server said it keeps.
        conflicts: decisions that were not taken because the incident had changed.
        lost: of the decisions, those that the record does not have.
        errors: what went wrong, with how often.
        slowest: seconds that the slowest answer took.
    """

    reads: int = 0
    decisions: set[str] = field(default_factory=set)
    conflicts: int = 0
    lost: set[str] = field(default_factory=set)
    errors: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


def load(
    address: str, record: Path, *, seconds: float, readers: int = 50, reviewers: int = 5
) -> Load:
    """Read and review for some time; then look whether all that was decided is kept.

    Args:
        address: of the server, on this machine.
        record: the file that it serves.
        seconds: how long.
        readers: how many read at once.
        reviewers: how many decide at once.
    """
    found = Load()
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(readers + reviewers) as pool:
        work: list[Callable[[], None]] = [
            *(lambda n=n: _read(Client(address, found, n), end) for n in range(readers)),
            *(lambda n=n: _review(Client(address, found, 1000 + n), end) for n in range(reviewers)),
        ]
        for one in [pool.submit(each) for each in work]:
            one.result()
    with Record.open(record, create=False) as kept:
        found.lost = found.decisions - {one.id for one in kept.judgements()}
    return found


class Client:
    """Somebody with a browser."""

    def __init__(self, address: str, found: Load, number: int) -> None:
        self.found = found
        self.chance = random.Random(number)
        self.host = urlsplit(address).netloc
        self.name = f"reviewer {number}"

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Return the status, where it leads, and the page."""
        headers = {"cookie": "crossreport-reviewer=" + self.name.replace(" ", "%20")}
        if form is not None:
            headers |= {
                "origin": f"http://{self.host}",
                "content-type": "application/x-www-form-urlencoded",
            }
        began = time.monotonic()
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            method = "GET" if form is None else "POST"
            connection.request(method, path, urlencode(form) if form else None, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        except OSError as error:
            self.found.errors[f"{type(error).__name__} at {path.split('/')[1]}"] += 1
            return 0, "", ""
        finally:
            connection.close()
        self.found.slowest = max(self.found.slowest, time.monotonic() - began)
        if answer.status >= 400 and answer.status != 409:
            self.found.errors[f"{answer.status} at {path}"] += 1
        return answer.status, answer.headers.get("location", ""), text


def _read(client: Client, end: float) -> None:
    while time.monotonic() < end:
        status, _, _ = client.ask(client.chance.choice(_PAGES))
        client.found.reads += status in (200, 303)


def _review(client: Client, end: float) -> None:
    while time.monotonic() < end:
        _, where, _ = client.ask("/review")
        if not where:
            return
        _, _, page = client.ask(where)
        seen = seen_in(page)
        if not seen:
            continue
        path = where.split("?")[0]
        form = {"seen": seen, "decision": client.chance.choice(["accept", "reject"])}
        if client.chance.random() < 0.4:
            path += "/values"
            form = {
                "seen": seen,
                **typed_in(page),
                "killed": str(client.chance.randrange(90, 900)),
            }
        judged = _noted(client, *client.ask(path, form)[:2])
        if judged and client.chance.random() < 0.6:
            _noted(client, *client.ask(f"/judgement/{judged}/withdraw", {"back": "review"})[:2])


def seen_in(page: str) -> str:
    """Return what a page says of the state in which it shows an incident."""
    found = _SEEN.search(page)
    return found[1] if found else ""


def typed_in(page: str) -> dict[str, str]:
    """Return what the form for corrections holds."""
    fields = re.findall(
        r'<input type="(?:text|date)" id="f-\w+" name="(\w+)" value="([^"]*)"', page
    )
    chosen = re.search(r'<option value="([\w-]+)" selected', page)
    typed = {name: unescape(value) for name, value in fields}
    return {**typed, "event_type": chosen[1] if chosen else ""}


def _noted(client: Client, status: int, where: str) -> str | None:
    if status == 409:
        client.found.conflicts += 1
    judged = parse_qs(urlsplit(where).query).get("did", [""])[0]
    if status != 303 or not judged:
        return None
    client.found.decisions.add(judged)
    return judged


@contextmanager
def served(record: Path) -> Iterator[tuple[str, int]]:
    """Serve a record; yield the address, and the number of the process."""
    command = "from crossreport.cli.main import main; main()"
    arguments = [sys.executable, "-c", command, "serve", str(record), "--port", "0"]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            yield line.split(" at ")[1].split()[0], process.pid
        finally:
            process.terminate()


def main() -> None:
    """Load a copy of a record and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copy(chosen.record, Path(folder) / "record.sqlite"))
        with served(copy) as (address, _):
            found = load(address, copy, seconds=chosen.seconds)
    print(
        f"{found.reads:,} pages read, {len(found.decisions):,} judgements kept, "
        f"{found.conflicts:,} conflicts told, {len(found.lost)} lost, "
        f"slowest answer {found.slowest:.1f} s, errors: {dict(found.errors) or 'none'}"
    )


if __name__ == "__main__":
    main()
