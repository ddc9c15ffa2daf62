"""The criterion budget: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def budget(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client named or approved an amount for this work that reaches the minimum order.

    Клиент назвал или согласовал сумму на эту работу не ниже минимального заказа.
    """
    return Finding(level=Level.UNKNOWN)
