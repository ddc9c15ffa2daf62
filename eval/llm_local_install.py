"""A virtual environment of its own for the local model's server, made when it is first wanted."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kit.errors import AppError
from kit.settings import PROJECT

LOCK = PROJECT / "requirements-local-llm.lock"
FOLDER = PROJECT / ".venv-llm"
_LAST_LINES = 12
# Pictures are nothing to us, and a third of the building.
_CMAKE_ARGS = "-DLLAVA_BUILD=OFF"
_CAUSES = (
    ("no space left", "the disk is full", "диск полон"),
    ("no cmake", "there is no C++ compiler", "нет компилятора C++"),
    ("cxx_compiler", "there is no C++ compiler", "нет компилятора C++"),
    ("could not find compiler", "there is no C++ compiler", "нет компилятора C++"),
    ("do not match the hashes", "a file does not match its hash in the lock", "хэш файла не сошёлся с локом"),
    ("connection", "the package registry cannot be reached", "реестр пакетов недоступен"),
    ("no matching distribution", "the registry has no fitting package", "в реестре нет подходящего пакета"),
    ("error: building", "llama.cpp could not be compiled", "llama.cpp не скомпилировалась"),
    ("failed building wheel", "llama.cpp could not be compiled", "llama.cpp не скомпилировалась"),
)

# What C++ is compiled with; Windows finds its own compiler by other ways than the path.
_COMPILERS = ("c++", "g++", "clang++")

# Runs a command; returns its exit code and what it printed.
Run = Callable[[Sequence[str]], tuple[int, str]]


class LocalModelUnavailable(AppError):
    """The local model could not be installed."""

    status = 503
    code = "local_model_unavailable"
    ru = "Локальную модель не удалось установить."


def python_of(folder: Path) -> Path:
    """Return the environment's Python."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_installed(folder: Path = FOLDER, lock: Path = LOCK) -> bool:
    """Tell whether the environment holds what the lock says."""
    try:
        return (folder / "installed").read_text(encoding="ascii") == _stamp(lock)
    except OSError:
        return False


def require_compiler(find: Callable[[str], str | None] = shutil.which) -> None:
    """Raise LocalModelUnavailable where nothing can be compiled, before anything is fetched."""
    named = os.environ.get("CXX", "").split()[:1]
    if os.name == "nt" or any(find(name) for name in (*named, *_COMPILERS)):
        return
    raise LocalModelUnavailable(
        "The local model could not be installed: there is no C++ compiler.\n"
        "Debian, Ubuntu: apt-get install g++; Fedora: dnf install gcc-c++; macOS: xcode-select --install",
        ru="Локальную модель не удалось установить: нет компилятора C++.\n"
        "Debian, Ubuntu: apt-get install g++; Fedora: dnf install gcc-c++; macOS: xcode-select --install",
    )


def install(
    say: Callable[[str], None], *, folder: Path = FOLDER, lock: Path = LOCK, run: "Run | None" = None
) -> Path:
    """Make the environment unless it is there; LocalModelUnavailable says why it cannot be."""
    if not is_installed(folder, lock):
        if run is None:
            require_compiler()
        say("The local model is installed for the first time; its server is compiled, which takes minutes.")
        _make(folder, lock, run or run_command)
        (folder / "installed").write_text(_stamp(lock), encoding="ascii")
    return python_of(folder)


def _make(folder: Path, lock: Path, run: Run) -> None:
    """The environment sees the packages of ours, so that only what it lacks is installed into it."""
    _do(run, [sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)])
    _borrow(folder)
    pip = [str(python_of(folder)), "-m", "pip", "install", "--disable-pip-version-check"]
    _do(run, [*pip, "--require-hashes", "-r", str(lock)])


def _borrow(folder: Path) -> None:
    ours = [path for path in sys.path if path.endswith("site-packages")]
    for packages in [*folder.glob("lib/python*/site-packages"), *folder.glob("Lib/site-packages")]:
        (packages / "ours.pth").write_text("\n".join(ours) + "\n", encoding="utf-8")


def _do(run: Run, command: Sequence[str]) -> None:
    code, printed = run(command)
    if code:
        raise explain(printed)


def explain(printed: str) -> LocalModelUnavailable:
    """Name the likely cause of a failed installation, above the last lines of what was printed."""
    text, lines = printed.lower(), "\n".join(printed.strip().splitlines()[-_LAST_LINES:])
    known = ((en, ru) for sign, en, ru in _CAUSES if sign in text)
    en, ru = next(known, ("see the lines below", "смотрите строки ниже"))
    return LocalModelUnavailable(
        f"The local model could not be installed: {en}.\n{lines}",
        ru=f"Локальную модель не удалось установить: {ru}.\n{lines}",
    )


def run_command(command: Sequence[str]) -> tuple[int, str]:
    """Run a command of the installation."""
    environment = {"CMAKE_ARGS": _CMAKE_ARGS, **os.environ}
    environment.pop("PYTHONPATH", None)
    try:
        done = subprocess.run(  # noqa: S603 (our own commands)
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError as error:
        return 1, str(error)
    return done.returncode, done.stdout


def _stamp(lock: Path) -> str:
    return hashlib.sha256(repr(sys.version_info[:3]).encode() + lock.read_bytes()).hexdigest()
