"""A door without a network: services and sites that answer from a table."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kit.clock import FrozenClock
from kit.errors import NotFetched, WhyNot
from kit.http import Page
from qualifier.lead import Lead
from qualifier.sources.fact import About, Fact
from qualifier.sources.port import Door, Source

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LEAD = Lead(company="Пример Медиа", inn="7700000016", website="https://www.example.com/")


class Services:
    """Services in a table: the answer of the first key that stands in the address."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.queries: list[Any] = []

    def get(
        self, url: str, *, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Page:
        self.asked.append(url)
        self.headers.append(headers or {})
        self.queries.append(query)
        found = next((answer for key, answer in self.answers.items() if url.endswith(key)), {})
        if isinstance(found, Exception):
            raise found
        return answer_of(url, found)

    def post(self, url: str, content: Any, *, headers: Mapping[str, str] | None = None) -> Page:
        return self.get(url, query=content, headers=headers)

    def fetch(self, url: str) -> Page:
        self.asked.append(url)
        if url not in self.answers:
            raise NotFetched(WhyNot.STATUS, http_status=404)
        return answer_of(url, self.answers[url])


def answer_of(url: str, found: Any) -> Page:
    if isinstance(found, Page):
        return found
    if isinstance(found, str):
        kind = "text/plain" if url.endswith(".txt") else "text/html"
        return Page(url=url, status=200, media_type=kind, text=found)
    return Page(url=url, status=200, media_type="application/json", text=json.dumps(found))


def refusal(status: int, payload: Any, media_type: str = "application/json") -> Page:
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return Page(url="", status=status, media_type=media_type, text=text)


def ask(source: Source, answers: Mapping[str, Any], lead: Lead = LEAD) -> tuple[tuple[Fact, ...], Services]:
    services = Services(answers)
    return source.ask(lead, open_door(services)), services


def open_door(services: Services) -> Door:
    return Door(services=services, sites=services, now=FrozenClock(NOW))


def values(facts: tuple[Fact, ...], about: About) -> list[str | int]:
    return [fact.value for fact in facts if fact.about is about]
