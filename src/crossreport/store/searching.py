"""Finds documents by their words."""

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from crossreport.store import sqlite
from crossreport.store.tables import documents


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found by its words.

    Attributes:
        document_id: the document.
        snippet: some of its text around the words.
    """

    document_id: str
    snippet: str


def search(connection: Connection, words: str) -> list[Hit]:
    """Return the documents whose title or text holds every word, best first."""
    words = words.replace('"', " ").strip()
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        found = connection.execute(sqlite.search_statement(), sqlite.search_words(words))
        return [Hit(row.id, row.snippet) for row in found]
    table = documents.documents
    query = select(table.c.id, table.c.title).order_by(table.c.id)
    for word in words.split():
        query = query.where(
            or_(
                table.c.text.icontains(word, autoescape=True),
                table.c.title.icontains(word, autoescape=True),
            )
        )
    return [Hit(row.id, row.title or "") for row in connection.execute(query)]
