"""Whoever can write a hash can write a model: what would crash or hang a scoring is refused when read."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from qualifier.canonical_json import hash_text, write_json
from qualifier.win_model.model_check import check_model
from qualifier.win_model.model_json import ModelInvalid, parse_model, write_model
from qualifier.win_model.win_model import Calibration, Voice, WinModel
from tests.qualifier.win_model.deals import trained
from tests.qualifier.win_model.made_models import FIELDS, PARTS, draw_model

Change = Callable[[dict[str, Any]], object]


def model_with(kind: str) -> WinModel:
    voice = Voice(name=kind, weight=1.0, part=PARTS[kind](Random(5)))
    return WinModel(
        fields=FIELDS,
        bias=0.0,
        voices=(voice,),
        calibration=Calibration(points=(-1.0, 1.0), heights=(-2.0, 2.0)),
        facts={},
    )


def forge(model: WinModel, change: Change) -> bytes:
    """The model's text with a change and a hash that fits it."""
    content = json.loads(write_model(model))
    content.pop("hash")
    change(content)
    return write_json({**content, "hash": hash_text(write_json(content))}).encode()


def part(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["voices"][0]["part"]
    return found


def root(content: dict[str, Any]) -> list[Any]:
    found: list[Any] = part(content)["trees"][0][0]
    return found


def put(place: list[Any], at: int, value: object) -> None:
    place[at] = value


@pytest.mark.parametrize("kind", PARTS)
def test_a_forged_hash_alone_changes_nothing(kind: str) -> None:
    model = model_with(kind)
    assert write_model(parse_model(forge(model, lambda _: None))) == write_model(model)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_drawn_well_is_let_through(seed: int) -> None:
    model = draw_model(Random(seed))
    check_model(model)
    assert write_model(parse_model(write_model(model).encode())) == write_model(model)


def test_what_was_learnt_is_let_through() -> None:
    check_model(trained()[1])


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        # A question that leads back to itself would be asked for ever.
        ("trees", lambda c: put(root(c), 4, 0)),
        ("trees", lambda c: put(part(c)["trees"][0][1], 3, 1)),
        ("trees", lambda c: put(root(c), 3, 99)),
        ("trees", lambda c: put(root(c), 4, -1)),
        ("trees", lambda c: put(root(c), 0, 7)),
        ("trees", lambda c: put(root(c), 6, 0.0)),
        ("trees", lambda c: put(part(c)["trees"], 0, [])),
        ("trees", lambda c: part(c).update(fields=3)),
        ("trees", lambda c: put(part(c)["features"], 1, [9, None])),
        ("trees", lambda c: put(part(c)["features"], 0, [0, [1.0]])),
        ("additive", lambda c: part(c)["averages"].pop()),
        ("additive", lambda c: put(part(c)["curves"][0], 0, 9)),
        ("additive", lambda c: put(part(c)["curves"][0], 1, [2.0, 2.0, 9.0])),
        ("additive", lambda c: put(part(c)["curves"][0], 2, [1.0])),
        ("additive", lambda c: put(part(c)["curves"], 0, [1, [], [], 0.0])),
        ("additive", lambda c: part(c)["tables"][0][1].pop()),
        ("additive", lambda c: put(part(c)["tables"][0], 0, 44)),
        ("additive", lambda c: put(part(c)["pairs"][0], 1, 44)),
        ("cases", lambda c: put(part(c)["fades"], 0, 0.0)),
        ("cases", lambda c: put(part(c)["fades"], 0, 1.5)),
        ("cases", lambda c: part(c)["fades"].pop()),
        ("cases", lambda c: part(c)["shares"][0].pop()),
        ("cases", lambda c: part(c)["cases"][0][0].pop()),
        ("cases", lambda c: put(part(c)["cases"][0][0], 0, 40)),
        ("cases", lambda c: put(part(c)["cases"][0][0], 0, -2)),
        ("cases", lambda c: c.update(calibration=[[1.0, 0.0], [0.0, 1.0]])),
        ("cases", lambda c: c.update(calibration=[[0.0, 1.0], [1.0, 0.0]])),
        ("cases", lambda c: c.update(calibration=[[0.0, 1.0], [1.0]])),
        ("cases", lambda c: c["fields"].append(c["fields"][0])),
        ("cases", lambda c: c["fields"][1].update(edges=[5.0, 1.0, 20.0])),
        ("cases", lambda c: c["fields"][1].update(kind="colour")),
        ("cases", lambda c: part(c).update(kind="pickle")),
        ("cases", lambda c: c.update(bias="much")),
        ("cases", lambda c: c.update(voices=[5])),
    ],
)
def test_what_does_not_fit_together_is_refused(kind: str, change: Change) -> None:
    with pytest.raises(ModelInvalid):
        parse_model(forge(model_with(kind), change))


def test_what_is_no_part_is_refused() -> None:
    odd = WinModel(
        fields=FIELDS,
        bias=0.0,
        voices=(Voice(name="x", weight=1.0, part="text"),),  # type: ignore[arg-type]
        calibration=Calibration(),
        facts={},
    )
    with pytest.raises(TypeError):
        check_model(odd)
