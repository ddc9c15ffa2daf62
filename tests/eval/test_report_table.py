from collections.abc import Callable
from io import StringIO
from typing import Any

from rich.console import Console

from eval.cases import BrokenLine
from eval.diff import diff_runs
from eval.gate import compare_runs
from eval.report_table import print_attacks, print_comparison, print_diff, print_report, print_rows
from tests.eval.rows import make_answer, make_crashed, make_given, make_report, make_row, make_rows, make_run


def printed(show: Callable[[Console], Any], width: int = 100) -> str:
    """What a file would hold when the output is piped into it."""
    out = StringIO()
    show(Console(file=out, width=width, highlight=False))
    return out.getvalue()


def test_the_report_shows_figures_mistakes_and_time() -> None:
    given = make_given(make_answer(status="qualified"))
    rows = [*make_rows(12, right=9), make_row("sold-too-soon", given=given)]

    text = printed(lambda console: print_report(make_report(rows), console))

    assert "13 cases: levels right" in text
    assert "majority 39.0 %" in text
    assert "qualified_but_should_not: 1 (7.7 %) sold-too-soon" in text
    assert "p50 4.0 ms" in text
    assert "26 of 26 levels have a quote" in text


def test_crashed_and_broken_cases_are_named() -> None:
    report = make_report([make_crashed()], [BrokenLine(place="a:2", error="not JSON")])

    text = printed(lambda console: print_report(report, console))

    assert "not judged: lead-9: ValueError: no such month" in text
    assert "not judged: a:2: not JSON" in text


def test_words_of_cases_are_never_markup() -> None:
    rows = [make_row(f"lead-{at}", tags=("[red]tag[/red]",)) for at in range(6)]

    text = printed(lambda console: print_report(make_report(rows), console))

    assert "[red]tag[/red]" in text


def test_the_report_fits_eighty_columns() -> None:
    text = printed(lambda console: print_report(make_report(make_rows(12, right=9)), console), width=80)

    assert max(len(line) for line in text.splitlines()) <= 80


def test_a_comparison_shows_outcome_reasons_and_every_measure() -> None:
    comparison = compare_runs(make_run(make_rows(40, right=40)), make_run(make_rows(40, right=10)))

    text = printed(lambda console: print_comparison(comparison, console))

    assert text.startswith("regression")
    assert "40 common cases" in text
    assert "-75.0" in text


def test_a_diff_shows_both_sides_and_counts() -> None:
    changes = diff_runs(make_run(make_rows(3, right=3)), make_run(make_rows(3, right=2)))

    text = printed(lambda console: print_diff(changes, console))

    assert "broken  status: nurture -> disqualified  (right: nurture)" in text
    assert "old: message: бюджет 600 тысяч" in text
    assert "1 cases changed: 0 answers fixed, 2 broken" in text


def test_no_changes_are_said_too() -> None:
    assert "0 cases changed" in printed(lambda console: print_diff((), console))


def test_a_table_of_ready_texts() -> None:
    rows = [("all", "0.9")]

    assert "all" in printed(lambda console: print_rows("Duplicates", ("set", "F1"), rows, console))


def test_attacks_show_the_first_failures_and_how_many_more() -> None:
    failure = {"id": "ru-1", "faults": ["status changed"], "changed": ["need: unknown -> confirmed"]}
    result = {
        "suite": "injection_x",
        "n": 40,
        "failed": 14,
        "failures": [failure] * 14,
        "status_changed": 14,
        "levels_changed_share": 0.03,
        "flagged_share": 0.5,
    }

    text = printed(lambda console: print_attacks(result, console))

    assert "injection_x: 40 attacks, 14 failed" in text
    assert text.count("ru-1: status changed; need: unknown -> confirmed") == 12
    assert "and 2 more in the JSON" in text
