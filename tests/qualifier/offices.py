"""Offices whose sources are plain functions: real threads and rounds, no network."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kit.clock import FrozenClock
from kit.errors import NotFetched
from qualifier.answer_store import MemoryAnswers
from qualifier.inquiry import Office, Patience
from qualifier.investigation_plan import load_plan
from qualifier.lead import Lead
from qualifier.source_desk import OpenedSource, SourceDesk
from qualifier.sources.catalogue import CatalogueRow, load_catalogue
from qualifier.sources.fact import About, Claim, Fact, Origin, sign
from qualifier.sources.port import Door
from tests.builders import NOW

ROWS = {row.name: row for row in load_catalogue()}


class Time:
    """A stopwatch that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Page:
    """A request that costs nothing, so that an answer counts as asked for."""

    def get(self, *_: Any, **__: Any) -> None:
        return None

    post = fetch = get


def row(name: str, /, **changes: Any) -> CatalogueRow:
    return replace(ROWS[name], **changes)


def facts(source: str, **values: str | int) -> tuple[Fact, ...]:
    origin = Origin(source=source, url=f"https://{source}.example/", fetched_at=NOW, licence="test")
    return sign((Claim(about=About(about), value=value) for about, value in values.items()), origin)


def answering(*groups: tuple[Fact, ...]) -> Callable[[Lead, Door], tuple[tuple[Fact, ...], ...]]:
    """A source that asks once and knows these entities."""

    def ask(_: Lead, door: Door) -> tuple[tuple[Fact, ...], ...]:
        door.services.get("x")
        return groups

    return ask


def failing(error: Exception) -> Callable[[Lead, Door], tuple[tuple[Fact, ...], ...]]:
    """A source that asks and fails."""

    def ask(_: Lead, door: Door) -> tuple[tuple[Fact, ...], ...]:
        door.services.get("x")
        raise error

    return ask


def make_office(
    *opened: OpenedSource,
    answers: MemoryAnswers | None = None,
    stopwatch: Callable[[], float] | None = None,
    clock: FrozenClock | None = None,
    patience: Patience | None = None,
    is_sandbox: bool = False,
) -> Office:
    plan, watch, now = load_plan(), stopwatch or Time(), clock or FrozenClock(NOW)
    desk = SourceDesk(
        opened,
        plan=plan,
        open_door=lambda: Door(services=Page(), sites=Page(), now=now),
        clock=now,
        stopwatch=watch,
    )
    return Office(
        desk=desk,
        open_answers=(answers or MemoryAnswers()).begin,
        plan=plan,
        patience=patience or Patience(),
        stopwatch=watch,
        is_sandbox=is_sandbox,
    )


__all__ = ["NotFetched", "Time", "answering", "facts", "failing", "make_office", "row"]
