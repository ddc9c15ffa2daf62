"""A file as texts by column, a second one joined to it, and a lead read by a model's fields."""

import json
from pathlib import Path

import pytest

from qualifier.win_model.deal_table import Column, DealTable, TableInvalid
from qualifier.win_model.fields import ORDER, ColumnKind, Field, Value
from qualifier.win_model.lead_rows import read_lead, read_leads
from qualifier.win_model.raw_table import RawTable, find_key, fold_key, join_tables, read_table
from qualifier.win_model.win_model import Calibration, WinModel


def raw(name: str, /, **columns: list[str | None]) -> RawTable:
    size = len(next(iter(columns.values())))
    return RawTable(name=name, columns=columns, numbers=range(2, size + 2))


@pytest.mark.parametrize(
    ("one", "other"), [("GTX Pro", "GTXPro"), ("ООО «Ёж»", "ооо ёж"), ("A-1/2", "a12"), (None, "")]
)
def test_a_key_is_the_same_however_it_is_spelt(one: str | None, other: str | None) -> None:
    assert fold_key(one) == fold_key(other)


def test_keys_join_and_a_deal_without_one_keeps_its_own_columns() -> None:
    deals = raw("deals", id=["1", "2", "3"], firm=["Ёж", "unknown", None], region=["a", "b", "c"])
    firms = raw("firms", firm=["ЁЖ", "Кит"], size=["10", "20"], region=["x", "y"])
    assert find_key(deals, firms) == "firm"
    joined = join_tables(deals, firms, "firm")
    assert joined.columns["size"] == ["10", None, None]
    # A column that both have is the deal's own.
    assert joined.columns["region"] == ["a", "b", "c"]
    assert len(joined) == 3


@pytest.mark.parametrize("keys", [["a", "a"], ["a", None], ["a", "A"]])
def test_a_column_that_does_not_name_each_row_once_is_no_key(keys: list[str | None]) -> None:
    assert find_key(raw("deals", firm=["a", "b"]), raw("firms", firm=keys, size=["1", "2"])) is None


def test_columns_with_few_values_are_counted_in_small_letters() -> None:
    table = raw("x", stage=["Won", "won", None, "LOST"] * 30, name=[f"n{at}" for at in range(120)])
    assert table.few_levels() == {"stage": {"won": 60, "lost": 30}}


def test_rows_with_a_fault_stand_apart_and_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("a,b\n1,2\nonly\n3,4,5\n\n6,7\n")
    table = read_table(tmp_path / "d.csv")
    assert list(table.numbers) == [2, 6]
    assert [(fault.number, fault.ru) for fault in table.faults] == [
        (3, "1 ячеек, 2 столбцов"),
        (4, "3 ячеек, 2 столбцов"),
    ]
    assert table.columns == {"a": ["1", "6"], "b": ["2", "7"]}


def test_a_file_of_one_row_too_many_is_refused_in_russian_too(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("a\n1\n2\n3\n")
    assert len(read_table(tmp_path / "d.csv", most_rows=3)) == 3
    with pytest.raises(TableInvalid) as caught:
        read_table(tmp_path / "d.csv", most_rows=2)
    assert "оставьте последние" in caught.value.detail_ru


FIELDS = (
    Field(name="source", kind=ColumnKind.CATEGORY, levels=("site",)),
    Field(name="sum", kind=ColumnKind.NUMBER, edges=(5.0,)),
    Field(name="came", kind=ColumnKind.DATE),
    Field(name=f"number ({ORDER})", kind=ColumnKind.NUMBER),
)
MODEL = WinModel(
    fields=FIELDS,
    bias=0.0,
    voices=(),
    calibration=Calibration(),
    facts={"day_formats": {"came": "%d.%m.%Y"}},
)


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ({"source": "Site"}, ("Site", None, None, None)),
        ({"sum": "1 500,50 ₽"}, (None, 1500.5, None, None)),
        ({"sum": "much"}, (None, None, None, None)),
        ({"came": "02.01.0001"}, (None, None, 2.0, None)),
        ({"came": "0001-01-02"}, (None, None, None, None)),
        ({"number": "12000"}, (None, None, None, 12.0)),
        ({"number": "x", "colour": "red"}, (None, None, None, None)),
    ],
)
def test_a_lead_is_read_by_the_models_fields_alone(cells: dict[str, str], row: tuple[Value, ...]) -> None:
    read = read_lead(cells, MODEL, {"came": "%d.%m.%Y"})
    assert tuple(read.values()) == row
    assert list(read) == [field.name for field in FIELDS]


def test_leads_of_a_file_use_the_day_format_that_was_learnt(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text("came\n03.04.2025\n")
    [(_, row)] = list(read_leads(tmp_path / "leads.csv", MODEL))
    assert row["came"] == 739344.0


def test_a_table_keeps_its_rows_together() -> None:
    table = DealTable(
        ids=("a", "b", "c"),
        columns=(
            Column(name="x", kind=ColumnKind.NUMBER, values=(1.0, 2.0, None)),
            Column(name="y", kind=ColumnKind.FLAG, values=("yes", None, "no")),
        ),
        outcomes=(True, False, True),
        days=(5.0, None, 7.0),
    )
    taken = table.take([2, 0])
    assert (taken.ids, taken.outcomes, taken.days) == (("c", "a"), (True, True), (7.0, 5.0))
    assert taken.row(1) == {"x": 1.0, "y": "yes"}
    assert taken.vectors() == [(None, "no"), (1.0, "yes")]
    assert (table.won, table.base_rate) == (2, pytest.approx(2 / 3))
    assert [column.missing_share for column in table.columns] == [pytest.approx(1 / 3)] * 2
    assert [column.name for column in table.without(["x"]).columns] == ["y"]
    assert DealTable(ids=(), columns=(), outcomes=()).base_rate == 0


def test_broken_rows_count_as_rows_too(tmp_path: Path) -> None:
    """A file of nothing but lines that are no JSON would fill the memory with what is said of them."""
    (tmp_path / "d.jsonl").write_text("x\n" * 4)
    assert len(read_table(tmp_path / "d.jsonl", most_rows=4).faults) == 4
    with pytest.raises(TableInvalid, match="more than 3 deals"):
        read_table(tmp_path / "d.jsonl", most_rows=3)


def test_lines_that_each_name_columns_of_their_own_are_refused(tmp_path: Path) -> None:
    rows = [json.dumps({f"k{line}-{at}": 1 for at in range(300)}) for line in range(4)]
    (tmp_path / "d.jsonl").write_text("\n".join(rows[:3]))
    assert len(read_table(tmp_path / "d.jsonl").columns) == 900
    (tmp_path / "d.jsonl").write_text("\n".join(rows))
    with pytest.raises(TableInvalid, match="more than 1000 columns") as told:
        read_table(tmp_path / "d.jsonl")
    assert "больше 1000 столбцов" in told.value.detail_ru


def test_a_table_of_more_text_than_may_be_held_is_refused_and_equal_texts_are_held_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "d.csv"
    path.write_text("a,b\n" + "same-text-of-all,1\n" * 100)
    assert len(read_table(path, most_letters=200)) == 100
    path.write_text("a,b\n" + "".join(f"a text that nobody else has {at},1\n" for at in range(100)))
    with pytest.raises(TableInvalid, match="too much text") as told:
        read_table(path, most_letters=200)
    assert "слишком много текста" in told.value.detail_ru
