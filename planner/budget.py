"""The client's money as the plan needs it: one sum without VAT, and what had to be assumed."""

from dataclasses import dataclass
from decimal import Decimal

from planner.brief import Brief
from planner.finding import Finding, FindingCode, Severity
from planner.finding_words import Word, find_words
from planner.money import KOPECK, round_rub

# Above this a sum is a slip of the pen: no client of the market spends more on one order.
LARGEST_RUB = Decimal(10**10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that may be spent, without VAT; None when nobody said."""

    net_rub: Decimal | None
    findings: tuple[Finding, ...] = ()


def settle_budget(brief: Brief) -> Budget:
    """Return the upper amount of the brief; a brief holds its sums without VAT already."""
    stated = [one for one in (brief.budget_min_rub, brief.budget_max_rub) if one is not None]
    if not stated:
        return Budget(net_rub=None)
    if not all(one.is_finite() and KOPECK <= one <= LARGEST_RUB for one in stated):
        worst = next(one for one in stated if not (one.is_finite() and KOPECK <= one <= LARGEST_RUB))
        shown = worst if worst.is_finite() and abs(worst) < Decimal(10**15) else str(worst)[:30]
        return Budget(net_rub=None, findings=(_find(FindingCode.BUDGET_ABSURD, Severity.BLOCKS, shown),))
    findings = []
    upper = stated[-1]
    if len(stated) == 2 and stated[0] > stated[1]:
        upper = min(stated)
        findings.append(_find(FindingCode.BUDGET_RANGE_REVERSED, Severity.WARNS, upper))
    if brief.vat_included is None:
        findings.append(_find(FindingCode.BUDGET_BASIS_ASSUMED, Severity.WARNS, upper))
    return Budget(net_rub=round_rub(upper), findings=tuple(findings))


def _find(code: FindingCode, severity: Severity, budget: Word) -> Finding:
    return Finding(code=code, severity=severity, text=find_words(code, budget=budget))
