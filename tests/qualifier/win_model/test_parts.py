import math

import pytest

from qualifier.win_model.fields import MISSING, Cell, ColumnKind, Field, fold_level, map_levels, read_cell
from qualifier.win_model.learn_additive import AdditiveSetup, learn_additive
from qualifier.win_model.learn_bayes import learn_bayes
from qualifier.win_model.learn_cases import CaseSetup, learn_cases
from qualifier.win_model.learn_trees import TreeSetup, learn_trees
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
from tests.qualifier.win_model.deals import make_encoded, make_table

ENCODED = make_encoded(160)
TABLE = make_table(160)
LEARNT: dict[str, Part] = {
    "additive": learn_additive(ENCODED, AdditiveSetup(strength=0.5, pairs=4)),
    "trees": learn_trees(ENCODED, TreeSetup(rounds=15, leaves=6, bags=2)),
    "bayes": learn_bayes(ENCODED),
    "cases": learn_cases(ENCODED, CaseSetup()),
}


def cells_of(at: int) -> tuple[Cell, ...]:
    row = TABLE.row(at)
    return tuple(read_cell(field, map_levels(field), row[field.name]) for field in ENCODED.fields)


@pytest.mark.parametrize("name", LEARNT)
def test_shares_add_up_to_the_score(name: str) -> None:
    part = LEARNT[name]
    for at in range(0, 160, 8):
        cells = cells_of(at)
        assert part.base() + sum(part.share(cells)) == pytest.approx(part.score(cells), abs=1e-9)


@pytest.mark.parametrize("name", LEARNT)
def test_nothing_known_and_never_seen_values_are_scored_too(name: str) -> None:
    part = LEARNT[name]
    unknown = tuple(Cell(math.nan, MISSING) for _ in ENCODED.fields)
    strange = tuple(
        read_cell(f, map_levels(f), 1e9 if f.is_counted else "=HYPERLINK('x')") for f in ENCODED.fields
    )
    for cells in (unknown, strange):
        assert math.isfinite(part.score(cells))
        assert part.base() + sum(part.share(cells)) == pytest.approx(part.score(cells), abs=1e-9)


@pytest.mark.parametrize(
    ("number", "height"),
    [(-5, 1.0), (0, 1.0), (1, 2.0), (2, 3.0), (3, 2.0), (4, 1.0), (9, 1.0), (math.nan, -7.0)],
)
def test_a_curve_is_straight_between_knots_and_flat_beyond(number: float, height: float) -> None:
    curve = Curve(knots=(0.0, 2.0, 4.0), heights=(1.0, 3.0, 1.0), missing=-7.0)
    assert curve.read(number) == pytest.approx(height)


def test_a_pair_that_never_met_adds_nothing_and_a_known_one_is_halved() -> None:
    pair = Pair(first=0, second=1, weights={(0, 1): 2.0}, average=0.5)
    part = AdditivePart(bias=1.0, averages=(0.0, 0.0), pairs=(pair,))
    met, apart = (Cell(math.nan, 0), Cell(math.nan, 1)), (Cell(math.nan, 1), Cell(math.nan, 1))
    assert (part.score(met), part.score(apart)) == (3.0, 1.0)
    assert part.share(met) == [0.75, 0.75]


def test_a_tree_sends_the_missing_where_training_did_and_reads_levels() -> None:
    tree = (
        Node(0, 0.0, True, 1, 2, 0.0, 10.0, frozenset({1})),
        Node(0, 0.0, False, 0, 0, 1.0, 4.0),
        Node(0, 0.0, False, 0, 0, -1.0, 6.0),
    )
    feature = Feature(field=0, table=(0.0, 1.0, math.nan))
    part = TreePart(bias=0.5, features=(feature,), trees=(tree,), fields=1)
    scores = [part.score((Cell(math.nan, code),)) for code in (0, 1, MISSING)]
    assert scores == [-0.5, 1.5, 1.5]
    assert part.base() == pytest.approx(0.5 + 0.4 - 0.6)


def test_a_past_deals_voice_fades_with_every_field_that_differs() -> None:
    part = CasePart(
        bias=0.0,
        fades=(0.5, 0.25),
        shares_by_code=((0.5, 0.5, 0.0), (1.0, 0.0, 0.0)),
        cases=(PastCase(codes=(0, 0), weight=8.0),),
    )
    pairs = [(0, 0), (1, 0), (0, 1), (1, 1)]
    assert [part.score(tuple(Cell(math.nan, c) for c in codes)) for codes in pairs] == [8.0, 4.0, 2.0, 1.0]
    assert part.base() == pytest.approx(8 * 0.75 * 1.0)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (Field(name="n", kind=ColumnKind.NUMBER, edges=(1.0, 2.0)), 1.0, 1),
        (Field(name="n", kind=ColumnKind.NUMBER, edges=(1.0, 2.0)), 0.5, 0),
        (Field(name="n", kind=ColumnKind.NUMBER, edges=(1.0, 2.0)), math.inf, MISSING),
        (Field(name="n", kind=ColumnKind.NUMBER, edges=(1.0, 2.0)), "two", MISSING),
        (Field(name="c", kind=ColumnKind.CATEGORY, levels=("a b", "c")), "  A  b", 0),
        (Field(name="c", kind=ColumnKind.CATEGORY, levels=("a b", "c")), "d", 2),
        (Field(name="c", kind=ColumnKind.CATEGORY, levels=("a b", "c")), "", MISSING),
        (Field(name="c", kind=ColumnKind.CATEGORY, levels=("a b", "c")), None, MISSING),
    ],
)
def test_a_value_becomes_a_code(field: Field, value: float | str | None, code: int) -> None:
    assert read_cell(field, map_levels(field), value).code == code
    assert field.width == (4 if field.kind is ColumnKind.CATEGORY or field.edges else 2)


def test_a_code_is_named_by_its_level() -> None:
    field = Field(name="c", kind=ColumnKind.CATEGORY, levels=("a", "c"))
    assert [field.name_code(code) for code in (0, 1, 2, MISSING)] == ["a", "c", "", ""]
    assert fold_level(" Ёлка ") == "ёлка"
