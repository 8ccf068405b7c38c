"""What is offered in the place of a name that is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossreport.codebook import nearest, offered

KNOWN = ("armed-attack", "armed-clash", "shelling", "Deir ez-Zor", "Reuters", "The Lantern")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("armed attak", ["armed-attack"]),
        ("SHELING", ["shelling"]),
        ("zor", ["Deir ez-Zor"]),
        ("lantern", ["The Lantern"]),
        ("Röuters", ["Reuters"]),
        ("armed", ["armed-attack", "armed-clash"]),
        ("kidnapping", []),
        ("x", []),
        ("", []),
    ],
)
def test_only_names_that_may_be_meant_are_near(name, found):
    assert nearest(name, KNOWN) == found


def test_a_message_offers_near_names_or_all_of_a_few():
    assert offered("sheling", KNOWN) == "; near: shelling"
    assert offered("flood", ["b", "a"]) == "; there are: b, a"
    assert offered("flood", {"b", "a"}) == "; there are: a, b"
    assert offered("flood", []) == "; there are none"
    assert offered("flood", map(str, range(100))) == ""


@given(st.lists(st.text("ab é-", min_size=1, max_size=6), max_size=6), st.text("ab", max_size=6))
def test_what_is_offered_is_known_and_in_an_order_of_its_own(known, name):
    found = nearest(name, known)
    assert set(found) <= set(known)
    assert found == nearest(name, list(reversed(known)))
