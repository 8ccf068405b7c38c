"""The head of a report: its title, its signature and its date, by general marks of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from crossreport.ingest.blocks import Block
from crossreport.ingest.printed_dates import PrintedTime, find_dates, find_times, weekday_names
from crossreport.ingest.vocabulary import bare, fold, press

_KEY = re.compile(r"^\W{0,3}([^\W\d_][^:\n]{0,28}?)\s*:\s*(?=\S)")
_PLACES = re.compile(r"\(([^()\d]{2,80})\)")
_NUMBER = re.compile(r" (?:no|nr|n|num|number)$")
_URL = re.compile(r"https?://\S+")
_TIMEZONE = re.compile(r"\(?(?:GMT|UTC)?\s*[+-]\d{1,2}:?\d{0,2}\)?|\b[A-Z]{3,4}\b")
_DATE_WORDS = 18  # words of the longest line that is a date line
_AS_OF = re.compile(
    r"(?:as of|as at|status|situation au|al|bis|\(|,|[-–—|:])\s*"
    r"(?:\d{1,2}:?\d{0,2}\s*(?:hrs|h|hours)?,?\s*(?:on)?\s*)?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Facts:
    """What the head (and foot) of a report says about it; filled while its lines are read."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    published_time: time | None = None
    published_offset: int | None = None
    address: str | None = None
    language: str | None = None
    places: list[str] = field(default_factory=list)
    date_rank: int = 9  # 0 published, 1 a bare date, 2 updated, 3 dateline, 4 in a title
    date_ambiguous: bool = False

    def date_found(
        self, day: date, rank: int, *, ambiguous: bool, clock: PrintedTime | None
    ) -> None:
        """Take a date unless a better one is known."""
        if rank < self.date_rank:
            self.published, self.date_rank, self.date_ambiguous = day, rank, ambiguous
            self.published_time = clock.clock if clock else None
            self.published_offset = clock.offset_on(day) if clock else None


def read_line(block: Block, facts: Facts, *, head: bool) -> str:
    """Read one line into ``facts`` if it is about the report rather than of it.

    Args:
        block: the line.
        facts: filled with what it says.
        head: whether it stands before the text; elsewhere a date without a label is a heading
            of the report, and a name without "by" is a name.

    Returns:
        ``byline`` for signature and date lines, ``imprint`` for the issuer's line, ``title``
        for a line with the key "Title", ``label`` for the kind of report ("Press release"),
        '' when it is none of these.
    """
    text = block.text
    if len(text) > 400:
        return ""
    return (
        _keyed(text, facts)
        or _address(text, facts)
        or (_dated(text, facts) if head or _labelled(text) else "")
        or _imprint(text, facts)
        or _signed(text, facts)
        or (_label(text, facts) if head else "")
    )


def is_keyed(block: Block) -> bool:
    """Say whether a line has one of the keys that say something about the report."""
    match = _KEY.match(block.text)
    return match is not None and fold(match[1]) in press().keys and len(block.text) <= 300


def _keyed(text: str, facts: Facts) -> str:
    match = _KEY.match(text)
    key = press().keys.get(fold(match[1])) if match else None
    if not match or key is None:
        return ""
    value = text[match.end() :].strip()
    match key:
        case "published":
            return "byline" if take_date(value, facts, rank=0) else ""
        case "title":
            facts.title = facts.title or value
            return "title"
        case "author":
            facts.author = facts.author or _name(value)
        case "publisher":
            facts.publisher = facts.publisher or value
        case "address":
            facts.address = facts.address or value
        case "place" if is_name(value, most=8):
            facts.places.append(value)
        case "language":
            pass
        case _:
            return ""
    return "byline"


def _address(text: str, facts: Facts) -> str:
    match = _URL.fullmatch(text.strip("<>() "))
    if not match:
        return ""
    facts.address = facts.address or match[0]
    return "byline"


def _dated(text: str, facts: Facts) -> str:
    """A line that is a date, and beside it only labels, a clock time, a name or places."""
    if len(text.split()) > _DATE_WORDS or not find_dates(text):
        return ""
    rest, places = without_dates(text)
    by = press().by.match(rest)
    rest = rest[by.end() :] if by else rest
    if rest and (not is_name(rest, most=6) or _names_a_report(rest)):
        return ""
    take_date(text, facts, rank=1)
    facts.places += places
    if rest:
        if looks_like_publisher(rest):
            facts.publisher = facts.publisher or rest
        elif not by and re.match(rf"{re.escape(rest)}\s*,", text):
            facts.places.append(rest)  # "Lima, 3 May 1989"
        else:
            facts.author = facts.author or _name(rest)
    return "byline"


def _names_a_report(rest: str) -> bool:
    """Say whether what stands beside a date is a title ("Weekly round-up") and no signature."""
    words = {fold(w) for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", rest)}
    return bool(words & press().report_words) and fold(rest).split()[0] != "the"


def _labelled(text: str) -> bool:
    words = press()
    folded = fold(text)
    return any(
        re.match(rf"\W*{re.escape(label)}\b", folded)
        for label in words.published_labels | words.updated_labels
        if len(label) > 3
    )


def without_dates(text: str) -> tuple[str, list[str]]:
    """Return what a date line says beside date, time and labels, and the places in brackets."""
    places: list[str] = []
    for match in _PLACES.finditer(text):
        names = [n.strip() for n in re.split(r"[,/;–-]\s", match[1]) if n.strip()]
        if all(is_name(n, most=4) and not looks_like_publisher(n) for n in names):
            places += names
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    found = [(hit.start, hit.end) for hit in find_dates(text)]
    found += [(hit.start, hit.end) for hit in find_times(text)]
    for start, end in found:
        text = text[:start] + " " * (end - start) + text[end:]
    words = press()
    labels = words.published_labels | words.updated_labels | words.neutral_labels
    for label in sorted((p for p in labels if " " in p), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", " ", text, flags=re.IGNORECASE)
    kept = [
        w
        for w in re.split(r"[\s|•·,;/]+", _TIMEZONE.sub(_blank_zone, text))
        if (bare_word := fold(w).strip(".:-–—()[]،"))
        and bare_word not in labels
        and bare_word not in weekday_names()
    ]
    return " ".join(kept).strip(" -–—:"), places


def _blank_zone(match: re.Match[str]) -> str:
    zone = match[0]
    return zone if zone.isalpha() and fold(zone) not in press().neutral_labels else " "


def take_date(text: str, facts: Facts, *, rank: int) -> bool:
    """Take the publication date of a line: its first date that is not labelled as an update."""
    hits = find_dates(text)
    if not hits:
        return False
    updated = press().updated_labels
    times = find_times(text)
    for i, hit in enumerate(hits):
        before = text[hits[i - 1].end if i else 0 : hit.start]
        tokens = re.findall(r"[^\W\d_]+", fold(before))
        late = any(t in updated for t in tokens) or fold(before).strip(" :") in updated
        following = hits[i + 1].start if i + 1 < len(hits) else len(text)
        floor = hits[i - 1].end if i else 0
        clock = next((t for t in times if hit.end <= t.start < following), None) or next(
            (t for t in times if floor <= t.start and t.end <= hit.start), None
        )
        facts.date_found(hit.day, 2 if late else rank, ambiguous=hit.ambiguous, clock=clock)
    return True


def take_date_of_title(text: str, facts: Facts) -> None:
    """Take a date set off at the end of a title ("Flash update no. 4, 12 May 2023")."""
    hits = find_dates(text)
    if len(hits) != 1:
        return
    hit = hits[0]
    words = re.split(r"(?<=\W)(?=\w)", text[: hit.start])
    while words and fold(words[-1]).strip(" ,.") in weekday_names():
        words.pop()
    before = "".join(words)
    set_off = _AS_OF.search(before) or not before.strip()
    if set_off and len(text[hit.end :].strip(" )]|.-–—")) < 3:
        facts.date_found(hit.day, 4, ambiguous=hit.ambiguous, clock=None)


def _imprint(text: str, facts: Facts) -> str:
    match = press().imprint.match(text)
    rest = text[match.end() :] if match else ""
    if not rest or len(rest.split()) > 10 or rest.rstrip().endswith((".", "!", "?")):
        return ""
    return "imprint" if _proper(rest.split()[0]) else ""


def _label(text: str, facts: Facts) -> str:
    """The kind of report, alone or with its number ("Statement no. 4") or with a name."""
    kind, _, rest = text.partition(" - ") if " - " in text else text.partition(": ")
    if _NUMBER.sub("", bare(kind)) not in press().document_labels:
        return ""
    if not rest.strip():
        return "label"
    if not is_name(rest, most=4) or len(rest.split()) < 2 or looks_like_publisher(rest):
        return ""
    facts.author = facts.author or _name(rest)
    return "byline"


def _signed(text: str, facts: Facts) -> str:
    match = press().by.match(text)
    if not match or len(text.split()) > 16:
        return ""
    rest = text[match.end() :]
    if all(w in press().role_words or w in press().name_particles for w in fold(rest).split()):
        return "byline"
    first = re.split(r"\s*(?:[,|•·/]|\s[-–—]\s)\s*", rest)[0]
    sentence = text.rstrip().endswith((".", "!", "?")) and len(rest) > 60
    if sentence or not is_name(first, most=7):
        return ""
    facts.author = facts.author or _name(first)
    outlet = rest[len(first) :].strip(" ,|•·/-–—")
    role = any(w in press().role_words for w in fold(outlet).split())
    if outlet and not role and looks_like_publisher(outlet) and len(outlet.split()) <= 5:
        facts.publisher = facts.publisher or outlet
    return "byline"


def is_name(text: str, *, most: int = 5) -> bool:
    """Say whether ``text`` can be a name: a few words with capitals, or of a script without."""
    text = text.strip(" .,;|-–—")
    words = [w for w in re.findall(r"[^\s,/&]+", text) if w not in ("-", "–", "—")]
    if not 1 <= len(words) <= most or not text or any(c.isdigit() for c in text):
        return False
    if re.search(r"[!?;:\"“”()«»\[\]؟]", text):
        return False
    return all(_proper(w) or fold(w) in press().name_particles for w in words) and _proper(
        words[0], particle=True
    )


def _proper(word: str, *, particle: bool = False) -> bool:
    letters = word.lstrip("'’‘\"“(")
    if not letters or not letters[0].isalpha():
        return False
    cased = letters.lower() != letters.upper()
    stem = re.split(r"[-'’]", letters)[-1]  # al-Masri
    return not cased or letters[0].isupper() or (particle and stem[:1].isupper())


def _name(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" .,;|-–—")


def looks_like_publisher(text: str) -> bool:
    """Say whether a name is that of a paper, agency or office rather than of a person."""
    words = [w for w in re.findall(r"[^\W\d_]+", fold(text)) if w]
    if not words:
        return False
    if re.search(r"\w\.(?:com|net|org|info|news|tv|[a-z]{2})\b", text, re.IGNORECASE):
        return True
    if words[0] in press().articles or fold(text) in press().agencies:
        return True
    single = len(words) == 1 and text.isupper() and len(text) <= 6
    return single or any(w in press().publisher_words for w in words)


def name_lines(blocks: Sequence[Block], facts: Facts, *, body: str) -> list[int]:
    """Return which lines of a head are names alone, and read publisher and author from them.

    A name that the text speaks of with an article ("the Courier") is a paper's, and no person's.
    """
    names, publishers = [], []
    for i, b in enumerate(blocks):
        text = _name(b.text)
        if b.ends_sentence or not is_name(text, most=6) or _names_a_report(text):
            continue
        if looks_like_publisher(text) or _spoken_of(text, body):
            publishers.append(text)
        elif len(text.split()) >= 2:
            facts.author = facts.author or text
        else:
            continue
        names.append(i)
    # A letterhead goes from the state to the office that speaks.
    offices = [p for p in publishers if not set(fold(p).split()) & press().letterhead_words]
    facts.publisher = facts.publisher or next(iter(offices or publishers), None)
    return names


def _spoken_of(name: str, body: str) -> bool:
    last = name.split()[-1]
    return last[:1].isupper() and re.search(rf"\b[Tt]he {re.escape(last)}\b", body) is not None
