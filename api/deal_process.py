"""The processes beside the web process that know past deals: one answers, one embeds and then ends."""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from api.logs import configure_logs
from kit.clock import read_system_clock
from kit.db import Database, open_database
from kit.errors import StoreDown
from kit.settings import Settings
from qualifier.deal_store import SqlDeals
from qualifier.lead import Lead
from qualifier.past_deals.kept_search import KeptSearch, Openers, SearchState, ask_search
from qualifier.past_deals.retrieval import Question
from qualifier.vector_store import EMBEDDING_LOCK, SqlVectors

if TYPE_CHECKING:
    from api.deal_search import StoreHome
    from kit.embeddings import Embedder
    from qualifier.past_deals.search import PastDeals

log = structlog.get_logger()

# How often the database is looked at for deals that came, changed or went.
LOOK_S = 5.0
# Nobody asks any more: a reading that lasts longer is left to end with the process.
_LAST_LOOK_S = 5.0
_POOL_SIZE = 3
# What embeds has time: whoever waits for an answer goes first, yet on a busy machine it must not starve.
_LOW_PRIORITY = 10
# Lists of words are loaded by the first question: those seconds are no lead's.
_FIRST = Question(
    lead=Lead(company="ООО «Ромашка»", message="Нужна рассылка в Твери в марте. We need ads in Kazan."),
    as_of=date(2000, 1, 1),
)

Tell = Callable[[object], None]


def keep_search(line: Connection, settings: Settings) -> None:
    """Be the process that answers questions."""
    _leave_signals_to_parent()
    configure_logs(settings.log_level)
    serve_questions(line, settings)


def serve_questions(line: Connection, settings: Settings) -> None:
    """Answer questions until the other end is closed; the settings name the database by its address."""
    # The model and numeric libraries: what this process exists for.
    from api.deal_search import StoreHome, build_embedder  # noqa: PLC0415

    embedder, writing, stop = build_embedder(settings), threading.Lock(), threading.Event()
    database, home = _open_database(settings), StoreHome(settings, embedder)
    search = _open_search(settings, database, embedder, home)

    def tell(message: object) -> None:
        with writing, suppress(OSError):
            line.send(message)

    keeper = threading.Thread(target=look_on, args=(search, tell, stop), daemon=True)
    keeper.start()
    try:
        _answer(line, search, tell)
    finally:
        stop.set()
        keeper.join(_LAST_LOOK_S)
        home.close()
        database.close()


def _leave_signals_to_parent() -> None:
    """The terminal's Ctrl-C reaches every process; the web process ends the others by itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _open_database(settings: Settings) -> Database:
    return open_database(settings.database_url, state_dir=Path(), pool_size=_POOL_SIZE)


def _open_search(
    settings: Settings, database: Database, embedder: "Embedder", home: "StoreHome"
) -> KeptSearch:
    # As above.
    from api.deal_search import open_search  # noqa: PLC0415
    from qualifier.deals.embedding import name_space  # noqa: PLC0415

    return KeptSearch(
        SqlDeals(database.begin),
        SqlVectors(database.begin),
        name_space(embedder),
        openers=Openers(
            search=lambda: _warm(open_search(settings, database, embedder=embedder)),
            store=home.open,
        ),
    )


def _warm(search: "PastDeals") -> "PastDeals":
    ask_search(search, _FIRST, ())
    return search


def look_on(search: KeptSearch, tell: Tell, stop: threading.Event, *, every_s: float = LOOK_S) -> None:
    """Keep a search up to date, and tell its state when it has changed."""
    told: SearchState | None = None
    while not stop.is_set():
        try:
            search.look()
        # The database may be away for a while; what was read goes on answering.
        except StoreDown:
            log.warning("deals_not_read", error="StoreDown")
        except Exception as error:  # noqa: BLE001 the outermost loop of the thread
            log.error("deals_not_read", error=type(error).__name__)
        if search.state != told:
            told = search.state
            tell(told)
        stop.wait(every_s)


def _answer(line: Connection, search: KeptSearch, tell: Tell) -> None:
    while True:
        try:
            number, question = line.recv()
        except (EOFError, OSError):
            return
        try:
            answer: object = search.find(question)
        except Exception as error:  # noqa: BLE001 the outermost loop of the process
            answer = type(error).__name__
        tell((number, answer))


def embed_beside(settings: Settings) -> None:
    """Be the process that embeds, at a low priority, for as long as its parent lives."""
    _leave_signals_to_parent()
    os.nice(_LOW_PRIORITY)
    embed_unread(settings, parent=os.getppid())


def embed_unread(settings: Settings, *, parent: int) -> None:
    """Embed the deals that have no vector; SystemExit when somebody does already, or the parent is gone."""
    # As above.
    from api.deal_search import build_embedder  # noqa: PLC0415
    from qualifier.deals.embedding import embed_deals  # noqa: PLC0415

    with (
        closing(_open_database(settings)) as database,
        database.hold_lock(EMBEDDING_LOCK) as is_held,
    ):
        if not is_held:
            raise SystemExit(1)
        embed_deals(
            SqlVectors(database.begin),
            build_embedder(settings),
            now=read_system_clock,
            watch=lambda _: _end_with(parent),
        )


def _end_with(parent: int) -> None:
    """Whoever was to be told of the vectors is gone: what is done stays done, another one goes on."""
    if os.getppid() != parent:
        raise SystemExit(1)
