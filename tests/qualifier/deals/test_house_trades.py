import numpy as np
import pytest

from qualifier.deals import house_trades
from qualifier.deals.house_trades import learn_trades

DICE = np.random.default_rng(3)
CENTRES = {
    "bank": np.array([1.0, 0, 0, 0]),
    "cinema": np.array([0, 1.0, 0, 0]),
    "rare": np.array([0, 0, 1.0, 0]),
}


def make(*names: str) -> tuple[np.ndarray, list[str | None]]:
    rows = [CENTRES[name] + DICE.normal(0, 0.05, 4) for name in names]
    return np.array(rows, dtype=np.float32), list(names)


VECTORS, TRADES = make(*["bank"] * 30, *["cinema"] * 30, *["rare"] * 3)
HOUSE = learn_trades(VECTORS, TRADES)


@pytest.mark.parametrize("name", ["bank", "cinema"])
def test_a_trade_is_told_by_deals_of_the_same(name: str) -> None:
    assert HOUSE.guess(CENTRES[name].astype(np.float32)) == name


def test_a_trade_of_few_deals_is_never_guessed() -> None:
    assert HOUSE.names == ("bank", "cinema")


def test_a_text_between_two_trades_has_none() -> None:
    assert HOUSE.guess(HOUSE.middle) is None


def test_deals_without_a_trade_teach_nothing() -> None:
    unknown = learn_trades(VECTORS, [None] * len(TRADES))
    assert unknown.names == ()
    assert unknown.guess(VECTORS[0]) is None


def test_a_house_of_one_trade_has_nothing_to_tell_apart() -> None:
    vectors, trades = make(*["bank"] * 40)
    assert learn_trades(vectors, trades).guess(vectors[0]) is None


def test_a_house_without_deals_guesses_nothing() -> None:
    assert learn_trades(np.zeros((0, 4), dtype=np.float32), []).guess(VECTORS[0]) is None


def test_the_order_of_deals_does_not_matter() -> None:
    turned = learn_trades(VECTORS[::-1].copy(), TRADES[::-1])
    assert turned.weights == pytest.approx(HOUSE.weights, abs=1e-4)


@pytest.mark.parametrize("scale", [0.0, 0.1])
def test_a_text_that_tells_little_has_no_trade(scale: float) -> None:
    weak = HOUSE.middle + scale * (CENTRES["bank"] - HOUSE.middle)
    assert HOUSE.guess(weak.astype(np.float32)) is None


def test_of_very_many_deals_the_newest_teach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_trades, "_MOST_DEALS", 33)
    # Thirty cinemas and three rare ones are left: one trade alone is told from nothing.
    assert learn_trades(VECTORS, TRADES).names == ()
    assert HOUSE.names != ()


@pytest.mark.parametrize(("count", "is_known"), [(19, False), (20, True)])
def test_a_trade_is_known_from_twenty_deals_on(count: int, is_known: bool) -> None:
    vectors, trades = make(*["bank"] * 30, *["cinema"] * 30, *["rare"] * count)
    assert ("rare" in learn_trades(vectors, trades).names) == is_known


def test_deals_of_no_known_trade_do_not_disturb_the_others() -> None:
    noise = DICE.normal(0, 5, (40, 4)).astype(np.float32)
    house = learn_trades(np.concatenate([noise, VECTORS]), [None] * 40 + TRADES)
    assert house.names == HOUSE.names
    assert house.weights == pytest.approx(HOUSE.weights, abs=1e-4)


def test_trades_are_named_in_the_order_of_their_letters() -> None:
    vectors, trades = make(*["rare"] * 25, *["cinema"] * 25, *["bank"] * 25)
    house = learn_trades(vectors, trades)
    assert house.names == ("bank", "cinema", "rare")
    assert house.weights.shape == (4, 3)
    assert [house.guess(CENTRES[name].astype(np.float32)) for name in house.names] == list(house.names)


def test_learning_twice_is_the_same_and_changes_nothing() -> None:
    before = VECTORS.copy()
    again = learn_trades(VECTORS, TRADES)
    assert (again.weights == HOUSE.weights).all()
    assert (before == VECTORS).all()
