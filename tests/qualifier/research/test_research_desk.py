"""The desk does what it offered, refuses the rest, and notes each step with what came of it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from eval.research_cases import ResearchCase
from eval.research_world import NOW, open_world
from qualifier.dossier import ResearchStep, StepResult
from qualifier.identity import Choice, Identity
from qualifier.inquiry import Inquiry
from qualifier.learning import learn
from qualifier.record import LeadRecord
from qualifier.research.research_desk import (
    ASK_SOURCE,
    CHOOSE,
    READ_PAGE,
    Means,
    ResearchDesk,
    is_certain,
    is_known,
)
from qualifier.sources.candidates import build_candidate
from tests.qualifier.offices import facts
from tests.qualifier.research.leads import FIRST, NAME, SECOND, make_case, make_company, make_lead, page

PHONE, OTHER_PHONE = "+74951234567", "+74957654321"
ON_SITE = make_lead(website="lazur-samara.ru")
PAGES = {
    "/": page("Главная", "/catalog", "/oferta"),
    "/catalog": page("Товары", "/deeper"),
    "/oferta": page(f"ИНН {SECOND}"),
}
CARDS = {FIRST: OTHER_PHONE, SECOND: PHONE}
ONE, TWO = f"{NAME} {FIRST}", f"{NAME} {SECOND}"


@contextmanager
def open_desk(
    case: ResearchCase, *, seconds: float = 60.0, trade: str | None = None
) -> Iterator[ResearchDesk]:
    """A desk after the usual round, in the world of a case."""
    record = LeadRecord(as_of=NOW.date(), lead=case.lead, id=case.id)
    with open_world(case) as office:
        gathered = Inquiry(office, case.lead, learn=learn).run()
        means = Means(office=office, ends_at=office.stopwatch() + seconds)
        yield ResearchDesk(record, gathered, means, trade=trade)


def do(desk: ResearchDesk, tool: str, **arguments: Any) -> tuple[dict[str, Any], bool]:
    told = desk.do(tool, arguments)
    return json.loads(told.text), told.is_last


def test_what_is_offered_is_told_at_once() -> None:
    with open_desk(make_case(ON_SITE, pages=PAGES, phones=CARDS)) as desk:
        told = json.loads(desk.tell())
        assert (desk.has_choices, desk.pages) == (True, ("/catalog", "/oferta"))
    assert told["pages"] == ["/catalog", "/oferta"]
    assert told["sources"] == {"checko": ["c1", "c2"]}
    assert [one["id"] for one in told["companies"]] == ["c1", "c2"]
    assert "trade" not in told["lead"]


def test_the_trade_of_the_lead_is_told_when_it_is_known() -> None:
    with open_desk(make_case(), trade="retail") as desk:
        assert json.loads(desk.tell())["lead"]["trade"] == "retail"


def test_the_tools_take_only_these_arguments() -> None:
    with open_desk(make_case()) as desk:
        shapes = {tool.name: tool.schema["required"] for tool in desk.tools()}
    assert shapes == {READ_PAGE: ["path"], ASK_SOURCE: ["source", "company"], CHOOSE: ["company"]}


def test_only_the_tool_that_chooses_may_be_told_none() -> None:
    with open_desk(make_case()) as desk:
        words = {tool.name: tool.schema["properties"].get("company") for tool in desk.tools()}
    assert "or none" in words[CHOOSE]["description"]
    assert "none" not in words[ASK_SOURCE]["description"]


def test_a_lead_of_whom_nobody_knows_and_without_a_site_gives_nothing_to_choose() -> None:
    stranger = make_company(FIRST, legal_name='ООО "РОМАШКА"')
    with open_desk(make_case(make_lead(), stranger)) as desk:
        assert (desk.has_choices, desk.pages, desk.companies.listed) == (False, (), ())


def test_a_site_alone_is_something_to_choose_from() -> None:
    stranger = make_company(FIRST, legal_name='ООО "РОМАШКА"')
    with open_desk(make_case(ON_SITE, stranger, pages=PAGES)) as desk:
        assert (desk.has_choices, desk.pages) == (True, ("/catalog", "/oferta"))


def test_a_site_that_did_not_answer_offers_no_pages() -> None:
    with open_desk(make_case(ON_SITE, pages={})) as desk:
        assert desk.pages == ()
        told, is_last = do(desk, READ_PAGE, path="/oferta")
        assert (told["result"], is_last) == ("refused", False)


def test_links_of_a_page_that_was_read_are_offered_next() -> None:
    with open_desk(make_case(ON_SITE, pages=PAGES)) as desk:
        told, is_last = do(desk, READ_PAGE, path="/catalog")
        assert (told["result"], told["facts"], told["pages"], is_last) == (
            "nothing",
            [],
            ["/oferta", "/deeper"],
            False,
        )


def test_a_page_that_makes_the_company_certain_is_the_last_step_only_when_more_bears_it_out() -> None:
    with open_desk(make_case(ON_SITE, pages=PAGES)) as desk:
        told, is_last = do(desk, READ_PAGE, path="/oferta")
        identity = desk.identify()
    # The name agrees, too: the number of the page is believed.
    assert (told["result"], is_last, identity.choice) == ("facts", True, Choice.CHOSEN)
    assert identity.chosen is not None
    assert identity.chosen.inns == {SECOND}


def test_a_number_on_a_page_that_nothing_else_bears_out_makes_nobody_certain() -> None:
    """Sites name who takes their payments: by the table alone that would be the company."""
    pages = {**PAGES, "/oferta": page("Платежи принимает ООО «Касса», ИНН 0000101070")}
    with open_desk(make_case(ON_SITE, pages=pages)) as desk:
        _, is_last = do(desk, READ_PAGE, path="/oferta")
        assert (is_last, desk.identify().choice, desk.identify().chosen) == (False, Choice.AMBIGUOUS, None)


def test_a_source_is_asked_about_one_company_and_offered_for_the_rest() -> None:
    with open_desk(make_case(make_lead(), phones=CARDS)) as desk:
        told, is_last = do(desk, ASK_SOURCE, source="checko", company="c1")
        assert (told["result"], told["sources"], is_last) == ("facts", {"checko": ["c2"]}, False)
        again, _ = do(desk, ASK_SOURCE, source="checko", company="c1")
        assert again["result"] == "refused"
        assert [reply.source for reply in desk.replies] == ["checko"]
    assert desk.steps[0].chosen == ("checko", ONE)
    assert desk.steps[0].offered == ("checko c1", "checko c2")
    assert desk.steps[1].offered == ("checko c2",)


def test_the_phone_that_the_lead_gave_ends_the_search() -> None:
    with open_desk(make_case(make_lead(phone=PHONE), phones=CARDS)) as desk:
        assert not do(desk, ASK_SOURCE, source="checko", company="c1")[1]
        assert do(desk, ASK_SOURCE, source="checko", company="c2")[1]
        assert desk.identify().choice is Choice.CHOSEN


def test_a_source_that_knows_nothing_is_noted_and_not_offered_again() -> None:
    with open_desk(make_case(make_lead(), phones={SECOND: PHONE})) as desk:
        told, _ = do(desk, ASK_SOURCE, source="checko", company="c1")
    assert (told["result"], told["sources"]) == ("nothing", {"checko": ["c2"]})
    assert (desk.steps[0].result, desk.steps[0].facts, desk.steps[0].reason) == (StepResult.NOTHING, 0, None)


def test_when_the_time_is_over_no_page_is_had() -> None:
    with open_desk(make_case(ON_SITE, pages=PAGES), seconds=0.0) as desk:
        assert desk.pages == ()


@pytest.mark.parametrize(
    ("company", "shown", "choice"), [("c1", ONE, "c1"), ("c2", TWO, "c2"), ("none", "none", None)]
)
def test_a_choice_is_shown_by_its_name_and_ends_the_work(
    company: str, shown: str, choice: str | None
) -> None:
    with open_desk(make_case()) as desk:
        told, is_last = do(desk, CHOOSE, company=company)
    assert (told["result"], is_last, desk.choice) == ("chosen", True, choice)
    assert (desk.steps[0].chosen, desk.steps[0].offered) == ((shown,), (ONE, TWO))


def test_the_last_choice_is_the_one_that_stands() -> None:
    with open_desk(make_case()) as desk:
        do(desk, CHOOSE, company="c1")
        do(desk, CHOOSE, company="c2")
        assert desk.choice == "c2"
        do(desk, CHOOSE, company="none")
        assert desk.choice is None


@pytest.mark.parametrize(
    ("tool", "arguments", "noted", "offered"),
    [
        ("", {}, "unknown", ()),
        ("Choose_Company", {"company": "c1"}, "unknown", ()),
        ("choose_company ", {"company": "c1"}, "unknown", ()),
        ("do", {}, "unknown", ()),
        (CHOOSE, {}, CHOOSE, (ONE, TWO)),
        (CHOOSE, {"company": "None"}, CHOOSE, (ONE, TWO)),
        (CHOOSE, {"company": "C1"}, CHOOSE, (ONE, TWO)),
        (CHOOSE, {"company": ""}, CHOOSE, (ONE, TWO)),
        (CHOOSE, {"company": ["c1"]}, CHOOSE, (ONE, TWO)),
        (CHOOSE, {"company": True}, CHOOSE, (ONE, TWO)),
        (CHOOSE, {"company": NAME}, CHOOSE, (ONE, TWO)),
        (ASK_SOURCE, {"source": "dadata", "company": "c1"}, ASK_SOURCE, ("checko c1", "checko c2")),
        (ASK_SOURCE, {"source": "checko"}, ASK_SOURCE, ("checko c1", "checko c2")),
        (ASK_SOURCE, {"source": "checko", "company": "none"}, ASK_SOURCE, ("checko c1", "checko c2")),
        (ASK_SOURCE, {"source": "own_site", "company": "c1"}, ASK_SOURCE, ("checko c1", "checko c2")),
        (ASK_SOURCE, {"source": {"a": 1}, "company": "c1"}, ASK_SOURCE, ("checko c1", "checko c2")),
        (READ_PAGE, {"path": "/oferta"}, READ_PAGE, ()),
    ],
)
def test_what_was_not_offered_is_noted_without_its_words(
    tool: str, arguments: Mapping[str, Any], noted: str, offered: tuple[str, ...]
) -> None:
    with open_desk(make_case(make_lead(), phones=CARDS)) as desk:
        before = desk.candidates
        told = desk.do(tool, arguments)
        assert (desk.candidates, desk.choice, desk.replies) == (before, None, ())
        (step,) = desk.steps
    assert not told.is_last
    assert (step.tool, step.chosen, step.offered) == (noted, (), offered)
    assert (step.result, step.reason) == (StepResult.REFUSED, "not_offered")


def test_after_it_is_closed_nothing_that_was_under_way_changes_anything() -> None:
    with open_desk(make_case(make_lead(phone=PHONE), phones=CARDS)) as desk:
        before, known = desk.candidates, desk.companies
        desk.close()
        do(desk, CHOOSE, company="c1")
        do(desk, ASK_SOURCE, source="checko", company="c2")
        assert (desk.candidates, desk.companies, desk.choice, desk.steps) == (before, known, None, [])


def test_a_step_notes_how_long_it_took() -> None:
    with open_desk(make_case()) as desk:
        do(desk, CHOOSE, company="c1")
    assert isinstance(desk.steps[0], ResearchStep)
    assert 0 <= desk.steps[0].milliseconds < 60_000


def test_no_more_than_twenty_offers_are_noted_of_a_step() -> None:
    links = [f"/p{number}" for number in range(35)]
    with open_desk(make_case(ON_SITE, pages={"/": page("", *links), "/p0": page()})) as desk:
        assert len(desk.pages) == 35
        do(desk, READ_PAGE, path="/p0")
        do(desk, READ_PAGE, path="/nowhere")
    assert [len(step.offered) for step in desk.steps] == [20, 20]


@pytest.mark.parametrize(
    ("values", "choice", "certain", "known"),
    [
        ({"inn": FIRST}, Choice.CHOSEN, True, True),
        # By its site alone it is only named.
        ({"name": "Лазурь"}, Choice.CHOSEN, True, False),
        ({"company_number": "gb:00445790"}, Choice.CHOSEN, True, True),
        (None, Choice.AMBIGUOUS, False, False),
        (None, Choice.UNKNOWN, False, False),
    ],
)
def test_a_company_is_known_by_a_register_and_certain_by_a_choice(
    values: dict[str, str] | None, choice: Choice, certain: bool, known: bool
) -> None:
    chosen = build_candidate(facts("own_site", **values)) if values else None
    identity = Identity(choice=choice, chosen=chosen)
    assert (is_certain(identity), is_known(identity)) == (certain, known)
