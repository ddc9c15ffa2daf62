"""Stated budgets: the sum that the client means to spend, in its own words or restated by the seller."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qualifier.reading.asked_products import is_denied_next, next_turn
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence, Speaker

_PHRASES = read_phrases("stated_budgets")

_MAY_STATE = pattern(r"\d|thousand|hundred|grand|тыс|сот|ст[оа]\b|двести|млн|милл")
# A word for the client's own money; the first sum soon after it is that money.
_OWN_MONEY = pattern(_PHRASES["_OWN_MONEY"])
_PRICE_BETWEEN = pattern(_PHRASES["_PRICE_BETWEEN"])
# The client's own way to name it without the word: "is $480 workable", "we're aiming at around 900".
_BY_CLIENT = pattern(_PHRASES["_BY_CLIENT"])
_WORKABLE = pattern(_PHRASES["_WORKABLE"])
_NAMED_AFTER = pattern(_PHRASES["_NAMED_AFTER"])
_REST = pattern(r"\b(?:left|remaining|leaving|over|above|below|under|short|остал\w+|сверх)\b")
_TOTAL = pattern(_PHRASES["_TOTAL"])
_CLAIMS_FIT = pattern(_PHRASES["_CLAIMS_FIT"])
_OBJECTS = pattern(_PHRASES["_OBJECTS"])
_GAP = 90
_SIGN_LENGTH = 5
_SIGN = pattern(r"[$€£₽]\s?$|\b(?:usd|eur|rub)\s?$")
_NOT_MONEY = pattern(
    r"\s?(?:%|percent|процент|units?\b|licen|-?day|-?week|-?hour|-?month|-?year|дн|недел|месяц|шт|лиценз|"
    r"/\d|:\d)"
)
_LEAST_BARE = 100
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedBudget:
    """What the client means to spend; `currency` is None when no sign was given."""

    amount: Decimal
    currency: str | None
    sentence: Sentence


def read_stated_budget(sentences: Sequence[Sentence]) -> StatedBudget | None:
    """Return the client's budget as last stated; the client's own words beat the seller's restatement.

    A price, a total or "it fits your budget" is the seller's claim and is never read as the budget.
    """
    own: StatedBudget | None = None
    restated: StatedBudget | None = None
    accepted: StatedBudget | None = None
    for at, sentence in enumerate(sentences):
        for budget in _budgets_in(sentence):
            if sentence.segment.speaker is not Speaker.SELLER:
                own = budget
            elif not is_denied_next(sentences, at):
                restated = budget
        accepted = _accepted_total(sentences, at) or accepted
    return own or restated or accepted


def _accepted_total(sentences: Sequence[Sentence], at: int) -> StatedBudget | None:
    """The seller's total that the client took as inside the budget: all we know that the client will pay."""
    sentence = sentences[at]
    if sentence.segment.speaker is not Speaker.SELLER or not _CLAIMS_FIT.search(_with_next(sentences, at)):
        return None
    totals = [match for match in _TOTAL.finditer(sentence.folded)]
    numbers = [n for n in find_numbers(sentence.folded) if totals and n.start >= totals[-1].end() - 2]
    numbers = [number for number in numbers if _may_be_money(sentence.folded, number)]
    if not numbers or is_denied_next(sentences, at) or _OBJECTS.search(next_turn(sentences, at)):
        return None
    currency = _currency_of(sentence.folded, numbers[0])
    return StatedBudget(amount=Decimal(str(numbers[0].as_sum())), currency=currency, sentence=sentence)


def _with_next(sentences: Sequence[Sentence], at: int) -> str:
    same = [s.folded for s in sentences[at : at + 2] if s.segment.speaker is Speaker.SELLER]
    return " ".join(same)


def _budgets_in(sentence: Sentence) -> Iterator[StatedBudget]:
    text = sentence.folded
    if not _MAY_STATE.search(text):
        return
    numbers = [number for number in find_numbers(text) if _may_be_money(text, number)]
    for at, number in enumerate(numbers):
        before = numbers[at - 1].end if at else 0
        if _is_budget(sentence, number, before):
            yield StatedBudget(
                amount=Decimal(str(number.as_sum())), currency=_currency_of(text, number), sentence=sentence
            )


def _is_budget(sentence: Sentence, number: Number, before: int) -> bool:
    """`before` is where the sum before this one ends: a budget word is followed by its own sum."""
    text = sentence.folded
    if _NAMED_AFTER.match(text[number.end : number.end + 40]):
        return True
    named = list(_OWN_MONEY.finditer(text, max(0, number.start - _GAP), number.start))
    if named:
        end = named[-1].end()
        between = text[end : number.start]
        is_next = before <= end
        return is_next and not _PRICE_BETWEEN.search(between) and not _REST.search(between)
    if sentence.segment.speaker is Speaker.SELLER:
        return False
    is_named = _BY_CLIENT.search(text[max(0, number.start - _GAP) : number.start]) is not None
    return (
        is_named and (_has_sign(text, number) or number.value >= _LEAST_BARE) and _fits_client(text, number)
    )


def _fits_client(text: str, number: Number) -> bool:
    is_plain = re.search(
        r"\b(?:aiming|working with|figure|keep|hold|stay|thinking|within|under|below|inside|targeting|"
        r"looking to spend|hoping for|"
        r"рассчитыва|ориентир|пределах)",
        text,
    )
    return bool(is_plain) or bool(_WORKABLE.match(text, number.end))


def _may_be_money(text: str, number: Number) -> bool:
    if _NOT_MONEY.match(text, number.end):
        return False
    return _has_sign(text, number) or number.scale >= 1000 or number.value >= _LEAST_BARE


def _has_sign(text: str, number: Number) -> bool:
    return (
        bool(_SIGN.search(text[max(0, number.start - _SIGN_LENGTH) : number.start]))
        or text[number.end :].lstrip()[:1] in _CURRENCIES
    )


def _currency_of(text: str, number: Number) -> str | None:
    before, after = text[: number.start].rstrip()[-1:], text[number.end :].lstrip()[:1]
    return _CURRENCIES.get(before) or _CURRENCIES.get(after)
