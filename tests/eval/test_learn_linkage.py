import json
from pathlib import Path

from eval.febrl import read_party_files
from eval.learn_linkage import learn_linkage
from qualifier.organisation_linkage import FIGURES
from qualifier.record_linkage import FIELDS, WEIGHTS_PATH
from tests.eval.parties import HEADER, ROWS

PAIRS = "name1,name2,is_match\nKit Ltd,Kit Limited,True\nKit Foods,Owl Mines,False\nOwl,OWL,True\n"


def write_data(folder: Path) -> tuple[Path, Path]:
    names = folder / "names.csv"
    names.write_text(PAIRS, encoding="utf-8")
    for number in (1, 2):
        text = "\n".join((HEADER, *ROWS)) + "\n"
        (folder / f"dataset{number}.csv").write_text(text, encoding="utf-8")
    return names, folder


def test_what_is_learnt_has_the_shape_of_what_the_package_carries(tmp_path: Path) -> None:
    learnt = learn_linkage(*write_data(tmp_path))
    carried = json.loads(WEIGHTS_PATH.read_text(encoding="utf-8"))
    assert set(learnt) == set(carried) == {"card", "organisation", "party"}
    assert set(learnt["organisation"]) == set(carried["organisation"]) == {*FIGURES, "bias"}
    assert set(learnt["party"]["by_field"]) == set(carried["party"]["by_field"]) == set(FIELDS)


def test_the_set_that_is_measured_is_not_learnt_from(tmp_path: Path) -> None:
    names, folder = write_data(tmp_path)
    before = learn_linkage(names, folder)
    (folder / "dataset3.csv").write_text(f"{HEADER}\n{ROWS[2]}\n", encoding="utf-8")
    assert len(read_party_files([folder / "dataset3.csv"]).records) == 1
    assert learn_linkage(names, folder) == before


def test_no_record_or_name_of_the_data_is_carried() -> None:
    carried = json.loads(WEIGHTS_PATH.read_text(encoding="utf-8"))
    values = [
        *carried["organisation"].values(),
        *(v for by in carried["party"]["by_field"].values() for v in by.values()),
    ]
    assert all(isinstance(value, float) for value in values)
