"""What a comparison of two versions says to people, in both languages."""

from collections.abc import Mapping
from decimal import Decimal

from planner.comparison import Comparison, Figure, LineFate
from planner.plan_words import STATUSES, say_count, say_day, say_number, say_rub
from qualifier.qualification import Bilingual

FIGURES: Mapping[Figure, Bilingual] = {
    Figure.BUDGET: Bilingual(ru="Бюджет без НДС, ₽", en="Budget without VAT, RUB"),
    Figure.NET: Bilingual(ru="Итого без НДС, ₽", en="Total without VAT, RUB"),
    Figure.VAT: Bilingual(ru="НДС, ₽", en="VAT, RUB"),
    Figure.GROSS: Bilingual(ru="Итого с НДС, ₽", en="Total with VAT, RUB"),
    Figure.LEFT: Bilingual(ru="Не распределено, ₽", en="Left, RUB"),
    Figure.REACH: Bilingual(ru="Охват без повторов", en="De-duplicated reach"),
    Figure.FREQUENCY: Bilingual(ru="Частота", en="Frequency"),
    Figure.CONTACTS: Bilingual(ru="Показы", en="Impressions"),
    Figure.CLICKS: Bilingual(ru="Клики", en="Clicks"),
    Figure.LEADS: Bilingual(ru="Лиды", en="Leads"),
    Figure.SALES: Bilingual(ru="Продажи", en="Sales"),
    Figure.CPM: Bilingual(ru="CPM, ₽", en="CPM, RUB"),
    Figure.CPC: Bilingual(ru="CPC, ₽", en="CPC, RUB"),
    Figure.CPL: Bilingual(ru="CPL, ₽", en="CPL, RUB"),
}
FATES: Mapping[LineFate, Bilingual] = {
    LineFate.SAME: Bilingual(ru="без изменений", en="unchanged"),
    LineFate.CHANGED: Bilingual(ru="изменена", en="changed"),
    LineFate.ADDED: Bilingual(ru="добавлена", en="added"),
    LineFate.DROPPED: Bilingual(ru="снята", en="gone"),
}
COUNTS = frozenset({Figure.REACH, Figure.CONTACTS, Figure.CLICKS, Figure.LEADS, Figure.SALES})
NONE = "—"


def say_figure(figure: Figure, value: Decimal | None, lang: str) -> str:
    """Return a figure as its kind is printed."""
    if value is None:
        return NONE
    if figure in COUNTS:
        return say_count(value, lang)
    return say_number(value, lang) if figure is Figure.FREQUENCY else say_rub(value, lang)


def say_change(figure: Figure, value: Decimal | None, lang: str) -> str:
    """Return a difference with its sign; a dash where nothing changed."""
    if value is None or value == 0:
        return NONE
    return sign(value) + say_figure(figure, abs(value), lang)


def sign(value: Decimal | int) -> str:
    """Return the sign of a difference, as wide as a plus."""
    return "+" if value > 0 else "−"


def list_notes(comparison: Comparison) -> tuple[Bilingual, ...]:
    """Return what besides the edits sets the versions apart: status, day, rate card."""
    notes = []
    if comparison.old_status is not comparison.new_status:
        old, new = STATUSES[comparison.old_status], STATUSES[comparison.new_status]
        notes.append(Bilingual(ru=f"было «{old.ru}», стало «{new.ru}»", en=f"was: {old.en}; now: {new.en}"))
    if comparison.old_as_of != comparison.new_as_of:
        old_day, new_day = say_day(comparison.old_as_of), say_day(comparison.new_as_of)
        notes.append(
            Bilingual(
                ru=f"версии посчитаны на разные дни: {old_day} и {new_day}",
                en=f"the versions were planned on different days: {old_day} and {new_day}",
            )
        )
    if not comparison.is_same_card:
        notes.append(Bilingual(ru="прайс-лист за это время сменился", en="the rate card changed in between"))
    return tuple(notes)
