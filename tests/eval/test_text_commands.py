import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from rich.console import Console

from eval.text_commands import add_text_commands
from kit.errors import AppError, BadInput

LEADS = Path(__file__).parents[2] / "eval" / "data" / "leads.jsonl"


def parse(*arguments: str) -> Namespace:
    parser = ArgumentParser()
    add_text_commands(parser.add_subparsers())
    return parser.parse_args(["texts", *arguments])


def run(*arguments: str) -> tuple[int, str]:
    chosen, console = parse(*arguments), Console(width=120)
    with console.capture() as capture:
        code = chosen.run(chosen, console)
    return code, capture.get()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folder = tmp_path_factory.mktemp("texts")
    lines = LEADS.read_text("utf-8").splitlines()[:2]
    (folder / "leads.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "none.jsonl").write_text("", encoding="utf-8")
    return str(folder / "leads.jsonl"), str(folder / "none.jsonl")


def test_without_options_the_careless_model_words_the_houses_own_cases() -> None:
    chosen = parse()
    assert (chosen.engine, chosen.cases, chosen.most_offers, chosen.json) == ("careless", None, 26, None)
    assert chosen.briefs.name == "briefs.jsonl"
    assert chosen.briefs.is_file()


def test_several_files_of_cases_may_be_named() -> None:
    assert parse("--cases", "a.jsonl", "--cases", "b.jsonl").cases == [Path("a.jsonl"), Path("b.jsonl")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--engine", "nobody"], "plausible"),
        (["--most-offers", "many"], "most-offers"),
        (["--mood", "good"], "mood"),
    ],
)
def test_a_wrong_option_is_told_with_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(*arguments)
    assert left.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("engine", ["plausible", "careless"])
def test_a_run_prints_both_tables_writes_the_figures_and_passes(
    engine: str, files: tuple[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "texts.json"
    code, shown = run("--cases", files[0], "--most-offers", "0", "--engine", engine, "--json", str(out))
    told = json.loads(out.read_text("utf-8"))
    assert code == 0
    assert f"letters, engine {engine}" in shown
    assert f"offers, engine {engine}" in shown
    assert set(told) == {"engine", "letters", "offers"}
    assert told["engine"] == engine
    assert told["letters"]["n"] == 2
    assert told["letters"]["poison_kept"] == []
    assert (told["letters"]["sections_used"] > 0) is (engine == "plausible")
    assert (told["offers"]["n"], told["offers"]["asked"]) == (0, 0)


def test_a_profile_that_is_not_there_is_told(files: tuple[str, str]) -> None:
    with pytest.raises(AppError, match="nowhere"):
        run("--cases", files[1], "--most-offers", "0", "--profile", "nowhere")


def test_a_file_without_briefs_is_told(files: tuple[str, str]) -> None:
    with pytest.raises(BadInput, match=r"none\.jsonl: no labelled briefs there"):
        run("--cases", files[1], "--briefs", files[1])
