"""What a server sends is taken up to a limit, in one encoding, of a known type and charset."""

import codecs
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message

from kit.errors import NotFetched, WhyNot

_PLAIN = frozenset({"", "identity"})
# What servers send unasked; anything else, and anything twice, is refused.
_WINDOW_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
_RAW_DEFLATE = -15

_MEDIA_TYPES = re.compile(
    r"text/(?:html|plain|xml)|application/(?:xhtml\+xml|json|xml|[a-z0-9.\-]{1,60}\+(?:json|xml))"
)
# Every charset here reads any bytes in linear time, and none can spell markup in other letters, as UTF-7 can.
_CHARSETS = frozenset(
    {
        "utf-8", "ascii", "cp1251", "cp1252", "koi8-r", "koi8-u", "cp866",
        "iso8859-1", "iso8859-2", "iso8859-5", "iso8859-15", "mac-cyrillic",
    }
)  # fmt: skip
_META_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]{1,40})|<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w.:\-]{1,40})",
    re.I,
)
_META_WITHIN = 1_024
_LEGACY = "cp1251"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyType:
    """What a server says its body is."""

    media_type: str
    charset: str | None


def read_body(chunks: Iterable[bytes], encoding: str, limit_bytes: int) -> bytes:
    """Return the decoded body; NotFetched once it is longer than the limit, before more is produced."""
    name = encoding.strip().lower()
    if name not in _PLAIN and name not in _WINDOW_BITS:
        raise NotFetched(WhyNot.ENCODING)
    taken = chunks if name in _PLAIN else _inflate(chunks, _WINDOW_BITS[name], limit_bytes)
    parts, size = [], 0
    for part in taken:
        size += len(part)
        if size > limit_bytes:
            raise NotFetched(WhyNot.SIZE)
        parts.append(part)
    return b"".join(parts)


def _inflate(chunks: Iterable[bytes], window_bits: int, limit_bytes: int) -> Iterable[bytes]:
    """Never produce more than the limit and a byte, however small the input that would grow."""
    inflater, left = None, limit_bytes + 1
    for chunk in chunks:
        if inflater is None:
            inflater = zlib.decompressobj(_bits_of(chunk, window_bits))
        try:
            part = inflater.decompress(chunk, left)
        except zlib.error:
            raise NotFetched(WhyNot.ENCODING) from None
        left -= len(part)
        yield part
        if left <= 0:
            raise NotFetched(WhyNot.SIZE)
        if inflater.eof:
            return
    if inflater is not None:
        raise NotFetched(WhyNot.ENCODING)


def _bits_of(chunk: bytes, window_bits: int) -> int:
    """Half of the world's servers send `deflate` without its header (RFC 9110, 8.4.1.2)."""
    has_header = len(chunk) < 2 or int.from_bytes(chunk[:2], "big") % 31 == 0 and chunk[0] & 15 == 8
    return window_bits if window_bits != 15 or has_header else _RAW_DEFLATE


def read_type(header: str | None) -> BodyType:
    """Read a Content-Type; NotFetched when the type is not one that is read here."""
    media_type = (header or "").split(";", 1)[0].strip().lower()
    if not _MEDIA_TYPES.fullmatch(media_type):
        raise NotFetched(WhyNot.CONTENT)
    message = Message()
    message["content-type"] = header or ""
    charset = message.get_param("charset")
    return BodyType(media_type=media_type, charset=charset if isinstance(charset, str) else None)


def read_any_type(_: str | None) -> BodyType:
    """Take the body for text whatever it is called: robots.txt has many names."""
    return BodyType(media_type="text/plain", charset="utf-8")


def read_text(body: bytes, charset: str | None) -> str:
    """Decode by the header's charset, the page's own word, UTF-8 or the old Cyrillic; in that order."""
    declared = charset or _charset_inside(body)
    if declared is not None:
        return _decode(body, _accepted(declared))
    try:
        return _decode(body, "utf-8", errors="strict")
    except UnicodeDecodeError:
        return _decode(body, _LEGACY)


def _accepted(charset: str) -> str:
    try:
        name = codecs.lookup(charset.strip().strip("'\"")).name
    except (LookupError, ValueError):
        raise NotFetched(WhyNot.CONTENT) from None
    if name not in _CHARSETS:
        raise NotFetched(WhyNot.CONTENT)
    return name


def _charset_inside(body: bytes) -> str | None:
    if body.startswith(codecs.BOM_UTF8):
        return "utf-8"
    found = _META_CHARSET.search(body[:_META_WITHIN])
    return (found[1] or found[2]).decode("ascii") if found else None


def _decode(body: bytes, charset: str, errors: str = "replace") -> str:
    # No text that people read holds a NUL; a picture or an archive called text does.
    if b"\0" in body:
        raise NotFetched(WhyNot.CONTENT)
    return body.decode(charset, errors).removeprefix("\ufeff")
