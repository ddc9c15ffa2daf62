"""A model on this machine: bounded answers, patience, the same figures as any other."""

import json
from pathlib import Path

import pytest

from eval.llm_town import LlmTown
from eval.local_model import BriefWire, open_local_model, shorten_schema
from eval.plausible import PlausibleWire
from eval.run import main
from kit.errors import SettingsInvalid
from kit.llm_cassette import open_cassette
from kit.llm_money import Usage
from kit.llm_wire import RawAnswer
from kit.settings import Settings
from qualifier.model_answer import answer_schema
from qualifier.profile import load_profile

PROFILE = load_profile()
LEADS = Path(__file__).parents[2] / "eval" / "data" / "leads.jsonl"


def test_the_schema_is_bounded_and_the_question_stays_ours() -> None:
    whole, short = answer_schema(), shorten_schema(answer_schema())
    row = short["properties"]["criteria"]["properties"]["budget"]["properties"]
    assert row["reasons"]["maxItems"] == 1
    assert row["reasons"]["items"]["properties"]["quote"]["maxLength"] == 60
    assert row["certainty_pct"]["enum"] == [20, 40, 60, 80, 100]
    assert list(row) == ["reasons", "level", "certainty_pct"]
    assert "maxLength" not in row["level"]
    assert whole == answer_schema()


def test_the_brief_wire_keeps_the_raw_answer() -> None:
    class Given:
        def call(self, message, schema, timeout_s):
            return RawAnswer(text=json.dumps(schema), usage=Usage())

        def close(self) -> None:
            """Nothing is open."""

    wire = BriefWire(Given())  # type: ignore[arg-type]
    wire.call(None, {"type": "string"}, 1.0)  # type: ignore[arg-type]
    assert json.loads(wire.raw) == {"type": "string", "maxLength": 60}
    wire.close()


@pytest.mark.parametrize(
    ("schema", "short"),
    [
        ({"type": "string"}, {"type": "string", "maxLength": 60}),
        # A word from a list needs no bound.
        ({"type": "string", "enum": ["a"]}, {"type": "string", "enum": ["a"]}),
        # The only numbers that are asked for are per cent.
        ({"type": "integer"}, {"type": "integer", "enum": [20, 40, 60, 80, 100]}),
        ({"type": "boolean"}, {"type": "boolean"}),
        ({"type": "string", "maxLength": 500}, {"type": "string", "maxLength": 60}),
        (
            {"type": "array", "items": {"type": "string"}, "maxItems": 9},
            {"type": "array", "items": {"type": "string", "maxLength": 60}, "maxItems": 1},
        ),
        (
            {"anyOf": [{"type": "string"}, {"type": "null"}]},
            {"anyOf": [{"type": "string", "maxLength": 60}, {"type": "null"}]},
        ),
        ({}, {}),
    ],
)
def test_every_free_text_and_list_is_bounded_at_any_depth(schema, short) -> None:
    deep = {"properties": {"a": {"properties": {"b": schema}}}}
    assert shorten_schema(schema) == short
    assert shorten_schema(deep) == {"properties": {"a": {"properties": {"b": short}}}}


def test_without_a_model_in_the_settings_it_is_told() -> None:
    with pytest.raises(SettingsInvalid, match="DEALWRIGHT_MODEL_URL"):
        open_local_model(Settings(_env_file=None, model_url="", model=""))


@pytest.mark.service
def test_the_engine_local_records_the_model_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    leads, tape = tmp_path / "one.jsonl", tmp_path / "tape.jsonl"
    leads.write_text(min(LEADS.read_text(encoding="utf-8").splitlines(), key=len) + "\n", encoding="utf-8")
    told = ["leads", "--cases", str(leads), "--engine", "local", "--cassette", str(tape), "--resamples", "20"]
    with LlmTown({"mode": "speak", "speak": PlausibleWire(PROFILE).speak}) as town:
        monkeypatch.setenv("DEALWRIGHT_MODEL_URL", town.base_url)
        monkeypatch.setenv("DEALWRIGHT_MODEL", "small-1b")
        monkeypatch.setenv("DEALWRIGHT_MODEL_DIALECT", "json_object_schema")
        assert main([*told, "--record", "--parallel", "1"]) == 0
    recorded = open_cassette(tape)
    assert (recorded.label.model, len(recorded)) == ("small-1b", 1)
    capsys.readouterr()
    assert main(told) == 0
    assert "small-1b" in capsys.readouterr().out
