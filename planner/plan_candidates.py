"""The rows behind a plan's lines, sized again as the plan had them."""

from planner.candidate import Candidate
from planner.eligibility import Occasion, make_candidate
from planner.media_plan import MediaPlan, PlanLine
from planner.rate_card import RateCard

Bought = tuple[PlanLine, Candidate]


def list_bought(plan: MediaPlan, card: RateCard) -> tuple[Bought, ...]:
    """Return each priced line with what its row offers, in printed order."""
    if plan.start is None or plan.end is None:
        return ()
    occasion = Occasion(
        brief=plan.brief,
        as_of=plan.as_of,
        start=plan.start,
        end=plan.end,
        places=plan.target.places,
    )
    rows = {row.id: row for row in card.rows}
    return tuple(
        (line, make_candidate(card, rows[line.row_id], occasion))
        for line in plan.lines
        if line.cost is not None and line.quantity > 0
    )
