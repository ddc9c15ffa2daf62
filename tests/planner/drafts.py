"""Plans that many tests read: drafted once a run, never changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from planner.brief import Channel, KpiName, Objective
from planner.draft import draft_plan
from planner.finding import FindingCode
from planner.ground import Ground, prepare
from planner.media_plan import MediaPlan
from planner.rate_card import RateCard
from planner.scenarios import play_scenarios
from planner.wishes import NO_WISHES, Wishes
from tests.planner.builders import AS_OF, make_brief, make_kpi, the_card

# Name -> what the brief says otherwise than the usual one.
BRIEFS: dict[str, dict[str, Any]] = {
    "leads": {},
    "reach": {"objective": Objective.REACH},
    "awareness": {"objective": Objective.AWARENESS},
    "country": {"regions": ("Россия",), "budget_min_rub": None, "budget_max_rub": Decimal(30_000_000)},
    "year_end": {"start_date": date(2026, 12, 14), "end_date": date(2027, 1, 24)},
    "wishes": {"channels_wanted": (Channel.SMS, Channel.DOOH, Channel.VK_ADS)},
    "on_request": {"channels_wanted": (Channel.SMS, Channel.TV)},
    "out_of_reach": {"kpi": (make_kpi(KpiName.LEADS, 2_500),)},
    "out_of_market": {"kpi": (make_kpi(KpiName.LEADS, 10**7),)},
    "gross": {
        "budget_min_rub": None,
        "budget_max_rub": Decimal("819672.13"),
        "vat_included": True,
    },
    "too_small": {"budget_min_rub": None, "budget_max_rub": Decimal(100)},
}


@cache
def drafted(name: str) -> MediaPlan:
    return plan_of(**BRIEFS[name])


def plan_of(card: RateCard | None = None, wishes: Wishes = NO_WISHES, **changes: Any) -> MediaPlan:
    used = card or the_card()
    return play(draft_plan(make_brief(**changes), used, as_of=AS_OF, wishes=wishes), used)


def play(plan: MediaPlan, card: RateCard | None = None) -> MediaPlan:
    """Return a plan with its ranges, as requests get it."""
    return replace(plan, scenarios=play_scenarios(plan, card or the_card()))


def ground_of(card: RateCard | None = None, wishes: Wishes = NO_WISHES, **changes: Any) -> Ground:
    return prepare(make_brief(**changes), card or the_card(), as_of=AS_OF, wishes=wishes)


def codes_of(plan: MediaPlan) -> set[FindingCode]:
    return {finding.code for finding in plan.findings}


def words_of(plan: MediaPlan, code: FindingCode, lang: str = "ru") -> str:
    """Return what the first finding of a code says, with plain spaces."""
    text = next(finding.text for finding in plan.findings if finding.code is code)
    return text.in_language(lang).replace("\u00a0", " ")
