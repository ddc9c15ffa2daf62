import json

import pytest

from eval.rows import CRASHED, label_pairs_of, pairs_of, write_row
from tests.eval.rows import make_answer, make_crashed, make_given, make_row


def test_share_right_is_over_the_labelled_levels() -> None:
    given = make_given(make_answer(levels={"budget": "absent", "need": "confirmed"}))
    row = make_row(given=given, gold=make_answer(levels={"need": "confirmed"}))

    assert row.share_right() == pytest.approx(10 / 11)


def test_a_crash_is_wrong_in_everything() -> None:
    row = make_crashed()

    assert row.share_right() == 0
    assert row.is_right("status") is False
    assert row.level("budget") == CRASHED
    assert row.number("start_date") is not None


def test_an_empty_reason_is_spelt_out_so_that_it_can_be_counted() -> None:
    row = make_row(gold=make_answer(status="qualified", reason=None))

    assert row.gold_label("reason") == "none"
    assert row.label("reason") == "incomplete"


def test_only_labelled_rows_are_paired() -> None:
    bare = make_row("bare", gold=make_answer())
    bare = make_row("bare", gold=type(bare.gold)(levels={}, labels={}, numbers={}, quotes={}))

    assert pairs_of([bare, make_row()], "budget") == [("unknown", "unknown")]
    assert label_pairs_of([bare, make_row()], "fit") == [("B", "B")]
    assert bare.share_right() is None
    assert bare.is_right("fit") is None


def test_a_row_as_json_holds_what_a_diff_needs() -> None:
    written = json.loads(json.dumps(write_row(make_row()), ensure_ascii=False))

    assert written["status"] == "nurture"
    assert written["levels"]["budget"] == "unknown"
    assert written["gold"]["fit"] == "B"
    assert written["quotes"]["budget"]
    assert written["explanation"].startswith("Прогрев")
    assert list(written["levels"])[:2] == ["budget", "authority"]


def test_a_crashed_row_as_json_keeps_the_error_and_no_levels() -> None:
    written = write_row(make_crashed())

    assert written["error"] == "ValueError: no such month"
    assert written["levels"] == {}
    assert written["status"] is None
