"""Other people's datasets: each row becomes a document, and a claim that quotes it."""

from crossreport.exchange.datasets.mapping import Mapping, known_layouts, load_layout, load_mapping
from crossreport.exchange.datasets.reading import Rows, Same, open_rows, read_rows

__all__ = [
    "Mapping",
    "Rows",
    "Same",
    "known_layouts",
    "load_layout",
    "load_mapping",
    "open_rows",
    "read_rows",
]
