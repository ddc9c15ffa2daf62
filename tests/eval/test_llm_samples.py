"""The cases' sample answers, asked of our own question: what a model's service would really send."""

import json

import pytest

from eval.llm_samples import Flipping, adapt_content, adapt_keys, adapt_reply
from kit.llm_answer import read_object
from kit.llm_faults import ModelFailed, ModelFault

SAMPLE = '{"score": 62, "grade": "B", "reasons": [{"text": "есть бюджет", "quote": "бюджет 2 млн"}]}'
OURS = {
    "level": "partial",
    "certainty_pct": 62,
    "reasons": [{"text": "есть бюджет", "quote": "бюджет 2 млн"}],
}


def test_a_whole_sample_becomes_an_answer_about_one_criterion() -> None:
    assert json.loads(adapt_content(SAMPLE)) == {"criteria": {"budget": OURS}}


@pytest.mark.parametrize(
    ("grade", "level"), [("A", "confirmed"), ("B", "partial"), ("C", "absent"), ("b", "Partial")]
)
def test_a_grade_becomes_a_level_and_a_wrong_spelling_stays_wrong(grade: str, level: str) -> None:
    content = json.loads(adapt_content(f'{{"score": 1, "grade": "{grade}"}}'))
    assert content["criteria"]["budget"]["level"] == level


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ('{"score": -5}', {"certainty_pct": -5}),
        ('{"score": "62"}', {"certainty_pct": "62"}),
        ('{"score": 62, "grade": "Z"}', {"certainty_pct": 62, "level": "Z"}),
        ('{"grade": "A", "score": null}', {"level": "confirmed", "certainty_pct": None}),
        ('{"score": 62, "extra": 1}', {"certainty_pct": 62, "extra": 1}),
    ],
)
def test_what_is_wrong_in_a_sample_is_wrong_in_ours(content: str, row: dict[str, object]) -> None:
    assert json.loads(adapt_content(content)) == {"criteria": {"budget": row}}


@pytest.mark.parametrize("content", ["", "просто слова", "[]", "{}", '{"a": 1}', "null", "grade and score"])
def test_what_is_no_sample_stays_as_it_is(content: str) -> None:
    assert adapt_content(content) == content


@pytest.mark.parametrize(
    ("before", "after"), [("Вот ответ: ", ""), ("", "\nГотово."), ("```json\n", "\n```"), ("\ufeff", "")]
)
def test_words_around_a_sample_stay_around_it(before: str, after: str) -> None:
    adapted = adapt_content(before + SAMPLE + after)
    assert adapted.startswith(before)
    assert adapted.endswith(after)
    assert read_object(adapted) == {"criteria": {"budget": OURS}}


def test_a_sample_that_breaks_off_breaks_off_still() -> None:
    adapted = adapt_content(SAMPLE[:40])
    assert adapted.startswith('{"criteria": {"budget": {"certainty_pct": 62')
    with pytest.raises(ModelFailed) as raised:
        read_object(adapted)
    assert raised.value.fault is ModelFault.NOT_JSON


def test_two_samples_in_a_row_are_two_objects_still() -> None:
    adapted = adapt_content(SAMPLE + SAMPLE)
    assert adapted.count('{"criteria": ') == 2
    with pytest.raises(ModelFailed) as raised:
        read_object(adapted)
    assert raised.value.fault is ModelFault.NOT_JSON


def test_single_quotes_stay_single_quotes() -> None:
    adapted = adapt_content("{'score': 62, 'grade': 'B'}")
    assert "'certainty_pct': 62, 'level': 'partial'" in adapted
    with pytest.raises(ModelFailed):
        read_object(adapted)


def test_the_clients_words_are_not_renamed() -> None:
    content = '{"score": 1, "reasons": [{"text": "score и grade", "quote": "A"}]}'
    reasons = json.loads(adapt_content(content))["criteria"]["budget"]["reasons"]
    assert reasons == [{"text": "score и grade", "quote": "A"}]


def test_names_alone_are_changed_without_a_criterion() -> None:
    assert json.loads(adapt_keys(SAMPLE)) == OURS


@pytest.mark.parametrize(
    "reply",
    [
        {"mode": "status", "status": 503},
        {"mode": "hang"},
        {"mode": "ok", "content": None, "refusal": "no"},
        {"mode": "raw_json", "json": {"choices": []}},
    ],
)
def test_a_reply_without_a_sample_stays_as_it_is(reply: dict[str, object]) -> None:
    assert adapt_reply(reply) == reply


@pytest.mark.parametrize("mode", ["delay", "random", "outage", "drip", "length", "reset"])
def test_a_service_with_a_bad_day_has_a_good_answer_all_the_same(mode: str) -> None:
    reply = adapt_reply({"mode": mode, "seconds": 1})
    assert (reply["mode"], reply["seconds"]) == (mode, 1)
    assert read_object(reply["content"]) == {"criteria": {"budget": OURS}}


def test_a_reply_is_not_changed_in_place() -> None:
    reply = {"mode": "ok", "content": SAMPLE}
    adapted = adapt_reply(reply)
    assert reply["content"] == SAMPLE
    assert adapted["content"] != SAMPLE


@pytest.mark.parametrize(
    ("asked", "fault"),
    [("object nested 20000 deep", ModelFault.WRONG_SHAPE), ("a text of 500000", ModelFault.TOO_LARGE)],
)
def test_what_is_generated_is_beyond_our_bounds(asked: str, fault: ModelFault) -> None:
    content = adapt_reply({"mode": "ok", "gen": asked})["content"]
    with pytest.raises(ModelFailed) as raised:
        read_object(content)
    assert raised.value.fault is fault


def test_ten_thousand_reasons_are_ten_thousand() -> None:
    content = json.loads(adapt_reply({"mode": "ok", "gen": "10000 reasons"})["content"])
    assert len(content["criteria"]["budget"]["reasons"]) == 10_000


def test_an_unsteady_model_is_sure_to_a_different_degree_each_time() -> None:
    content = adapt_reply({"mode": "ok", "content": "RANDOM 0..100"})["content"]
    assert isinstance(content, Flipping)
    told = [json.loads(content.fresh())["criteria"]["budget"] for _ in range(40)]
    assert len({row["certainty_pct"] for row in told}) > 1
    assert all(20 <= row["certainty_pct"] <= 100 for row in told)
    assert {row["level"] for row in told} == {"partial"}
