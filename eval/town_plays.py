"""The plays of the loopback server: one function for each kind of misbehaviour that a corpus names."""

import codecs
import socket
import struct
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from eval.town import Play, Request, Town, page

Scenario = Mapping[str, Any]

_ORDINARY = "<!doctype html><title>Пример</title><p>Обычная страница компании.</p>".encode()
_BLOCK = 65_536
_DRIP_BODY = 3_600


def make_play(scenario: Scenario) -> Play | None:
    """Return what the server does, or None for a kind that it does not know."""
    act = _ACTS.get(str(scenario.get("kind")))
    if act is None:
        return None
    stage = str(scenario.get("path", "/"))

    def play(request: Request, town: Town) -> None:
        if request.target == stage:
            act(request, town, scenario)
        elif request.target == "/robots.txt":
            request.send(page(b"not here", status="404 Not Found"))
        else:
            request.send(page(_ORDINARY))

    return play


def _with_port(text: str, town: Town) -> str:
    return text.replace("{port}", str(town.secret_port))


def _redirect(request: Request, status: int, location: str) -> None:
    head = (
        f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    request.send(head.encode())


def _play_redirect(request: Request, town: Town, scenario: Scenario) -> None:
    _redirect(request, int(scenario["status"]), _with_port(scenario["location"], town))


def _play_html(request: Request, town: Town, scenario: Scenario) -> None:
    request.send(page(_with_port(scenario["body"], town).encode()))


def _play_xml(request: Request, town: Town, scenario: Scenario) -> None:
    request.send(page(_with_port(scenario["body"], town).encode(), media_type="application/xml"))


def _play_dns(request: Request, _: Town, scenario: Scenario) -> None:
    if scenario.get("when") == "redirect":
        _redirect(request, 302, "/about")
    elif scenario.get("when") == "retry" and request.count <= 2:
        _reset(request)
    else:
        request.send(page(_ORDINARY))


def _play_loop(request: Request, _: Town, scenario: Scenario) -> None:
    _redirect(request, int(scenario.get("status", 302)), str(scenario.get("path", "/")))


def _play_slow(request: Request, town: Town, scenario: Scenario) -> None:
    pause_s = 1 / float(scenario["bytes_per_s"])
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {_DRIP_BODY}\r\n\r\n".encode()
    if scenario.get("stage") == "headers":
        _drip(request, town, head, pause_s)
    else:
        request.send(head)
        _drip(request, town, b"a" * _DRIP_BODY, pause_s)


def _drip(request: Request, town: Town, data: bytes, pause_s: float) -> None:
    for at in range(len(data)):
        request.send(data[at : at + 1])
        if town.closing.wait(pause_s):
            return


def _play_hang(request: Request, town: Town, scenario: Scenario) -> None:
    if scenario.get("stage") == "body":
        request.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf")
    elif scenario.get("stage") == "headers":
        request.send(b"HTTP/1.1 200 OK\r\nContent-Type: te")
    town.closing.wait()


def _play_endless(request: Request, town: Town, _: Scenario) -> None:
    request.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not town.closing.is_set():
        request.send(b"a" * _BLOCK)


def _play_length(request: Request, _: Town, scenario: Scenario) -> None:
    declared = f"Content-Length: {scenario['declared']}"
    request.send(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{declared}\r\n\r\n".encode())
    for start in range(0, int(scenario["actual"]), _BLOCK):
        request.send(b"a" * min(_BLOCK, int(scenario["actual"]) - start))


def _play_compress(request: Request, _: Town, scenario: Scenario) -> None:
    encoding = str(scenario["encoding"])
    request.send(
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n".encode()
    )
    layers = [name.strip().lower() for name in encoding.split(",")]
    stream = _blocks(int(scenario["plain"]))
    for name in layers:
        stream = _deflate(stream, 31 if name.endswith("gzip") else 15)
    for part in stream:
        request.send(part)


def _blocks(size: int) -> Iterator[bytes]:
    for start in range(0, size, _BLOCK):
        yield bytes(min(_BLOCK, size - start))


def _deflate(blocks: Iterator[bytes], window_bits: int) -> Iterator[bytes]:
    deflater = zlib.compressobj(9, zlib.DEFLATED, window_bits)
    for block in blocks:
        if part := deflater.compress(block):
            yield part
    yield deflater.flush()


def _play_headers(request: Request, _: Town, scenario: Scenario) -> None:
    lines = "".join(f"X-Pad-{at}: {'a' * int(scenario['size'])}\r\n" for at in range(int(scenario["count"])))
    request.send(f"HTTP/1.1 200 OK\r\n{lines}Content-Type: text/html\r\nContent-Length: 2\r\n\r\nok".encode())


def _play_chunked(request: Request, town: Town, scenario: Scenario) -> None:
    request.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    if scenario.get("mode") == "ext":
        request.send(b"1;")
        while not town.closing.wait(0.05):
            request.send(b"x=y;")
    # A size that no number holds, then chunks of nothing that never end.
    while not town.closing.wait(0.01):
        request.send(b"1\r\na\r\n" if scenario.get("mode") != "size" else b"f" * 64)


def _play_raw(request: Request, _: Town, scenario: Scenario) -> None:
    request.send(str(scenario["body"]).encode())


def _play_status(request: Request, _: Town, scenario: Scenario) -> None:
    times = int(scenario.get("repeat", 1))
    ends = "" if 100 <= int(scenario["status"]) < 200 else "Content-Type: text/html\r\nContent-Length: 0\r\n"
    request.send(f"HTTP/1.1 {scenario['status']} Odd\r\n{ends}\r\n".encode() * times)


def _play_reset(request: Request, _: Town, scenario: Scenario) -> None:
    sent = int(scenario["after"])
    request.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n" + b"a" * sent
    )
    time.sleep(0.05)
    _reset(request)


def _reset(request: Request) -> None:
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def _play_ordinary(request: Request, _: Town, __: Scenario) -> None:
    request.send(page(_ORDINARY))


def _play_type(request: Request, _: Town, scenario: Scenario) -> None:
    said = scenario["value"]
    answer = page(b"%PDF-1.7 or so", media_type=str(said))
    request.send(answer if said is not None else answer.replace(b"Content-Type: None\r\n", b""))


def _play_charset(request: Request, _: Town, scenario: Scenario) -> None:
    body = "<p>Привет</p>".encode(_known_charset(scenario.get("actual")), "replace")
    request.send(page(body, media_type=f"text/html; charset={scenario['declared']}"))


def _known_charset(name: object) -> str:
    try:
        return codecs.lookup(str(name)).name
    except LookupError:
        return "utf-8"


def _play_generated(request: Request, _: Town, scenario: Scenario) -> None:
    request.send(page(generate_html(scenario).encode()))


def generate_html(scenario: Scenario) -> str:
    """Build the page that a corpus only describes: deep nesting, many attributes, long repetitions."""
    if "depth" in scenario:
        tags = str(scenario["tag"]).split()
        return "".join(f"<{tag}>" for tag in tags) * int(scenario["depth"]) + "x"
    if "attrs" in scenario:
        return "<p " + " ".join(f"a{at}=1" for at in range(int(scenario["attrs"]))) + ">x</p>"
    unit, times, *suffix = scenario["repeat"]
    return f"<p>{unit * int(times)}{suffix[0] if suffix else ''}</p>"


_ACTS: Mapping[str, Callable[[Request, Town, Scenario], None]] = {
    "redirect": _play_redirect,
    "redirect_chain": lambda request, town, scenario: _play_chain(request, town, scenario),
    "html": _play_html,
    "xml": _play_xml,
    "dns": _play_dns,
    "redirect_loop": _play_loop,
    "slow": _play_slow,
    "hang": _play_hang,
    "endless": _play_endless,
    "length": _play_length,
    "compress": _play_compress,
    "headers": _play_headers,
    "chunked": _play_chunked,
    "raw": _play_raw,
    "status": _play_status,
    "reset": _play_reset,
    "tls": _play_ordinary,
    "ctype": _play_type,
    "charset": _play_charset,
    "html_gen": _play_generated,
}


def _play_chain(request: Request, town: Town, scenario: Scenario) -> None:
    """Hops are told by the query, which stays on the same path and so with the same play."""
    _redirect(
        request,
        302,
        _with_port(scenario["final"], town) if request.count > int(scenario["hops"]) + 1 else "/",
    )
