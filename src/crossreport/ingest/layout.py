"""A stored text parted into title, signature, body and furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossreport.ingest.blocks import Block, block, split_blocks
from crossreport.ingest.datelines import Dateline, find_dateline
from crossreport.ingest.furniture import (
    by_surroundings,
    edges,
    is_headline,
    reason_of,
    repeated_caption,
    trailing,
)
from crossreport.ingest.header import (
    Facts,
    is_keyed,
    is_name,
    looks_like_publisher,
    name_lines,
    read_line,
    take_date_of_title,
)
from crossreport.ingest.names import title_end
from crossreport.ingest.scripts import main_script
from crossreport.ingest.vocabulary import fold
from crossreport.model import Segment, SegmentKind

_HEAD_MOST = 40  # blocks before the first sentence that can still be a head
_DECKS = 2  # lines under a title that belong to the report; more of them are a list of links
_TITLE_WORDS = 45
_MENU = re.compile(r"(?:[^|•·\d]{2,24}[|•·]){3,}[^|•·\d]{2,24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a reader of a format knows about the text it made.

    Attributes:
        title: the headline, if the format tells it.
        publisher: the publisher, if known.
        ranges: the blocks of the text, where the format tells paragraphs.
        aside: blocks that the format sets aside, as (start, end, reason); a block that begins
            in one of them is furniture.
        ragged: lines are broken by the width of print.
    """

    title: str | None = None
    publisher: str | None = None
    ranges: tuple[tuple[int, int], ...] | None = None
    aside: tuple[tuple[int, int, str], ...] = ()
    ragged: bool = False


class _Parts:
    """The blocks of a text with what each is taken for."""

    def __init__(self, text: str, hints: Hints) -> None:
        self.text = text
        self.hints = hints
        self.blocks = _blocks(text, hints)
        self.kinds: list[SegmentKind | None] = [None] * len(self.blocks)
        script = main_script(text[:50_000])
        self.reasons = _aside(self.blocks, hints.aside)
        for i, b in enumerate(self.blocks):
            self.reasons[i] = self.reasons[i] or reason_of(b, script)
            if self.reasons[i] == "contact" and is_keyed(b):
                self.reasons[i] = ""  # "URL: https://…" is no reporter's address

    def open(self, i: int) -> bool:
        """Whether block ``i`` has no kind yet."""
        return self.kinds[i] is None and not self.reasons[i]

    def first_prose(self) -> int:
        """Index of the first running text; the number of blocks when there is none."""
        for i in range(len(self.blocks)):
            if self.open(i) and self.is_text(i) and not self.is_title(i):
                return i
        return len(self.blocks)

    def is_text(self, i: int) -> bool:
        """Whether block ``i`` is running text or a list, or opens it with a dateline."""
        if self.blocks[i].is_prose or self.blocks[i].is_item:
            return True
        line = find_dateline(self.blocks[i].text)
        return line is not None and (line.agency is not None or line.day is not None)

    def is_title(self, i: int) -> bool:
        """Whether block ``i`` holds the headline that the format told."""
        title = self.hints.title
        return bool(title) and same_title(self.blocks[i].text, title or "")


def part(text: str, hints: Hints) -> tuple[tuple[Segment, ...], Facts]:
    """Part ``text`` into segments that cover everything but blanks, and read its head.

    Args:
        text: the stored text.
        hints: what the format tells.

    Returns:
        The segments in order, and what the head and foot say about the report.
    """
    facts = Facts(title=hints.title, publisher=hints.publisher)
    parts = _Parts(text, hints)
    _read_title(parts)
    head = parts.first_prose()
    if head <= _HEAD_MOST:
        _read_head(parts, head, facts)
    _read_labelled_lines(parts, head)
    by_surroundings(parts.blocks, parts.reasons)
    _read_foot(parts, facts)
    trailing(parts.blocks, parts.reasons)
    datelines = _datelines(parts)
    for line in datelines.values():
        facts.places += [p for p in line.places if p not in facts.places]
        facts.publisher = facts.publisher or line.agency
        if line.day:
            facts.date_found(line.day, 3, ambiguous=False, clock=None)
    return tuple(_segments(parts, datelines)), facts


def same_title(text: str, title: str) -> bool:
    """Say whether a line is the headline, or the headline without the site's name."""
    a, b = fold(text), fold(title)
    return a == b or (len(a) >= 15 and b.startswith(a)) or (len(b) >= 15 and a.startswith(b + " "))


def _blocks(text: str, hints: Hints) -> list[Block]:
    if hints.ranges is None:
        apart = {start for start, _, _ in hints.aside}
        return split_blocks(text, ragged=hints.ragged, apart=apart)
    found = (block(text, start, end) for start, end in hints.ranges)
    return [b for b in found if b is not None]


def _aside(blocks: Sequence[Block], aside: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return the reason of the range that each block begins in; both are in order."""
    reasons = [""] * len(blocks)
    rest = list(aside)
    at = 0
    for i, b in enumerate(blocks):
        while at < len(rest) and rest[at][1] <= b.start:
            at += 1
        if at < len(rest) and rest[at][0] <= b.start:
            reasons[i] = rest[at][2]
    return reasons


def _read_title(parts: _Parts) -> None:
    """Mark the line that holds the known headline, wherever it stands before the text."""
    seen = 0
    for i, b in enumerate(parts.blocks):
        if parts.is_title(i) and len(b.words) <= _TITLE_WORDS:
            parts.kinds[i], parts.reasons[i] = SegmentKind.TITLE, ""
            return
        seen += parts.open(i)
        if seen > _HEAD_MOST:
            return


def _read_head(parts: _Parts, head: int, facts: Facts) -> None:
    """Sort the lines before the first sentence: signature, date, title, decks, links."""
    # Without any sentence the text is all short lines, and those are its body.
    lines = [i for i in range(min(head, len(parts.blocks))) if parts.open(i)]
    signed = False
    for i in lines:
        match read_line(parts.blocks[i], facts, head=True):
            case "byline":
                parts.kinds[i], signed = SegmentKind.BYLINE, True
            case "imprint":
                parts.reasons[i] = "imprint"
            case _ if _MENU.fullmatch(parts.blocks[i].text):
                parts.reasons[i] = "menu"
            case "title":
                parts.kinds[i] = SegmentKind.TITLE
            case "label":
                parts.kinds[i] = SegmentKind.BYLINE
    if head == len(parts.blocks) and not signed:
        return
    lines = [i for i in lines if parts.open(i)]
    if facts.title is None:
        _choose_title(parts, lines, facts)
        lines = [i for i in lines if parts.open(i)]
    _read_names(parts, lines, head, facts, signed=signed)
    decks = [i for i in lines if parts.open(i)]
    if len(decks) > _DECKS and not any(parts.blocks[i].introduces for i in decks):
        for i in decks:
            if is_headline(parts.blocks[i]):
                parts.reasons[i] = "before-text"


def _choose_title(parts: _Parts, lines: list[int], facts: Facts) -> None:
    """Take the first line that is no mere name; among names, the first of three words."""
    short = [i for i in lines if len(parts.blocks[i].words) <= _TITLE_WORDS]
    phrases = [
        i
        for i in short
        if not is_name(parts.blocks[i].text, most=6) and len(parts.blocks[i].words) > 1
    ]
    names = [
        i
        for i in short
        if i not in phrases
        and len(parts.blocks[i].words) >= 3
        and not looks_like_publisher(parts.blocks[i].text)
    ]
    chosen = next(iter(phrases or names), None)
    if chosen is None:
        return
    parts.kinds[chosen] = SegmentKind.TITLE
    facts.title = " ".join(parts.blocks[chosen].text.split())
    take_date_of_title(facts.title, facts)


def _read_names(parts: _Parts, lines: list[int], head: int, facts: Facts, *, signed: bool) -> None:
    """Lines that are names alone: publisher and author, where the head is signed at all."""
    blocks = [parts.blocks[i] for i in lines]
    if not signed:
        blocks = [b for b in blocks if looks_like_publisher(b.text)]
    body = parts.text[parts.blocks[head].start :] if head < len(parts.blocks) else ""
    names = {blocks[k].start for k in name_lines(blocks, facts, body=body[:20_000])}
    for i in lines:
        if parts.blocks[i].start in names:
            parts.kinds[i] = SegmentKind.BYLINE


def _read_labelled_lines(parts: _Parts, head: int) -> None:
    """Signatures inside the text ("By …", "Updated: …") are no sentences of it."""
    for i in range(head, len(parts.blocks)):
        b = parts.blocks[i]
        if parts.open(i) and not b.is_prose and not b.is_item and len(b.words) <= 16:
            line = find_dateline(b.text)
            alone = line is not None and line.end == len(b.text)
            tag = "byline" if alone else read_line(b, Facts(), head=False)
            if tag == "byline":
                parts.kinds[i] = SegmentKind.BYLINE
            elif tag == "imprint":
                parts.reasons[i] = "imprint"


def _read_foot(parts: _Parts, facts: Facts) -> None:
    """Take the date and the author from labelled lines anywhere, where the head gave none."""
    for i, b in enumerate(parts.blocks):
        if parts.kinds[i] is SegmentKind.BYLINE and facts.published is None:
            read_line(b, facts, head=False)


def _datelines(parts: _Parts) -> dict[int, Dateline]:
    """Return the datelines by block.

    A bare "PLACE –" before several paragraphs is a round-up's way of saying where things
    happened, and so belongs to the body; so does one that does not open the text.
    """
    found = {}
    prose = [i for i in range(len(parts.blocks)) if parts.open(i) and parts.is_text(i)]
    for i in prose:
        line = find_dateline(parts.blocks[i].text)
        if line is not None:
            found[i] = line
    bare = [i for i, line in found.items() if line.agency is None and line.day is None]
    if len(bare) > 1 or (bare and not _opens(bare[0], found[bare[0]], prose)):
        return {i: line for i, line in found.items() if i not in bare}
    return found


def _opens(i: int, line: Dateline, prose: list[int]) -> bool:
    """Say whether a bare dateline stands at the first paragraph, or in capitals at the second."""
    return i in prose[:1] or (i in prose[:2] and all(p.isupper() for p in line.places))


def _segments(parts: _Parts, datelines: dict[int, Dateline]) -> list[Segment]:
    segments: list[Segment] = []
    for i, b in enumerate(parts.blocks):
        kind, reason = parts.kinds[i], parts.reasons[i]
        if reason:
            segments.append(Segment(b.start, b.end, SegmentKind.FURNITURE, reason))
        elif kind is SegmentKind.TITLE:
            cut = title_end(b.text, parts.hints.publisher)
            segments += _cut(b, [(0, cut, SegmentKind.TITLE, "")], rest="site-name")
        elif kind is not None:
            segments.append(Segment(b.start, b.end, kind))
        else:
            segments += _body(b, datelines.get(i))
    return segments


def _body(b: Block, dateline: Dateline | None) -> list[Segment]:
    """Part a paragraph of the body into dateline, text, captions and furniture at its ends."""
    start, end = edges(b.text)
    pieces: list[tuple[int, int, SegmentKind, str]] = []
    if dateline is None and start:
        dateline_after = find_dateline(b.text[start:])
        skip = dateline_after.end if dateline_after and dateline_after.agency else 0
    else:
        skip = max(0, (dateline.end if dateline else 0) - start)
    if skip:
        pieces.append((start, start + skip, SegmentKind.BYLINE, ""))
        start += skip
    caption = repeated_caption(b.text[start:end])
    if caption:
        left, right = start + caption[0], start + caption[1]
        pieces += [
            (start, left, SegmentKind.BODY, ""),
            (left, right, SegmentKind.FURNITURE, "caption"),
            (right, end, SegmentKind.BODY, ""),
        ]
    else:
        pieces.append((start, end, SegmentKind.BODY, ""))
    return _cut(b, pieces, rest="page-notice")


def _cut(
    b: Block, pieces: Sequence[tuple[int, int, SegmentKind, str]], *, rest: str
) -> list[Segment]:
    """Return the pieces of a block, and what they leave of it as furniture, without blanks."""
    spans: list[tuple[int, int, SegmentKind, str]] = []
    at = 0
    for start, end, kind, reason in pieces:
        spans.append((at, start, SegmentKind.FURNITURE, rest))
        spans.append((start, end, kind, reason))
        at = end
    spans.append((at, len(b.text), SegmentKind.FURNITURE, rest))
    segments = []
    for start, end, kind, reason in spans:
        piece = block(b.text, start, end)
        if piece is not None:
            if kind is SegmentKind.BODY and not any(c.isalnum() for c in piece.text):
                kind, reason = SegmentKind.FURNITURE, "no-words"
            segments.append(Segment(b.start + piece.start, b.start + piece.end, kind, reason))
    return segments
