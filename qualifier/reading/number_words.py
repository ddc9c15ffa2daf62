"""Number words of both languages in every case form, with what each adds to a number."""

from dataclasses import dataclass
from enum import StrEnum

from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("number_words")


class Slot(StrEnum):
    """Where a number word stands inside a group of three digits, or that it scales the group."""

    ZERO = "zero"
    ONES = "ones"
    TEENS = "teens"
    TENS = "tens"
    HUNDREDS = "hundreds"
    SCALE = "scale"  # a thousand, a million
    SCALES = "scales"  # the same in the plural: «тысяч двести» is two hundred thousand
    SHARE = "share"  # one and a half, half: multiplies the scale that follows
    HALF = "half"  # «три с половиной»: adds a half of what was said last
    POINT = "point"  # «two point five»: the digits that follow are a fraction


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word of a number: its slot and its value."""

    slot: Slot
    value: float


_ONES: dict[float, str] = {
    1: "один одна одно одного одной одному одним одном одну одною one",
    2: "два две двух двум двумя two",
    3: "три трех трем тремя three",
    4: "четыре четырех четырем четырьмя four",
    5: "пять пяти пятью five",
    6: "шесть шести шестью six",
    7: "семь семи семью seven",
    8: "восемь восьми восемью восьмью восемию eight",
    9: "девять девяти девятью nine",
}
_TEENS: dict[float, str] = {
    10: "десять десяти десятью ten",
    11: "одиннадцать одиннадцати одиннадцатью eleven",
    12: "двенадцать двенадцати двенадцатью twelve",
    13: "тринадцать тринадцати тринадцатью thirteen",
    14: "четырнадцать четырнадцати четырнадцатью fourteen",
    15: "пятнадцать пятнадцати пятнадцатью fifteen",
    16: "шестнадцать шестнадцати шестнадцатью sixteen",
    17: "семнадцать семнадцати семнадцатью seventeen",
    18: "восемнадцать восемнадцати восемнадцатью eighteen",
    19: "девятнадцать девятнадцати девятнадцатью nineteen",
}
_TENS: dict[float, str] = {
    20: "двадцать двадцати двадцатью twenty",
    30: "тридцать тридцати тридцатью thirty",
    40: "сорок сорока forty fourty",
    50: "пятьдесят пятидесяти пятьюдесятью fifty полтинник полтинника",
    60: "шестьдесят шестидесяти шестьюдесятью sixty",
    70: "семьдесят семидесяти семьюдесятью seventy",
    80: "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью восемьюдесятью eighty",
    90: "девяносто девяноста ninety",
}
_HUNDREDS: dict[float, str] = {
    100: "сто ста стам стами стах сотня сотню сотни сотней",
    150: "полтораста полутораста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах",
    600: "шестьсот шестисот шестистам шестьюстами шестистах",
    700: "семьсот семисот семистам семьюстами семистах",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмьюстами восьмистах",
    900: "девятьсот девятисот девятистам девятьюстами девятистах",
}
_SCALE: dict[float, str] = {
    1e3: "тысяча тысячу тысячей тысячею тысячью тысяче тыща тыщу косарь thousand grand k",
    1e6: "миллион миллиону миллионом миллионе лям ляму лямом лимон лимону лимоном мильон million mln mil",
    1e9: "миллиард миллиарду миллиардом миллиарде ярд billion bn bln",
    1e12: "триллион триллиону триллионом триллионе trillion",
}
_SCALES: dict[float, str] = {
    1e3: "тысячи тысяч тысячам тысячами тысячах тыс тыщ тыщи тыщами тышь тыщь тыр тыров тыра косарей косаря "
    "thousands тр",
    1e6: "миллиона миллионы миллионов миллионам миллионами миллионах млн млн. лям ляма лямов лямы лимона "
    "лимонов лимоны мильонов мильона millions mio",
    1e9: "миллиарда миллиарды миллиардов миллиардам миллиардами миллиардах млрд ярда ярдов billions",
    1e12: "триллиона триллионы триллионов триллионам триллионами триллионах трлн trillions",
}
_SHARE: dict[float, str] = {
    1.5: "полтора полторы полутора",
    2: "пара пару пары пару-тройку couple",
    0.5: "пол half",
    0.25: "четверть четверти quarter",
}


_ZEROS = "ноль ноля нолю нолем ноле нуль нуля нулю нулем нуле zero"
_SLANG_HUNDRED_THOUSAND = "сотка сотку сотки соток сотками"
_AMBIGUOUS = _PHRASES["_AMBIGUOUS"]


def _split(line: str) -> tuple[str, ...]:
    return tuple(line.split())


def _table() -> dict[str, NumberWord]:
    slots = (
        (Slot.SCALES, _SCALES),
        (Slot.ONES, _ONES),
        (Slot.TEENS, _TEENS),
        (Slot.TENS, _TENS),
        (Slot.HUNDREDS, _HUNDREDS),
        (Slot.SHARE, _SHARE),
        (Slot.SCALE, _SCALE),
    )
    words = {
        word: NumberWord(slot, value)
        for slot, forms in slots
        for value, line in forms.items()
        for word in line.split()
    }
    words.update(dict.fromkeys(_split(_ZEROS), NumberWord(Slot.ZERO, 0)))
    # English builds its hundreds («two hundred»), Russian has a word for each.
    # «две сотки» is two hundred thousand; with one scale for it «три сотки» needs no rule of its own.
    words.update(dict.fromkeys(_split(_SLANG_HUNDRED_THOUSAND), NumberWord(Slot.SCALE, 1e5)))
    words["hundred"] = words["hundreds"] = words["сотен"] = NumberWord(Slot.SCALE, 100)
    return words


WORDS = _table()
# Words that scale a number but are something else when they stand alone.
NEVER_FIRST = frozenset(_split(_AMBIGUOUS))
# Written after digits, and only there: 300к, 1,5кк, 60т, 2m, 450 т.р.
SUFFIXES: dict[str, float] = {
    "к": 1e3,
    "k": 1e3,
    "т": 1e3,
    "тр": 1e3,
    "кк": 1e6,
    "kk": 1e6,
    "m": 1e6,
    "м": 1e6,
    "mm": 1e6,
    "mn": 1e6,
    "b": 1e9,
}
