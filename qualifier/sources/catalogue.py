"""The catalogue of sources: what each gives, on which terms, for how long, and how to open it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kit.errors import AppError
from qualifier.qualification import Bilingual
from qualifier.sources.fact import About

if TYPE_CHECKING:
    from qualifier.sources.port import Source

# The C loader reads ten times faster; both build nothing but plain values.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEFAULT_PATH = Path(__file__).with_name("catalogue.yaml")
_HOME = "qualifier.sources"
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_MOST_FAULTS = 5

Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")]
Line = Annotated[str, Field(min_length=3, max_length=300)]


class CatalogueInvalid(AppError):
    """The catalogue of sources cannot be used."""

    code = "catalogue_invalid"
    ru = "Каталог источников нельзя использовать."


class Switch(StrEnum):
    """What turns a source on."""

    KEY = "key"
    CONSENT = "consent"
    LOADED = "loaded"


class Need(StrEnum):
    """What a lead must have for the source to be asked."""

    INN = "inn"
    COMPANY = "company"
    WEBSITE = "website"
    # A channel in Telegram: the lead's site, or a link on it.
    CHANNEL = "channel"


class Speed(StrEnum):
    """How long an answer takes when the service is well."""

    LOCAL = "local"
    FAST = "fast"
    MEDIUM = "medium"
    SLOW = "slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """One source; `setting` names the setting that holds its key or consent."""

    name: str
    reader: str
    title: Bilingual
    gives: tuple[About, ...]
    needs: tuple[Need, ...]
    switch: Switch
    setting: str | None
    licence: str
    terms: str
    fresh_days: int
    hosts: tuple[str, ...]
    trust: int
    speed: Speed
    limit: str


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Title(_Part):
    ru: Line
    en: Line


class _Row(_Part):
    name: Word
    reader: Annotated[str, Field(pattern=r"^[a-z_][\w.]*:[A-Z]\w*$")]
    title: _Title
    gives: Annotated[tuple[About, ...], Field(min_length=1)]
    needs: Annotated[tuple[Need, ...], Field(min_length=1)]
    switch: Switch
    setting: Word | None = None
    licence: Line
    terms: Line
    fresh_days: Annotated[int, Field(ge=1, le=366)]
    why: Line
    hosts: tuple[str, ...]
    trust: Annotated[int, Field(ge=1, le=999)]
    speed: Speed
    limit: Line

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        if (self.setting is None) is not (self.switch is Switch.LOADED):
            raise ValueError("a key or a consent has a setting, loaded data has none")
        if not all(_HOST.fullmatch(host) for host in self.hosts):
            raise ValueError("a host is a name in lower case, without scheme and path")
        if len(set(self.gives)) < len(self.gives):
            raise ValueError("gives: a fact is named twice")
        return self


class _Catalogue(_Part):
    sources: Annotated[tuple[_Row, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _check_unique(self) -> Self:
        for word, values in (
            ("name", [row.name for row in self.sources]),
            ("trust", [row.trust for row in self.sources]),
            ("setting", [row.setting for row in self.sources if row.setting]),
        ):
            if len(set(values)) < len(values):
                raise ValueError(f"two rows have one {word}")
        return self


@cache
def load_catalogue(path: Path = DEFAULT_PATH) -> tuple[CatalogueRow, ...]:
    """Read and check the table once, the most trusted first; CatalogueInvalid names every fault."""
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=_SafeLoader)  # noqa: S506
    except (OSError, UnicodeError) as error:
        raise CatalogueInvalid(f"{path.name}: cannot be read", ru=f"{path.name}: не читается") from error
    except yaml.YAMLError as error:
        raise CatalogueInvalid(f"{path.name}: not valid YAML", ru=f"{path.name}: не YAML") from error
    return read_catalogue(table, path.name)


def read_catalogue(table: Any, name: str = "catalogue") -> tuple[CatalogueRow, ...]:
    """Return the rows of a table in the order of trust."""
    try:
        rows = _Catalogue.model_validate(table).sources
    except ValidationError as error:
        raise CatalogueInvalid(f"{name}: {_describe(error)}") from None
    return tuple(sorted((_freeze(row) for row in rows), key=lambda row: row.trust))


def open_source(row: CatalogueRow, given: Any = None) -> "Source":
    """Open a source; `given` is its key, or what reads the loaded registers.

    The module is loaded only now: a source that is off costs nothing.
    """
    module, _, name = row.reader.partition(":")
    try:
        found = getattr(import_module(module if "." in module else f"{_HOME}.{module}"), name)
    except (ImportError, AttributeError) as error:
        raise CatalogueInvalid(
            f"{row.name}: there is no {row.reader}", ru=f"{row.name}: нет {row.reader}"
        ) from error
    source: Source = found() if row.switch is Switch.CONSENT else found(given)
    if source.name != row.name:
        raise CatalogueInvalid(f"{row.name}: {row.reader} calls itself {source.name}")
    return source


def list_hosts(rows: tuple[CatalogueRow, ...]) -> frozenset[str]:
    """Return the hosts that the known-hosts client may be asked for."""
    return frozenset(host for row in rows for host in row.hosts)


def trust_of(rows: tuple[CatalogueRow, ...]) -> Mapping[str, int]:
    """Return the order of trust by the source's name; the smaller number wins."""
    return {row.name: row.trust for row in rows}


def _freeze(row: _Row) -> CatalogueRow:
    kept = row.model_dump(exclude={"why", "title"})
    return CatalogueRow(title=Bilingual(ru=row.title.ru, en=row.title.en), **kept)


def _describe(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    said = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in faults]
    return "; ".join(said[:_MOST_FAULTS])
