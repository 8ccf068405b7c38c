"""Scores the candidate pairs with Splink, in an in-memory DuckDB."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker

from crossreport.link.blocking import PAIRS, find_pairs
from crossreport.link.comparisons import settings
from crossreport.link.weights import WEIGHT_DIGITS, Level, LinkingModel
from crossreport.link.words import LIKENESS, find_likeness
from crossreport.model import CountKind

# Splink's conditions see columns of units only, so the likeness of a pair stands with its first.
_UNITS = f"""
create table units as
select u.*, coalesce(p.leading, false) as leading, alike
from units_arrow u left join passages p using (unique_id)
left join (
  select a as unique_id, map(list(b), list(cosine)) as alike from {LIKENESS} group by a
) using (unique_id)
"""


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two units compared.

    Attributes:
        left: position of a unit; ``left < right``.
        right: position of a unit.
        weight: log2 odds that both tell one incident.
        outcomes: the level of each comparison, in the model's order.
    """

    left: int
    right: int
    weight: float
    outcomes: tuple[Level, ...]

    @property
    def vetoed(self) -> bool:
        """Whether levels forbid joining, and more of them than are lifted."""
        freed = max((o.frees for o in self.outcomes), default=0)
        return sum(o.veto for o in self.outcomes) > freed

    @property
    def probability(self) -> float:
        """The weight as a probability."""
        return 1 / (1 + 2**-self.weight)


def score(
    rows: pa.Table,
    passages: pa.Table,
    model: LinkingModel,
    *,
    only: Sequence[tuple[int, int]] | None = None,
) -> list[ScoredPair]:
    """Return the pairs that blocking proposes, scored, down to the model's floor, in order.

    Args:
        rows: the units, from ``records.table``.
        passages: their words, from ``passages.passages``.
        model: levels and weights.
        only: score these pairs and no others, whatever they weigh; to estimate weights.
    """
    if rows.num_rows < 2:
        return []
    with duckdb.connect(":memory:") as con:
        con.execute("set enable_progress_bar = false")
        con.register("units_arrow", rows)
        con.register("passages", passages)
        find_likeness(con, model.words)
        con.execute(_UNITS)
        if only is None:
            find_pairs(con, model.blocking, tuple(kind.value for kind in CountKind))
        else:
            con.register("given", _pairs_table(only))
            con.execute(f"create table {PAIRS} as from given")
        floor = model.clustering.floor_weight if only is None else None
        predictions = _predict(con, model, floor)
        return list(_read(con, predictions, model))


def _pairs_table(pairs: Sequence[tuple[int, int]]) -> pa.Table:
    ordered = [(min(pair), max(pair)) for pair in pairs]
    return pa.table({
        "match_key": pa.array(["0"] * len(ordered), pa.string()),
        "join_key_l": pa.array([left for left, _ in ordered], pa.int64()),
        "join_key_r": pa.array([right for _, right in ordered], pa.int64()),
    })  # fmt: skip


def _predict(con: duckdb.DuckDBPyConnection, model: LinkingModel, floor: float | None) -> str:
    api = DuckDBAPI(con)
    linker = Linker(api.register("units"), settings(model), log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register(PAIRS))
    frame = linker.inference.predict(threshold_match_weight=floor, warning_mode="never")
    return str(frame.physical_name)


def _read(
    con: duckdb.DuckDBPyConnection, predictions: str, model: LinkingModel
) -> Iterator[ScoredPair]:
    weights = ", ".join(f"mw_{comparison.id}" for comparison in model.comparisons)
    readers = [_by_weight(comparison.levels) for comparison in model.comparisons]
    cursor = con.execute(
        f"select unique_id_l, unique_id_r, {weights} from {predictions} order by 1, 2"
    )
    while batch := cursor.fetchmany(10_000):
        for row in batch:
            yield _pair(row, readers, model.prior_weight)


def _by_weight(levels: tuple[Level, ...]) -> dict[float, Level]:
    """Splink returns weights, not levels; ``weights.py`` sees to it that no two are the same."""
    return {round(level.weight, WEIGHT_DIGITS): level for level in levels}


def _pair(row: tuple[Any, ...], readers: list[dict[float, Level]], prior: float) -> ScoredPair:
    outcomes = tuple(
        reader[round(weight, WEIGHT_DIGITS)]
        for reader, weight in zip(readers, row[2:], strict=True)
    )
    total = round(prior + sum(outcome.weight for outcome in outcomes), WEIGHT_DIGITS)
    return ScoredPair(row[0], row[1], total, outcomes)
