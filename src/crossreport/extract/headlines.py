"""Headlines read as the sentences they stand for: "Teen shot in Springfield" leaves "was" out.

The tagger learned from whole sentences and takes the "shot" of such a headline for a noun, the
more so where every word has a capital. Only where it does is the headline parsed once more, with
the auxiliary put in and the words that cannot be names in small letters; the auxiliary is then
taken out of the parse again, so that every word stands where it stood.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from crossreport.extract.casing import usual_case
from crossreport.extract.language import pipeline
from crossreport.extract.numbers import parse_number
from crossreport.extract.victims import victim_book
from crossreport.extract.vocabulary import frame_words

_CRY = "UH"
_SHORT = 3  # letters of words that small letters suit in any case
_TITLE_CASE = 0.6  # share of a headline's words with a capital from which capitals tell nothing
_VERBAL = {"VERB", "AUX"}
_DESCRIBING = {"acl", "relcl", "conj", "pcomp", "xcomp"}
_PASSIVE = {"auxpass", "nsubjpass", "aux", "agent"}
_NO_PEOPLE = {"a", "an", "another"}  # "give it another shot"
_ENDINGS = (("men", "man"), ("ies", "y"), ("s", ""))


@dataclass(frozen=True, slots=True)
class _Left:
    """A word of harm whose auxiliary was left out, or none was needed (``auxiliary`` empty)."""

    at: int
    auxiliary: str


def as_sentence(doc: Doc) -> Doc:
    """Return the parse of the sentence that a headline stands for, with the headline's tokens.

    Args:
        doc: a parsed headline.

    Returns:
        The parse given, where nothing was left out, or where putting it in helps nothing.
    """
    misread = [found for token in doc if (found := _misread(token)) is not None]
    if not misread:
        return doc
    put_in = {one.at: one.auxiliary for one in misread if one.auxiliary}
    words = _words(doc)
    whole: list[str] = []
    spaces: list[bool] = []
    added: list[int] = []
    for token in doc:
        if token.i in put_in:
            added.append(len(whole))
            whole.append(put_in[token.i])
            spaces.append(True)
        whole.append(words[token.i])
        spaces.append(bool(token.whitespace_))
    parsed = _without(pipeline()(Doc(doc.vocab, words=whole, spaces=spaces)), added)
    if not any(parsed[one.at].pos_ in _VERBAL for one in misread):
        return doc
    for one in misread:
        _name_person(parsed[one.at])
    return parsed if all(_suffers_itself(parsed[one.at]) for one in misread) else doc


def _misread(token: Token) -> _Left | None:
    """Return what is wanting before a word of harm that was read as no passive."""
    if token.i == 0 or _is_read(token):
        return None
    sufferer = _before(token)
    if token.lower_ in frame_words()["headline_verbs"] and token.pos_ not in _VERBAL:
        return _Left(token.i, "") if sufferer is not None else None
    if token.lower_ not in frame_words()["headline_participles"] or sufferer is None:
        return None
    if not _may_end(_after(token)):
        return None
    return _Left(token.i, "were" if _several(sufferer) else "was")


def _is_read(token: Token) -> bool:
    """Say whether a word of harm was read as a passive, or as one that describes a noun."""
    if token.pos_ not in _VERBAL or any(_is_aged(child) for child in token.lefts):
        return False
    if any(child.dep_ in _PASSIVE for child in token.children):
        return True
    return token.dep_ in _DESCRIBING and not any(c.dep_ == "nsubj" for c in token.lefts)


def _is_aged(word: Token) -> bool:
    """Say whether the "old" of "17-year-old shot" was read as a modifier of the verb."""
    return word.lower_ == "old" and word.dep_ == "amod"


def _before(token: Token) -> Token | None:
    """Return the person or the number that stands before a word, over adverbs and an age."""
    doc, at = token.doc, token.i - 1
    while at > 0 and doc[at].lower_.endswith("ly"):
        at -= 1
    if at >= 3 and doc[at].text == "," and doc[at - 1].like_num and doc[at - 2].text == ",":
        at -= 3
    word = doc[at]
    if word.lower_ in _NO_PEOPLE:
        return None
    if is_person(word.lower_) or (word.lower_ == "old" and at > 0 and doc[at - 1].text == "-"):
        return word
    number = parse_number(word.lower_)
    opens = at == 0 or not doc[at - 1].is_alpha or doc[at - 1].lower_ in _openers()
    return word if number is not None and opens else None


def _openers() -> Sequence[str]:
    words: Sequence[str] = frame_words()["headline_openers"]
    return words


def is_person(word: str) -> bool:
    """Say whether a word in small letters names people, in the singular or the plural."""
    kinds = victim_book().kinds
    return word in kinds or any(
        word.endswith(ending) and word.removesuffix(ending) + singular in kinds
        for ending, singular in _ENDINGS
    )


def _several(word: Token) -> bool:
    number = parse_number(word.lower_)
    if number is not None:
        return number.stated != 1
    joined = word.i > 1 and any(t.lower_ in {"and", "&"} for t in word.doc[: word.i])
    return joined or word.lower_ not in victim_book().kinds


def _after(token: Token) -> Token | None:
    """Return the word after a word of harm and those joined to it ("shot and killed")."""
    doc, at = token.doc, token.i + 1
    harm = frame_words()["headline_participles"]
    while at + 1 < len(doc) and doc[at].lower_ in {"and", "&", ","} and doc[at + 1].lower_ in harm:
        at += 2
    return doc[at] if at < len(doc) else None


def _may_end(word: Token | None) -> bool:
    """Say whether no object follows: a passive has none ("police shot man")."""
    if word is None or word.is_punct or word.is_space:
        return True
    follows = word.nbor() if word.i + 1 < len(word.doc) else None
    if word.lower_ == "at" and follows is not None and is_person(follows.lower_):
        return False
    return word.lower_ in frame_words()["headline_followers"]


def _words(doc: Doc) -> list[str]:
    """Return a headline's words; in title case, those that can be no names in small letters.

    A person who opens a headline and is read as a cry ("Boy, 16, shot") is written small, too.
    """
    words = [token.text for token in doc]
    letters = [word for word in words if word.isalpha() and len(word) > _SHORT]
    if sum(word[0].isupper() for word in letters) > _TITLE_CASE * len(letters):
        words = [word if at == 0 else _small(word) for at, word in enumerate(words)]
    if doc[0].tag_ == _CRY and is_person(words[0].lower()):
        words[0] = words[0].lower()
    return words


def _small(word: str) -> str:
    small = word.lower()
    words = frame_words()
    plain = (
        small in words["headline_participles"]
        or small in words["headline_verbs"]
        or small in words["headline_followers"]
        or small in words["headline_small"]
        or is_person(small)
    )
    return small if plain and len(small) == len(word) and usual_case().get(small) != "c" else word


def _name_person(verb: Token) -> None:
    """Read the "old" of "17-year-old shot" as the noun that it stands for."""
    for child in verb.lefts:
        if _is_aged(child):
            child.dep_, child.pos_, child.tag_ = "nsubjpass", "NOUN", "NN"


def _suffers_itself(verb: Token) -> bool:
    """Say whether a passive has the person before it for its subject, and nobody farther away."""
    found = [child for child in verb.lefts if child.dep_ == "nsubjpass"]
    return not any(
        between.pos_ in _VERBAL or (child.like_num and child.i > 0 and child.nbor(-1).text == ",")
        for child in found
        for between in child.doc[child.i + 1 : verb.i]
    )


def _without(doc: Doc, added: Sequence[int]) -> Doc:
    """Return a parse without the auxiliaries put in; the participle after each stands for it."""
    verbs = {at: at + 1 for at in added}
    kept = [token for token in doc if token.i not in verbs]
    index = {token.i: at for at, token in enumerate(kept)}
    arcs = [_arc(token, verbs) for token in kept]
    return Doc(
        doc.vocab,
        words=[t.text for t in kept],
        spaces=[bool(t.whitespace_) for t in kept],
        tags=[t.tag_ for t in kept],
        pos=[t.pos_ for t in kept],
        morphs=[str(t.morph) for t in kept],
        lemmas=[t.lemma_ for t in kept],
        heads=[index[head] for head, _ in arcs],
        deps=[dep for _, dep in arcs],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in kept],
    )


def _arc(token: Token, verbs: Mapping[int, int]) -> tuple[int, str]:
    """Return the head and the dependency of a token once the auxiliaries are gone."""
    word = token
    while word.head.i in verbs and verbs[word.head.i] == token.i:
        word = word.head
        if word.head.i == word.i:
            return token.i, word.dep_
    return verbs.get(word.head.i, word.head.i), word.dep_
