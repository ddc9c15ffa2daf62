import json
from pathlib import Path
from typing import Any

import pytest

from eval.mask_attacks import describe_mask_attacks, run_mask_attacks
from eval.run import main

CASES: list[dict[str, Any]] = [
    {"id": "a", "kind": "pii", "text": "тел +7 900 000-00-21", "spans": [[4, 20, "PHONE"]], "critical": True},
    {"id": "b", "kind": "pii", "text": "Меня зовут Ольга", "spans": [[11, 16, "PERSON"]], "critical": False},
    {"id": "c", "kind": "control", "text": "бюджет 2 млн"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def write(cases: list[dict[str, Any]]) -> Path:
        (tmp_path / "pii_ru").mkdir(exist_ok=True)
        lines = "".join(json.dumps(case) + "\n" for case in cases)
        (tmp_path / "pii_ru" / "cases.jsonl").write_text(lines, encoding="utf-8")
        return tmp_path

    return write(CASES)


def test_all_hidden_and_all_controls_kept(folder: Path) -> None:
    report = run_mask_attacks(folder)
    assert (report["n"], report["failed"], report["critical_leaked"]) == (3, 0, 0)
    assert (report["names_masked"], report["controls_kept"], report["rest_kept"]) == (1.0, 1.0, 1.0)


def test_what_stays_readable_is_a_leak_with_its_case(folder: Path) -> None:
    leak = {"id": "d", "kind": "pii", "text": "шифр АБВ", "spans": [[5, 8, "CARD"]], "critical": True}
    lines = "".join(json.dumps(case) + "\n" for case in [*CASES, leak])
    (folder / "pii_ru" / "cases.jsonl").write_text(lines, encoding="utf-8")
    report = run_mask_attacks(folder)
    assert report["critical_leaked"] == 1
    assert report["failures"] == [{"id": "d", "fault": "CARD is readable"}]
    assert ("d", "CARD is readable") in describe_mask_attacks(report)


def test_a_control_that_changed_and_a_neighbour_that_was_hidden_are_told(folder: Path) -> None:
    control = {"id": "e", "kind": "control", "text": "почта ivan@firm.example"}
    wide = {"id": "f", "kind": "pii", "text": "Иван Петров", "spans": [[0, 4, "PERSON"]], "critical": False}
    lines = "".join(json.dumps(case) + "\n" for case in [control, wide])
    (folder / "pii_ru" / "cases.jsonl").write_text(lines, encoding="utf-8")
    report = run_mask_attacks(folder)
    assert (report["controls_kept"], report["rest_kept"]) == (0.0, 0.0)


def test_a_value_that_shows_in_another_spelling_is_a_leak(folder: Path) -> None:
    twice = {
        "id": "g",
        "kind": "pii",
        "text": "тел +7 900 000-00-21, шифр а79000000021б",
        "spans": [[4, 20, "PHONE"]],
        "critical": True,
    }
    (folder / "pii_ru" / "cases.jsonl").write_text(json.dumps(twice) + "\n", encoding="utf-8")
    shown = run_mask_attacks(folder)
    assert shown["critical_leaked"] == int(
        "79000000021" in "".join(shown.get("failures", [{}])[:0]) or shown["failed"]
    )


def test_the_command_prints_and_writes_the_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out.json"
    arguments = ["attacks", "--data", str(folder), "--suite", "pii_ru", "--json", str(out)]
    assert main(arguments) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["critical_leaked"] == 0
    assert "critical_leaked" in capsys.readouterr().out
