"""Known names in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.extract.names import NameIndex


def index() -> NameIndex[str]:
    names: NameIndex[str] = NameIndex()
    names.add("Red Banner", "banner")
    names.add("Red Banner Youth League", "league")
    names.add("Jund al-Sahra", "jund")
    names.add("Comité de la Vallée", "comite")
    names.add_abbreviation("RB", "banner")
    names.add_abbreviation("RB", "brigade")
    names.add_abbreviation("IT", "task-force")
    names.add_abbreviation("RBYL", "league")
    return names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Red Banner came.", [("Red Banner", ("banner",))]),
        ("the RED BANNER came", [("RED BANNER", ("banner",))]),
        ("Red-Banner came", [("Red-Banner", ("banner",))]),
        ("the Red Banner's men", [("Red Banner", ("banner",))]),
        ("the Red Banner’s men", [("Red Banner", ("banner",))]),
        # the longest name wins; an unfinished longer one falls back
        ("the Red Banner Youth League", [("Red Banner Youth League", ("league",))]),
        ("the Red Banner Youth Club", [("Red Banner", ("banner",))]),
        ("Jund Al Sahra said", [("Jund Al Sahra", ("jund",))]),
        ("the Comite de la Vallee", [("Comite de la Vallee", ("comite",))]),
        # abbreviations in their own case only, and with all they can mean
        ("RB men", [("RB", ("banner", "brigade"))]),
        ("rb men", []),
        ("IT came", [("IT", ("task-force",))]),
        ("it came", []),
        # two capital letters mean nothing where everything is in capitals
        ("IT CAME WITH THE RBYL", [("RBYL", ("league",))]),
        ("Redbanner came", []),
        ("a red flag, a banner", []),
        ("", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = [(text[f.start : f.end], f.values) for f in index().find(text)]
    assert found == expected


@given(st.text(alphabet="RBed anIT'’-\n", max_size=60))
def test_names_do_not_overlap(text: str) -> None:
    at = 0
    for found in index().find(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
