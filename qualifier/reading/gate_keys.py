"""Gate keys: one cheap look that tells whether any of many gated patterns could match a text."""

from collections.abc import Iterable

from qualifier.reading.cues import cue
from qualifier.reading.gated import Gated
from qualifier.reading.patterns import pattern

_LATIN = pattern(r"[a-z]{2}")


class GateKeys:
    """The keys of several gates, parted by alphabet: most texts hold letters of one only."""

    def __init__(self, gates: Iterable[Gated]) -> None:
        keys = tuple(dict.fromkeys(key for gated in gates for key in gated.keys))
        latin = tuple(key for key in keys if _LATIN.search(key))
        self._cue = cue(words=keys)
        self._latin = latin
        self._marks = tuple(key for key in keys if key not in latin and key.isascii())
        self._other = tuple(key for key in keys if not key.isascii())

    def stand_in(self, low: str) -> bool:
        """Tell whether a lower-case text holds any of the keys."""
        if not self._cue.stands_in(low):
            return False
        if not low.isascii() and _holds_any(low, self._other):
            return True
        if _holds_any(low, self._marks):
            return True
        return _LATIN.search(low) is not None and _holds_any(low, self._latin)


def _holds_any(low: str, keys: tuple[str, ...]) -> bool:
    for key in keys:  # noqa: SIM110 a generator costs twice as much
        if key in low:
            return True
    return False
