"""Quarters, half-years and years."""

import re

from qualifier.reading.date_forms import SHORT_YEAR_STARTS, YEAR_STARTS, FormFamily
from qualifier.reading.date_spans import Anchor, DateSpan, Precision, whole_months
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.stem_gate import stems
from qualifier.reading.whole_spans import is_whole
from qualifier.reading.year_words import YEAR, read_year, stretch

_PHRASES = read_phrases("long_dates")

_QUARTER = pattern(
    rf"(?<!\w)(?:q(?P<q>[1-4])|(?P<n>[1-4]|i{{1,3}}|iv|перв|втор|трет|четверт|последн|first|second"
    rf"|third|fourth|last)(?:-?(?:[йм]|ый|ом|ем|го|ого|ьего|ий|ой|ьем|st|nd|rd"
    rf"|th))?[ -](?:кв(?:\.|артал\w*)|quarter)){YEAR}?(?!\w)"
)
_HALF = pattern(
    rf"(?<!\w)(?:h(?P<h>[12])|(?P<n>[12]|перв|втор|first|second)(?:-?(?:е|ое|ом|ого|ому|го|м|ая|ой|ую"
    rf"|st|nd))? ?(?:полугоди\w+|половин\w+(?: года?|(?= 20\d\d))|half(?: of)?(?= 20\d\d| (?:this|next"
    rf"|the) year)|half-year)){YEAR}?(?!\w)"
)
_YEAR_ONLY = pattern(_PHRASES["_YEAR_ONLY"])

_ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "последн": 4}
_ORDER |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def _quarter(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    named = match["q"] or match["n"]
    number = int(named) if named.isdigit() else _ORDER[named]
    precision = Precision.RANGE if is_whole(match, match.start()) else Precision.QUARTER
    return stretch(match, anchor, 3 * number - 2, 3, precision)


def _half(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    named = match["h"] or match["n"]
    number = int(named) if named.isdigit() else _ORDER[named]
    return stretch(match, anchor, 6 * number - 5, 6, Precision.HALF)


def _year(match: re.Match[str], anchor: Anchor) -> DateSpan | None:
    year = read_year(match, anchor)
    is_whole = "весь" in match.group() or " of " in match.group()
    precision = Precision.RANGE if is_whole else Precision.YEAR
    return None if year is None else whole_months(year, 1, 12, precision)


LONG = (
    FormFamily(stems("квартал кв quarter q1 q2 q3 q4"), ((_QUARTER, _quarter),)),
    FormFamily(stems("полугодие половина half h1 h2"), ((_HALF, _half),)),
    FormFamily(YEAR_STARTS | SHORT_YEAR_STARTS, ((_YEAR_ONLY, _year),)),
)
