"""What one result may cost when no measure is named: «250 заказов до 300 рублей», "$2 an install"."""

from decimal import Decimal

from planner.brief import KpiName
from planner.brief_reading.brief_text import BriefText
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.numbers import Number
from qualifier.reading.patterns import pattern

MONEY_AFTER = pattern(r"\s?(?:руб|₽|р\b|rub|тыс\w*\s?руб|млн\s?руб|\$|€|eur|usd)")
PIECES = pattern(r"\s*(?:тыс\w*\.?\s?)?(?:штук|шт\b)")
# «дороже двух тысяч за штуку не потянем», «лучше дешевле 300 руб.», "no more than 1,500 per connection".
_DEARER = pattern(r"(?:дороже|дешевле|cheaper than|не дороже)(?: чем)?\s(?:по\s)?$")
_APIECE = pattern(
    r"(?:\s?(?:тыс\w*|руб\w*\.?|₽|р\.?|rub\w*|roubles?|rubles?))*,?\s?(?:(?:за|на)\s(?:одн\w+\s|"
    r"кажд\w+\s|нов\w+\s)?(?P<for>\w+)|(?:per|for (?:a|each|one)|a)\s(?P<per>\w+)|"
    r"(?P<each>с носа|за единицу|apiece|each|максимум|maximum|max))"
)
_UP_TO = pattern(
    r"(?:больше|выше|более|more than|до|не (?:больше|более|выше|дороже)(?: чем)?|по|максимум|"
    r"в пределах|under|up to|at(?: most)?|no (?:more|higher) than|not (?:more|over|above)(?: than)?|"
    r"less than|"
    r"maximum|max\.?|below|ceiling of|cap of)\s(?:(?:rub|rur|руб\.?|₽|eur|usd|€|\$)\s?)?$"
)
_OF_THINGS = frozenset({"штуку", "единицу", "человека", "каждого", "каждую", "piece", "unit", "person"})


# «250 первых заказов до 300 рублей», "900 sign-ups at up to RUB 1,100".
_PRICED = pattern(
    r"\d (?:[\w-]+ ){0,2}(?P<noun>[\w-]+)\.?,? (?:до|по|не дороже|не более|максимум по|"
    r"at up to|at most|for up to|under|at) (?:rub |₽|\$)?$"
)


def _cost_of(noun: str) -> KpiName | None:
    words = read_word_list("kpi")
    if words["leads"].match(noun):
        return KpiName.CPL
    is_sale = words["sales_counted"].match(noun) or words["installs"].match(noun)
    return KpiName.CPA if is_sale else None


def read_unit_cost(text: str, number: Number) -> KpiName | None:
    """What one result may cost, when no measure is named: a lead's or an order's by the noun said."""
    left = text[max(0, number.start - 30) : number.start]
    priced = _PRICED.search(left) if MONEY_AFTER.match(text, number.end) else None
    if priced and (cost := _cost_of(priced["noun"])) is not None:
        return cost
    if priced and PIECES.fullmatch(priced["noun"]):
        return KpiName.CPL if read_word_list("kpi")["leads"].search(text) else KpiName.CPA
    after = _APIECE.match(text, number.end)
    if _DEARER.search(left) is None and not (after is not None and _UP_TO.search(left)):
        return None
    noun = (after["for"] or after["per"] or "") if after else ""
    if (cost := _cost_of(noun)) is not None:
        return cost
    is_plain = not noun or noun in _OF_THINGS or _DEARER.search(left) is not None
    words = read_word_list("kpi")
    return (KpiName.CPL if words["leads"].search(text) else KpiName.CPA) if is_plain else None


_DOLLARS = (pattern(r"(?:\$|\busd)\s?$"), pattern(r"\s?(?:\$|usd\b|dollars?\b|доллар\w*|бакс\w*)"))
_EUROS = (pattern(r"(?:€|\beur)\s?$"), pattern(r"\s?(?:€|eur\b|euros?\b|евро\b)"))


def in_roubles(brief: BriefText, text: str, number: Number, value: Decimal) -> Decimal:
    """What a result may cost is told in roubles, at the house's rate of another currency."""
    for currency, (before, after) in (("USD", _DOLLARS), ("EUR", _EUROS)):
        if before.search(text[: number.start]) or after.match(text, number.end):
            return value * Decimal(str(brief.profile.currency_rub[currency].value))
    return value
