import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.identity import describe_identity, describe_misses, read_cases, run_identity, wilson
from eval.run import main
from kit.errors import BadInput
from qualifier.sources.fact import About
from tests.qualifier.sources.facts import INN, OTHER_INN

ROMASHKA = {
    "source": "dadata",
    "url": "https://d.example/",
    "facts": {"legal_name": "ООО Ромашка", "inn": INN},
}
LUTIK = {
    "source": "dadata",
    "url": "https://d.example/",
    "facts": {"legal_name": "ООО Лютик", "inn": OTHER_INN},
}


def make_case(name: str, gold: str | None, fold: str = "tune", **said: Any) -> dict[str, Any]:
    lead = {"company": "ООО Ромашка", **said}
    return {"id": name, "fold": fold, "trap": "t", "lead": lead, "answers": [ROMASHKA, LUTIK], "gold": gold}


RIGHT = make_case("right", INN, inn=INN)
# The label says another one on purpose: a wrong choice must be counted as one.
WRONG = make_case("wrong", OTHER_INN, "held", inn=INN)
MISSED = make_case("missed", INN)
REFUSED = make_case("refused", None, "held")
TAKEN = make_case("taken", None, inn=INN)


def write(folder: Path, *cases: dict[str, Any]) -> Path:
    path = folder / "identity.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return path


def test_right_and_wrong_choices_are_counted(tmp_path: Path) -> None:
    report = run_identity(write(tmp_path, RIGHT, WRONG, MISSED, REFUSED, TAKEN))
    assert (report["n"], report["chosen"], report["ambiguous"], report["unknown"]) == (5, 3, 2, 0)
    assert (report["tellable"], report["precision"], report["recall"]) == (3, 0.3333, 0.3333)
    # Of two that nobody could tell, one was chosen all the same.
    assert report["refused_rightly"] == 0.5
    assert {case["id"] for case in report["wrong"]} == {"wrong", "taken"}
    assert [case["id"] for case in report["missed"]] == ["missed"]


def test_each_fold_and_each_trap_is_measured_apart(tmp_path: Path) -> None:
    report = run_identity(write(tmp_path, RIGHT, WRONG, REFUSED))
    assert {fold: one["n"] for fold, one in report["folds"].items()} == {"held": 2, "tune": 1}
    assert report["folds"]["tune"]["precision"] == 1.0
    assert report["folds"]["held"]["precision"] == 0.0
    assert report["traps"]["t"]["n"] == 3


def test_what_has_nothing_to_be_measured_on_is_no_figure(tmp_path: Path) -> None:
    report = run_identity(write(tmp_path, REFUSED))
    assert (report["precision"], report["precision_interval"]) == (None, None)
    assert (report["recall"], report["recall_interval"]) == (None, None)
    rows = dict((row[0], row[1:]) for row in describe_identity(report) if not row[0].startswith(" "))
    assert rows["precision"] == ("-", "-")
    assert rows["refused rightly"] == ("1.000", "1.000")


def test_a_case_needs_no_fold_and_no_trap(tmp_path: Path) -> None:
    case = {name: value for name, value in RIGHT.items() if name not in {"fold", "trap"}}
    report = run_identity(write(tmp_path, case))
    assert list(report["folds"]) == ["whole"]
    assert report["recall"] == 1.0


def test_several_values_of_one_kind_are_several_facts(tmp_path: Path) -> None:
    case = make_case("two", None)
    case["answers"] = [{"source": "own_site", "url": "https://a.ru/", "facts": {"inn": [INN, OTHER_INN]}}]
    case["answers"].append({"source": "dadata", "url": "u", "found_by": INN, "facts": {"kind": "individual"}})
    (read,) = read_cases(write(tmp_path, case))
    assert read.answers[0].texts(About.INN) == (INN, OTHER_INN)
    assert read.answers[1].found_by == INN


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        '{"id": "x", "lead": {}, "answers": [], "gold": null, "trap": "t", "fold": "f", "lead": 7}',
        '{"id": "x", "lead": {"horoscope": 1}, "answers": [], "gold": null}',
        '{"id": "x", "lead": {}, "answers": [{"source": "s", "url": "", "facts": {"x": 1}}], "gold": null}',
        '{"id": "x", "lead": {}, "answers": [{"facts": {"inn": "1"}}], "gold": null}',
        "",
    ],
)
def test_a_file_that_holds_no_cases_is_refused(line: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="odd.jsonl"):
        run_identity(path)


@pytest.mark.parametrize(
    ("hits", "n", "interval"),
    [
        (0, 0, None),
        # By the formula of Wilson 1927, as R's prop.test without the correction gives them.
        (10, 10, (0.7225, 1.0)),
        (0, 10, (0.0, 0.2775)),
        (81, 263, (0.2553, 0.3662)),
        (100, 100, (0.963, 1.0)),
    ],
)
def test_an_interval_stays_honest_at_the_ends(
    hits: int, n: int, interval: tuple[float, float] | None
) -> None:
    assert wilson(hits, n) == interval


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_the_share_and_narrows_with_more_cases(n: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, n))
    low, high = wilson(hits, n) or (2.0, -1.0)
    assert 0 <= low <= hits / n + 1e-4
    assert hits / n - 1e-4 <= high <= 1
    wider = wilson(hits, n)
    narrower = wilson(hits * 10, n * 10)
    assert wider
    assert narrower
    assert narrower[1] - narrower[0] < wider[1] - wider[0]


def test_the_command_prints_figures_and_writes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    code = main(["identity", "--data", str(write(tmp_path, RIGHT, WRONG, MISSED)), "--json", str(out)])
    assert code == 0
    report = json.loads(out.read_text(encoding="utf-8"))
    assert (report["n"], report["precision"]) == (3, 0.5)
    printed = capsys.readouterr().out
    assert "precision" in printed
    assert "0.500" in printed
    assert "wrong: t (1)" in printed
    assert "missed: t (1)" in printed
    assert list(describe_misses(report)) == ["wrong: t (1)", "missed: t (1)"]


def test_the_packages_own_cases_hold_what_is_promised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["identity", "--json", str(tmp_path / "out.json")]) == 0
    assert "held" in capsys.readouterr().out
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    for measured in (report, *report["folds"].values()):
        assert measured["precision"] >= 0.99
        assert measured["recall"] >= 0.90
        assert measured["refused_rightly"] >= 0.99
