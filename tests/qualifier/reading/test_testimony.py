from datetime import date

import pytest

from qualifier.lead import Interaction, Sender
from qualifier.reading.sentences import read_sentences
from qualifier.reading.testimony import (
    clause_around,
    is_question,
    quote_round,
    select_testimony,
    words_before,
)
from tests.builders import make_lead, make_record, make_sentences


def seller_says(text: str, channel: str = "meeting") -> tuple[str, ...]:
    turn = Interaction(at=date(2026, 5, 1), channel=channel, sender=Sender.SELLER, text=text)
    record = make_record(lead=make_lead(message="", interactions=(turn,)))
    return tuple(sentence.text.strip() for sentence in select_testimony(read_sentences(record)))


def test_the_clients_own_words_are_testimony() -> None:
    assert [s.text for s in select_testimony(make_sentences("Нужны лиды."))] == ["Нужны лиды."]


@pytest.mark.parametrize(
    "note",
    ["Сказала: «нужны лиды на ремонт».", "Хотят охват в Туле.", "Wants leads in Tula."],
)
def test_a_sellers_report_of_the_client_is_testimony(note: str) -> None:
    assert seller_says(note)


@pytest.mark.parametrize(
    "note",
    [
        "Думаю, им нужна реклама.",
        "Мне кажется, там большой бюджет.",
        "Probably they need a big campaign.",
        "По ощущениям, купят видео.",
        "Какую задачу решаем?",
    ],
)
def test_a_sellers_guess_or_question_is_none(note: str) -> None:
    assert seller_says(note, "chat") == ()


@pytest.mark.parametrize("text", ["Сколько стоит?", "А можно пуши?»", "What do you have? "])
def test_a_question_is_known_by_its_mark(text: str) -> None:
    assert is_question(make_sentences(text)[0])


def test_a_statement_is_no_question() -> None:
    assert not is_question(make_sentences("Нужны пуши.")[0])


def test_a_clause_ends_at_the_comma() -> None:
    text = "рекламу отменили, а выставку нет"
    at = text.index("отменили")
    first, last = clause_around(text, at, at + 8)
    assert text[first:last] == "рекламу отменили"


def test_words_before_stay_in_their_clause() -> None:
    text = "сайт не нужен, нам нужны клиенты"
    assert words_before(text, text.index("нужны")).strip() == "нам"


def test_a_short_sentence_is_quoted_whole() -> None:
    sentence = make_sentences("Нужны лиды на ипотеку.")[0]
    assert quote_round(sentence, 6, 10).text == "Нужны лиды на ипотеку."


def test_a_very_long_sentence_is_quoted_round_the_words_that_matter() -> None:
    text = "слово, " * 80 + "нужны вкладчики, " + "слово, " * 80
    sentence = next(s for s in make_sentences(text) if "вкладчики" in s.text)
    at = sentence.folded.index("нужны")
    quote = quote_round(sentence, at, at + 15)
    assert "нужны вкладчики" in quote.text
    assert len(quote.text) <= 320
    assert quote.start is not None
    assert text[quote.start : quote.start + len(quote.text)] == quote.text
