"""Fitting the chooser of killed and injured."""

from benchmarks.corpus.conditional import fit_curve
from benchmarks.corpus.fit_chooser import SIGN, Case, fifths, fit, held_out
from crossreport.reconcile.chooser import Candidate

ONE, TWO = Candidate(1, 0), Candidate(1, 1)


def case(number: int, *, lead: Candidate, coded: Candidate) -> Case:
    signs = {one: {"lead": float(one == lead), "always": 1.0} for one in (ONE, TWO)}
    return Case(f"i-{number}", ONE, signs, {coded: 1}, number % 5)


def test_a_sign_that_tells_what_was_coded_gets_weight_and_one_that_tells_nothing_none() -> None:
    known = [case(n, lead=one, coded=one) for n in range(40) for one in (ONE, TWO)]
    weights = fit(known)
    assert weights["lead"] > 0.5
    assert weights["always"] == 0


def test_the_held_out_choice_follows_the_sign() -> None:
    known = [case(n, lead=ONE if n % 2 else TWO, coded=ONE if n % 2 else TWO) for n in range(60)]
    given = held_out(known)
    for one in known:
        weighed = given[one.incident]
        assert max(weighed, key=lambda c: weighed[c]) in one.coded


def test_incidents_that_share_a_coded_one_are_in_one_fold() -> None:
    folds = fifths({"a": ["1"], "b": ["1", "2"], "c": ["2"], "d": ["3"]})
    assert folds["a"] == folds["b"] == folds["c"]


def test_the_curve_gives_what_was_right_how_often() -> None:
    pairs = [(2.0, n < 7) for n in range(10)] + [(-2.0, n < 3) for n in range(10)]
    curve = fit_curve(pairs)
    assert abs(curve.at({SIGN: 2.0}) - 0.7) < 0.01
    assert abs(curve.at({SIGN: -2.0}) - 0.3) < 0.01
