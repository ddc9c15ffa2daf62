"""What an import needs of a store: staged rows of a file, merged whole or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kit.errors import BadInput
from qualifier.deals.closed_deal import ReadRow, RowNote, StoredDeal


class ImportBusy(BadInput):
    """Another import of the same file is running; wait until it has ended."""

    status = 409
    code = "import_busy"
    ru = "Этот файл уже импортирует другой процесс; дождитесь его окончания."


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportKey:
    """A file by its content, read by a map: what tells a killed import that goes on from a new one."""

    file_hash: str
    map_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenImport:
    """An import that has begun: its number, and the last row of the file that is staged, 0 for none."""

    number: int
    rows_read: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge came to: deals that are new, that changed, and that were known as they are."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfMark:
    """How many deals there are and the newest one's number: when some came, changed or went it is another."""

    deals: int
    newest: int


class DealShelf(Protocol):
    """Where deals are imported to; each call is one transaction."""

    def open_import(self, key: ImportKey, *, at: datetime) -> OpenImport:
        """Begin an import, or go on with the one that was killed."""

    def stage(self, begun: OpenImport, rows: Sequence[ReadRow], *, upto: int) -> OpenImport:
        """Keep rows up to a row of the file; ImportBusy when somebody else staged meanwhile."""

    def merge(self, begun: OpenImport, *, at: datetime) -> Merged:
        """Make the staged rows the current deals: a changed one is a new version; torn ids are told."""

    def drop_import(self, begun: OpenImport) -> None:
        """Forget an import that cannot come to its end, with all that was staged of it."""

    def list_notes(self, begun: OpenImport) -> Iterable[RowNote]:
        """Return what there is to tell of the file's rows, in the rows' order."""

    def forget_notes(self, begun: OpenImport) -> None:
        """Drop the notes once they are written down: their values are the file's."""

    def list_current(self) -> tuple[StoredDeal, ...]:
        """Return the current version of every deal, the first imported first."""

    def count_current(self) -> int:
        """Return how many deals there are."""

    def read_mark(self) -> ShelfMark:
        """Return what tells whether the deals are those that were read before."""

    def erase(self, source: str, deal_id: str) -> int:
        """Delete a deal with all its versions and texts; return how many versions there were."""
