from datetime import date

import pytest

from qualifier.chance.record_cells import list_cells
from qualifier.lead import Contact, Lead
from qualifier.qualification import Criterion, Level, Numbers
from qualifier.record import LeadRecord, OpenData
from tests.builders import AS_OF, make_lead, make_record, make_scorecard


def test_a_record_tells_what_it_holds() -> None:
    record = make_record(
        open_data=OpenData(industry="пекарни", okved="10.71", employees=85, revenue_rub=120_000_000)
    )
    cells = list_cells(record, make_scorecard())
    assert cells["created"] == AS_OF.isoformat()
    assert cells["source"] == "site_form"
    assert cells["region"] == "Тверь"
    assert cells["role"] == "директор по маркетингу"
    assert (cells["industry"], cells["okved"]) == ("пекарни", "10.71")
    assert (cells["employees"], cells["revenue_rub"]) == ("85", "120000000")
    assert (cells["has_phone"], cells["has_email"], cells["has_website"]) == ("yes", "no", "no")
    assert cells["turns"] == "1"


def test_what_nobody_said_is_nothing_and_never_zero() -> None:
    cells = list_cells(LeadRecord(as_of=AS_OF, lead=Lead()), make_scorecard(numbers=Numbers()))
    empty = {name for name, value in cells.items() if value is None}
    assert empty == {
        "source",
        "region",
        "role",
        "industry",
        "okved",
        "employees",
        "revenue_rub",
        "budget_rub",
        "start_in_days",
        "product",
    }


@pytest.mark.parametrize(
    ("numbers", "name", "value"),
    [
        (Numbers(budget_min_rub=300_000, budget_max_rub=500_000), "budget_rub", "500000"),
        (Numbers(budget_min_rub=300_000), "budget_rub", "300000"),
        (Numbers(start_date=date(2026, 10, 1)), "start_in_days", "16"),
        (Numbers(start_date=date(2026, 9, 1)), "start_in_days", "-14"),
        (Numbers(channels=("sms", "olv")), "product", "olv, sms"),
        (Numbers(channels=("olv", "sms")), "product", "olv, sms"),
    ],
)
def test_numbers_read_from_the_text_are_features(numbers: Numbers, name: str, value: str) -> None:
    assert list_cells(make_record(), make_scorecard(numbers=numbers))[name] == value


def test_each_criterion_brings_its_level() -> None:
    cells = list_cells(make_record(), make_scorecard())
    assert cells["budget_level"] == Level.CONFIRMED
    assert {cells[f"{criterion.value}_level"] for criterion in Criterion} == {"confirmed", "unknown"}


def test_a_persons_name_and_number_are_no_features() -> None:
    contact = Contact(name="Анна Лосева", phone="+7 900 000-00-11", email="a@b.example", role="CMO")
    cells = list_cells(make_record(lead=make_lead(contact=contact)), make_scorecard())
    told = " ".join(value for value in cells.values() if value)
    assert not any(word in told for word in ("Лосева", "900", "b.example"))
