from decimal import Decimal

import pytest

from planner.budget import settle_budget
from planner.finding import FindingCode, Severity
from tests.planner.builders import make_brief

CASES = [
    (None, None, False, None, set()),
    ("100", "200", False, "200.00", set()),
    (None, "200", False, "200.00", set()),
    ("100", None, True, "100.00", set()),
    ("100", "200", None, "200.00", {FindingCode.BUDGET_BASIS_ASSUMED}),
    ("500", "200", False, "200.00", {FindingCode.BUDGET_RANGE_REVERSED}),
    ("1.005", "1.005", False, "1.01", set()),
    ("-5", "-5", False, None, {FindingCode.BUDGET_ABSURD}),
    ("0", "0", False, None, {FindingCode.BUDGET_ABSURD}),
    ("1e30", "1e30", False, None, {FindingCode.BUDGET_ABSURD}),
    ("NaN", "NaN", False, None, {FindingCode.BUDGET_ABSURD}),
    ("-Infinity", None, False, None, {FindingCode.BUDGET_ABSURD}),
    ("0.001", "0.001", None, None, {FindingCode.BUDGET_ABSURD}),
]


@pytest.mark.parametrize(("low", "high", "vat", "net", "codes"), CASES)
def test_money_is_one_sum_without_vat_or_a_finding(
    low: str | None, high: str | None, vat: bool | None, net: str | None, codes: set[FindingCode]
) -> None:
    brief = make_brief(
        budget_min_rub=None if low is None else Decimal(low),
        budget_max_rub=None if high is None else Decimal(high),
        vat_included=vat,
    )
    budget = settle_budget(brief)
    assert budget.net_rub == (None if net is None else Decimal(net))
    assert {finding.code for finding in budget.findings} == codes


def test_an_absurd_sum_blocks_and_is_told_in_both_languages() -> None:
    (finding,) = settle_budget(make_brief(budget_min_rub=None, budget_max_rub=Decimal(-5000))).findings
    assert finding.severity is Severity.BLOCKS
    assert "-5\u00a0000,00 ₽" in finding.text.ru
    assert "-5,000.00 RUB" in finding.text.en
