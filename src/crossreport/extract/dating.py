"""Settles when the event of a frame took place, as an interval with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from crossreport.extract.dates import DateKind, DateMention, Shift, resolve_relative
from crossreport.extract.frames import Frame, is_day_of_speaking, tells_what_came_later
from crossreport.extract.syntax import upward
from crossreport.extract.triggers import Hit
from crossreport.extract.vocabulary import frame_words
from crossreport.model import DateBasis, WideDate

_DAYS = {"day", "date", "night"}
_BESIDE = 2  # characters: a comma
_TURNING = {"after", "before"}
_THEN = {DateKind.POINT, DateKind.PERIOD}
_ORDER = {DateKind.POINT: 0, DateKind.PERIOD: 1, DateKind.SINCE: 2, DateKind.BEFORE: 3}


def settle(
    frame: Frame,
    *,
    sentence_dates: Sequence[tuple[Token, DateMention]],
    context_hits: Sequence[Hit],
    context_dates: Mapping[str, WideDate],
    before: WideDate | None,
    published: date | None,
) -> WideDate:
    """Return the interval of a frame.

    In this order: the frame's own words; words of time that stand over its clause; a dated
    natural disaster that the sentence tells it with; else only that it was not after
    publication.

    Args:
        frame: the frame, with the dates that belong to it.
        sentence_dates: all mentions of time in the sentence, with their tokens.
        context_hits: triggers of natural disasters in the sentence.
        context_dates: dates of the document's natural disasters, by event type.
        before: the date of the event told last, from which "two days later" counts.
        published: publication date.
    """
    mention = _best(frame.dates, frame) or _best(_over(frame, sentence_dates, context_hits), frame)
    if mention is not None:
        if mention.kind is DateKind.SINCE and frame.type is not None and frame.type.context:
            # "since the sixth, the date of the earthquake": it struck on the first day.
            return WideDate(mention.earliest, mention.earliest, mention.basis, mention.span)
        if not mention.relative_to_event:
            if published is not None and _since_then(mention, frame, sentence_dates):
                return WideDate(mention.earliest, published, DateBasis.SINCE, mention.span)
            return mention.wide
        anchor = _beside(mention, sentence_dates) or before
        if anchor is not None and anchor.earliest is not None:
            return resolve_relative(_as_told(mention, frame), anchor)
    for hit in context_hits:
        known = context_dates.get(hit.type.id)
        if known is not None and known.earliest is not None and _told_with(frame, hit):
            return WideDate(known.earliest, published, DateBasis.CONTEXT, known.span)
    if published is None:
        return WideDate(None, None, DateBasis.UNANCHORED)
    return WideDate(None, published, DateBasis.PUBLICATION_BOUND)


def _best(mentions: Sequence[DateMention], frame: Frame) -> DateMention | None:
    usable = [m for m in mentions if m.kind in _ORDER]
    if not usable or frame.main is None:
        return None
    at = frame.sentence.passage.start + frame.main.token.idx
    ranked = sorted(
        usable, key=lambda m: (_ORDER[m.kind], m.relative_to_event, abs(m.span.start - at))
    )
    return next((m for m in ranked if _inside(m, ranked[0])), ranked[0])


def _since_then(
    mention: DateMention, frame: Frame, dates: Sequence[tuple[Token, DateMention]]
) -> bool:
    """Say whether a time is that of what the event has come since ("since the truce broke in May").

    "It was the third raid since gunmen shot two guards on Sunday": those were shot on that day.
    """
    token = next((token for token, one in dates if one.span == mention.span), None)
    if token is None or frame.main is None or mention.kind not in _THEN:
        return False
    inside = {step.i for step in upward(frame.main.token)}
    for step in upward(token):
        if step.i in inside:
            return False
        if step.dep_ == "advcl" and any(c.lower_ == "since" for c in step.children):
            return True
    return False


def _inside(mention: DateMention, wide: DateMention) -> bool:
    """Say whether one time is a single day of another ("at an Easter party early on Sunday")."""
    days = mention.wide.days
    if days != 1 or wide.wide.days == 1 or mention.relative_to_event or wide.relative_to_event:
        return False
    if wide.earliest is None or wide.latest is None or mention.earliest is None:
        return False
    return wide.earliest <= mention.earliest <= wide.latest


def _beside(mention: DateMention, dates: Sequence[tuple[Token, DateMention]]) -> WideDate | None:
    """Return the day named before a relative expression in its sentence.

    "They were buried on Thursday, a day after the raid": counted from that Thursday.
    """
    earlier = [
        m.wide
        for _, m in dates
        if m.span.end <= mention.span.start and m.kind is DateKind.POINT and not m.relative_to_event
    ]
    return earlier[-1] if earlier else None


def _as_told(mention: DateMention, frame: Frame) -> DateMention:
    """Turn the shift round where the frame is what is counted from.

    In "it came six days after gunmen ambushed a convoy" the ambush lies six days before "it".
    """
    if mention.shift is None or frame.main is None:
        return mention
    end = mention.span.end - frame.sentence.passage.start
    last = mention.span.quote.rsplit(maxsplit=1)[-1].lower()
    between = frame.sentence.passage.text[end : frame.main.token.idx].split()
    opening = last if last in _TURNING else (between[0].lower() if between else "")
    if opening not in _TURNING or frame.main.token.idx < end:
        return mention
    shift = mention.shift
    turned = Shift(
        months=-shift.months,
        earliest=-(shift.latest if shift.latest is not None else shift.earliest),
        latest=-shift.earliest,
    )
    return replace(mention, shift=turned)


def _over(
    frame: Frame, dates: Sequence[tuple[Token, DateMention]], disasters: Sequence[Hit]
) -> list[DateMention]:
    """Return mentions of time whose governor stands above the event."""
    if frame.main is None:
        return []
    same = _same_day(frame, frame.main.token, dates)
    if same:
        return same
    above = _standing_over(frame.main.token)
    custody = frame_words()["custody"]
    return [
        m
        for token, m in dates
        if governor(token).i in above
        and governor(token).lemma_.lower() not in custody
        and not tells_what_came_later(governor(token))
        and not is_day_of_speaking(governor(token), frame.main.token, token)
        and not _of_disaster(token, disasters)
    ]


def _same_day(
    frame: Frame, trigger: Token, dates: Sequence[tuple[Token, DateMention]]
) -> list[DateMention]:
    """Return the day that a clause describes ("on 3 May, the same day the mayor was shot")."""
    clause = next((step for step in upward(trigger) if step.dep_ == "relcl"), None)
    if clause is None or clause.head.lemma_.lower() not in _DAYS:
        return []
    start = frame.sentence.passage.start + clause.head.left_edge.idx
    return [m for _, m in dates if 0 <= start - m.span.end <= _BESIDE]


def _standing_over(token: Token) -> set[int]:
    """Return the words above a token, up to a clause that only describes or comes before."""
    over = set()
    for step in upward(token):
        over.add(step.i)
        tells_when = any(c.lower_ == "when" for c in step.children)
        if step.dep_ in {"relcl", "acl"} and not tells_when:
            break  # but "the crime of 11 February, when …" is dated by what it describes
        marks = {c.lower_ for c in step.children if c.dep_ == "mark"}
        if step.dep_ == "advcl" and marks & frame_words()["earlier_marks"]:
            break
    return over


def _of_disaster(token: Token, disasters: Sequence[Hit]) -> bool:
    """Say whether a time hangs on the word for a disaster ("the quake of 3 May")."""
    words = {h.token.i for h in disasters}
    for step in upward(token):
        if step.i in words:
            return True
        if step.pos_ in {"VERB", "AUX"}:
            return False
    return False


def governor(token: Token) -> Token:
    """Return the verb or noun that a time expression modifies."""
    for step in upward(token):
        if step.pos_ in {"VERB", "AUX"} or step.dep_ == "ROOT":
            return step
    return token


def _told_with(frame: Frame, hit: Hit) -> bool:
    """Say whether a disaster dates the event ("after the earthquake", "at a time when …")."""
    if frame.main is None:
        return False
    above = {t.i for t in upward(frame.main.token)}
    opening = frame_words()["after_words"]
    for step in upward(hit.token):
        if step.i in above:
            return False
        if step.lower_ in opening:
            return True
        if any(c.lower_ in opening and c.dep_ in {"mark", "advmod"} for c in step.children):
            return True
    return False
