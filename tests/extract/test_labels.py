"""Labels of list entries."""

import pytest

from crossreport.extract.labels import label_end
from crossreport.model import PlaceRole
from short_reports import claims, where


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2 March, Doria (Kesra): Gunmen came.", "2 March, Doria (Kesra): "),
        ("Tuesday 5 September, Doria: Gunmen came.", "Tuesday 5 September, Doria: "),
        ("Doria (Kesra province) – Gunmen came.", "Doria (Kesra province) – "),
        ("14 May, north of Doria: Gunmen came.", "14 May, north of Doria: "),
        # no names, no figures, or words that no label holds
        ("Officials: gunmen came.", ""),
        ("Gunmen attacked 3 villages: Doria, Kesra and Lusa.", ""),
        ("the mayor (sixty): gunmen came.", ""),
        ("Gunmen came to Doria on 3 May.", ""),
        ("Doria, Kesra:", ""),
        ("", ""),
    ],
)
def test_where_a_label_ends(text: str, label: str) -> None:
    assert text[: label_end(text)] == label


def test_a_label_dates_and_places_every_sentence_of_its_entry() -> None:
    first, second = claims(
        "- 2 March, Doria (Kesra): Gunmen killed two traders. A child was wounded.\n"
        "- 4 March, Lusa (Kesra): A bomb killed a guard."
    )[:2]
    for claim in (first, second):
        assert claim.date.earliest is not None
        assert (claim.date.earliest.month, claim.date.earliest.day) == (3, 2)
        assert where(claim) == ["Doria"]
        assert [p.name for p in claim.places if p.role is PlaceRole.CONTAINER] == ["Kesra"]


def test_entries_stay_apart() -> None:
    entries = claims(
        "- 2 March, Doria (Kesra): Gunmen killed two traders.\n"
        "- 4 March, Lusa (Kesra): Gunmen killed two traders."
    )
    assert [(c.date.earliest.day if c.date.earliest else None, where(c)) for c in entries] == [
        (2, ["Doria"]),
        (4, ["Lusa"]),
    ]
    assert [c.elaborates for c in entries] == [None, None]


def test_the_words_of_an_entry_go_before_its_label() -> None:
    (claim,) = claims("2 March, Doria (Kesra): Gunmen killed two traders in Lusa on 1 March.")
    assert claim.date.earliest is not None
    assert claim.date.earliest.day == 1
    assert where(claim) == ["Lusa"]
