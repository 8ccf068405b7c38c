"""A small record made by hand, and the gold that it satisfies in everything."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path
from typing import Any

from crossreport.codebook import load_codebook
from crossreport.evaluate import GoldReport, parse_gold, score_parts
from crossreport.model import (
    ActorKind,
    ActorMention,
    ActorRole,
    AggregateClaim,
    Attribution,
    Claim,
    Copy,
    Count,
    CountKind,
    CountPart,
    DateBasis,
    Direction,
    Disagreement,
    DisagreementKind,
    Document,
    Incident,
    Place,
    PlaceKind,
    PlaceMention,
    Qualifier,
    Range,
    Segment,
    SegmentKind,
    Span,
    SpeakerKind,
    Specificity,
    Stance,
    Tag,
    TrendClaim,
    VictimGroup,
    VictimKind,
    WideDate,
)

GOLD = Path(__file__).parent / "data" / "world_gold.json"

PAPER = """Menu | Log in
Bomb hits bus in Tibú
A bomb tore through a bus in Tibú on 3 May,
killing seven passengers, two of them women.
The police said that five people had died.
Some 900 inmates are kept in the prison next to it.
The ELN robbed a bank in Tame on 4 May. Its fighters may attack again.
In April the group carried out 12 attacks in Arauca.
Raids in Arauca have become fewer since 1 February.
The flood of 1 May had cut the road.
"""
COPY = "Bomb hits bus\nA bomb tore through a bus in Tibú on 3 May,\nkilling seven passengers."
SPANISH = "Una bomba destruyó un bus en Tibú."


def wide(first: date | None, last: date | None = None) -> WideDate:
    """An interval; of one day when only one is given."""
    return WideDate(first, last or first, DateBasis.EXPLICIT)


def span(document: Document, words: str) -> Span:
    """The first place of these words."""
    start = document.text.index(words)
    return Span.of(document.id, document.text, start, start + len(words))


def document(name: str, text: str, **facts: Any) -> Document:
    """A document whose first line is furniture where it holds a bar."""
    end = text.index("\n") if "|" in text else 0
    parts = [Segment(0, end, SegmentKind.FURNITURE, "menu")] if end else []
    parts.append(Segment(end, len(text), SegmentKind.BODY))
    return Document(
        f"d-{name}", text, "0" * 64, f"some/{name}", "text/plain", tuple(parts), **facts
    )


@dataclass(frozen=True)
class World:
    """What a record holds, and its gold as plain values."""

    gold: Mapping[str, Any]
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    places: Mapping[str, Place]
    aggregates: tuple[AggregateClaim, ...]
    trends: tuple[TrendClaim, ...]
    copies: tuple[Copy, ...] = field(default=())

    def score(self) -> GoldReport:
        """Score the record against its gold."""
        parts = {
            name: getattr(self, name) for name in self.__dataclass_fields__ if name not in ("gold",)
        }
        return score_parts(gold=parse_gold(self.gold), book=load_codebook(), **parts)

    def with_incident(self, number: int, **changes: Any) -> "World":
        """The same with one incident changed."""
        incidents = list(self.incidents)
        incidents[number] = replace(incidents[number], **changes)
        return replace(self, incidents=tuple(incidents))

    def with_claim(self, number: int, **changes: Any) -> "World":
        """The same with one claim changed."""
        claims = list(self.claims)
        claims[number] = replace(claims[number], **changes)
        return replace(self, claims=tuple(claims))

    def with_document(self, number: int, **changes: Any) -> "World":
        """The same with one document changed."""
        documents = list(self.documents)
        documents[number] = replace(documents[number], **changes)
        return replace(self, documents=tuple(documents))

    def with_count(self, claim: int, count: int, **changes: Any) -> "World":
        """The same with one figure of a claim changed."""
        counts = list(self.claims[claim].counts)
        counts[count] = replace(counts[count], **changes)
        return self.with_claim(claim, counts=tuple(counts))

    def with_gold(self, section: str, number: int, **changes: Any) -> "World":
        """The same with one entry of the gold changed."""
        entries = [dict(entry) for entry in self.gold[section]]
        entries[number].update(changes)
        return replace(self, gold={**self.gold, section: entries})


def _count(where: Span, kind: CountKind, number: int, **more: Any) -> Count:
    facts: dict[str, Any] = {
        "qualifier": Qualifier.EXACT,
        "victims": VictimGroup(VictimKind.CIVILIANS),
        **more,
    }
    return Count(kind, Range(number, number, number), number, span=where, **facts)


def _attribution(where: Span, name: str) -> Attribution:
    return Attribution(name, None, SpeakerKind.OFFICIAL, where)


def _claim(name: str, event: str, trigger: Span, quote: Span, when: WideDate, **more: Any) -> Claim:
    return Claim(name, trigger.document_id, event, trigger, quote, when, **more)


def _claims(paper: Document, copy: Document) -> tuple[Claim, ...]:
    at: Callable[[str], Span] = lambda words: span(paper, words)  # noqa: E731
    killed = CountKind.KILLED
    women = VictimGroup(VictimKind.CIVILIANS, sex="female")
    bomb = at(
        "A bomb tore through a bus in Tibú on 3 May,\nkilling seven passengers, two of them women."
    )
    third, fourth = wide(date(2024, 5, 3)), wide(date(2024, 5, 4))
    return (
        _claim(
            "c0", "ied", at("bomb tore"), bomb, third,
            counts=(
                _count(at("seven passengers"), killed, 7),
                _count(at("two of them women"), killed, 2, part=CountPart.SUBSET, victims=women),
            ),
            activity=Tag("travelling", at("passengers")),
        ),
        _claim(
            "c1", "ied", at("had died"), at("The police said that five people had died."), third,
            counts=(_count(at("five people"), killed, 5),),
            attribution=_attribution(at("The police said"), "the police"),
        ),
        _claim(
            "c2", "ied", at("kept in"), at("Some 900 inmates are kept in the prison next to it."),
            third,
            counts=(
                _count(at("Some 900 inmates"), CountKind.HELD, 900, qualifier=Qualifier.ABOUT),
            ),
        ),
        _claim(
            "c3", "looting", at("robbed"), at("The ELN robbed a bank in Tame on 4 May."), fourth,
            stance=Stance.ALLEGED,
        ),
        _claim(
            "c4", "flood", at("flood"), at("The flood of 1 May had cut the road."),
            wide(date(2024, 5, 1)), specificity=Specificity.CONTEXT,
        ),
        _claim(
            "c5", "ied", span(copy, "bomb tore"), span(copy, "A bomb tore through a bus in Tibú"),
            third, counts=(_count(span(copy, "seven passengers"), killed, 7),),
        ),
        _claim(
            "c6", "armed-attack", at("attack again"), at("Its fighters may attack again."),
            wide(None), stance=Stance.POSSIBLE, specificity=Specificity.NOT_AN_INCIDENT,
        ),
    )  # fmt: skip


def _place(name: str, latitude: float, longitude: float) -> Place:
    return Place(
        f"p-{name}", name, PlaceKind.TOWN, "CO", None, None, latitude, longitude, 5.0, 1, 1
    )


def _incidents() -> tuple[Incident, ...]:
    conflict = Disagreement("killed", DisagreementKind.COUNT, "7 or 5", ("c0",), ("c1",))
    return (
        Incident(
            "i0", ("c0", "c1", "c2", "c5"), "ied", (), False, wide(date(2024, 5, 3)), "p-Tibú",
            (), (), {CountKind.KILLED: Range(5, 7, 7)}, 1, disagreements=(conflict,),
        ),
        Incident(
            "i1", ("c3",), "looting", (), False, wide(date(2024, 5, 4)), "p-Tame",
            ("National Liberation Army (Colombia)",),
            ("a bank",), {}, 1,
        ),
        Incident("i2", ("c4",), "flood", (), True, wide(date(2024, 5, 1)), "p-Tibú", (), (), {}, 1),
    )  # fmt: skip


def _statements(paper: Document) -> tuple[AggregateClaim, TrendClaim]:
    at: Callable[[str], Span] = lambda words: span(paper, words)  # noqa: E731
    group = ActorMention(
        ActorRole.PERPETRATOR,
        "National Liberation Army (Colombia)",
        "eln",
        ActorKind.REBELS,
        at("the group"),
    )
    where = PlaceMention("Arauca", at("Arauca"))
    told = _attribution(at("The police said"), "police")
    aggregate = AggregateClaim(
        "a0", paper.id, at("In April the group carried out 12 attacks in Arauca."),
        Range(12, 12, 12), 12, "attacks", at("12 attacks"),
        wide(date(2024, 4, 1), date(2024, 4, 30)), actor=group, places=(where,), attribution=told,
    )  # fmt: skip
    trend = TrendClaim(
        "t0", paper.id, at("Raids in Arauca have become fewer since 1 February."),
        Direction.DECREASE, "raids", at("become fewer"),
        since=wide(date(2024, 2, 1), date(2024, 5, 5)), places=(where,), attribution=told,
    )  # fmt: skip
    return aggregate, trend


def make_world() -> World:
    """A record in which nothing is wrong."""
    paper = document(
        "paper.txt", PAPER, title="Bomb hits bus in Tibú", publisher="El Diario",
        author="N. N.", published=date(2024, 5, 5), published_time=time(7, 30),
        dateline_places=("Cúcuta, Colombia",), language="en",
    )  # fmt: skip
    copy = document("copy.txt", COPY)
    spanish = document("es.txt", SPANISH, language="es", notes=("language-not-read",))
    aggregate, trend = _statements(paper)
    places = [_place("Tibú", 8.639, -72.736), _place("Tame", 6.46, -71.74)]
    return World(
        gold=json.loads(GOLD.read_text(encoding="utf-8")),
        documents=(paper, copy, spanish),
        claims=_claims(paper, copy),
        incidents=_incidents(),
        places={place.id: place for place in places},
        aggregates=(aggregate,),
        trends=(trend,),
        copies=(Copy(copy.id, paper.id, 0.6, False),),
    )
