import json
from pathlib import Path

from eval.formula_attacks import attack_formulas
from eval.outside_attacks import run_outside_attacks

CASES = [
    {"id": "a", "expect": "neutral", "class": "lead_char", "payload": "=cmd|' /C calc'!A0"},
    {"id": "b", "expect": "neutral", "class": "lead_char", "payload": "\x01=1+1"},
    {"id": "c", "expect": "unchanged_text", "class": "control", "payload": "+79000000001"},
    {"id": "d", "expect": "unchanged_text", "class": "control", "payload": "@nick"},
    {"id": "e", "expect": "neutral", "class": "function", "payload_b64": "PUhZUEVSTElOSygiaHR0cDovL2EiKQ=="},
    {"id": "f", "expect": "neutral", "class": "lead_char", "payload": "=      cmd|'/c calc.exe'!A"},
    {"id": "g", "expect": "neutral", "class": "lead_char", "payload": "\u00a0=1+1"},
    {"id": "h", "expect": "unchanged_text", "class": "control", "payload": "- first line\n- second line"},
]
IDS = [case["id"] for case in CASES]


def test_no_payload_becomes_a_formula() -> None:
    attempts = attack_formulas(CASES)
    assert [attempt.id for attempt in attempts] == IDS
    assert all(attempt.faults == () for attempt in attempts)


def test_the_suite_runs_from_any_folder_of_that_layout(tmp_path: Path) -> None:
    folder = tmp_path / "formula"
    folder.mkdir()
    (folder / "cases.jsonl").write_text("\n".join(json.dumps(case) for case in CASES), encoding="utf-8")
    report = run_outside_attacks(tmp_path, "formula")
    assert (report["n"], report["failed"], report["failures"]) == (len(IDS), 0, [])
