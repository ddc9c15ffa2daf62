"""Outcomes at the border: JSON into what was said, every word of it checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from kit.errors import BadInput
from kit.one_line import clean_line
from qualifier.outcomes.outcome import OutcomeAsk, OutcomeKind, RejectReason
from qualifier.qualification import Criterion, Level, Quality

LONGEST_NAME = 120
LONGEST_NOTE = 500
_FIELDS = frozenset({"kind", "who", "on", "reason", "amount_rub", "quality", "note", "corrections"})
# What is older belongs into the import of past deals.
_OLDEST_YEARS = 5
_MOST_DIGITS = 30
_KOPECK = Decimal("0.01")

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is plausible: no later day, no larger sum."""

    today: date
    largest_rub: int


def read_outcome(content: Any, bounds: Bounds) -> OutcomeAsk:
    """Read `{"kind": …, "who": …}`; BadInput names the field that is wrong."""
    if not isinstance(content, Mapping):
        raise BadInput("The body must be an object.", ru="Тело запроса должно быть объектом.")
    for name in sorted(map(str, content)):
        if name not in _FIELDS:
            raise _fault(name[:LONGEST_NAME], "means nothing here", "здесь ничего не значит")
    given = {name: value for name, value in content.items() if value is not None}
    said = OutcomeAsk(
        kind=_require(given, "kind", _read_kind),
        who=_require(given, "who", lambda name, value: read_line(name, value, LONGEST_NAME)),
        happened_on=_read_day(given, bounds.today),
        reason=_maybe(given, "reason", lambda name, value: _read_word(name, value, RejectReason)),
        amount_rub=_maybe(given, "amount_rub", lambda name, value: _read_sum(name, value, bounds)),
        quality=_maybe(given, "quality", lambda name, value: _read_word(name, value, Quality)),
        note=_maybe(given, "note", lambda name, value: read_line(name, value, LONGEST_NOTE)) or "",
        corrections=_maybe(given, "corrections", _read_corrections) or {},
    )
    _check_together(said)
    return said


def _check_together(said: OutcomeAsk) -> None:
    """A rejection has a reason and nothing else has one; only what was sold or lost has a sum."""
    if not said.who:
        raise _fault("who", "must say who", "назовите, кто это говорит")
    if (said.reason is None) == (said.kind is OutcomeKind.REJECTED):
        names = ", ".join(RejectReason)
        raise _fault(
            "reason", f"a rejection, and only it, has one of {names}", f"у отказа, и только: {names}"
        )
    if said.kind is OutcomeKind.WON and said.amount_rub is None:
        raise _fault("amount_rub", "a won deal has its sum", "у выигранной сделки есть сумма")
    if said.amount_rub is not None and said.kind not in {OutcomeKind.WON, OutcomeKind.LOST}:
        raise _fault("amount_rub", "only won or lost has a sum", "сумма бывает только у won и lost")


def _require(given: Mapping[str, Any], name: str, read: Callable[[str, Any], Any]) -> Any:
    if name not in given:
        raise _fault(name, "is missing", "обязательное поле")
    return read(name, given[name])


def _maybe(given: Mapping[str, Any], name: str, read: Callable[[str, Any], Any]) -> Any:
    return read(name, given[name]) if name in given else None


def _read_kind(name: str, value: Any) -> OutcomeKind:
    return _read_word(name, value, OutcomeKind)


def _read_word(name: str, value: Any, words: type[Word]) -> Word:
    if isinstance(value, str) and value in list(words):
        return words(value)
    names = ", ".join(words)
    raise _fault(name, f"must be one of {names}", f"одно из {names}")


def read_line(name: str, value: Any, most: int) -> str:
    """Return a text as one line that can be printed anywhere; BadInput when it is too long or none."""
    if not isinstance(value, str) or len(value) > most:
        raise _fault(name, f"must be a text of at most {most} letters", f"текст не длиннее {most} знаков")
    return clean_line(value)


def _read_sum(name: str, value: Any, bounds: Bounds) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _fault(name, "must be a number", "число")
    digits = str(value).replace(" ", "").replace("\u00a0", "")
    try:
        amount = Decimal(digits) if len(digits) <= _MOST_DIGITS else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 < amount <= bounds.largest_rub:
        most = bounds.largest_rub
        raise _fault(name, f"more than 0 and at most {most} roubles", f"больше 0 и не больше {most} ₽")
    if amount != amount.quantize(_KOPECK):
        raise _fault(name, "at most two digits of kopecks", "копейки — не больше двух знаков")
    return amount.quantize(_KOPECK)


def _read_day(given: Mapping[str, Any], today: date) -> date:
    value = given.get("on")
    if value is None:
        return today
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _fault("on", "must be a day such as 2026-11-26", "день вида 2026-11-26") from error
    if day > today:
        raise _fault("on", "lies in the future", "этот день ещё не наступил")
    if today.year - day.year > _OLDEST_YEARS:
        raise _fault("on", f"more than {_OLDEST_YEARS} years ago", f"больше {_OLDEST_YEARS} лет назад")
    return day


def _read_corrections(name: str, value: Any) -> dict[Criterion, Level]:
    if not isinstance(value, Mapping):
        raise _fault(name, "must be an object of levels by criterion", "объект: уровень по критерию")
    read = {
        _read_word(name, criterion, Criterion): _read_word(f"{name}.{str(criterion)[:20]}", level, Level)
        for criterion, level in value.items()
    }
    return dict(sorted(read.items()))


def _fault(name: str, english: str, russian: str) -> BadInput:
    return BadInput(f"{name}: {english}", ru=f"{name}: {russian}")
