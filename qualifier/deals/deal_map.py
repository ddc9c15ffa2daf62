"""Which columns of an export are what: a preset of a CRM, or a map of one's own as YAML."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from qualifier.win_model.deal_table import TableInvalid

_PRESETS = Path(__file__).with_name("presets")
PRESETS = ("bitrix24", "amocrm", "hubspot", "salesforce")

# Names of columns, the first that a file has is read.
Heads = Annotated[tuple[str, ...], Field(default=())]
FIELDS = (
    *("id", "outcome", "company", "inn", "website", "industry", "region", "employees", "products", "amount"),
    *("currency", "created", "closed", "loss_reason", "task"),
)
NEEDED = ("id", "outcome")


class DealMap(BaseModel):
    """A map as its file says it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Ids are unique within a source; two exports of one CRM must bear one name.
    source: Annotated[str, Field(min_length=1, max_length=60)]
    id: Annotated[tuple[str, ...], Field(min_length=1)]
    outcome: Annotated[tuple[str, ...], Field(min_length=1)]
    won: Annotated[tuple[str, ...], Field(min_length=1)]
    lost: Annotated[tuple[str, ...], Field(min_length=1)]
    company: Heads
    inn: Heads
    website: Heads
    industry: Heads
    region: Heads
    employees: Heads
    products: Heads
    amount: Heads
    currency: Heads
    created: Heads
    closed: Heads
    loss_reason: Heads
    # Every one of these that a file has: the title, the comment.
    task: Heads
    # 03/05/2026 is the fifth of March; asked only where a column's days do not tell by themselves.
    month_first: bool = False

    @field_validator("id", "outcome", "won", "lost", *FIELDS, mode="before")
    @classmethod
    def _take_one(cls, value: object) -> object:
        # YAML reads `142` and `true` as what they look like; the file's cells are texts.
        listed = value if isinstance(value, list | tuple) else [value]
        return tuple(str(one) for one in listed if one is not None)

    @cached_property
    def won_words(self) -> frozenset[str]:
        """Return the values of a won deal as they are compared."""
        return frozenset(fold_cell(word) for word in self.won)

    @cached_property
    def lost_words(self) -> frozenset[str]:
        """Return the values of a lost deal as they are compared."""
        return frozenset(fold_cell(word) for word in self.lost)

    @property
    def hash(self) -> str:
        """Return the hash that tells whether a half-read file was read by this map."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def fold_cell(text: str) -> str:
    """Return a heading or a value as it is compared: letter case and spaces apart do not matter."""
    return " ".join(text.split()).casefold()


def load_preset(name: str) -> DealMap:
    """Return the map of a CRM's export; TableInvalid names the presets there are."""
    if name not in PRESETS:
        known = ", ".join(PRESETS)
        raise TableInvalid(
            f"There is no preset {name}; known: {known}.", ru=f"Нет набора {name}; есть: {known}."
        )
    return load_map(_PRESETS / f"{name}.yaml")


def load_map(path: Path) -> DealMap:
    """Read a map's file; TableInvalid names the key that is wrong."""
    try:
        return DealMap.model_validate(yaml.safe_load(path.read_text(encoding="utf-8-sig")) or {})
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise TableInvalid(
            f"The map {path.name} cannot be read.", ru=f"Карта полей {path.name} не читается."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "-"
        raise TableInvalid(
            f"The map {path.name} is wrong at {place}: {first['msg']}.",
            ru=f"Ошибка в карте полей {path.name}, ключ {place}: {first['msg']}.",
        ) from error


def find_fields(names: Sequence[str], given: DealMap) -> Mapping[str, tuple[str, ...]]:
    """Return each field's columns as the file heads them; TableInvalid when a needed one is missing."""
    by_name = {fold_cell(name): name for name in reversed(names)}
    found = {}
    for field in FIELDS:
        heads: tuple[str, ...] = getattr(given, field)
        columns = tuple(
            dict.fromkeys(by_name[fold_cell(head)] for head in heads if fold_cell(head) in by_name)
        )
        found[field] = columns if field == "task" else columns[:1]
    for field in NEEDED:
        if not found[field]:
            wanted = ", ".join(getattr(given, field)[:6])
            raise TableInvalid(
                f"The file has no column for `{field}`; looked for: {wanted}.",
                ru=f"В файле нет столбца для `{field}`; искали: {wanted}.",
            )
    return found
