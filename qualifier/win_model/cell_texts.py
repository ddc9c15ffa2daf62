"""What the text of a cell says: a number, a day, or that nobody said anything."""

import math
import re
from collections.abc import Sequence
from datetime import datetime

# How exports write that there is no value; words such as "unknown" or "select" are values of their own.
NOTHING = frozenset(
    {"", "-", "—", "–", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "не указано", "не указан"}
    | {"не указана", "не задано", "нет данных", "не заполнено"}
)
DAY_FORMATS = (
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%m-%d-%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d.%m.%y",
    "%Y%m%d",
)
_SIGNS = re.compile(r"[\s\u00a0\u202f]|₽|руб\.?|rub|usd|eur|[$€%]", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d{1,3})?")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_LONGEST = 40
# A terminal would obey them.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def clean(cell: object) -> str | None:
    """Return a cell as one line of text, None when it says nothing."""
    text = " ".join(str(cell).split()) if cell is not None else ""
    if not text.isprintable():
        text = " ".join(text.translate(_CONTROLS).split())
    return None if text.casefold() in NOTHING else text


def read_number(text: str) -> float | None:
    """Read `1 234,50`, `1,234.50`, `12 %` or `1500 руб.`; None when it is no number."""
    if len(text) > _LONGEST:
        return None
    bare = _SIGNS.sub("", text)
    if "," in bare:
        whole = "." in bare or bare.count(",") > 1
        bare = bare.replace(",", "") if whole else bare.replace(",", ".")
    if not _NUMBER.fullmatch(bare):
        return None
    number = float(bare)
    return number if math.isfinite(number) else None


def find_day_format(texts: Sequence[str]) -> str | None:
    """Return the format in which nearly all texts are days: the texts tell days from months."""
    if not texts:
        return None
    hits = {form: sum(read_day(text, form) is not None for text in texts) for form in DAY_FORMATS}
    best = max(DAY_FORMATS, key=lambda form: hits[form])
    return best if hits[best] >= 0.95 * len(texts) else None


def read_day(text: str, form: str) -> float | None:
    """Return a day counted from the year 1; a time of day is left out."""
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return None
    try:
        return float(datetime.strptime(_TIME.sub("", text), form).toordinal())  # noqa: DTZ007 a day has no zone
    except ValueError:
        return None
