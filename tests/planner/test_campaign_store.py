from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kit.db import Database
from planner.brief import Channel
from planner.campaign_store import CampaignsKept, SqlCampaigns
from planner.past_campaigns import PastLine
from tests.builders import NOW

pytestmark = pytest.mark.service
LINE = PastLine(
    campaign="Весна",
    channel=next(iter(Channel)),
    closed_on=date(2026, 5, 1),
    industry="Розница",
    row_id="sms-1",
    impressions=10_000,
    clicks=120,
    spend_rub=Decimal("100000.50"),
    planned_impressions=12_000,
    planned_spend_rub=Decimal("90000"),
)
BARE = PastLine(campaign="Осень", channel=next(iter(Channel)), closed_on=date(2025, 11, 1))


def test_lines_come_back_as_they_were_kept(database: Database) -> None:
    shelf = SqlCampaigns(database.begin)
    assert shelf.list_lines() == ()
    assert shelf.keep([LINE, BARE], at=NOW) == CampaignsKept(added=2, changed=0, unchanged=0)
    assert set(shelf.list_lines()) == {LINE, BARE}


def test_the_same_campaign_in_another_order_changes_nothing(database: Database) -> None:
    shelf = SqlCampaigns(database.begin)
    other = replace(LINE, row_id="sms-2")
    shelf.keep([LINE, other], at=NOW)
    assert shelf.keep([other, LINE], at=NOW) == CampaignsKept(added=0, changed=0, unchanged=1)


def test_a_changed_campaign_replaces_its_lines_and_leaves_others(database: Database) -> None:
    shelf = SqlCampaigns(database.begin)
    shelf.keep([LINE, replace(LINE, row_id="sms-2"), BARE], at=NOW)
    changed = replace(LINE, clicks=130)
    assert shelf.keep([changed], at=NOW) == CampaignsKept(added=0, changed=1, unchanged=0)
    assert set(shelf.list_lines()) == {changed, BARE}
