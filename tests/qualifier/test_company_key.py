import pytest

from qualifier.company_key import CompanyKey, read_company_key
from qualifier.lead import Contact, Lead

SAME = [
    ("ООО «Ромашка»", "Ромашка"),
    ('ООО "РОМАШКА"', "ооо ромашка"),
    ("АО «Ёлка-Трест»", "Елка Трест"),
    ("ИП Иванов И. И.", "Иванов И.И."),
    ("Brightwater LLC", "BRIGHTWATER"),
    ("Acme, Inc.", "acme"),
    ("Ромашка", "Romashka LLC"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_company_has_one_name(one: str, two: str) -> None:
    assert read_company_key(Lead(company=one)).name == read_company_key(Lead(company=two)).name


@pytest.mark.parametrize(
    ("one", "two"), [("Ромашка", "Ромашка Плюс"), ("ООО «Аома»", "ООО «Ома»"), ("Иприт", "Рит")]
)
def test_another_company_has_another_name(one: str, two: str) -> None:
    assert read_company_key(Lead(company=one)).name != read_company_key(Lead(company=two)).name


@pytest.mark.parametrize("company", [None, "", "  ", "ООО", "«»", "!", "я"])
def test_a_name_that_says_nothing_is_no_key(company: str | None) -> None:
    assert read_company_key(Lead(company=company)).name is None


@pytest.mark.parametrize(
    ("written", "inn"),
    [
        ("7707083893", "7707083893"),
        ("ИНН 77 07 083893", "7707083893"),
        ("500100732259", "500100732259"),
        ("12345", None),
        ("", None),
        (None, None),
        ("1" * 5_000, None),
    ],
)
def test_an_inn_is_its_digits(written: str | None, inn: str | None) -> None:
    assert read_company_key(Lead(inn=written)).inn == inn


@pytest.mark.parametrize(
    ("website", "email", "domain"),
    [
        ("https://www.Pekar.example/about?x=1", None, "pekar.example"),
        ("pekar.example", None, "pekar.example"),
        ("http://pekar.example:8080", None, "pekar.example"),
        ("пекарь.рф", None, "пекарь.рф"),
        (None, "anna@pekar.example", "pekar.example"),
        ("pekar.example", "anna@other.example", "pekar.example"),
        (None, "anna@gmail.com", None),
        (None, "anna@mail.ru", None),
        (None, "anna", None),
        ("нет сайта", None, None),
        (None, None, None),
    ],
)
def test_a_domain_is_the_sites_or_the_mails(
    website: str | None, email: str | None, domain: str | None
) -> None:
    lead = Lead(website=website, contact=Contact(email=email))
    assert read_company_key(lead).domain == domain


def test_nothing_known_is_no_key() -> None:
    assert read_company_key(Lead()) == CompanyKey()


def test_keys_are_short_enough_for_an_index() -> None:
    lead = Lead(company="я" * 5_000, website="x" * 4_000 + ".example")
    key = read_company_key(lead)
    assert len((key.name or "").encode()) <= 2_000
    assert len((key.domain or "").encode()) <= 2_000
