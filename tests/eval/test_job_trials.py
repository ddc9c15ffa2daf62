"""What the trials of the queue count in verdicts, and when the command calls a trial failed."""

import json
from argparse import Namespace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from eval import job_commands
from eval.job_trials import TRIALS, count_engines, count_faults
from eval.run import build_parser


class Shelf:
    """A service that holds verdicts by lead."""

    def __init__(self, *leads: list[dict[str, Any]]) -> None:
        self.leads = {f"lead_{number}": versions for number, versions in enumerate(leads)}

    def get(self, path: str) -> dict[str, Any]:
        return {"qualifications": self.leads[path.split("/")[3]]}


def version(engine: str, **card: Any) -> dict[str, Any]:
    return {"scorecard": {"engine": engine, **card}}


RULES = version("rules", opinion=None)
BOTH = version("rules+model", opinion={"fault": None})
LATE = version("rules", opinion={"fault": "timed_out"})
DOWN = version("rules", opinion={"fault": "unreachable"})

# The verdicts of each lead, the last of which counts; the engines; why the model's part is missing.
HELD = [
    ((), {}, {}),
    (([RULES],), {"rules": 1}, {}),
    (([version("rules")],), {"rules": 1}, {}),
    (([RULES, BOTH],), {"rules+model": 1}, {}),
    (([RULES, BOTH], [RULES, LATE]), {"rules+model": 1, "rules": 1}, {"timed_out": 1}),
    (([RULES, LATE], [RULES, LATE], [RULES, DOWN]), {"rules": 3}, {"timed_out": 2, "unreachable": 1}),
    # What failed before and was read later is no fault any more.
    (([RULES, LATE, BOTH],), {"rules+model": 1}, {}),
    (([RULES, BOTH, DOWN],), {"rules": 1}, {"unreachable": 1}),
]


@pytest.mark.parametrize(("leads", "engines", "faults"), HELD)
def test_the_last_verdict_of_each_lead_is_counted(
    leads: tuple[list[dict[str, Any]], ...], engines: dict[str, int], faults: dict[str, int]
) -> None:
    shelf: Any = Shelf(*leads)
    names = list(shelf.leads)
    assert count_engines(shelf, names) == engines
    assert count_faults(shelf, names) == faults


def test_only_the_leads_that_were_sent_are_counted() -> None:
    shelf: Any = Shelf([RULES], [BOTH], [LATE])
    assert count_engines(shelf, ["lead_1"]) == {"rules+model": 1}
    assert count_faults(shelf, ["lead_0", "lead_1"]) == {}


@pytest.mark.parametrize("trial", ["drain", "outage", "latency", "kill"])
def test_each_trial_can_be_asked_for_with_its_usual_number_of_leads(trial: str) -> None:
    chosen = build_parser().parse_args(["jobs", trial])
    assert (chosen.trial, chosen.leads, chosen.json) == (trial, None, None)
    assert trial in TRIALS


@pytest.mark.parametrize("arguments", [["jobs"], ["jobs", "flood"], ["jobs", "kill", "--leads", "many"]])
def test_a_trial_that_nobody_knows_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(arguments)
    # The conventional code of wrong usage; 2 is a trial that failed.
    assert left.value.code == 64
    assert "usage" in capsys.readouterr().err


def run(report: dict[str, Any], monkeypatch: pytest.MonkeyPatch, **chosen: Any) -> tuple[int, str, list[Any]]:
    """Run the command with a trial that says what it was asked for."""
    asked: list[Any] = []

    def trial(leads: int = 40) -> dict[str, Any]:
        asked.append(leads)
        return report

    monkeypatch.setitem(job_commands.TRIALS, "kill", trial)
    console = Console(width=80, record=True, file=StringIO())
    told = {"trial": "kill", "leads": None, "json": None, **chosen}
    code = job_commands._run_jobs(Namespace(**told), console)
    return code, console.export_text(), asked


@pytest.mark.parametrize(("failed", "code"), [(0, 0), (1, 2)])
def test_a_trial_that_failed_fails_the_command(
    failed: int, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run({"n": 40, "failed": failed}, monkeypatch)[0] == code


@pytest.mark.parametrize(("leads", "asked"), [(None, 40), (7, 7)])
def test_so_many_leads_are_sent_as_was_said(
    leads: int | None, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run({"failed": 0}, monkeypatch, leads=leads)[2] == [asked]


def test_the_figures_are_shown_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kill.json"
    report = {"resumed_s": 4.2, "verdicts_a_lead": {"2": 40}, "failed": 0}
    _, text, _ = run(report, monkeypatch, json=path)
    assert "jobs kill" in text
    assert "resumed_s" in text
    assert "4.2" in text
    assert json.loads(path.read_text(encoding="utf-8")) == report
