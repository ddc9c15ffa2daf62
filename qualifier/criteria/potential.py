"""The criterion potential: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def potential(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """A year of advertising is expected to reach ten minimum orders, or growth forces it.

    Ожидаемые годовые траты на рекламу — от десяти минимальных заказов, либо к ним ведёт рост.
    """
    return Finding(level=Level.UNKNOWN)
