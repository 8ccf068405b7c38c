"""What sources state of many events at once, against made-up incidents."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from crossreport.analysis.areas import Circle, Country
from crossreport.analysis.said import Answer, Reply, Verdict, total_words, trend_words
from crossreport.analysis.said.areas import Part, Where, where_of
from crossreport.analysis.said.asking import ask_change
from crossreport.analysis.said.coverage import runs, uncovered
from crossreport.analysis.said.totals import check_total
from crossreport.analysis.said.trends import check_trend
from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    AggregateClaim,
    AreaRelation,
    Attribution,
    Count,
    CountKind,
    DateBasis,
    Direction,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Qualifier,
    Range,
    Span,
    SpeakerKind,
    Stance,
    TrendClaim,
    VictimGroup,
    WideDate,
)
from crossreport.store import mention_id
from made_cases import case, cases, daily, place

WORDS = Span("d-claim", 0, 5, "words")
ISIS = ActorMention(ActorRole.PERPETRATOR, "IS", "is", ActorKind.REBELS, WORDS)
MARCH = WideDate(date(2021, 3, 1), date(2021, 3, 31), DateBasis.PERIOD, WORDS)


def total(low, high=None, **changes):
    return replace(
        AggregateClaim(
            id="a-1",
            document_id="d-claim",
            quote=WORDS,
            count=Range(low, low, low if high is None else high),
            stated=low,
            of="attacks",
            count_span=WORDS,
            period=MARCH,
            actor=ISIS,
        ),
        **changes,
    )


def march(count, **options):
    return [case(one, date(2021, 3, 1 + one), **options) for one in range(count)]


@pytest.mark.parametrize(
    ("stated", "verdict", "by"),
    [
        ((5, 5), Verdict.CONSISTENT, None),
        ((4, 9), Verdict.CONSISTENT, None),
        ((7, 7), Verdict.SHORT, 2),
        ((3, 4), Verdict.EXCEEDED, 1),
    ],
)
def test_a_total_is_put_against_what_is_certain_and_possible(stated, verdict, by):
    found = check_total(total(*stated), cases(march(5)), Where())
    assert (found.verdict, found.incidents.by) == (verdict, by)
    assert found.incidents.held == Range(5, 5, 5)
    assert len(found.members) == 5


def test_only_incidents_of_the_days_the_doer_and_the_area_count():
    far = place(country="IQ", at=(33.0, 44.0))
    found = [
        *march(3),
        case(11, date(2021, 4, 2)),
        case(12, date(2021, 3, 30), until=date(2021, 4, 2)),
        case(13, date(2021, 3, 4), doers=("sdf",)),
        case(14, date(2021, 3, 5), doers=("gunmen",), named=False),
        case(15, date(2021, 3, 6), where=far),
    ]
    where = Where((Country("SY", "Syria"),), "Syria")
    checked = check_total(total(9), cases(found), where)
    assert checked.incidents.held == Range(3, 4, 5)
    assert checked.incidents.by == 4


def test_a_record_without_other_sources_of_the_time_cannot_tell():
    found = check_total(
        total(9, period=replace(MARCH, earliest=date(2020, 12, 5))), cases(march(5)), Where()
    )
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.incidents.by == 4
    assert "2020-12 to 2021-02" in found.missing[0]
    words = " ".join(total_words(found))
    assert "cannot tell; 4 more would be needed" in words


def test_more_than_stated_needs_no_further_sources():
    period = replace(MARCH, earliest=date(2020, 12, 5))
    assert check_total(total(2, period=period), cases(march(5)), Where()).verdict is (
        Verdict.EXCEEDED
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"period": replace(MARCH, earliest=None)},
        {"count": Range(None, None, None)},
        {"actor": None},
    ],
)
def test_an_open_statement_cannot_be_told(changes):
    found = check_total(replace(total(5), **changes), cases(march(5)), Where())
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.reasons
    assert found.missing
    assert not found.members
    assert "the record holds" not in " ".join(total_words(found))


def test_an_unplaced_area_cannot_be_told():
    found = check_total(total(5), cases(march(5)), Where(unresolved=("Erewhon",)))
    assert found.verdict is Verdict.CANNOT_TELL
    assert "Erewhon" in " ".join(total_words(found))


def test_the_perpetrators_own_number_is_marked():
    said = Attribution("IS", "is", SpeakerKind.PERPETRATOR, WORDS)
    for claim in (
        total(5, attribution=said),
        total(5, stance=Stance.CLAIMED_BY_PERPETRATOR),
        total(5, attribution=replace(said, kind=SpeakerKind.UNKNOWN)),
    ):
        found = check_total(claim, cases(march(5)), Where())
        assert found.by_perpetrator
        assert "The number is the perpetrator's own" in " ".join(total_words(found))
    other = replace(said, name="Observers", kind=SpeakerKind.MONITOR)
    assert not check_total(total(5, attribution=other), cases(march(5)), Where()).by_perpetrator


def test_casualties_of_the_whole_period_are_added_up():
    killed = Count(CountKind.KILLED, Range(30, 30, 30), 30, Qualifier.EXACT, VictimGroup(), WORDS)
    told = [*march(3, killed=(2, 3, 4)), case(9, date(2021, 3, 20))]
    (found,) = check_total(total(4, casualties=(killed,)), cases(told), Where()).casualties
    assert found.held == Range(6, 9, None)
    assert found.verdict is Verdict.CONSISTENT
    (found,) = check_total(
        total(3, casualties=(killed,)), cases(march(3, killed=(2, 3, 4))), Where()
    ).casualties
    assert (found.verdict, found.by) == (Verdict.SHORT, 18)


def test_incidents_of_the_statements_own_document_are_told_apart():
    own = replace(march(1)[0], documents=frozenset({"d-claim"}))
    found = check_total(total(2), cases([own, *march(3)[1:]]), Where())
    assert found.own == 1


def test_one_side_of_an_area_is_certain_beyond_its_centre_only():
    south = Part(Circle(10.0, 20.0, 100.0, "south"), "SY", 180.0, "southern Syria")
    assert south.overlap(place(at=(9.7, 20.0)), None).certain
    north = south.overlap(place(at=(10.5, 20.0)), None)
    assert north.possible
    assert not north.certain
    assert not south.overlap(place(at=(9.7, 20.0), country="IQ"), None).possible


def test_the_words_of_a_place_become_an_area():
    def mention(name, relation=AreaRelation.AT, role=PlaceRole.EVENT, bearing=None):
        return PlaceMention(
            name, Span("d-claim", 0, len(name), name), role, relation=relation, bearing=bearing
        )

    north = replace(place(name="Northland"), id="p-1", kind=PlaceKind.ADMIN1)
    country = replace(place(name="Syria"), id="p-2", kind=PlaceKind.COUNTRY)
    told = (
        mention("Northland"),
        mention("Syria", AreaRelation.PART, bearing=180.0),
        mention("Erewhon"),
        mention("Elsewhere", role=PlaceRole.OTHER),
    )
    resolved = {mention_id(told[0]): ("p-1", None), mention_id(told[1]): ("p-2", None)}
    where = where_of(told, {"p-1": north, "p-2": country}, resolved)
    assert [type(one).__name__ for one in where.areas] == ["Division", "Part"]
    assert where.unresolved == ("Erewhon",)
    assert where.countries == {"SY"}
    assert where.label == "Northland, Syria, Erewhon"


def test_a_town_may_mean_the_area_of_its_name():
    word = PlaceMention("Homs", Span("d-claim", 0, 4, "Homs"))
    town = replace(place("Homs Governorate", name="Homs", at=(10.0, 20.0)), id="p-1")
    near = place("Homs", name="Palmyra", at=(11.0, 21.0))
    places = {"p-1": town, "p-2": replace(near, id="p-2")}
    (area,) = where_of((word,), places, {mention_id(word): ("p-1", None)}).areas
    inside, beside = area.overlap(place("Homs", radius_km=1.0), None), area.overlap(near, None)
    assert (inside.certain, beside.certain, beside.possible) == (True, False, True)
    assert not area.overlap(place("Hama", at=(12.0, 21.0)), None).possible


def test_months_without_another_source():
    record = cases(march(2))
    first, last = date(2021, 1, 15), date(2021, 5, 1)
    found = uncovered(record, first, last, but="d-claim", countries=frozenset())
    assert runs(found) == "2021-01 to 2021-02, 2021-04 to 2021-05"
    assert uncovered(record, first, last, but="d-00000", countries=frozenset({"IQ"})) == (
        (2021, 1), (2021, 2), (2021, 3), (2021, 4), (2021, 5),
    )  # fmt: skip


def trend(**changes):
    since = WideDate(date(2021, 6, 1), date(2021, 12, 31), DateBasis.SINCE, WORDS)
    made = TrendClaim(
        "t-1", "d-claim", WORDS, Direction.INCREASE, "attacks", WORDS, since, actor=ISIS
    )
    return replace(made, **changes)


def test_a_trend_is_handed_to_the_test_of_change():
    asked = []

    def change(what, since, until, direction):
        asked.append((what.actors, since, until, direction))
        return Reply(Answer.BORNE_OUT, "twice as many.")

    record = cases(daily(300))
    found = check_trend(trend(), record, Where(), change)
    assert asked == [(frozenset({"is"}), date(2021, 6, 1), None, Direction.INCREASE)]
    assert (len(found.before), len(found.after)) == (151, 149)
    assert trend_words(found)[1] == "Borne out: twice as many."


def test_a_claim_is_about_the_time_up_to_its_publication():
    asked = []

    def change(what, since, until, direction):
        asked.append(until)
        return Reply(Answer.BORNE_OUT, "twice as many.")

    check_trend(trend(document_id="d-00290"), cases(daily(300)), Where(), change)
    check_trend(trend(document_id="d-00003"), cases(daily(300)), Where(), change)
    assert asked == [date(2021, 10, 18), None]


def test_a_trend_without_a_day_or_place_is_not_asked():
    def change(*_):
        raise AssertionError

    record = cases(daily(30))
    for found in (
        check_trend(trend(since=None), record, Where(), change),
        check_trend(trend(), record, Where(unresolved=("Erewhon",)), change),
        check_trend(trend(actor=None), record, Where(), change),
    ):
        assert found.reply.answer is Answer.CANNOT_TELL
        assert found.reply.missing


def steps(before, after):
    """Return two years of a case every so many days, the second year otherwise than the first."""
    day, found = date(2020, 6, 1), []
    while day < date(2022, 6, 1):
        found.append(case(len(found), day))
        day += timedelta(days=before if day < date(2021, 6, 1) else after)
    return found


@pytest.mark.parametrize(
    ("before", "after", "direction", "answer"),
    [
        (6, 2, Direction.INCREASE, Answer.BORNE_OUT),
        (6, 2, Direction.DECREASE, Answer.CONTRADICTED),
        (6, 2, Direction.UNCHANGED, Answer.CANNOT_TELL),
    ],
)
def test_enough_events_decide_a_trend(before, after, direction, answer):
    claim = trend(
        direction=direction,
        since=WideDate(date(2021, 6, 1), date(2022, 5, 31), DateBasis.SINCE, WORDS),
    )
    found = check_trend(claim, cases(steps(before, after)), Where(), ask_change)
    assert found.reply.answer is answer


def test_a_handful_of_events_leaves_a_trend_open():
    found = check_trend(trend(), cases(daily(3, first=date(2021, 6, 2))), Where(), ask_change)
    assert found.reply.answer is Answer.CANNOT_TELL
    assert "2020-12 to 2021-05" in found.reply.missing[-1]
