from datetime import date

import pytest

from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.facets import Facets, Size
from qualifier.deals.likeness import Neighbour, explain
from qualifier.record import Outcome, PastDeal
from tests.qualifier.deals.exports import make_deal

STORED = StoredDeal(number=1, version=1, deal=make_deal(outcome=Outcome.LOST, loss_reason="Нет бюджета"))
KNOWN = Facets(industry="retail", region="Тверская область", size=Size.MEDIUM, channels=frozenset({"sms"}))


def tell(asked: Facets, known: Facets = KNOWN, **shares: float) -> tuple[list[str], list[str]]:
    same, differs = explain(STORED, asked, known, shares)
    return [text.ru for text in same], [text.ru for text in differs]


def test_a_deal_like_in_all_tells_so_in_its_own_words() -> None:
    same, differs = tell(KNOWN, meaning=1.0)
    assert same == [
        "та же отрасль: Розничная торговля",
        "тот же регион: Тверь",
        "те же продукты: sms",
        "тот же размер: 51-250 человек",
        "задача близка по смыслу",
    ]
    assert differs == []


def test_a_deal_unlike_in_all_tells_how() -> None:
    asked = Facets(industry="bank", region="Москва", size=Size.LARGE, channels=frozenset({"radio"}))
    same, differs = tell(asked, meaning=0.1, words=0.1)
    assert same == []
    assert differs == [
        "другая отрасль: Розничная торговля",
        "другой регион: Тверь",
        "другие продукты: sms",
        "другой размер: 51-250 человек",
    ]


@pytest.mark.parametrize(("asked", "known"), [(Facets(), KNOWN), (KNOWN, Facets())])
def test_what_one_side_does_not_know_is_neither_same_nor_different(asked: Facets, known: Facets) -> None:
    assert tell(asked, known) == ([], [])


def test_some_products_may_be_the_same_and_others_not() -> None:
    known = Facets(channels=frozenset({"sms", "radio"}))
    assert tell(Facets(channels=frozenset({"sms", "tv"})), known) == (
        ["те же продукты: sms"],
        ["другие продукты: radio"],
    )


def test_words_in_common_are_told_before_meaning() -> None:
    assert tell(Facets(), words=0.9, meaning=0.9)[0] == ["задача теми же словами"]


def test_a_neighbour_becomes_a_deal_of_a_leads_record() -> None:
    neighbour = Neighbour(stored=STORED, score=0.5, parts={}, same=(), differs=())
    assert neighbour.as_past_deal() == PastDeal(
        id="1",
        client="ООО «Ромашка»",
        industry="Розничная торговля",
        closed=date(2025, 4, 10),
        outcome=Outcome.LOST,
        amount_rub=600_000,
        products=("SMS-рассылка",),
        note="Нет бюджета",
    )
