from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.commands import app
from api.engines import build_model, build_model_engine
from kit.errors import SettingsInvalid
from kit.settings import Settings
from qualifier.llm_engine import LlmEngine
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
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DEALWRIGHT_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("DEALWRIGHT_MODEL", "m")
    lead = tmp_path / "lead.txt"
    lead.write_text("Открываем кофейни в мае, бюджет 2 млн без НДС", encoding="utf-8")
    done = CliRunner().invoke(app, ["qualify", str(lead), "--model"])
    assert done.exit_code == 0
    assert "без модели, по правилам: unreachable" in " ".join(done.stdout.split())


def test_asking_for_a_model_that_is_not_set_ends_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEALWRIGHT_MODEL_URL", raising=False)
    lead = tmp_path / "lead.txt"
    lead.write_text("бюджет 2 млн", encoding="utf-8")
    done = CliRunner().invoke(app, ["qualify", str(lead), "--model"])
    assert done.exit_code == 2
