"""Learn naive Bayes as Odoo's CRM computes it: counts a field and value, 0.1 added to each."""

import numpy as np

from qualifier.win_model.encoding import Encoded, tell_codes
from qualifier.win_model.parts import AdditivePart

# odoo/addons/crm/models/crm_lead.py adds 0.1 to every count of a value won and lost.
SMOOTHING = 0.1


def learn_bayes(encoded: Encoded) -> AdditivePart:
    """Return the log ratios of how often each value stands in won and in lost deals."""
    won, places = encoded.won.astype(bool), tell_codes(encoded)
    tables: dict[int, tuple[float, ...]] = {}
    averages: list[float] = []
    for at, field in enumerate(encoded.fields):
        wins = np.bincount(places[won, at], minlength=field.width) + SMOOTHING
        losses = np.bincount(places[~won, at], minlength=field.width) + SMOOTHING
        # Odoo leaves out values that a lead lacks and values that no deal ever had.
        known = np.bincount(places[:, at], minlength=field.width) > 0
        known[-1] = False
        ratios = np.where(known, np.log(wins / wins[:-1].sum()) - np.log(losses / losses[:-1].sum()), 0.0)
        tables[at] = tuple(float(ratio) for ratio in ratios)
        averages.append(float(ratios[places[:, at]].mean()))
    rate = won.mean()
    return AdditivePart(bias=float(np.log(rate) - np.log1p(-rate)), tables=tables, averages=tuple(averages))
