"""Days as exports write them: by the form that a column's own cells tell, or as seconds since 1970."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from qualifier.win_model.cell_texts import DAY_FORMATS, read_day

_MONTH_FIRST = ("%m/%d/%Y", "%m-%d-%Y")
# Forms that can be nothing else, read wherever they stand.
_PLAIN = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%Y.%m.%d")
_FIRST_YEAR = 1970
_LAST_YEAR = 2100
_SECONDS_DIGITS = (9, 10)
_MILLISECONDS_DIGITS = (12, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCells:
    """The form of each column's days."""

    forms: Mapping[str, str]

    @classmethod
    def of_samples(cls, samples: Mapping[str, Sequence[str]], *, month_first: bool) -> "DayCells":
        """Tell each column's form by its first cells; where they fit two forms the map's word decides."""
        order = (*_MONTH_FIRST, *(form for form in DAY_FORMATS if form not in _MONTH_FIRST))
        forms = order if month_first else DAY_FORMATS
        return cls(forms={column: _choose(texts, forms) for column, texts in samples.items()})

    def read(self, text: str, column: str) -> date | None:
        """Return a cell's day, None when it is none."""
        return _read(text, self.forms.get(column, DAY_FORMATS[0]))


def _choose(texts: Sequence[str], forms: Sequence[str]) -> str:
    different = list(dict.fromkeys(texts))
    return max(forms, key=lambda form: sum(read_day(text, form) is not None for text in different))


@lru_cache(maxsize=20_000)
def _read(text: str, form: str) -> date | None:
    if text.isdecimal() and text.isascii() and len(text) in (*_SECONDS_DIGITS, *_MILLISECONDS_DIGITS):
        seconds = int(text) / (1 if len(text) in _SECONDS_DIGITS else 1_000)
        return datetime.fromtimestamp(seconds, UTC).date()
    for known in (form, *_PLAIN):
        ordinal = read_day(text, known)
        if ordinal is not None:
            day = date.fromordinal(int(ordinal))
            return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
    return None
