"""How much of a goal a plan makes, whatever it aims at itself."""

from typing import Protocol

from planner.media_plan import Goal, PlanReach, Range


class Counted(Protocol):
    """What of a plan is counted."""

    @property
    def reach(self) -> PlanReach | None:
        """Return the people reached."""

    @property
    def clicks(self) -> Range | None:
        """Return the forecast of clicks."""

    @property
    def leads(self) -> Range | None:
        """Return the forecast of leads."""

    @property
    def sales(self) -> Range | None:
        """Return the forecast of sales."""


def count_goal(goal: Goal, made: Counted, *, frequency: int, visit: float = 1.0) -> int | None:
    """Return what a plan makes of a goal; visits are `visit` of the clicks."""
    if goal in (Goal.REACH, Goal.EFFECTIVE_REACH):
        return count_people(made.reach, 1 if goal is Goal.REACH else frequency)
    if goal is Goal.VISITS:
        clicks = _middle(made.clicks)
        return None if clicks is None else int(clicks * visit)
    return _middle({Goal.CLICKS: made.clicks, Goal.LEADS: made.leads, Goal.SALES: made.sales}[goal])


def count_people(reach: PlanReach | None, frequency: int) -> int | None:
    """Return people with at least so many contacts."""
    return reach.k_plus[frequency - 1] if reach else None


def _middle(forecast: Range | None) -> int | None:
    return forecast.middle if forecast else None
