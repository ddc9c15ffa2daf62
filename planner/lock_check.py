"""Whether locked lines can be kept: which one cannot, by how much money, and what it could be kept at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.buyable import net_cost
from planner.candidate import Candidate
from planner.edit import Lock
from planner.ground import Ground
from planner.lock import hold_units
from planner.money import ZERO
from planner.plan_words import say_count, say_rub
from planner.rate_card import RateCard
from planner.rate_row import RateRow
from planner.spending import sum_orders
from qualifier.qualification import Bilingual


class LockObstacle(StrEnum):
    """Why a line cannot be kept."""

    NOT_FOR_SALE = "not_for_sale"
    BELOW_MINIMUM = "below_minimum"
    ABOVE_CAPACITY = "above_capacity"
    NOT_WHOLE_STEPS = "not_whole_steps"
    ABOVE_BUDGET = "above_budget"
    NO_BUDGET = "no_budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockFault:
    """A lock that cannot be kept, by how much (roubles without VAT), and the nearest one that can."""

    row_id: str
    name: Bilingual
    obstacle: LockObstacle
    by_rub: Decimal | None
    text: Bilingual
    nearest: Lock | None = None
    budget_rub: Decimal | None = None

    def write(self) -> dict[str, str | None]:
        """Return what a program needs to know of it."""
        by_rub = None if self.by_rub is None else str(self.by_rub)
        return {"row_id": self.row_id, "obstacle": self.obstacle.value, "by_rub": by_rub}


def find_lock_faults(
    ground: Ground, locks: Sequence[Lock], *, budget: Decimal | None
) -> tuple[LockFault, ...]:
    """Return what stands against locks: lines by themselves first, then all of them against the budget."""
    by_row = {one.row.id: one for one in ground.selection.candidates}
    found = [fault for lock in locks for fault in _check_lock(ground, lock, by_row.get(lock.row_id))]
    return tuple(found) or tuple(_check_budget(ground, budget))


def _check_lock(ground: Ground, lock: Lock, candidate: Candidate | None) -> Iterator[LockFault]:
    if candidate is None:
        yield _not_for_sale(ground, lock)
        return
    if lock.quantity is not None:
        yield from _check_units(candidate, lock)
        return
    amount = lock.amount_rub or ZERO
    least, most = net_cost(candidate, candidate.least_units), net_cost(candidate, candidate.most_units)
    step = net_cost(candidate, candidate.most_units) - net_cost(
        candidate, max(candidate.most_units - candidate.step, 1)
    )
    if amount < least:
        yield _fault(candidate, LockObstacle.BELOW_MINIMUM, least - amount, nearest=least)
    elif amount >= most + step:
        yield _fault(candidate, LockObstacle.ABOVE_CAPACITY, amount - most, nearest=most)
    elif not hold_units(candidate, lock):
        yield _fault(candidate, LockObstacle.BELOW_MINIMUM, ZERO, nearest=least)


def _check_units(candidate: Candidate, lock: Lock) -> Iterator[LockFault]:
    units = int(lock.quantity or 0)
    least, most, step = candidate.least_units, candidate.most_units, candidate.step
    if units < least:
        by = net_cost(candidate, least) - net_cost(candidate, units)
        yield _fault(candidate, LockObstacle.BELOW_MINIMUM, by, units=least)
    elif units > most:
        by = net_cost(candidate, units) - net_cost(candidate, most)
        yield _fault(candidate, LockObstacle.ABOVE_CAPACITY, by, units=most)
    elif units % step:
        by = net_cost(candidate, units) - net_cost(candidate, units // step * step)
        yield _fault(candidate, LockObstacle.NOT_WHOLE_STEPS, by, units=units // step * step)


def _fault(
    candidate: Candidate,
    obstacle: LockObstacle,
    by_rub: Decimal,
    *,
    nearest: Decimal | None = None,
    units: int | None = None,
) -> LockFault:
    row = candidate.row
    lock = Lock(row_id=row.id, amount_rub=nearest, quantity=None if units is None else Decimal(units))
    return LockFault(
        row_id=row.id,
        name=row.placement.bilingual(),
        obstacle=obstacle,
        by_rub=by_rub,
        text=_say_fault(row, obstacle, by_rub, lock=lock, step=candidate.step),
        nearest=lock,
    )


def _say_fault(row: RateRow, obstacle: LockObstacle, by_rub: Decimal, *, lock: Lock, step: int) -> Bilingual:
    name = row.placement
    what = {
        LockObstacle.BELOW_MINIMUM: ("меньше самого малого заказа", "below the smallest order"),
        LockObstacle.ABOVE_CAPACITY: (
            "больше, чем продаётся за эти дни",
            "more than is for sale on these days",
        ),
        LockObstacle.NOT_WHOLE_STEPS: (
            f"продаётся шагами по {say_count(step)}",
            f"sold in steps of {say_count(step, 'en')}",
        ),
    }[obstacle]
    if lock.amount_rub is not None:
        kept = f"{say_rub(lock.amount_rub)} ₽", f"{say_rub(lock.amount_rub, 'en')} RUB"
    else:
        units = lock.quantity or ZERO
        kept = f"{say_count(units)} ед.", f"{say_count(units, 'en')} units"
    return Bilingual(
        ru=f"«{name.ru}»: {what[0]}, разница {say_rub(by_rub)} ₽; можно закрепить {kept[0]}",
        en=f"{name.en}: {what[1]}, by {say_rub(by_rub, 'en')} RUB; {kept[1]} can be kept",
    )


def _not_for_sale(ground: Ground, lock: Lock) -> LockFault:
    name = name_row(ground.card, lock.row_id)
    refusal = next((one for one in ground.selection.excluded if one.row_id == lock.row_id), None)
    asked = any(one.row.id == lock.row_id for one in ground.selection.on_request)
    if refusal is not None:
        why = refusal.text
    elif asked:
        why = Bilingual(
            ru="цена по запросу, назовите её правкой", en="the price is on request: set it by an edit"
        )
    else:
        blocking = next((one.text for one in ground.findings if one.severity == "blocks"), _NOT_ON_CARD)
        why = Bilingual(ru=blocking.ru.rstrip("."), en=blocking.en.rstrip("."))
    return LockFault(
        row_id=lock.row_id,
        name=name,
        obstacle=LockObstacle.NOT_FOR_SALE,
        by_rub=None,
        text=Bilingual(ru=f"«{name.ru}»: {why.ru}", en=f"{name.en}: {why.en}"),
    )


def say_no_budget(card: RateCard, row_id: str) -> LockFault:
    """Return the fault of a lock in a plan that has neither a budget nor a result to reach."""
    text = Bilingual(
        ru="бюджет не назван: задайте его правкой budget", en="no budget is named: set it by a budget edit"
    )
    return LockFault(
        row_id=row_id,
        name=name_row(card, row_id),
        obstacle=LockObstacle.NO_BUDGET,
        by_rub=None,
        text=text,
    )


def name_row(card: RateCard, row_id: str) -> Bilingual:
    """Return a row's placement; its id when the card has it no more."""
    row = next((one for one in card.rows if one.id == row_id), None)
    return row.placement.bilingual() if row else Bilingual(ru=row_id, en=row_id)


_NOT_ON_CARD = Bilingual(
    ru="в прайс-листе такой строки больше нет", en="the rate card has no such row any more"
)


def _check_budget(ground: Ground, budget: Decimal | None) -> Iterator[LockFault]:
    held = sum_orders(ground.selection.candidates, ground.held)
    if budget is None or held <= budget:
        return
    by_row = {one.row.id: one for one in ground.selection.candidates}
    costs = {row_id: net_cost(by_row[row_id], units) for row_id, units in ground.held.items()}
    dearest = max(costs, key=lambda row_id: (costs[row_id], row_id))
    name, over = by_row[dearest].row.placement, held - budget
    rest = costs[dearest] - over
    least = net_cost(by_row[dearest], by_row[dearest].least_units)
    yield LockFault(
        row_id=dearest,
        name=name.bilingual(),
        obstacle=LockObstacle.ABOVE_BUDGET,
        by_rub=over,
        text=Bilingual(
            ru=f"закреплено {say_rub(held)} ₽ без НДС, а бюджет {say_rub(budget)} ₽: не хватает"
            f" {say_rub(over)} ₽; самая большая закреплённая строка — «{name.ru}»,"
            f" {say_rub(costs[dearest])} ₽",
            en=f"{say_rub(held, 'en')} RUB without VAT are locked, and the budget is {say_rub(budget, 'en')}"
            f" RUB: {say_rub(over, 'en')} RUB short; the largest locked line is {name.en},"
            f" {say_rub(costs[dearest], 'en')} RUB",
        ),
        nearest=Lock(row_id=dearest, amount_rub=rest) if rest >= least else None,
        budget_rub=ground.budget.net_rub,
    )
