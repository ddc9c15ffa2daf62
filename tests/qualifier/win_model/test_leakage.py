from random import Random

import pytest

from qualifier.win_model.deal_table import Column, DealTable
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.leakage import Why, scan_leakage
from qualifier.win_model.rules import load_rules
from tests.qualifier.win_model.deals import column

SIZE = 400
RANDOM = Random(7)
WON = [at % 5 < 2 for at in range(SIZE)]
MARKED = [RANDOM.random() < 0.6 for _ in range(SIZE)]
MARKS = [float(RANDOM.randrange(10, 19)) if marked else None for marked in MARKED]


def text(name: str, values: list[object]) -> Column:
    return column(name, ColumnKind.CATEGORY, [None if v is None else str(v) for v in values])


def scan(*columns: Column, open_rows: int = 0, keep: tuple[str, ...] = ()) -> dict[str, Why]:
    table = DealTable(ids=tuple(map(str, range(SIZE))), columns=columns, outcomes=tuple(WON))
    return {leak.field: leak.why for leak in scan_leakage(table, keep, open_rows=open_rows)}


def draw(*values: object) -> list[object]:
    return [RANDOM.choice(values) for _ in range(SIZE)]


FIELDS = [
    (text("industry", draw("a", "b", "c", None)), None),
    (text("authority", draw("Low", "Mid", "High")), None),
    (text("lead source", draw("site", "incoming call", "partner")), None),
    (text("Источник", draw("Звонок", "Сайт", "Рекомендация")), None),
    (text("first contact date place", draw("fair", "office")), None),
    (column("visits", ColumnKind.NUMBER, [float(RANDOM.randrange(9)) for _ in range(SIZE)]), None),
    (
        column("close value", ColumnKind.NUMBER, [RANDOM.random() * 9 + 1 if w else 0.0 for w in WON]),
        Why.TELLS_OUTCOME,
    ),
    (text("code", ["x" if w else "y" for w in WON]), Why.TELLS_OUTCOME),
    (text("segment", [RANDOM.choice("ab") if w else None for w in WON]), Why.ONE_SIDED),
    (text("stock", ["5" if w and RANDOM.random() < 0.2 else None for w in WON]), Why.ONE_SIDED),
    (text("loss reason", draw("dear", "late", None)), Why.AFTER_OUTCOME),
    (text("Причина отказа", draw("дорого", "поздно", None)), Why.AFTER_OUTCOME),
    (text("Last Notable Activity", draw("a", "b")), Why.AFTER_CONTACT),
    (text("tags", draw("a", "b")), Why.AFTER_CONTACT),
    (text("lead_quality", draw("a", "b")), Why.AFTER_CONTACT),
    (text("Последняя активность", draw("a", "b")), Why.AFTER_CONTACT),
    (text("column 7", draw("Ringing", "switched off", "x", "y")), Why.CONTACT_LOG),
    (text("поле 7", draw("недозвон", "перезвонить", "а", "б")), Why.CONTACT_LOG),
    (text("column 8", draw("Might be", "Worst", "x")), Why.OPINION),
    (text("column 9", draw("Potential Lead", "Select", "x")), Why.OPINION),
    (text("name", [f"Company {at}" for at in range(SIZE)]), Why.IDENTIFIER),
    (column("number", ColumnKind.NUMBER, [float(at * 3) for at in range(SIZE)]), Why.IDENTIFIER),
    (text("same", ["x"] * SIZE), Why.CONSTANT),
    (text("empty", [None] * SIZE), Why.CONSTANT),
]


@pytest.mark.parametrize(("field", "why"), FIELDS, ids=[field.name for field, _ in FIELDS])
def test_the_scan_knows_what_may_be_known_beforehand(field: Column, why: Why | None) -> None:
    assert scan(field).get(field.name) is why


def test_a_mark_and_its_bands_filled_together_are_a_score() -> None:
    bands = [None if mark is None else ("high" if mark > 15 else "low") for mark in MARKS]
    fine = column("column a", ColumnKind.NUMBER, [None if m is None else m + 0.5 for m in MARKS])
    coarse = text("column b", list(bands))
    assert scan(fine, coarse) == {"column a": Why.SCORED, "column b": Why.SCORED}
    apart = text("column b", [RANDOM.choice(["high", "low"]) if m is not None else None for m in MARKS])
    assert scan(fine, apart) == {}


def test_days_after_the_first_are_known_later_and_open_deals_spoil_the_first() -> None:
    first = [738000.0 + RANDOM.randrange(300) for _ in range(SIZE)]
    begun = column("came", ColumnKind.DATE, first)
    later = column("met", ColumnKind.DATE, [day + RANDOM.randrange(9) for day in first])
    assert scan(begun, later) == {"met": Why.LATER_DAY}
    assert scan(begun, open_rows=100) == {"came": Why.CENSORED_DAY}
    assert scan(begun, open_rows=5) == {}


def test_what_the_map_keeps_is_not_asked() -> None:
    assert scan(text("tags", draw("a", "b")), keep=("tags",)) == {}


def test_every_number_of_the_rules_says_why() -> None:
    rules = load_rules()
    assert all(number.why.endswith(".") for number in rules.numbers.values())
    assert rules.number("telling_auc") == 0.95
