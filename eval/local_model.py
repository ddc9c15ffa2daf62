"""A model on this machine behind the usual door: its answers are bounded, its time is not."""

import copy
from collections.abc import Mapping
from typing import Any

from kit.clock import read_stopwatch, read_system_clock
from kit.llm import Means, Model
from kit.llm_door import read_place, require_model
from kit.llm_guard import Patience
from kit.llm_money import MemoryLedger
from kit.llm_wire import Message, ModelPlace, OpenAiWire, RawAnswer
from kit.settings import Settings

# A small model on few cores takes its time; a lead's usual bounds are for models that serve people.
_PATIENCE = Patience(attempts=1, call_s=900.0, question_s=900.0)
_LONGEST_TEXT = 60
_MOST_REASONS = 1
# A level held for less sure than 20 % says nothing, and code refuses the whole answer for it. The server's
# grammar keeps to lists of values, not to bounds.
_PCT = (20, 40, 60, 80, 100)


class BriefWire:
    """A wire whose schema bounds every list, text and number: a small model would talk until it is cut."""

    def __init__(self, wire: OpenAiWire) -> None:
        self._wire = wire
        self.raw = ""
        self.schema: Mapping[str, Any] = {}

    def call(self, message: Message, schema: Mapping[str, Any], timeout_s: float) -> RawAnswer:
        """Ask once."""
        self.schema = shorten_schema(schema)
        answer = self._wire.call(message, self.schema, timeout_s)
        self.raw = answer.text
        return answer

    def close(self) -> None:
        """Give back the connections."""
        self._wire.close()


def shorten_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema with short texts and lists, numbers of per cent, and reasons before their level."""
    short: dict[str, Any] = copy.deepcopy(dict(schema))
    _shorten(short)
    return short


def _shorten(node: Any) -> None:
    if isinstance(node, dict):
        node.update(_bounds(node))
        if "reasons" in (properties := node.get("properties", {})):
            # A model that names its level first finds no reason afterwards.
            node["properties"] = {"reasons": properties["reasons"], **properties}
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _shorten(one)


def _bounds(node: Mapping[str, Any]) -> dict[str, Any]:
    match node.get("type"):
        case "string" if "enum" not in node:
            return {"maxLength": _LONGEST_TEXT}
        case "array":
            return {"maxItems": _MOST_REASONS}
        case "integer":
            return {"enum": list(_PCT)}
    return {}


def open_wire(place: ModelPlace) -> BriefWire:
    """Return a wire to a model of this machine."""
    return BriefWire(OpenAiWire(place))


def make_local_model(wire: BriefWire, name: str) -> Model:
    """Return the usual door before it, patient and free of charge."""
    means = Means(
        clock=read_system_clock, stopwatch=read_stopwatch, sleep=lambda _: None, ledger=MemoryLedger()
    )
    return Model(wire, means, name=name, patience=_PATIENCE)


def open_local_model(settings: Settings) -> Model:
    """Return the door to the model that the settings name, for measuring it where it is slow."""
    require_model(settings)
    place = read_place(settings)
    return make_local_model(open_wire(place), place.model)
