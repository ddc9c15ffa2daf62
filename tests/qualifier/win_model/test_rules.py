"""Every number that decides is in the rules with its reason; a rule that is wrong is refused at once."""

import re
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from qualifier.win_model.rules import RULES_PATH, WinRules, Words, load_rules

ROOM = Path(RULES_PATH).parent
CONTENT = yaml.safe_load(RULES_PATH.read_text(encoding="utf-8"))


def test_each_number_that_the_code_asks_for_is_there_and_none_lies_idle() -> None:
    asked: set[str] = set()
    for path in ROOM.glob("*.py"):
        asked |= set(re.findall(r"number\(\s*\"(\w+)\"", path.read_text(encoding="utf-8")))
    assert asked == set(CONTENT["numbers"])


def test_each_rule_says_since_when_and_why() -> None:
    for number in load_rules().numbers.values():
        assert number.since.year >= 2026
        assert len(number.why) > 20
    for name in ("names_after_outcome", "names_after_contact", "values_of_contact", "values_of_opinion"):
        words: Words = getattr(load_rules(), name)
        assert words.why
        assert words.patterns


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"numbers": {"fewest_won": {"value": 40, "since": "2026-01-01"}}},
        {"numbers": {"fewest_won": {"value": "many", "since": "2026-01-01", "why": "x"}}},
        {"values_of_opinion": {"since": "2026-01-01", "why": "x", "patterns": ["("]}},
    ],
)
def test_rules_that_are_wrong_are_refused(change: dict[str, object]) -> None:
    with pytest.raises((ValidationError, re.error)):
        WinRules.model_validate({**CONTENT, **change})


def test_a_number_that_is_not_there_is_no_zero() -> None:
    with pytest.raises(KeyError):
        load_rules().number("nothing")
