"""Which leads become cases and which become rows, told without a database."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.outcomes_command import _write, app
from kit.errors import BadInput
from qualifier.outcomes.outcome import RejectReason
from qualifier.qualification import Criterion, Level
from qualifier.work.labels import Labelled
from tests.qualifier.work.test_labels import ACCEPTED, LOST, WON, label, reject, say

NO_NEED = reject(RejectReason.NO_NEED)
CORRECTED = say(LOST, corrections={Criterion.BUDGET: Level.ABSENT})

# What was said of each lead, and how many leads, cases and deals come of it.
SAID = [
    ((), (0, 0, 0)),
    ((label(say(ACCEPTED)),), (1, 1, 0)),
    ((label(NO_NEED),), (1, 1, 0)),
    # How a deal ended says nothing of how it began.
    ((label(say(WON)),), (1, 0, 1)),
    ((label(say(LOST)),), (1, 0, 1)),
    ((label(CORRECTED),), (1, 1, 1)),
    ((label(say(ACCEPTED), say(WON)),), (1, 1, 1)),
    ((label(NO_NEED, say(WON)),), (1, 0, 1)),
    ((label(say(WON), NO_NEED),), (1, 1, 0)),
    ((label(say(ACCEPTED)), label(say(LOST)), label(NO_NEED)), (3, 2, 1)),
]


@pytest.mark.parametrize(("labelled", "counts"), SAID)
def test_each_lead_is_counted_as_what_it_can_teach(
    labelled: tuple[Labelled, ...], counts: tuple[int, int, int], tmp_path: Path
) -> None:
    out, rows = tmp_path / "cases.jsonl", tmp_path / "deals.jsonl"
    told = _write(iter(labelled), out, rows)
    assert (told["leads"], told["cases"], told["deals"]) == counts
    assert len(out.read_text(encoding="utf-8").splitlines()) == counts[1]
    assert len(rows.read_text(encoding="utf-8").splitlines()) == counts[2]


@pytest.mark.parametrize("wanted", ["cases", "deals"])
def test_only_the_file_that_was_asked_for_is_written_and_counted(wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    given = (path, None) if wanted == "cases" else (None, path)
    told = _write(iter([label(say(ACCEPTED), say(WON))]), *given)
    assert told == {"leads": 1, "cases": 0, "deals": 0, wanted: 1}
    assert [one.name for one in tmp_path.iterdir()] == ["one.jsonl"]


def test_letters_are_written_as_letters_and_each_lead_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    _write(iter([label(NO_NEED), label(say(ACCEPTED), external_id=None)]), path, None)
    text = path.read_text(encoding="utf-8")
    first, second = map(json.loads, text.splitlines())
    assert (first["id"], second["id"]) == ("crm-1", "lead_a")
    assert first["gold"] == {"need": "absent", "reason": "no_need", "status": "disqualified"}
    assert second["gold"] == {"status": "qualified", "reason": None}
    assert "Нужна реклама" in text


def test_what_was_written_before_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("прежнее\n" * 9, encoding="utf-8")
    _write(iter([label(NO_NEED)]), path, None)
    assert "прежнее" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["nowhere/cases.jsonl", "."])
def test_a_file_that_cannot_be_written_is_named_without_its_folders(place: str, tmp_path: Path) -> None:
    path = tmp_path / place
    with pytest.raises(BadInput) as refused:
        _write(iter([label(NO_NEED)]), path, None)
    assert refused.value.detail == f"{path.name} cannot be written."
    assert refused.value.detail_ru == f"Файл {path.name} не записать."


@pytest.mark.parametrize("arguments", [[], ["import"], ["export", "--format", "csv"]])
def test_a_command_that_nobody_knows_is_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2
