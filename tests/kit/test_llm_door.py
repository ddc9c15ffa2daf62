"""The settings that docs/model.md gives for each provider, tried on the wire."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.llm_town import LlmTown
from kit.errors import SettingsInvalid
from kit.llm import Question
from kit.llm_chat import name_bound
from kit.llm_door import open_door, read_limits, read_place, read_prices, require_model
from kit.llm_money import MemoryLedger
from kit.llm_wire import Message
from kit.settings import Settings

GUIDE = Path(__file__).parents[2] / "docs" / "model.md"
_ROW = re.compile(
    r"^\| (?P<name>[^|]+) \| `(?P<url>http[^`]+)` \| `(?P<model>[^`]+)` \| `(?P<dialect>\w+)`", re.M
)
SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}


def make_settings(**changes: Any) -> Settings:
    return Settings(_env_file=None, **changes)  # type: ignore[call-arg]


def read_presets() -> dict[str, Settings]:
    rows = _ROW.finditer(GUIDE.read_text(encoding="utf-8"))
    return {
        row["name"]: make_settings(model_url=row["url"], model=row["model"], model_dialect=row["dialect"])
        for row in rows
    }


def test_the_guide_has_a_row_for_each_provider() -> None:
    names = " ".join(read_presets())
    assert all(name in names for name in ("OpenAI", "vLLM", "llama.cpp", "GigaChat", "YandexGPT"))


@pytest.fixture(scope="module")
def heard() -> Iterator[tuple[LlmTown, list[dict[str, Any]]]]:
    bodies: list[dict[str, Any]] = []

    def talk(body: dict[str, Any]) -> bytes:
        bodies.append(body)
        message = {"role": "assistant", "content": '{"a": 1}'}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        return json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode()

    with LlmTown({"mode": "talk", "talk": talk}) as town:
        yield town, bodies


@pytest.mark.service
@pytest.mark.parametrize("name", sorted(read_presets()))
def test_a_preset_tells_the_schema_in_its_dialect(
    name: str, heard: tuple[LlmTown, list[dict[str, Any]]]
) -> None:
    preset = read_presets()[name]
    town, bodies = heard
    door = open_door(preset.model_copy(update={"model_url": town.base_url}), ledger=MemoryLedger())
    answer = door.ask(Question(message=Message(system="s", user="u"), schema=SCHEMA, lead_key="l"))
    body = bodies[-1]
    assert answer.content == {"a": 1}
    assert (body["model"], body["temperature"], body["max_tokens"]) == (preset.model, 0, 1_500)
    told = body.get("response_format")
    assert (
        told
        == {
            "json_schema": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA},
            },
            "json_object_schema": {"type": "json_object", "schema": SCHEMA},
            "prompt": None,
        }[preset.model_dialect]
    )


def test_what_an_answer_depends_on_is_told_without_secrets() -> None:
    settings = make_settings(model_url="https://user:secret@m.example:8000/v1", model="m", model_key="sk-1")
    door = open_door(settings, ledger=MemoryLedger())
    assert door.parameters == {"service": "m.example:8000", "dialect": "json_schema", "temperature": 0}
    assert read_place(settings).api_key == "sk-1"


@pytest.mark.parametrize("named", [{}, {"model_url": "http://127.0.0.1:9/v1"}, {"model": "m"}])
def test_a_model_that_is_not_named_is_told(named: dict[str, str]) -> None:
    with pytest.raises(SettingsInvalid, match="DEALWRIGHT_MODEL_URL"):
        require_model(make_settings(**named))


def test_prices_and_limits_are_exact() -> None:
    settings = make_settings(model_input_rub=0.1, model_output_rub=12.34, model_day_rub=7)
    assert read_prices(settings).cost(1_000_000, 1_000_000) == Decimal("12.44")
    assert (read_limits(settings).lead_rub, read_limits(settings).day_rub) == (10, 7)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("http://127.0.0.1:8000/v1", "max_tokens"),
        ("https://api.openai.com.example/v1", "max_tokens"),
    ],
)
def test_the_bound_of_an_answer_has_the_name_that_the_service_knows(url: str, name: str) -> None:
    assert name_bound(url) == name
