from pathlib import Path
from typing import Any

import pytest
import yaml

from eval.queue_commands import LABELLED, count_answers
from kit.yaml_table import read_table
from qualifier.priority.rules import (
    ANSWERS,
    RULES_PATH,
    PriorityRules,
    Role,
    RulesInvalid,
    load_rules,
)
from qualifier.qualification import Criterion, Level, Status
from tests.qualifier.priority.leads import bend_rules

RULES = load_rules()


def test_answers_are_as_often_as_in_the_labelled_leads() -> None:
    counted = count_answers(LABELLED)
    held = {
        one: {level.value: counts[level] for level in ANSWERS} for one, counts in RULES.answers.counts.items()
    }
    assert held == counted


@pytest.mark.parametrize("criterion", list(Criterion))
def test_shares_of_answers_add_up(criterion: Criterion) -> None:
    assert sum(RULES.answers.share(criterion, level) for level in ANSWERS) == pytest.approx(1)


def test_an_unknown_size_orders_what_companies_order_on_average() -> None:
    shares = {level: RULES.answers.share(Criterion.SIZE, level) for level in ANSWERS}
    mean = sum(share * RULES.orders_of(level) for level, share in shares.items())
    assert RULES.orders_of(Level.UNKNOWN) == pytest.approx(mean)
    assert RULES.orders_of(Level.ABSENT) < RULES.orders_of(Level.UNKNOWN) < RULES.orders_of(Level.CONFIRMED)


def test_the_norms_of_contact_are_those_of_the_house() -> None:
    assert RULES.contact_hours[Status.QUALIFIED].value == 1
    assert RULES.contact_hours[Status.NURTURE].value == 2
    assert RULES.brief_hours.value == 8
    assert RULES.roles["accepted"].value is Role.ACCOUNT


def test_a_question_costs_some_minutes_of_a_rep() -> None:
    assert RULES.question_rub == round(RULES.hour_rub.value * RULES.question_hours.value)


def _drop(content: dict[str, Any], *path: str) -> None:
    *above, name = path
    for key in above:
        content = content[key]
    del content[name]


def _set(content: dict[str, Any], value: Any, *path: str) -> None:
    *above, name = path
    for key in above:
        content = content[key]
    content[name] = value


FIGURE = {"value": 0.9, "since": "2026-01-01", "why": "a test's own"}
FAULTS = [
    lambda content: _drop(content, "base_rates", "qualified"),
    lambda content: _set(content, FIGURE, "base_rates", "won"),
    # An MQL that is won more often than an SQL turns the list upside down.
    lambda content: _set(content, FIGURE, "base_rates", "nurture_low"),
    lambda content: _set(content, {**FIGURE, "value": 1.2}, "base_rates", "qualified"),
    lambda content: _set(content, {**FIGURE, "why": ""}, "base_rates", "qualified"),
    lambda content: _set(content, 0.3, "base_rates", "qualified"),
    lambda content: _drop(content, "typical_orders", "absent"),
    lambda content: _set(content, FIGURE, "typical_orders", "unknown"),
    lambda content: _drop(content, "hours", "nurture"),
    lambda content: _set(content, FIGURE, "contact_hours", "disqualified"),
    lambda content: _drop(content, "roles", "accepted"),
    lambda content: _set(content, {**FIGURE, "value": "boss"}, "roles", "qualified"),
    lambda content: _drop(content, "answers", "counts", "budget"),
    lambda content: _drop(content, "answers", "counts", "budget", "partial"),
    lambda content: _set(content, 5, "answers", "counts", "budget", "unknown"),
    lambda content: _set(content, 0, "answers", "counts", "budget", "absent"),
    lambda content: _set(content, {**FIGURE, "value": 0}, "hour_rub"),
    lambda content: _set(content, 1, "surprise"),
]


@pytest.mark.parametrize("bend", FAULTS, ids=range(len(FAULTS)))
def test_rules_that_cannot_be_are_refused(tmp_path: Path, bend: Any) -> None:
    content = yaml.safe_load(RULES_PATH.read_text(encoding="utf-8"))
    bend(content)
    path = tmp_path / "rules.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(RulesInvalid):
        read_table(path, PriorityRules, RulesInvalid)


def test_one_changed_number_is_other_rules() -> None:
    dearer = bend_rules(hour_rub=RULES.hour_rub.model_copy(update={"value": 2600}))
    assert dearer.hash != RULES.hash
    assert read_table(RULES_PATH, PriorityRules, RulesInvalid).hash == RULES.hash
