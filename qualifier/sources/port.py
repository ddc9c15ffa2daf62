"""What a source is: a name, and a question that it answers in facts through the door that it is handed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kit.clock import Clock
from kit.errors import SourceDown
from kit.http import Page
from qualifier.lead import Lead
from qualifier.sources.fact import Fact


class AsksServices(Protocol):
    """The client for hosts from configuration."""

    def get(
        self, url: str, *, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Page:
        """Ask for a document."""
        ...

    def post(self, url: str, content: Any, *, headers: Mapping[str, str] | None = None) -> Page:
        """Ask by a JSON body."""
        ...


class VisitsSites(Protocol):
    """One lead's visits to the open web."""

    def fetch(self, url: str) -> Page:
        """Fetch a page within the lead's allowance."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Everything outside that a source may touch for one lead."""

    services: AsksServices
    sites: VisitsSites
    now: Clock


class Source(Protocol):
    """One open source."""

    @property
    def name(self) -> str:
        """The name under which its facts and its silence are recorded."""
        ...

    def ask(self, lead: Lead, door: Door) -> tuple[Fact, ...]:
        """Return what it knows of the lead's company, nothing when it knows none; raises SourceDown."""
        ...


def read_answer(name: str, page: Page) -> Any:
    """Return a service's JSON, None when it has no such thing; SourceDown when it would not answer."""
    if page.status in {204, 404}:
        return None
    if page.status != 200:
        raise SourceDown(f"{name} answered {page.status}")
    return page.read_json()
