"""Figures in a parsed sentence, with their hedges and the noun that they count."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from crossreport.extract.counts.vocabulary import count_book, hedge_book, month_names
from crossreport.extract.numbers import Number, between, may_be_number, parse_number, qualify
from crossreport.extract.victims import victim_book
from crossreport.model import Qualifier

_FIGURES = "crossreport.figures"
_LONGEST = 8  # words in a written figure: "two hundred and twenty-five thousand"
_NEVER_ALONE = {"a", "an"}  # an article is a figure only through its noun
_OTHERS = {"another", "other", "others", "additional", "further", "more"}
_STEP_OVER = {
    "the",
    "another",
    "other",
    "additional",
    "further",
    "these",
    "those",
    "his",
    "her",
    "their",
}
_HEADS = {"nummod", "quantmod", "compound", "det", "amod", "advmod", "nmod", "predet", "poss"}
_DEGREES = {"as", "how", "so", "too", "very"}
_YEAR_DIGITS = 4
_CENTURIES = {"19", "20"}
_NOT_PEOPLE = {"MONEY", "PERCENT", "ORDINAL"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its hedges.

    Attributes:
        number: the figure after its hedges.
        first: index of its first token, hedges included.
        last: index of its last token, hedges included.
        core: index of the last token of the figure itself.
        other: whether it says that others were counted before ("another 12", "two more").
    """

    number: Number
    first: int
    last: int
    core: int
    other: bool = False


def scan(sentence: Span) -> Sequence[Quantity]:
    """Find every figure of a sentence that could count people, from left to right.

    Several finders ask for them; they are found once for a parse.
    """
    key = f"{_FIGURES}.{sentence.start}.{sentence.end}"
    known: Sequence[Quantity] | None = sentence.doc.user_data.get(key)
    if known is None:
        known = sentence.doc.user_data[key] = tuple(_scan(sentence))
    return known


def _scan(sentence: Span) -> list[Quantity]:
    found: list[Quantity] = []
    position = sentence.start
    while position < sentence.end:
        quantity = _at(sentence, position)
        if quantity is None:
            position += 1
            continue
        if not _is_no_count(sentence, quantity):
            found.append(quantity)
        position = quantity.last + 1
    return found


def host(quantity: Quantity, sentence: Span) -> Token:
    """Return the noun that a figure counts, or the figure's own last token when it stands alone."""
    doc = sentence.doc
    token = doc[quantity.core]
    if (
        doc[quantity.last].text == ")"
    ):  # "twelve (12) men": the noun hangs on the figure in brackets
        token = doc[quantity.last - 1]
        if token.dep_ not in _HEADS or token.head.i <= quantity.last:
            token = doc[quantity.core]
    for candidate in (token, *(doc[i] for i in range(quantity.core - 1, quantity.first - 1, -1))):
        head = candidate.head
        if (
            candidate.dep_ in _HEADS
            and quantity.last < head.i < sentence.end
            and head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "VERB", "NUM")
            and (head.pos_ != "VERB" or candidate.dep_ == "nummod")
        ):
            return head
    return token


def _at(sentence: Span, position: int) -> Quantity | None:
    figure = _figure(sentence, position)
    if figure is None:
        return None
    number, last = figure
    first, qualifier, other, opened = _before(sentence, position)
    joined = _second(sentence, last, opened=opened, hedged=qualifier is not Qualifier.EXACT)
    if joined is not None and (both := between(number, joined[0])) is not None:
        start = first - 1 if opened else first
        return Quantity(both, start, joined[1], joined[1], other)
    core = last
    last = _repeated(sentence, number, last)
    after, last = _after(sentence, last)
    qualifier = after if after is not Qualifier.EXACT else qualifier
    if last + 1 < sentence.end and sentence.doc[last + 1].lower_ == "more":
        other, last = True, last + 1
    return Quantity(qualify(number, qualifier), first, last, core, other)


def _figure(sentence: Span, position: int) -> tuple[Number, int] | None:
    """Read the longest figure that begins at a token; return it and its last token."""
    doc = sentence.doc
    best: tuple[Number, int] | None = None
    for end in range(position, min(position + _LONGEST, sentence.end)):
        token = doc[end]
        if not may_be_number(token.lower_):
            break
        if token.text == "-" and doc[end - 1].is_alpha:
            continue
        words = [t.lower_ for t in doc[position : end + 1] if t.text != "-"]
        if end > position and token.is_digit:
            break
        number = parse_number(words)
        if number is not None and not (end == position and token.lower_ in _NEVER_ALONE):
            best = number, end
    return best


def _before(sentence: Span, position: int) -> tuple[int, Qualifier, bool, bool]:
    """Read the hedges before a figure: first token, qualifier, "other", and a range's opener."""
    doc, hedges = sentence.doc, hedge_book()
    first, qualifier, other = position, Qualifier.EXACT, False
    while first > sentence.start:
        previous = doc[first - 1].lower_
        width = _longest(lambda n, at=first: _words(sentence, at - n, at), hedges.before, first)  # type: ignore[misc]
        if width:
            found = hedges.before[_words(sentence, first - width, first)]
            qualifier = found if qualifier is Qualifier.EXACT else qualifier
            first -= width
        elif previous in _STEP_OVER:
            other = other or previous in _OTHERS
            if first - 1 > sentence.start and doc[first - 1].tag_ == "PRP$":
                return first, qualifier, other, False
            first -= 1
        else:
            return first, qualifier, other, previous in hedges.open
    return first, qualifier, other, False


def _repeated(sentence: Span, number: Number, last: int) -> int:
    """Return the last token of "twelve (12)": a figure in brackets that repeats the one before."""
    doc = sentence.doc
    if last + 3 >= sentence.end or (doc[last + 1].text, doc[last + 3].text) != ("(", ")"):
        return last
    again = parse_number(doc[last + 2].lower_)
    return last + 3 if again is not None and again.stated == number.stated else last


def _after(sentence: Span, last: int) -> tuple[Qualifier, int]:
    after = hedge_book().after
    width = _longest(lambda n: _words(sentence, last + 1, last + 1 + n), after, 4)
    if not width:
        return Qualifier.EXACT, last
    return after[_words(sentence, last + 1, last + 1 + width)], last + width


def _second(sentence: Span, last: int, *, opened: bool, hedged: bool) -> tuple[Number, int] | None:
    """Read "to 10", "and possibly as many as 9" after a figure."""
    doc, hedges = sentence.doc, hedge_book()
    at = last + 1
    if at + 1 >= sentence.end or doc[at].lower_ not in hedges.join:
        return None
    if doc[at].lower_ in ("-", "–", "—") and not doc[at + 1].is_digit:
        return None
    join, at = doc[at].lower_, at + 1
    guessed = False
    while at < sentence.end:
        width = _longest(
            lambda n, at=at: _words(sentence, at, at + n),  # type: ignore[misc]
            dict.fromkeys(hedges.guess),
            4,
        )
        if not width:
            break
        guessed, at = True, at + width
    if join == "and" and not (opened or (guessed and hedged) or guessed):
        return None
    return _figure(sentence, at) if at < sentence.end else None


def _longest(
    words: Callable[[int], tuple[str, ...]], phrases: Mapping[tuple[str, ...], object], room: int
) -> int:
    return next((n for n in range(min(5, max(room, 0)), 0, -1) if words(n) in phrases), 0)


def _words(sentence: Span, start: int, end: int) -> tuple[str, ...]:
    if start < sentence.start or end > sentence.end:
        return ()
    return tuple(t.lower_ for t in sentence.doc[start:end])


def _is_no_count(sentence: Span, quantity: Quantity) -> bool:
    """Say whether a figure is an age, a sum of money, a rank, or part of another phrase."""
    doc, core = sentence.doc, quantity.core
    token = doc[core]
    following = [t.lower_ for t in doc[core + 1 : min(core + 4, sentence.end)]]
    before = doc[quantity.first - 1] if quantity.first > sentence.start else None
    if [w for w in following if w not in ("-", "–")][:1] in (
        ["year"],
        ["years"],
        ["month"],
        ["months"],
    ):
        return True
    if following[:1] and (following[0] in ("%", "percent") or following[0].startswith("year-old")):
        return True
    if token.ent_type_ in _NOT_PEOPLE or (before is not None and before.is_currency):
        return True
    if _is_day(doc[core - 1] if core > sentence.start else None, token, following[:1]):
        return True
    if _is_year(token, following[:1]):
        return True
    if before is not None and before.lower_ in ("age", "ages", "aged", "no."):
        return True
    if before is not None and token.lower_ in ("many", "few") and before.lower_ in _DEGREES:
        return True
    return token.lower_ in victim_book().several and following[:1] != ["of"]


def _is_year(token: Token, following: list[str]) -> bool:
    """Say whether a figure is the year of the event after it: "the 2013 double homicide"."""
    if not (token.is_digit and len(token) == _YEAR_DIGITS and token.text[:2] in _CENTURIES):
        return False
    book = count_book()
    return any(w in book.multiples or w in book.multiplied for w in following)


def _is_day(before: Token | None, token: Token, following: list[str]) -> bool:
    """Say whether a figure is the day of a month or the year after it: "12 May 2021"."""
    if not token.is_digit:
        return False
    if following and following[0] in month_names():
        return True
    return before is not None and before.lower_ in month_names() and before.text[0].isupper()
