"""Many ways to tell what a firm does, how large it is and what it advertised so far."""

from datetime import date
from pathlib import Path

import pytest

from qualifier.criteria import RULES
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding
from qualifier.record import LeadRecord, OpenData, text_at

PROFILE = load_profile()
PHRASES = Path(__file__).parent / "paraphrases"
AS_OF = date(2026, 9, 15)
LEAST_SHARE = 0.97
REQUEST = "Нужна реклама."


def build_record(text: str) -> LeadRecord:
    """Build a record of parts divided by bars: fields with their names, and the message without one."""
    fields: dict[str, str] = {}
    message = REQUEST
    for part in text.split(" | "):
        name, colon, value = part.partition(": ")
        if colon and name in {"company", "industry", "okved", "fact"}:
            fields[name] = value
        else:
            message = part
    facts = (fields["fact"],) if "fact" in fields else ()
    data = OpenData(industry=fields.get("industry"), okved=fields.get("okved"), ad_activity=facts)
    lead = Lead(company=fields.get("company"), message=message)
    return LeadRecord(as_of=AS_OF, lead=lead, open_data=data)


def judge(criterion: Criterion, record: LeadRecord) -> Finding:
    evidence = extract_evidence(record)
    findings: dict[Criterion, Finding] = {}
    for needed in (Criterion.NEED, criterion):
        findings[needed] = RULES[needed](evidence, PROFILE, findings)
    return findings[criterion]


def describe_miss(criterion: Criterion, line: str) -> str | None:
    level, _, text = line.split("\t")
    record = build_record(text)
    found = judge(criterion, record)
    for quote in found.quotes:
        assert quote.text in (text_at(record, quote.place) or "")
    return None if found.level.value == level else f"{level} -> {found.level.value}: {text}"


@pytest.mark.parametrize("criterion", [Criterion.INDUSTRY, Criterion.SIZE, Criterion.AD_ACTIVITY])
def test_the_bank_of_phrases_is_read_as_the_rubric_reads_it(criterion: Criterion) -> None:
    lines = (PHRASES / f"{criterion.value}.tsv").read_text(encoding="utf-8").splitlines()
    misses = [miss for line in lines if (miss := describe_miss(criterion, line))]
    assert len(misses) <= len(lines) * (1 - LEAST_SHARE), "\n".join(misses)
