"""Writes the record in other formats, and reads other people's."""

from crossreport.exchange.acled import to_acled
from crossreport.exchange.coarsening import Coarsening
from crossreport.exchange.csvfile import claims_to_csv, incidents_to_csv
from crossreport.exchange.datapackage import to_datapackage
from crossreport.exchange.errors import ExchangeError, OutputError
from crossreport.exchange.ftm import to_ftm
from crossreport.exchange.geojson import to_geojson
from crossreport.exchange.geoparquet import to_geoparquet
from crossreport.exchange.jsonfile import dumps, from_json, to_json
from crossreport.exchange.judgements import judgements_from_json, judgements_to_json
from crossreport.exchange.masking import private_among
from crossreport.exchange.parquet import claims_to_parquet, incidents_to_parquet
from crossreport.exchange.plain import to_plain
from crossreport.exchange.plover import to_plover
from crossreport.exchange.shield import Terms, shielded
from crossreport.exchange.ucdp import to_ucdp
from crossreport.exchange.writing import write_bytes, write_text

__all__ = [
    "Coarsening",
    "ExchangeError",
    "OutputError",
    "Terms",
    "claims_to_csv",
    "claims_to_parquet",
    "dumps",
    "from_json",
    "incidents_to_csv",
    "incidents_to_parquet",
    "judgements_from_json",
    "judgements_to_json",
    "private_among",
    "shielded",
    "to_acled",
    "to_datapackage",
    "to_ftm",
    "to_geojson",
    "to_geoparquet",
    "to_json",
    "to_plain",
    "to_plover",
    "to_ucdp",
    "write_bytes",
    "write_text",
]
