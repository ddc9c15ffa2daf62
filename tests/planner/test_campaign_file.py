import json
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from planner.brief import Channel
from planner.campaign_file import LARGEST_BYTES, MOST_ROWS, CampaignsInvalid, read_campaigns
from planner.past_campaigns import PastLine

HEAD = "Кампания;Канал;Дата закрытия;Отрасль;Показы;Клики;Лиды;Расход без НДС;Показы план;Расход план"
ROW = "Весна;VK Реклама;30.06.2026;retail;1 000 000;12 000;150;150 000,50;900 000;110 000"
LINE = PastLine(
    campaign="Весна",
    channel=Channel.VK_ADS,
    closed_on=date(2026, 6, 30),
    industry="retail",
    impressions=1_000_000,
    clicks=12_000,
    conversions=150,
    spend_rub=Decimal("150000.50"),
    planned_impressions=900_000,
    planned_spend_rub=Decimal(110_000),
)


def write(folder: Path, *rows: str, name: str = "past.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def fill(**changes: str) -> str:
    """Return the usual row with cells changed by place."""
    cells = ROW.split(";")
    for place, value in changes.items():
        cells[int(place[1:])] = value
    return ";".join(cells)


def test_a_csv_is_read_as_people_write_it(tmp_path: Path) -> None:
    assert read_campaigns(write(tmp_path, HEAD, ROW, "", ";;;;;;;;;")).list_lines() == (LINE,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16", "utf-16-le"])
def test_a_csv_is_read_in_the_encodings_that_offices_write(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "past.csv"
    path.write_bytes(f"{HEAD}\n{ROW}\n".encode(encoding))
    assert read_campaigns(path).list_lines() == (LINE,)


@pytest.mark.parametrize("name", ["past.csv", "past.jsonl", "past.xlsx"])
def test_a_huge_file_is_refused_without_holding_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    tracemalloc.start()
    try:
        with pytest.raises(CampaignsInvalid, match="larger than 32 MiB"):
            read_campaigns(path)
        assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST_BYTES
    finally:
        tracemalloc.stop()


def test_a_small_archive_that_unpacks_into_a_huge_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "past.xlsx"
    with (
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as book,
        book.open("xl/sharedStrings.xml", "w") as part,
    ):
        for _ in range(257):
            part.write(b" " * 1024**2)
    with pytest.raises(CampaignsInvalid, match="not a table"):
        read_campaigns(path)


def test_endless_json_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CampaignsInvalid, match="row 1 is not a JSON object"):
        read_campaigns(write(tmp_path, "[" * 200_000, name="past.jsonl"))


def test_a_workbook_is_read_with_real_dates_and_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["campaign", "channel", "closed_on", "impressions", "clicks", "spend"])
    book.active.append(["Весна", "vk_ads", date(2026, 6, 30), 1_000_000, 12_000, 150_000.5])
    path = tmp_path / "past.xlsx"
    book.save(path)
    (line,) = read_campaigns(path).list_lines()
    assert (line.channel, line.closed_on, line.clicks) == (Channel.VK_ADS, date(2026, 6, 30), 12_000)
    assert line.spend_rub == Decimal("150000.5")
    assert line.conversions is None


def test_json_lines_hold_the_fields_by_name(tmp_path: Path) -> None:
    content = {"campaign": "Весна", "channel": "sms", "closed_on": "2026-06-30", "clicks": 5, "note": "x"}
    path = write(tmp_path, json.dumps(content), "", json.dumps({**content, "spend_rub": 1.5}), name="p.jsonl")
    one, other = read_campaigns(path).list_lines()
    assert (one.channel, one.clicks) == (Channel.SMS, 5)
    assert other.spend_rub == Decimal("1.5")


@pytest.mark.parametrize(
    ("row", "english", "russian"),
    [
        (fill(c0=" "), "campaign: is empty", "campaign: пусто"),
        (fill(c1="Голуби"), "'Голуби' is not a known channel", "канал «Голуби» не известен"),
        (fill(c1=""), "'' is not a known channel", "канал «» не известен"),
        (fill(c2="вчера"), "closed_on: 'вчера' is not a date", "closed_on: «вчера» — не дата"),
        (fill(c4="много"), "impressions: 'много' is not a number", "impressions: «много» — не число"),
        (fill(c4="-5"), "impressions: -5 is below zero", "impressions: -5 меньше нуля"),
        (fill(c5="1,5"), "clicks: 1,5 is not a whole number", "clicks: 1,5 — не целое число"),
        (fill(c5="NaN"), "clicks: 'NaN' is not a number", "clicks: «NaN» — не число"),
        (fill(c4="9e99"), "impressions: 9e99 is not a whole number", "impressions: 9e99 — не целое число"),
        (fill(c7="1e99"), "spend_rub: 1e99 is too large", "spend_rub: 1e99 — слишком много"),
        (
            fill(c5="2 000 000"),
            "clicks: 2000000 is more than impressions",
            "clicks: 2000000 больше impressions",
        ),
        (fill(c6="13 000"), "conversions: 13000 is more than clicks", "conversions: 13000 больше clicks"),
    ],
)
def test_a_bad_row_is_told_by_its_number_column_and_value(
    tmp_path: Path, row: str, english: str, russian: str
) -> None:
    with pytest.raises(CampaignsInvalid) as caught:
        read_campaigns(write(tmp_path, HEAD, ROW, row))
    assert "past.csv: row 3, " in caught.value.detail
    assert english in caught.value.detail
    assert "past.csv: строка 3, " in caught.value.detail_ru
    assert russian in caught.value.detail_ru


def test_every_bad_row_is_told_and_none_is_left_out(tmp_path: Path) -> None:
    with pytest.raises(CampaignsInvalid) as caught:
        read_campaigns(write(tmp_path, HEAD, *[fill(c1="Голуби")] * 25))
    assert caught.value.detail.count("is not a known channel") == 20
    assert "and 5 rows more" in caught.value.detail
    assert "и ещё 5 строк" in caught.value.detail_ru


@pytest.mark.parametrize(
    ("rows", "name", "said"),
    [
        ((HEAD,), "past.csv", "no rows"),
        (("",), "past.csv", "no column for campaign, channel, closed_on"),
        (("Кампания;Канал", "a;sms"), "past.csv", "no column for closed_on"),
        (("nonsense",), "past.xlsx", "not a table"),
        (("[1]",), "past.jsonl", "row 1 is not a JSON object"),
        (("{",), "past.jsonl", "row 1 is not a JSON object"),
    ],
)
def test_a_file_that_is_no_list_of_campaigns_is_refused(
    tmp_path: Path, rows: tuple[str, ...], name: str, said: str
) -> None:
    with pytest.raises(CampaignsInvalid, match=said):
        read_campaigns(write(tmp_path, *rows, name=name))


@pytest.mark.parametrize("name", ["none.csv", "none.xlsx", "none.jsonl"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(CampaignsInvalid, match=f"{name}: cannot be read"):
        read_campaigns(tmp_path / name)


@pytest.mark.parametrize("name", ["past.csv", "past.jsonl"])
def test_more_rows_than_a_seller_has_are_refused(tmp_path: Path, name: str) -> None:
    # Empty rows count too: a file is refused by its length before it is read.
    rows = [HEAD if name.endswith("csv") else "", *[""] * (MOST_ROWS + 3)]
    with pytest.raises(CampaignsInvalid, match=f"more than {MOST_ROWS} rows"):
        read_campaigns(write(tmp_path, *rows, name=name))
