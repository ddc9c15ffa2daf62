"""What the processes beside the web process do, in threads of this one, on the run's own database."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
import structlog

from api.deal_process import embed_unread, look_on, serve_questions
from kit.db import Database
from kit.errors import StoreDown
from kit.settings import Settings
from qualifier.deal_store import SqlDeals
from qualifier.deals.embedding import name_space
from qualifier.lead import Lead
from qualifier.past_deals.kept_search import SearchState, StoreState
from qualifier.past_deals.nano_embedder import NanoEmbedder
from qualifier.past_deals.retrieval import Question
from qualifier.vector_store import EMBEDDING_LOCK, SqlVectors
from tests.qualifier.deals.memory import fill

LONG_S = 100.0
SHOP = {"id": "shop", "company_key": "a", "task": "Рассылка к открытию магазина"}
ASKED = Question(lead=Lead(company="ООО «Новая»", message="Рассылка к открытию"), as_of=date(2026, 9, 1))

# The vector store's library leaves its database open until it is collected.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def make_settings(database: Database, folder: Path) -> Settings:
    url = database.engine.url.render_as_string(hide_password=False)
    return Settings(database_url=url, state_dir=folder, _env_file=None)


@contextmanager
def serving(settings: Settings) -> Iterator[Connection]:
    mine, others = Pipe()
    thread = threading.Thread(target=serve_questions, args=(others, settings))
    thread.start()
    yield mine
    # The other end sees that nobody asks any more, and ends.
    mine.close()
    thread.join(LONG_S)
    assert not thread.is_alive()


def hear(line: Connection, *, until: Any) -> Any:
    while line.poll(LONG_S):
        message = line.recv()
        if until(message):
            return message
    raise AssertionError("nothing was told")


@pytest.mark.service
@pytest.mark.timeout(300)
def test_questions_are_answered_and_a_question_that_breaks_it_costs_only_itself(
    database: Database, tmp_path: Path
) -> None:
    fill(SqlDeals(database.begin), SHOP)
    with serving(make_settings(database, tmp_path)) as line:
        state = hear(line, until=lambda one: isinstance(one, SearchState) and one.is_ready)
        assert (state.deals, state.with_vectors) == (1, 0)
        line.send((1, "no question"))
        assert hear(line, until=lambda one: isinstance(one, tuple)) == (1, "AttributeError")
        line.send((2, ASKED))
        number, found = hear(line, until=lambda one: isinstance(one, tuple))
        assert (number, [one.stored.deal.id for one in found.neighbours]) == (2, ["shop"])


@pytest.mark.service
@pytest.mark.timeout(300)
def test_deals_are_embedded_unless_somebody_does_or_nobody_waits(database: Database, tmp_path: Path) -> None:
    settings, vectors = make_settings(database, tmp_path), SqlVectors(database.begin)
    space = name_space(NanoEmbedder())
    fill(SqlDeals(database.begin), SHOP)
    with database.hold_lock(EMBEDDING_LOCK), pytest.raises(SystemExit):
        embed_unread(settings, parent=os.getppid())
    assert vectors.count_unread(space) == 1
    # The parent is gone: what is done stays done.
    with pytest.raises(SystemExit):
        embed_unread(settings, parent=-1)
    assert vectors.count_unread(space) == 0
    fill(SqlDeals(database.begin), {**SHOP, "id": "bank", "task": "Заявки на ипотеку"})
    embed_unread(settings, parent=os.getppid())
    assert vectors.count_unread(space) == 0
    # Whoever was refused left no lock behind.
    with database.hold_lock(EMBEDDING_LOCK) as is_held:
        assert is_held


class Search:
    """A search whose looks end as they are told to."""

    def __init__(self, *ends: Exception | SearchState) -> None:
        self.ends = list(ends)
        self.state = SearchState()
        self.stop = threading.Event()

    def look(self) -> None:
        end = self.ends.pop(0)
        if not self.ends:
            self.stop.set()
        if isinstance(end, Exception):
            raise end
        self.state = end


def follow(*ends: Exception | SearchState) -> tuple[list[object], list[str]]:
    search, told = Search(*ends), list[object]()
    with structlog.testing.capture_logs() as logs:
        look_on(search, told.append, search.stop, every_s=0.0)  # type: ignore[arg-type]
    return told, [entry["error"] for entry in logs]


def test_a_state_is_told_when_it_changes_and_only_then() -> None:
    first, second = SearchState(deals=1), SearchState(deals=1, store=StoreState.OK, is_ready=True)
    assert follow(first, first, second, second) == ([first, second], [])


@pytest.mark.parametrize("error", [StoreDown(), ZeroDivisionError("12 / 0 of ООО «Ромашка»")])
def test_a_look_that_fails_is_logged_by_its_name_and_the_next_one_follows(error: Exception) -> None:
    last = SearchState(deals=2, is_ready=True)
    told, logged = follow(error, last)
    assert told == [SearchState(), last]
    assert logged == [type(error).__name__]
