"""The texts that speed and the gate are measured on, as documents of the product."""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.muc4.documents import document as muc4_document
from benchmarks.muc4.run import files
from benchmarks.muc4.templates import read_templates
from benchmarks.muc4.texts import read_texts
from benchmarks.shared import shared_dir, violent_corpus
from crossreport.model import Document, Segment, SegmentKind


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with how many templates or incidents people coded in it."""

    document: Document
    coded: int


def half(name: str) -> int:
    """Return 0 for what the gate is fitted on and 1 for what it is measured on, by a hash."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def as_document(name: str, title: str, text: str, published: date | None = None) -> Document:
    """Return a text with its headline as ingest would have it."""
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    segments = [Segment(0, start, SegmentKind.TITLE)] if start else []
    if text:
        segments.append(Segment(start, len(whole), SegmentKind.BODY))
    return Document(
        id=name,
        text=whole,
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
        source=name,
        media_type="text/plain",
        segments=tuple(segments),
        title=title or None,
        published=published,
        language="en",
    )


def muc4(name: str) -> list[Coded]:
    """Return a set of MUC-4 texts ("dev", "tst1", "tst2") with the number of their templates."""
    folder = shared_dir() / "data" / "muc4" / "dev"
    texts, keys = (
        (sorted(folder.glob("dev-muc3-*")), sorted(folder.glob("key-dev-*")))
        if name == "dev"
        else files(name)
    )
    templates = read_templates(*keys)
    return [Coded(muc4_document(t), len(templates.get(t.id, ()))) for t in read_texts(*texts)]


def corpus() -> list[Document]:
    """Return the reports of the Violent Corpus."""
    return [
        as_document(
            row["id"],
            row.get("title") or "",
            row["text"],
            date.fromisoformat(row["published"]) if row.get("published") else None,
        )
        for row in _rows(violent_corpus() / "documents.jsonl.gz")
    ]


def incidents() -> list[Sequence[str]]:
    """Return, for each incident of the Violent Corpus, the ids of its reports."""
    path = violent_corpus() / "incidents.jsonl.gz"
    return [row["documents"] for row in _rows(path)]


def general() -> list[Document]:
    """Return news of all kinds: the articles of LGL (local) and GeoVirus (epidemics)."""
    found: list[Document] = []
    for name in ("lgl", "GeoVirus"):
        root = ElementTree.parse(shared_dir() / "data" / "geoparsing" / f"{name}.xml").getroot()
        for number, article in enumerate(root.iter("article")):
            text = (article.findtext("text") or "").strip()
            title = (article.findtext("title") or "").strip()
            # The articles of LGL begin with their headline.
            text = text.removeprefix(title).lstrip(" .\n")
            if text:
                found.append(as_document(f"{name}-{number:04}", title, text))
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
