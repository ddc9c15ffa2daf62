"""A door that leads straight into the town's answers: real sources and parsers, no sockets."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from api.sources_town.call import Answer, Call
from api.sources_town.server import HOSTS
from api.sources_town.sites import answer_site
from kit.addresses import read_address
from kit.clock import FrozenClock
from kit.errors import NotFetched, WhyNot
from kit.http import Page
from qualifier.sources.port import Door
from tests.builders import NOW

AGENT = "Dealwright/1.0 (+test@dealwright.example)"


def make_call(url: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Call:
    parts = urlsplit(url)
    return Call(
        host=parts.hostname or "",
        method="POST" if body else "GET",
        path=unquote(parts.path),
        query=dict(parse_qsl(parts.query)),
        headers={"user-agent": AGENT, **{name.lower(): value for name, value in (headers or {}).items()}},
        body=body,
    )


def respond(url: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
    call = make_call(url, headers=headers, body=body)
    return HOSTS.get(call.host, answer_site)(call)


def read(answer: Answer) -> Any:
    return json.loads(answer.body)


class Town:
    """What a source is handed."""

    def get(
        self, url: str, *, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Page:
        parts = urlsplit(url)
        call = make_call(url, headers=headers)
        asked = Call(
            host=call.host, method="GET", path=unquote(parts.path), query=query or {}, headers=call.headers
        )
        return to_page(url, HOSTS.get(call.host, answer_site)(asked))

    def post(self, url: str, content: Any, *, headers: Mapping[str, str] | None = None) -> Page:
        return to_page(url, respond(url, headers=headers, body=json.dumps(content).encode()))

    def fetch(self, url: str) -> Page:
        whole = read_address(url).url
        page = to_page(whole, respond(whole))
        if page.status != 200:
            raise NotFetched(WhyNot.STATUS, http_status=page.status)
        return page


def to_page(url: str, answer: Answer) -> Page:
    media_type, _, charset = answer.media_type.partition(";")
    text = answer.body.decode(charset.partition("=")[2] or "utf-8")
    return Page(url=url, status=answer.status, media_type=media_type, text=text)


def open_door() -> Door:
    return Door(services=Town(), sites=Town(), now=FrozenClock(NOW))
