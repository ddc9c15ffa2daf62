"""The double of the store of past deals: the same promises, kept in memory."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count

from qualifier.deals.closed_deal import ClosedDeal, Note, ReadRow, RowNote, StoredDeal
from qualifier.deals.deal_shelf import ImportBusy, ImportKey, Merged, OpenImport, ShelfMark

_WORD = re.compile(r"[^\W_]{2,}")


class MemoryDeals:
    """Deals of one process, for tests and trials."""

    def __init__(self) -> None:
        self._versions: dict[tuple[str, str], list[StoredDeal]] = defaultdict(list)
        self._numbers = count(1)
        self._imports = count(1)
        self._open: dict[ImportKey, OpenImport] = {}
        self._staged: dict[int, list[ReadRow]] = defaultdict(list)
        self._notes: dict[int, list[RowNote]] = defaultdict(list)

    def open_import(self, key: ImportKey, *, at: datetime) -> OpenImport:
        """Begin an import, or go on with the one that was killed."""
        if key not in self._open:
            self._open[key] = OpenImport(number=next(self._imports), rows_read=0)
        return self._open[key]

    def stage(self, begun: OpenImport, rows: Sequence[ReadRow], *, upto: int) -> OpenImport:
        """Keep rows up to a row of the file; ImportBusy when somebody else staged meanwhile."""
        key = self._key_of(begun)
        if self._open[key] != begun:
            raise ImportBusy
        self._staged[begun.number] += [row for row in rows if row.deal is not None]
        self._notes[begun.number] += [note for row in rows for note in row.notes]
        self._open[key] = OpenImport(number=begun.number, rows_read=upto)
        return self._open[key]

    def merge(self, begun: OpenImport, *, at: datetime) -> Merged:
        """Make the staged rows the current deals: a changed one is a new version; torn ids are told."""
        key = self._key_of(begun)
        by_id: dict[str, list[tuple[int, ClosedDeal]]] = defaultdict(list)
        for row in self._staged.pop(begun.number, []):
            if row.deal is not None:
                by_id[row.deal.id].append((row.row, row.deal))
        added = changed = unchanged = 0
        for rows in by_id.values():
            if not self._tell_twins(begun.number, rows):
                continue
            deal = rows[-1][1]
            known = self._versions[deal.source, deal.id]
            if known and known[-1].deal == deal:
                unchanged += 1
                continue
            added, changed = (added, changed + 1) if known else (added + 1, changed)
            known.append(StoredDeal(number=next(self._numbers), version=len(known) + 1, deal=deal))
        del self._open[key]
        return Merged(added=added, changed=changed, unchanged=unchanged)

    def drop_import(self, begun: OpenImport) -> None:
        """Forget an import that cannot come to its end, with all that was staged of it."""
        self._open = {key: known for key, known in self._open.items() if known.number != begun.number}
        self._staged.pop(begun.number, None)
        self._notes.pop(begun.number, None)

    def list_notes(self, begun: OpenImport) -> Iterator[RowNote]:
        """Return what there is to tell of the file's rows, in the rows' order."""
        yield from sorted(self._notes[begun.number], key=lambda note: (note.row, note.field, note.what))

    def forget_notes(self, begun: OpenImport) -> None:
        """Drop the notes once they are written down: their values are the file's."""
        self._notes.pop(begun.number, None)

    def list_current(self) -> tuple[StoredDeal, ...]:
        """Return the current version of every deal, the first imported first."""
        current = (versions[-1] for versions in self._versions.values() if versions)
        return tuple(sorted(current, key=lambda stored: stored.number))

    def count_current(self) -> int:
        """Return how many deals there are."""
        return len(self.list_current())

    def read_mark(self) -> ShelfMark:
        """Return what tells whether the deals are those that were read before."""
        current = self.list_current()
        return ShelfMark(deals=len(current), newest=max((stored.number for stored in current), default=0))

    def erase(self, source: str, deal_id: str) -> int:
        """Delete a deal with all its versions and texts; return how many versions there were."""
        return len(self._versions.pop((source, deal_id), []))

    def find_numbers(self, numbers: Sequence[int]) -> tuple[StoredDeal, ...]:
        """Return the current deals of these numbers, in the numbers' order."""
        found = {stored.number: stored for stored in self.list_current()}
        return tuple(found[number] for number in numbers if number in found)

    def stem(self, said: str) -> tuple[str, ...]:
        """Return the beginnings of a text's words: a stemmer good enough for trials."""
        return tuple(dict.fromkeys(word[:5] for word in _WORD.findall(said.casefold().replace("ё", "е"))))

    def _key_of(self, begun: OpenImport) -> ImportKey:
        for key, known in self._open.items():
            if known.number == begun.number:
                return key
        raise ImportBusy

    def _tell_twins(self, number: int, rows: Sequence[tuple[int, ClosedDeal]]) -> bool:
        """Tell of an id that comes again; True when its last row stands."""
        differ = len({deal.outcome for _, deal in rows}) > 1
        what = Note.OUTCOMES_DIFFER if differ else Note.REPEATED_ID
        told = rows if differ else rows[:-1]
        self._notes[number] += [
            RowNote(row=row, field="id", what=what, value=deal.id[:120]) for row, deal in told
        ]
        return not differ
