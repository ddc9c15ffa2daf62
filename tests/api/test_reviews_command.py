import json
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from api.review_words import name_why
from api.reviews_command import app
from eval.cases import LeadCase, read_case_files
from kit.clock import FrozenClock
from kit.db import Database
from qualifier.qualification import Criterion
from tests.api.jobs.conftest import client, services
from tests.api.test_reviews import ask_people

__all__ = ["client", "services"]

pytestmark = pytest.mark.service


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, database: Database, tmp_path: Path):
    monkeypatch.setenv("DATABASE_URL", database.address)
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_a_person_sees_decides_and_exports(run, client, database, clock: FrozenClock, tmp_path: Path) -> None:
    name = ask_people(client, database, clock)
    shown = run("list", "--lang", "en")
    assert shown.exit_code == 0, shown.output
    assert "Budget: model far from rules" in " ".join(shown.output.split())
    assert "Questions to people: 1" in shown.output
    assert max(map(len, shown.output.splitlines())) <= 80
    told = json.loads(run("list", "--json").output)
    assert (told["open"], told["reviews"][0]["qualification_id"]) == (1, name)
    choice = ("--side", "rules", "--status", "qualified", "--who", "Анна", "--reason", "бюджет назван")
    assert run("decide", name, *choice).output == "kept\n"
    assert run("decide", name, *choice).output == "the very same was kept before\n"
    assert json.loads(run("list", "--json").output) == {"open": 0, "reviews": []}
    out = tmp_path / "labels.jsonl"
    assert "1 labelled cases" in run("export", "--out", str(out)).output
    (case,) = read_case_files([out])
    assert isinstance(case, LeadCase)
    assert (case.id, case.error, case.why) == (name, None, "бюджет назван")
    assert case.gold.levels == {"budget": "confirmed"}
    assert case.gold.labels == {"status": "qualified"}
    assert case.record is not None
    assert case.record.lead.company == "Зерно-1"


@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", "qual_0", "--side", "rules", "--status", "nurture", "--who", "A", "--reason", "x"),
        ("decide", "qual_0", "--side", "all", "--status", "nurture", "--who", "A", "--reason", "x"),
    ],
)
def test_what_cannot_be_decided_is_one_sentence(run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.output.startswith("reviews: ")
    assert len(done.output.splitlines()) == 1


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_reason_has_words(lang: str) -> None:
    words = ("needs_review", "status", *(f"held_back:{criterion.value}" for criterion in Criterion))
    said = {name_why(word, lang) for word in words}
    assert len(said) == len(words)
    assert all(len(text) <= 40 for text in said)
    assert Console(width=80) is not None
