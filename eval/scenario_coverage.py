"""How often a campaign falls between P10 and P90: ranges of random plans against worlds drawn apart."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from eval.bench_briefs import write_letter
from eval.scenario_worlds import World, join_world, play_line
from planner.brief_reading import read_brief
from planner.draft import draft_plan
from planner.media_plan import Band, Goal, MediaPlan, Scenarios
from planner.plan_candidates import list_bought
from planner.rate_card import RateCard, load_rate_card
from planner.scenarios import play_scenarios
from planner.uncertainty import load_uncertainty

PLANNED, TOLERANCE = 0.80, 0.03
_AS_OF = date(2026, 11, 25)
_NAMES = {Goal.LEADS: "leads", Goal.CLICKS: "clicks", Goal.REACH: "reach"}


def run_scenario_coverage(plans: int, worlds: int, *, seed: int = 1) -> dict[str, Any]:
    """Return the share of worlds between P10 and P90, below and above, by figure over random plans."""
    card, dice = load_rate_card(), random.Random(seed)  # noqa: S311 cases to measure, not secrets
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    by_plan: list[float] = []
    for plan in _draw_plans(card, plans, dice):
        found = play_scenarios(plan, card)
        if found is None:
            continue
        inside = _count(plan, card, found, worlds=worlds, dice=dice)
        for name, three in inside.items():
            counts[name] = [old + new for old, new in zip(counts[name], three, strict=True)]
            by_plan.append(three[1] / worlds)
    whole = [sum(column) for column in zip(*counts.values(), strict=True)] if counts else [0, 0, 0]
    share = whole[1] / max(1, sum(whole))
    return {
        "plans": plans,
        "worlds_per_plan": worlds,
        "covered": round(share, 4),
        "figures": {name: _describe(three) for name, three in sorted(counts.items())},
        "lowest_plan": round(min(by_plan, default=0.0), 3),
        "highest_plan": round(max(by_plan, default=0.0), 3),
        "is_within": abs(share - PLANNED) <= TOLERANCE,
    }


def _draw_plans(card: RateCard, count: int, dice: random.Random) -> Iterator[MediaPlan]:
    drawn = 0
    while drawn < count:
        letter = write_letter(dice, is_modest=True)
        plan = draft_plan(read_brief(letter, as_of=_AS_OF), card, as_of=_AS_OF)
        if plan.lines:
            drawn += 1
            yield plan


def _count(
    plan: MediaPlan, card: RateCard, found: Scenarios, *, worlds: int, dice: random.Random
) -> Mapping[str, list[int]]:
    """Return how many worlds lie below, between and above, by figure."""
    bought, rules = list_bought(plan, card), load_uncertainty()
    bands = {Goal.LEADS: found.leads, Goal.CLICKS: found.clicks, Goal.REACH: found.reach}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for _ in range(worlds):
        world = World(dice, rules.market_share.value)
        results = join_world(plan, bought, [play_line(world, one, rules) for one in bought])
        for goal, value in results.items():
            if (band := bands[goal]) is not None:
                counts[_NAMES[goal]][_place(value, band)] += 1
    return counts


def _place(value: float, band: Band) -> int:
    return 0 if value < float(band.p10) else 2 if value > float(band.p90) else 1


def _describe(three: list[int]) -> dict[str, float]:
    whole = max(1, sum(three))
    names = ("below_p10", "between", "above_p90")
    return {name: round(count / whole, 4) for name, count in zip(names, three, strict=True)}


def describe_scenario_coverage(report: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the report as rows of a table."""
    rows = [
        ("plans x worlds", f"{report['plans']} x {report['worlds_per_plan']}"),
        ("between P10 and P90", f"{report['covered']:.1%} (planned {PLANNED:.0%} +- {TOLERANCE:.0%})"),
    ]
    for name, three in report["figures"].items():
        rows.append((name, f"{three['below_p10']:.1%} / {three['between']:.1%} / {three['above_p90']:.1%}"))
    rows.append(("lowest and highest plan", f"{report['lowest_plan']:.1%}, {report['highest_plan']:.1%}"))
    return rows
