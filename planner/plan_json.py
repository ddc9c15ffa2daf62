"""A plan as JSON: exact amounts as text, everything else as the types say."""

import json
from typing import Any

from pydantic import TypeAdapter

from planner.brief_json import write_brief_json
from planner.media_plan import MediaPlan

_PLAN = TypeAdapter(MediaPlan)
_BY_MODEL = frozenset({"model_reading", "prose"})


def write_plan(plan: MediaPlan) -> dict[str, Any]:
    """Return a plan's content; the brief in the format of labelled cases."""
    content: dict[str, Any] = _PLAN.dump_python(plan, mode="json")
    # Where no model was asked nothing says so: plans by rules keep the bytes they always had.
    said = {name: value for name, value in content.items() if value is not None or name not in _BY_MODEL}
    return {**said, "brief": write_brief_json(plan.brief)}


def describe_plan() -> dict[str, Any]:
    """Return the JSON schema of a plan."""
    return _PLAN.json_schema(mode="serialization")


def read_plan(text: str) -> MediaPlan:
    """Return the plan that `write_plan` wrote, from its JSON text."""
    # Plans kept before the law was checked line by line hold no findings of it.
    content = {"law": [], **_drop_derived(json.loads(text))}
    brief = content["brief"]
    brief["categories"] = brief.pop("category_flags")
    return _PLAN.validate_json(json.dumps(content))


def _drop_derived(content: Any) -> Any:
    """Leave out `gross`, which an amount works out itself."""
    if isinstance(content, dict):
        return {name: _drop_derived(value) for name, value in content.items() if name != "gross"}
    return [_drop_derived(value) for value in content] if isinstance(content, list) else content
