"""Ratings, costs per contact and frequency of planning_arithmetic, from whichever inputs a case gives."""

from collections.abc import Mapping
from typing import Any

from planner import arithmetic

Inputs = Mapping[str, Any]
# How sources name the same base; `_000` is a count in thousands.
_COST = ("cost", "costs", "price", "prices", "cost_total")
_CONTACTS = (
    "contacts",
    "impressions",
    "gross_impressions",
    "audience",
    "audiences",
    "views",
    "households",
    "circulation",
)
_REACH = ("net_reach", "reach", "reached")
_POPULATION = ("population", "universe")


def answer_grp(inputs: Inputs) -> dict[str, Any]:
    """GRP from insertions, or from reach and frequency, with the frequency that follows."""
    contacts = _contacts(inputs)
    population = _find(inputs, _POPULATION)
    reach_pct, frequency = inputs.get("reach_pct"), inputs.get("frequency", inputs.get("avg_frequency"))
    if contacts is not None and population:
        grp = arithmetic.grp_from_contacts(contacts, population)
    elif reach_pct is not None and frequency is not None:
        grp = arithmetic.grp_from_reach(reach_pct, frequency)
    else:
        grp = inputs.get("grp", arithmetic.sum_points(inputs.get("ratings", ())))
    return {
        "impressions": contacts,
        "contacts": contacts,
        "grp": grp,
        "avg_frequency": arithmetic.average_frequency(grp, reach_pct) if grp and reach_pct else None,
    }


def answer_trp(inputs: Inputs) -> dict[str, Any]:
    """TRP: the same in the target group."""
    grp = answer_grp(inputs)
    return {**grp, "trp": grp["grp"]}


def answer_trp_sum(inputs: Inputs) -> dict[str, Any]:
    """Points of one target group added up."""
    total = arithmetic.sum_points(next(iter(inputs.values())))
    return {"total": total, "trp": total, "grp": total}


def answer_plan_cost(inputs: Inputs) -> dict[str, Any]:
    """Rates times insertions."""
    return {"total_cost": arithmetic.sum_cost(inputs["rates"], inputs["insertions"])}


def answer_costs(inputs: Inputs) -> dict[str, Any]:
    """CPM and CPP, of one vehicle or of each in a list."""
    cost, contacts, reach = _find(inputs, _COST), _find(inputs, _CONTACTS), _find(inputs, _REACH)
    rating = inputs.get("rating", inputs.get("ratings", inputs.get("grp")))
    return {
        "cpm": _each(arithmetic.cost_per_thousand, cost, contacts),
        "cpm_net": _each(arithmetic.cost_per_thousand, cost, reach),
        "cpp": _each(arithmetic.cost_per_point, cost, rating),
        "cpc": _each(arithmetic.cost_per_unit, cost, inputs.get("clicks")),
    }


def answer_reach(inputs: Inputs) -> dict[str, Any]:
    """Reach in per cent, frequency and GRP of a schedule."""
    reach, population, contacts = _find(inputs, _REACH), _find(inputs, _POPULATION), _contacts(inputs)
    return {
        "reach_pct": _each(arithmetic.share_pct, reach, population),
        "avg_frequency": _each(arithmetic.average_frequency, contacts, reach),
        "grp": _each(arithmetic.grp_from_contacts, contacts, population),
    }


def answer_effective_reach(inputs: Inputs) -> dict[str, Any]:
    """Effective reach, mean frequency and GRP of equal groups of those reached."""
    reach_pct = inputs["reach_pct"]
    groups = next(value for name, value in inputs.items() if name.endswith("_frequencies"))
    frequency = arithmetic.mean(groups) or 0.0
    return {
        "effective_reach_pct": arithmetic.effective_reach(
            reach_pct, groups, at_least=inputs["min_frequency"]
        ),
        "avg_frequency": frequency,
        "grp": arithmetic.grp_from_reach(reach_pct, frequency),
    }


def answer_cpc(inputs: Inputs) -> dict[str, Any]:
    """The price of a click that a CPM amounts to, and back."""
    cpm, ctr, cpc = inputs.get("cpm"), inputs.get("ctr", 0.0), inputs.get("cpc")
    return {
        "cpc": arithmetic.cpc_from_cpm(cpm, ctr) if cpm is not None else None,
        "cpm": arithmetic.cpm_from_cpc(cpc, ctr) if cpc is not None else None,
    }


def answer_affinity(inputs: Inputs) -> dict[str, Any]:
    """Affinity of a vehicle in a target group."""
    target = inputs.get("target_rating", inputs.get("trp", inputs.get("rating_target")))
    total = inputs.get("total_rating", inputs.get("grp", inputs.get("rating_total")))
    index = _each(arithmetic.affinity, target, total)
    return {"affinity": index, "index": index}


def answer_ooh(inputs: Inputs) -> dict[str, Any]:
    """GRP of outdoor faces from their daily circulation."""
    daily = inputs.get("dec", inputs.get("daily_effective_circulation", 0.0))
    return {"grp": arithmetic.ooh_grp(daily, inputs.get("days", 1), _find(inputs, _POPULATION))}


def _contacts(inputs: Inputs) -> float | None:
    if "insertions" in inputs:
        audiences = inputs.get("audiences", inputs.get("readership", inputs.get("ratings")))
        return arithmetic.count_contacts(audiences, inputs["insertions"]) if audiences else None
    found = _find(inputs, _CONTACTS)
    return sum(found) if isinstance(found, list) else found


def _find(inputs: Inputs, names: tuple[str, ...]) -> Any:
    """Return the first base that a case names, counts in thousands as people."""
    for name in names:
        if name in inputs:
            return inputs[name]
        if f"{name}_000" in inputs:
            return _in_people(inputs[f"{name}_000"])
    return None


def _in_people(thousands: Any) -> Any:
    return [one * 1000 for one in thousands] if isinstance(thousands, list) else thousands * 1000


def _each(formula: Any, one: Any, other: Any) -> Any:
    if one is None or other is None:
        return None
    if isinstance(other, list):
        ones = one if isinstance(one, list) else [one] * len(other)
        return [formula(left, right) for left, right in zip(ones, other, strict=True)]
    return formula(one, other)


ANSWERS = {
    "grp": answer_grp,
    "trp": answer_trp,
    "trp_sum": answer_trp_sum,
    "grp_sum": answer_trp_sum,
    "plan_cost": answer_plan_cost,
    "cpm": answer_costs,
    "cpp": answer_costs,
    "cpm_cpp": answer_costs,
    "cpm_net": answer_costs,
    "reach": answer_reach,
    "effective_reach": answer_effective_reach,
    "cpc_from_cpm_ctr": answer_cpc,
    "cpm_from_cpc_ctr": answer_cpc,
    "affinity": answer_affinity,
    "ooh_grp": answer_ooh,
}
