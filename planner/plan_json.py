"""A plan as JSON: exact amounts as text, everything else as the types say."""

from typing import Any

from pydantic import TypeAdapter

from planner.brief_json import write_brief_json
from planner.media_plan import MediaPlan

_PLAN = TypeAdapter(MediaPlan)


def write_plan(plan: MediaPlan) -> dict[str, Any]:
    """Return a plan's content; the brief in the format of labelled cases."""
    content: dict[str, Any] = _PLAN.dump_python(plan, mode="json")
    return {**content, "brief": write_brief_json(plan.brief)}


def describe_plan() -> dict[str, Any]:
    """Return the JSON schema of a plan."""
    return _PLAN.json_schema(mode="serialization")
