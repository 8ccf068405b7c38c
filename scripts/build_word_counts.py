"""Counts in how many news reports each word is used.

    python scripts/build_word_counts.py

Reads the reports of the Violent Corpus (development part) and of MUC-4 (``dev``), which lie outside
the repository, and writes ``link/words.csv``. Only words of at least ``FEWEST`` reports are
written: what is rarer is as good as unknown, and no name of a private person gets in but by being
common.
"""

import csv
import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.muc4.texts import read_texts
from benchmarks.shared import shared_dir

OUTPUT = Path(__file__).parents[1] / "src/crossreport/link/words.csv"
FEWEST = 15
_WORD = re.compile(r"[^\W_]{2,}")


def texts() -> Iterator[str]:
    """Yield the texts that are counted."""
    data = shared_dir() / "data"
    with gzip.open(data / "violent-corpus" / "documents.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)["text"]
    for one in read_texts(*sorted((data / "muc4" / "dev").glob("dev-muc3-*"))):
        yield one.body


def words(text: str) -> set[str]:
    """Return the words of a text, as ``link.words`` cuts them in SQL."""
    plain = unicodedata.normalize("NFD", text.lower())
    return set(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def main() -> None:
    """Write the table, the most frequent words first."""
    counts: Counter[str] = Counter()
    reports = 0
    for text in texts():
        counts.update(words(text))
        reports += 1
    kept = sorted((-n, word) for word, n in counts.items() if n >= FEWEST)
    with OUTPUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("word", "reports"))
        table.writerows((word, -n) for n, word in kept)
    print(f"{len(kept):,} words of {reports:,} reports")


if __name__ == "__main__":
    main()
