"""The criterion challenges: from what the record says to its level."""

from collections.abc import Mapping

from qualifier.evidence import Evidence
from qualifier.profile import Profile
from qualifier.qualification import Criterion, Finding, Level


def challenges(evidence: Evidence, profile: Profile, earlier: Mapping[Criterion, Finding]) -> Finding:
    """The client gave a concrete business problem or event as the reason.

    Клиент назвал конкретную проблему или событие бизнеса как причину.
    """
    return Finding(level=Level.UNKNOWN)
