from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from planner.brief import Channel
from planner.comparison import Comparison, Figure, LineFate, compare, write_comparison
from planner.finding import FindingCode
from planner.media_plan import PlanStatus
from tests.planner.drafts import drafted
from tests.planner.revised import draft_of, drop, lift, line_of, lock, origin_of, price, rework, usual

VISIT = 0.85


def compared(*edits: object) -> Comparison:
    return compare(usual(), rework(*edits), visit=VISIT)  # type: ignore[arg-type]


def test_a_plan_beside_itself_differs_in_nothing() -> None:
    found = compare(usual(), usual(), visit=VISIT)
    assert {line.fate for line in found.lines} == {LineFate.SAME}
    assert all(one.change == 0 for one in found.figures)
    assert found.effect is not None
    assert (found.effect.before, found.effect.share) == (found.effect.after, 0)
    news = (*found.findings_new, *found.findings_gone, *found.law_new, *found.law_gone, *found.edits)
    assert news == ()


def test_money_by_line_adds_up_to_the_change_of_the_total() -> None:
    found = compared(drop("vk-clips"), price("yandex-network", "7.10"))
    by_line = sum((line.net_change_rub for line in found.lines), Decimal(0))
    net = next(one for one in found.figures if one.figure is Figure.NET)
    assert by_line == net.change == (net.new or 0) - (net.old or 0)


def test_each_line_tells_its_fate() -> None:
    found = compared(lock("push", amount_rub=200_000), drop("vk-clips"))
    fates = {line.row_id: line.fate for line in found.lines}
    assert fates["push-operator"] is LineFate.ADDED
    assert fates["vk-clips"] is LineFate.DROPPED
    added = next(line for line in found.lines if line.row_id == "push-operator")
    gone = next(line for line in found.lines if line.row_id == "vk-clips")
    assert added.old is None
    assert added.edits == (1,)
    assert gone.new is None
    assert gone.old is not None
    assert gone.net_change_rub == -(gone.old.net_rub or 0)
    assert gone.reach_change == -line_of(usual(), "vk-clips").reach


def test_another_price_of_as_many_units_is_a_change() -> None:
    found = compared(lock("retargeting"), price("retargeting", 205))
    line = next(one for one in found.lines if one.row_id == "retargeting")
    assert line.fate is LineFate.CHANGED
    assert line.old is not None
    assert line.new is not None
    assert line.old.quantity == line.new.quantity


def test_what_it_cost_the_goal_is_a_value() -> None:
    found = compared(drop("vk_ads"))
    assert found.effect is not None
    usual_leads = usual().leads
    assert usual_leads is not None
    assert found.effect.before == usual_leads.middle
    assert found.effect.after < found.effect.before
    assert found.effect.share == (
        Decimal(found.effect.after - found.effect.before) / found.effect.before
    ).quantize(Decimal("0.0001"))
    assert "лид" in found.effect.text.ru


def test_law_that_comes_with_a_line_is_new() -> None:
    origin = origin_of(channels_wanted=(Channel.TELEGRAM_ADS, Channel.SMS))
    base = draft_of(origin)
    found = compare(base, rework(lift("restricted_resource"), plan=base, origin=origin), visit=VISIT)
    assert [one.rule for one in found.law_new if one.lift] == ["restricted_resource"]
    assert "restricted_resource" in [one.rule for one in found.law_gone]


def test_a_kpi_that_is_met_before_and_after_is_no_news() -> None:
    origin = origin_of()
    plan = draft_of(origin)
    finding = replace(plan.findings[0], code=FindingCode.KPI_MET)
    one = replace(
        plan, findings=(replace(finding, text=replace(finding.text, ru="Лиды: просили 5, прогноз 9")),)
    )
    other = replace(
        plan, findings=(replace(finding, text=replace(finding.text, ru="Лиды: просили 5, прогноз 8")),)
    )
    assert compare(one, other, visit=VISIT).findings_new == ()
    missed = replace(other.findings[0], code=FindingCode.KPI_OUT_OF_REACH)
    found = compare(one, replace(other, findings=(missed,)), visit=VISIT)
    assert found.findings_new == (missed,)
    assert found.findings_gone == one.findings


def test_figures_without_a_base_have_no_change() -> None:
    found = compare(usual(), drafted("too_small"), visit=VISIT)
    assert found.effect is None
    leads = next(one for one in found.figures if one.figure is Figure.LEADS)
    assert (leads.new, leads.change) == (None, None)
    assert found.new_status is PlanStatus.INFEASIBLE
    assert {line.fate for line in found.lines} == {LineFate.DROPPED}


def test_a_price_on_request_compares_without_a_sum() -> None:
    found = compare(usual(), drafted("on_request"), visit=VISIT)
    asked = [line for line in found.lines if line.new and line.new.net_rub is None]
    assert asked
    assert all(line.net_change_rub == 0 for line in asked)


def test_another_day_and_another_card_are_told() -> None:
    later = replace(
        usual(),
        as_of=usual().as_of + timedelta(days=2),
        card=replace(usual().card, version="2"),
    )
    found = compare(usual(), later, visit=VISIT)
    assert not found.is_same_card
    assert found.new_as_of > found.old_as_of


def test_json_holds_exact_amounts_as_text() -> None:
    written = write_comparison(compared(drop("vk-clips")))
    net = next(one for one in written["figures"] if one["figure"] == "net_rub")
    assert Decimal(net["new"]) - Decimal(net["old"]) == Decimal(net["change"])
    assert isinstance(net["new"], str)
