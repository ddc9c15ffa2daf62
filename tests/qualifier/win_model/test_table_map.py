"""Exports of the CRMs that people use: which column says what, guessed from headings and values."""

from collections import Counter
from pathlib import Path

import pytest

from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.table_map import LOST, WON, TableMap, find_roles, read_map

BITRIX = ("ID", "Название сделки", "Стадия сделки", "Сумма", "Дата создания", "Дата закрытия", "Источник")
AMO = ("ID сделки", "Этап сделки", "Бюджет", "Дата создания", "Теги", "Ответственный")
HUBSPOT = ("Record ID", "Deal Name", "Deal Stage", "Amount", "Create Date", "Close Date")
SALESFORCE = ("Opportunity_ID", "Stage", "Amount", "Created Date", "Close Date", "LeadSource")
ODOO = ("id", "stage", "Expected revenue", "created", "closed", "won_flag")


def roles(
    names: tuple[str, ...], column: str, *words: str, given: TableMap | None = None
) -> tuple[object, ...]:
    found = find_roles(names, {column: Counter(words)}, given or TableMap())
    return found.outcome, found.id, found.created, found.closed, found.amount


@pytest.mark.parametrize(
    ("names", "column", "words", "expected"),
    [
        (
            BITRIX,
            "Стадия сделки",
            ("сделка успешна", "сделка проиграна", "переговоры"),
            ("Стадия сделки", "ID", "Дата создания", "Дата закрытия", "Сумма"),
        ),
        (
            AMO,
            "Этап сделки",
            ("успешно реализовано", "закрыто и не реализовано"),
            ("Этап сделки", "ID сделки", "Дата создания", None, "Бюджет"),
        ),
        (
            HUBSPOT,
            "Deal Stage",
            ("closed won", "closed lost", "presentation"),
            ("Deal Stage", "Record ID", "Create Date", "Close Date", "Amount"),
        ),
        (
            SALESFORCE,
            "Stage",
            ("closed won", "closed lost"),
            ("Stage", "Opportunity_ID", "Created Date", "Close Date", "Amount"),
        ),
        (ODOO, "won_flag", ("true", "false"), ("won_flag", "id", "created", "closed", None)),
    ],
)
def test_an_export_is_understood_without_a_map(
    names: tuple[str, ...], column: str, words: tuple[str, ...], expected: tuple[object, ...]
) -> None:
    assert roles(names, column, *words) == expected


def test_a_column_called_outcome_comes_before_one_called_status() -> None:
    names = ("Status", "Outcome")
    levels = {"Status": Counter({"won": 1}), "Outcome": Counter({"lost": 1})}
    assert find_roles(names, levels, TableMap()).outcome == "Outcome"


@pytest.mark.parametrize("words", [("new", "talks"), ()])
def test_a_status_that_ends_nothing_is_no_outcome(words: tuple[str, ...]) -> None:
    with pytest.raises(TableInvalid, match="how the deals ended"):
        roles(("id", "status"), "status", *words)


def test_what_the_map_says_stands_above_what_is_guessed() -> None:
    given = TableMap(outcome="Итоги", won=("Наш",), lost=("Не  наш",), id="№", amount="Чек")
    found = find_roles(
        ("№", "Итоги", "Чек", "status", "id", "amount"), {"status": Counter({"won": 1})}, given
    )
    assert (found.outcome, found.id, found.amount) == ("Итоги", "№", "Чек")
    assert (found.won, found.lost) == (frozenset({"наш"}), frozenset({"не наш"}))


@pytest.mark.parametrize("role", ["outcome", "id", "created", "closed", "amount"])
def test_a_column_that_is_not_there_is_named(role: str) -> None:
    given = TableMap.model_validate({role: "Нет такого"})
    with pytest.raises(TableInvalid, match="Нет такого") as caught:
        roles(("id", "status"), "status", "won", given=given)
    assert "Нет такого" in caught.value.detail_ru


def test_no_word_means_both_won_and_lost() -> None:
    assert not WON & LOST
    assert all(word == word.casefold() for word in WON | LOST)


def test_yaml_words_stay_words(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("won: [yes, 1, on]\nlost: [no, 0]\nid: no\nkinds: {ИНН: category}\n")
    found = read_map(tmp_path / "m.yaml")
    assert (found.won, found.lost, found.id) == (("yes", "1", "on"), ("no", "0"), "no")
    assert found.kinds == {"ИНН": ColumnKind.CATEGORY}


def test_an_empty_map_guesses_everything(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("")
    assert read_map(tmp_path / "m.yaml") == TableMap()


@pytest.mark.parametrize(
    ("text", "place"),
    [("kinds: {a: colour}", "kinds.a"), ("won: 5", "won"), ("nothing: 1", "nothing"), ("- a", "")],
)
def test_a_wrong_key_is_named_in_both_languages(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "m.yaml").write_text(text)
    with pytest.raises(TableInvalid) as caught:
        read_map(tmp_path / "m.yaml")
    assert place in caught.value.detail
    assert place in caught.value.detail_ru


def test_a_map_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_bytes(b"\xff\xfe\x00\xd8")
    for name in ("m.yaml", "none.yaml"):
        with pytest.raises(TableInvalid, match="cannot be read"):
            read_map(tmp_path / name)
