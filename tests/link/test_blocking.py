"""Blocking proposes every pair within reach, and few others."""

import random
from dataclasses import replace
from datetime import date, timedelta

import duckdb
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from crossreport.codebook import load_codebook
from crossreport.link import words
from crossreport.link.blocking import PAIRS, find_pairs
from crossreport.link.passages import SCHEMA as PASSAGES
from crossreport.link.records import Around, table
from crossreport.link.scoring import score
from crossreport.link.units import Unit
from crossreport.link.weights import LinkingModel, load_model
from crossreport.model import Claim, Place, WideDate, reading_order
from tellings import Record, actor, day, days, document, injured, killed, place

MODEL = load_model()
BLOCKING = MODEL.blocking
ALL = replace(MODEL, clustering=replace(MODEL.clustering, floor_weight=-1_000))
"""Proposes pairs whatever they may weigh."""

KM_A_DEGREE = 111.2


def proposed(record: Record, model: LinkingModel = ALL) -> set[tuple[str, str]]:
    claims = reading_order(record.claims, record.documents)
    around = Around(record.places, record.documents, (), load_codebook(), load_model())
    rows = table([Unit((claim,)) for claim in claims], around)
    with duckdb.connect() as con:
        con.register("rows", rows)
        con.execute(
            "create table units as select *, false as long, false as leading, false as headed, "
            "null::double as rate, "
            "[]::bigint[] as ages from rows"
        )
        con.register("no_likeness", words.SCHEMA.empty_table())
        con.execute("create table likeness as from no_likeness")
        find_pairs(con, model, ("killed",))
        pairs = con.execute(f"select join_key_l, join_key_r, count(*) from {PAIRS} group by all")
        found = pairs.fetchall()
    assert all(left < right and number == 1 for left, right, number in found)
    return {tuple(sorted((claims[a].id, claims[b].id))) for a, b, _ in found}


stretches = st.tuples(st.integers(0, 900), st.sampled_from([0, 0, 0, 1, 6, 12, 30, 90, 700])).map(
    lambda s: days(date(2020, 1, 1) + timedelta(s[0]), date(2020, 1, 1) + timedelta(s[0] + s[1]))
)
areas = st.one_of(
    st.none(),
    st.builds(
        lambda lat, lon, radius: place("x", lat, lon, radius=radius),
        st.floats(-70, 70),
        st.floats(-180, 180),
        st.sampled_from([2, 5, 15, 60, 150, 500]),
    ),
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    record = Record()
    near = draw(st.booleans())
    for number in range(draw(st.integers(2, 12))):
        when: WideDate = draw(stretches)
        where: Place | None = draw(areas)
        if near and where is not None:
            where = place(
                "x", 10 + where.latitude / 200, where.longitude / 900, radius=where.radius_km
            )
        record.tell(f"c{number}", doc=f"d{number}", when=when, where=where)
    return record


def test_what_is_not_proposed_for_its_weight_lies_below_the_floor() -> None:
    chance = random.Random(5)
    record = Record()
    for number in range(150):
        record.tell(
            f"c{number}",
            doc=f"d{number}",
            type=chance.choice(["armed-attack", "landmine", "protest", "prison-escape"]),
            when=chance.choice([None, day(number % 28 + 1), days(None, date(2024, 5, 20))]),
            where=chance.choice([None, place(f"t{number % 9}", 10 + number % 9 / 9, 20)]),
            by=chance.choice([[], [actor("one")], [actor(None)], [actor("two"), actor("three")]]),
            counts=chance.choice([[], [killed(1)], [killed(12)], [killed(3), injured(9)]]),
            activity=chance.choice([None, "foraging", "travelling"]),
        )
    claims = reading_order(record.claims, record.documents)
    around = Around(record.places, record.documents, (), load_codebook(), MODEL)
    rows = table([Unit((claim,)) for claim in claims], around)
    at = {claim.id: position for position, claim in enumerate(claims)}
    kept = proposed(record, MODEL)
    left_out = sorted((at[a], at[b]) for a, b in proposed(record) - kept)
    assert len(left_out) > len(kept)
    found = score(rows, PASSAGES.empty_table(), MODEL, only=left_out)
    assert max(pair.weight for pair in found) < MODEL.clustering.floor_weight


def in_reach(record: Record, left: Claim, right: Claim) -> bool:
    """Overlap of the intervals and of the boxes around the places, without any slack."""
    a, b = record.places[left.id], record.places[right.id]
    if left.date.intersect(right.date) is None:
        return False
    if a is None or b is None:
        return True
    return abs(a.latitude - b.latitude) * KM_A_DEGREE <= a.radius_km + b.radius_km and abs(
        a.longitude - b.longitude
    ) * KM_A_DEGREE * 0.34 <= min(a.radius_km, b.radius_km)


def vague_in_time(*claims: Claim) -> bool:
    return any((claim.date.days or 999) > BLOCKING.day_buckets[-1] / 2 for claim in claims)


def vague_in_place(record: Record, *claims: Claim) -> bool:
    most = BLOCKING.degree_buckets[-1] * KM_A_DEGREE * 0.34 / 3  # degrees are narrow in the north
    found = [record.places[claim.id] for claim in claims]
    return any(where is None or where.radius_km > most for where in found)


@effort(max_examples=60, deadline=None)
@given(records())
def test_every_pair_in_reach_is_proposed(record: Record) -> None:
    found = proposed(record)
    for i, left in enumerate(record.claims):
        for right in record.claims[i + 1 :]:
            if vague_in_time(left, right) and vague_in_place(record, left, right):
                continue  # only figures bring such claims together
            if in_reach(record, left, right):
                assert tuple(sorted((left.id, right.id))) in found


def test_claims_far_apart_are_not_proposed() -> None:
    record = Record()
    for number in range(40):
        where = place(f"t{number}", 10 + number % 8, 20 + number // 8)
        record.tell(f"c{number}", doc=f"d{number}", when=day(1 + number % 28), where=where)
    assert not proposed(record)


def test_places_on_both_sides_of_the_date_line_meet() -> None:
    record = Record()
    record.tell("west", doc="a", when=day(3), where=place("w", -16.8, 179.98))
    record.tell("east", doc="b", when=day(3), where=place("e", -16.8, -179.98))
    assert proposed(record) == {("east", "west")}


def test_claims_nowhere_and_whenever_meet_on_their_figures_only() -> None:
    record = Record()
    for name, dead in (("one", 21), ("two", 21), ("three", 2), ("four", 2)):
        record.documents[name] = document(name, None)
        record.tell(name, doc=name, counts=[killed(dead)])
    assert proposed(record) == {("one", "two")}
