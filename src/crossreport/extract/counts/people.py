"""From a word of the parse to the people it stands for: how many, who, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from crossreport.extract.counts.asides import detailed
from crossreport.extract.counts.lists import lists_persons
from crossreport.extract.counts.quantity import Quantity, host, scan
from crossreport.extract.counts.vocabulary import count_book
from crossreport.extract.counts.words import (
    bare_plural,
    has_determiner,
    is_age,
    is_age_noun,
    is_definite,
    is_name,
    multiple,
    says_else,
    says_other,
    single,
)
from crossreport.extract.numbers import Number, parse_number
from crossreport.extract.victims import lemma, noun_kind, victim_book
from crossreport.model import Range

_SINGULAR = {"he", "she", "him", "her", "himself", "herself", "someone", "somebody"}
_PLURAL = {"they", "them", "themselves", "these", "those", "most", "some", "all", "half", "both"}
_RELATIVE = {"who", "whom", "that", "which", "whose"}
_NO_NAME = {
    "GPE",
    "LOC",
    "FAC",
    "DATE",
    "TIME",
    "EVENT",
    "PRODUCT",
    "WORK_OF_ART",
    "LAW",
    "LANGUAGE",
}


@dataclass(frozen=True, slots=True)
class Group:
    """People named together under one figure.

    Attributes:
        head: the noun or figure that stands for them.
        nouns: the nouns that say who they are.
        number: how many.
        first: index of the first token of the words that carry the figure.
        last: index of the last one.
        anaphoric: they were named before.
        share: they are some of those counted before ("two of them").
        other: the words say that others were counted before.
        subsets: groups contained in this one ("including a woman").
    """

    head: Token
    nouns: tuple[Token, ...]
    number: Number
    first: int
    last: int
    anaphoric: bool = False
    share: bool = False
    other: bool = False
    subsets: tuple["Group", ...] = ()


class People:
    """The people of one sentence, found through its figures and its parse."""

    def __init__(self, sentence: Span) -> None:
        self.sentence = sentence
        self.quantities = scan(sentence)
        self._by_token: dict[int, Quantity] = {}
        self._by_host: dict[int, Quantity] = {}
        for quantity in self.quantities:
            for index in range(quantity.first, quantity.last + 1):
                self._by_token[index] = quantity
            self._by_host.setdefault(host(quantity, sentence).i, quantity)

        self.detailed = detailed(sentence, self.quantities)

    def figure_at(self, token: Token) -> Quantity | None:
        """Return the figure that a token is part of."""
        return self._by_token.get(token.i)

    def figure_of(self, token: Token) -> Quantity | None:
        """Return the figure that counts a noun, or that the token itself belongs to."""
        return self._by_host.get(token.i) or self._by_token.get(token.i)

    def at(self, head: Token) -> Group | None:
        """Return the words of the figure that counts a noun, without its details."""
        quantity = self.figure_of(head)
        if quantity is None:
            return None
        last = max(quantity.last, head.i)
        return Group(head, (), quantity.number, quantity.first, last)

    def beyond(self, token: Token) -> Token:
        """Return the noun before an aside that the parse took for the people themselves."""
        place = token.i
        if place not in self.detailed:
            return token
        while place > self.sentence.start and (
            place in self.detailed or self.sentence.doc[place].is_punct
        ):
            place -= 1
        noun = self.sentence.doc[place]
        return noun if noun.pos_ in ("NOUN", "PROPN", "NUM") else token

    def bare(self, quantity: Quantity) -> Group:
        """Return the people that a figure alone stands for ("2 dead")."""
        head = self.sentence.doc[quantity.core]
        first, last = quantity.first, quantity.last
        return Group(head, (), quantity.number, first, last, other=quantity.other)

    def counted(self, token: Token) -> Group | None:
        """Return the people that a counted noun stands for one by one ("12 bodies", "9 lives")."""
        quantity = self.figure_of(token)
        number = (multiple(token) or single(token)) if quantity is None else quantity.number
        if number is None:
            return None
        first, last = self._bounds(token, None, quantity)
        return Group(token, (), number, first, last, other=quantity is not None and quantity.other)

    def read(self, token: Token, *, strong: bool, before: int | None = None) -> list[Group]:
        """Return the groups of people that a noun phrase names.

        Args:
            token: the head of the phrase as the parse has it.
            strong: whether the words around say that these are people, so that a noun that the
                codebook does not know is taken for people.
            before: leave out what is coordinated at or after this token: of "the men killed
                and the officers hurt", the officers were not killed.
        """
        start = self._antecedent(token)
        if start is None:
            return []
        groups: list[Group] = []
        for member in self._members(start):
            group = self._group(member, strong=strong)
            if group is None or (before is not None and start.i < before <= group.head.i):
                continue
            if groups and self._shares_figure(groups[-1], group):
                groups[-1] = self._merge(groups[-1], group)
            elif all(group.head.i != g.head.i for g in groups):
                groups.append(group)
        return self._settle_lists(start, groups, strong=strong)

    # -- the shape of the phrase

    def _antecedent(self, token: Token) -> Token | None:
        """Follow a relative pronoun to its noun, and a figure to the noun that it counts."""
        if token.lower_ in _RELATIVE and token.tag_ in ("WP", "WP$", "WDT", "IN", "DT"):
            clause = token.head
            while clause.dep_ not in ("relcl", "acl", "ROOT"):
                clause = clause.head
            if clause.dep_ not in ("relcl", "acl"):
                return None
            token = clause.head
        quantity = self._by_token.get(token.i)
        return host(quantity, self.sentence) if quantity is not None else token

    def _members(self, token: Token) -> Iterator[Token]:
        """Yield the coordinated heads of a phrase; names in a list hang as appositions."""
        yield token
        for child in token.rights:
            is_listed = child.dep_ == "conj" or (
                child.dep_ == "appos" and is_name(child) and is_name(token)
            )
            if child.i in self.detailed and token.i not in self.detailed:
                continue
            if is_listed and child.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
                quantity = self._by_token.get(child.i)
                yield from self._members(
                    child if quantity is None else host(quantity, self.sentence)
                )

    def _shares_figure(self, before: Group, group: Group) -> bool:
        """Say whether a bare plural stands under the figure before it ("68 men and soldiers")."""
        token = group.head
        return (
            (
                (token.i not in self._by_host and token.tag_ in ("NNS", "NNPS"))
                or lemma(token) in victim_book().several
            )
            and not has_determiner(token)
            and before.number.stated != 1
        )

    def _merge(self, before: Group, group: Group) -> Group:
        return replace(before, nouns=(*before.nouns, *group.nouns), last=group.last)

    # -- one group

    def _group(self, token: Token, *, strong: bool) -> Group | None:
        book = victim_book()
        quantity = self._by_host.get(token.i) or self._by_token.get(token.i)
        inner = self._of(token)
        if (
            inner is not None
            and quantity is None
            and lemma(token) in book.containers
            and lemma(token) not in book.single_containers
        ):
            return self._contained(token, inner, strong=strong)
        nouns = self._nouns(token, inner)
        if not self._is_people(token, inner, quantity, strong=strong):
            return None
        number = quantity.number if quantity is not None else self._implied(token)
        if number is None or (number.stated == 0 and says_else(token)):
            return None
        if quantity is not None and lemma(token) in book.households:
            number = replace(number, range=Range(number.range.low, None, None))
        first, last = self._bounds(token, inner if inner in nouns else None, quantity)
        partitive = inner is not None and (is_definite(inner) or inner.pos_ == "PRON")
        partitive = partitive and self._by_token.get(token.i) is quantity
        return Group(
            head=token,
            nouns=nouns or (token,),
            number=number,
            first=first,
            last=last,
            anaphoric=is_definite(token)
            or (partitive and inner is not None and inner.pos_ == "PRON"),
            share=partitive and quantity is not None,
            other=(quantity is not None and quantity.other) or says_other(token),
            subsets=tuple(self._subsets(token)),
        )

    def _contained(self, token: Token, inner: Token, *, strong: bool) -> Group | None:
        """Read "a group of 12 farmers", "a total of nine", "the lives of four people"."""
        group = self._group(inner, strong=strong)
        if group is None:
            return None
        first = min(token.left_edge.i, group.first)
        return replace(group, first=first if token.i - first < 4 else token.i)

    def _of(self, token: Token) -> Token | None:
        """Return the noun after "of" that a figure, a member or a container belongs to."""
        quantity = self._by_token.get(token.i)
        is_figure = quantity is not None and quantity.core == token.i
        if not is_figure and lemma(token) not in victim_book().containers:
            return None
        for child in token.rights:
            if child.lower_ == "of" and child.i - token.i <= 2:
                return next((t for t in child.rights if t.dep_ == "pobj"), None)
        return None

    def _nouns(self, token: Token, inner: Token | None) -> tuple[Token, ...]:
        """Return the nouns that say who they are; "members of the army" says so after "of"."""
        if inner is not None and noun_kind(inner) is not None:
            return (inner,)
        return () if token.pos_ == "NUM" or token.i in self._by_token else (token,)

    def _is_people(
        self, token: Token, inner: Token | None, quantity: Quantity | None, *, strong: bool
    ) -> bool:
        book = victim_book()
        if inner is not None and lemma(token) not in book.single_containers:
            return self._is_people(inner, None, None, strong=strong)
        if token.lower_ in _SINGULAR | _PLURAL | {"whom"} or noun_kind(token) is not None:
            return True
        if quantity is not None and self._by_token.get(token.i) is quantity:
            return self._stands_for_people(token)
        if is_age_noun(token) or is_name(token):
            return True
        if not strong or lemma(token) in book.things or token.ent_type_ in _NO_NAME:
            return False
        if token.pos_ == "PROPN":
            return token.ent_type_ in ("", "ORG", "NORP") and (
                quantity is not None or token.ent_type_ == ""
            )
        is_new = has_determiner(token) and not is_definite(token)
        return token.pos_ == "NOUN" and (quantity is not None or is_new)

    def _stands_for_people(self, token: Token) -> bool:
        """Say whether a figure without a noun can count people: no age, year or time."""
        if token.dep_ in ("appos", "npadvmod") and token.head.pos_ == "PROPN":
            return False
        if token.dep_ == "appos" and token.doc[token.i - 1].text == "," and token.is_digit:
            return False
        if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in victim_book().things:
            return False
        is_year = token.is_digit and 1900 <= int(token.text) <= 2100 if token.is_digit else False
        return not is_year and token.ent_type_ not in ("TIME", "MONEY", "PERCENT", "ORDINAL")

    def _implied(self, token: Token) -> Number | None:
        """Return the figure that a noun states by its form: "a farmer", "soldiers", "he"."""
        word, book = token.lower_, victim_book()
        if word in _SINGULAR:
            return parse_number("a")
        if word in _PLURAL:
            return bare_plural()
        if any(
            child.lower_ in ("each", "every", "any", "what", "which", "whose")
            and child.dep_ in ("det", "poss")
            for child in token.lefts
        ):
            return None
        name = lemma(token)
        if name in book.nobody:
            return None
        if name in book.several:
            size = book.several[name]
            return bare_plural() if size is None else parse_number(str(size))
        if is_age_noun(token):
            return bare_plural() if word.endswith("olds") else parse_number("a")
        is_class = word in count_book().adjectives  # "the wounded"
        if is_class or (token.tag_ in ("NNS", "NNPS") and not is_name(token)):
            return bare_plural()
        return parse_number("a")

    def _bounds(
        self, token: Token, inner: Token | None, quantity: Quantity | None
    ) -> tuple[int, int]:
        last = max(token.i, inner.i if inner is not None else token.i)
        if quantity is not None:
            return min(quantity.first, token.i), max(last, quantity.last)
        first = token.i
        for child in token.lefts:
            if child.dep_ in ("det", "poss", "amod", "compound", "nummod", "npadvmod", "nmod"):
                first = min(first, child.left_edge.i)
        if token.i - first > 8:
            first = token.i
        return first, last

    # -- groups inside groups

    def _subsets(self, token: Token) -> Iterator[Group]:
        """Yield the groups of "including a woman", "among them two children"."""
        for child in (*token.rights, *self._trailing(token)):
            if child.lower_ in ("including", "include") and child.i > token.i:
                for inner in child.rights:
                    if inner.dep_ in ("pobj", "dobj", "pcomp"):
                        yield from self.read(inner, strong=True)

    def _trailing(self, token: Token) -> Iterator[Token]:
        """Yield "including …" where the parse hangs it on the verb after the noun."""
        verb = token.head
        if verb.pos_ in ("VERB", "AUX") and token.dep_ in ("dobj", "nsubjpass", "nsubj"):
            yield from (t for t in verb.rights if t.lower_ == "including" and t.i > token.i)

    def _settle_lists(self, start: Token, groups: list[Group], *, strong: bool) -> list[Group]:
        """Tell a list ("a man, a boy and two girls") from a detail ("three people, a man and …").

        Groups that make up the first figure between them, and names after a figure, are its
        detail; other groups after a comma, with figures or articles of their own and an "and"
        before the last, are further items of a list.
        """
        if not groups:
            return groups
        first, rest = groups[0], groups[1:]
        known = {group.head.i for group in groups}
        apposed = [g for g in self._apposed(start, strong=strong) if g.head.i not in known]
        size = first.number.stated or 0
        if size > 1 and rest and _sum(rest) == size and _is_generic(first) and self._comma(first):
            return [replace(first, subsets=(*first.subsets, *rest))]
        if not apposed:
            return groups
        if size > 1 and (_sum(apposed) == size or all(is_name(g.head) for g in apposed)):
            return [replace(first, subsets=(*first.subsets, *apposed)), *rest]
        if is_name(start) or (len(apposed) < 2 and not rest) or first.anaphoric:
            return groups
        return sorted([first, *apposed, *rest], key=lambda group: group.head.i)

    def _apposed(self, start: Token, *, strong: bool) -> list[Group]:
        found: list[Group] = []
        for child in start.rights:
            if child.i in self.detailed and start.i not in self.detailed:
                continue
            if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN", "NUM"):
                groups = self.read(child, strong=strong)
                listed = lists_persons(start, child)
                groups = [g for g in groups if g.head.i > start.i]
                found += [g for g in groups if listed or self._is_own(g.head)]
        return found

    def _is_own(self, token: Token) -> bool:
        """Say whether a noun has a figure, an article, an age or a name of its own."""
        aged = any(t.dep_ == "amod" and is_age(t) for t in token.lefts)
        figure = token.i in self._by_host or token.i in self._by_token
        return figure or has_determiner(token) or aged or is_name(token) or is_age_noun(token)

    def _comma(self, group: Group) -> bool:
        return group.last + 1 < self.sentence.end and self.sentence.doc[group.last + 1].text == ","


def _sum(groups: list[Group]) -> int:
    return sum(group.number.stated or 0 for group in groups)


def _is_generic(group: Group) -> bool:
    return all(lemma(noun) in victim_book().generic for noun in group.nouns)
