"""The criterion prioritization: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def prioritization(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The task comes first, or a hard date or trigger forces it.

    Задача стоит первой, либо её торопит твёрдая дата или событие.
    """
    return Finding(level=Level.UNKNOWN)
