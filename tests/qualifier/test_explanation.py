from datetime import date

import pytest

from qualifier.decision import decide
from qualifier.explanation import describe_budget, describe_numbers, describe_score, explain
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import (
    Bilingual,
    Criterion,
    CriterionScore,
    Level,
    Numbers,
    Quote,
    Score,
    Scorecard,
)
from qualifier.record import LeadRecord

CLAIM = Bilingual(ru="Утверждение.", en="Claim.")


def make_scorecard(**levels: Level) -> Scorecard:
    rows = tuple(
        CriterionScore(
            criterion=criterion,
            level=levels.get(criterion.value, Level.UNKNOWN),
            points=25,
            claim=CLAIM,
            quotes=(Quote(place="message", text="бюджет 2 млн"),) if criterion.value in levels else (),
            note=Bilingual(ru="сначала 3 млн, потом 2 млн", en="first 3 m, later 2 m")
            if criterion.value in levels
            else None,
        )
        for criterion in Criterion
    )
    return Scorecard(
        engine="rules",
        scores=rows,
        numbers=Numbers(budget_min_rub=2_000_000, budget_max_rub=2_000_000),
        flags=("suspicious_instructions",),
    )


def explain_sample(lang: str) -> str:
    scorecard = make_scorecard(budget=Level.CONFIRMED)
    record = LeadRecord(as_of=date(2026, 9, 1), lead=Lead(message="бюджет 2 млн"))
    return explain(scorecard, decide(record, scorecard, load_profile(), None), lang)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ru",
            [
                "Бюджет: подтверждено",
                "«бюджет 2 млн» (письмо)",
                "сначала 3 млн",
                "Об этом никто не сказал",
                "Спросить:",
                "Дальше:",
                "указания читателю",
            ],
        ),
        (
            "en",
            [
                "Budget: confirmed",
                "(message)",
                "first 3 m, later 2 m",
                "Nobody has said",
                "Ask:",
                "Next:",
                "instructions to its reader",
            ],
        ),
    ],
)
def test_the_explanation_shows_levels_quotes_notes_questions_and_flags(lang: str, words: list[str]) -> None:
    text = explain_sample(lang)
    assert [word for word in words if word not in text] == []


def test_authority_is_told_once_though_two_tables_hold_it() -> None:
    assert explain_sample("en").count("- Authority:") == 1


@pytest.mark.parametrize(
    ("score", "text"),
    [(Score(value=62, low=50, high=88), "62 (50–88)"), (Score(value=100, low=100, high=100), "100")],
)
def test_a_score_shows_its_range_only_when_something_is_unknown(score: Score, text: str) -> None:
    assert describe_score(score) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (900_000, 900_000, "900\u00a0000 ₽"),
        (300_000, 450_000, "300\u00a0000–450\u00a0000 ₽"),
        (None, 450_000, "450\u00a0000 ₽"),
        (300_000, None, "300\u00a0000 ₽"),
    ],
)
def test_a_budget_is_written_as_people_write_it(low: int | None, high: int | None, text: str) -> None:
    assert describe_budget(Numbers(budget_min_rub=low, budget_max_rub=high)) == text


def test_numbers_are_one_line_and_nothing_when_nothing_was_read() -> None:
    read = Numbers(start_date=date(2026, 11, 5), decision_date=date(2026, 10, 1))
    assert describe_numbers(read, "en") == "start 2026-11-05, decision 2026-10-01"
    assert describe_numbers(Numbers(), "ru") == ""
