import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.needs import look_at
from qualifier.reading.patterns import pattern


def test_a_lazy_pattern_behaves_as_a_compiled_one() -> None:
    lazy, eager = pattern(r"(\d+)\s*(?P<unit>млн)", re.I), re.compile(r"(\d+)\s*(?P<unit>млн)", re.I)
    text = "2 МЛН и 3 млн"
    assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in eager.finditer(text)]
    assert lazy.findall(text) == eager.findall(text)
    assert lazy.sub("x", text) == eager.sub("x", text)
    assert lazy.pattern == eager.pattern
    assert lazy.groupindex == eager.groupindex
    found = lazy.search(text, 3)
    assert found is not None
    assert found["unit"] == "млн"


def test_nothing_is_compiled_before_the_first_use() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_a_method_is_handed_out_once() -> None:
    lazy = pattern("a")
    assert lazy.search is lazy.search


def test_probing_for_special_methods_is_refused() -> None:
    with pytest.raises(AttributeError):
        getattr(pattern("a"), "__copy_me__")  # noqa: B009


SOURCES = (
    r"лодк\w+|весл[ао]|шлюп\w+",
    r"(?P<count>\d+) (?:лодок|лодки)",
    r"\bнет\b[^.]{0,20}лодк",
    r"(?:парус|якорь)?\s\w+",
    r"катер(?! лодк)",
)
WORDS = st.sampled_from(
    ["лодка", "лодок", "весло", "шлюпки", "5", "нет", "парус", "якорь", "катер", "и", "."]
)


@given(source=st.sampled_from(SOURCES), words=st.lists(WORDS, max_size=12), is_seen=st.booleans())
def test_a_text_that_was_looked_at_gives_the_same_matches(
    source: str, words: list[str], is_seen: bool
) -> None:
    text = " ".join(words)
    lazy, eager = pattern(source), re.compile(source)
    if is_seen:
        look_at(text)
    assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in eager.finditer(text)]
    assert lazy.findall(text) == eager.findall(text)
    found, expected = lazy.search(text, 2), eager.search(text, 2)
    assert (found and found.span()) == (expected and expected.span())


def test_a_pattern_is_not_compiled_for_a_text_without_its_letters() -> None:
    broken = pattern("галеон(")
    good = pattern("галеоны")
    look_at("у нас лодка")
    assert good.search("у нас лодка") is None
    assert list(good.finditer("у нас лодка")) == []
    assert "_compiled" not in vars(good)
    with pytest.raises(re.error):
        broken.search("у нас лодка")


def test_the_source_is_known_without_compiling() -> None:
    lazy = pattern("лодк[аи]")
    assert lazy.pattern == "лодк[аи]"
    assert "_compiled" not in vars(lazy)
