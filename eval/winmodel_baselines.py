"""What others would do with the same deals: Odoo's naive Bayes, plain logistic regression, plain boosting."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from qualifier.win_model.deal_table import DealTable
from qualifier.win_model.encoding import Array, Encoded, encode, learn_fields, tell_codes
from qualifier.win_model.learn_bayes import learn_bayes
from qualifier.win_model.many_scores import score_many

Predict = Callable[[DealTable, DealTable], Array]
# Odoo shows no chance outside these.
_ODOO_SPAN = (0.0001, 0.9999)
_MOST_LEVELS = 254


def predict_constant(train: DealTable, test: DealTable) -> Array:
    """Give every deal the share won."""
    return np.full(len(test), train.base_rate)


def predict_odoo(train: DealTable, test: DealTable) -> Array:
    """Give the chance of Odoo's predictive lead scoring; nothing calibrates it."""
    fields = learn_fields(train)
    part = learn_bayes(encode(train, fields))
    log_odds = np.clip(score_many(part, encode(test, fields)), -30, 30)
    return np.asarray(np.clip(1 / (1 + np.exp(-log_odds)), *_ODOO_SPAN))


def predict_logistic(train: DealTable, test: DealTable) -> Array:
    """Give the chance of sklearn's logistic regression as it comes: one-hot levels, scaled numbers."""
    # Only training needs the learning library.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    fields = learn_fields(train)
    learnt = encode(train, fields)
    centre, spread = _scale(learnt)
    design = _one_hot(learnt, centre, spread)
    fitted = LogisticRegression(max_iter=1000).fit(design, learnt.won)
    return np.asarray(fitted.predict_proba(_one_hot(encode(test, fields), centre, spread))[:, 1])


def _scale(encoded: Encoded) -> tuple[Array, Array]:
    numbers = encoded.numbers
    centre = np.array([np.median(c[~np.isnan(c)]) if (~np.isnan(c)).any() else 0.0 for c in numbers.T])
    spread = np.array([c[~np.isnan(c)].std() if (~np.isnan(c)).any() else 1.0 for c in numbers.T])
    return centre, np.where(spread > 0, spread, 1.0)


def _one_hot(encoded: Encoded, centre: Array, spread: Array) -> Array:
    places = tell_codes(encoded)
    blocks = []
    for at, field in enumerate(encoded.fields):
        if field.is_counted:
            column = encoded.numbers[:, at]
            blocks.append(
                ((np.where(np.isnan(column), centre[at], column) - centre[at]) / spread[at])[:, None]
            )
        else:
            blocks.append(np.eye(field.width)[places[:, at]])
    return np.concatenate(blocks, axis=1)


def predict_boosting(train: DealTable, test: DealTable) -> Array:
    """Give the chance of sklearn's histogram gradient boosting with its default settings."""
    # Only training needs the learning library.
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    fields = learn_fields(train)
    named: Any = [not field.is_counted for field in fields]
    fitted = HistGradientBoostingClassifier(categorical_features=named, random_state=0)
    learnt = encode(train, fields)
    fitted.fit(_mixed(learnt), learnt.won)
    return np.asarray(fitted.predict_proba(_mixed(encode(test, fields)))[:, 1])


def _mixed(encoded: Encoded) -> Array:
    codes = np.where(encoded.codes < 0, np.nan, np.minimum(encoded.codes, _MOST_LEVELS))
    counted = np.array([field.is_counted for field in encoded.fields])
    return np.where(counted, encoded.numbers, codes)


BASELINES: Mapping[str, Predict] = {
    "constant": predict_constant,
    "odoo_naive_bayes": predict_odoo,
    "logistic_regression": predict_logistic,
    "gradient_boosting": predict_boosting,
}
