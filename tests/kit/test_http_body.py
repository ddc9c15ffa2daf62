import gzip
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import NotFetched, WhyNot
from kit.http_body import read_any_type, read_body, read_text, read_type

LIMIT = 1_000


def cut(body: bytes, size: int = 7) -> Iterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


def why(chunks: Iterable[bytes], encoding: str, limit_bytes: int = LIMIT) -> WhyNot:
    with pytest.raises(NotFetched) as refusal:
        read_body(chunks, encoding, limit_bytes)
    return refusal.value.why


def deflate(body: bytes, window_bits: int) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, window_bits)
    return deflater.compress(body) + deflater.flush()


@pytest.mark.parametrize("encoding", ["", "identity", " Identity "])
def test_a_plain_body_is_taken_as_it_comes(encoding: str) -> None:
    assert read_body(cut(b"a" * LIMIT), encoding, LIMIT) == b"a" * LIMIT


@pytest.mark.parametrize(
    ("encoding", "window_bits"), [("gzip", 31), ("x-gzip", 31), ("deflate", 15), ("deflate", -15)]
)
@given(body=st.binary(max_size=LIMIT), size=st.integers(min_value=2, max_value=50))
def test_a_compressed_body_comes_back_whole(encoding: str, window_bits: int, body: bytes, size: int) -> None:
    assert read_body(cut(deflate(body, window_bits), size), encoding, LIMIT) == body


@pytest.mark.parametrize(
    "encoding", ["gzip, gzip", "gzip,deflate", "br", "zstd", "compress", "gzip;q=1", "?"]
)
def test_other_and_double_encodings_are_refused_unread(encoding: str) -> None:
    def chunks() -> Iterator[bytes]:
        raise AssertionError("was read")
        yield b""

    assert why(chunks(), encoding) is WhyNot.ENCODING


def test_one_byte_over_the_limit_is_too_large() -> None:
    assert why(cut(b"a" * (LIMIT + 1)), "") is WhyNot.SIZE
    assert why(cut(gzip.compress(b"a" * (LIMIT + 1))), "gzip") is WhyNot.SIZE


def test_a_body_without_end_is_left_at_the_limit() -> None:
    taken = []

    def chunks() -> Iterator[bytes]:
        while True:
            taken.append(1)
            yield b"a" * 100

    assert why(chunks(), "") is WhyNot.SIZE
    assert len(taken) == LIMIT // 100 + 1


def test_a_bomb_is_never_unpacked() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    tracemalloc.start()
    try:
        assert why([bomb], "gzip", 100_000) is WhyNot.SIZE
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"not compressed at all", "gzip"),
        (deflate(b"a" * 300, 31)[:-9], "gzip"),
        (deflate(b"cut short", 31)[:12], "gzip"),
        (b"\x78\x9cjunkjunk", "deflate"),
    ],
)
def test_a_broken_compression_is_refused(body: bytes, encoding: str) -> None:
    assert why(cut(body), encoding) is WhyNot.ENCODING


def test_an_empty_body_is_empty_in_any_encoding() -> None:
    assert read_body([], "gzip", LIMIT) == b""


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("text/html; charset=UTF-8", "text/html", "UTF-8"),
        ('Text/HTML;charset="windows-1251"', "text/html", "windows-1251"),
        ("application/vnd.api+json", "application/vnd.api+json", None),
        ("application/problem+json; charset=utf-8", "application/problem+json", "utf-8"),
        ("application/rss+xml", "application/rss+xml", None),
        ("text/plain;charset*=utf-8''x", "text/plain", None),
    ],
)
def test_a_known_type_is_read(header: str, media_type: str, charset: str | None) -> None:
    kind = read_type(header)
    assert (kind.media_type, kind.charset) == (media_type, charset)


@pytest.mark.parametrize(
    "header",
    [
        *(None, "", "html", "application/pdf", "application/octet-stream", "image/svg+xml", "image/png"),
        *(
            "text/html, application/pdf",
            "text/css",
            "application/zip",
            "multipart/form-data",
            "text/html\x00",
        ),
        "application/" + "a" * 61 + "+json",
    ],
)
def test_any_other_type_is_refused(header: str | None) -> None:
    with pytest.raises(NotFetched) as refusal:
        read_type(header)
    assert refusal.value.why is WhyNot.CONTENT


def test_robots_may_call_itself_anything() -> None:
    assert read_any_type("application/octet-stream").media_type == "text/plain"


RU = "Привет, «Ромашка»"


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (RU.encode(), None),
        (RU.encode("utf-8-sig"), None),
        (RU.encode("utf-8-sig"), "utf-8"),
        (RU.encode("cp1251"), None),
        (RU.encode("cp1251"), "windows-1251"),
        (RU.encode("cp1251"), " 'CP1251' "),
        (RU.replace("«", '"').replace("»", '"').encode("koi8-r"), "koi8-r"),
    ],
)
def test_a_text_is_decoded_by_what_it_says_or_looks_like(body: bytes, charset: str | None) -> None:
    assert "Ромашка" in read_text(body, charset)


def test_a_page_may_name_its_own_charset() -> None:
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>{RU}'
    assert RU in read_text(page.encode("cp1251"), None)
    feed = f'<?xml version="1.0" encoding="koi8-r"?><a>{RU[:6]}</a>'
    assert RU[:6] in read_text(feed.encode("koi8-r"), None)


@pytest.mark.parametrize(
    "charset", ["utf-7", "utf-16", "utf-32", "idna", "punycode", "rot13", "no-such", "a\0b", "zlib"]
)
def test_a_charset_off_the_list_is_refused(charset: str) -> None:
    with pytest.raises(NotFetched) as refusal:
        read_text(b"+ADw-script+AD4-", charset)
    assert refusal.value.why is WhyNot.CONTENT


def test_a_page_that_names_such_a_charset_is_refused() -> None:
    with pytest.raises(NotFetched):
        read_text(b"<meta charset=utf-7>+ADw-script+AD4-", None)


def test_a_picture_that_is_called_text_is_refused() -> None:
    with pytest.raises(NotFetched):
        read_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "utf-8")


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1251", "koi8-r", "latin-1", "cp866"]))
def test_any_bytes_are_decoded_or_refused(body: bytes, charset: str | None) -> None:
    try:
        text = read_text(body, charset)
    except NotFetched:
        return
    assert "\0" not in text
    assert not any("\ud800" <= letter <= "\udfff" for letter in text)
