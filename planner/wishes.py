"""What the manager adds to a brief."""

from dataclasses import dataclass

from planner.brief import Channel
from planner.edit import Lock
from planner.law_finding import Lift
from planner.media_plan import Goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the manager adds to the brief: a goal, texts, channels, blocks lifted, lines kept or dropped."""

    goal: Goal | None = None
    sms_text: str | None = None
    is_open: bool = False
    lifts: tuple[Lift, ...] = ()
    locks: tuple[Lock, ...] = ()
    dropped_rows: frozenset[str] = frozenset()
    dropped_channels: frozenset[Channel] = frozenset()


NO_WISHES = Wishes()
