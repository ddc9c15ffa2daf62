from datetime import date

import pytest

from eval.baselines import KeywordEngine, MajorityEngine, count_majority
from eval.cases import LeadCase
from qualifier.evidence import extract_evidence
from qualifier.lead import Contact, Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Level
from qualifier.record import LeadRecord, OpenData, text_at
from tests.eval.rows import make_answer

PROFILE = load_profile()


def make_record(message: str, **open_data: int) -> LeadRecord:
    return LeadRecord(
        as_of=date(2026, 9, 15),
        lead=Lead(message=message, contact=Contact(role="директор по маркетингу")),
        open_data=OpenData(**open_data),  # type: ignore[arg-type]
    )


def make_case(case_id: str, **levels: str) -> LeadCase:
    return LeadCase(id=case_id, lang="ru", gold=make_answer(levels=levels), record=None)


def judge_by_keywords(record: LeadRecord) -> dict[Criterion, Level]:
    return dict(KeywordEngine(PROFILE).score(record, extract_evidence(record)).levels())


def test_the_majority_is_the_most_frequent_right_level_of_each_criterion() -> None:
    cases = [
        make_case("a", need="confirmed"),
        make_case("b", need="confirmed"),
        make_case("c", need="absent"),
    ]

    majority = count_majority(cases)

    assert majority[Criterion.NEED] is Level.CONFIRMED
    assert majority[Criterion.BUDGET] is Level.UNKNOWN


def test_the_majority_of_no_cases_is_unknown() -> None:
    assert set(count_majority([]).values()) == {Level.UNKNOWN}


def test_the_majority_engine_reads_nothing() -> None:
    engine = MajorityEngine(count_majority([make_case("a", need="partial")]), PROFILE)
    rich, poor = make_record("Бюджет 5 млн"), make_record("")

    first = engine.score(rich, extract_evidence(rich))

    assert first == engine.score(poor, extract_evidence(poor))
    assert first.levels()[Criterion.NEED] is Level.PARTIAL
    assert first.engine == "majority"


@pytest.mark.parametrize(
    ("message", "criterion", "level"),
    [
        ("Есть 600 тыс на рекламу", Criterion.BUDGET, Level.CONFIRMED),
        ("Бюджет обсудим", Criterion.BUDGET, Level.PARTIAL),
        ("Бюджета нет", Criterion.BUDGET, Level.ABSENT),
        ("We plan a campaign", Criterion.NEED, Level.CONFIRMED),
        ("Начнём срочно", Criterion.TIMING, Level.CONFIRMED),
        ("Просто узнать", Criterion.PRIORITIZATION, Level.ABSENT),
        ("Мы сеть магазинов", Criterion.INDUSTRY, Level.CONFIRMED),
        ("Привет", Criterion.BUDGET, Level.UNKNOWN),
        # It is a baseline: a denial is beyond it.
        ("Никакой рекламы нам не надо", Criterion.NEED, Level.CONFIRMED),
    ],
)
def test_one_word_decides(message: str, criterion: Criterion, level: Level) -> None:
    assert judge_by_keywords(make_record(message))[criterion] is level


def test_the_role_is_read_too() -> None:
    assert judge_by_keywords(make_record(""))[Criterion.AUTHORITY] is Level.CONFIRMED


@pytest.mark.parametrize(
    ("employees", "level"),
    [(20, Level.ABSENT), (100, Level.PARTIAL), (250, Level.CONFIRMED)],
)
def test_size_comes_from_the_register(employees: int, level: Level) -> None:
    assert judge_by_keywords(make_record("", employees=employees))[Criterion.SIZE] is level


def test_size_is_unknown_without_a_register() -> None:
    assert judge_by_keywords(make_record(""))[Criterion.SIZE] is Level.UNKNOWN


def test_keywords_are_quoted_where_they_stand() -> None:
    record = make_record("Есть 600 тыс на рекламу", employees=100)
    card = KeywordEngine(PROFILE).score(record, extract_evidence(record))

    quotes = [quote for score in card.scores for quote in score.quotes]

    assert quotes
    assert all(quote.text in (text_at(record, quote.place) or "") for quote in quotes)
