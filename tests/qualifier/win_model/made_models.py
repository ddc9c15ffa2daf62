"""Models drawn at random: every kind of part over fields of both kinds, and rows to score with them.

Hypothesis draws the seed; drawing each of a model's hundred numbers through it would take the test's time.
"""

from collections.abc import Callable, Mapping
from random import Random

from hypothesis import strategies as st

from qualifier.win_model.fields import ColumnKind, Field, Row, Value
from qualifier.win_model.parts import (
    AdditivePart,
    CasePart,
    Curve,
    Feature,
    Node,
    Pair,
    Part,
    PastCase,
    TreePart,
)
from qualifier.win_model.win_model import Calibration, Voice, WinModel

FIELDS = (
    Field(name="industry", kind=ColumnKind.CATEGORY, levels=("auto", "bank", "retail")),
    Field(name="budget", kind=ColumnKind.NUMBER, edges=(1.0, 5.0, 20.0)),
    Field(name="Регион", kind=ColumnKind.CATEGORY, levels=("казань", "москва")),
    Field(name="came", kind=ColumnKind.DATE, edges=(738000.0, 738300.0)),
)
# Places of the codes of each field, of which -1 is `missing`.
CODES = tuple((*range(field.width - 1), -1) for field in FIELDS)
TEXTS: tuple[Value, ...] = ("auto", " Bank ", "RETAIL", "Казань", "москва", "never seen", "=1+1", "", None)
NUMBERS: tuple[Value, ...] = (1.0, 5.0, 738000.0, 738301.0, -4.5, float("nan"), float("inf"), None, "x")


def draw_row(random: Random) -> Row:
    """Values seen in learning, never seen, missing, and of the wrong kind."""
    return {
        "industry": random.choice(TEXTS),
        "budget": random.choice([*NUMBERS, random.uniform(-10, 40)]),
        "Регион": random.choice(TEXTS),
        "came": random.choice([*NUMBERS, random.uniform(737900, 738400)]),
    }


def draw_additive(random: Random) -> AdditivePart:
    knots = (0.0, 2.0, 9.0)
    curve = Curve(knots=knots, heights=_draw_weights(random, 3), missing=_draw_weight(random))
    pairs = {(random.choice(CODES[0]), random.choice(CODES[2])): _draw_weight(random) for _ in range(4)}
    return AdditivePart(
        bias=_draw_weight(random),
        curves={1: curve},
        tables={at: _draw_weights(random, FIELDS[at].width) for at in (0, 2, 3)},
        averages=_draw_weights(random, len(FIELDS)),
        pairs=(Pair(first=0, second=2, weights=pairs, average=_draw_weight(random)),),
    )


def draw_trees(random: Random) -> TreePart:
    """Trees of two questions; the features ask a level, a number and a share of a level."""
    features = (
        Feature(field=0, table=(0.0, 1.0, 2.0, 3.0, float("nan"))),
        Feature(field=1),
        Feature(field=2, table=(-0.4, 0.9, 0.0, 0.2)),
    )
    trees = tuple(_draw_tree(random) for _ in range(random.randint(1, 4)))
    return TreePart(bias=_draw_weight(random), features=features, trees=trees, fields=len(FIELDS))


def _draw_tree(random: Random) -> tuple[Node, ...]:
    left, right = random.randint(2, 40), random.randint(2, 40)
    deep = random.randint(1, left - 1)
    levels = frozenset(random.sample(range(4), random.randint(1, 3)))
    leaves = [Node(0, 0.0, False, 0, 0, _draw_weight(random), float(n)) for n in (right, deep, left - deep)]
    root = Node(0, 0.0, random.random() < 0.5, 1, 2, 0.0, float(left + right), levels)
    asked, cut = random.choice([1, 2]), _draw_weight(random)
    inner = Node(asked, cut, random.random() < 0.5, 3, 4, 0.0, float(left))
    return (root, inner, *leaves)


def draw_cases(random: Random) -> CasePart:
    def spread(width: int) -> tuple[float, ...]:
        raw = [random.uniform(0.05, 1) for _ in range(width)]
        return tuple(one / sum(raw) for one in raw)

    cases = tuple(
        PastCase(codes=tuple(random.choice(codes) for codes in CODES), weight=_draw_weight(random))
        for _ in range(random.randint(1, 4))
    )
    return CasePart(
        bias=_draw_weight(random),
        fades=tuple(random.uniform(0.05, 1) for _ in FIELDS),
        shares_by_code=tuple(spread(field.width) for field in FIELDS),
        cases=cases,
    )


def _draw_weight(random: Random) -> float:
    return random.uniform(-3, 3)


def _draw_weights(random: Random, count: int) -> tuple[float, ...]:
    return tuple(_draw_weight(random) for _ in range(count))


PARTS: Mapping[str, Callable[[Random], Part]] = {
    "additive": draw_additive,
    "trees": draw_trees,
    "cases": draw_cases,
}


def draw_calibration(random: Random) -> Calibration:
    """None, or a map that never falls."""
    if random.random() < 0.4:
        return Calibration()
    points = sorted({random.randint(-60, 60) for _ in range(random.randint(2, 6))})
    heights = sorted(random.uniform(-6, 6) for _ in points)
    return Calibration(points=tuple(point / 10 for point in points), heights=tuple(heights))


def draw_model(random: Random) -> WinModel:
    names = random.sample(sorted(PARTS), random.randint(1, 3))
    voices = tuple(
        Voice(name=name, weight=random.uniform(0.1, 2), part=PARTS[name](random)) for name in names
    )
    return WinModel(
        fields=FIELDS,
        bias=_draw_weight(random),
        voices=voices,
        calibration=draw_calibration(random),
        facts={"deals": random.randint(0, 999), "note": random.choice(["ёж", "a"])},
    )


SEEDS = st.integers(0, 2**32)
MODELS = SEEDS.map(lambda seed: draw_model(Random(seed)))
ROWS = SEEDS.map(lambda seed: draw_row(Random(seed)))
