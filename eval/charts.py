"""Charts as inline SVG: no script, no font, no network; they print as they look."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_ROW = 26
_LABEL = 210
_PLOT = 380
_VALUE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row of a bar chart; values are shares of 0 to 1."""

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    mark: float | None = None
    kind: str = "plain"


def draw_bars(bars: Sequence[Bar], title: str) -> str:
    """Return horizontal bars on a scale of 0 to 100 %, each with its interval and its mark."""
    width, height = _LABEL + _PLOT + _VALUE, _ROW * len(bars) + 26
    grid = "".join(_grid_line(step / 4, height) for step in range(5))
    rows = "".join(_draw_bar(bar, at) for at, bar in enumerate(bars))
    return _svg(width, height, title, grid + rows)


def _grid_line(share: float, height: int) -> str:
    x = _x(share)
    return f'<line class="grid" x1="{x}" y1="0" x2="{x}" y2="{height - 20}"/>' + _text(
        x, height - 5, f"{share:.0%}"
    )


def _x(share: float) -> float:
    return round(_LABEL + _PLOT * share, 1)


def _draw_bar(bar: Bar, at: int) -> str:
    top = at * _ROW + 4
    middle = top + 8
    filled = max(1.0, round(_PLOT * bar.value, 1))
    parts = [
        _text(_LABEL - 10, middle + 4, bar.label, kind="label", anchor="end"),
        f'<rect class="track" x="{_LABEL}" y="{top}" width="{_PLOT}" height="16" rx="2"/>',
        f'<rect class="bar {bar.kind}" x="{_LABEL}" y="{top}" width="{filled}" height="16" rx="2"/>',
    ]
    if bar.low is not None and bar.high is not None:
        low, high = _x(bar.low), _x(bar.high)
        parts.append(
            f'<path class="span" d="M{low} {middle - 4}V{middle + 4}M{low} {middle}H{high}'
            f'M{high} {middle - 4}V{middle + 4}"/>'
        )
    if bar.mark is not None:
        parts.append(f'<path class="mark" d="M{_x(bar.mark)} {top - 2}V{top + 18}"/>')
    value = _text(_LABEL + _PLOT + 10, middle + 4, bar.text, kind="value", anchor="start")
    return "".join([*parts, value])


def _text(x: float, y: float, words: str, *, kind: str = "tick", anchor: str = "middle") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One point of a calibration chart; its area grows with `n`."""

    claimed: float
    held: float
    n: int


_SIDE = 300
_MARGIN = 46


def draw_calibration(dots: Sequence[Dot], claimed: str, held: str) -> str:
    """Return what was claimed against what held, with the line on which both are equal."""
    largest = max((dot.n for dot in dots), default=1)
    corner, far = _MARGIN, _MARGIN + _SIDE
    frame = f'<rect class="frame" x="{corner}" y="10" width="{_SIDE}" height="{_SIDE}"/>'
    equal = f'<path class="equal" d="M{corner} {_SIDE + 10}L{far} 10"/>'
    ticks = "".join(_calibration_ticks(step / 4) for step in range(5))
    points = "".join(_draw_dot(dot, largest) for dot in dots)
    middle = 10 + _SIDE / 2
    names = (
        _text(corner + _SIDE / 2, _SIDE + 46, claimed)
        + f'<g transform="translate(12 {middle}) rotate(-90)">{_text(0, 0, held)}</g>'
    )
    return _svg(_SIDE + _MARGIN + 20, _SIDE + 56, claimed, frame + ticks + equal + points + names)


def _draw_dot(dot: Dot, largest: int) -> str:
    x, y = _MARGIN + _SIDE * dot.claimed, 10 + _SIDE * (1 - dot.held)
    radius = 4 + 12 * (dot.n / largest) ** 0.5
    title = f"{dot.claimed:.0%} / {dot.held:.0%}, {dot.n}"
    return f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{title}</title></circle>'


def _calibration_ticks(share: float) -> str:
    x, y = _MARGIN + _SIDE * share, 10 + _SIDE * (1 - share)
    return (
        f'<line class="grid" x1="{x}" y1="10" x2="{x}" y2="{_SIDE + 10}"/>'
        f'<line class="grid" x1="{_MARGIN}" y1="{y}" x2="{_MARGIN + _SIDE}" y2="{y}"/>'
        + _text(x, _SIDE + 26, f"{share:.0%}")
        + _text(_MARGIN - 6, y + 4, f"{share:.0%}", anchor="end")
    )


def _svg(width: float, height: float, title: str, body: str) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" style="max-width:{width}px" role="img" '
        f'aria-label="{escape(title, quote=True)}">{body}</svg>'
    )
