"""The verb ``ingest``."""

from crossreport.cli.options import (
    ColumnOption,
    JsonOption,
    PathsArgument,
    RecordOption,
    TodayOption,
    ingest_options,
)
from crossreport.cli.verbs import check_read, do


def ingest(
    paths: PathsArgument,
    record: RecordOption,
    column: ColumnOption,
    today: TodayOption = None,
    json: JsonOption = False,
) -> None:
    """Read files into documents, and find which of them repeat others.

    Reads text, HTML, PDF, DOCX, JSON lines, CSV and Parquet. What cannot be read is listed with
    the reason (crossreport show refused).
    """
    from crossreport import pipeline

    options = ingest_options(column, today)
    outcome = do(
        lambda opened, progress: pipeline.ingest(opened, paths, options=options, progress=progress),
        record,
        create=True,
        json=json,
    )
    check_read(outcome)
