"""What stands against a plan, and why rows of the card are not in it."""

from dataclasses import dataclass
from enum import StrEnum

from planner.brief import Channel
from qualifier.qualification import Bilingual


class Severity(StrEnum):
    """What a finding does to the plan."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


class FindingCode(StrEnum):
    """What a reader of the plan must know."""

    BRIEF_EMPTY = "brief_empty"
    BUDGET_MISSING = "budget_missing"
    BUDGET_ABSURD = "budget_absurd"
    BUDGET_RANGE_REVERSED = "budget_range_reversed"
    BUDGET_BELOW_MINIMUM = "budget_below_minimum"
    BUDGET_NOT_SPENT = "budget_not_spent"
    BUDGET_BASIS_ASSUMED = "budget_basis_assumed"
    DATES_ASSUMED = "dates_assumed"
    DATES_PAST = "dates_past"
    START_MOVED = "start_moved"
    END_BEFORE_START = "end_before_start"
    FLIGHT_TOO_LONG = "flight_too_long"
    FLIGHT_OVER_RATE_CHANGE = "flight_over_rate_change"
    REGION_UNKNOWN = "region_unknown"
    REGION_ASSUMED = "region_assumed"
    WANTED_AND_EXCLUDED = "wanted_and_excluded"
    WANTED_LEFT_OUT = "wanted_left_out"
    WANTED_WITHOUT_RESULT = "wanted_without_result"
    CHANNEL_FORBIDDEN = "channel_forbidden"
    CATEGORY_NEEDS_CHECK = "category_needs_check"
    PRICE_ON_REQUEST = "price_on_request"
    ROWS_EXPIRED = "rows_expired"
    NOTHING_TO_BUY = "nothing_to_buy"
    AUDIENCE_EMPTY = "audience_empty"
    AUDIENCE_ASSUMED = "audience_assumed"
    GOAL_ASSUMED = "goal_assumed"
    GOAL_REPLACED = "goal_replaced"
    KPI_MET = "kpi_met"
    KPI_OUT_OF_REACH = "kpi_out_of_reach"
    KPI_NOT_COMPUTED = "kpi_not_computed"
    KPI_CONTRADICTS_BUDGET = "kpi_contradicts_budget"
    LOW_FREQUENCY = "low_frequency"
    ASK_CLIENT = "ask_client"
    SAMPLE_CARD = "sample_card"


class ExclusionReason(StrEnum):
    """Why a row of the card is not in the plan."""

    EXCLUDED_BY_CLIENT = "excluded_by_client"
    NOT_WANTED = "not_wanted"
    ON_WISH_ONLY = "on_wish_only"
    FORBIDDEN = "forbidden"
    EXPIRED = "expired"
    REGION_NOT_SOLD = "region_not_sold"
    TOO_FEW_PEOPLE = "too_few_people"
    SOLD_WHOLE_ONLY = "sold_whole_only"
    INDUSTRY = "industry"
    LEAD_TIME = "lead_time"
    MINIMUM_TICKET = "minimum_ticket"
    FOR_RESULTS = "for_results"
    NO_PRICE = "no_price"
    NO_RESULT = "no_result"
    WEAKER = "weaker"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to know, to ask or to settle before the plan is sold."""

    code: FindingCode
    severity: Severity
    text: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A row of the card that is not in the plan, and why."""

    row_id: str
    channel: Channel
    placement: Bilingual
    reason: ExclusionReason
    text: Bilingual
