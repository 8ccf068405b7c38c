"""Copies and near-copies."""

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crossreport.ingest import find_copies
from crossreport.ingest.copies import CONTAINED, NEAR
from crossreport.model import Document, Segment, SegmentKind

WORDS = [
    f"{a}{b}"
    for a in ("ka", "lo", "mi", "tu", "re", "so")
    for b in ("ban", "dir", "gel", "hos", "vik")
]


def made(name: str, body: str, day: int | None = 1, title: str = "") -> Document:
    text = f"{title}\n{body}" if title else body
    start = len(text) - len(body)
    segments = [Segment(start, len(text), SegmentKind.BODY)] if body else []
    if title:
        segments.insert(0, Segment(0, len(title), SegmentKind.TITLE))
    published = date(2024, 5, day) if day else None
    return Document(name, text, name, name, "text/plain", tuple(segments), published=published)


def prose(seed: int, words: int = 200) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(WORDS) + str(rng.randrange(30)) for _ in range(words)]


TEXT = " ".join(prose(1))


def test_changed_headline_and_white_space_is_an_exact_copy() -> None:
    copies = find_copies([made("a", TEXT, 2, "One"), made("b", TEXT.replace(" ", "  "), 3, "Two")])
    (copy,) = copies
    assert (copy.document_id, copy.original_id, copy.similarity, copy.exact) == (
        "b",
        "a",
        1.0,
        True,
    )


def test_raised_toll_is_a_near_copy_that_is_not_exact() -> None:
    words = prose(1)
    words[100] = "nine"
    (copy,) = find_copies([made("later", " ".join(words), 3), made("early", TEXT, 2)])
    assert (copy.document_id, copy.original_id, copy.exact) == ("later", "early", False)
    assert NEAR < copy.similarity < 1


def test_shortened_wire_copy_is_found_by_what_it_holds() -> None:
    half = " ".join(prose(1)[:90])
    (copy,) = find_copies([made("wire", TEXT, 1), made("paper", half, 1)])
    assert copy.original_id == "paper"  # same day: the identifier decides
    assert copy.similarity < NEAR < CONTAINED


def test_shared_quotation_makes_no_copy() -> None:
    quotation = prose(5, 30)
    left, right = prose(2, 150) + quotation, prose(3, 150) + quotation
    assert find_copies([made("a", " ".join(left)), made("b", " ".join(right))]) == []
    assert find_copies([made("a", " ".join(left)), made("q", " ".join(quotation))]) == []


def test_chain_points_to_one_original_and_undated_come_last() -> None:
    chain = [prose(1)]
    for step in range(3):
        words = list(chain[-1])
        for i in range(step, 200, 28):
            words[i] = f"new{step}x{i}"
        chain.append(words)
    texts = [" ".join(w) for w in chain]
    copies = find_copies(
        [
            made("d", texts[3], None),
            made("c", texts[2], 9),
            made("b", texts[1], 4),
            made("a", texts[0], 7),
        ]
    )
    assert {c.document_id for c in copies} == {"a", "c", "d"}
    assert {c.original_id for c in copies} == {"b"}


def test_empty_bodies_are_no_copies_of_each_other() -> None:
    assert find_copies([made("a", "", title="One"), made("b", "", title="One")]) == []


@given(st.permutations(range(5)))
def test_order_of_documents_does_not_matter(order: list[int]) -> None:
    documents = [
        made("a", TEXT, 2),
        made("b", TEXT, 1),
        made("c", " ".join(prose(2))),
        made("d", TEXT + " end", 5),
    ]
    documents.append(replace(documents[2], id="e"))
    assert find_copies([documents[i] for i in order]) == find_copies(documents)
