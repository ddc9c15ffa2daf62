"""The local model's environment: made once for a lock, and told why when it cannot be made."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval.llm_local_install import LocalModelUnavailable, explain, install, is_installed, python_of
from kit.errors import AppError


class Runs:
    """Commands that were run; those with these words in them fail."""

    def __init__(self, folder: Path, fails: str = "") -> None:
        self.commands: list[list[str]] = []
        self._folder, self._fails = folder, fails

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        self.commands.append([str(part) for part in command])
        if self._fails and self._fails in self.commands[-1]:
            return 1, "[Errno 28] No space left on device"
        (self._folder / "lib" / "python3.11" / "site-packages").mkdir(parents=True, exist_ok=True)
        return 0, ""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text("x==1 --hash=sha256:0\n", encoding="ascii")
    return path


def test_the_environment_is_made_first_and_then_filled_by_the_lock(tmp_path: Path, lock: Path) -> None:
    folder = tmp_path / "venv"
    runs, said = Runs(folder), list[str]()
    python = install(said.append, folder=folder, lock=lock, run=runs)
    made, filled = runs.commands
    assert made[:3] == [sys.executable, "-m", "venv"]
    assert made[-1] == str(folder)
    # What is left of an older one must not be mixed with the new.
    assert "--clear" in made
    assert filled[:4] == [str(python), "-m", "pip", "install"]
    assert filled[-3:] == ["--require-hashes", "-r", str(lock)]
    assert "takes minutes" in said[0]


def test_what_is_installed_says_nothing_and_runs_nothing(tmp_path: Path, lock: Path) -> None:
    folder = tmp_path / "venv"
    install(lambda _: None, folder=folder, lock=lock, run=Runs(folder))
    runs, said = Runs(folder), list[str]()
    assert install(said.append, folder=folder, lock=lock, run=runs) == python_of(folder)
    assert (runs.commands, said) == ([], [])


@pytest.mark.parametrize(("fails", "commands"), [("venv", 1), ("pip", 2)])
def test_the_step_that_fails_is_the_last_and_the_next_run_begins_anew(
    tmp_path: Path, lock: Path, fails: str, commands: int
) -> None:
    folder = tmp_path / "env"
    runs = Runs(folder, fails=fails)
    with pytest.raises(LocalModelUnavailable, match="the disk is full"):
        install(lambda _: None, folder=folder, lock=lock, run=runs)
    assert (len(runs.commands), is_installed(folder, lock)) == (commands, False)
    again = Runs(folder)
    install(lambda _: None, folder=folder, lock=lock, run=again)
    assert (len(again.commands), is_installed(folder, lock)) == (2, True)


@pytest.mark.parametrize("stamp", ["", "0" * 64, "installed\n"])
def test_a_stamp_of_something_else_is_none(tmp_path: Path, lock: Path, stamp: str) -> None:
    (tmp_path / "installed").write_text(stamp, encoding="ascii")
    assert not is_installed(tmp_path, lock)


def test_without_a_lock_nothing_is_installed(tmp_path: Path) -> None:
    (tmp_path / "installed").write_text("x", encoding="ascii")
    assert not is_installed(tmp_path, tmp_path / "gone.lock")


def test_a_byte_more_in_the_lock_makes_it_another(tmp_path: Path, lock: Path) -> None:
    folder = tmp_path / "venv"
    install(lambda _: None, folder=folder, lock=lock, run=Runs(folder))
    lock.write_bytes(lock.read_bytes() + b"\n")
    assert not is_installed(folder, lock)


@pytest.mark.parametrize(
    ("printed", "en", "ru"),
    [
        ("OSError: No space left on device", "the disk is full", "диск полон"),
        ("CMake Error: No CMAKE_CXX_COMPILER could be found.", "no C++ compiler", "нет компилятора C++"),
        ("no cmake found", "no C++ compiler", "нет компилятора C++"),
        ("Could not find compiler set in CXX", "no C++ compiler", "нет компилятора C++"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "does not match its hash", "хэш файла не сошёлся"),
        ("Connection to pypi.org timed out", "registry cannot be reached", "реестр пакетов недоступен"),
        ("ERROR: No matching distribution found for x", "no fitting package", "нет подходящего пакета"),
        ("error: Building wheel failed", "could not be compiled", "не скомпилировалась"),
        ("Failed building wheel for x", "could not be compiled", "не скомпилировалась"),
        ("Segmentation fault", "see the lines below", "смотрите строки ниже"),
        ("", "see the lines below", "смотрите строки ниже"),
        # A full disk breaks the building, too: the cause goes before what came of it.
        ("Failed building wheel\nNo space left on device", "the disk is full", "диск полон"),
        ("Failed building wheel: CMAKE_CXX_COMPILER", "no C++ compiler", "нет компилятора C++"),
    ],
)
def test_the_cause_is_named_in_both_languages(printed: str, en: str, ru: str) -> None:
    error = explain(printed)
    assert en in error.detail.splitlines()[0]
    assert ru in error.detail_ru.splitlines()[0]


def test_only_the_last_lines_are_shown() -> None:
    printed = "\n".join(f"line {number}" for number in range(1, 31)) + "\n\n"
    shown = explain(printed).detail.splitlines()[1:]
    assert (shown[0], shown[-1], len(shown)) == ("line 19", "line 30", 12)


def test_the_error_is_one_of_the_house_with_its_code() -> None:
    error = explain("x")
    assert isinstance(error, AppError)
    assert (error.code, error.status) == ("local_model_unavailable", 503)
