"""Keeps the counts of a sentence that are figures of victims, and drops the others."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as SpacySpan

from crossreport.codebook import read_yaml
from crossreport.extract.counts import FoundCount, find_counts
from crossreport.extract.counts.quantity import scan
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.vocabulary import frame_words
from crossreport.model import Count, CountPart, Qualifier

_YEARS = range(1900, 2101)


def counted(reading: Reading, sentence: Sentence) -> list[FoundCount]:
    """Return the figures of a sentence, quoted from the stored text."""
    found = find_counts(
        sentence.span, document_id=reading.document.id, offset=sentence.passage.start
    )
    return [
        replace(c, count=replace(c.count, span=reading.requoted(c.count.span)))
        for c in figures(found)
    ]


def figures(found: Sequence[FoundCount]) -> list[FoundCount]:
    """Return the counts that say how many fell victim.

    What did not happen goes, and so do those whose death was the attack: a suicide bomber stands in
    no source's figure of the victims unless it says so. A gunman who killed himself is counted like
    one whom the police killed (GTD Codebook 2021, nkill: victims and attackers who died of it).

    "Soldiers were killed" and "the victims" say nothing of the number. Where such words are the
    whole of a subset ("some inmates, including 20 of the east wing"), the subset is the figure.

    Args:
        found: all counts of one sentence, in the order in which they refer to each other.
    """
    bare = {
        index
        for index, item in enumerate(found)
        if item.count.qualifier is Qualifier.VAGUE and not _says_how_many(item.count)
    }
    kept = []
    for index, item in enumerate(found):
        if index in bare or item.modal or item.means:
            continue
        if item.whole in bare and item.count.part is CountPart.SUBSET:
            item = replace(item, count=replace(item.count, part=CountPart.WHOLE), whole=None)
        kept.append(item)
    return kept


def _says_how_many(count: Count) -> bool:
    words = f" {count.span.quote.lower()} "
    return any(f" {phrase} " in words for phrase in read_yaml("qualifiers")["vague"])


def toll_told_before(
    span: SpacySpan, last: Sequence[FoundCount], reading: Reading, sentence: Sentence
) -> list[FoundCount]:
    """Return the figure of a sentence that only gives another number for the last toll.

    "The service puts the number of inmates who escaped at 118. This morning it had spoken of
    94": the 94 are inmates who escaped.

    Args:
        span: the parsed sentence.
        last: the figures of the event told last.
        reading: the parsed document.
        sentence: the sentence.
    """
    if not last:
        return []
    told = last[0].count
    for quantity in scan(span):
        core = span.doc[quantity.core]
        governor = core.head.head if core.dep_ == "pobj" else core.head
        bare = core.dep_ in {"pobj", "dobj", "attr"} and not any(True for _ in core.rights)
        is_year = quantity.number.stated in _YEARS
        if bare and not is_year and governor.lemma_.lower() in frame_words()["tolls_given"]:
            words = reading.span(sentence, span.doc[quantity.first], span.doc[quantity.last])
            count = replace(
                told,
                range=quantity.number.range,
                stated=quantity.number.stated,
                qualifier=quantity.number.qualifier,
                span=words,
                part=CountPart.WHOLE,
            )
            return [FoundCount(count, predicate=governor.i, head=core.i)]
    return []
