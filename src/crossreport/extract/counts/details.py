"""Counts inside a count: "one of them a woman", "among them two boys", "46 of the dead were …"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from crossreport.extract.counts.hit import Hit
from crossreport.extract.counts.people import Group, People
from crossreport.extract.counts.reality import Reality
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.victims import lemma, noun_kind, victim_book
from crossreport.model import CountKind, CountPart

_OTHERS = {"other", "others", "rest", "remaining"}
_LONGEST = 9  # tokens of the words that describe a detail


@dataclass(frozen=True, slots=True)
class Detail:
    """People of whom the words say that they are some of those counted before.

    Attributes:
        at: index of the word that points back to them ("them" of "one of them a woman").
        group: the people.
    """

    at: int
    group: Group


def details(people: People) -> Iterator[Detail]:
    """Yield "one of them a woman", "among them two boys", "with a child among them"."""
    gathered = victim_book().gathered["pronouns"]
    for token in people.sentence:
        if token.lower_ not in gathered or token.i == people.sentence.start:
            continue
        before = token.nbor(-1)
        if before.lower_ == "of" and (one := _part(token, people)) is not None:
            yield Detail(token.i, one)
        elif before.lower_ in ("among", "amongst"):
            for group in _among(token, people):
                yield Detail(token.i, group)


def _part(pronoun: Token, people: People) -> Group | None:
    """Read "two of them children"; what a verb says of them is told elsewhere."""
    figure = people.figure_at(pronoun.doc[max(pronoun.i - 2, people.sentence.start)])
    after = _phrase(pronoun, people.sentence)
    if figure is None or figure.number.stated is None or pronoun.i not in people.detailed:
        return None
    if after[0].lower_ in count_book().lethal["adverbs"]:
        return None
    nouns = tuple(t for t in after if t.pos_ in ("NOUN", "PROPN") and noun_kind(t) is not None)
    return replace(people.bare(figure), nouns=nouns)


def _phrase(token: Token, sentence: Span) -> list[Token]:
    """Return the words after a token up to the next comma or stop."""
    words: list[Token] = []
    for after in token.doc[token.i + 1 : min(token.i + _LONGEST, sentence.end)]:
        if after.is_punct and after.text != "-":
            break
        words.append(after)
    return words


def _among(pronoun: Token, people: People) -> Iterator[Group]:
    """Read the people after "among them", or those right before it."""
    for token in _phrase(pronoun, people.sentence):
        if token.pos_ in ("VERB", "AUX", "ADP"):
            break
        if token.pos_ in ("NOUN", "PROPN", "NUM") and (groups := _own(token, people)):
            yield from groups
            return
    before = people.sentence.doc[pronoun.i - 2] if pronoun.i - 2 >= people.sentence.start else None
    if before is not None and before.pos_ in ("NOUN", "NUM"):
        yield from _own(before, people)


def _own(token: Token, people: People) -> list[Group]:
    if noun_kind(token) is None and people.figure_of(token) is None:
        return []
    return people.read(token, strong=False)


@dataclass(frozen=True, slots=True)
class Share:
    """A group of a class named by what befell it: "46 of the dead were civilians"."""

    group: Group
    hit: Hit
    part: CountPart


def shares(people: People) -> Iterator[Share]:
    """Yield "46 of the dead were civilians and the other seven soldiers".

    The groups add up where the words say that the last of them are all the others; else they
    are subsets of a figure that is told elsewhere.
    """
    for token in people.sentence:
        kind = _class(token, people)
        if kind is None:
            continue
        found = [*_listed(token, people), *_copular(token, people)]
        rest = any(_is_rest(group, people) for group in found[1:])
        part = CountPart.PART if rest else CountPart.SUBSET
        for group in found:
            yield Share(group, Hit(kind, token, group.head, True, Reality.REAL), part)


def _class(token: Token, people: People) -> CountKind | None:
    """Return what befell "the dead", "the wounded" after "of" or "among", or before "include"."""
    if token.i == people.sentence.start or token.nbor(-1).lower_ not in ("the", "those"):
        return None
    verb = count_book().verbs.get(lemma(token)) if token.tag_ in ("VBN", "VBD") else None
    kind = count_book().adjectives.get(token.lower_) or (None if verb is None else verb.kind)
    if kind is None:
        return None
    before = token.nbor(-2).lower_ if token.i - people.sentence.start > 1 else ""
    is_class = before in ("of", "among", "amongst") or _verb_after(token) == "include"
    return kind if is_class else None


def _verb_after(token: Token) -> str:
    return token.nbor(1).lemma_ if token.i + 1 < token.sent.end else ""


def _listed(word: Token, people: People) -> Iterator[Group]:
    """Read "among the dead were two nurses", "the wounded include a child"."""
    after = _phrase(word, people.sentence)
    is_among = word.i > people.sentence.start + 1 and word.nbor(-2).lower_ in ("among", "amongst")
    if _verb_after(word) != ("be" if is_among else "include"):
        return
    for token in after[1:]:
        if token.pos_ in ("NOUN", "PROPN", "NUM") and (groups := _own(token, people)):
            yield from groups
            return


def _copular(word: Token, people: People) -> Iterator[Group]:
    """Read each figure of which a form of "be" says who they were."""
    doc, end = word.doc, people.sentence.end
    for quantity in people.quantities:
        at = quantity.last + 1
        if at <= word.i <= quantity.last + 3 and doc[quantity.last + 1].lower_ == "of":
            at = word.i + 1
        if quantity.number.stated is None or at + 1 >= end or quantity.last < word.i - 4:
            continue
        if doc[at].lemma_ != "be":
            continue
        after = _phrase(doc[at], people.sentence)
        who = next((t for t in after[:4] if noun_kind(t) is not None), None)
        if who is not None and not any(t.pos_ in ("VERB", "ADP") for t in doc[at + 1 : who.i]):
            yield replace(people.bare(quantity), nouns=(who,))


def _is_rest(group: Group, people: People) -> bool:
    before = people.sentence.doc[max(group.first - 2, people.sentence.start) : group.last + 1]
    return any(t.lower_ in _OTHERS for t in before)


def breakdown(whole: Group, after: int, people: People) -> list[Group]:
    """Return the groups after a colon or dash that make up a figure between them.

    Args:
        whole: the people under the figure.
        after: index of the word after which to look.
        people: the people of the sentence.
    """
    stated, doc = whole.number.stated, people.sentence.doc
    if stated is None or stated < 2:
        return []
    left, found = stated, list[Group]()
    rest = [q for q in people.quantities if q.first > max(after, whole.last)]
    if not rest or not _opens(doc[max(after, whole.last) + 1 : rest[0].first]):
        return []
    for quantity in rest:
        if quantity.number.stated is None or (found and _verb_between(found[-1], quantity.first)):
            break
        group = next(iter(_own(doc[quantity.core], people)), people.bare(quantity))
        found.append(replace(group, subsets=()))
        left -= quantity.number.stated
        if left <= 0:
            break
    return found if left == 0 and len(found) > 1 else []


def _opens(between: Span) -> bool:
    marks = {":", "–", "—", "-", "(", ",", ";"}
    return any(t.text in marks for t in between) and not any(t.pos_ == "VERB" for t in between)


def _verb_between(group: Group, until: int) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in group.head.doc[group.head.i + 1 : until])
