"""How much happens around a unit: incidents a day, as far as the record itself tells.

Where a war is dense, two claims agree in day, area and type by chance; where a town sees one attack
a year, they hardly do. What is counted are days and places that claims name exactly, each once
however many claims name it, in cells of the map and stretches of days.
"""

import duckdb

from crossreport.link.weights import Density

RATES = "rates"

_RATES = f"""
create table {RATES} as
with told as (
  select unique_id, context, days, day_from, radius, place_key,
    floor(latitude / {{cell}}) as north, floor(longitude / {{cell}}) as east,
    (day_from + day_to) // 2 // {{stretch}} as stretch
  from rows where latitude is not null and day_from is not null
),
counted as (
  select north, east, stretch, count(*) as sites
  from (
    select distinct north, east, stretch, day_from, place_key from told
    where not context and days = 1 and radius <= {{most_km}}
  ) group by all
)
select unique_id, coalesce(sites, 0) / {{stretch}} as rate
from told left join counted using (north, east, stretch)
"""


def count_rates(con: duckdb.DuckDBPyConnection, density: Density) -> None:
    """Write the table ``rates``: incidents a day around each unit that has a place and days.

    Args:
        con: the connection that holds ``rows``, with the columns of ``records.SCHEMA``.
        density: sizes of cells and stretches.
    """
    con.execute(
        _RATES.format(cell=density.cell_degrees, stretch=density.days, most_km=density.place_km)
    )
