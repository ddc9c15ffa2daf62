"""A plain form of a text to look for personal data in: one width, one dash, digits for number words.

Every letter of the form knows which stretch of the text it stands for: what is found is cut from the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－‧·•", "-")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[a-zа-яё]+", re.IGNORECASE)
_UNITS = ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
_TEENS = ("десять", "один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
_TENS = ("двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто")
_HUNDREDS = ("двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот")
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NUMBERS = {
    **{word: str(number) for number, word in enumerate(_UNITS)},
    **{word if number == 10 else f"{word}надцать": str(number) for number, word in enumerate(_TEENS, 10)},
    **{word: str(number * 10) for number, word in enumerate(_TENS, 2)},
    **{word: str(number * 100) for number, word in enumerate(_HUNDREDS, 2)},
    **{word: str(number) for number, word in enumerate(_ENGLISH)},
    "сто": "100",
    "нуль": "0",
    "одна": "1",
    "две": "2",
    "плюс": "+",
    "plus": "+",
    "oh": "0",
    **{
        word: str(number)
        for number, word in enumerate(
            (
                "нолик",
                "единица",
                "двойка",
                "тройка",
                "четверка",
                "пятерка",
                "шестерка",
                "семерка",
                "восьмерка",
                "девятка",
            )
        )
    },
}
_TIMES = {"double": 2, "triple": 3, "два": 2, "три": 3, "четыре": 4, "пять": 5}
_REPEATED = re.compile(
    r"(?i)(?<!\w)(?:(?P<count>два|три|четыре|пять) нул(?:я|ей)"
    rf"|(?P<times>double|triple) (?P<said>{'|'.join(_ENGLISH)}|oh))(?!\w)"
)
_REPEATS = ("нуля", "нулей", "double ", "triple ")
_LEADS = ("телефон", "тел", "моб")


@dataclass(frozen=True, slots=True)
class Shadow:
    """The plain form; letter i of it stands for `text[starts[i]:ends[i]]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the form stands in the text."""
        return self.starts[start], self.ends[end - 1]


def cast_shadow(text: str) -> Shadow:
    """Make the plain form: compatible letters, no invisible marks, one dash, lines kept."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, letter in enumerate(text):
        for plain in _plain(letter):
            letters.append(plain)
            starts.append(place)
            ends.append(place + 1)
    return Shadow("".join(letters), tuple(starts), tuple(ends))


def spell_out(shadow: Shadow) -> Shadow:
    """Write number words as digits, numbers of several words as one stretch."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for number in _join_numbers(shadow.text, _find_numbers(shadow.text)):
        letters += shadow.text[done : number.start]
        starts += shadow.starts[done : number.start]
        ends += shadow.ends[done : number.start]
        first, last = shadow.place(number.start, number.end)
        letters += number.digits
        starts += [first] * len(number.digits)
        ends += [last] * len(number.digits)
        done = number.end
    letters += shadow.text[done:]
    return Shadow("".join(letters), (*starts, *shadow.starts[done:]), (*ends, *shadow.ends[done:]))


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    digits: str


def _find_numbers(text: str) -> Iterator[_Number]:
    """Yield numbers said in words, in order; «три нуля» and `double zero` are one each."""
    done = 0
    plain = text.lower()
    repeating = _REPEATED.finditer(text) if any(sign in plain for sign in _REPEATS) else ()
    for repeated in repeating:
        yield from _find_words(text, done, repeated.start())
        digit = _NUMBERS[(repeated["said"] or "ноль").lower()]
        times = _TIMES[(repeated["times"] or repeated["count"]).lower()]
        yield _Number(repeated.start(), repeated.end(), digit * times)
        done = repeated.end()
    yield from _find_words(text, done, len(text))


def _find_words(text: str, start: int, end: int) -> Iterator[_Number]:
    for word in _WORD.finditer(text, start, end):
        said = word.group().lower().replace("ё", "е")
        if said in _NUMBERS:
            yield _Number(word.start(), word.end(), _NUMBERS[said])
            continue
        # Dictated in haste: the word for a telephone runs into the number.
        for lead in _LEADS:
            if said.startswith(lead) and said[len(lead) :] in _NUMBERS:
                yield _Number(word.start() + len(lead), word.end(), _NUMBERS[said[len(lead) :]])
                break


def _join_numbers(text: str, numbers: Iterator[_Number]) -> Iterator[_Number]:
    """«девятьсот двадцать пять» is 925: a smaller word fills the zeros of the one before it."""
    held: _Number | None = None
    for number in numbers:
        if held is not None and text[held.end : number.start] == " " and _fills(held.digits, number.digits):
            zeros = len(number.digits)
            held = _Number(held.start, number.end, held.digits[:-zeros] + number.digits)
            continue
        if held is not None:
            yield held
        held = number
    if held is not None:
        yield held


def _fills(digits: str, smaller: str) -> bool:
    is_filling = smaller.isdecimal() and smaller[0] != "0" and len(smaller) < len(digits)
    return is_filling and digits[-len(smaller) :] == "0" * len(smaller)


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    if letter in _DASHES:
        return "-"
    kind = unicodedata.category(letter)
    if kind == "Cf" or 0xE0000 <= ord(letter) <= 0xE007F:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(letter))
    if letter != "\n" and _BLANK.match(letter):
        return " "
    if ord(letter) < 0x2000:
        return letter
    return unicodedata.normalize("NFKC", letter)
