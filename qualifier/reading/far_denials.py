"""Denials that stand far from what they deny: «никто не говорил, что …», "there is no question of …"."""

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("far_denials")

# The words that are denied begin within so many letters of the denial.
_REACH = 70
_DENIED = pattern(rf"(?:{_PHRASES['_DENIED']})\b[^.!?;:]{{0,45}}$")
# A turn inside («… что денег нет, но …») ends what is denied.
_TURN = pattern(r",? \b(?:но|однако|зато|только|а|but|however|though|yet)\b ")


def is_denied_afar(text: str, start: int) -> bool:
    """Tell whether the words that begin at `start` are only what somebody denies, doubts or never said."""
    before = text[max(0, start - _REACH) : start]
    found = _DENIED.search(before)
    return found is not None and _TURN.search(before, found.start()) is None
