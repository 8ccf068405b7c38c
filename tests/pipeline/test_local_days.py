"""Days of claims by the clocks of their places, in reports that go through every step."""

from datetime import date

import pytest

from crossreport.model import Claim, WideDate, ZoneRule
from crossreport.pipeline import run
from crossreport.store import Record

EVENING = "14 May 2024, 22:40 GMT"  # a Tuesday; the small hours of Wednesday east of it
MORNING = "15 May 2024, 02:15 GMT"  # Tuesday evening in America


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return what a report's first dated claim says, by its head and its sentence."""
    folder = tmp_path_factory.mktemp("zones")
    cases = {name: text for name, (text, _) in CASES.items()}
    for name, text in cases.items():
        (folder / f"{name}.txt").write_text(text)
    with Record.open(folder / "r.sqlite") as record:
        run(record, [str(folder / f"{name}.txt") for name in cases])
        sources = {one.id: one.source.removesuffix(".txt") for one in record.documents()}
        claims: dict[str, list[Claim]] = {}
        for claim in record.claims():
            claims.setdefault(sources[claim.document_id], []).append(claim)
        return claims


def report(head: str, sentence: str) -> str:
    return f"Fighting in the hills goes on\n{head}\n\n{sentence} Schools stayed shut all day.\n"


CASES: dict[str, tuple[str, tuple[int | str, int | str, ZoneRule | None]]] = {
    "today-east": (
        report(EVENING, "Two bakers were shot dead in Baghdad today, a doctor said."),
        (15, 15, ZoneRule.PUBLISHED),
    ),
    "overnight-east": (
        report(EVENING, "Two bakers were shot dead in Karachi overnight, a doctor said."),
        (14, 15, ZoneRule.PUBLISHED),
    ),
    "weekday-east": (
        report(EVENING, "Two bakers were shot dead in Baghdad on Tuesday, a doctor said."),
        (14, 14, None),
    ),
    "new-weekday-east": (
        report(EVENING, "Two bakers were shot dead in Tokyo on Wednesday, a doctor said."),
        (15, 15, ZoneRule.PUBLISHED),
    ),
    "yesterday-west": (
        report(MORNING, "Two bakers were shot dead in Bogota yesterday, a doctor said."),
        (13, 13, ZoneRule.PUBLISHED),
    ),
    "not-begun-west": (
        report(MORNING, "Two bakers were shot dead in Bogota on Wednesday, a doctor said."),
        (14, 14, ZoneRule.PUBLISHED),
    ),
    "announced-west": (
        report(MORNING, "Two bakers will march in Bogota on Wednesday, a doctor said."),
        (15, 15, None),
    ),
    "wide-country": (
        report(EVENING, "Two bakers were shot dead in Russia today, a doctor said."),
        (15, 15, ZoneRule.PUBLISHED),
    ),
    "country-of-two-days": (
        report("15 May 2024, 05:30 GMT", "Two bakers were shot dead in the United States today."),
        (14, 15, ZoneRule.PUBLISHED),
    ),
    "same-day": (
        report("14 May 2024, 12:00 GMT", "Two bakers were shot dead in Baghdad today, he said."),
        (14, 14, None),
    ),
    "no-zone": (
        report("14 May 2024, 22:40", "Two bakers were shot dead in Baghdad today, a doctor said."),
        (14, 14, None),
    ),
    "hour": (
        report("16 May 2024", "Two bakers died in a raid in Quetta at 21:30 GMT on Tuesday."),
        (15, 15, ZoneRule.HOUR),
    ),
    "local-hour": (
        report(EVENING, "Two bakers were shot dead in Quetta at 1.30 a.m. local time on Tuesday."),
        (14, 14, None),
    ),
    "both-hours": (
        report(EVENING, "Two bakers were shot dead in Quetta at 1.30 a.m. (2030 GMT) on Tuesday."),
        (14, 14, None),
    ),
    "summer-south": (
        report("14 May 2024", "Two bakers were shot dead in Lusaka in the summer of 2019."),
        ("2019-12-01", "2020-03-21", ZoneRule.COUNTRY),
    ),
    "summer-north": (
        report("14 May 2024", "Two bakers were shot dead in Baghdad in the summer of 2019."),
        ("2019-06-01", "2019-09-23", ZoneRule.COUNTRY),
    ),
    "month-first": (
        report("14 May 2024", "Two bakers were shot dead in Chicago on 3/4/2022, police said."),
        ("2022-03-04", "2022-03-04", ZoneRule.COUNTRY),
    ),
    "calendar": (
        report(EVENING, "Two bakers were shot dead in Baghdad on 11 May, a doctor said."),
        (11, 11, None),
    ),
}  # fmt: skip


def day(told: int | str) -> date:
    return date.fromisoformat(told) if isinstance(told, str) else date(2024, 5, told)


CHAIN = report(
    "14 May 2024",
    "A shell killed two bakers in Gaza City at 22:45 GMT on 12 May. "
    "The next day gunmen killed their uncle in Gaza City.",
)


def test_what_counts_from_a_moved_day_moves_with_it(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(CHAIN)
    with Record.open(tmp_path / "r.sqlite") as record:
        run(record, [str(tmp_path / "a.txt")])
        dated = [one.date for one in record.claims() if one.date.span is not None]
    assert [(one.earliest, one.latest) for one in dated] == [(day(13), day(13)), (day(14), day(14))]
    assert all(one.moved and one.moved.rule is ZoneRule.HOUR for one in dated)


@pytest.mark.parametrize("name", list(CASES))
def test_days_are_those_of_the_place(told, name: str) -> None:
    first, last, rule = CASES[name][1]
    dated: list[WideDate] = [c.date for c in told[name] if c.date.span is not None]
    (when,) = dated
    assert (when.earliest, when.latest) == (day(first), day(last))
    assert (when.moved.rule if when.moved else None) == rule
    if when.moved:
        assert (when.as_told.earliest, when.as_told.latest) != (day(first), day(last))
