from dataclasses import replace

import pytest

from qualifier.lead import Lead
from qualifier.reading.private_persons import find_private_person
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord, text_at
from tests.builders import AS_OF


def make_writer(message: str, company: str | None = None) -> LeadRecord:
    return replace(LeadRecord(as_of=AS_OF, lead=Lead(company=company, message=message)))


@pytest.mark.parametrize(
    ("company", "message"),
    [
        ("(частное лицо)", "Здравствуйте, нужна реклама."),
        ("Private individual", "Need ads for my flat."),
        (None, "Продаю дачу под Тверью, хочу рекламу."),
        (None, "Она физлицо, фирмы нет, нужны подписчики."),
        (None, "I am selling my house and need banners."),
        ("ООО «Завод»", "Я не от завода звоню, дом продаю, нужна реклама."),
    ],
)
def test_who_asks_for_himself_is_a_private_person(company: str | None, message: str) -> None:
    record = make_writer(message, company)
    quotes = find_private_person(record, read_sentences(record))
    assert quotes
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in quotes)


@pytest.mark.parametrize(
    ("company", "message"),
    [
        ("СК «Берег»", "Продаём дома в посёлке, нужны заявки."),
        (None, "Мы продаём мебель, нужна реклама."),
        ("Автосалон «Вираж»", "Машину продаём с пробегом, нужна реклама."),
        (None, "Нужна реклама кафе."),
    ],
)
def test_a_company_is_none(company: str | None, message: str) -> None:
    record = make_writer(message, company)
    assert find_private_person(record, read_sentences(record)) == ()
