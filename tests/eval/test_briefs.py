"""The command that measures how briefs are read."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.brief_fields import FIELDS
from eval.briefs import BriefCase, compare_brief, describe_briefs, judge_brief, read_brief_cases, run_briefs
from eval.run import main
from kit.errors import BadInput
from planner.brief import Audience, Brief, Category, Channel, Gender, Kpi, KpiName, Objective

GOLD: Mapping[str, Any] = {
    "advertiser": "ООО «Ромашка»",
    "product": "шампунь «Роса»",
    "industry": "fmcg",
    "objective": "sales",
    "budget_min_rub": 1639344,
    "budget_max_rub": 1639344.26,
    "vat_included": True,
    "start_date": "2026-10-01",
    "end_date": "2026-10-31",
    "regions": ["Тверь", "Ржев"],
    "audience": {"gender": "female", "age_min": 25, "age_max": 45, "income": None, "interests": ["эко"]},
    "channels_wanted": ["sms", "radio"],
    "channels_excluded": ["tv"],
    "kpi": [{"name": "sales", "value": 500}, {"name": "cpa", "value": 300.0}],
    "category_flags": ["none"],
    "missing": [],
}
BRIEF = Brief(
    advertiser="«Ромашка»",
    product="шампуни «Роса»",
    industry="fmcg",
    objective=Objective.SALES,
    budget_min_rub=Decimal("1639344.26"),
    budget_max_rub=Decimal("1639344.26"),
    vat_included=True,
    start_date=date(2026, 10, 1),
    end_date=date(2026, 10, 31),
    regions=("Ржев", "Тверь"),
    audience=Audience(gender=Gender.FEMALE, age_min=25, age_max=45, interests=("эко",)),
    channels_wanted=(Channel.RADIO, Channel.SMS),
    channels_excluded=(Channel.TV,),
    kpi=(Kpi(name=KpiName.CPA, value=Decimal(300)), Kpi(name=KpiName.SALES, value=Decimal(500))),
    quotes={"product": ("шампуни «Роса»",)},
)
CASE = BriefCase(id="one", as_of=date(2026, 9, 1), text="шампуни «Роса» в Твери", gold=GOLD)


def test_a_brief_as_labelled_is_right_in_every_field() -> None:
    row = compare_brief(CASE, BRIEF)
    assert row.misses == {}
    assert set(row.right) == set(FIELDS)
    assert (row.quotes, row.verbatim) == (1, 1)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"advertiser": None}, "advertiser"),
        ({"product": "порошок «Буря»"}, "product"),
        ({"industry": "retail"}, "industry"),
        ({"objective": Objective.REACH}, "objective"),
        ({"budget_min_rub": Decimal(1_639_400)}, "budget_min_rub"),
        ({"budget_max_rub": None}, "budget_max_rub"),
        ({"vat_included": None}, "vat_included"),
        ({"start_date": date(2026, 10, 2)}, "start_date"),
        ({"end_date": None}, "end_date"),
        ({"regions": ("Тверь",)}, "regions"),
        ({"audience": replace(BRIEF.audience, gender=Gender.ALL)}, "gender"),
        ({"audience": replace(BRIEF.audience, age_min=None)}, "age_min"),
        ({"audience": replace(BRIEF.audience, age_max=44)}, "age_max"),
        ({"audience": replace(BRIEF.audience, income="средний")}, "income"),
        ({"audience": replace(BRIEF.audience, interests=())}, "interests"),
        ({"channels_wanted": (Channel.SMS,)}, "channels_wanted"),
        ({"channels_excluded": ()}, "channels_excluded"),
        ({"kpi": ()}, "kpi"),
        ({"categories": (Category.ALCOHOL,)}, "category_flags"),
        ({"missing": ("kpi",)}, "missing"),
    ],
)
def test_a_change_is_a_miss_of_its_field_alone(change: dict[str, Any], field: str) -> None:
    assert set(compare_brief(CASE, replace(BRIEF, **change)).misses) == {field}


def test_a_quote_that_is_not_in_the_text_is_counted() -> None:
    row = compare_brief(CASE, replace(BRIEF, quotes={"product": ("чужие слова",)}))
    assert (row.quotes, row.verbatim) == (1, 0)


def test_a_case_that_crashes_is_wrong_everywhere_and_says_how() -> None:
    row = judge_brief(replace(CASE, text=None))  # type: ignore[arg-type]
    assert not any(row.right.values())
    assert row.error is not None
    assert "Error" in row.error


def _write(path: Path, *texts: tuple[str, list[str]]) -> Path:
    rows = [
        {
            "id": f"case-{at}",
            "lang": "ru",
            "as_of": "2026-09-01",
            "text": text,
            "gold": {**GOLD, "category_flags": flags},
        }
        for at, (text, flags) in enumerate(texts)
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", encoding="utf-8")
    return path


def test_the_report_holds_the_figures_that_others_rely_on(tmp_path: Path) -> None:
    cases = _write(tmp_path / "briefs.jsonl", ("Продукт: виски", ["alcohol"]), ("Продукт: водка", ["none"]))
    report = run_briefs(cases)
    assert report["n"] == 2
    assert 0 <= report["mean_exact"] <= 1
    assert set(report["fields"]) == set(FIELDS)
    assert report["category_flags"] == {"recall": 1.0, "false_alarm_share": 0.5}
    assert report["fields"]["category_flags"]["exact"] == 0.5
    assert report["quotes"]["verbatim"] == 1.0
    assert (
        report["intervals"]["mean_exact"]["low"]
        <= report["mean_exact"]
        <= report["intervals"]["mean_exact"]["high"]
    )
    assert {failure["field"] for failure in report["failures"]} <= set(FIELDS)
    assert json.dumps(report, allow_nan=False)


def test_the_mean_is_over_the_fields(tmp_path: Path) -> None:
    report = run_briefs(_write(tmp_path / "briefs.jsonl", ("", ["none"])))
    shares = [field["exact"] for field in report["fields"].values()]
    assert report["mean_exact"] == pytest.approx(sum(shares) / len(shares))
    assert report["category_flags"]["recall"] is None


def test_the_command_prints_a_table_and_writes_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, out = _write(tmp_path / "briefs.jsonl", ("Продукт: виски", ["alcohol"])), tmp_path / "out.json"
    assert main(["briefs", "--cases", str(cases), "--json", str(out)]) == 0
    assert "mean of the fields" in capsys.readouterr().out
    assert json.loads(out.read_text("utf-8"))["n"] == 1


def test_the_table_has_a_row_for_each_field(tmp_path: Path) -> None:
    report = run_briefs(_write(tmp_path / "briefs.jsonl", ("Продукт: виски", ["alcohol"])))
    labels = [row[0] for row in describe_briefs(report)]
    assert labels[:3] == ["mean of the fields", "amounts", "dates"]
    assert set(FIELDS) <= set(labels)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "as_of": "x", "text": "", "gold": {}}'])
def test_a_line_that_is_no_brief_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "briefs.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"briefs\.jsonl:2"):
        read_brief_cases(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "briefs.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no labelled briefs"):
        read_brief_cases(path)
