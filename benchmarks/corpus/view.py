"""A record beside the coded incidents, with what is needed to look for the causes of errors."""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.corpus.run import SEED
from benchmarks.shared import violent_corpus
from crossreport.evaluate.corpus import Corpus, Told, load_corpus
from crossreport.evaluate.corpus.gold import CodedIncident
from crossreport.evaluate.corpus.scoring import Answer
from crossreport.model import Claim, Copy, Document, Incident, Link, Place
from crossreport.reconcile import main_incidents
from crossreport.store import Record


@dataclass(frozen=True)
class View:
    """What a record holds of a corpus.

    Attributes:
        corpus: the coded incidents whose reports the record holds.
        locations: best place of each claim that has one.
    """

    corpus: Corpus
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    incidents: Mapping[str, Incident]
    places: Mapping[str, Place]
    locations: Mapping[str, Place]
    links: Mapping[tuple[str, str], Link]
    main: Mapping[str, str]
    copies: Sequence[Copy] = ()

    @classmethod
    def of(cls, record: Record, folder: Path, *, limit: int | None, seed: str | None) -> "View":
        """Read a record and the corpus, or the part of it that was run."""
        corpus = load_corpus(folder)
        documents = {one.id: one for one in record.documents()}
        claims = {one.id: one for one in record.claims()}
        incidents = {one.id: one for one in record.incidents()}
        places = record.places()
        return cls(
            corpus=corpus if limit is None else corpus.sample(limit, seed=seed),
            documents=documents,
            claims=claims,
            incidents=incidents,
            places=places,
            locations={claim: places[place] for claim, place in record.locations().items()},
            links={(one.left, one.right): one for one in record.links()},
            main=main_incidents(incidents.values(), claims=claims, documents=documents),
            copies=list(record.copies()),
        )

    @cached_property
    def told(self) -> Told:
        """The record as the scorer sees it."""
        return Told.of(
            incidents=self.incidents.values(),
            claims=self.claims,
            places=self.places,
            documents=self.documents.values(),
            main=self.main,
        )

    @cached_property
    def claims_of(self) -> Mapping[str, list[Claim]]:
        """The claims of each report, those of no incident among them."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.document_id].append(claim)
        return found

    @cached_property
    def incident_of(self) -> Mapping[str, str]:
        """The incident of each claim that has one."""
        return {claim: one.id for one in self.incidents.values() for claim in one.claim_ids}

    def main_claims(self, document_id: str) -> list[Claim]:
        """Return the claims of a report that tell its main incident."""
        found = self.main.get(document_id)
        return [c for c in self.claims_of[document_id] if self.incident_of.get(c.id) == found]

    def other_answers(self, document_id: str) -> list[Answer]:
        """Return what the record says of the other incidents that a report tells."""
        mine = self.main.get(document_id)
        names = self.told.by_document.get(document_id, ())
        return [self.told.answers[name] for name in names if name != mine]

    def gold(self, document_id: str) -> CodedIncident:
        """Return the coded incident of a report."""
        return self.corpus.by_document[document_id]


def view_arguments(doc: str | None) -> argparse.ArgumentParser:
    """Return the arguments that name a record of the corpus, for the program a docstring tells."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="the record holds a sample of so many reports")
    return parser


def given_view(given: argparse.Namespace) -> View:
    """Read the record that was named."""
    with Record.open(given.record, create=False) as record:
        return View.of(record, violent_corpus(), limit=given.limit, seed=SEED)
