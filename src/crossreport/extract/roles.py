"""Gives the actors of a sentence their parts in its events."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from crossreport.codebook.events import Pos, Role
from crossreport.extract.actors import ARMED, FoundActor
from crossreport.extract.carriers import light_verb
from crossreport.extract.frames import Frame
from crossreport.extract.reading import Sentence
from crossreport.extract.syntax import agents, is_negated, objects, own_clause
from crossreport.extract.triggers import Hit
from crossreport.extract.vocabulary import frame_words
from crossreport.model import ActorKind, ActorMention, ActorRole, Stance

_ROLES = {
    Role.PERPETRATOR: ActorRole.PERPETRATOR,
    Role.ACTORS: ActorRole.PERPETRATOR,
    Role.PARTY: ActorRole.PARTY,
    Role.TARGET: ActorRole.TARGET,
    Role.VICTIMS: ActorRole.TARGET,
}
_DESCRIBED_AWAY = {"relcl", "acl", "advcl", "appos"}


def assign(frame: Frame, actors: Sequence[FoundActor]) -> None:
    """Fill the frame's actors from those found in its sentence."""
    found: list[ActorMention] = []
    for hit in frame.hits:
        for role, tokens in _filled_roles(hit):
            if role in _ROLES:
                found.extend(
                    a.mention(_ROLES[role]) for a in _actors_in(tokens, actors) if _fits(a, role)
                )
    found.extend(a.mention(ActorRole.PERPETRATOR) for a in _layers(frame, actors))
    found.extend(a.mention(ActorRole.PERPETRATOR) for a in _owners(frame, actors))
    found.extend(a.mention(ActorRole.PERPETRATOR) for a in blamed(frame.sentence, actors))
    frame.actors = _unique(found)


def _fits(actor: FoundActor, role: Role) -> bool:
    """Bystanders by description are no perpetrators; a pronoun stands for a doer only."""
    if actor.pronoun and role is not Role.PERPETRATOR:
        return False
    return role is not Role.PERPETRATOR or not (
        actor.victims_too and actor.kind is ActorKind.CIVILIANS
    )


def site_words(hit: Hit) -> set[int]:
    """Return the tokens of the site or target of an event ("an attack on …")."""
    return {
        t.i
        for role, tokens in _filled_roles(hit)
        if role in {Role.SITE, Role.TARGET}
        for head in tokens
        for t in head.subtree
    }


def _filled_roles(hit: Hit) -> Iterator[tuple[Role, list[Token]]]:
    """Yield each role of a trigger with the heads of the phrases that fill it."""
    for dependent, role in hit.trigger.roles.items():
        if hit.trigger.pos is Pos.NOUN:
            tokens = _noun_dependents(hit.token, dependent)
        else:
            tokens = _verb_dependents(hit.token, dependent)
        if not tokens and role is Role.PARTY and dependent == "between":
            tokens = [
                p for t in own_clause(hit.token) if t.lower_ == "between" for p in _objects_of(t)
            ]
        if tokens:
            yield role, tokens


def _objects_of(preposition: Token) -> list[Token]:
    return _with_conjuncts(p for p in preposition.children if p.dep_ == "pobj")


def _verb_dependents(verb: Token, dependent: str) -> list[Token]:
    if dependent == "subject":
        return agents(verb)
    if dependent == "object":
        return _with_conjuncts(objects(verb))
    if dependent == "by":
        return []  # the "by" phrase of a passive is its logical subject
    return _after_preposition(verb, dependent)


def _noun_dependents(noun: Token, dependent: str) -> list[Token]:
    if dependent == "modifier":
        return [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}]
    if dependent == "possessor":
        return [c for c in noun.children if c.dep_ == "poss"]
    found = _after_preposition(noun, dependent)
    if dependent == "by":
        carrier = light_verb(noun)
        if carrier is not None:
            found += agents(carrier)
        found += [
            p
            for c in noun.children
            if c.dep_ == "acl"
            for by in c.children
            if by.lower_ == "by"
            for p in by.children
        ]
    return found


def _after_preposition(head: Token, preposition: str) -> list[Token]:
    return [
        noun
        for child in head.children
        if child.lower_ == preposition and child.dep_ in {"prep", "agent"}
        for p in child.children
        if p.dep_ == "pobj"
        for noun in _with_conjuncts([p])
    ]


def _with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    return [t for head in tokens for t in (head, *head.conjuncts)]


def _actors_in(heads: Iterable[Token], actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Return the actors in some phrases; of a named and a described one, the named."""
    inside: list[FoundActor] = []
    for head in heads:
        tokens = {t.i for t in _phrase(head)}
        here = [a for a in actors if a.first.i in tokens or a.last.i in tokens]
        named = [a for a in here if a.actor_id is not None]
        inside.extend(named or here)
    return inside


def _phrase(head: Token) -> Iterator[Token]:
    """Yield the words of a noun phrase, not those of clauses and appositions on it."""
    yield head
    for child in head.children:
        if child.dep_ not in _DESCRIBED_AWAY and child.dep_ != "conj":
            yield from _phrase(child)
        elif child.dep_ == "appos":
            yield child


def _layers(frame: Frame, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Return those who laid the device that an event is told of ("a mine left behind by …")."""
    if frame.type is None or frame.type.context:
        return []
    return laid(frame.sentence, actors)


def laid(sentence: Sentence, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Return those who a sentence says laid a device ("the mine had been left by …")."""
    words = frame_words()
    found = []
    for token in sentence.span:
        if token.lemma_.lower() not in words["device_nouns"]:
            continue
        verbs = [c for c in token.children if c.dep_ in {"acl", "relcl"}]
        if token.dep_ in {"nsubjpass", "dobj"}:
            verbs.append(token.head)
        for verb in verbs:
            if verb.lemma_.lower() in words["device_verbs"] and not is_negated(verb):
                found += [a for a in _actors_in(agents(verb), actors) if a.kind in ARMED]
    return found


def _owners(frame: Frame, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Return those who claim the event ("claimed responsibility for the bombing")."""
    found = []
    for token in frame.sentence.span:
        if token.lemma_.lower() in frame_words()["owned"] and token.dep_ == "dobj":
            claimed = {t.i for t in token.subtree} | {t.i for t in token.head.subtree}
            if any(h.token.i in claimed for h in frame.hits) and not is_negated(token.head):
                found += [a for a in _actors_in(agents(token.head), actors) if a.kind in ARMED]
    return found


def blamed(sentence: Sentence, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Return those at whose door a sentence lays an event ("he blamed the militia")."""
    found = []
    for token in sentence.span:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or is_negated(token):
            continue
        if lemma in frame_words()["blame_verbs"]:
            found += _actors_in(objects(token), actors)
        preposition = frame_words()["blame_by_preposition"].get(lemma)
        if preposition is not None:
            found += _actors_in(_after_preposition(token, preposition), actors)
    return [a for a in found if a.kind in ARMED]


def _unique(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """Keep one mention an actor and role, named before described."""
    kept: dict[tuple[ActorRole, str], ActorMention] = {}
    for mention in mentions:
        kept.setdefault((mention.role, mention.actor_id or mention.name), mention)
    return list(kept.values())


def claims_own_deed(frame: Frame) -> bool:
    """Say whether the speaker is the one said to have done it."""
    if frame.speech is None or frame.stance not in {Stance.ASSERTED, Stance.ALLEGED}:
        return False
    speaker = frame.speech.attribution.speaker_id
    return speaker is not None and any(
        a.role is ActorRole.PERPETRATOR and a.actor_id == speaker for a in frame.actors
    )
