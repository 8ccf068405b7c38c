"""Errors by cause: templates made up for these tests."""

from collections.abc import Sequence

import pytest

from benchmarks.muc4.causes import Cause, losses
from benchmarks.muc4.templates import Filler, Template


def template(number: str = "1", *, kind: str = "BOMBING", **slots: Sequence[str]) -> Template:
    fills = {
        name.replace("_", "-"): tuple(Filler((value,)) for value in values)
        for name, values in slots.items()
    }
    return Template("DEV-MUC3-9999", number, fills={"inc-type": (Filler((kind,)),), **fills})


def causes(
    keys: Sequence[Template],
    responses: Sequence[Template],
    candidates: Sequence[Template] | None = None,
) -> dict[str, set[Cause]]:
    found: dict[str, set[Cause]] = {}
    every = responses if candidates is None else candidates
    for one in losses(message="DEV-MUC3-9999", keys=keys, responses=responses, candidates=every):
        found.setdefault(one.slot, set()).add(one.cause)
    return found


MILL = template(phys_tgt_id=["MILL"])
BARN = template("2", phys_tgt_id=["BARN"])


def test_what_is_right_costs_nothing() -> None:
    assert causes([MILL], [MILL]) == {}


@pytest.mark.parametrize(
    ("candidates", "cause"),
    [([], Cause.NO_CANDIDATE), ([BARN], Cause.UNMAPPED), ([MILL], Cause.DECIDED)],
)
def test_a_missing_template_tells_how_far_it_came(
    candidates: Sequence[Template], cause: Cause
) -> None:
    assert causes([MILL], [], candidates) == {"inc-type": {cause}, "phys-tgt-id": {cause}}


def test_an_optional_template_may_be_missing() -> None:
    optional = Template(MILL.message, "1", optional=True, fills=MILL.fills)
    assert causes([optional], []) == {}


def test_fillers_of_a_mapped_template_are_not_found_wrong_or_too_many() -> None:
    key = template(phys_tgt_id=["MILL"], perp_ind_id=["MASKED MEN"], inc_stage=["ATTEMPTED"])
    given = template(phys_tgt_id=["MILL", "GATE"], inc_stage=["ACCOMPLISHED"])
    assert causes([key], [given]) == {
        "perp-ind-id": {Cause.NOT_FOUND},
        "phys-tgt-id": {Cause.EXTRA},
        "inc-stage": {Cause.WRONG},
    }


def test_a_string_that_stands_in_another_template_was_found_elsewhere() -> None:
    keys = [template(phys_tgt_id=["MILL", "DAIRY"]), BARN]
    responses = [MILL, template("2", phys_tgt_id=["BARN", "DAIRY"])]
    found = causes(keys, responses)
    assert found == {"phys-tgt-id": {Cause.ELSEWHERE, Cause.EXTRA}}


@pytest.mark.parametrize(
    ("keys", "responses", "cause"),
    [
        ([], [MILL], Cause.IRRELEVANT),
        ([MILL], [MILL, template("2", phys_tgt_id=["MILL"])], Cause.DOUBLE),
        ([MILL], [MILL, BARN], Cause.NO_SUCH),
    ],
)
def test_a_template_too_many_is_told_by_what_the_key_has(
    keys: Sequence[Template], responses: Sequence[Template], cause: Cause
) -> None:
    assert causes(keys, responses) == {"inc-type": {cause}, "phys-tgt-id": {cause}}
