from threading import Event, Thread

from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.needs import (
    _WORDS,
    FINE_MET,
    LOOKS,
    MET,
    MET_CASELESS,
    add_alternative,
    fine_mask_of,
    fine_needs_met,
    look_at,
    mask_of,
    needs_met,
    needs_met_caseless,
    register,
)
from qualifier.reading.patterns import pattern
from qualifier.reading.word_pieces import needs_of

BOAT = mask_of(needs_of(r"\bлодк"))
OAR = mask_of(needs_of(r"весл"))
BOTH = add_alternative(-1, needs_of(r"\bлодк\w* (?:и|с) весл"), order=0, source="both")
needs_met("")  # the first look at a text takes longer than the others
WORDS = st.lists(st.sampled_from(["лодка", "лодку,", "Лодка", "весло", "весла.", "колодка", "и", "x" * 90]))


@given(WORDS)
def test_a_text_meets_exactly_the_needs_whose_pieces_stand_in_it(words: list[str]) -> None:
    met = needs_met(" ".join(words))
    assert bool(met & BOAT) == any(word.startswith("лодк") for word in words)
    assert bool(met & OAR) == any("весл" in word for word in words)


@given(WORDS)
def test_small_and_large_letters_are_one_where_that_is_asked(words: list[str]) -> None:
    text = " ".join(words)
    assert needs_met_caseless(text) == needs_met(text.lower())


def test_a_letter_that_only_expressions_take_for_another_leaves_everything_open() -> None:
    assert needs_met_caseless("ſail") == -1
    assert needs_met_caseless("sail") != -1


@given(WORDS)
def test_a_look_names_the_alternatives_all_of_whose_needs_are_met(words: list[str]) -> None:
    met, look = fine_needs_met(" ".join(words)), look_at(" ".join(words))
    assert (BOTH in look.get(-1, [])) == (met & BOTH.needed == BOTH.needed)


def test_an_alternative_without_needs_is_in_no_look() -> None:
    free = add_alternative(-2, (), order=0, source=".")
    assert free.needed == 0
    assert -2 not in look_at("что угодно")


def test_a_text_is_looked_at_once() -> None:
    assert look_at("у нас одна лодка") is look_at("у нас одна лодка")
    assert MET["у нас одна лодка"] & BOAT


def test_what_becomes_known_later_is_told_of_too() -> None:
    text = "наша шхуна"
    before = needs_met(text)
    ship = mask_of((frozenset({"шхун"}),))
    assert not before & ship
    assert needs_met(text) & ship


def test_what_is_registered_tells_of_itself_before_the_next_look() -> None:
    told: list[str] = []
    register(lambda: told.append("once"))
    needs_met("первый взгляд")
    needs_met("второй взгляд")
    assert told == ["once"]


def test_one_need_has_one_bit() -> None:
    assert mask_of(needs_of(r"\bлодк")) == BOAT
    assert BOAT.bit_count() == OAR.bit_count() == 1


@given(WORDS)
def test_fine_needs_are_met_as_the_others_are(words: list[str]) -> None:
    text = " ".join(words)
    assert bool(fine_needs_met(text) & fine_mask_of(needs_of(r"весл"))) == bool(needs_met(text) & OAR)


def test_of_words_without_end_the_newest_are_remembered() -> None:
    for number in range(2500):
        needs_met(" ".join(f"слово{number}х{part}" for part in range(10)))
    assert len(_WORDS) <= 10_000
    assert "слово2499х9" in _WORDS
    assert "слово0х0" not in _WORDS


def test_a_long_text_makes_the_others_be_forgotten() -> None:
    look_at("короткий текст")
    needs_met_caseless("Короткий текст")
    look_at("лодка " * 2000)
    assert "короткий текст" not in LOOKS
    assert "короткий текст" not in MET
    assert not MET_CASELESS
    assert MET["лодка " * 2000] & BOAT


def test_so_many_texts_are_kept_and_no_more() -> None:
    for number in range(5000):
        needs_met(f"текст {number}")
        needs_met_caseless(f"Текст {number}")
        look_at(f"вид {number}")
        fine_needs_met(f"слова {number}")
    assert max(len(LOOKS), len(MET_CASELESS)) <= 2048
    assert max(len(MET), len(FINE_MET)) <= 4096


def test_a_broken_pattern_spoils_no_look() -> None:
    pattern("((")
    assert isinstance(look_at("ещё одна лодка"), dict)


def test_a_second_thread_waits_until_all_have_told() -> None:
    begun, told = Event(), Event()

    def tell() -> None:
        begun.set()
        told.wait(5)

    register(tell)
    first = Thread(target=needs_met, args=("первая нить",))
    second = Thread(target=needs_met, args=("вторая нить",))
    first.start()
    assert begun.wait(5)
    second.start()
    second.join(0.05)
    assert second.is_alive()  # it would answer without what is being told
    told.set()
    first.join(5)
    second.join(5)
    assert not second.is_alive()
