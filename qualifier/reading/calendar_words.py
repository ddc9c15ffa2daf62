"""The calendar's words in Russian and English: months, days in words, seasons, weekdays, counts."""

import re
from datetime import date

from qualifier.reading.date_spans import add_days, make_date
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("calendar_words")

_RU_ENDINGS = "(?:ь|я|ю|е|ем)"
# «Марта», «мая», «августа» alone may be a name: the genitive needs a preposition, a day or a year.
RU_BARE_MONTHS = _PHRASES["RU_BARE_MONTHS"]
RU_MONTHS = (
    rf"(?:январ|феврал|апрел|сентябр|октябр|ноябр|декабр|июн|июл){_RU_ENDINGS}"
    r"|(?:март|август)(?:а|у|е|ом)?|ма(?:й|я|ю|е|ем)"
)
EN_MONTHS = (
    "january|february|march|april|june|july|august|september|october|november|december"
    "|jan|feb|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
# Bare abbreviations are too often other words, they need a day or a year beside them.
SHORT_MONTHS = "янв|февр|фев|мар|апр|июн|июл|авг|сент|сен|окт|нояб|ноя|дек"
MONTH = rf"(?:{RU_MONTHS}|{EN_MONTHS}|may|mar|(?:{SHORT_MONTHS})\b)\.?(?![\w])"
_MONTH_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "янв jan", "фев feb", "мар mar", "апр apr", "май мая маю мае may", "июн jun",
            "июл jul", "авг aug", "сен sep", "окт oct", "ноя nov", "дек dec",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip

_TEENS = "(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат"
_RU_ORDINAL_STEM = (
    rf"(?:(?:двадцать|тридцать)[ -])?(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят)"
    rf"|{_TEENS}|десят|двадцат|тридцат"
)
RU_DAY_WORD = rf"(?:{_RU_ORDINAL_STEM})(?:ого|ое|ому|ом|ым|ый|ьего|ье|ьему|ьим|ьем|ий)"
RU_DAY_GENITIVE = rf"(?:{_RU_ORDINAL_STEM})(?:ого|ьего)"
EN_DAY_WORD = _PHRASES["EN_DAY_WORD"]
_RU_DAYS = (
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
)
_EN_DAYS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
_RU_ENDING = pattern(r"(?:ого|ое|ому|ом|ым|ый|ьего|ье|ьему|ьим|ьем|ий)$")

SEASON = (
    r"весн(?:а|ы|е|у|ой|ою)|лет(?:о|а|у|ом)|осен(?:ь|и|ью)|зим(?:а|ы|е|у|ой|ою)"
    r"|spring|summer|autumn|fall|winter"
)
_SEASONS = {"вес": 3, "spr": 3, "лет": 6, "sum": 6, "осе": 9, "aut": 9, "fal": 9, "зим": 12, "win": 12}

WEEKDAY = _PHRASES["WEEKDAY"]
_WEEKDAYS = {
    "пон": 0, "вто": 1, "сре": 2, "чет": 3, "пят": 4, "суб": 5, "вос": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

COUNT = _PHRASES["COUNT"]
_COUNTS = {
    "одн": 1, "оди": 1, "два": 2, "две": 2, "дву": 2, "три": 3, "тре": 3, "чет": 4, "пят": 5, "шес": 6,
    "сем": 7,
    "вос": 8, "дев": 9, "дес": 10, "пар": 2, "пол": 1.5, "a c": 2, "cou": 2, "a": 1, "an": 1, "one": 1,
    "two": 2, "thr": 3, "fou": 4, "fiv": 5, "six": 6, "sev": 7, "eig": 8, "nin": 9, "ten": 10, "ele": 11,
    "twe": 12,
}  # fmt: skip
_LONG_COUNTS = {"одиннадцат": 11, "двенадцат": 12, "восемнадцат": 18, "eighteen": 18}


def read_month(word: str) -> int:
    """Return the number of a month's name, whole or shortened."""
    return _MONTH_NUMBERS[word[:3]]


def read_day(word: str) -> int:
    """Return the day of the month from digits or an ordinal in words."""
    digits = re.match(r"\d{1,2}", word)
    if digits:
        return int(digits.group())
    parts = re.split(r"[ -]", word.strip())
    tens = {"двадцать": 20, "тридцать": 30, "twenty": 20, "thirty": 30}.get(parts[0], 0)
    stem = _RU_ENDING.sub("", parts[-1])
    if stem.startswith(("тридцат", "thirtieth")):
        return 30
    return tens + (_RU_DAYS.index(stem) if stem in _RU_DAYS else _EN_DAYS.index(stem)) + 1


def read_season(word: str) -> int:
    """Return the first month of a season."""
    return _SEASONS[word[:3]]


def read_weekday(word: str) -> int:
    """Return the weekday, Monday being 0."""
    return _WEEKDAYS[word[:3]]


def read_count(word: str | None) -> float:
    """Return a small count from digits or words; no word is one."""
    if not word:
        return 1
    if word[0].isdigit():
        return float(word.replace(",", "."))
    for stem, count in _LONG_COUNTS.items():
        if word.startswith(stem):
            return count
    return _COUNTS[word[:3]]


def easter(year: int, is_orthodox: bool) -> date:
    """Return Easter Sunday by the Orthodox or the Western reckoning (Meeus)."""
    if is_orthodox:
        moon = (19 * (year % 19) + 15) % 30
        weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + weekday + 114, 31)
        return add_days(date(year, month, day + 1), 13)
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def black_friday(year: int) -> date:
    """Return the Friday after the fourth Thursday of November."""
    first = make_date(year, 11, 1) or date(year, 11, 1)
    return add_days(first, (3 - first.weekday()) % 7 + 22)
