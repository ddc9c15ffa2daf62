import json
from pathlib import Path
from typing import Any

import pytest

from eval.reach import CHECKS, describe_reach, read_folder, run_reach

GOOD = {
    "id": "any",
    "model": "goerg_exponential_poisson",
    "inputs": {"impressions": 200, "reach": 100, "at": 100},
    "expected": {"reach": 66.66666666666667},
    "tolerance": {"abs": 1e-6},
}


def write(folder: Path, family: str, *cases: dict[str, Any]) -> None:
    text = json.dumps({"file": family, "cases": list(cases)})
    (folder / f"{family}.json").write_text(text, encoding="utf-8")


def bend(**changes: Any) -> dict[str, Any]:
    return {**GOOD, **changes}


def test_agreement_and_difference_are_counted_by_family(tmp_path: Path) -> None:
    write(tmp_path, "reach_curves_one_point", GOOD, bend(id="off", expected={"reach": 70}))
    report = run_reach(tmp_path)
    assert (report["n"], report["passed_share"]) == (2, 0.5)
    assert report["families"] == {"reach_curves_one_point": {"n": 2, "passed": 1}}
    assert [failure["id"] for failure in report["failures"]] == ["off"]
    assert "want 70" in report["failures"][0]["reasons"][0]


def test_a_family_nobody_answers_has_failed(tmp_path: Path) -> None:
    write(tmp_path, "astrology", GOOD)
    report = run_reach(tmp_path)
    assert report["families"]["astrology"] == {"n": 1, "passed": 0}
    assert report["failures"][0]["reasons"] == ["no adapter answers this family"]


@pytest.mark.parametrize(
    ("changes", "word"),
    [({"inputs": {"impressions": 100, "reach": 300}}, "refused"), ({"inputs": {}}, "crashed")],
)
def test_a_refusal_and_a_crash_are_rows(tmp_path: Path, changes: dict[str, Any], word: str) -> None:
    write(tmp_path, "reach_curves_one_point", bend(**changes), GOOD)
    report = run_reach(tmp_path)
    assert report["families"]["reach_curves_one_point"]["passed"] == 1
    assert report["failures"][0]["reasons"][0].startswith(word)


def test_the_answer_does_not_know_the_name_of_a_case(tmp_path: Path) -> None:
    write(tmp_path, "reach_curves_one_point", bend(id="renamed"), bend(id=None))
    assert run_reach(tmp_path)["passed_share"] == 1.0


def test_files_without_cases_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, "nbd")
    (tmp_path / "list.json").write_text("[1, 2]", encoding="utf-8")
    (tmp_path / "SOURCE.md").write_text("text", encoding="utf-8")
    assert read_folder(tmp_path) == {}
    assert run_reach(tmp_path)["passed_share"] == 0.0


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        run_reach(tmp_path / "nowhere")


def test_the_table_ends_with_the_whole_and_what_was_missed(tmp_path: Path) -> None:
    write(tmp_path, "reach_curves_one_point", GOOD, bend(id="off", expected={"reach": 70}))
    rows = describe_reach(run_reach(tmp_path))
    assert rows[0] == ("reach_curves_one_point", "2", "1")
    assert ("all", "2", "50.0%") in rows
    assert rows[-1][:2] == ("reach_curves_one_point", "off")


@pytest.mark.parametrize(
    "family",
    [
        "accumulation_beta_binomial",
        "budget_optimum_exact",
        "budget_optimum_published",
        "canex",
        "commercial_arithmetic",
        "dirac_mixture",
        "duplication_sainsbury_binomial",
        "gamma_poisson",
        "hofmans",
        "legal_numbers",
        "media_selection_exact",
        "nbd",
        "nbd_dirichlet",
        "pairwise_union",
        "planning_arithmetic",
        "published_errata",
        "reach_bounds",
        "reach_curves_one_point",
        "response_curves",
        "virtual_population",
    ],
)
def test_every_published_family_has_an_adapter(family: str) -> None:
    assert family in CHECKS
