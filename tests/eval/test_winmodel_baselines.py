"""The rivals do with the deals what they would do at home: none of ours in them, unseen values no crash."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from eval.winmodel_baselines import (
    BASELINES,
    predict_boosting,
    predict_constant,
    predict_logistic,
    predict_odoo,
)
from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.fields import ColumnKind, Value
from qualifier.win_model.training import one_thread
from tests.qualifier.win_model.deals import column, make_table

TRAIN = make_table(150, seed=11)


def flat(values: list[str | None], won: tuple[bool, ...]) -> DealTable:
    return DealTable(ids=("",) * len(won), columns=(column("x", ColumnKind.CATEGORY, values),), outcomes=won)


def test_the_constant_is_the_share_won() -> None:
    assert set(predict_constant(TRAIN, make_table(7)).tolist()) == {TRAIN.won / 150}


def test_odoo_multiplies_counted_shares() -> None:
    train = flat(["a", "a", "a", "b", "b", "b"], (True, True, False, False, False, True))
    chance = predict_odoo(train, flat(["a", "b", "zzz", None], (True,) * 4))
    odds = (2.1 / 3.3) / (1.1 / 3.3)
    assert chance == pytest.approx([odds / (1 + odds), 1 / (1 + odds), 0.5, 0.5])


def test_odoo_is_never_quite_certain() -> None:
    fields = {f"f{at}": ["a"] * 20 + ["b"] * 20 for at in range(12)}
    table = DealTable(
        ids=("",) * 40,
        columns=tuple(column(name, ColumnKind.CATEGORY, values) for name, values in fields.items()),
        outcomes=(True,) * 20 + (False,) * 20,
    )
    assert predict_odoo(table, table)[[0, 39]].tolist() == [0.9999, 0.0001]


def test_logistic_regression_is_the_librarys_on_levels_as_columns() -> None:
    values: list[str | None] = ["a", "a", "b", "b", "a", "b", "a", "b"]
    won = (True, True, False, False, True, True, False, False)
    design = np.array([[value == "a", value == "b", 0, 0] for value in values], dtype=float)
    expected = (
        LogisticRegression(max_iter=1000).fit(design, np.asarray(won, dtype=float)).predict_proba(design)
    )
    train = flat(values, won)
    assert predict_logistic(train, train) == pytest.approx(expected[:, 1], abs=1e-9)


def _spoil(at: int, value: Value) -> Value:
    if at % 3 == 0:
        return None
    return "never seen" if isinstance(value, str) else value


@pytest.mark.parametrize("name", BASELINES)
def test_unseen_values_and_holes_are_scored(name: str) -> None:
    strange = make_table(20, seed=12)
    holed = DealTable(
        ids=strange.ids,
        columns=tuple(
            column(c.name, c.kind, [_spoil(at, value) for at, value in enumerate(c.values)])
            for c in strange.columns
        ),
        outcomes=strange.outcomes,
    )
    with one_thread():
        chances = BASELINES[name](TRAIN, holed)
    assert np.isfinite(chances).all()
    assert ((chances > 0) & (chances < 1)).all()


@pytest.mark.parametrize("predict", [predict_logistic, predict_boosting, predict_odoo])
def test_the_outcome_of_the_tried_deals_is_not_looked_at(predict: object) -> None:
    test = make_table(30, seed=13)
    turned = DealTable(ids=test.ids, columns=test.columns, outcomes=tuple(not end for end in test.outcomes))
    with one_thread():
        first, second = (predict(TRAIN, table) for table in (test, turned))  # type: ignore[operator]
    assert (first == second).all()
