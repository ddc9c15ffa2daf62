"""Edits at the border: JSON or YAML into what was asked for, every word of it checked."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from kit.one_line import clean_line
from planner.edit import AskedEdit, EditKind
from planner.edit_faults import EditsInvalid, TooManyEdits
from planner.edit_limits import load_edit_limits

_TARGET_LETTERS = 80
# More digits than any sum or price has.
_MOST_DIGITS = 30
_COMMON = frozenset({"kind", "reason", "author"})
_FIELDS: Mapping[EditKind, frozenset[str]] = {
    EditKind.LOCK: frozenset({"target", "amount_rub", "quantity"}),
    EditKind.PRICE: frozenset({"target", "price_rub"}),
    EditKind.DROP: frozenset({"target"}),
    EditKind.DATES: frozenset({"start", "end"}),
    EditKind.BUDGET: frozenset({"budget_rub"}),
    EditKind.LIFT: frozenset({"rule", "target"}),
    EditKind.WITHDRAW: frozenset({"number"}),
}
_REQUIRED: Mapping[EditKind, tuple[str, ...]] = {
    EditKind.LOCK: ("target",),
    EditKind.PRICE: ("target", "price_rub", "reason"),
    EditKind.DROP: ("target",),
    EditKind.DATES: ("start", "end"),
    EditKind.BUDGET: ("budget_rub",),
    EditKind.LIFT: ("rule", "reason"),
    EditKind.WITHDRAW: ("number",),
}


def read_edits(content: Any, *, author: str) -> tuple[AskedEdit, ...]:
    """Read a list of edits; EditsInvalid names the edit and the field that are wrong."""
    limits = load_edit_limits()
    if not isinstance(content, list | tuple) or not content:
        raise EditsInvalid(
            "edits: must be a list of at least one", ru="edits: список хотя бы из одной правки"
        )
    most = limits.edits_at_once.value
    if len(content) > most:
        raise TooManyEdits(
            f"There are {len(content)} edits; at most {most} can be made at once.",
            ru=f"Правок {len(content)}, а за один раз можно не больше {most}.",
        )
    return tuple(_read_edit(at, one, author) for at, one in enumerate(content, 1))


def read_author(value: Any) -> str:
    """Return who makes the edits or approves; EditsInvalid when nobody is named."""
    name = _read_text(0, "author", value, load_edit_limits().author_letters.value)
    if not name:
        raise EditsInvalid("author: must say who", ru="author: назовите, кто это делает")
    return name


def _read_edit(at: int, content: Any, author: str) -> AskedEdit:
    if not isinstance(content, Mapping):
        raise _fault(at, "", "must be an object", "должна быть объектом")
    kind = _read_kind(at, content.get("kind"))
    unknown = sorted(str(name) for name in content if name not in _FIELDS[kind] | _COMMON)
    if unknown:
        raise _fault(at, unknown[0][:_TARGET_LETTERS], "means nothing here", "здесь ничего не значит")
    values = {
        name: _READERS[name](at, name, content[name])
        for name in content
        if name != "kind" and content[name] is not None
    }
    for name in _REQUIRED[kind]:
        if values.get(name) in (None, ""):
            raise _fault(at, name, "is missing", "обязательное поле")
    if kind is EditKind.LOCK and "amount_rub" in values and "quantity" in values:
        raise _fault(at, "quantity", "keep the sum or the units, not both", "сумма или количество, не оба")
    return AskedEdit(kind=kind, **{"reason": "", "author": author, **values})


def _read_kind(at: int, value: Any) -> EditKind:
    if value in list(EditKind):
        return EditKind(value)
    names = ", ".join(EditKind)
    raise _fault(at, "kind", f"must be one of {names}", f"одно из {names}")


def _read_reason(at: int, name: str, value: Any) -> str:
    return _read_text(at, name, value, load_edit_limits().reason_letters.value)


def _read_person(at: int, name: str, value: Any) -> str:
    return _read_text(at, name, value, load_edit_limits().author_letters.value)


def _read_target(at: int, name: str, value: Any) -> str:
    # A line of the plan can be named by its printed number.
    number = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return _read_text(at, name, number, _TARGET_LETTERS)


def _read_text(at: int, name: str, value: Any, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise _fault(at, name, f"must be a text of at most {most} letters", f"текст не длиннее {most} знаков")
    return clean_line(value)


def _read_number(at: int, name: str, value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise _fault(at, name, "must be a number", "число")
    digits = str(value).replace(" ", "").replace("\u00a0", "")
    try:
        number = Decimal(digits) if len(digits) <= _MOST_DIGITS else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise _fault(at, name, "must be a number", "число")
    return number


def _read_whole(at: int, name: str, value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9:
        return value
    raise _fault(at, name, "must be a whole number", "целое число")


def _read_day(at: int, name: str, value: Any) -> date:
    try:
        return value if type(value) is date else date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _fault(at, name, "must be a date, 2027-02-01", "дата, 2027-02-01") from error


_READERS: Mapping[str, Callable[[int, str, Any], Any]] = {
    "reason": _read_reason,
    "author": _read_person,
    "target": _read_target,
    "rule": _read_target,
    "amount_rub": _read_number,
    "quantity": _read_number,
    "price_rub": _read_number,
    "budget_rub": _read_number,
    "start": _read_day,
    "end": _read_day,
    "number": _read_whole,
}


def _fault(at: int, name: str, english: str, russian: str) -> EditsInvalid:
    place = f": {clean_line(name)}" if name else ""
    if not at:
        return EditsInvalid(f"{name}: {english}", ru=f"{name}: {russian}")
    return EditsInvalid(f"Edit {at}{place}: {english}.", ru=f"Правка {at}{place}: {russian}.")
