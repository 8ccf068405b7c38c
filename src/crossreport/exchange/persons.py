"""What may be names of private persons in a record, read without making claims of its rows."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy import Connection, select

from crossreport.model import ActorKind, ActorRole, SpeakerKind
from crossreport.store import Record
from crossreport.store.tables.claims import claim_actors, claim_counts, claim_places, claims
from crossreport.store.tables.datasets import dataset_rows
from crossreport.store.tables.documents import documents

_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’.-][^\W_]+)*\.?"
_AGED = r",\s+(?:aged?\s+)?\d{1,3}(?=\s*[,.;:)]|\s+(?:and|was|of|from|who)\b)"
_IN_BRACKETS = r"\s+\(\d{1,3}\)"
_AGE = re.compile(f"{_AGED}|{_IN_BRACKETS}")
_PRIVATE_SPEAKERS = (SpeakerKind.WITNESS, SpeakerKind.UNKNOWN)
_PRIVATE_ACTORS = (ActorKind.CIVILIANS, ActorKind.UNIDENTIFIED)


@cache
def words() -> dict[str, Any]:
    """Return the word lists of private names."""
    text = (files("crossreport.exchange.data") / "private_names.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def may_be_persons(record: Record) -> Iterator[tuple[str, str]]:
    """Yield words that may hold a person's name, each with the document that has them.

    These are witnesses who speak, people harmed, the words of figures, and whom a text gives an
    age or introduces by name. Sources of coded rows are institutions.
    """
    with record.snapshot() as connection:
        yield from _in_claims(connection)
        for document_id, text in connection.execute(select(documents.c.id, documents.c.text)):
            for name in in_text(text):
                yield document_id, name


def named_places(record: Record) -> frozenset[str]:
    """Return the names of places that claims hold."""
    with record.snapshot() as connection:
        return frozenset(connection.scalars(select(claim_places.c.name).distinct()))


def _in_claims(connection: Connection) -> Iterator[tuple[str, str]]:
    coded = select(dataset_rows.c.document_id)
    said = select(claims.c.document_id, claims.c.speaker).where(
        claims.c.speaker.is_not(None),
        claims.c.speaker_id.is_(None),
        claims.c.speaker_kind.in_(_PRIVATE_SPEAKERS),
        claims.c.document_id.not_in(coded),
    )
    harmed = (
        select(claims.c.document_id, claim_actors.c.name)
        .join(claims, claims.c.id == claim_actors.c.owner_id)
        .where(
            claim_actors.c.role == ActorRole.TARGET,
            claim_actors.c.kind.in_(_PRIVATE_ACTORS),
            claim_actors.c.actor_id.is_(None),
        )
    )
    counted = select(claims.c.document_id, claim_counts.c.count_quote).join(
        claims, claims.c.id == claim_counts.c.owner_id
    )
    for query in (said, harmed, counted):
        yield from ((key, found) for key, found in connection.execute(query.distinct()))


def in_text(text: str) -> Iterator[str]:
    """Yield the names in a text that an age follows, or that are introduced as names."""
    # What every such name needs is sought first: names alone take ten times as long.
    aged, bracketed, introduced = _patterns()
    if _AGE.search(text):
        for pattern in (aged, bracketed):
            yield from (match[1] for match in pattern.finditer(text))
    if any(word in text for word in _introducing()):
        yield from (match[1] for match in introduced.finditer(text))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns whose first group is a person's name."""
    particles = "|".join(words()["particles"])
    name = rf"({_WORD}(?:\s+(?:(?:{particles})[\s-]+)*{_WORD}){{1,3}})"
    introduced = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in words()["introduced_by"])
    return (
        re.compile(name + _AGED),
        re.compile(name + _IN_BRACKETS),
        re.compile(rf"\b(?:{introduced})\s+{name}"),
    )


@cache
def _introducing() -> frozenset[str]:
    """Return words of which a text must hold one to introduce anybody."""
    return frozenset(max(one.split(), key=len) for one in words()["introduced_by"])
