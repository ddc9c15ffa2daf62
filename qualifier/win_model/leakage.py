"""Which fields know the outcome, or were filled only after contact: named, with the reason, and left out."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from qualifier.win_model.deal_table import Column, DealTable
from qualifier.win_model.encoding import BANDS, Array, find_edges
from qualifier.win_model.fields import ColumnKind, fold_level
from qualifier.win_model.identifiers import FEWEST_FILLED, fold_heading, names_deal
from qualifier.win_model.ranking import area_under_curve
from qualifier.win_model.rules import WinRules, load_rules

_FOLDS = 5
# A day more or less is the hour of the day.
_SAME_SPAN = 0.95


class Why(StrEnum):
    """Why a field is left out."""

    TELLS_OUTCOME = "tells_outcome"
    ONE_SIDED = "one_sided"
    AFTER_OUTCOME = "after_outcome"
    AFTER_CONTACT = "after_contact"
    CONTACT_LOG = "contact_log"
    OPINION = "opinion"
    SCORED = "scored"
    LATER_DAY = "later_day"
    CENSORED_DAY = "censored_day"
    IDENTIFIER = "identifier"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A field left out, why, and the figure that shows it when there is one."""

    field: str
    why: Why
    figure: float | None = None


def scan_leakage(
    table: DealTable, keep: Sequence[str] = (), *, open_rows: int = 0, rules: WinRules | None = None
) -> tuple[Leak, ...]:
    """Return the fields to leave out, in the order of the table; what the map keeps is not asked.

    `open_rows` is how many deals of the same export had not ended yet.
    """
    rules = rules or load_rules()
    is_censored = open_rows > rules.number("open_share") * (open_rows + len(table))
    won = np.asarray(table.outcomes, dtype=float)
    fold = _draw_rows(len(table))
    scored = _find_scored(table)
    first_days = _find_first_days(table)
    spans = _list_spans(table, first_days)
    leaks = []
    for column in table.columns:
        if column.name in keep:
            continue
        leak = (
            _judge_shape(column, len(table), rules)
            or _judge_outcome(column, won, fold, rules)
            or _judge_words(column, rules)
            or _judge_span(column, spans)
            or _judge_company(column, scored, first_days, is_censored)
        )
        if leak is not None:
            leaks.append(leak)
    return tuple(leaks)


def _draw_rows(size: int) -> Array:
    return np.random.default_rng(0).permutation(size) % _FOLDS


def _judge_shape(column: Column, size: int, rules: WinRules) -> Leak | None:
    levels = {v if isinstance(v, float) else fold_level(v) for v in column.values if v is not None}
    filled = sum(value is not None for value in column.values)
    if len(levels) <= 1 and filled in (0, size):
        return Leak(field=column.name, why=Why.CONSTANT)
    share = len(levels) / max(filled, 1)
    if names_deal(column, filled=filled, share=share):
        return Leak(field=column.name, why=Why.IDENTIFIER, figure=share)
    return None


def _judge_outcome(column: Column, won: Array, fold: Array, rules: WinRules) -> Leak | None:
    filled = np.array([value is not None for value in column.values])
    area = area_under_curve(filled.astype(float), won)
    area = max(area, 1 - area)
    if area > rules.number("one_sided_auc") or _is_one_sided(filled, won, rules):
        return Leak(field=column.name, why=Why.ONE_SIDED, figure=area)
    telling = measure_alone(column, won, fold)
    if telling > rules.number("telling_auc"):
        return Leak(field=column.name, why=Why.TELLS_OUTCOME, figure=telling)
    return None


def _is_one_sided(filled: Array, won: Array, rules: WinRules) -> bool:
    """All deals with (or without) the field ended alike, which chance hardly does."""
    limit = math.log(rules.number("one_sided_chance"))
    rate = float(won.mean())
    for side in (filled, ~filled):
        n, wins = int(side.sum()), float(won[side].sum())
        if FEWEST_FILLED <= n < len(won) and wins in (0.0, float(n)):
            alike = rate if wins else 1 - rate
            if 0 < alike < 1 and n * math.log(alike) < limit:
                return True
    return False


def measure_alone(column: Column, won: Array, fold: Array) -> float:
    """Return the cross-validated area under the curve of one field alone, from 0.5 on."""
    places = _place(column)
    width = int(places.max()) + 1
    score = np.zeros(len(won))
    for number in range(_FOLDS):
        held = fold == number
        counts = np.bincount(places[~held], minlength=width)
        wins = np.bincount(places[~held], won[~held], minlength=width)
        rate = won[~held].mean() if (~held).any() else 0.5
        score[held] = ((wins + 2 * rate) / (counts + 2))[places[held]]
    area = area_under_curve(score, won)
    return max(area, 1 - area)


def _place(column: Column) -> Array:
    if column.kind in (ColumnKind.NUMBER, ColumnKind.DATE):
        numbers = np.array([value if isinstance(value, float) else math.nan for value in column.values])
        known = numbers[~np.isnan(numbers)]
        edges = sorted({*find_edges(known, BANDS * 4), *_frequent(known)})
        banded = np.searchsorted(edges, numbers, side="right")
        return np.where(np.isnan(numbers), len(edges) + 1, banded)
    levels = {
        level: at
        for at, level in enumerate({fold_level(v) if v is not None else None for v in column.values})
    }
    return np.array([levels[fold_level(v) if v is not None else None] for v in column.values])


def _frequent(known: Array) -> list[float]:
    # A sum of 0 for every lost deal must stand in a band of its own.
    values, counts = np.unique(known, return_counts=True)
    often = values[counts > 0.02 * max(len(known), 1)][:64]
    return [float(edge) for value in often for edge in (value, np.nextafter(value, np.inf))]


def _judge_words(column: Column, rules: WinRules) -> Leak | None:
    name = fold_heading(column.name)
    for words, why in (
        (rules.names_after_outcome, Why.AFTER_OUTCOME),
        (rules.names_after_contact, Why.AFTER_CONTACT),
    ):
        if words.find(name):
            return Leak(field=column.name, why=why)
    if column.kind is not ColumnKind.CATEGORY or rules.names_beforehand.find(name):
        return None
    counts = Counter(fold_level(value) for value in column.values if value is not None)
    for words, why, least in (
        (rules.values_of_contact, Why.CONTACT_LOG, rules.number("contact_share")),
        (rules.values_of_opinion, Why.OPINION, rules.number("opinion_share")),
    ):
        told = [n for level, n in counts.items() if words.find(level)]
        share = sum(told) / max(sum(counts.values()), 1)
        if share >= least:
            return Leak(field=column.name, why=why, figure=share)
    return None


def _find_scored(table: DealTable) -> frozenset[str]:
    """Fields filled in the very same deals of which one is a coarser copy of another: marks by a machine."""
    blocks: dict[tuple[bool, ...], list[Column]] = defaultdict(list)
    for column in table.columns:
        if 0.05 < column.missing_share < 0.95:
            blocks[tuple(value is None for value in column.values)].append(column)
    return frozenset(
        name for block in blocks.values() if any(True for _ in _list_copies(block)) for name in _names(block)
    )


def _names(block: Sequence[Column]) -> list[str]:
    return [column.name for column in block]


def _list_copies(block: Sequence[Column]) -> Iterator[tuple[str, str]]:
    for fine in block:
        for coarse in block:
            if (
                fine.kind is ColumnKind.NUMBER
                and coarse.kind is ColumnKind.CATEGORY
                and _follows(fine, coarse)
            ):
                yield fine.name, coarse.name


def _follows(fine: Column, coarse: Column) -> bool:
    """Each band is one stretch of the number: what it is decides the band, but for a deal in fifty."""
    told: dict[object, Counter[object]] = defaultdict(Counter)
    for value, band in zip(fine.values, coarse.values, strict=True):
        if value is not None:
            told[value][band] += 1
    total = sum(sum(counts.values()) for counts in told.values())
    right = sum(counts.most_common(1)[0][1] for counts in told.values())
    bands = {band for counts in told.values() for band in counts}
    return total > 50 and 2 <= len(bands) < len(told) <= total / 10 and right >= 0.98 * total


def _find_first_days(table: DealTable) -> Column | None:
    """The column of days that comes first in nearly all deals."""
    days = [column for column in table.columns if column.kind is ColumnKind.DATE]
    return next((one for one in days if all(_comes_first(one, other) > 0.95 for other in days)), None)


def _comes_first(one: Column, other: Column) -> float:
    both = [
        (a, b)
        for a, b in zip(one.values, other.values, strict=True)
        if isinstance(a, float) and isinstance(b, float)
    ]
    return sum(a <= b for a, b in both) / len(both) if both else 1.0


def _list_spans(table: DealTable, first: Column | None) -> list[list[float | None]]:
    """The days from the first day to each later one: how long a deal has been open, known at its end."""
    if first is None:
        return []
    later = [c for c in table.columns if c.kind is ColumnKind.DATE and c.name != first.name]
    return [
        [b - a if isinstance(a, float) and isinstance(b, float) else None for a, b in pairs]
        for pairs in (zip(first.values, column.values, strict=True) for column in later)
    ]


def _judge_span(column: Column, spans: Sequence[Sequence[float | None]]) -> Leak | None:
    if column.kind is not ColumnKind.NUMBER:
        return None
    for span in spans:
        pairs = [
            (value, days)
            for value, days in zip(column.values, span, strict=True)
            if isinstance(value, float) and days is not None
        ]
        same = sum(abs(value - days) <= 1 for value, days in pairs)
        if len(pairs) >= FEWEST_FILLED and same >= _SAME_SPAN * len(pairs):
            return Leak(field=column.name, why=Why.AFTER_OUTCOME, figure=same / len(pairs))
    return None


def _judge_company(
    column: Column, scored: frozenset[str], first: Column | None, is_censored: bool
) -> Leak | None:
    if column.name in scored:
        return Leak(field=column.name, why=Why.SCORED)
    if column.kind is not ColumnKind.DATE:
        return None
    if first is not None and column.name != first.name:
        return Leak(field=column.name, why=Why.LATER_DAY)
    # Of the newest deals only the quick ones have ended: the day tells how quickly, not how well.
    return Leak(field=column.name, why=Why.CENSORED_DAY) if is_censored else None
