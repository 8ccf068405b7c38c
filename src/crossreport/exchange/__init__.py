"""Writes the record in other formats."""

from crossreport.exchange.csvfile import claims_to_csv, incidents_to_csv
from crossreport.exchange.errors import ExchangeError
from crossreport.exchange.geojson import to_geojson
from crossreport.exchange.jsonfile import dumps, from_json, to_json
from crossreport.exchange.plain import to_plain
from crossreport.exchange.writing import write_text

__all__ = [
    "ExchangeError",
    "claims_to_csv",
    "dumps",
    "from_json",
    "incidents_to_csv",
    "to_geojson",
    "to_json",
    "to_plain",
    "write_text",
]
