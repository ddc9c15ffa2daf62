from datetime import date
from typing import Any

import pytest

from kit.errors import BadInput
from planner.brief import Channel
from planner.media_plan import Goal
from planner.plan_request import read_plan_request
from tests.planner.builders import AS_OF

TEXT = "Нужна реклама в Москве, бюджет 2 млн рублей без НДС"

REFUSED: list[tuple[Any, str]] = [
    (None, "must be an object"),
    ([], "must be an object"),
    ({}, "text or brief: is missing"),
    ({"text": " "}, "text or brief: is missing"),
    ({"text": 5}, "text or brief: is missing"),
    ({"text": TEXT, "brief": {}}, "not both"),
    ({"text": "x" * 100_001}, "longer than"),
    ({"text": TEXT, "as_of": "tomorrow"}, "as_of: must be a date"),
    ({"text": TEXT, "as_of": 20261125}, "as_of: must be a date"),
    ({"text": TEXT, "as_of": "1999-01-01"}, "years away"),
    ({"text": TEXT, "goal": "fame"}, "goal: must be one of"),
    ({"text": TEXT, "goal": []}, "goal: must be one of"),
    ({"text": TEXT, "sms_text": ""}, "sms_text"),
    ({"text": TEXT, "sms_text": "x" * 2_001}, "sms_text"),
    ({"text": TEXT, "lang": "de"}, "lang"),
    ({"text": TEXT, "lifts": "all"}, "lifts"),
    (
        {"text": TEXT, "lifts": [{"rule": "tobacco_ban", "reason": "x", "who": "y", "on": "2026-11-20"}]},
        "lifts: rule must be one of restricted_resource",
    ),
    ({"brief": []}, "must be a JSON object"),
    ({"brief": {"budget_max_rub": "много"}}, "budget_max_rub"),
    ({"brief": {"channels_wanted": ["голуби"]}}, "channels_wanted"),
]


def test_lifts_of_the_law_are_read() -> None:
    lift = {"rule": "restricted_resource", "reason": "юрист", "who": "А. П.", "on": "2026-11-20"}
    wishes = read_plan_request({"text": TEXT, "lifts": [lift]}, today=AS_OF).wishes
    assert [one.rule for one in wishes.lifts] == ["restricted_resource"]


@pytest.mark.parametrize(("content", "message"), REFUSED)
def test_what_cannot_be_used_is_one_sentence(content: Any, message: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_plan_request(content, today=AS_OF)
    assert message in refusal.value.detail
    assert refusal.value.detail_ru


def test_a_letter_is_read_and_wishes_stand_beside_it() -> None:
    content = {"text": TEXT, "goal": "clicks", "sms_text": "Скидка", "as_of": "2026-10-01", "x": 1}
    request = read_plan_request(content, today=AS_OF)
    assert request.brief.regions == ("Москва",)
    assert (request.wishes.goal, request.wishes.sms_text) == (Goal.CLICKS, "Скидка")
    assert (request.as_of, request.lang, request.ignored) == (date(2026, 10, 1), "ru", ("x",))


def test_a_brief_in_fields_is_taken_as_it_is() -> None:
    fields = {"advertiser": "Acme", "channels_wanted": ["sms"], "budget_max_rub": 5}
    request = read_plan_request({"brief": fields}, today=AS_OF)
    assert request.brief.channels_wanted == (Channel.SMS,)
    assert (request.as_of, request.lang) == (AS_OF, "en")


LANGUAGES = [
    ({"text": TEXT}, "ru"),
    ({"text": "We need leads in Moscow, budget 2 mln RUB"}, "en"),
    ({"text": TEXT, "lang": "en"}, "en"),
    ({"brief": {"advertiser": "Пекарня"}}, "ru"),
    ({"brief": {"advertiser": "Bakery"}, "lang": "ru"}, "ru"),
]


@pytest.mark.parametrize(("content", "lang"), LANGUAGES)
def test_the_language_is_the_named_one_else_that_of_the_words(content: Any, lang: str) -> None:
    assert read_plan_request(content, today=AS_OF).lang == lang


@pytest.mark.parametrize("goal", list(Goal))
def test_every_goal_can_be_wished_for(goal: Goal) -> None:
    assert read_plan_request({"text": TEXT, "goal": goal.value}, today=AS_OF).wishes.goal is goal


@pytest.mark.parametrize("name", ["text", "as_of", "goal", "sms_text", "lang"])
def test_null_is_what_nobody_said(name: str) -> None:
    content: dict[str, Any] = {"brief": {}, **({name: None} if name != "text" else {})}
    request = read_plan_request(content, today=AS_OF)
    assert (request.as_of, request.wishes.goal, request.wishes.sms_text) == (AS_OF, None, None)


def test_a_text_of_the_longest_length_is_read() -> None:
    letter = TEXT + " " * (100_000 - len(TEXT))
    assert read_plan_request({"text": letter}, today=AS_OF).brief.regions == ("Москва",)
    assert (
        len(read_plan_request({"text": TEXT, "sms_text": "x" * 2_000}, today=AS_OF).wishes.sms_text or "")
        == 2_000
    )
