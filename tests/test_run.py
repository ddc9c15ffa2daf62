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
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_help_names_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = ("demo", "qualify", "plan", "serve", "eval", "bench", "test", "lint")
    assert all(f"\n  {command}" in done.stdout for command in commands)


def test_an_unknown_command_is_one_sentence_and_exit_code_2() -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "fly"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "Cannot run: There is no command 'fly'; python3 run.py --help lists them"
    ]


@pytest.mark.parametrize(
    "command", ["demo", "plan", "qualify", "serve", "eval", "prompts", "llm-sandbox", "bench"]
)
def test_each_command_helps_with_itself(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "run.py", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "COMMAND [ARGS]" not in done.stdout
    assert "options" in done.stdout.lower()


def test_a_letter_is_qualified_by_the_command_of_the_readme() -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "qualify", "-"],
        cwd=ROOT,
        input="Открываем три кофейни в мае, бюджет 2 млн без НДС, решаю я. Иван, директор",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "BANT" in done.stdout


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


def test_checks_that_run_at_once_all_end_and_say_what_they_have_to_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    checks = [("killed", ["-c", "import os; os.kill(os.getpid(), 9)"]), ("told", ["-c", "print('a word')"])]
    assert run.run_checks(checks, at_once=2) == -9
    said = capsys.readouterr().err
    assert "== killed: FAILED in " in said
    assert "a word\n== told: ok in " in said
    assert run.run_checks(checks[1:], at_once=2) == 0


def run_file(source: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a bent copy of run.py."""
    return subprocess.run(
        [sys.executable, "-c", source, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_an_old_python_is_named_in_one_sentence() -> None:
    source = Path(run.__file__).read_text(encoding="utf-8")
    future = source.replace("OLDEST = (3, 11)", "OLDEST = (9, 0)").replace("__file__", repr(run.__file__))
    done = run_file(future, "demo")
    assert done.returncode == 2
    assert done.stderr.startswith("Cannot run: Python 3.11 or newer is needed; this is 3.")
    assert done.stderr.count("\n") == 1


def test_it_is_written_for_pythons_that_are_too_old_to_run_it() -> None:
    # Else an old one stops at the syntax and never says what is wrong.
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["help"]])
def test_help_is_no_mistake(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(arguments) == 0
    assert capsys.readouterr().out == run.HELP


def test_no_command_is_wrong_usage_and_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 2
    assert capsys.readouterr().out == run.HELP


def test_a_read_only_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.os, "access", lambda _path, _mode: False)
    monkeypatch.setattr(run, "NEEDED_BYTES", 0)
    with pytest.raises(run.CannotRun, match="read-only"):
        run.check_machine()


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(run.CannotRun, match="Packages: No such file or directory"):
        run.run_step([str(tmp_path / "nothing")], "Packages")


def test_a_failing_step_shows_its_last_lines(capsys: pytest.CaptureFixture[str]) -> None:
    code = "print('\\n'.join(f'line {number}' for number in range(40))); raise SystemExit(1)"
    with pytest.raises(run.CannotRun, match="see the lines above"):
        run.run_step([sys.executable, "-c", code], "Packages")
    shown = capsys.readouterr().err.splitlines()
    assert (shown[0], shown[-1], len(shown)) == ("line 25", "line 39", 15)


@pytest.fixture
def bare_venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project whose .venv is only noted down."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text("a==1\n", encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", str(tmp_path))
    monkeypatch.setattr(run, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    (tmp_path / ".venv").mkdir()
    return tmp_path


def note_installed(group: str) -> None:
    Path(run.VENV, f"installed-{group}").write_text(run.stamp_of(group), encoding="ascii")


def test_what_is_installed_is_not_installed_again(bare_venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note_installed("product")
    monkeypatch.setattr(run, "NEEDED_BYTES", 2**70)
    run.prepare("product")
    with pytest.raises(run.CannotRun):
        run.prepare("tests")


def test_what_tests_need_holds_what_the_product_needs(
    bare_venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_installed("tests")
    monkeypatch.setattr(run, "NEEDED_BYTES", 2**70)
    run.prepare("product")


@pytest.mark.parametrize(
    ("lock", "is_product_still_prepared"), [("requirements.lock", False), ("requirements-dev.lock", True)]
)
def test_a_changed_lock_is_installed_anew(
    bare_venv: Path, lock: str, *, is_product_still_prepared: bool
) -> None:
    for group in ("product", "tests"):
        note_installed(group)
        assert run.is_prepared(group)
    (bare_venv / lock).write_text("a==2\n", encoding="utf-8")
    assert run.is_prepared("product") is is_product_still_prepared
    assert not run.is_prepared("tests")


def test_without_its_python_a_venv_is_not_prepared(bare_venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note_installed("product")
    monkeypatch.setattr(run, "PYTHON", str(bare_venv / "gone"))
    assert not run.is_prepared("product")


def test_children_know_where_the_packages_are_and_speak_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    environment = run.module_environment()
    assert environment["PYTHONPATH"] == run.ROOT
    assert environment["PYTHONUTF8"] == "1"
    assert "PYTHONHOME" not in environment


def test_a_modules_exit_code_and_arguments_are_handed_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "ROOT", str(tmp_path))
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    (tmp_path / "leave.py").write_text("import sys; sys.exit(int(sys.argv[1]))", encoding="utf-8")
    assert run.run_module("leave", ["7"]) == 7
    assert run.run_module("leave", ["0"]) == 0


def test_every_check_that_ci_runs_names_a_part_that_exists() -> None:
    for _, command in run.LINT + run.TESTS:
        module = command[1] if command[0] == "-m" else ""
        is_ours = module.partition(".")[0] in {"qualifier", "api", "eval"}
        assert not is_ours or (ROOT / f"{module.replace('.', '/')}.py").is_file()
