"""The list of work on PostgreSQL: what is on it, in which order, since when, and who may be at it at once."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kit.db import open_with
from kit.errors import NotFound
from qualifier.outcomes.outcome import OutcomeKind, RejectReason
from qualifier.qualification import Level, Numbers, Qualification, Status
from qualifier.queue_store import SqlQueue
from qualifier.work.queue_desk import QueueDesk
from qualifier.work.queue_page import Wanted
from tests.builders import make_verdict
from tests.qualifier.priority.leads import A_MILLION, bend_rules, judge_levels
from tests.qualifier.work.desks import GUIDE, NOON, House

pytestmark = pytest.mark.service

UNKNOWN = Level.UNKNOWN


def worth(rub: int, **levels: Any) -> Qualification:
    return judge_levels(numbers=Numbers(budget_min_rub=rub, budget_max_rub=rub), **levels)


def test_the_most_valuable_lead_stands_first_whatever_came_first(house: House) -> None:
    for name, rub in (("lead_a", 500_000), ("lead_b", 5_000_000), ("lead_c", 900_000)):
        house.keep(worth(rub), name)
    assert house.list_leads() == ["lead_b", "lead_c", "lead_a"]


def test_of_equal_ones_the_earlier_due_then_the_id_decides(house: House) -> None:
    house.keep(judge_levels(), "lead_c")
    house.keep(judge_levels(), "lead_b")
    house.keep(judge_levels(), "lead_a", at=NOON + timedelta(minutes=5))
    house.keep(judge_levels(), "lead_d", at=NOON - timedelta(minutes=5))
    assert house.list_leads() == ["lead_d", "lead_b", "lead_c", "lead_a"]


def test_a_row_says_what_to_do_and_why(house: House) -> None:
    qualification_id = house.keep(judge_levels(budget=UNKNOWN), "lead_a")
    row = house.look().rows[0]
    assert (row.lead_id, row.qualification_id, row.status) == ("lead_a", qualification_id, "nurture")
    assert row.due_at == NOON + timedelta(hours=2)
    assert (row.owner, row.is_open) == (None, True)
    shown = row.shown
    assert shown["external_id"] == "crm-lead_a"
    assert shown["company"] == "ООО «Северный Пекарь»"
    assert shown["contact"]["phone"] == "+7 900 000-00-11"
    assert shown["question"]["criterion"] == "budget"
    assert (shown["stage"], shown["role"], shown["chance_from"]) == ("contact", "sales", "rubric")
    assert row.expected_rub == round(shown["chance"] * shown["deal_rub"]) - shown["cost_rub"]


@pytest.mark.parametrize("status", [Status.DISQUALIFIED, Status.DUPLICATE])
def test_closed_leads_are_not_on_the_list(house: House, status: Status) -> None:
    house.keep(replace(judge_levels(), verdict=make_verdict(status=status)), "lead_a")
    assert house.list_leads() == []


def test_the_latest_verdict_counts(house: House) -> None:
    house.keep(judge_levels(budget=UNKNOWN), "lead_a")
    assert house.look().rows[0].status == "nurture"
    latest = house.keep(judge_levels(), "lead_a", again=True)
    row = house.look().rows[0]
    assert (row.status, row.qualification_id) == ("qualified", latest)
    house.keep(
        replace(judge_levels(), verdict=make_verdict(status=Status.DISQUALIFIED)), "lead_a", again=True
    )
    assert house.list_leads() == []
    house.keep(judge_levels(), "lead_a", again=True)
    assert house.list_leads() == ["lead_a"]


def test_a_second_look_at_the_same_status_does_not_put_off_the_call(house: House) -> None:
    house.keep(judge_levels(), "lead_a", at=NOON)
    house.keep(worth(2_000_000), "lead_a", at=NOON + timedelta(days=1), again=True)
    row = house.look().rows[0]
    assert row.since_at == NOON
    assert row.due_at == NOON + timedelta(hours=1)


def test_a_new_status_counts_from_when_it_came(house: House) -> None:
    later = NOON + timedelta(days=1)
    house.keep(judge_levels(budget=UNKNOWN), "lead_a", at=NOON)
    house.look()
    house.keep(judge_levels(), "lead_a", at=later, again=True)
    assert house.look().rows[0].due_at == later + timedelta(hours=1)


def test_the_list_is_the_same_whether_made_at_once_or_verdict_by_verdict(house: House) -> None:
    steps = [
        (judge_levels(budget=UNKNOWN), "lead_a", 0, False),
        (judge_levels(), "lead_b", 1, False),
        (judge_levels(), "lead_a", 2, True),
        (worth(700_000), "lead_b", 3, True),
        (judge_levels(timing=UNKNOWN), "lead_a", 4, True),
    ]
    seen: tuple[Any, ...] = ()
    for judged, lead_id, minutes, again in steps:
        house.keep(judged, lead_id, at=NOON + timedelta(minutes=minutes), again=again)
        seen = house.look().rows
    with house.database.begin() as connection:
        SqlQueue(connection).start_anew("")
    assert house.look().rows == seen


def test_other_rules_make_the_whole_list_anew(house: House) -> None:
    house.keep(judge_levels(), "lead_a")
    before = house.look().rows[0].expected_rub
    dearer = bend_rules(hour_rub=GUIDE.rules.hour_rub.model_copy(update={"value": 10_000}))
    other = QueueDesk(open_queue=open_with(house.database, SqlQueue), guide=replace(GUIDE, rules=dearer))
    assert other.rules_hash != house.queue.rules_hash
    page, behind = other.look(Wanted(), None, 10)
    assert (page.rows[0].expected_rub, behind) == (before - 6 * 7_500, 0)


def test_a_look_takes_in_what_came_and_says_how_much_is_left(house: House) -> None:
    for number in range(3):
        house.keep(judge_levels(), f"lead_{number}")
    assert house.queue.catch_up_once(limit=2) == 2
    with house.database.begin() as connection:
        assert SqlQueue(connection).count_behind(house.queue.rules_hash) == 1
        assert SqlQueue(connection).count_behind("other rules") == 3
    page, behind = house.queue.look(Wanted(), None, 10)
    assert (len(page.rows), behind) == (3, 0)
    assert house.queue.catch_up() == 0


def test_nothing_stored_is_an_empty_list(house: House) -> None:
    page, behind = house.queue.look(Wanted(), None, 10)
    assert (page.rows, page.next_mark, behind) == ((), None, 0)


def test_who_comes_while_another_is_at_it_reads_what_there_is(house: House) -> None:
    house.keep(judge_levels(), "lead_a")
    house.look()
    house.keep(judge_levels(), "lead_b")
    with house.database.begin() as connection:
        assert SqlQueue(connection).claim_progress() is not None
        page, behind = house.queue.look(Wanted(), None, 10)
    assert ([row.lead_id for row in page.rows], behind) == (["lead_a"], 1)
    assert house.list_leads() == ["lead_a", "lead_b"]


def test_many_looks_at_once_make_one_list(house: House) -> None:
    for number in range(12):
        house.keep(judge_levels(), f"lead_{number:02}")
    start, looked = threading.Barrier(6), []

    def look() -> None:
        start.wait()
        looked.append(house.queue.look(Wanted(), None, 5))

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(looked) == 6
    assert house.list_leads() == [f"lead_{number:02}" for number in range(12)]


def test_pages_show_every_lead_once_while_others_come_and_go(house: House) -> None:
    for number in range(11):
        house.keep(worth(400_000 + 10_000 * (number % 4)), f"lead_{number:02}")
    first = house.look(limit=4)
    # One that stands before the cursor comes, one that was shown goes.
    house.keep(worth(90_000_000), "lead_new")
    house.say(first.rows[0].lead_id, OutcomeKind.WON, amount_rub=1)
    seen = [row.lead_id for row in first.rows]
    mark = first.next_mark
    while mark is not None:
        page = house.look(after=mark, limit=4)
        seen += [row.lead_id for row in page.rows]
        mark = page.next_mark
    assert sorted(seen) == [f"lead_{number:02}" for number in range(11)]
    assert len(seen) == len(set(seen))


def test_a_page_that_is_just_full_is_the_last_one(house: House) -> None:
    for number in range(4):
        house.keep(judge_levels(), f"lead_{number}")
    assert house.look(limit=4).next_mark is None
    assert house.look(limit=3).next_mark is not None


def test_the_list_is_filtered_by_status_and_owner(house: House) -> None:
    house.keep(judge_levels(), "lead_sql")
    house.keep(judge_levels(budget=UNKNOWN), "lead_mql")
    house.keep(worth(400_000), "lead_hers")
    house.keep(worth(300_000), "lead_his")
    house.look()
    house.say("lead_hers", OutcomeKind.ACCEPTED, who="Анна")
    house.say("lead_his", OutcomeKind.ACCEPTED, who="Пётр")
    assert house.list_leads(Wanted(status="nurture")) == ["lead_mql"]
    assert house.list_leads(Wanted(owner="Анна")) == ["lead_hers"]
    assert house.list_leads(Wanted(owner="Анна", with_free=True)) == ["lead_sql", "lead_hers", "lead_mql"]
    assert house.list_leads(Wanted(owner="nobody of ours")) == []
    assert house.list_leads(Wanted(status="qualified", owner="Пётр")) == ["lead_his"]


def test_an_accepted_lead_stays_with_its_owner_and_owes_a_brief(house: House) -> None:
    house.keep(judge_levels(), "lead_a")
    house.look()
    house.say("lead_a", OutcomeKind.ACCEPTED, who="Анна")
    row = house.look().rows[0]
    assert (row.owner, row.shown["stage"], row.shown["role"]) == ("Анна", "brief", "account")
    assert row.due_at == datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    # A new verdict changes neither the owner nor when the brief is due.
    house.keep(worth(2_000_000), "lead_a", at=NOON + timedelta(days=3), again=True)
    again = house.look().rows[0]
    assert (again.owner, again.due_at) == (row.owner, row.due_at)
    assert again.expected_rub > row.expected_rub


CLOSINGS = [
    (OutcomeKind.REJECTED, {"reason": RejectReason.NO_NEED}),
    (OutcomeKind.WON, {"amount_rub": 5}),
    (OutcomeKind.LOST, {}),
]


@pytest.mark.parametrize(("kind", "more"), CLOSINGS)
def test_a_lead_with_a_closing_outcome_leaves_the_list(
    house: House, kind: OutcomeKind, more: dict[str, Any]
) -> None:
    house.keep(judge_levels(), "lead_a")
    house.keep(judge_levels(), "lead_b")
    house.look()
    house.say("lead_a", kind, **more)
    assert house.list_leads() == ["lead_b"]
    # Judging it again does not bring it back, taking it up again does.
    house.keep(judge_levels(), "lead_a", again=True)
    assert house.list_leads() == ["lead_b"]
    house.say("lead_a", OutcomeKind.ACCEPTED)
    assert set(house.list_leads()) == {"lead_a", "lead_b"}


def test_an_outcome_before_the_first_look_is_not_lost(house: House) -> None:
    house.keep(judge_levels(), "lead_a")
    house.keep(judge_levels(), "lead_b")
    house.say("lead_a", OutcomeKind.WON, amount_rub=5)
    house.say("lead_b", OutcomeKind.ACCEPTED, who="Пётр")
    rows = house.look().rows
    assert [(row.lead_id, row.owner) for row in rows] == [("lead_b", "Пётр")]


def test_outcomes_and_looks_at_once_lose_nothing(house: House) -> None:
    names = [f"lead_{number:02}" for number in range(10)]
    for name in names:
        house.keep(judge_levels(), name)
    start = threading.Barrier(2)

    def close() -> None:
        start.wait()
        for name in names[::2]:
            house.say(name, OutcomeKind.LOST)

    def look() -> None:
        start.wait()
        for _ in range(5):
            house.queue.catch_up_once(limit=3)

    threads = [threading.Thread(target=work) for work in (close, look)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert house.list_leads() == names[1::2]


def test_an_unknown_lead_has_no_latest_verdict(house: House) -> None:
    with pytest.raises(NotFound), house.database.begin() as connection:
        SqlQueue(connection).read_latest("lead_none")


def test_a_row_of_nobodys_lead_cannot_be(house: House) -> None:
    house.keep(judge_levels(), "lead_a")
    row = house.look().rows[0]
    with pytest.raises(IntegrityError), house.database.begin() as connection:
        SqlQueue(connection).put({"lead_x": replace(row, lead_id="lead_x")})


def test_a_page_walks_an_index_and_does_not_sort_the_whole_list(house: House) -> None:
    with house.database.begin() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = connection.execute(
            text(
                "EXPLAIN SELECT lead_id FROM lead_queue WHERE is_open"
                " ORDER BY expected_rub DESC, due_at, lead_id LIMIT 30"
            )
        ).scalars()
        assert any("lead_queue_order" in line for line in plan)


def test_a_large_deal_fits_the_columns(house: House) -> None:
    numbers = replace(A_MILLION, budget_min_rub=10**10, budget_max_rub=10**10)
    house.keep(judge_levels(numbers=numbers), "lead_a")
    assert house.look().rows[0].expected_rub == 3 * 10**9 - 15_000
