"""The only way out: two clients, one for hosts from configuration and one for the open web."""

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Set
from typing import Any
from urllib.parse import urlencode

from kit.addresses import Address, read_address
from kit.clock import read_stopwatch
from kit.errors import NotFetched, WhyNot
from kit.http_body import read_any_type
from kit.http_courier import Courier, Errand, Limits, Page
from kit.http_network import Deadline, Network
from kit.http_robots import ALL_PERMITTED, NONE_PERMITTED, Robots, read_robots

__all__ = ["KnownHosts", "Limits", "Network", "OpenWeb", "Page", "Visit", "name_agent"]

# What robots.txt may call us.
AGENT = "Dealwright"
_ROBOTS_BYTES = 512 * 1024
_ROBOTS_LIFETIME_S = 24 * 3_600.0
_MOST_ORIGINS = 4_096
# A robots.txt that is there and cannot be read forbids everything for a while.
_UNREADABLE = frozenset({WhyNot.STATUS, WhyNot.SIZE, WhyNot.ENCODING, WhyNot.CONTENT, WhyNot.REDIRECTS})
_PAGES = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,application/json;q=0.8"
_HIGHEST_ANSWER = 499

Sleep = Callable[[float], None]
Stopwatch = Callable[[], float]


def name_agent(contact: str) -> str:
    """Return the User-Agent header; hh.ru, SEC and Wikimedia refuse one without a contact."""
    return f"{AGENT}/1.0 (+{contact})"


class KnownHosts:
    """Asks services whose hosts stand in our configuration; addresses from data never come here."""

    def __init__(
        self,
        hosts: Set[str],
        *,
        contact: str,
        network: Network | None = None,
        limits: Limits | None = None,
        sleep: Sleep = time.sleep,
    ) -> None:
        self._hosts = frozenset(hosts)
        self._agent = name_agent(contact)
        self._limits = limits or Limits(attempts=3)
        self._courier = Courier(network or Network(), self._limits, sleep=sleep)

    def get(
        self, url: str, *, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Page:
        """Ask for a document; answers of 4xx are returned, because each service explains itself in them."""
        return self._send("GET", url + (f"?{urlencode(query)}" if query else ""), headers=headers)

    def post(self, url: str, content: Any, *, headers: Mapping[str, str] | None = None) -> Page:
        """Ask by a JSON body; only for questions, which may be repeated."""
        sent = {"Content-Type": "application/json", **(headers or {})}
        return self._send("POST", url, headers=sent, body=json.dumps(content).encode())

    def close(self) -> None:
        """Close every idle connection."""
        self._courier.close()

    def _send(
        self, method: str, url: str, *, headers: Mapping[str, str] | None, body: bytes | None = None
    ) -> Page:
        address = read_address(url)
        asked_host = address.host

        def check(hop: Address, _: Deadline) -> None:
            # A key that was meant for one host must not be carried to another, nor over an open line.
            if hop.host != asked_host or hop.host not in self._hosts or hop.scheme != "https":
                raise NotFetched(WhyNot.ADDRESS)

        errand = Errand(
            address=address,
            check=check,
            method=method,
            headers={"User-Agent": self._agent, "Accept": "application/json", **(headers or {})},
            body=body,
            limit_bytes=self._limits.body_bytes,
            highest_status=_HIGHEST_ANSWER,
        )
        return self._courier.run(errand)


class OpenWeb:
    """Visits sites that leads name; the only client that takes addresses from data."""

    def __init__(
        self,
        *,
        contact: str,
        network: Network | None = None,
        limits: Limits | None = None,
        stopwatch: Stopwatch = read_stopwatch,
        sleep: Sleep = time.sleep,
    ) -> None:
        self._limits = limits or Limits()
        self._headers = {
            "User-Agent": name_agent(contact),
            "Accept": _PAGES,
            "Accept-Language": "ru,en;q=0.8",
        }
        self._courier = Courier(network or Network(), self._limits, stopwatch=stopwatch, sleep=sleep)
        self._stopwatch = stopwatch
        self._robots: OrderedDict[str, tuple[float, Robots]] = OrderedDict()
        self._lock = threading.Lock()

    def visit(self) -> "Visit":
        """Begin the visits of one lead, with its own allowance of pages."""
        return Visit(self, self._limits.pages)

    def fetch(self, url: str) -> Page:
        """Fetch one page as its robots.txt permits; NotFetched says why not."""
        errand = Errand(
            address=read_address(url),
            check=self._check_robots,
            headers=self._headers,
            limit_bytes=self._limits.body_bytes,
        )
        return self._courier.run(errand)

    def close(self) -> None:
        """Close every idle connection."""
        self._courier.close()

    def _check_robots(self, address: Address, deadline: Deadline) -> None:
        if not self._robots_of(address, deadline).permit(address.rest):
            raise NotFetched(WhyNot.ROBOTS)

    def _robots_of(self, address: Address, deadline: Deadline) -> Robots:
        with self._lock:
            until, known = self._robots.get(address.origin, (0.0, None))
        if known is not None and self._stopwatch() < until:
            return known
        robots, lifetime_s = self._ask_robots(address, deadline)
        with self._lock:
            self._robots[address.origin] = (self._stopwatch() + lifetime_s, robots)
            self._robots.move_to_end(address.origin)
            if len(self._robots) > _MOST_ORIGINS:
                self._robots.popitem(last=False)
        return robots

    def _ask_robots(self, address: Address, deadline: Deadline) -> tuple[Robots, float]:
        """RFC 9309: without the file all is permitted; while it cannot be had, nothing is."""
        errand = Errand(
            address=read_address(f"{address.origin}/robots.txt"),
            check=_permit_all,
            headers=self._headers,
            limit_bytes=_ROBOTS_BYTES,
            highest_status=_HIGHEST_ANSWER,
            read_type=read_any_type,
        )
        try:
            page = self._courier.run(errand, deadline)
        except NotFetched as error:
            if error.why not in _UNREADABLE:
                raise
            return NONE_PERMITTED, self._limits.remembered_s
        if page.status >= 400:
            return ALL_PERMITTED, _ROBOTS_LIFETIME_S
        return read_robots(page.text, AGENT), _ROBOTS_LIFETIME_S


class Visit:
    """What may be fetched for one lead: a few pages, then no more."""

    def __init__(self, web: OpenWeb, pages: int) -> None:
        self._web = web
        self._left = pages
        self._lock = threading.Lock()

    def fetch(self, url: str) -> Page:
        """Fetch a page, counting it; NotFetched when the allowance is spent."""
        with self._lock:
            if self._left <= 0:
                raise NotFetched(WhyNot.ALLOWANCE)
            self._left -= 1
        return self._web.fetch(url)


def _permit_all(_: Address, __: Deadline) -> None:
    return None
