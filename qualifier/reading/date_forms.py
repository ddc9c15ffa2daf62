"""Forms that dates are written in: families that are tried only where their words stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from qualifier.reading.date_spans import Anchor, DateSpan
from qualifier.reading.stem_gate import STEM, stems

Resolver = Callable[[re.Match[str], Anchor], DateSpan | None]

_RU_MONTH_STEMS = "янв фев мар апр мая май июн июл авг сен окт ноя дек".split()  # noqa: SIM905
_EN_MONTH_STEMS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
MONTH_STARTS = stems(
    "январ феврал март апрел мая май мае маю маем июнь июня июне июню июнем июль июля июле июлю август "
    "сентябр "
    "октябр ноябр декабр янв фев мар апр июн июл авг сен окт ноя дек january february march april may "
    "june july "
    "august september october november december jan feb mar apr jun jul aug sep oct nov dec"
) | {f"{day}{month}"[:STEM] for day in range(1, 32) for month in (*_RU_MONTH_STEMS, *_EN_MONTH_STEMS)}
SEASON_STARTS = stems(
    "весна весны весне весну весной лето лета лету летом осень осени осенью зима зимы зиме зиму зимой зимою "
    "spring summer autumn fall winter"
)
YEAR_STARTS = stems("год года году годом year") | {str(year) for year in range(2000, 2100)}
SHORT_YEAR_STARTS = {str(year) for year in range(20, 50)}
ORDINAL_STARTS = stems(
    "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
    "двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого "
    "девятнадцатого двадцатого тридцатого го ое му е числа first second third fourth fifth sixth seventh "
    "eighth "
    "ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth "
    "twenty twentieth thirty thirtieth"
) | {f"{day}{end}"[:STEM] for day in range(1, 32) for end in ("го", "ое", "му", "st", "nd", "rd", "th")}


@dataclass(frozen=True, slots=True)
class FormFamily:
    """Forms with their resolvers; a text without a word that begins as one of `starts` holds none of them."""

    starts: frozenset[str]
    forms: tuple[tuple[re.Pattern[str], Resolver], ...]
