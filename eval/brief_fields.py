"""Fields of a brief: how each is taken from the gold and from the answer, and when the two agree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eval.metrics.loose import is_loosely_equal
from planner.brief import Brief

Gold = Mapping[str, Any]
# Gold sums are rounded now to the kopeck, now to the rouble.
ROUBLE = Decimal(1)
NO_FLAG = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule:
    """One field: the gold's value, the answer's, and whether they agree."""

    gold: Callable[[Gold], Any]
    given: Callable[[Brief], Any]
    agree: Callable[[Any, Any], bool]


def _same(gold: Any, given: Any) -> bool:
    return bool(gold == given)


def _same_sum(gold: Any, given: Any) -> bool:
    if gold is None or given is None:
        return gold is given
    return abs(Decimal(str(gold)) - Decimal(given)) <= ROUBLE


def _same_set(gold: Any, given: Any) -> bool:
    return set(gold) == set(given)


def _loose(gold: Any, given: Any) -> bool:
    return is_loosely_equal(_texts(gold), _texts(given))


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _plain(name: str, agree: Callable[[Any, Any], bool]) -> FieldRule:
    return FieldRule(
        gold=lambda gold: gold.get(name), given=lambda brief: _show(getattr(brief, name)), agree=agree
    )


def _of_audience(name: str, agree: Callable[[Any, Any], bool]) -> FieldRule:
    return FieldRule(
        gold=lambda gold: (gold.get("audience") or {}).get(name),
        given=lambda brief: _show(getattr(brief.audience, name)),
        agree=agree,
    )


def _listed(name: str, attribute: str | None = None) -> FieldRule:
    return FieldRule(
        gold=lambda gold: sorted(gold.get(name) or ()),
        given=lambda brief: sorted(map(str, getattr(brief, attribute or name))),
        agree=_same_set,
    )


def _show(value: Any) -> Any:
    """Dates and codes as the cases spell them."""
    if isinstance(value, bool) or value is None or isinstance(value, int | Decimal):
        return value
    return [str(one) for one in value] if isinstance(value, tuple) else str(value)


def _gold_kpi(gold: Gold) -> list[tuple[str, Decimal]]:
    return sorted((one["name"], Decimal(str(one["value"]))) for one in gold.get("kpi") or ())


def _given_kpi(brief: Brief) -> list[tuple[str, Decimal]]:
    return sorted((one.name.value, one.value) for one in brief.kpi)


FIELDS: Mapping[str, FieldRule] = {
    "advertiser": _plain("advertiser", _loose),
    "product": _plain("product", _loose),
    "industry": _plain("industry", _same),
    "objective": _plain("objective", _same),
    "budget_min_rub": _plain("budget_min_rub", _same_sum),
    "budget_max_rub": _plain("budget_max_rub", _same_sum),
    "vat_included": _plain("vat_included", _same),
    "start_date": _plain("start_date", _same),
    "end_date": _plain("end_date", _same),
    "regions": _listed("regions"),
    "gender": _of_audience("gender", _same),
    "age_min": _of_audience("age_min", _same),
    "age_max": _of_audience("age_max", _same),
    "income": _of_audience("income", _loose),
    "interests": _of_audience("interests", _loose),
    "channels_wanted": _listed("channels_wanted"),
    "channels_excluded": _listed("channels_excluded"),
    "kpi": FieldRule(gold=_gold_kpi, given=_given_kpi, agree=_same),
    "category_flags": FieldRule(
        gold=lambda gold: sorted(set(gold.get("category_flags") or ()) - {NO_FLAG}),
        given=lambda brief: sorted(category.value for category in brief.categories),
        agree=_same_set,
    ),
    "missing": _listed("missing"),
}
AMOUNTS = ("budget_min_rub", "budget_max_rub")
DATES = ("start_date", "end_date")
