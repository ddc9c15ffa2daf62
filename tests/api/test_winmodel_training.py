"""From a file of deals to the files of a model: what is written, what it says, and what is not written."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from api.winmodel_training import (
    CARD_NAME,
    CHART_NAME,
    MODEL_NAME,
    HouseModel,
    report_house_deals,
    save_model,
    train_house_model,
)
from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.drift import Drift, measure_drift
from qualifier.win_model.house_report import Trial
from qualifier.win_model.model_json import hash_model, read_model
from qualifier.win_model.training import one_thread
from qualifier.win_model.win_model import score_row
from tests.qualifier.win_model.deals import write_deals


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> HouseModel:
    path = tmp_path_factory.mktemp("training") / "deals.csv"
    lines = write_deals(130, seed=9).splitlines()
    # The town tells nothing and costs time.
    kept = [",".join(cell for at, cell in enumerate(line.split(",")) if at != 6) for line in lines]
    path.write_text("\n".join(kept), encoding="utf-8")
    with one_thread():
        return train_house_model(path, None)


def test_the_model_remembers_where_it_comes_from(found: HouseModel) -> None:
    assert found.model is not None
    facts = found.model.facts
    assert facts["deals"] == facts["shares_of"] == len(found.table) == 130
    assert facts["base_rate"] == found.table.base_rate
    assert facts["excluded"] == {"close reason": "one_sided"}
    assert set(facts["importance"]) == {field.name for field in found.model.fields}  # type: ignore[call-overload]
    bands = facts["reliability"]
    assert isinstance(bands, list)
    assert found.report is not None
    assert found.report.trial is Trial.BY_TIME
    assert sum(band["n"] for band in bands) == found.report.tried
    assert min(band["n"] for band in bands) >= 10


def test_the_field_that_leaks_is_no_field_of_the_model(found: HouseModel) -> None:
    assert found.model is not None
    assert {field.name for field in found.model.fields} == {"created", "industry", "source", "budget"}
    assert "close reason" not in {column.name for column in found.table.columns}


def test_the_deals_it_was_learnt_from_have_not_drifted(found: HouseModel) -> None:
    assert found.model is not None
    rows = [found.table.row(at) for at in range(len(found.table))]
    assert {row.drift for row in measure_drift(found.model, rows)} == {Drift.STEADY}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_three_files_are_written_and_agree(found: HouseModel, tmp_path: Path, lang: str) -> None:
    assert found.model is not None
    paths = save_model(found, tmp_path / "new" / "folder", lang)
    assert [path.name for path in paths] == [MODEL_NAME, CARD_NAME, CHART_NAME]
    model = read_model(paths[0])
    assert hash_model(model) == hash_model(found.model) == json.loads(paths[0].read_text("utf-8"))["hash"]
    row = found.table.row(0)
    assert score_row(model, row) == score_row(found.model, row)
    card = paths[1].read_text("utf-8")
    assert hash_model(model)[:16] in card
    assert f"]({CHART_NAME})" in card
    assert ("Что решает" if lang == "ru" else "What decides") in card
    assert ET.fromstring(paths[2].read_text("utf-8")).tag.endswith("svg")


def test_written_twice_the_files_are_the_same(found: HouseModel, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in save_model(found, tmp_path / "a", "ru")]
    assert [path.read_bytes() for path in save_model(found, tmp_path / "b", "ru")] == first


def test_without_a_model_nothing_is_written(found: HouseModel, tmp_path: Path) -> None:
    assert save_model(replace(found, model=None), tmp_path / "out", "en") == ()
    assert not (tmp_path / "out").exists()


def test_thirty_nine_won_deals_give_shares_and_no_model(tmp_path: Path) -> None:
    lines = ["id,status,source"]
    lines += [f"w{at},won,{'site' if at % 2 else 'fair'}" for at in range(39)]
    lines += [f"l{at},lost,{'site' if at % 3 else 'fair'}" for at in range(200)]
    (tmp_path / "deals.csv").write_text("\n".join(lines))
    few = train_house_model(tmp_path / "deals.csv", None)
    assert (few.model, few.report) == (None, None)
    assert [(rate.value, rate.n) for rate in few.base_rates][0] == ("", 239)


def test_a_map_names_what_must_be_kept_and_left(tmp_path: Path) -> None:
    lines = ["id,status,source,tags,junk"]
    lines += [f"{at},{'won' if at % 3 else 'lost'},s{at % 4},t{at % 5},j{at % 2}" for at in range(50)]
    (tmp_path / "deals.csv").write_text("\n".join(lines))
    (tmp_path / "map.yaml").write_text("keep: [tags]\nexclude: [junk]\n")
    names = {c.name for c in report_house_deals(tmp_path / "deals.csv", tmp_path / "map.yaml").table.columns}
    assert names == {"source", "tags"}
    without = {c.name for c in report_house_deals(tmp_path / "deals.csv", None).table.columns}
    assert without == {"source", "junk"}


def test_a_file_that_is_no_table_is_refused_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_bytes(b"\x00\x01\x02")
    with pytest.raises(TableInvalid) as caught:
        report_house_deals(tmp_path / "deals.csv", None)
    assert caught.value.detail
    assert caught.value.detail_ru
