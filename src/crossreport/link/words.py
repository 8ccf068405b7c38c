"""How alike the words of two events are: the cosine of vectors of rare words, in SQL.

A word weighs by how often it is used and by how few reports use it (TF-IDF). Reports of a small
record are few to count by, so the counts of a large body of news reports (``words.csv``) are
added. Only events that share rare words are compared, so that the number of pairs grows with the
record and not with its square.
"""

import io
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa
import pyarrow.csv

from crossreport.link.weights import Words

LIKENESS = "likeness"

_COUNTS = r"""
create temp table word_counts as
select unique_id, document, word, count(*) as times
from (
  select unique_id, document,
    unnest(regexp_extract_all(strip_accents(lower(words)), '[\p{L}\p{N}]{2,}')) as word
  from passages
) group by all
"""

_RARITY = """
create temp table rarity as
with own as (select word, count(distinct document) as reports from word_counts group by word),
size as (select count(distinct document) as reports from word_counts)
select word, own.reports as own,
  ln((1 + size.reports + {known}) / (1 + own.reports + coalesce(k.reports, 0))) as weight
from own left join known_words k using (word) cross join size
"""

_VECTORS = """
create temp table vectors as
with weighed as (
  select unique_id, document, word, own, (1 + ln(times)) * weight as weight,
    row_number() over (partition by unique_id order by (1 + ln(times)) * weight desc, word) as place
  from word_counts join rarity using (word)
), kept as (
  select *, sqrt(sum(weight ** 2) over (partition by unique_id)) as length
  from weighed where place <= {most}
)
select unique_id, document, word, own, weight / length as weight from kept where length > 0
"""

_LIKENESS = f"""
create temp table {LIKENESS} as
with rare as (select * from vectors where own between 2 and {{cap}}),
near as (
  select a.unique_id as a, b.unique_id as b
  from rare a join rare b on a.word = b.word and a.unique_id < b.unique_id
    and a.document <> b.document
  group by all having sum(a.weight * b.weight) >= {{rare_from}}
)
select near.a, near.b, sum(u.weight * v.weight) as cosine
from near join vectors u on u.unique_id = near.a
join vectors v on v.unique_id = near.b and v.word = u.word
group by all having cosine >= {{cosine_from}}
"""


def find_likeness(con: duckdb.DuckDBPyConnection, words: Words) -> None:
    """Write the table ``likeness`` (``a < b``, ``cosine``) from the table ``passages``."""
    con.register("known_words", known_words())
    con.execute(_COUNTS)
    con.execute(_RARITY.format(known=words.known_reports))
    con.execute(_VECTORS.format(most=words.most))
    con.execute(
        _LIKENESS.format(cap=words.cap, rare_from=words.rare_from, cosine_from=words.cosine_from)
    )


@cache
def known_words() -> pa.Table:
    """Return how many of the counted news reports use each word."""
    content = files("crossreport.link").joinpath("words.csv").read_bytes()
    types = {"word": pa.string(), "reports": pa.int64()}
    options = pyarrow.csv.ConvertOptions(column_types=types, strings_can_be_null=False)
    return pyarrow.csv.read_csv(io.BytesIO(content), convert_options=options)
