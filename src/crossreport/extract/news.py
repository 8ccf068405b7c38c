"""What a report tells as its news where nothing that it tells can be told from other events.

`specific` refuses an event without day, place or people: "KPD still investigating fatal shooting"
could be any. But it is what this report is about where the report tells no other, a page of which
little more than the headline is left, say. Then the event of the headline, or the first of the
text that harmed people, is taken: as an incident of which little is known.
"""

from collections.abc import Sequence

from crossreport.codebook.events import Pos, Strength
from crossreport.extract.discourse import root
from crossreport.extract.frames import Frame
from crossreport.extract.syntax import is_plural
from crossreport.extract.vocabulary import frame_words
from crossreport.model import CountKind, CountPart, DateBasis, PlaceMention, Reason, Specificity

_VAGUE = {Reason.GENERAL, Reason.UNSPECIFIC}
_UNDATED = {DateBasis.PUBLICATION_BOUND, DateBasis.UNANCHORED}
_HARM = {CountKind.KILLED, CountKind.INJURED, CountKind.ABDUCTED, CountKind.MISSING}
_MOST = 30  # people harmed, above which a bare figure is rather a sum over many events


def take_for_news(frames: Sequence[Frame], *, named: Sequence[PlaceMention]) -> bool:
    """Take one event as what a report is about, where every one is too vague to be an incident.

    What is planned, possible, habitual or told as long past is never taken.

    Args:
        frames: the document's frames, in order, judged; those of the event taken are set.
        named: all places that the document names.

    Returns:
        Whether one was taken.
    """
    if any(_is_firm(frame) for frame in frames):
        return False
    threads: dict[int, list[Frame]] = {}
    for frame in frames:
        if _is_vague(frame):
            threads.setdefault(id(root(frame)), []).append(frame)
    fitting = [thread for thread in threads.values() if _tells_news(thread, named)]
    if not fitting:
        return False
    taken = max(fitting, key=lambda t: (any(map(_people, t)), -t[0].sentence.index))
    for frame in taken:
        frame.specificity, frame.reason = Specificity.INCIDENT, None
    return True


def _is_firm(frame: Frame) -> bool:
    return (
        frame.type is not None
        and not frame.type.context
        and frame.specificity is Specificity.INCIDENT
        and (_is_strong(frame) or bool(frame.dates or frame.places or frame.counts or frame.actors))
    )


def _is_vague(frame: Frame) -> bool:
    if frame.type is None or frame.type.context or not frame.happened:
        return False
    if frame.type.id in frame_words()["responses"]:
        return False
    if frame.reason is Reason.BACKGROUND:
        return frame.date is None or frame.date.basis in _UNDATED
    return frame.reason in _VAGUE


def _tells_news(thread: Sequence[Frame], named: Sequence[PlaceMention]) -> bool:
    """Say whether a thread harms people, or is named with a place or a victim by the headline.

    Harm told without a word for what was done ("their child died") is no event by itself.
    """
    if any(map(_people, thread)) and any(_in_title(f) or not f.generic for f in thread):
        return True
    return any(
        _in_title(frame)
        and _is_strong(frame)
        and not _several(frame)
        and (_tells_of_victims(frame) or any(_inside(place, frame) for place in named))
        for frame in thread
    )


def _tells_of_victims(frame: Frame) -> bool:
    words = frame_words()["headline_victims"]
    return any(token.lemma_.lower() in words for token in frame.sentence.span)


def _in_title(frame: Frame) -> bool:
    return frame.sentence.passage.title


def _inside(place: PlaceMention, frame: Frame) -> bool:
    passage = frame.sentence.passage
    return passage.start <= place.span.start < passage.start + len(passage.text)


def _people(frame: Frame) -> bool:
    return any(
        found.count.kind in _HARM
        and not found.modal
        and found.count.part is not CountPart.SUBSET
        and 0 < (found.count.range.best or 0) <= _MOST
        for found in frame.counts
    )


def _is_strong(frame: Frame) -> bool:
    return any(hit.trigger.strength is Strength.STRONG for hit in frame.hits)


def _several(frame: Frame) -> bool:
    return (
        frame.main is not None
        and frame.main.trigger.pos is Pos.NOUN
        and is_plural(frame.main.token)
    )
