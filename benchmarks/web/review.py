"""python -m benchmarks.web.review RECORD [--rounds 10]: from a decision to the next screen.

A copy of the record is served on this machine and reviewed by one person, who accepts, rejects,
corrects, undoes, joins, parts and adds. Told are seconds from sending a decision until the page
that follows it is here, and the processor's share of that in the server.
"""

import argparse
import os
import random
import re
import shutil
import statistics
import time
from collections import defaultdict
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

from benchmarks.web.load import Client, Load, seen_in, served, typed_in

_OTHERS = re.compile(r'name="other" value="(i-\w+)"')
_CLAIMS = re.compile(r'name="claim" value="(c-\w+)"')
_QUOTE = re.compile(r'data-add="(?P<path>[^"]+)".*?<blockquote[^>]*>(?P<words>[^<]+)', re.DOTALL)
_TICKS = os.sysconf("SC_CLK_TCK")

Times = dict[str, list[tuple[float, float]]]
"""By what was decided, the seconds and the processor's seconds of each."""


class _Reviewer:
    """One person who reviews, with a stopwatch."""

    def __init__(self, address: str, server: int) -> None:
        self.found = Load()
        self.times: Times = defaultdict(list)
        self._client = Client(address, self.found, 1)
        self._server = server
        self.where, self.page = self.follow("/review")

    def follow(self, path: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        """Ask, go where the answer leads, and return the last address with its page."""
        status, where, page = self._client.ask(path, form)
        while status == 303:
            path = where
            status, where, page = self._client.ask(path)
        return path, page

    def decide(self, kind: str, path: str, form: dict[str, str]) -> str:
        """Send a decision, note how long it takes, and return the judgement's id."""
        began, worked = time.perf_counter(), self._worked()
        path, self.page = self.follow(path, {"seen": seen_in(self.page), **form})
        self.times[kind].append((time.perf_counter() - began, self._worked() - worked))
        self.where = urlsplit(path).path
        return parse_qs(urlsplit(path).query).get("did", [""])[0]

    def look(self, path: str) -> None:
        """Open a page, which is no decision."""
        self.where, self.page = self.follow(path)
        self.where = urlsplit(self.where).path

    def _worked(self) -> float:
        fields = Path(f"/proc/{self._server}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


def measure(record: Path, *, rounds: int) -> tuple[Times, Load]:
    """Review a record that is served for it; return how long each decision took.

    Args:
        record: is written to.
        rounds: how many decisions of each kind.
    """
    chance = random.Random(1)
    with served(record) as (address, server):
        person = _Reviewer(address, server)
        for _ in range(rounds):
            made = person.decide("accept", person.where, {"decision": "accept"})
            person.decide("undo", f"/judgement/{made}/withdraw", {"back": "review"})
            person.decide("reject", person.where, {"decision": "reject"})
            killed = str(chance.randrange(90, 900))
            typed = {**typed_in(person.page), "killed": killed}
            person.decide("correct", f"{person.where}/values", typed)
            _join_and_part(person)
            _add(person)
            person.look("/review?after=" + person.where.rpartition("/")[2])
    return person.times, person.found


def _join_and_part(person: _Reviewer) -> None:
    """Join the incident with one beside it, and part them again, where there is one."""
    others = _OTHERS.findall(person.page)
    if not others:
        return
    person.decide("join", f"{person.where}/join", {"other": others[0], "verdict": "same"})
    claims = _CLAIMS.findall(person.page)
    if claims:
        person.decide("split", f"{person.where}/split", {"claim": claims[-1]})


def _add(person: _Reviewer) -> None:
    """Add an incident told in the first quote of the incident's page, and undo it."""
    found = _QUOTE.search(person.page)
    if found is None:
        return
    words, path = unescape(found["words"]), unescape(found["path"])
    told = {"words": words, "event_type": "armed-attack", "killed": "3"}
    days = {one: typed_in(person.page)[one] for one in ("date_from", "date_to")}
    made = person.decide("add", urlsplit(path).path, {**told, **days})
    if made:
        person.decide("undo adding", f"/judgement/{made}/withdraw", {"back": "review"})


def main() -> None:
    """Review a copy of a record and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--rounds", type=int, default=10)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copy(chosen.record, Path(folder) / "record.sqlite"))
        times, found = measure(copy, rounds=chosen.rounds)
    for kind, each in times.items():
        whole, work = zip(*each, strict=True)
        print(
            f"{kind}: {statistics.median(whole):.2f} s at the median, {max(whole):.2f} at worst; "
            f"processor {statistics.median(work):.2f} s"
        )
    print(f"errors: {dict(found.errors) or 'none'}")


if __name__ == "__main__":
    main()
