from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from eval.cases import LeadCase
from eval.leads import Judge, count_chars, judge_cases, read_numbers
from qualifier.evidence import Evidence
from qualifier.profile import load_profile
from qualifier.qualification import Numbers, Scorecard
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine
from tests.builders import make_lead, make_record
from tests.eval.rows import make_answer

PROFILE = load_profile()
RULES = Judge(RuleEngine(PROFILE), PROFILE)


@dataclass(frozen=True)
class FragileEngine:
    """An engine by rules that cannot stand one company."""

    hated: str

    def score(self, record: LeadRecord, evidence: Evidence) -> Scorecard:
        """Raise on that company."""
        if record.lead.company == self.hated:
            raise ValueError("cannot stand it")
        return RuleEngine(PROFILE).score(record, evidence)


def make_case(case_id: str = "lead-1", record: LeadRecord | None = None) -> LeadCase:
    return LeadCase(id=case_id, lang="ru", gold=make_answer(), record=record or make_record(), tags=("chat",))


def test_each_case_gives_one_row_in_order() -> None:
    rows = judge_cases([make_case("b"), make_case("a")], RULES)

    assert [row.id for row in rows] == ["b", "a"]
    assert all(row.given and row.error is None for row in rows)


def test_a_row_carries_what_was_given_and_on_what_evidence() -> None:
    (row,) = judge_cases([make_case()], RULES)

    assert row.given is not None
    assert set(row.given.answer.levels) == set(row.gold.levels)
    assert row.given.evidence.required >= row.given.evidence.present
    assert row.given.explanation
    assert row.company == "ООО «Северный Пекарь»"
    assert len(row.record_hash) == 12


def test_a_case_that_crashes_is_a_row_and_the_others_are_judged() -> None:
    hated = make_record(lead=make_lead(company="Гроза"))
    judging = Judge(FragileEngine("Гроза"), PROFILE)

    bad, good = judge_cases([make_case("bad", hated), make_case("good")], judging)

    assert bad.given is None
    assert bad.error == "ValueError: cannot stand it"
    assert good.given is not None


def test_a_record_refused_at_the_border_is_a_row_with_its_error() -> None:
    case = replace(make_case(), record=None, error="record refused: as_of")

    (row,) = judge_cases([case], RULES)

    assert row.given is None
    assert row.error == "record refused: as_of"
    assert row.chars == 0


def test_time_is_what_the_stopwatch_says() -> None:
    ticks = count(start=0, step=2)

    (row,) = judge_cases([make_case()], RULES, stopwatch=lambda: float(next(ticks)))

    assert row.seconds == 2.0


def test_judging_twice_gives_the_same_row() -> None:
    watch = lambda: 0.0  # noqa: E731

    assert judge_cases([make_case()], RULES, watch) == judge_cases([make_case()], RULES, watch)


def test_length_is_of_all_that_was_said() -> None:
    assert count_chars(make_record(lead=make_lead(message="1234"))) == 4 + len("Решаю я сама.")


def test_numbers_are_spelt_as_in_cases() -> None:
    numbers = read_numbers(Numbers(budget_min_rub=600_000, start_date=date(2026, 10, 1)))

    assert numbers == {
        "budget_min_rub": 600_000,
        "budget_max_rub": None,
        "start_date": "2026-10-01",
        "end_date": None,
        "decision_date": None,
    }
