"""The best split that standing edits leave: round locked lines, or why they cannot be kept."""

from dataclasses import dataclass
from decimal import Decimal

from planner.benchmarks import Learnt, learn
from planner.draft import count_spendable, settle_split
from planner.edit import Edit
from planner.edited_request import edit_card, edit_request
from planner.ground import Ground, prepare
from planner.lock_check import LockFault, find_lock_faults, say_no_budget
from planner.past_campaigns import NO_CAMPAIGNS, PastCampaigns
from planner.plan_request import PlanRequest
from planner.rate_card import RateCard
from planner.valuation import Valued


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a chain of versions goes back to: the request, the card, and what past campaigns teach."""

    request: PlanRequest
    card: RateCard
    campaigns: PastCampaigns = NO_CAMPAIGNS

    def learn(self) -> Learnt:
        """Return the card as past campaigns correct it."""
        request = self.request
        return learn(
            self.card,
            self.campaigns.list_lines(),
            industry=request.brief.industry,
            as_of=request.as_of,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """A split on its ground, with the budget that it was made for."""

    ground: Ground
    valued: Valued
    budget: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unkept:
    """What stands against the locks."""

    faults: tuple[LockFault, ...]


def settle_edited(origin: Origin, standing: tuple[Edit, ...], learnt: Learnt) -> Worth | Unkept:
    """Return the best split round standing edits, or why the locks among them cannot be kept."""
    request = edit_request(origin.request, standing)
    card = edit_card(learnt.card, standing)
    ground = prepare(request.brief, card, as_of=request.as_of, wishes=request.wishes)
    locks, stated = request.wishes.locks, ground.budget.net_rub
    spendable = None if stated is None else count_spendable(ground, stated)
    faults = find_lock_faults(ground, locks, budget=spendable)
    if faults:
        return Unkept(faults=faults)
    ground, valued, budget = settle_split(ground)
    lost = [lock.row_id for lock in locks if lock.row_id not in valued.spending.orders]
    if lost:
        return Unkept(faults=tuple(say_no_budget(card, row_id) for row_id in lost))
    return Worth(ground=ground, valued=valued, budget=budget)
