import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from eval.cases import LeadCase
from eval.model_door import describe_door, estimate_tokens, measure_outage, measure_overhead, measure_tokens
from eval.model_spending import Crowd, describe_spending, measure_spending
from eval.run import main
from kit.db import Database
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.record import LeadRecord
from tests.eval.rows import make_answer

PROFILE = load_profile()
RECORD = LeadRecord(as_of=date(2027, 1, 20), id="one", lead=Lead(message="Бюджет 2 млн без НДС на рекламу."))
CASE = LeadCase(id="one", lang="ru", gold=make_answer(), record=RECORD)


@pytest.mark.parametrize(("text", "tokens"), [("", 0), ("abcdefg", 2), ("реклама" * 22, 70)])
def test_tokens_are_estimated_on_the_safe_side(text: str, tokens: int) -> None:
    assert estimate_tokens(text) == tokens


def test_tokens_of_a_short_lead_are_within_the_bounds() -> None:
    report = measure_tokens([CASE], PROFILE)
    assert report["is_within"]
    assert report["n"] == 1
    assert 500 < report["input_tokens"]["p50"] < 4_000
    assert [row[0] for row in describe_door({"tokens": report})] == [
        "input tokens p50, p99",
        "output tokens p50, p99",
    ]


@pytest.mark.service
def test_an_outage_costs_a_handful_of_calls_and_no_lead() -> None:
    report = measure_outage(RECORD, PROFILE, leads=30)
    assert report["is_within"]
    assert report["answered_by_rules"] == 30
    assert 0 < report["calls"] <= 20


@pytest.mark.service
def test_what_the_door_adds_is_measured_beside_a_bare_call(database: Database) -> None:
    report = measure_overhead(calls=3, url=database.address)
    assert report["n"] == 3
    assert report["door_p50_ms"] > 0
    assert report["overhead_p50_ms"] == report["door_p50_ms"] - report["bare_p50_ms"]
    assert len(list(describe_door({"overhead": report}))) == 3


def test_workers_of_several_processes_never_overspend(database: Database) -> None:
    crowd = Crowd(processes=2, threads=5, questions=4, limit_rub=Decimal(1_000), seconds=0.0)
    report = measure_spending(crowd, url=database.address)
    assert report["is_within"]
    assert report["overspend_share"] == 0
    assert report["answered"] + report["refused_for_money"] == report["n"] == 40
    assert report["refused_for_money"] > 0
    # What was counted is what was paid, and most of what could be paid.
    assert Decimal(report["counted_rub"]) == Decimal(report["spent_rub"]) > 500
    assert ("overspend", "0.00%", "1%") in describe_spending(report)


def test_the_command_prints_the_parts_that_are_asked_for(tmp_path: Path) -> None:
    line = {
        "id": "one",
        "as_of": "2027-01-20",
        "lead": {"message": RECORD.lead.message},
        "gold": {"budget": "confirmed"},
    }
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out.json"
    cases.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert main(["model", "--only", "tokens", "--cases", str(cases), "--json", str(out)]) == 0
    assert list(json.loads(out.read_text(encoding="utf-8"))) == ["tokens"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        # Half a token more, then rounded: a letter is a token at least.
        ("я", 1),
        ("a", 1),
        ("abc", 1),
        ("ёЁ", 1),
        ("да и нет", 4),
        ("1 234", 2),
    ],
)
def test_short_texts_are_no_less_than_a_token(text: str, tokens: int) -> None:
    assert estimate_tokens(text) == tokens


@pytest.mark.parametrize(("russian", "english"), [("реклама", "advert."), ("бюджет 2 млн", "budget 2 mln")])
def test_russian_takes_more_tokens_than_english_of_the_same_length(russian: str, english: str) -> None:
    assert len(russian) == len(english)
    assert estimate_tokens(russian * 10) > estimate_tokens(english * 10)


def test_each_figure_of_the_door_stands_beside_its_bound() -> None:
    report = {
        "overhead": {
            "door_p50_ms": 12.34,
            "bare_p50_ms": 7.0,
            "overhead_p50_ms": 5.34,
            "overhead_cpu_p50_ms": 4.0,
        },
        "outage": {"n": 100, "calls": 8, "answered_by_rules": 100},
        "tokens": {"input_tokens": {"p50": 1_500, "p99": 2_000.4}, "output_tokens": {"p50": 90, "p99": 120}},
    }
    assert list(describe_door(report)) == [
        ("door - bare call, p50 ms", "12.3 - 7.0", ""),
        ("overhead p50, ms", "5.3", "8"),
        ("overhead p50, ms of CPU", "4.0", ""),
        ("outage: calls for 100 leads", "8", "20"),
        ("outage: answered by rules", "100", ""),
        ("input tokens p50, p99", "1500, 2000", "4000, 8000"),
        ("output tokens p50, p99", "90, 120", "600, 1500"),
    ]
    assert list(describe_door({})) == []


def test_a_case_without_a_record_has_no_tokens_to_count() -> None:
    assert measure_tokens([CASE, replace(CASE, record=None)], PROFILE)["n"] == 1
