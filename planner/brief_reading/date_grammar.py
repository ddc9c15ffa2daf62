"""The grammar of a flight's days: how pieces add up to a stretch with a first and a last day.

The pieces of a text are written as a row of letters, one a piece (see `date_pieces`); a rule is an expression
over that row and a function that makes one piece of those that match, or refuses. P is a day, M a month, S a
stretch, Q the beginning, middle or end of a month, E a holiday, W a weekday, R a week near, N a day in
figures without a year, L a length, H and B parts of a month.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from planner.brief_reading import date_rules as rules
from planner.brief_reading.date_pieces import Piece

_Maker = Callable[[Sequence[Piece]], Piece | None]
# A flight told without a year that ended so long ago is the coming one.
_RECENT_DAYS = 60
# Every reduction looks at the whole row again: a row without end would take its square.
_MOST_AT_ONCE = 120


def reduce_pieces(pieces: Sequence[Piece], as_of: date) -> list[Piece]:
    """Apply the rules, the first that fits first, till none fits any more."""
    reduced: list[Piece] = []
    for start in range(0, len(pieces), _MOST_AT_ONCE):
        rest = list(pieces[start : start + _MOST_AT_ONCE])
        while (made := _apply_one(rest)) is not None:
            rest = made
        reduced += [_come_again(piece, as_of) for piece in rest]
    return reduced


def _apply_one(pieces: list[Piece]) -> list[Piece] | None:
    row = "".join(piece.code for piece in pieces)
    for rule, make in _RULES:
        for found in rule.finditer(row):
            start, end = found.span()
            made = make(pieces[start:end])
            if made is not None:
                return [*pieces[:start], made, *pieces[end:]]
    return None


def _come_again(piece: Piece, as_of: date) -> Piece:
    """Without a year the coming stretch is meant, save one that has only just passed."""
    if piece.span is None or piece.has_year or piece.code != "S":
        return piece
    near = (rules.move_years(piece.span, years) for years in (-1, 0, 1))
    meant = (span for span in near if span is not None and (as_of - span.last).days <= _RECENT_DAYS)
    return replace(piece, span=next(meant, piece.span))


_RULES: tuple[tuple[re.Pattern[str], _Maker], ...] = tuple(
    (re.compile(row), make)
    for row, make in (
        (r"[MPSQ],?Y", rules.with_year),
        (r"[Dd]M", rules.day_of_month),
        (r"M[Dd](?![MP])", rules.day_of_month),
        (r"(?<=f)[Dd][tu&]P|D[tu]P|dtP|(?<![xd])dtN|(?<=f)d[tu]N", rules.bare_to_day),
        (r"P(?:t|,?[&v]*e[tuk]?|u)[Dd](?![MP])", rules.day_to_bare),
        (r"M,?(?:f[Dd]|D)[tu][Dd](?![MP])|[MS][^MPSQf]{0,10}f[Dd][tu&][Dd](?![MP])", rules.days_of_month),
        (r"(?<=f)[Dd][tu]D,M|D[tu]D,M", rules.days_of_month),
        (r"(?<!t)M,?(?:f|sf?)[Dd](?![tudDMP]),?|(?<!t)[SM],[sv]{0,2}fD(?![tuMP])", rules.from_day_of_month),
        (r"MuD(?![MP])", rules.till_day_of_month),
        (r"Hw?M|M,?H(?!w?M)", rules.part_of_month),
        (r"Bt?M", rules.soft_part),
        (r"wM|M,?wv?(?![M])", rules.whole_month),
        (r"W,?P", rules.dated_weekday),
        (r"K[PE]|EK", rules.week_round),
        (r"(?<!x)(?:Nt[NPE]|EtN)|(?<=[fv])(?:N[tu][NPE]|E[tu]N)", rules.figures_pair),
        (r"(?<!b)[PSQEWRM],?[s&v]{0,2}(?:e?[tu]|ek)v?[PSQEM]", rules.between),
        (r"[PQEWRM],?[&vs]{0,3}[tu]Z", rules.to_end_of),
        (r"[SM](?:(?:,|,?&)f?[SM])*(?:,|,?&)f?S|S(?:(?:,|,?&)[SM])+", rules.join_list),
        (r"z?[LK]b[PEQM]|zLu[PEM]|Lu?E|k[PEM],?zL|b[PEQM],L", rules.before_day),
        (r"L,[tu]P|L[xv]?e[tukn]?[PEQ]|ev{0,2}x?[kn]?[PE],?[&]?v{0,2}n?[LH]", rules.ending_on),
        (r"[PQWRE][,&nvt]{0,4}L(?![fub])|S&?x?[nv]?L(?![fub])", rules.for_length),
        (r"L[,xv]?v?s?[fs](?:[PQWREM])", rules.for_length),
        (r"(?<=[ut])Q", rules.till_soft_part),
    )
)
