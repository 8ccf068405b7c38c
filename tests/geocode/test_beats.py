from collections.abc import Callable
from dataclasses import replace

from crossreport.geocode import Beats, Gazetteer, learn_beats, resolve_document
from crossreport.geocode.beats import Lies
from crossreport.model import Document, Place, PlaceBasis, PlaceMention

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
        beats.add(replace(document, id=f"d-{number}"), Lies({f"US.{number:02}": 1.0}))
    asked, _ = write("Nothing.", [], publisher="wire.example")
    assert not beats.votes(asked)
    assert not Beats().votes(asked)


def test_a_document_without_a_publisher_has_no_beat(write: Write, gazetteer: Gazetteer) -> None:
    document, mentions = write("A fire in Toledo, Ohio.", [("Toledo", "Toledo", {})])
    beats = learn_beats([(document, mentions)], gazetteer)
    assert not beats.votes(document)
    assert beats.home(document) is None


def test_a_name_means_what_reports_of_others_say_that_it_means(
    write: Write, gazetteer: Gazetteer
) -> None:
    written = []
    for number in range(3):
        document, mentions = write(
            "A fire in Oakland, Maine.",
            [("Oakland", "Oakland", {})],
            publisher=f"p{number}.example",
        )
        written.append((replace(document, id=f"d-{number}"), mentions))
    document, mentions = write("A man was shot in Oakland.", [("Oakland", "Oakland", {})])
    told = resolve_document(document, mentions, gazetteer, beats=learn_beats(written, gazetteer))
    alone = resolve_document(document, mentions, gazetteer)
    assert [getattr(found[mentions[0]], "admin1", "") for found in (alone, told)] == [
        "California",
        "Maine",
    ]


def test_a_report_does_not_tell_itself_what_a_name_means(
    write: Write, gazetteer: Gazetteer
) -> None:
    document, mentions = write(
        "A fire in Oakland, Maine.", [("Oakland", "Oakland", {})], publisher=PAPER
    )
    prior = learn_beats([(document, mentions)], gazetteer).prior(document)
    entries = gazetteer.search("Oakland")
    assert {prior.weight("oakland", entry) for entry in entries} == {0.0}


def test_reports_of_one_country_speak_for_it(write: Write, gazetteer: Gazetteer) -> None:
    asked, _ = write("Nothing.", [], publisher="other.example")
    beats = learn_beats(reports(write), gazetteer)
    assert beats.prior(asked).countries == {"US": 3 / 13}


def test_a_publisher_writes_from_the_town_of_most_of_its_reports(
    write: Write, gazetteer: Gazetteer
) -> None:
    towns = ["Dayton", "Dayton", "Kettering", "Dayton", "Springfield"]
    written = []
    for number, town in enumerate(towns):
        document, mentions = write(
            f"A man was shot in {town}, Ohio.", [(town, town, {})], publisher=PAPER
        )
        written.append((replace(document, id=f"d-{number}"), mentions))
    asked, _ = write("Nothing.", [], publisher=PAPER)
    home = learn_beats(written, gazetteer).home(asked)
    assert home is not None
    assert home.town.name == "Dayton"
    place = home.place(asked.id)
    assert (place.basis, place.ucdp_precision) == (PlaceBasis.PUBLISHER, 5)
    assert 30 <= place.radius_km < 60


def test_a_town_in_the_publishers_name_is_its_home_when_a_report_lies_there(
    write: Write, gazetteer: Gazetteer
) -> None:
    document, mentions = write(
        "A fire in Toledo, Ohio.", [("Toledo", "Toledo", {})], publisher="toledoherald.example"
    )
    beats = learn_beats([(document, mentions)], gazetteer)
    asked = replace(document, id="d-other")
    home = beats.home(asked)
    assert home is not None
    assert home.town.admin1 == "Ohio"
    assert beats.home(document) is None, "its own report is no evidence"


def test_a_town_named_on_one_page_of_many_is_not_the_sites_own(
    write: Write, gazetteer: Gazetteer
) -> None:
    pages = [
        ("Barn burns - WXYZ News 5 - Toledo, Ohio", "Barn burns"),
        ("Hens escape", "Hens escape"),
        ("Mayor resigns", "Mayor resigns"),
    ]
    documents = []
    for number, (text, title) in enumerate(pages):
        document, _ = write(f"{text}\n\nNothing more.", [], publisher="clips.example", title=title)
        documents.append((replace(document, id=f"d-{number}"), []))
    asked, _ = write("Nothing.", [], publisher="clips.example")
    of_one = learn_beats(documents[:1], gazetteer)
    of_all = learn_beats(documents, gazetteer)
    home = of_one.home(asked)
    assert home is not None
    assert home.town.name == "Toledo"
    assert of_all.home(asked) is None
