"""What people ask for and why, in many words: nearly all of the bank must be read as a person reads it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from qualifier.criteria.challenges import challenges
from qualifier.criteria.need import need
from qualifier.evidence import Evidence, extract_evidence
from qualifier.profile import Profile, load_profile
from qualifier.qualification import Criterion, Finding
from tests.builders import make_lead, make_record

PHRASES = Path(__file__).parent / "paraphrases"
LEAST_SHARE = 0.97
Rule = Callable[[Evidence, Profile, Mapping[Criterion, Finding]], Finding]


def judge_text(rule: Rule, profile: Profile, text: str) -> Finding:
    lead = make_lead(message=text, interactions=())
    return rule(extract_evidence(make_record(lead=lead)), profile, {})


@pytest.mark.parametrize("rule", [need, challenges])
def test_nearly_all_paraphrases_get_their_level(rule: Rule) -> None:
    profile = load_profile()
    rows = [line.split("\t") for line in (PHRASES / f"{rule.__name__}.tsv").read_text("utf-8").splitlines()]
    missed = [
        f"{level} but {found.level.value}: {text}"
        for level, _, text in rows
        if (found := judge_text(rule, profile, text)).level.value != level
    ]
    assert len(missed) <= (1 - LEAST_SHARE) * len(rows), "\n".join(missed)


@pytest.mark.parametrize("rule", [need, challenges])
def test_every_level_of_the_bank_is_quoted(rule: Rule) -> None:
    profile = load_profile()
    for line in (PHRASES / f"{rule.__name__}.tsv").read_text("utf-8").splitlines():
        text = line.split("\t")[2]
        found = judge_text(rule, profile, text)
        assert all(quote.text in text for quote in found.quotes)
        assert (found.level.value == "unknown") == (not found.quotes)
