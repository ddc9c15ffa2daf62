from datetime import date
from typing import Any

import pytest

from planner.brief import Category, Channel
from planner.eligibility import Occasion, Selection, select_rows
from planner.finding import Exclusion, ExclusionReason
from planner.rate_card import RateCard
from tests.planner.builders import ALL_CHANNELS, AS_OF, END, START, bend_rows, make_brief, sourced, the_card


def select(card: RateCard | None = None, **changes: Any) -> Selection:
    occasion_fields = {name: changes.pop(name) for name in ("is_open", "is_for_reach") if name in changes}
    dates = {"start": changes.pop("start", START), "end": changes.pop("end", END)}
    brief = make_brief(**changes)
    occasion = Occasion(brief=brief, as_of=AS_OF, places=brief.regions, **dates, **occasion_fields)
    return select_rows(card or the_card(), occasion)


def reason_of(selection: Selection, row_id: str) -> ExclusionReason | None:
    return next((one.reason for one in selection.excluded if one.row_id == row_id), None)


REASONS: list[tuple[str, dict[str, Any], ExclusionReason | None]] = [
    ("sms-base", {}, None),
    ("sms-base", {"channels_excluded": (Channel.SMS,)}, ExclusionReason.EXCLUDED_BY_CLIENT),
    ("sms-base", {"channels_wanted": (Channel.OLV,)}, ExclusionReason.NOT_WANTED),
    (
        "sms-base",
        {"channels_wanted": (Channel.SMS,), "channels_excluded": (Channel.SMS,)},
        ExclusionReason.EXCLUDED_BY_CLIENT,
    ),
    ("email-base", {}, ExclusionReason.ON_WISH_ONLY),
    ("email-base", {"channels_wanted": (Channel.EMAIL,)}, None),
    ("email-base", {"is_open": True}, None),
    ("telegram-ads", {}, ExclusionReason.FORBIDDEN),
    ("telegram-ads", {"channels_wanted": (Channel.TELEGRAM_ADS,)}, ExclusionReason.FORBIDDEN),
    ("olv-programmatic", {"categories": (Category.ALCOHOL,)}, ExclusionReason.FORBIDDEN),
    ("dooh-screens", {"regions": ("Инта",)}, ExclusionReason.REGION_NOT_SOLD),
    ("dooh-screens", {"regions": ("Тула",)}, None),
    ("display-premium", {}, ExclusionReason.SOLD_WHOLE_ONLY),
    ("display-premium", {"regions": ("Россия",)}, None),
    ("marketplace-search", {"industry": "finance"}, ExclusionReason.INDUSTRY),
    ("marketplace-search", {"industry": "ecommerce"}, None),
    ("marketplace-search", {"industry": None}, None),
    ("ooh-billboards", {"start": AS_OF, "end": date(2026, 12, 10)}, ExclusionReason.LEAD_TIME),
    ("sms-base", {"start": AS_OF, "end": date(2026, 12, 10)}, None),
    ("sms-base", {"start": date(2027, 6, 1), "end": date(2027, 7, 31)}, ExclusionReason.EXPIRED),
    ("yandex-search", {"is_for_reach": True}, ExclusionReason.FOR_RESULTS),
    ("yandex-search", {"is_for_reach": True, "channels_wanted": (Channel.YANDEX_DIRECT,)}, None),
    ("retargeting", {"regions": ("Инта",)}, ExclusionReason.TOO_FEW_PEOPLE),
    ("tv-regional", {"is_open": True}, ExclusionReason.NO_PRICE),
]


@pytest.mark.parametrize(("row", "changes", "reason"), REASONS)
def test_a_row_is_left_out_for_its_first_reason(
    row: str, changes: dict[str, Any], reason: ExclusionReason | None
) -> None:
    selection = select(**changes)
    assert reason_of(selection, row) is reason
    assert any(one.row.id == row for one in selection.candidates) is (reason is None)


def test_a_wanted_row_without_a_price_is_on_request() -> None:
    selection = select(channels_wanted=(Channel.TV,))
    assert [one.row.id for one in selection.on_request] == ["tv-regional"]


def test_every_row_is_either_in_or_out_with_words_in_both_languages() -> None:
    for wanted in ((), (Channel.SMS, Channel.TV), ALL_CHANNELS):
        selection = select(channels_wanted=wanted)
        named = [one.row.id for one in (*selection.candidates, *selection.on_request)]
        named += [one.row_id for one in selection.excluded]
        assert sorted(named) == sorted(row.id for row in the_card().rows)
        assert all(one.text.ru and one.text.en for one in selection.excluded)


def test_an_expired_row_is_told_with_its_days() -> None:
    card = bend_rows("sms-base", valid_to=date(2026, 6, 30))
    selection = select(card)
    (expired,) = (one for one in selection.excluded if one.row_id == "sms-base")
    assert expired.reason is ExclusionReason.EXPIRED
    assert "30.06.2026" in expired.text.ru


def test_an_exclusion_is_told_before_the_law_and_the_law_before_terms() -> None:
    out: dict[str, Any] = {"channels_excluded": (Channel.TELEGRAM_ADS,)}
    assert reason_of(select(**out), "telegram-ads") is ExclusionReason.EXCLUDED_BY_CLIENT
    far: dict[str, Any] = {"start": date(2027, 7, 1), "end": date(2027, 7, 31)}
    assert reason_of(select(**far), "telegram-ads") is ExclusionReason.FORBIDDEN


def test_a_price_must_hold_on_the_first_and_on_the_last_day() -> None:
    for valid in ({"valid_from": date(2027, 2, 2)}, {"valid_to": date(2027, 2, 27)}):
        assert reason_of(select(bend_rows("sms-base", **valid)), "sms-base") is ExclusionReason.EXPIRED
    exact = bend_rows("sms-base", valid_from=START, valid_to=END)
    assert reason_of(select(exact), "sms-base") is None


def test_a_longer_preparation_starts_a_line_later_and_then_not_at_all() -> None:
    soon = {"start": AS_OF, "end": date(2026, 12, 20)}
    starts = []
    for days in (0, 5, 10):
        card = bend_rows("sms-base", lead_time_days=sourced(days))
        (one,) = (one for one in select(card, **soon).candidates if one.row.id == "sms-base")
        starts.append(one.start)
    assert starts == [AS_OF, date(2026, 12, 2), date(2026, 12, 9)]
    late = select(bend_rows("sms-base", lead_time_days=sourced(40)), **soon)
    assert reason_of(late, "sms-base") is ExclusionReason.LEAD_TIME
    assert "40" in next(one.text.en for one in late.excluded if one.row_id == "sms-base")


def test_a_row_sold_in_some_cities_runs_in_those_of_the_brief_only() -> None:
    selection = select(regions=("Тула", "Инта"))
    (screens,) = (one for one in selection.candidates if one.row.id == "dooh-screens")
    assert screens.places == ("Тула",)


@pytest.mark.parametrize("category", list(Category))
def test_a_ban_holds_whatever_the_client_wishes(category: Category) -> None:
    usual = {one.row_id for one in select(categories=(category,)).excluded if _is_forbidden(one)}
    asked = select(categories=(category,), channels_wanted=ALL_CHANNELS, is_open=True)
    assert usual <= {one.row_id for one in asked.excluded if _is_forbidden(one)}
    assert "telegram-ads" in usual


def _is_forbidden(one: Exclusion) -> bool:
    return one.reason is ExclusionReason.FORBIDDEN
