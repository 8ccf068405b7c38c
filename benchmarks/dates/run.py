"""Scores what is made of 525 expressions of time in context, beside a library.

    python -m benchmarks.dates.run [--misses] [--alone]

The table (``expressions.tsv``) gives each expression's first and last day, counted by hand from the
day of publication. It is right only where one date is found, over those words, with exactly those
days. The *plain* kinds are those to which anyone would give the same days; how wide the others are
("a few days ago") is a rule of the codebook (``dates.yaml``), which the table follows.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable

from benchmarks.dates.expressions import Expression, expressions
from benchmarks.dates.readers import Reader, crossreport, dateparser, is_right


def judged(reader: Reader) -> list[tuple[Expression, bool]]:
    """Return every expression and whether a reader has it right."""
    return [(one, is_right(reader(one), one)) for one in expressions()]


def figures(found: Iterable[tuple[Expression, bool]]) -> dict[str, float]:
    """Return shares of expressions that are right: all, plain ones, single days, and by kind."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one, ok in found:
        single = one.days[0] is not None and one.days[0] == one.days[1]
        names = ["all", *["plain"] * one.plain, *["single_day"] * single, f"kind.{one.kind}"]
        total.update(names)
        right.update(names if ok else ())
    return {name: right[name] / total[name] for name in total}


def measure() -> dict[str, float]:
    """Measure the product, for the floors."""
    return figures(judged(crossreport))


def main() -> None:
    """Print the shares by kind, and on demand every expression that is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="show what is wrong")
    parser.add_argument("--alone", action="store_true", help="without the library")
    given = parser.parse_args()
    mine = judged(crossreport)
    columns = {"crossreport": figures(mine)}
    if not given.alone:
        columns["dateparser"] = figures(judged(dateparser))
    sizes = Counter(f"kind.{one.kind}" for one, _ in mine)
    print(f"{'per cent right':<22}{'of':>5}" + "".join(f"{name:>13}" for name in columns))
    for name in columns["crossreport"]:
        size = str(sizes.get(name, ""))
        shares = "".join(f"{100 * column[name]:13.1f}" for column in columns.values())
        print(f"{name.removeprefix('kind.'):<22}{size:>5}{shares}")
    if given.misses:
        _show_misses(mine)


def _show_misses(found: Iterable[tuple[Expression, bool]]) -> None:
    by_kind: dict[str, list[Expression]] = defaultdict(list)
    for one, ok in found:
        if not ok:
            by_kind[one.kind].append(one)
    for kind, wrong in by_kind.items():
        print(f"\n{kind}")
        for one in wrong:
            got = [(one.sentence[a:b], *map(str, days)) for a, b, days in crossreport(one)]
            print(f"  {one.sentence} | {one.published} | {one.days[0]} {one.days[1]} | {got}")


if __name__ == "__main__":
    main()
