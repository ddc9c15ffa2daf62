import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.commands import SAMPLES
from api.letter_terminal import print_call_sheet, print_letter, say_drafted
from api.outreach_command import app
from api.terminal import make_console
from qualifier.outreach.call_sheet import write_call_sheet
from qualifier.outreach.draft_log import Drafted, Dropped
from qualifier.outreach.letter import write_letter
from tests.qualifier.outreach.outreach_leads import BAKERY, CLINIC, house, judged

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def leads(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("leads") / "leads.jsonl"
    path.write_text("\n".join(SAMPLES.read_text("utf-8").splitlines()[:2]), encoding="utf-8")
    return str(path)


def test_a_letter_is_printed_to_be_copied(leads: str) -> None:
    shown = RUNNER.invoke(app, ["letter", leads, "--tone", "friendly", "--by", "Ольга Ким"])
    assert shown.exit_code == 0
    assert "Тема: " in shown.stdout
    assert "Subject: " in shown.stdout
    assert "Ольга Ким" in shown.stdout
    assert "Черновик: прочитайте" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_letters_are_given_as_json(leads: str) -> None:
    shown = RUNNER.invoke(app, ["letter", leads, "--json", "--lang", "ru"])
    first, _, rest = shown.stdout.partition("\n}\n")
    assert json.loads(first + "\n}")["lang"] == "ru"
    assert json.loads(rest)["tone"] == "formal"


def test_a_call_sheet_is_printed_in_both_languages(leads: str) -> None:
    shown = RUNNER.invoke(app, ["call-sheet", leads])
    assert shown.exit_code == 0
    for title in ("Кто они", "Что известно", "Чего не обещать", "Who they are", "What not to promise"):
        assert title in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80


def test_call_sheets_are_given_as_json(leads: str) -> None:
    shown = RUNNER.invoke(app, ["call-sheet", leads, "--json"])
    assert json.loads(shown.stdout.partition("\n}\n")[0] + "\n}")["who"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["letter", "nowhere.json"],
        ["letter", "LEADS", "--lang", "de"],
        ["letter", "LEADS", "--tone", "rude"],
        ["call-sheet", "LEADS", "--profile", "nowhere"],
        ["letter", "LEADS", "--model"],
    ],
)
def test_what_cannot_be_done_is_told_with_2(
    arguments: list[str], leads: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("DEALWRIGHT_MODEL_URL", "DEALWRIGHT_MODEL"):
        monkeypatch.delenv(name, raising=False)
    shown = RUNNER.invoke(app, [leads if one == "LEADS" else one for one in arguments])
    assert shown.exit_code == 2


def test_a_lead_that_nobody_writes_to_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lead.json"
    path.write_text('{"company": "ООО «Тишина»", "message": ""}', encoding="utf-8")
    shown = RUNNER.invoke(app, ["letter", str(path)])
    assert shown.exit_code == 2
    assert "не пишут" in shown.stderr


LOG = Drafted(model="m-1", prompt="write_letter.v1", prompt_fingerprint="0" * 16)


@pytest.mark.parametrize(
    ("lang", "worded", "fault"),
    [("ru", "её слова — opening", "не ответила (busy)"), ("en", "worded: opening", "(busy)")],
)
def test_a_models_part_is_told_beneath_the_letter(lang: str, worded: str, fault: str) -> None:
    told = list(say_drafted(replace(LOG, sections=("opening",)), lang))
    assert worded in told[0]
    assert fault in next(iter(say_drafted(replace(LOG, fault="busy"), lang)))


def test_what_was_dropped_is_counted_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    dropped = Dropped(section="opening", sentence="Охват 5.", kind="number", detail="5")
    log = replace(LOG, dropped=(dropped,), dropped_count=1)
    print_letter(make_console(), replace(write_letter(judged(BAKERY), house()), drafted=log))
    shown = capsys.readouterr().out
    assert "отброшено 1:" in shown
    assert "opening: number, 5" in shown


@pytest.mark.parametrize("record", [BAKERY, CLINIC])
def test_a_sheet_fits_eighty_columns(record: object, capsys: pytest.CaptureFixture[str]) -> None:
    print_call_sheet(make_console(), write_call_sheet(judged(record), house()))  # type: ignore[arg-type]
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
