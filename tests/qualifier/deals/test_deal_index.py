from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.deals.deal_index import DealIndex, Filters
from qualifier.deals.facets import Facets, Request, Size
from qualifier.deals.vector_shelf import IndexRow
from qualifier.record import Outcome
from tests.qualifier.deals.memory import make_reader

READER = make_reader()
AS_OF = date(2026, 1, 1)
ROW = IndexRow(
    number=10,
    source="house",
    id="10",
    outcome=Outcome.WON,
    closed=date(2025, 6, 1),
    industry="Банк",
    region="Тверь",
    employees=40,
    products=("смс", "баннеры"),
    task=None,
    company_key="romashka",
    inn="7700000016",
    domain="romashka.ru",
    words=("смс", "твер"),
    vector=np.array([1, 0], dtype="<f4").tobytes(),
)


def make_index(*rows: IndexRow) -> DealIndex:
    return DealIndex(rows, READER, dimension=2)


def allow(
    index: DealIndex, request: Request | None = None, filters: Filters | None = None, **more: Any
) -> list[bool]:
    asked = (request or Request(text=""), more.get("as_of", AS_OF), filters or Filters())
    return index.allow(*asked, more.get("own", ())).tolist()


@pytest.mark.parametrize(
    ("closed", "is_allowed"),
    [
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), True),
        (date(2026, 1, 2), False),
        # When it ended nobody knows, so perhaps later.
        (None, False),
    ],
)
def test_nothing_closed_after_the_day_is_shown(closed: date | None, is_allowed: bool) -> None:
    assert allow(make_index(replace(ROW, closed=closed))) == [is_allowed]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_a_deal_is_shown_exactly_from_the_day_it_closed(closed: date, as_of: date) -> None:
    assert allow(make_index(replace(ROW, closed=closed)), as_of=as_of) == [closed <= as_of]


@pytest.mark.parametrize(
    ("request_changes", "is_allowed"),
    [
        ({"company_key": "romashka"}, False),
        ({"inn": "7700000016"}, False),
        ({"domain": "romashka.ru"}, False),
        ({"company_key": "другая", "inn": "7700000099", "domain": "a.ru"}, True),
        # The name of one is no domain of another.
        ({"domain": "romashka"}, True),
    ],
)
def test_a_deal_of_the_leads_own_company_is_not_shown(
    request_changes: dict[str, str], is_allowed: bool
) -> None:
    assert allow(make_index(ROW), Request(text="", **request_changes)) == [is_allowed]  # type: ignore[arg-type]


def test_a_deal_is_left_out_by_its_id_in_its_source_only() -> None:
    index = make_index(ROW, replace(ROW, number=11, source="other"))
    assert allow(index, own=[("house", "10"), ("house", "99")]) == [False, True]


@pytest.mark.parametrize(
    ("filters", "is_allowed"),
    [
        (Filters(industry="finance"), True),
        (Filters(industry="pharma"), False),
        (Filters(region="Тверская область"), True),
        (Filters(region="Москва"), False),
        (Filters(size=Size.SMALL), True),
        (Filters(size=Size.LARGE), False),
        (Filters(channel="sms"), True),
        (Filters(channel="radio"), False),
    ],
)
def test_filters_are_kept_to_the_letter(filters: Filters, is_allowed: bool) -> None:
    assert allow(make_index(ROW), filters=filters) == [is_allowed]


def test_meaning_is_the_cosine_and_a_deal_without_a_vector_is_last() -> None:
    turned = np.array([0.6, 0.8], dtype="<f4").tobytes()
    index = make_index(
        ROW, replace(ROW, vector=turned), replace(ROW, vector=None), replace(ROW, vector=b"1234")
    )
    scores = index.score_meaning(np.array([1.0, 0.0], dtype=np.float32))
    assert scores.tolist() == pytest.approx([1.0, 0.6, -1.0, -1.0])
    assert index.share_with_vectors == 0.5


def test_rare_words_weigh_more_than_common_ones_and_short_deals_more_than_long() -> None:
    index = make_index(
        replace(ROW, words=("смс", "пекарн")),
        replace(ROW, words=("смс", "кино")),
        replace(ROW, words=("смс", "пекарн", "а", "б", "в", "г")),
        replace(ROW, words=("радио",)),
    )
    scores = index.score_words(("смс", "пекарн", "смс", "неведом"))
    assert scores[0] > scores[2] > scores[1] > scores[3] == 0


def test_facets_are_scored_by_how_far_they_are_the_same() -> None:
    index = make_index(ROW, replace(ROW, industry=None, region=None, employees=None, products=()))
    asked = Facets(
        industry="finance", region="Тверская область", size=Size.MEDIUM, channels=frozenset({"sms"})
    )
    scores = {name: values.tolist() for name, values in index.score_facets(asked).items()}
    assert scores == {"industry": [1, 0], "region": [1, 0], "size": [0.5, 0], "products": [1, 0]}


def test_what_is_not_asked_scores_nothing() -> None:
    index = make_index(ROW, replace(ROW, industry=None, region=None, employees=None, products=()))
    assert {name: values.tolist() for name, values in index.score_facets(Facets()).items()} == {
        "industry": [0, 0],
        "region": [0, 0],
        "size": [0, 0],
        "products": [0, 0],
    }


def test_an_empty_house_is_no_trouble() -> None:
    index = make_index()
    assert (len(index), index.share_with_vectors, allow(index)) == (0, 1.0, [])
    assert index.score_words(("смс",)).tolist() == []
    assert index.score_meaning(np.zeros(2, dtype=np.float32)).tolist() == []
