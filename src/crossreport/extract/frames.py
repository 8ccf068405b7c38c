"""Groups the triggers of a sentence into the events it tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from crossreport.codebook import EventType
from crossreport.codebook.events import Strength
from crossreport.extract.attribution import Speech
from crossreport.extract.carriers import light_verb
from crossreport.extract.counts import FoundCount
from crossreport.extract.dates import DateKind, DateMention
from crossreport.extract.reading import Sentence
from crossreport.extract.stance import UNHAPPENED
from crossreport.extract.syntax import clause_head, is_bare, subjects, tree_distance, upward
from crossreport.extract.triggers import Hit
from crossreport.extract.vocabulary import frame_words
from crossreport.model import (
    ActorMention,
    PlaceMention,
    PlaceRole,
    Reason,
    Specificity,
    Stance,
    Tag,
    Thing,
    WideDate,
)

_COMPLEMENTS = {"dobj", "oprd", "acomp", "attr", "pobj"}
_ANOTHER = {"another", "second", "third", "separate", "other", "different", "fourth"}


@dataclass(frozen=True, slots=True)
class Located:
    """Something found in a sentence, with the token that stands for it in the parse."""

    token: Token
    value: DateMention | PlaceMention | FoundCount


@dataclass(slots=True, eq=False)
class Frame:
    """One event as one sentence tells it, while it is being put together.

    Attributes:
        sentence: where it is told.
        hits: its triggers; empty when the sentence only adds to an event told before.
        stance: how far the words vouch for it.
        speech: who says so.
        dates: mentions of time that belong to it.
        places: places that belong to it.
        counts: figures that belong to it.
        actors: actors with their roles.
        weapons: weapons or devices.
        things: things attacked or damaged.
        activity: what the victims were doing.
        date: its interval, once it is settled.
        specificity: whether it is one thing that happened, once that is judged.
        reason: why not, where it is not.
        elaborates: the frame that it continues.
        members: the frames that continue it, where it begins a thread.
    """

    sentence: Sentence
    hits: list[Hit]
    stance: Stance = Stance.ASSERTED
    speech: Speech | None = None
    dates: list[DateMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    counts: list[FoundCount] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    weapons: list[Tag] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    activity: Tag | None = None
    date: WideDate | None = None
    specificity: Specificity = Specificity.INCIDENT
    reason: Reason | None = None
    elaborates: "Frame | None" = None
    members: "list[Frame]" = field(default_factory=list)

    @property
    def main(self) -> Hit | None:
        """The trigger that names the event best."""
        named = [h for h in self.hits if not h.trigger.generic] or self.hits
        return max(named, key=lambda h: (h.type.specificity, -h.token.i), default=None)

    @property
    def type(self) -> EventType | None:
        """The event type; ``None`` while it only continues another frame."""
        return self.main.type if self.main else None

    @property
    def generic(self) -> bool:
        """Whether it is told by casualties alone."""
        return all(h.trigger.generic for h in self.hits)

    @property
    def happened(self) -> bool:
        """Whether it is told as something that took place, or denied to have."""
        return self.stance not in UNHAPPENED

    @property
    def told(self) -> bool:
        """Whether later sentences can go on about it."""
        return (
            self.happened
            and self.type is not None
            and (self.specificity is not Specificity.NOT_AN_INCIDENT or self.sentence.passage.title)
        )

    @property
    def event_places(self) -> list[PlaceMention]:
        """Places where it happened, without containers."""
        return [p for p in self.places if p.role is PlaceRole.EVENT]


def owner(token: Token, hits: Sequence[Hit], *, strict: bool = False) -> Hit | None:
    """Return the trigger that a word of the same sentence belongs to.

    The nearest trigger above the word in the parse; where a verb above it is no trigger, the
    trigger nearest below that verb.

    Args:
        token: the word.
        hits: the sentence's triggers.
        strict: return nothing for a word of a describing clause that holds no trigger (the
            Monday of "a statement released on Monday").
    """
    if not hits:
        return None
    heads = {w.i: h for h in hits for w in h.words}
    for hit in hits:
        verb = light_verb(hit.token)
        if verb is not None:
            heads.setdefault(verb.i, hit)
    for step in upward(token):
        if step.i in heads:
            return heads[step.i]
        if step.pos_ in {"VERB", "AUX"}:
            below = {t.i for t in step.subtree}
            inside = [h for h in hits if h.token.i in below]
            if strict and tells_what_came_later(step):
                named = [h for h in hits if step.i < h.token.i < token.i and _is_told(h.token)]
                return max(named, key=lambda h: h.token.i, default=None)
            if strict:
                inside = [
                    h
                    for h in inside
                    if not _beyond(h.token, step) and not is_day_of_speaking(step, h.token, token)
                ]
            if not inside and strict and step.dep_ in {"acl", "relcl", "ROOT", "ccomp", "conj"}:
                near = {step.head.i, step.head.head.i, step.head.head.head.i}
                if not near & heads.keys():
                    return None
            if inside:
                return min(
                    inside, key=lambda h: (tree_distance(step, h.token), abs(h.token.i - token.i))
                )
    return min(hits, key=lambda h: (tree_distance(token, h.token), abs(h.token.i - token.i)))


def tells_what_came_later(verb: Token) -> bool:
    """Say whether a verb's own day is later than that of the event it speaks of."""
    words = frame_words()
    later = words["looking_back"] | words["told_after"]
    return verb.lemma_.lower() in later or of_court(verb)


def is_day_of_speaking(verb: Token, trigger: Token, day: Token) -> bool:
    """Say whether a day under a verb is that on which an event told after it was spoken of.

    "Hospitals reported on Friday that six were killed", "ordered on Friday a judge to investigate
    the murder": the day stands before the event's word, which lies in a clause opened by "that"
    or under a verb of what is done afterwards.

    Args:
        verb: the verb that the day belongs to.
        trigger: the event's word, below the verb.
        day: the word for the day.
    """
    if day.i > trigger.i:
        return False
    for step in upward(trigger):
        if step.i == verb.i:
            return False
        if step.dep_ == "ccomp" and any(
            c.dep_ == "mark" and c.lower_ == "that" and c.i > day.i for c in step.children
        ):
            return True
        if step.i != trigger.i and step.dep_ == "xcomp" and tells_what_came_later(step):
            return True
    return False


def of_court(verb: Token) -> bool:
    """Say whether a verb tells of a court or of custody by what it stands with.

    "Entered a plea", "was found guilty", "taken into custody".
    """
    words = frame_words()["of_court"]
    near = (c for child in verb.children for c in (child, *child.children))
    return any(c.lower_ in words for c in near if c.dep_ in _COMPLEMENTS and c.i > verb.i)


def _is_told(trigger: Token) -> bool:
    """Say whether words tell an event and do not only name a charge ("a murder charge")."""
    return trigger.pos_ != "NOUN" or not (trigger.dep_ == "compound" or is_bare(trigger))


def _beyond(token: Token, verb: Token) -> bool:
    """Say whether a word stands in a clause that only describes, or precedes, what a verb tells.

    In "the mayor on Friday visited the village where 12 were killed" the Friday is not that of
    the killing.
    """
    for step in upward(token):
        if step.i == verb.i:
            return False
        if step.dep_ in {"acl", "relcl"}:
            return True
        if step.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in frame_words()["earlier_marks"] for c in step.children
        ):
            return True
    return False


def group_hits(
    sentence: Sentence,
    hits: Sequence[Hit],
    *,
    stances: Mapping[int, Stance],
    speeches: Mapping[int, Speech | None],
    located: Iterable[Located],
) -> list[Frame]:
    """Group a sentence's triggers into frames, and give each frame what belongs to it.

    Args:
        sentence: the sentence.
        hits: its triggers.
        stances: stance by index of the trigger's token.
        speeches: act of speech by index of the trigger's token.
        located: dates, places and counts with their tokens.
    """
    located = list(located)
    owned: dict[int, list[Located]] = {h.token.i: [] for h in hits}
    for item in located:
        hit = owner(item.token, hits, strict=isinstance(item.value, DateMention))
        if hit is not None:
            owned[hit.token.i].append(item)
    groups: list[list[Hit]] = []
    for hit in hits:
        home = _home(hit, groups, stances=stances, speeches=speeches, owned=owned)
        if home is None:
            groups.append([hit])
        else:
            home.append(hit)
    frames = []
    for group in groups:
        lead = max(group, key=lambda h: (not h.trigger.generic, h.type.specificity))
        frame = Frame(sentence, group, stance=stances[lead.token.i], speech=speeches[lead.token.i])
        for hit in group:
            for item in owned[hit.token.i]:
                _put(frame, item.value)
        frames.append(frame)
    return frames


def _put(frame: Frame, value: DateMention | PlaceMention | FoundCount) -> None:
    if isinstance(value, DateMention):
        frame.dates.append(value)
    elif isinstance(value, PlaceMention):
        frame.places.append(value)
    else:
        frame.counts.append(value)


def _home(
    hit: Hit,
    groups: Sequence[list[Hit]],
    *,
    stances: Mapping[int, Stance],
    speeches: Mapping[int, Speech | None],
    owned: Mapping[int, list[Located]],
) -> list[Hit] | None:
    """Return the group of triggers that tell the same event as this one, if any."""
    fitting = [
        group
        for group in groups
        if all(
            _together(hit, other, stances=stances, speeches=speeches, owned=owned)
            for other in group
        )
    ]
    if not fitting:
        return None
    return min(fitting, key=lambda g: min(tree_distance(hit.token, o.token) for o in g))


def _together(
    a: Hit,
    b: Hit,
    *,
    stances: Mapping[int, Stance],
    speeches: Mapping[int, Speech | None],
    owned: Mapping[int, list[Located]],
) -> bool:
    """Say whether two triggers of a sentence can tell one event."""
    stance_a, stance_b = stances[a.token.i], stances[b.token.i]
    if (stance_a in UNHAPPENED) != (stance_b in UNHAPPENED):
        return False
    if (stance_a is Stance.DENIED) != (stance_b is Stance.DENIED):
        return False
    if not _types_together(a, b) or _parted_by_another(a, b) or _answered(a, b, owned):
        return False
    if _told_of_before(a) or _told_of_before(b):
        return False
    if _counted_from(owned[a.token.i], a, b) or _counted_from(owned[b.token.i], a, b):
        return False
    speech_a, speech_b = speeches[a.token.i], speeches[b.token.i]
    if speech_a and speech_b and speech_a.attribution.name != speech_b.attribution.name:
        return False
    return not _apart(owned[a.token.i], owned[b.token.i])


def _types_together(a: Hit, b: Hit) -> bool:
    if a.type.context != b.type.context:
        generic, other = (a, b) if a.trigger.generic else (b, a)
        if not generic.trigger.generic or not other.type.context:
            return False
        return _nested(generic, other) or _done_by(generic, other)
    if a.trigger.generic or b.trigger.generic or a.type.id == b.type.id:
        return True
    return types_combine(a.type, b.type)


def _answered(a: Hit, b: Hit, owned: Mapping[int, list[Located]]) -> bool:
    """Say whether one trigger is an arrest, and the other the harm done before it.

    "Two were killed and a man was arrested": those who arrest did not kill. A weak word without
    figures ("arrested in an operation") is no event beside the arrest.
    """
    responses = frame_words()["responses"]
    if (a.type.id in responses) == (b.type.id in responses):
        return False
    other = b if a.type.id in responses else a
    figures = any(isinstance(item.value, FoundCount) for item in owned[other.token.i])
    return other.trigger.strength is Strength.STRONG or figures


def _done_by(generic: Hit, disaster: Hit) -> bool:
    """Say whether a disaster is the subject of the harm ("a quake struck, killing forty")."""
    return generic.is_verb and any(s.i == disaster.token.i for s in subjects(generic.token))


def types_combine(a: EventType, b: EventType) -> bool:
    """Say whether one incident may be of both types."""
    if a.context or b.context:
        return a.id == b.id
    return a.id == b.id or any(
        {a.id, a.family} & group and {b.id, b.family} & group for group in frame_words()["together"]
    )


def _nested(a: Hit, b: Hit) -> bool:
    return any(t.i == a.token.i for t in upward(b.token)) or any(
        t.i == b.token.i for t in upward(a.token)
    )


def _parted_by_another(a: Hit, b: Hit) -> bool:
    """Say whether "another" sets one of two triggers apart from the other.

    "In a separate attack, gunmen wounded a boy" tells one event: the noun only opens it.
    """
    return any(
        _is_another(h)
        and h.trigger.strength is not Strength.WEAK
        and not (h.token.dep_ == "pobj" and h.token.head.lower_ in {"in", "during"})
        for h in (a, b)
    )


def _told_of_before(hit: Hit) -> bool:
    """Say whether a relative clause in the pluperfect tells it ("a man who had stabbed two")."""
    head = clause_head(hit.token)
    return head.dep_ == "relcl" and any(
        c.dep_ == "aux" and c.lower_ == "had" for c in head.children
    )


def _counted_from(items: Iterable[Located], a: Hit, b: Hit) -> bool:
    """Say whether one event only dates the other ("six days after a bomb killed two")."""
    clauses = {clause_head(a.token).i, clause_head(b.token).i}
    first, last = sorted((a.token.i, b.token.i))
    return len(clauses) == 2 and any(
        isinstance(item.value, DateMention)
        and item.value.relative_to_event
        and first < item.token.i < last
        for item in items
    )


def _is_another(hit: Hit) -> bool:
    return any(c.lower_ in _ANOTHER for c in hit.token.children if c.dep_ in {"det", "amod"})


def _apart(left: Iterable[Located], right: Iterable[Located]) -> bool:
    """Say whether two triggers have dates or places of their own that exclude each other."""
    dates_a, places_a = _anchors(left)
    dates_b, places_b = _anchors(right)
    if dates_a and dates_b and not any(a.intersect(b) for a in dates_a for b in dates_b):
        return True
    return bool(places_a and places_b) and not places_a & places_b


def _anchors(items: Iterable[Located]) -> tuple[list[WideDate], set[str]]:
    dates: list[WideDate] = []
    places: set[str] = set()
    for item in items:
        value = item.value
        if isinstance(value, DateMention) and value.kind in {DateKind.POINT, DateKind.PERIOD}:
            dates.append(value.wide)
        elif isinstance(value, PlaceMention) and value.role is PlaceRole.EVENT:
            places.add(value.name.casefold())
    return dates, places
