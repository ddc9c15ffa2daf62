"""A model as JSON of our own: no code inside, one spelling only, checked by its hash when read."""

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.errors import AppError, BadInput
from qualifier.canonical_json import hash_text, read_json, write_json
from qualifier.win_model.fields import ColumnKind, Field
from qualifier.win_model.model_check import check_model
from qualifier.win_model.parts import (
    AdditivePart,
    CasePart,
    Curve,
    Feature,
    ForestPart,
    Node,
    Pair,
    Part,
    PastCase,
    TreePart,
)
from qualifier.win_model.win_model import Calibration, Voice, WinModel

FORMAT = "dealwright-win-model"
# 2 would be read by other code; a model of another version is refused, not guessed at.
VERSION = 1
LARGEST_BYTES = 64 * 1024 * 1024


class ModelInvalid(BadInput):
    """The file is no model of the chance to win, or was changed after it was written."""

    code = "win_model_invalid"
    ru = "Файл — не модель шанса на победу, или его изменили после записи."


def write_model(model: WinModel) -> str:
    """Return a model as text; equal models are equal byte for byte."""
    content = _write_content(model)
    return write_json({**content, "hash": hash_text(write_json(content))}) + "\n"


def hash_model(model: WinModel) -> str:
    """Return the hash that names a model."""
    return hash_text(write_json(_write_content(model)))


def read_model(path: Path) -> WinModel:
    """Read a model's file; ModelInvalid when it is none or its hash does not fit."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ModelInvalid(
                f"{path.name} is too large for a model.", ru=f"Файл {path.name} слишком велик для модели."
            )
        raw = path.read_bytes()
    except OSError as error:
        raise ModelInvalid(
            f"{path.name} cannot be opened.", ru=f"Файл {path.name} не открывается."
        ) from error
    return parse_model(raw)


def parse_model(raw: bytes) -> WinModel:
    """Read a model's text."""
    try:
        content = read_json(raw)
        stated = content.pop("hash")
        if (content["format"], content["version"]) != (FORMAT, VERSION):
            raise ModelInvalid
        if hash_text(write_json(content)) != stated:
            raise ModelInvalid
        model = _read_content(content)
        check_model(model)
        return model
    except AppError as error:
        raise ModelInvalid from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise ModelInvalid from error


def _write_content(model: WinModel) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "fields": [
            {"name": f.name, "kind": f.kind.value, "levels": list(f.levels), "edges": list(f.edges)}
            for f in model.fields
        ],
        "bias": model.bias,
        "voices": [
            {"name": voice.name, "weight": voice.weight, "part": _write_part(voice.part)}
            for voice in model.voices
        ],
        "calibration": [list(model.calibration.points), list(model.calibration.heights)],
        "facts": dict(model.facts),
    }


def _write_part(part: Part) -> dict[str, Any]:
    if isinstance(part, AdditivePart):
        return _write_additive(part)
    if isinstance(part, TreePart):
        return {
            "kind": "forest" if isinstance(part, ForestPart) else "trees",
            "bias": part.bias,
            "fields": part.fields,
            "features": [[feature.field, _write_table(feature.table)] for feature in part.features],
            "trees": [[_write_node(node) for node in tree] for tree in part.trees],
        }
    return {
        "kind": "cases",
        "bias": part.bias,
        "fades": list(part.fades),
        "shares": [list(shares) for shares in part.shares_by_code],
        "cases": [[list(case.codes), case.weight] for case in part.cases],
    }


def _write_additive(part: AdditivePart) -> dict[str, Any]:
    curves = [
        [at, list(curve.knots), list(curve.heights), curve.missing]
        for at, curve in sorted(part.curves.items())
    ]
    pairs = [
        [
            pair.first,
            pair.second,
            pair.average,
            [[one, other, weight] for (one, other), weight in sorted(pair.weights.items())],
        ]
        for pair in part.pairs
    ]
    return {
        "kind": "additive",
        "bias": part.bias,
        "averages": list(part.averages),
        "curves": curves,
        "tables": [[at, list(table)] for at, table in sorted(part.tables.items())],
        "pairs": pairs,
    }


def _write_table(table: Sequence[float] | None) -> list[float | None] | None:
    # JSON has no NaN, which stands for what the trees take as missing.
    return None if table is None else [None if math.isnan(number) else number for number in table]


def _write_node(node: Node) -> list[Any]:
    levels = None if node.levels is None else sorted(node.levels)
    ask = [node.feature, node.threshold, node.missing_left, node.left, node.right]
    return [*ask, node.value, node.count, levels]


def _read_content(content: Mapping[str, Any]) -> WinModel:
    points, heights = content["calibration"]
    fields = tuple(
        Field(
            name=f["name"],
            kind=ColumnKind(f["kind"]),
            levels=tuple(f["levels"]),
            edges=tuple(map(float, f["edges"])),
        )
        for f in content["fields"]
    )
    voices = tuple(
        Voice(name=v["name"], weight=float(v["weight"]), part=_read_part(v["part"]))
        for v in content["voices"]
    )
    return WinModel(
        fields=fields,
        bias=float(content["bias"]),
        voices=voices,
        calibration=Calibration(points=tuple(points), heights=tuple(heights)),
        facts=content["facts"],
    )


def _read_part(content: Mapping[str, Any]) -> Part:
    return _READERS[content["kind"]](content)


def _read_additive(content: Mapping[str, Any]) -> Part:
    return AdditivePart(
        bias=content["bias"],
        averages=tuple(content["averages"]),
        curves={
            at: Curve(knots=tuple(knots), heights=tuple(heights), missing=missing)
            for at, knots, heights, missing in content["curves"]
        },
        tables={at: tuple(table) for at, table in content["tables"]},
        pairs=tuple(
            Pair(
                first=first,
                second=second,
                average=average,
                weights={(one, other): weight for one, other, weight in weights},
            )
            for first, second, average, weights in content["pairs"]
        ),
    )


def _read_trees(content: Mapping[str, Any]) -> TreePart:
    features = tuple(
        Feature(
            field=field,
            table=None if table is None else tuple(math.nan if n is None else float(n) for n in table),
        )
        for field, table in content["features"]
    )
    trees = tuple(tuple(_read_node(node) for node in tree) for tree in content["trees"])
    return TreePart(bias=content["bias"], features=features, trees=trees, fields=content["fields"])


def _read_node(content: Sequence[Any]) -> Node:
    feature, threshold, missing_left, left, right, value, count, levels = content
    named = None if levels is None else frozenset(levels)
    return Node(feature, threshold, missing_left, left, right, value, count, named)


def _read_cases(content: Mapping[str, Any]) -> Part:
    return CasePart(
        bias=content["bias"],
        fades=tuple(content["fades"]),
        shares_by_code=tuple(tuple(shares) for shares in content["shares"]),
        cases=tuple(PastCase(codes=tuple(codes), weight=weight) for codes, weight in content["cases"]),
    )


def _read_forest(content: Mapping[str, Any]) -> Part:
    trees = _read_trees(content)
    return ForestPart(bias=trees.bias, features=trees.features, trees=trees.trees, fields=trees.fields)


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Part]] = {
    "additive": _read_additive,
    "trees": _read_trees,
    "forest": _read_forest,
    "cases": _read_cases,
}
