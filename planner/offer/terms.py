"""The seller's commercial terms that an offer states."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Figure, Strict

_PATH = Path(__file__).with_name("terms.yaml")
Days = Annotated[int, Field(gt=0, le=365)]
Share = Annotated[Decimal, Field(ge=0, le=1)]


class TermsInvalid(AppError):
    """The file of commercial terms is broken."""

    code = "offer_terms_invalid"
    ru = "Файл коммерческих условий испорчен."


class Terms(Strict):
    """How long prices hold, when materials and money are due, what a cancellation costs."""

    price_valid_days: Figure[Days]
    materials_working_days: Figure[Days]
    payment_working_days: Figure[Days]
    cancel_working_days: Figure[Days]
    cancel_share: Figure[Share]
    report_working_days: Figure[Days]


@cache
def load_terms(path: Path = _PATH) -> Terms:
    """Read the terms and check them whole."""
    return read_table(path, Terms, TermsInvalid)
