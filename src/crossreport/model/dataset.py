"""Rows of other people's datasets, each kept as a document of its own."""

from dataclasses import dataclass

from crossreport.model.places import Place
from crossreport.model.span import Span


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a dataset, as it stands in the row.

    Attributes:
        variable: the dataset's name of the column ("type_of_violence").
        span: the cell; its quote is the code.
    """

    variable: str
    span: Span

    @property
    def value(self) -> str:
        """The code."""
        return self.span.quote


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """What makes a document a row of a dataset.

    Two rows of one dataset with different identifiers are different events by the word of
    those who coded them.

    Attributes:
        document_id: the document whose text is the row, a cell a line.
        scheme: the dataset ("ucdp-ged").
        row_id: the event's identifier there.
        codes: the row's codes, in the order of its columns.
        place: where the dataset itself puts the event, with its own precision; ``None`` where
            it gives no coordinates.
    """

    document_id: str
    scheme: str
    row_id: str
    codes: tuple[Code, ...] = ()
    place: Place | None = None
