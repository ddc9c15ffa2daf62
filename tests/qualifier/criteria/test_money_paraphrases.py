"""Many ways to say how the money stands: the rules must hold on phrases they were not made on."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from qualifier.criteria import RULES
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding
from qualifier.record import LeadRecord

PROFILE = load_profile()
PHRASES = Path(__file__).parent / "paraphrases"
AS_OF = date(2026, 6, 1)
LEAST_SHARE = 0.97
NEEDED = (
    Criterion.NEED,
    Criterion.INDUSTRY,
    Criterion.SIZE,
    Criterion.BUDGET,
    Criterion.AD_ACTIVITY,
    Criterion.MONEY,
    Criterion.POTENTIAL,
)
# A phrase marked with a plus is said beside a plain request.
REQUEST = {
    "ru": "Хотим продвигать нашу сеть кофеен в Казани, нужны гости.",
    "en": "We want to promote our coffee chain in Kazan, we need guests.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One line of a bank: the level that the rubric gives, the message, and the sums when they are told."""

    level: str
    message: str
    sums: str | None


def read_phrases(criterion: Criterion) -> tuple[Phrase, ...]:
    lines = (PHRASES / f"{criterion.value}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(read_phrase(*line.split("\t")) for line in lines)


def read_phrase(level: str, lang: str, text: str, sums: str | None = None) -> Phrase:
    text = text.replace("\\n", "\n")
    if text.startswith("+"):
        gap = "\n" if text.startswith("+—") else " "
        text = f"{REQUEST[lang]}{gap}{text[1:]}"
    return Phrase(level=level, message=text, sums=sums)


def judge_message(message: str) -> dict[Criterion, Finding]:
    evidence = extract_evidence(LeadRecord(as_of=AS_OF, lead=Lead(message=message)))
    findings: dict[Criterion, Finding] = {}
    for criterion in NEEDED:
        findings[criterion] = RULES[criterion](evidence, PROFILE, findings)
    return findings


def describe_miss(phrase: Phrase, criterion: Criterion) -> str | None:
    findings = judge_message(phrase.message)
    level = findings[criterion].level.value
    numbers = findings[Criterion.BUDGET].numbers
    sums = f"{numbers.budget_min_rub}..{numbers.budget_max_rub}"
    if level == phrase.level and phrase.sums in {None, sums}:
        return None
    return f"{phrase.level} -> {level} ({sums}): {phrase.message}"


@pytest.mark.parametrize("criterion", [Criterion.BUDGET, Criterion.MONEY, Criterion.POTENTIAL])
def test_the_bank_of_phrases_is_read_as_the_rubric_reads_it(criterion: Criterion) -> None:
    phrases = read_phrases(criterion)
    misses = [miss for phrase in phrases if (miss := describe_miss(phrase, criterion))]
    assert len(misses) <= len(phrases) * (1 - LEAST_SHARE), "\n".join(misses)
