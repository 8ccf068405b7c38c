"""Made-up cases for the tests of analysis, without a record beneath them."""

from datetime import date, timedelta

from crossreport.analysis.cases import Case, Cases
from crossreport.model import (
    CountKind,
    DateBasis,
    Document,
    Incident,
    Place,
    PlaceKind,
    Range,
    WideDate,
)

START = date(2021, 1, 1)


def place(
    admin1="Northland",
    *,
    admin2=None,
    at=(10.0, 20.0),
    radius_km=5.0,
    precision=1,
    country="SY",
    name="Town",
):
    kind = PlaceKind.TOWN if precision <= 2 else PlaceKind.REGION
    return Place(
        id=f"p-{name}-{at}-{radius_km}-{admin1}",
        name=name,
        kind=kind,
        country=country,
        admin1=admin1,
        admin2=admin2,
        latitude=at[0],
        longitude=at[1],
        radius_km=radius_km,
        ucdp_precision=precision,
        acled_precision=1,
    )


def case(
    number,
    day,
    *,
    until=None,
    where=None,
    doers=("is",),
    named=True,
    victims=(),
    killed=None,
    confidence=1.0,
    event_type="armed-attack",
    undated=False,
):
    last = until or day
    when = WideDate(None if undated else day, last, DateBasis.RECONCILED)
    incident = Incident(
        id=f"i-{number:05}",
        claim_ids=(f"c-{number:05}",),
        event_type=event_type,
        also_types=(),
        context=False,
        date=when,
        place_id=None,
        perpetrators=(),
        targets=(),
        counts={} if killed is None else {CountKind.KILLED: Range(*killed)},
        sources=1,
    )
    return Case(
        incident=incident,
        place=where if where is not None else place(),
        doers=frozenset(doers),
        named=named,
        victims=frozenset(victims),
        activities=frozenset(),
        sources=frozenset({"the lantern"}),
        documents=frozenset({f"d-{number:05}"}),
        confidence=confidence,
    )


def cases(found, **more):
    documents = {
        document: Document(
            id=document,
            text="-",
            sha256="",
            source="",
            media_type="text/plain",
            segments=(),
            publisher="The Lantern",
            published=one.incident.date.latest,
        )
        for one in found
        for document in one.documents
    }
    names = {key: key for one in found for key in one.doers}
    return Cases(
        all=tuple(found),
        documents=documents,
        actor_names=names,
        source_names={"the lantern": "The Lantern"},
        **more,
    )


def daily(days, *, first=START, step=1, **options):
    """Return a case every so many days."""
    return [case(i, first + timedelta(days=i * step), **options) for i in range(days)]
