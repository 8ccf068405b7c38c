"""When events took place."""

from datetime import date

import pytest

from crossreport.model import DateBasis
from short_reports import PUBLISHED, claim, claim_of, claims, days, wrong


def day(number: int, month: int = 5) -> tuple[date, date]:
    return date(2024, month, number), date(2024, month, number)


@pytest.mark.parametrize(
    ("text", "expected", "basis"),
    [
        ("Gunmen killed nine herders near Kesra on Monday.", day(13), DateBasis.WEEKDAY),
        ("On Monday, gunmen killed nine herders near Kesra.", day(13), DateBasis.WEEKDAY),
        ("Raids have killed nine herders near Kesra since the truce collapsed on Monday.",
         (date(2024, 5, 13), PUBLISHED), DateBasis.SINCE),
        ("Nobody has come to Kesra since gunmen killed nine herders on Monday.", day(13),
         DateBasis.WEEKDAY),
        ("Gunmen killed nine herders near Kesra yesterday.", day(15), DateBasis.RELATIVE),
        ("Gunmen killed nine herders near Kesra on 3 May.", day(3), DateBasis.YEAR_INFERRED),
        ("Gunmen killed nine herders near Kesra on 3 May 2024.", day(3), DateBasis.EXPLICIT),
        ("Nine herders were killed near Kesra on 3 May 2024 by gunmen.", day(3),
         DateBasis.EXPLICIT),
        ("The mayor said that gunmen killed nine herders near Kesra on Monday.", day(13),
         DateBasis.WEEKDAY),
        # the day it was said, printed or released is not the day it happened
        ("Gunmen killed nine herders near Kesra on Monday, the army said on Wednesday.", day(13),
         DateBasis.WEEKDAY),
        ("The army said on Wednesday that gunmen killed nine herders near Kesra on Monday.",
         day(13), DateBasis.WEEKDAY),
        ("The army said on Wednesday that gunmen killed nine herders near Kesra.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        ("Gunmen killed nine herders near Kesra, the army said on Wednesday.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        ("Gunmen killed nine herders near Kesra, according to a statement released on Wednesday.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        ("Officials on Wednesday identified two of the nine herders killed near Kesra.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        ("Officials identified two of the nine herders killed near Kesra on Monday.", day(13),
         DateBasis.WEEKDAY),
        ("Soldiers are hunting gunmen who killed nine herders near Kesra on Monday.", day(13),
         DateBasis.WEEKDAY),
        ("Clinics reported on Wednesday that gunmen killed nine herders by mistake on 3 May.",
         day(3), DateBasis.YEAR_INFERRED),
        ("The league on Wednesday condemned the killing of nine herders near Kesra.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        ("The Red Band on Wednesday claimed responsibility for the killing of nine herders.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        ("The Red Band confirmed Monday's killing of nine herders.", day(13), DateBasis.WEEKDAY),
        ("A court on Wednesday told a judge to investigate the killing of nine herders.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        ("The Red Band claimed responsibility for the killing of nine herders on Monday.", day(13),
         DateBasis.WEEKDAY),
        # but the day of something else may be said to be the same
        ("The curfew began on 3 May, the same day nine herders were killed near Kesra.", day(3),
         DateBasis.YEAR_INFERRED),
        # a weekday that fits no near year was mistaken
        ("Gunmen killed nine herders near Kesra on Monday, 3 May.", day(3),
         DateBasis.YEAR_INFERRED),
        # nor is the day of a plea
        ("A carter entered a plea on Monday to charges of killing nine herders near Kesra.",
         (None, PUBLISHED), DateBasis.PUBLICATION_BOUND),
        # no date at all
        ("Gunmen killed nine herders near Kesra.", (None, PUBLISHED),
         DateBasis.PUBLICATION_BOUND),
    ],
)  # fmt: skip
def test_own_words(text: str, expected: tuple[date | None, date | None], basis: DateBasis) -> None:
    found = claim(text)
    assert (days(found), found.date.basis) == (expected, basis)


def test_the_day_of_an_arrest_is_not_that_of_the_deed() -> None:
    told = claims("A carter was arrested on Monday in the killing of nine herders near Kesra.")
    found = {c.event_type: days(c) for c in told}
    assert found.pop("arrest") == day(13)
    assert set(found.values()) == {(None, PUBLISHED)}


def test_of_two_times_the_day_inside_the_other_counts() -> None:
    text = "Gunmen killed nine herders at an Easter party near Kesra early on Sunday."
    assert days(claims(text, published=date(2024, 4, 2))[0]) == (date(2024, 3, 31),) * 2


def test_the_words_that_date_are_kept() -> None:
    span = claim("Gunmen killed nine herders near Kesra on Monday.").date.span
    assert span is not None
    assert "Monday" in span.quote
    assert claim("Gunmen killed nine herders near Kesra.").date.span is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed nine herders near Kesra yesterday.", (None, None)),
        ("Gunmen killed nine herders near Kesra.", (None, None)),
        ("Gunmen killed nine herders near Kesra on 3 May 2024.", day(3)),
    ],
)
def test_without_a_day_of_publication(text: str, expected: tuple[date | None, date | None]) -> None:
    found = claim(text, "", None)
    assert days(found) == expected
    assert (found.date.basis is DateBasis.UNANCHORED) == (expected == (None, None))


def test_each_event_of_a_sentence_has_its_own_day() -> None:
    text = "Rebels attacked Doria on Monday and gunmen kidnapped a nurse in Kesra on Tuesday."
    assert [days(c) for c in claims(text)] == [day(13), day(14)]


# -- natural disasters


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake struck near Kesra on 3 May.\n\n"
        "Looters robbed a clinic in Doria after the earthquake.",
        "Looters robbed a clinic in Doria after an earthquake struck on 3 May.",
        pytest.param(
            "After the earthquake of 3 May, looters robbed a clinic in Doria.",
        ),
        "Following an earthquake on 3 May, looters robbed a clinic in Doria.",
    ],
)
def test_after_a_disaster(text: str) -> None:
    found = claim_of(text, "robbed")
    assert (days(found), found.date.basis) == (
        (date(2024, 5, 3), PUBLISHED),
        DateBasis.CONTEXT,
    )


def test_a_disaster_that_is_only_in_the_same_report_dates_nothing() -> None:
    text = "An earthquake struck near Kesra on 3 May.\n\nLooters robbed a clinic in Doria."
    found = claim_of(text, "robbed")
    assert found.date.basis is DateBasis.PUBLICATION_BOUND


def test_an_own_day_goes_before_the_disaster() -> None:
    text = (
        "An earthquake struck near Kesra on 3 May.\n\n"
        "After the earthquake, looters robbed a clinic in Doria on Monday."
    )
    assert days(claim_of(text, "robbed")) == day(13)


# -- counted from another event


def test_days_after_the_event_before() -> None:
    text = (
        "Gunmen kidnapped twelve pupils in Kesra on 2 May.\n\n"
        "Six days later, gunmen burned a church in Doria."
    )
    found = claim_of(text, "burned")
    assert (days(found), found.date.basis) == (day(8), DateBasis.CONTEXT)


def test_days_after_with_nothing_to_count_from() -> None:
    found = claim_of("Six days later, gunmen burned a church in Doria.", "burned")
    assert days(found) == (None, PUBLISHED)


def test_a_day_after_beside_a_thursday() -> None:
    text = (
        "The victims were buried last Thursday, a day after gunmen killed nine herders near Kesra."
    )
    assert days(claim_of(text, "killed")) == day(8)


def test_six_days_after_turns_round_for_what_it_counts_from() -> None:
    text = (
        "A bomb wounded a guard in Doria on 10 May.\n\n"
        "It came six days after gunmen ambushed a patrol near Kesra."
    )
    assert days(claim_of(text, "ambushed")) == day(4)


@wrong("a sentence that names no event has no date, whatever it says of the time")
def test_what_only_adds_to_an_event_has_its_own_day() -> None:
    text = (
        "Gunmen kidnapped twelve pupils in Kesra on 2 May.\n\n"
        "Two days later, they released four of them."
    )
    assert days(claims(text)[1]) == day(4)


@pytest.mark.parametrize(
    ("text", "trigger", "year"),
    [
        ("Officials on Monday remembered the massacre of 40 villagers near Kesra in 1994.",
         "massacre", 1994),
        ("A man was sentenced on Monday for killing two women in Doria in 2021.", "killing", 2021),
        ("A court on Monday convicted three men of the bombing in Doria in 2020.", "bombing",
         2020),
    ],
)  # fmt: skip
def test_the_day_of_a_trial_or_a_memorial(text: str, trigger: str, year: int) -> None:
    earliest, _ = days(claim_of(text, trigger))
    assert earliest is not None
    assert earliest.year == year
