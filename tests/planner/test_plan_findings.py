"""What a reader of a plan is told: each finding where it belongs, in order, in both languages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.brief import Audience, Brief, Category, Channel, KpiName, Objective
from planner.draft import draft_plan
from planner.finding import Finding, FindingCode, Severity
from planner.media_plan import PlanStatus
from planner.plan_findings import find_findings, settle_status
from planner.spending import NOTHING
from planner.valuation import value_budget, value_orders
from planner.wishes import Wishes
from qualifier.qualification import Bilingual
from tests.planner.builders import (
    ALL_CHANNELS,
    AS_OF,
    bend_card,
    bend_rows,
    keep_rows,
    make_brief,
    make_kpi,
    the_card,
)
from tests.planner.drafts import codes_of, drafted, ground_of, plan_of, words_of

F = FindingCode

# What the brief says -> the finding, a piece of its Russian words and of its English ones.
TOLD: list[tuple[dict[str, Any], FindingCode, str, str]] = [
    ({"budget_max_rub": Decimal(100), "budget_min_rub": None}, F.BUDGET_BELOW_MINIMUM, "не хватает", "short"),
    ({"vat_included": None}, F.BUDGET_BASIS_ASSUMED, "с НДС бюджет или без", "VAT"),
    (
        {"budget_min_rub": Decimal(3_000_000)},
        F.BUDGET_RANGE_REVERSED,
        "2 000 000,00 ₽",
        "2,000,000.00 RUB",
    ),
    ({"start_date": date(2026, 11, 1)}, F.START_MOVED, "01.11.2026", "25.11.2026"),
    ({"start_date": None, "end_date": None}, F.DATES_ASSUMED, "09.12.2026", "05.01.2027"),
    ({"regions": ("Нарния", "Москва")}, F.REGION_UNKNOWN, "Нарния", "Нарния"),
    ({"regions": ()}, F.REGION_ASSUMED, "всю Россию", "all of Russia"),
    ({"audience": Audience()}, F.AUDIENCE_ASSUMED, "от 18 лет", "from 18"),
    ({"objective": None}, F.GOAL_ASSUMED, "наибольший охват", "most of reach"),
    (
        {"channels_wanted": (Channel.SMS, Channel.VK_ADS), "channels_excluded": (Channel.SMS,)},
        F.WANTED_AND_EXCLUDED,
        "SMS",
        "exclusion wins",
    ),
    ({"channels_wanted": (Channel.SMS, Channel.TV)}, F.PRICE_ON_REQUEST, "Итога нет", "no total"),
    ({"channels_wanted": (Channel.SMS, Channel.TELEGRAM_ADS)}, F.CHANNEL_FORBIDDEN, "ФАС", "FAS"),
    ({"categories": (Category.FINANCE,)}, F.CATEGORY_NEEDS_CHECK, "finance", "a lawyer checks"),
    ({"kpi": (make_kpi(KpiName.LEADS, 10),)}, F.KPI_MET, "Лиды: просили 10", "10 wanted"),
    (
        {"kpi": (make_kpi(KpiName.CPL, 100),)},
        F.KPI_OUT_OF_REACH,
        "CPL: просили 100,00 ₽",
        "100.00 RUB wanted",
    ),
    ({"kpi": (make_kpi(KpiName.DRR, 15),)}, F.KPI_NOT_COMPUTED, "ДРР", "cannot be computed"),
    (
        {"kpi": (make_kpi(KpiName.LEADS, 500), make_kpi(KpiName.CPL, 1_000))},
        F.KPI_CONTRADICTS_BUDGET,
        "500 по 1 000,00 ₽ — это 500 000,00 ₽",
        "the wishes differ",
    ),
    ({"missing": ("end_date", "regions")}, F.ASK_CLIENT, "регионы", "the regions"),
    ({"objective": Objective.REACH, "regions": ("Россия",)}, F.LOW_FREQUENCY, "Средняя частота", "average"),
    ({}, F.SAMPLE_CARD, "учебный", "never send"),
]


@pytest.mark.parametrize(("changes", "code", "russian", "english"), TOLD)
def test_what_must_be_known_is_told_in_both_languages(
    changes: dict[str, Any], code: FindingCode, russian: str, english: str
) -> None:
    plan = plan_of(**changes)
    assert code in codes_of(plan)
    assert russian in words_of(plan, code)
    assert english in words_of(plan, code, "en")


SILENT = {
    F.BRIEF_EMPTY,
    F.BUDGET_MISSING,
    F.BUDGET_BASIS_ASSUMED,
    F.DATES_ASSUMED,
    F.REGION_ASSUMED,
    F.WANTED_AND_EXCLUDED,
    F.CHANNEL_FORBIDDEN,
    F.PRICE_ON_REQUEST,
    F.ROWS_EXPIRED,
    F.KPI_OUT_OF_REACH,
    F.ASK_CLIENT,
    F.FLIGHT_OVER_RATE_CHANGE,
}


def test_a_clear_brief_gets_no_questions() -> None:
    assert not codes_of(drafted("leads")) & SILENT
    assert drafted("leads").status is PlanStatus.READY


@pytest.mark.parametrize("name", ["leads", "on_request", "out_of_reach", "too_small", "wishes"])
def test_what_blocks_comes_first_and_nothing_is_told_twice(name: str) -> None:
    findings = drafted(name).findings
    order = [list(Severity).index(one.severity) for one in findings]
    assert order == sorted(order)
    assert len(set(findings)) == len(findings)


def test_money_left_is_told_from_a_fiftieth_of_the_budget_on() -> None:
    card = keep_rows("sms-base")
    plan = plan_of(card, budget_min_rub=None, budget_max_rub=Decimal(300_000_000))
    assert plan.money.left_rub is not None
    assert F.BUDGET_NOT_SPENT in codes_of(plan)
    left = f"{plan.money.left_rub:,.2f}"
    assert left in words_of(plan, F.BUDGET_NOT_SPENT, "en")
    spent = plan_of()
    assert spent.money.left_rub is not None
    assert spent.money.left_rub < spent.money.budget_rub * Decimal("0.02")  # type: ignore[operator]
    assert F.BUDGET_NOT_SPENT not in codes_of(spent)


def test_a_deficit_is_what_the_smallest_order_costs_more() -> None:
    plan = drafted("too_small")
    words = words_of(plan, F.BUDGET_BELOW_MINIMUM, "en")
    deficit = Decimal(words.split("smallest order: ")[1].split(" RUB")[0].replace(",", ""))
    again = plan_of(budget_min_rub=None, budget_max_rub=Decimal(100) + deficit)
    assert again.lines
    almost = plan_of(budget_min_rub=None, budget_max_rub=Decimal("99.99") + deficit)
    assert almost.lines == ()


def test_a_change_of_the_vat_rate_during_the_flight_is_told() -> None:
    rows = [row.model_dump(mode="python") for row in the_card().rows if row.id == "sms-base"]
    rows[0]["valid_from"] = date(2025, 1, 1)
    card = bend_card(rows=rows)
    brief = make_brief(start_date=date(2025, 12, 15), end_date=date(2026, 1, 20))
    plan = draft_plan(brief, card, as_of=date(2025, 11, 1))
    assert F.FLIGHT_OVER_RATE_CHANGE in codes_of(plan)
    assert [rate for rate, _ in plan.vat_by_rate] == [Decimal("0.20"), Decimal("0.22")]
    assert F.FLIGHT_OVER_RATE_CHANGE not in codes_of(drafted("year_end"))


def test_expired_rows_are_named_up_to_five() -> None:
    plan = plan_of(start_date=date(2027, 6, 15), end_date=date(2027, 7, 15))
    assert F.ROWS_EXPIRED in codes_of(plan)
    words = words_of(plan, F.ROWS_EXPIRED, "en").partition(":")[2]
    expired = [one.placement.en for one in plan.excluded if one.reason.value == "expired"]
    assert len(expired) > 5
    assert all(name in words for name in expired[:5])
    assert expired[-1] not in words


def test_an_expired_row_never_prices_a_line() -> None:
    card = bend_rows("yandex-search", valid_to=date(2027, 1, 31))
    plan = plan_of(card)
    assert "yandex-search" not in {line.row_id for line in plan.lines}
    assert F.ROWS_EXPIRED in codes_of(plan)


LEFT_OUT: list[tuple[dict[str, Any], str]] = [
    ({"channels_wanted": (Channel.SMS, Channel.MARKETPLACE)}, "не для этой отрасли"),
    (
        {
            "channels_wanted": (Channel.SMS, Channel.RADIO),
            "budget_max_rub": Decimal(70_000),
            "budget_min_rub": None,
        },
        "не помещаются",
    ),
]


@pytest.mark.parametrize(("changes", "why"), LEFT_OUT)
def test_a_wanted_channel_that_is_missing_is_told_with_its_reason(changes: dict[str, Any], why: str) -> None:
    plan = plan_of(**changes)
    assert why in words_of(plan, F.WANTED_LEFT_OUT)


def test_a_forbidden_wish_is_told_by_the_law_alone() -> None:
    plan = plan_of(channels_wanted=(Channel.SMS, Channel.TELEGRAM_ADS))
    assert F.WANTED_LEFT_OUT not in codes_of(plan)


def test_a_category_that_may_not_advertise_at_all_is_told_once() -> None:
    plan = plan_of(categories=(Category.CRYPTO,))
    told = [one for one in plan.findings if one.code is F.CHANNEL_FORBIDDEN]
    assert len({one.text.en.partition(": ")[2] for one in told}) == len(told)
    assert plan.lines == ()
    assert plan.status is PlanStatus.INFEASIBLE


@pytest.mark.parametrize("category", list(Category))
def test_every_category_is_planned_or_refused_without_an_error(category: Category) -> None:
    ground = ground_of(categories=(category,))
    findings = find_findings(ground, value_orders(ground, NOTHING), None)
    needs_check = F.CATEGORY_NEEDS_CHECK in {one.code for one in findings}
    assert needs_check is (category not in {Category.CHILDREN, Category.BABY_FOOD})


def test_contradictions_noted_by_the_reader_are_told_too() -> None:
    plan = plan_of(quotes={"contradicted_channels": ("radio", "голуби")})
    assert words_of(plan, F.WANTED_AND_EXCLUDED).startswith("Канал и просят, и запрещают: Радио")


def test_questions_are_asked_once_each_in_the_clients_words() -> None:
    plan = plan_of(missing=("budget_min_rub", "budget_max_rub", "vat_included", "unheard_of"))
    assert words_of(plan, F.ASK_CLIENT) == "Спросить у клиента: бюджет, с НДС или без."
    assert words_of(plan, F.ASK_CLIENT, "en") == "Ask the client for: the budget, whether VAT is included."
    assert F.ASK_CLIENT not in codes_of(plan_of(missing=("unheard_of",)))


def test_an_empty_brief_is_blank_and_one_word_is_not() -> None:
    for brief, is_blank in (
        (Brief(), True),
        (Brief(product="хлеб"), False),
        (Brief(regions=("Тула",)), False),
    ):
        plan = draft_plan(brief, the_card(), as_of=AS_OF)
        assert (F.BRIEF_EMPTY in codes_of(plan)) is is_blank
        assert F.BUDGET_MISSING in codes_of(plan)
        assert plan.status is PlanStatus.NEEDS_INPUT


def test_an_absurd_budget_is_not_called_missing() -> None:
    plan = plan_of(budget_min_rub=None, budget_max_rub=Decimal(-5))
    assert F.BUDGET_ABSURD in codes_of(plan)
    assert F.BUDGET_MISSING not in codes_of(plan)


def test_a_card_of_ones_own_is_no_sample() -> None:
    assert F.SAMPLE_CARD not in codes_of(plan_of(bend_card(sample=False)))


def test_a_frequency_is_told_for_plans_of_reach_only() -> None:
    assert F.LOW_FREQUENCY not in codes_of(drafted("leads"))
    aware = drafted("awareness")
    assert aware.reach is not None
    assert (F.LOW_FREQUENCY in codes_of(aware)) is (aware.reach.frequency < Decimal("1.5"))


def make_finding(code: FindingCode) -> Finding:
    return Finding(code=code, severity=Severity.WARNS, text=Bilingual(ru="а", en="a"))


STATUSES = [
    # codes, has lines, goal reached, held by law -> status
    ((), True, True, False, PlanStatus.READY),
    ((), True, False, False, PlanStatus.INFEASIBLE),
    ((), False, True, False, PlanStatus.NEEDS_INPUT),
    ((F.PRICE_ON_REQUEST,), True, True, False, PlanStatus.ON_REQUEST),
    ((F.PRICE_ON_REQUEST,), True, False, False, PlanStatus.ON_REQUEST),
    ((F.NOTHING_TO_BUY,), False, True, False, PlanStatus.INFEASIBLE),
    ((F.BUDGET_BELOW_MINIMUM,), False, True, False, PlanStatus.INFEASIBLE),
    ((F.BUDGET_BELOW_MINIMUM, F.PRICE_ON_REQUEST), True, True, False, PlanStatus.INFEASIBLE),
    ((F.SAMPLE_CARD, F.ASK_CLIENT), True, True, False, PlanStatus.READY),
]


@pytest.mark.parametrize(("codes", "has_lines", "is_reached", "is_held", "status"), STATUSES)
def test_the_status_says_whether_the_plan_can_be_sold(
    codes: tuple[FindingCode, ...], has_lines: bool, is_reached: bool, is_held: bool, status: PlanStatus
) -> None:
    findings = tuple(make_finding(code) for code in codes)
    found = settle_status(findings, has_lines=has_lines, is_reached=is_reached, is_held=is_held)
    assert found is status


def test_findings_do_not_depend_on_the_order_of_wishes() -> None:
    one = plan_of(channels_wanted=(Channel.SMS, Channel.TV, Channel.VK_ADS))
    other = plan_of(channels_wanted=(Channel.VK_ADS, Channel.TV, Channel.SMS))
    assert codes_of(one) == codes_of(other)


def test_all_channels_excluded_leave_nothing_to_buy() -> None:
    plan = plan_of(channels_excluded=ALL_CHANNELS)
    assert {F.NOTHING_TO_BUY} <= codes_of(plan)
    assert {one.reason.value for one in plan.excluded} == {"excluded_by_client"}


def test_a_plan_valued_for_another_budget_tells_its_own_rest() -> None:
    ground = ground_of(wishes=Wishes())
    valued = value_budget(ground, Decimal(1_000_000))
    findings = find_findings(replace(ground), valued, Decimal(2_000_000))
    assert F.BUDGET_NOT_SPENT in {one.code for one in findings}
