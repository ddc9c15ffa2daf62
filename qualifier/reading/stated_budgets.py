"""Stated budgets: the sum that the client means to spend, in its own words or restated by the seller."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from qualifier.reading.asked_products import is_denied_next, next_turn
from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.segments import Sentence, Speaker

_MAY_STATE = re.compile(r"\d|thousand|hundred|grand|тыс|сот|ст[оа]\b|двести|млн|милл")
# A word for the client's own money; the first sum soon after it is that money.
_OWN_MONEY = re.compile(
    r"\b(?:budget\w*|spending limit|limit|cap\b|capped|ceiling|set aside|earmarked|allocat\w+|"
    r"(?:can|could|able to|willing to|prepared to|want to|plan to) (?:\w+ )?(?:spend|pay|invest|afford|"
    r"go up to|"
    r"go as high as|stretch to)|(?:no|not) more than|nothing (?:over|above)|(?:cannot|\w+n't|not|"
    r"without) (?:\w+ )?(?:exceed\w*|go(?:ing)? (?:over|above|beyond|past))|you(?:'ve|"
    r" have)? (?:mentioned|indicated|specified|stated|quoted|named)|at most|maximum|max\b|up to|ballpark|"
    r"financial plans?|spending|funds|funding|price range|willing to go|"
    r"бюджет\w*|лимит\w*|потол\w+|выдел\w+|отлож\w+|заложи\w+|заложен\w*|предусмотр\w+|не (?:больше|"
    r"более|дороже|выше)|"
    r"максимум|готовы (?:по)?тратить|располага\w+|уложи\w+(?:ся)? в)"
)
_PRICE_BETWEEN = re.compile(
    r"\b(?:price|prices|priced|pricing|cost|costs|each|per|total|totals|brings?|comes?|amount(?:s|"
    r"ing)? to|unit|units|offer|"
    r"discount|package|bundle|fee|invoice|quote|цен\w*|стоит|стоимост\w*|кажд\w+|итого|скидк\w*|"
    r"за штуку)\b|[;]"
)
# The client's own way to name it without the word: "is $480 workable", "we're aiming at around 900".
_BY_CLIENT = re.compile(
    r"(?:\b(?:we have|i have|we've got|i've got|we are aiming (?:at|for)|we're aiming (?:at|for)|"
    r"we're working with|"
    r"our figure is|we can do|i can do|work with|(?:keep|hold) (?:it|this|that|everything|things|costs?|"
    r"the total|our costs?) (?:"
    r"under|below|within|to|at|around)|stay (?:under|below|within|around)|targeting|looking to spend|"
    r"thinking|thinking of|(?:fits?|fall|come|stay|be|remain|land|keep) (?:in )?(?:within|under|below|"
    r"inside|in at)|at or (?:below|under)|"
    r"hoping for|"
    r"у нас есть|у меня есть|есть|рассчитываем на|ориентир\w*|в пределах|"
    r"is|would|can you do it for|could you do it for)\s(?:somewhere |something |at or )?(?:about |"
    r"around |under |below |roughly |approximately |some |"
    r"only |just |"
    r"где-то |около |примерно |порядка |на )?(?:a figure of )?[$€£₽]?\s?)$"
)
_WORKABLE = re.compile(
    r"\D{0,12}\b(?:workable|work\b|doable|enough|feasible|possible|realistic|to spend|available|"
    r"for (?:this|it|"
    r"everything|the)|хватит|реально|на это|на все)"
)
_NAMED_AFTER = re.compile(
    r"\s?[-–(]?\s?(?:dollars?\s|usd\s|eur\s|руб\w*\s)?(?:(?:as|is|was|in|of|for|set|это|"
    r"как)\s){0,2}(?:(?:your|our|my|the|"
    r"total|whole|ваш|наш|весь)\s){0,2}(?:you(?:'ve| have)? (?:budgeted|set aside|allocated|mentioned)|"
    r"budget|spending limit|limit|cap|ceiling|бюджет\w*|лимит\w*|"
    r"потол\w+)\b"
)
_REST = re.compile(r"\b(?:left|remaining|leaving|over|above|below|under|short|остал\w+|сверх)\b")
_TOTAL = re.compile(
    r"\b(?:total\w*|altogether|all together|in all|it (?:would|will|'d|'ll) be|comes? to|"
    r"brings? \w+ (?:\w+ )?to|amounts? to|"
    r"investment|итого|всего|вместе|выйдет|получится|обойдется)\b"
)
_CLAIMS_FIT = re.compile(
    r"\b(?:fits?|within|align\w*|inside|under|below|meets?|match\w*|в рамках|уклад\w+|впис\w+|"
    r"в пределах)\b[^.?!]{0,30}"
    r"\b(?:your|the|ваш\w*) (?:\w+ )?(?:budget|бюджет\w*)"
)
_OBJECTS = re.compile(
    r"\b(?:over (?:our|my|the)|above (?:our|my)|too (?:much|high|expensive)|more than|tight|steep|pricey|"
    r"expensive|"
    r"can't afford|exceed\w*|дорого\w*|больше чем|не потян\w+|превыша\w+|многовато)"
)
_GAP = 90
_SIGN_LENGTH = 5
_SIGN = re.compile(r"[$€£₽]\s?$|\b(?:usd|eur|rub)\s?$")
_NOT_MONEY = re.compile(
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
