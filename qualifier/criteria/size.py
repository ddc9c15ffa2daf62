"""The criterion size: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def size(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The company is large enough to be our client.

    Компания достаточно крупная, чтобы быть нашим клиентом.
    """
    return Finding(level=Level.UNKNOWN)
