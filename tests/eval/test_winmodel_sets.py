"""Folders of deals as they come: which file tells, what is joined, and another folder read as the first."""

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest

from eval.run import CANNOT_RUN, main
from eval.winmodel import _count_folds, run_winmodel
from eval.winmodel_commands import describe_figures
from eval.winmodel_sets import read_folder, scan_set
from kit.errors import BadInput
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.table_map import TableMap
from tests.qualifier.win_model.deals import make_table

HEAD = "id,status,code,source,came"


def write_codes(folder: Path, codes: str, seed: int, *, head: str = HEAD, size: int = 90) -> Path:
    """Deals won by their code, a digit; days are written day first."""
    folder.mkdir()
    random = Random(seed)
    lines = [head]
    for at in range(size):
        code = random.choice(codes)
        won = random.random() < (0.8 if code in "13" else 0.2)
        cells = {
            "id": f"{seed}-{at}",
            "status": "Won" if won else "Lost",
            "code": code,
            "source": random.choice(["site", "fair"]),
            "came": f"{random.randrange(1, 29 if 'x' in codes else 13):02}/{random.randrange(1, 13):02}/2025",
        }
        lines.append(",".join(cells.get(name, "") for name in head.split(",")))
    (folder / "deals.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_the_file_with_an_outcome_leads_and_others_join_by_their_key(tmp_path: Path) -> None:
    (tmp_path / "a_prices.csv").write_text("product,price\nA,10\nB,20\n")
    (tmp_path / "b_nothing.csv").write_text("other,thing\n1,2\n")
    (tmp_path / "c_dictionary.csv").write_text("field,field\nx,y\n")
    (tmp_path / "deals.csv").write_text("id,status,product\n1,won,A\n2,lost,B\n3,lost,\n")
    (tmp_path / "notes.txt").write_text("no table")
    table = read_folder(tmp_path, TableMap()).table
    assert [column.name for column in table.columns] == ["product", "price"]
    assert [table.row(at)["price"] for at in range(3)] == [10.0, 20.0, None]


def test_a_table_that_names_a_row_twice_is_not_joined(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("product,price\nA,10\nA,20\n")
    (tmp_path / "deals.csv").write_text("id,status,product\n1,won,A\n2,lost,B\n")
    assert [c.name for c in read_folder(tmp_path, TableMap()).table.columns] == ["product"]


@pytest.mark.parametrize("name", ["none", "file.txt"])
def test_what_is_no_folder_of_deals_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with pytest.raises(BadInput, match="no table with an outcome"):
        read_folder(tmp_path / name, TableMap())


def test_the_scan_leaves_out_what_only_won_deals_have(tmp_path: Path) -> None:
    lines = ["id,status,source,seller"]
    lines += [
        f"{at},{'won' if at % 4 == 0 else 'lost'},s{at % 3},{'x' if at % 4 == 0 else ''}" for at in range(80)
    ]
    (tmp_path / "deals.csv").write_text("\n".join(lines))
    found = scan_set(read_folder(tmp_path, TableMap()), TableMap())
    assert [leak.field for leak in found.leaks] == ["seller"]
    kept = scan_set(read_folder(tmp_path, TableMap()), TableMap(keep=("seller",)))
    assert kept.leaks == ()


def test_another_folder_is_read_with_the_kinds_and_days_of_the_first(tmp_path: Path) -> None:
    first = read_folder(write_codes(tmp_path / "a", "123x", 1), TableMap())
    second = write_codes(tmp_path / "b", "13", 2, size=20)
    alone = {c.name: c.kind for c in read_folder(second, TableMap()).table.columns}
    assert alone["code"] is ColumnKind.NUMBER
    table = read_folder(second, TableMap(), first).table
    assert {c.name: c.kind for c in table.columns} == {c.name: c.kind for c in first.table.columns}
    text = (second / "deals.csv").read_text().splitlines()[1].split(",")[4]
    day, month, year = map(int, text.split("/"))
    assert table.row(0)["came"] == float(date(year, month, day).toordinal())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_codes(tmp_path_factory.mktemp("sets") / "train", "1234x", 3, size=130)


def test_a_test_of_unseen_codes_and_turned_columns_is_scored(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turned = write_codes(tmp_path / "test", "1379", 4, head="came,source,extra,code,status,id", size=60)
    out = tmp_path / "out.json"
    assert main(["winmodel", "--data", str(folder), "--test", str(turned), "--json", str(out)]) == 0
    report = json.loads(out.read_text())
    assert report["n"] == 60
    assert "extra" not in report["fields"]
    assert report["how"] == "learnt from 130 deals, scored once on 60 others"
    # Of the unseen codes nothing is known, of the known ones much.
    assert 0.5 < report["auc"] < 0.95
    printed = capsys.readouterr().out
    assert "ours" in printed
    assert "odoo naive bayes" in printed


@pytest.mark.parametrize(
    ("head", "lacking"), [("id,status,code,came", "source"), ("id,status,source", "came, code")]
)
def test_every_column_that_a_test_lacks_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], head: str, lacking: str
) -> None:
    test = write_codes(tmp_path / "test", "13", 5, head=head, size=30)
    assert main(["winmodel", "--data", str(folder), "--test", str(test)]) == CANNOT_RUN
    assert f"lacks the column {lacking}" in capsys.readouterr().err


def test_each_repeat_is_told_and_every_deal_gets_a_chance_it_was_not_learnt_from(tmp_path: Path) -> None:
    few = write_codes(tmp_path / "few", "12", 6, head="id,status,code", size=70)
    told: list[str] = []
    report = run_winmodel(few, None, repeats=2, folds=2, tell=told.append)
    assert [line.split(":")[0] for line in told] == ["repeat 1 of 2", "repeat 2 of 2", "baselines"]
    assert report["n"] == 70
    assert "2 x repeated 2-fold" in report["how"]
    assert report["intervals"]["auc"]["low"] <= report["auc"] <= report["intervals"]["auc"]["high"]
    assert abs(report["mean_chance"] - report["base_rate"]) < 0.1


def test_a_large_table_has_fewer_folds() -> None:
    table = make_table(30)
    assert _count_folds(table) == 10
    assert _count_folds(table.take([0] * 2000)) == 5


def test_the_rows_of_the_table_are_ours_its_interval_and_the_baselines() -> None:
    figures = {"auc": 0.81234, "brier": 0.17, "log_loss": 0.5, "ece": 0.04}
    report = {
        **figures,
        "intervals": {name: {"low": 0.1, "high": 0.2} for name in figures},
        "baselines": {"odoo_naive_bayes": figures},
    }
    assert list(describe_figures(report)) == [
        ("ours", "0.8123", "0.1700", "0.5000", "0.0400"),
        ("95 %", *["0.100-0.200"] * 4),
        ("odoo naive bayes", "0.8123", "0.1700", "0.5000", "0.0400"),
    ]
