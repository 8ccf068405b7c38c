"""Whether an incident deserves a template, and what hangs on its words."""

from collections.abc import Mapping

import pytest

from benchmarks.muc4.filling.decision import Model, model
from benchmarks.muc4.filling.fit_decision import Candidate, fit
from benchmarks.muc4.filling.harm import harm_of
from benchmarks.muc4.filling.perpetrators import Perpetrators
from benchmarks.muc4.templates import Template
from crossreport.extract.language import pipeline
from crossreport.model import ActorKind


def test_a_model_weighs_features_and_ignores_unknown_ones() -> None:
    one = Model(bias=-1.0, weights={"dated": 2.0}, threshold=0.5)
    assert one.probability({"dated": 1.0, "never seen": 9.0}) == pytest.approx(0.7311, abs=1e-4)
    assert one.probability({}) == pytest.approx(0.2689, abs=1e-4)


def test_the_shipped_model_wants_what_happened_to_civilians_lately() -> None:
    shipped = model()
    happened = {"told": 1.0, "civilians": 1.0, "hurt": 1.0}
    assert shipped.probability(happened) > shipped.probability({"hurt": 1.0})
    assert shipped.probability(happened) > shipped.probability({**happened, "old": 1.0})


def row(features: Mapping[str, float], *, deserving: bool) -> Candidate:
    return Candidate(Template(message="DEV-MUC3-9999", number="1"), features, deserving)


def test_fitting_finds_what_tells_the_deserving_and_drops_what_is_rare() -> None:
    rows = [row({"dated": 1.0}, deserving=True) for _ in range(20)]
    rows += [row({"vague": 1.0}, deserving=False) for _ in range(20)]
    rows += [row({"once": 1.0}, deserving=True)]
    fitted = fit(rows, penalty=1.0, threshold=0.5)
    assert fitted.probability({"dated": 1.0}) > 0.8
    assert fitted.probability({"vague": 1.0}) < 0.2
    assert "once" not in fitted.weights


@pytest.mark.parametrize(
    ("sentence", "noun", "expected"),
    [
        ("Gunmen murdered two nurses in the square.", "nurses", "DEATH"),
        ("The murder of the baker shocked the town.", "baker", "DEATH"),
        ("A baker and a tailor were wounded.", "tailor", "INJURY"),
        ("The driver escaped unharmed.", "driver", "NO INJURY"),
        ("The kidnapped engineer was released.", "engineer", "REGAINED FREEDOM"),
        ("The engineer spoke to the murderer.", "engineer", ""),
    ],
)
def test_the_words_around_people_tell_what_became_of_them(
    sentence: str, noun: str, expected: str
) -> None:
    doc = pipeline()(sentence)
    head = next(token for token in doc if token.text == noun)
    assert harm_of(head) == expected


@pytest.mark.parametrize(
    ("people", "groups", "kinds", "expected"),
    [
        ([], [], set(), ""),
        (["HOODED MEN"], [], set(), ""),
        (["GUERRILLAS"], [], set(), "TERRORIST ACT"),
        (["SOLDIERS"], ["COASTAL ARMY"], set(), "STATE-SPONSORED VIOLENCE"),
        ([], ["DAWN COLUMN"], set(), "TERRORIST ACT"),
        (["ARMED MEN"], [], {ActorKind.REBELS}, "TERRORIST ACT"),
    ],
)
def test_the_category_follows_from_who_is_named(
    people: list[str], groups: list[str], kinds: set[ActorKind], expected: str
) -> None:
    named = dict.fromkeys(groups, "REPORTED AS FACT")
    assert Perpetrators(people, named, kinds).category == expected
