"""How far the words vouch for an event: asserted, planned, possible or habitual."""

from collections.abc import Iterator

from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.codebook.speech import CueMatch, StanceCue
from crossreport.extract.carriers import light_verb
from crossreport.extract.syntax import clause_head, is_negated, own_clause, upward
from crossreport.model import Reason, Stance

# Dependencies through which a governing word reaches an event: "plans [to attack]",
# "risk [of an attack]". A time clause ("… after they attacked") is not reached.
_GOVERNED = {"xcomp", "ccomp", "dobj", "obj", "pobj", "prep", "acl", "pcomp", "attr", "oprd"}
_PASSED_ON = {"conj", "compound", "nmod", "nsubjpass"}

_IF = {"if", "unless"}

UNHAPPENED: dict[Stance, Reason] = {
    Stance.PLANNED: Reason.PLANNED,
    Stance.POSSIBLE: Reason.POSSIBLE,
    Stance.HYPOTHETICAL: Reason.HYPOTHETICAL,
    Stance.HABITUAL: Reason.HABITUAL,
    Stance.DOUBTED: Reason.UNCONFIRMED,
}
# Where several cues apply, the one furthest from a thing that happened is kept.
_ORDER = (
    Stance.HYPOTHETICAL,
    Stance.PLANNED,
    Stance.POSSIBLE,
    Stance.DENIED,
    Stance.HABITUAL,
    Stance.DOUBTED,
    Stance.CLAIMED_BY_PERPETRATOR,
    Stance.ALLEGED,
)


class StanceReader:
    """Reads the stance of a trigger from the codebook's cues."""

    def __init__(self, codebook: Codebook) -> None:
        self._lemmas: dict[str, list[StanceCue]] = {}
        self._aux: dict[str, list[StanceCue]] = {}
        self._marks: dict[str, list[StanceCue]] = {}
        self._adverbs: dict[str, list[StanceCue]] = {}
        self._phrases: list[tuple[str, StanceCue]] = []
        tables = {
            CueMatch.LEMMA: self._lemmas,
            CueMatch.AUX: self._aux,
            CueMatch.MARK: self._marks,
            CueMatch.ADVERB: self._adverbs,
        }
        for cue in codebook.stance_cues.values():
            for term in cue.terms:
                if cue.match is CueMatch.PHRASE or " " in term:
                    self._phrases.append((f" {term} ", cue))
                else:
                    tables[cue.match].setdefault(term, []).append(cue)

    def read(self, token: Token, said: Stance) -> Stance:
        """Return the stance of the event that a token names.

        Args:
            token: the trigger.
            said: the stance of the verb of speech over it (asserted where there is none).
        """
        found = {c.stance for c in self._cues(token)}
        carrier = light_verb(token)
        if is_negated(token) or (carrier is not None and is_negated(carrier)):
            found.add(Stance.DENIED)
        found.add(said)
        return next((s for s in _ORDER if s in found), Stance.ASSERTED)

    def _cues(self, token: Token) -> Iterator[StanceCue]:
        clause = clause_head(token)
        own = own_clause(token)
        words = {w for t in own for w in (t.lower_, t.lemma_.lower())}
        heads = list(_governing_verbs(token))
        for verb in heads:
            for child in verb.children:
                if child.dep_ in {"aux", "auxpass"}:
                    yield from _valid(self._aux.get(child.lower_, ()), words)
                elif child.dep_ in {"mark", "advmod"}:
                    yield from _valid(self._marks.get(child.lower_, ()), words)
        for near in {token.i: token, clause.i: clause}.values():
            for child in near.children:
                if child.dep_ in {"advmod", "amod", "acomp", "npadvmod"}:
                    yield from _valid(self._adverbs.get(child.lower_, ()), words)
        for governor in _governors(token):
            yield from _valid(self._lemmas.get(governor.lemma_.lower(), ()), words)
        if self._phrases:
            texts = (
                " " + " ".join(t.lower_ for t in own) + " ",
                " " + " ".join(t.lemma_.lower() for t in own) + " ",
            )
            for phrase, cue in self._phrases:
                if any(phrase in text for text in texts):
                    yield from _valid((cue,), words)


def _valid(cues: "tuple[StanceCue, ...] | list[StanceCue]", words: set[str]) -> Iterator[StanceCue]:
    for cue in cues:
        if not words & set(cue.unless):
            yield cue


def _governors(token: Token) -> Iterator[Token]:
    """Yield the words that govern a token through a complement, nearest first."""
    for step in upward(token):
        if step.dep_ not in _GOVERNED | _PASSED_ON:
            return
        if step.dep_ in _GOVERNED:
            yield step.head


def _governing_verbs(token: Token) -> Iterator[Token]:
    """Yield the token, and the verbs above it whose auxiliaries bear on it."""
    yield token
    for step in upward(token):
        if step.dep_ not in _GOVERNED | _PASSED_ON | {"nsubjpass", "advcl"}:
            return
        conditional = any(c.dep_ == "mark" and c.lower_ in _IF for c in step.children)
        if step.dep_ == "advcl" and not conditional and step.tag_ not in {"VBG", "VB"}:
            return
        yield step.head
