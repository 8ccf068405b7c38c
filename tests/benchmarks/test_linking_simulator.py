"""The simulator's truth, and the plain rules beside linking."""

from datetime import date, timedelta

from benchmarks.linking.run import figures, one_a_day, same_day_near
from benchmarks.linking.simulate import simulate
from benchmarks.linking.truth import Row

ROWS = [
    Row(date(2020, 1, 1) + timedelta(n // 3), 30 + n % 17 / 2, 35 + n % 11 / 2, n % 23)
    for n in range(900)
]


def test_the_same_seed_tells_the_same_and_every_claim_has_its_incident() -> None:
    world = simulate(ROWS, incidents=12, noise=1.0, seed=3)
    assert simulate(ROWS, incidents=12, noise=1.0, seed=3) == world
    assert world != simulate(ROWS, incidents=12, noise=1.0, seed=4)
    assert set(world.truth) == {claim.id for claim in world.claims}
    assert set(world.truth.values()) == {str(number) for number in range(12)}


def test_reporters_who_never_err_tell_day_place_and_toll() -> None:
    world = simulate(ROWS, incidents=12, noise=0.0, seed=3)
    told = {
        (world.truth[c.id], c.date.earliest, place.latitude, place.longitude, count.range.best)
        for c in world.claims
        for place, count in zip([world.places[c.id]], c.counts, strict=True)
        if place is not None
    }
    assert len({incident for incident, *_ in told}) == 12
    assert {one[1:] for one in told} <= {_told(row) for row in ROWS}


def _told(row: Row) -> tuple[object, ...]:
    return row.day, row.latitude, row.longitude, row.killed


def test_linking_errs_less_than_plain_rules_where_few_attacks_are_alike() -> None:
    world = simulate(ROWS, incidents=30, noise=1.0, seed=3)
    found = figures(world)
    assert found["linking"]["bcubed_f"] > found["one a day"]["bcubed_f"]
    assert found["linking"]["bcubed_f"] > 0.9
    assert set(one_a_day(world)) == set(same_day_near(world)) == set(world.truth)


def test_linking_errs_less_than_plain_rules_where_many_attacks_are_alike() -> None:
    days = (date(2020, 1, 1) + timedelta(n) for n in range(20))
    rows = [Row(day, 30.0 + n, 40.0, 5 + 3 * n) for n, day in enumerate(days)]
    found = figures(simulate(rows, incidents=30, noise=1.0, seed=3))
    assert found["linking"]["bcubed_f"] > found["one a day"]["bcubed_f"]
