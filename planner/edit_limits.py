"""How much an edit may ask for: numbers with reasons, in `edit_limits.yaml`."""

from functools import cache
from pathlib import Path

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Figure, Positive, Strict

DEFAULT_PATH = Path(__file__).with_name("edit_limits.yaml")


class EditLimitsInvalid(AppError):
    """The limits of edits cannot be used."""

    code = "edit_limits_invalid"
    ru = "Пределы правок нельзя использовать."


class EditLimits(Strict):
    """Everything that bounds an edit."""

    price_times: Figure[Positive]
    edits_at_once: Figure[Positive]
    edits_in_chain: Figure[Positive]
    effects_at_once: Figure[Positive]
    reason_letters: Figure[Positive]
    author_letters: Figure[Positive]


@cache
def load_edit_limits(path: Path = DEFAULT_PATH) -> EditLimits:
    """Read and check the limits; EditLimitsInvalid names the file."""
    return read_table(path, EditLimits, EditLimitsInvalid)
