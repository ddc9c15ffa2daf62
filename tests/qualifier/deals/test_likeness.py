from datetime import date
from decimal import Decimal

import pytest

from qualifier.deals.closed_deal import StoredDeal
from qualifier.deals.facets import Facets, Size, find_channels
from qualifier.deals.likeness import Neighbour, explain
from qualifier.reading.aims import Aim
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
        "те же продукты: SMS-рассылка",
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
        "другие продукты: SMS-рассылка",
        "другой размер: 51-250 человек",
    ]


@pytest.mark.parametrize(("asked", "known"), [(Facets(), KNOWN), (KNOWN, Facets())])
def test_what_one_side_does_not_know_is_neither_same_nor_different(asked: Facets, known: Facets) -> None:
    assert tell(asked, known) == ([], [])


@pytest.mark.parametrize(
    ("products", "asked", "same", "differs"),
    [
        (("СМС", "Радио"), {"sms", "tv"}, ["те же продукты: СМС"], ["другие продукты: Радио"]),
        (("СМС", "SMS-рассылка"), {"sms"}, ["те же продукты: СМС, SMS-рассылка"], []),
        (("СМС", "СМС"), {"sms"}, ["те же продукты: СМС"], []),
        (("Радио",), {"sms"}, [], ["другие продукты: Радио"]),
        ((), {"sms"}, [], []),
        (("СМС",), set(), [], []),
    ],
)
def test_products_are_told_as_the_deal_itself_calls_them(
    products: tuple[str, ...], asked: set[str], same: list[str], differs: list[str]
) -> None:
    stored = StoredDeal(number=1, version=1, deal=make_deal(products=products))
    known = Facets(channels=find_channels(products))
    told = explain(stored, Facets(channels=frozenset(asked)), known, {})
    assert tuple([text.ru for text in part] for part in told) == (same, differs)


def test_words_in_common_are_told_before_meaning() -> None:
    assert tell(Facets(), words=0.9, meaning=0.9)[0] == ["есть общие слова"]


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


def tell_en(asked: Facets, known: Facets = KNOWN) -> tuple[list[str], list[str]]:
    same, differs = explain(STORED, asked, known, {})
    return [text.en for text in same], [text.en for text in differs]


@pytest.mark.parametrize("aim", list(Aim))
def test_every_aim_has_a_name_in_both_languages(aim: Aim) -> None:
    same, _ = explain(STORED, Facets(aims=frozenset({aim})), Facets(aims=frozenset({aim})), {})
    assert same[0].ru.startswith("та же цель: ")
    assert same[0].en.startswith("same aim: ")
    assert same[0].ru.split(": ")[1] != same[0].en.split(": ")[1]


def test_the_aim_is_told_first_for_it_matters_most() -> None:
    one = Facets(industry="retail", aims=frozenset({Aim.OPENING}))
    assert tell(one, one)[0][0] == "та же цель: открытие точки"


def test_another_aim_is_told_by_its_name() -> None:
    asked, known = Facets(aims=frozenset({Aim.APP})), Facets(aims=frozenset({Aim.HIRING}))
    assert tell(asked, known) == ([], ["другая цель: подбор сотрудников"])
    assert tell_en(asked, known) == ([], ["another aim: hiring"])


def test_of_several_aims_those_in_common_are_told_and_no_others() -> None:
    asked = Facets(aims=frozenset({Aim.APP, Aim.SALE, Aim.OPENING}))
    known = Facets(aims=frozenset({Aim.APP, Aim.SALE, Aim.HIRING}))
    assert tell(asked, known) == (["та же цель: установки приложения и акция и скидки"], [])


@pytest.mark.parametrize(("one", "other"), [(Facets(aims=frozenset({Aim.APP})), Facets())])
def test_an_aim_that_one_side_does_not_tell_is_neither_same_nor_different(one: Facets, other: Facets) -> None:
    assert tell(one, other) == tell(other, one) == ([], [])


def test_both_languages_tell_the_same_things() -> None:
    asked = Facets(industry="retail", region="Москва", size=Size.MEDIUM, channels=frozenset({"radio"}))
    ru, en = tell(asked), tell_en(asked)
    assert [len(part) for part in ru] == [len(part) for part in en] == [2, 2]
    assert en == (
        ["same industry: Розничная торговля", "same size: 51-250 people"],
        ["another region: Тверь", "other products: SMS-рассылка"],
    )


@pytest.mark.parametrize(
    ("shares", "same"),
    [
        ({}, []),
        ({"words": 0.59, "meaning": 0.59}, []),
        ({"words": 0.6}, ["words in common"]),
        ({"meaning": 0.6}, ["the task is near in meaning"]),
        ({"words": 0.59, "meaning": 1.0}, ["the task is near in meaning"]),
    ],
)
def test_nearness_is_told_from_three_fifths_of_the_best_on(shares: dict[str, float], same: list[str]) -> None:
    told, differs = explain(STORED, Facets(), KNOWN, shares)
    assert ([text.en for text in told], differs) == (same, ())


@pytest.mark.parametrize(
    ("asked", "known", "ru", "en"),
    [
        (Size.SMALL, Size.SMALL, "тот же размер: до 50 человек", "same size: up to 50 people"),
        (Size.LARGE, Size.LARGE, "тот же размер: больше 250 человек", "same size: over 250 people"),
        (Size.LARGE, Size.SMALL, "другой размер: до 50 человек", "another size: up to 50 people"),
    ],
)
def test_the_size_told_is_that_of_the_deals_client(asked: Size, known: Size, ru: str, en: str) -> None:
    same, differs = explain(STORED, Facets(size=asked), Facets(size=known), {})
    (told,) = same + differs
    assert (told.ru, told.en, bool(same)) == (ru, en, asked is known)


def test_a_deal_without_words_of_its_own_is_told_in_those_of_the_facets() -> None:
    bare = StoredDeal(number=1, version=1, deal=make_deal(industry=None, region=None))
    same, _ = explain(bare, KNOWN, Facets(industry="retail", region="Тверская область"), {})
    assert [text.en for text in same] == ["same industry: retail", "same region: Тверская область"]


@pytest.mark.parametrize(
    ("amount", "whole"),
    [("0.49", 0), ("0.51", 1), ("100000.50", 100_000), ("100001.50", 100_002), (None, None)],
)
def test_a_record_holds_whole_roubles(amount: str | None, whole: int | None) -> None:
    deal = make_deal(amount_rub=None if amount is None else Decimal(amount))
    neighbour = Neighbour(
        stored=StoredDeal(number=1, version=1, deal=deal), score=1.0, parts={}, same=(), differs=()
    )
    assert neighbour.as_past_deal().amount_rub == whole


@pytest.mark.parametrize(
    ("loss_reason", "task", "note"),
    [("Дорого", "Рассылка", "Дорого"), (None, "Рассылка", "Рассылка"), (None, None, None)],
)
def test_why_a_deal_was_lost_is_told_before_what_it_was_for(
    loss_reason: str | None, task: str | None, note: str | None
) -> None:
    stored = StoredDeal(number=1, version=1, deal=make_deal(loss_reason=loss_reason, task=task))
    neighbour = Neighbour(stored=stored, score=1.0, parts={}, same=(), differs=())
    assert neighbour.as_past_deal().note == note
