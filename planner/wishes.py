"""What the manager adds to a brief."""

from dataclasses import dataclass

from planner.law_finding import Lift
from planner.media_plan import Goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the manager adds to the brief: another goal, texts, every channel allowed, blocks lifted."""

    goal: Goal | None = None
    sms_text: str | None = None
    is_open: bool = False
    lifts: tuple[Lift, ...] = ()


NO_WISHES = Wishes()
