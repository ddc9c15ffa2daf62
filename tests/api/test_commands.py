import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.commands import SAMPLES, app, guess_language, read_records
from kit.errors import BadInput

runner = CliRunner()
LEAD = {"company": "ООО «Ромашка»", "message": "Нужна реклама, бюджет 2 млн без НДС"}


def test_the_demo_shows_six_leads_in_two_languages() -> None:
    done = runner.invoke(app, ["demo"])
    assert done.exit_code == 0
    assert done.stdout.count("╰") == 6
    assert "Дальше:" in done.stdout
    assert "Next:" in done.stdout


def test_the_demo_as_json_is_one_object_with_all_criteria() -> None:
    done = runner.invoke(app, ["demo", "--json"])
    shown = json.loads(done.stdout)["qualifications"]
    assert len(shown) == 6
    assert all(len(one["scorecard"]["scores"]) == 11 for one in shown)


def test_the_samples_show_every_status() -> None:
    shown = json.loads(runner.invoke(app, ["demo", "--json"]).stdout)["qualifications"]
    assert {one["verdict"]["status"] for one in shown} == {
        "qualified",
        "nurture",
        "disqualified",
        "duplicate",
    }


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"as_of": "2026-09-01", "lead": LEAD}),
        json.dumps(LEAD),
        json.dumps([LEAD]),
        "\n".join([json.dumps(LEAD), json.dumps(LEAD)]),
        "Здравствуйте! Нужна реклама, бюджет 2 млн без НДС",
    ],
)
def test_records_leads_lists_lines_and_letters_are_read(text: str) -> None:
    records = list(read_records(text))
    assert all("2 млн" in record.lead.message for record in records)


def test_a_letter_in_english_is_judged_in_english() -> None:
    assert next(iter(read_records("We need advertising."))).lang == "en"
    assert guess_language("Нужна реклама в Telegram Ads") == "ru"


@pytest.mark.parametrize("text", ["", "  \n", '{"lead": 1}\n{oops', "[1", '{"a":1}\n[2]'])
def test_what_cannot_be_read_is_a_clear_refusal(text: str) -> None:
    with pytest.raises(BadInput):
        list(read_records(text))


def test_qualify_reads_a_file_and_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "lead.json"
    path.write_text(json.dumps(LEAD, ensure_ascii=False), encoding="utf-8")
    assert "Ромашка" in runner.invoke(app, ["qualify", str(path)]).stdout
    assert "Ромашка" in runner.invoke(app, ["qualify", "-"], input=path.read_bytes()).stdout


def test_a_letter_in_a_windows_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("Здравствуйте! Нужна реклама магазина".encode("cp1251"))
    assert "реклама" in runner.invoke(app, ["qualify", str(path), "--json"]).stdout


def test_a_missing_file_is_one_sentence() -> None:
    done = runner.invoke(app, ["qualify", "nowhere.json"])
    assert done.exit_code == 2
    assert done.stderr.strip() == "nowhere.json: No such file or directory"


def test_another_profile_judges_by_its_own_numbers() -> None:
    done = runner.invoke(app, ["demo", "--json", "--profile", "software-en"])
    shown = json.loads(done.stdout)["qualifications"]
    assert {one["profile_name"] for one in shown} == {"software-en"}


def test_an_unknown_profile_is_refused() -> None:
    done = runner.invoke(app, ["demo", "--profile", "nobody"])
    assert done.exit_code == 2
    assert "nobody" in done.stderr


def test_samples_are_whole_records() -> None:
    assert len(list(read_records(SAMPLES.read_text(encoding="utf-8")))) == 6
