from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from qualifier.deals.deal_index import DealIndex, Filters
from qualifier.deals.facets import Facets, Request
from qualifier.deals.ranking import Evidence, Ranked, list_best, rank
from qualifier.deals.ranking_rules import load_ranking
from qualifier.reading.aims import Aim
from tests.qualifier.deals.memory import make_reader
from tests.qualifier.deals.test_deal_index import AS_OF, ROW

RULES = load_ranking()
READER = make_reader()


@given(arrays.arrays(np.float32, st.integers(0, 40), elements=st.floats(-1, 1, width=16)), st.integers(1, 10))
def test_the_best_are_those_that_sorting_finds(scores: np.ndarray, count: int) -> None:
    allowed = np.arange(len(scores)) % 3 != 0
    usual = sorted((at for at in range(len(scores)) if allowed[at] and scores[at] > 0),
                   key=lambda at: (-scores[at], at))  # fmt: skip
    assert list_best(scores, allowed, count).tolist() == usual[:count]


def search(index: DealIndex, asked: Facets, vector: list[float] | None, *stems: str) -> list[Ranked]:
    allowed = index.allow(Request(text=""), AS_OF, Filters(), ())
    cosines = None if vector is None else index.score_meaning(np.array(vector, dtype=np.float32))
    near = np.zeros(0, dtype=np.int64) if cosines is None else list_best(cosines, allowed, 10, least=-1.0)
    found = Evidence(
        near=near,
        cosines=cosines,
        words=index.score_words(stems),
        facets=index.score_facets(asked),
        aims=index.score_aims(index.read_meant(asked.aims, vector)),
        allowed=allowed,
    )
    return rank(index, asked, found, as_of=AS_OF, rules=RULES)


def vector(*numbers: float) -> bytes:
    return np.array(numbers, dtype="<f4").tobytes()


NEAR = replace(ROW, number=1, id="1", vector=vector(1, 0))
FAR = replace(
    ROW, number=2, id="2", vector=vector(0, 1), industry="Кино", words=("радио",), products=("радио",)
)


def test_a_deal_that_is_like_in_every_way_has_the_score_one() -> None:
    index = DealIndex([replace(NEAR, closed=AS_OF), FAR], READER, dimension=2)
    asked = replace(index.facets[0])
    best, worse = search(index, asked, [1.0, 0.0], "смс", "твер")
    assert best.place == 0
    assert best.score == pytest.approx(1.0)
    assert worse.score < best.score
    assert sum(best.parts.values()) == pytest.approx(best.score)


def test_what_the_request_does_not_say_takes_no_part() -> None:
    index = DealIndex([NEAR, FAR], READER, dimension=2)
    (best, _) = search(index, Facets(), [1.0, 0.0])
    assert set(best.parts) == {"meaning", "fused", "recency"}


def test_words_and_facets_find_deals_that_have_no_vector_yet() -> None:
    index = DealIndex([replace(FAR, vector=None), replace(NEAR, vector=None)], READER, dimension=2)
    best = search(index, Facets(industry="finance"), None, "смс")[0]
    assert (best.place, set(best.parts) & {"meaning"}) == (1, set())


def test_of_two_equal_deals_the_newer_stands_first() -> None:
    older = replace(NEAR, number=3, id="3", closed=date(2023, 1, 1))
    index = DealIndex([older, NEAR], READER, dimension=2)
    assert [one.place for one in search(index, Facets(industry="finance"), [1.0, 0.0], "смс")] == [1, 0]


def test_a_deal_that_may_not_be_shown_is_in_no_list() -> None:
    later = replace(NEAR, number=3, id="3", closed=date(2026, 1, 2))
    index = DealIndex([later, FAR], READER, dimension=2)
    assert [one.place for one in search(index, Facets(industry="finance"), [1.0, 0.0], "смс")] == [1]


def test_without_deals_there_is_no_order() -> None:
    assert search(DealIndex([], READER, dimension=2), Facets(), [1.0, 0.0], "смс") == []


def test_a_deal_of_the_same_aim_stands_before_one_of_another() -> None:
    opening = replace(NEAR, number=3, id="3", task="Открытие магазина", vector=None, words=())
    hiring = replace(NEAR, number=4, id="4", task="Подбор персонала", vector=None, words=())
    index = DealIndex([hiring, opening], READER, dimension=2)
    (best, worse) = search(index, Facets(industry="finance", aims=frozenset({Aim.OPENING})), None)
    assert (best.place, best.features["aim"], worse.features["aim"]) == (1, pytest.approx(1.0), 0.0)
    assert best.parts["aim"] > worse.parts["aim"] == 0


def test_an_aim_that_nobody_tells_takes_no_part() -> None:
    index = DealIndex([NEAR, FAR], READER, dimension=2)
    assert "aim" not in search(index, Facets(industry="finance"), None)[0].parts


def test_only_so_many_are_returned_and_they_are_the_first() -> None:
    deals = [replace(NEAR, number=at, id=str(at), closed=date(2025, 1, at)) for at in range(1, 9)]
    index = DealIndex(deals, READER, dimension=2)
    asked = Facets(industry="finance")
    allowed = index.allow(Request(text=""), AS_OF, Filters(), ())
    found = Evidence(
        near=np.zeros(0, dtype=np.int64),
        cosines=None,
        words=index.score_words(("смс",)),
        facets=index.score_facets(asked),
        aims=index.score_aims(index.read_meant(frozenset(), None)),
        allowed=allowed,
    )
    every = rank(index, asked, found, as_of=AS_OF, rules=RULES)
    assert rank(index, asked, found, as_of=AS_OF, rules=RULES, count=3) == every[:3]
    assert len(every) == 8
    assert [one.score for one in every] == sorted((one.score for one in every), reverse=True)


def test_a_deal_good_in_several_lists_is_fused_above_one_good_in_one() -> None:
    both = replace(NEAR, number=3, id="3", words=("смс",))
    only = replace(FAR, number=4, id="4", words=("смс",))
    index = DealIndex([only, both], READER, dimension=2)
    best, worse = search(index, Facets(industry="finance"), [1.0, 0.0], "смс")
    assert best.place == 1
    assert best.features["fused"] > worse.features["fused"] > 0


@given(st.lists(st.floats(-1, 1, width=16), min_size=2, max_size=2))
def test_a_score_is_the_sum_of_its_parts_and_never_above_1(numbers: list[float]) -> None:
    index = DealIndex([NEAR, FAR], READER, dimension=2)
    for one in search(index, index.facets[0], numbers, "смс"):
        assert sum(one.parts.values()) == pytest.approx(one.score)
        assert 0 <= one.score <= 1 + 1e-9


@pytest.mark.parametrize(
    ("changes", "feature"),
    [
        ({"industry": "Кино"}, "industry"),
        ({"region": "Москва"}, "region"),
        ({"products": ("радио",)}, "products"),
        ({"employees": 9_000}, "size"),
        ({"words": ("другое",)}, "words"),
        ({"vector": vector(0, 1)}, "meaning"),
        ({"closed": date(2021, 1, 1)}, "recency"),
    ],
)
def test_each_feature_puts_a_deal_that_lacks_it_behind_one_that_has_it(
    changes: dict[str, Any], feature: str
) -> None:
    lacking = replace(NEAR, number=3, id="3", **changes)
    index = DealIndex([lacking, NEAR], READER, dimension=2)
    best, worse = search(index, index.facets[1], [1.0, 0.0], "смс")
    assert best.place == 1
    assert best.features[feature] > worse.features[feature]


def test_the_score_halves_in_recency_by_the_half_life() -> None:
    days = int(RULES.number("recency_half_life_days"))
    old = replace(NEAR, number=3, id="3", closed=AS_OF - timedelta(days=days))
    index = DealIndex([old, replace(NEAR, closed=AS_OF)], READER, dimension=2)
    best, worse = search(index, Facets(industry="finance"), None, "смс")
    assert (best.features["recency"], worse.features["recency"]) == (1.0, pytest.approx(0.5))


def test_when_all_cosines_are_alike_meaning_tells_nothing() -> None:
    index = DealIndex([NEAR, replace(NEAR, number=3, id="3")], READER, dimension=2)
    assert {one.features["meaning"] for one in search(index, Facets(), [1.0, 0.0])} == {0.0}
