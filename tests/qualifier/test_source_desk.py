import threading

import pytest

from kit.clock import FrozenClock
from kit.errors import NotFetched, SourceDown, WhyNot
from qualifier.lead import Lead
from qualifier.question import read_clues, read_question
from qualifier.source_desk import Asked, OpenedSource, SourceDesk, SourceState
from tests.builders import NOW
from tests.qualifier.offices import answering, facts, failing, make_office, row

LEAD = Lead(company="Ромашка", inn="0000101070", website="romashka.example")


def ask(desk: SourceDesk, opened: OpenedSource, *, ends_at: float = 8.0) -> Asked:
    question = read_question(opened.row, read_clues(LEAD))
    assert question is not None
    return desk.ask(opened, question, door=desk.open_door(), ends_at=ends_at).result(timeout=20)


def test_an_answer_comes_with_its_entities_and_the_requests_that_it_cost() -> None:
    opened = OpenedSource(row=row("dadata"), ask=answering(facts("dadata", employees=86)))
    asked = ask(make_office(opened).desk, opened)
    assert (asked.requests, asked.reason, asked.at) == (1, None, NOW)
    assert asked.candidates[0].found_by == "0000101070"


@pytest.mark.parametrize(
    ("name", "error", "reason", "is_refusal"),
    [
        ("dadata", SourceDown("dadata answered 500"), "dadata answered 500", False),
        ("dadata", NotFetched(WhyNot.STATUS, http_status=503), "bad_status 503", False),
        ("dadata", NotFetched(WhyNot.NAME), "name_not_found", False),
        ("own_site", NotFetched(WhyNot.NAME), "name_not_found", True),
        ("own_site", NotFetched(WhyNot.ROBOTS), "robots_forbid", True),
        ("own_site", NotFetched(WhyNot.STATUS, http_status=404), "bad_status 404", True),
        ("own_site", NotFetched(WhyNot.STATUS, http_status=503), "bad_status 503", False),
        ("own_site", NotFetched(WhyNot.DEADLINE), "deadline_passed", False),
        ("own_site", ZeroDivisionError("a key: s3cr3t"), "ZeroDivisionError", False),
    ],
)
def test_why_there_is_no_answer_is_told_in_our_own_words(
    name: str, error: Exception, reason: str, *, is_refusal: bool
) -> None:
    opened = OpenedSource(row=row(name), ask=failing(error))
    desk = make_office(opened).desk
    asked = ask(desk, opened)
    assert (asked.reason, asked.is_refusal, asked.candidates) == (reason, is_refusal, ())
    silent = None if is_refusal else NOW
    assert desk.states()[0].silent_since == silent


def test_a_long_reason_is_cut() -> None:
    opened = OpenedSource(row=row("dadata"), ask=failing(SourceDown("x" * 1_000)))
    assert len(ask(make_office(opened).desk, opened).reason or "") == 120


def test_the_silence_of_a_source_lasts_from_its_first_failure_to_its_next_answer() -> None:
    clock, answers = FrozenClock(NOW), iter([SourceDown("a"), SourceDown("b"), None])

    def moody(_lead, door):
        error = next(answers)
        if error:
            raise error
        return ()

    opened = OpenedSource(row=row("dadata"), ask=moody)
    desk = make_office(opened, clock=clock).desk
    ask(desk, opened)
    clock.instant = NOW.replace(hour=23)
    ask(desk, opened)
    assert desk.states() == (SourceState(name="dadata", silent_since=NOW, reason="b"),)
    ask(desk, opened)
    assert desk.states() == (SourceState(name="dadata"),)


def test_a_source_that_is_off_says_why_and_makes_the_desk_idle() -> None:
    desk = make_office(OpenedSource(row=row("hh"), why_off="no key: DEALWRIGHT_HH_TOKEN")).desk
    assert desk.states()[0].why_off == "no key: DEALWRIGHT_HH_TOKEN"
    assert desk.is_idle


def test_a_source_that_hangs_holds_up_no_other() -> None:
    release = threading.Event()

    def hang(_lead, _door):
        release.wait(20)
        return ()

    hanging = OpenedSource(row=row("girbo"), ask=hang)
    well = OpenedSource(row=row("dadata"), ask=answering(facts("dadata", employees=1)))
    desk = make_office(hanging, well).desk
    question = read_question(hanging.row, read_clues(LEAD))
    assert question is not None
    waiting = [desk.ask(hanging, question, door=desk.open_door(), ends_at=8.0) for _ in range(9)]
    assert ask(desk, well).candidates
    desk.close()
    release.set()
    # What had not begun never begins; what had, ends by itself.
    assert sum(future.cancelled() for future in waiting) == 5


def test_what_asks_the_same_hosts_keeps_one_pace() -> None:
    search = OpenedSource(row=row("dadata", name="dadata_suggest"), ask=answering())
    opened = OpenedSource(row=row("dadata"), ask=answering())
    desk = make_office(opened, search, OpenedSource(row=row("own_site"), ask=answering())).desk
    assert desk._pace_of(search.row) is desk._pace_of(opened.row)
    assert desk._pace_of(row("own_site")) is None


def test_who_closes_may_wait_a_while_for_the_last_words() -> None:
    has_begun, release = threading.Event(), threading.Event()

    def slow(_lead, _door):
        has_begun.set()
        release.wait(20)
        return ()

    opened = OpenedSource(row=row("girbo"), ask=slow)
    desk = make_office(opened).desk
    question = read_question(opened.row, read_clues(LEAD))
    assert question is not None
    future = desk.ask(opened, question, door=desk.open_door(), ends_at=8.0)
    assert has_begun.wait(20)
    desk.close()
    assert not future.done()
    release.set()
    desk.close(20.0)
    assert future.done()
