from pathlib import Path

import pytest

from eval.dedupe import describe_dedupe, rate_counts, run_dedupe
from kit.errors import BadInput
from tests.eval.parties import HEADER, ROWS

PAIRS = "name1,name2,is_match,case_group\nKit Ltd,Kit Limited,True,easy\nKit Foods,Owl Mines,False,easy\n"
WRONG = "Owl Mines,Fox Dairy,True,hard\n"


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def write_people(folder: Path, name: str = "dataset3.csv") -> None:
    write(folder, name, "\n".join((HEADER, *ROWS)) + "\n")


@pytest.mark.parametrize(
    ("counts", "rates"),
    [
        ((8, 2, 2), (0.8, 0.8, 0.8)),
        ((5, 0, 5), (1.0, 0.5, 0.6667)),
        ((0, 0, 0), (0.0, 0.0, 0.0)),
        ((0, 3, 0), (0.0, 0.0, 0.0)),
    ],
)
def test_counts_become_rates(counts: tuple[int, int, int], rates: tuple[float, float, float]) -> None:
    assert tuple(rate_counts(*counts).values()) == rates


def test_pairs_of_names_are_measured(tmp_path: Path) -> None:
    write(tmp_path, "names.csv", PAIRS)
    report = run_dedupe(tmp_path)
    assert (report["n"], report["precision"], report["recall"], report["f1"]) == (2, 1.0, 1.0, 1.0)


def test_a_missed_pair_lowers_recall_and_its_group(tmp_path: Path) -> None:
    write(tmp_path, "names.csv", PAIRS + WRONG)
    report = run_dedupe(tmp_path)
    assert (report["precision"], report["recall"]) == (1.0, 0.5)
    groups = report["data_sets"]["names"]["groups"]
    assert (groups["easy"]["f1"], groups["hard"]["f1"]) == (1.0, 0.0)


def test_few_pairs_are_not_cross_validated_and_many_are(tmp_path: Path) -> None:
    write(tmp_path / "few", "names.csv", PAIRS)
    assert "cross_validated" not in run_dedupe(tmp_path / "few")["data_sets"]["names"]
    rows = "".join(
        f"Kit{i} Foods Ltd,Kit{i} Foods Limited,True,\nKit{i} Foods,Owl{i} Mines,False,\n" for i in range(30)
    )
    write(tmp_path / "many", "names.csv", f"name1,name2,is_match,case_group\n{rows}")
    assert run_dedupe(tmp_path / "many")["data_sets"]["names"]["cross_validated"]["n"] == 60


def test_people_are_measured_with_and_without_what_identifies_them(tmp_path: Path) -> None:
    write_people(tmp_path)
    report = run_dedupe(tmp_path)
    assert set(report["data_sets"]) == {
        "febrl_dataset3",
        "febrl_dataset3_without_birth_date_and_number",
    }
    assert report["f1"] == 1.0


def test_dataset3_is_measured_alone_where_it_is(tmp_path: Path) -> None:
    write_people(tmp_path)
    write_people(tmp_path, "dataset1.csv")
    assert not any("dataset1" in name for name in run_dedupe(tmp_path)["data_sets"])


def test_other_febrl_files_are_measured_without_it(tmp_path: Path) -> None:
    write_people(tmp_path, "dataset1.csv")
    assert "febrl_dataset1" in run_dedupe(tmp_path)["data_sets"]


def test_a_folder_of_folders_is_measured_whole(tmp_path: Path) -> None:
    write(tmp_path / "org_name_pairs", "names.csv", PAIRS)
    write_people(tmp_path / "febrl")
    report = run_dedupe(tmp_path)
    assert len(report["data_sets"]) == 3
    assert report["n"] == sum(measured["n"] for measured in report["data_sets"].values())


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        run_dedupe(tmp_path)


def test_the_report_is_told_as_rows(tmp_path: Path) -> None:
    write(tmp_path, "names.csv", PAIRS)
    rows = list(describe_dedupe(run_dedupe(tmp_path)))
    assert rows[0] == ("all", "2", "1.0000", "1.0000", "1.0000")
    assert [row[0] for row in rows] == ["all", "names"]
