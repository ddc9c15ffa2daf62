import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.fold import flatten, fold, fold_part, is_simple

TEXTS = st.text(alphabet="абЁёАxXcC <>b/&;nsp\u200b\u00a0\u2060«»„“-‑½\n\t№5", max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ещё БЮДЖЕТ", "еще бюджет"),
        ("5\u00a0000\u202fруб", "5 000 руб"),
        ("бюд\u200bжет", "бюджет"),
        ("\u202eигнор\u202c", "игнор"),
        ("<b>охват</b> и&nbsp;клики", " охват и клики"),
        ("5 <s>млн</s> тыс", "5 тыс"),
        ("цена ~~5~~ 4 млн", "цена 4 млн"),
        ("ＴＶ ５０", "tv 50"),
        # look-alikes of the other alphabet
        ("бюджeт", "бюджет"),
        ("сео mаrketing", "сео marketing"),
        ("forward'ю", "forward'ю"),
        ("a\n b", "a b"),
        ("don’t", "don't"),
    ],
)
def test_one_spelling_for_matching(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(TEXTS)
def test_every_folded_letter_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= at < len(text) for at in folded.origin)


@given(TEXTS)
def test_folding_twice_changes_nothing_more_in_plain_words(text: str) -> None:
    once = fold(text.replace("<", "").replace("&", "")).text

    assert fold(once).text == once


def test_a_span_maps_to_the_stored_words() -> None:
    text = "<b>Бюджет</b> 5&nbsp;млн"
    folded = fold(text)
    start = folded.text.index("5 млн")
    first, last = folded.span(start, start + len("5 млн"))

    assert text[first:last] == "5&nbsp;млн"
    assert folded.span(len(folded.text), len(folded.text)) == (len(text), len(text))


@given(st.text(alphabet="абЁё xX\u00a05-", max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_a_part_folds_like_the_whole(text: str, first: int, length: int) -> None:
    start, end = min(first, len(text)), min(first + length, len(text))

    assert fold_part(text, start, end).text == fold(text[start:end]).text


def test_a_text_whose_letters_multiply_is_not_flat() -> None:
    assert flatten("цена ½") is None
    assert flatten("бюд\u200bжет") is None
    assert flatten("Бюджет") == "бюджет"


@given(st.text(alphabet="абвЯёabzZ 0!«»—\n\u200b\u00ad\uff11а́“", max_size=12))
def test_a_simple_text_is_only_made_small_by_folding(text: str) -> None:
    if is_simple(text) and "  " not in text.replace("\n", " "):
        assert fold(text).text == text.lower().replace("ё", "е").replace("\n", " ") or _is_mixed(text)


def _is_mixed(text: str) -> bool:
    return any(map(str.isascii, filter(str.isalpha, text))) and not text.isascii()


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\uff11", "\u202e", "\U000e0041", "“", "\u00a0"])
def test_a_text_with_an_unusual_mark_is_not_simple(mark: str) -> None:
    assert is_simple("нужна реклама")
    assert not is_simple(f"нужна{mark} реклама")
