"""Identifiers are made by a function that is passed in: random in production, counted in tests."""

import itertools
import secrets
from collections.abc import Callable

NewId = Callable[[str], str]


def make_random_id(prefix: str) -> str:
    """Return `prefix_` and 26 random characters, which nobody can guess from another id."""
    return f"{prefix}_{secrets.token_hex(13)}"


def make_sequential_ids() -> NewId:
    """Return a maker of `prefix_1`, `prefix_2`, … for tests and evals."""
    counter = itertools.count(1)
    return lambda prefix: f"{prefix}_{next(counter)}"
