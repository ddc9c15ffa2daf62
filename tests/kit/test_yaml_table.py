from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from kit.errors import AppError
from kit.yaml_table import read_table


class TableBroken(AppError):
    """The table is broken."""


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    value: int
    why: str


class Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    most: Row


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rules.yaml"


def test_a_sound_table_is_read(path: Path) -> None:
    path.write_text("most: {value: 3, why: три раза}", encoding="utf-8")
    assert read_table(path, Rules, TableBroken) == Rules(most=Row(value=3, why="три раза"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("most: {value: many, why: x}", r"rules\.yaml: most\.value: Input should be a valid integer"),
        ("most: {value: 3}", r"rules\.yaml: most\.why: Field required"),
        ("most: {value: 3, why: x}\nleast: 1", r"rules\.yaml: least: Extra inputs"),
        ("[", r"rules\.yaml: cannot be read"),
        ("!!python/object/apply:os.getcwd []", r"rules\.yaml: cannot be read"),
    ],
)
def test_a_broken_one_is_refused_by_its_first_fault(path: Path, text: str, fault: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableBroken, match=fault):
        read_table(path, Rules, TableBroken)


def test_what_is_no_text_or_not_there_is_told_in_both_languages(path: Path) -> None:
    with pytest.raises(TableBroken) as raised:
        read_table(path, Rules, TableBroken)
    assert raised.value.detail_ru == "rules.yaml: не читается"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(TableBroken, match="cannot be read"):
        read_table(path, Rules, TableBroken)


def test_strictness_is_the_callers(path: Path) -> None:
    path.write_text("most: {value: '3', why: x}", encoding="utf-8")
    with pytest.raises(TableBroken):
        read_table(path, Rules, TableBroken)
    assert read_table(path, Rules, TableBroken, strict=False).most.value == 3
