"""Which feature of a record answers which field of a model, and when a lead is unlike what was learnt."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import model_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Figure, Share, Strict, require
from qualifier.qualification import Criterion

FEATURES_PATH = Path(__file__).with_name("features.yaml")


class FeaturesInvalid(AppError):
    """The table of features cannot be used."""

    code = "features_invalid"
    ru = "Таблицу признаков нельзя использовать."


class Numbers(Strict):
    """From when on a lead is unlike the deals that a model has learnt from."""

    familiar_share: Figure[Share]
    drifted_share: Figure[Share]


class Features(Strict):
    """All of it."""

    since: date
    why: str
    headings: Mapping[str, tuple[str, ...]]
    numbers: Numbers

    @model_validator(mode="after")
    def _check_headings(self) -> Self:
        named = [_fold(heading) for headings in self.headings.values() for heading in headings]
        require(len(named) == len(set(named)), "headings: one heading names two features")
        return self

    def name_features(self) -> dict[str, str]:
        """Return the feature of each folded heading."""
        levels = {_fold(f"{one.value}_level"): f"{one.value}_level" for one in Criterion}
        known = {_fold(text): feature for feature, texts in self.headings.items() for text in texts}
        return {**levels, **known}


def find_feature(field: str, features: Mapping[str, str]) -> str | None:
    """Return the feature that answers a model's field; None when no record can."""
    return features.get(_fold(field))


def _fold(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split()).casefold()


@lru_cache(maxsize=1)
def load_features(path: Path = FEATURES_PATH) -> Features:
    """Read the table that the package carries."""
    return read_table(path, Features, FeaturesInvalid)
