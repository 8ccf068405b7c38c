"""A small world written out by hand: a report of a raid that never was, and its record."""

from dataclasses import replace
from datetime import date, time

from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    AggregateClaim,
    AreaRelation,
    Attribution,
    Candidate,
    Claim,
    Count,
    CountKind,
    DateBasis,
    Direction,
    Disagreement,
    DisagreementKind,
    Document,
    Incident,
    Link,
    Place,
    PlaceKind,
    PlaceMention,
    Qualifier,
    Range,
    Segment,
    SegmentKind,
    Span,
    SpeakerKind,
    Stance,
    Tag,
    TrendClaim,
    Value,
    VictimGroup,
    VictimKind,
    WideDate,
)

HARBOUR = (
    "Gunmen shot three fishermen dead near Port Almeda on 4 May, the harbour police said. "
    "A villager spoke of five dead. Raids have doubled since April, and the gang carried out "
    "nine of them last month."
)


def harbour(document_id="d-harbour", **changes):
    """Return a document about a raid that never was."""
    document = Document(
        id=document_id,
        text=HARBOUR,
        sha256="0" * 64,
        source=f"{document_id}.txt",
        media_type="text/plain",
        segments=(Segment(0, len(HARBOUR), SegmentKind.BODY),),
        title="Raid near Port Almeda",
        publisher="The Lantern",
        published=date(2021, 5, 6),
        published_time=time(9, 30),
        language="en",
    )
    return replace(document, **changes)


def span(document, quote):
    """Return the span of the first occurrence of some words."""
    start = document.text.index(quote)
    return Span.of(document.id, document.text, start, start + len(quote))


def _killed(document, quote, number):
    victims = VictimGroup(VictimKind.CIVILIANS)
    exact = Range(number, number, number)
    return Count(CountKind.KILLED, exact, number, Qualifier.EXACT, victims, span(document, quote))


def _date(document):
    return WideDate(
        date(2021, 5, 4), date(2021, 5, 4), DateBasis.YEAR_INFERRED, span(document, "4 May")
    )


def harbour_claims(document):
    """Return the two claims of that document."""
    place = PlaceMention(
        "Port Almeda", span(document, "near Port Almeda"), relation=AreaRelation.NEAR
    )
    gunmen = ActorMention(
        ActorRole.PERPETRATOR, "Gunmen", None, ActorKind.UNIDENTIFIED, span(document, "Gunmen")
    )
    police = Attribution(
        "harbour police", None, SpeakerKind.OFFICIAL, span(document, "the harbour police said")
    )
    villager = Attribution(
        "a villager", None, SpeakerKind.WITNESS, span(document, "A villager spoke of")
    )
    suffix = document.id.removeprefix("d-")
    return [
        Claim(
            f"c-{suffix}-1",
            document.id,
            "armed-attack",
            span(document, "shot"),
            span(document, document.text.split(" A villager")[0]),
            _date(document),
            (place,),
            (gunmen,),
            (_killed(document, "three fishermen", 3),),
            activity=Tag("fishing", span(document, "fishermen")),
            attribution=police,
        ),
        Claim(
            f"c-{suffix}-2",
            document.id,
            "armed-attack",
            span(document, "dead."),
            span(document, "A villager spoke of five dead."),
            replace(_date(document), basis=DateBasis.CARRIED),
            counts=(_killed(document, "five", 5),),
            attribution=villager,
            stance=Stance.ALLEGED,
            elaborates=f"c-{suffix}-1",
        ),
    ]


def harbour_aggregate(document):
    """Return the aggregate claim of that document."""
    return AggregateClaim(
        id="a-" + document.id,
        document_id=document.id,
        quote=span(document, "the gang carried out nine of them last month"),
        count=Range(9, 9, 9),
        stated=9,
        of="raids",
        count_span=span(document, "nine of them"),
        period=WideDate(
            date(2021, 4, 1), date(2021, 4, 30), DateBasis.PERIOD, span(document, "last month")
        ),
    )


def harbour_trend(document):
    """Return the trend claim of that document."""
    return TrendClaim(
        id="t-" + document.id,
        document_id=document.id,
        quote=span(document, "Raids have doubled since April"),
        direction=Direction.INCREASE,
        of="raids",
        trigger=span(document, "doubled"),
        since=WideDate(date(2021, 4, 1), None, DateBasis.SINCE, span(document, "since April")),
    )


PORT = Place(
    "p-port",
    "near Port Almeda",
    PlaceKind.TOWN,
    "XX",
    "Coast",
    None,
    1.234567,
    2.345678,
    12.0,
    2,
    2,
    "77",
    (Candidate("77", "Port Almeda", "XX", "Coast", 1.23, 2.34, 0.9, ("name", "only one")),),
)


def harbour_incident(claims):
    """Return the incident that those claims make."""
    killed = Range(3, 3, 5)
    both = tuple(claim.id for claim in claims)
    return Incident(
        id="i-harbour",
        claim_ids=both,
        event_type="armed-attack",
        also_types=(),
        context=False,
        date=WideDate(date(2021, 5, 4), date(2021, 5, 4), DateBasis.RECONCILED),
        place_id=PORT.id,
        perpetrators=("Gunmen",),
        targets=(),
        counts={CountKind.KILLED: killed},
        sources=1,
        values=(
            Value("date", "4 May 2021", "narrowest", both),
            Value("killed", "3–3–5", "low-to-high", both, killed),
        ),
        disagreements=(
            Disagreement(
                "killed",
                DisagreementKind.COUNT,
                "harbour police: 3 killed; a villager: 5 killed.",
                both[:1],
                both[1:],
            ),
        ),
    )


def fill(record):
    """Write the small world into a record, as the steps would."""
    document = harbour()
    claims = harbour_claims(document)
    record.put_document(document)
    record.put_extraction(
        document.id,
        claims=claims,
        aggregates=[harbour_aggregate(document)],
        trends=[harbour_trend(document)],
        version="1",
    )
    mention = claims[0].places[0]
    record.put_places({mention: PORT}, locations={claims[0].id: PORT}, version="1")
    left, right = sorted(claim.id for claim in claims)
    link = Link(left, right, 1.0, 12.5, (("date", "same day", 4.5),), "text")
    record.put_linkage([link], [[claim.id for claim in claims]], version="1")
    record.put_incidents([harbour_incident(claims)], version="1")
    return document
