"""The chance to win on its way into verdicts: published, read, judged with, shown."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from rich.console import Console
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api import winmodel_command
from api.app import create_app
from api.deps import build_services
from api.examples import LEAD_RU
from api.judges import Judges, judge_here
from api.published_text import PublishedText, find_file, read_model_file, read_published
from api.rescore_command import name_basis
from api.rescore_pool import judge_texts
from api.terminal import draw_card
from api.win_knowledge import find_published
from api.winmodel_training import HouseModel, write_published
from api.worth_card import draw_chance, draw_worth
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import SettingsInvalid
from kit.ids import make_sequential_ids
from kit.settings import Settings
from qualifier.canonical_json import write_json
from qualifier.chance.published import write_rates
from qualifier.qualification import Level, Numbers, Status
from qualifier.record_json import write_record
from qualifier.win_chance import ChanceBasis, ChanceReason, WinChance
from qualifier.win_model.base_rates import BaseRate
from qualifier.win_model.fields import ColumnKind, Field
from qualifier.win_model.model_json import ModelInvalid, write_model
from qualifier.win_model_store import NewWinModel, SqlWinModels
from tests.builders import NOW, make_record, make_verdict
from tests.databases import copy_database
from tests.qualifier.chance.published_models import RATES, make_model
from tests.qualifier.priority.leads import PROFILE, judge_levels

MODEL = write_model(make_model())
GIVEN = PublishedText(text=MODEL, version=3)


@pytest.fixture(scope="module")
def house(server_url: str, template: str) -> Iterator[Database]:
    yield from copy_database(server_url, template)


@pytest.fixture
def run(house: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("DATABASE_URL", name(house))
    return lambda *arguments: CliRunner().invoke(winmodel_command.app, [str(one) for one in arguments])


def name(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def write(folder: Path, content: str) -> Path:
    path = folder / "win-model.json"
    path.write_text(content, encoding="utf-8")
    return path


# --- judging


def test_a_judge_with_a_model_adds_the_chance_and_changes_nothing_else() -> None:
    record = make_record()
    without, having = judge_here(PROFILE)(record), judge_here(PROFILE, GIVEN)(record)
    assert "chance" not in json.loads(without.content)
    content = json.loads(having.content)
    chance = content.pop("chance")
    assert content == json.loads(without.content)
    assert (chance["basis"], chance["model_version"]) == ("model", 3)


def test_the_same_record_and_model_are_judged_to_the_same_bytes() -> None:
    one, other = (judge_here(PROFILE, GIVEN)(make_record()) for _ in range(2))
    assert one.content == other.content


@pytest.mark.service
def test_a_judge_beside_reckons_the_same_chance() -> None:
    judges = Judges(PROFILE, GIVEN, count=1)
    try:
        assert judges(make_record()) == judge_here(PROFILE, GIVEN)(make_record())
    finally:
        judges.stop()


# --- publishing


@pytest.mark.service
def test_the_newest_holds_and_the_older_are_listed(
    run: Callable[..., Result], house: Database, tmp_path: Path
) -> None:
    assert find_published(Settings(_env_file=None), house) is None
    assert run("published", "--lang", "en").stdout == "Nothing is published.\n"
    first = run("publish", write(tmp_path, MODEL), "--who", "Анна", "--note", "осень", "--lang", "en")
    assert first.exit_code == 0, first.output
    assert "Read from a lead's record: Источник, Budget, created." in first.stdout
    assert "Not in a lead's record, taken as not filled in: Менеджер." in first.stdout
    assert run("publish", write(tmp_path, write_rates(RATES))).exit_code == 0
    newest = find_published(Settings(_env_file=None), house)
    assert newest is not None
    assert newest.version == 2
    assert read_published(newest) is not None
    # Going back is publishing again.
    assert "3" in run("publish", tmp_path / "win-model.json").stdout
    listed = run("published").stdout.splitlines()
    assert [line.split(".")[0] for line in listed] == ["3", "2", "1"]
    assert "Анна осень" in listed[-1]
    for statement in ("UPDATE win_models SET who = 'x'", "DELETE FROM win_models", "TRUNCATE win_models"):
        with pytest.raises(IntegrityError, match="append-only"), house.begin() as connection:
            connection.execute(text(statement))


@pytest.mark.service
@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{}", "not a model"),
        (MODEL.replace("partner", "pardner"), "not a model"),
        (write_model(make_model(fields=(Field(name="Менеджер", kind=ColumnKind.FLAG),))), ""),
    ],
)
def test_what_is_no_model_is_not_published(
    run: Callable[..., Result], house: Database, tmp_path: Path, content: str, words: str
) -> None:
    with house.begin() as connection:
        before = SqlWinModels(connection).list_models()
    assert run("publish", write(tmp_path, content)).exit_code == 2
    assert run("publish", tmp_path / "none.json").exit_code == 2
    with house.begin() as connection:
        assert SqlWinModels(connection).list_models() == before


def test_too_few_deals_publish_their_shares_won() -> None:
    rate = BaseRate(field="", value="", n=12, won=5, low=0.2, high=0.7)
    found: Any = HouseModel(imported=None, table=None, leaks=(), base_rates=(rate,))  # type: ignore[arg-type]
    published = read_published(PublishedText(text=write_published(found)))
    assert published is not None
    assert (published.model, published.rates[0].won) == (None, 5)
    assert write_published(replace(found, model=make_model())) == MODEL


# --- the settings' file


def test_a_file_of_the_settings_comes_before_what_was_published(tmp_path: Path) -> None:
    settings = Settings(win_model=str(write(tmp_path, MODEL)), _env_file=None)
    assert find_file(settings) == PublishedText(text=MODEL)
    assert find_file(Settings(_env_file=None)) is None


@pytest.mark.parametrize("content", ["", "{}", MODEL[:-9]])
def test_a_file_that_is_no_model_stops_the_start_and_is_named(tmp_path: Path, content: str) -> None:
    settings = Settings(win_model=str(write(tmp_path, content)), _env_file=None)
    with pytest.raises(SettingsInvalid, match="DEALWRIGHT_WIN_MODEL"):
        find_file(settings)


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelInvalid, match=r"none\.json cannot be opened"):
        read_model_file(tmp_path / "none.json")
    path = tmp_path / "cp1251.json"
    path.write_bytes("модель".encode("cp1251"))
    with pytest.raises(ModelInvalid):
        read_model_file(path)


# --- over HTTP


@pytest.mark.service
def test_a_verdict_over_http_carries_its_chance_and_the_queue_reckons_with_it(database: Database) -> None:
    with database.begin() as connection:
        model = NewWinModel(hash="x", content=MODEL, who="", note="")
        SqlWinModels(connection).publish(model, at=NOW)
    services = build_services(
        Settings(database_url=name(database), judges=0, _env_file=None),
        clock=FrozenClock(NOW),
        new_id=make_sequential_ids(),
    )
    with TestClient(create_app(services)) as client:
        answer = client.post("/v1/qualifications", json=LEAD_RU).json()
        chance = answer["chance"]
        assert (chance["basis"], chance["model_version"]) == ("model", 1)
        total = chance["base_log_odds"] + sum(reason["log_odds"] for reason in chance["reasons"])
        assert total == pytest.approx(chance["log_odds"], abs=1e-9)
        again = client.post(f"/v1/qualifications/{answer['id']}:rejudge").json()
        assert again["chance"] == chance
        row = client.get("/v1/queue").json()["leads"][0]
        assert row["chance_from"] == "model"
        assert row["chance"] == pytest.approx(chance["share"], abs=1e-4)
        assert row["expected_rub"] == round(chance["share"] * row["deal_rub"] - row["cost_rub"])


# --- on the card

CHANCE = WinChance(
    basis=ChanceBasis.MODEL,
    model_hash="abcdef0123456789",
    model_version=4,
    share=0.34,
    low=0.25,
    high=0.48,
    deals=160,
    log_odds=-0.66,
    base_log_odds=-0.55,
    reasons=(
        ChanceReason(field="Источник", value="partner", log_odds=1.1),
        ChanceReason(field="Budget", value=2_000_000.0, log_odds=-0.81),
        ChanceReason(field="Регион", value=None, log_odds=-0.4),
        ChanceReason(field="Роль", value="CMO", log_odds=0.0),
    ),
)
RATE = WinChance(
    basis=ChanceBasis.BASE_RATE,
    model_hash="x",
    won=10,
    deals=17,
    low=0.36,
    high=0.78,
    segment="Отрасль: банк",
)


def tell(chance: WinChance, lang: str) -> list[str]:
    return [line.plain for line in draw_chance(chance, lang)]


def test_the_chance_is_told_with_its_interval_its_model_and_its_reasons() -> None:
    assert tell(CHANCE, "ru") == [
        "Шанс: 34\u00a0% · обычно у таких 25\u00a0%-48\u00a0% · модель 4 abcdef01",
        "  у средней сделки 37\u00a0%; Источник: partner +1,10; Budget: 2\u00a0000\u00a0000 -0,81; "
        "Регион: не указано -0,40",
    ]
    assert tell(CHANCE, "en")[0] == "Chance: 34% · of such deals 25%-48% are won · model 4 abcdef01"


def test_too_few_deals_are_told_without_a_number() -> None:
    assert tell(RATE, "ru") == [
        "Шанс: сделок мало для шанса; выиграно 10 из 17 (36\u00a0%-78\u00a0%), Отрасль: банк"
    ]
    assert tell(replace(RATE, segment=""), "en") == [
        "Chance: too few deals for a chance; 10 of 17 were won (36%-78%)"
    ]


def test_a_lead_unlike_the_past_is_warned_of() -> None:
    drifted = replace(CHANCE, is_drifted=True, unfamiliar=("Источник", "Budget"), low=None, high=None)
    lines = tell(drifted, "en")
    assert lines[0] == "Chance: 34% · model 4 abcdef01"
    assert lines[-1] == "! the lead is unlike the deals that the model learnt from: Источник, Budget"


@pytest.mark.parametrize(
    ("levels", "lines"),
    [
        (
            {},
            [
                "Ожидаемо: 285\u00a0тыс. ₽ = шанс 30\u00a0% (по правилам) × сделка 1\u00a0млн ₽"
                " − время 15\u00a0тыс. ₽",
                "Спрашивать больше нечего: ни один ответ не изменит решения.",
            ],
        ),
        (
            {"numbers": Numbers()},
            [
                "Ожидаемо: 525\u00a0тыс. ₽ = шанс 30\u00a0% (по правилам) × сделка 1,8\u00a0млн ₽ (обычная)"
                " − время 15\u00a0тыс. ₽",
                "Спрашивать больше нечего: ни один ответ не изменит решения.",
            ],
        ),
    ],
)
def test_what_a_lead_is_worth_stands_on_its_card(levels: dict[str, Any], lines: list[str]) -> None:
    assert [line.plain for line in draw_worth(judge_levels(**levels), PROFILE)] == lines


def test_a_closed_lead_is_worth_no_line() -> None:
    closed = replace(judge_levels(), verdict=make_verdict(status=Status.DUPLICATE))
    assert list(draw_worth(closed, PROFILE)) == []


def test_the_card_holds_both_within_80_columns() -> None:
    console = Console(file=StringIO(), width=80, highlight=False, markup=False, emoji=False)
    console.print(draw_card(judge_levels(chance=CHANCE, budget=Level.UNKNOWN), PROFILE))
    drawn = str(console.file.getvalue())  # type: ignore[attr-defined]
    assert max(map(len, drawn.splitlines())) <= 80
    assert "Шанс: 34\u00a0%" in drawn
    assert "Сначала спросите про бюджет" in drawn


# --- judging many again


def test_a_run_over_all_leads_reckons_the_same_chances_as_a_judge() -> None:
    record = make_record()
    (again,) = judge_texts((write_json(write_record(record)),), PROFILE, GIVEN)
    assert again == judge_here(PROFILE, GIVEN)(record)


def test_another_model_is_another_run() -> None:
    bases = {name_basis(PROFILE, given) for given in (None, GIVEN, replace(GIVEN, version=4))}
    assert len(bases) == 3
    assert name_basis(PROFILE, GIVEN) == name_basis(PROFILE, replace(GIVEN))
