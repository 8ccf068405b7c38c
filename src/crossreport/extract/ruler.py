"""spaCy's attribute ruler with a memory: the same result without matching the same words again.

The ruler of the English pipeline matches 179 rules against every token, an eighth of the whole
pipeline's time. Nearly all of them look at one token only, at its tag and at a few words and
dependencies, so that what they give for one token they give for every token alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

FACTORY = "crossreport_attribute_ruler"
_SEEN = ("TAG", "LOWER", "DEP", "IS_SPACE")  # all that a remembered rule may look at
_Token = Mapping[str, Any]  # what a rule wants of a token, by attribute
_Key = tuple[int, int, int, int]
_Match = tuple[int, int, int, int]  # rule, identifier of its match, first token, token after


class RememberingRuler(AttributeRuler):
    """An attribute ruler that remembers which of its rules a kind of token meets."""

    def __init__(self, vocab: Vocab, name: str = FACTORY) -> None:
        """Make one without rules.

        Args:
            vocab: the pipeline's.
            name: the component's name.
        """
        super().__init__(vocab, name)
        self._known: dict[_Key, tuple[tuple[int, int], ...]] = {}
        self._telling: tuple[frozenset[int], frozenset[int]] | None = None
        self._openers: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    def add_patterns(self, patterns: Iterable[Mapping[str, Any]]) -> None:
        """Add rules, in the form of spaCy's ruler."""
        super().add_patterns(cast(Any, patterns))
        rules: list[list[_Token]] = [
            tokens for entry in self.patterns for tokens in cast(Any, entry["patterns"])
        ]
        singles = [tokens[0] for tokens in rules if len(tokens) == 1]
        self._known = {}
        self._telling = None
        openers = [_opener(tokens) for tokens in rules if len(tokens) > 1]
        if all(map(_is_plain, singles)) and None not in openers:
            self._telling = self._values("LOWER", singles), self._values("DEP", singles)
            found = [opener for opener in openers if opener is not None]
            self._openers = self._values("LOWER", found), self._values("DEP", found)

    def match(self, doc: Doc) -> list[_Match]:
        """Return the rules that a text meets, in the order in which they apply."""
        keys = self._keys(doc)
        if keys is None:
            return self._matched(doc)
        if any(key not in self._known for key in keys):
            return self._learned(doc, keys)
        found = [
            (rule, label, at, at + 1)
            for at, key in enumerate(keys)
            for rule, label in self._known[key]
        ]
        return sorted(found)

    def _keys(self, doc: Doc) -> list[_Key] | None:
        """Return what the rules see of each token; ``None`` where a longer rule may begin."""
        if self._telling is None:
            return None
        words, arcs = self._telling
        first_words, first_arcs = self._openers
        keys: list[_Key] = []
        for tag, lower, dep, space in doc.to_array(list(_SEEN)).tolist():
            if lower in first_words or dep in first_arcs:
                return None
            keys.append((tag, lower if lower in words else 0, dep if dep in arcs else 0, space))
        return keys

    def _matched(self, doc: Doc) -> list[_Match]:
        found: list[_Match] = super().match(doc)
        return found

    def _learned(self, doc: Doc, keys: Sequence[_Key]) -> list[_Match]:
        """Match as spaCy does, and remember what each kind of token met."""
        found = self._matched(doc)
        met: dict[int, list[tuple[int, int]]] = {}
        for rule, label, start, _ in found:
            met.setdefault(start, []).append((rule, label))
        for at, key in enumerate(keys):
            self._known[key] = tuple(met.get(at, ()))
        return found

    def _values(self, name: str, tokens: Iterable[_Token]) -> frozenset[int]:
        """Return the values that rules want of an attribute, as spaCy's numbers."""
        return frozenset(
            self.vocab.strings.add(value)
            for token in tokens
            if name in token
            for value in _wanted(token[name])
        )


def _wanted(value: Any) -> Iterator[str]:
    yield from [value] if isinstance(value, str) else value["IN"]


def _is_plain(token: _Token) -> bool:
    """Say whether a rule's token asks only for what is remembered, and for words as they are."""
    values = (token.get(name, "") for name in ("TAG", "LOWER", "DEP"))
    return set(token) <= set(_SEEN) and all(_is_listed(value) for value in values)


def _is_listed(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, Mapping) and set(value) == {"IN"})


def _opener(tokens: Sequence[_Token]) -> _Token | None:
    """Return a word or dependency without which a rule of several tokens is not met."""
    for name in ("DEP", "LOWER"):
        for token in tokens:
            if _is_listed(token.get(name)):
                return {name: token[name]}
    return None


@Language.factory(FACTORY)
def _make(nlp: Language, name: str) -> RememberingRuler:
    return RememberingRuler(nlp.vocab, name)


def remember(nlp: Language) -> None:
    """Put a remembering ruler in the place of a pipeline's attribute ruler, with its rules."""
    name = "attribute_ruler"
    if name not in nlp.pipe_names:
        return
    rules = nlp.get_pipe(name).patterns  # type: ignore[attr-defined]
    nlp.replace_pipe(name, FACTORY)
    nlp.get_pipe(name).add_patterns(rules)  # type: ignore[attr-defined]
