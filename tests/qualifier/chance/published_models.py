"""A model made by hand, whose every number can be checked on paper, and a table of shares won."""

from typing import Any

from qualifier.chance.features import load_features
from qualifier.chance.published import Published, SegmentRate, parse_published, write_rates
from qualifier.win_model.fields import ColumnKind, Field
from qualifier.win_model.model_json import write_model
from qualifier.win_model.parts import AdditivePart, Curve
from qualifier.win_model.win_model import Calibration, Voice, WinModel

# As a CRM's export names them: two that a record can answer, one that it cannot, and a day.
SOURCE = Field(name="Источник", kind=ColumnKind.CATEGORY, levels=("site_form", "partner"))
BUDGET = Field(name="Budget", kind=ColumnKind.NUMBER, edges=(1_000_000.0,))
MANAGER = Field(name="Менеджер", kind=ColumnKind.CATEGORY, levels=("anna",))
CREATED = Field(name="created", kind=ColumnKind.DATE, edges=(739_000.0,))
FIELDS = (SOURCE, BUDGET, MANAGER, CREATED)

# Tables end with `other` and `missing`; averages are over the deals learnt from.
PART = AdditivePart(
    bias=-1.0,
    tables={0: (0.2, 1.4, 0.0, -0.6), 2: (0.5, 0.0, -0.3)},
    curves={
        1: Curve(knots=(0.0, 1_000_000.0, 3_000_000.0), heights=(-0.8, 0.0, 1.0), missing=-0.4),
        3: Curve(knots=(738_000.0, 740_000.0), heights=(0.0, 0.1), missing=0.0),
    },
    averages=(0.3, 0.1, 0.0, 0.05),
)
SHARES = {
    "Источник": [0.6, 0.395, 0.0, 0.005],
    "Budget": [0.4, 0.3, 0.3],
    "Менеджер": [0.99, 0.01, 0.0],
    "created": [1.0, 0.0, 0.0],
    "chance": [0.1] * 11,
}
BANDS = [
    {"n": 80, "claimed": 0.15, "held": 0.14, "low": 0.08, "high": 0.23},
    {"n": 60, "claimed": 0.35, "held": 0.36, "low": 0.25, "high": 0.48},
    {"n": 20, "claimed": 0.75, "held": 0.8, "low": 0.58, "high": 0.92},
]
FACTS: dict[str, Any] = {"deals": 160, "base_rate": 0.34, "shares": SHARES, "reliability": BANDS}


def make_model(**changes: Any) -> WinModel:
    values: dict[str, Any] = {
        "fields": FIELDS,
        "bias": 0.0,
        "voices": (Voice(name="additive", weight=1.0, part=PART),),
        "calibration": Calibration(),
        "facts": FACTS,
    }
    return WinModel(**{**values, **changes})


def publish(model: WinModel | None = None, version: int | None = 7) -> Published:
    """The model as the service holds it: written, read again, and its fields matched."""
    return parse_published(write_model(model or make_model()), load_features(), version=version)


RATES = (
    SegmentRate(field="", value="", n=60, won=21, low=0.24, high=0.48),
    SegmentRate(field="Источник", value="site_form", n=30, won=6, low=0.10, high=0.37),
    SegmentRate(field="Регион", value="тверь", n=12, won=6, low=0.25, high=0.75),
    SegmentRate(field="Менеджер", value="anna", n=50, won=20, low=0.28, high=0.54),
)


def publish_rates(rates: tuple[SegmentRate, ...] = RATES) -> Published:
    return parse_published(write_rates(rates), load_features(), version=2)
