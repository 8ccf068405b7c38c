"""What words that a reviewer selected in a report say, as the value of a field."""

from crossreport.codebook import load_codebook
from crossreport.model import Document
from crossreport.model.harmless import printable
from crossreport.web.corrections import ACTORS, FIGURES, read_figure

_LONGEST = 500


def read_selected(field: str, document: Document, start: int, end: int) -> dict[str, str]:
    """Return what the form's inputs are to hold.

    Args:
        field: what the words are said to tell; a field that can be judged.
        document: where they stand.
        start: offset of the first character.
        end: offset after the last.

    Returns:
        Values by the inputs' names; none where the words tell no such thing.
    """
    words = printable(document.text[start:end][:_LONGEST])
    if not words:
        return {}
    if field in FIGURES:
        return {field: read_figure(words)}
    if field in (*ACTORS, "place"):
        return {field: words}
    if field == "date":
        return _date(document, start, end)
    if field == "event_type":
        return _type(words)
    return {}


def _date(document: Document, start: int, end: int) -> dict[str, str]:
    # Imported here: it brings the whole language pipeline, which no other page needs.
    from crossreport.extract.dates.find import find_dates

    found = find_dates(document.text, published=document.published, document_id=document.id)
    for one in found:
        if one.span.start < end and start < one.span.end and one.earliest and one.latest:
            return {"date_from": one.earliest.isoformat(), "date_to": one.latest.isoformat()}
    return {}


def _type(words: str) -> dict[str, str]:
    for one in load_codebook().event_types.values():
        if words.casefold() in (one.id, one.label.casefold()):
            return {"event_type": one.id}
    return {}
