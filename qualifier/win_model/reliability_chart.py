"""The reliability chart as SVG: what was claimed, what came true, and how many deals say so."""

from collections.abc import Iterator, Sequence

from qualifier.qualification import Bilingual
from qualifier.win_model.metrics import ReliabilityBin
from qualifier.win_model.shown_numbers import show_count, show_share

_SIDE, _LEFT, _TOP, _BARS = 380, 66, 76, 50
_WIDTH, _HEIGHT = _LEFT + _SIDE + 30, _TOP + _SIDE + _BARS + 126
_FLOOR = _TOP + _SIDE + _BARS + 24
_STYLE = (
    "text{font:12px sans-serif;fill:#333}.head{font-size:16px;font-weight:600}.told{fill:#555}"
    ".count{font-size:11px;fill:#555}.grid{stroke:#e6e6e6}.equal{stroke:#888;stroke-dasharray:5 4}"
    ".span{stroke:#7fb0c0;stroke-width:5;stroke-linecap:round}.dot{fill:#12556b;stroke:#fff;stroke-width:1.5}"
    ".bar{fill:#b9d6df}"
)
_WORDS = {
    "title": Bilingual(ru="Сбываются ли шансы", en="Do the chances come true"),
    "ideal": Bilingual(
        ru="Чем ближе точки к пунктиру, тем точнее обещания",
        en="The nearer the dots to the dashed line, the truer the chances",
    ),
    "claimed": Bilingual(ru="обещанный шанс", en="chance claimed"),
    "held": Bilingual(ru="доля выигранных на деле", en="share won in fact"),
    "deals": Bilingual(ru="сделок в полосе (всего {n})", en="deals in the band ({n} in all)"),
    "dot": Bilingual(ru="выиграно на деле", en="won in fact"),
    "span": Bilingual(ru="интервал 95 %", en="95% interval"),
    "equal": Bilingual(ru="сказано = сбылось", en="claimed = came true"),
    "none": Bilingual(ru="Проверять не на чем", en="There is nothing to try it on"),
}


def draw_reliability(bins: Sequence[ReliabilityBin], lang: str) -> str:
    """Return the chart as a whole SVG file; bars below count the deals of each band."""
    title = _say("title", lang)
    deals = _say("deals", lang, n=show_count(sum(one.n for one in bins), lang))
    body = [
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        _text(_LEFT, 26, title, anchor="start", kind="head"),
        _text(_LEFT, 46, _say("ideal" if bins else "none", lang), anchor="start", kind="told"),
        *_draw_grid(lang),
        f'<path class="equal" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>',
        *_draw_bins(bins, lang),
        *_draw_bars(bins, lang),
        _text(_LEFT + _SIDE / 2, _FLOOR + 38, _say("claimed", lang), kind="told"),
        *_draw_legend(lang),
        f'<rect class="bar" x="{_LEFT}" y="{_FLOOR + 76}" width="12" height="12"/>',
        _text(_LEFT + 18, _FLOOR + 86, deals, anchor="start", kind="told"),
        f'<g transform="translate(18 {_TOP + _SIDE / 2}) rotate(-90)">{_text(0, 0, _say("held", lang))}</g>',
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" role="img" aria-label="{title}"><style>{_STYLE}</style>{"".join(body)}</svg>\n'
    )


def _say(word: str, lang: str, **values: str) -> str:
    return _WORDS[word].in_language(lang).format(**values)


def _x(share: float) -> float:
    return round(_LEFT + _SIDE * share, 1)


def _y(share: float) -> float:
    return round(_TOP + _SIDE * (1 - share), 1)


def _text(x: float, y: float, words: str, *, anchor: str = "middle", kind: str = "tick") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def _draw_grid(lang: str) -> Iterator[str]:
    for step in range(6):
        share = step / 5
        yield f'<path class="grid" d="M{_x(share)} {_y(0)}V{_y(1)}M{_x(0)} {_y(share)}H{_x(1)}"/>'
        yield _text(_x(share), _FLOOR + 18, show_share(share, lang))
        yield _text(_LEFT - 8, _y(share) + 4, show_share(share, lang), anchor="end")


def _draw_bins(bins: Sequence[ReliabilityBin], lang: str) -> Iterator[str]:
    for one in bins:
        x = _x(one.claimed)
        told = f"{show_share(one.claimed, lang)} → {show_share(one.held, lang)}"
        yield f'<path class="span" d="M{x} {_y(one.low)}V{_y(one.high)}"/>'
        yield f'<circle class="dot" cx="{x}" cy="{_y(one.held)}" r="6"><title>{told}</title></circle>'


def _draw_bars(bins: Sequence[ReliabilityBin], lang: str) -> Iterator[str]:
    most = max((one.n for one in bins), default=1)
    for one in bins:
        height = round(_BARS * one.n / most, 1)
        left, top = round(_x(one.claimed) - 9, 1), round(_FLOOR - height, 1)
        yield f'<rect class="bar" x="{left}" y="{top}" width="18" height="{height}"/>'
        yield _text(_x(one.claimed), round(top - 4, 1), show_count(one.n, lang), kind="count")


def _draw_legend(lang: str) -> Iterator[str]:
    y = _FLOOR + 62
    yield f'<circle class="dot" cx="{_LEFT + 6}" cy="{y}" r="6"/>'
    yield _text(_LEFT + 18, y + 4, _say("dot", lang), anchor="start", kind="told")
    yield f'<path class="span" d="M{_LEFT + 136} {y}h14"/>'
    yield _text(_LEFT + 158, y + 4, _say("span", lang), anchor="start", kind="told")
    yield f'<path class="equal" d="M{_LEFT + 258} {y}h22"/>'
    yield _text(_LEFT + 286, y + 4, _say("equal", lang), anchor="start", kind="told")
