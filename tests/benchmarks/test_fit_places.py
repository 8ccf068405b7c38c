"""Fitting the chooser of places."""

from benchmarks.corpus.conditional import Known, fit_weights
from benchmarks.corpus.fit_places import Case, fit, held_out
from crossreport.codebook import load_codebook
from crossreport.reconcile.evidence import Evidence
from crossreport.reconcile.placing import Point, Told, heaviest

NORTH, SOUTH, SUBURB = (50.0, 10.0), (40.0, 10.0), (50.1, 10.0)
EVIDENCE = Evidence((), load_codebook())


def case(number: int, *, lead: Point, coded: Point) -> Case:
    signs = {one: {"lead": float(one == lead), "always": 1.0} for one in (NORTH, SOUTH)}
    told = Told(1, {})
    return Case(f"i-{number}", None, EVIDENCE, told, signs, {coded: 1}, True, number % 5)


def test_a_place_near_enough_is_right_and_a_sign_that_tells_it_gets_weight() -> None:
    known = [case(n, lead=NORTH, coded=SUBURB) for n in range(40)]
    assert fit(known)["lead"] > 0.5


def test_where_no_place_is_right_being_at_none_of_them_gets_weight() -> None:
    nowhere = [case(n, lead=NORTH, coded=(0.0, 0.0)) for n in range(40)]
    assert fit(nowhere)["at none of the places"] > 0.5


def test_the_held_out_choice_follows_the_sign() -> None:
    known = [case(n, lead=NORTH, coded=NORTH) for n in range(30)]
    known += [case(n, lead=SOUTH, coded=SOUTH) for n in range(30, 60)]
    given = held_out(known)
    assert all(heaviest(given[one.incident]) in one.coded for one in known)


def test_any_of_several_right_candidates_counts() -> None:
    signs = ({"a": 1.0}, {"b": 1.0}, {"c": 1.0})
    weights = fit_weights([Known(signs, [(1.0, [0, 1])])] * 20, penalty=1.0)
    assert weights["a"] == weights["b"] > weights["c"]
