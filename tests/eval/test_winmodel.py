import json
from pathlib import Path

import numpy as np
import pytest

from eval.run import CANNOT_RUN, main
from eval.winmodel_baselines import BASELINES
from qualifier.win_model.metrics import MEASURES, area
from tests.qualifier.win_model.deals import make_table, write_deals

SEGMENTS = "region,population\n" + "".join(f"Town {at},{at * 1000}\n" for at in range(40))


def write_set(folder: Path, size: int, seed: int) -> Path:
    folder.mkdir()
    (folder / "a_readme.csv").write_text("words,,words\n")
    (folder / "deals.csv").write_text(write_deals(size, seed), encoding="utf-8")
    (folder / "towns.csv").write_text(SEGMENTS, encoding="utf-8")
    return folder


def test_a_set_is_learnt_from_one_folder_and_scored_once_on_another(tmp_path: Path) -> None:
    train, test = write_set(tmp_path / "train", 150, 1), write_set(tmp_path / "test", 120, 2)
    out = tmp_path / "out.json"
    assert main(["winmodel", "--data", str(train), "--test", str(test), "--json", str(out)]) == 0
    report = json.loads(out.read_text())
    assert report["n"] == 120
    assert {"auc", "brier", "log_loss", "ece"} <= set(report)
    assert set(report["intervals"]) == set(MEASURES)
    assert set(report["baselines"]) == set(BASELINES)
    assert report["excluded_fields"] == ["close reason"]
    assert "population" in report["fields"]
    assert report["auc"] > 0.65
    assert report["brier"] < report["baselines"]["constant"]["brier"]


@pytest.mark.parametrize("name", ["nothing", "empty", "words"])
def test_a_folder_without_outcomes_cannot_run(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if name != "nothing":
        (tmp_path / name).mkdir()
    if name == "words":
        (tmp_path / name / "a.csv").write_text("word\nx\n")
    assert main(["winmodel", "--data", str(tmp_path / name)]) == CANNOT_RUN
    assert "no table with an outcome" in capsys.readouterr().err


def test_another_layout_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    train, test = write_set(tmp_path / "train", 90, 1), tmp_path / "test"
    test.mkdir()
    (test / "deals.csv").write_text("id,status\n1,Won\n2,Lost\n")
    assert main(["winmodel", "--data", str(train), "--test", str(test)]) == CANNOT_RUN
    assert "lacks the column" in capsys.readouterr().err


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_gives_chances_and_all_but_the_constant_order_deals(name: str) -> None:
    table, fresh = make_table(200), make_table(200, seed=2)
    run = BASELINES[name](table, fresh)
    assert run.shape == (200,)
    assert ((run > 0) & (run < 1)).all()
    order = area(run, np.asarray(fresh.outcomes, dtype=float))
    assert order == 0.5 if name == "constant" else order > 0.6
