import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from kit.clock import FrozenClock
from kit.errors import NotFetched, SourceDown, StoreDown, WhyNot
from qualifier.answer_store import MemoryAnswers
from qualifier.dossier import Reply, SourceReply
from qualifier.inquiry import Gathered, Inquiry, Office
from qualifier.investigation import learn
from qualifier.lead import Lead
from qualifier.question import read_clues, read_question
from qualifier.source_desk import OpenedSource
from tests.builders import NOW
from tests.qualifier.offices import Time, answering, facts, failing, make_office, row

LEAD = Lead(company="ООО «Ромашка»", inn="0000101070", website="romashka.example")
NAME = 'ООО "РОМАШКА"'


def run(office: Office, lead: Lead = LEAD, *, is_duplicate: bool = False) -> Gathered:
    return Inquiry(office, lead, learn=learn, is_duplicate=is_duplicate).run()


def replies(gathered: Gathered) -> dict[str, SourceReply]:
    return {reply.source: reply for reply in gathered.replies}


def opened(name: str, ask: Callable, **changes: object) -> OpenedSource:
    return OpenedSource(row=row(name, **changes), ask=ask)


def dadata() -> OpenedSource:
    return opened("dadata", answering(facts("dadata", legal_name=NAME, inn="0000101070")))


def test_each_source_has_its_line_in_the_log_whatever_it_said() -> None:
    office = make_office(
        dadata(),
        opened("checko", answering()),
        opened("girbo", failing(SourceDown("girbo answered 500"))),
        opened("own_site", failing(NotFetched(WhyNot.ROBOTS))),
        OpenedSource(row=row("hh"), why_off="no key: DEALWRIGHT_HH_TOKEN"),
        opened("telegram", answering()),
    )
    said = {name: (reply.reply, reply.reason) for name, reply in replies(run(office)).items()}
    assert said == {
        "dadata": (Reply.FACTS, None),
        "checko": (Reply.NOTHING, None),
        "girbo": (Reply.SILENT, "girbo answered 500"),
        "own_site": (Reply.NOTHING, "robots_forbid"),
        "hh": (Reply.OFF, "no key: DEALWRIGHT_HH_TOKEN"),
        "telegram": (Reply.NO_QUESTION, None),
    }


def test_a_source_that_made_no_request_had_nothing_to_ask_by() -> None:
    office = make_office(opened("sec_edgar", lambda _lead, _door: ()), opened("fns", lambda _lead, _door: ()))
    said = replies(run(office))
    assert said["sec_edgar"].reply is Reply.NO_QUESTION
    assert said["fns"].reply is Reply.NOTHING


def test_a_number_found_on_the_site_lets_the_registers_be_asked() -> None:
    asked: list[str | None] = []

    def register(lead: Lead, door) -> tuple:
        door.services.get("x")
        asked.append(lead.inn)
        return (facts("checko", employees=5),)

    pages = tuple(
        replace(fact, url="https://romashka.example/")
        for fact in facts("own_site", inn="0000101070", legal_name=NAME)
    )
    office = make_office(opened("own_site", answering(pages)), opened("checko", register))
    said = replies(run(office, Lead(company="ООО Ромашка", website="romashka.example")))
    assert asked == ["0000101070"]
    assert said["checko"].reply is Reply.FACTS


def test_a_search_among_namesakes_is_spared_when_the_number_is_known() -> None:
    search = OpenedSource(
        row=row("gleif"), ask=answering(facts("gleif", legal_name=NAME)), only_without_inn=True
    )
    assert replies(run(make_office(search)))["gleif"].reply is Reply.NO_QUESTION
    assert replies(run(make_office(search), Lead(company="Ромашка")))["gleif"].reply is Reply.FACTS


def test_a_repeated_lead_spares_the_slow_sources() -> None:
    office = make_office(dadata(), opened("own_site", answering(facts("own_site", phone="+7"))))
    said = replies(run(office, is_duplicate=True))
    assert (said["own_site"].reply, said["own_site"].reason) == (Reply.SKIPPED, "repeats_an_open_lead")
    assert said["dadata"].reply is Reply.FACTS


def test_within_the_freshness_window_nobody_is_asked_again() -> None:
    clock, answers, calls = FrozenClock(NOW), MemoryAnswers(), []

    def count(lead: Lead, door) -> tuple:
        calls.append(lead.inn)
        door.services.get("x")
        return (facts("dadata", legal_name=NAME, inn="0000101070"),)

    office = make_office(opened("dadata", count), opened("checko", answering()), answers=answers, clock=clock)
    first, second = run(office), run(office)
    assert calls == ["0000101070"]
    assert first.candidates == second.candidates
    assert [reply.is_cached for reply in second.replies] == [True, True]
    clock.instant = NOW + timedelta(days=8)
    run(office)
    assert len(calls) == 2


def test_that_there_is_nothing_is_asked_again_sooner() -> None:
    clock, answers = FrozenClock(NOW), MemoryAnswers()
    office = make_office(dadata(), opened("checko", answering()), answers=answers, clock=clock)
    run(office)
    clock.instant = NOW + timedelta(days=2)
    assert {name: reply.is_cached for name, reply in replies(run(office)).items()} == {
        "dadata": True,
        "checko": False,
    }


def test_a_failure_is_kept_by_nobody() -> None:
    answers = MemoryAnswers()
    run(make_office(opened("dadata", failing(SourceDown("down"))), answers=answers))
    assert answers.kept == {}


class Race:
    """Two sources: one that is late, and one after whose answer it is as late as is said."""

    def __init__(self) -> None:
        self.time = Time()
        self.has_begun, self.release = threading.Event(), threading.Event()

    def late(self, *groups: tuple) -> Callable:
        def ask(_lead: Lead, door) -> tuple:
            door.services.get("x")
            self.has_begun.set()
            self.release.wait(20)
            return groups

        return ask

    def answering_at(self, instant: float, *groups: tuple) -> Callable:
        def ask(_lead: Lead, door) -> tuple:
            door.services.get("x")
            self.has_begun.wait(20)
            self.time.now = instant
            return groups

        return ask


def test_at_the_soft_deadline_the_laggards_are_left_and_their_answers_kept_for_the_next_time() -> None:
    race, answers = Race(), MemoryAnswers()
    known = race.answering_at(3.1, facts("dadata", legal_name=NAME, inn="0000101070"))
    office = make_office(
        opened("dadata", known),
        opened("girbo", race.late(facts("girbo", revenue=5))),
        answers=answers,
        stopwatch=race.time,
    )
    said = replies(run(office))
    assert (said["girbo"].reply, said["girbo"].reason) == (Reply.SILENT, "deadline_passed")
    assert said["dadata"].reply is Reply.FACTS
    race.release.set()
    for _ in range(400):
        if len(answers.kept) == 2:
            break
        threading.Event().wait(0.05)
    race.time.now = 0.0
    assert replies(run(office))["girbo"].is_cached


def test_for_the_sake_of_identity_the_soft_deadline_is_passed() -> None:
    race = Race()

    def other(_lead: Lead, door) -> tuple:
        door.services.get("x")
        race.has_begun.wait(20)
        race.time.now = 3.1
        race.release.set()
        return (facts("hh", open_vacancies=5),)

    register = race.late(facts("checko", legal_name=NAME, inn="0000101070"))
    office = make_office(opened("checko", register), opened("hh", other), stopwatch=race.time)
    said = replies(run(office, Lead(company="Ромашка", inn="0000101070")))
    assert said["checko"].reply is Reply.FACTS


def test_a_company_that_is_certain_is_not_waited_for_beyond_the_soft_deadline() -> None:
    race = Race()
    known = race.answering_at(3.1, facts("dadata", legal_name=NAME, inn="0000101070"))
    office = make_office(
        opened("dadata", known),
        opened("checko", race.late(facts("checko", inn="0000101070"))),
        stopwatch=race.time,
    )
    said = replies(run(office))
    race.release.set()
    assert (said["checko"].reply, said["dadata"].reply) == (Reply.SILENT, Reply.FACTS)


def test_at_the_hard_deadline_the_record_closes_with_what_has_come() -> None:
    race = Race()
    office = make_office(
        opened("checko", race.late()),
        opened("girbo", race.answering_at(8.1, facts("girbo", revenue=5))),
        stopwatch=race.time,
    )
    said = replies(run(office))
    race.release.set()
    assert (said["checko"].reply, said["girbo"].reply) == (Reply.SILENT, Reply.FACTS)
    assert said["checko"].milliseconds == 8_100


def test_what_had_no_turn_is_told_apart_from_what_was_late() -> None:
    race = Race()
    hanging = opened("girbo", race.late())
    office = make_office(hanging, stopwatch=race.time)
    question = read_question(hanging.row, read_clues(LEAD))
    assert question is not None
    # Every thread of the source is taken before the lead comes.
    for _ in range(office.plan.threads_of(hanging.row)):
        office.desk.ask(hanging, question, door=office.desk.open_door(), ends_at=8.0)
    inquiry = Inquiry(office, LEAD, learn=learn)
    race.time.now = 3.5
    said = replies(inquiry.run())
    race.release.set()
    assert (said["girbo"].reply, said["girbo"].reason) == (Reply.SILENT, "too_many_at_once")


def test_a_store_that_is_full_costs_no_facts() -> None:
    office = make_office(dadata())

    @contextmanager
    def refuse():
        raise StoreDown
        yield

    reading = MemoryAnswers()
    opened_once = iter([reading.begin, refuse])
    broken = Office(
        desk=office.desk,
        open_answers=lambda: next(opened_once)(),
        plan=office.plan,
        patience=office.patience,
        stopwatch=office.stopwatch,
    )
    assert replies(run(broken))["dadata"].reply is Reply.FACTS


@pytest.mark.parametrize("is_sandbox", [True, False])
def test_answers_of_the_sandbox_stay_in_the_sandbox(*, is_sandbox: bool) -> None:
    answers = MemoryAnswers()
    run(make_office(dadata(), answers=answers, is_sandbox=is_sandbox))
    other = replies(run(make_office(dadata(), answers=answers, is_sandbox=not is_sandbox)))
    assert not other["dadata"].is_cached
