import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.cases import BrokenLine
from eval.report_html import hardest_tags, percent, render_html
from tests.eval.rows import make_answer, make_crashed, make_given, make_report, make_row, make_rows

EVIL = '<script>alert("x")</script>'
VOID = {"meta", "br"}


class Balance(HTMLParser):
    """Counts what is opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [str(value) for name, value in attrs if name in {"src", "href"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A self-closed shape opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parse(page: str) -> Balance:
    balance = Balance()
    balance.feed(page)
    return balance


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_page_is_whole_and_needs_nothing_from_outside(lang: str) -> None:
    page = render_html(make_report([*make_rows(12, right=9), make_crashed()]), lang)
    balance = parse(page)

    assert balance.open == []
    assert balance.links == []
    assert "http" not in page
    assert "@import" not in page
    assert "<script" not in page


def test_the_page_speaks_the_language_asked_for() -> None:
    report = make_report(make_rows(12, right=9))

    assert "How well leads are judged" in render_html(report)
    assert "Насколько верно оцениваются лиды" in render_html(report, "ru")
    assert 'lang="ru"' in render_html(report, "ru")


def test_nothing_that_a_client_wrote_becomes_markup() -> None:
    given = make_given(make_answer(status="qualified"), explanation=EVIL)
    rows = [make_row(EVIL, company=EVIL, why=EVIL, tags=(EVIL,) * 1, given=given) for _ in range(6)]
    report = make_report(rows, [BrokenLine(place=EVIL, error=EVIL)])

    assert "<script" not in render_html(report)


def test_costly_mistakes_are_named() -> None:
    given = make_given(make_answer(status="qualified", levels={"need": "confirmed"}))
    page = render_html(make_report([make_row(company="ООО «Рано»", given=given), make_row("b")]))

    assert "ООО «Рано»" in page
    assert "Nobody said when." in page
    assert "Need: confirmed (people: unknown)" in page


def test_leads_with_another_status_show_the_explanation() -> None:
    page = render_html(make_report(make_rows(4, right=3)))

    assert page.count("<details") == 1
    assert "Прогрев: не хватает сведений" in page


def test_what_could_not_be_judged_is_shown_only_when_there_is_any() -> None:
    title = "Cases that could not be judged"

    assert title not in render_html(make_report([make_row()]))
    page = render_html(make_report([make_crashed()], [BrokenLine(place="a:7", error="not JSON")]))
    assert title in page
    assert "a:7" in page


def test_the_previous_release_is_a_yardstick_when_there_is_one() -> None:
    report = make_report([make_row()])
    report["baselines"]["baseline"] = 0.77

    assert "previous release" in render_html(report)
    assert "77.0 %" in render_html(report)


def test_a_report_of_nothing_is_still_a_page() -> None:
    assert parse(render_html(make_report([]))).open == []


@pytest.mark.parametrize(
    ("share", "digits", "text"),
    [
        (0.5, 0, "50 %"),
        (0.12345, 1, "12.3 %"),
        (None, 0, "–"),
        (1.0, 1, "100.0 %"),
        (0.9999, 1, "99.9 %"),
        (0.999, 0, "99 %"),
    ],
)
def test_shares_are_read_as_percent(share: float | None, digits: int, text: str) -> None:
    assert percent(share, digits) == text


def test_the_hardest_tags_have_enough_cases_and_come_worst_first() -> None:
    members = {
        "rare": {"n": 4, "mean_accuracy": 0.1},
        "hard": {"n": 5, "mean_accuracy": 0.4},
        "easy": {"n": 9, "mean_accuracy": 0.9},
        "bare": {"n": 9, "mean_accuracy": None},
    }

    assert [name for name, _ in hardest_tags(members)] == ["hard", "easy"]


def test_kappa_is_never_shown_as_minus_zero() -> None:
    report = make_report(make_rows(12, right=12))
    report["criteria"]["budget"]["weighted_kappa"] = -0.0

    assert not re.search(r"κ -0\.00", render_html(report))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_of_a_case_leaves_the_page_whole(name: str, said: str) -> None:
    given = make_given(make_answer(status="qualified"), explanation=said)
    row = make_row(name or "x", company=name, why=said, tags=(name,), given=given)

    page = render_html(make_report([row]))

    assert parse(page).open == []
    assert "<script" not in page


@pytest.mark.parametrize(
    ("right", "given", "cell"),
    [
        ("nurture", "nurture", "rgba(21,113,107"),
        ("nurture", "qualified", "rgba(179,54,31"),
    ],
)
def test_right_and_wrong_statuses_have_their_own_colour(right: str, given: str, cell: str) -> None:
    row = make_row(gold=make_answer(status=right), given=make_given(make_answer(status=given)))

    assert cell in render_html(make_report([row]))


def test_a_crash_has_its_own_column() -> None:
    with_crash = render_html(make_report([make_row(), make_crashed()]))

    assert "<th>crashed</th>" in with_crash
    assert "<th>crashed</th>" not in render_html(make_report([make_row()]))


def test_unsound_quotes_turn_the_card_red() -> None:
    report = make_report([make_row()])
    assert 'class="card bad"' not in render_html(report)

    report["evidence"]["verbatim"] = 0.99

    assert render_html(report).count('class="card bad"') == 1


def test_cards_count_the_costly_mistakes() -> None:
    given = make_given(make_answer(status="qualified"))
    page = render_html(make_report([make_row("a", given=given), make_row("b")]))

    assert "<b>1</b><span>sent to sales by mistake</span><small>50.0 %" in page
    assert "<b>0</b><span>good leads missed</span>" in page
