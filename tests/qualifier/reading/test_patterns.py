import re

import pytest

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
