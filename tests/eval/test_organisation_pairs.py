from pathlib import Path

import pytest

from eval.organisation_pairs import (
    NamePair,
    cross_validate,
    decide_pairs,
    learn_name_weights,
    read_name_pairs,
)
from qualifier.organisation_linkage import FIGURES

NAMES = ["Bluebell", "Harebell", "Cornflower", "Marigold", "Foxglove", "Lavender", "Primrose", "Snowdrop"]
PAIRS = tuple(
    NamePair(first=f"{name} Foods Ltd", second=f"{name} Foods Limited", is_match=True) for name in NAMES
) + tuple(
    NamePair(first=f"{one} Foods", second=f"{other} Mining", is_match=False)
    for one, other in zip(NAMES, NAMES[1:], strict=False)
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_pairs_are_read_with_their_groups(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "name1,name2,is_match,case_group\nA,B,True,curated\nC,D,false,\n")
    assert read_name_pairs(path) == (
        NamePair(first="A", second="B", is_match=True, group="curated"),
        NamePair(first="C", second="D", is_match=False),
    )


@pytest.mark.parametrize(
    ("label", "is_match"), [("True", True), ("1", True), ("yes", True), ("False", False), ("", False)]
)
def test_a_label_is_read_in_its_spellings(tmp_path: Path, label: str, is_match: bool) -> None:
    path = write(tmp_path / "a.csv", f"name1,name2,is_match\nA,B,{label}\n")
    assert read_name_pairs(path)[0].is_match is is_match


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "name1,name2\nA,B\n"])
def test_a_file_of_something_else_has_no_pairs(tmp_path: Path, text: str) -> None:
    assert read_name_pairs(write(tmp_path / "a.csv", text)) == ()


def test_weights_are_learnt_for_every_figure() -> None:
    weights = learn_name_weights(PAIRS)
    assert set(weights) == {*FIGURES, "bias"}
    assert weights["is_equal"] > 0


def test_learnt_weights_decide_what_they_were_learnt_from() -> None:
    assert decide_pairs(PAIRS, learn_name_weights(PAIRS)) == [pair.is_match for pair in PAIRS]


def test_the_weights_of_the_package_decide_by_default() -> None:
    assert decide_pairs(PAIRS) == [pair.is_match for pair in PAIRS]


def test_cross_validation_decides_every_pair_once() -> None:
    assert cross_validate(PAIRS) == [pair.is_match for pair in PAIRS]
