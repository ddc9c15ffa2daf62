"""Gates: several gated patterns asked at once, so that the texts of honest people are passed over at once."""

from qualifier.reading.cues import cue
from qualifier.reading.gated import Gated


class Gates:
    """Gated patterns of one purpose."""

    def __init__(self, *gates: Gated) -> None:
        self._gates = gates
        self._cue = cue(*gates)

    def may_match(self, low: str) -> bool:
        """Tell whether a lower-case text holds all that one of the patterns needs; runs no expression."""
        if not self._cue.stands_in(low):
            return False
        for gated in self._gates:  # noqa: SIM110 a generator costs twice as much
            if gated.may_match(low):
                return True
        return False

    def match(self, low: str) -> bool:
        """Tell whether one of the patterns matches a lower-case text."""
        if not self._cue.stands_in(low):
            return False
        for gated in self._gates:  # noqa: SIM110 a generator costs twice as much
            if gated.search(low) is not None:
                return True
        return False
