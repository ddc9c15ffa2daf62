"""Who decides, in many words: nearly all of the bank (level, language, role, message) must be read right."""

from pathlib import Path

from qualifier.criteria import RULES
from qualifier.evidence import extract_evidence
from qualifier.lead import Contact
from qualifier.profile import Profile, load_profile
from qualifier.qualification import Criterion, Finding
from qualifier.record import text_at
from tests.builders import make_lead, make_record

PHRASES = Path(__file__).parent / "paraphrases" / "authority.tsv"
LEAST_SHARE = 0.97


def read_rows() -> list[list[str]]:
    return [line.split("\t") for line in PHRASES.read_text("utf-8").splitlines()]


def judge_text(profile: Profile, role: str, text: str) -> Finding:
    contact = Contact(role=role or None, email="client@lead.example")
    lead = make_lead(message=text, contact=contact, interactions=())
    record = make_record(lead=lead)
    evidence = extract_evidence(record)
    findings: dict[Criterion, Finding] = {}
    for criterion in (Criterion.BUDGET, Criterion.NEED, Criterion.AUTHORITY):
        findings[criterion] = RULES[criterion](evidence, profile, findings)
    found = findings[Criterion.AUTHORITY]
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in found.quotes)
    assert (found.level.value == "unknown") == (not found.quotes)
    return found


def test_nearly_all_paraphrases_get_their_level_and_its_quote() -> None:
    profile, rows = load_profile(), read_rows()
    missed = [
        f"{level} but {found.level.value}: {role} | {text}"
        for level, _, role, text in rows
        if (found := judge_text(profile, role, text)).level.value != level
    ]
    assert len(missed) <= (1 - LEAST_SHARE) * len(rows), "\n".join(missed)
