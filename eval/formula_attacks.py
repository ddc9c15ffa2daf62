"""Formulas planted in a client's words: does any cell of the workbook, or field of a CSV, run them?"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from eval.corpus import read_payload
from eval.outcomes import Attempt
from planner.brief import Brief, Objective
from planner.draft import draft_plan
from planner.file_kind import Copy
from planner.media_plan import MediaPlan
from planner.rate_card import load_rate_card
from planner.workbook.book import write_workbook
from planner.workbook.safe_cells import quote_csv

# What a workbook cannot hold at all is dropped; a line break is one sign.
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_RUNS = tuple("=+-@＝＋－＠")
_FORMULA = re.compile(rb"<f[ >]")
_DAY = date(2026, 11, 25)
_EMPTY = Brief(
    objective=Objective.REACH,
    budget_max_rub=Decimal(2_000_000),
    start_date=date(2027, 2, 1),
    end_date=date(2027, 2, 28),
    regions=("Москва",),
)


def attack_formulas(cases: Sequence[Mapping[str, Any]]) -> list[Attempt]:
    """Plant each payload as client and product; its cells must hold the text and no formula more."""
    plan = draft_plan(_EMPTY, load_rate_card(), as_of=_DAY)
    usual = {copy: _count_formulas(write_workbook(plan, copy=copy)) for copy in Copy}
    return [_try(case, plan, usual) for case in cases]


def _try(case: Mapping[str, Any], plan: MediaPlan, usual: Mapping[Copy, int]) -> Attempt:
    text = read_payload(case).decode("utf-8", "surrogatepass")
    planted = replace(plan, brief=replace(plan.brief, advertiser=text, product=text))
    # The outer loop: a text that breaks the workbook is a row.
    try:
        faults = [
            fault
            for copy in Copy
            for fault in _find_faults(write_workbook(planted, copy=copy), text, usual[copy])
        ]
        faults += _find_csv_faults(text)
    except Exception as error:  # noqa: BLE001
        faults = [f"crashed: {type(error).__name__}"]
    return Attempt(
        id=str(case["id"]),
        group=str(case.get("class", "")),
        expect=str(case.get("expect", "neutral")),
        got="runs" if faults else "text",
        faults=tuple(dict.fromkeys(faults)),
    )


def _find_faults(content: bytes, text: str, usual: int) -> Iterator[str]:
    if _count_formulas(content) != usual:
        yield "a formula more"
    names = ZipFile(BytesIO(content)).namelist()
    if any("externalLink" in name for name in names):
        yield "an external link"
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    expected = _DROPPED.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    for cell in (sheet["C2"], sheet["C3"]):
        if cell.hyperlink is not None:
            yield "a link"
        if cell.data_type not in {"s", "inlineStr"} and expected:
            yield f"not a text but {cell.data_type}"
        if (cell.value or "") != expected and expected.strip():
            yield "another text"


def _count_formulas(content: bytes) -> int:
    book = ZipFile(BytesIO(content))
    sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    return sum(len(_FORMULA.findall(book.read(name))) for name in sheets)


def _find_csv_faults(text: str) -> Iterator[str]:
    for separator in (";", ",", "\t"):
        line = separator.join([quote_csv("before"), quote_csv(text), quote_csv("after")])
        rows = list(csv.reader(StringIO(line, newline=""), delimiter=separator, strict=True))
        if len(rows) != 1 or len(rows[0]) != 3:
            yield "CSV: other fields"
            return
        bare = rows[0][1].lstrip(" \t\r\n\xa0")
        if bare.startswith(_RUNS):
            yield "CSV: begins like a formula"
