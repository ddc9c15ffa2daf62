import json
from dataclasses import fields
from decimal import Decimal

import pytest

from planner.brief import KpiName
from planner.brief_json import BriefJson, write_brief_json
from planner.brief_reading import parse_brief_json
from planner.media_plan import MediaPlan
from planner.plan_json import describe_plan, read_plan, write_plan
from tests.planner.builders import make_brief, make_kpi
from tests.planner.drafts import BRIEFS, drafted


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_a_plan_is_read_back_as_it_was_written(name: str) -> None:
    plan = drafted(name)
    text = json.dumps(write_plan(plan), ensure_ascii=False)
    assert read_plan(text) == plan


@pytest.mark.parametrize("name", ["leads", "awareness", "on_request", "too_small"])
def test_written_twice_is_the_same_text(name: str) -> None:
    once = json.dumps(write_plan(drafted(name)), ensure_ascii=False)
    again = json.dumps(write_plan(read_plan(once)), ensure_ascii=False)
    assert once == again


def test_everything_of_a_plan_is_written() -> None:
    # Where no model had a part nothing says so.
    by_model = {"model_reading", "prose"}
    assert set(write_plan(drafted("leads"))) == {field.name for field in fields(MediaPlan)} - by_model


def test_amounts_are_exact_text_and_never_floats() -> None:
    written = write_plan(drafted("leads"))
    amount = written["totals"]["amount"]
    assert all(isinstance(amount[name], str) for name in ("net", "vat", "gross"))
    assert Decimal(amount["net"]) + Decimal(amount["vat"]) == Decimal(amount["gross"])
    for line in written["lines"]:
        assert isinstance(line["price"]["value"], str)
        assert isinstance(line["cost"]["amount"]["net"], str)
        assert isinstance(line["quantity"], str)


def test_the_sums_of_the_written_lines_are_the_written_totals() -> None:
    for name in ("leads", "awareness", "country", "year_end"):
        written = write_plan(drafted(name))
        for part in ("net", "vat", "gross"):
            total = sum((Decimal(line["cost"]["amount"][part]) for line in written["lines"]), Decimal(0))
            assert total == Decimal(written["totals"]["amount"][part])


def test_every_figure_of_a_line_names_a_source_of_the_plan() -> None:
    written = write_plan(drafted("country"))
    for line in written["lines"]:
        named = {line["price"]["source"], line["fee"]["source"]}
        named |= {factor["factor"]["source"] for factor in line["factors"]}
        named |= {rate["source"] for rate in line["rates"].values() if rate}
        named |= {line["discount"]["source"]} if line["discount"] else set()
        assert named <= set(written["sources"])


def test_the_schema_names_every_part() -> None:
    schema = describe_plan()
    assert set(schema["properties"]) == {field.name for field in fields(MediaPlan)}


def test_what_is_no_plan_is_not_read() -> None:
    for text in ("{}", "not JSON", '{"brief": {"category_flags": []}}'):
        with pytest.raises((KeyError, TypeError, ValueError)):
            read_plan(text)


def test_a_brief_is_written_in_the_format_of_labelled_cases() -> None:
    brief = make_brief(
        kpi=(make_kpi(KpiName.LEADS, 500), make_kpi(KpiName.CPL, "1999.99")),
        quotes={"regions": ("в Москве",)},
        missing=("landing_page",),
    )
    written = write_brief_json(brief)
    assert set(written) == set(BriefJson.model_fields)
    assert written["regions"] == ["Москва"]
    assert written["audience"] == {
        "gender": "all",
        "age_min": 25,
        "age_max": 45,
        "income": None,
        "interests": [],
    }
    assert written["start_date"] == "2027-02-01"
    assert [Decimal(kpi["value"]) for kpi in written["kpi"]] == [500, Decimal("1999.99")]
    assert written["quotes"] == {"regions": ["в Москве"]}


def test_a_written_brief_is_read_again_without_its_quotes() -> None:
    brief = make_brief(kpi=(make_kpi(KpiName.LEADS, 500),))
    written = write_brief_json(brief)
    again = parse_brief_json({name: value for name, value in written.items() if name != "quotes"})
    assert again.budget_max_rub == brief.budget_max_rub
    assert (again.regions, again.audience, again.start_date) == (
        brief.regions,
        brief.audience,
        brief.start_date,
    )
