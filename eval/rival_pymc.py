"""PyMC-Marketing's optimiser on our concave cases; an optional extra, measured where it is installed."""

import importlib.util
import time
from collections.abc import Callable, Sequence
from typing import Any

from planner.allocation.options import Response
from planner.allocation.responses import Goerg, Hill, Logarithmic, Saturation

Curve = Callable[[Any, Any], Any]


def is_installed() -> bool:
    """Return whether the optional extra is there."""
    return importlib.util.find_spec("pymc_marketing") is not None


def solve_pymc(curves: Sequence[Response], budget: float) -> tuple[float, float]:
    """Return the value reached and processor seconds of the allocation alone, without building the model.

    Money goes in as shares of the budget and the response in units of its first value: kinder than its users
    are to it, and what keeps SLSQP from stopping at the equal split.
    """
    import numpy as np  # noqa: PLC0415 with the extra only
    from pymc_marketing.mmm.budget_optimizer import BudgetOptimizer, CustomModelWrapper  # noqa: PLC0415

    names = [f"line_{number}" for number in range(len(curves))]
    model, idata = _build(curves, budget, names)
    optimiser = BudgetOptimizer(
        num_periods=1, model=CustomModelWrapper(base_model=model, idata=idata, channels=names)
    )
    began = time.process_time()
    found, _ = optimiser.allocate_budget(total_budget=1.0, return_if_fail=True)
    seconds = time.process_time() - began
    shares = np.clip(np.asarray(found, dtype=float).ravel(), 0.0, None)
    over = max(float(shares.sum()), 1.0)
    spends = [float(share) / over * budget for share in shares]
    return sum(curve.value(spend) for curve, spend in zip(curves, spends, strict=True)), seconds


def _build(curves: Sequence[Response], budget: float, names: Sequence[str]) -> tuple[Any, Any]:
    import arviz  # noqa: PLC0415 with the extra only
    import numpy as np  # noqa: PLC0415
    import pymc  # noqa: PLC0415
    import pymc.dims as labelled  # noqa: PLC0415
    import pytensor.tensor as tensor  # noqa: PLC0415
    from pytensor.xtensor import as_xtensor  # noqa: PLC0415

    count = len(curves)
    size = max(sum(curve.value(budget / count) for curve in curves), 1e-9)
    with pymc.Model(coords={"date": [0], "channel": list(names)}) as model:
        given = labelled.Data("channel_data", np.full((1, count), 1 / count), dims=("date", "channel"))
        spent = given.values
        # The optimiser averages over draws of a posterior; ours is a point.
        unit = labelled.Normal("unit", 1.0, 1e-9)
        total = sum(_express(curve, spent[:, at] * budget, tensor) for at, curve in enumerate(curves))
        response = as_xtensor((total / size).sum(), dims=())
        labelled.Deterministic("total_contribution", response + 0.0 * unit)
    draws = arviz.from_dict(posterior={"unit": np.ones((1, 1))})
    return model, draws


def _express(curve: Response, money: Any, tensor: Any) -> Any:
    """Spell a curve in symbols; the cases hold no other kinds."""
    if isinstance(curve, Goerg):
        return curve.potential * money / (money + curve.half_rub)
    if isinstance(curve, Logarithmic):
        return curve.factor * tensor.log1p(money / curve.scale_rub)
    if isinstance(curve, Hill):
        raised = (money / curve.half_rub + 1e-12) ** curve.exponent
        return curve.top * raised / (1 + raised)
    if isinstance(curve, Saturation):
        return sum(factor * tensor.tanh(rate * money / 2) for factor, rate in curve.terms)
    raise TypeError(type(curve).__name__)
