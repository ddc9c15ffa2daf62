"""The criterion money: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def money(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """There is money for advertising: a budget, or a record of spending.

    Деньги на рекламу есть: бюджет или подтверждённые траты.
    """
    return Finding(level=Level.UNKNOWN)
