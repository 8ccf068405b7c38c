"""The growing worlds of the scale benchmark, and how growth is told."""

from datetime import date, timedelta

import pytest

from benchmarks.linking import scale
from benchmarks.linking.truth import Row
from crossreport.model import reading_order

ROWS = [
    Row(date(2020, 1, 1) + timedelta(n // 3), 30 + n % 17 / 2, 35 + n % 11 / 2, n % 23)
    for n in range(900)
]


@pytest.fixture(autouse=True)
def small_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "_INCIDENTS", 20)
    monkeypatch.setattr(scale, "_BATCH", 16)


def handed_over(claims: int, *, countries: int) -> list[scale.Batch]:
    stream = scale.Stream(ROWS, claims, countries=countries)
    batches = list(stream.batches())
    assert {one.id for batch in batches for one in batch.claims} == set(stream.truth)
    return batches


def test_so_many_claims_are_handed_over_in_reading_order() -> None:
    batches = handed_over(150, countries=2)
    claims = [claim for batch in batches for claim in batch.claims]
    documents = {name: one for batch in batches for name, one in batch.documents.items()}
    assert len(claims) == len({claim.id for claim in claims}) == 150
    assert max(len(batch.claims) for batch in batches) <= 16
    for period in ("0.", "1."):
        told = [claim for claim in claims if claim.id.startswith(f"c-{period}")]
        assert told == reading_order(told, documents)


def test_a_larger_record_holds_the_claims_of_a_smaller_one_and_is_no_denser() -> None:
    small, large = (
        {claim.id: claim for batch in handed_over(size, countries=1) for claim in batch.claims}
        for size in (60, 240)
    )
    assert small.items() <= large.items()
    years = [
        {day.year for one in some.values() if (day := one.date.latest) is not None}
        for some in (small, large)
    ]
    assert len(years[1]) >= 3 * len(years[0])


def test_growth_is_a_power_of_the_claims() -> None:
    small = {"claims": 1_000, "minutes": 1, "processor_minutes": 1, "gigabytes": 1, "pairs": 10}
    large = {
        "claims": 10_000,
        "minutes": 10,
        "processor_minutes": 100,
        "gigabytes": 1,
        "pairs": 100,
    }
    assert scale.growth(small, large) == pytest.approx(
        {"minutes": 1, "processor_minutes": 2, "gigabytes": 0, "pairs": 1}
    )
