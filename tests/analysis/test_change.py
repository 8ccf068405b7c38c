"""The test of change: coverage, draws, verdicts, and questions that have no answer."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from crossreport.analysis.bins import Period
from crossreport.analysis.change import Question, Verdict, Volume, ask
from crossreport.analysis.change.frame import coverage, frame_around
from crossreport.analysis.change.sampling import Draws
from crossreport.analysis.change.tables import COLUMNS, answer_plain, answer_rows
from crossreport.analysis.errors import AnalysisError
from crossreport.analysis.selection import Wanted, otherwise, select
from crossreport.model import Direction, Link
from made_cases import case, cases, place

AFTER = date(2023, 2, 6)
FEW = {"draws": 4}


def weekly(rates, *, first, seed=0, start=0, **options):
    """Return incidents by Poisson rates a week."""
    random = np.random.default_rng(seed)
    found = []
    for week, count in enumerate(random.poisson(rates)):
        for _ in range(count):
            day = first + timedelta(days=7 * week + int(random.integers(7)))
            found.append(case(start + len(found), day, **options))
    return found


def rates(ratio, *, before=60, after=50, level=5.0):
    return np.where(np.arange(before + after) >= before, level * ratio, level)


def as_dataset(found, **more):
    made = cases(found, **more)
    return replace(made, rows=frozenset(made.documents))


def question(found, *, after=AFTER, wanted=None, **options):
    made = found if hasattr(found, "all") else as_dataset(found)
    return Question(what=select(wanted or Wanted(), made), after=after, **(FEW | options))


FIRST = AFTER - timedelta(weeks=60)


def test_a_rise_is_borne_out_and_the_opposite_contradicted():
    found = as_dataset(weekly(rates(4.0), first=FIRST))
    answer = ask(question(found))
    assert answer.verdict is Verdict.BORNE_OUT
    assert answer.effect.low > 1
    assert answer.sentence.startswith("Borne out: all incidents came")
    fall = ask(question(found, claim=Direction.DECREASE))
    assert fall.verdict is Verdict.CONTRADICTED
    assert fall.effect == answer.effect


def test_no_change_is_not_borne_out_and_says_what_would_have_been_seen():
    answer = ask(question(weekly(rates(1.0), first=FIRST, seed=3)))
    assert answer.verdict is not Verdict.BORNE_OUT
    assert answer.effect.low < 1.1
    assert answer.smallest_rise > 1 > answer.smallest_fall
    assert any("smallest rise" in line for line in answer.would_tell)


def test_a_change_that_came_to_the_others_too_is_told_apart():
    here, there = place("Northland"), place("Southland", at=(1.0, 2.0))
    found = [
        *weekly(rates(4.0), first=FIRST, where=here),
        *weekly(rates(4.0, level=6), first=FIRST, seed=1, start=5000, where=there),
    ]
    made = as_dataset(found)
    north = select(Wanted(where=("Northland",)), made)
    against = otherwise(north, ("Southland",))
    answer = ask(Question(what=north, after=AFTER, against=against, **FEW))
    assert answer.against.low < 1 < answer.against.high
    assert answer.verdict is Verdict.CANNOT_TELL
    assert "Southland" in answer.sentence
    alone = [one for one in found if one.place == here]
    steady = weekly(rates(1.0, level=6), first=FIRST, seed=1, start=5000, where=there)
    made = as_dataset([*alone, *steady])
    north = select(Wanted(where=("Northland",)), made)
    answer = ask(Question(what=north, after=AFTER, against=otherwise(north, ("Southland",)), **FEW))
    assert answer.verdict is Verdict.BORNE_OUT


def test_reports_that_begin_after_the_date_cannot_tell():
    found = [case(i, AFTER + timedelta(days=1 + 3 * i)) for i in range(5)]
    made = cases(found)  # reports: published on the days of what they tell
    answer = ask(question(made))
    assert answer.verdict is Verdict.CANNOT_TELL
    assert answer.effect is None
    assert "covers no whole week before it" in answer.sentence
    assert "5 after 2023-02-06" in answer.sentence
    assert any("reports from before" in line for line in answer.would_tell)
    assert answer_rows(answer) == []


def test_few_events_are_compared_exactly():
    found = [case(i, FIRST + timedelta(weeks=7 * i)) for i in range(8)]
    found += [case(20 + i, AFTER + timedelta(weeks=3 * i)) for i in range(6)]
    answer = ask(question(found))
    assert answer.method == "exact"
    assert answer.effect.low < 1 < answer.effect.high
    assert answer.verdict is Verdict.CANNOT_TELL
    assert any("clusters" in line for line in answer.assumptions)


def test_more_reports_explain_more_incidents():
    """Twice the reports, twice the incidents that are told: no change of what happens."""
    random = np.random.default_rng(5)
    published = []
    for week in range(110):
        for _ in range(random.poisson(40 if week >= 60 else 20)):
            published.append(FIRST + timedelta(days=7 * week + int(random.integers(7))))
    elsewhere = [case(10000 + i, day, doers=("others",)) for i, day in enumerate(published)]
    mine = weekly(rates(2.0), first=FIRST, seed=6)
    made = cases([*mine, *elsewhere])
    wanted = Wanted(actors=("is",))
    blind = ask(question(made, wanted=wanted, volume=Volume.NONE))
    assert blind.effect.ratio == pytest.approx(2, rel=0.4)
    for volume in (Volume.AUTO, Volume.OFFSET):
        told = ask(question(made, wanted=wanted, volume=volume))
        assert told.effect.ratio == pytest.approx(1, rel=0.4)
        assert told.verdict is not Verdict.BORNE_OUT


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"after": date(1999, 1, 1)}, "1999-01-01 lies outside the record"),
        ({"after": date(2030, 1, 1)}, "2030-01-01 lies outside the record"),
        ({"wanted": Wanted(types=("landmine",))}, "no incident from"),
        ({"wanted": Wanted(until=date(2023, 1, 1))}, "lies before"),
        ({"wanted": Wanted(since=date(2023, 3, 1))}, "lies after"),
        ({"wanted": Wanted(actors=("lone",))}, "one incident only"),
    ],
)
def test_a_question_without_an_answer_is_refused_in_one_line(options, told):
    found = [*weekly(rates(1.0), first=FIRST), case(9999, AFTER, doers=("lone",))]
    with pytest.raises(AnalysisError, match=told) as error:
        ask(question(found, **options))
    assert "\n" not in str(error.value)


def test_the_same_question_has_the_same_answer():
    found = weekly(rates(2.0), first=FIRST, until=None)
    wide = [replace(one, confidence=0.8) for one in found]
    assert ask(question(wide)) == ask(question(wide))


def test_doubtful_incidents_and_wide_dates_are_drawn():
    frame = frame_around(
        AFTER, first=FIRST, last=AFTER + timedelta(weeks=50), period=Period.WEEK, window=50
    )
    random = np.random.default_rng(0)
    wide = case(1, AFTER - timedelta(days=7), until=AFTER + timedelta(days=6), confidence=0.5)
    made = as_dataset([wide])
    draws = Draws.of(select(Wanted(), made).members, made)
    assert not draws.certain
    found = np.array([draws.draw(frame, random) for _ in range(800)])
    assert found.sum(axis=1).mean() == pytest.approx(0.5, abs=0.06)
    assert found[:, frame.before].mean() == pytest.approx(0.25, abs=0.05)
    assert draws.expected(frame)[frame.before - 1 : frame.before + 1] == pytest.approx([0.25, 0.25])


def test_possible_duplicates_are_one_as_often_as_their_link_says():
    pair = [case(1, AFTER), case(2, AFTER)]
    link = Link("c-00001", "c-00002", 0.3, 0.0)
    made = as_dataset(pair, links=(link,))
    draws = Draws.of(select(Wanted(), made).members, made)
    frame = frame_around(
        AFTER, first=FIRST, last=AFTER + timedelta(weeks=9), period=Period.WEEK, window=9
    )
    random = np.random.default_rng(1)
    totals = [draws.draw(frame, random).sum() for _ in range(800)]
    assert np.mean(totals) == pytest.approx(1.7, abs=0.06)


def test_one_incident_may_be_two():
    one = case(1, AFTER)
    told = replace(one, incident=replace(one.incident, claim_ids=("c-00001", "c-00002")))
    made = as_dataset([told], links=(Link("c-00001", "c-00002", 0.75, 0.0),))
    draws = Draws.of(select(Wanted(), made).members, made)
    assert draws.parts.tolist() == [0.25]
    judged = as_dataset([told], links=(Link("c-00001", "c-00002", 1.0, 0.0, (), "judgement"),))
    assert Draws.of(select(Wanted(), judged).members, judged).certain


def test_a_dataset_covers_its_incidents_and_reports_their_publication():
    found = [case(1, AFTER - timedelta(days=300)), case(2, AFTER)]
    assert coverage(as_dataset(found)).first == AFTER - timedelta(days=300)
    late = cases(found)
    documents = {key: replace(one, published=AFTER) for key, one in late.documents.items()}
    covered = coverage(replace(late, documents=documents))
    assert (covered.first, covered.earliest) == (AFTER, AFTER - timedelta(days=300))


def test_answers_as_rows_and_plain_data():
    answer = ask(question(weekly(rates(2.0), first=FIRST)))
    rows = answer_rows(answer)
    assert tuple(rows[0]) == COLUMNS
    assert sum(row["incidents"] for row in rows) == pytest.approx(
        answer.before.best + answer.after_tally.best, rel=1e-3
    )
    plain = answer_plain(answer)
    assert plain["verdict"] == answer.verdict
    assert [row["side"] for row in plain["line"]].count("before") == answer.before.bins
