"""What the loopback server sends for each kind of misbehaviour, byte by byte."""

import gzip
import zlib
from typing import Any

import pytest

from eval.town import HOST, PUBLIC, Town
from eval.town_plays import generate_html, make_play

KINDS = (
    "redirect", "redirect_chain", "html", "xml", "dns", "redirect_loop", "slow", "hang", "endless", "length",
    "compress", "headers", "chunked", "raw", "status", "reset", "tls", "ctype", "charset", "html_gen",
)  # fmt: skip


def open_town(**scenario: Any) -> Town:
    play = make_play(scenario)
    assert play is not None
    return Town(play, lambda _: [PUBLIC])


def ask(town: Town, path: str = "/", *, most: int = 10**6) -> bytes:
    """Return what came until the server hung up, or so many bytes of it."""
    stream = town.network().dial(PUBLIC, 80, 5)
    stream.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    answer = b""
    while len(answer) < most and (more := stream.read(65_536, timeout=5)):
        answer += more
    stream.close()
    return answer


def ask_once(path: str = "/", **scenario: Any) -> bytes:
    with open_town(**scenario) as town:
        return ask(town, path)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_corpus_has_a_play(kind: str) -> None:
    assert make_play({"kind": kind}) is not None


@pytest.mark.parametrize("scenario", [{}, {"kind": "teleport"}, {"kind": None}, {"kind": "HTML"}])
def test_a_kind_that_the_server_does_not_know_has_none(scenario: dict[str, Any]) -> None:
    assert make_play(scenario) is None


@pytest.mark.parametrize(
    ("scenario", "page"),
    [
        ({"tag": "div", "depth": 2}, "<div><div>x"),
        ({"tag": "b i", "depth": 2}, "<b><i><b><i>x"),
        ({"tag": "p", "depth": 0}, "x"),
        ({"attrs": 0}, "<p >x</p>"),
        ({"attrs": 3}, "<p a0=1 a1=1 a2=1>x</p>"),
        ({"repeat": ["ab", 3]}, "<p>ababab</p>"),
        ({"repeat": ["&amp;", "2", "конец"]}, "<p>&amp;&amp;конец</p>"),
        # Depth is read first when a case names two.
        ({"tag": "p", "depth": 1, "attrs": 9}, "<p>x"),
    ],
)
def test_a_page_is_built_from_its_description(scenario: dict[str, Any], page: str) -> None:
    assert generate_html(scenario) == page


def test_a_deep_page_is_as_deep_as_it_says() -> None:
    assert generate_html({"tag": "div span", "depth": 5_000}).count("<") == 10_000


def test_a_page_that_describes_nothing_is_refused() -> None:
    with pytest.raises(KeyError, match="repeat"):
        generate_html({})


@pytest.mark.service
@pytest.mark.parametrize(
    ("path", "status", "body"),
    [("/robots.txt", b"404 Not Found", b"not here"), ("/about", b"200 OK", "Обычная страница".encode())],
)
def test_only_the_named_path_misbehaves(path: str, status: bytes, body: bytes) -> None:
    answer = ask_once(path, kind="html", body="<p>hostile")
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert body in answer
    assert b"hostile" not in answer


@pytest.mark.service
def test_a_play_may_stand_at_another_path() -> None:
    with open_town(kind="html", body="<p>hostile", path="/robots.txt") as town:
        assert b"hostile" in ask(town, "/robots.txt")
        assert b"hostile" not in ask(town, "/")


@pytest.mark.service
@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        (
            {"kind": "redirect", "status": 301, "location": "http://127.0.0.1:{port}/x"},
            "http://127.0.0.1:%d/x",
        ),
        ({"kind": "html", "body": "<a href='http://localhost:{port}'>"}, "<a href='http://localhost:%d'>"),
        ({"kind": "xml", "body": "<a b='http://[::1]:{port}/'/>"}, "<a b='http://[::1]:%d/'/>"),
        ({"kind": "redirect_chain", "hops": -1, "final": "http://127.1:{port}/"}, "http://127.1:%d/"),
    ],
)
def test_the_secret_port_is_put_where_the_corpus_wants_it(scenario: dict[str, Any], place: str) -> None:
    with open_town(**scenario) as town:
        assert (place % town.secret_port).encode() in ask(town)
        assert town.secret_hits == 0


@pytest.mark.service
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_has_its_own_status_and_no_body(status: int) -> None:
    answer = ask_once(kind="redirect", status=status, location="/b")
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"\r\nLocation: /b\r\nContent-Length: 0\r\n" in answer
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.service
def test_a_loop_leads_back_to_itself() -> None:
    with open_town(kind="redirect_loop", status=307, path="/a") as town:
        answer = ask(town, "/a")
    assert answer.startswith(b"HTTP/1.1 307 ")
    assert b"Location: /a\r\n" in answer


@pytest.mark.service
def test_a_chain_goes_as_many_hops_as_it_says_and_then_to_the_end() -> None:
    with open_town(kind="redirect_chain", hops=2, final="http://127.0.0.1/") as town:
        places = [ask(town).split(b"Location: ")[1].split(b"\r\n")[0] for _ in range(4)]
    assert places == [b"/", b"/", b"/", b"http://127.0.0.1/"]


@pytest.mark.service
@pytest.mark.parametrize(
    ("when", "first"), [("redirect", b"HTTP/1.1 302 "), ("first", b"HTTP/1.1 200 "), (None, b"HTTP/1.1 200 ")]
)
def test_a_name_that_changes_its_number_may_ask_to_come_again(when: str | None, first: bytes) -> None:
    assert ask_once(kind="dns", when=when).startswith(first)


@pytest.mark.service
@pytest.mark.parametrize(("declared", "actual"), [(10, 3), (3, 10), (0, 70_000), ("-1", 5), ("ten", 0)])
def test_a_length_may_lie(declared: object, actual: int) -> None:
    head, _, body = ask_once(kind="length", declared=declared, actual=actual).partition(b"\r\n\r\n")
    assert head.endswith(f"Content-Length: {declared}".encode())
    assert body == b"a" * actual


@pytest.mark.service
def test_a_bomb_unpacks_to_what_it_says_and_is_small_on_the_wire() -> None:
    body = ask_once(kind="compress", encoding="gzip", plain=1_000_000).partition(b"\r\n\r\n")[2]
    assert len(body) < 2_000
    assert gzip.decompress(body) == bytes(1_000_000)


@pytest.mark.service
def test_a_bomb_in_a_bomb_is_packed_in_the_order_of_its_head() -> None:
    answer = ask_once(kind="compress", encoding="deflate, gzip", plain=200_000)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"Content-Encoding: deflate, gzip" in head
    assert zlib.decompress(gzip.decompress(body)) == bytes(200_000)


@pytest.mark.service
def test_heads_are_as_many_and_as_long_as_asked() -> None:
    head, _, body = ask_once(kind="headers", count=3, size=20).partition(b"\r\n\r\n")
    assert [line for line in head.decode().split("\r\n") if line.startswith("X-Pad")] == [
        f"X-Pad-{at}: {'a' * 20}" for at in range(3)
    ]
    assert body == b"ok"


@pytest.mark.service
@pytest.mark.parametrize("body", ["HTTP/9.9 200\r\n\r\n", "not http at all", "HTTP/1.1 200 OK\r\n"])
def test_raw_bytes_go_out_as_they_are(body: str) -> None:
    assert ask_once(kind="raw", body=body) == body.encode()


@pytest.mark.service
@pytest.mark.parametrize(
    ("scenario", "answer"),
    [
        ({"status": 204}, b"HTTP/1.1 204 Odd\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"),
        # An interim answer has no length; it may come again and again.
        ({"status": 100, "repeat": 3}, b"HTTP/1.1 100 Odd\r\n\r\n" * 3),
        ({"status": 199}, b"HTTP/1.1 199 Odd\r\n\r\n"),
    ],
)
def test_a_status_may_be_any_number(scenario: dict[str, Any], answer: bytes) -> None:
    assert ask_once(kind="status", **scenario) == answer


@pytest.mark.service
@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("application/pdf", b"Content-Type: application/pdf\r\n"),
        ("", b"Content-Type: \r\n"),
        ("text/html; charset=", b"Content-Type: text/html; charset=\r\n"),
    ],
)
def test_a_type_may_be_any_word(said: str, line: bytes) -> None:
    assert line in ask_once(kind="ctype", value=said)


@pytest.mark.service
def test_a_type_may_be_left_out() -> None:
    answer = ask_once(kind="ctype", value=None)
    assert b"Content-Type" not in answer
    assert answer.endswith(b"%PDF-1.7 or so")


@pytest.mark.service
@pytest.mark.parametrize(
    ("declared", "actual", "body"),
    [
        ("utf-8", "cp1251", "<p>Привет</p>".encode("cp1251")),
        ("windows-1251", "utf-8", "<p>Привет</p>".encode()),
        ("klingon", "klingon", "<p>Привет</p>".encode()),
        ("utf-8", None, "<p>Привет</p>".encode()),
        ("utf-8", "latin-1", b"<p>??????</p>"),
    ],
)
def test_letters_may_be_written_otherwise_than_declared(
    declared: str, actual: str | None, body: bytes
) -> None:
    answer = ask_once(kind="charset", declared=declared, actual=actual)
    assert f"charset={declared}\r\n".encode() in answer
    assert answer.endswith(b"\r\n\r\n" + body)


@pytest.mark.service
def test_a_body_without_an_end_goes_on_until_the_client_leaves() -> None:
    with open_town(kind="endless") as town:
        assert len(ask(town, most=300_000)) >= 300_000


@pytest.mark.service
@pytest.mark.parametrize(
    ("mode", "start", "most"),
    [(None, b"1\r\na\r\n1\r\na\r\n", 110), ("size", b"f" * 128, 220), ("ext", b"1;x=y;", 95)],
)
def test_chunks_misbehave_in_three_ways(mode: str | None, start: bytes, most: int) -> None:
    with open_town(kind="chunked", mode=mode) as town:
        head, _, body = ask(town, most=most).partition(b"\r\n\r\n")
    assert head.endswith(b"Transfer-Encoding: chunked")
    assert body.startswith(start)


@pytest.mark.service
def test_a_slow_server_sends_byte_by_byte() -> None:
    with open_town(kind="slow", bytes_per_s=1_000) as town:
        head, _, body = ask(town, most=200).partition(b"\r\n\r\n")
    assert head.endswith(b"Content-Length: 3600")
    assert set(body) == {ord("a")}


@pytest.mark.service
def test_the_built_page_is_served_whole() -> None:
    assert ask_once(kind="html_gen", repeat=["я", 3]).endswith("\r\n\r\n<p>яяя</p>".encode())
