"""Which columns of an export mean what: a map as YAML, or guessed from headings and values."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.fields import ColumnKind
from qualifier.win_model.identifiers import fold_heading
from qualifier.win_model.rules import load_rules

WON = frozenset(
    {"won", "win", "1", "1.0", "true", "yes", "converted", "success", "successful", "closed won", "closedwon"}
    | {"да", "выиграна", "выиграно", "успех", "успешно", "успешно реализовано", "сделка успешна"}
    | {"сделка заключена", "оплачено", "c:won", "142"}
)
LOST = frozenset(
    {"lost", "lose", "0", "0.0", "false", "no", "fail", "failed", "closed lost", "closedlost", "rejected"}
    | {"нет", "проиграна", "проиграно", "закрыто и не реализовано", "сделка проиграна", "провалена", "отказ"}
    | {"неуспех", "c:lose", "junk", "143"}
)
# Headings as they are compared: small letters, words apart.
_OUTCOME_NAMES = (
    *("outcome", "result", "итог", "результат", "исход", "converted", "won", "is won", "iswon", "won flag"),
    *(
        "status",
        "статус",
        "статус сделки",
        "deal stage",
        "stage",
        "stage name",
        "stagename",
        "pipeline stage",
    ),
    *("стадия", "этап", "стадия сделки", "этап сделки"),
)
_ID_NAMES = (
    *("id", "row id", "deal id", "opportunity id", "lead id", "record id"),
    *("id сделки", "ид", "номер сделки", "№ сделки"),
)
_CREATED_NAMES = (
    *("created", "created at", "createdate", "create date", "created date", "date created", "created on"),
    *("дата создания", "создана", "создано", "дата создания сделки", "дата создания лида"),
)
_CLOSED_NAMES = (
    *("closed", "closed at", "closedate", "close date", "closed date", "date closed", "closed on"),
    *("дата закрытия", "закрыта", "закрыто", "дата закрытия сделки"),
)
_AMOUNT_NAMES = ("amount", "сумма", "сумма сделки", "opportunity", "бюджет", "budget", "price", "цена")


class TableMap(BaseModel):
    """A map as its file says it; what is left out is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    outcome: str | None = None
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    id: str | None = None
    created: str | None = None
    closed: str | None = None
    amount: str | None = None
    exclude: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    kinds: Mapping[str, ColumnKind] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The columns with a role, and the folded words of the outcome."""

    outcome: str
    won: frozenset[str]
    lost: frozenset[str]
    id: str | None = None
    created: str | None = None
    closed: str | None = None
    amount: str | None = None


def read_map(path: Path) -> TableMap:
    """Read a map's file; TableInvalid names the key that is wrong."""
    try:
        # Every value is a text: `won: [yes]` and `id: no` must not become booleans, `won: [1]` no number.
        text = path.read_text(encoding="utf-8")
        return TableMap.model_validate(yaml.load(text, Loader=yaml.BaseLoader) or {})  # noqa: S506  makes texts only
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise TableInvalid(
            f"The map {path.name} cannot be read.", ru=f"Карта полей {path.name} не читается."
        ) from error
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise TableInvalid(
            f"The map {path.name} is wrong at {place}: {error.errors()[0]['msg']}.",
            ru=f"Ошибка в карте полей {path.name}, ключ {place}: {error.errors()[0]['msg']}.",
        ) from error


def find_roles(names: Sequence[str], levels: Mapping[str, Counter[str]], given: TableMap) -> Roles:
    """Return the columns with a role; `levels` are the folded values of columns with few of them."""
    for name in (given.outcome, given.id, given.created, given.closed, given.amount):
        if name is not None and name not in names:
            raise TableInvalid(
                f"The map names a column that is not there: {name}.",
                ru=f"В файле нет столбца {name} из карты.",
            )
    outcome = given.outcome or _guess_outcome(names, levels)
    if outcome is None:
        raise TableInvalid(
            "No column says how the deals ended; name it in the map as `outcome`.",
            ru="Ни один столбец не говорит, чем кончились сделки; назовите его в карте полей: `outcome`.",
        )
    words = levels.get(outcome, Counter())
    return Roles(
        outcome=outcome,
        won=frozenset(_fold(word) for word in given.won) or WON | {w for w in words if _read_end(w) is True},
        lost=frozenset(_fold(word) for word in given.lost)
        or LOST | {w for w in words if _read_end(w) is False},
        id=given.id or _guess(names, _ID_NAMES),
        created=given.created or _guess(names, _CREATED_NAMES),
        closed=given.closed or _guess(names, _CLOSED_NAMES),
        amount=given.amount or _guess(names, _AMOUNT_NAMES),
    )


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _guess(names: Sequence[str], known: Collection[str]) -> str | None:
    return next((name for word in known for name in names if _fold(fold_heading(name)) == word), None)


def _guess_outcome(names: Sequence[str], levels: Mapping[str, Counter[str]]) -> str | None:
    ended = [name for name in names if name in levels and _tells_ends(levels[name])]
    return _guess(ended, _OUTCOME_NAMES) or next(
        (name for name in names if name in levels and _tells_both(levels[name])), None
    )


def _tells_both(counts: Counter[str]) -> bool:
    """Tell whether both ends stand in plain words; yes and no stand in many columns."""
    rules = load_rules()
    lost = {word for word in counts if rules.words_of_lost.find(word)}
    return bool(lost) and any(rules.words_of_won.find(word) for word in counts if word not in lost)


def _tells_ends(counts: Counter[str]) -> bool:
    return any(_read_end(word) is not None for word in counts)


def _read_end(word: str) -> bool | None:
    """Return whether a folded word says that a deal was won or lost; None for a stage on the way."""
    if word in WON or word in LOST:
        return word in WON
    rules = load_rules()
    if rules.words_of_lost.find(word):
        return False
    return True if rules.words_of_won.find(word) else None
