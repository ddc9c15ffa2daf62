import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from api.commands import app
from api.engines import build_model, build_model_engine
from eval.llm_town import LlmTown
from kit.db import Database
from kit.errors import SettingsInvalid
from kit.llm import Question
from kit.llm_book import BookCount
from kit.llm_wire import Message
from kit.settings import Settings
from qualifier.llm_engine import PROMPT, LlmEngine
from qualifier.model_answer_store import open_book
from qualifier.model_ledger_store import open_ledger
from qualifier.profile import load_profile


@pytest.mark.parametrize("named", [{}, {"model_url": "http://127.0.0.1:9/v1"}, {"model": "m"}])
def test_a_model_that_is_not_named_is_told_in_a_sentence(named: dict[str, str]) -> None:
    with pytest.raises(SettingsInvalid, match="DEALWRIGHT_MODEL_URL"):
        build_model(Settings(_env_file=None, **named))  # type: ignore[call-arg, arg-type]


def test_a_named_model_judges_beside_the_rules() -> None:
    settings = Settings(_env_file=None, model_url="http://127.0.0.1:9/v1", model="m")  # type: ignore[call-arg]
    engine = build_model_engine(settings, load_profile())
    assert isinstance(engine, LlmEngine)
    assert engine.model.name == "m"


def test_the_key_is_not_printed_with_the_settings() -> None:
    assert "sk-secret" not in repr(Settings(_env_file=None, model_key="sk-secret"))  # type: ignore[call-arg]


@pytest.mark.service
def test_a_model_out_of_reach_leaves_the_rules_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database: Database
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.address)
    monkeypatch.setenv("DEALWRIGHT_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("DEALWRIGHT_MODEL", "m")
    lead = tmp_path / "lead.txt"
    lead.write_text("Открываем кофейни в мае, бюджет 2 млн без НДС", encoding="utf-8")
    done = CliRunner().invoke(app, ["qualify", str(lead), "--model"])
    assert done.exit_code == 0
    assert "без модели, по правилам: unreachable" in " ".join(done.stdout.split())
    # What was asked in vain is in the log of the database.
    (entry,) = open_book(database).of_lead(_lead_key(database))
    assert (entry.fault, entry.prompt, entry.model) == ("unreachable", PROMPT, "m")
    assert open_book(database).count() == BookCount(failed=1)


def _lead_key(database: Database) -> str:
    with database.begin() as connection:
        return str(connection.execute(text("SELECT lead_key FROM model_answers")).scalar_one())


@pytest.mark.service
def test_an_answer_is_kept_for_all_doors_on_the_database(database: Database) -> None:
    def talk(body: dict[str, Any]) -> bytes:
        message = {"role": "assistant", "content": '{"a": 1}'}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100}
        return json.dumps({"id": "1", "choices": [choice], "usage": usage}).encode()

    question = Question(message=Message(system="s", user="u"), schema={}, lead_key="lead_1")
    with LlmTown({"mode": "talk", "talk": talk}) as town:
        settings = Settings(  # type: ignore[call-arg]
            _env_file=None,
            model_url=town.base_url,
            model="m",
            model_input_rub=100,
            model_output_rub=400,
        )
        first = build_model(settings, database=database).ask(question)
        second = build_model(settings, database=database).ask(question)
        alone = build_model(settings).ask(question)
        assert town.calls == 2
    assert (first.cost_rub, second.cost_rub, second.is_repeated) == (Decimal("0.14"), 0, True)
    assert not alone.is_repeated
    with open_ledger(database).open_spending() as spending:
        assert spending.spent_rub("lead:lead_1") == Decimal("0.14")


def test_asking_for_a_model_that_is_not_set_ends_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEALWRIGHT_MODEL_URL", raising=False)
    lead = tmp_path / "lead.txt"
    lead.write_text("бюджет 2 млн", encoding="utf-8")
    done = CliRunner().invoke(app, ["qualify", str(lead), "--model"])
    assert done.exit_code == 2
