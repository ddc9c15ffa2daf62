"""The rule engine: eleven small rules over one reading of the record; no model, no network."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from qualifier.criteria import RULES, read_claim
from qualifier.dossier import HIDDEN_ORDERS
from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, CriterionScore, Finding, Numbers, Scorecard
from qualifier.reading.suspicion import find_flags
from qualifier.record import LeadRecord

if TYPE_CHECKING:
    from qualifier.profile import Profile

_NO_NUMBERS = Numbers()


@dataclass(frozen=True, slots=True)
class RuleEngine:
    """Scores a record by rules alone; the same record always gives the same scorecard."""

    profile: "Profile"
    name: str = "rules"

    def score(self, record: LeadRecord, evidence: Evidence) -> Scorecard:
        """Return the eleven levels with their quotes, and the numbers read."""
        findings: dict[Criterion, Finding] = {}
        for criterion, rule in RULES.items():
            findings[criterion] = rule(evidence, self.profile, findings)
        return Scorecard(
            engine=self.name,
            scores=tuple(self._row(criterion, findings[criterion]) for criterion in Criterion),
            numbers=_merge_numbers(findings),
            flags=self._flags(record, evidence),
        )

    def _flags(self, record: LeadRecord, evidence: Evidence) -> tuple[str, ...]:
        years = self.profile.limits.dates_within_years.value
        flags = find_flags(record, evidence.sentences, within_years=years)
        hides = record.dossier is not None and record.dossier.hides_orders
        return (*flags, HIDDEN_ORDERS) if hides else flags

    def _row(self, criterion: Criterion, finding: Finding) -> CriterionScore:
        return CriterionScore(
            criterion=criterion,
            level=finding.level,
            points=self.profile.points[finding.level],
            claim=read_claim(RULES[criterion]),
            quotes=finding.quotes,
            note=finding.note,
        )


def _merge_numbers(findings: Mapping[Criterion, Finding]) -> Numbers:
    """Each number is read by one criterion's rule; the rest leave it empty."""
    merged: dict[str, object] = {}
    for finding in findings.values():
        if finding.numbers == _NO_NUMBERS:
            continue
        for field in fields(Numbers):
            if value := getattr(finding.numbers, field.name):
                merged[field.name] = value
    return Numbers(**merged)  # type: ignore[arg-type]
