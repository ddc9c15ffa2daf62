"""Answers budget_optimum_exact, budget_optimum_published and media_selection_exact."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eval.reach_families.comparison import Case, Check, Folder, differ
from planner.allocation.best_split import best_split
from planner.allocation.carry_over import geometric_weights, saturate, steady_pressure
from planner.allocation.contact_goal import Vehicle, choose_vehicles
from planner.allocation.least_budget import least_budget
from planner.allocation.options import Option, Response
from planner.allocation.responses import Goerg, Hill, Linear, Logarithmic, Packages, Tabulated
from planner.allocation.spend_bounds import bounds_around
from planner.allocation.split import Shortfall, Split
from planner.allocation.union import Union

Inputs = Mapping[str, Any]
# Where a case states no tolerance for spends, its own solver agreed with others to about this.
_SPEND_SHARE = 1e-5


def check_exact(case: Case, _: Folder) -> list[str]:
    """Compare an optimum known exactly."""
    return _EXACT[case["model"]](case["inputs"], case["expected"], case.get("tolerance") or {})


def check_published(case: Case, _: Folder) -> list[str]:
    """Compare an optimum printed by another planner."""
    return _PUBLISHED[case["model"]](case["inputs"], case["expected"], case.get("tolerance") or {})


def check_selection(case: Case, _: Folder) -> list[str]:
    """Compare the best set of vehicles for an effective frequency."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]["value_abs"]
    names = inputs.get("names") or [str(at) for at in range(len(inputs["tariffs"]))]
    plan = choose_vehicles(
        [
            Vehicle(id=name, cost=cost, share=people / inputs["population"])
            for name, cost, people in zip(names, inputs["tariffs"], inputs["audiences"], strict=True)
        ],
        inputs["budget"],
        inputs["min_frequency"],
    )
    found = {
        "optimal_value": plan.value,
        "cost": plan.cost,
        "selection": sorted(plan.ids),
        "second_best_value": plan.second_value,
        "greedy_value": plan.greedy_value,
    }
    wanted = {**expected}
    if "selection" in wanted:
        wanted["selection"] = sorted(wanted["selection"])
    return differ("plan", found, wanted, absolute=tolerance)


def _options(responses: Sequence[Response], inputs: Inputs, *, size: float = 1.0) -> list[Option]:
    count = len(responses)
    lower = inputs.get("lower") or [0.0] * count
    upper = inputs.get("upper") or [None] * count
    return [
        Option(
            id=f"{at:03d}",
            response=response,
            minimum=(lower[at] or 0.0) * size,
            required=bool(lower[at]),
            **({} if upper[at] is None else {"maximum": upper[at] * size}),
        )
        for at, response in enumerate(responses)
    ]


def _goerg(inputs: Inputs) -> list[Option]:
    curves = [
        Goerg(potential=people, cpm_rub=cpm)
        for people, cpm in zip(inputs["potential"], inputs["cpm"], strict=True)
    ]
    return _options(curves, inputs)


def _split(options: Sequence[Option], budget: float, union: Union | None = None) -> Split:
    answer = best_split(options, budget, union=union)
    if isinstance(answer, Shortfall):
        raise ValueError(f"no split exists: {answer}")
    return answer


def _money(split: Split) -> list[float]:
    return [line.money for line in split.lines]


def _compare(split: Split, names: Mapping[str, str], expected: Any, tolerance: Any) -> list[str]:
    """Compare spends, value and multiplier under the names that the case uses."""
    found = {"value": split.value, "multiplier": split.multiplier, "budget": split.budget}
    relative = tolerance.get("value_rel", tolerance.get("rel", 1e-6))
    lines = [] if split.gap <= 1e-6 else [f"gap: {split.gap} is not proved"]
    for ours, theirs in names.items():
        if theirs in expected:
            loose = max(relative, _SPEND_SHARE) if ours == "multiplier" else relative
            lines += differ(theirs, found[ours], expected[theirs], relative=loose)
    if "x" in expected:
        absolute = tolerance.get("x_abs", tolerance.get("x_rel", _SPEND_SHARE) * split.budget)
        lines += differ("x", _money(split), expected["x"], absolute=absolute)
    return lines


def _logarithmic(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    curves = [Logarithmic(factor=a, scale_rub=c) for a, c in zip(inputs["a"], inputs["c"], strict=True)]
    split = _split(_options(curves, inputs), inputs["budget"])
    return _compare(split, {"value": "value", "multiplier": "multiplier"}, expected, tolerance)


def _summed(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    split = _split(_goerg(inputs), inputs["budget"])
    return _compare(split, {"value": "sum_reach", "multiplier": "multiplier"}, expected, tolerance)


def _united(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    split = _split(_goerg(inputs), inputs["budget"], Union(universe=inputs["universe"]))
    return _compare(split, {"value": "union_reach_people"}, expected, tolerance)


def _s_shaped(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    curves = [
        Hill(top=top, half_rub=half, exponent=exponent)
        for top, half, exponent in zip(inputs["coef"], inputs["half"], inputs["exponent"], strict=True)
    ]
    split = _split(_options(curves, inputs), inputs["budget"])
    lines = _compare(split, {"value": "global_value"}, expected, tolerance)
    # Values agree to a millionth, so flat optima may lie a thousandth of the budget apart.
    loose = 1e-3 * inputs["budget"]
    money = _money(split)
    if "global_x_sorted_first_two" in expected:
        lines += differ("x1, x2", sorted(money[:2]), expected["global_x_sorted_first_two"], absolute=loose)
    if "global_x3" in expected:
        lines += differ("x3", money[2], expected["global_x3"], absolute=loose)
    return lines


def _packages(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    items = inputs["items"]
    options = [
        Option(
            id=f"{at:03d}",
            response=Packages(
                tuple(item["step_cost"] * count for count in range(len(item["cumulative_value"]))),
                tuple(float(value) for value in item["cumulative_value"]),
            ),
        )
        for at, item in enumerate(items)
    ]
    split = _split(options, inputs["budget"])
    lines = differ("value", split.value, expected["optimal_value"], absolute=tolerance.get("value_abs", 0))
    if "cheapest_cost_at_optimum" in expected:
        lines += differ("cost", split.spent, expected["cheapest_cost_at_optimum"])
    steps = [round(money / item["step_cost"]) for money, item in zip(_money(split), items, strict=True)]
    wanted = expected.get("steps", steps)
    # Another set of the same value and cost is as good an answer.
    is_equal = _worth(items, steps) == _worth(items, wanted)
    return lines if is_equal else [*lines, *differ("steps", steps, wanted)]


def _worth(items: Sequence[Any], steps: Sequence[int]) -> tuple[float, float]:
    pairs = list(zip(items, steps, strict=True))
    return (
        sum(item["cumulative_value"][count] for item, count in pairs),
        sum(item["step_cost"] * count for item, count in pairs),
    )


def _feasibility(inputs: Inputs, expected: Any, _: Any) -> list[str]:
    lower = inputs["lower"]
    answer = best_split(_options([Linear(units_per_rub=1.0)] * len(lower), inputs), inputs["budget"])
    status = "infeasible" if isinstance(answer, Shortfall) else "feasible"
    lines = differ("status", status, expected["status"])
    if isinstance(answer, Shortfall):
        found = {
            "deficit": answer.deficit_rub,
            "largest_feasible_subsets": [[int(name) for name in ids] for ids in answer.largest_subsets],
        }
        named = {key: value for key, value in expected.items() if key in found}
        lines += differ("shortfall", found, named)
    return lines


def _least(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    united = inputs.get("universe")
    goal = inputs.get("target_sum_reach", inputs.get("target_union_reach"))
    answer = least_budget(_goerg(inputs), goal, union=Union(universe=united) if united else None)
    if isinstance(answer, Shortfall):
        return [f"no budget reaches the goal: {answer}"]
    loose = {**tolerance, "x_rel": tolerance.get("rel", 1e-6)}
    return _compare(answer, {"budget": "budget"}, expected, loose)


def _scaled(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    split = _split(_goerg(inputs), inputs["budget"])
    shares = [money / inputs["budget"] for money in _money(split)]
    return differ("shares", shares, expected["shares"], absolute=tolerance["share_abs"])


def _carry_over(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    draws = list(zip(*inputs["lam_draws"], strict=True))
    curves = [
        saturate(
            beta,
            rates,
            steady_pressure(geometric_weights(alpha, inputs["l_max"]), inputs["num_periods"]),
        )
        for beta, rates, alpha in zip(inputs["beta"], draws, inputs["adstock_alpha"], strict=True)
    ]
    split = _split(_options(curves, {**inputs, **_read_bounds(inputs.get("bounds"))}), inputs["total_budget"])
    money = _money(split)
    lines = differ("printed", money, expected["printed_optimal"], absolute=tolerance["alloc_abs"])
    if "exact_optimal" in expected:
        lines += differ("exact", money, expected["exact_optimal"], absolute=tolerance["alloc_abs"])
    if "exact_response" in expected:
        regret = tolerance.get("regret_rel", 1e-8)
        lines += differ("response", split.value, expected["exact_response"], relative=regret)
    loose = tolerance["response_rel"]
    return [*lines, *differ("printed response", split.value, expected["printed_response"], relative=loose)]


def _read_bounds(bounds: Any) -> Inputs:
    if not bounds:
        return {}
    pairs = list(bounds.values()) if isinstance(bounds, Mapping) else list(bounds)
    return {"lower": [pair[0] for pair in pairs], "upper": [pair[1] for pair in pairs]}


def _bounds(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    found = bounds_around(
        inputs["spend"], down=inputs["lower"], up=inputs["upper"], digits=inputs.get("round_factor")
    )
    return [
        *differ("lower", found.lower, expected["lower_bound"], absolute=tolerance["abs"]),
        *differ("upper", found.upper, expected["upper_bound"], absolute=tolerance["abs"]),
    ]


def _table(inputs: Inputs, expected: Any, tolerance: Any) -> list[str]:
    names = list(inputs["curves"])
    today = [inputs["non_optimized_spend"][name] for name in names]
    down, up = (abs(share) / 100 for share in inputs["bounds_pct"])
    bounds = bounds_around(today, down=[down] * len(names), up=[up] * len(names))
    options = [
        Option(
            id=name,
            response=Tabulated(tuple(table["spend"]), tuple(table["revenue"])),
            minimum=bounds.lower[at],
            maximum=bounds.upper[at],
            required=True,
        )
        for at, (name, table) in enumerate(inputs["curves"].items())
    ]
    split = _split(options, inputs["total_budget"])
    relative = tolerance["revenue_rel"]
    lines = [] if split.gap <= 1e-6 else [f"gap: {split.gap} is not proved"]
    for at, money in enumerate(_money(split)):
        if not bounds.lower[at] <= money <= bounds.upper[at]:
            lines.append(f"{names[at]}: {money} leaves its bounds")
    if split.value < expected["printed_optimized_revenue"]:
        lines.append(f"revenue: {split.value} is below the printed {expected['printed_optimized_revenue']}")
    before = sum(option.response.value(money) for option, money in zip(options, today, strict=True))
    lines += differ("before", before, expected["printed_non_optimized_revenue"], relative=relative)
    if "lp_optimal_revenue" in expected:
        lines += differ("revenue", split.value, expected["lp_optimal_revenue"], relative=relative)
    wanted = expected.get("lp_optimal_spend", expected["printed_optimized_spend"])
    loose = tolerance["alloc_rel_of_budget"] * inputs["total_budget"]
    return [*lines, *differ("spend", split.spends, wanted, absolute=loose)]


_Answer = Callable[[Inputs, Any, Any], list[str]]
_EXACT: Mapping[str, _Answer] = {
    "sum a*ln(1+x/c)": _logarithmic,
    "sum rho*s/(s+rho*cpm/1000)": _summed,
    "independent union of Goerg curves": _united,
    "sum coef*x^a/(x^a+h^a)": _s_shaped,
    "package steps": _packages,
    "feasibility": _feasibility,
    "dual of goerg": _least,
    "scale": _scaled,
}
_PUBLISHED: Mapping[str, _Answer] = {
    "adstock_logistic_mean_of_draws": _carry_over,
    "optimization_bounds": _bounds,
    "response_curve_table": _table,
}
CHECKS: Mapping[str, Check] = {
    "budget_optimum_exact": check_exact,
    "budget_optimum_published": check_published,
    "media_selection_exact": check_selection,
}
