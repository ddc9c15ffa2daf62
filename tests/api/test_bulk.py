import json
import subprocess
import sys
import time
from pathlib import Path

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


def make_job(folder: Path, *, count: int = 150, profile_name: str | None = None) -> BulkJob:
    source = folder / "in.jsonl"
    if not source.exists():
        write_leads(source, count)
    return BulkJob(
        source=source, target=folder / "out.jsonl", profile_name=profile_name, workers=2, today="2026-09-01"
    )


def read_lines(path: Path) -> list[int]:
    return [json.loads(line)["line"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_line_is_answered_in_order(tmp_path: Path) -> None:
    job, heard = make_job(tmp_path), []
    result = run_bulk(job, heard.append)
    assert (result.judged, result.found, result.failed) == (150, 0, 0)
    assert read_lines(job.target) == list(range(1, 151))
    assert heard[-1] == 150
    assert not job.note.exists()


def test_a_killed_run_is_continued_after_its_last_whole_line(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    run_bulk(job, lambda done: None)
    whole = job.target.read_bytes()
    lines = whole.splitlines(keepends=True)
    job.target.write_bytes(b"".join(lines[:70]) + lines[70][:40])
    # The note is what a killed run leaves behind; a new, empty job makes the same one.
    probe = make_job(tmp_path)
    other = BulkJob(
        source=probe.source, target=tmp_path / "probe.jsonl", profile_name=None, workers=1, today="2026-09-01"
    )
    with pytest.raises(RuntimeError):
        run_bulk(other, _stop)
    other.note.rename(job.note)
    result = run_bulk(job, lambda done: None)
    assert (result.found, result.judged) == (70, 80)
    assert job.target.read_bytes() == whole


def _stop(_done: int) -> None:
    raise RuntimeError("the process dies here")


def test_a_run_survives_kill_9_and_gives_the_same_bytes(tmp_path: Path) -> None:
    job = make_job(tmp_path, count=1500)
    command = [
        sys.executable,
        "-m",
        "api.commands",
        "qualify",
        "--bulk",
        str(job.source),
        str(job.target),
        "--workers",
        "2",
    ]
    first = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (job.target.exists() and job.target.stat().st_size > 200_000):
        time.sleep(0.02)
    first.kill()
    first.wait()
    assert job.note.exists()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "found done 0" not in done.stdout
    assert read_lines(job.target) == list(range(1, 1501))


def test_a_target_of_another_source_or_profile_is_refused(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    with pytest.raises(RuntimeError):
        run_bulk(job, _stop)
    with pytest.raises(BadInput, match="another file or profile"):
        run_bulk(make_job(tmp_path, profile_name="software-en"), lambda done: None)


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
