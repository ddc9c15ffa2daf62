"""Does an answer given with confidence 0.9 hold nine times in ten?"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBin:
    """Answers of about one confidence: what was claimed on average, and what share held."""

    low: float
    high: float
    n: int
    claimed: float
    held: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The bins that hold answers, and their mean gap weighted by answers (0 is perfect)."""

    bins: tuple[CalibrationBin, ...]
    gap: float | None


def calibrate(claims: Sequence[tuple[float, bool]], bins: int = 10) -> Calibration:
    """Group (confidence, did it hold) by confidence; a confidence of 1 belongs to the last bin."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for claim in claims:
        groups.setdefault(min(int(claim[0] * bins), bins - 1), []).append(claim)
    made = tuple(_make_bin(index, bins, groups[index]) for index in sorted(groups))
    gaps = sum(one.n * abs(one.claimed - one.held) for one in made)
    return Calibration(bins=made, gap=gaps / len(claims) if claims else None)


def _make_bin(index: int, bins: int, claims: Sequence[tuple[float, bool]]) -> CalibrationBin:
    return CalibrationBin(
        low=index / bins,
        high=(index + 1) / bins,
        n=len(claims),
        claimed=sum(confidence for confidence, _ in claims) / len(claims),
        held=sum(held for _, held in claims) / len(claims),
    )
