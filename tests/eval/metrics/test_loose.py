"""Free texts are compared by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.loose import is_loosely_equal, overlap, word_stems


@pytest.mark.parametrize(
    ("one", "other", "is_equal"),
    [
        (["клиника «МедКристалл»"], ["клиники «МедКристалл»"], True),
        (["твёрдые шампуни"], ["твёрдые шампуни, карточки на маркетплейсе"], True),
        (["путешествия", "охота"], ["путешествиями", "охотой"], True),
        (["above average"], ["above-average income"], True),
        (["ЖК «Солодовый»"], ["квартал из четырёх домов"], False),
        (["охота"], ["рыбалка"], False),
        ([], [], True),
        ([], ["охота"], False),
        (["охота"], [], False),
        (["7 лет"], ["12 лет"], True),
        (["0,5 л"], ["0,7 л"], True),
        (["0,5"], ["0,7"], False),
    ],
)
def test_half_of_the_words_make_texts_alike(one: list[str], other: list[str], is_equal: bool) -> None:
    assert is_loosely_equal(one, other) is is_equal


def test_words_are_folded_and_cut_and_small_words_dropped() -> None:
    assert word_stems(["Подписка на Доставку, 0,5 л"]) == {"подпи", "доста", "0,5", "л"}


@given(st.lists(st.text(max_size=20), max_size=4), st.lists(st.text(max_size=20), max_size=4))
def test_overlap_is_a_symmetric_share(one: list[str], other: list[str]) -> None:
    assert 0 <= overlap(one, other) <= 1
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, one) == 1
