"""Workbooks of random plans, recalculated by LibreOffice: do live formulas give the plan to the kopeck?"""

import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook
from xlsxwriter import Workbook

from eval.plans_random import CARDS, make_plan, vary_card
from kit.clock import read_stopwatch
from kit.errors import BadInput
from planner.calendar import lay_calendar
from planner.media_plan import MediaPlan
from planner.money import ZERO, round_rub
from planner.rate_card import load_rate_card
from planner.workbook.book import find_net
from planner.workbook.calendar_sheet import write_calendar
from planner.workbook.canvas import Canvas, make_looks, name_column
from planner.workbook.plan_sheet import Table, write_plan_sheet

SHEETS = 100
_MOST_LISTED = 20
# A calendar's lines stand below its two rows of heads.
_CALENDAR_FIRST = 3
_TIMEOUT_S = 600
# LibreOffice trusts stored results unless told to work out every formula when it opens a file.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A plan and where its lines stand on its sheet."""

    plan: MediaPlan
    table: Table


def run_workbooks_random(count: int, *, seed: int = 1, sheets: int = SHEETS) -> dict[str, Any]:
    """Return n, lines, cells, violations, first_violations and seconds; needs LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        raise BadInput("LibreOffice (soffice) is not installed.", ru="LibreOffice (soffice) не установлен.")
    rng = random.Random(seed)  # noqa: S311 cases must repeat
    cards = [vary_card(load_rate_card(), rng) for _ in range(CARDS)]
    began, faults, lines, cells = read_stopwatch(), list[str](), 0, 0
    for first in range(0, count, sheets):
        plans = [
            make_plan(rng.choice(cards), rng, is_solved=False) for _ in range(min(sheets, count - first))
        ]
        found, compared = recalculate(office, plans)
        faults += [f"plan {first + number}: {fault}" for number, fault in found]
        lines, cells = lines + sum(len(plan.lines) for plan in plans), cells + compared
    return {
        "n": count,
        "lines": lines,
        "cells": cells,
        "violations": len(faults),
        "first_violations": faults[:_MOST_LISTED],
        "seconds": round(read_stopwatch() - began, 1),
    }


def recalculate(office: str, plans: Sequence[MediaPlan]) -> tuple[list[tuple[int, str]], int]:
    """Recalculate one book with the plans' sheets and compare; return faults and how many cells."""
    with TemporaryDirectory() as folder:
        given = Path(folder) / "plans.xlsx"
        written = _write(given, plans)
        profile = Path(folder) / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [
            office,
            f"-env:UserInstallation={profile.parent.as_uri()}",
            *("--headless", "--convert-to", "xlsx", "--outdir", str(Path(folder) / "out"), str(given)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_S)  # noqa: S603 our own file
        book = load_workbook(Path(folder) / "out" / "plans.xlsx", data_only=True)
        if book["canary"]["A1"].value != 2:
            raise BadInput("LibreOffice did not recalculate.", ru="LibreOffice не пересчитал формулы.")
        faults, compared = [], 0
        for number, one in enumerate(written):
            cells = [("p", *cell) for cell in _list_cells(one)]
            cells += [("c", *cell) for cell in _list_calendar(one.plan)]
            for sheet, name, cell, expected in cells:
                compared += 1
                value = book[f"{sheet}{number}"][cell].value
                if round_rub(Decimal(repr(value or 0))) != expected:
                    faults.append((number, f"{name} {cell}: {value} is not {expected}"))
        return faults, compared


def _write(path: Path, plans: Sequence[MediaPlan]) -> list[Written]:
    book = Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    looks = make_looks(book)
    written = []
    for number, plan in enumerate(plans):
        canvas = Canvas(sheet=book.add_worksheet(f"p{number}"), looks=looks)
        table = write_plan_sheet(canvas, plan, is_internal=False, lang="ru")
        written.append(Written(plan=plan, table=table))
        calendar = Canvas(sheet=book.add_worksheet(f"c{number}"), looks=looks)
        write_calendar(calendar, plan, "ru", find_net(canvas, table, plan))
    book.add_worksheet("canary").write_formula("A1", "=1+1", None, 0)
    book.close()
    return written


def _list_calendar(plan: MediaPlan) -> Iterator[tuple[str, str, Decimal]]:
    """Yield each line's sum over its months, their total, and the difference from the plan's sheet."""
    calendar = lay_calendar(plan)
    if not calendar.lines:
        return
    letter = name_column(len(calendar.parts) + len(calendar.months) + 1)
    row = _CALENDAR_FIRST
    for row, line in enumerate(calendar.lines, start=_CALENDAR_FIRST):
        yield "calendar", f"{letter}{row}", sum(line.by_part.net_rub, ZERO)
    together = sum((sum(line.by_part.net_rub, ZERO) for line in calendar.lines), ZERO)
    yield "calendar total", f"{letter}{row + 1}", together
    if plan.totals is not None:
        yield "calendar by the plan", f"{letter}{row + 2}", plan.totals.amount.net
        yield "calendar difference", f"{letter}{row + 3}", ZERO


def _list_cells(written: Written) -> Iterator[tuple[str, str, Decimal]]:
    """Yield name, cell and value of every money that is a formula."""
    plan, table = written.plan, written.table
    for row, line in enumerate(plan.lines, start=table.first + 1):
        if line.cost is not None:
            amount = line.cost.amount
            money = {"media": line.cost.media, "net": amount.net, "vat": amount.vat, "gross": amount.gross}
            yield from ((name, f"{table.letter(name)}{row}", value) for name, value in money.items())
    if plan.totals is None:
        return
    totals = plan.totals
    money = {"media": totals.media, "net": totals.amount.net, "vat": totals.amount.vat}
    for name, value in {**money, "gross": totals.amount.gross}.items():
        yield f"total {name}", f"{table.letter(name)}{table.last + 2}", value
    ladder = (totals.media, totals.fee, totals.amount.net, totals.amount.vat, totals.amount.gross)
    for offset, value in enumerate(ladder):
        yield "ladder", f"C{table.last + 4 + offset}", value
