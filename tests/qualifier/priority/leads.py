"""Judged leads whose levels a test names; by default all of them are confirmed."""

from typing import Any

from qualifier.decision import Facts, choose_fit, choose_reason, choose_status
from qualifier.lead import Contact
from qualifier.priority.rules import PriorityRules, load_rules
from qualifier.profile import load_profile
from qualifier.qualification import (
    Bilingual,
    Criterion,
    CriterionScore,
    Level,
    Numbers,
    Qualification,
    Reason,
    Scorecard,
    Status,
)
from tests.builders import make_lead, make_qualification, make_record, make_scorecard, make_verdict

PROFILE = load_profile()
RULES = load_rules()
A_MILLION = Numbers(budget_min_rub=1_000_000, budget_max_rub=1_000_000)
CONTACT = Contact(name="Анна", role="директор по маркетингу", phone="+7 900 000-00-11")


def judge_levels(
    numbers: Numbers = A_MILLION,
    contact: Contact = CONTACT,
    chance: Any = None,
    **levels: Level,
) -> Qualification:
    """A qualification whose verdict follows from the levels by the profile's own rules."""
    record = make_record(lead=make_lead(contact=contact, message="Нужна реклама", interactions=()))
    by_criterion = {one: levels.get(one.value, Level.CONFIRMED) for one in Criterion}
    facts = Facts(
        record=record,
        levels=by_criterion,
        profile=PROFILE,
        fit=choose_fit(by_criterion, PROFILE),
        twin=None,
    )
    status = choose_status(facts)
    reason = None if status is Status.QUALIFIED else choose_reason(facts)
    return make_qualification(
        record,
        scorecard=make_card(numbers, by_criterion),
        verdict=make_verdict(
            fit=facts.fit,
            status=status,
            reason=reason,
            why=PROFILE.status_labels[status].bilingual(),
            next_action=_find_action(status, reason),
        ),
        chance=chance,
    )


def bend_rules(**changes: Any) -> PriorityRules:
    """Other rules, read anew: a copy would keep the hash of the old ones."""
    return PriorityRules.model_validate({**RULES.model_dump(), **changes})


def make_card(numbers: Numbers, levels: dict[Criterion, Level]) -> Scorecard:
    claim = Bilingual(ru="Да.", en="Yes.")
    scores = tuple(
        CriterionScore(criterion=one, level=level, points=PROFILE.points[level], claim=claim)
        for one, level in levels.items()
    )
    return make_scorecard(scores=scores, numbers=numbers)


def _find_action(status: Status, reason: Reason | None) -> Bilingual:
    key = reason.value if reason is not None and reason.value in PROFILE.next_actions else status.value
    return PROFILE.next_actions[key].bilingual()
