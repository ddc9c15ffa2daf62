"""Revenues: what a company sells for in a year, told apart from prices, funds and budgets."""

from dataclasses import dataclass

from qualifier.reading.money_words import CURRENCY_AFTER, CURRENCY_BEFORE
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

_PHRASES = read_phrases("revenues")

_HINT = pattern(r"выруч|оборот|оборачив|turnover|turn over|turned over|revenue|sales|продаж|товарооборот")
_NAMED = pattern(_PHRASES["_NAMED"])
# What may stand between the word and its figure; anything else and the figure is of something else.
_GAP = pattern(_PHRASES["_GAP"])
_AFTER = pattern(_PHRASES["_AFTER"])
_WISHED = pattern(
    r"\b(?:план\w*|прогноз\w*|цель|хотим|хочу|мечта\w+|target|forecast|plan\w*)\b[^.;!?]{0,12}$"
)
_LEAST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Revenue:
    """A yearly revenue in units of its currency."""

    amount: float
    currency: str


def read_revenues(sentence: Sentence) -> tuple[Signal[Revenue], ...]:
    """Return the revenues that a sentence states."""
    return tuple(
        Signal(value=revenue, sentence=sentence, start=number.start, end=number.end)
        for number, revenue in _find(sentence.folded)
    )


def find_revenues(text: str) -> tuple[Revenue, ...]:
    """Return the revenues that a folded line states."""
    return tuple(revenue for _, revenue in _find(text))


def _find(text: str) -> tuple[tuple[Number, Revenue], ...]:
    if not _HINT.search(text):
        return ()
    ends = [found.end() for found in _NAMED.finditer(text) if not _is_wished(text, found.start())]
    return tuple(
        (number, Revenue(amount=number.as_sum(), currency=_find_currency(text, number)))
        for number in find_numbers(text)
        if number.as_sum() >= _LEAST and _is_revenue(text, number, ends)
    )


def _is_wished(text: str, at: int) -> bool:
    return _WISHED.search(text, max(0, at - 25), at) is not None


def _is_revenue(text: str, number: Number, ends: list[int]) -> bool:
    if _AFTER.match(text, number.end):
        return True
    last = max((end for end in ends if end <= number.start), default=None)
    return (
        last is not None and number.start - last < 60 and _GAP.fullmatch(text, last, number.start) is not None
    )


def _find_currency(text: str, number: Number) -> str:
    head = text[max(0, number.start - 10) : number.start]
    found = CURRENCY_AFTER.match(text, number.end) or CURRENCY_BEFORE.search(head)
    return str(found.lastgroup) if found else "RUB"
