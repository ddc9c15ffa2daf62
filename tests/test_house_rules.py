"""Rules of the house that no library checks."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualifier.criteria import RULES, read_claim
from qualifier.qualification import Criterion

ROOT = Path(__file__).parents[1]
ROOMS = ("kit", "prompts", "qualifier", "planner", "api", "eval")
VAGUE = re.compile(r"^(utils?|helpers?|common|misc|base|core|managers?|service|models?|types)$")
FORBIDDEN_CALLS = {"eval", "exec", "__import__"}
FORBIDDEN_IMPORTS = {"pickle", "marshal", "shelve", "dill"}
LONGEST_FUNCTION = 60
LONGEST_MODULE = 300


def list_sources() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))
    yield ROOT / "run.py"


SOURCES = list(list_sources())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_source_keeps_the_rules_of_the_house(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert not VAGUE.match(path.stem), "the file's name says nothing"
    assert ast.get_docstring(tree), "a module opens with a line saying what it is for"
    assert text.count("\n") <= LONGEST_MODULE, f"over {LONGEST_MODULE} lines: find the missing noun"
    assert not _forbidden(tree)
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def _forbidden(tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
            found.append(node.func.id)
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name in FORBIDDEN_IMPORTS]
        if (
            isinstance(node, ast.keyword)
            and node.arg in {"verify", "shell"}
            and isinstance(node.value, ast.Constant)
            and node.value.value is (node.arg == "shell")
        ):
            found.append(str(node.arg))
    return found


@pytest.mark.parametrize("criterion", list(Criterion))
def test_a_criterion_has_a_claim_in_both_languages(criterion: Criterion) -> None:
    claim = read_claim(RULES[criterion])
    assert re.search("[а-я]", claim.ru)
    assert claim.ru.endswith(".")
    assert re.fullmatch(r"[\x20-\x7e]+\.", claim.en)


def test_an_upward_import_breaks_the_build(tmp_path: Path) -> None:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert _lint(tmp_path).returncode == 0
    with (tmp_path / "qualifier" / "lead.py").open("a", encoding="utf-8") as lead:
        lead.write("\nimport qualifier.decision\n")
    broken = _lint(tmp_path)
    assert broken.returncode == 1
    assert "BROKEN" in broken.stdout


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(folder), "PATH": ""},
    )


# Imports that must not be: who, whom.
FORBIDDEN = [
    ("kit.ids", "qualifier.lead"),
    ("qualifier.qualify", "api.problems"),
    ("qualifier.pricing", "eval.cases"),
    ("qualifier.lead_times", "planner.brief"),
    ("eval.cases", "api.problems"),
    ("api.terminal", "eval.slices"),
    ("qualifier.reading.fold", "qualifier.evidence"),
    ("qualifier.criteria.need", "qualifier.decision"),
    ("qualifier.policy_texts", "kit.settings"),
    ("qualifier.decision", "sqlalchemy"),
    ("qualifier.explanation", "rich"),
    ("qualifier.intake", "fastapi"),
    ("eval.leads", "starlette"),
    ("api.leads", "sqlalchemy"),
    ("eval.diff", "psycopg"),
    ("qualifier.sources.site", "httpx"),
    ("eval.town", "httpcore"),
    ("qualifier.qualify", "qualifier.sources.site"),
    ("qualifier.explanation", "kit.http"),
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy in which all of them were written."""
    folder = tmp_path_factory.mktemp("rooms")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for who, whom in FORBIDDEN:
        with (folder / f"{who.replace('.', '/')}.py").open("a", encoding="utf-8") as source:
            source.write(f"\nimport {whom}\n")
    return _lint(folder).stdout


@pytest.mark.parametrize(("who", "whom"), FORBIDDEN, ids=[f"{who} - {whom}" for who, whom in FORBIDDEN])
def test_a_forbidden_import_is_named(complaints: str, who: str, whom: str) -> None:
    assert f"{who} -> {whom} (l." in complaints
