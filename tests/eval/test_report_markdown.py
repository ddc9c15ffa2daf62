import pytest

from eval.cases import BrokenLine
from eval.report_markdown import render_markdown
from tests.eval.rows import make_answer, make_crashed, make_given, make_report, make_row, make_rows


@pytest.mark.parametrize(
    "part",
    [
        "# Judging: 12 labelled leads",
        "majority: 39.0 %",
        "## Criteria",
        "## Verdict",
        "## Status: people in rows, engine in columns",
        "## Money and dates",
        "## Costly mistakes",
        "## Slices",
        "## Confidence",
    ],
)
def test_every_section_is_there(part: str) -> None:
    assert part in render_markdown(make_report(make_rows(12, right=9)))


def test_tables_keep_their_columns() -> None:
    lines = render_markdown(make_report(make_rows(12, right=9))).splitlines()
    start = lines.index("## Criteria") + 2
    rows = lines[start : start + 13]

    assert {row.count("|") for row in rows} == {5}
    assert rows[2].startswith("| budget | 0.750 |")


def test_a_clients_text_cannot_break_the_table_or_become_a_link() -> None:
    given = make_given(make_answer(status="qualified"))
    row = make_row(company="[x](http://a) | <b>\nnew line", given=given)

    text = render_markdown(make_report([row]))

    assert "\\[x\\](http://a) \\| \\<b\\> new line" in text


def test_crashes_are_listed_only_when_there_are_any() -> None:
    assert "## Crashed or broken" not in render_markdown(make_report([make_row()]))

    text = render_markdown(make_report([make_crashed()], [BrokenLine(place="a:2", error="not JSON")]))

    assert "| lead-9 | ValueError: no such month |" in text
    assert "| a:2 | not JSON |" in text


def test_a_report_of_nothing_is_still_text() -> None:
    assert "0 labelled leads" in render_markdown(make_report([]))
