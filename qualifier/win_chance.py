"""The chance to win as a verdict carries it: a number with reasons, or how often such deals are won."""

from dataclasses import dataclass
from enum import StrEnum


class ChanceBasis(StrEnum):
    """What is told: a chance of this very lead, or the share won of its segment where deals are too few."""

    MODEL = "model"
    BASE_RATE = "base_rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceReason:
    """A field of the model, what this lead has there, and what it adds in log-odds."""

    field: str
    value: float | str | None
    log_odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WinChance:
    """`base_log_odds` and the reasons' log-odds add up to `log_odds`, whose share is `share`.

    `low` and `high` are the 95 % interval of what came true: of tried deals with about this chance, or of
    the segment. `share` is None where no number may be shown; then `won` of `deals` is all that is told.
    `unfamiliar` names the fields in which the model has hardly seen a deal like this one.
    """

    basis: ChanceBasis
    model_hash: str
    model_version: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    deals: int = 0
    won: int | None = None
    segment: str = ""
    log_odds: float | None = None
    base_log_odds: float | None = None
    reasons: tuple[ChanceReason, ...] = ()
    unfamiliar: tuple[str, ...] = ()
    is_drifted: bool = False

    @property
    def expected_share(self) -> float:
        """The share to reckon with: the lead's own, else that of its segment."""
        if self.share is not None:
            return self.share
        return (self.won or 0) / self.deals if self.deals else 0.0
