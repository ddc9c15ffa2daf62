"""How far past campaigns may correct a card, as dated data."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Figure, Strict

DEFAULT_PATH = Path(__file__).with_name("benchmarks.yaml")
Part = Annotated[float, Field(gt=0, lt=1)]
Number = Annotated[float, Field(gt=0, le=1000)]
Count = Annotated[int, Field(gt=0, le=100_000)]


class BenchmarkRulesInvalid(AppError):
    """The file of rules for past campaigns is broken."""

    code = "benchmark_rules_invalid"
    ru = "Файл правил о прошлых кампаниях испорчен."


class BenchmarkRules(Strict):
    """What stands behind the card until a seller's own campaigns are many."""

    seller_share: Figure[Part]
    campaigns_behind_card: Figure[Number]
    channels_behind_card: Figure[Number]
    industry_share: Figure[Part]
    industry_campaigns_min: Figure[Count]
    oldest_days: Figure[Count]


@cache
def load_benchmark_rules(path: Path = DEFAULT_PATH) -> BenchmarkRules:
    """Read the rules and check them whole."""
    return read_table(path, BenchmarkRules, BenchmarkRulesInvalid, strict=False)
