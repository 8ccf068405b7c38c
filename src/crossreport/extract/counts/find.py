"""Find the counts of people in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from crossreport.extract.counts.conditions import condition_hits
from crossreport.extract.counts.details import breakdown, details, shares
from crossreport.extract.counts.found import FoundCount
from crossreport.extract.counts.headlines import listed_before
from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.nominals import noun_hits
from crossreport.extract.counts.people import Group, People
from crossreport.extract.counts.predicates import predicate_hits
from crossreport.extract.counts.pronouns import named_before
from crossreport.extract.counts.reality import Reality
from crossreport.extract.counts.settle import settle
from crossreport.extract.counts.terse import fallback_hits, terse_hits
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.counts.zeros import Zero, zero_counts
from crossreport.extract.victims import is_doer, lemma, victim_group
from crossreport.model import Count, CountKind, CountPart, Qualifier, Span, VictimGroup, VictimKind


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the sentence stands in the stored text."""

    document_id: str
    offset: int
    doc: Doc

    def span(self, first: int, last: int) -> Span:
        start, end = self.doc[first].idx, self.doc[last].idx + len(self.doc[last])
        return Span(
            self.document_id, start + self.offset, end + self.offset, self.doc.text[start:end]
        )


def find_counts(sentence: Sentence | Doc, *, document_id: str, offset: int = 0) -> list[FoundCount]:
    """Find how many people were killed, injured, missing and so on by the words of a sentence.

    Args:
        sentence: a sentence of a document parsed by spaCy (or a document of one sentence) with
            tags, dependencies and entities.
        document_id: identifier that the spans carry.
        offset: where the text of the spaCy document begins in the stored text, in code points.

    Returns:
        The counts in the order of their predicates. Counts that did not happen, or only may
        have, are marked ``modal``. Of a subset or a part, ``whole`` is an index in this list.
    """
    span = sentence[:] if isinstance(sentence, Doc) else sentence
    people = People(span)
    source = _Source(document_id, offset, span.doc)
    found: list[FoundCount] = []
    terse = {}
    for quantity, hit in terse_hits(people):
        terse[quantity.first] = hit.predicate.i
        found.append(_count(people.bare(quantity), hit, source, part=CountPart.WHOLE))
    for token in span:
        for hit in _hits(token, people):
            _add(found, hit, people, source, terse=terse)
    for group, hit in fallback_hits(people, {f.head for f in found}):
        found.append(_count(group, hit, source, part=CountPart.WHOLE))
    found += _loose_subsets(found, people, source)
    found += _details(found, people, source)
    for share in shares(people):
        found.append(_count(share.group, share.hit, source, part=share.part))
    found = settle(_ordered(found), span)
    return [*found, *(_zero(zero, source) for zero in zero_counts(span))]


def _zero(zero: Zero, source: _Source) -> FoundCount:
    return FoundCount(
        count=Count(
            kind=zero.kind,
            range=zero.number.range,
            stated=0,
            qualifier=Qualifier.NONE,
            victims=VictimGroup(),
            span=source.span(zero.first, zero.last),
        ),
        predicate=zero.predicate,
        head=zero.last,
    )


def _hits(token: Token, people: People) -> Iterator[Hit]:
    yield from predicate_hits(token, people)
    yield from noun_hits(token, people)
    yield from condition_hits(token, people)


def _ordered(found: list[FoundCount]) -> list[FoundCount]:
    """Sort by the place of the predicate; subsets stay behind their wholes."""
    order = sorted(range(len(found)), key=lambda i: (found[i].predicate, i))
    place = {old: new for new, old in enumerate(order)}
    return [
        found[i] if (whole := found[i].whole) is None else replace(found[i], whole=place[whole])
        for i in order
    ]


def _add(
    found: list[FoundCount], hit: Hit, people: People, source: _Source, *, terse: dict[int, int]
) -> None:
    """Read the people of one predicate into counts.

    A figure that a word of harm follows at once belongs to that word; what stands before the
    figure does not claim it too ("two dead, five hurt").
    """
    if hit.reality in (Reality.NEGATED, Reality.WITHOUT):
        return
    patient = people.beyond(hit.patient)
    groups = people.read(patient, strong=hit.strong, before=hit.predicate.i)
    if not groups and hit.counted:
        counted = people.counted(patient)
        groups = [] if counted is None else [counted]
    groups = [g for g in groups if hit.predicate.i > terse.get(g.first, -1)]
    if hit.predicate.dep_ == "amod":  # "the injured boy and two others": of them nothing is said
        groups = groups[:1]
    if groups and (listed := listed_before(groups[0], people)) is not None:
        groups = [listed, *groups]
    part = CountPart.PART if len(groups) > 1 else CountPart.WHOLE
    for group in groups:
        index = len(found)
        if group.head.i in people.detailed or _is_label(group, hit):
            continue
        group = named_before(group, hit, people)
        found.append(_count(group, hit, source, part=part))
        for subset in group.subsets:
            inner = _count(subset, hit, source, part=CountPart.SUBSET)
            found.append(replace(inner, whole=index, count=_inherit(inner.count, found[index])))


def _count(group: Group, hit: Hit, source: _Source, *, part: CountPart) -> FoundCount:
    is_perpetrator = hit.by_own_hand or any(is_doer(noun) for noun in group.nouns)
    return FoundCount(
        count=Count(
            kind=hit.kind,
            range=group.number.range,
            stated=group.number.stated,
            qualifier=group.number.qualifier,
            victims=victim_group(n for n in _who(group, hit) if lemma(n) not in count_book().nouns),
            span=source.span(group.first, group.last),
            part=part,
        ),
        predicate=hit.predicate.i,
        head=group.head.i,
        modal=hit.reality is Reality.UNREAL,
        perpetrator=is_perpetrator,
        by_own_hand=hit.by_own_hand,
        means=hit.means,
        anaphoric=group.anaphoric or hit.share,
        share=group.share or hit.share or _is_share(group, hit),
        other=group.other,
    )


def _who(group: Group, hit: Hit) -> tuple[Token, ...]:
    is_bare = all(noun.pos_ == "NUM" for noun in group.nouns)
    return (hit.measured,) if is_bare and hit.measured is not None else group.nouns


def _loose_subsets(found: list[FoundCount], people: People, source: _Source) -> list[FoundCount]:
    """Read "including 20 of the inmates" where the parse hangs it on another word.

    It belongs to the people last named before it, when no verb stands between them.
    """
    doc, heads = source.doc, {item.head for item in found}
    loose: list[FoundCount] = []
    for token in people.sentence:
        if token.lower_ != "including":
            continue
        before = [i for i, f in enumerate(found) if f.head < token.i and f.predicate < token.i]
        whole = max(before, key=lambda i: found[i].head, default=None)
        if whole is None or found[whole].whole is not None:
            continue
        if any(
            t.pos_ == "VERB"
            for t in doc[max(found[whole].head, found[whole].predicate) + 1 : token.i]
        ):
            continue
        inner = next((t for t in token.rights if t.dep_ in ("pobj", "dobj")), None)
        for group in people.read(inner, strong=False) if inner is not None else ():
            if group.head.i in heads or group.number.stated is None:
                continue
            subset = _count(group, _repeat(found[whole], doc, group), source, part=CountPart.SUBSET)
            count = _inherit(subset.count, found[whole])
            loose.append(replace(subset, whole=whole, count=count, modal=found[whole].modal))
    return loose


def _details(found: list[FoundCount], people: People, source: _Source) -> list[FoundCount]:
    """Read the counts inside the counts found: they are of the people last named before them."""
    doc, inside = source.doc, list[FoundCount]()
    for detail in details(people):
        before = [f.head for f in found if f.whole is None and f.head < detail.group.first]
        for index, item in enumerate(found):
            if not before or item.whole is not None or item.head != max(before):
                continue
            inside.append(_subset(detail.group, index, item, source))
    for index, item in enumerate(found):
        if item.whole is not None or item.modal:
            continue
        whole = people.at(doc[item.head])
        parts = [] if whole is None else breakdown(whole, item.predicate, people)
        inside += [_subset(group, index, item, source) for group in parts]
    return inside


def _subset(group: Group, index: int, whole: FoundCount, source: _Source) -> FoundCount:
    hit = _repeat(whole, source.doc, group)
    inner = _count(group, hit, source, part=CountPart.SUBSET)
    return replace(inner, whole=index, count=_inherit(inner.count, whole), modal=whole.modal)


def _is_label(group: Group, hit: Hit) -> bool:
    """Say whether words stand before a colon as the place and day that an entry begins with."""
    head, doc = group.head, group.head.doc
    if head.i > hit.predicate.i or head.pos_ not in ("PROPN", "NUM"):
        return False
    colon = next((t for t in doc[head.i : hit.predicate.i] if t.text == ":"), None)
    if colon is None or any(t.pos_ in ("VERB", "AUX") for t in doc[head.sent.start : colon.i]):
        return False
    return head.pos_ == "PROPN" or group.nouns in ((), (head,))


def _repeat(whole: FoundCount, doc: Doc, group: Group) -> Hit:
    return Hit(whole.count.kind, doc[whole.predicate], group.head, False, Reality.REAL)


def _is_share(group: Group, hit: Hit) -> bool:
    """Say whether a bare figure of those who died is of those hurt before: "and one died"."""
    return (
        group.head.pos_ == "NUM"
        and not group.nouns[:-1]
        and hit.kind is CountKind.KILLED
        and hit.predicate.lemma_ in ("die", "succumb")
        and not group.other
    )


def _inherit(inner: Count, whole: FoundCount) -> Count:
    """Let "including a woman" be a civilian where the whole is civilians."""
    if (
        inner.victims.kind is VictimKind.UNKNOWN
        and whole.count.victims.kind is not VictimKind.MIXED
    ):
        kind = whole.count.victims.kind
        return replace(inner, victims=replace(inner.victims, kind=kind))
    return inner
