"""What any store of answers must do; the same tests run on PostgreSQL and on the double."""

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest

from qualifier.answer_store import Answers, KeptAnswer, MemoryAnswers, SqlAnswers
from qualifier.company_key import CompanyKey
from qualifier.lead import Lead
from qualifier.question import Question, read_clues, read_question
from qualifier.source_answer import SourceAnswer
from qualifier.sources.candidates import build_candidate
from tests.builders import NOW
from tests.qualifier.offices import facts, row

OpenAnswers = Callable[[], AbstractContextManager[Answers]]
DAY = timedelta(days=1)


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.service)])
def open_answers(request: pytest.FixtureRequest) -> OpenAnswers:
    if request.param == "memory":
        return MemoryAnswers().begin
    database = request.getfixturevalue("database")

    @contextmanager
    def begin():
        with database.begin() as connection:
            yield SqlAnswers(connection)

    return begin


def ask(source: str = "dadata", **lead: str) -> Question:
    given = {"company": "Ромашка", "inn": "0000101070", "website": "romashka.example", **lead}
    question = read_question(row(source), read_clues(Lead(**given)))
    assert question is not None
    return question


def kept(question: Question, *, employees: int = 86, at=NOW, fresh: timedelta = 7 * DAY) -> KeptAnswer:
    candidate = build_candidate(facts(question.source, employees=employees), found_by=question.inn)
    answer = SourceAnswer(candidates=(candidate,), fetched_at=at)
    return KeptAnswer(question=question, answer=answer, fresh_until=at + fresh)


def test_an_answer_is_found_as_long_as_it_is_fresh(open_answers: OpenAnswers) -> None:
    one = kept(ask())
    with open_answers() as answers:
        answers.keep([one])
    with open_answers() as answers:
        assert answers.find([ask()], now=NOW + 7 * DAY - timedelta(seconds=1)) == {ask().key: one.answer}
        assert answers.find([ask()], now=NOW + 7 * DAY) == {}
        assert answers.find([ask("checko"), ask(inn="0000101143")], now=NOW) == {}
        assert answers.find([], now=NOW) == {}


def test_nothing_known_is_kept_too(open_answers: OpenAnswers) -> None:
    nothing = SourceAnswer(candidates=(), fetched_at=NOW)
    with open_answers() as answers:
        answers.keep([KeptAnswer(question=ask(), answer=nothing, fresh_until=NOW + DAY)])
        assert answers.find([ask()], now=NOW) == {ask().key: nothing}


def test_a_later_answer_takes_the_place_of_an_earlier_one_and_never_the_reverse(
    open_answers: OpenAnswers,
) -> None:
    earlier, later = kept(ask(), employees=80), kept(ask(), employees=90, at=NOW + DAY)
    with open_answers() as answers:
        answers.keep([earlier])
        answers.keep([later])
        answers.keep([earlier])
        assert answers.find([ask()], now=NOW + 2 * DAY) == {ask().key: later.answer}


@pytest.mark.parametrize(
    "company",
    [
        CompanyKey(inn="0000101070"),
        CompanyKey(name=ask().company.name),
        CompanyKey(domain="romashka.example"),
    ],
)
def test_a_company_is_erased_by_any_of_its_names(open_answers: OpenAnswers, company: CompanyKey) -> None:
    other = ask(inn="0000101143", company="Другая", website="other.example")
    with open_answers() as answers:
        answers.keep([kept(ask()), kept(ask("own_site")), kept(other)])
        assert answers.erase(company) == 2
        assert set(answers.find([ask(), ask("own_site"), other], now=NOW)) == {other.key}


def test_a_company_without_a_name_erases_nobody(open_answers: OpenAnswers) -> None:
    with open_answers() as answers:
        answers.keep([kept(ask())])
        assert answers.erase(CompanyKey()) == 0


def test_what_is_stale_is_forgotten(open_answers: OpenAnswers) -> None:
    with open_answers() as answers:
        answers.keep([kept(ask(), fresh=DAY), kept(ask("checko"), fresh=9 * DAY)])
        assert answers.forget_stale(now=NOW + 2 * DAY) == 1
        assert answers.forget_stale(now=NOW + 2 * DAY) == 0
        assert set(answers.find([ask(), ask("checko")], now=NOW)) == {ask("checko").key}


@pytest.mark.service
def test_an_answer_of_an_unknown_form_is_asked_for_anew(database) -> None:
    with database.begin() as connection:
        SqlAnswers(connection).keep([kept(ask())])
        connection.exec_driver_sql("UPDATE source_answers SET content = '[1]'")
        assert SqlAnswers(connection).find([ask()], now=NOW) == {}
