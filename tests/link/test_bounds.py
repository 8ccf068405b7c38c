"""Bounds leave out no pair that would reach the floor."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest

from crossreport.codebook import load_codebook
from crossreport.link import blocking
from crossreport.link.bounds import sketch
from crossreport.link.passages import passages
from crossreport.link.records import Around, table
from crossreport.link.scoring import score
from crossreport.link.units import Unit
from crossreport.link.weights import load_model
from crossreport.model import Segment, SegmentKind, reading_order
from tellings import Record, actor, day, days, injured, killed, place

MODEL = load_model()
ALL = replace(MODEL, clustering=replace(MODEL.clustering, floor_weight=-1_000))


def record_of(chance: random.Random, *, claims: int, actors: int) -> Record:
    """Tell events in reports of some or many words, a few to a report."""
    words = [f"word{number}" for number in range(3_000)]
    names = [None, *(f"group {number}" for number in range(actors))]
    record = Record()
    for number in range(claims):
        record.tell(
            f"c{number}",
            doc=f"d{number if chance.random() < 0.8 else number - number % 5}",
            type=chance.choice(["armed-attack", "landmine", "shelling", "prison-escape"]),
            when=chance.choice([day(chance.randrange(1, 12)), days(None, date(2024, 5, 20))]),
            where=chance.choice([None, *(place(f"t{n}", 10 + n / 9, 20) for n in range(6))]),
            by=chance.choice([[], [actor(chance.choice(names))]]),
            counts=chance.choice([[], [killed(1)], [killed(12)], [killed(4, 8), injured(9)]]),
        )
    for name, one in record.documents.items():
        title = " ".join(chance.choices(words, k=6)) if chance.random() < 0.6 else ""
        body = " ".join(chance.choices(words, k=chance.choice([10, 60, 120])))
        segments = (
            Segment(0, len(title), SegmentKind.TITLE),
            Segment(len(title), len(title) + 1 + len(body), SegmentKind.BODY),
        )
        record.documents[name] = replace(
            one,
            text=f"{title}\n{body}",
            segments=segments if title else segments[1:],
            published=date(2024, 5, 1) + timedelta(chance.randrange(30)),
        )
    return record


def tables(record: Record) -> Sequence[object]:
    claims = reading_order(record.claims, record.documents)
    around = Around(record.places, record.documents, (), load_codebook(), MODEL)
    units = [Unit((claim,)) for claim in claims]
    rows = table(units, around)
    return rows, passages(units, rows.to_pydict(), record.documents)


@pytest.mark.parametrize("actors", [3, 90])  # few, and more than there are bits
def test_all_pairs_above_the_floor_are_found(actors: int) -> None:
    rows, told = tables(record_of(random.Random(actors), claims=160, actors=actors))
    everything = score(rows, told, ALL)
    found = score(rows, told, MODEL)
    floor = MODEL.clustering.floor_weight
    wanted = {(one.left, one.right, one.weight) for one in everything if one.weight >= floor}
    assert {(one.left, one.right, one.weight) for one in found} == wanted
    assert 100 < len(wanted) < len(everything) / 2


def test_pairs_do_not_depend_on_how_much_is_joined_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, told = tables(record_of(random.Random(5), claims=120, actors=5))
    at_once = score(rows, told, MODEL)
    monkeypatch.setattr(blocking, "_UNITS", 17)
    in_parts = score(rows, told, MODEL)
    assert list(map(repr, at_once)) == list(map(repr, in_parts))
    assert len(at_once) > 50


def test_lists_of_few_values_are_sketched_exactly() -> None:
    rows, _ = tables(record_of(random.Random(1), claims=300, actors=90))
    with duckdb.connect() as con:
        con.register("rows", rows)
        con.execute(
            'create table units as select *, false as long, false as "leading", '
            "false as headed, null::double as rate, "
            "[]::bigint[] as ages from rows"
        )
        exact = sketch(con, MODEL)
        assert "actors" not in exact
        assert {"types", "actor_kinds"} <= exact
        shared = """
        select count(*) from units a join units b on a.unique_id < b.unique_id
        join sketches l on l.unique_id = a.unique_id join sketches r on r.unique_id = b.unique_id
        where list_has_any(a.{name}, b.{name}) {how} (l.{name} & r.{name}) <> 0
        """
        differ = {
            name: con.execute(shared.format(name=name, how="is distinct from")).fetchall()[0][0]
            for name in ("types", "rare_types", "actor_kinds", "actors")
        }
    assert differ.pop("actors") > 0
    assert set(differ.values()) == {0}
