"""Revenues: what a company sells for in a year, told apart from prices, funds and budgets."""

import re
from dataclasses import dataclass

from qualifier.reading.money_words import CURRENCY_AFTER, CURRENCY_BEFORE
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

_HINT = re.compile(r"выруч|оборот|оборачив|turnover|turn over|turned over|revenue|sales|продаж|товарооборот")
_NAMED = re.compile(
    r"(?:\b(?:годов\w+ )?(?:выручк\w+|(?:товаро)?оборот(?:ом|а|у|е|ы)?\b)|оборачива\w+|\bturnover|"
    r"turn over|turned over|\brevenues?|"
    r"\b(?:annual|yearly|net|year's) sales|\bsales of|продажи за год)"
)
# What may stand between the word and its figure; anything else and the figure is of something else.
_GAP = re.compile(
    r"(?:[\s:—–=~≈,(«»\"-]|\b(?:компании|общества|сети|группы|банка|завода|наша|нашей|у нас|за|в|по|на|с|"
    r"год|года|году|г|гг|"
    r"прошл\w+|минувш\w+|последн\w+|текущ\w+|прошедш\w+|составил\w*|составля\w+|была?|был|около|примерно|"
    r"порядка|"
    r"перевалил\w*|превыси\w+|достиг\w*|вырос\w*|упал\w*|выш\w+|сократи\w+|снизи\w+|почти|более|больше|"
    r"свыше|под|до|где-то|итогам|руб\w*|в год|это|тогда|"
    r"is|was|were|grew|fell|rose|to|from|reached|exceeded|some|of|about|around|roughly|nearly|over|last|"
    r"this|year|years?'?s?|annual|for|in|at|the|our|stands|came to|"
    r"rub|usd|eur|cny|rubles|roubles)\b|[$€¥₽]|\b(?:19|20)\d\d\b)*"
)
_AFTER = re.compile(
    r"\s{0,2}(?:(?:руб\w*|р\.|₽|\$|€|usd|eur|rub|долларов|евро|юаней|rubles|roubles)\s*)?(?:в год |"
    r"годов\w+ |a year |per year |"
    r"annual |yearly |of |in )?(?:выручк|оборот|revenue|turnover|sales\b)"
)
_WISHED = re.compile(
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
