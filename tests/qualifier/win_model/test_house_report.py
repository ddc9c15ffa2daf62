from dataclasses import replace
from pathlib import Path

import pytest

from qualifier.win_model.deal_table import DealTable, TooFewDeals
from qualifier.win_model.fields import ORDER, ColumnKind, Field
from qualifier.win_model.house_report import HouseReport, make_report, split_by_time
from qualifier.win_model.lead_rows import read_lead, read_leads
from qualifier.win_model.leakage import Leak, Why
from qualifier.win_model.model_card import escape, write_card
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
    assert (report.by_time, report.learnt, report.tried) == (True, len(older), len(newest))
    assert 0.2 < len(newest) / len(TABLE) < 0.3
    assert set(report.figures) == set(report.intervals)
    assert report.drift
    assert "created" not in {row.name for row in report.drift}


def test_without_days_the_report_is_by_folds() -> None:
    found = make_report(replace(make_table(80), days=()))
    assert (found.by_time, found.tried, found.drift) == (False, 80, ())
    assert found.figures["auc"] > 0.5


def test_newest_deals_that_all_ended_alike_cannot_be_reported() -> None:
    order = sorted(range(len(TABLE)), key=lambda at: TABLE.days[at] or 0)
    newest = set(order[60:])
    ended = tuple(at not in newest and TABLE.outcomes[at] for at in range(len(TABLE)))
    with pytest.raises(TooFewDeals, match="all ended alike"):
        make_report(DealTable(ids=TABLE.ids, columns=TABLE.columns, outcomes=ended, days=TABLE.days))


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
    assert f"{report.figures['brier']:.3f}" in card


def test_a_model_without_parts_says_so(report: HouseReport) -> None:
    bare = WinModel(fields=(), bias=0.0, voices=(), calibration=Calibration(), facts={})
    shown = replace(report, by_time=False, drift=(), top_to_bottom=None)
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
