"""Words of one lead in an answer about another: a model's service that mixes its callers up is caught."""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
# So many words in a row are no chance.
_RUN = 8
# Leads asked about last; what a service mixes up, it mixes up within moments.
_REMEMBERED = 200


class ForeignWords:
    """Remembers the runs of words of the leads asked about last, as hashes and nothing else."""

    def __init__(self) -> None:
        self._runs: OrderedDict[str, frozenset[int]] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, lead_key: str, texts: Iterable[str]) -> None:
        """Note what is shown of a lead."""
        runs = frozenset(run for text in texts for run in _hash_runs(text))
        with self._lock:
            self._runs[lead_key] = runs
            self._runs.move_to_end(lead_key)
            while len(self._runs) > _REMEMBERED:
                self._runs.popitem(last=False)

    def stand_in(self, answer: str, lead_key: str) -> bool:
        """Tell whether an answer about a lead says eight words in a row that only another lead said."""
        said = _hash_runs(answer)
        with self._lock:
            said -= self._runs.get(lead_key, frozenset())
            return bool(said) and any(not said.isdisjoint(runs) for runs in self._runs.values())


def _hash_runs(text: str) -> set[int]:
    words = _WORD.findall(text.lower())
    return {hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1)}
