"""A town on loopback for the door: names that lie, a web server that misbehaves, a listener to hit."""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kit.http_network import Network, Stream, dial

HOST = "site.example"
# The only number that the stub resolver calls public; dialling it leads to the town's own server.
PUBLIC = "93.184.215.14"
LOOPBACK = "127.0.0.1"
TLS = Path(__file__).parent / "data" / "tls"
_REQUEST_BYTES = 65_536
_IDLE_S = 60.0


@dataclass(slots=True)
class Request:
    """One connection to the town's web server; `count` is the how-manieth it is."""

    connection: socket.socket
    host: str
    target: str
    count: int
    head: str

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)


Play = Callable[[Request, "Town"], None]
LookUp = Callable[[str], Sequence[str]]


class Town:
    """Everything is thread-served and stops when the block ends; hits are counted."""

    def __init__(self, play: Play, look_up: LookUp, certificate: str = "trusted") -> None:
        self._play = play
        self._look_up = look_up
        self._certificate = certificate
        self.closing = threading.Event()
        self.private_dials: list[str] = []
        self.names_asked: list[str] = []
        self.secret_hits = 0
        self._count = 0
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []

    def __enter__(self) -> "Town":
        self._plain = self._listen(self._serve_plain)
        self._secure = self._listen(self._serve_secure)
        self._secret = self._listen(self._serve_secret)
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        with self._lock:
            for listening in self._open:
                listening.close()

    @property
    def secret_port(self) -> int:
        """The port that nobody may ever connect to."""
        return _port_of(self._secret)

    @property
    def own_ports(self) -> frozenset[int]:
        """The ports that the door may be led to."""
        return frozenset({_port_of(self._plain), _port_of(self._secure)})

    def network(self, *, check_names: bool = True) -> Network:
        """Return what the door goes out by: the real policy over the town's names and wires."""
        trust = ssl.create_default_context(cafile=str(TLS / "authority.pem"))
        trust.check_hostname = check_names
        return Network(look_up=self._answer, dial=self._dial, trust=trust)

    def _answer(self, host: str) -> Sequence[str]:
        self.names_asked.append(host)
        return self._look_up(host)

    def _dial(self, number: str, port: int, timeout_s: float) -> Stream:
        if number != PUBLIC:
            self.private_dials.append(number)
            return dial(LOOPBACK, self.secret_port, timeout_s)
        target = self._secure if port == 443 else self._plain
        return dial(LOOPBACK, _port_of(target), timeout_s)

    def _listen(self, serve: Callable[[socket.socket], None]) -> socket.socket:
        listener = socket.create_server((LOOPBACK, 0), backlog=64)
        self._open.append(listener)

        def accept() -> None:
            while not self.closing.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                connection.settimeout(_IDLE_S)
                threading.Thread(target=self._hold, args=(serve, connection), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return listener

    def _hold(self, serve: Callable[[socket.socket], None], connection: socket.socket) -> None:
        # A client that hangs up in the middle of a play is what the plays are for.
        with connection, suppress(OSError):
            serve(connection)

    def _serve_secret(self, connection: socket.socket) -> None:
        with self._lock:
            self.secret_hits += 1
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nsecret")

    def _serve_secure(self, connection: socket.socket) -> None:
        if not (TLS / f"{self._certificate}.pem").is_file():
            # A certificate that nobody knows how to make is none at all: the hand is never shaken.
            self.closing.wait()
            return
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(TLS / f"{self._certificate}.pem", TLS / "server_key.pem")
        with context.wrap_socket(connection, server_side=True) as secured:
            self._serve_plain(secured)

    def _serve_plain(self, connection: socket.socket) -> None:
        with self._lock:
            self._count += 1
            count = self._count
        head = _read_head(connection)
        lines = head.split("\r\n")
        target = lines[0].split(" ")[1] if lines[0].count(" ") >= 2 else "/"
        hosts = [line[5:].strip() for line in lines if line.lower().startswith("host:")]
        self._play(Request(connection, hosts[0] if hosts else "", target, count, head), self)


def _read_head(connection: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head and len(head) < _REQUEST_BYTES:
        more = connection.recv(4_096)
        if not more:
            break
        head += more
    head, _, body = head.partition(b"\r\n\r\n")
    # A body that is left unread would reset the connection before the answer is.
    sent = re.search(rb"\r\ncontent-length: *(\d{1,6})", head, re.I)
    while sent and len(body) < int(sent[1]):
        more = connection.recv(4_096)
        if not more:
            break
        body += more
    return head.decode("latin-1")


def _port_of(listener: socket.socket) -> int:
    return int(listener.getsockname()[1])


def page(body: bytes, *, status: str = "200 OK", media_type: str = "text/html; charset=utf-8") -> bytes:
    """Return a whole, well-behaved answer."""
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\nConnection: close"
    )
    return head.encode("latin-1") + b"\r\n\r\n" + body
