"""Scores a record of a corpus whose reports were coded by the incident that each is about."""

from collections.abc import Mapping

from crossreport.evaluate.corpus.baselines import add_baselines
from crossreport.evaluate.corpus.gold import DOCUMENTS, Corpus, CorpusError, load_corpus, write_part
from crossreport.evaluate.corpus.report import LABELS, CorpusReport, Measure
from crossreport.evaluate.corpus.scoring import Told, score_told
from crossreport.model import Claim, Document, Incident, Place

__all__ = [
    "DOCUMENTS",
    "LABELS",
    "Corpus",
    "CorpusError",
    "CorpusReport",
    "Measure",
    "Told",
    "load_corpus",
    "score",
    "score_told",
    "write_part",
]


def score(
    corpus: Corpus,
    *,
    documents: Mapping[str, Document],
    claims: Mapping[str, Claim],
    incidents: list[Incident],
    places: Mapping[str, Place],
    main: Mapping[str, str],
) -> CorpusReport:
    """Score what a record holds of a corpus, with simple baselines beside it.

    Args:
        corpus: the coded incidents; reports outside them are not scored.
        documents: by id.
        claims: by id.
        incidents: of the record.
        places: by id.
        main: for each report that tells any, the id of the incident it is mainly about.
    """
    told = Told.of(
        incidents=incidents,
        claims=claims,
        places=places,
        documents=documents.values(),
        main=main,
    )
    return add_baselines(score_told(told, corpus), corpus, documents.values())
