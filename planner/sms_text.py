"""How many messages a text is billed as: the alphabets and lengths of 3GPP TS 23.038 and 23.040."""

from dataclasses import dataclass
from enum import StrEnum

# TS 23.038, table 6.2.1: one septet each; the escape to the extension table is no character of its own.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Table 6.2.1.1: reached by an escape, so two septets each.
_EXTENDED = frozenset("\f^{}\\[~]|€")
_ESCAPE = 2


class Encoding(StrEnum):
    """The alphabet that a message is sent in."""

    GSM7 = "gsm7"
    UCS2 = "ucs2"


# TS 23.040, 9.2.3.24.1: 140 octets alone; a concatenated part gives 6 of them (7 septets) to its header.
_SINGLE = {Encoding.GSM7: 160, Encoding.UCS2: 70}
_PART = {Encoding.GSM7: 153, Encoding.UCS2: 67}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsLength:
    """The alphabet of a text, its length in units of that alphabet, and the messages billed."""

    encoding: Encoding
    units: int
    segments: int


def measure_sms(text: str) -> SmsLength:
    """Measure a text; one letter outside the basic alphabet makes the whole message UCS-2.

    A character of two units (an escape pair, a surrogate pair) is never cut between two messages.
    """
    is_basic = all(letter in _BASIC or letter in _EXTENDED for letter in text)
    encoding = Encoding.GSM7 if is_basic else Encoding.UCS2
    widths = [_width(letter, encoding) for letter in text]
    units = sum(widths)
    segments = 1 if units <= _SINGLE[encoding] else _count_parts(widths, _PART[encoding])
    return SmsLength(encoding=encoding, units=units, segments=segments)


def _width(letter: str, encoding: Encoding) -> int:
    if encoding is Encoding.GSM7:
        return _ESCAPE if letter in _EXTENDED else 1
    return 2 if ord(letter) > 0xFFFF else 1


def _count_parts(widths: list[int], longest: int) -> int:
    parts, filled = 1, 0
    for width in widths:
        if filled + width > longest:
            parts, filled = parts + 1, 0
        filled += width
    return parts
