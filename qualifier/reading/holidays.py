"""Holidays and trade days that people date by: «к Новому году», 8 марта, Black Friday, back to school."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from qualifier.reading.calendar_words import black_friday, easter
from qualifier.reading.date_spans import Anchor, DateSpan, Lean, add_days, make_date, one_day
from qualifier.reading.patterns import pattern
from qualifier.reading.stem_gate import stems, word_starts

_FIXED: Mapping[str, tuple[int, int]] = {
    r"(?<!старого )нов(?:ый|ого|ому|ым|ом) год(?:а|у|ом)?|нг|new year'?s?(?: eve)?": (12, 31),
    r"дн?[юьея]м? защиты детей|children'?s day": (6, 1),
    r"дн?[юьея]м? защитника отечества": (2, 23),
    r"международн\w+ женск\w+ дн\w+|women'?s day|восьмо(?:го|му|е) марта": (3, 8),
    r"дн?[юьея]м? знаний|back[- ]to[- ]school|(?:под|к|до|на) школу|к школе|к учебному году"
    r"|нача\w+ учебного года": (9, 1),
    r"дн?[юьея]м? (?:св(?:\.|ятого)? ?)?валентина|дн?[юьея]м? (?:всех )?влюбленных|valentine'?s?(?: day)?": (
        2,
        14,
    ),
    r"дн?[юьея]м? победы|victory day": (5, 9),
    r"дн?[юьея]м? россии": (6, 12),
    r"halloween|хэллоуин\w*|хеллоуин\w*": (10, 31),
    r"дн?[юьея]м? холостяков?|singles'? day|распродаж\w+ 11\.11|11\.11": (11, 11),
    r"январск(?:ие|им|их|ими) (?:праздник\w*|каникул\w*|выходн\w+)|новогодн\w+ каникул\w*": (1, 1),
    r"ноябрьск(?:ие|им|их|ими) (?:праздник\w*|выходн\w+|каникул\w*)": (11, 4),
    r"май(?:ские|ским|ских|скими)(?: праздник\w*)?|may holidays": (5, 1),
}
_MOVING: Mapping[str, Callable[[int], date]] = {
    r"пасх(?:а|е|и|у|ой)|светл\w+ воскресень\w+": lambda year: easter(year, is_orthodox=True),
    r"easter": lambda year: easter(year, is_orthodox=False),
    r"масляниц\w+|маслениц\w+": lambda year: add_days(easter(year, is_orthodox=True), -55),
    r"черн(?:ая|ой|ую) пятниц(?:а|ы|е|у|ей)|black friday": black_friday,
    r"киберпонедельник\w*|cyber monday": lambda year: add_days(black_friday(year), 3),
    r"christmas|xmas": lambda year: date(year, 12, 25),
    r"рождеств(?:о|а|у|е)": lambda year: date(year, 1, 7),
    r"thanksgiving": lambda year: add_days(black_friday(year), -1),
}
_STARTS = stems(
    "новый нового новому новым новом нг new день дня дню дне днем children's women's victory женским "
    "женский женского женскому "
    "восьмое восьмого восьмому back школу школе учебному учебного valentine's halloween хэллоуин "
    "хеллоуин singles "
    "распродажа 11 майские майским майских may пасха пасхе пасхи пасху пасхой светлое светлого easter "
    "масленица "
    "масляница черная черной черную black киберпонедельник cyber christmas xmas рождество рождества "
    "рождеству "
    "рождестве thanksgiving международный international нг январские январским январских январскими "
    "новогодние "
    "новогодним новогодних ноябрьские ноябрьским ноябрьских"
)


def _compile(names: str) -> re.Pattern[str]:
    return pattern(rf"(?<!\w)(?:{names})(?!\w)(?:[ ,-]{{0,3}}(?P<year>20\d\d)\b)?")


_FIXED_PATTERNS = tuple((_compile(names), day) for names, day in _FIXED.items())
_MOVING_PATTERNS = tuple((_compile(names), rule) for names, rule in _MOVING.items())


def find_holidays(
    text: str, anchor_at: Callable[[re.Match[str]], Anchor]
) -> tuple[tuple[int, int, DateSpan], ...]:
    """Return each holiday named in folded text with its span and day; the coming one without a year."""
    if _STARTS.isdisjoint(word_starts(text)):
        return ()
    found = []
    for name, (month, day) in _FIXED_PATTERNS:
        for match in name.finditer(text):
            span = _place(match["year"], lambda year: make_date(year, month, day), anchor_at(match))  # noqa: B023
            found += _keep(match, span)
    for name, rule in _MOVING_PATTERNS:
        for match in name.finditer(text):
            found += _keep(match, _place(match["year"], rule, anchor_at(match)))
    return tuple(found)


def _keep(match: re.Match[str], span: DateSpan | None) -> list[tuple[int, int, DateSpan]]:
    return [] if span is None else [(match.start(), match.end(), span)]


def _place(named: str | None, rule: Callable[[int], date | None], anchor: Anchor) -> DateSpan | None:
    if named:
        return one_day(rule(int(named)))
    years = [anchor.day.year + shift for shift in (-1, 0, 1)]
    days = [day for year in years if 1 < year < 9999 and (day := rule(year))]
    if anchor.lean is Lean.PAST:
        return one_day(max((day for day in days if day <= anchor.day), default=None))
    if anchor.lean is Lean.NEAREST:
        return one_day(min(days, key=lambda day: abs(day - anchor.day), default=None))
    return one_day(min((day for day in days if day >= anchor.day), default=None))
