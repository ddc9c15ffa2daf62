"""Budget of a brief: the ask in roubles without VAT for the whole flight, and how the client put it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.corrections import read_corrected_sum
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.spelt_sums import (
    SpeltSum,
    is_ceiling,
    read_month_count,
    read_spelt_sum,
    read_spent,
)
from planner.brief_reading.sums_beside_media import read_media_lines, read_sum_beside_media
from planner.brief_reading.sums_in_parts import read_lower_end, read_sum_of_parts, read_worded_ends
from planner.brief_reading.unpriced import (
    SPEAKS_OF_MONEY,
    is_named,
    is_of_past,
    is_price,
    is_promised,
    is_refused,
)
from planner.brief_reading.vat import NO_MONEY, of_money, read_vat, vat_rate_of
from planner.brief_reading.word_lists import read_word_list
from qualifier.criteria.budget_ask import Ask, find_asks
from qualifier.criteria.stated_sums import read_money
from qualifier.profile import Profile
from qualifier.reading.money import Amount, Period, Role, read_amounts
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.signals import Signal

_KOPECK = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The ends of the sum, each None when nobody said it; `is_unsettled`: a part of it is not agreed yet."""

    low: Found[Decimal | None]
    high: Found[Decimal | None]
    vat_included: Found[bool | None]
    is_unsettled: bool = False


_NONE: Found[None] = Found(value=None)


def read_budget(brief: BriefText, serves_from: date | None, serves_to: date | None = None) -> Budget:
    """Return the budget; the days of service tell the VAT rate, and how many months a monthly sum is paid."""
    amounts = _amounts(brief)
    gross = find_asks(brief.evidence, _without_vat(brief.profile), amounts)
    vat = read_vat(brief)
    spelt = (
        read_corrected_sum(brief, labelled_rub=_labelled(brief, amounts))
        or read_sum_of_parts(_money_first(brief), brief.profile)
        or read_spelt_sum(_money_first(brief), first=serves_from, last=serves_to)
    )
    spelt = spelt or read_media_lines(brief.passages, gross[-1].high_rub if gross else None)
    if spelt is None and not gross:
        spelt = read_sum_beside_media(brief.passages)
    if spelt is not None:
        return _spelt(brief, spelt, vat, serves_from)
    if not gross:
        return _bare_cell(brief, vat)
    net = find_asks(brief.evidence, brief.profile, amounts)[-1]
    vat = _settle_vat(vat, gross[-1], net)
    divisor = 1 + vat_rate_of(brief, serves_from) if vat.value is True else Decimal(1)
    quotes = _quote(gross[-1])
    ends = read_lower_end(amounts, gross[-1].low_rub, gross[-1].high_rub) or read_worded_ends(
        (signal.sentence.folded for signal in amounts), gross[-1].high_rub
    )
    if ends:
        return _between(ends, divisor, quotes, vat)
    times = _months_over(gross[-1], amounts, serves_from, serves_to)
    return _asked(brief, gross[-1], divisor / times, vat)


def _quote(ask: Ask) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote.text for quote in ask.quotes))


def _settle_vat(vat: Found[bool | None], ask: Ask, net: Ask) -> Found[bool | None]:
    """A sum that is another without VAT was said with it, unless the brief leaves that open."""
    is_gross = (ask.low_rub, ask.high_rub) != (net.low_rub, net.high_rub)
    if not is_gross or (vat.value is None and vat.is_disputed):
        return vat
    return Found(value=True, quotes=vat.quotes or _quote(ask), is_disputed=vat.is_disputed)


def _asked(brief: BriefText, ask: Ask, divisor: Decimal, vat: Found[bool | None]) -> Budget:
    """The budget of a sum that was asked for, less what of it is spent or not signed yet."""
    quotes = _quote(ask)
    is_one = ask.low_rub == ask.high_rub
    unsigned = _unsigned(brief) if is_one else Decimal(0)
    spent = read_spent(_money_first(brief), Decimal(ask.high_rub or 0)) if is_one else Decimal(0)
    low = None if is_one and is_ceiling(quotes) else _net(ask.low_rub, divisor, unsigned + spent)
    high = _net(ask.high_rub, divisor, spent)
    return Budget(
        low=Found(value=low, quotes=quotes if low is not None else ()),
        high=Found(value=high, quotes=quotes if high is not None else ()),
        vat_included=vat,
        is_unsettled=unsigned > 0,
    )


def _between(
    ends: tuple[Decimal, Decimal], divisor: Decimal, quotes: tuple[str, ...], vat: Found[bool | None]
) -> Budget:
    low, high = ((end / divisor).quantize(_KOPECK, ROUND_HALF_UP) for end in ends)
    return Budget(
        low=Found(value=low, quotes=quotes), high=Found(value=high, quotes=quotes), vat_included=vat
    )


def _labelled(brief: BriefText, amounts: tuple[Signal[Amount], ...]) -> frozenset[Decimal]:
    """The sums under the label of money: a sentence elsewhere may put one of them right."""
    at = ((one, one.sentence.origin[one.start]) for one in amounts)
    return frozenset(
        Decimal(str(one.value.high)) for one, offset in at if brief.topic_at(offset) is Topic.BUDGET
    )


def _money_first(brief: BriefText) -> tuple[Passage, ...]:
    """The passages of money, else those under no label that speak of it."""
    spoken = (p for p in brief.unlabelled() if SPEAKS_OF_MONEY.search(p.sentence.folded))
    return (*brief.under(Topic.BUDGET), *spoken)


def _spelt(brief: BriefText, spelt: SpeltSum, vat: Found[bool | None], serves_from: date | None) -> Budget:
    divisor = 1 + vat_rate_of(brief, serves_from) if vat.value is True else Decimal(1)
    value = (spelt.sum_rub / divisor).quantize(_KOPECK, ROUND_HALF_UP)
    said: Found[Decimal | None] = Found(value=value, quotes=(spelt.quote,))
    return Budget(low=said, high=said, vat_included=vat)


def _months_over(
    ask: Ask, amounts: tuple[Signal[Amount], ...], first: date | None, last: date | None
) -> Decimal:
    """«40 тысяч в месяц, всё лето»: by how much the flight's months exceed those that were counted."""
    monthly = [
        s for s in amounts if s.value.period is Period.MONTH and not s.value.months and not s.value.is_total
    ]
    said = next((one for one in monthly if ask.parts and one.value.high == ask.parts[-1] > 0), None)
    if said is None or len(ask.parts) != 1 or ask.high_rub is None or said.value.currency != "RUB":
        return Decimal(1)
    counted = round(ask.high_rub / said.value.high)
    # Months that were told («четыре месяца») stand, whatever the days of the flight.
    months = read_month_count(said.sentence.folded)
    if months is None and first is not None and last is not None:
        months = max(1, round(((last - first).days + 1) / _DAYS_OF_MONTH))
    return Decimal(months) / counted if months and counted else Decimal(1)


_DAYS_OF_MONTH = 30.4


def _bare_cell(brief: BriefText, vat: Found[bool | None]) -> Budget:
    """A cell under the head «Бюджет, руб.» holds the bare figure."""
    for passage in brief.under(Topic.BUDGET):
        numbers = [one for one in find_numbers(passage.words) if one.value >= _LEAST_BARE_RUB]
        is_alone = len(numbers) == 1 and not _LETTERS.search(passage.words)
        if is_alone:
            divisor = 1 + vat_rate_of(brief, None) if vat.value is True else Decimal(1)
            value = _net(round(numbers[0].as_sum()), divisor, Decimal(0))
            said: Found[Decimal | None] = Found(value=value, quotes=(passage.quote(),))
            return Budget(low=said, high=said, vat_included=vat)
    return Budget(low=_NONE, high=_NONE, vat_included=vat)


_LEAST_BARE_RUB = 10_000
_LETTERS = pattern(r"[a-zа-я]{3,}")


def _without_vat(profile: Profile) -> Profile:
    """A profile under which sums stay as the client put them, VAT and all."""
    return profile.model_copy(
        update={"vat_rate": tuple(rate.model_copy(update={"value": 0.0}) for rate in profile.vat_rate)}
    )


def _net(said_rub: int | None, divisor: Decimal, unsigned_rub: Decimal) -> Decimal | None:
    if said_rub is None:
        return None
    return ((Decimal(said_rub) - unsigned_rub) / divisor).quantize(_KOPECK, ROUND_HALF_UP)


def _amounts(brief: BriefText) -> tuple[Signal[Amount], ...]:
    """Sums under the label of money when there are any, else all that are not said of other things."""
    said = [
        (signal, brief.topic_at(signal.sentence.origin[signal.start]))
        for signal in read_money(brief.evidence)
        if _is_sane(brief, signal) and signal.sentence.start not in brief.orders
    ]
    labelled = tuple(
        _as_budget(signal) for signal, topic in said if topic is Topic.BUDGET and signal.value.high > 0
    )
    if not said:
        said = [(signal, None) for signal in _named_budget(brief)]
    if find_asks(brief.evidence, brief.profile, labelled):
        return labelled
    mine = (signal for signal, topic in said if topic not in NO_MONEY)
    told = tuple(signal for signal in mine if not is_price(signal) and not is_of_past(signal))
    told = tuple(signal for signal in told if not is_promised(signal)) or told
    return tuple(signal for signal in told if is_named(signal)) if is_refused(brief) else told


def _is_sane(brief: BriefText, signal: Signal[Amount]) -> bool:
    """A sum below zero, of a few roubles, or not signed yet is no budget, whoever says so."""
    rub = signal.value.high * brief.profile.currency_rub[signal.value.currency].value
    text = signal.sentence.folded
    is_unsigned = signal.value.is_part and read_word_list("budget")["_unsigned"].search(text, signal.end)
    is_negative = _NEGATIVE.search(text[: signal.start]) is not None
    return rub >= _LEAST_RUB and not is_unsigned and not is_negative and _is_money(brief, signal)


def _is_money(brief: BriefText, signal: Signal[Amount]) -> bool:
    """«30-55, Москва» are two numbers that nobody calls money."""
    is_called = SPEAKS_OF_MONEY.search(signal.sentence.folded) is not None
    under_label = brief.topic_at(signal.sentence.origin[signal.start]) is Topic.BUDGET
    return not signal.value.is_bare or is_called or under_label


_LEAST_RUB = 1_000
_NEGATIVE = pattern(r"[:=|]\s*-$")


def _as_budget(signal: Signal[Amount]) -> Signal[Amount]:
    """What stands under the label of money is the budget, whatever word it bears: «Цена: не более…»."""
    if signal.value.role not in {Role.PRICE, Role.UNCLEAR, Role.MONEY}:
        return signal
    return replace(signal, value=replace(signal.value, role=Role.BUDGET))


def _named_budget(brief: BriefText) -> Iterator[Signal[Amount]]:
    """«Бюджет клиента 10 млн»: an agency speaks of another's money."""
    for passage in brief.to_the_point():
        if _BUDGET_WORD.search(passage.sentence.folded):
            found = read_amounts(passage.sentence, is_answer=True)
            yield from (_as_budget(signal) for signal in found if _is_sane(brief, signal))


_BUDGET_WORD = pattern(r"\bбюджет\w*|\bbudget\b|\bсмет[аеу]\b")


def _unsigned(brief: BriefText) -> Decimal:
    """«Итого 700 000 (из них 200 тыс ещё не подписали)»: the part that is not agreed yet."""
    for passage in of_money(brief):
        text = passage.sentence.folded
        found = read_word_list("budget")["_unsigned"].search(text)
        part = read_word_list("budget")["_of_it"].search(text)
        if found is None or part is None:
            continue
        numbers = [
            one for one in find_numbers(text) if part.end() <= one.start + 1 and one.end <= found.end()
        ]
        if numbers:
            return Decimal(str(numbers[0].as_sum()))
    return Decimal(0)
