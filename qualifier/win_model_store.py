"""Published models of the chance to win in PostgreSQL; the transaction belongs to the caller."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

_COLUMNS = "version, hash, content, who, note, created_at"
_NEWEST = text(f"SELECT {_COLUMNS} FROM win_models ORDER BY version DESC LIMIT 1")  # noqa: S608
_LIST = text(
    "SELECT version, hash, '' AS content, who, note, created_at FROM win_models"
    " ORDER BY version DESC LIMIT 50"
)
_ADD = text(
    "INSERT INTO win_models (hash, content, who, note, created_at)"
    " VALUES (:hash, :content, :who, :note, :at) RETURNING version, hash, content, who, note, created_at"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWinModel:
    """A model as it was published: its text, by whom, and why."""

    version: int
    hash: str
    content: str
    who: str
    note: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWinModel:
    """A model that is to be published."""

    hash: str
    content: str
    who: str
    note: str


class SqlWinModels:
    """The models inside one transaction of PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(self, model: NewWinModel, *, at: datetime) -> StoredWinModel:
        """Keep a model as the newest; it holds from the service's next start on."""
        values = {"hash": model.hash, "content": model.content, "who": model.who, "note": model.note}
        row = self._connection.execute(_ADD, {**values, "at": at}).mappings().one()
        return StoredWinModel(**row)

    def find_newest(self) -> StoredWinModel | None:
        """Return the model that holds; None when none was ever published."""
        row = self._connection.execute(_NEWEST).mappings().first()
        return None if row is None else StoredWinModel(**row)

    def list_models(self) -> tuple[StoredWinModel, ...]:
        """Return what was published last, the newest first, without the models' texts."""
        return tuple(StoredWinModel(**row) for row in self._connection.execute(_LIST).mappings())
