"""The criterion industry: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def industry(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The company works in an industry that we serve.

    Компания работает в отрасли, которую мы обслуживаем.
    """
    return Finding(level=Level.UNKNOWN)
