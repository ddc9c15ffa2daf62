"""The reliability chart as SVG: what was claimed, what came true, and how many deals say so."""

from collections.abc import Iterator, Sequence

from qualifier.win_model.metrics import ReliabilityBin

_SIDE, _LEFT, _TOP, _BARS = 320, 62, 46, 54
_STYLE = (
    "text{font:12px sans-serif;fill:#333}.head{font-size:14px;font-weight:600}.grid{stroke:#e3e3e3}"
    ".equal{stroke:#999;stroke-dasharray:4 4}.span{stroke:#1f6f8b;stroke-width:1.5}.dot{fill:#1f6f8b}"
    ".line{fill:none;stroke:#1f6f8b;stroke-width:2}.bar{fill:#b9d6df}"
)
_WORDS = {
    "ru": ("Сбываются ли шансы", "обещанный шанс", "доля выигранных", "сделок"),
    "en": ("Do the chances come true", "chance claimed", "share won", "deals"),
}


def draw_reliability(bins: Sequence[ReliabilityBin], lang: str) -> str:
    """Return the chart as a whole SVG file; bars below count the deals of each band."""
    title, claimed, held, deals = _WORDS["ru" if lang == "ru" else "en"]
    width, height = _LEFT + _SIDE + 24, _TOP + _SIDE + _BARS + 66
    body = [
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _text(_LEFT, 24, title, anchor="start", kind="head"),
        *_draw_grid(),
        f'<path class="equal" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>',
        *_draw_bins(bins),
        *_draw_bars(bins),
        _text(_LEFT + _SIDE / 2, height - 10, f"{claimed} ({sum(b.n for b in bins)} {deals})"),
        f'<g transform="translate(16 {_TOP + _SIDE / 2}) rotate(-90)">{_text(0, 0, held)}</g>',
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{title}"><style>{_STYLE}</style>{"".join(body)}</svg>\n'
    )


def _x(share: float) -> float:
    return round(_LEFT + _SIDE * share, 1)


def _y(share: float) -> float:
    return round(_TOP + _SIDE * (1 - share), 1)


def _text(x: float, y: float, words: str, *, anchor: str = "middle", kind: str = "tick") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def _draw_grid() -> Iterator[str]:
    for step in range(6):
        share = step / 5
        yield f'<path class="grid" d="M{_x(share)} {_y(0)}V{_y(1)}M{_x(0)} {_y(share)}H{_x(1)}"/>'
        yield _text(_x(share), _TOP + _SIDE + _BARS + 30, f"{share:.0%}")
        yield _text(_LEFT - 8, _y(share) + 4, f"{share:.0%}", anchor="end")


def _draw_bins(bins: Sequence[ReliabilityBin]) -> Iterator[str]:
    points = " ".join(f"{_x(one.claimed)},{_y(one.held)}" for one in bins)
    yield f'<polyline class="line" points="{points}"/>'
    for one in bins:
        x = _x(one.claimed)
        yield f'<path class="span" d="M{x} {_y(one.low)}V{_y(one.high)}"/>'
        yield f'<circle class="dot" cx="{x}" cy="{_y(one.held)}" r="4"/>'


def _draw_bars(bins: Sequence[ReliabilityBin]) -> Iterator[str]:
    most = max((one.n for one in bins), default=1)
    floor = _TOP + _SIDE + _BARS + 12
    for one in bins:
        height = round(_BARS * one.n / most, 1)
        left = round(_x(one.claimed) - 9, 1)
        top = round(floor - height, 1)
        yield f'<rect class="bar" x="{left}" y="{top}" width="18" height="{height}"/>'
