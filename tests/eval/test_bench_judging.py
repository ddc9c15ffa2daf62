import json
import os
from pathlib import Path

import pytest

from eval.bench_judging import (
    bench_judging,
    best_of,
    in_copy,
    lengthen_records,
    one_core,
    peak_memory_mib,
    read_records,
    time_each,
)
from eval.leads import Judge
from kit.errors import BadInput
from qualifier.profile import load_profile
from qualifier.rule_engine import RuleEngine
from tests.builders import make_lead, make_record


def write_cases(path: Path, count: int) -> Path:
    case = {
        "as_of": "2026-09-15",
        "lead": {"message": "Здравствуйте! Нужна реклама двух кофеен в Твери, о них мало знают."},
        "gold": {"status": "nurture"},
    }
    path.write_text((json.dumps(case) + "\n") * count, encoding="utf-8")
    return path


def test_the_benchmark_measures_everything_that_has_a_budget(tmp_path: Path) -> None:
    measured = bench_judging([write_cases(tmp_path / "a.jsonl", 1)], imports=1)

    assert measured["records"]["n"] == 1
    assert 0 < measured["records"]["p50_ms"] <= measured["records"]["p99_ms"]
    assert measured["best_of_passes"] == 3
    assert measured["records"]["max_ms"] <= measured["records_first_pass"]["max_ms"]
    assert measured["texts_of_20_kb"]["max_ms"] <= measured["texts_of_20_kb_first_pass"]["max_ms"]
    assert measured["records_per_second"] > 0
    assert measured["texts_of_20_kb"]["n"] == 1
    assert measured["import_qualify"]["seconds"] > 0
    assert measured["import_qualify"]["heavy_modules"] == []
    assert json.loads(json.dumps(measured)) == measured


def test_no_cases_cannot_be_measured(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")

    with pytest.raises(BadInput):
        read_records([tmp_path / "a"])


def test_every_record_is_timed() -> None:
    profile = load_profile()

    seconds = time_each(Judge(RuleEngine(profile), profile), [make_record(), make_record()])

    assert len(seconds) == 2
    assert min(seconds) > 0


def test_of_each_record_the_quickest_pass_counts() -> None:
    assert best_of([[3.0, 1.0], [2.0, 4.0]]) == [2.0, 1.0]


def test_what_a_copy_does_leaves_nothing_behind() -> None:
    met: list[float] = []

    def work() -> list[float]:
        met.append(1.0)
        return met

    assert in_copy(work) == [1.0]
    assert in_copy(work) == [1.0]


@pytest.mark.parametrize("message", ["Коротко.", "А" * 30_000])
def test_long_records_are_20_kb_and_begin_as_before(message: str) -> None:
    (long,) = lengthen_records([make_record(lead=make_lead(message=message))])

    assert 19_990 <= len(long.lead.message.encode()) <= 20_000
    assert long.lead.message.startswith(message[:9000])


def test_a_lead_without_words_can_be_lengthened_too() -> None:
    (long,) = lengthen_records([make_record(lead=make_lead(message=""))])

    assert len(long.lead.message.encode()) == 20_000


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system pins no process")
def test_measuring_keeps_to_one_core_and_gives_the_others_back() -> None:
    before = os.sched_getaffinity(0)

    with one_core() as pinned:
        during = os.sched_getaffinity(0)

    assert pinned
    assert len(during) == 1
    assert os.sched_getaffinity(0) == before


def test_peak_memory_is_known_or_said_to_be_unknown() -> None:
    peak = peak_memory_mib()

    assert peak is None or peak > 1
