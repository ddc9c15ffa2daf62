import json
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from planner.file_kind import FileKind
from planner.plan_files import write_file, write_files
from planner.plan_json import read_plan
from planner.rate_card import RateCard
from tests.planner.builders import bend_card, the_card
from tests.planner.offer.offered import SAMPLES, hostile_plan, plan_of, unready_plans

MAGIC = {"xlsx": b"PK", "docx": b"PK", "pdf": b"%PDF-", "json": b"{", "md": b"# "}


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_file_of_a_plan_is_written(sample: str) -> None:
    files = write_files(plan_of(sample), lang=SAMPLES[sample])
    assert set(files) == set(FileKind)
    for kind, content in files.items():
        assert content.startswith(MAGIC[kind.value.rpartition(".")[2]])


def test_names_are_ours() -> None:
    assert all(kind.value.isascii() and "/" not in kind.value for kind in FileKind)


@pytest.mark.parametrize("name", sorted(unready_plans()))
def test_a_plan_that_is_not_ready_has_its_files_too(name: str) -> None:
    plan = unready_plans()[name]
    files = write_files(plan, lang="ru")
    assert (FileKind.EXCHANGE in files) is (plan.start is not None)
    assert FileKind.PDF in files


def test_hostile_text_breaks_no_file() -> None:
    files = write_files(hostile_plan(), lang="ru")
    for kind in (FileKind.WORKBOOK, FileKind.DOCX):
        assert ZipFile(BytesIO(files[kind])).testzip() is None
    assert read_plan(files[FileKind.JSON].decode()) == hostile_plan()


def test_the_clients_copy_lacks_the_houses_columns() -> None:
    def read(kind: FileKind) -> str:
        archive = ZipFile(BytesIO(write_file(plan_of("brief_bank_ru.txt"), kind, lang="ru")))
        return archive.read("xl/sharedStrings.xml").decode()

    assert "Зачем строка" in read(FileKind.INTERNAL_WORKBOOK)
    assert "Зачем строка" not in read(FileKind.WORKBOOK)


def test_a_plan_kept_before_the_law_was_checked_is_read() -> None:
    content = json.loads(write_file(plan_of("brief_bank_ru.txt"), FileKind.JSON, lang="ru"))
    content.pop("law")
    assert read_plan(json.dumps(content)).law == ()


def test_json_is_the_plan() -> None:
    content = json.loads(write_file(plan_of("brief_retailer_en.txt"), FileKind.JSON, lang="en"))
    assert content["brief"]["advertiser"] == "Northfield Home"


def test_fifteen_lines_take_less_than_two_seconds_of_one_core() -> None:
    plan = plan_of("brief_bank_ru.txt")
    lines = tuple(replace(line, row_id=f"{line.row_id}-{n}") for n in range(3) for line in plan.lines)[:15]
    wide = replace(plan, lines=lines, totals=None, reach=None)
    kinds = (FileKind.WORKBOOK, FileKind.PDF, FileKind.DOCX)
    for kind in kinds:
        # The libraries load with the first file of a process.
        write_file(wide, kind, lang="ru")
    began = time.process_time()
    for kind in kinds:
        write_file(wide, kind, lang="ru")
    assert time.process_time() - began < 2


def test_the_documentation_names_every_file() -> None:
    text = Path("docs/offers.md").read_text(encoding="utf-8")
    assert all(f"`{kind.value}`" in text for kind in FileKind)


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_is_the_same_whenever_it_is_written(kind: FileKind) -> None:
    def write() -> bytes | dict[str, bytes]:
        content = write_file(plan_of("brief_pharmacy_ru.txt"), kind, lang="ru")
        if not content.startswith(b"PK"):
            return content
        archive = ZipFile(BytesIO(content))
        # A workbook notes when it was written.
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}

    assert write() == write()


def test_scenarios_stand_in_the_workbook_when_the_plans_own_card_is_given() -> None:
    plan = replace(plan_of("brief_bank_ru.txt"), scenarios=None)
    other = bend_card(version="9.9.9")

    def sheets(card: RateCard | None) -> list[str]:
        return load_workbook(BytesIO(write_file(plan, FileKind.WORKBOOK, lang="ru", card=card))).sheetnames

    assert "Сценарии" in sheets(the_card())
    assert "Сценарии" not in sheets(None)
    assert "Сценарии" not in sheets(other)
