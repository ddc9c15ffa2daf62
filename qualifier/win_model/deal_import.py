"""From a file of texts to closed deals that can be learnt from, with every row that was left out named."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qualifier.win_model.cell_texts import DAY_FORMATS, find_day_format, read_day, read_number
from qualifier.win_model.deal_table import Column, DealTable, TableInvalid
from qualifier.win_model.fields import ORDER, ColumnKind, Value
from qualifier.win_model.identifiers import is_serial
from qualifier.win_model.raw_table import RawTable, RowFault, read_table
from qualifier.win_model.table_map import Roles, TableMap, find_roles

_NEARLY_ALL = 0.98
_SAMPLE = 2000
_SHOWN_WORDS = 5
_FLAGS = frozenset({"yes", "no", "true", "false", "да", "нет", "0", "1", "y", "n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Closed deals, the rows left out, the deals still open, and the values that fit no column."""

    table: DealTable
    roles: Roles
    faults: tuple[RowFault, ...]
    open_rows: int
    open_words: Mapping[str, int] = field(default_factory=dict)
    odd_values: Mapping[str, int]
    day_formats: Mapping[str, str]


def import_deals(path: Path, given: TableMap) -> Import:
    """Read closed deals from a file; TableInvalid when it holds none."""
    return build_deals(read_table(path), given)


def build_deals(raw: RawTable, given: TableMap, like: Import | None = None) -> Import:
    """Return the closed deals of a table with a row fault for each that contradicts itself.

    `like` is another import whose columns these are: its kinds and day formats hold here too.
    """
    roles = find_roles(tuple(raw.columns), raw.few_levels(), given)
    outcomes = [_read_outcome(text, roles) for text in raw.columns[roles.outcome]]
    columns, odd = _type_columns(raw, roles, given=given, like=like)
    faults = [*raw.faults, *_check_rows(raw, roles, columns), *_check_twins(raw, roles, outcomes)]
    faulty = {fault.number for fault in faults}
    repeated = _find_repeats(raw, roles)
    used = [
        at
        for at, outcome in enumerate(outcomes)
        if outcome is not None and raw.numbers[at] not in faulty and at not in repeated
    ]
    if not used:
        raise TableInvalid(
            f"{raw.name} holds no closed deal that can be used.",
            ru=f"В файле {raw.name} нет ни одной закрытой сделки, которую можно использовать.",
        )
    whole = DealTable(
        ids=_name_rows(raw, roles),
        columns=tuple(columns.values()),
        outcomes=tuple(bool(outcome) for outcome in outcomes),
        days=_order_days(roles, columns, len(raw)),
    )
    return Import(
        table=whole.take(used).without([c for c in given.exclude]),
        roles=roles,
        faults=tuple(sorted(faults, key=lambda fault: (fault.number, fault.column))),
        open_rows=sum(outcome is None for outcome in outcomes),
        open_words=_count_open_words(raw.columns[roles.outcome], outcomes),
        odd_values=odd,
        day_formats={**_list_day_formats(raw, columns), **(like.day_formats if like else {})},
    )


def _list_day_formats(raw: RawTable, columns: Mapping[str, Column]) -> dict[str, str]:
    """A file of three leads may not tell days from months: the file that was learnt from decides."""
    days = [name for name, column in columns.items() if column.kind is ColumnKind.DATE]
    return {name: find_day_format(_known(raw.columns[name])) or DAY_FORMATS[0] for name in days}


def _known(texts: Sequence[str | None]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text is not None))[:_SAMPLE]


def _read_outcome(text: str | None, roles: Roles) -> bool | None:
    word = (text or "").casefold()
    if word in roles.won:
        return True
    return False if word in roles.lost else None


def _count_open_words(texts: Sequence[str | None], outcomes: Sequence[bool | None]) -> dict[str, int]:
    """What stands where an outcome was looked for, the most frequent first: a stage, or a word not known."""
    told = Counter(text or "" for text, outcome in zip(texts, outcomes, strict=True) if outcome is None)
    return dict(told.most_common(_SHOWN_WORDS))


def _name_rows(raw: RawTable, roles: Roles) -> tuple[str, ...]:
    texts = raw.columns[roles.id] if roles.id else [None] * len(raw)
    return tuple(text or str(number) for text, number in zip(texts, raw.numbers, strict=True))


def _type_columns(
    raw: RawTable, roles: Roles, *, given: TableMap, like: Import | None
) -> tuple[dict[str, Column], dict[str, int]]:
    columns: dict[str, Column] = {}
    odd: dict[str, int] = {}
    known = {column.name: column.kind for column in like.table.columns} if like else {}
    forms = like.day_formats if like else {}
    for name, texts in raw.columns.items():
        if name in (roles.outcome, roles.id):
            continue
        column = type_column(name, texts, given.kinds.get(name, known.get(name)), forms.get(name))
        columns[name] = column
        is_order = f"{name} ({ORDER})" in known if like else is_serial(column)
        if column.kind is ColumnKind.NUMBER and is_order:
            columns[f"{name} ({ORDER})"] = _order_by(column)
        lost = sum(t is not None and v is None for t, v in zip(texts, column.values, strict=True))
        if lost:
            odd[name] = lost
    return columns, odd


def type_column(
    name: str, texts: Sequence[str | None], kind: ColumnKind | None = None, day_format: str | None = None
) -> Column:
    """Return a column's values as what nearly all of them are; a value that is not becomes missing."""
    known = _known(texts)
    may_be = kind is ColumnKind.DATE or (kind is None and _may_be_days(known))
    form = day_format or (find_day_format(known) if may_be else None)
    if form or kind is ColumnKind.DATE:
        days = {text: read_day(text, form or "%Y-%m-%d") for text in set(texts) if text is not None}
        return Column(name=name, kind=ColumnKind.DATE, values=tuple(days.get(t or "") for t in texts))
    folded = {text.casefold() for text in known}
    if kind is ColumnKind.FLAG or (kind is None and folded and folded <= _FLAGS):
        return Column(name=name, kind=ColumnKind.FLAG, values=tuple(texts))
    if kind is ColumnKind.NUMBER or (kind is None and _are_numbers(known)):
        numbers = {text: read_number(text) for text in set(texts) if text is not None}
        return Column(name=name, kind=ColumnKind.NUMBER, values=tuple(numbers.get(t or "") for t in texts))
    return Column(name=name, kind=ColumnKind.CATEGORY, values=tuple(texts))


def _order_by(column: Column) -> Column:
    """The number names a deal, yet it also tells when the deal came: in thousands, as time is."""
    values = tuple(value / 1000 if isinstance(value, float) else None for value in column.values)
    return Column(name=f"{column.name} ({ORDER})", kind=ColumnKind.NUMBER, values=values)


def _may_be_days(known: Sequence[str]) -> bool:
    # `20260301` is a number unless the map says otherwise.
    return any(char in text for text in known[:20] for char in "-./")


def _are_numbers(known: Sequence[str]) -> bool:
    return bool(known) and sum(read_number(text) is not None for text in known) >= _NEARLY_ALL * len(known)


def _check_rows(raw: RawTable, roles: Roles, columns: Mapping[str, Column]) -> Iterator[RowFault]:
    amounts = _values(columns, roles.amount)
    begun, ended = _values(columns, roles.created), _values(columns, roles.closed)
    for at, number in enumerate(raw.numbers):
        amount = amounts[at] if amounts else None
        if isinstance(amount, float) and amount < 0:
            yield RowFault(
                number=number, column=str(roles.amount), what="a negative amount", ru="отрицательная сумма"
            )
        first, last = begun[at] if begun else None, ended[at] if ended else None
        if isinstance(first, float) and isinstance(last, float) and last < first:
            yield RowFault(
                number=number,
                column=str(roles.closed),
                what="closed before it was created",
                ru="закрыта раньше, чем создана",
            )


def _values(columns: Mapping[str, Column], name: str | None) -> tuple[Value, ...]:
    return columns[name].values if name is not None and name in columns else ()


def _check_twins(raw: RawTable, roles: Roles, outcomes: Sequence[bool | None]) -> Iterator[RowFault]:
    if roles.id is None:
        return
    told: dict[str, set[bool]] = defaultdict(set)
    for text, outcome in zip(raw.columns[roles.id], outcomes, strict=True):
        if text is not None and outcome is not None:
            told[text].add(outcome)
    for number, text in zip(raw.numbers, raw.columns[roles.id], strict=True):
        if text is not None and len(told[text]) > 1:
            yield RowFault(
                number=number,
                column=roles.id,
                what=f"deal {text[:80]} is both won and lost",
                ru=f"сделка {text[:80]} и выиграна, и проиграна",
            )


def _find_repeats(raw: RawTable, roles: Roles) -> set[int]:
    """An id that comes again is the same deal; the first row stands."""
    seen: Counter[str] = Counter()
    repeated = set()
    for at, text in enumerate(raw.columns[roles.id] if roles.id else ()):
        if text is not None:
            if seen[text]:
                repeated.add(at)
            seen[text] += 1
    return repeated


def _order_days(roles: Roles, columns: Mapping[str, Column], size: int) -> tuple[float | None, ...]:
    """The day that orders deals in time: created if known, else the first column of days."""
    name = roles.created or next((c.name for c in columns.values() if c.kind is ColumnKind.DATE), None)
    column = columns.get(name) if name else None
    if column is None or column.kind is not ColumnKind.DATE:
        return ()
    return tuple(value if isinstance(value, float) else None for value in column.values)
