"""Fixtures for tests of the extractors; the parser is loaded once for all of them."""

import pytest

from crossreport.codebook import Codebook, load_codebook
from crossreport.extract.extractor import Extractor
from short_reports import extractor as made


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Return an extractor that knows the made-up places."""
    return made()


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """Return the shipped codebook."""
    return load_codebook()
