"""Time zones as they are printed, and the clocks of the IANA database.

The clocks are read from the package ``tzdata`` and not from the machine, so that one record is
made of one text everywhere.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from zoneinfo import ZoneInfo

from crossreport.codebook.files import read_yaml
from crossreport.model import WideDate, ZoneRule

_OFFSET = r"(?:GMT|UTC)\s?[+\-−]\s?(?:0\d|1[0-4]|\d)(?::?[0-5]\d)?(?!\d)"
_BARE = re.compile(r"\s?(?P<zone>[+\-−](?:0\d|1[0-4]):?[0-5]\d)(?![\d:])")
_FEW_ZONES = 3  # of a wide place, that are named
_SOME_DAY = datetime(2000, 1, 1).date()
_KINDS = r"(?:\s(?:standard|daylight|summer|mean))?\stime"


@dataclass(frozen=True, slots=True)
class PrintedZone:
    """A zone as a text names it.

    Attributes:
        words: as printed.
        end: offset after the words.
        clock: its clock; ``None`` for the one of the place ("local time").
    """

    words: str
    end: int
    clock: tzinfo | None

    @property
    def name(self) -> str:
        """How to call it to people: an offset as ``UTC+3``, else as printed."""
        if isinstance(self.clock, timezone):
            return offset_name(self.clock.utcoffset(None))
        words = self.words.strip("()")
        return "UTC" if words == "Z" else words


@cache
def zone(key: str) -> ZoneInfo:
    """Return the clock of a key of the IANA database, from the package ``tzdata``.

    Raises:
        FileNotFoundError: the database has no such zone.
    """
    with files("tzdata").joinpath("zoneinfo", *key.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=key)


def zones_version() -> str:
    """Return the version of the database of clocks."""
    return f"tzdata {version('tzdata')}"


def offset_name(offset: timedelta | None) -> str:
    """Write an offset from UTC: ``UTC+3``, ``UTC-9:30``."""
    minutes = round((offset or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def why_moved(date: WideDate) -> str:
    """Say in words why a date is another one at its place than told; empty where it is not."""
    moved = date.moved
    if moved is None:
        return ""
    first, last = (day.isoformat() if day else "" for day in (moved.earliest, moved.latest))
    days = first if first == last else f"{first} to {last}"
    days = f"until {last}" if not first else f"from {first}" if not last else days
    if moved.rule is ZoneRule.COUNTRY:
        return f"told as {days} where no country is known; the place is in {moved.zone}"
    noon = datetime.combine(date.latest or date.earliest or _SOME_DAY, time(12))
    keys = moved.zone.split(", ")
    offsets = sorted({zone(key).utcoffset(noon) or timedelta() for key in keys})
    ends = dict.fromkeys(offset_name(one) for one in (offsets[0], offsets[-1]))
    named = moved.zone if len(keys) <= _FEW_ZONES else f"{len(keys)} zones"
    there = f"{' to '.join(ends)} ({named})"
    return f"told as {days} in {moved.told_in}; the place is at {there}"


def bare_offset_at(text: str, start: int) -> PrintedZone | None:
    """Return the offset that stands alone after an hour, as in ISO 8601 and RFC 5322.

    In prose the same marks are those of a range ("10:00-11:30").
    """
    match = _BARE.match(text, start)
    return None if match is None else PrintedZone(match["zone"], match.end(), _fixed(match["zone"]))


def zone_at(text: str, start: int) -> PrintedZone | None:
    """Return the zone that a text names right after an hour, if it does.

    Args:
        text: the text.
        start: offset after the hour.
    """
    match = _pattern().match(text, start)
    if match is None:
        return None
    clock: tzinfo | None = None
    if match["short"]:
        clock = zone(read_yaml("time_zones")["abbreviations"][match["short"]])
    elif match["offset"]:
        clock = _fixed(match["offset"])
    elif match["name"]:
        key = _named().get(" ".join(match["name"].lower().split()))
        if key is None:
            return None
        clock = zone(key)
    return PrintedZone(match["zone"].strip(), match.end(), clock)


def meant_by(printed: PrintedZone, place: ZoneInfo, moment: datetime) -> tzinfo:
    """Return the clock that a printed zone means in a report about a place.

    Args:
        printed: the zone.
        place: the clock of the place.
        moment: about when, without a zone. "IST" is India's, Israel's or Ireland's, so that an
            abbreviation by which the place's own clock goes then is that clock.
    """
    own = place.tzname(moment)
    return place if printed.clock is None or own == printed.words.strip("()") else printed.clock


def _fixed(offset: str) -> timezone:
    sign = -1 if re.search(r"[-−]", offset) else 1
    digits = re.sub(r"\D", "", offset)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


@cache
def _pattern() -> re.Pattern[str]:
    data = read_yaml("time_zones")
    short = "|".join(sorted(data["abbreviations"], key=lambda word: (-len(word), word)))
    local = "|".join(sorted(data["local"], key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\s{{0,2}}(?P<zone>\(?(?:(?P<offset>{_OFFSET})|(?P<short>{short})(?![A-Za-z+\-]|\stime)"
        rf"|(?i:(?P<local>{local}))\b"
        rf"|(?P<name>[A-Z](?i:[a-z]+(?:\s[a-z]+)??))(?i:{_KINDS})\b)\)?)"
    )


@cache
def _named() -> dict[str, str]:
    """Return the zones by the names that stand before "time", in lower case."""
    keys = files("tzdata").joinpath("zones").read_text(encoding="ascii").split()
    cities = {key.rsplit("/", 1)[1].replace("_", " ").lower(): key for key in keys if "/" in key}
    names: dict[str, str] = read_yaml("time_zones")["names"]
    return cities | names
