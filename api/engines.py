"""Which engine judges: the rules, or the rules with a model that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kit.settings import Settings
from qualifier.profile import Profile
from qualifier.qualify import Engine

if TYPE_CHECKING:
    from kit.db import Database
    from kit.llm import Model

# One question at a time: a connection for the ledger, one for the book.
_POOL = 2


@contextmanager
def open_model(settings: Settings) -> Iterator["Model"]:
    """Open the door alone, for texts, with the database that keeps its limits and its answers."""
    # Who judges by rules alone waits for no database and no library of a model.
    from kit.db import use_database  # noqa: PLC0415
    from kit.llm_door import require_model  # noqa: PLC0415
    from qualifier.store import MIGRATIONS  # noqa: PLC0415

    require_model(settings)
    with use_database(
        settings.database_url, state_dir=settings.state_dir, scripts=MIGRATIONS, pool_size=_POOL
    ) as database:
        yield build_model(settings, database=database)


@contextmanager
def open_model_engine(settings: Settings, profile: Profile) -> Iterator[Engine]:
    """Open the engine of rules and model with the database that keeps its limits and its answers."""
    # The model's libraries take a second and 90 MB: only who asks for a model pays.
    from qualifier.llm_engine import LlmEngine  # noqa: PLC0415

    with open_model(settings) as model:
        yield LlmEngine(profile, model)


def build_model_engine(settings: Settings, profile: Profile, *, database: "Database | None" = None) -> Engine:
    """Return the engine of rules and model; SettingsInvalid says which setting is missing."""
    # The model's libraries take a second and 90 MB: only who asks for a model pays.
    from qualifier.llm_engine import LlmEngine  # noqa: PLC0415

    return LlmEngine(profile, build_model(settings, database=database))


def build_model(settings: Settings, *, database: "Database | None" = None) -> "Model":
    """Open the door to the model that the settings name.

    Without a database the limits hold for this process alone and no answer is kept.
    """
    from kit.llm_door import open_door  # noqa: PLC0415
    from kit.llm_money import MemoryLedger  # noqa: PLC0415
    from qualifier.model_account_store import open_accounts  # noqa: PLC0415
    from qualifier.model_answer_store import open_book  # noqa: PLC0415
    from qualifier.model_ledger_store import open_ledger  # noqa: PLC0415

    if database is None:
        return open_door(settings, ledger=MemoryLedger())
    ledger, book, accounts = open_ledger(database), open_book(database), open_accounts(database)
    return open_door(settings, ledger=ledger, book=book, accounts=accounts)
