"""What a terminal of 80 columns says: in both languages, sums that add up, foreign text as text."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from api.winmodel_terminal import print_base_rates, print_chance, print_faults, print_report, show_value
from qualifier.win_model.base_rates import BaseRate
from qualifier.win_model.deal_import import Import
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.drift import Drift, DriftRow
from qualifier.win_model.fields import ColumnKind, Field, Value
from qualifier.win_model.house_report import HouseReport, Trial
from qualifier.win_model.leakage import Leak, Why
from qualifier.win_model.metrics import MEASURES
from qualifier.win_model.raw_table import RowFault
from qualifier.win_model.table_map import Roles
from qualifier.win_model.win_model import Calibration, Chance, WinModel, WinReason

FIELDS = (
    Field(name="industry", kind=ColumnKind.CATEGORY, levels=("bank",)),
    Field(name="budget", kind=ColumnKind.NUMBER),
    Field(name="came", kind=ColumnKind.DATE),
)
MODEL = WinModel(fields=FIELDS, bias=0.0, voices=(), calibration=Calibration(), facts={})
CHANCE = Chance(
    share=0.768,
    log_odds=1.2,
    base_log_odds=-0.4,
    reasons=(
        WinReason(field="industry", value="bank", log_odds=1.1),
        WinReason(field="budget", value=None, log_odds=0.8),
        WinReason(field="came", value=738000.0, log_odds=-0.3),
    ),
)
REPORT = HouseReport(
    trial=Trial.BY_TIME,
    learnt=300,
    tried=100,
    figures=dict.fromkeys(MEASURES, 0.25),
    intervals={name: {"low": 0.125, "high": 0.5} for name in MEASURES},
    constant_brier=0.249,
    reliability=(),
    lift=(),
    top_to_bottom=None,
    drift=(
        DriftRow(name="chance", index=0.4, drift=Drift.LEARN_ANEW),
        DriftRow(name="Регион", index=0.15, drift=Drift.WATCH),
        DriftRow(name="industry", index=0.01, drift=Drift.STEADY),
    ),
)
NBSP = "\u00a0"


def printed(show: object, *values: object, **named: object) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=80, color_system=None)
    show(console, *values, **named)  # type: ignore[operator]
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    assert max((len(line) for line in lines), default=0) <= 80
    return lines


def print_lead(chance: Chance = CHANCE, name: str = "Acme", **named: object) -> list[str]:
    given = {"changed": None, "top": 4, "model": MODEL, "lang": "en", **named}
    return printed(print_chance, name, chance, **given)


def test_a_lead_in_english() -> None:
    assert print_lead() == [
        "77% Acme",
        "  -0.40    the average deal 40%",
        "  +1.10    industry: bank",
        "  +0.80    budget: not given",
        "  -0.30    came: 2021-07-29",
        "  +1.20    sum in log-odds",
    ]


def test_a_lead_in_russian() -> None:
    assert print_lead(lang="ru", changed=0.5) == [
        f"77{NBSP}% Acme  если изменить: 50{NBSP}%",
        f"  -0,40    средняя сделка 40{NBSP}%",
        "  +1,10    industry: bank",
        "  +0,80    budget: не указано",
        "  -0,30    came: 2021-07-29",
        "  +1,20    итого в логарифме шансов",
    ]


@pytest.mark.parametrize("top", [1, 2, 3, 9])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_whatever_is_shown_the_numbers_add_up_to_the_last(top: int, lang: str) -> None:
    lines = print_lead(top=top, lang=lang)[1:]
    numbers = [float(line.split()[0].replace(",", ".")) for line in lines]
    assert sum(numbers[:-1]) == pytest.approx(numbers[-1], abs=0.011)
    assert len(lines) == 2 + min(top, 3) + (top < 3)


@pytest.mark.parametrize(
    "name", ["[red]Acme[/red]", "=HYPERLINK(1)", "<script>", "ООО «Ёж»", "x" * 500, "{0}"]
)
def test_a_name_is_shown_as_it_is_and_no_longer_than_the_line(name: str) -> None:
    line = print_lead(name=name, lang="ru", changed=0.123)[0]
    assert name[:40] in line
    assert "если изменить" in line


def test_a_long_field_and_value_are_broken_over_lines_and_lose_nothing() -> None:
    reason = WinReason(field="industry", value="слово " * 30, log_odds=1.0)
    lines = print_lead(replace(CHANCE, reasons=(reason,)))
    assert "".join(lines).count("слово") == 10


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (5.0, ColumnKind.NUMBER, "5"),
        (1234567.5, ColumnKind.NUMBER, "1.23457e+06"),
        (738000.0, ColumnKind.DATE, "2021-07-29"),
        ("bank", ColumnKind.CATEGORY, "bank"),
        (None, ColumnKind.CATEGORY, ""),
    ],
)
def test_values_are_shown_as_people_write_them(value: Value, kind: ColumnKind, shown: str) -> None:
    assert show_value(value, kind) == shown


def rate(field: str, value: str, n: int, won: int) -> BaseRate:
    return BaseRate(field=field, value=value, n=n, won=won, low=0.36, high=0.78)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "all deals         27/60  45%  36% – 78%",
                "industry: [bank]  10/17  59%  36% – 78%",
            ],
        ),
        (
            "ru",
            [
                f"все сделки        27/60  45{NBSP}%  36{NBSP}% – 78{NBSP}%",
                f"industry: [bank]  10/17  59{NBSP}%  36{NBSP}% – 78{NBSP}%",
            ],
        ),
    ],
)
def test_few_deals_are_told_as_shares_with_intervals(lang: str, lines: list[str]) -> None:
    told = printed(print_base_rates, (rate("", "", 60, 27), rate("industry", "[bank]", 17, 10)), lang)
    assert told[-2:] == lines
    assert "40" in told[0]


def make_import(faults: int = 0, open_rows: int = 0, odd: dict[str, int] | None = None) -> Import:
    told = tuple(
        RowFault(number=at + 2, column="amount" if at % 2 else "", what="a negative amount", ru="сумма < 0")
        for at in range(faults)
    )
    table = DealTable(ids=("1", "2", "3"), columns=(), outcomes=(True, False, False))
    roles = Roles(outcome="status", won=frozenset(), lost=frozenset())
    return Import(
        table=table, roles=roles, faults=told, open_rows=open_rows, odd_values=odd or {}, day_formats={}
    )


def test_a_clean_file_is_told_in_one_line() -> None:
    assert printed(print_faults, make_import(), "en") == ["Closed deals: 3, won 1"]
    assert printed(print_faults, make_import(open_rows=4), "ru") == [
        "Закрытых сделок: 3, выиграно 1; ещё открыты: 4"
    ]


def test_the_first_faults_are_told_and_the_rest_counted() -> None:
    lines = printed(print_faults, make_import(13, odd={"сумма": 2}), "en")
    assert lines[1:4] == [
        "Rows left out: 13",
        "  row 2: a negative amount",
        "  row 3, amount: a negative amount",
    ]
    assert lines[-2:] == ["  and 3 more", "Unlike the rest, taken as empty: сумма (2)"]
    assert sum(line.startswith("  row") for line in lines) == 10
    russian = printed(print_faults, make_import(1), "ru")
    assert russian[-1] == "  строка 2: сумма < 0"


def test_the_report_in_english() -> None:
    leaks = (Leak(field="tags", why=Why.AFTER_CONTACT), Leak(field="x", why=Why.ONE_SIDED, figure=0.9))
    lines = printed(print_report, REPORT, leaks, "en")
    assert lines[0] == "Learnt from the 300 older deals, tried on the 100 newest"
    figures = [re.split(r" {2,}", line) for line in lines[1:8]]
    assert figures[1] == ["AUC (order)", "0.250", "0.125 – 0.500"]
    assert figures[6] == ["Brier of the mean share", "0.249"]
    assert lines[8:] == [
        "Leads have changed: the chance itself 0.40, Регион 0.15",
        "Left out:",
        "  tags: known after contact",
        "  x: filled for one outcome only",
    ]


def test_the_report_in_russian_by_parts_and_without_drift() -> None:
    lines = printed(print_report, replace(REPORT, trial=Trial.NO_DAYS, drift=()), (), "ru")
    assert lines[0] == "Дат нет: проверка по частям, 100 сделок"
    assert lines[2].split("  ")[0] == "AUC (порядок)"
    assert "0,125 – 0,500" in lines[2]
    assert not any("изменились" in line or "Не используются" in line for line in lines)
