"""How alike the words of two events are: the cosine of vectors of rare words.

A word weighs by how often it is used and by how few reports use it (TF-IDF). Reports of a small
record are few to count by, so the counts of a large body of news reports (``words.csv``) are
added. A word that comes with events of several days tells of a place, a group or a campaign rather
than of one event, and weighs less. Only events that share rare words are compared, so that the work
grows with the record and not with its square. Words are kept as numbers, so that a million reports
fit into memory.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv
from scipy import sparse

from crossreport.link.pairs import Integers, Mask, Reals
from crossreport.link.weights import Words

SCHEMA = pa.schema(
    [
        ("a", pa.int64()),
        ("b", pa.int64()),
        ("cosine", pa.float64()),
        ("headline", pa.float64()),  # cosine of one's headline and all of the other, the greater
        ("few", pa.int64()),  # words that both use, and hardly any other report or event
        ("closest", pa.float64()),  # the cosine over the greatest that one of them has with any
    ]
)
"""Pairs of events whose words are alike; ``a < b``."""

_ROWS = 2_000  # events compared with all others at once
_PAIRS = 20_000  # pairs of whole vectors multiplied at once

_NEVER = 10**9  # days
_LEAST = 1e-9
_FEW = 6  # reports, of the record and of those counted; of words that seldom meet by chance

_HEADS = r"""
select distinct unique_id,
  unnest(regexp_extract_all(strip_accents(lower(headline)), '[\p{L}\p{N}]{2,}')) as word
from told where headline is not null order by all
"""

_COUNT = r"""
select unique_id, word, least(count(*), 65535) as times
from (
  select unique_id,
    unnest(regexp_extract_all(strip_accents(lower(words)), '[\p{L}\p{N}]{2,}')) as word
  from told
) group by all order by unique_id, word
"""


@dataclass(frozen=True, slots=True)
class _Batch:
    """The words of some events, one after the other.

    Attributes:
        events: those that have words.
        reports: the number of the report of each.
        lengths: how many different words each has.
        words: the numbers of their words.
        times: how often each word is used.
    """

    events: Integers
    reports: Integers
    lengths: Integers
    words: Integers
    times: npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class _Vectors:
    """The words of all events, a row each.

    Attributes:
        whole: all words kept.
        rare: those that few enough events use to propose pairs.
        few: whether a word is used that hardly any other report uses.
        heads: the words of headlines.
    """

    whole: sparse.csr_array
    rare: sparse.csr_array
    few: sparse.csr_array
    heads: sparse.csr_array


class WordCounts:
    """Counts the words of events, batch by batch."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._batches: list[_Batch] = []
        self._heads: list[tuple[Integers, Integers]] = []  # events, and words of their headlines
        self._reports = 0
        self._own = np.zeros(0, np.int64)  # reports that use each word
        self._first = np.zeros(0, np.int64)  # day of the earliest event that each word comes with
        self._last = np.zeros(0, np.int64)  # and of the latest

    def add(self, con: duckdb.DuckDBPyConnection, passages: pa.Table) -> None:
        """Count the words of some passages.

        Args:
            con: does the counting.
            passages: rows of ``passages.SCHEMA``. All events of a report come in one batch.
        """
        con.register("told", passages)
        counted: pa.Table = con.sql(_COUNT).to_arrow_table()
        heads: pa.Table = con.sql(_HEADS).to_arrow_table()
        con.unregister("told")
        if not counted.num_rows:
            return
        words = self._number(counted["word"])
        headed = heads["unique_id"].to_numpy().astype(np.int32)
        self._heads.append((headed, self._number(heads["word"])))
        events, lengths = np.unique(counted["unique_id"].to_numpy(), return_counts=True)
        report_of = dict(zip(*passages.select([0, 1]).to_pydict().values(), strict=True))
        _, reports = np.unique([report_of[event] for event in events.tolist()], return_inverse=True)
        self._count(np.repeat(reports, lengths), words)
        days = dict(zip(*passages.select(["unique_id", "day"]).to_pydict().values(), strict=True))
        told = [days[event] for event in events.tolist()]
        self._date(told, lengths.astype(np.int32), words)
        self._batches.append(
            _Batch(
                events.astype(np.int32),
                (reports + self._reports).astype(np.int32),
                lengths.astype(np.int32),
                words,
                counted["times"].to_numpy().astype(np.uint16),
            )
        )
        self._reports += int(reports.max()) + 1

    def _number(self, words: pa.ChunkedArray) -> Integers:
        coded = words.combine_chunks().dictionary_encode()
        known = self._numbers
        numbers = [known.setdefault(word, len(known)) for word in coded.dictionary.to_pylist()]
        found: Integers = np.array(numbers, np.int32)[coded.indices.to_numpy()]
        return found

    def _count(self, reports: npt.NDArray[np.int64], words: Integers) -> None:
        size = len(self._numbers)
        used = np.sort(reports * size + words)
        once = used[np.diff(used, prepend=-1) > 0]
        own = np.bincount(once % size, minlength=size)
        own[: len(self._own)] += self._own
        self._own = own

    def _date(self, days: Sequence[int | None], lengths: Integers, words: Integers) -> None:
        """Note the days of the events that words come with."""
        new = len(self._numbers) - len(self._first)
        self._first = np.concatenate((self._first, np.full(new, _NEVER)))
        self._last = np.concatenate((self._last, np.full(new, -_NEVER)))
        known = np.repeat([day is not None for day in days], lengths)
        day_of = np.repeat([day or 0 for day in days], lengths)[known]
        np.minimum.at(self._first, words[known], day_of)
        np.maximum.at(self._last, words[known], day_of)

    def likeness(self, words: Words) -> pa.Table:
        """Return the pairs of events of two reports that are alike; uses the counts up."""
        if not self._batches:
            return SCHEMA.empty_table()
        known = dict(zip(*known_words().to_pydict().values(), strict=True))
        elsewhere = np.array([known.get(word, 0) for word in self._numbers])
        lasting = self._last - self._first > words.event_days
        weights = self._weights(elsewhere, words.known_reports)
        weights = np.where(lasting, words.lasting_weight * weights, weights)
        report_of = np.full(max(int(b.events[-1]) for b in self._batches) + 1, -1, np.int32)
        for batch in self._batches:
            report_of[batch.events] = batch.reports
        vectors = self._vectors(weights, len(report_of), words.most)
        by_use = _Vectors(
            whole=vectors,
            rare=_of_words(vectors, (self._own >= 2) & (self._own <= words.cap)),
            few=_of_words(vectors, (self._own + elsewhere <= _FEW) & ~lasting).astype(np.bool_),
            heads=self._headlines(weights, len(report_of)),
        )
        found = list(_alike(by_use, report_of, words))
        a, b, cosine, headline, few = (np.concatenate(one) for one in zip(*found, strict=True))
        closest = _closest(a, b, cosine, most=words.closest_to)
        return pa.table([a, b, cosine, headline, few, closest], schema=SCHEMA)

    def _weights(self, elsewhere: npt.NDArray[np.int64], known_reports: int) -> Reals:
        reports = 1 + self._reports + known_reports
        weights: Reals = np.log(reports / (1 + self._own + elsewhere))
        return weights

    def _vectors(self, weights: Reals, events: int, most: int) -> sparse.csr_array:
        """Return a row an event: its weightiest words, of length 1."""
        alphabet = np.empty(len(weights), np.int32)
        alphabet[np.argsort(np.array(list(self._numbers), object))] = np.arange(len(weights))
        self._numbers = {}
        held = np.zeros(events + 1, np.int64)
        for batch in self._batches:
            held[batch.events + 1] = np.minimum(batch.lengths, most)
        starts = np.cumsum(held)
        data, indices = np.empty(starts[-1]), np.empty(starts[-1], np.int32)
        at = 0
        # Batches come by ascending events, so that their rows follow each other.
        for batch in sorted(self._batches, key=lambda one: int(one.events[0])):
            weighed, chosen = _weightiest(batch, weights, alphabet, most)
            data[at : at + len(weighed)], indices[at : at + len(weighed)] = weighed, chosen
            at += len(weighed)
        self._batches = []
        vectors = sparse.csr_array((data, indices, starts), shape=(events, len(weights)))
        vectors.sort_indices()
        return vectors

    def _headlines(self, weights: Reals, events: int) -> sparse.csr_array:
        """Return a row an event: the words of its headline, of length 1."""
        rows, words = (np.concatenate(column) for column in zip(*self._heads, strict=True))
        self._heads = []
        values = weights[words]
        length = np.sqrt(np.bincount(rows, values**2, minlength=events))
        length[length == 0] = 1
        parts = (values / length[rows], (rows, words))
        return sparse.coo_array(parts, shape=(events, len(weights))).tocsr()


def _weightiest(
    batch: _Batch, weights: Reals, alphabet: Integers, most: int
) -> tuple[Reals, Integers]:
    rows = np.repeat(np.arange(len(batch.lengths)), batch.lengths)
    values = (1 + np.log(batch.times, dtype=np.float64)) * weights[batch.words]
    order = np.lexsort((alphabet[batch.words], -values, rows))
    starts = np.cumsum(batch.lengths) - batch.lengths
    kept = order[np.arange(len(rows)) - starts[rows] < most]  # the order leaves rows in place
    rows, values = rows[kept], values[kept]
    length = np.sqrt(np.bincount(rows, values**2))
    length[length == 0] = 1  # words of every report weigh nothing
    return values / length[rows], batch.words[kept]


def _of_words(vectors: sparse.csr_array, wanted: Mask) -> sparse.csr_array:
    mask = wanted[vectors.indices]
    starts = np.concatenate(([0], np.cumsum(mask)))[vectors.indptr]
    parts = vectors.data[mask], vectors.indices[mask], starts
    return sparse.csr_array(parts, shape=vectors.shape)


def _alike(
    vectors: _Vectors, report_of: Integers, words: Words
) -> Iterator[tuple[Integers, Integers, Reals, Reals, Integers]]:
    """Yield arrays of pairs and how they are alike, in order."""
    by_word = vectors.rare.T.tocsr()
    for start in range(0, vectors.rare.shape[0], _ROWS):
        shared = (vectors.rare[start : start + _ROWS] @ by_word).tocoo()
        a, b = shared.row + start, shared.col
        near = (a < b) & (report_of[a] != report_of[b]) & (shared.data >= words.rare_from)
        order = np.lexsort((b[near], a[near]))
        a, b = a[near][order], b[near][order]
        cosine, headline = np.empty(len(a)), np.empty(len(a))
        few = np.empty(len(a), np.int32)
        for at in range(0, len(a), _PAIRS):
            some = slice(at, at + _PAIRS)
            cosine[some], headline[some], few[some] = _likeness(vectors, a[some], b[some])
        alike = (cosine >= words.cosine_from) | (headline >= words.cosine_from)
        yield a[alike], b[alike], cosine[alike], headline[alike], few[alike]


def _closest(a: Integers, b: Integers, cosine: Reals, *, most: float) -> Reals:
    """Return each cosine as a share of the greatest that either of its two events has.

    Cosines above ``most`` count as that, so that a copy of a report does not make all others of
    its event look unlike it.
    """
    if not len(a):
        return cosine
    found = np.minimum(cosine, most)
    greatest = np.zeros(int(b.max()) + 1)
    for side in (a, b):
        np.maximum.at(greatest, side, found)
    return found / np.maximum(np.maximum(greatest[a], greatest[b]), _LEAST)


def _likeness(vectors: _Vectors, a: Integers, b: Integers) -> tuple[Reals, Reals, Integers]:
    left, right = vectors.whole[a], vectors.whole[b]
    headline = np.maximum(
        (vectors.heads[a] * right).sum(axis=1), (left * vectors.heads[b]).sum(axis=1)
    )
    few = (vectors.few[a] * vectors.few[b]).sum(axis=1)
    return (left * right).sum(axis=1), headline, few


@cache
def known_words() -> pa.Table:
    """Return how many of the counted news reports use each word."""
    content = files("crossreport.link").joinpath("words.csv").read_bytes()
    types = {"word": pa.string(), "reports": pa.int64()}
    options = pyarrow.csv.ConvertOptions(column_types=types, strings_can_be_null=False)
    return pyarrow.csv.read_csv(io.BytesIO(content), convert_options=options)
