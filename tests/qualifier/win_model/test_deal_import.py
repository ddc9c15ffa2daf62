"""No row is lost without a word: each is used, open, named with its fault, or a repeat of a deal."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from qualifier.win_model.deal_import import Import, build_deals, import_deals
from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.fields import ORDER, ColumnKind
from qualifier.win_model.leakage import scan_leakage
from qualifier.win_model.raw_table import RawTable
from qualifier.win_model.table_map import TableMap
from tests.qualifier.win_model.made_models import SEEDS

HEAD = ("id", "status", "created", "closed", "amount", "industry")


def raw_of(rows: Sequence[Sequence[str | None]], head: Sequence[str] = HEAD) -> RawTable:
    columns = {name: [row[at] for row in rows] for at, name in enumerate(head)}
    return RawTable(name="deals.csv", columns=columns, numbers=range(2, len(rows) + 2))


def good(number: int, **changes: str | None) -> tuple[str | None, ...]:
    row: dict[str, str | None] = {
        "id": f"D-{number}",
        "status": "Won" if number % 3 else "Lost",
        "created": f"{1 + number % 27:02}.03.2025",
        "closed": f"{1 + number % 27:02}.04.2025",
        "amount": str(1000 + number),
        "industry": "bank" if number % 2 else "auto",
    }
    return tuple({**row, **changes}.values())


def tell(found: Import) -> list[tuple[int, str, str]]:
    return [(fault.number, fault.column, fault.what) for fault in found.faults]


@pytest.mark.parametrize(
    ("changes", "column", "what"),
    [
        ({"amount": "-1"}, "amount", "a negative amount"),
        ({"amount": "-1 000,50 руб."}, "amount", "a negative amount"),
        ({"closed": "01.01.2025"}, "closed", "closed before it was created"),
        ({"created": "30.12.2025"}, "closed", "closed before it was created"),
    ],
)
def test_a_row_that_contradicts_itself_is_named_and_left_out(
    changes: dict[str, str], column: str, what: str
) -> None:
    rows = [good(at) for at in range(30)]
    rows[7] = good(7, **changes)
    found = build_deals(raw_of(rows), TableMap())
    assert tell(found) == [(9, column, what)]
    assert len(found.table) == 29
    assert "D-7" not in found.table.ids


def test_a_row_with_two_faults_is_told_twice_and_left_out_once() -> None:
    rows = [good(at) for at in range(30)]
    rows[3] = good(3, amount="-5", closed="01.01.2020")
    found = build_deals(raw_of(rows), TableMap())
    assert [column for _, column, _ in tell(found)] == ["amount", "closed"]
    assert len(found.table) == 29


def test_one_day_is_enough_to_open_and_close_a_deal() -> None:
    rows = [good(at, closed=good(at)[2]) for at in range(20)]
    assert tell(build_deals(raw_of(rows), TableMap())) == []


def test_an_id_both_won_and_lost_is_named_each_time_and_used_never() -> None:
    rows = [good(at) for at in range(20)] + [good(3, status="Won"), good(3, status="Lost")]
    found = build_deals(raw_of(rows), TableMap())
    assert [number for number, _, _ in tell(found)] == [5, 22, 23]
    assert "D-3" not in found.table.ids
    assert all("both won and lost" in what for _, _, what in tell(found))


def test_a_deal_that_comes_twice_alike_counts_once() -> None:
    rows = [good(at) for at in range(20)] + [good(4), good(4, status="Talks")]
    found = build_deals(raw_of(rows), TableMap())
    assert found.table.ids.count("D-4") == 1
    assert (tell(found), found.open_rows) == ([], 1)


def test_deals_without_an_id_are_named_by_their_row() -> None:
    rows = [good(at, id=None) for at in range(20)]
    assert build_deals(raw_of(rows), TableMap()).table.ids[:2] == ("2", "3")


@settings(max_examples=15)
@given(SEEDS)
def test_every_row_is_used_open_faulty_or_a_repeat(seed: int) -> None:
    random = Random(seed)
    ids = [str(random.randrange(25)) if random.random() < 0.5 else f"x{at}" for at in range(40)]
    rows = [
        good(
            at,
            id=ids[at],
            status=random.choice(["Won", "Lost", "Talks", None]),
            amount=random.choice(["5", "-5", "much", None]),
            closed=random.choice(["01.01.2024", "01.06.2025", None]),
        )
        for at in range(39)
    ]
    rows.append(good(40, status="Won"))
    found = build_deals(raw_of(rows), TableMap())
    faulty = {fault.number for fault in found.faults}
    used = set(found.table.ids)
    assert len(used) == len(found.table)
    for at, row in enumerate(rows):
        is_open = row[1] not in ("Won", "Lost")
        is_used = row[0] in used
        repeats = row[0] in [earlier[0] for earlier in rows[:at]]
        assert is_open or is_used or at + 2 in faulty or repeats
    assert found.open_rows == sum(row[1] not in ("Won", "Lost") for row in rows)


@pytest.mark.parametrize("outcome", ["Won", "Lost"])
def test_one_class_only_is_read_and_left_for_training_to_refuse(outcome: str) -> None:
    found = build_deals(raw_of([good(at, status=outcome) for at in range(30)]), TableMap())
    assert found.table.base_rate == (outcome == "Won")


def test_only_open_deals_are_no_deals() -> None:
    rows = [good(at, status="Talks") for at in range(9)]
    with pytest.raises(TableInvalid) as caught:
        build_deals(raw_of(rows), TableMap(outcome="status"))
    assert "ни одной закрытой сделки" in caught.value.detail_ru


def test_values_that_fit_no_column_become_missing_and_are_counted() -> None:
    rows = [good(at) for at in range(200)]
    rows[5] = good(5, amount="about 5")
    rows[9] = good(9, created="spring")
    found = build_deals(raw_of(rows), TableMap())
    assert found.odd_values == {"amount": 1, "created": 1}
    assert len(found.table) == 200


def test_formulas_scripts_and_rare_letters_are_texts_and_nothing_more(tmp_path: Path) -> None:
    evil = ["=HYPERLINK(1)", "<script>x</script>", "@SUM(A1)", "'; DROP TABLE deals", "Ёж\u200b", "🙂"]
    lines = [",".join(HEAD)]
    lines += [
        f"{at},{'Won' if at % 2 else 'Lost'},01.03.2025,02.03.2025,5,{evil[at % 6]}" for at in range(60)
    ]
    (tmp_path / "d.csv").write_text("\n".join(lines), encoding="utf-8")
    table = import_deals(tmp_path / "d.csv", TableMap()).table
    column = next(one for one in table.columns if one.name == "industry")
    assert set(column.values) == set(evil)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-16-be", "utf-16-le", "utf-8-sig"])
def test_a_leak_is_found_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    lines = ["№;Стадия;Отрасль;Причина отказа"]
    for at in range(120):
        won = at % 3 == 0
        stage = "Успешно реализовано" if won else "Закрыто и не реализовано"
        reason = "" if won else "дорого"
        lines.append(f"{at};{stage};{'Банк' if at % 2 else 'Ёлки'};{reason}")
    (tmp_path / "d.csv").write_bytes("\r\n".join(lines).encode(encoding))
    table = import_deals(tmp_path / "d.csv", TableMap(id="№")).table
    assert [leak.field for leak in scan_leakage(table)] == ["Причина отказа"]
    assert table.won == 40


def days(form: str, first: date, count: int) -> list[str]:
    return [(first + timedelta(days=at)).strftime(form) for at in range(count)]


def like(rows: Sequence[Sequence[str | None]], head: Sequence[str]) -> Import:
    return build_deals(raw_of(rows, head), TableMap())


def test_a_second_file_is_read_as_the_first_was() -> None:
    head = ("status", "code", "came", "mark")
    many = days("%d/%m/%Y", date(2025, 1, 1), 60)
    first = like(
        [("won" if at % 2 else "lost", "a" if at % 3 else "7", many[at], "1") for at in range(60)], head
    )
    # Alone, these would be numbers, days that begin with the month, and flags that are never set.
    second = raw_of([("won", "7", "03/04/2025", "1"), ("lost", "7", "05/06/2025", "2")], head)
    found = build_deals(second, TableMap(), first)
    kinds = {column.name: column.kind for column in found.table.columns}
    assert kinds == {column.name: column.kind for column in first.table.columns}
    assert kinds["code"] is ColumnKind.CATEGORY
    assert found.table.row(0)["came"] == float(date(2025, 4, 3).toordinal())
    assert build_deals(second, TableMap()).table.row(0)["code"] == 7.0


def test_the_order_of_arrival_is_kept_in_a_second_file_too_small_to_show_it() -> None:
    head = ("status", "number")
    first = like([("won" if at % 2 else "lost", str(1000 + 7 * at)) for at in range(240)], head)
    second = build_deals(raw_of([("won", "2000"), ("lost", "2100")], head), TableMap(), first)
    assert second.table.row(0)[f"number ({ORDER})"] == 2.0


@pytest.mark.parametrize("kind", list(ColumnKind))
def test_the_map_decides_what_a_column_holds(kind: ColumnKind) -> None:
    rows = [("won" if at % 2 else "lost", f"2025010{1 + at % 9}") for at in range(20)]
    form = TableMap(kinds={"x": kind})
    column = build_deals(raw_of(rows, ("status", "x")), form).table.columns[0]
    assert column.kind is kind


def test_excluded_columns_are_not_even_columns() -> None:
    found = build_deals(raw_of([good(at) for at in range(9)]), TableMap(exclude=("industry", "amount")))
    assert [column.name for column in found.table.columns] == ["created", "closed"]
