"""The figures of MUC-4 that must not fall: the scorer's, and the product's.

``tst1`` and ``tst2`` are development sets. ``tst3`` had no part in any choice; its figure stands
here so that a change that breaks it is seen, not to be tuned by.
"""

from benchmarks.muc4 import check_scorer
from benchmarks.muc4.filling import Filling
from benchmarks.muc4.measure import CEAF_REE, OFFICIAL, Measures
from benchmarks.muc4.measure import measure as measured
from benchmarks.muc4.run import load
from benchmarks.muc4.templates import Template
from benchmarks.muc4.texts import Text

_SLOTS = {
    "victims_f": "hum-tgt-num",  # the number of victims
    "type_f": "inc-type",
    "date_f": "inc-date",
    "location_f": "inc-loc",
}
_ALL = 100


def measure() -> dict[str, float]:
    """Return all figures, F-measures as per cents, for ``benchmarks.floors``.

    Raises:
        OSError: The data cannot be read.
    """
    filling = Filling()
    tuned = _measures(filling, ("tst1", "tst2"))
    reported = _measures(filling, ("tst3",))
    figures = {
        "tst1_tst2.official_f": tuned.figures[OFFICIAL].tally.f,
        "tst1_tst2.ceaf_ree": tuned.figures[CEAF_REE].tally.f,
        "tst3.official_f": reported.figures[OFFICIAL].tally.f,
        "tst3.ceaf_ree": reported.figures[CEAF_REE].tally.f,
    }
    slots = tuned.official.slots
    figures |= {f"tst1_tst2.{name}": slots[slot].f() for name, slot in _SLOTS.items()}
    return check_scorer.measure() | figures


def _measures(filling: Filling, names: tuple[str, ...]) -> Measures:
    """Fill and score sets as if they were one."""
    texts: list[Text] = []
    key: dict[str, tuple[Template, ...]] = {}
    for name in names:
        chosen, keys = load(name, _ALL)
        texts += chosen
        key |= keys
    response = {text.id: filling.templates(text) for text in texts}
    return measured(key=key, response=response, texts={text.id: text for text in texts})
