"""The criterion timing: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def timing(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The decision or the start falls within three months.

    Решение или старт приходится на ближайшие три месяца.
    """
    return Finding(level=Level.UNKNOWN)
