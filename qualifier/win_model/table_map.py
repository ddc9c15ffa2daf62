"""Which columns of an export mean what: a map as YAML, or guessed from headings and values."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.fields import ColumnKind

WON = frozenset(
    {"won", "win", "1", "1.0", "true", "yes", "converted", "success", "successful", "closed won", "closedwon"}
    | {"да", "выиграна", "выиграно", "успех", "успешно", "успешно реализовано", "сделка успешна"}
    | {"сделка заключена", "оплачено", "c:won"}
)
LOST = frozenset(
    {"lost", "lose", "0", "0.0", "false", "no", "fail", "failed", "closed lost", "closedlost", "rejected"}
    | {"нет", "проиграна", "проиграно", "закрыто и не реализовано", "сделка проиграна", "провалена", "отказ"}
    | {"неуспех", "c:lose", "junk"}
)
_OUTCOME_NAMES = (
    *("outcome", "result", "итог", "результат", "исход", "converted", "won", "is_won", "iswon", "won_flag"),
    *(
        "status",
        "статус",
        "deal_stage",
        "stage",
        "стадия",
        "этап",
        "deal stage",
        "стадия сделки",
        "этап сделки",
    ),
)
_ID_NAMES = ("id", "row_id", "deal_id", "opportunity_id", "lead_id", "id сделки", "record id", "номер сделки")
_CREATED_NAMES = (
    "created",
    "created_at",
    "createdate",
    "create date",
    "created date",
    "дата создания",
    "создана",
)
_CLOSED_NAMES = ("closed", "closed_at", "close_date", "closedate", "close date", "дата закрытия", "закрыта")
_AMOUNT_NAMES = ("amount", "сумма", "opportunity", "бюджет", "budget", "price", "цена")


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
    return Roles(
        outcome=outcome,
        won=frozenset(_fold(word) for word in given.won) or WON,
        lost=frozenset(_fold(word) for word in given.lost) or LOST,
        id=given.id or _guess(names, _ID_NAMES),
        created=given.created or _guess(names, _CREATED_NAMES),
        closed=given.closed or _guess(names, _CLOSED_NAMES),
        amount=given.amount or _guess(names, _AMOUNT_NAMES),
    )


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _guess(names: Sequence[str], known: Collection[str]) -> str | None:
    return next((name for word in known for name in names if _fold(name) == word), None)


def _guess_outcome(names: Sequence[str], levels: Mapping[str, Counter[str]]) -> str | None:
    ended = {name: levels[name] for name in names if name in levels and _tells_ends(levels[name])}
    return next((name for word in _OUTCOME_NAMES for name in ended if _fold(name) == word), None)


def _tells_ends(counts: Counter[str]) -> bool:
    return any(word in WON for word in counts) or any(word in LOST for word in counts)
