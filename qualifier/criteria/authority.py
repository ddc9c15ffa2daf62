"""The criterion authority: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def authority(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The contact decides or signs, or the person who does takes part.

    Контакт принимает решение или подписывает, либо такой человек участвует.
    """
    return Finding(level=Level.UNKNOWN)
