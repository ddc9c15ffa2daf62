import json
from pathlib import Path
from typing import Any

import pytest

from eval.crm_arena import describe_crm_arena, make_profile, read_talk_cases, run_crm_arena
from eval.run import main
from kit.errors import BadInput
from tests.talks import write_talk

ARTICLES = [
    {"id": "a1", "title": "Returns", "text": "Tools come back within 30 days."},
    {"id": "a2", "title": "Installation timeline by volume", "text": "1 unit: 1 day.\n\n5 units: 3 days."},
]
PRICES = [{"name": "Tide Planner", "list_unit_price": 99.5}, {"name": "Lumen Hub", "list_unit_price": 10}]


def make_case(name: str, gold: list[str], *lines: str) -> dict[str, Any]:
    return {"case_id": name, "transcripts": [{"body": write_talk(*lines)}], "gold_failed_factors": gold}


CASES = [
    make_case("sound", [], "C Two Tide Planners, our budget is $200."),
    make_case("poor", ["Budget"], "C Three Tide Planners.", "C Our budget is $200."),
    make_case("late", ["Timeline"], "C Six Lumen Hubs.", "C Install them within two days."),
    make_case("missed", ["Need"], "C We need two Lumen Hubs."),
]


def write_folder(folder: Path, cases: list[Any] = CASES, prices: Any = PRICES) -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in (("cases.jsonl", cases), ("knowledge_articles.jsonl", ARTICLES)):
        (folder / name).write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    (folder / "pricebook.json").write_text(json.dumps(prices), encoding="utf-8")
    return folder


def test_sets_of_failed_factors_are_measured(tmp_path: Path) -> None:
    report = run_crm_arena(write_folder(tmp_path))
    assert (report["n"], report["exact_match"]) == (4, 0.75)
    assert report["factors"]["Budget"] == {"n": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert report["factors"]["Need"] == {"n": 1, "precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert report["failing"] == ["missed"]
    assert report["interval"]["low"] <= 0.75 <= report["interval"]["high"]


def test_a_failure_tells_what_was_found_and_why(tmp_path: Path) -> None:
    wrong = make_case("wrong", [], "C Three Tide Planners.", "C Our budget is $200.")
    (failure,) = run_crm_arena(write_folder(tmp_path, [wrong]))["failures"]
    assert (failure["case_id"], failure["gold"], failure["found"]) == ("wrong", [], ["Budget"])
    assert "298.5" in failure["why"]["Budget"]["why"]
    assert "Our budget is $200." in failure["why"]["Budget"]["quotes"]


def test_the_policy_is_found_among_the_articles(tmp_path: Path) -> None:
    profile = make_profile(write_folder(tmp_path))
    assert profile.lead_time is not None
    assert profile.lead_time.source == "a2"
    assert [product.name for product in profile.price_book] == ["Tide Planner", "Lumen Hub"]


def test_another_file_of_cases_may_be_named(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(CASES[0]), encoding="utf-8")
    assert run_crm_arena(folder, other)["n"] == 1
    assert [case.id for case in read_talk_cases(other)] == ["sound"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "no cases"),
        ("{", "not JSON"),
        ("[]", "not an object"),
        ("{}", "not a labelled talk"),
        (json.dumps(make_case("x", ["Luck"], "C Hi.")), "not a labelled talk"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        read_talk_cases(path)


@pytest.mark.parametrize("prices", [[{"name": "Tide"}], [{"name": "Tide", "list_unit_price": -1}]])
def test_a_broken_price_book_is_named(tmp_path: Path, prices: Any) -> None:
    with pytest.raises(BadInput, match=r"pricebook\.json"):
        make_profile(write_folder(tmp_path, prices=prices))


def test_the_report_reads_as_a_table(tmp_path: Path) -> None:
    rows = list(describe_crm_arena(run_crm_arena(write_folder(tmp_path))))
    assert rows[0] == ("exact match", "4", "-", "-", "0.7500")
    assert [row[0] for row in rows[1:]] == ["Budget", "Authority", "Need", "Timeline"]


def test_the_command_writes_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = write_folder(tmp_path / "data"), tmp_path / "out.json"
    assert main(["crm-arena", "--data", str(folder), "--json", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["exact_match"] == 0.75
    assert "Another seller" in capsys.readouterr().out


def test_a_missing_folder_cannot_run(tmp_path: Path) -> None:
    assert main(["crm-arena", "--data", str(tmp_path / "nowhere")]) == 1
