"""Offers of many plans at once: what holds for every one of them, in both languages."""

import pytest

from planner.calendar import lay_calendar
from planner.media_plan import PlanStatus
from planner.offer.document import Chart, Grid, Offer, find_cells, find_prose
from planner.offer.markdown import draw_markdown
from planner.offer.offer import build_offer
from planner.offer.pdf import draw_pdf
from planner.plan_words import CHANNELS, say_rub
from tests.planner.drafts import BRIEFS, drafted
from tests.planner.offer.offered import find_section

CASES = [(name, lang) for name in sorted(BRIEFS) for lang in ("ru", "en")]


def grids(offer: Offer) -> list[Grid]:
    return [block for one in offer.sections for block in one.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_every_line_and_total_of_the_plan_is_offered(name: str, lang: str) -> None:
    plan = drafted(name)
    offer = build_offer(plan, lang=lang)
    cells = set(find_cells(offer))
    for line in plan.lines:
        assert line.placement.in_language(lang) in cells
        if line.cost is not None:
            assert say_rub(line.cost.amount.gross, lang) in cells
    if plan.totals is not None:
        assert say_rub(plan.totals.amount.gross, lang) in cells


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_the_language_is_one(name: str, lang: str) -> None:
    prose = " ".join(find_prose(build_offer(drafted(name), lang=lang)))
    assert ("публичной офертой" in prose) is (lang == "ru")
    assert ("Not a public offer" in prose) is (lang == "en")


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_a_plan_that_is_not_ready_says_so_first(name: str) -> None:
    plan = drafted(name)
    notices = build_offer(plan).notices
    expected = plan.card.is_sample + (plan.status is not PlanStatus.READY)
    assert len(notices) == expected


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_each_bought_channel_has_its_role_and_materials(name: str) -> None:
    plan = drafted(name)
    offer = build_offer(plan)
    channels = {line.channel for line in plan.lines}
    if channels:
        roles = {row[0] for row in grids(offer)[0].rows}
        assert roles == {CHANNELS[channel].ru for channel in channels}


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_charts_have_a_bar_for_each_week(name: str) -> None:
    plan = drafted(name)
    section = find_section(build_offer(plan), "График")
    charts = [block for block in section.blocks if isinstance(block, Chart)]
    if plan.totals is not None:
        assert len(charts[0].bars) == len(lay_calendar(plan).weeks)
    elif not plan.lines:
        assert charts == []


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_the_same_plan_is_the_same_offer(name: str) -> None:
    assert build_offer(drafted(name)) == build_offer(drafted(name))
    assert draw_markdown(build_offer(drafted(name))) == draw_markdown(build_offer(drafted(name)))


@pytest.mark.parametrize("name", ["leads", "on_request", "too_small"])
def test_unlike_plans_are_all_set_as_pages(name: str) -> None:
    assert draw_pdf(build_offer(drafted(name))).startswith(b"%PDF-")
