"""The shipped model: complete, consistent, and refused when it is not."""

from typing import Any

import pytest

from crossreport.codebook import CodebookError, load_codebook, read_yaml
from crossreport.link import load_model, weights
from crossreport.link.comparisons import CONDITIONS, settings


def test_probabilities_of_every_comparison_add_up_to_one() -> None:
    for comparison in load_model().comparisons:
        assert sum(level.m or 0 for level in comparison.levels) == pytest.approx(1, abs=1e-3)
        assert sum(level.u or 0 for level in comparison.levels) == pytest.approx(1, abs=1e-3)


def test_every_weight_has_its_reason() -> None:
    for comparison in read_yaml("linking")["comparisons"]:
        for level in comparison["levels"]:
            assert level.get("why") or level["id"] == "unknown", (comparison["id"], level["id"])


def test_model_and_conditions_name_the_same_levels() -> None:
    for comparison in load_model().comparisons:
        assert [level.id for level in comparison.levels] == list(CONDITIONS[comparison.id])


def test_a_false_merge_is_held_to_be_costlier_than_a_missed_one() -> None:
    assert load_model().threshold > 0


def test_types_are_in_the_codebook() -> None:
    model = load_model()
    assert model.common_types | model.singular_types <= set(load_codebook().event_types)


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    import copy

    data = copy.deepcopy(read_yaml("linking"))
    target = data
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("prior", "probability"), 0, "no probability"),
        (("comparisons", 0, "levels", 1, "m"), 1.2, "no probability"),
        (("comparisons", 7, "levels", 2, "m"), 0.8 / 0.35 * 0.65, "no probability"),
        (("clusters", "surprise"), 3, "surprise"),
    ],
)
def test_a_broken_model_is_refused(
    monkeypatch: pytest.MonkeyPatch, path: tuple[Any, ...], value: Any, words: str
) -> None:
    data = changed(path, value)
    monkeypatch.setattr(weights, "read_yaml", lambda name: data)
    with pytest.raises(CodebookError, match=words):
        load_model.__wrapped__()


def test_two_levels_of_one_weight_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    same = load_model().comparisons[7].levels[1].weight
    data = changed(
        ("comparisons", 7, "levels", 2),
        {"id": "other", "label": "x", "m": 0.4, "u": 0.3, "fitted": same},
    )
    monkeypatch.setattr(weights, "read_yaml", lambda name: data)
    with pytest.raises(CodebookError, match="same weight"):
        load_model.__wrapped__()


def test_a_missing_level_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = changed(("comparisons", 0, "id"), "moment")
    monkeypatch.setattr(weights, "read_yaml", lambda name: data)
    with pytest.raises(CodebookError, match="comparison 'moment'"):
        settings(load_model.__wrapped__())
