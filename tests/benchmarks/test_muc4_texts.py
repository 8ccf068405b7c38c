"""Reading the texts of MUC-3/4."""

from pathlib import Path

import pytest

from benchmarks.muc4.texts import parse_text, parse_texts, read_texts

TWO = """
DEV-MUC3-0001 (SITE)

   LA PAZ, 4 MAR 91 (RADIO CRUZ) -- [REPORT] [JUAN QUISPE] [TEXT] A BRIDGE
WAS BLOWN UP.

   NOBODY WAS HURT.


TST9-MUC4-0002

   NO CITY, NO DATE -- [EXCERPTS] [CONTINUED] NOTHING HAPPENED.
"""


def test_messages_are_separated_and_unwrapped() -> None:
    first, second = parse_texts(TWO)
    assert first.id == "DEV-MUC3-0001"
    assert (first.place, first.date, first.source) == ("LA PAZ", "4 MAR 91", "RADIO CRUZ")
    assert first.background == "[REPORT] [JUAN QUISPE]"
    assert first.body == "A BRIDGE WAS BLOWN UP.\n\nNOBODY WAS HURT."
    assert second.id == "TST9-MUC4-0002"
    assert (second.place, second.date) == ("", "")
    assert second.body == "[CONTINUED] NOTHING HAPPENED."


@pytest.mark.parametrize(
    ("dateline", "place", "country", "date"),
    [
        ("QUITO, 22 AUGUST 89 (X) -- Y", "QUITO", "", "22 AUGUST 89"),
        ("PARIS (FRANCE), JUNE 11 89 (X) -- Y", "PARIS", "FRANCE", "JUNE 11 89"),
        ("BOGOTA, 27 APR 90 [INRAVISION) -- Y", "BOGOTA", "", "27 APR 90"),
        ("CLANDESTINE, 8 JAN (RADIO)-- Y", "CLANDESTINE", "", "8 JAN"),
    ],
)
def test_datelines(dateline: str, place: str, country: str, date: str) -> None:
    text = parse_text(message_id="M", raw=dateline)
    assert (text.place, text.country, text.date, text.body) == (place, country, date, "Y")


def test_a_bracket_later_in_the_body_opens_nothing() -> None:
    text = parse_text(message_id="M", raw="LIMA, 1 MAY 90 -- THEY READ [TEXT] ALOUD.")
    assert (text.background, text.body) == ("", "THEY READ [TEXT] ALOUD.")


def test_a_text_without_dateline_is_all_body() -> None:
    text = parse_text(message_id="M", raw="NO DATELINE HERE")
    assert (text.place, text.date, text.body) == ("", "", "NO DATELINE HERE")


def test_all_texts_have_an_identifier_and_a_body(shared_dir: Path) -> None:
    data = shared_dir / "data" / "muc4"
    texts = read_texts(
        *sorted((data / "dev").glob("dev-muc3-*")), data / "tst1/tst1-muc3", data / "tst2/tst2-muc4"
    )
    assert len({text.id for text in texts}) == len(texts) == 1500
    assert all(text.body for text in texts)
    undated = [text for text in texts if not text.date and "NO DATE" not in text.raw[:120]]
    assert undated == []
