"""What stands in a sentence beside its events: times, places, actors, acts of speech."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from crossreport.extract.actors import ARMED, ActorFinder, FoundActor
from crossreport.extract.attribution import Speech, SpeechFinder
from crossreport.extract.dates import DateKind, DateMention, find_dates, is_stamp
from crossreport.extract.dating import governor
from crossreport.extract.labels import label_places
from crossreport.extract.places import find_places, surnames
from crossreport.extract.reading import Reading, Sentence
from crossreport.model import Document, PlaceKind, PlaceMention, Span

_HERE = re.compile(r"\b(?i:in|of|on|throughout|across) (this (?:capital|city|town|village))\b")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands in one sentence.

    Attributes:
        dates: mentions of time with their tokens; not those of when something was said.
        places: places with their tokens, while no trend or aggregate claim has taken them.
        actors: actors of this sentence.
        last_actor: the armed actor named last before the sentence.
        speeches: acts of speech.
        all_places: the places, taken or not.
        label_dates: mentions of time in the label of the list entry.
        label_places: places in it.
    """

    dates: Sequence[tuple[Token, DateMention]]
    places: Sequence[tuple[Token, PlaceMention]]
    actors: Sequence[FoundActor]
    last_actor: FoundActor | None
    speeches: Sequence[Speech]
    all_places: Sequence[tuple[Token, PlaceMention]] = ()
    label_dates: Sequence[DateMention] = ()
    label_places: Sequence[PlaceMention] = ()

    def without(self, taken: Iterable[PlaceMention]) -> "Around":
        """Return the same without places that another statement has taken."""
        gone = set(taken)
        return replace(self, places=[p for p in self.places if p[1] not in gone])

    @property
    def named_last(self) -> FoundActor | None:
        """The armed actor named last, here or before."""
        named = [a for a in self.actors if a.actor_id is not None and a.kind in ARMED]
        return named[-1] if named else self.last_actor


class Surroundings:
    """The mentions of one document, to be asked sentence by sentence."""

    def __init__(
        self,
        reading: Reading,
        *,
        actors: ActorFinder,
        speech: SpeechFinder,
        known_place: Callable[[str], bool] | None,
    ) -> None:
        """Find all mentions of a document.

        Args:
            reading: the parsed document.
            actors: finds actors.
            speech: finds acts of speech.
            known_place: says whether a name is in the gazetteer.
        """
        self._reading = reading
        self._known = known_place
        self._dates = _dates(reading)
        self._places = _places(reading, known_place)
        self._actors = actors.find(reading)
        self._speeches: Mapping[int, list[Speech]] = speech.find(reading, self._actors)

    @property
    def named(self) -> list[PlaceMention]:
        """All places that the document names, in order."""
        return [mention for passage in self._places for mention in passage]

    @property
    def actors(self) -> list[FoundActor]:
        """All actors that the document names or describes, in order."""
        return [actor for index in sorted(self._actors) for actor in self._actors[index]]

    def of(self, sentence: Sentence, *, last_actor: FoundActor | None) -> Around:
        """Return what stands in a sentence."""
        speeches = self._speeches[sentence.index]
        actors = self._actors[sentence.index]
        places = self._places_of(sentence, actors)
        label_dates = self._label_dates(sentence)
        return Around(
            self._dates_of(sentence, speeches),
            places,
            actors,
            last_actor,
            speeches,
            all_places=places,
            label_dates=label_dates,
            label_places=self._label_places(sentence, label_dates),
        )

    def _dates_of(
        self, sentence: Sentence, speeches: Sequence[Speech]
    ) -> list[tuple[Token, DateMention]]:
        verbs = {a.verb.i for a in speeches}
        said = {i for act in speeches for i in act.covered}
        return [
            (token, mention)
            for mention in self._dates[sentence.passage_index]
            if (token := _token(sentence, mention.span)) is not None
            and mention.kind is not DateKind.DURATION
            and not (governor(token).i in verbs and (token.i not in said or _beside_verb(token)))
        ]

    def _places_of(
        self, sentence: Sentence, actors: Sequence[FoundActor]
    ) -> list[tuple[Token, PlaceMention]]:
        named = [a for a in actors if a.actor_id is not None]
        return [
            (token, mention)
            for mention in self._places[sentence.passage_index]
            if (token := _token(sentence, mention.span)) is not None
            and not any(_names_actor(mention, actor) for actor in named)
        ]

    def _label_dates(self, sentence: Sentence) -> list[DateMention]:
        if sentence.label is None:
            return []
        end = sentence.passage.start + sentence.label.end_char
        return [m for m in self._dates[sentence.passage_index] if m.span.end <= end]

    def _label_places(self, sentence: Sentence, dates: Sequence[DateMention]) -> list[PlaceMention]:
        if sentence.label is None:
            return []
        return label_places(
            sentence.label,
            document_id=self._reading.document.id,
            offset=sentence.passage.start,
            dates=[m.span for m in dates],
            known=self._known,
        )


def _dates(reading: Reading) -> list[list[DateMention]]:
    """Return the mentions of time of each passage, quoted from the stored text."""
    document = reading.document
    return [
        [
            replace(mention, span=reading.requoted(mention.span))
            for mention in find_dates(
                passage.text,
                published=document.published,
                document_id=document.id,
                offset=passage.start,
                all_kinds=True,
            )
            if not is_stamp(passage.text, mention.span.start - passage.start)
        ]
        for passage, _ in reading.passages
    ]


def _places(reading: Reading, known: Callable[[str], bool] | None) -> list[list[PlaceMention]]:
    """Return the places of each passage, quoted from the stored text."""
    identifier = reading.document.id
    persons = frozenset(name for _, doc in reading.passages for name in surnames(doc))
    return [
        [
            replace(mention, span=reading.requoted(mention.span))
            for mention in sorted(
                [
                    *find_places(
                        doc,
                        document_id=identifier,
                        offset=passage.start,
                        known=known,
                        persons=persons,
                    ),
                    *_here(reading.document, doc.text, passage.start),
                ],
                key=lambda mention: mention.span.start,
            )
        ]
        for passage, doc in reading.passages
    ]


def _here(document: Document, text: str, offset: int) -> Iterator[PlaceMention]:
    """Yield the dateline's town where a text says that something was in "this city"."""
    if not document.dateline_places:
        return
    for match in _HERE.finditer(text):
        span = Span.of(document.id, document.text, match.start(1) + offset, match.end(1) + offset)
        yield PlaceMention(document.dateline_places[0], span, kind_hint=PlaceKind.TOWN)


def _beside_verb(token: Token) -> bool:
    """Say whether a time stands right before or after its verb ("denied today any part in")."""
    preposition = token.head if token.dep_ == "pobj" else None
    first = token.left_edge.i if preposition is None else preposition.i
    verb = token.head if preposition is None else preposition.head
    if verb.i != governor(token).i:
        return False  # "confirmed Wednesday's raid"
    return first == verb.i + 1 or token.i == verb.i - 1


def _names_actor(mention: PlaceMention, actor: FoundActor) -> bool:
    """Say whether a place is an actor misread ("between the ELN and the Gulf Clan")."""
    inside = actor.span.covers(mention.span) or mention.span.covers(actor.span)
    return inside and mention.name in actor.span.quote


def _token(sentence: Sentence, span: Span) -> Token | None:
    """Return the head token of a stored span, if it lies in the sentence."""
    offset = sentence.passage.start
    start, end = span.start - offset, span.end - offset
    if start < sentence.span.start_char or end > sentence.span.end_char:
        return None
    words = sentence.span.doc.char_span(start, end, alignment_mode="expand")
    return None if words is None else words.root
