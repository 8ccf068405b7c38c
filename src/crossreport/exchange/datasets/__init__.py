"""Other people's datasets: each row becomes a document, and a claim that quotes it."""

from crossreport.exchange.datasets.mapping import Mapping, known_layouts, load_layout, load_mapping
from crossreport.exchange.datasets.reading import read_rows

__all__ = ["Mapping", "known_layouts", "load_layout", "load_mapping", "read_rows"]
