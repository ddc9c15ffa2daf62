"""A media plan: priced lines, totals over lines with a base, reach with bounds, and what stands against it.

Every figure is either `Sourced` (a row of the rate card's list of sources) or derived by the formula that
`planner.formulas` states; a test refuses any other number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.benchmark_used import BenchmarkUsed
from planner.brief import Brief, Category, Channel
from planner.buying_unit import BuyingUnit
from planner.edit import Edit
from planner.finding import Exclusion, Finding
from planner.flighting import Flighting
from planner.law_finding import LawFinding
from planner.line_cost import LineCost
from planner.model_reading import ModelReading
from planner.money import Amount, VatPart
from planner.prose import OfferProse
from planner.sourced import Benchmark, Factor, Rate, Rub, Source, Sourced
from planner.totals import Totals
from qualifier.qualification import Bilingual


class Goal(StrEnum):
    """What the split makes the most of."""

    REACH = "reach"
    EFFECTIVE_REACH = "effective_reach"
    CLICKS = "clicks"
    VISITS = "visits"
    LEADS = "leads"
    SALES = "sales"


class PlanStatus(StrEnum):
    """Whether the plan can be sold as it stands."""

    READY = "ready"
    ON_REQUEST = "on_request"
    INFEASIBLE = "infeasible"
    NEEDS_INPUT = "needs_input"


class WayOutKind(StrEnum):
    """How an impossible wish becomes possible."""

    MORE_MONEY = "more_money"
    MORE_DAYS = "more_days"
    ANOTHER_CHANNEL = "another_channel"
    SMALLER_GOAL = "smaller_goal"
    FEWER_WISHES = "fewer_wishes"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """A change that makes the goal possible, with what it costs (without VAT) and brings; it was planned."""

    kind: WayOutKind
    budget_rub: Decimal
    value: int
    days: int
    text: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFactor:
    """A coefficient or mark-up on the price, by name."""

    name: Bilingual
    factor: Sourced[Factor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A forecast: the middle case, and the quarter of cases below and above."""

    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The benchmarks that a line's forecast rests on; None where nobody knows."""

    ctr: Benchmark | None = None
    vtr: Benchmark | None = None
    cr: Benchmark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One placement: what is bought, what it costs, what it brings, and why the money is here."""

    row_id: str
    channel: Channel
    placement: Bilingual
    format: Bilingual
    places: tuple[str, ...]
    start: date
    end: date
    unit: BuyingUnit
    quantity: Decimal
    price: Sourced[Rub] | None
    factors: tuple[LineFactor, ...]
    segments: int
    discount: Sourced[Rate] | None
    fee: Sourced[Rate]
    unit_price: Decimal | None
    cost: LineCost | None
    vat_parts: tuple[VatPart, ...]
    rates: Rates
    addressable: int
    impressions: int | None
    target_impressions: int | None
    reach: int
    frequency: Decimal | None
    views: Range | None
    clicks: Range | None
    leads: Range | None
    sales: Range | None
    next_value: int | None
    why: Bilingual
    # Numbers of the edits that shaped it.
    edits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildUp:
    """How many new people a line adds to those above it, and how many there are then."""

    row_id: str
    added: int
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReach:
    """People of the target group reached by the whole plan, each counted once."""

    people: int
    share: Decimal
    low: int
    high: int
    frequency: Decimal
    k_plus: tuple[int, ...]
    build_up: tuple[BuildUp, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The client's budget without VAT, what of it is spent, and the unit both are in."""

    stated_min_rub: Decimal | None
    stated_max_rub: Decimal | None
    vat_included: bool | None
    budget_rub: Decimal | None
    left_rub: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Who is to be reached: places and the people of the audience who live there."""

    places: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How far the split is from the best one, as the solver proved before rounding to whole units."""

    method: str
    value: int
    bound: int
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A tenth of the draws lies below `p10`, half below `p50`, nine tenths below `p90`."""

    p10: Decimal
    p50: Decimal
    p90: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarios:
    """Conservative (P10), base (P50) and optimistic (P90) of each figure by itself; costs run the other way.

    Three digits, as a thousand draws know no more. `kpi_chance` is the share of draws that reach the
    number the client asks for.
    """

    draws: int
    seed: int
    market_share: float
    goal: Goal
    result: Band
    reach: Band | None
    clicks: Band | None
    leads: Band | None
    sales: Band | None
    spent_rub: Band
    cost_per_result_rub: Band | None
    kpi_chance: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardUsed:
    """The rate card that the plan was made from."""

    name: str
    version: str
    hash: str
    is_sample: bool
    seller: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaPlan:
    """A plan with everything needed to defend it; `totals` is None while a price is on request."""

    brief: Brief
    as_of: date
    status: PlanStatus
    goal: Goal
    effective_frequency: int
    start: date | None
    end: date | None
    target: Target
    money: Money
    lines: tuple[PlanLine, ...]
    totals: Totals | None
    vat_by_rate: tuple[tuple[Decimal, Amount], ...]
    clicks: Range | None
    leads: Range | None
    sales: Range | None
    reach: PlanReach | None
    proof: Proof | None
    excluded: tuple[Exclusion, ...]
    findings: tuple[Finding, ...]
    ways_out: tuple[WayOut, ...]
    categories: tuple[Category, ...]
    card: CardUsed
    sources: Mapping[str, Source]
    # Plans kept before law was checked have none.
    law: tuple[LawFinding, ...] = ()
    # Everything a manager changed since the first version, the oldest first.
    edits: tuple[Edit, ...] = ()
    # Nor have older plans the three below: they are read as laid out evenly, unplayed, from the card alone.
    flighting: Flighting | None = None
    scenarios: Scenarios | None = None
    benchmarks: tuple[BenchmarkUsed, ...] = ()
    # What a model read of the brief and worded of the offer; without one the plan's JSON says nothing of it.
    model_reading: ModelReading | None = None
    prose: OfferProse | None = None
