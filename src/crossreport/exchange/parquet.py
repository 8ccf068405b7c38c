"""Apache Parquet: incidents or claims as one typed table."""

from typing import BinaryIO

import pyarrow.parquet as pq

from crossreport.exchange.arrow import as_table
from crossreport.exchange.columns import CLAIM, INCIDENT, claim_rows, incident_rows
from crossreport.store import Record


def incidents_to_parquet(record: Record, file: BinaryIO) -> None:
    """Write a table with one row an incident."""
    pq.write_table(as_table(INCIDENT, incident_rows(record)), file)


def claims_to_parquet(record: Record, file: BinaryIO) -> None:
    """Write a table with one row a claim, its words and where they stand."""
    pq.write_table(as_table(CLAIM, claim_rows(record)), file)
