import json
from dataclasses import replace
from pathlib import Path

import jsonschema_rs
import pytest

from planner.brief import KpiName
from planner.media_plan_export import NotExportable, export_plan
from tests.planner.builders import make_kpi
from tests.planner.offer.offered import SAMPLES, hostile_plan, plan_brief, plan_of, unready_plans

SCHEMAS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in Path("planner/mediaplanschema").glob("*.schema.json")
}


def validator() -> jsonschema_rs.Validator:
    """The schemas name each other by file: they are taken from here, never from a network."""
    registry = jsonschema_rs.Registry([(name, schema) for name, schema in SCHEMAS.items()])
    return jsonschema_rs.validator_for(SCHEMAS["mediaplan.schema.json"], registry=registry)


VALIDATOR = validator()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_plan_is_valid_by_the_published_schema(sample: str) -> None:
    content = json.loads(json.dumps(export_plan(plan_of(sample), lang=SAMPLES[sample])))
    assert [error.message for error in VALIDATOR.iter_errors(content)] == []
    assert content["meta"]["schema_version"] == "3.0"


def test_the_schema_refuses_what_is_wrong() -> None:
    content = export_plan(plan_of("brief_bank_ru.txt"))
    for broken in (
        {**content, "lineitems": [{}]},
        {**content, "campaign": {**content["campaign"], "budget_total": "many"}},
        {name: value for name, value in content.items() if name != "meta"},
    ):
        assert not VALIDATOR.is_valid(broken)


@pytest.mark.parametrize("sample", SAMPLES)
def test_costs_add_up_to_the_campaigns_budget(sample: str) -> None:
    content = export_plan(plan_of(sample))
    kopecks = sum(round(item["cost_total"] * 100) for item in content["lineitems"])
    assert kopecks == round(content["campaign"]["budget_total"] * 100)
    for item in content["lineitems"]:
        assert round((item["cost_media"] + item["cost_buying"]) * 100) == round(item["cost_total"] * 100)


def test_kpis_take_the_schemas_names() -> None:
    kpi = (make_kpi(KpiName.LEADS, 100), make_kpi(KpiName.CPL, 900), make_kpi(KpiName.REACH, "NaN"))
    campaign = export_plan(plan_brief(kpi=kpi))["campaign"]
    assert (campaign["kpi_name1"], campaign["kpi_value1"]) == ("metric_leads", 100.0)
    assert campaign["kpi_name2"] == "cpl"
    assert "kpi_name3" not in campaign


def test_hostile_text_is_only_text() -> None:
    content = json.loads(json.dumps(export_plan(hostile_plan())))
    assert VALIDATOR.is_valid(content)


def test_a_line_without_a_price_is_left_out() -> None:
    plan = plan_of("brief_bank_ru.txt")
    asked = replace(plan, lines=(replace(plan.lines[0], cost=None), *plan.lines[1:]), totals=None)
    content = export_plan(asked)
    assert len(content["lineitems"]) == len(plan.lines) - 1
    assert content["lineitems"][0]["id"] == "line-2"
    assert content["campaign"]["budget_total"] == float(plan.money.budget_rub or 0)


def test_a_plan_without_dates_cannot_be_exported() -> None:
    with pytest.raises(NotExportable):
        export_plan(unready_plans()["past"])
