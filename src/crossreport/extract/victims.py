"""Who the people counted are, as far as the words say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from crossreport.codebook import load_codebook
from crossreport.codebook.files import read_yaml
from crossreport.extract.numbers import parse_number
from crossreport.model import VictimGroup, VictimKind

_MODIFIERS = {"compound", "amod", "nmod", "poss"}


@dataclass(frozen=True, slots=True)
class VictimBook:
    """The nouns for people, from codebook file ``victims``."""

    kinds: Mapping[str, VictimKind]
    sexes: Mapping[str, str]
    ages: Mapping[str, str]
    adult_from: int
    elderly_from: int
    several: Mapping[str, int | None]
    households: frozenset[str]
    generic: frozenset[str]
    containers: frozenset[str]
    single_containers: frozenset[str]
    nobody: frozenset[str]
    perpetrators: frozenset[str]
    things: frozenset[str]
    body_parts: frozenset[str]
    gathered: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, int | None]
    militant_actors: frozenset[str]


@cache
def victim_book() -> VictimBook:
    """Return the nouns for people, each with its kind, sex and age where it has one."""
    data = read_yaml("victims")
    kinds = {noun: VictimKind(kind) for kind, nouns in data["kinds"].items() for noun in nouns}
    kinds |= {noun: VictimKind.UNKNOWN for noun in data["unknown"] if noun not in kinds}
    return VictimBook(
        kinds=kinds,
        sexes={noun: sex for sex, nouns in data["sex"].items() for noun in nouns},
        ages={noun: age for age, nouns in data["age"].items() for noun in nouns},
        adult_from=data["adult_from"],
        elderly_from=data["elderly_from"],
        several=data["several"],
        households=frozenset(data["households"]),
        generic=frozenset(data["generic"]),
        containers=frozenset(data["containers"]),
        single_containers=frozenset(data["single_containers"]),
        nobody=frozenset(data["nobody"]),
        perpetrators=frozenset(data["perpetrators"]),
        things=frozenset(data["things"]),
        body_parts=frozenset(data["body_parts"]),
        gathered={name: frozenset(words) for name, words in data["gathered"].items()},
        pronouns=data["pronouns"],
        militant_actors=frozenset(data["militant_actors"]),
    )


def lemma(token: Token) -> str:
    """Return the lower-case lemma; headline capitals mislead the tagger, so nouns lose an s."""
    word = str(token.lemma_).lower()
    if word not in victim_book().kinds and token.tag_ in ("NNP", "NNPS"):
        text = str(token.lower_)
        for ending, singular in (("men", "man"), ("ies", "y"), ("s", ""), ("", "")):
            if ending and text.endswith(ending):
                stem = text.removesuffix(ending) + singular
                if stem in victim_book().kinds:
                    return stem
        return text
    return word


def _phrases(noun: Token) -> Iterable[str]:
    """Yield the noun's names, the longest first: "aid worker", then "worker"."""
    before = [t for t in noun.lefts if t.dep_ in _MODIFIERS and t.i < noun.i]
    words = [lemma(t) if t.pos_ != "ADJ" else str(t.lower_) for t in before] + [lemma(noun)]
    for start in range(len(words)):
        yield " ".join(words[start:])
    if len(before) > 1:
        yield f"{words[0]} {words[-1]}"


def noun_kind(noun: Token) -> VictimKind | None:
    """Return the kind that a noun names; ``None`` when it is no known noun for people."""
    kinds = victim_book().kinds
    kind = next((kinds[phrase] for phrase in _phrases(noun) if phrase in kinds), None)
    if kind is VictimKind.UNKNOWN and _is_of_militants(noun):
        return VictimKind.MILITANTS
    return kind


def _is_of_militants(noun: Token) -> bool:
    """Say whether the name of an armed group stands before a noun: "five ELN members"."""
    before = [t for t in noun.lefts if t.dep_ in _MODIFIERS and t.pos_ in ("PROPN", "NOUN", "ADJ")]
    if not before or not any(t.text[0].isupper() for t in before):
        return False
    words = noun.doc[before[0].left_edge.i : noun.i].text
    named = load_codebook().actors_named(words.removesuffix("'s").removesuffix("’s").strip())
    return any(actor.kind.value in victim_book().militant_actors for actor in named)


def is_doer(noun: Token) -> bool:
    """Say whether a noun names people by what they did: "gunmen", "suicide bomber"."""
    names = victim_book().perpetrators
    words = [lemma(t) for t in noun.lefts if t.dep_ in ("compound", "amod")] + [lemma(noun)]
    return words[-1] in names or " ".join(words[-2:]) in names


def age_in_years(noun: Token) -> int | None:
    """Return the age told with a noun: "a 15-year-old boy", "a man, 34"."""
    near = [*noun.subtree] if noun.n_lefts + noun.n_rights < 40 else []
    for token in near:
        if not token.like_num or abs(token.i - noun.i) > 6:
            continue
        after = token.doc[token.i + 1 : token.i + 3].text.lower().lstrip("- ")
        is_apposed = (
            token.is_digit and token.head.i < token.i and token.doc[token.i - 1].text == ","
        )
        if after.startswith("year") or (
            is_apposed and token.dep_ in ("appos", "npadvmod", "nummod")
        ):
            number = parse_number(token.text)
            if number is not None and number.stated is not None and 0 <= number.stated < 120:
                return number.stated
    return None


def victim_group(nouns: Iterable[Token]) -> VictimGroup:
    """Describe people by the nouns that name them together.

    Args:
        nouns: the noun of the group, the noun after "of" ("members of the army"), and the
            nouns coordinated with it under one figure ("civilians and soldiers").

    Returns:
        The group; several kinds make ``MIXED``, several sexes or ages none.
    """
    read = [_single(noun) for noun in nouns]
    kinds = {group.kind for group in read} or {VictimKind.UNKNOWN}
    sexes, ages = {group.sex for group in read}, {group.age for group in read}
    return VictimGroup(
        kind=kinds.pop() if len(kinds) == 1 else VictimKind.MIXED,
        sex=sexes.pop() if len(sexes) == 1 else None,
        age=ages.pop() if len(ages) == 1 else None,
    )


def _single(noun: Token) -> VictimGroup:
    book = victim_book()
    words = [lemma(t) for t in (*noun.lefts, noun) if t is noun or t.dep_ in _MODIFIERS]
    years = age_in_years(noun)
    if years is None:
        age = next((book.ages[w] for w in words if w in book.ages), None)
    elif years < book.adult_from:
        age = "child"
    else:
        age = "elderly" if years >= book.elderly_from else "adult"
    return VictimGroup(
        kind=noun_kind(noun) or VictimKind.UNKNOWN,
        sex=next((book.sexes[w] for w in reversed(words) if w in book.sexes), None),
        age=age,
    )
