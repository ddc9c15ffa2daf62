import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.cases import CRITERIA
from eval.run_files import load_run, pack_baseline, read_run, write_json, write_text
from kit.errors import BadInput
from qualifier.qualification import Fit, Level, Reason, Status
from tests.eval.rows import make_answer, make_crashed, make_given, make_report, make_row, make_rows


def test_a_report_is_read_back_as_a_run(tmp_path: Path) -> None:
    write_json(make_report(make_rows(3, right=2)), tmp_path / "deep" / "run.json")

    run = read_run(tmp_path / "deep" / "run.json")

    assert list(run.cases) == ["lead-0", "lead-1", "lead-2"]
    assert run.cases["lead-2"].labels["status"] == "disqualified"
    assert run.cases["lead-2"].gold_labels == {"fit": "B", "status": "nurture", "reason": "incomplete"}
    assert run.figures["mean_accuracy"] is not None


def test_a_baseline_gives_the_same_answers_as_the_report_it_was_made_of() -> None:
    report = make_report([*make_rows(4, right=2), make_crashed()])
    full, packed = load_run(report, "full"), load_run(pack_baseline(report), "baseline")

    assert list(full.cases) == list(packed.cases)
    for case_id, case in full.cases.items():
        assert packed.cases[case_id].levels == case.levels
        assert packed.cases[case_id].labels == case.labels
        assert packed.cases[case_id].record_hash == case.record_hash
        assert packed.cases[case_id].crashed is case.crashed


def test_a_baseline_holds_no_right_answers_and_no_words_of_leads() -> None:
    packed = pack_baseline(make_report([make_row()]))

    assert load_run(packed, "baseline").cases["lead-1"].gold_levels is None
    assert "Пекарь" not in json.dumps(packed, ensure_ascii=False)


def test_a_baseline_is_small() -> None:
    packed = json.dumps(pack_baseline(make_report(make_rows(300, right=200))))

    assert len(packed) < 40_000


def test_a_baseline_keeps_figures_with_their_intervals() -> None:
    packed = pack_baseline(make_report(make_rows(20, right=15)))

    assert packed["n"] == 20
    assert packed["status"]["accuracy"] == 0.75
    assert packed["status"]["intervals"]["accuracy"]["low"] < 0.75
    assert packed["costly"] == {"qualified_but_should_not": 0, "missed_good_lead": 0}


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"cases": [{}]}', '{"cases": 5}', '{"cases": {"a": 1}}']
)
def test_a_file_that_is_no_run_is_refused_by_name(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match="odd.json"):
        read_run(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="none.json"):
        read_run(tmp_path / "none.json")


def test_half_a_character_of_a_broken_text_can_be_written(tmp_path: Path) -> None:
    write_json({"text": "\ud83d"}, tmp_path / "a.json")
    write_text("\ud83d", tmp_path / "a.txt")

    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {"text": "\ud83d"}


ANY_LEVELS = st.fixed_dictionaries({name: st.sampled_from(list(Level)) for name in CRITERIA})


@settings(max_examples=30)
@given(
    ANY_LEVELS,
    st.sampled_from(list(Status)),
    st.sampled_from([None, *Reason]),
    st.sampled_from(list(Fit)),
)
def test_any_answer_survives_the_packing(
    levels: dict[str, str], status: str, reason: str | None, fit: str
) -> None:
    answer = make_answer(levels=levels, status=status, reason=reason, fit=fit)
    report = make_report([make_row("any id, even with spaces", given=make_given(answer))])

    case = load_run(pack_baseline(report), "baseline").cases["any id, even with spaces"]

    assert dict(case.levels) == levels
    assert case.labels == {"fit": fit, "status": status, "reason": reason}


def test_a_baseline_written_twice_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_json(pack_baseline(make_report(make_rows(6, right=4))), tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_time_taken_is_no_part_of_a_baseline() -> None:
    slow = [make_row(seconds=9.0)]

    assert pack_baseline(make_report(slow)) == pack_baseline(make_report([make_row()]))


def test_a_case_without_a_record_can_be_packed() -> None:
    row = make_row("refused", given=None, error="record refused: as_of", record_hash="")

    case = load_run(pack_baseline(make_report([row])), "baseline").cases["refused"]

    assert case.crashed
    assert case.record_hash == ""
