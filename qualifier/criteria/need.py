"""The criterion need: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def need(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client stated a task that our inventory solves.

    Клиент назвал задачу, которую решает наш инвентарь.
    """
    return Finding(level=Level.UNKNOWN)
