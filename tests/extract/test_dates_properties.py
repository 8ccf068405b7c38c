"""What holds for dates in every text."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crossreport.codebook import read_yaml
from crossreport.extract.dates import DateKind, find_dates, resolve_relative
from crossreport.model import DateBasis, Span, WideDate

WORDS = read_yaml("dates")
PUBLISHED = st.dates(date(1950, 1, 1), date(2075, 12, 31))
PIECES = st.sampled_from(
    [
        *WORDS["months"],
        *WORDS["weekdays"],
        *WORDS["numbers"],
        *WORDS["ordinals"],
        *WORDS["units"],
        *(f"{unit}s" for unit in WORDS["units"]),
        *WORDS["parts"],
        *WORDS["seasons"],
        *WORDS["holidays"],
        *WORDS["deictic"],
        *WORDS["event_relative"],
        *("ago", "later", "last", "next", "this", "past", "since", "before", "between", "and"),
        *("of", "from", "to", "-", "/", ",", ".", "the", "in", "on", "29", "31", "1999", "2024"),
        *("will", "said", "'s", "\n", "\n\n", "00", "9999", "12/13/2019", "week of", "weekend"),
    ]
)
SALAD = st.lists(PIECES, max_size=14).map(" ".join)
PAST = st.sampled_from(
    [
        "yesterday",
        "three days ago",
        "last Tuesday",
        "on Friday",
        "on February 7",
        "on 30 March",
        "last month",
        "this year",
        "in recent weeks",
        "during the past seven months",
        "since last June",
        "over the weekend",
        "last winter",
        "last Ramadan",
        "at Christmas",
    ]
)


@given(st.one_of(SALAD, st.text(max_size=200)), st.one_of(st.none(), PUBLISHED))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_intervals_with_true_spans(
    text: str, published: date | None
) -> None:
    end = 0
    for found in find_dates(text, published=published, document_id="d", all_kinds=True):
        found.span.verify(text)
        assert found.span.start >= end
        end = found.span.end
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        if published is not None and found.latest is not None and found.latest > published:
            assert found.future or found.kind is DateKind.BEFORE


@given(SALAD, st.integers(0, 10_000))
@settings(deadline=None)
def test_offset_moves_spans_and_nothing_else(text: str, offset: int) -> None:
    day = date(2020, 6, 15)
    plain = find_dates(text, published=day, document_id="d")
    moved = find_dates(text, published=day, document_id="d", offset=offset)
    assert [(m.span.start + offset, m.span.quote, m.wide.days) for m in plain] == [
        (m.span.start, m.span.quote, m.wide.days) for m in moved
    ]


@given(PAST, PUBLISHED)
@settings(deadline=None)
def test_what_is_told_lies_not_after_publication(phrase: str, published: date) -> None:
    (found,) = find_dates(f"Gunmen shot a guard {phrase}.", published=published, document_id="d")
    ahead = timedelta(days=14 if found.basis is DateBasis.YEAR_INFERRED else 0)
    assert found.latest is not None
    assert found.latest <= published + ahead


@given(
    st.sampled_from(["yesterday", "three days ago", "today", "in the past week", "two weeks ago"]),
    PUBLISHED,
    st.integers(1, 400),
)
@settings(deadline=None)
def test_relative_dates_move_with_publication(phrase: str, published: date, by: int) -> None:
    text = f"Gunmen shot a guard {phrase}."
    (before,) = find_dates(text, published=published, document_id="d")
    (after,) = find_dates(text, published=published + timedelta(days=by), document_id="d")
    for first, second in ((before.earliest, after.earliest), (before.latest, after.latest)):
        assert first is not None
        assert second is not None
        assert second - first == timedelta(days=by)


@given(st.one_of(SALAD, PAST))
@settings(deadline=None)
def test_without_publication_nothing_is_guessed(text: str) -> None:
    for found in find_dates(text, published=None, document_id="d"):
        dated = found.earliest is not None or found.latest is not None
        assert not dated or found.explicit_year


@given(SALAD, PUBLISHED, PUBLISHED, st.integers(0, 60))
@settings(deadline=None)
def test_resolved_dates_are_ordered(text: str, published: date, day: date, width: int) -> None:
    span = Span("d", 0, 1, "x")
    anchor = WideDate(day, day + timedelta(days=width), DateBasis.EXPLICIT, span)
    for found in find_dates(text, published=published, document_id="d"):
        wide = resolve_relative(found, anchor)
        assert wide.earliest is None or wide.latest is None or wide.earliest <= wide.latest
        assert wide.span == found.span
