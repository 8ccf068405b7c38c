"""Furniture in many languages and scripts; what only looks like it."""

import pytest

from crossreport.ingest.blocks import split_lines
from crossreport.ingest.furniture import is_headline, reason_of


def reason(line: str, script: str = "LATIN") -> str:
    (found,) = split_lines(line)
    return reason_of(found, script)


@pytest.mark.parametrize(
    ("line", "script", "expected"),
    [
        ("[Advertisement]", "LATIN", "advertisement"),
        ("Publicidad", "LATIN", "advertisement"),
        ("РЕКЛАМА", "CYRILLIC", "advertisement"),
        ("اقرأ أيضا: سبعة قتلى في حريق", "ARABIC", "related"),
        ("Yazdır", "LATIN", "page-control"),
        ("چاپ", "ARABIC", "page-control"),
        ("Поділитися", "CYRILLIC", "page-control"),
        ("Share | Tweet | Print", "LATIN", "page-control"),
        ("Facebook Twitter WhatsApp", "LATIN", "page-control"),
        ("12 comments", "LATIN", "page-control"),
        ("Image 3 of 8", "LATIN", "page-control"),
        ("Tous droits réservés", "LATIN", "legal"),
        ("© 2024 Delta Courier", "LATIN", "legal"),
        (
            "We use cookies to improve this page. By going on you accept this.",
            "LATIN",
            "page-notice",
        ),
        ("RELATED: Six dead as bus falls off a bridge", "LATIN", "related"),
        ("The yard at dawn. (Photo: Mina Okoro)", "LATIN", "caption"),
        ("mina.okoro@example.org, (555) 010-0199", "LATIN", "contact"),
        ("(Reporting by Mina Okoro; editing by Ali Keita)", "LATIN", "credit"),
        ("صفحة", "LATIN", "foreign-script"),
        ("b ad a", "LATIN", "fragments"),
        ("* * *", "LATIN", "no-words"),
        ("DOC-2024-0031", "LATIN", "reference-number"),
    ],
)
def test_furniture(line: str, script: str, expected: str) -> None:
    assert reason(line, script) == expected


@pytest.mark.parametrize(
    "line",
    [
        "A long dry season",
        "What we know so far",
        "The dead:",
        "14:32 – A second blast was heard near the bridge",
        "• two dead at the well",
        "No.",
        "He was printing leaflets, and shared the advertisement with his brother, she said.",
        "Troops printed the names and read them out at the market before they left again.",
        "Al-Nahr district, north",
        "UPDATE: the man has died",
        "3 killed, 4 wounded",
        "She posted on Facebook that her son had been taken from the house at night.",
    ],
)
def test_words_of_a_report(line: str) -> None:
    assert reason(line) == ""


def test_arabic_line_in_an_arabic_text_and_a_long_quotation_in_another_script_stay() -> None:
    assert reason("تفاصيل الهجوم", "ARABIC") == ""
    assert reason("قال شاهد إن الرجال جاءوا من الشمال قبل الفجر", "LATIN") == ""


def test_headline_and_sentence_left_open() -> None:
    (headline,) = split_lines("Man held after three shot near well")
    (sentence,) = split_lines("The man was taken to the clinic and has died of his wounds")
    assert is_headline(headline)
    assert not is_headline(sentence)
