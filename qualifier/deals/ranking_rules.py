"""The numbers by which deals like a request are put in order, read from `ranking.yaml` and checked."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

RULES_PATH = Path(__file__).with_name("ranking.yaml")
FEATURES = ("meaning", "words", "fused", "aim", "industry", "products", "region", "size", "recency")
NUMBERS = ("list_length", "fusion_offset", "rerank_length", "recency_half_life_days")
_CLOSE = 1e-9


class Number(BaseModel):
    """A number with its day and its reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: Annotated[float, Field(ge=0)]
    since: date
    why: Annotated[str, Field(min_length=3)]


class RankingRules(BaseModel):
    """All of it; unknown names are refused, weights add up to 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    numbers: Mapping[str, Number]
    weights: Mapping[str, Number]

    @model_validator(mode="after")
    def _must_be_whole(self) -> "RankingRules":
        if set(self.numbers) != set(NUMBERS) or set(self.weights) != set(FEATURES):
            raise ValueError(f"exactly these are needed: {', '.join((*NUMBERS, *FEATURES))}")
        if abs(sum(weight.value for weight in self.weights.values()) - 1) > _CLOSE:
            raise ValueError("the weights must add up to 1")
        if any(self.numbers[name].value < 1 for name in NUMBERS):
            raise ValueError("lengths and the half-life are at least 1")
        return self

    def number(self, name: str) -> float:
        """Return a number by its name."""
        return self.numbers[name].value

    def weight(self, feature: str) -> float:
        """Return a feature's weight."""
        return self.weights[feature].value


@lru_cache(maxsize=4)
def load_ranking(path: Path = RULES_PATH) -> RankingRules:
    """Read the rules that the package carries."""
    return RankingRules.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
