"""Answers reach_curves_one_point, gamma_poisson, nbd, nbd_dirichlet and dirac_mixture."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from eval.reach_families.comparison import Case, Check, Folder, differ
from planner.reach.gamma_poisson import (
    GammaPoisson,
    contact_share,
    expected_impressions,
    fit_gamma_poisson,
    joint_share,
)
from planner.reach.goerg import fit_beta, fit_goerg, fit_people, fit_people_from_point, thinned_reach
from planner.reach.nbd import fit_nbd
from planner.reach.nbd_dirichlet import describe_brand, fit_category
from planner.reach.poisson_mixture import PoissonMixture, fit_poisson_mixture, truncated_poisson

Fields = Mapping[str, Any]


def check_one_point(case: Case, _: Folder) -> list[str]:
    """Compare Goerg's curve or its thinned twin."""
    answer = _goerg if case["model"].startswith("goerg") else _thinned
    found = answer(case["inputs"], case["expected"])
    return differ("curve", found, case["expected"], absolute=case["tolerance"]["abs"])


def check_gamma_poisson(case: Case, _: Folder) -> list[str]:
    """Compare the shifted gamma-Poisson, its parts and its fit."""
    return _GAMMA_POISSON[case["model"]](case["inputs"], case["expected"], case["tolerance"])


def check_nbd(case: Case, _: Folder) -> list[str]:
    """Compare penetration and frequency of a period."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    law = fit_nbd(inputs["base_penetration"], inputs["base_frequency"])
    period = inputs["period_multiple"]
    counts = range(len(expected["proportion_0_to_5"]))
    return [
        *differ(
            "penetration", law.penetration(period), expected["penetration"], absolute=tolerance["pen_abs"]
        ),
        *differ("frequency", law.frequency(period), expected["frequency"], absolute=tolerance["freq_abs"]),
        *differ(
            "shares",
            law.shares(counts, period),
            expected["proportion_0_to_5"],
            absolute=tolerance["dist_abs"],
        ),
    ]


def check_dirichlet(case: Case, _: Folder) -> list[str]:
    """Compare the category's law or one brand's figures."""
    inputs, expected, tolerance = case["inputs"], case["expected"], case["tolerance"]
    category = fit_category(inputs["category_penetration"], inputs["category_rate"])
    if "share" not in inputs:
        return [
            *differ("M", category.mean, expected["M"], absolute=tolerance["M_abs"]),
            *differ("K", category.shape, expected["K"], absolute=tolerance["K_abs"]),
        ]
    brand = describe_brand(category, share=inputs["share"], switching=inputs["S"])
    found = {
        "penetration": brand.penetration,
        "purchases_per_buyer": brand.own_frequency,
        "category_purchases_per_buyer": brand.category_frequency,
    }
    return differ("brand", found, expected, absolute=tolerance["abs"])


def check_mixture(case: Case, _: Folder) -> list[str]:
    """Compare a Poisson mixture, scaled or fitted."""
    inputs, slack = case["inputs"], case["tolerance"]["abs"]
    if "mean" in inputs:
        shares = truncated_poisson(np.array([inputs["mean"]]), inputs["max_freq"])[0]
        return differ("pmf", shares, case["expected"]["pmf"], absolute=slack)
    if "weights" in inputs:
        mixture = PoissonMixture(intensities=tuple(inputs["components"]), weights=tuple(inputs["weights"]))
        shares = mixture.shares(inputs["max_freq"], inputs.get("scaling", 1.0))
        return differ("pmf", shares, case["expected"]["pmf"], absolute=slack)
    fitted = fit_poisson_mixture(inputs["frequency_histogram_from_0"], inputs["components"])
    found = {"weights": fitted.weights, "pmf": fitted.shares(len(inputs["frequency_histogram_from_0"]) - 1)}
    return differ("fit", found, case["expected"], absolute=slack)


def _goerg(inputs: Fields, _: Fields) -> Fields:
    curve = fit_goerg(inputs["impressions"], inputs["reach"])
    at = inputs.get("at", inputs["impressions"])
    return {
        "reach": curve.reach(at),
        "kplus": [curve.k_plus(at, k) for k in inputs.get("k", ())],
        "max_reach": curve.max_reach,
    }


def _thinned(inputs: Fields, expected: Fields) -> Fields:
    shown, reach = inputs["I"], inputs.get("R")
    if "reach" in expected:
        return {"reach": thinned_reach(shown, inputs["N"], inputs["beta"])}
    if "beta" in expected:
        return {"beta": fit_beta(shown, inputs["N"], float(inputs["R"]))}
    if "mu_scale" in inputs:
        return {"N": fit_people_from_point(shown, float(inputs["R"]), inputs["mu_scale"])}
    return {"N": fit_people(shown, float(reach or 0), inputs["beta"])}


def _share_or_people(inputs: Fields, expected: Fields, tolerance: Fields) -> list[str]:
    if "N" not in inputs:
        shares = contact_share(inputs["I_over_Imax"], inputs["k"], alpha=inputs["alpha"], beta=inputs["beta"])
        return differ("prob", shares, expected["prob"], absolute=tolerance["abs"])
    law = GammaPoisson(
        people=inputs["N"],
        alpha=inputs["alpha"],
        beta=inputs["beta"],
        max_impressions=inputs.get(
            "Imax", expected_impressions(inputs["N"], inputs["alpha"], inputs["beta"])
        ),
    )
    shown = inputs.get("I", inputs.get("impressions"))
    found = {
        "histogram": law.histogram(shown, len(expected.get("histogram", ()))),
        "kplus": [law.k_plus(shown, k + 1) for k in range(len(expected.get("kplus", ())))],
    }
    slack = tolerance.get("people_abs", tolerance.get("abs", 0.0))
    return differ("people", found, expected, absolute=slack)


def _joint(inputs: Fields, expected: Fields, tolerance: Fields) -> list[str]:
    rows = zip(inputs["k"], inputs["n"], inputs["q"], inputs["beta"], strict=True)
    found = [joint_share(k, n, shown=q, alpha=inputs["alpha"], beta=beta) for k, n, q, beta in rows]
    return differ("prob", found, expected["prob"], absolute=tolerance["abs"])


def _mean(inputs: Fields, expected: Fields, tolerance: Fields) -> list[str]:
    found = [expected_impressions(*row) for row in inputs["N_alpha_beta"]]
    return differ("Imax", found, expected["Imax"], absolute=tolerance["abs"])


def _fit(inputs: Fields, expected: Fields, tolerance: Fields) -> list[str]:
    law = fit_gamma_poisson(inputs["impressions"], inputs["kplus_observed"], people=inputs.get("N"))
    target = expected["histogram_target"]
    fitted = law.histogram(inputs["impressions"], len(target))
    return [
        f"cell {cell + 1}: got {got}, want {want}"
        for cell, (got, want) in enumerate(zip(fitted, target, strict=True))
        if (want - got) ** 2 >= tolerance["chi2_cell"] * got
    ]


_GAMMA_POISSON = {
    "shifted_gamma_poisson": _share_or_people,
    "shifted_gamma_poisson_joint": _joint,
    "mean": _mean,
    "shifted_gamma_poisson_fit": _fit,
}
CHECKS: Mapping[str, Check] = {
    "dirac_mixture": check_mixture,
    "gamma_poisson": check_gamma_poisson,
    "nbd": check_nbd,
    "nbd_dirichlet": check_dirichlet,
    "reach_curves_one_point": check_one_point,
}
