"""The eleven criteria, one file each; this is their table, in the order they are judged."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from qualifier.criteria.ad_activity import ad_activity
from qualifier.criteria.authority import authority
from qualifier.criteria.budget import budget
from qualifier.criteria.challenges import challenges
from qualifier.criteria.industry import industry
from qualifier.criteria.money import money
from qualifier.criteria.need import need
from qualifier.criteria.potential import potential
from qualifier.criteria.prioritization import prioritization
from qualifier.criteria.size import size
from qualifier.criteria.timing import timing
from qualifier.evidence import Evidence
from qualifier.qualification import Bilingual, Criterion, Finding

if TYPE_CHECKING:
    from qualifier.profile import Profile

Rule = Callable[[Evidence, "Profile", Mapping[Criterion, Finding]], Finding]

# A later rule may read the findings of the earlier ones (Money reads Budget).
RULES: Mapping[Criterion, Rule] = {
    Criterion.NEED: need,
    Criterion.INDUSTRY: industry,
    Criterion.SIZE: size,
    Criterion.BUDGET: budget,
    Criterion.AUTHORITY: authority,
    Criterion.TIMING: timing,
    Criterion.CHALLENGES: challenges,
    Criterion.AD_ACTIVITY: ad_activity,
    Criterion.MONEY: money,
    Criterion.POTENTIAL: potential,
    Criterion.PRIORITIZATION: prioritization,
}


@cache
def read_claim(rule: Rule) -> Bilingual:
    """Return a criterion's docstring, which people read as its claim: English, then Russian."""
    english, russian = (part.strip() for part in (rule.__doc__ or "").strip().split("\n\n", 1))
    return Bilingual(ru=" ".join(russian.split()), en=" ".join(english.split()))
