"""Scores the candidate pairs with Splink, in a DuckDB that spills to disk."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import duckdb
import numpy as np
import pyarrow as pa
from splink import DuckDBAPI, Linker

from crossreport.link.blocking import LIKENESS, PAIRS, find_pairs
from crossreport.link.comparisons import settings
from crossreport.link.density import RATES, count_rates
from crossreport.link.pairs import Finding, Integers, Pairs, Reals
from crossreport.link.records import SCHEMA as ROWS
from crossreport.link.weights import WEIGHT_DIGITS, Comparison, LinkingModel
from crossreport.link.words import WordCounts
from crossreport.model import CountKind

_MEMORY = "2GB"  # of DuckDB; what does not fit lies in temporary files meanwhile
_CHUNK = 4_000_000  # pairs scored at once

_ROWS = """
create table rows as
select *, false as long, false as leading, []::bigint[] as ages, false as headed from no_rows
"""

_PUT = """
insert into rows
select r.*, coalesce(p.long, false), coalesce(p.leading, false), coalesce(p.ages, []),
  p.headline is not null
from some_rows r left join some_passages p using (unique_id)
"""

# Splink's conditions see columns of units only, so the likeness of a pair stands with its first.
_UNITS = f"""
create table units as
select r.*, rate, alike
from rows r left join {RATES} using (unique_id) left join (
  select a as unique_id,
    map(list(b), list({{'cosine': cosine, 'headline': headline, 'few': few, 'closest': closest}}))
      as alike
  from {LIKENESS} group by a
) using (unique_id)
"""


_REFERENCE = """
select a.unique_id as a, b.unique_id as b
from units a join units b on a.country = b.country and a.day_from // 31 = b.day_from // 31
where a.unique_id < b.unique_id and a.document <> b.document
  and not (a.context or b.context) and not coalesce(a.dataset = b.dataset, false)
"""
_SAMPLES = 1_000_000  # shares of a sample are told to so many parts


class Scorer:
    """Takes units batch by batch, then compares those that may tell of one incident.

    Attributes:
        compared: how many pairs were compared.
    """

    def __init__(self, model: LinkingModel) -> None:
        self.compared = 0
        self._model = model
        self._words = WordCounts()
        self._open = ExitStack()
        self._con = self._open.enter_context(duckdb.connect(":memory:"))
        spill = self._open.enter_context(TemporaryDirectory(prefix="crossreport-"))
        self._con.execute("set enable_progress_bar = false")
        self._con.execute("set preserve_insertion_order = false")
        self._con.execute(f"set memory_limit = '{_MEMORY}'")
        self._con.execute("set temp_directory = ?", [spill])
        self._con.register("no_rows", ROWS.empty_table())
        self._con.execute(_ROWS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.close()

    def add(self, rows: pa.Table, passages: pa.Table) -> None:
        """Add units, of each report all at once.

        Args:
            rows: the units, from ``records.table``.
            passages: their words, from ``passages.passages``.
        """
        self._con.register("some_rows", rows)
        self._con.register("some_passages", passages)
        self._con.execute(_PUT)
        self._con.unregister("some_rows")
        self._con.unregister("some_passages")
        self._words.add(self._con, passages)

    def pairs(self) -> Pairs:
        """Return the pairs that blocking proposes, scored, down to the model's floor."""
        self._compare_words()
        find_pairs(self._con, self._model, tuple(kind.value for kind in CountKind))
        return self._scored(self._model.clustering.floor_weight)

    def only(self, pairs: Sequence[tuple[int, int]]) -> Pairs:
        """Return these pairs and no others, scored, whatever they weigh."""
        self._compare_words()
        self._con.register("given", _pairs_table(pairs))
        self._con.execute(f"create table {PAIRS} as from given")
        return self._scored(None)

    def reference(self, most: int) -> Pairs:
        """Return pairs of the reference population, scored, whatever they weigh.

        These are pairs of two reports about one country within one month of days, a fixed sample
        of so many where there are more.
        """
        self._compare_words()
        total = self._con.execute(f"select count(*) from ({_REFERENCE})").fetchall()[0][0]
        share = min(1.0, most / max(total, 1))
        self._con.execute(
            f"create table {PAIRS} as select '0' as match_key, a as join_key_l, b as join_key_r "
            f"from ({_REFERENCE}) where hash(a, b) % {_SAMPLES} < {round(share * _SAMPLES)}"
        )
        return self._scored(None)

    def _compare_words(self) -> None:
        self._con.register("alike", self._words.likeness(self._model.words))
        self._con.execute(f"create table {LIKENESS} as from alike")
        self._con.unregister("alike")
        count_rates(self._con, self._model.density)
        self._con.execute(_UNITS)
        self._con.execute("drop table rows")

    def _scored(self, floor: float | None) -> Pairs:
        read = _Reader(self._model)
        self.compared = self._con.execute(f"select count(*) from {PAIRS}").fetchall()[0][0]
        for number, (first, last) in enumerate(_chunks(self._con)):
            chunk = f"chunk_{number}"
            self._con.execute(
                f"create table {chunk} as from {PAIRS} where join_key_l between {first} and {last}"
            )
            read.add(_predicted(self._con, chunk, self._model, floor))
            self._con.execute(f"drop table {chunk}")
        return read.pairs()


def score(
    rows: pa.Table,
    passages: pa.Table,
    model: LinkingModel,
    *,
    only: Sequence[tuple[int, int]] | None = None,
) -> Pairs:
    """Return the pairs of some units that blocking proposes, scored, in order.

    Args:
        rows: the units, from ``records.table``.
        passages: their words, from ``passages.passages``.
        model: levels and weights.
        only: score these pairs and no others, whatever they weigh; to estimate weights.
    """
    with Scorer(model) as scorer:
        scorer.add(rows, passages)
        return scorer.pairs() if only is None else scorer.only(only)


def _pairs_table(pairs: Sequence[tuple[int, int]]) -> pa.Table:
    ordered = [(min(pair), max(pair)) for pair in pairs]
    return pa.table({
        "match_key": pa.array(["0"] * len(ordered), pa.string()),
        "join_key_l": pa.array([left for left, _ in ordered], pa.int64()),
        "join_key_r": pa.array([right for _, right in ordered], pa.int64()),
    })  # fmt: skip


def _chunks(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """Yield first and last left units, so that their pairs make a chunk."""
    query = f"select join_key_l, count(*) from {PAIRS} group by all order by all"
    units, counts = con.execute(query).fetchnumpy().values()
    chunk = np.cumsum(counts) // _CHUNK
    firsts = np.flatnonzero(np.diff(chunk, prepend=-1))
    lasts = np.append(firsts[1:], len(units)) - 1
    # Without pairs there is no first.
    yield from zip(units[firsts].tolist(), units[lasts[: len(firsts)]].tolist(), strict=True)


def _predicted(
    con: duckdb.DuckDBPyConnection, pairs: str, model: LinkingModel, floor: float | None
) -> pa.Table:
    api = DuckDBAPI(con)
    linker = Linker(api.register("units"), settings(model), log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    frame = linker.inference.predict(threshold_match_weight=floor, warning_mode="never")
    weights = ", ".join(f"mw_{comparison.id}" for comparison in model.comparisons)
    query = f"select unique_id_l, unique_id_r, {weights} from {frame.physical_name} order by 1, 2"
    found = con.sql(query).to_arrow_table()
    frame.drop_table_from_database_and_remove_from_cache()
    return found


class _Reader:
    """Turns predictions into pairs; equal outcomes become one finding."""

    def __init__(self, model: LinkingModel) -> None:
        self._model = model
        self._parts: list[tuple[Integers, Integers, Integers]] = []
        self._kinds: dict[tuple[int, ...], int] = {}

    def add(self, predicted: pa.Table) -> None:
        """Take the predictions of some pairs, in order."""
        left, right, *weights = (column.to_numpy() for column in predicted.columns)
        levels = np.empty((len(left), len(weights)), np.int8)
        for at, comparison in enumerate(self._model.comparisons):
            levels[:, at] = _levels(weights[at], comparison)
        found, kind = np.unique(levels, axis=0, return_inverse=True)
        known = self._kinds
        numbers = [known.setdefault(tuple(row), len(known)) for row in found.tolist()]
        kinds = np.array(numbers, np.int32)[kind.reshape(-1)]
        self._parts.append((left.astype(np.int32), right.astype(np.int32), kinds))

    def pairs(self) -> Pairs:
        """Return all pairs."""
        if not self._parts:
            return Pairs.of(())
        left, right, kind = (np.concatenate(column) for column in zip(*self._parts, strict=True))
        return Pairs(left, right, kind, tuple(self._finding(levels) for levels in self._kinds))

    def _finding(self, levels: tuple[int, ...]) -> Finding:
        outcomes = tuple(
            comparison.levels[level]
            for comparison, level in zip(self._model.comparisons, levels, strict=True)
        )
        weight = self._model.prior_weight + sum(outcome.weight for outcome in outcomes)
        return Finding(round(weight, WEIGHT_DIGITS), outcomes)


def _levels(weights: Reals, comparison: Comparison) -> Integers:
    """Return which level each weight is of: Splink tells weights only.

    ``weights.py`` sees to it that no two levels have the same.
    """
    own = np.array([round(level.weight, WEIGHT_DIGITS) for level in comparison.levels])
    order = np.argsort(own)
    places = np.searchsorted(own[order] - 0.5 * 10**-WEIGHT_DIGITS, weights, side="right") - 1
    return order[places].astype(np.int32)
