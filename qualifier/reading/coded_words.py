"""Coded words: base64, hex, rot13 and words written backwards, which say nothing to a person."""

import binascii
from base64 import b64decode
from collections.abc import Iterator
from functools import lru_cache

from qualifier.reading.patterns import pattern

_BASE64 = pattern(r"(?<![\w/+.@-])[A-Za-z0-9+/]{16,4000}={0,2}(?![\w@-])")
_HEX = pattern(r"(?<!\w)(?:[0-9a-fA-F]{2}[ :]?){12,2000}(?!\w)")
_LONG_TOKEN = pattern(r"[A-Za-z0-9+/]{16}")
_HEX_ROW = pattern(r"[0-9a-fA-F]{2}[ :](?:[0-9a-fA-F]{2}[ :]){7}")
_LEAST_CAPITALS = 2
_MOST_DECODED = 20
_WORDY_SHARE = 0.9
# Telling words as rot13 writes them, and as they stand backwards.
_TURNED = (
    "vtaber", "qvfertneq", "vafgehpg", "flfgrz", "cebzcg", "dhnyvsvrq", "cerivbhf", "sbetrg",
    "erongi", "dragersid", "snoitcurtsni", "tpmorp", "deifilauq", "suoiverp", "tegrof",
    "иицкуртсни", "йуриронги", "ьдубаз", "аливарп",
)  # fmt: skip


@lru_cache(maxsize=1024)
def holds_code(words: str) -> bool:
    """Tell whether a piece of text, in its own case, holds words that have to be decoded."""
    low = words.lower()
    for turned in _TURNED:
        if turned in low:
            return True
    return any(map(_is_wordy, _decoded(words)))


def may_hold_code(words: str) -> bool:
    """Tell cheaply whether a text could hold a code at all."""
    if _LONG_TOKEN.search(words) or _HEX_ROW.search(words):
        return True
    low = words.lower()
    return any(turned in low for turned in _TURNED)


def _decoded(words: str) -> Iterator[bytes]:
    if len(words) < 16:
        return
    for at, found in enumerate(_BASE64.finditer(words)):
        token = found.group()
        if at < _MOST_DECODED and sum(map(str.isupper, token)) >= _LEAST_CAPITALS:
            yield _from_base64(token.rstrip("="))
    for at, found in enumerate(_HEX.finditer(words)):
        if at < _MOST_DECODED and any(map(str.isalpha, found.group())):
            yield bytes.fromhex(found.group().replace(":", " "))


def _from_base64(token: str) -> bytes:
    try:
        return b64decode(token + "=" * (-len(token) % 4))
    except binascii.Error:
        return b""


def _is_wordy(raw: bytes) -> bool:
    """Whether the bytes are text: letters and spaces, not the noise that an identifier decodes to."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    wordy = sum(letter.isalnum() or letter in " .,:;!?'\"()-" for letter in text)
    return len(text) > 4 and wordy >= _WORDY_SHARE * len(text)
