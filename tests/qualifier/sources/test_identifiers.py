import pytest

from qualifier.lead import Lead
from qualifier.sources.identifiers import is_same_name, read_domain, read_valid_inn


@pytest.mark.parametrize(
    ("site", "domain"),
    [
        ("https://www.Romashka.ru/about", "romashka.ru"),
        ("romashka.ru", "romashka.ru"),
        (" romashka.ru ", "romashka.ru"),
        ("https://shop.romashka.ru", "shop.romashka.ru"),
        ("https://ромашка.рф", "xn--80aa3agjl3d.xn--p1ai"),
        (None, None),
        ("", None),
        ("нет сайта", None),
        ("http://127.0.0.1/", None),
        ("http://localhost/", None),
        ("javascript:alert(1)", None),
        # Rooms in somebody else's house.
        ("https://vk.com/romashka", None),
        ("https://t.me/romashka", None),
        ("https://romashka.tilda.ws", None),
        ("https://www.instagram.com/romashka/", None),
        ("https://notvk.com", "notvk.com"),
    ],
)
def test_a_site_has_the_domain_of_its_owner_or_none(site: str | None, domain: str | None) -> None:
    assert read_domain(site) == domain


@pytest.mark.parametrize(
    ("inn", "read"),
    [
        ("7707083893", "7707083893"),
        ("ИНН 7707083893", "7707083893"),
        ("500100732259", "500100732259"),
        ("7707083894", None),
        ("0000000000", None),
        ("77", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_valid_tax_number_identifies(inn: str | None, read: str | None) -> None:
    assert read_valid_inn(Lead(inn=inn)) == read


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("ООО «Ромашка»", "ромашка", True),
        ("Apple Inc.", "APPLE INC", True),
        ("Ромашка", "Ромашка Плюс", False),
        ("", "", False),
        (None, None, False),
        ("ООО", "ООО", False),
    ],
)
def test_names_are_the_same_but_for_form_and_case(one: str | None, other: str | None, is_same: bool) -> None:
    assert is_same_name(one, other) is is_same
