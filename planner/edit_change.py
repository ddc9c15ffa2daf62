"""From what was asked for to what is changed: names become rows of the card, figures are checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planner.brief import Channel
from planner.budget import LARGEST_RUB
from planner.edit import (
    AskedEdit,
    Change,
    Drop,
    Edit,
    EditKind,
    LiftBlock,
    Lock,
    NewBudget,
    NewDates,
    PriceChange,
    Withdrawal,
    list_standing,
)
from planner.edit_faults import (
    BudgetAbsurd,
    DatesImpossible,
    EditsInvalid,
    EditUnknown,
    LiftRefused,
    LineUnknown,
    PriceAbsurd,
)
from planner.edit_limits import load_edit_limits
from planner.flight import LONGEST_DAYS, count_days
from planner.law import load_law
from planner.media_plan import MediaPlan, PlanLine
from planner.money import KOPECK, round_rub
from planner.plan_words import say_day, say_price, say_rub
from planner.rate_card import RateCard
from planner.rate_row import RateRow

_SMALLEST_PRICE = Decimal("0.000001")
_LARGEST_PRICE = Decimal(10**12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The version that was seen, the card, and the day on which edits are made."""

    seen: MediaPlan
    card: RateCard
    on: date


def make_change(desk: Desk, asked: AskedEdit, chain: tuple[Edit, ...]) -> Change:
    """Return the change of an edit; EditsInvalid says what cannot be meant."""
    return _MAKERS[asked.kind](desk, asked, chain)


def _make_lock(desk: Desk, asked: AskedEdit, _chain: tuple[Edit, ...]) -> Change:
    row = find_row(desk, asked.target or "")
    if asked.amount_rub is not None:
        if not KOPECK <= asked.amount_rub <= LARGEST_RUB:
            raise _refuse_sum(asked.amount_rub)
        return Lock(row_id=row.id, amount_rub=round_rub(asked.amount_rub))
    if asked.quantity is not None:
        if asked.quantity < 1 or asked.quantity != asked.quantity.to_integral_value():
            raise EditsInvalid(
                "quantity: must be a whole number above 0", ru="quantity: целое число больше 0"
            )
        return Lock(row_id=row.id, quantity=asked.quantity)
    line = _find_line(desk.seen, row.id)
    if line is None or line.cost is None:
        raise EditsInvalid(
            f"{row.placement.en} is not in the plan: say the sum or the units to keep it at.",
            ru=f"«{row.placement.ru}» нет в плане: назовите сумму или количество, которые закрепить.",
        )
    return Lock(row_id=row.id, quantity=line.quantity)


def _refuse_sum(amount: Decimal) -> EditsInvalid:
    most = say_rub(LARGEST_RUB, "en"), say_rub(LARGEST_RUB)
    return EditsInvalid(
        f"amount_rub: {_shorten(amount)} cannot be meant; from 0.01 to {most[0]} RUB.",
        ru=f"amount_rub: {_shorten(amount)} — так не бывает; от 0,01 до {most[1]} ₽.",
    )


def _make_price(desk: Desk, asked: AskedEdit, _chain: tuple[Edit, ...]) -> Change:
    row, price = find_row(desk, asked.target or ""), asked.price_rub or Decimal(0)
    times = load_edit_limits().price_times.value
    before = row.price.value if row.price else None
    low = _SMALLEST_PRICE if before is None else before / times
    high = _LARGEST_PRICE if before is None else before * times
    if not low <= price <= high:
        raise _refuse_price(row, price, (low, high), times=times if before is not None else None)
    return PriceChange(row_id=row.id, price_rub=price.normalize() + Decimal("0.00"), before_rub=before)


def _refuse_price(
    row: RateRow, price: Decimal, bounds: tuple[Decimal, Decimal], *, times: int | None
) -> PriceAbsurd:
    name, shown, (low, high) = row.placement, _shorten(price), bounds
    why_en = f", a {times}th of the card's price to {times} times it" if times else ""
    why_ru = f", от 1/{times} цены прайса до {times} цен" if times else ""
    return PriceAbsurd(
        f"{name.en}: a price of {shown} RUB cannot be meant; possible are {say_price(low, 'en')} to"
        f" {say_price(high, 'en')} RUB{why_en}.",
        ru=f"«{name.ru}»: цену {shown} ₽ нельзя иметь в виду; возможно от {say_price(low)} до"
        f" {say_price(high)} ₽{why_ru}.",
    )


def _make_drop(desk: Desk, asked: AskedEdit, _chain: tuple[Edit, ...]) -> Change:
    target = asked.target or ""
    channel = find_channel(target)
    if channel is None:
        return Drop(row_id=find_row(desk, target).id)
    if not any(row.channel is channel for row in desk.card.rows):
        raise _unknown(desk, target)
    return Drop(channel=channel)


def _make_dates(desk: Desk, asked: AskedEdit, _chain: tuple[Edit, ...]) -> Change:
    start, end = asked.start or desk.on, asked.end or desk.on
    first, last = say_day(start), say_day(end)
    if end < start:
        raise DatesImpossible(
            f"The end, {last}, is before the start, {first}.", ru=f"Конец {last} раньше начала {first}."
        )
    if start < desk.on:
        raise DatesImpossible(
            f"The start, {first}, has passed: today is {say_day(desk.on)}.",
            ru=f"Начало {first} уже прошло: сегодня {say_day(desk.on)}.",
        )
    days = count_days(start, end)
    if days > LONGEST_DAYS or count_days(desk.on, end) > LONGEST_DAYS * 2:
        raise DatesImpossible(
            f"{first} to {last}: prices hold for {LONGEST_DAYS} days at most, within two years.",
            ru=f"{first} — {last}: цены известны для кампании не длиннее {LONGEST_DAYS} дней в ближайшие два"
            " года.",
        )
    return NewDates(start=start, end=end)


def _make_budget(_desk: Desk, asked: AskedEdit, _chain: tuple[Edit, ...]) -> Change:
    budget = asked.budget_rub or Decimal(0)
    if not KOPECK <= budget <= LARGEST_RUB:
        most = say_rub(LARGEST_RUB, "en"), say_rub(LARGEST_RUB)
        raise BudgetAbsurd(
            f"A budget of {_shorten(budget)} RUB cannot be meant; from 0.01 to {most[0]} RUB.",
            ru=f"Бюджет {_shorten(budget)} ₽ нельзя иметь в виду; от 0,01 до {most[1]} ₽.",
        )
    return NewBudget(budget_rub=round_rub(budget))


def _make_lift(desk: Desk, asked: AskedEdit, _chain: tuple[Edit, ...]) -> Change:
    checks = {check.id: check for check in load_law().checks if check.is_ban}
    check = checks.get(asked.rule or "")
    if check is None or not check.is_liftable:
        names = ", ".join(one.id for one in checks.values() if one.is_liftable)
        rule = (asked.rule or "")[:60]
        raise LiftRefused(
            f"{rule}: nobody may lift this; what can be lifted: {names}.",
            ru=f"{rule}: это снять нельзя; снять можно: {names}.",
        )
    row_id = find_row(desk, asked.target).id if asked.target else None
    return LiftBlock(rule=check.id, row_id=row_id)


def _make_withdrawal(_desk: Desk, asked: AskedEdit, chain: tuple[Edit, ...]) -> Change:
    standing = {one.number for one in list_standing(chain)}
    number = asked.number or 0
    if number not in standing:
        known = ", ".join(map(str, sorted(standing))) or "—"
        raise EditUnknown(
            f"There is no standing edit {number}; those that hold: {known}.",
            ru=f"Действующей правки {number} нет; действуют: {known}.",
        )
    return Withdrawal(number=number)


_MAKERS: Mapping[EditKind, Callable[[Desk, AskedEdit, tuple[Edit, ...]], Change]] = {
    EditKind.LOCK: _make_lock,
    EditKind.PRICE: _make_price,
    EditKind.DROP: _make_drop,
    EditKind.DATES: _make_dates,
    EditKind.BUDGET: _make_budget,
    EditKind.LIFT: _make_lift,
    EditKind.WITHDRAW: _make_withdrawal,
}


def find_channel(target: str) -> Channel | None:
    """Return the channel that a name means."""
    folded = target.casefold()
    return next((one for one in Channel if one.value == folded), None)


def find_row(desk: Desk, target: str) -> RateRow:
    """Return the row that a line's printed number, a row's id or a channel means; LineUnknown else."""
    rows = {row.id: row for row in desk.card.rows}
    if target in rows:
        return rows[target]
    lines = [line for line in desk.seen.lines if line.row_id in rows]
    if target.isdecimal() and len(lines) == len(desk.seen.lines) and 0 < int(target[:9]) <= len(lines):
        return rows[lines[int(target[:9]) - 1].row_id]
    channel = find_channel(target)
    in_plan = [line.row_id for line in lines if line.channel is channel]
    on_card = [row.id for row in desk.card.rows if row.channel is channel]
    found = in_plan or on_card
    if channel is None or not found:
        raise _unknown(desk, target)
    if len(found) > 1:
        names = ", ".join(found)
        raise LineUnknown(
            f"{channel.value} has several lines: name one of {names}.",
            ru=f"{channel.value}: строк несколько, назовите одну из {names}.",
        )
    return rows[found[0]]


def _unknown(desk: Desk, target: str) -> LineUnknown:
    lines = ", ".join(f"{at}. {line.row_id}" for at, line in enumerate(desk.seen.lines, 1)) or "—"
    shown = target[:60]
    return LineUnknown(
        f"{shown}: no such line. The plan's lines: {lines}.",
        ru=f"{shown}: такой строки нет. В плане: {lines}.",
    )


def _find_line(plan: MediaPlan, row_id: str) -> PlanLine | None:
    return next((line for line in plan.lines if line.row_id == row_id), None)


def _shorten(value: Decimal) -> str:
    """Return a number as it was meant, short enough to print."""
    return f"{value:f}"[:30]
