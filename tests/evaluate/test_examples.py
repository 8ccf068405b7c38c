"""The examples' gold is sound: its quotes stand in the reports, its names are known."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossreport.codebook import load_codebook
from crossreport.evaluate import load_gold
from crossreport.evaluate.gold_format import Gold
from crossreport.evaluate.locating import Library, find_quote
from crossreport.evaluate.naming import Names
from crossreport.ingest import IngestOptions, read
from crossreport.model import Document, Refusal, SegmentKind

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "examples" / "reports"
GOLD = load_gold(ROOT / "examples" / "gold.json")


def quotes(gold: Gold) -> Iterator[tuple[str, str]]:
    """Every file and quote of the gold."""
    for incident in gold.incidents:
        for claim in incident.claims:
            yield claim.file, claim.quote
    for section in (gold.aggregates, gold.trends, gold.not_incidents):
        for entry in section:
            yield entry.file, entry.quote


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The examples as documents."""
    found = list(read([str(REPORTS)], options=IngestOptions()))
    assert [one for one in found if isinstance(one, Refusal)] == []
    return [one for one in found if isinstance(one, Document)]


def test_every_file_has_its_gold_and_every_gold_its_file() -> None:
    files = {path.name for path in REPORTS.iterdir()}
    assert {entry.file for entry in GOLD.documents} == files
    assert {file for file, _ in quotes(GOLD)} <= files
    assert {file for pair in GOLD.copies for file in pair} <= files


def test_every_document_is_found(documents: list[Document]) -> None:
    library = Library(documents)
    named = [library.named(entry.file, entry.article) for entry in GOLD.documents]
    assert all(len(found) == 1 for found in named)
    assert len(documents) == len(GOLD.documents)


@pytest.mark.parametrize(("file", "quote"), sorted(set(quotes(GOLD))))
def test_a_quote_stands_in_what_is_read(documents: list[Document], file: str, quote: str) -> None:
    places = [
        (start, end, segment)
        for document in Library(documents).named(file)
        for start, end in find_quote(document.text, quote)
        for segment in document.segments
        if segment.kind in (SegmentKind.TITLE, SegmentKind.BODY)
    ]
    assert any(part.start <= start and end <= part.end for start, end, part in places)


def test_boilerplate_stands_in_the_file() -> None:
    for entry in GOLD.documents:
        for words in entry.boilerplate:
            raw = (REPORTS / entry.file).read_text(encoding="utf-8")
            assert find_quote(raw, words), (entry.file, words)


def test_every_incident_must_be_told_by_some_claim() -> None:
    for incident in GOLD.incidents:
        assert any(not claim.optional for claim in incident.claims), incident.id


def test_ranges_are_in_order() -> None:
    for incident in GOLD.incidents:
        for kind, count in incident.counts.items():
            assert None not in (count.low, count.best, count.high), (incident.id, kind)
            low, best, high = count.low or (), count.best or (), count.high or ()
            assert min(low) <= min(best) <= max(best) <= max(high)


def test_what_is_no_incident_is_no_claim_either() -> None:
    claims = [(c.file, c.quote) for incident in GOLD.incidents for c in incident.claims]
    for entry in GOLD.not_incidents:
        for file, quote in claims:
            assert file != entry.file or not (quote in entry.quote or entry.quote in quote)


def test_actors_are_known_to_the_codebook() -> None:
    names = Names(load_codebook())
    given = [name for i in GOLD.incidents for name in i.perpetrators or ()]
    given += [name for i in GOLD.incidents for side in i.parties for name in side]
    given += [entry.actor for entry in GOLD.aggregates if entry.actor is not None]
    assert [name for name in given if not names.actor_ids(name)] == []


@pytest.mark.parametrize(
    ("source", "report"),
    [
        ("nigeria-police-bulletin.txt", "nigeria-police-bulletin.docx"),
        ("colombia-roundup.txt", "colombia-roundup.pdf"),
    ],
)
def test_made_files_hold_their_source(documents: list[Document], source: str, report: str) -> None:
    path = ROOT / "scripts" / "example_sources" / source
    wanted = path.read_text(encoding="utf-8").replace("#", "").split()
    (document,) = Library(documents).named(report)
    assert document.text.split() == wanted


def test_no_sentence_is_taken_from_the_benchmarks(
    documents: list[Document], shared_dir: Path
) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.lower().split()
        return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}

    seeds = (path.read_text("utf-8") for path in (shared_dir / "seeds").glob("*.txt"))
    taken: set[tuple[str, ...]] = set().union(*map(runs, seeds))
    assert taken
    for document in documents:
        assert not runs(document.text) & taken, document.source
