"""The town's one server: every host behind one port of loopback, told apart by the Host header."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from api.sources_town.call import Answer, Call, say_json
from api.sources_town.moods import EVERYBODY, Ledger, Mood, break_answer, read_behaviour
from api.sources_town.registers import answer_checko, answer_dadata, answer_girbo
from api.sources_town.sites import answer_site, answer_telegram
from api.sources_town.vacancies import answer_hh
from api.sources_town.world import (
    answer_companies_house,
    answer_gleif,
    answer_sec,
    answer_wikidata,
    answer_wikipedia,
)
from kit.errors import BadInput

LOOPBACK = "127.0.0.1"
CONTROL = "/control"
_LARGEST_BODY = 1024 * 1024
_IDLE_S = 30

Respond = Callable[[Call], Answer]

HOSTS: Mapping[str, Respond] = {
    "suggestions.dadata.ru": answer_dadata,
    "bo.nalog.gov.ru": answer_girbo,
    "api.checko.ru": answer_checko,
    "api.hh.ru": answer_hh,
    "api.gleif.org": answer_gleif,
    "api.company-information.service.gov.uk": answer_companies_house,
    "www.sec.gov": answer_sec,
    "data.sec.gov": answer_sec,
    "www.wikidata.org": answer_wikidata,
    "ru.wikipedia.org": answer_wikipedia,
    "en.wikipedia.org": answer_wikipedia,
    "t.me": answer_telegram,
}
_OWN = frozenset({LOOPBACK, "localhost"})


class Handler(BaseHTTPRequestHandler):
    """Reads a call, waits as long as the host thinks, and answers as its mood lets it."""

    protocol_version = "HTTP/1.1"
    timeout = _IDLE_S
    ledger: Ledger

    def setup(self) -> None:
        """Small answers leave at once."""
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def do_GET(self) -> None:
        """Answer a question."""
        self._respond(b"")

    def do_POST(self) -> None:
        """Answer a question with a body."""
        size = self.headers.get("content-length", "0")
        length = int(size) if size.isascii() and size.isdigit() else 0
        self._respond(self.rfile.read(min(length, _LARGEST_BODY)))

    do_DELETE = do_GET

    def log_message(self, *_: Any) -> None:
        """Say nothing: a call may carry a key."""

    def _respond(self, body: bytes) -> None:
        call = self._read_call(body)
        if call.host in _OWN:
            self._send(self._control(call), Mood.WELL)
            return
        is_allowed = self.ledger.enter(call.host)
        try:
            behaviour = self.ledger.behaviour_of(call.host)
            if behaviour.latency_ms:
                # A thread of its own: nobody else waits.
                threading.Event().wait(behaviour.latency_ms / 1000)
            mood = behaviour.mood if is_allowed else Mood.BUSY
            answer = break_answer(mood, HOSTS.get(call.host, answer_site)(call))
        finally:
            # Before the answer: whoever has it may ask again at once.
            self.ledger.leave(call.host)
        self._send(answer, mood)

    def _read_call(self, body: bytes) -> Call:
        parts = urlsplit(self.path)
        return Call(
            host=self.headers.get("host", "").partition(":")[0].lower(),
            method=self.command,
            path=unquote(parts.path),
            query=dict(parse_qsl(parts.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )

    def _control(self, call: Call) -> Answer:
        if call.path != CONTROL:
            return say_json({"hosts": sorted(HOSTS), "control": CONTROL}, status=200)
        if call.method == "POST":
            try:
                content = call.read_json()
                self.ledger.set(str(content.get("host", EVERYBODY)), read_behaviour(content))
            except BadInput as error:
                return say_json({"error": error.detail}, status=422)
        if call.method == "DELETE":
            self.ledger.reset()
        return self.ledger.describe()

    def _send(self, answer: Answer, mood: Mood) -> None:
        self.close_connection = mood in {Mood.DOWN, Mood.TRUNCATED} or self.close_connection
        if mood is Mood.DOWN:
            return
        with suppress(OSError):
            self.send_response_only(answer.status)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            half = len(answer.body) // 2 if mood is Mood.TRUNCATED else len(answer.body)
            self.wfile.write(answer.body[:half])


class TownServer(ThreadingHTTPServer):
    """Takes many connections at once and leaves none behind."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, port: int = 0) -> None:
        self.ledger = Ledger()
        super().__init__((LOOPBACK, port), type("TownHandler", (Handler,), {"ledger": self.ledger}))

    @property
    def address(self) -> str:
        """Where the town is found."""
        return f"{LOOPBACK}:{self.server_address[1]}"

    def handle_error(self, *_: Any) -> None:
        """A caller that hangs up is what callers with deadlines do."""


@contextmanager
def open_town(port: int = 0) -> Iterator[TownServer]:
    """Run the town in a thread while the block lasts."""
    town = TownServer(port)
    thread = threading.Thread(target=town.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield town
    finally:
        town.shutdown()
        town.server_close()
        thread.join()


def read_stats(town: TownServer) -> dict[str, Any]:
    """Return what the town counted."""
    content: dict[str, Any] = json.loads(town.ledger.describe().body)
    return content
