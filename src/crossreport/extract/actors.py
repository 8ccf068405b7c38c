"""Finds actors in a document: named, described ("gunmen") or pointed back to ("the group")."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from crossreport.codebook import Codebook
from crossreport.codebook.people import Actor
from crossreport.extract.names import NameIndex
from crossreport.extract.reading import Reading, Sentence
from crossreport.extract.syntax import is_definite, is_plural
from crossreport.extract.terms import FoundTerm, TermIndex
from crossreport.model import ActorKind, ActorMention, ActorRole, Span

ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.REBELS,
        ActorKind.MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.EXTERNAL,
        ActorKind.CRIMINALS,
    }
)


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor in a sentence, not yet given a role.

    Attributes:
        first: first token.
        last: last token; the head of a description.
        name: codebook name, or the words.
        actor_id: codebook identifier; ``None`` for a description.
        kind: what sort of actor.
        span: the words.
        resolved_from: for an anaphor, the words that name the actor.
        victims_too: whether such words usually mean people harmed.
        pronoun: whether it is a pronoun ("it"), which only a doer's role can claim.
    """

    first: Token
    last: Token
    name: str
    actor_id: str | None
    kind: ActorKind
    span: Span
    resolved_from: Span | None = None
    victims_too: bool = False
    pronoun: bool = False

    def mention(self, role: ActorRole) -> ActorMention:
        """Return the model's record of this actor in a role."""
        return ActorMention(
            role, self.name, self.actor_id, self.kind, self.span, self.resolved_from
        )


@dataclass(frozen=True, slots=True)
class _Described:
    """What a term of the descriptions or anaphors stands for."""

    kinds: tuple[ActorKind, ...]
    anaphor: bool
    victims_too: bool = False


class ActorFinder:
    """Finds actors by the codebook's alias table, descriptions and anaphors."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._names: NameIndex[str] = NameIndex()
        for name, actor_id in codebook.actor_names.items():
            self._names.add(name, actor_id)
        for letters, ids in codebook.actor_abbreviations.items():
            for actor_id in ids:
                self._names.add_abbreviation(letters, actor_id)
        described = {
            term: _Described((d.kind,), anaphor=False, victims_too=d.victims_too)
            for d in codebook.actor_descriptions.values()
            for term in d.terms
        }
        back = {
            term: _Described(
                a.kinds, anaphor=True, victims_too=term in described and described[term].victims_too
            )
            for a in codebook.anaphors.values()
            for term in a.terms
        }
        self._terms: TermIndex[_Described] = TermIndex((described | back).items())

    def find(self, reading: Reading) -> dict[int, list[FoundActor]]:
        """Return the actors of each sentence, by the sentence's number.

        Anaphors are resolved to the actor of a fitting kind that was named last; one that
        nothing fits is kept as a description.
        """
        found: dict[int, list[FoundActor]] = {}
        memory: list[FoundActor] = []
        for sentence in reading.sentences:
            here = self._in_sentence(reading, sentence, memory)
            found[sentence.index] = here
        return found

    def _in_sentence(
        self, reading: Reading, sentence: Sentence, memory: list[FoundActor]
    ) -> list[FoundActor]:
        named = self._named(reading, sentence, memory)
        taken = {i for a in named for i in range(a.first.i, a.last.i + 1)}
        terms = [
            t
            for t in self._terms.find(sentence.span)
            if t.last.i not in taken and t.last.pos_ != "ADJ"
        ]
        events: list[tuple[int, FoundActor | FoundTerm[_Described]]] = [
            *((a.first.i, a) for a in named),
            *((t.first.i, t) for t in terms),
        ]
        result: list[FoundActor] = []
        for _, event in sorted(events, key=lambda e: e[0]):
            if isinstance(event, FoundActor):
                memory.append(event)
                result.append(event)
            else:
                described = _described(reading, sentence, event, memory, result)
                if described is not None:
                    result.append(described)
        return result

    def _named(
        self, reading: Reading, sentence: Sentence, memory: Sequence[FoundActor]
    ) -> list[FoundActor]:
        base = sentence.span.start_char
        found = []
        for hit in self._names.find(sentence.span.text):
            tokens = sentence.span.doc.char_span(
                base + hit.start, base + hit.end, alignment_mode="expand"
            )
            if tokens is None or _part_of_longer_name(tokens):
                continue
            actor = self._choose([self._codebook.actors[i] for i in hit.values], memory)
            found.append(
                FoundActor(
                    first=tokens[0],
                    last=tokens[-1],
                    name=actor.name,
                    actor_id=actor.id,
                    kind=actor.kind,
                    span=reading.span(sentence, tokens[0], tokens[-1]),
                )
            )
        return found

    def _choose(self, actors: Sequence[Actor], memory: Sequence[FoundActor]) -> Actor:
        """Of actors that share an abbreviation take the one the document named, else the first."""
        before = {m.actor_id for m in memory}
        return next((a for a in actors if a.id in before), actors[0])


def _part_of_longer_name(tokens: SpacySpan) -> bool:
    """Say whether the words are the adjective of a longer proper name ("Taliban Street")."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    return (
        following is not None
        and following.ent_type_ in {"FAC", "WORK_OF_ART"}
        and tokens[-1].ent_type_ == following.ent_type_
    )


def _as_described(
    term: FoundTerm[_Described], span: Span, here: Sequence[FoundActor]
) -> FoundActor | None:
    """Return a pronoun as the armed actor described before it in its sentence, if any."""
    last = next((a for a in reversed(here) if a.kind in ARMED), None)
    if last is None or last.kind not in term.value.kinds:
        return None
    return replace(last, first=term.first, last=term.last, span=span, pronoun=True)


def _salient(memory: Sequence[FoundActor], kinds: Sequence[ActorKind]) -> FoundActor | None:
    """Return the named actor of a fitting kind that the text is about: named most, then last."""
    fitting = [m for m in memory if m.kind in kinds and m.kind in ARMED]
    if not fitting:
        return None
    times = Counter(m.actor_id for m in fitting)
    most = max(times.values())
    return next(m for m in reversed(fitting) if times[m.actor_id] == most)


def _described(
    reading: Reading,
    sentence: Sentence,
    term: FoundTerm[_Described],
    memory: Sequence[FoundActor],
    here: Sequence[FoundActor],
) -> FoundActor | None:
    span = reading.span(sentence, term.first, term.last)
    kinds = term.value.kinds
    pronoun = term.last.pos_ == "PRON"
    if pronoun or is_definite(term.last):
        known = _salient(memory, kinds)
        if known is not None:
            return FoundActor(
                first=term.first,
                last=term.last,
                name=known.name,
                actor_id=known.actor_id,
                kind=known.kind,
                span=span,
                resolved_from=known.span,
                pronoun=pronoun,
            )
    if pronoun:
        return _as_described(term, span, here)
    words = span.quote.lower() if is_plural(term.last) else span.quote
    return FoundActor(
        first=term.first,
        last=term.last,
        name=words,
        actor_id=None,
        kind=kinds[0],
        span=span,
        victims_too=term.value.victims_too,
    )
