"""The criterion ad_activity: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def ad_activity(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The company placed paid advertising within the last twelve months.

    Компания размещала платную рекламу за последние двенадцать месяцев.
    """
    return Finding(level=Level.UNKNOWN)
