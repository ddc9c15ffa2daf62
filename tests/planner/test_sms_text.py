import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.sms_text import Encoding, measure_sms

CASES = [
    ("", Encoding.GSM7, 0, 1),
    ("a" * 160, Encoding.GSM7, 160, 1),
    ("a" * 161, Encoding.GSM7, 161, 2),
    ("a" * 306, Encoding.GSM7, 306, 2),
    ("a" * 307, Encoding.GSM7, 307, 3),
    ("€" * 80, Encoding.GSM7, 160, 1),
    ("€" * 81, Encoding.GSM7, 162, 2),
    # 153 septets hold 76 pairs and a septet that no pair may be cut into.
    ("€" * 153, Encoding.GSM7, 306, 3),
    ("{[~]}\\^|", Encoding.GSM7, 16, 1),
    ("я" * 70, Encoding.UCS2, 70, 1),
    ("я" * 71, Encoding.UCS2, 71, 2),
    ("я" * 134, Encoding.UCS2, 134, 2),
    ("я" * 135, Encoding.UCS2, 135, 3),
    ("a" * 100 + "я", Encoding.UCS2, 101, 2),
    # One typographic dash makes the whole text three times as dear.
    ("Sale — 30 %", Encoding.UCS2, 11, 1),
    ("😀" * 35, Encoding.UCS2, 70, 1),
    ("😀" * 36, Encoding.UCS2, 72, 2),
    # 67 units hold 33 pairs: the 67th is left empty.
    ("😀" * 67, Encoding.UCS2, 134, 3),
    ("ç", Encoding.UCS2, 1, 1),
    ("Ç", Encoding.GSM7, 1, 1),
]


@pytest.mark.parametrize(("text", "encoding", "units", "segments"), CASES)
def test_a_text_is_billed_by_its_alphabet_and_length(
    text: str, encoding: Encoding, units: int, segments: int
) -> None:
    length = measure_sms(text)
    assert (length.encoding, length.units, length.segments) == (encoding, units, segments)


@given(st.text(max_size=600))
def test_messages_hold_the_text_and_none_is_empty(text: str) -> None:
    length = measure_sms(text)
    most = 160 if length.encoding is Encoding.GSM7 else 70
    part = 153 if length.encoding is Encoding.GSM7 else 67
    assert length.segments >= 1
    if length.segments == 1:
        assert length.units <= most
    else:
        assert length.units > most
        assert length.units <= length.segments * part
        assert length.units > (length.segments - 1) * (part - 1)


@given(st.text(max_size=300), st.text(max_size=30))
def test_a_longer_text_is_never_cheaper(text: str, more: str) -> None:
    assert measure_sms(text + more).segments >= measure_sms(text).segments
