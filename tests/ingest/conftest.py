"""Helpers of these tests: reading what a test writes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crossreport.ingest import IngestOptions, read
from crossreport.model import Document, Refusal

Results = list[Document | Refusal]


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., Results]:
    """Write bytes (or text as UTF-8) to a file of a given name and read it."""

    def run(name: str, content: bytes | str, options: IngestOptions | None = None) -> Results:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([str(path)], options=options))

    return run


@pytest.fixture
def read_text(read_bytes: Callable[..., Results]) -> Callable[[str], Document]:
    """Read a text as the one document of a .txt file."""

    def run(text: str) -> Document:
        (result,) = read_bytes("report.txt", text)
        assert isinstance(result, Document), result
        return result

    return run
