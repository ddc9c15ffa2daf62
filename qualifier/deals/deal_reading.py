"""A row of an export as a closed deal: each value read or told, a row that contradicts itself left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from qualifier.company_key import CompanyKey, read_company_key
from qualifier.deals.cell_safety import make_safe
from qualifier.deals.closed_deal import LEAVES_OUT, ClosedDeal, Note, ReadRow, RowNote
from qualifier.deals.day_cells import DayCells
from qualifier.deals.deal_map import FIELDS, DealMap, find_fields, fold_cell
from qualifier.lead import Lead
from qualifier.record import Outcome
from qualifier.win_model.cell_texts import read_number
from qualifier.win_model.table_file import RawRow

_ROUBLES = frozenset({"", "rub", "rur", "руб", "руб.", "рубль", "рубли", "российский рубль", "₽", "643"})
_LIST = re.compile(r"\s*[;,|]\s*")
_LONGEST = {"task": 2_000, "id": 200}
_USUAL_LONGEST = 300
_SHOWN = 120
_MOST_READ = 20_000
_MOST_PRODUCTS = 30
_MOST_RUB = 10**15
_MOST_EMPLOYEES = 10**8
_INN_LENGTHS = frozenset({10, 12})


@dataclass(frozen=True, slots=True, kw_only=True)
class DealReader:
    """Reads the rows of one file; knows its columns, in what form its days are, and the present day."""

    given: DealMap
    columns: Mapping[str, tuple[str, ...]]
    days: DayCells
    today: date

    def read(self, raw: RawRow) -> ReadRow:
        """Return the row's deal, or none, and all that is to be told of the row."""
        if raw.fault:
            note = RowNote(row=raw.number, field="", what=Note.BROKEN_ROW, value=raw.fault)
            return ReadRow(row=raw.number, deal=None, notes=(note,))
        row = _Row(reader=self, raw=raw)
        deal = row.make_deal()
        left_out = any(note.what in LEAVES_OUT for note in row.notes)
        return ReadRow(row=raw.number, deal=None if left_out else deal, notes=tuple(row.notes))


def open_reader(sample: Sequence[RawRow], given: DealMap, *, today: date) -> DealReader:
    """Return the reader of a file by its first rows; TableInvalid when a needed column is missing."""
    names = tuple(dict.fromkeys(name for row in sample for name in row.cells))
    columns = find_fields(names, given)
    texts = {
        column: [text for row in sample if (text := row.cells.get(column))]
        for name in ("created", "closed")
        for column in columns[name]
    }
    days = DayCells.of_samples(texts, month_first=given.month_first)
    return DealReader(given=given, columns=columns, days=days, today=today)


@dataclass(slots=True, kw_only=True)
class _Row:
    """One row while it is read."""

    reader: DealReader
    raw: RawRow
    notes: list[RowNote] = field(default_factory=list)

    def make_deal(self) -> ClosedDeal | None:
        texts = {name: self._text(name) for name in FIELDS}
        outcome = self._outcome(texts["outcome"])
        created, closed = self._days(texts)
        if not texts["id"]:
            self._tell("id", Note.NO_ID)
        amount = self._amount(texts)
        if outcome is None or not texts["id"]:
            return None
        inn = self._inn(texts["inn"])
        key = _read_key(texts["company"], inn, texts["website"])
        return ClosedDeal(
            source=self.reader.given.source,
            id=texts["id"],
            outcome=outcome,
            company=texts["company"],
            company_key=key.name,
            inn=key.inn,
            domain=key.domain,
            industry=texts["industry"],
            region=texts["region"],
            employees=self._employees(texts["employees"]),
            products=_split_products(texts["products"]),
            amount_rub=amount,
            created=created,
            closed=closed,
            loss_reason=texts["loss_reason"] if outcome is Outcome.LOST else None,
            task=texts["task"],
        )

    def _tell(self, name: str, what: Note, value: str | None = None) -> None:
        note = RowNote(row=self.raw.number, field=name, what=what, value=(value or "")[:_SHOWN])
        self.notes.append(note)

    def _text(self, name: str) -> str | None:
        columns = self.reader.columns[name]
        cells = [cell for column in columns if (cell := self.raw.cells.get(column))]
        if not cells:
            return None
        whole = ". ".join(dict.fromkeys(cells))
        # What is kept is far shorter: the rest of a cell as long as a book need not be read.
        safe = make_safe(whole[:_MOST_READ])
        for note in safe.notes:
            self._tell(name, note, whole)
        longest = _LONGEST.get(name, _USUAL_LONGEST)
        if len(safe.text) > longest:
            self._tell(name, Note.CUT, safe.text)
        return safe.text[:longest].rstrip() or None

    def _outcome(self, text: str | None) -> Outcome | None:
        if text is None:
            self._tell("outcome", Note.NO_OUTCOME)
            return None
        word, given = fold_cell(text), self.reader.given
        if word in given.won_words:
            return Outcome.WON
        if word in given.lost_words:
            return Outcome.LOST
        self._tell("outcome", Note.NOT_CLOSED, text)
        return None

    def _days(self, texts: Mapping[str, str | None]) -> tuple[date | None, date | None]:
        created, closed = (self._day(name, texts[name]) for name in ("created", "closed"))
        if created and closed and closed < created:
            self._tell("closed", Note.SWAPPED_DATES, f"{created} > {closed}")
        for name, day in (("created", created), ("closed", closed)):
            if day and day > self.reader.today:
                self._tell(name, Note.FUTURE_DATE, texts[name])
        if closed is None:
            self._tell("closed", Note.NO_CLOSED_DATE)
        return created, closed

    def _day(self, name: str, text: str | None) -> date | None:
        if text is None:
            return None
        day = self.reader.days.read(text, self.reader.columns[name][0])
        if day is None:
            self._tell(name, Note.BAD_DATE, text)
        return day

    def _amount(self, texts: Mapping[str, str | None]) -> Decimal | None:
        text = texts["amount"]
        if text is None:
            return None
        number = read_number(text)
        if number is None or number >= _MOST_RUB:
            self._tell("amount", Note.BAD_AMOUNT, text)
            return None
        if number < 0:
            self._tell("amount", Note.NEGATIVE_AMOUNT, text)
        if fold_cell(texts["currency"] or "") not in _ROUBLES:
            self._tell("currency", Note.OTHER_CURRENCY, f"{text} {texts['currency']}")
            return None
        return Decimal(str(number)).quantize(Decimal("0.01"))

    def _inn(self, text: str | None) -> str | None:
        digits = re.sub(r"\D", "", (text or "").removesuffix(".0"))
        if digits and len(digits) not in _INN_LENGTHS:
            self._tell("inn", Note.BAD_INN, text)
        return digits if len(digits) in _INN_LENGTHS else None

    def _employees(self, text: str | None) -> int | None:
        if text is None:
            return None
        # «51-200», «от 250», «1 000+»: the lower border is what is sure.
        found = re.search(r"\d[\d\s\u00a0]*", text)
        count = int(re.sub(r"\D", "", found.group())) if found else None
        if count is None or count > _MOST_EMPLOYEES:
            self._tell("employees", Note.BAD_EMPLOYEES, text)
            return None
        return count


@lru_cache(maxsize=100_000)
def _read_key(company: str | None, inn: str | None, website: str | None) -> CompanyKey:
    return read_company_key(Lead(company=company, inn=inn, website=website))


@lru_cache(maxsize=20_000)
def _split_products(text: str | None) -> tuple[str, ...]:
    parts = (part.strip() for part in _LIST.split(text or ""))
    return tuple(dict.fromkeys(part for part in parts if part))[:_MOST_PRODUCTS]
