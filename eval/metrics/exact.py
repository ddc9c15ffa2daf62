"""Are the numbers and dates read from the text exactly those that were said?"""

from collections.abc import Sequence
from dataclasses import dataclass

Value = int | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exactness:
    """`exact` counts a rightly empty field too; the other figures look at one kind of case each."""

    n: int
    exact: float | None
    stated: int
    exact_stated: float | None
    missed: int
    invented: int


def measure_exactness(pairs: Sequence[tuple[Value, Value]]) -> Exactness:
    """Compare (said, read) values of one field; missed and invented are counted apart."""
    stated = [(gold, got) for gold, got in pairs if gold is not None]
    return Exactness(
        n=len(pairs),
        exact=_share_equal(pairs),
        stated=len(stated),
        exact_stated=_share_equal(stated),
        missed=sum(got is None for _, got in stated),
        invented=sum(gold is None and got is not None for gold, got in pairs),
    )


def _share_equal(pairs: Sequence[tuple[Value, Value]]) -> float | None:
    return sum(gold == got for gold, got in pairs) / len(pairs) if pairs else None
