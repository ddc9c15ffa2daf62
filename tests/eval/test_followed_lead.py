"""One lead followed from the model's answer to the verdict, by the commands that docs/model.md names."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from eval.cases import LeadCase, read_case_files
from eval.llm_town import LlmTown
from eval.local_model import open_wire
from eval.plausible import PlausibleWire
from eval.prompts_command import main as show_prompt
from eval.run import main
from kit.llm_book import hash_answer
from kit.llm_cassette import TapedModel, open_cassette
from kit.llm_wire import Message, ModelPlace
from qualifier.llm_engine import PROMPT, LlmEngine
from qualifier.profile import load_profile
from qualifier.qualify import judge
from qualifier.record import text_at

PROFILE = load_profile()
ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
SECTION = DOC.partition("## One lead followed\n")[2].partition("\n## ")[0]
COMMANDS = [
    shlex.split(line, comments=True)
    for line in re.findall(r"python3 run\.py ((?:eval|prompts) .*)", SECTION.replace("\\\n", " "))
]
LEAD, TAPE, REPORT = "one.jsonl", "one.tape.jsonl", "one.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the lead of the walk-through and its cassette, recorded by the documented command."""
    folder = tmp_path_factory.mktemp("followed")
    name = COMMANDS[0][COMMANDS[0].index("--case") + 1]
    lines = (ROOT / "eval" / "data" / "leads.jsonl").read_text(encoding="utf-8").splitlines()
    (folder / LEAD).write_text(next(row for row in lines if json.loads(row)["id"] == name), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, LlmTown(_speak()) as town:
        # The libraries are loaded before the clock of the first question runs.
        open_wire(ModelPlace(base_url=town.base_url, model="sandbox", api_key="none")).call(
            Message(system="Today is 2026-03-06.", user="<<<DATA\n[]\nDATA>>>"), {"type": "object"}, 300.0
        )
        town.calls = 0
        patch.chdir(folder)
        patch.setenv("DEALWRIGHT_MODEL_URL", town.base_url)
        patch.setenv("DEALWRIGHT_MODEL", "sandbox")
        assert main(_few(COMMANDS[1])) == 0
        assert town.calls == 1
    return folder


def _speak() -> dict[str, Any]:
    return {"mode": "speak", "speak": PlausibleWire(PROFILE).speak}


def _few(command: list[str]) -> list[str]:
    """The command as documented; the interval's draws are not what is looked at."""
    return [*command[1:], "--resamples", "20"]


def read_case(folder: Path) -> LeadCase:
    (case,) = read_case_files([folder / LEAD])
    assert isinstance(case, LeadCase)
    return case


def test_the_walk_shows_the_question_records_plays_and_names_the_prompt_in_use() -> None:
    shown, recorded, played = COMMANDS
    assert shown[:3] == ["prompts", "render", PROMPT]
    assert recorded[:2] == played[:2] == ["eval", "leads"]
    assert "--record" in recorded
    assert "--record" not in played


def test_the_question_of_the_lead_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert show_prompt(COMMANDS[0][1:]) == 0
    assert "# user" in capsys.readouterr().out


@pytest.mark.service
def test_the_lead_is_played_with_no_model_and_the_same_every_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("DEALWRIGHT_MODEL_URL", raising=False)
    reports = []
    for _ in range(2):
        assert main(_few(COMMANDS[2])) == 0
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        reports.append(report["model"])
    assert reports[0] == reports[1]
    assert reports[0]["questions"] == 1
    printed = capsys.readouterr().out
    for words in ("levels right by rules", "levels right merged", "quotes, dropped", "against the rules"):
        assert words in printed


@pytest.mark.service
def test_the_verdict_leads_back_to_the_answer_and_each_quote_to_the_record(folder: Path) -> None:
    tape, record = open_cassette(folder / TAPE), read_case(folder).record
    assert record is not None
    result = judge(record, LlmEngine(PROFILE, TapedModel(tape)), PROFILE)
    opinion = result.scorecard.opinion
    assert opinion is not None
    (line,) = (folder / TAPE).read_text(encoding="utf-8").splitlines()[1:]
    assert opinion.answer_hash == hash_answer(json.loads(line)["text"])
    assert (opinion.prompt, result.scorecard.engine) == (PROMPT, "rules+model")
    quotes = [quote for row in result.scorecard.scores for quote in row.quotes]
    assert quotes
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in quotes)


@pytest.mark.service
def test_a_lead_that_changed_is_another_question(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = json.loads((folder / LEAD).read_text(encoding="utf-8"))
    case["lead"]["message"] += " Срочно!"
    (tmp_path / LEAD).write_text(json.dumps(case), encoding="utf-8")
    (tmp_path / TAPE).write_bytes((folder / TAPE).read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(_few(COMMANDS[2])) == 1
    assert "The cassette lacks 1 answers" in capsys.readouterr().err
