import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.workbook.safe_cells import MOST_LETTERS, clean_text, quote_csv


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("=1+1", "=1+1"),
        ("+7 900 000-00-01", "+7 900 000-00-01"),
        ("@nick", "@nick"),
        ("\x00=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("a\x0bb\x1fc\ud800d\uffff", "abcd"),
        ("две\r\nстроки\rтри", "две\nстроки\nтри"),
        ("tab\tstays", "tab\tstays"),
        ("", ""),
        # A text of this shape would be taken for the writer's own rich text.
        ("<r><t>x</t></r>", "<r><t>x</t></r> "),
    ],
)
def test_a_cell_keeps_the_text_but_what_it_cannot_hold(given_text: str, kept: str) -> None:
    assert clean_text(given_text) == kept


def test_a_text_without_end_is_cut_visibly() -> None:
    cut = clean_text("я" * 50_000)
    assert len(cut) == MOST_LETTERS
    assert cut.endswith("…")
    assert clean_text("я" * MOST_LETTERS) == "я" * MOST_LETTERS
    assert clean_text("длинное имя", 7) == "длинно…"


@pytest.mark.parametrize(
    ("given_text", "field"),
    [
        ("ООО «Ромашка»", '"ООО «Ромашка»"'),
        ("=SUM(A1)", '"\'=SUM(A1)"'),
        ("  =SUM(A1)", '"\'  =SUM(A1)"'),
        ("＝СУММ(A1)", '"\'＝СУММ(A1)"'),
        ("-5 %", '"\'-5 %"'),
        ("\t=1", '"\'\t=1"'),
        ("\x01=1", '"\'=1"'),
        ('он сказал "да"', '"он сказал ""да"""'),
        ("5-7", '"5-7"'),
    ],
)
def test_a_csv_field_never_begins_like_a_formula(given_text: str, field: str) -> None:
    assert quote_csv(given_text) == field


@given(text=st.text(max_size=60), separator=st.sampled_from([",", ";", "\t"]))
def test_any_text_is_one_field_that_runs_nowhere(text: str, separator: str) -> None:
    line = separator.join([quote_csv("a"), quote_csv(text), quote_csv("b")])
    rows = list(csv.reader(StringIO(line, newline=""), delimiter=separator, strict=True))
    assert len(rows) == 1
    assert len(rows[0]) == 3
    assert not rows[0][1].lstrip().startswith(tuple("=+-@＝＋－＠"))
