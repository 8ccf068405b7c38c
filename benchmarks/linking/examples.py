"""Pairs of the examples' tellings, labelled by hand: put together or kept apart rightly.

    python -m benchmarks.linking.examples [--record FILE]

``labels.yaml`` names tellings by a report and words of it, and says of pairs of them whether they
tell one event, with the reason. A telling's claims are those whose quotes hold its words. A pair of
the same event is right when claims of both are in one incident; one of two events when none are. A
telling of which no claim was made makes its pairs of one event wrong: whatever the reason, a user
misses it.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from benchmarks.shared import ROOT
from crossreport import Record, pipeline

HERE = Path(__file__).parent
REPORTS = ROOT / "examples" / "reports"


@dataclass(frozen=True, slots=True)
class Label:
    """A pair of tellings.

    Attributes:
        same: whether they tell one event.
        why: the reason, for people.
    """

    left: str
    right: str
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What ``labels.yaml`` says: tellings as a report and its words, and pairs of them."""

    tellings: Mapping[str, tuple[str, str]]
    pairs: Sequence[Label]


def read_labels(path: Path = HERE / "labels.yaml") -> Labels:
    """Read the labels.

    Raises:
        ValueError: a pair names a telling that is not there, or one twice.
    """
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    tellings = {name: (report, words) for name, (report, words) in found["tellings"].items()}
    pairs = [
        Label(left, right, same, why)
        for same, name in ((True, "same"), (False, "different"))
        for left, right, why in found[name]
    ]
    for one in pairs:
        if unknown := {one.left, one.right} - tellings.keys():
            raise ValueError(f"labels.yaml names no telling {', '.join(sorted(unknown))}")
    if len({frozenset((one.left, one.right)) for one in pairs}) < len(pairs):
        raise ValueError("labels.yaml names a pair twice")
    return Labels(tellings, pairs)


def incidents_of(record: Record, labels: Labels) -> dict[str, set[str]]:
    """Return the incidents that hold claims of each telling."""
    incident_of = {claim: one.id for one in record.incidents() for claim in one.claim_ids}
    sources = {one.id: one.source for one in record.documents()}
    found: dict[str, set[str]] = {name: set() for name in labels.tellings}
    for claim in record.claims():
        for name, (report, words) in labels.tellings.items():
            told = " ".join(claim.quote.quote.split())
            if report in sources[claim.document_id] and words in told and claim.id in incident_of:
                found[name].add(incident_of[claim.id])
    return found


def right(label: Label, incidents: Mapping[str, set[str]]) -> bool:
    """Say whether a record agrees with a label."""
    return bool(incidents[label.left] & incidents[label.right]) == label.same


def figures(labels: Labels, incidents: Mapping[str, set[str]]) -> dict[str, float]:
    """Return the shares of pairs that are right."""
    found: dict[str, float] = {}
    for name, same in (("same", True), ("different", False)):
        some = [one for one in labels.pairs if one.same == same]
        found[f"pairs.{name}_right"] = sum(right(one, incidents) for one in some) / len(some)
    found["pairs.told"] = sum(map(bool, incidents.values())) / len(incidents)
    return found


def measure() -> dict[str, float]:
    """Measure the examples, for the floors."""
    labels = read_labels()
    with TemporaryDirectory() as folder, Record.open(Path(folder) / "record.sqlite") as record:
        pipeline.run(record, [str(REPORTS)])
        return figures(labels, incidents_of(record, labels))


def lines(labels: Labels, incidents: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the figures, and what is wrong."""
    for name, value in figures(labels, incidents).items():
        yield f"{name}: {100 * value:.1f}%"
    number = {same: sum(one.same == same for one in labels.pairs) for same in (True, False)}
    yield f"{number[True]} pairs of one event, {number[False]} of two"
    for one in labels.pairs:
        if not right(one, incidents):
            wanted = "one event" if one.same else "two events"
            untold = [name for name in (one.left, one.right) if not incidents[name]]
            note = f"; no claim of {', '.join(untold)}" if untold else ""
            yield f"wrong: {one.left}, {one.right} are {wanted} ({one.why}){note}"


def main() -> None:
    """Print the figures and the pairs that are wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--record", type=Path, help="of the examples, made before")
    given = parser.parse_args()
    labels = read_labels()
    with TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "record.sqlite"
        with Record.open(path) as record:
            if given.record is None:
                pipeline.run(record, [str(REPORTS)])
            print(*lines(labels, incidents_of(record, labels)), sep="\n")


if __name__ == "__main__":
    main()
