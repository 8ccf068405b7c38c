from collections.abc import Callable
from dataclasses import replace

from crossreport.geocode import Beats, Gazetteer, learn_beats, resolve_document
from crossreport.model import Document, Place, PlaceMention

Write = Callable[..., tuple[Document, list[PlaceMention]]]
PAPER = "www.courier.example"
TEXTS = (
    ("A fire broke out in Toledo, Ohio.", "Toledo"),
    ("Two cars crashed in Dayton, Ohio.", "Dayton"),
    ("A bridge was closed in Akron, Ohio.", "Akron"),
)


def reports(write: Write, publisher: str = PAPER) -> list[tuple[Document, list[PlaceMention]]]:
    written = []
    for number, (text, name) in enumerate(TEXTS):
        document, mentions = write(text, [(name, name, {})], publisher=publisher)
        written.append((replace(document, id=f"d-{number}"), mentions))
    return written


def test_a_bare_name_is_the_one_where_its_publisher_writes(
    write: Write, gazetteer: Gazetteer
) -> None:
    document, mentions = write(
        "A man was shot in Springfield.", [("Springfield", "Springfield", {})], publisher=PAPER
    )
    beats = learn_beats(reports(write), gazetteer)
    alone = resolve_document(document, mentions, gazetteer)[mentions[0]]
    place = resolve_document(document, mentions, gazetteer, beats=beats)[mentions[0]]
    assert isinstance(alone, Place)
    assert isinstance(place, Place)
    assert alone.admin1 != "Ohio"
    assert (place.name, place.admin1) == ("Springfield", "Ohio")


def test_what_the_report_says_itself_goes_before(write: Write, gazetteer: Gazetteer) -> None:
    document, mentions = write(
        "A man was shot in Springfield, Ill.", [("Springfield", "Springfield", {})], publisher=PAPER
    )
    beats = learn_beats(reports(write), gazetteer)
    place = resolve_document(document, mentions, gazetteer, beats=beats)[mentions[0]]
    assert isinstance(place, Place)
    assert place.admin1 == "Illinois"


def test_a_report_is_no_evidence_of_its_own(write: Write, gazetteer: Gazetteer) -> None:
    known = reports(write)
    beats = learn_beats(known[:1], gazetteer)
    assert not beats.votes(known[0][0])
    assert beats.votes(known[1][0])["US.OH"] > 0


def test_hosts_for_phones_are_the_same_publisher(write: Write, gazetteer: Gazetteer) -> None:
    beats = learn_beats(reports(write), gazetteer)
    other, _ = write("Nothing.", [], publisher="m.courier.example")
    stranger, _ = write("Nothing.", [], publisher="north.courier.example")
    assert beats.votes(other)["US.OH"] > 0
    assert not beats.votes(stranger)


def test_who_writes_of_everywhere_speaks_for_nowhere(write: Write, gazetteer: Gazetteer) -> None:
    beats = Beats()
    for number in range(20):
        document, _ = write("Nothing.", [], publisher="wire.example")
        beats.add(replace(document, id=f"d-{number}"), {f"US.{number:02}": 1.0})
    asked, _ = write("Nothing.", [], publisher="wire.example")
    assert not beats.votes(asked)
    assert not Beats().votes(asked)


def test_a_document_without_a_publisher_tells_and_asks_nothing(
    write: Write, gazetteer: Gazetteer
) -> None:
    document, mentions = write("A fire in Toledo, Ohio.", [("Toledo", "Toledo", {})])
    beats = learn_beats([(document, mentions)], gazetteer)
    assert not beats.reports
    assert not beats.votes(document)
