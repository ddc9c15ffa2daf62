"""Past deals for commands: searched exactly in this process, beside a service that owns the vector store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kit.db import use_database
from kit.errors import AppError
from kit.settings import Settings, read_settings
from qualifier.deal_store import SqlDeals
from qualifier.past_deals.retrieval import Question, retrieve
from qualifier.record import LeadRecord
from qualifier.store import MIGRATIONS

if TYPE_CHECKING:
    from qualifier.past_deals.search import Found


class NoDeals(AppError):
    """There are no deals yet: deals import FILE brings them in."""

    status = 422
    code = "no_deals"
    ru = "Сделок пока нет: их загружает команда deals import ФАЙЛ."


@contextmanager
def open_recall() -> Iterator[Callable[[LeadRecord], LeadRecord]]:
    """Give what closes a record with past deals like its lead, unless the record brings deals of its own."""
    settings = read_settings()
    _require_database(settings)
    with use_database(settings.database_url, state_dir=settings.state_dir, scripts=MIGRATIONS) as database:
        if SqlDeals(database.begin).count_current() == 0:
            raise NoDeals
        # Numeric libraries and the model: only who asks for deals pays them.
        from api.deal_search import open_search  # noqa: PLC0415
        from qualifier.past_deals.kept_search import ask_search, list_sources  # noqa: PLC0415

        search = open_search(settings, database)
        sources = list_sources(search)

        def ask(question: Question) -> "Found":
            return ask_search(search, question, sources)

        yield lambda record: record if record.deals else retrieve(record, ask)


def _require_database(settings: Settings) -> None:
    """Starting a database for nothing takes seconds: where none was ever made there are no deals."""
    if not settings.database_url and not (settings.state_dir / "postgres").exists():
        raise NoDeals
