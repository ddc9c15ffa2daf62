import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.commands import SAMPLES, app, guess_language, read_records
from api.demo import app as demo_app
from api.sources_town.server import open_town
from kit.errors import BadInput

runner = CliRunner()
LEAD = {"company": "ООО «Ромашка»", "message": "Нужна реклама, бюджет 2 млн без НДС"}


def test_the_demo_shows_six_leads_in_two_languages() -> None:
    done = runner.invoke(demo_app, [])
    assert done.exit_code == 0
    assert done.stdout.count("╰") == 7
    assert "Дальше:" in done.stdout
    assert "Next:" in done.stdout


def test_the_demo_as_json_is_one_object_with_all_criteria() -> None:
    done = runner.invoke(demo_app, ["--json"])
    shown = json.loads(done.stdout)["qualifications"]
    assert len(shown) == 6
    assert all(len(one["scorecard"]["scores"]) == 11 for one in shown)


def test_the_samples_show_every_status() -> None:
    shown = json.loads(runner.invoke(demo_app, ["--json"]).stdout)["qualifications"]
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
    done = runner.invoke(demo_app, ["--json", "--profile", "software-en"])
    shown = json.loads(done.stdout)["qualifications"]
    assert {one["profile_name"] for one in shown} == {"software-en"}


def test_an_unknown_profile_is_refused() -> None:
    done = runner.invoke(demo_app, ["--profile", "nobody"])
    assert done.exit_code == 2
    assert "nobody" in done.stderr


def test_samples_are_whole_records() -> None:
    assert len(list(read_records(SAMPLES.read_text(encoding="utf-8")))) == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "На входе пусто."),
        ("[1]", "Строка 1 — не объект."),
        ('[{"message": "a"}, null]', "Строка 2 — не объект."),
        ("[" * 100_000, "Слишком глубокая вложенность."),
        ('{"a": 1}\n{oops', "Строка 2 — не JSON"),
        ('{"a": 1}\n[2]', "Строка 2 — не объект."),
        ('{"lead": {"message": 5}}', "lead.message"),
        ('{"lead": {}, "as_of": "soon"}', "as_of"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line_and_exit_code_2(text: str, message: str) -> None:
    done = runner.invoke(app, ["qualify", "-"], input=text)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["qualify"],
        ["qualify", "a", "b", "c"],
        ["demo", "--loud"],
        ["qualify", "a", "--workers", "-1"],
        ["qualify", "a", "--workers", "many"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == 2


def test_a_bulk_run_answers_a_file_and_says_how_many(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps(LEAD) + "\n{oops\n", encoding="utf-8")
    done = runner.invoke(app, ["qualify", "--bulk", str(source), str(target), "--workers", "1"])
    assert done.exit_code == 0
    assert done.stdout == "judged 2, found done 0, could not be judged 1\n"
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2
    again = runner.invoke(app, ["qualify", "--bulk", str(source), str(target), "--workers", "1"])
    assert again.exit_code == 2
    assert "finished" in again.stderr


@pytest.mark.parametrize("arguments", [["nowhere.jsonl", "out.jsonl"], ["IN"], ["IN", "."]])
def test_a_bulk_run_names_what_it_needs(tmp_path: Path, arguments: list[str]) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("{}", encoding="utf-8")
    named = [str(source) if part == "IN" else part for part in arguments]
    done = runner.invoke(app, ["qualify", "--bulk", *named])
    assert done.exit_code == 2
    assert "IN must be a file" in done.stderr


def test_json_and_card_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "lead.json"
    path.write_text(json.dumps({"as_of": "2026-09-01", "lead": LEAD}, ensure_ascii=False), encoding="utf-8")
    (shown,) = json.loads(runner.invoke(app, ["qualify", str(path), "--json"]).stdout)["qualifications"]
    card = " ".join(runner.invoke(app, ["qualify", str(path)]).stdout.split())
    assert shown["verdict"]["fit"] in card
    assert str(shown["verdict"]["confidence_pct"]) in card
    assert shown["verdict"]["why"]["ru"][:30] in card


def test_a_lead_is_judged_the_same_from_a_file_and_from_a_line(tmp_path: Path) -> None:
    record = {"as_of": "2026-09-01", "lead": LEAD}
    path = tmp_path / "lead.json"
    path.write_text(json.dumps([record, record]), encoding="utf-8")
    first, second = json.loads(runner.invoke(app, ["qualify", str(path), "--json"]).stdout)["qualifications"]
    assert {**first, "seconds": 0} == {**second, "seconds": 0}


@pytest.mark.service
def test_bare_leads_are_looked_up_before_they_are_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A loaded machine must not make a source late.
    monkeypatch.setenv("DEALWRIGHT_ENRICH_SOFT_S", "30")
    monkeypatch.setenv("DEALWRIGHT_ENRICH_HARD_S", "40")
    path = tmp_path / "lead.json"
    lead = {"company": "ООО Ромашка", "inn": "0000101070", "message": "Нужна реклама, бюджет 3 млн"}
    path.write_text(json.dumps(lead), encoding="utf-8")
    with open_town() as town:
        done = runner.invoke(app, ["qualify", str(path), "--enrich", "--sandbox-at", town.address, "--json"])
    judged = json.loads(done.stdout)["qualifications"][0]
    size = next(score for score in judged["scorecard"]["scores"] if score["criterion"] == "size")
    assert size["quotes"][0]["place"].startswith("open_data.")
