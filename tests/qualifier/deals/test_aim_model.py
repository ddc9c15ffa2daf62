import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.deals.aim_model import AIMS, AimModel, join_aims, load_aim_model, name_aims
from qualifier.deals.text_recipe import RECIPE
from qualifier.deals.vector_shelf import Space
from qualifier.past_deals.nano_embedder import NanoEmbedder
from qualifier.reading.aims import Aim

BUNDLED = Space(model=NanoEmbedder.model, dimension=NanoEmbedder.dimension, recipe=RECIPE)
NONE = np.zeros(len(AIMS), dtype=np.float32)


def chances(**shares: float) -> np.ndarray:
    return np.array([shares.get(aim.value, 0.0) for aim in AIMS], dtype=np.float32)


def test_a_reader_is_there_for_the_bundled_model_and_for_no_other() -> None:
    model = load_aim_model(BUNDLED)
    assert model is not None
    assert model.weights.shape == (len(Aim), BUNDLED.dimension)
    assert load_aim_model(Space(model="other", dimension=384, recipe=RECIPE)) is None
    assert load_aim_model(Space(model=BUNDLED.model, dimension=8, recipe=RECIPE)) is None


@given(st.lists(st.lists(st.floats(-1, 1, width=16), min_size=4, max_size=4), min_size=1, max_size=5))
def test_chances_are_between_0_and_1_and_add_up_to_1(rows: list[list[float]]) -> None:
    model = AimModel(np.eye(len(AIMS), 4, dtype=np.float32) * 50, NONE)
    found = model.weigh(np.array(rows, dtype=np.float32))
    assert found.shape == (len(rows), len(AIMS))
    assert found.sum(axis=1) == pytest.approx(np.ones(len(rows)), abs=1e-5)
    assert ((found >= 0) & (found <= 1)).all()


def test_a_huge_logit_is_no_trouble() -> None:
    model = AimModel(np.full((len(AIMS), 1), 1e6, dtype=np.float32), NONE)
    assert np.isfinite(model.weigh(np.array([[1e6]], dtype=np.float32))).all()


@pytest.mark.parametrize(
    ("told", "likely", "best"),
    [
        ({Aim.APP}, None, Aim.APP),
        ({Aim.APP}, chances(sale=1.0), Aim.APP),
        (set(), chances(sale=0.6, app=0.4), Aim.SALE),
    ],
)
def test_words_come_before_meaning_and_meaning_before_nothing(
    told: set[Aim], likely: np.ndarray | None, best: Aim
) -> None:
    joined = join_aims(frozenset(told), likely, trust=0.7)
    assert AIMS[int(joined.argmax())] is best
    assert np.linalg.norm(joined) == pytest.approx(1.0)


def test_of_two_aims_told_each_has_its_half() -> None:
    joined = join_aims(frozenset({Aim.APP, Aim.SALE}), None, trust=0.7)
    assert joined[AIMS.index(Aim.APP)] == joined[AIMS.index(Aim.SALE)] == pytest.approx(0.5**0.5)
    assert name_aims(joined, least=0.6) == {Aim.APP, Aim.SALE}


def test_where_nothing_tells_an_aim_there_is_none() -> None:
    joined = join_aims(frozenset(), None, trust=0.7)
    assert not joined.any()
    assert name_aims(joined, least=0.6) == frozenset()


def test_an_aim_that_is_one_of_many_possible_is_not_named() -> None:
    even = np.full(len(AIMS), 1 / len(AIMS), dtype=np.float32)
    assert name_aims(join_aims(frozenset(), even, trust=0.7), least=0.6) == frozenset()


def test_the_same_aims_have_the_product_one_and_different_ones_zero() -> None:
    one, other = (join_aims(frozenset({aim}), None, trust=0.7) for aim in (Aim.APP, Aim.SALE))
    assert one @ one == pytest.approx(1.0)
    assert one @ other == 0.0
