import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import NotJson
from qualifier.canonical_json import MAX_DEPTH, hash_text, read_json, write_json

REFUSED = [
    (b"", "empty"),
    (b"{", "cut off"),
    (b"{} {}", "two documents"),
    (b"NaN", "not a number"),
    (b'{"a": Infinity}', "infinite"),
    (b'{"a": -Infinity}', "infinite"),
    (b'{"a": 1e999}', "more than a float holds"),
    (b'{"a": 1, "a": 2}', "the same key twice"),
    (b'{"a": "\xff"}', "not UTF-8"),
    (b'{"a": "\xed\xa0\x80"}', "a surrogate in UTF-8"),
    ('{"a": 1}'.encode("utf-16"), "UTF-16"),
    (b'{"a": "\x00"}', "a raw NUL"),
    (b'{"a": "\n"}', "a raw line break in a string"),
    (b"{'a': 1}", "single quotes"),
    (b'{"a": 1,}', "a comma too many"),
    (b"1" * 5_000, "more digits than anybody counts"),
    (b"[" * 100_000, "deeper than the parser goes"),
    (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "deeper than allowed"),
    (b'{"a":' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1), "deeper than allowed"),
]


@pytest.mark.parametrize("body", [body for body, _ in REFUSED], ids=[why for _, why in REFUSED])
def test_what_two_parsers_could_read_differently_is_refused(body: bytes) -> None:
    with pytest.raises(NotJson):
        read_json(body)


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (b'{"a": 1e30}', {"a": 1e30}),
        (b'{"a": 1000000000000000000000000000000}', {"a": 10**30}),
        (b'\xef\xbb\xbf{"a": null}', {"a": None}),
        ('{"ё": "Ёж"}'.encode(), {"ё": "Ёж"}),
        (b'{"a": "\\ud800"}', {"a": "\ud800"}),
        (b'{"a": "\\u0000"}', {"a": "\0"}),
        (b'{"a": 1, "b": {"a": 2}}', {"a": 1, "b": {"a": 2}}),
        (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, None),
    ],
)
def test_sound_json_is_read(body: bytes, content: object) -> None:
    read = read_json(body)
    assert content is None or read == content


def test_the_error_never_repeats_the_input() -> None:
    with pytest.raises(NotJson) as caught:
        read_json(b'{"secret": 4111111111111111')
    assert "secret" not in caught.value.detail
    assert "4111" not in caught.value.detail


CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(CONTENT)
def test_what_is_written_is_read_back(content: object) -> None:
    assert read_json(write_json(content).encode()) == content


@given(st.dictionaries(st.text(), st.integers(), max_size=8), st.randoms())
def test_the_order_of_keys_does_not_show(content: dict[str, int], random) -> None:
    items = list(content.items())
    random.shuffle(items)
    assert write_json(dict(items)) == write_json(content)


def test_equal_texts_have_equal_hashes() -> None:
    assert hash_text("Ёж") == hash_text("Ёж")
    assert hash_text("Ёж") != hash_text("ёж")
    assert len(hash_text("\ud800")) == 64


def test_letters_are_written_as_they_are() -> None:
    assert write_json({"б": 1, "а": "«да»"}) == '{"а":"«да»","б":1}'
    assert json.loads(write_json({"а": 1})) == {"а": 1}
