"""Builds the table of words' usual case from spaCy's lookups.

    python scripts/build_word_case.py FOLDER

FOLDER is the ``data`` folder of an unpacked ``spacy-lookups-data`` package (1.0.5, MIT). A word is
written small when that is its most frequent spelling there, and in capitals when that is; of all
others (names, and words too rare to tell) nothing is kept.
"""

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "src/crossreport/extract/data/word_case.txt.gz"
WORD = re.compile(r"[A-Za-z]+(?:['.][A-Za-z]+)*")
RARE = -17.0  # natural logarithm of a probability; below it spellings are chance
UNSEEN = -20.0
LEAD = 1.2  # for verbs and adverbs, which have their capitals from sentence starts and titles
LONGEST_ABBREVIATION = 5  # letters; longer ones are said as words, or shouted
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly")


def load(folder: Path, name: str) -> Mapping[str, object]:
    """Read one table."""
    with gzip.open(folder / f"{name}.json.gz", "rt", encoding="utf-8") as file:
        table: dict[str, object] = json.load(file)
    return table


def spellings(table: Mapping[str, object]) -> dict[str, dict[str, float]]:
    """Group the probabilities of a word's spellings by the word in small letters."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word, probability in table.items():
        if WORD.fullmatch(word) and isinstance(probability, float):
            found[word.lower()][word] = probability
    return found


def lemmas(index: Mapping[str, object], *classes: str) -> set[str]:
    """Return the lemmas of some word classes; they are in small letters, names too."""
    groups = [index[name] for name in classes]
    return {str(word) for group in groups if isinstance(group, list) for word in group}


def is_known(word: str, known: set[str]) -> bool:
    """Say whether a dictionary has a word, or one that it seems to be a form of."""
    return word in known or any(
        word.removesuffix(end) + more in known
        for end in ENDINGS
        if word.endswith(end)
        for more in ("", "e")
    )


def rows(
    found: Mapping[str, Mapping[str, float]], known: set[str], never_names: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield words with "s" for small and "c" for capitals."""
    for word, group in found.items():
        small = group.get(word, UNSEEN)
        name = group.get(word.capitalize(), UNSEEN)
        capitals = group.get(word.upper(), UNSEEN) if len(word) > 1 else UNSEEN
        if capitals > max(small, name, RARE):
            if len(word.replace(".", "")) <= LONGEST_ABBREVIATION:
                yield word, "c"
        elif small + LEAD * is_known(word, never_names) > max(name, capitals) and (
            small > RARE or is_known(word, known)
        ):
            yield word, "s"


def main() -> None:
    """Build the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    found = spellings(load(folder, "en_lexeme_prob"))
    index = load(folder, "en_lemma_index")
    known = lemmas(index, "noun", "verb", "adj", "adv")
    kept = sorted(rows(found, known, lemmas(index, "verb", "adv")))
    text = "".join(f"{mark} {word}\n" for word, mark in kept)
    with OUTPUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(text.encode())


if __name__ == "__main__":
    main()
