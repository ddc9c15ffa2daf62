"""What the service knows of the chance to win: the settings' file, else what was published last."""

from api.published_text import PublishedText, find_file
from kit.db import Database
from kit.settings import Settings
from qualifier.win_model_store import SqlWinModels


def find_published(settings: Settings, database: Database) -> PublishedText | None:
    """Return the model that holds from now on; None when nobody published one."""
    if (found := find_file(settings)) is not None:
        return found
    with database.begin() as connection:
        newest = SqlWinModels(connection).find_newest()
    return None if newest is None else PublishedText(text=newest.content, version=newest.version)
