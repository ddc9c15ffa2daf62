from concurrent.futures import ThreadPoolExecutor

import pytest

from qualifier.foreign_words import ForeignWords

FIRST = "Открываем сеть кофеен на Петроградке в мае, бюджет два миллиона, решаю сама."
SECOND = "Нужна наружная реклама мебельного салона в Твери с осени этого года."


@pytest.fixture
def words() -> ForeignWords:
    remembered = ForeignWords()
    remembered.remember("first", [FIRST])
    remembered.remember("second", [SECOND])
    return remembered


@pytest.mark.parametrize(
    ("answer", "lead_key", "is_foreign"),
    [
        (FIRST, "second", True),
        (FIRST, "first", False),
        ("ОТКРЫВАЕМ сеть; кофеен — на Петроградке в мае бюджет!", "second", True),
        ("сеть кофеен на Петроградке в мае", "second", False),
        ("слова, которых никто не говорил, и ещё несколько слов подряд", "second", False),
        ("", "second", False),
        # Asked about by nobody here: everything of the others is foreign to it.
        (SECOND, "third", True),
    ],
)
def test_eight_words_of_another_lead_are_known(
    words: ForeignWords, answer: str, lead_key: str, is_foreign: bool
) -> None:
    assert words.stand_in(answer, lead_key) is is_foreign


def test_words_that_both_leads_said_are_nobodys(words: ForeignWords) -> None:
    words.remember("third", [FIRST])
    assert not words.stand_in(FIRST, "third")


def test_only_the_leads_asked_about_last_are_remembered(words: ForeignWords) -> None:
    for number in range(200):
        words.remember(f"later-{number}", ["другие слова"])
    assert not words.stand_in(FIRST, "second")


def test_threads_may_remember_and_look_at_once(words: ForeignWords) -> None:
    def work(number: int) -> bool:
        words.remember(f"lead-{number}", [f"{SECOND} {number}"])
        return words.stand_in(FIRST, f"lead-{number}")

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(work, range(100)))


@pytest.mark.parametrize(
    ("words_in_a_row", "is_foreign"), [(7, False), (8, True), (9, True)], ids=["seven", "eight", "nine"]
)
def test_eight_words_in_a_row_are_the_border(
    words: ForeignWords, words_in_a_row: int, is_foreign: bool
) -> None:
    said = " ".join(FIRST.split()[:words_in_a_row])
    assert words.stand_in(f"Клиент пишет: {said} — и это всё.", "second") is is_foreign


def test_a_word_between_breaks_the_row(words: ForeignWords) -> None:
    told = FIRST.split()
    assert not words.stand_in(" ".join([*told[:6], "кстати", *told[6:]]), "second")


def test_words_of_two_texts_make_no_row_together() -> None:
    remembered = ForeignWords()
    remembered.remember("first", ["раз два три четыре", "пять шесть семь восемь"])
    assert not remembered.stand_in("раз два три четыре пять шесть семь восемь", "second")


def test_a_lead_asked_about_anew_is_known_by_its_new_words(words: ForeignWords) -> None:
    words.remember("first", ["Теперь мы хотим совсем другую рекламу для нашей новой сети."])
    assert not words.stand_in(FIRST, "second")
    assert words.stand_in("Теперь мы хотим совсем другую рекламу для нашей новой сети.", "second")


def test_a_lead_asked_about_again_is_not_the_first_to_be_forgotten(words: ForeignWords) -> None:
    for number in range(198):
        words.remember(f"later-{number}", ["другие слова"])
    words.remember("first", [FIRST])
    words.remember("one-more", ["другие слова"])
    assert words.stand_in(FIRST, "third")
    # The second lead was the oldest then.
    assert not words.stand_in(SECOND, "third")


@pytest.mark.parametrize("texts", [[], [""], ["два слова"], ["!?. — «»"]])
def test_a_lead_that_says_little_is_foreign_to_nobody(texts: list[str]) -> None:
    remembered = ForeignWords()
    remembered.remember("first", texts)
    assert not remembered.stand_in("два слова и ещё много других слов подряд", "second")


def test_nobody_is_remembered_at_first() -> None:
    assert not ForeignWords().stand_in(FIRST, "first")


def test_english_words_are_known_as_well() -> None:
    remembered = ForeignWords()
    remembered.remember("first", ["We open a chain of coffee shops in May, the budget is set."])
    assert remembered.stand_in("we OPEN a chain (of coffee shops) in may", "second")
    assert not remembered.stand_in("we open the chain of coffee shops in May", "second")
