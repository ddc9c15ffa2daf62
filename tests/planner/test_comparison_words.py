from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from planner.comparison import Figure, LineFate, compare
from planner.comparison_words import FATES, FIGURES, list_notes, say_change, say_figure
from planner.media_plan import PlanStatus
from planner.plan_words import STATUSES
from tests.planner.revised import usual


def test_every_figure_and_fate_has_words_in_both_languages() -> None:
    assert set(FIGURES) == set(Figure)
    assert set(FATES) == set(LineFate)
    assert all(word.ru and word.en for word in (*FIGURES.values(), *FATES.values()))


CASES = [
    (Figure.NET, Decimal("1234.5"), "ru", "1\u00a0234,50"),
    (Figure.NET, Decimal("1234.5"), "en", "1,234.50"),
    (Figure.REACH, Decimal(1234567), "en", "1,234,567"),
    (Figure.FREQUENCY, Decimal("2.50"), "ru", "2,5"),
    (Figure.CPL, None, "ru", "—"),
]


@pytest.mark.parametrize(("figure", "value", "lang", "words"), CASES)
def test_a_figure_is_printed_as_its_kind(
    figure: Figure, value: Decimal | None, lang: str, words: str
) -> None:
    assert say_figure(figure, value, lang) == words


@pytest.mark.parametrize(("value", "words"), [(5, "+5"), (-5, "−5"), (0, "—"), (None, "—")])
def test_a_change_has_a_sign(value: int | None, words: str) -> None:
    assert say_change(Figure.LEADS, None if value is None else Decimal(value), "ru") == words


def test_what_is_not_an_edit_is_noted() -> None:
    later = replace(
        usual(),
        status=PlanStatus.NEEDS_INPUT,
        as_of=usual().as_of + timedelta(days=2),
        card=replace(usual().card, version="2"),
    )
    notes = list_notes(compare(usual(), later, visit=1.0))
    assert len(notes) == 3
    assert "27.11.2026" in notes[1].ru
    assert list_notes(compare(usual(), usual(), visit=1.0)) == ()


CHANGES = [
    (Figure.NET, "1234.5", "ru", "+1\u00a0234,50"),
    (Figure.NET, "-0.01", "en", "−0.01"),
    (Figure.FREQUENCY, "-0.25", "ru", "−0,25"),
    (Figure.REACH, "-1200", "en", "−1,200"),
    (Figure.CPM, "0.00", "ru", "—"),
]


@pytest.mark.parametrize(("figure", "value", "lang", "words"), CHANGES)
def test_a_change_is_printed_as_its_figure(figure: Figure, value: str, lang: str, words: str) -> None:
    assert say_change(figure, Decimal(value), lang) == words


def test_a_status_that_changed_is_told_both_ways() -> None:
    later = replace(usual(), status=PlanStatus.INFEASIBLE)
    (note,) = list_notes(compare(usual(), later, visit=1.0))
    old = STATUSES[usual().status]
    assert note.ru == f"было «{old.ru}», стало «Так не получится»"
    assert note.en == f"was: {old.en}; now: Not possible as asked"


def test_another_rate_card_is_told_alone() -> None:
    later = replace(usual(), card=replace(usual().card, hash="0" * 64, version="2"))
    (note,) = list_notes(compare(usual(), later, visit=1.0))
    assert note.en == "the rate card changed in between"
