"""Finds the pairs worth comparing: in each other's reach in time and place, or in one's words.

A unit lies in buckets of days and in cells of degrees. It *owns* the buckets of the size that just
fits its width and *visits* those of the sizes above. Two units that overlap share a bucket that at
least one of them owns, so narrow units never meet in wide buckets and the number of pairs grows
with the density of events, not with the square of the record.
"""

import duckdb

from crossreport.link.apart import DAYS_APART, GAP, KM, NEAR_DAYS, PLACES_APART, STATED
from crossreport.link.bounds import (
    FIRST_LOOK,
    SKETCHED,
    SKETCHES,
    at_first_look,
    sketch,
    within_floor,
)
from crossreport.link.weights import LinkingModel

PAIRS = "candidate_pairs"
LIKENESS = "likeness"

_UNITS = 100_000  # so many, and their keys, are joined at once

_LEVELS = """
create temp table {name} as
with sizes(level, size) as (values {sizes}),
spans as (select unique_id, context, {low} as low, {high} as high from units where {known}),
own as (
  select spans.*, coalesce(min(level) filter (where high - low <= size), {top}) as own_level
  from spans cross join sizes group by all
)
select unique_id, context, own_level = level as own,
  level || ':' || unnest(range(floor(low / size)::bigint, floor(high / size)::bigint + 1)) as bucket
from own join sizes on level >= own_level
union all
select unique_id, context, own_level = {top}, '{top}' from own
union all
select unique_id, context, true, '{top}' from units where not ({known})
"""

_CELLS = """
create temp table place_buckets as
with sizes(level, size) as (values {sizes}),
reach as (
  select unique_id, context, latitude, longitude,
    (radius + {slack}) / 111.2 as north,
    least(180, (radius + {slack}) / (111.2 * greatest(0.05, cos(radians(latitude))))) as east
  from units where x is not null
),
own as (
  select reach.*, coalesce(min(level) filter (where 2 * east <= size), {top}) as own_level
  from reach cross join sizes group by all
),
rows as (
  select own.*, level, size,
    unnest(range(floor((latitude - north) / size)::bigint,
                 floor((latitude + north) / size)::bigint + 1)) as lat_cell
  from own join sizes on level >= own_level
),
cells as (
  select rows.*, round(360 / size)::bigint as turn,
    unnest(range(floor((longitude - east) / size)::bigint,
                 floor((longitude + east) / size)::bigint + 1)) as lon_cell
  from rows
)
select unique_id, context, own_level = level as own,
  level || ':' || lat_cell || ':' || ((lon_cell + 2 * turn) % turn) as bucket
from cells
union all
select unique_id, context, own_level = {top}, '{top}' from own
union all
select unique_id, context, true, '{top}' from units where x is null
"""

# A bucket that nobody owns brings nobody together.
_OWNED = "delete from {name} where bucket not in (select bucket from {name} where own)"

# At the top of both ladders every vague unit would meet every other: they meet on figures instead.
_KEYS = f"""
create or replace temp table block_keys as
select key, day_own, place_own, unique_id, {{columns}}
from (
  select distinct unique_id::int as unique_id, hash(context, d.bucket, p.bucket) as key,
    d.own as day_own, p.own as place_own
  from day_buckets d join place_buckets p using (unique_id, context)
  where hash(d.bucket) % {{parts}} = {{part}}
    and not (d.bucket = '{{day_top}}' and p.bucket = '{{place_top}}')
) join {SKETCHES} using (unique_id)
"""

# An owner of a bucket meets other owners (both propose the pair) and visitors.
_OWNERS = """
create or replace temp table owners as
select m.day_b as day_own, m.place_b as place_own, mutual, block_keys.* exclude (day_own, place_own)
from block_keys
join (values
  (true, true, true, true, true), (true, true, true, false, false),
  (true, true, false, true, false), (true, true, false, false, false),
  (true, false, false, true, false)
) as m(day_a, place_a, day_b, place_b, mutual) on day_own = day_a and place_own = place_a
"""

_OTHER_KEYS = """
create temp table other_keys as
select unique_id, hash(context, 'words', words) as key, true as whenever, true as anywhere
from units where words is not null
union all
select unique_id, hash(context, 'document', document), true, true from units
union all
select unique_id, hash('disaster', unnest(types)), true, true from units where context
union all
select unique_id, hash(context, 'figure', unnest(types), kind, figure), whenever, anywhere
from (
  unpivot (
    select unique_id, context, types, whenever, anywhere, {figures}
    from units
    join (select unique_id, bool_or(own and bucket = '{day_top}') as whenever
      from day_buckets group by all) using (unique_id)
    join (select unique_id, bool_or(own and bucket = '{place_top}') as anywhere
      from place_buckets group by all) using (unique_id)
    where whenever or anywhere
  ) on {kinds} into name kind value figure
) where figure >= {figure_from}
"""

# Buckets are wider than what they hold. Pairs whose days or places exclude each other are left out,
# where that costs little, unless something lifts the veto that they would get; and so are two rows
# of one dataset, which are different events by its own word, and pairs that cannot weigh enough.
# All pairs of one report, or of one sentence, come in by keys.
_APART = f"not (context_l and context_r) and ({DAYS_APART} or {PLACES_APART})"

_NEAR = f"""
create or replace temp table near as
select distinct least(a, b) as a, greatest(a, b) as b
from (
  select *, {GAP} as gap
  from (
    select l.unique_id as a, r.unique_id as b, mutual, {{columns}}
    from owners l join block_keys r using (key, day_own, place_own)
  )
)
where if(mutual, a < b, a <> b) and not coalesce(dataset_l = dataset_r, false)
  and (context_l or not coalesce({STATED} and gap > {NEAR_DAYS}, false)) and {{enough}}
"""

_BY_KEYS = """
  select distinct a.unique_id as a, b.unique_id as b
  from other_keys a join other_keys b using (key)
  where a.unique_id < b.unique_id and (a.whenever or b.whenever) and (a.anywhere or b.anywhere)
"""

_ONE = "document_l = document_r or coalesce(words_l = words_r, false)"

_BESIDE = f"""
select a, b, {{columns}}
from ({{pairs}}) join {SKETCHES} l on l.unique_id = a join {SKETCHES} r on r.unique_id = b
where not coalesce(l.dataset = r.dataset, false)
"""

_FOUND = f"""
insert into found
select a, b from (select *, {GAP} as gap, {KM} as km from ({{beside}})) where {{enough}}
"""

_PAIRS = f"""
create table {PAIRS} as
select '0' as match_key, a::bigint as join_key_l, b::bigint as join_key_r from found
union
select '0', a, b from {LIKENESS} join units l on l.unique_id = a join units r on r.unique_id = b
where not coalesce(l.dataset = r.dataset, false)
"""


def find_pairs(con: duckdb.DuckDBPyConnection, model: LinkingModel, kinds: tuple[str, ...]) -> None:
    """Write the table ``candidate_pairs`` from the tables ``units`` and ``likeness``.

    Args:
        con: the connection that holds ``units``, with the columns of ``records.SCHEMA`` and
            ``leading``, and ``likeness``, with those of ``words.SCHEMA``.
        model: bucket sizes and slacks, and the weights that say which pairs weigh enough.
        kinds: kinds of counts that may serve as keys.
    """
    _write_buckets(con, model, kinds)
    exact = sketch(con, model)
    con.execute("create temp table found (a int, b int)")
    _find_by_buckets(con, model, exact)
    _find_by_keys(con, model, exact)
    con.execute(_PAIRS)


def _write_buckets(
    con: duckdb.DuckDBPyConnection, model: LinkingModel, kinds: tuple[str, ...]
) -> None:
    blocking = model.blocking
    day_top, place_top = _tops(model)
    con.execute(
        _LEVELS.format(
            name="day_buckets",
            sizes=_sizes(blocking.day_buckets),
            low=f"day_from - {blocking.slack_days / 2}",
            high=f"day_to + {blocking.slack_days / 2}",
            known="day_from is not null",
            top=day_top,
        )
    )
    con.execute(
        _CELLS.format(
            sizes=_sizes(blocking.degree_buckets), slack=blocking.slack_km / 2, top=place_top
        )
    )
    for name in ("day_buckets", "place_buckets"):
        con.execute(_OWNED.format(name=name))
    con.execute(
        _OTHER_KEYS.format(
            figures=", ".join(f"{kind}_low as {kind}" for kind in kinds),
            kinds=", ".join(kinds),
            figure_from=blocking.figure_from,
            day_top=day_top,
            place_top=place_top,
        )
    )


def _find_by_buckets(
    con: duckdb.DuckDBPyConnection, model: LinkingModel, exact: frozenset[str]
) -> None:
    """Compare the sketches of those that share a bucket, some buckets of days at a time."""
    units = con.execute("select count(*) from units").fetchall()[0][0]
    parts = 1 + units // _UNITS
    day_top, place_top = _tops(model)
    columns = ", ".join(f'"{name}"' for name in FIRST_LOOK)
    near = _NEAR.format(columns=_both(FIRST_LOOK), enough=at_first_look(model))
    beside = _BESIDE.format(pairs="from near", columns=_both(SKETCHED))
    found = _FOUND.format(beside=beside, enough=_not_apart(within_floor(model, exact)))
    for part in range(parts):
        tops = {"day_top": day_top, "place_top": place_top}
        con.execute(_KEYS.format(part=part, parts=parts, columns=columns, **tops))
        for statement in (_OWNERS, near, found):
            con.execute(statement)
    for name in ("block_keys", "owners", "near"):
        con.execute(f"drop table {name}")


def _find_by_keys(
    con: duckdb.DuckDBPyConnection, model: LinkingModel, exact: frozenset[str]
) -> None:
    beside = _BESIDE.format(pairs=_BY_KEYS, columns=_both(SKETCHED))
    enough = f"{_ONE} or {_not_apart(within_floor(model, exact))}"
    con.execute(_FOUND.format(beside=beside, enough=enough))


def _not_apart(enough: str) -> str:
    apart = _APART.replace(GAP, "gap").replace(KM, "km")
    return f"not coalesce({apart}, false) and {enough}"


def _both(columns: tuple[str, ...]) -> str:
    return ", ".join(f'{side}."{name}" as {name}_{side}' for name in columns for side in "lr")


def _tops(model: LinkingModel) -> tuple[int, int]:
    """Return the levels above all sizes of buckets, of days and of degrees."""
    return len(model.blocking.day_buckets), len(model.blocking.degree_buckets)


def _sizes(sizes: tuple[float, ...]) -> str:
    return ", ".join(f"({level}, {size})" for level, size in enumerate(sizes))
