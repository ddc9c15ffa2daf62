"""A model that could crash or hang a scoring is refused when it is read, whoever wrote its hash."""

from collections.abc import Sequence
from functools import singledispatch
from itertools import pairwise

from qualifier.win_model.fields import Field
from qualifier.win_model.parts import AdditivePart, CasePart, Feature, Node, TreePart
from qualifier.win_model.win_model import WinModel


def check_model(model: WinModel) -> None:
    """Raise ValueError with what does not fit together."""
    names = [field.name for field in model.fields]
    _demand(len(set(names)) == len(names), "two fields have one name")
    for field in model.fields:
        _demand(_rises(field.edges), f"the edges of {field.name} do not rise")
    points, heights = model.calibration.points, model.calibration.heights
    _demand(len(points) == len(heights), "the calibration lacks heights")
    _demand(all(a <= b for curve in (points, heights) for a, b in pairwise(curve)), "the calibration falls")
    for voice in model.voices:
        _check_part(voice.part, model.fields)


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def _rises(numbers: Sequence[float]) -> bool:
    return all(a < b for a, b in pairwise(numbers))


@singledispatch
def _check_part(part: object, fields: Sequence[Field]) -> None:
    raise TypeError(type(part))


@_check_part.register
def _(part: AdditivePart, fields: Sequence[Field]) -> None:
    _demand(len(part.averages) == len(fields), "an average for each field is wanted")
    for at, curve in part.curves.items():
        _demand(0 <= at < len(fields), "a curve of no field")
        _demand(0 < len(curve.knots) == len(curve.heights), "a curve lacks heights")
        _demand(_rises(curve.knots), "the knots of a curve do not rise")
    for at, table in part.tables.items():
        _demand(0 <= at < len(fields) and len(table) == fields[at].width, "a table of another width")
    for pair in part.pairs:
        _demand({pair.first, pair.second} <= set(range(len(fields))), "a pair of no fields")


@_check_part.register
def _(part: TreePart, fields: Sequence[Field]) -> None:
    _demand(part.fields == len(fields), "trees of other fields")
    for feature in part.features:
        _demand(_fits(feature, fields), "a tree asks what no field has")
    for tree in part.trees:
        _demand(bool(tree), "a tree without a node")
        for at, node in enumerate(tree):
            _demand(not node.left or _leads_on(node, at, tree), "a tree turns back or leads nowhere")
            _demand(0 <= node.feature < len(part.features) or not node.left, "a tree asks no feature")


def _fits(feature: Feature, fields: Sequence[Field]) -> bool:
    return 0 <= feature.field < len(fields) and (
        feature.table is None or len(feature.table) == fields[feature.field].width
    )


def _leads_on(node: Node, at: int, tree: Sequence[Node]) -> bool:
    """Only to later nodes, so that every way ends; and with deals on it, of which reasons are averages."""
    return at < node.left < len(tree) and at < node.right < len(tree) and node.count > 0


@_check_part.register
def _(part: CasePart, fields: Sequence[Field]) -> None:
    _demand(len(part.fades) == len(part.shares_by_code) == len(fields), "past deals of other fields")
    _demand(all(0 < fade <= 1 for fade in part.fades), "a voice that grows with distance")
    widths = [field.width for field in fields]
    _demand([len(shares) for shares in part.shares_by_code] == widths, "shares of another width")
    for case in part.cases:
        _demand(len(case.codes) == len(fields), "a past deal of other fields")
        _demand(all(-1 <= c < w - 1 for c, w in zip(case.codes, widths, strict=True)), "a code of no level")
