import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.plan_command import app
from api.samples import BRIEFS, FOLDER

runner = CliRunner()
BANK = str(FOLDER / "brief_bank_ru.txt")
DAY = ("--as-of", "2026-11-25")
FIELDS = {
    "advertiser": "Acme",
    "objective": "leads",
    "budget_max_rub": 900000,
    "vat_included": False,
    "start_date": "2027-02-01",
    "end_date": "2027-02-28",
    "regions": ["Москва"],
}


@pytest.mark.parametrize("name", BRIEFS)
def test_a_sample_is_printed_as_one_panel_of_80_columns(name: str) -> None:
    done = runner.invoke(app, [str(FOLDER / name), *DAY])
    assert done.exit_code == 0, done.stderr
    assert done.stdout.count("╰") == 1
    assert max(map(len, done.stdout.splitlines())) == 80


def test_the_language_is_the_briefs() -> None:
    assert "Budget without VAT" in runner.invoke(app, [str(FOLDER / "brief_retailer_en.txt"), *DAY]).stdout
    assert "Бюджет без НДС" in runner.invoke(app, [BANK, *DAY]).stdout


def test_json_is_one_object_with_everything() -> None:
    plan = json.loads(runner.invoke(app, [BANK, *DAY, "--json"]).stdout)
    assert plan["as_of"] == "2026-11-25"
    assert {"brief", "lines", "totals", "reach", "findings", "excluded", "sources"} <= set(plan)


@pytest.mark.parametrize("content", [FIELDS, {"brief": FIELDS}])
def test_fields_are_read_from_a_file_and_from_standard_input(
    tmp_path: Path, content: dict[str, object]
) -> None:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    for arguments, given in (([str(path)], None), (["-"], path.read_bytes())):
        done = runner.invoke(app, [*arguments, *DAY, "--json"], input=given)
        assert json.loads(done.stdout)["brief"]["advertiser"] == "Acme"


def test_another_goal_and_a_text_of_two_messages_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps({**FIELDS, "channels_wanted": ["sms"]}), encoding="utf-8")
    arguments = [str(path), *DAY, "--json", "--goal", "reach", "--sms-text", "я" * 71]
    plan = json.loads(runner.invoke(app, arguments).stdout)
    assert plan["goal"] == "reach"
    assert {line["segments"] for line in plan["lines"]} == {2}


def test_a_letter_in_a_windows_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("Нужна реклама в Москве, бюджет 2 млн рублей без НДС".encode("cp1251"))
    assert "Москва" in runner.invoke(app, [str(path), *DAY]).stdout


def test_a_rate_card_of_ones_own_prices_the_plan(tmp_path: Path) -> None:
    card = tmp_path / "card.csv"
    card.write_text(
        "channel;placement;unit;price;valid_from;valid_to;source\n"
        "vk_ads;Feed;CPM;777;2026-01-01;2027-12-31;offer 1\n",
        encoding="utf-8",
    )
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(FIELDS), encoding="utf-8")
    plan = json.loads(runner.invoke(app, [str(path), *DAY, "--json", "--rate-card", str(card)]).stdout)
    assert [line["price"]["value"] for line in plan["lines"]] == ["777"]


BAD = [
    (["nowhere.txt"], None, "No such file"),
    (["-"], b"  \n", "Бриф пуст."),
    (["-"], b'{"brief": 5}', "объектом JSON"),
    (["-"], b"{oops", "JSON"),
    (["-", "--as-of", "tomorrow"], b"text", "as_of"),
    (["-", "--rate-card", "nowhere.yaml"], b"text", "не читается"),
    (["-", "--rate-card", "nowhere.xlsx"], b"text", "не читается"),
]


@pytest.mark.parametrize(("arguments", "given", "message"), BAD)
def test_what_cannot_be_planned_is_one_sentence_and_exit_code_2(
    arguments: list[str], given: bytes | None, message: str
) -> None:
    done = runner.invoke(app, arguments, input=given)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_all_files_are_written_to_a_folder_and_named(tmp_path: Path) -> None:
    done = runner.invoke(app, [BANK, *DAY, "--out", str(tmp_path / "new")])
    assert done.exit_code == 0, done.stderr
    assert f"Записано в {tmp_path / 'new'}" in done.stdout.replace("\n", " ")
    assert len(list((tmp_path / "new").iterdir())) == 7


def test_beside_json_the_files_are_told_where_errors_go(tmp_path: Path) -> None:
    done = runner.invoke(app, [BANK, *DAY, "--json", "--out", str(tmp_path)])
    assert json.loads(done.stdout)["lines"]
    assert done.stderr.startswith("Записано в ")


def test_a_folder_that_cannot_be_written_ends_with_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = runner.invoke(app, [BANK, *DAY, "--out", str(tmp_path / "file")])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "нельзя записать" in done.stderr


@pytest.mark.parametrize("arguments", [[], [BANK, "--goal", "fame"], [BANK, "--loud"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == 2


def test_edits_print_the_plan_and_then_what_they_changed(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(FIELDS), encoding="utf-8")
    edits = ("--drop", "vk_ads:no video", "--lock", "1=200000:promised", "--by", "Ann")
    done = runner.invoke(app, [str(path), *DAY, *edits])
    assert done.exit_code == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) == 80
    assert done.stdout.index("Edits:") < done.stdout.index("What the edits changed")
    assert "(Ann: promised)" in " ".join(done.stdout.split())


def test_edits_of_a_file_end_in_json_with_the_comparison_and_in_the_files(tmp_path: Path) -> None:
    brief, edits = tmp_path / "brief.json", tmp_path / "edits.yaml"
    brief.write_text(json.dumps(FIELDS), encoding="utf-8")
    edits.write_text("author: Ann\nedits: [{kind: drop, target: vk_ads}]\n", encoding="utf-8")
    done = runner.invoke(
        app, [str(brief), *DAY, "--json", "--edit", str(edits), "--out", str(tmp_path / "out")]
    )
    assert done.exit_code == 0, done.stderr
    plan = json.loads(done.stdout)
    assert plan["edits"][0]["author"] == "Ann"
    assert plan["comparison"]["effect"]["after"] <= plan["comparison"]["effect"]["before"]
    assert (tmp_path / "out" / "media-plan-internal.xlsx").is_file()


@pytest.mark.parametrize(
    ("name", "words"), [("brief_retailer_en.txt", "Way out"), ("brief_bank_ru.txt", "Выход")]
)
def test_a_refused_edit_speaks_the_briefs_language(name: str, words: str) -> None:
    done = runner.invoke(app, [str(FOLDER / name), *DAY, "--lock", "1=5"])
    assert done.exit_code == 2
    assert words in done.stderr
    assert "comparison" not in done.stdout
