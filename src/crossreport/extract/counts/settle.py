"""Settle the counts of one sentence with each other: one death is told once."""

from dataclasses import replace

from spacy.tokens import Span

from crossreport.extract.counts.arguments import direct_object, is_passive, object_of, subject
from crossreport.extract.counts.found import FoundCount
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.counts.words import multiple
from crossreport.model import CountKind, CountPart, Range

# Where one person has two counts of one sentence, the first of these kinds holds and the second
# goes: who died was no longer injured, who was taken hostage is not also held.
_YIELDS = (
    (CountKind.KILLED, CountKind.INJURED),
    (CountKind.KILLED, CountKind.MISSING),
    (CountKind.ABDUCTED, CountKind.HELD),
    (CountKind.ESCAPED, CountKind.DISPLACED),
    (CountKind.ARRESTED, CountKind.HELD),
    (CountKind.RELEASED, CountKind.HELD),
)


def settle(found: list[FoundCount], sentence: Span) -> list[FoundCount]:
    """Drop what is told twice, subtract those who died, and mark what adds up."""
    contained = _contained_heads(found)
    keep = _without_repeats(found)
    keep = _without_yielding(keep, sentence)
    keep = _reindex(found, keep)
    keep = _without_multiples(keep, sentence)
    keep = _survivors(keep, contained, sentence)
    return _additions(keep, sentence)


def _contained_heads(found: list[FoundCount]) -> dict[int, set[int]]:
    """Return, for each head of a whole, the heads of its subsets."""
    contained: dict[int, set[int]] = {}
    for item in found:
        if item.whole is not None:
            contained.setdefault(found[item.whole].head, set()).add(item.head)
    return contained


def _without_repeats(found: list[FoundCount]) -> list[FoundCount]:
    seen: dict[tuple[CountKind, int], FoundCount] = {}
    for item in found:
        key = item.count.kind, item.head
        held = seen.get(key)
        if held is None or (held.modal and not item.modal):
            seen[key] = item
    return [item for item in found if seen[item.count.kind, item.head] is item]


def _without_yielding(found: list[FoundCount], sentence: Span) -> list[FoundCount]:
    def who(item: FoundCount) -> int:
        return _apposed_to(item, sentence)

    def heads(kind: CountKind) -> set[int]:
        return {who(f) for f in found if f.count.kind is kind and not f.modal}

    dropped = {(loser, head) for winner, loser in _YIELDS for head in heads(winner)}
    return [f for f in found if (f.count.kind, who(f)) not in dropped]


def _apposed_to(item: FoundCount, sentence: Span) -> int:
    """Return the noun of a single person; of "Diaz, the cook found dead" both nouns are Diaz."""
    head = sentence.doc[item.head]
    if item.count.stated != 1 or item.whole is not None:
        return item.head
    is_same = head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.pos_ in ("NOUN", "PROPN")
    return head.head.i if is_same else item.head


def _reindex(before: list[FoundCount], after: list[FoundCount]) -> list[FoundCount]:
    """Point the subsets at their wholes again; one whose whole is gone stands alone."""
    places = {id(item): index for index, item in enumerate(after)}
    result = []
    for item in after:
        if item.whole is not None:
            place = places.get(id(before[item.whole]))
            if place is None:
                count = replace(item.count, part=CountPart.WHOLE)
                result.append(replace(item, whole=None, count=count))
                continue
            item = replace(item, whole=place)
        result.append(item)
    return result


def _without_multiples(found: list[FoundCount], sentence: Span) -> list[FoundCount]:
    """Take the dead of a sentence from its "triple shooting"."""
    died = sum(
        f.count.range.best or 0
        for f in found
        if f.count.kind is CountKind.KILLED and f.whole is None and not f.modal
    )
    result: list[FoundCount] = []
    for item in found:
        is_multiple = item.predicate == item.head and multiple(sentence.doc[item.head]) is not None
        if is_multiple and item.count.kind is CountKind.INJURED:
            item = replace(item, count=replace(item.count, range=_less(item.count.range, died)))
        result.append(item)
    return result


def _survivors(
    found: list[FoundCount], contained: dict[int, set[int]], sentence: Span
) -> list[FoundCount]:
    """Take those who died from those who were hurt: "five were shot, two of whom died"."""
    result = list(found)
    for index, item in enumerate(found):
        if item.count.kind is not CountKind.INJURED or item.modal or item.whole is not None:
            continue
        dead = [
            f
            for f in found
            if f.count.kind is CountKind.KILLED
            and (f.share or f.head in contained.get(item.head, ()) or _is_one_of(f, item, sentence))
            and not f.modal
            and (f.head > item.head or _is_part_of(f, item, sentence))
            and f.count.stated is not None
        ]
        stated = item.count.stated
        died = sum(f.count.stated or 0 for f in dead)
        if stated is not None and 0 < died <= stated:
            result[index] = replace(
                item, count=replace(item.count, range=_less(item.count.range, died))
            )
    return [f for f in result if f.count.range.best != 0 or f.count.stated == 0]


def _is_part_of(dead: FoundCount, hurt: FoundCount, sentence: Span) -> bool:
    """Say whether the dead are told among the hurt: "one of the five people hit has died"."""
    inside = sentence.doc[dead.head].subtree
    return dead.share and any(token.i == hurt.head for token in inside)


def _is_one_of(dead: FoundCount, hit: FoundCount, sentence: Span) -> bool:
    """Say whether a bare figure of the dead is of those hit before: "two men shot, one dead".

    Whoever was shot may have died of it; of the wounded nobody has.
    """
    word, figure = sentence.doc[hit.predicate], sentence.doc[dead.head]
    verb = count_book().participles.get(word.lower_, word.lemma_.lower())
    between = sentence.doc[hit.predicate + 1 : dead.head]
    return (
        verb in count_book().open_hits
        and figure.pos_ == "NUM"
        and not dead.other
        and [t.text for t in between] == [","]
    )


def _less(given: Range, died: int) -> Range:
    def minus(end: int | None) -> int | None:
        return None if end is None else max(end - died, 0)

    return Range(minus(given.low), minus(given.best), minus(given.high))


def _additions(found: list[FoundCount], sentence: Span) -> list[FoundCount]:
    """Make parts of wholes that add up.

    They do where one predicate has them both, where the words say that the second are others
    ("one died at once and another in hospital"), and where one of them is the perpetrator's.
    """
    result = list(found)
    for index, item in enumerate(found):
        if item.count.part is CountPart.SUBSET or item.modal:
            continue
        before = [i for i, f in enumerate(found[:index]) if _adds(f, item, sentence)]
        for i in (*before, index) if before else ():
            result[i] = replace(result[i], count=replace(result[i].count, part=CountPart.PART))
    return result


def _adds(first: FoundCount, second: FoundCount, sentence: Span) -> bool:
    if first.count.kind is not second.count.kind or first.modal or first.means is not second.means:
        return False
    if first.count.part is CountPart.SUBSET:
        return False
    if first.perpetrator is not second.perpetrator:
        return _are_apart(first, second, sentence)
    if _is_their_doer(second, first, sentence) or _are_two(first, second, sentence):
        return True
    return second.other or first.predicate == second.predicate


def _is_their_doer(one: FoundCount, victims: FoundCount, sentence: Span) -> bool:
    """Say whether a pronoun is the doer: "killed two guards before police shot him dead"."""
    verb = sentence.doc[victims.predicate]
    return (
        sentence.doc[one.head].lower_ in ("he", "she", "him", "her")
        and (victims.count.stated or 0) > 1
        and not is_passive(verb)
        and direct_object(verb) is not None
    )


def _are_two(first: FoundCount, second: FoundCount, sentence: Span) -> bool:
    """Say whether two single persons cannot be one: "a man was shot and a woman was hit".

    They differ in sex, or one of them harmed the other ("accused of killing a baby, he died").
    """
    if first.count.stated != 1 or second.count.stated != 1 or first.head == second.head:
        return False
    sexes = {first.count.victims.sex, second.count.victims.sex}
    if None not in sexes and len(sexes) > 1:
        return True
    verb = sentence.doc[first.predicate]
    held = direct_object(verb)
    doer = subject(verb) if held is not None and held.i == first.head else None
    return doer is not None and doer.i == second.head and not is_passive(verb)


def _are_apart(first: FoundCount, second: FoundCount, sentence: Span) -> bool:
    """Say whether the doer's own lot adds to that of the victims.

    Nobody is among his own victims; but a figure of all the dead ("three are dead after a man
    shot his wife and son and killed himself") may hold him.
    """
    doer, victims = (second, first) if second.perpetrator else (first, second)
    word = sentence.doc[victims.predicate]
    if doer.predicate == victims.predicate:
        return True
    if word.lemma_.lower() in count_book().all_dead and (doer.by_own_hand or doer.anaphoric):
        return False
    if doer.by_own_hand and sentence.doc[doer.head].pos_ == "PRON":
        is_act = victims.head > victims.predicate and not is_passive(word)
        return is_act or object_of(word, "by") is not None
    return second is doer or not second.anaphoric
