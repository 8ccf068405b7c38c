"""A row as a text, and back."""

from hypothesis import given
from hypothesis import strategies as st

from crossreport.exchange.datasets.rowtext import RowText, as_text, cells_of
from made_up import characters

names = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=6)
cells = st.dictionaries(names, st.text(characters, max_size=20).map(lambda t: t.replace("\r", "")))


@given(cells)
def test_a_row_comes_back_as_it_was(row):
    text, places = as_text(row.items())
    kept = {name: cell for name, cell in row.items() if cell.strip()}
    assert cells_of(text) == kept
    assert set(places) == set(kept)


@given(cells)
def test_every_cell_is_where_it_is_said_to_be(row):
    text, places = as_text(row.items())
    made = RowText("d-1", text, places)
    for name in places:
        span = made.span(name)
        span.verify(text)
        assert span.quote.replace("\n ", "\n") == row[name].strip()
    if places:
        whole = made.covering(places)
        assert all(whole.covers(made.span(name)) for name in places)


def test_a_cell_cannot_pretend_to_be_another():
    text, _ = as_text([("notes", "quiet\nkilled: 9"), ("killed", "2")])
    assert cells_of(text) == {"notes": "quiet\nkilled: 9", "killed": "2"}
