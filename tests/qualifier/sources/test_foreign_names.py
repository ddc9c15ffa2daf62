import pytest

from qualifier.lead import Lead
from qualifier.sources.foreign_names import is_foreign

NAME = "Example Media"


@pytest.mark.parametrize(
    "lead",
    [
        Lead(company=NAME),
        Lead(company=NAME, website="https://example.com/"),
        Lead(company=NAME, website="https://example.co.uk/ru/"),
        Lead(company=NAME, region="London"),
        Lead(company=NAME, region="Narnia"),
        # A number that is wrong ties to nothing.
        Lead(company=NAME, inn="7700000017"),
    ],
)
def test_a_company_that_nothing_ties_to_russia_may_be_foreign(lead: Lead) -> None:
    assert is_foreign(lead)


@pytest.mark.parametrize(
    "lead",
    [
        Lead(),
        Lead(company=""),
        Lead(company="Пример Медиа"),
        Lead(company="Example Медиа"),
        Lead(company=NAME, inn="7700000016"),
        Lead(company=NAME, inn="ИНН 7700000016"),
        Lead(company=NAME, website="example.ru"),
        Lead(company=NAME, website="https://www.example.su/path"),
        Lead(company=NAME, website="https://example.ru:443/"),
        Lead(company=NAME, website="https://пример.рф/"),
        Lead(company=NAME, website="https://xn--e1afmkfd.xn--p1ai"),
        Lead(company=NAME, region="Moscow"),
        Lead(company=NAME, region="Свердловская обл."),
        Lead(company=NAME, region="Россия"),
    ],
)
def test_one_tie_to_russia_is_enough_to_ask_no_foreign_register(lead: Lead) -> None:
    assert not is_foreign(lead)
