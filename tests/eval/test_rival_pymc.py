import numpy as np
import pytest

from eval.rival_pymc import _express
from planner.allocation.options import Response
from planner.allocation.responses import Goerg, Hill, Linear, Logarithmic, Saturation

CURVES: list[Response] = [
    Goerg(potential=3_000_000, cpm_rub=250),
    Logarithmic(factor=200_000, scale_rub=50_000),
    Hill(top=1_000_000, half_rub=700_000, exponent=0.6),
    Saturation(terms=((500_000, 1e-6), (200_000, 3e-6))),
]


@pytest.mark.parametrize("curve", CURVES)
@pytest.mark.parametrize("money", [1_000.0, 250_000.0, 9_000_000.0])
def test_the_rival_solves_the_same_curves(curve: Response, money: float) -> None:
    assert float(_express(curve, money, np)) == pytest.approx(curve.value(money), rel=1e-6)


def test_a_curve_that_the_cases_do_not_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="Linear"):
        _express(Linear(units_per_rub=1.0), 1.0, np)
