"""What is told of a row, in both languages."""

from collections.abc import Mapping

from qualifier.deals.closed_deal import Note
from qualifier.qualification import Bilingual

NOTES: Mapping[Note, Bilingual] = {
    Note.BROKEN_ROW: Bilingual(ru="строка повреждена", en="the row is broken"),
    Note.NO_ID: Bilingual(ru="нет номера сделки", en="no id"),
    Note.NO_OUTCOME: Bilingual(ru="не сказано, чем кончилась сделка", en="no outcome"),
    Note.NOT_CLOSED: Bilingual(
        ru="сделка не закрыта: этап не назван в карте выигранным или проигранным",
        en="not closed: the map names this stage neither won nor lost",
    ),
    Note.NEGATIVE_AMOUNT: Bilingual(ru="отрицательная сумма", en="a negative amount"),
    Note.SWAPPED_DATES: Bilingual(ru="закрыта раньше, чем создана", en="closed before it was created"),
    Note.OUTCOMES_DIFFER: Bilingual(
        ru="сделка с этим номером в файле и выиграна, и проиграна",
        en="the file has this id both won and lost",
    ),
    Note.BAD_AMOUNT: Bilingual(ru="сумма не читается", en="the amount cannot be read"),
    Note.OTHER_CURRENCY: Bilingual(
        ru="сумма не в рублях, не взята", en="the amount is not in roubles, not taken"
    ),
    Note.BAD_DATE: Bilingual(ru="дата не читается", en="the date cannot be read"),
    Note.FUTURE_DATE: Bilingual(ru="дата в будущем", en="the date is in the future"),
    Note.BAD_INN: Bilingual(ru="в ИНН не 10 и не 12 цифр", en="an INN has 10 or 12 digits"),
    Note.BAD_EMPLOYEES: Bilingual(ru="число сотрудников не читается", en="the headcount cannot be read"),
    Note.NO_CLOSED_DATE: Bilingual(
        ru="нет даты закрытия: сделка не показывается среди похожих",
        en="no closing date: the deal is not shown among similar ones",
    ),
    Note.FORMULA: Bilingual(ru="похоже на формулу, обезврежено", en="looks like a formula, made harmless"),
    Note.SCRIPT: Bilingual(ru="разметка или сценарий, убраны", en="markup or a script, taken out"),
    Note.CUT: Bilingual(ru="слишком длинно, обрезано", en="too long, cut"),
    Note.REPEATED_ID: Bilingual(
        ru="номер повторяется, взята последняя строка", en="the id comes again, the last row stands"
    ),
}
