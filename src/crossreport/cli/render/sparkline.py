"""Small charts of one line, in characters."""

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float], *, most: float | None = None) -> str:
    """Return a bar a value, from nothing (``▁``) to the greatest (``█``).

    Args:
        values: none below 0.
        most: what the highest bar stands for; the greatest of the values by default.
    """
    top = most if most is not None else max(values, default=0.0)
    if top <= 0:
        return _BARS[0] * len(values)
    steps = len(_BARS) - 1
    return "".join(_BARS[min(steps, round(steps * value / top))] for value in values)


def narrowed(values: Sequence[float], width: int) -> list[float]:
    """Return at most so many values, each the mean of as many neighbours."""
    if len(values) <= width:
        return list(values)
    size = -(-len(values) // width)
    parts = [values[i : i + size] for i in range(0, len(values), size)]
    return [sum(part) / len(part) for part in parts]
