"""Files of deals in every shape that people send, and the faults that are told row by row."""

import gzip
import json
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from qualifier.win_model import table_file
from qualifier.win_model.cell_texts import clean, find_day_format, read_day, read_number
from qualifier.win_model.deal_import import build_deals, import_deals, type_column
from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.fields import ORDER, ColumnKind
from qualifier.win_model.raw_table import RawTable, find_key, join_tables, read_table
from qualifier.win_model.table_file import guess_encoding, read_rows
from qualifier.win_model.table_map import TableMap, find_roles, read_map

HEAD = "ID сделки,Дата создания,Дата закрытия,Стадия,Отрасль,Сумма"
GOOD = "1,01.02.2025,15.03.2025,Успешно реализовано,Банк,1 500"
LOST = "2,13.02.2025,15.03.2025,Закрыто и не реализовано,Ритейл,900"


def write(folder: Path, *lines: str, name: str = "deals.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1,234,567", 1234567.0),
        ("12 %", 12.0),
        ("1500 руб.", 1500.0),
        ("-3", -3.0),
        ("1e3", 1000.0),
        ("=1+1", None),
        ("nan", None),
        ("1" * 60, None),
        ("1e999", None),
        ("b48ec5f3", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("texts", "form"),
    [
        (["2025-01-31", "2025-02-01T10:00"], "%Y-%m-%d"),
        (["03.04.2025"], "%d.%m.%Y"),
        (["03/04/2025", "13/04/2025"], "%d/%m/%Y"),
        (["03/04/2025", "04/13/2025"], "%m/%d/%Y"),
        (["20-10-2017"], "%d-%m-%Y"),
        (["tomorrow"], None),
        ([], None),
    ],
)
def test_the_texts_tell_days_from_months(texts: list[str], form: str | None) -> None:
    assert find_day_format(texts) == form


def test_a_day_without_its_time_is_a_number_and_nonsense_is_none() -> None:
    assert read_day("02.01.0001 10:30", "%d.%m.%Y") == 2.0
    assert read_day("31.02.2025", "%d.%m.%Y") is None
    assert read_day("x" * 50, "%d.%m.%Y") is None


@pytest.mark.parametrize("text", ["", " - ", "N/A", "null", "не указано", None])
def test_what_says_nothing_is_missing(text: str | None) -> None:
    assert clean(text) is None


def test_signs_that_a_terminal_would_obey_are_no_part_of_a_value() -> None:
    assert clean("\x1b[31mБанк\x9b2J\x00 и\x07 ко\x7f") == "[31mБанк 2J и ко"
    assert clean("\x1b \x00") is None
    # What only looks odd stays: a soft hyphen, a joiner.
    assert clean("мага\xadзин\u200d") == "мага\xadзин\u200d"


def test_unknown_and_select_are_values_of_their_own() -> None:
    assert (clean(" Unknown "), clean("Select")) == ("Unknown", "Select")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_told_apart(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [line.replace(",", delimiter) for line in (HEAD, GOOD, LOST)]
    found = import_deals(write(tmp_path, *lines, encoding=encoding), TableMap())
    assert found.table.outcomes == (True, False)
    assert found.table.row(0)["Отрасль"] == "Банк"
    assert found.table.row(0)["Сумма"] == 1500.0


def test_a_cut_character_at_the_peeks_end_is_still_utf8() -> None:
    assert guess_encoding("Ёлка".encode()[:-1]) == "utf-8-sig"
    assert guess_encoding(b"") == "utf-8-sig"


def test_utf8_with_a_foreign_line_is_damaged_and_not_of_another_encoding(tmp_path: Path) -> None:
    """Read as Windows-1251 it was no fault at all, and each name in it was gibberish."""
    path = write(tmp_path, HEAD, *[GOOD] * 5)
    path.write_bytes(path.read_bytes() + b"\n" + LOST.encode("cp1251"))
    with pytest.raises(TableInvalid, match="its encoding changes half-way") as told:
        list(read_rows(path))
    assert "кодировка меняется посередине" in told.value.detail_ru


@pytest.mark.parametrize("text", ["Ромашка", "«Ёж» — №\u00a05", "РђРЎ", "naïve café", "x;Ж"])
def test_text_of_single_bytes_is_still_told_from_damaged_utf8(text: str) -> None:
    assert guess_encoding(text.encode("cp1251", "ignore")) in ("cp1251", "utf-8-sig")
    assert guess_encoding(f"{text};Сделка успешна;Отказ".encode("cp1251", "ignore")) == "cp1251"


def test_gzip_json_lines_and_workbooks_give_the_same_deals(tmp_path: Path) -> None:
    plain = write(tmp_path, HEAD, GOOD, LOST)
    zipped = tmp_path / "deals.csv.gz"
    zipped.write_bytes(gzip.compress(plain.read_bytes()))
    names = HEAD.split(",")
    rows = [dict(zip(names, line.split(","), strict=True)) for line in (GOOD, LOST)]
    lines = write(tmp_path, *(json.dumps(row) for row in rows), name="deals.jsonl")
    book = Workbook()
    for line in (HEAD, GOOD, LOST):
        book.worksheets[0].append(line.split(","))
    book.save(tmp_path / "deals.xlsx")
    tables = [
        import_deals(path, TableMap()).table for path in (plain, zipped, lines, tmp_path / "deals.xlsx")
    ]
    assert all(table == tables[0] for table in tables)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "no heading"),
        ("a.csv", b"a,a\n1,2\n", "two columns are called a"),
        ("a.csv", b"\n", "no heading"),
        ("a.csv", ",".join(f"c{at}" for at in range(1200)).encode(), "more than 1000 columns"),
        ("a.csv", b'id,status\n1,"' + b"x" * 1_100_000, "damaged"),
        ("a.csv.gz", b"no gzip", "damaged"),
        ("a.xlsx", b"no book", "no workbook"),
        (
            "a.csv",
            b"id,status\n" + (b"1," + b"x" * 5_000 + b"\n") * 250 + b"2,\xcf\xf0\n",
            "encoding changes",
        ),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableInvalid, match=words):
        list(read_rows(tmp_path / name))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableInvalid, match="cannot be opened"):
        list(read_rows(tmp_path / "none.csv"))


def test_rows_that_contradict_themselves_are_named_and_left_out(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        HEAD,
        GOOD,
        LOST,
        "3,01.02.2025,15.01.2025,Успешно реализовано,Банк,10",
        "4,01.02.2025,15.03.2025,Успешно реализовано,Банк,-10",
        "5,01.02.2025,15.03.2025,Успешно реализовано,Банк,10",
        "5,01.02.2025,15.03.2025,Закрыто и не реализовано,Банк,10",
        "1,01.02.2025,15.03.2025,Успешно реализовано,Банк,1 500",
        "6,01.02.2025,,Переговоры,Банк,10",
        "7,01.02.2025",
        "",
    )
    found = import_deals(path, TableMap())
    assert found.table.ids == ("1", "2")
    assert found.open_rows == 1
    told = [(fault.number, fault.what) for fault in found.faults]
    assert told == [
        (4, "closed before it was created"),
        (5, "a negative amount"),
        (6, "deal 5 is both won and lost"),
        (7, "deal 5 is both won and lost"),
        (10, "2 cells, 6 columns"),
    ]
    assert {fault.ru for fault in found.faults} >= {"отрицательная сумма", "2 ячеек, 6 столбцов"}


def test_lines_that_are_no_objects_are_faults(tmp_path: Path) -> None:
    path = write(
        tmp_path, '{"id": 1, "status": "won", "tags": ["a"]}', "oops", "[1]", "", '{"x": 1}', name="a.jsonl"
    )
    raw = read_table(path)
    assert [(fault.number, fault.what, fault.ru) for fault in raw.faults] == [
        (2, "not JSON", "не JSON"),
        (3, "not an object", "не объект"),
    ]
    assert raw.columns["tags"] == ['["a"]', None]
    assert raw.columns["x"] == [None, "1"]


def test_formulas_and_scripts_are_only_texts(tmp_path: Path) -> None:
    path = write(tmp_path, "id,status,name", '1,won,"=CMD(""x"")"', "2,lost,<script>alert(1)</script>")
    table = import_deals(path, TableMap()).table
    assert [table.row(at)["name"] for at in (0, 1)] == ['=CMD("x")', "<script>alert(1)</script>"]


def test_too_many_rows_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    path = write(tmp_path, "id,status", *(f"{at},won" for at in range(50)))
    with pytest.raises(TableInvalid, match="more than 20 deals"):
        read_table(path, most_rows=20)


def test_a_file_without_a_closed_deal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableInvalid, match="how the deals ended"):
        import_deals(write(tmp_path, "id,name", "1,a"), TableMap())
    with pytest.raises(TableInvalid, match="no closed deal"):
        import_deals(write(tmp_path, "id,stage", "1,new"), TableMap(outcome="stage"))


def test_a_map_says_what_cannot_be_guessed(tmp_path: Path) -> None:
    path = write(tmp_path, "no,end,size,junk", "1,taken,10,a", "2,dropped,x,b", "3,taken,30,c")
    (tmp_path / "map.yaml").write_text(
        "outcome: end\nwon: [Taken]\nlost: [dropped]\nid: no\nexclude: [junk]\nkinds: {size: number}\n"
    )
    found = import_deals(path, read_map(tmp_path / "map.yaml"))
    assert found.table.outcomes == (True, False, True)
    assert [column.name for column in found.table.columns] == ["size"]
    assert found.odd_values == {"size": 1}


@pytest.mark.parametrize("text", ["outcome: [", "colour: red", "won: 5"])
def test_a_wrong_map_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "map.yaml").write_text(text)
    with pytest.raises(TableInvalid, match="map"):
        read_map(tmp_path / "map.yaml")


def test_a_map_of_columns_that_are_not_there_is_refused() -> None:
    with pytest.raises(TableInvalid, match="not there: closing"):
        find_roles(("id", "status"), {"status": Counter({"won": 3})}, TableMap(closed="closing"))


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["1", "2,5", None], ColumnKind.NUMBER),
        (["Yes", "No"], ColumnKind.FLAG),
        (["01.02.2025", "13.02.2025"], ColumnKind.DATE),
        (["a", "1"], ColumnKind.CATEGORY),
        ([None], ColumnKind.CATEGORY),
    ],
)
def test_a_column_is_what_nearly_all_its_values_are(texts: list[str | None], kind: ColumnKind) -> None:
    assert type_column("x", texts).kind is kind


def test_a_running_number_tells_when_a_deal_came() -> None:
    numbers = [str(1000 + 3 * at) for at in range(250)]
    raw = RawTable(
        name="x",
        columns={"lead number": numbers, "status": ["won", "lost"] * 125},
        numbers=range(2, 252),
    )
    names = [column.name for column in build_deals(raw, TableMap()).table.columns]
    assert f"lead number ({ORDER})" in names
    plain = RawTable(
        name="x",
        columns={"row": [str(at) for at in range(250)], "status": ["won", "lost"] * 125},
        numbers=range(2, 252),
    )
    assert [column.name for column in build_deals(plain, TableMap()).table.columns] == ["row"]


def test_a_second_table_is_joined_by_the_key_that_both_write() -> None:
    deals = RawTable(
        name="deals", columns={"id": ["1", "2", "3"], "product": ["GTXPro", "MG", None]}, numbers=(2, 3, 4)
    )
    prices = RawTable(
        name="prices", columns={"product": ["GTX Pro", "MG"], "price": ["10", "5"]}, numbers=(2, 3)
    )
    assert find_key(deals, prices) == "product"
    assert join_tables(deals, prices, "product").columns["price"] == ["10", "5", None]
    assert find_key(deals, RawTable(name="x", columns={"other": ["1"]}, numbers=(2,))) is None


@pytest.mark.parametrize("name", ["zeros.csv", "zeros.jsonl"])
def test_a_file_that_is_one_line_without_end_is_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_file, "_LONGEST_LINE", 10_000)
    path = tmp_path / name
    path.write_bytes(b"x" * 20_000)
    with pytest.raises(TableInvalid, match="a line of more than 10000 characters") as told:
        list(read_rows(path))
    assert "строка длиннее 10000 знаков" in told.value.detail_ru


def test_lines_below_the_bound_are_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "_LONGEST_LINE", 10_000)
    path = write(tmp_path, HEAD, GOOD.replace("Банк", "Б" * 9_000), LOST)
    assert [len(row.cells["Отрасль"] or "") for row in read_rows(path)] == [9_000, 6]


@pytest.mark.parametrize("bound", ["_MOST_BOOK", "_MOST_BOOK_TEXT"])
def test_a_small_workbook_that_unpacks_into_a_huge_one_is_refused(
    tmp_path: Path, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deals.xlsx"
    Workbook().save(path)
    with ZipFile(path, "a") as book:
        book.writestr("xl/sharedStrings.xml", "<sst>" + "<si><t>x</t></si>" * 20 + "</sst>")
    monkeypatch.setattr(table_file, bound, 100)
    with pytest.raises(TableInvalid, match="save it as CSV"):
        list(read_rows(path))
