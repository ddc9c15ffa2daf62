"""A loopback server that speaks the OpenAI wire and fails in every way that a case asks for."""

import json
import random
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from eval.llm_samples import Flipping

_TLS = Path(__file__).with_name("data") / "tls"
_MIB = 1 << 20
_LONGEST_HOLD_S = 20.0


class LlmTown:
    """Serves one scripted reply at a time; counts the questions it was asked. Use as a context manager."""

    def __init__(self, reply: Mapping[str, Any], *, scale: float = 1.0, port: int = 0) -> None:
        self.reply = reply
        self.calls = 0
        self.scale = scale
        self._since: float | None = None
        self._listener = socket.create_server(("127.0.0.1", port))
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._random = random.Random(7)  # noqa: S311  (a script, no secret)

    @property
    def base_url(self) -> str:
        """Return where the service is said to be."""
        mode = self.reply["mode"]
        if mode == "nxdomain":
            return "http://model.invalid/v1"
        scheme = "https" if mode == "tls_self_signed" else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}/v1"

    def __enter__(self) -> "LlmTown":
        """Begin to serve; a service that refuses closes its port at once."""
        if self.reply["mode"] == "refuse":
            address = self._listener.getsockname()
            self._listener.close()
            self._listener = _Closed(address)  # type: ignore[assignment]
        else:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop serving."""
        self._is_over.set()
        self._listener.close()

    def _serve(self) -> None:
        while not self._is_over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            with connection:
                if self.reply["mode"] == "tls_self_signed":
                    connection = _server_tls().wrap_socket(connection, server_side=True)
                body = _read_request(connection)
                if body is None:
                    return
                # An outage begins with the first question: what came before is our own start.
                self._since = self._since or time.monotonic()
                self.calls += 1
                self._play(connection, body)
        # A client that hangs up in the middle is the point of half of the cases.
        except OSError:
            return

    def _play(self, connection: socket.socket, body: bytes) -> None:
        plays: Mapping[str, Callable[[socket.socket], None]] = {
            "status": self._send_status,
            "ok": self._complete,
            "speak": lambda to: self._speak(to, body),
            "talk": lambda to: self._talk(to, body),
            "raw_json": lambda to: _send(to, 200, json.dumps(self.reply["json"]).encode()),
            "reset": self._reset,
            "hang": self._hang,
            "drip": self._drip,
            "sse_comments_forever": self._comment,
            "length": self._lie_of_length,
            "gzip_bomb": self._bomb,
            "delay": self._delay,
            "random": self._fail_sometimes,
            "outage": self._recover,
            "vector": lambda to: _send(to, 200, self._vector()),
        }
        plays[self.reply["mode"]](connection)

    def _complete(self, to: socket.socket) -> None:
        headers = {"Content-Type": self.reply["ctype"]} if "ctype" in self.reply else {}
        _send(to, 200, self._completion(), headers)

    def _speak(self, to: socket.socket, body: bytes) -> None:
        """Answer by a function of what was asked, after as many seconds as the reply says."""
        if "talk" in self.reply and json.loads(body).get("tools"):
            self._talk(to, body)
            return
        told = {message["role"]: message["content"] for message in json.loads(body)["messages"]}
        content = self.reply["speak"](told.get("system", ""), told.get("user", ""))
        self._hold(self.reply.get("seconds", 0))
        _send(to, 200, self._completion(content))

    def _talk(self, to: socket.socket, body: bytes) -> None:
        """Answer by a function of the whole talk, tools and all; what it returns is the body."""
        self._hold(self.reply.get("seconds", 0))
        _send(to, 200, self.reply["talk"](json.loads(body)))

    def _hold(self, seconds: float) -> None:
        self._is_over.wait(min(_LONGEST_HOLD_S, seconds * self.scale))

    def _send_status(self, to: socket.socket) -> None:
        headers = dict(self.reply.get("headers", {}))
        if "location" in self.reply:
            headers["Location"] = self.reply["location"]
        _send(to, self.reply["status"], b'{"error": {"message": "no"}}', headers)

    def _reset(self, to: socket.socket) -> None:
        if self.reply["after_bytes"]:
            whole = _frame(200, self._completion(), {})
            to.sendall(whole[: self.reply["after_bytes"]])
        to.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    def _hang(self, to: socket.socket) -> None:
        to.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n")
        self._hold(_LONGEST_HOLD_S / self.scale)

    def _drip(self, to: socket.socket) -> None:
        to.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n")
        for _ in range(100):
            if self._is_over.is_set():
                return
            to.sendall(b" ")
            self._hold(self.reply["interval_s"])

    def _comment(self, to: socket.socket) -> None:
        to.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        until = time.monotonic() + _LONGEST_HOLD_S
        while time.monotonic() < until and not self._is_over.is_set():
            to.sendall(b": keep-alive\n\n")
            time.sleep(0.05)

    def _lie_of_length(self, to: socket.socket) -> None:
        declared, actual = self.reply["declared"], self.reply["actual"]
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {declared}\r\n\r\n"
        to.sendall(head.encode() + self._completion().ljust(actual)[:actual])

    def _bomb(self, to: socket.socket) -> None:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        to.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
            b"Connection: close\r\n\r\n"
        )
        blank = b" " * _MIB
        for _ in range(self.reply["plain_mb"]):
            to.sendall(packer.compress(blank))
        to.sendall(packer.flush())

    def _delay(self, to: socket.socket) -> None:
        self._hold(self.reply["seconds"])
        _send(to, 200, self._completion())

    def _fail_sometimes(self, to: socket.socket) -> None:
        is_failing = self._random.random() < self.reply["fail_rate"]
        _send(to, 503 if is_failing else 200, b"{}" if is_failing else self._completion())

    def _recover(self, to: socket.socket) -> None:
        is_down = time.monotonic() - (self._since or 0) < self.reply["seconds"] * self.scale
        _send(to, 503 if is_down else 200, b"{}" if is_down else self._completion())

    def _completion(self, spoken: str | None = None) -> bytes:
        if "raw" in self.reply:
            return str(self.reply["raw"]).encode()
        content = self.reply.get("content") if spoken is None else spoken
        if isinstance(content, Flipping):
            content = content.fresh()
        message: dict[str, Any] = {"role": "assistant", "content": content}
        for key in ("refusal", "tool_calls"):
            if key in self.reply:
                message[key] = self.reply[key]
        for call in message.get("tool_calls", ()):
            call.update(id="call_1", type="function")
        return json.dumps(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1,
                "model": self.reply.get("model", "town"),
                "choices": [
                    {"index": 0, "message": message, "finish_reason": self.reply.get("finish_reason", "stop")}
                ],
                "usage": self._usage(),
            }
        ).encode()

    def _usage(self) -> dict[str, int]:
        usage = dict(self.reply.get("usage") or {"prompt_tokens": 1_500, "completion_tokens": 400})
        usage["total_tokens"] = usage["prompt_tokens"] + usage["completion_tokens"]
        return usage

    def _vector(self) -> bytes:
        numbers = "[" + ", ".join([str(self.reply.get("value", 0.1))] * self.reply.get("dim", 384)) + "]"
        model = self.reply.get("model", "town")
        row = f'{{"object": "embedding", "index": 0, "embedding": {numbers}}}'
        return f'{{"object": "list", "model": "{model}", "data": [{row}]}}'.encode()


class _Closed:
    """What is left of a listener whose port refuses."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address

    def getsockname(self) -> tuple[str, int]:
        return self._address

    def close(self) -> None:
        """Nothing is open."""


def _server_tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_TLS / "self_signed.pem", _TLS / "server_key.pem")
    return context


def _read_request(connection: socket.socket) -> bytes | None:
    connection.settimeout(_LONGEST_HOLD_S)
    received = b""
    while b"\r\n\r\n" not in received:
        part = connection.recv(65_536)
        if not part:
            return None
        received += part
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        ),
        0,
    )
    while len(body) < length:
        body += connection.recv(65_536)
    return body


def _frame(status: int, body: bytes, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in headers.items())]
    named = {name.lower() for name in headers}
    if "content-type" not in named:
        lines.append("Content-Type: application/json")
    lines += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode() + body


def _send(to: socket.socket, status: int, body: bytes, headers: Mapping[str, str] | None = None) -> None:
    to.sendall(_frame(status, body, headers or {}))
