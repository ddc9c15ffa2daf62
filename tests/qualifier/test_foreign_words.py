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
