"""Writes REPORT.md: recall and precision of every slot, and what the errors come from.

    python -m benchmarks.muc4.report [--set tst1 --set tst2 --set dev-sample] [--out FILE]

Examples name messages and slots only, no text.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.confidence import all_judged, table
from benchmarks.muc4.causes import GIVEN_IN_VAIN, LOST, Cause, Loss, losses
from benchmarks.muc4.counts import Counts
from benchmarks.muc4.filling import Filling
from benchmarks.muc4.filling.drafts import Draft
from benchmarks.muc4.filling.fusion import deserving, load_fusion
from benchmarks.muc4.measure import Measures, measure
from benchmarks.muc4.run import SETS, load
from benchmarks.muc4.slots import scored_slots
from benchmarks.muc4.templates import Template
from benchmarks.muc4.texts import Text

PAGE = Path(__file__).with_name("REPORT.md")
_EXAMPLES = 4
_INTRODUCTION = """\
# MUC-4: slots and errors

Written by `python -m benchmarks.muc4.report`; run it again rather than change this page. The sets
are those for tuning; `tst3` is for reporting only and is not looked into.

The encoder and the decisions learned from `dev`, so that `dev-sample` flatters: compare `tst1` and
`tst2`.
"""
_MEANINGS: Mapping[Cause, str] = {
    Cause.NO_CANDIDATE: "nothing in the message was taken for an incident",
    Cause.UNMAPPED: "incidents were found, but none that the official mapping gives to the key's",
    Cause.DECIDED: "a fitting incident was found, and decided not to deserve a template",
    Cause.ELSEWHERE: "the string stands in another template of the message",
    Cause.NOT_FOUND: "the template is there, the filler is not",
    Cause.WRONG: "another filler stands in its place",
    Cause.PARTLY: "half right",
    Cause.IRRELEVANT: "in a template of a message that has no key",
    Cause.DOUBLE: "in a second template of an incident",
    Cause.NO_SUCH: "in a template of an incident that the key lacks",
    Cause.EXTRA: "a filler too many in a template that is right",
}


@dataclass(frozen=True, slots=True)
class Part:
    """What is reported of one set.

    Attributes:
        name: The set.
        measures: All measures.
        losses: What went wrong, filler by filler.
    """

    name: str
    measures: Measures
    losses: tuple[Loss, ...]


def examine(filling: Filling, name: str, *, limit: int = 100) -> Part:
    """Fill and score one set.

    Args:
        filling: Fills templates.
        name: One of ``SETS``.
        limit: Most texts to take.
    """
    texts, key = load(name, limit)
    response: dict[str, tuple[Template, ...]] = {}
    found: list[Loss] = []
    for text in texts:
        given, possible = _templates(filling, text)
        response[text.id] = given
        found += losses(message=text.id, keys=key[text.id], responses=given, candidates=possible)
    known = {text.id: text for text in texts}
    return Part(name, measure(key=key, response=response, texts=known), tuple(found))


def _templates(filling: Filling, text: Text) -> tuple[tuple[Template, ...], tuple[Template, ...]]:
    """Return the templates of a text, and all candidates."""
    report = filling.report(text)
    limits, model = load_fusion()
    possible = filling.fused(report, filling.told(report), limits)

    def written(drafts: Sequence[Draft]) -> tuple[Template, ...]:
        return tuple(
            Template(message=text.id, number=str(number), fills=filling.written(report, one))
            for number, one in enumerate(drafts, start=1)
        )

    return written(deserving(possible, model)), written([one.draft for one in possible])


def page(parts: Sequence[Part], confidence: str) -> str:
    """Return the whole report.

    Args:
        parts: The sets.
        confidence: The tables of ``benchmarks.confidence``.
    """
    lines = [_INTRODUCTION, *_figures(parts), *_slots(parts), *_confidence(confidence)]
    for part in parts:
        lines += _causes(part)
    return "\n".join(lines)


def _confidence(tables: str) -> Iterator[str]:
    yield "## Confidence of claims\n"
    yield (
        "On `tst1`, `tst2` and the texts of `dev` held out from the encoder, by three-fold "
        "cross-validation (`python -m benchmarks.confidence`); ECE: expected calibration error.\n"
    )
    yield f"```\n{tables}\n```\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _figures(parts: Sequence[Part]) -> Iterator[str]:
    yield "## Measures\n"
    names = list(parts[0].measures.figures)
    rows = [
        [
            name,
            *(
                f"{figure.tally.f:.1f} ({figure.interval.low:.1f} to {figure.interval.high:.1f})"
                for part in parts
                for figure in [part.measures.figures[name]]
            ),
        ]
        for name in names
    ]
    yield from _table(["F (95% interval)", *(part.name for part in parts)], rows)


def _slots(parts: Sequence[Part]) -> Iterator[str]:
    yield "## Slots\n"
    yield "Recall, precision and F in per cent, all templates; fillers of the key.\n"
    head = ["slot", *(f"{part.name} {what}" for part in parts for what in ("R", "P", "F", "key"))]
    names = [slot.name for slot in scored_slots()]
    rows = [
        [name, *(cell for part in parts for cell in _cells(part.measures.official.slots[name]))]
        for name in names
    ]
    templates = [c for part in parts for c in _cells(part.measures.official.templates)]
    yield from _table(head, [["template", *templates], *rows])


def _cells(counts: Counts) -> list[str]:
    recall = f"{100 * counts.credit / counts.possible:.0f}" if counts.possible else "–"
    precision = f"{100 * counts.credit / counts.actual:.0f}" if counts.actual else "–"
    return [recall, precision, f"{counts.f():.0f}", str(counts.possible)]


def _causes(part: Part) -> Iterator[str]:
    counted: defaultdict[str, Counter[Cause]] = defaultdict(Counter)
    for one in part.losses:
        counted[one.slot][one.cause] += one.fillers
    yield f"## Errors of {part.name}\n"
    yield "Fillers by cause: left of the bar what was lost, right of it what was given in vain.\n"
    head = ["slot", *LOST, "│", *GIVEN_IN_VAIN]
    order = [slot.name for slot in scored_slots()]
    rows = [_cause_row(name, counted[name]) for name in order]
    rows.append(_cause_row("all", sum(counted.values(), Counter())))
    yield from _table(head, rows)
    for cause in (*LOST, *GIVEN_IN_VAIN):
        chosen = _examples(part.losses, cause)
        if chosen:
            yield f"- **{cause}**: {_MEANINGS[cause]}; {', '.join(chosen)}."
    yield ""


def _cause_row(name: str, counted: Counter[Cause]) -> list[str]:
    def cell(cause: Cause) -> str:
        return str(counted[cause] or "")

    return [name, *map(cell, LOST), "│", *map(cell, GIVEN_IN_VAIN)]


def _examples(found: Sequence[Loss], cause: Cause) -> list[str]:
    """Return some messages where a cause cost something, with one slot each."""
    slots: dict[str, str] = {}
    for one in found:
        if one.cause is cause:
            slots.setdefault(one.message, one.slot)
    return [f"{message} {slot}" for message, slot in list(slots.items())[:_EXAMPLES]]


def main() -> None:
    """Examine the sets and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--set", choices=SETS, action="append", help="which sets; all without it")
    parser.add_argument("--documents", type=int, default=100, help="most texts of a set")
    parser.add_argument("--out", type=Path, default=PAGE, help="where to write the page")
    arguments = parser.parse_args()
    filling = Filling()
    try:
        parts = [
            examine(filling, name, limit=arguments.documents) for name in arguments.set or SETS
        ]
    except OSError as error:
        parser.error(f"cannot read {error.filename}: {error.strerror}")
    text = page(parts, table(all_judged(filling)))
    arguments.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
