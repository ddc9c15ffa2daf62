import pytest

from api.sources_town.companies import find_by_number, find_by_site, list_by_name, load_companies
from qualifier.normalise import is_valid_inn, is_valid_ogrn
from qualifier.sources.gleif import read_lei

COMPANIES = load_companies()


def test_the_numbers_are_well_formed_and_belong_to_nobody_outside() -> None:
    for one in COMPANIES:
        if one.inn:
            assert is_valid_inn(one.inn)
            assert is_valid_ogrn(one.ogrn)
            # No register gives out numbers of the region 00.
            assert one.inn.startswith("0000")
        assert one.lei is None or read_lei(one.lei) == one.lei
        assert one.site is None or one.site.endswith(".example")


def test_every_company_stands_once() -> None:
    keys = [one.key for one in COMPANIES]
    numbers = [one.inn for one in COMPANIES if one.inn]
    assert len(set(keys)) == len(keys) >= 12
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("number", "key"), [("0000101070", "romashka"), ("1060000001016", "romashka"), ("", None)]
)
def test_a_company_is_found_by_either_number(number: str, key: str | None) -> None:
    found = find_by_number(number)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(("host", "key"), [("WWW.romashka.example", "romashka"), ("nobody.example", None)])
def test_a_site_is_somebodys_or_nobodys(host: str, key: str | None) -> None:
    found = find_by_site(host)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("text", "code", "keys"),
    [
        ("ООО «Ромашка»", None, ["romashka", "romashka_kazan"]),
        ("ромашка", "16", ["romashka_kazan"]),
        ("Пекарь", None, ["pekar"]),
        ("Willow Lane Bakery Ltd", None, ["willow"]),
        ("", None, []),
        ("Ро", None, []),
    ],
)
def test_a_search_brings_all_of_a_name(text: str, code: str | None, keys: list[str]) -> None:
    assert [one.key for one in list_by_name(text, code)] == keys
