"""What a report is from or about: by its police, dateline, headline and people."""

from dataclasses import replace

from crossreport.extract.extractor import Extractor
from crossreport.model import Claim, Document, PlaceRole, Segment, SegmentKind
from short_reports import report


def setting_of(claim: Claim) -> list[str]:
    return [p.span.quote for p in claim.places if p.role is PlaceRole.SETTING]


def first_claim(extractor: Extractor, document: Document) -> Claim:
    claims = extractor.extract(document).claims
    assert claims
    return claims[0]


def with_dateline(body: str, dateline: str, *places: str) -> Document:
    text = dateline + body
    segments = (
        Segment(0, len(dateline), SegmentKind.BYLINE),
        Segment(len(dateline), len(text), SegmentKind.BODY),
    )
    return replace(report(body), text=text, segments=segments, dateline_places=places)


def test_police_and_people_are_quoted_with_the_town(extractor: Extractor) -> None:
    body = (
        "Two people were shot dead in a flat on Tuesday, Kesra police said.\n\n"
        "A Doria man was arrested later."
    )
    assert setting_of(first_claim(extractor, report(body))) == ["Kesra police", "Doria man"]


def test_a_dateline_is_named_with_its_area(extractor: Extractor) -> None:
    document = with_dateline(
        "Two people were shot dead on Tuesday.", "TOLUN, Fla. - ", "TOLUN", "Fla."
    )
    claim = first_claim(extractor, document)
    (dateline,) = (p for p in claim.places if p.role is PlaceRole.SETTING)
    assert (dateline.name, dateline.span.quote) == ("TOLUN, Fla.", "TOLUN, Fla.")
    dateline.span.verify(document.text)


def test_a_headline_names_what_the_body_does_not(extractor: Extractor) -> None:
    document = report("A gunman killed two people on Tuesday.", title="Shooting in Marrad")
    claims = extractor.extract(document).claims
    assert all("Marrad" in setting_of(claim) for claim in claims)


def test_the_setting_stands_after_where_it_was(extractor: Extractor) -> None:
    body = "A gunman killed two people in Zarif on Tuesday, Kesra police said."
    roles = [p.role for p in first_claim(extractor, report(body)).places]
    assert roles[0] is PlaceRole.EVENT
    assert roles[-1] is PlaceRole.SETTING


def test_what_did_not_happen_has_no_setting(extractor: Extractor) -> None:
    body = "Rebels threatened to attack villages, Kesra police said."
    assert all(not setting_of(claim) for claim in extractor.extract(report(body)).claims)


def test_this_city_is_that_of_the_dateline(extractor: Extractor) -> None:
    body = "Two people were shot dead on Tuesday in the north of this city."
    claim = first_claim(extractor, with_dateline(body, "TOLUN - ", "TOLUN"))
    assert [(p.name, p.span.quote, p.role) for p in claim.places[:1]] == [
        ("TOLUN", "this city", PlaceRole.EVENT)
    ]
    assert not any(p.span.quote == "this city" for p in first_claim(extractor, report(body)).places)
