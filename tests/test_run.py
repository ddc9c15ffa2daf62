import ast
import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent


def test_it_imports_only_the_standard_library() -> None:
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert set(names) <= set(sys.stdlib_module_names)


def test_help_names_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = ("demo", "qualify", "serve", "eval", "bench", "test", "lint")
    assert all(f"\n  {command}" in done.stdout for command in commands)


def test_an_unknown_command_is_one_sentence_and_exit_code_2() -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "fly"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "Cannot run: There is no command 'fly'; python3 run.py --help lists them"
    ]


def test_the_stamp_follows_the_locks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "ROOT", str(tmp_path))
    (tmp_path / "requirements.lock").write_text("a==1\n")
    first = run.stamp_of("product")
    (tmp_path / "requirements.lock").write_text("a==2\n")
    assert run.stamp_of("product") != first


def test_nothing_is_prepared_in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    assert not run.is_prepared("product")


def test_a_full_disk_is_named_before_anything_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "NEEDED_BYTES", 2**70)
    with pytest.raises(run.CannotRun, match="Not enough disk"):
        run.check_machine()


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("error: Failed to fetch: tcp connect error", "the package registry cannot be reached"),
        ("dns error: failed to resolve", "the package registry cannot be reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "a downloaded file does not match its hash in the lock"),
        ("Read timed out.", "the package registry does not answer"),
        ("ensurepip is not available", "this Python has no ensurepip (on Debian: apt install python3-venv)"),
        ("strange", "see the lines above"),
    ],
)
def test_a_failed_installation_is_said_in_one_sentence(output: str, cause: str) -> None:
    assert run.guess_cause(output) == cause


def test_a_failing_step_raises_with_its_cause() -> None:
    with pytest.raises(run.CannotRun, match="Packages: the disk is full"):
        run.run_step([sys.executable, "-c", "print('No space left'); raise SystemExit(1)"], "Packages")


def test_children_keep_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in run.child_environment()


def test_checks_stop_at_the_first_that_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    mark = tmp_path / "ran"
    after = ["-c", f"open({str(mark)!r}, 'w')"]
    assert run.run_checks([("bad", ["-c", "raise SystemExit(3)"]), ("after", after)]) == 3
    assert not mark.exists()
    assert run.run_checks([("good", after)]) == 0
    assert mark.exists()
