"""Figures as inline SVG: numbers become shapes, words are escaped."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, log10, radians, sqrt

from markupsafe import Markup, escape

_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 720.0, 46.0, 10.0, 10.0, 26.0
_BARS, _LINES, _SKETCH = 190.0, 220.0, 420.0  # heights
_ROW, _NAMES = 24.0, 250.0
_TICKS, _LABELS = 4, 7
_LEAST_DOT, _GREATEST_DOT, _WIDEST_RING = 2.5, 16.0, 60.0
_KM_A_DEGREE = 111.2

Scale = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its range.

    Attributes:
        label: what it stands for; under some of the bars, and shown when pointed at.
        value: its height.
        low: lower end of its range.
        high: upper end.
    """

    label: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Interval:
    """One estimate with its interval, and how much it counts (0 to 1)."""

    label: str
    low: float
    value: float
    high: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One place on a sketch of where things are.

    Attributes:
        latitude: WGS 84 degrees.
        longitude: WGS 84 degrees.
        radius_km: within what distance things lie.
        label: shown when pointed at.
        count: how many things.
        marked: whether it stands out.
    """

    latitude: float
    longitude: float
    radius_km: float
    label: str
    count: int = 1
    marked: bool = False


def bars(
    found: Sequence[Bar],
    *,
    title: str,
    lines: Mapping[str, Sequence[float]] | None = None,
    marked: int | None = None,
    most: float | None = None,
) -> Markup:
    """Draw bars with their ranges.

    Args:
        found: the bars.
        title: what a reader who cannot see the figure is told.
        lines: lines over them, one value a bar, by their name in the style sheet.
        marked: the number of a bar before which a line is drawn.
        most: where the figure ends; what rises above is cut off.
    """
    height = _LINES if lines else _BARS
    values = [one.high for one in found] + [v for line in (lines or {}).values() for v in line]
    top = max([*values, *(one.value for one in found), 1.0])
    top = top if most is None else max(min(top, most), 1.0)
    step = max(_step(top), 1.0)  # they are counts
    full = step * ceil(top / step - 1e-9)
    wide = (_WIDTH - _LEFT - _RIGHT) / max(len(found), 1)

    def at(value: float) -> float:
        return _TOP + (height - _TOP - _BOTTOM) * (1 - min(max(value, 0), full) / full)

    parts = [_across(at(tick), _WIDTH - _RIGHT, f"{tick:,.10g}") for tick in _range(0, full, step)]
    parts += [_bar(one, _LEFT + i * wide, wide, at) for i, one in enumerate(found)]
    for name, line in (lines or {}).items():
        points = " ".join(f"{_LEFT + (i + 0.5) * wide:.1f},{at(v):.1f}" for i, v in enumerate(line))
        parts.append(_tag("polyline", class_=f"line {name}", points=points))
    parts += _names([one.label for one in found], wide, height)
    if marked is not None:
        parts.append(_path("mark", f"M{_LEFT + marked * wide:.1f} {_TOP}V{at(0):.1f}"))
    return _svg(parts, height, title)


def intervals(found: Sequence[Interval], *, title: str, seen: float) -> Markup:
    """Draw estimates with their intervals, one a line, and what was seen as a line across."""
    height = _TOP + _ROW * len(found) + _BOTTOM
    low, high = min(seen, *(one.low for one in found)), max(one.high for one in found)
    step = _step(high - low)
    start, end = step * floor(low / step), step * ceil(high / step)

    def at(value: float) -> float:
        return _NAMES + (value - start) * (_WIDTH - _NAMES - 30) / max(end - start, 1)

    parts = [_down(at(tick), height, f"{tick:,.0f}") for tick in _range(start, end, step)]
    parts.append(_path("mark", f"M{at(seen):.1f} {_TOP}V{height - _BOTTOM:.1f}"))
    for i, one in enumerate(found):
        y = _TOP + _ROW * (i + 0.5)
        parts.append(_text(one.label, _NAMES - 8, y + 4, "end"))
        parts.append(_path("interval", f"M{at(one.low):.1f} {y:.1f}H{at(one.high):.1f}"))
        size = 2 + 4 * one.weight
        parts.append(_tag("circle", class_="point", cx=at(one.value), cy=y, r=size))
    return _svg(parts, height, title)


def sketch(found: Sequence[Dot], *, title: str) -> Markup:
    """Draw where things are: dots by their number, rings as wide as the place is vague."""
    south, north = min(one.latitude for one in found), max(one.latitude for one in found)
    west, east = min(one.longitude for one in found), max(one.longitude for one in found)
    narrow = max(cos(radians((south + north) / 2)), 0.05)
    margin = max(north - south, (east - west) * narrow, 0.2) * 0.08
    south, north = south - margin, north + margin
    west, east = west - margin / narrow, east + margin / narrow
    room = (_WIDTH - _LEFT - _RIGHT) / ((east - west) * narrow)
    scale = min(room, _SKETCH / (north - south))
    height = (north - south) * scale + _TOP + _BOTTOM
    end = _LEFT + (east - west) * narrow * scale

    def x(longitude: float) -> float:
        return _LEFT + (longitude - west) * narrow * scale

    def y(latitude: float) -> float:
        return _TOP + (north - latitude) * scale

    step = _step(max(north - south, (east - west) * narrow))
    first_row, first_column = ceil(south / step) * step, ceil(west / step) * step
    parts = [_across(y(one), end, f"{one:.6g}°") for one in _range(first_row, north, step)]
    parts += [_down(x(one), height, f"{one:.6g}°") for one in _range(first_column, east, step)]
    for one in sorted(found, key=lambda dot: (dot.marked, -dot.count)):
        where = {"cx": x(one.longitude), "cy": y(one.latitude)}
        ring = one.radius_km / _KM_A_DEGREE * scale
        size = min(_LEAST_DOT * sqrt(one.count), _GREATEST_DOT)
        parts.append(_tag("circle", class_="ring", r=min(ring, _WIDEST_RING), **where))
        style = "place marked" if one.marked else "place"
        parts.append(_tag("circle", _tag("title", one.label), class_=style, r=size, **where))
    return _svg(parts, height, title)


def _bar(one: Bar, left: float, wide: float, at: Scale) -> Markup:
    gap = min(wide * 0.15, 4)
    told = f"{one.label}: {one.value:.3g} ({one.low:g} to {one.high:g})"
    box = {"x": left + gap, "y": at(one.value), "width": max(wide - 2 * gap, 0.5)}
    shown = _tag("rect", class_="bar", height=at(0) - at(one.value), **box)
    if one.high > one.low:
        middle = left + wide / 2
        shown += _path("range", f"M{middle:.1f} {at(one.low):.1f}V{at(one.high):.1f}")
    return _tag("g", _tag("title", told), shown)


def _svg(parts: Iterable[Markup], height: float, title: str) -> Markup:
    box = f"0 0 {_WIDTH:.0f} {height:.0f}"
    return _tag("svg", *parts, viewBox=box, role="img", aria_label=title)


def _tag(name: str, *inside: str, **attributes: str | float) -> Markup:
    """Return an element; what is inside and the attributes are escaped."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="'
        f'{f"{value:.1f}" if isinstance(value, float) else escape(value)}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{told}>{''.join(map(escape, inside))}</{name}>")


def _path(style: str, way: str) -> Markup:
    return _tag("path", class_=style, d=way)


def _text(words: str, x: float, y: float, anchor: str = "start") -> Markup:
    return _tag("text", words, x=x, y=y, text_anchor=anchor)


def _across(y: float, end: float, label: str) -> Markup:
    return _path("grid", f"M{_LEFT} {y:.1f}H{end:.1f}") + _text(label, _LEFT - 5, y + 4, "end")


def _down(x: float, height: float, label: str) -> Markup:
    way = f"M{x:.1f} {_TOP}V{height - _BOTTOM:.1f}"
    return _path("grid", way) + _text(label, x, height - 8, "middle")


def _names(labels: Sequence[str], wide: float, height: float) -> list[Markup]:
    """Return the labels of some bars, as many as there is room for."""
    every = max(1, ceil(len(labels) / _LABELS))
    return [
        _text(label, _LEFT + i * wide, height - 8)
        for i, label in enumerate(labels)
        if i % every == 0 and _LEFT + i * wide < _WIDTH - 60
    ]


def _step(top: float) -> float:
    """Return a round distance between ticks: 1, 2 or 5 times a power of ten."""
    rough = max(top, 1e-6) / _TICKS
    power = 10.0 ** floor(log10(rough))
    return next(one * power for one in (1, 2, 5, 10) if one * power >= rough - 1e-12)


def _range(start: float, end: float, step: float) -> list[float]:
    return [start + i * step for i in range(floor((end - start) / step + 1e-9) + 1)]
