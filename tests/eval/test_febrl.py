from pathlib import Path

import pytest

from eval.febrl import PartyFile, learn_weights, read_party_files
from qualifier.record_linkage import FIELDS, PartyRecord, link_parties
from tests.eval.parties import HEADER, ROWS, make_party_file


def write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


def test_a_row_becomes_a_record_and_its_entity(tmp_path: Path) -> None:
    file = read_party_files([write(tmp_path / "dataset1.csv", ROWS)])
    assert file.entities == ("1", "1", "2")
    assert file.records[0] == PartyRecord(
        name="anna",
        surname="petrova",
        house="17",
        street="garden lane",
        locality="old mill",
        suburb="riverton",
        postcode="4120",
        state="qld",
        birth_date="19800412",
        number="5551234",
    )


def test_the_records_of_one_entity_are_the_true_pairs(tmp_path: Path) -> None:
    file = read_party_files([write(tmp_path / "dataset1.csv", ROWS)])
    assert file.true_pairs() == {(0, 1)}


def test_several_files_are_read_as_one(tmp_path: Path) -> None:
    paths = [write(tmp_path / "a.csv", ROWS[:1]), write(tmp_path / "b.csv", ROWS[1:2])]
    assert read_party_files(paths).true_pairs() == {(0, 1)}


def test_identity_can_be_hidden() -> None:
    bare = make_party_file(3).without_identity()
    assert {(record.birth_date, record.number) for record in bare.records} == {("", "")}


def test_agreement_is_worth_more_than_difference() -> None:
    weights = learn_weights([make_party_file(40)])
    assert set(weights.by_field) == set(FIELDS)
    assert weights.by_field["number"]["equal"] > weights.by_field["number"]["other"]


@pytest.mark.parametrize("is_bare", [True, False])
def test_learnt_weights_link_other_people_of_the_same_kind(is_bare: bool) -> None:
    weights = learn_weights([make_party_file(40)])
    file: PartyFile = make_party_file(60, start=100)
    file = file.without_identity() if is_bare else file
    assert link_parties(file.records, weights) == file.true_pairs()


def test_learning_is_repeatable() -> None:
    assert learn_weights([make_party_file(20)]) == learn_weights([make_party_file(20)])
