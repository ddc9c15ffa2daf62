from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.profile import load_profile
from qualifier.qualification import Level
from qualifier.reading.industries import Trade, TradeBook, describe_trades, read_name
from tests.builders import make_sentences


@dataclass(frozen=True)
class Group:
    name: str
    level: Level
    words: tuple[str, ...] = ()
    okved: tuple[str, ...] = ()


BOOK = TradeBook(
    "test",
    (
        Group("forbidden", Level.ABSENT, ("казино", "вейп"), ("92.1",)),
        Group("bakery", Level.CONFIRMED, ("пекарн", "хлебн завод", "*хлеб!"), ("10.7",)),
        Group("bars", Level.CONFIRMED, ("бар!", "бары!"), ("56",)),
        Group("makers", Level.PARTIAL, ("завод", "станк"), ("10", "25")),
    ),
)
PROFILE = load_profile()


def name_of(trade: Trade | None) -> str | None:
    return trade.name if trade else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("пекарни у дома", "bakery"),
        # A vowel stands in the stem of many.
        ("сеть пекарен", "bakery"),
        ("бар на набережной", "bars"),
        ("станки и инструмент", "makers"),
        # A whole word does not open another one.
        ("барнаул", None),
        # The parts of a word are beginnings with one gap between them.
        ("хлебный завод", "bakery"),
        ("хлебозавод", None),
        # A starred word may close another one.
        ("тулахлеб", "bakery"),
        # A beginning does not stand inside a word.
        ("автозавод", None),
        ("ничего такого", None),
    ],
)
def test_words_name_a_trade(text: str, name: str | None) -> None:
    assert name_of(BOOK.read_text(text)) == name


def test_the_first_group_of_the_list_decides() -> None:
    assert name_of(BOOK.read_text("завод и казино")) == "forbidden"


def test_every_place_is_found_in_the_order_of_the_list() -> None:
    found = [(trade.name, trade.start) for trade in BOOK.find_all("бары и казино и бар")]
    assert found == [("forbidden", 7), ("bars", 0), ("bars", 16)]


@pytest.mark.parametrize(
    ("code", "name"),
    [("10.71", "bakery"), ("10.11", "makers"), ("56.10", "bars"), ("92.13", "forbidden"), ("62.01", None)],
)
def test_the_longest_prefix_of_a_code_decides(code: str, name: str | None) -> None:
    assert name_of(BOOK.read_code(code)) == name


def test_a_name_is_folded_before_it_is_read() -> None:
    assert name_of(read_name(BOOK, "ПЕКАРНЯ «Колос»")) == "bakery"


@pytest.mark.parametrize(
    ("message", "names"),
    [
        ("Мы пекарня в Туле.", ["bakery"]),
        ("Нужна реклама рядом: напротив бар.", []),
        ("Рекомендовала пекарня.", []),
        # The general words of makers count only as «ours».
        ("Нужна реклама, как у завода.", []),
        ("Наш завод стоит.", ["makers"]),
    ],
)
def test_the_speakers_own_trade_is_told_from_a_mention(message: str, names: list[str]) -> None:
    found = describe_trades(BOOK, make_sentences(message))
    assert [one.trade.name for one in found] == names


def test_what_follows_the_last_target_group_is_general() -> None:
    assert BOOK.last_confirmed() == 2


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault_and_within_its_bounds(text: str) -> None:
    book = TradeBook(PROFILE.hash, PROFILE.industries)
    for trade in book.find_all(text.lower()):
        assert 0 <= trade.start < trade.end <= len(text.lower())


def test_books_of_one_fingerprint_are_equal() -> None:
    assert TradeBook("a", BOOK.groups) == TradeBook("a", ())
    assert TradeBook("a", ()) != TradeBook("b", ())
