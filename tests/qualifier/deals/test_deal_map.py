from pathlib import Path

import pytest

from qualifier.deals.deal_map import PRESETS, find_fields, load_map, load_preset
from qualifier.win_model.deal_table import TableInvalid
from tests.qualifier.deals.exports import make_map

# What each CRM heads its columns with: its interface in one language, its API.
HEADS = {
    "bitrix24": (
        ("ID", "Название сделки", "Стадия сделки", "Сумма", "Валюта", "Компания", "Дата закрытия"),
        ("ID", "TITLE", "STAGE_ID", "STAGE_SEMANTIC_ID", "OPPORTUNITY", "CURRENCY_ID", "CLOSEDATE"),
    ),
    "amocrm": (
        ("ID", "Название сделки", "Компания", "Бюджет", "Этап сделки", "Дата создания", "Дата закрытия"),
        ("id", "name", "price", "status_id", "created_at", "closed_at", "loss_reason"),
    ),
    "hubspot": (
        ("Record ID", "Deal Name", "Deal Stage", "Close Date", "Amount"),
        ("hs_object_id", "dealname", "dealstage", "closedate", "amount", "closed_lost_reason"),
    ),
    "salesforce": (
        ("Opportunity ID", "Opportunity Name", "Account Name", "Stage", "Amount", "Close Date"),
        ("Id", "Name", "StageName", "Amount", "CloseDate", "Account.Industry"),
    ),
}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_finds_the_columns_of_both_exports(preset: str) -> None:
    given = load_preset(preset)
    for heads in HEADS[preset]:
        found = find_fields(heads, given)
        assert all(found[field] for field in ("id", "outcome", "amount", "closed", "task")), heads
        assert given.won_words.isdisjoint(given.lost_words)
        # Each column of the export is read as something.
        assert {column for columns in found.values() for column in columns} >= set(heads) - {"STAGE_ID"}


def test_headings_differ_in_case_and_spaces_only_on_paper() -> None:
    found = find_fields((" Deal   NAME ", "record id", "DEAL STAGE"), load_preset("hubspot"))
    assert (found["id"], found["task"]) == (("record id",), (" Deal   NAME ",))


def test_the_first_known_column_is_read_and_every_column_of_the_task() -> None:
    found = find_fields(("comment", "title", "id", "outcome"), make_map(id=["ID сделки", "id"]))
    assert found["id"] == ("id",)
    assert found["task"] == ("title", "comment")
    assert found["company"] == ()


@pytest.mark.parametrize(("missing", "wanted"), [("id", "outcome"), ("outcome", "id")])
def test_a_file_without_a_needed_column_is_refused_by_its_name(missing: str, wanted: str) -> None:
    with pytest.raises(TableInvalid, match=f"`{missing}`"):
        find_fields((wanted, "title"), make_map())


def test_numbers_of_a_map_are_read_as_texts(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("{source: a, id: id, outcome: stage, won: 142, lost: [143, true]}", encoding="utf-8")
    given = load_map(path)
    assert (given.won_words, given.lost_words) == ({"142"}, {"143", "true"})
    assert given.hash != load_preset("amocrm").hash


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("source: a", "wrong at id"),
        ("source: ''\nid: a\noutcome: b\nwon: c\nlost: d", "wrong at source"),
        ("source: a\nid: a\noutcome: b\nwon: c\nlost: []", "wrong at lost"),
        ("surprise: 1\nsource: a\nid: a\noutcome: b\nwon: c\nlost: d", "wrong at surprise"),
        ("{", "cannot be read"),
        ("- a", "wrong at -"),
    ],
)
def test_a_wrong_map_is_refused_with_the_place(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TableInvalid, match=said) as raised:
        load_map(path)
    assert "map.yaml" in raised.value.detail_ru


def test_a_map_that_is_not_there_and_an_unknown_preset_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableInvalid, match="cannot be read"):
        load_map(tmp_path / "none.yaml")
    with pytest.raises(TableInvalid, match="bitrix24, amocrm"):
        load_preset("siebel")
