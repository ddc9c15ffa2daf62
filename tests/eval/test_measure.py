import json
from pathlib import Path
from typing import Any

import pytest

from eval.cases import CRITERIA
from eval.measure import measure_engine
from kit.errors import BadInput
from qualifier.profile import load_profile

PROFILE = load_profile()


def write_case(path: Path, case_id: str, *levels: str, **changes: Any) -> Path:
    gold = {**dict.fromkeys(CRITERIA, "unknown"), **dict.fromkeys(levels, "confirmed"), "status": "nurture"}
    content = {
        "id": case_id,
        "as_of": "2026-09-15",
        "lead": {"message": "Здравствуйте!"},
        "gold": gold,
        **changes,
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(content, ensure_ascii=False) + "\n")
    return path


def test_a_report_has_the_floors_beside_the_engine(tmp_path: Path) -> None:
    path = write_case(tmp_path / "a.jsonl", "one")

    report = measure_engine([path], "rules", PROFILE, resamples=20)

    assert report["n"] == 1
    assert report["engine"] == "rules"
    assert report["profile"].startswith(PROFILE.name)
    assert report["files"] == ["a.jsonl"]
    assert report["baselines"]["majority"] == 1.0
    assert set(report["majority_by_criterion"]) == set(CRITERIA)


def test_the_floor_is_counted_on_the_same_cases(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    for at in range(3):
        write_case(path, f"plain-{at}")
    write_case(path, "needy", "need")

    report = measure_engine([path], "rules", PROFILE, resamples=20)

    assert report["majority_by_criterion"]["need"] == 0.75


def test_an_engine_is_not_its_own_floor(tmp_path: Path) -> None:
    path = write_case(tmp_path / "a.jsonl", "one")

    report = measure_engine([path], "majority", PROFILE, resamples=20)

    assert list(report["baselines"]) == ["keywords"]
    assert report["majority_by_criterion"] == {}


def test_several_files_make_one_report(tmp_path: Path) -> None:
    paths = [write_case(tmp_path / name, name) for name in ("a", "b")]

    assert measure_engine(paths, "keywords", PROFILE, resamples=20)["n"] == 2


def test_broken_lines_do_not_stop_the_report(tmp_path: Path) -> None:
    path = write_case(tmp_path / "a", "one")
    with path.open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    write_case(path, "refused", as_of="never")

    report = measure_engine([path], "rules", PROFILE, resamples=20)

    assert report["n"] == 2
    assert [row["id"] for row in report["crashed"]] == ["refused"]
    assert [row["place"] for row in report["broken"]] == ["a:2"]


def test_a_file_without_a_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.write_text("\n", encoding="utf-8")

    with pytest.raises(BadInput, match="empty"):
        measure_engine([path], "rules", PROFILE)
