"""VAT, messages, coefficients and whole plans of commercial_arithmetic."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from planner.buying_unit import BuyingUnit, read_unit
from planner.coefficients import LengthBand, count_days_by_month, length_coefficient, season_coefficient
from planner.line_cost import (
    Delivery,
    LineCost,
    LineTerms,
    ResponseRates,
    cost_line,
    cost_units,
    deliver,
)
from planner.money import add_vat, divide, extract_vat, multiply, sum_amounts, vat_rate_at
from planner.rate_card import load_rate_card
from planner.sms_text import measure_sms
from planner.totals import total_lines

Inputs = Mapping[str, Any]
_LONGEST_S = 24 * 3600


def answer_vat(inputs: Inputs) -> dict[str, Any]:
    """VAT on a sum without it, or in a sum with it, at the rate of the service date."""
    rate = _rate_of(inputs)
    if "net" in inputs:
        amount = add_vat(Decimal(str(inputs["net"])), rate)
    else:
        amount = extract_vat(Decimal(str(inputs["gross"])), rate)
    return {"rate": rate, "net": amount.net, "vat": amount.vat, "gross": amount.gross}


def answer_vat_rounding(inputs: Inputs) -> dict[str, Any]:
    """VAT of each printed line added up, beside VAT of their total."""
    rate = _rate_of(inputs)
    lines = [add_vat(Decimal(str(net)), rate) for net in inputs["nets"]]
    total = sum_amounts(lines)
    of_total = add_vat(total.net, rate).vat
    return {
        "sum_of_line_vat": total.vat,
        "vat_of_total": of_total,
        "difference": abs(of_total - total.vat),
        "net": total.net,
        "gross": total.gross,
    }


def _rate_of(inputs: Inputs) -> Decimal:
    return vat_rate_at(load_rate_card().vat_rates(), date.fromisoformat(inputs["service_date"]))


def answer_sms(inputs: Inputs) -> dict[str, Any]:
    """Alphabet, length and messages of a text."""
    length = measure_sms(inputs["text"])
    return {"encoding": length.encoding.value, "units": length.units, "segments": length.segments}


def answer_length(inputs: Inputs) -> dict[str, Any]:
    """The price of a spot by its length."""
    bands = [_read_band(name, value) for name, value in inputs["coefficients"].items()]
    coefficient = length_coefficient(bands, int(inputs["seconds"]))
    tariff = next((value for name, value in inputs.items() if name.startswith("tariff")), None)
    price = None if coefficient is None or tariff is None else multiply(_decimal(tariff), coefficient)
    return {"coefficient": coefficient, "price": price}


def _read_band(name: str, coefficient: Any) -> LengthBand:
    numbers = [int(number) for number in re.findall(r"\d+", name)]
    is_open = name.lstrip().startswith(">") or name.rstrip().endswith("+")
    return LengthBand(up_to_s=_LONGEST_S if is_open else numbers[-1], coefficient=_decimal(coefficient))


def answer_markup(inputs: Inputs) -> dict[str, Any]:
    """Base prices with a mark-up, or with several that multiply."""
    markups = inputs.get("markups", inputs.get("markup", 0))
    # A factor (1.3) and a share on top (0.3) say the same.
    given = [_decimal(one) for one in (markups if isinstance(markups, list) else [markups])]
    factors = [one if one >= 1 else 1 + one for one in given]
    return {
        name.removeprefix("base_"): [multiply(_decimal(one), *factors) for one in value]
        if isinstance(value, list)
        else multiply(_decimal(value), *factors)
        for name, value in inputs.items()
        if name.startswith("base_")
    }


def answer_season(inputs: Inputs) -> dict[str, Any]:
    """A price list with coefficients by month, for a month or for a flight that delivers evenly by day."""
    months = [_decimal(one) for one in inputs["coefficients_jan_dec"]]
    answer: dict[str, Any] = {"mean": divide(sum(months, Decimal(0)), Decimal(len(months)))}
    coefficient = _season(inputs, months, answer)
    if coefficient is None or "list_cpm" not in inputs:
        return answer
    cpm = multiply(_decimal(inputs["list_cpm"]), coefficient)
    net = divide(multiply(cpm, _decimal(inputs["impressions"])), Decimal(1000))
    return {**answer, "cpm": cpm, "net": net, "coefficient": coefficient, "average_coefficient": coefficient}


def _season(inputs: Inputs, months: Sequence[Decimal], answer: dict[str, Any]) -> Decimal | None:
    if "month" in inputs:
        return months[int(inputs["month"]) - 1]
    if "start" not in inputs:
        return None
    start, end = date.fromisoformat(inputs["start"]), date.fromisoformat(inputs["end"])
    days = count_days_by_month(start, end)
    answer["days"] = {f"{year}-{month:02}": count for (year, month), count in days.items()}
    return season_coefficient(months, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    id: Any
    cost: LineCost
    delivery: Delivery


def answer_plan(inputs: Inputs) -> dict[str, Any]:
    """A whole plan: every line, and totals over the lines that have the base."""
    fee, vat = _decimal(inputs.get("agency_fee_rate", 0)), _decimal(inputs.get("vat_rate", 0))
    lines = [_answer_line(line, fee=fee, vat=vat) for line in inputs["lines"]]
    totals = total_lines([(line.cost, line.delivery) for line in lines])
    return {
        "lines": [_write_line(line) for line in lines],
        "totals": {
            "net": totals.amount.net,
            "vat": totals.amount.vat,
            "gross": totals.amount.gross,
            "media_without_fee": totals.media,
            "agency_fee": totals.fee,
            "impressions": totals.impressions,
            "clicks": totals.clicks,
            "leads": totals.leads,
            "views": totals.views,
            "ecpm_net_over_lines_with_impressions": totals.cpm,
            "ctr_over_lines_with_impressions": totals.ctr,
            "cpc_net_over_lines_with_clicks": totals.cpc,
            "cpl_net_over_lines_with_leads": totals.cpl,
            "cpl_net_whole_plan": totals.cpl_whole_plan,
        },
    }


def _answer_line(line: Inputs, *, fee: Decimal, vat: Decimal) -> _Answered:
    terms = LineTerms(
        unit=read_unit(str(line["unit"])) or BuyingUnit.FIX,
        quantity=_decimal(line["qty"]),
        price=_decimal(line["price"]),
        factors=tuple(_decimal(one) for one in line.get("markups") or ()),
        discount=_decimal(line.get("discount") or 0),
        fee=fee,
        segments=int(line.get("segments") or 1),
    )
    rates = ResponseRates(**{name: _optional(line.get(name)) for name in ("ctr", "cr", "vtr", "frequency")})
    return _Answered(
        id=line.get("id"),
        cost=cost_line(terms, vat),
        delivery=deliver(terms.unit, terms.quantity, rates),
    )


def _write_line(line: _Answered) -> dict[str, Any]:
    amount, delivery = line.cost.amount, line.delivery
    costs, counts = cost_units(amount.net, delivery), delivery.rounded()
    return {
        "id": line.id,
        "net": amount.net,
        "vat": amount.vat,
        "gross": amount.gross,
        "impressions": counts.impressions,
        "clicks": counts.clicks,
        "leads": counts.leads,
        "reach": counts.reach,
        "views": counts.views,
        "ecpm_net": costs.cpm,
        "cpc_net": costs.cpc,
        "cpl_net": costs.cpl,
        "cpv_net": costs.cpv,
    }


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


def _optional(value: Any) -> Decimal | None:
    return None if value is None else _decimal(value)


ANSWERS = {
    "vat": answer_vat,
    "vat_extract": answer_vat,
    "vat_rounding": answer_vat_rounding,
    "sms_segments": answer_sms,
    "duration_coefficient": answer_length,
    "markup": answer_markup,
    "media_plan": answer_plan,
    "seasonal_coefficient": answer_season,
    "seasonal_flight": answer_season,
}
