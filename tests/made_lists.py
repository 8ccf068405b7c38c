"""Records in which several publishers tell of incidents, each of some of them."""

from datetime import date, timedelta

from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    Claim,
    DateBasis,
    Document,
    Incident,
    Place,
    PlaceKind,
    Span,
    WideDate,
)

START = date(2021, 1, 1)
TOWNS = ((10.0, 20.0), (10.4, 20.3), (11.0, 20.9), (10.1, 20.05))
WORDS = "Gunmen shot at a lorry."


def town(number):
    latitude, longitude = TOWNS[number]
    return Place(
        id=f"p-{number}",
        name=f"Town {number}",
        kind=PlaceKind.TOWN,
        country="SY",
        admin1="Northland",
        admin2=None,
        latitude=latitude,
        longitude=longitude,
        radius_km=5.0,
        ucdp_precision=1,
        acled_precision=1,
    )


def fill_lists(record, held, *, days=None, towns=None):
    """Write incidents that publishers hold.

    Args:
        record: an empty record.
        held: for each incident, the publishers that tell of it.
        days: the day of each, from START on; a day apart by default.
        towns: the number of the town of each.
    """
    incidents, locations = [], {}
    for number, publishers in enumerate(held):
        day = START + timedelta(days=number if days is None else days[number])
        claims = []
        for publisher in publishers:
            document = _document(number, publisher, day)
            claims.append(_claim(document, day))
            record.put_document(document)
            record.put_extraction(document.id, claims=[claims[-1]], version="1")
        place = town(0 if towns is None else towns[number])
        locations.update({one.id: place for one in claims})
        incidents.append(_incident(claims, day, place))
    record.put_places({}, locations=locations, version="1")
    record.put_linkage([], [one.claim_ids for one in incidents], version="1")
    record.put_incidents(incidents, version="1")


def _document(number, publisher, day):
    name = publisher.casefold().replace(" ", "-")
    return Document(
        id=f"d-{number:04}-{name}",
        text=WORDS,
        sha256=f"{number:04}{name}",
        source=f"{name}/{number}.txt",
        media_type="text/plain",
        segments=(),
        title=f"Report {number}",
        publisher=publisher,
        published=day,
        language="en",
    )


def _claim(document, day):
    def span(words):
        start = WORDS.index(words)
        return Span.of(document.id, WORDS, start, start + len(words))

    gunmen = ActorMention(
        ActorRole.PERPETRATOR, "Gunmen", None, ActorKind.UNIDENTIFIED, span("Gunmen")
    )
    return Claim(
        id=f"c-{document.id}",
        document_id=document.id,
        event_type="armed-attack",
        trigger=span("shot"),
        quote=span(WORDS),
        date=WideDate(day, day, DateBasis.EXPLICIT, span("shot")),
        actors=(gunmen,),
    )


def _incident(claims, day, place):
    return Incident(
        id=f"i-{claims[0].id[2:]}",
        claim_ids=tuple(one.id for one in claims),
        event_type="armed-attack",
        also_types=(),
        context=False,
        date=WideDate(day, day, DateBasis.RECONCILED),
        place_id=place.id,
        perpetrators=("Gunmen",),
        targets=(),
        counts={},
        sources=len(claims),
    )
