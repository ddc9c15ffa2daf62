"""Whom and where a plan addresses: places of the brief, the people of its audience in them."""

from dataclasses import dataclass
from decimal import Decimal

from planner.brief import Brief
from planner.finding import Finding, FindingCode, Severity
from planner.finding_words import find_words
from planner.media_plan import Target
from planner.money import floor_units, multiply
from planner.population import COUNTRY, join_places
from planner.rate_card import RateCard

# A longer list is no wish of a person; the places beyond it are told as unknown.
_MOST_REGIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """The target, and what of the brief was assumed or not understood."""

    target: Target
    findings: tuple[Finding, ...]


def settle_target(card: RateCard, brief: Brief) -> Addressed:
    """Return the places and people of a brief; unknown regions are told, never guessed."""
    findings: list[Finding] = []
    places: list[str] = []
    for name in brief.regions[:_MOST_REGIONS]:
        found = card.population.find_places(name)
        places += found
        if not found:
            findings.append(_find(FindingCode.REGION_UNKNOWN, Severity.WARNS, region=name[:60]))
    if not brief.regions:
        places = [COUNTRY]
        findings.append(_find(FindingCode.REGION_ASSUMED, Severity.WARNS))
    joined = join_places(tuple(places))
    people = _count(card, brief, joined)
    if brief.audience.age_min is None and brief.audience.age_max is None:
        findings.append(_find(FindingCode.AUDIENCE_ASSUMED, Severity.NOTES))
    if joined and people == 0:
        findings.append(_find(FindingCode.AUDIENCE_EMPTY, Severity.BLOCKS))
    return Addressed(target=Target(places=joined, people=people), findings=tuple(findings))


def _count(card: RateCard, brief: Brief, places: tuple[str, ...]) -> int:
    people = sum(card.population.people_in(place) for place in places)
    return floor_units(multiply(Decimal(people), card.population.ages.share_of(brief.audience)))


def _find(code: FindingCode, severity: Severity, **words: str) -> Finding:
    return Finding(code=code, severity=severity, text=find_words(code, **words))
