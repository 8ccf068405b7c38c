"""Places named in a text."""

from collections.abc import Callable

from spacy.tokens import Doc

from crossreport.model import PlaceMention, Span

_LABELS = {"GPE", "LOC", "FAC"}


def find_places(
    doc: Doc,
    *,
    document_id: str,
    offset: int = 0,
    known: Callable[[str], bool] | None = None,
) -> list[PlaceMention]:
    """Return the places that the language model names."""
    return [
        PlaceMention(
            entity.text,
            Span(document_id, entity.start_char + offset, entity.end_char + offset, entity.text),
        )
        for entity in doc.ents
        if entity.label_ in _LABELS and (known is None or known(entity.text))
    ]
