"""Archives of invented companies look like the tax service's and repeat to the byte."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.register_samples import make_inn, write_archive
from qualifier.normalise import is_valid_inn


def read_members(path: Path) -> dict[str, ET.Element]:
    with zipfile.ZipFile(path) as archive:
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


def write(tmp_path: Path, register: str = "sshr2019", records: int = 5, members: int = 2) -> Path:
    path = tmp_path / f"{register}-{records}-{members}.zip"
    write_archive(path, register=register, records=records, members=members)
    return path


@pytest.mark.parametrize(
    ("number", "inn"),
    [
        # 7*2+7*4 = 42, 42 % 11 = 9.
        (0, "7700000009"),
        # One more in the ninth place weighs 8: 50 % 11 = 6.
        (1, "7700000016"),
        # 42 + 8*3 = 66, 66 % 11 = 0.
        (3, "7700000030"),
        # The eighth place weighs 6: 48 % 11 = 4.
        (10, "7700000104"),
        # 42 + 6*3 + 8*5 = 100, 100 % 11 = 1.
        (35, "7700000351"),
        # 42 + 8*8 + 6*2 = 118, 118 % 11 = 8.
        (28, "7700000288"),
    ],
)
def test_a_tax_number_ends_in_the_control_digit_worked_out_by_hand(number: int, inn: str) -> None:
    assert make_inn(number) == inn


def test_a_remainder_of_ten_is_written_as_nought() -> None:
    # Numbers of three digits weigh 4, 6 and 8 beside the 42 of the region and the head.
    tens = [n for n in range(200) if (42 + n % 10 * 8 + n // 10 % 10 * 6 + n // 100 * 4) % 11 == 10]
    assert tens
    assert {make_inn(number)[-1] for number in tens} == {"0"}


@settings(max_examples=60)
@given(st.integers(0, 9_999_999))
def test_every_invented_number_is_well_formed(number: int) -> None:
    assert is_valid_inn(make_inn(number))
    assert len(make_inn(number)) == 10


@settings(max_examples=30)
@given(st.sets(st.integers(0, 9_999_999), min_size=2, max_size=30))
def test_two_companies_never_share_a_number(numbers: set[int]) -> None:
    assert len({make_inn(number) for number in numbers}) == len(numbers)


@pytest.mark.parametrize(
    ("records", "members", "sizes"),
    [
        (6, 2, [3, 3]),
        # The last file is the shorter one.
        (5, 2, [3, 2]),
        (7, 3, [3, 3, 1]),
        (1, 1, [1]),
        # A file without a document is a file all the same.
        (1, 2, [1, 0]),
    ],
)
def test_records_are_shared_among_the_files(
    tmp_path: Path, records: int, members: int, sizes: list[int]
) -> None:
    found = read_members(write(tmp_path, records=records, members=members))
    assert [len(root.findall("Документ")) for root in found.values()] == sizes
    assert [int(root.attrib["КолДок"]) for root in found.values()] == sizes
    assert list(found) == [f"VO_OTKRDAN_{at:04d}.xml" for at in range(members)]


def test_every_company_stands_once_in_the_archive_under_its_own_number(tmp_path: Path) -> None:
    path = write(tmp_path, records=7, members=3)
    documents = [document for root in read_members(path).values() for document in root.findall("Документ")]
    assert [one.find("СведНП").attrib["ИННЮЛ"] for one in documents] == [make_inn(n) for n in range(7)]  # type: ignore[union-attr]
    assert len({one.attrib["ИдДок"] for one in documents}) == 7


def test_a_name_keeps_its_quotation_marks(tmp_path: Path) -> None:
    (root,) = read_members(write(tmp_path, records=1, members=1)).values()
    assert [one.attrib["НаимОрг"] for one in root.iter("СведНП")] == ['ООО "ПРИМЕР 0"']


@pytest.mark.parametrize(
    ("register", "tag", "form"),
    [
        ("sshr2019", "СведССЧР", {"КолРаб": r"\d{1,4}"}),
        ("revexp", "СведДохРасх", {"СумДоход": r"\d{7,10}\.00", "СумРасход": r"\d{7,10}\.50"}),
        ("paytax", "СвУплСумНал", {"СумУплНал": r"\d+\.(25|75)"}),
    ],
)
def test_each_register_has_figures_of_its_own_shape(
    tmp_path: Path, register: str, tag: str, form: dict[str, str]
) -> None:
    (root,) = read_members(write(tmp_path, register, records=20, members=1)).values()
    figures = list(root.iter(tag))
    assert len(figures) == (40 if register == "paytax" else 20)
    for figure in figures:
        assert all(re.fullmatch(pattern, figure.attrib[name]) for name, pattern in form.items())


def test_taxes_are_named_by_kind(tmp_path: Path) -> None:
    (root,) = read_members(write(tmp_path, "paytax", records=1, members=1)).values()
    assert [one.attrib["НаимНалог"] for one in root.iter("СвУплСумНал")] == ["НДС", "Налог на прибыль"]


def test_the_same_archive_has_the_same_figures_and_files_differ(tmp_path: Path) -> None:
    def read_people() -> list[list[str]]:
        roots = read_members(write(tmp_path, records=4, members=2)).values()
        return [[one.attrib["КолРаб"] for one in root.iter("СведССЧР")] for root in roots]

    first, second = read_people()
    assert [first, second] == read_people()
    assert first != second


def test_a_register_that_nobody_publishes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="debtam"):
        write(tmp_path, "debtam", records=1, members=1)
