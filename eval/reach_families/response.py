"""Answers response_curves: ADBUDG, the chain of rates, Hill fits of noisy reach."""

from collections.abc import Mapping
from typing import Any

from eval.reach_families.comparison import Case, Check, Folder, differ
from planner.reach.response import Adbudg, deliver, determination, fit_hill


def check_response(case: Case, _: Folder) -> list[str]:
    """Compare a response curve."""
    model = case["model"]
    answer = _CHECKS["hill" if model.startswith("hill") else model]
    return answer(case["inputs"], case["expected"], case["tolerance"])


def _adbudg(inputs: Mapping[str, Any], expected: Any, tolerance: Any) -> list[str]:
    curve = Adbudg(ceiling=inputs["coefficient"], parameter=inputs["parameter1"], exponent=inputs["exponent"])
    # Forwards a base gives the metric; backwards a target gives the base.
    target = inputs.get("target", inputs.get("response"))
    found = curve.response(inputs["base"]) if "base" in inputs else curve.spend(target)
    lines = []
    if "printed" in expected:
        lines += differ("printed", found, expected["printed"], absolute=tolerance["printed_abs"])
    if "exact" in expected:
        lines += differ("exact", found, expected["exact"], relative=tolerance["exact_rel"])
    return lines


def _chain(inputs: Mapping[str, Any], expected: Any, tolerance: Any) -> list[str]:
    delivered = deliver(
        inputs["cost"],
        cost_per_impression=inputs["cost_per_impression"],
        ctr=inputs["ctr"],
        cvr=inputs["cvr"],
    )
    found = {
        "impressions": delivered.impressions,
        "clicks": delivered.clicks,
        "conversions": delivered.conversions,
    }
    return differ("chain", found, expected, absolute=tolerance["abs"])


def _hill(inputs: Mapping[str, Any], expected: Any, tolerance: Any) -> list[str]:
    spends, reaches = inputs["spend"], inputs["reach"]
    shape = {"exponent": inputs["exponent"], "max_spend": inputs["max_spend"]}
    ceiling = expected["generator"]["coefficient"]
    given = fit_hill(spends, reaches, ceiling=ceiling, **shape)
    free = fit_hill(spends, reaches, **shape)
    half = len(spends) // 2
    early = fit_hill(spends[:half], reaches[:half], **shape)
    error = abs(early.response(spends[-1]) / reaches[-1] - 1)
    quality = determination(free, spends, reaches)
    lines = [
        *differ(
            "gamma given the coefficient",
            given.inflexion_share,
            expected["fit_gamma_given_coefficient"],
            absolute=tolerance["gamma_abs"],
        ),
        *differ(
            "gamma",
            free.inflexion_share,
            expected["fit_two_parameter"]["gamma"],
            absolute=tolerance["gamma_abs"],
        ),
    ]
    if quality < tolerance["r2_min"]:
        lines.append(f"r2: got {quality}, want at least {tolerance['r2_min']}")
    if error > tolerance["extrapolation_rel"]:
        lines.append(f"extrapolation: got {error}, want at most {tolerance['extrapolation_rel']}")
    return lines


_CHECKS = {"adbudg": _adbudg, "metric_chain": _chain, "hill": _hill}
CHECKS: Mapping[str, Check] = {"response_curves": check_response}
