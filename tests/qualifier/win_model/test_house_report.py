from dataclasses import replace
from pathlib import Path

import pytest

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.fields import ORDER, ColumnKind, Field
from qualifier.win_model.house_report import (
    HouseReport,
    Trial,
    learn_with_shares,
    make_report,
    split_by_time,
    weigh_reasons,
)
from qualifier.win_model.lead_rows import read_lead, read_leads
from qualifier.win_model.leakage import Leak, Why
from qualifier.win_model.model_card import escape, write_card
from qualifier.win_model.shown_numbers import show_number
from qualifier.win_model.training import with_facts
from qualifier.win_model.win_model import Calibration, WinModel
from tests.qualifier.win_model.deals import make_table, trained

TABLE = make_table(160)


@pytest.fixture(scope="module")
def report() -> HouseReport:
    return make_report(TABLE)


def test_the_newest_quarter_is_kept_for_the_report(report: HouseReport) -> None:
    older, newest = split_by_time(TABLE)
    assert max(TABLE.days[at] or 0 for at in older) < min(TABLE.days[at] or 0 for at in newest)
    assert (report.trial, report.learnt, report.tried) == (Trial.BY_TIME, len(older), len(newest))
    assert 0.2 < len(newest) / len(TABLE) < 0.3
    assert set(report.figures) == set(report.intervals)
    assert report.drift
    assert "created" not in {row.name for row in report.drift}


def test_without_days_the_report_is_by_folds() -> None:
    # Five models are learnt here: one field, so that they cost little.
    few = replace(make_table(70, seed=3), days=()).without(["town", "created", "budget", "industry"])
    found = make_report(few)
    assert (found.trial, found.tried, found.drift) == (Trial.NO_DAYS, 70, ())
    assert set(found.figures) == set(found.intervals)
    assert sum(band.n for band in found.reliability) == 70


def test_newest_deals_that_all_ended_alike_are_reported_by_folds() -> None:
    few = make_table(70, seed=3).without(["town", "created", "budget", "industry"])
    order = sorted(range(len(few)), key=lambda at: few.days[at] or 0)
    newest = set(order[45:])
    ended = tuple(at not in newest and few.outcomes[at] for at in range(len(few)))
    found = make_report(DealTable(ids=few.ids, columns=few.columns, outcomes=ended, days=few.days))
    assert (found.trial, found.tried, found.drift) == (Trial.ENDED_ALIKE, 70, ())


@pytest.mark.parametrize(
    ("lang", "words"), [("ru", "Поля, которые не используются"), ("en", "Fields left out")]
)
def test_the_card_says_what_was_learnt_and_what_must_not_be(
    report: HouseReport, lang: str, words: str
) -> None:
    leaks = (Leak(field="a|b <i>", why=Why.ONE_SIDED, figure=0.99),)
    card = write_card(trained()[1], TABLE, report, leaks=leaks, chart="chart.svg", lang=lang)
    assert words in card
    assert "(chart.svg)" in card
    assert "a\\|b &lt;i&gt;" in card
    assert show_number(report.figures["brier"], lang, 3) in card


def test_a_model_without_parts_says_so(report: HouseReport) -> None:
    bare = WinModel(fields=(), bias=0.0, voices=(), calibration=Calibration(), facts={})
    shown = replace(report, trial=Trial.NO_DAYS, drift=(), top_to_bottom=None)
    card = write_card(bare, TABLE, shown, leaks=(), chart="c.svg", lang="en")
    assert "hardly be told apart" in card
    assert "Of the worst fifth no deal was won." in card


def test_foreign_text_stays_text() -> None:
    assert escape("`x` [a](b)\n# head") == "\\`x\\` \\[a\\]\\(b\\) \\# head"


def test_leads_are_read_by_the_models_fields(tmp_path: Path) -> None:
    fields = (
        Field(name="day", kind=ColumnKind.DATE),
        Field(name="sum", kind=ColumnKind.NUMBER),
        Field(name=f"no ({ORDER})", kind=ColumnKind.NUMBER),
        Field(name="who", kind=ColumnKind.CATEGORY),
        Field(name="absent", kind=ColumnKind.CATEGORY),
    )
    bare = WinModel(fields=fields, bias=0.0, voices=(), calibration=Calibration(), facts={})
    model = with_facts(bare, day_formats={"day": "%m/%d/%Y"})
    (tmp_path / "leads.csv").write_text("day,sum,no,who\n01/02/0001,1 500,2000,Acme\n,,,\nx,y,,Beta\n")
    rows = [row for _, row in read_leads(tmp_path / "leads.csv", model)]
    assert rows == [
        {"day": 2.0, "sum": 1500.0, f"no ({ORDER})": 2.0, "who": "Acme", "absent": None},
        {"day": None, "sum": None, f"no ({ORDER})": None, "who": "Beta", "absent": None},
    ]
    assert read_lead({"day": "0001-01-03"}, bare, {})["day"] == 3.0


def test_what_decides_is_told_by_the_size_of_its_reasons() -> None:
    table, model = trained()
    weights = weigh_reasons(model, table)
    assert set(weights) == {field.name for field in model.fields}
    # Town and day of the made-up deals mean nothing; industry and source decide.
    assert min(weights["industry"], weights["source"]) > max(weights["town"], weights["created"])
    assert all(weight >= 0 for weight in weights.values())


def test_a_model_remembers_how_many_deals_it_was_learnt_from() -> None:
    few = make_table(40).without(["town", "created", "budget", "industry", "source"])
    model = learn_with_shares(few)
    assert model.facts["shares_of"] == 40
    assert model.voices == ()


@pytest.mark.parametrize(
    ("days", "older", "newest"),
    [
        ((1.0, 2.0, 3.0, 4.0), [0, 1, 2], [3]),
        ((4.0, 3.0, 2.0, 1.0), [1, 2, 3], [0]),
        # Deals of one day stay together, those without a day are on neither side.
        ((1.0, 2.0, 2.0, 2.0), [0], [1, 2, 3]),
        ((1.0, None, 2.0, 3.0, 4.0), [0, 2, 3], [4]),
        ((5.0, 5.0, 5.0, 5.0), [], [0, 1, 2, 3]),
    ],
)
def test_deals_are_split_by_day(days: tuple[float | None, ...], older: list[int], newest: list[int]) -> None:
    size = len(days)
    table = DealTable(ids=("",) * size, columns=(), outcomes=(True,) * size, days=days)
    assert split_by_time(table) == (older, newest)


def test_deals_that_all_came_on_one_day_are_not_reported_by_time() -> None:
    few = make_table(70, seed=3).without(["town", "created", "budget", "industry"])
    flat = replace(few, days=(738000.0,) * len(few))
    assert make_report(flat).trial is Trial.ENDED_ALIKE
