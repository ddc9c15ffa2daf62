import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.bulk import BulkJob, answer_line, count_lines, run_bulk
from kit.errors import BadInput
from qualifier.profile import load_profile

PROFILE = load_profile()
ROOT = Path(__file__).parents[2]


def write_leads(path: Path, count: int) -> Path:
    lines = [
        json.dumps({"company": f"Фирма {number}", "message": "Нужна реклама, бюджет 2 млн без НДС"})
        for number in range(count)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def make_job(folder: Path, *, count: int = 150, **changes: Any) -> BulkJob:
    """A job of one worker: it works in this process, so that no other one can hold the test up."""
    source = folder / "in.jsonl"
    if not source.exists():
        write_leads(source, count)
    job = BulkJob(
        source=source, target=folder / "out.jsonl", profile_name=None, workers=1, today="2026-09-01"
    )
    return replace(job, **changes)


def read_lines(path: Path) -> list[int]:
    return [json.loads(line)["line"] for line in path.read_text(encoding="utf-8").splitlines()]


def kill_after_a_chunk(job: BulkJob) -> None:
    with pytest.raises(RuntimeError):
        run_bulk(job, _stop)


def _stop(_done: int) -> None:
    raise RuntimeError("the process dies here")


@pytest.mark.parametrize("workers", [1, 2])
def test_every_line_is_answered_in_order(tmp_path: Path, workers: int) -> None:
    job, heard = make_job(tmp_path, workers=workers), []
    result = run_bulk(job, heard.append)
    assert (result.judged, result.found, result.failed) == (150, 0, 0)
    assert read_lines(job.target) == list(range(1, 151))
    assert heard == [64, 128, 150]
    assert not job.note.exists()


def test_a_killed_run_is_continued_after_its_last_whole_line(tmp_path: Path) -> None:
    whole = make_job(tmp_path, target=tmp_path / "whole.jsonl")
    run_bulk(whole, lambda done: None)
    job = make_job(tmp_path)
    kill_after_a_chunk(job)
    with job.target.open("ab") as target:
        target.write(b'{"line": 65, "half')
    heard: list[int] = []
    result = run_bulk(job, heard.append)
    assert (result.found, result.judged) == (64, 86)
    assert heard == [128, 150]
    assert job.target.read_bytes() == whole.target.read_bytes()


def test_a_run_killed_before_its_first_answer_begins_anew(tmp_path: Path) -> None:
    job = make_job(tmp_path, count=3)
    kill_after_a_chunk(job)
    job.target.write_bytes(b'{"line": 1')
    assert run_bulk(job, lambda done: None).found == 0
    assert read_lines(job.target) == [1, 2, 3]


def test_a_run_survives_kill_9_and_gives_the_same_bytes(tmp_path: Path) -> None:
    job = make_job(tmp_path, count=1500)
    command = [sys.executable, "-m", "api.commands", "qualify", "--bulk", str(job.source), str(job.target)]
    command += ["--workers", "2"]
    first = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    assert wait_until(lambda: job.target.exists() and job.target.stat().st_size > 200_000)
    first.kill()
    first.wait()
    assert job.note.exists()
    assert wait_until(lambda: not is_alive(first.pid)), "its workers outlive it"
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "found done 0" not in done.stdout
    assert read_lines(job.target) == list(range(1, 1501))


def wait_until(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def is_alive(group: int) -> bool:
    """Tell whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_target_of_another_source_or_profile_is_refused(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    kill_after_a_chunk(job)
    kept = job.target.read_bytes()
    with pytest.raises(BadInput, match="another file or profile"):
        run_bulk(make_job(tmp_path, profile_name="software-en"), lambda done: None)
    write_leads(job.source, 151)
    with pytest.raises(BadInput, match="another file or profile"):
        run_bulk(job, lambda done: None)
    assert job.target.read_bytes() == kept


def test_a_finished_target_is_never_overwritten(tmp_path: Path) -> None:
    job = make_job(tmp_path, count=3)
    run_bulk(job, lambda done: None)
    with pytest.raises(BadInput, match="finished"):
        run_bulk(job, lambda done: None)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{oops", "not_json"),
        (b"[1]", "bad_input"),
        (b'{"lead": 5}', "bad_input"),
        (b"\xff\xfe", "not_json"),
        (b'{"message": "' + b"x" * (1 << 20) + b'"}', "bad_input"),
        (b"[" * 100_000, "not_json"),
    ],
)
def test_a_bad_line_is_a_row_that_says_why(line: bytes, error: str) -> None:
    answer, is_judged = answer_line(7, line, profile=PROFILE, today="2026-09-01")
    assert not is_judged
    assert {"line": 7, "error": error}.items() <= json.loads(answer).items()


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"message": "a"}\n\n  \n{"message": "b"}', encoding="utf-8")
    assert count_lines(path) == 2


def test_a_bad_line_of_a_file_is_counted_and_the_rest_is_judged(tmp_path: Path) -> None:
    job = make_job(tmp_path, count=2)
    with job.source.open("a", encoding="utf-8") as source:
        source.write('\n{oops\n{"as_of": "2026-03-01", "lead": {"message": "Нужна реклама"}}\n')
    result = run_bulk(job, lambda done: None)
    answers = [json.loads(line) for line in job.target.read_text(encoding="utf-8").splitlines()]
    assert (result.judged, result.failed) == (4, 1)
    assert [answer["line"] for answer in answers] == [1, 2, 4, 5]
    assert [answer["record"]["as_of"] for answer in answers if "record" in answer] == [
        "2026-09-01",
        "2026-09-01",
        "2026-03-01",
    ]


def test_an_empty_file_has_an_empty_answer(tmp_path: Path) -> None:
    job = make_job(tmp_path, count=0)
    assert run_bulk(job, lambda done: None).judged == 0
    assert job.target.read_bytes() == b""
    assert not job.note.exists()
