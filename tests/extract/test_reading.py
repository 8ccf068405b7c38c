"""How a stored text is cut into passages and sentences."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossreport.extract.reading import passages, read
from crossreport.model import Document, Segment, SegmentKind
from short_reports import claims, report, where


def pieces(body: str, title: str = "") -> list[str]:
    return [p.text for p in passages(report(body, title))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # hard-wrapped lines are one passage, blank lines part passages
        ("Gunmen killed nine\nherders near Kesra.", ["Gunmen killed nine herders near Kesra."]),
        ("Gunmen came.\n\nThey left.", ["Gunmen came.", "They left."]),
        ("Gunmen came\n \t \nThey left", ["Gunmen came", "They left"]),
        # a line that ends a sentence ends its passage
        ("Gunmen came.\nThey left.", ["Gunmen came.", "They left."]),
        ("He said “no.”\nThey left.", ["He said “no.”", "They left."]),
        # list items part, and lose their marks
        ("- Kesra: calm\n- Doria: shelling", ["Kesra: calm", "Doria: shelling"]),
        ("• Kesra is calm\n• Doria is not", ["Kesra is calm", "Doria is not"]),
        ("1. Kesra is calm\n2) Doria is not", ["Kesra is calm", "Doria is not"]),
        # clock times open the entries of a live report
        ("06:40 Kesra is calm\n07:15 Doria is not", ["Kesra is calm", "Doria is not"]),
        pytest.param(
            "6.40 – Kesra is calm",
            ["Kesra is calm"],
        ),
        # a number that only stands at the head of a wrapped line opens nothing
        ("Gunmen killed\n40 herders", ["Gunmen killed 40 herders"]),
        ("They took the 9th (Kesra) road", ["They took the 9th (Kesra) road"]),
        ("", []),
    ],
)
def test_passages(body: str, expected: list[str]) -> None:
    assert pieces(body) == expected


def test_a_passage_keeps_its_place_in_the_stored_text() -> None:
    document = report("Intro.\n\n  - Gunmen killed nine\n    herders.\n", "Nine dead")
    for passage in passages(document):
        stored = document.text[passage.start : passage.start + len(passage.text)]
        assert stored.replace("\n", " ") == passage.text
    assert [p.title for p in passages(document)] == [True, False, False]


def test_only_title_and_body_are_read() -> None:
    text = "Head\nBy A. Writer\nGunmen came.\nShare this"
    kinds = (SegmentKind.TITLE, SegmentKind.BYLINE, SegmentKind.BODY, SegmentKind.FURNITURE)
    ends = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text)]
    parts = zip(ends, ends[1:], kinds, strict=False)
    segments = tuple(Segment(a, b, k) for a, b, k in parts)
    document = Document("d", text, "0" * 64, "x", "text/plain", segments)
    assert [p.text for p in passages(document)] == ["Head", "Gunmen came."]


def test_a_long_line_is_cut_at_the_end_of_a_sentence() -> None:
    line = "Gunmen came to the hamlet again. " * 1500
    document = report(line.rstrip())
    found = passages(document)
    assert len(found) == 3
    assert all(len(p.text) <= 20_000 for p in found)
    assert all(p.text.startswith("Gunmen") and p.text.endswith("again.") for p in found)
    assert sum(p.text.count("hamlet") for p in found) == 1500


def test_a_long_line_without_any_space_is_cut_all_the_same() -> None:
    document = report("ж" * 45_000)
    assert [len(p.text) for p in passages(document)] == [20_000, 20_000, 5_000]


def test_a_long_word_takes_no_long_time() -> None:
    before = process_time()
    passages(report("x" * 12_000))
    assert process_time() - before < 0.2


def test_a_number_said_twice_is_one_number_and_offsets_stay() -> None:
    text = "They took eighteen (18) men away from Kesra"
    (piece,) = pieces(text)
    assert len(piece) == len(text)
    assert "(" not in piece
    assert piece.index("men") == text.index("men")
    (sentence,) = read(report(f"{text}.")).sentences
    assert sum(t.like_num for t in sentence.span) == 1


def test_a_headline_in_capitals_is_written_as_the_body_writes_its_words() -> None:
    body = "Gunmen kill nine herders near Kesra. The herders had camped there."
    for headline in ("NINE HERDERS KILL GUNMEN NEAR KESRA", "Nine Herders Kill Gunmen Near Kesra"):
        (title, _) = pieces(body, headline)
        assert title.lower() == headline.lower()
        assert {"herders", "kill", "near"} <= set(title.split())
        assert "kesra" not in title


def test_a_headline_in_small_letters_stays() -> None:
    title = "Nine herders killed near the Kesra Road"
    assert pieces("The road near Kesra is closed.", title)[0] == title


def test_a_semicolon_parts_sentences() -> None:
    reading = read(report("Gunmen shot two men in Kesra; a judge was killed in Doria."))
    assert [s.span.text for s in reading.sentences] == [
        "Gunmen shot two men in Kesra;",
        "a judge was killed in Doria.",
    ]
    assert [s.index for s in reading.sentences] == [0, 1]


def test_an_appended_attribution_is_cut_off_and_quoted() -> None:
    text = "Gunmen killed nine herders near Kesra, the army said on Tuesday."
    (sentence,) = read(report(text)).sentences
    assert sentence.tag is not None
    assert sentence.span.text == "Gunmen killed nine herders near Kesra,"
    assert sentence.tag.text == "the army said on Tuesday."
    assert read(report(text)).quote(sentence).quote == text


def test_the_label_of_an_entry_is_no_sentence() -> None:
    reading = read(report("2 March, Doria (Kesra): Gunmen killed two men. A child was hurt."))
    assert [s.span.text for s in reading.sentences] == [
        "Gunmen killed two men.",
        "A child was hurt.",
    ]
    assert [s.label.text if s.label else None for s in reading.sentences] == [
        "2 March, Doria (Kesra):"
    ] * 2


def test_spans_count_from_the_start_of_the_document() -> None:
    document = report("All is calm in Lusa.\n\n• Gunmen killed nine\nherders near Kesra.")
    reading = read(document)
    sentence = reading.sentences[1]
    span = reading.span(sentence, sentence.span[0], sentence.span[-1])
    assert span.quote == "Gunmen killed nine\nherders near Kesra."
    span.verify(document.text)


def test_hard_wraps_do_not_change_what_is_read() -> None:
    flowing = "Gunmen killed nine herders near Kesra on Monday, the army said."
    wrapped = "Gunmen killed nine\nherders near\nKesra on Monday,\nthe army said."
    a, b = claims(flowing)[0], claims(wrapped)[0]
    assert (a.event_type, a.date.earliest, where(a)) == (b.event_type, b.date.earliest, where(b))
    assert a.attribution is not None
    assert b.attribution is not None
    assert (a.attribution.name, b.attribution.name) == ("army", "army")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
@example("\n\n\n")
@example("- \n- \n")
@example("\r\n\x0b\x0c\x85\u2028")
def test_passages_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    document = report(text)
    at = 0
    for passage in passages(document):
        assert passage.start >= at
        at = passage.start + len(passage.text)
        assert at <= len(document.text)
        assert passage.text.strip()
