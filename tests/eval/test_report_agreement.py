"""The same report in four forms: each must say the same figures."""

import json
import re
from html import unescape
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from eval.cases import CRITERIA, LABELS, NUMBER_FIELDS, BrokenLine
from eval.report_html import percent, render_html
from eval.report_markdown import render_markdown
from eval.report_table import print_report
from eval.report_words import choose_words
from tests.eval.rows import make_answer, make_crashed, make_given, make_report, make_row, make_rows

SOLD_TOO_SOON = make_given(make_answer(status="qualified", numbers={"budget_min_rub": 600_000}))
MISSED = make_answer(status="qualified", reason=None, numbers={"budget_min_rub": 600_000})
ROWS = [
    *make_rows(24, right=18),
    make_row("sold-too-soon", given=SOLD_TOO_SOON, lang="en", chars=5_000, tags=("irony",)),
    make_row("held-back", gold=MISSED, strength="STRONG"),
    make_crashed("crashed-one"),
]
REPORT = make_report(ROWS, [BrokenLine(place="cases:7", error="not JSON: JSONDecodeError")])


def in_terminal(report: dict[str, Any]) -> str:
    out = StringIO()
    print_report(report, Console(file=out, width=140, highlight=False))
    return out.getvalue()


def in_html(report: dict[str, Any], lang: str = "en") -> str:
    return unescape(re.sub(r"<[^>]+>", " ", render_html(report, lang)))


FORMS = {
    "terminal": in_terminal,
    "markdown": lambda report: render_markdown(report).replace("\\", ""),
    "html": in_html,
    "html in Russian": lambda report: in_html(report, "ru"),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_says_how_many_levels_are_right(form: str) -> None:
    text = FORMS[form](REPORT)
    assert percent(REPORT["mean_accuracy"], 1) in text
    assert str(REPORT["n"]) in text


@pytest.mark.parametrize("form", FORMS)
def test_each_form_counts_and_names_the_costly_mistakes(form: str) -> None:
    text = FORMS[form](REPORT)
    assert "sold-too-soon" in text
    assert "held-back" in text
    assert percent(REPORT["costly"]["missed_good_lead"]["share"], 1) in text


@pytest.mark.parametrize("form", FORMS)
def test_each_form_names_what_could_not_be_judged(form: str) -> None:
    text = FORMS[form](REPORT)
    assert "crashed-one" in text
    assert "no such month" in text
    assert "cases:7" in text


@pytest.mark.parametrize("name", CRITERIA)
def test_each_criterion_has_one_figure_in_every_form(name: str) -> None:
    accuracy = REPORT["criteria"][name]["accuracy"]
    assert f"| {name} | {accuracy:.3f} |" in FORMS["markdown"](REPORT)
    assert re.search(rf"{name} +. +27 +. +{accuracy:.3f}", in_terminal(REPORT))
    for lang in ("en", "ru"):
        said = re.escape(choose_words(lang)(name))
        assert re.search(rf"{said}\s+{re.escape(percent(accuracy))} · κ", in_html(REPORT, lang))


@pytest.mark.parametrize("name", LABELS)
def test_the_verdicts_parts_have_one_figure_too(name: str) -> None:
    accuracy = REPORT[name]["accuracy"]
    assert f"| {name} | {accuracy:.3f} |" in FORMS["markdown"](REPORT)
    assert re.search(rf"{name} +. +27 +. +{accuracy:.3f}", in_terminal(REPORT))


@pytest.mark.parametrize("name", NUMBER_FIELDS)
def test_a_number_read_from_nothing_and_one_not_found_are_counted(name: str) -> None:
    field = REPORT["numbers"][name]
    # The crashed case is wrong in every field: it counts as read from nothing.
    expected = (1, 2) if name == "budget_min_rub" else (0, 1)
    assert (field["missed"], field["invented"]) == expected
    row = f"| {name} | {field['exact']:.3f} |"
    assert row in FORMS["markdown"](REPORT)


@pytest.mark.parametrize("form", FORMS)
def test_a_slice_of_each_kind_is_shown(form: str) -> None:
    text = FORMS[form](REPORT)
    for kind in ("3000", "STRONG"):
        assert kind in text


def test_a_rare_tag_is_in_the_json_only() -> None:
    assert REPORT["slices"]["tag"]["irony"]["n"] == 1
    assert all("irony" not in FORMS[form](REPORT) for form in FORMS)


def test_the_json_holds_everything_that_is_shown() -> None:
    content = json.loads(json.dumps(REPORT, allow_nan=False))
    assert len(content["cases"]) == content["n"] == 27
    assert content["confusion"]["nurture"] == {"crashed": 1, "disqualified": 6, "nurture": 18, "qualified": 1}
    assert content["confusion"]["qualified"] == {"nurture": 1}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_key_is_left_without_words(lang: str) -> None:
    text = in_html(REPORT, lang)
    assert not re.search(r"\b[hp]_[a-z]+\b|levels_right|false_sql|gold_status|mean_gap", text)


def test_the_russian_page_is_in_russian() -> None:
    russian, english = in_html(REPORT, "ru"), in_html(REPORT, "en")
    for word in ("размеченных лидов", "передано продажам зря", "хороших лидов упущено", "половина лидов"):
        assert word in russian
        assert word not in english


@pytest.mark.parametrize("form", FORMS)
def test_a_report_without_any_mistake_says_none(form: str) -> None:
    text = FORMS[form](make_report(make_rows(12, right=12)))
    assert percent(1.0, 1) in text
    assert "not judged" not in text
    assert "Crashed or broken" not in text
