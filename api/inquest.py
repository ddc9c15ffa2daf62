"""Ways for commands to look companies up: in a town of invented companies, or by the sources that are on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from api.enrichment import Look, open_by_settings
from api.investigators import Investigators
from api.lookup import Lookup
from api.source_switches import list_source_settings, read_switches
from api.sources_town.server import open_town
from kit.clock import read_system_clock
from kit.db import open_with, use_database
from kit.errors import SourcesOff
from kit.llm_door import require_model
from kit.llm_money import MemoryLedger
from kit.settings import Settings, read_settings
from qualifier.answer_store import MemoryAnswers
from qualifier.investigation import investigate
from qualifier.record import LeadRecord, OpenData
from qualifier.store import MIGRATIONS, SqlStore

# How long a command that has its answer waits for sources that are late.
_LAST_WORDS_S = 2.0

Investigate = Callable[[LeadRecord], LeadRecord]


@contextmanager
def open_inquest(
    *, sandbox: bool = False, sandbox_at: str = "", with_model: bool = False
) -> Iterator[Investigate]:
    """Give what closes a record: by a town of one's own, by a town that runs, or by the real sources.

    With a model it may choose what else is looked at; SettingsInvalid when none is set.
    """
    if with_model:
        require_model(read_settings())
    if sandbox and not sandbox_at:
        with open_town() as town, _ask_town(town.address, with_model) as investigating:
            yield investigating
    elif sandbox_at:
        with _ask_town(sandbox_at, with_model) as investigating:
            yield investigating
    else:
        with _ask_sources(read_settings(list_source_settings()), with_model) as investigating:
            yield investigating


@contextmanager
def _ask_town(address: str, with_model: bool) -> Iterator[Investigate]:
    """Without a database: what invented companies answer is kept by nobody."""
    settings = Settings(sources_sandbox=address)
    office = open_by_settings(
        settings,
        read_switches(settings, has_registers=lambda: False),
        open_answers=MemoryAnswers().begin,
        clock=read_system_clock,
    )
    investigators = Investigators(settings, MemoryLedger)
    look: Look = investigators.investigate if with_model else investigate
    try:
        yield lambda record: look(record, office)
    finally:
        investigators.close()
        # A line that is cut in the middle of a call stays open on this side.
        office.desk.close(_LAST_WORDS_S)


@contextmanager
def _ask_sources(settings: Settings, with_model: bool) -> Iterator[Investigate]:
    """With the database: answers are kept there, and the loaded registers stand there."""
    switches = read_switches(settings, has_registers=lambda: True)
    if all(one.why_off for one in switches if one.row.setting) and not settings.sources_sandbox:
        _check_registers(settings)
    with use_database(
        settings.database_url,
        state_dir=settings.state_dir,
        scripts=MIGRATIONS,
        pool_size=settings.pool_size,
    ) as database:
        lookup = Lookup(
            settings, database=database, open_store=open_with(database, SqlStore), clock=read_system_clock
        )
        try:
            yield partial(lookup.resolve, with_model=with_model)
        finally:
            lookup.close()


def _check_registers(settings: Settings) -> None:
    """Starting a database for nothing takes seconds: where none was ever made, nothing is loaded in it."""
    if not settings.database_url and not (settings.state_dir / "postgres").exists():
        raise SourcesOff


@contextmanager
def close_bare(opening: AbstractContextManager[Investigate]) -> Iterator[Investigate]:
    """Give what investigates bare leads of today, and leaves alone a record that knows its company."""
    today, nothing = read_system_clock().date(), OpenData()
    with opening as investigating:
        yield (
            lambda record: (
                investigating(record) if record.as_of == today and record.open_data == nothing else record
            )
        )
