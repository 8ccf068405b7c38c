"""Runs the product on a set of MUC-4 and scores its templates.

    python -m benchmarks.muc4.run --set tst2|tst1|dev-sample|tst3 [--documents 100] [--out FILE]

Prints the official table, the measures of today with their intervals, and the time it took.
``dev-sample`` is every thirteenth text of the development set; ``tst3`` is for reporting only, at
most once for a change of method.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.muc4.filling import Filling
from benchmarks.muc4.measure import measure, modern_table, official_table
from benchmarks.muc4.templates import Messages, Template, read_templates
from benchmarks.muc4.texts import Text, read_texts
from benchmarks.muc4.writing import written
from benchmarks.shared import shared_dir

SETS = ("tst1", "tst2", "dev-sample")
"""For tuning."""

_EVERY = 13


def files(name: str) -> tuple[list[Path], list[Path]]:
    """Return the files of texts and of keys of a set.

    Args:
        name: One of ``SETS``.
    """
    folder = shared_dir() / "data/muc4"
    if name == "dev-sample":
        inside = folder / "dev"
        return sorted(inside.glob("dev-muc3-*")), sorted(inside.glob("key-dev-*"))
    texts = {"tst1": "tst1-muc3", "tst2": "tst2-muc4", "tst3": "tst3-muc4"}[name]
    return [folder / name / texts], sorted((folder / name).glob("key-*"))


def load(name: str, limit: int) -> tuple[list[Text], Messages]:
    """Read texts and their keys.

    Args:
        name: One of ``SETS``.
        limit: Most texts to take.
    """
    texts, keys = files(name)
    chosen = read_texts(*texts)
    chosen = chosen[::_EVERY] if name == "dev-sample" else chosen
    chosen = chosen[:limit]
    every = read_templates(*keys)
    return chosen, {text.id: every.get(text.id, ()) for text in chosen}


def respond(texts: Sequence[Text]) -> dict[str, tuple[Template, ...]]:
    """Fill templates for texts."""
    filling = Filling()
    return {text.id: filling.templates(text) for text in texts}


def main() -> None:
    """Run and score."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--set", choices=(*SETS, "tst3"), default="tst2", help="which texts")
    parser.add_argument("--documents", type=int, default=100, help="most texts to take")
    parser.add_argument("--out", type=Path, help="where to write the templates")
    arguments = parser.parse_args()
    try:
        texts, key = load(arguments.set, arguments.documents)
    except OSError as error:
        parser.error(f"cannot read {error.filename}: {error.strerror}")
    start = time.perf_counter()
    response = respond(texts)
    seconds = time.perf_counter() - start
    if arguments.out:
        arguments.out.write_text(written(response), encoding="utf-8")
    measures = measure(key=key, response=response, texts={text.id: text for text in texts})
    print(official_table(measures.official))
    print()
    print(modern_table(measures))
    print(f"{len(texts)} texts in {seconds:.1f} s")


if __name__ == "__main__":
    main()
