"""From what a format's reader found to a document of the record."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from crossreport.ingest.header import Facts
from crossreport.ingest.language import language_of
from crossreport.ingest.layout import Hints, part, same_title
from crossreport.ingest.names import host_of, publisher_told, title_end
from crossreport.ingest.options import IngestOptions
from crossreport.ingest.printed_dates import find_dates, find_times
from crossreport.ingest.refusals import Refused
from crossreport.model import Document, Segment, SegmentKind, stable_id

READ_LANGUAGES = frozenset({"en"})
"""Languages that the extractors can read."""

_REPRINTED = timedelta(days=7)
_ID = re.compile(r"[^\s\x00-\x1f\x7f\ud800-\udfff](?:[^\x00-\x1f\x7f\ud800-\udfff]{0,198}\S)?")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as a reader of a format gives it on.

    Attributes:
        source: how the record calls the place it was read from.
        sha256: of the bytes of the file, or of the canonical bytes of the row.
        media_type: of those bytes.
        text: the readable text, furniture included.
        own_id: the identifier the input carries.
        title: the headline as the format's metadata tell it.
        title_beside: whether that headline stands outside the text (a column of a table) and
            is to be stored before it, so that its words can be quoted.
        published: publication date as written in the metadata.
        guessed: whether the encoding was guessed.
        hints: what the format tells of the text's layout.
    """

    source: str
    sha256: str
    media_type: str
    text: str
    own_id: str | None = None
    title: str | None = None
    title_beside: bool = False
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    address: str | None = None
    language: str | None = None
    guessed: bool = False
    hints: Hints = field(default_factory=Hints)


def to_document(article: Article, options: IngestOptions) -> Document:
    """Part the text, gather what is known about it, and note what a person should look at.

    Raises:
        Refused: there are no words in it, or too many.
    """
    article = _clean(article)
    if len(article.text) > options.max_characters:
        raise Refused(
            "text-too-long",
            f"holds {len(article.text):,} characters, more than the {options.max_characters:,} "
            "of the longest report; split it into its reports",
        )
    if not any(c.isalnum() for c in article.text):
        raise Refused("no-text", "holds no words; nothing to read")
    text = _with_title(article)
    publisher = (host_of(article.publisher) or article.publisher) if article.publisher else None
    hints = replace(article.hints, title=article.title, publisher=publisher)
    segments, facts = part(text, hints)
    body = _body(text, segments)
    when, notes = _publication(article, facts, options)
    language = _language_code(article.language) or language_of(body or text)
    told = publisher_told(body) if facts.publisher is None else None
    title = facts.title and facts.title[: title_end(facts.title, publisher)]
    notes += _other_notes(article, body, language, told)
    return Document(
        id=article.own_id or stable_id("d", article.sha256),
        text=text,
        sha256=article.sha256,
        source=article.source,
        media_type=article.media_type,
        segments=segments,
        title=title,
        publisher=facts.publisher or told,
        author=_author(article.author or facts.author, facts.publisher or told),
        published=when.day,
        published_time=when.clock,
        published_offset=when.offset,
        dateline_places=tuple(dict.fromkeys(facts.places)),
        language=language,
        address=article.address or facts.address,
        notes=tuple(sorted(notes)),
    )


def _clean(article: Article) -> Article:
    """Replace lone surrogates, which no store can hold, and drop identifiers unfit to show."""
    own_id = article.own_id
    if own_id is not None and not _ID.fullmatch(own_id):
        own_id = None
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", article.text)
    guessed = article.guessed or text != article.text
    return replace(
        article,
        text=text,
        own_id=own_id,
        guessed=guessed,
        title=_folded(article.title),
        publisher=_folded(article.publisher),
        author=_folded(article.author),
        published=_folded(article.published),
        address=_folded(article.address),
        language=_folded(article.language),
    )


def _folded(value: str | None) -> str | None:
    """Return a metadata value on one line, ``None`` when there is nothing in it."""
    if value is None:
        return None
    return " ".join(_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", value).split()) or None


def _with_title(article: Article) -> str:
    """Store a headline that stands beside the text before it, unless the text has it too."""
    if not article.title or not article.title_beside:
        return article.text
    first = article.text.lstrip().split("\n", 1)[0]
    if same_title(first, article.title):
        return article.text
    return f"{article.title}\n\n{article.text}"


def _author(author: str | None, publisher: str | None) -> str | None:
    """Return who signed, unless pages name their publisher twice."""
    same = author and publisher and author.casefold() == publisher.casefold()
    return None if same else author


def _body(text: str, segments: tuple[Segment, ...]) -> str:
    return "\n".join(text[s.start : s.end] for s in segments if s.kind is SegmentKind.BODY)


def _publication(
    article: Article, facts: Facts, options: IngestOptions
) -> tuple["Published", list[str]]:
    """Decide the publication date: the metadata's, unless the page prints a much older one.

    Pages are archived and put up again, which renews the date of their metadata; the words of a
    report count from the day that it was written. A day or two is that of an agency's dateline.
    """
    notes: list[str] = []
    when = parse_published(article.published) if article.published else _UNPUBLISHED
    printed = Published(facts.published, facts.published_time, facts.published_offset)
    if article.published and when.day is None:
        notes.append("publication-date-unreadable")
    if when.day is not None and _older_printed(facts, when.day):
        when = printed
        notes.append("older-date-printed")
    elif when.day is None:
        when = printed
        if when.day is not None and facts.date_ambiguous:
            notes.append("publication-date-ambiguous")
    elif when.clock is None and printed.day == when.day:
        when = printed  # metadata often tell the day alone, and the page the hour
    if when.day is None:
        notes.append("no-publication-date")
    elif options.today is not None and when.day > options.today:
        notes.append("future-publication-date")
    return when, notes


def _older_printed(facts: Facts, day: date) -> bool:
    printed = facts.published
    return printed is not None and day - printed > _REPRINTED and not facts.date_ambiguous


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published, as far as it says.

    Attributes:
        day: the day.
        clock: the clock time.
        offset: minutes east of UTC of that clock; ``None`` when no zone is told.
    """

    day: date | None = None
    clock: time | None = None
    offset: int | None = None


_UNPUBLISHED = Published()


def parse_published(value: str) -> Published:
    """Read a publication date of a column or a tag: ISO 8601, Unix seconds, or as printed."""
    digits = value.strip()
    if digits.isascii() and digits.isdigit():
        return _from_digits(digits)
    hits = find_dates(value)
    if not hits:
        return _UNPUBLISHED
    rest = value[: hits[0].start] + " " + value[hits[0].end :]
    times = find_times(rest)
    midnight = times and times[0].clock == time(0) and re.search(r"00:00(?::00)?", value)
    day = hits[0].day
    if not times or midnight:
        return Published(day)
    return Published(day, times[0].clock, times[0].offset_on(day))


def _from_digits(digits: str) -> Published:
    try:
        if len(digits) in (8, 14):
            return Published(date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])))
        if len(digits) in (10, 13):
            moment = datetime.fromtimestamp(int(digits[:10]), tz=UTC)
            return Published(moment.date(), moment.time(), 0)
    except ValueError:
        pass
    return _UNPUBLISHED


def _language_code(value: str | None) -> str | None:
    """Return the ISO 639-1 code of a column's value like ``en`` or ``en-GB``."""
    match = re.fullmatch(r"([A-Za-z]{2})(?:[-_]\w+)*", value or "")
    return match[1].lower() if match else None


def _other_notes(article: Article, body: str, language: str | None, told: str | None) -> list[str]:
    notes = []
    if language is None:
        notes.append("language-unknown")
    elif language not in READ_LANGUAGES:
        notes.append("language-not-read")
    if article.guessed:
        notes.append("decoding-guessed")
    if not body:
        notes.append("no-body-text")
    if told is not None:
        notes.append("publisher-inferred")
    return notes
