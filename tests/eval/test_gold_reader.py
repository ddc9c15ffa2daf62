from dataclasses import replace
from datetime import date

import pytest

from eval.cases import LeadCase
from eval.gold_reader import GoldReader
from eval.model_run import make_judge, make_question
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import STEPS, Criterion, Level
from qualifier.record import LeadRecord
from tests.eval.rows import make_answer

PROFILE = load_profile()
RECORD = LeadRecord(
    as_of=date(2027, 1, 20), id="one", lead=Lead(message="Подумываем о рекламе. Теряем гостей.")
)
CASE = LeadCase(id="one", lang="ru", gold=make_answer(levels={"challenges": "partial"}), record=RECORD)


def levels_at(right: float) -> dict[str, str]:
    answer = GoldReader([CASE], right=right).ask(make_question(RECORD, PROFILE))
    return {name: row["level"] for name, row in answer.content["criteria"].items()}


def test_a_perfect_reader_says_the_labels() -> None:
    assert levels_at(1.0) == dict(CASE.gold.levels)


def test_a_reader_that_is_never_right_is_wrong_by_one_step() -> None:
    for name, level in levels_at(0.0).items():
        steps = abs(STEPS.index(Level(level)) - STEPS.index(Level(CASE.gold.levels[name])))
        assert steps == 1, name


def test_the_same_seed_gives_the_same_answers() -> None:
    assert levels_at(0.5) == levels_at(0.5)


def test_what_it_knows_moves_the_merged_levels_by_the_usual_checks() -> None:
    judging = make_judge(PROFILE, GoldReader([CASE], right=1.0))
    assert judging(RECORD).scorecard.levels()[Criterion.CHALLENGES] is Level.PARTIAL
    (heard,) = judging.heard[next(iter(judging.heard))]
    assert heard.fault is None


def test_a_lead_that_is_not_among_the_cases_has_no_answer() -> None:
    with pytest.raises(ModelFailed) as raised:
        GoldReader([], right=1.0).ask(make_question(RECORD, PROFILE))
    assert raised.value.fault is ModelFault.EMPTY


@pytest.mark.parametrize(
    ("right", "name"), [(1.0, "gold-reader-100%"), (0.95, "gold-reader-95%"), (0, "gold-reader-0%")]
)
def test_its_name_tells_how_good_it_is(right: float, name: str) -> None:
    assert GoldReader([], right=right).name == name


def reasons_of(case: LeadCase, criterion: str) -> list[dict[str, str]]:
    content = GoldReader([case], right=1.0).ask(make_question(RECORD, PROFILE)).content
    reasons: list[dict[str, str]] = content["criteria"][criterion]["reasons"]
    return reasons


def test_a_right_answer_quotes_what_the_label_quotes() -> None:
    gold = replace(CASE.gold, quotes={"challenges": ("Теряем гостей", "Подумываем", "третья")})
    reasons = reasons_of(replace(CASE, gold=gold), "challenges")
    assert [reason["quote"] for reason in reasons] == ["Теряем гостей", "Подумываем"]


def test_a_label_without_quotes_is_backed_by_a_sentence_of_the_lead() -> None:
    (reason,) = reasons_of(CASE, "challenges")
    assert reason["quote"] in {"Подумываем о рекламе", "Теряем гостей"}


def test_what_is_unknown_has_no_reasons() -> None:
    gold = replace(CASE.gold, quotes={"budget": ("Подумываем",)})
    assert reasons_of(replace(CASE, gold=gold), "budget") == []


def test_a_quote_is_no_longer_than_an_answer_may_hold() -> None:
    gold = replace(CASE.gold, quotes={"challenges": ("а" * 1_000,)})
    assert len(reasons_of(replace(CASE, gold=gold), "challenges")[0]["quote"]) == 300
