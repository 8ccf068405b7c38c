"""Strategies of hypothesis that make objects of the model up."""

from datetime import UTC, date

from hypothesis import strategies as st

from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    AggregateClaim,
    AreaRelation,
    Attribution,
    Candidate,
    Claim,
    Count,
    CountKind,
    CountPart,
    Damage,
    DateBasis,
    Direction,
    Disagreement,
    DisagreementKind,
    Document,
    Incident,
    Judgement,
    LikelyDay,
    LikelyRule,
    Link,
    Moved,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceRole,
    Qualifier,
    Range,
    Reason,
    Refusal,
    Segment,
    SegmentKind,
    Span,
    SpeakerKind,
    Specificity,
    Stance,
    Tag,
    Thing,
    TrendClaim,
    Value,
    Verdict,
    VictimGroup,
    VictimKind,
    WideDate,
    ZoneRule,
)

# Any character a text can hold but NUL and lone surrogates, which ingestion does not let through.
characters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
words = st.text(characters, max_size=12)
names = st.text(characters, min_size=1, max_size=12)
numbers = st.none() | st.integers(0, 5000)
ranges = st.builds(Range, numbers, numbers, numbers)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
# A negative zero is stored as 0, so that the ids made of it would not be those of the record.
degrees = st.floats(-90, 90, allow_nan=False).map(lambda value: value + 0.0)
unit = st.floats(0, 1, allow_nan=False).map(abs)
ids = st.text("abcdef0123456789", min_size=4, max_size=12)


@st.composite
def spans(draw, document):
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    return Span.of(document.id, document.text, start, end)


@st.composite
def documents(draw):
    text = draw(st.text(characters, min_size=1, max_size=80))
    cut = draw(st.integers(0, len(text) - 1))
    segments = (Segment(cut, len(text), draw(st.sampled_from(SegmentKind)), draw(words)),)
    return Document(
        id="d-" + draw(ids),
        text=text,
        sha256=draw(ids),
        source=draw(names),
        media_type="text/plain",
        segments=segments if draw(st.booleans()) else (),
        title=draw(st.none() | words),
        publisher=draw(st.none() | words),
        author=draw(st.none() | words),
        published=draw(days),
        published_time=draw(st.none() | st.times()),
        dateline_places=tuple(draw(st.lists(words, max_size=2))),
        language=draw(st.none() | st.just("en")),
        address=draw(st.none() | words),
        notes=tuple(draw(st.lists(words, max_size=2))),
        published_offset=draw(st.none() | st.integers(-720, 840)),
    )


def wide_dates(document, *, likely=False, moved=False):
    inferred = st.builds(LikelyDay, days.filter(bool), st.sampled_from(LikelyRule))
    told = st.builds(
        Moved, st.sampled_from(ZoneRule), words, words, days, days, st.none() | inferred
    )
    return st.builds(
        WideDate,
        days,
        days,
        st.sampled_from(DateBasis),
        st.none() | spans(document),
        st.none() | inferred if likely else st.none(),
        st.none() | told if moved else st.none(),
    )


def place_mentions(document):
    return st.builds(
        PlaceMention,
        names,
        spans(document),
        st.sampled_from(PlaceRole),
        st.sampled_from(PlaceKind),
        st.sampled_from(AreaRelation),
        st.none() | degrees,
        st.none() | degrees,
        st.none() | words,
    )


def actors(document):
    return st.builds(
        ActorMention,
        st.sampled_from(ActorRole),
        names,
        st.none() | names,
        st.sampled_from(ActorKind),
        spans(document),
        st.none() | spans(document),
    )


def counts(document):
    groups = st.builds(
        VictimGroup, st.sampled_from(VictimKind), st.none() | words, st.none() | words
    )
    return st.builds(
        Count,
        st.sampled_from(CountKind),
        ranges,
        numbers,
        st.sampled_from(Qualifier),
        groups,
        spans(document),
        st.sampled_from(CountPart),
    )


def attributions(document):
    return st.none() | st.builds(
        Attribution,
        names,
        st.none() | names,
        st.sampled_from(SpeakerKind),
        spans(document),
        st.booleans(),
        st.none() | words,
    )


def tuples(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


def claims(document, claim_id):
    tags = st.builds(Tag, names, spans(document))
    return st.builds(
        Claim,
        st.just(claim_id),
        st.just(document.id),
        names,
        spans(document),
        spans(document),
        wide_dates(document, likely=True, moved=True),
        tuples(place_mentions(document)),
        tuples(actors(document)),
        tuples(counts(document)),
        st.none() | tags,
        tuples(tags),
        attributions(document),
        st.sampled_from(Stance),
        st.sampled_from(Specificity),
        st.none() | st.sampled_from(Reason),
        st.none() | ids,
        tuples(words),
        unit,
        tuples(things(document)),
    )


def things(document):
    said = ranges.filter(lambda one: (one.low, one.best, one.high) != (None, None, None))
    return st.builds(Thing, names, spans(document), st.none() | said, st.sampled_from(Damage))


def aggregates(document, claim_id):
    return st.builds(
        AggregateClaim,
        id=st.just(claim_id),
        document_id=st.just(document.id),
        quote=spans(document),
        count=ranges,
        stated=numbers,
        of=names,
        count_span=spans(document),
        period=wide_dates(document),
        event_type=st.none() | names,
        actor=st.none() | actors(document),
        places=tuples(place_mentions(document)),
        casualties=tuples(counts(document)),
        attribution=attributions(document),
        stance=st.sampled_from(Stance),
    )


def trends(document, claim_id):
    return st.builds(
        TrendClaim,
        id=st.just(claim_id),
        document_id=st.just(document.id),
        quote=spans(document),
        direction=st.sampled_from(Direction),
        of=names,
        trigger=spans(document),
        since=st.none() | wide_dates(document),
        actor=st.none() | actors(document),
        places=tuples(place_mentions(document)),
        attribution=attributions(document),
        stance=st.sampled_from(Stance),
    )


def places(place_id):
    candidates = st.builds(
        Candidate, names, names, names, st.none() | names, degrees, degrees, unit, tuples(words)
    )
    return st.builds(
        Place,
        st.just(place_id),
        names,
        st.sampled_from(PlaceKind),
        names,
        st.none() | names,
        st.none() | names,
        degrees,
        degrees,
        st.floats(0.1, 500),
        st.integers(1, 7),
        st.integers(1, 3),
        st.none() | names,
        tuples(candidates),
    )


def incidents(document, claim_ids, place_id):
    some = st.lists(st.sampled_from(claim_ids), max_size=2).map(tuple)
    values = st.builds(Value, names, words, names, some, st.none() | ranges)
    sides = st.builds(Disagreement, names, st.sampled_from(DisagreementKind), words, some, some)
    return st.builds(
        Incident,
        id=ids,
        claim_ids=st.just(tuple(claim_ids)),
        event_type=names,
        also_types=tuples(words),
        context=st.booleans(),
        date=wide_dates(document, likely=True),
        place_id=st.none() | st.just(place_id),
        perpetrators=tuples(words),
        targets=tuples(words),
        counts=st.dictionaries(st.sampled_from(CountKind), ranges, max_size=3),
        sources=st.integers(0, 9),
        values=tuples(values),
        disagreements=tuples(sides),
    )


links = st.builds(
    Link,
    st.just("c-1"),
    st.just("c-2"),
    unit,
    st.floats(-30, 30),
    tuples(st.tuples(words, words, st.floats(-9, 9))),
    words,
)

refusals = st.builds(
    Refusal,
    ids,
    names,
    names,
    names,
    words,
    st.none(),
    numbers,
    numbers,
    words,
)

moments = st.datetimes(timezones=st.just(UTC))
judgements = st.builds(
    Judgement, ids, ids, ids, st.sampled_from(Verdict), names, moments, words, st.none() | moments
)
