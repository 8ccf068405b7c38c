"""A text is cut at its mentions, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from crossreport.model import Document, Segment, SegmentKind, Span
from crossreport.web.graphic import is_graphic
from crossreport.web.queries.mentions import KINDS, Mark, claim_marks, pieces, sum_marks
from harbour import harbour, harbour_aggregate, harbour_claims, harbour_trend

TEXT = "Gunmen raided a ferry on Monday, killing three."


def document(text=TEXT, **changes):
    return Document("d", text, "0" * 64, "d.txt", "text/plain", segments=(), **changes)


MARKS = st.builds(
    lambda start, width, kind: Mark(start, start + width, kind, "words"),
    st.integers(0, len(TEXT)),
    st.integers(1, 60),
    st.sampled_from(list(KINDS)),
)


@given(st.lists(MARKS, max_size=8))
def test_the_pieces_of_a_text_are_the_text(marks):
    found = pieces(document(), marks)
    assert "".join(one.text for one in found) == TEXT
    at = 0
    for one in found:
        middle = at
        covering = {m.kind for m in marks if m.start <= middle < min(m.end, len(TEXT))}
        assert set(one.kinds) == covering
        at += len(one.text)


def test_mentions_that_overlap_are_both_told():
    (_, both, _) = pieces(
        document("abcdef"), [Mark(0, 4, "date", "one"), Mark(2, 6, "place", "two")]
    )
    assert both.text == "cd"
    assert both.kinds == ("date", "place")
    assert both.told == "date: one; place: two"


def test_furniture_and_the_words_asked_for_are_told_apart():
    text = "Share this. A shot was fired."
    segments = (Segment(0, 11, SegmentKind.FURNITURE, "share"), Segment(12, 29, SegmentKind.BODY))
    made = Document("d", text, "0" * 64, "d.txt", "text/plain", segments=segments)
    found = pieces(made, [], [Span.of("d", text, 12, 29)])
    assert [(one.text, one.furniture, one.asked) for one in found] == [
        ("Share this.", True, False),
        (" ", False, False),
        ("A shot was fired.", False, True),
    ]


def test_every_span_of_a_claim_is_marked():
    report = harbour()
    for claim in harbour_claims(report):
        marked = {(mark.start, mark.end, mark.kind) for mark in claim_marks(claim)}
        assert (claim.quote.start, claim.quote.end, "statement") in marked
        assert (claim.trigger.start, claim.trigger.end, "event") in marked
        for kind, spans in {
            "actor": [one.span for one in claim.actors],
            "place": [one.span for one in claim.places],
            "count": [one.span for one in claim.counts],
            "speaker": [claim.attribution.span] if claim.attribution else [],
        }.items():
            assert {(one.start, one.end, kind) for one in spans} <= marked


def test_claims_about_many_events_are_marked_as_such():
    report = harbour()
    for claim in (harbour_aggregate(report), harbour_trend(report)):
        assert "sum" in {mark.kind for mark in sum_marks(claim)}


def test_words_about_bodies_are_told_from_others():
    assert is_graphic("Two of the men had been beheaded.")
    assert is_graphic("Rescuers found body  parts on the road.")
    assert not is_graphic("Three people were killed and five wounded in the attack.")
    assert not is_graphic("The grapes were harvested in a trap of drapery.")
