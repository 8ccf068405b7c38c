"""No event gets its report's date of publication without words, or a named rule, that say so."""

from datetime import timedelta
from pathlib import Path

import pytest

from crossreport import Record, pipeline
from crossreport.evaluate.corpus import load_corpus
from crossreport.extract.dates import find_dates
from crossreport.model import Claim, DateBasis, Document, Incident, LikelyRule

REPORTS = 20
TOLD = {
    DateBasis.EXPLICIT,
    DateBasis.YEAR_INFERRED,
    DateBasis.WEEKDAY,
    DateBasis.RELATIVE,
    DateBasis.PERIOD,
    DateBasis.SINCE,
    DateBasis.CONTEXT,
    DateBasis.CARRIED,
}


@pytest.fixture(scope="module")
def record(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = shared_dir / "data" / "violent-corpus"
    part = load_corpus(folder).sample(REPORTS, seed="publication")
    made = Record.open(tmp_path_factory.mktemp("dated") / "record.sqlite")
    pipeline.run_corpus(made, folder, part)
    return made


def on_publication(claim: Claim, document: Document) -> bool:
    return claim.date.days == 1 and claim.date.earliest == document.published


def test_a_claim_of_the_day_of_publication_quotes_the_words_that_say_so(record: Record) -> None:
    documents = {one.id: one for one in record.documents()}
    found = 0
    for claim in record.claims():
        document = documents[claim.document_id]
        if not on_publication(claim, document):
            continue
        found += 1
        span = claim.date.span
        assert claim.date.basis in TOLD
        assert span is not None
        assert document.text[span.start : span.end] == span.quote
        # The same words mean another day in a report of another day, unless they name the day.
        assert document.published is not None
        again = find_dates(
            span.quote, published=document.published + timedelta(days=400), document_id="d"
        )
        named = claim.date.basis in {DateBasis.EXPLICIT, DateBasis.CONTEXT, DateBasis.CARRIED}
        assert named or all(one.earliest != claim.date.earliest for one in again)
    assert found


def test_an_undated_claim_keeps_its_open_interval(record: Record) -> None:
    undated = [c for c in record.claims() if c.date.basis is DateBasis.PUBLICATION_BOUND]
    assert undated
    for claim in undated:
        assert (claim.date.earliest, claim.date.span) == (None, None)
        assert claim.date.likely is None or claim.date.likely.rule in {
            LikelyRule.NEWS_DAY,
            LikelyRule.REPORT_DAY,
        }


def test_an_incident_of_a_day_has_a_claim_that_tells_it(record: Record) -> None:
    claims = {one.id: one for one in record.claims()}

    def told(incident: Incident) -> bool:
        """One claim tells the day, or two bound it from both sides."""
        mine = [claims[name].date for name in incident.claim_ids]
        starts = {one.earliest for one in mine if one.span is not None}
        return incident.date.earliest in starts

    days = [one for one in record.incidents() if one.date.days == 1]
    assert days
    assert all(told(one) for one in days)


def test_a_day_inferred_names_its_rule(record: Record) -> None:
    inferred = [one for one in record.incidents() if one.date.likely is not None]
    assert inferred
    for one in inferred:
        assert one.date.days != 1
        assert one.date.likely is not None
        assert one.date.likely.rule in LikelyRule
