"""A chance to win: the model, one lead's chance with its reasons, and what another value would change."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from qualifier.win_model.fields import Cell, Field, Row, Value, map_levels, read_cell
from qualifier.win_model.parts import Part

# Beyond these odds nothing that was learnt from a few thousand deals can be sure.
LARGEST_LOG_ODDS = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A never-falling map of log-odds to log-odds, straight between its points; none maps to itself."""

    points: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()

    def read(self, log_odds: float) -> float:
        """Return the calibrated log-odds; beyond the ends the nearest height holds."""
        if not self.points:
            return log_odds
        at = bisect_right(self.points, log_odds)
        if at == 0:
            return self.heights[0]
        if at == len(self.points):
            return self.heights[-1]
        left, right = self.points[at - 1], self.points[at]
        share = (log_odds - left) / (right - left)
        return self.heights[at - 1] * (1 - share) + self.heights[at] * share


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A part with its name and its weight in the sum of log-odds."""

    name: str
    weight: float
    part: Part


@dataclass(frozen=True, kw_only=True)
class WinModel:
    """What was learnt, with what it was learnt from; `facts` are for the card and change no chance."""

    fields: tuple[Field, ...]
    bias: float
    voices: tuple[Voice, ...]
    calibration: Calibration
    facts: Mapping[str, object]

    @cached_property
    def _codes(self) -> tuple[dict[str, int], ...]:
        return tuple(map_levels(field) for field in self.fields)

    def read_cells(self, row: Row) -> tuple[Cell, ...]:
        """Return a row as the parts read it; fields that are not given are missing."""
        return tuple(
            read_cell(field, codes, row.get(field.name))
            for field, codes in zip(self.fields, self._codes, strict=True)
        )

    def log_odds(self, cells: tuple[Cell, ...]) -> float:
        """Return the calibrated log-odds."""
        return self._finish(self.bias + sum(voice.weight * voice.part.score(cells) for voice in self.voices))

    @cached_property
    def base(self) -> float:
        """The log-odds before calibration of the average deal, from which reasons are counted."""
        return self.bias + sum(voice.weight * voice.part.base() for voice in self.voices)

    @cached_property
    def base_log_odds(self) -> float:
        """The calibrated log-odds of the average deal."""
        return self._finish(self.base)

    def _finish(self, log_odds: float) -> float:
        return max(-LARGEST_LOG_ODDS, min(LARGEST_LOG_ODDS, self.calibration.read(log_odds)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WinReason:
    """A field, its value in this lead, and what it adds in log-odds."""

    field: str
    value: Value
    log_odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """The chance to win; `base_log_odds` and the reasons' log-odds add up to `log_odds`."""

    share: float
    log_odds: float
    base_log_odds: float
    reasons: tuple[WinReason, ...]


def score_row(model: WinModel, row: Row) -> float:
    """Return the chance to win alone."""
    return to_share(model.log_odds(model.read_cells(row)))


def explain_row(model: WinModel, row: Row) -> Chance:
    """Return the chance to win with what every field brings, the strongest first."""
    cells = model.read_cells(row)
    log_odds = model.log_odds(cells)
    shares = [0.0] * len(model.fields)
    for voice in model.voices:
        for at, share in enumerate(voice.part.share(cells)):
            shares[at] += voice.weight * share
    slope = _find_slope(sum(shares), log_odds - model.base_log_odds)
    reasons = [
        WinReason(field=field.name, value=row.get(field.name), log_odds=slope * share)
        for field, share in zip(model.fields, shares, strict=True)
    ]
    reasons.sort(key=lambda reason: (-abs(reason.log_odds), reason.field))
    return Chance(
        share=to_share(log_odds),
        log_odds=log_odds,
        base_log_odds=model.base_log_odds,
        reasons=tuple(reasons),
    )


def _find_slope(before: float, after: float) -> float:
    """Calibration stretches all reasons alike, so that they still add up to the chance."""
    return after / before if abs(before) > 1e-12 else 0.0


def try_change(model: WinModel, row: Row, changes: Row) -> tuple[float, float]:
    """Return the chance to win as it is and as it would be with other values."""
    return score_row(model, row), score_row(model, {**row, **changes})


def to_share(log_odds: float) -> float:
    """Return the probability of log-odds."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    power = math.exp(log_odds)
    return power / (1 + power)
