"""Scores a response file by the official MUC-4 measure and by the modern simplifications.

    python -m benchmarks.muc4.measure --key KEY... --response FILE [--texts FILE...] [--level 0.95]

Prints the official rows (slots, subtotals, four summary rows, set and string fills, text filtering,
F-measures) and a table of official F, CEAF-REE, GTT's micro F and CEAF-RME with the interval of
each under resampling of documents. With texts, gold mentions that their text does not contain are
dropped from the modern measures, as in their public data.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.muc4 import ceaf_ree, ceaf_rme, gtt
from benchmarks.muc4.counts import Counts, per_cent
from benchmarks.muc4.roles import RoleTemplate, role_entities, simplify
from benchmarks.muc4.score import MessageScore, Score, score_messages, summarize
from benchmarks.muc4.slots import Kind, by_name
from benchmarks.muc4.tally import Interval, Tally, f_interval, total
from benchmarks.muc4.templates import Messages, read_templates
from benchmarks.muc4.texts import Text, read_texts

OFFICIAL = "official P&R"
CEAF_REE = "CEAF-REE"
GTT = "GTT micro F"
CEAF_RME = "CEAF-RME phi3"
CEAF_RME_SUBSET = "CEAF-RME subset"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over all documents.

    Attributes:
        tally: Precision, recall and F.
        interval: Interval of F.
    """

    tally: Tally
    interval: Interval


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one response.

    Attributes:
        official: The official rows.
        figures: Measures by name, with their intervals.
        roles: CEAF-REE by role.
        fields: GTT's F by type and role.
    """

    official: Score
    figures: Mapping[str, Figure]
    roles: Mapping[str, Tally]
    fields: Mapping[str, Tally]


def official_tally(message: MessageScore) -> Tally:
    """Return what a message adds to the official ALL TEMPLATES row.

    Args:
        message: Its score.
    """
    counts = summarize([message]).all_templates
    return Tally(counts.credit, counts.actual, counts.credit, counts.possible)


def _by_field(tables: Sequence[Mapping[str, Tally]]) -> dict[str, Tally]:
    names = tables[0] if tables else ()
    return {name: total(table[name] for table in tables) for name in names}


def measure(
    *,
    key: Messages,
    response: Messages,
    texts: Mapping[str, Text] | None = None,
    level: float = 0.95,
) -> Measures:
    """Measure a response.

    Args:
        key: The key; its messages are the ones that count.
        response: The response.
        texts: The messages' texts, to drop gold mentions that they do not contain.
        level: Share of resampled F-measures inside an interval.

    Raises:
        ValueError: The key has no messages.
    """
    known = texts or {}
    official = score_messages(key=key, response=response)
    gold = {message: simplify(key[message], text=known.get(message)) for message in key}
    given = {message: simplify(response.get(message, ())) for message in key}
    pairs = [(gold[message], given[message]) for message in key]
    roles = [
        ceaf_ree.score_roles(gold=role_entities(wanted), predicted=role_entities(found))
        for wanted, found in pairs
    ]
    fields = [gtt.score_fields(gold=wanted, predicted=found) for wanted, found in pairs]
    documents = {
        OFFICIAL: [official_tally(message) for message in official.values()],
        CEAF_REE: [total(table.values()) for table in roles],
        GTT: [total(table.values()) for table in fields],
        CEAF_RME: _ceaf_rme(pairs, ceaf_rme.Similarity.PHI3),
        CEAF_RME_SUBSET: _ceaf_rme(pairs, ceaf_rme.Similarity.SUBSET),
    }
    return Measures(
        official=summarize(official.values()),
        figures={name: _figure(tallies, level) for name, tallies in documents.items()},
        roles=_by_field(roles),
        fields=_by_field(fields),
    )


def _figure(tallies: Sequence[Tally], level: float) -> Figure:
    return Figure(total(tallies), f_interval(tallies, level=level))


def _ceaf_rme(
    pairs: Sequence[tuple[Sequence[RoleTemplate], Sequence[RoleTemplate]]],
    similarity: ceaf_rme.Similarity,
) -> list[Tally]:
    return [
        ceaf_rme.score_document(gold=wanted, predicted=found, similarity=similarity)
        for wanted, found in pairs
    ]


def _cell(part: float, whole: int) -> str:
    return f"{per_cent(part, whole):3}" if whole else "  *"


def _row(name: str, counts: Counts, *, has_fallout: bool = False) -> str:
    ratios = [
        (counts.credit, counts.possible),
        (counts.credit, counts.actual),
        (counts.missing, counts.possible),
        (counts.spurious, counts.actual),
    ]
    if has_fallout:
        ratios.append((counts.incorrect + counts.spurious, counts.wrong_choices))
    return (
        f"{name:18} {counts.possible:5} {counts.actual:5}|{counts.correct:5} {counts.partial:4}"
        f" {counts.incorrect:4}|{counts.judged_correct:4} {counts.judged_partial:4}"
        f"|{counts.spurious:5} {counts.missing:5} {counts.empty:5}"
        f"| {' '.join(_cell(part, whole) for part, whole in ratios)}"
    )


def official_table(score: Score) -> str:
    """Format the official rows in the manner of a report of 1992.

    Args:
        score: The rows.
    """
    header = (
        f"{'SLOT':18}   POS   ACT|  COR  PAR  INC| ICR  IPA|  SPU   MIS   NON| REC PRE UND OVG FAL"
    )
    rule = "-" * len(header)
    summaries = {
        "MATCHED/MISSING": score.matched_missing,
        "MATCHED/SPURIOUS": score.matched_spurious,
        "MATCHED ONLY": score.matched_only,
        "ALL TEMPLATES": score.all_templates,
        "STRING FILLS ONLY": score.string_fills,
        "TEXT FILTERING": score.text_filtering,
    }
    every = score.all_templates
    return "\n".join(
        [
            header,
            rule,
            _row("template-id", score.templates),
            *(
                _row(name, counts, has_fallout=by_name()[name].kind is Kind.SET)
                for name, counts in score.slots.items()
            ),
            rule,
            *(_row(name, counts) for name, counts in score.groups.items()),
            rule,
            *(_row(name, counts) for name, counts in summaries.items()),
            _row("SET FILLS ONLY", score.set_fills, has_fallout=True),
            rule,
            f"F-MEASURES  P&R {every.f():.2f}  2P&R {every.f(beta=0.5):.2f}"
            f"  P&2R {every.f(beta=2):.2f}  (P&R from whole per cents, as printed in 1992:"
            f" {every.official_f():.2f})",
        ]
    )


def _modern_lines(measures: Measures) -> Iterator[str]:
    yield f"{'measure':18} {'P':>6} {'R':>6} {'F':>6}   interval of F"
    for name, figure in measures.figures.items():
        tally, interval = figure.tally, figure.interval
        yield (
            f"{name:18} {100 * tally.precision:6.2f} {100 * tally.recall:6.2f} {tally.f:6.2f}"
            f"   {interval.low:.2f} to {interval.high:.2f}"
        )
    for name, tallies in (("CEAF-REE", measures.roles), ("GTT", measures.fields)):
        parts = ", ".join(f"{field} {tally.f:.2f}" for field, tally in tallies.items())
        yield f"{name} F by field: {parts}"


def modern_table(measures: Measures) -> str:
    """Format the measures that have intervals.

    Args:
        measures: The measures.
    """
    return "\n".join(_modern_lines(measures))


def main() -> None:
    """Measure a response file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--key", type=Path, nargs="+", required=True, help="files of keys")
    parser.add_argument("--response", type=Path, required=True, help="file of responses")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="files of texts")
    parser.add_argument("--level", type=float, default=0.95, help="level of the intervals")
    arguments = parser.parse_args()
    try:
        key = read_templates(*arguments.key)
        response = read_templates(arguments.response)
        texts = {text.id: text for text in read_texts(*arguments.texts)}
    except OSError as error:
        parser.error(f"cannot read {error.filename}: {error.strerror}")
    if not key:
        parser.error("the key files hold no template: is it the right format?")
    measures = measure(key=key, response=response, texts=texts, level=arguments.level)
    print(official_table(measures.official))
    print()
    print(modern_table(measures))


if __name__ == "__main__":
    main()
