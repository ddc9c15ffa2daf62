"""Leads in a terminal with the house's past deals: an export imported, then asked for."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from api.commands import app
from api.deal_recall import NoDeals, open_recall
from api.terminal import print_card
from kit.db import Database
from qualifier.deal_store import SqlDeals
from qualifier.profile import load_profile
from qualifier.qualification import Qualification
from qualifier.qualification_json import write_qualification
from qualifier.qualify import judge
from qualifier.record import PastDeal
from qualifier.record_json import parse_record
from qualifier.rule_engine import RuleEngine
from tests.builders import make_lead, make_record
from tests.qualifier.deals.memory import fill

PROFILE = load_profile()
SHOP = {"id": "shop", "company": "ООО «Лавка»", "company_key": "a", "task": "Рассылка к открытию магазина"}
LEAD = {"company": "ООО «Новая»", "message": "Нужна рассылка к открытию, бюджет 2 млн"}


@pytest.fixture
def house(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return database


@pytest.mark.service
@pytest.mark.timeout(400)
def test_a_lead_is_judged_with_deals_like_it_and_by_the_same_levels_as_without(
    house: Database, tmp_path: Path
) -> None:
    fill(SqlDeals(house.begin), SHOP, {**SHOP, "id": "crm-7", "company_key": "z"})
    path = tmp_path / "lead.json"
    path.write_text(json.dumps({"id": "crm-7", "lead": LEAD}), encoding="utf-8")
    done = CliRunner().invoke(app, ["qualify", str(path), "--deals", "--json"])
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)["qualifications"][0]
    # Never the deal that the lead itself became.
    assert [deal["id"] for deal in told["record"]["deals"]] == ["shop"]
    assert told["record"]["deals"][0]["likeness"]["same"]
    record = parse_record(told["record"])
    bare = judge(replace(record, deals=()), RuleEngine(PROFILE), PROFILE)
    assert told["verdict"] == write_qualification(bare)["verdict"]
    card = render(judge(record, RuleEngine(PROFILE), PROFILE))
    assert "Похожие сделки: 1, выиграно 1" in card
    assert max(map(len, card.splitlines())) <= 80


def render(result: Qualification) -> str:
    console = Console(file=StringIO(), record=True, width=80)
    print_card(console, result)
    return console.export_text()


@pytest.mark.service
def test_a_record_that_brings_deals_of_its_own_keeps_them(house: Database) -> None:
    fill(SqlDeals(house.begin), SHOP)
    own = make_record(deals=(PastDeal(id="own"),))
    with open_recall() as recall:
        assert recall(own) == own
        (found,) = recall(make_record(lead=make_lead(company="ООО «Новая»"))).deals
        assert found.id == "shop"


@pytest.mark.service
def test_a_house_without_deals_says_so(house: Database) -> None:
    with pytest.raises(NoDeals), open_recall():
        pass


def test_where_no_database_was_ever_made_none_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path / "state"))
    path = tmp_path / "lead.txt"
    path.write_text("Нужна реклама", encoding="utf-8")
    done = CliRunner().invoke(app, ["qualify", str(path), "--deals"])
    assert (done.exit_code, done.stderr) == (2, "Сделок пока нет: их загружает команда deals import ФАЙЛ.\n")
    assert not (tmp_path / "state").exists()
