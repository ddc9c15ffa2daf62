"""Answers accumulation_beta_binomial, hofmans, canex and duplication_sainsbury_binomial."""

from collections.abc import Mapping
from typing import Any

from eval.reach_families.comparison import Case, Check, Folder, differ
from planner.reach.beta_binomial import fit_beta_binomial, metheringham, plan_insertions
from planner.reach.binomial import ContactLaw, binomial_mean, sainsbury
from planner.reach.canonical_expansion import expand
from planner.reach.hofmans import fit_hofmans
from planner.reach.morgensztern import fit_morgensztern

# The planning case asks whether 7 % of the population meet the advertisement five times.
_WANTED_SHARE = 0.07


def check_accumulation(case: Case, _: Folder) -> list[str]:
    """Compare one vehicle's or pooled vehicles' accumulation."""
    return _ACCUMULATION[case["model"]](case["inputs"], case["expected"], case["tolerance"])


def check_duplication(case: Case, _: Folder) -> list[str]:
    """Compare random duplication of vehicles."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    law = (binomial_mean if case["model"].startswith("binomial") else sainsbury)(_read_ratings(inputs))
    population = inputs.get("population", 1)
    found = {
        "reach_people": law.reach * population,
        "exact_people": [share * population for share in law.exact],
        "at_least_people": [share * population for share in law.at_least],
        "avg_frequency": law.frequency,
        "mean_probability": law.mean / len(law.exact),
        "reach": law.reach,
        "reach_exact": law.reach,
        "at_least": law.at_least,
    }
    slack = {
        "avg_frequency": tolerance.get("freq_abs", 0.0),
        "reach_exact": tolerance.get("exact_abs", 0.0),
        "mean_probability": 1e-9,
    }
    loose = tolerance.get("people_abs", tolerance.get("abs", 0.0))
    return [
        line
        for key, want in expected.items()
        for line in differ(key, found.get(key), want, absolute=slack.get(key, loose))
    ]


def check_hofmans(case: Case, _: Folder) -> list[str]:
    """Compare Hofmans' curve."""
    inputs = case["inputs"]
    curve = fit_hofmans(inputs["R1"], inputs["R2"], inputs.get("R3"))
    found = {
        "k": curve.k,
        "d": curve.duplication,
        "alpha": curve.exponent,
        "reach": [curve.reach(number) for number in inputs.get("N", ())],
    }
    return differ("hofmans", found, case["expected"], absolute=case["tolerance"]["abs"])


def check_canonical(case: Case, _: Folder) -> list[str]:
    """Compare the canonical expansion."""
    inputs = case["inputs"]
    plan = expand(inputs["insertions"], inputs["R1"], inputs["R2"], inputs["duplications"])
    found = {
        "correlations_upper": plan.correlations,
        "contact_distribution": plan.contacts.shares,
        "reach": plan.contacts.reach,
        "avg_frequency": plan.contacts.frequency,
    }
    return differ("expansion", found, case["expected"], absolute=case["tolerance"]["abs"])


def _read_ratings(inputs: Mapping[str, Any]) -> list[float]:
    if "probabilities_repeat" in inputs:
        chance, times = inputs["probabilities_repeat"]
        return [chance] * int(times)
    if "probabilities" in inputs:
        return list(inputs["probabilities"])
    return [people / inputs["population"] for people in inputs["audiences"]]


def _compare_people(
    found: Mapping[str, Any], expected: Mapping[str, Any], tolerance: Mapping[str, float]
) -> list[str]:
    slack = {
        "alpha": tolerance["param_abs"],
        "beta": tolerance["param_abs"],
        "p0": tolerance["param_abs"],
        "avg_frequency": tolerance["freq_abs"],
    }
    return [
        line
        for key, want in expected.items()
        for line in differ(key, found.get(key), want, absolute=slack.get(key, tolerance["people_abs"]))
    ]


def _people(law: ContactLaw, population: float) -> dict[str, Any]:
    return {
        "reach_people": law.reach * population,
        "exact_people": [share * population for share in law.exact],
        "at_least_people": [share * population for share in law.at_least],
        "avg_frequency": law.frequency,
        "p0": law.shares[0],
    }


def _beta_binomial(inputs: Mapping[str, Any], expected: Any, tolerance: Any) -> list[str]:
    population = inputs["population"]
    law = fit_beta_binomial(inputs["A1"] / population, inputs["A2"] / population)
    found = {"alpha": law.alpha, "beta": law.beta, **_people(law.contacts(inputs["n"]), population)}
    return _compare_people(found, expected, tolerance)


def _metheringham(inputs: Mapping[str, Any], expected: Any, tolerance: Any) -> list[str]:
    pooled = metheringham(
        inputs["audiences"],
        inputs["insertions"],
        inputs["duplication_matrix"],
        population=inputs["population"],
    )
    found = {
        "A1": pooled.audience,
        "D": pooled.duplication,
        "A2": pooled.two_insertions,
        "alpha": pooled.law.alpha,
        "beta": pooled.law.beta,
        **_people(pooled.contacts, inputs["population"]),
    }
    # The source lists the triangle in an order of its own; how many pairs there are is what counts.
    pairs = sorted(expected.get("opportunities_upper", sorted(pooled.opportunities)))
    rest = {key: want for key, want in expected.items() if key != "opportunities_upper"}
    return [
        *differ("opportunities", sorted(pooled.opportunities), pairs),
        *_compare_people(found, rest, tolerance),
    ]


def _insertion_plan(inputs: Mapping[str, Any], expected: Any, tolerance: Any) -> list[str]:
    plan = plan_insertions(
        inputs["A1"],
        inputs["A2"],
        population=inputs["population"],
        tariff=inputs["tariff_eur"],
        budget=inputs["budget_eur"],
    )
    found = {
        "insertions": plan.insertions,
        "cost": plan.cost,
        "alpha": plan.law.alpha,
        "beta": plan.law.beta,
        "reach": plan.reach,
        "reach_3plus": plan.effective_reach(3),
        "reach_5plus": plan.effective_reach(5),
        "grp": plan.grp,
        "avg_frequency": plan.frequency,
        "cpm_contacts": plan.cost_per_thousand_contacts,
        "cost_per_point_5plus": plan.cost_per_point(5),
        "meets_7pct_5plus": plan.effective_reach(5) >= _WANTED_SHARE,
    }
    return differ("plan", found, expected, relative=tolerance["rel"])


def _morgensztern(inputs: Mapping[str, Any], expected: Any, tolerance: Any) -> list[str]:
    universe = inputs["universe"]
    ratings = [people / universe for people in inputs["audiences"]]
    law = fit_morgensztern(inputs["insertions"], ratings, reach=inputs["morgensztern_reach"] / universe)
    contacts = law.contacts(sum(inputs["insertions"]))
    found = {"A": law.alpha, "B": law.beta}
    return [
        *differ("law", found, {key: expected[key] for key in found}, relative=tolerance["param_rel"]),
        *differ(
            "reach", contacts.reach * universe, expected["reach_people"], absolute=tolerance["reach_abs"]
        ),
        *differ(
            "contacts", contacts.shares, expected["contact_distribution"], absolute=tolerance["dist_abs"]
        ),
    ]


_ACCUMULATION = {
    "beta_binomial": _beta_binomial,
    "metheringham": _metheringham,
    "beta_binomial_plan": _insertion_plan,
    "morgensztern_beta_binomial": _morgensztern,
}
CHECKS: Mapping[str, Check] = {
    "accumulation_beta_binomial": check_accumulation,
    "canex": check_canonical,
    "duplication_sainsbury_binomial": check_duplication,
    "hofmans": check_hofmans,
}
