"""What simple methods get on the same reports, to stand beside the record's figures."""

from collections.abc import Iterable, Mapping

from crossreport.evaluate.corpus.gold import Corpus
from crossreport.evaluate.corpus.report import CorpusReport
from crossreport.evaluate.corpus.scoring import gold_grouping, linking
from crossreport.evaluate.corpus.similarity import group_by_words
from crossreport.model import Document

ONE_DEAD = "one dead, none injured"
PUBLISHED = "publication date"
WORDS = "TF-IDF, average linkage"
ALONE = "each report alone"


def add_baselines(
    report: CorpusReport, corpus: Corpus, documents: Iterable[Document]
) -> CorpusReport:
    """Return the report with the baselines' figures beside its own."""
    read = {one.id: one for one in documents if one.id in corpus.by_document}
    texts = {name: read[name].text if name in read else "" for name in corpus.by_document}
    gold = gold_grouping(corpus)
    grouped = {one.name: one.value for one in linking(group_by_words(texts), gold)}
    alone = {one.name: one.value for one in linking({name: name for name in gold}, gold)}
    return (
        report.beside(ONE_DEAD, one_dead(corpus))
        .beside(PUBLISHED, published(corpus, read))
        .beside(WORDS, grouped)
        .beside(ALONE, alone)
    )


def one_dead(corpus: Corpus) -> dict[str, float]:
    """Guess one dead and none injured for every report."""
    gold = list(corpus.by_document.values())
    return {
        "killed_exact": _share(one.killed == 1 for one in gold),
        "injured_exact": _share(one.injured == 0 for one in gold),
        "both_exact": _share(one.killed == 1 and one.injured == 0 for one in gold),
    }


def published(corpus: Corpus, documents: Mapping[str, Document]) -> dict[str, float]:
    """Take the publication date for the day of the incident; wrong where there is none."""
    off = []
    for name, gold in corpus.by_document.items():
        day = documents[name].published if name in documents else None
        off.append(None if day is None else abs((day - gold.day).days))
    return {
        "date_exact": _share(days == 0 for days in off),
        "date_within_1": _share(days is not None and days <= 1 for days in off),
    }


def _share(found: Iterable[bool]) -> float:
    flags = list(found)
    return sum(flags) / len(flags)
