"""How far the words vouch for an event: asserted, planned, possible or habitual."""

from collections.abc import Iterator

from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.codebook.speech import CueMatch, StanceCue
from crossreport.extract.carriers import light_verb
from crossreport.extract.syntax import clause_head, is_definite, is_negated, own_clause, upward
from crossreport.extract.vocabulary import frame_words
from crossreport.model import Reason, Stance

# Dependencies through which a governing word reaches an event: "plans [to attack]",
# "risk [of an attack]". A time clause ("… after they attacked") is not reached.
_GOVERNED = {"xcomp", "ccomp", "dobj", "obj", "pobj", "prep", "acl", "pcomp", "attr", "oprd"}
_PASSED_ON = {"conj", "compound", "nmod", "nsubjpass"}

_IF = {"if", "unless"}
_ASKING = {"who", "whom", "whose", "what", "how", "why", "where", "which"}
_AFTER = {"after", "since", "following"}
_PAST = {"VBD", "VBN"}
_ABLE = {"can", "could"}

UNHAPPENED: dict[Stance, Reason] = {
    Stance.PLANNED: Reason.PLANNED,
    Stance.POSSIBLE: Reason.POSSIBLE,
    Stance.HYPOTHETICAL: Reason.HYPOTHETICAL,
    Stance.HABITUAL: Reason.HABITUAL,
    Stance.DOUBTED: Reason.UNCONFIRMED,
}
_OPEN = {Stance.PLANNED, Stance.POSSIBLE, Stance.HYPOTHETICAL}
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
        words = {w for t in own_clause(token) for w in (t.lower_, t.lemma_.lower())}
        for verb in _governing_verbs(token):
            yield from self._beside_verb(verb, words)
        for near in {token.i: token, clause.i: clause}.values():
            for child in near.children:
                if child.dep_ in {"advmod", "amod", "acomp", "npadvmod"}:
                    yield from _valid(self._adverbs.get(child.lower_, ()), words)
        for governor in _governors(token):
            yield from _valid(self._lemmas.get(governor.lemma_.lower(), ()), words)
        yield from self._in_phrases(token, words)

    def _beside_verb(self, verb: Token, words: set[str]) -> Iterator[StanceCue]:
        perceived = verb.lemma_.lower() in frame_words()["perceiving"]
        for child in verb.children:
            if child.dep_ in {"aux", "auxpass"}:
                if not (perceived and child.lower_ in _ABLE):
                    yield from _valid(self._aux.get(child.lower_, ()), words)
            elif child.dep_ in {"mark", "advmod"}:
                yield from _valid(self._marks.get(child.lower_, ()), words)

    def _in_phrases(self, token: Token, words: set[str]) -> Iterator[StanceCue]:
        own = own_clause(token)
        texts = (
            " " + " ".join(t.lower_ for t in own) + " ",
            " " + " ".join(t.lemma_.lower() for t in own) + " ",
        )
        granted = _granted(token)
        for phrase, cue in self._phrases:
            if granted and cue.stance in _OPEN:
                continue
            if any(phrase in text for text in texts):
                yield from _valid((cue,), words)


def _valid(cues: "tuple[StanceCue, ...] | list[StanceCue]", words: set[str]) -> Iterator[StanceCue]:
    for cue in cues:
        if not words & set(cue.unless):
            yield cue


def _governors(token: Token) -> Iterator[Token]:
    """Yield the words that govern a token through a complement, nearest first."""
    for step in upward(token):
        if step.dep_ not in _GOVERNED | _PASSED_ON or _asks(step) or _is_after(step):
            return
        if _presupposed(token, step):
            return
        if step.dep_ in _GOVERNED:
            yield step.head
        if _closed(token, step):
            return


def _governing_verbs(token: Token) -> Iterator[Token]:
    """Yield the token, and the verbs above it whose auxiliaries bear on it."""
    yield token
    for step in upward(token):
        if _is_told_to_happen(token, step):
            yield step.head
            return
        if step.dep_ not in _GOVERNED | _PASSED_ON | {"nsubjpass", "advcl"} or _asks(step):
            return
        if _is_after(step):
            return
        if _presupposed(token, step) or _closed(token, step):
            return
        conditional = any(c.dep_ == "mark" and c.lower_ in _IF for c in step.children)
        if step.dep_ == "advcl" and not conditional and step.tag_ not in {"VBG", "VB"}:
            return
        yield step.head


def _is_told_to_happen(token: Token, step: Token) -> bool:
    """Say whether the verb over an event tells by its tense whether the event, or more, happens.

    "The raids will be resumed" foretells; "the raid will not stop the harvest" does not, as the
    raid has taken place, and so has "the raid", in "the raid may end the talks".
    """
    verb = step.head.lemma_.lower()
    words = frame_words()
    if step.dep_ == "nsubjpass":
        return verb in words["recurring"]
    if step.dep_ != "nsubj":
        return False
    if verb in words["happening"]:
        return True
    if any(child.dep_ == "dobj" for child in step.head.children):
        return False
    return verb in words["recurring"] or (verb in words["ceasing"] and not is_definite(token))


def _granted(token: Token) -> bool:
    """Say whether the words of its clause take for granted that an event happened."""
    clause = clause_head(token)
    for step in upward(token):
        if step.i == clause.i:
            return False
        if _presupposed(token, step) or _closed(token, step):
            return True
    return False


def _asks(verb: Token) -> bool:
    """Say whether a clause only asks about what happened ("will disclose who killed him")."""
    return verb.tag_ in _PAST and any(child.lower_ in _ASKING for child in verb.lefts)


def _is_after(step: Token) -> bool:
    """Say whether a step of the way up is "after": what stands after it has happened."""
    return step.dep_ == "prep" and step.lower_ in _AFTER


def _presupposed(token: Token, step: Token) -> bool:
    """Say whether the word over a step of the way up takes the event for granted."""
    return (
        step.head.lemma_.lower() in frame_words()["presupposing"]
        and token.lemma_.lower() not in frame_words()["states_of_things"]
    )


def _closed(token: Token, step: Token) -> bool:
    """Say whether what governs a step says no more of the event that a definite noun names.

    "The army will study the attack": the attack has taken place, whatever will be done about it.
    A verb that brings events about ("will launch the attack") still tells of the event itself.
    """
    if token.pos_ != "NOUN" or not is_definite(token):
        return False
    if token.lemma_.lower() in frame_words()["states_of_things"]:
        return False
    head = step.head
    if head.pos_ not in {"VERB", "NOUN"} or light_verb(token) is not None:
        return False
    return head.lemma_.lower() not in frame_words()["light_verbs"]
