"""What each sign of identity is worth, and the two limits of the choice: data with dates and reasons."""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kit.errors import AppError
from kit.yaml_table import read_table

# The C loader reads ten times faster; both build nothing but plain values.
DEFAULT_PATH = Path(__file__).with_name("weights.yaml")


class Sign(StrEnum):
    """What agrees or differs between a lead and an entity."""

    INN_SAME = "inn_same"
    INN_WRITTEN = "inn_written"
    INN_SLIP = "inn_slip"
    INN_UNLIKE = "inn_unlike"
    INN_DIFFERS = "inn_differs"
    OGRN_WRITTEN = "ogrn_written"
    NUMBER_WRITTEN = "number_written"
    SITE_SAYS_SO = "site_says_so"
    SITE_SAME = "site_same"
    SITE_SAYS_OTHER = "site_says_other"
    SITE_DIFFERS = "site_differs"
    MAIL_DIFFERS = "mail_differs"
    MAIL_SAME = "mail_same"
    MAIL_TOO = "mail_too"
    PHONE_SAME = "phone_same"
    NAME_SAME = "name_same"
    NAME_CLOSE = "name_close"
    NAME_UNIQUE = "name_unique"
    NAME_KNOWN = "name_known"
    NAME_FORMER = "name_former"
    NAME_UNSURE = "name_unsure"
    NAME_DIFFERS = "name_differs"
    LEGAL_NAME_DIFFERS = "legal_name_differs"
    STRANGER = "stranger"
    FORM_SAME = "form_same"
    FORM_DIFFERS = "form_differs"
    CITY_SAME = "city_same"
    REGION_SAME = "region_same"
    CITY_DIFFERS = "city_differs"
    REGION_DIFFERS = "region_differs"
    TOWN_DIFFERS = "town_differs"
    COUNTRY_DIFFERS = "country_differs"
    KIND_SAME = "kind_same"
    KIND_DIFFERS = "kind_differs"
    NOT_ALIVE = "not_alive"
    HEIR_ALIVE = "heir_alive"
    FRANCHISE = "franchise"


class WeightsInvalid(AppError):
    """The weights of identity cannot be used."""

    code = "identity_weights_invalid"
    ru = "Веса для опознания компании нельзя использовать."


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Points(_Part):
    value: Annotated[int, Field(ge=-100, le=100)]
    since: date
    why: Annotated[str, Field(min_length=3)]


class _Limits(_Part):
    threshold: _Points
    margin: _Points


class IdentityWeights(_Part):
    """The whole table; every sign has its row."""

    limits: _Limits
    signs: dict[Sign, _Points]

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        missing = [sign.value for sign in Sign if sign not in self.signs]
        if missing:
            raise ValueError(f"signs: no row for {', '.join(missing)}")
        if min(self.limits.threshold.value, self.limits.margin.value) <= 0:
            raise ValueError("limits: both are above zero")
        name_alone = self.points(Sign.NAME_SAME) + self.points(Sign.FORM_SAME)
        if name_alone >= self.limits.threshold.value:
            raise ValueError("limits: a name alone must stay below the threshold")
        return self

    def points(self, sign: Sign) -> int:
        """Return what a sign is worth."""
        return self.signs[sign].value


@lru_cache(maxsize=4)
def load_weights(path: Path = DEFAULT_PATH) -> IdentityWeights:
    """Read and check the table; WeightsInvalid names the first fault."""
    return read_table(path, IdentityWeights, WeightsInvalid)
