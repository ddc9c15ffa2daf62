import pytest

from eval.metrics.resampling import draw_resamples


def test_the_same_seed_draws_the_same() -> None:
    items = tuple(range(30))
    first = [pick(items) for pick in draw_resamples(30, 5, 7)]
    draw_resamples.cache_clear()

    assert [pick(items) for pick in draw_resamples(30, 5, 7)] == first


def test_another_seed_draws_otherwise() -> None:
    items = tuple(range(30))

    assert draw_resamples(30, 1, 1)[0](items) != draw_resamples(30, 1, 2)[0](items)


@pytest.mark.parametrize("size", [1, 2, 50])
def test_each_draw_has_as_many_items_as_there_are(size: int) -> None:
    items = tuple(range(size))

    assert all(len(pick(items)) == size for pick in draw_resamples(size, 4, 3))


def test_items_are_drawn_with_replacement() -> None:
    assert any(len(set(pick(tuple(range(20))))) < 20 for pick in draw_resamples(20, 3, 3))
