"""Finds a gold file's documents and quotes in a record."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from crossreport.model import Document, Span


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Characters of one document."""

    document_id: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start

    def overlap(self, span: Span) -> int:
        """Return how many characters of the span lie in this stretch."""
        if span.document_id != self.document_id:
            return 0
        return max(0, min(self.end, span.end) - max(self.start, span.start))


@lru_cache(maxsize=4096)
def _pattern(quote: str) -> re.Pattern[str]:
    """Match the quote with any white space between its words."""
    return re.compile(r"\s+".join(re.escape(word) for word in quote.split()))


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Return where the quote stands in a text, white space folded; empty when it doesn't."""
    return [match.span() for match in _pattern(quote).finditer(text)] if quote.strip() else []


class Library:
    """The documents of a record, found by a gold file's names."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)

    def named(self, file: str, article: str | None = None) -> list[Document]:
        """Return the documents read from a file: one, or one for each row of a table.

        Args:
            file: the file's name; the end of ``Document.source``, which for a row of a table
                goes on with a sign and the row.
            article: the identifier of the row, where only one is meant.
        """
        end = re.compile(rf"(?:^|[/\\]){re.escape(file)}(?:[^\w.].*)?$", re.DOTALL)
        found = [document for document in self._documents if end.search(document.source)]
        if article is None:
            return found
        return [document for document in found if document.id == article] or [
            document for document in found if document.source.endswith(article)
        ]

    def quoted(self, file: str, quote: str) -> list[Stretch]:
        """Return every place of a quote in the documents of a file."""
        return [
            Stretch(document.id, start, end)
            for document in self.named(file)
            for start, end in find_quote(document.text, quote)
        ]
