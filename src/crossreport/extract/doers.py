"""Names who did it where grammar does not: by the encoder, which reads the whole report.

"Gunmen stormed the village at dawn. Five farmers died" names the doers of the deaths in another
clause. The rules leave such a claim without a perpetrator; the encoder was trained to find them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossreport.codebook import Codebook
from crossreport.extract.actors import FoundActor
from crossreport.extract.encoder.heads import Role
from crossreport.extract.encoder.phrases import Phrase
from crossreport.extract.encoder.reader import Told
from crossreport.extract.reading import Reading
from crossreport.model import ActorKind, ActorMention, ActorRole, Claim, Span, Specificity

LEAST = 0.5
"""Least calibrated probability of a perpetrator that is taken over."""

_DOERS = (Role.PERPETRATOR, Role.ORGANIZATION)
_NOUNS = ("NOUN", "PROPN", "NUM")
_KNOWN = (ActorRole.PERPETRATOR, ActorRole.PARTY)


def story(reading: Reading) -> str:
    """Return the stored text with blanks for all that is no part of the story.

    Offsets stay those of the stored text; the furniture of a page tells of no incident.
    """
    text = reading.document.text
    parts: list[str] = []
    end = 0
    for passage, _ in reading.passages:
        stop = passage.start + len(passage.text)
        parts += [" " * (passage.start - end), text[passage.start : stop]]
        end = max(end, stop)
    return "".join(parts)


def with_doers(
    claims: Iterable[Claim],
    told: Told,
    *,
    reading: Reading,
    actors: Sequence[FoundActor],
    codebook: Codebook,
) -> list[Claim]:
    """Add perpetrators to claims of violence that name none.

    Taken over are those whose words stand in the claim's own sentences: the likeliest organization
    and the likeliest persons.

    Args:
        claims: The claims of a document.
        told: What the encoder found in it.
        reading: The document.
        actors: The actors that the codebook knows in it.
        codebook: Tells which claims are of violence.
    """
    sure = [one for one in told.entities if one.entity.role in _DOERS and one.probability >= LEAST]
    if not sure:
        return list(claims)
    ranked = sorted(sure, key=lambda one: -one.probability)
    phrases = [(one.entity.role, phrase) for one in ranked for phrase in one.entity.phrases]
    return [
        replace(claim, actors=(*claim.actors, *_doers(claim, phrases, reading, actors)))
        if _wants(claim, codebook)
        else claim
        for claim in claims
    ]


def _wants(claim: Claim, codebook: Codebook) -> bool:
    return (
        claim.specificity is Specificity.INCIDENT
        and codebook.event_types[claim.event_type].muc4 is not None
        and not any(actor.role in _KNOWN for actor in claim.actors)
    )


def _doers(
    claim: Claim,
    phrases: Sequence[tuple[Role, Phrase]],
    reading: Reading,
    actors: Sequence[FoundActor],
) -> list[ActorMention]:
    """Return one mention of each role at most, and none that the claim has in another role."""
    found: dict[Role, ActorMention] = {}
    for role, phrase in phrases:
        inside = claim.quote.start <= phrase.start and phrase.end <= claim.quote.end
        if inside and role not in found and _has_noun(phrase, reading):
            mention = _mention(phrase, reading, actors)
            if not any(_touch(mention.span, other.span) for other in _harmed(claim)):
                found[role] = mention
    organization, person = found.get(Role.ORGANIZATION), found.get(Role.PERPETRATOR)
    if organization and person and organization.name == person.name:
        return [organization]
    return [found[role] for role in _DOERS if role in found]


def _harmed(claim: Claim) -> list[ActorMention]:
    return [actor for actor in claim.actors if actor.role is ActorRole.TARGET]


def _has_noun(phrase: Phrase, reading: Reading) -> bool:
    """Say whether words name somebody: the encoder may stop at an adjective."""
    for passage, doc in reading.passages:
        if passage.start <= phrase.start < passage.start + len(passage.text):
            words = doc.char_span(
                phrase.start - passage.start,
                min(phrase.end - passage.start, len(passage.text)),
                alignment_mode="expand",
            )
            return words is not None and any(token.pos_ in _NOUNS for token in words)
    return False


def _touch(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _mention(phrase: Phrase, reading: Reading, actors: Sequence[FoundActor]) -> ActorMention:
    document = reading.document
    for actor in actors:
        if actor.span.start < phrase.end and phrase.start < actor.span.end and not actor.pronoun:
            return actor.mention(ActorRole.PERPETRATOR)
    span = Span.of(document.id, document.text, phrase.start, phrase.end)
    return ActorMention(
        ActorRole.PERPETRATOR,
        " ".join(span.quote.split()),
        None,
        ActorKind.UNIDENTIFIED,
        span,
    )
