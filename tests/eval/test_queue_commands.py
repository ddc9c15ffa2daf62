"""The proofs of the list of work, in small."""

import json
from pathlib import Path

import pytest

from eval.queue_commands import count_answers
from eval.queue_loads import _describe, measure_on
from eval.run import build_parser, main
from kit.db import Database
from qualifier.qualification import Criterion


def write_cases(folder: Path, *levels: str | None) -> Path:
    path = folder / "cases.jsonl"
    cases = [
        {
            "id": str(number),
            "as_of": "2026-09-15",
            "lead": {"message": "Нужна реклама"},
            "gold": {"budget": level, "status": "nurture"},
        }
        for number, level in enumerate(levels)
    ]
    path.write_text("".join(json.dumps(case) + "\n" for case in cases) + "not a case\n", encoding="utf-8")
    return path


def test_answers_are_counted_where_somebody_had_answered(tmp_path: Path) -> None:
    path = write_cases(tmp_path, "confirmed", "confirmed", "absent", "unknown", None)
    counted = count_answers([path])
    assert counted[Criterion.BUDGET] == {"confirmed": 2, "partial": 0, "absent": 1}
    assert counted[Criterion.NEED] == {"confirmed": 0, "partial": 0, "absent": 0}


def test_the_rules_hold_what_the_labelled_leads_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answers"]) == 0
    assert "budget" in capsys.readouterr().out


def test_other_leads_are_counted_and_judge_nothing(tmp_path: Path) -> None:
    assert main(["answers", "--cases", str(write_cases(tmp_path, "absent"))]) == 0


def test_times_are_told_by_their_middle_their_tail_and_their_worst() -> None:
    told = _describe("page_ms", [float(number) for number in range(100, 0, -1)])
    assert told == {"page_ms_p50": 51.0, "page_ms_p95": 96.0, "page_ms_max": 100.0}


def test_the_command_measures_ten_thousand_leads_unless_told_otherwise() -> None:
    assert build_parser().parse_args(["queue"]).leads == 10_000


@pytest.mark.service
def test_in_small_no_lead_is_lost_or_shown_twice(database: Database) -> None:
    figures = measure_on(database, 12, looks=3)
    assert (figures["taken_in"], figures["lost"], figures["shown_twice"]) == (12, 0, 0)
    assert figures["shown_although_closed"] == 0
    assert 0 < figures["open"] <= 12
    assert figures["page_cpu_ms_p50"] <= figures["page_cpu_ms_max"]
