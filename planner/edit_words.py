"""What edits say to people, in both languages."""

from collections.abc import Mapping
from decimal import Decimal

from planner.edit import (
    Change,
    Drop,
    Edit,
    EditEffect,
    LiftBlock,
    Lock,
    NewBudget,
    NewDates,
    PriceChange,
    Withdrawal,
)
from planner.media_plan import Goal, PlanLine
from planner.plan_words import CHANNELS, GOALS, say_count, say_day, say_price, say_result, say_rub
from qualifier.qualification import Bilingual

_NO_REASON = Bilingual(ru="причина не названа", en="no reason given")
_SHARE = Decimal("0.0001")
_EVERYWHERE = Bilingual(ru="все строки", en="all lines")


def name_change(change: Change, names: Mapping[str, Bilingual]) -> Bilingual:
    """Return what an edit changes in one sentence; `names` are the card's placements by row."""
    if isinstance(change, Lock):
        return _name_lock(change, names[change.row_id])
    if isinstance(change, PriceChange):
        return _name_price(change, names[change.row_id])
    if isinstance(change, Drop):
        what = names[change.row_id] if change.row_id else _name_channel(change)
        return Bilingual(ru=f"«{what.ru}»: снято из плана", en=f"{what.en}: taken out of the plan")
    if isinstance(change, NewDates):
        days = f"{say_day(change.start)} — {say_day(change.end)}"
        return Bilingual(ru=f"даты: {days}", en=f"dates: {days}")
    if isinstance(change, NewBudget):
        russian, english = say_rub(change.budget_rub), say_rub(change.budget_rub, "en")
        return Bilingual(ru=f"бюджет: {russian} ₽ без НДС", en=f"budget: {english} RUB without VAT")
    if isinstance(change, LiftBlock):
        line = names[change.row_id] if change.row_id else _EVERYWHERE
        return Bilingual(
            ru=f"запрет {change.rule} снят ({line.ru})", en=f"ban {change.rule} lifted ({line.en})"
        )
    return _name_withdrawal(change)


def _name_channel(change: Drop) -> Bilingual:
    return CHANNELS[change.channel] if change.channel else _EVERYWHERE


def _name_lock(lock: Lock, line: Bilingual) -> Bilingual:
    if lock.quantity is not None:
        russian, english = f"{say_count(lock.quantity)} ед.", f"{say_count(lock.quantity, 'en')} units"
    else:
        amount = lock.amount_rub or Decimal(0)
        russian, english = f"{say_rub(amount)} ₽ без НДС", f"{say_rub(amount, 'en')} RUB without VAT"
    return Bilingual(ru=f"«{line.ru}»: закреплено {russian}", en=f"{line.en}: kept at {english}")


def _name_price(change: PriceChange, line: Bilingual) -> Bilingual:
    russian, english = say_price(change.price_rub), say_price(change.price_rub, "en")
    if change.before_rub is None:
        return Bilingual(ru=f"«{line.ru}»: цена {russian} ₽", en=f"{line.en}: price {english} RUB")
    was, before = say_price(change.before_rub), say_price(change.before_rub, "en")
    return Bilingual(
        ru=f"«{line.ru}»: цена {russian} ₽ вместо {was} ₽",
        en=f"{line.en}: price {english} RUB instead of {before} RUB",
    )


def _name_withdrawal(change: Withdrawal) -> Bilingual:
    return Bilingual(ru=f"правка {change.number} отозвана", en=f"edit {change.number} withdrawn")


def say_effect(goal: Goal, before: int, after: int, share: Decimal | None) -> Bilingual:
    """Return what a change cost or brought in the plan's goal."""
    name = GOALS[goal]
    if before == after:
        return Bilingual(ru=f"{name.ru}: без изменений", en=f"{name.en}: unchanged")
    size = say_result(abs(after - before), goal)
    sign_ru, sign_en = ("стоило", "cost") if after < before else ("добавило", "added")
    part = "" if share is None else f", {_say_share(abs(share))}"
    russian, english = part.replace(".", ","), part
    return Bilingual(ru=f"{sign_ru} {size.ru}{russian}", en=f"{sign_en} {size.en}{english}")


def tell_effect(goal: Goal, before: int, after: int) -> EditEffect:
    """Return a change of a plan's goal as a value and in words."""
    share = (Decimal(after - before) / before).quantize(_SHARE) if before else None
    return EditEffect(before=before, after=after, share=share, text=say_effect(goal, before, after, share))


def _say_share(share: Decimal) -> str:
    per_cent = share * 100
    return f"{per_cent:.1f} %" if per_cent >= Decimal("0.1") else "< 0.1 %"


def say_edit(edit: Edit, lang: str) -> str:
    """Return an edit in one line: its number, what it changes, who, when and why, and what it did."""
    words = {
        "ru": ("заменена правкой", _NO_REASON.ru),
        "en": ("replaced by edit", _NO_REASON.en),
    }[lang]
    parts = [f"{edit.number}. {edit.text.in_language(lang)}"]
    parts.append(f"{edit.author}, {say_day(edit.on)}: {edit.reason or words[1]}")
    if edit.effect is not None:
        parts.append(edit.effect.text.in_language(lang))
    if edit.replaced_by is not None:
        parts.append(f"{words[0]} {edit.replaced_by}")
    return "; ".join(parts)


def say_mark(edit: Edit, line: PlanLine, lang: str) -> str:
    """Return which edit shaped a line, whose it is and why, short; a kept sum that units miss says so."""
    reason, change = edit.reason or _NO_REASON.in_language(lang), edit.change
    said = edit.text.in_language(lang)
    paid = line.cost.amount.net if line.cost else None
    if isinstance(change, Lock) and change.amount_rub not in (None, paid) and paid is not None:
        whole, unit = ("целыми заказами", "₽") if lang == "ru" else ("in whole orders", "RUB")
        said += f", {whole} {say_rub(paid, lang)} {unit}"
    return f"{said} ({edit.author}: {reason})"
