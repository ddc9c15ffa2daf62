import pytest

from qualifier.reading.signals import Certainty, Polarity, Signal, quote_sentence, quote_span
from qualifier.record import text_at
from tests.builders import make_sentences, make_talk

MESSAGE = "Добрый день! Бюджет — 600 тысяч, ЁЖ ﬁрмы.  Старт в мае?\nДа."


@pytest.mark.parametrize("index", range(4))
def test_the_quote_of_a_sentence_stands_verbatim_at_its_place(index: int) -> None:
    quote = quote_sentence(make_sentences(MESSAGE)[index])
    assert quote.place == "message"
    assert quote.start is not None
    assert MESSAGE[quote.start : quote.start + len(quote.text)] == quote.text
    assert quote.text == quote.text.strip()


@pytest.mark.parametrize("word", ["бюджет", "600 тысяч", "еж", "фирмы", "fiрмы", "мае"])
def test_the_quote_of_a_span_is_cut_from_what_was_written(word: str) -> None:
    for sentence in make_sentences(MESSAGE):
        at = sentence.folded.find(word)
        if at >= 0:
            quote = quote_span(sentence, at, at + len(word))
            assert quote.start is not None
            assert MESSAGE[quote.start : quote.start + len(quote.text)] == quote.text


def test_a_span_of_the_folded_form_keeps_the_letters_of_the_text() -> None:
    (sentence,) = make_sentences("ВСЁ ЕЩЁ нужен щит")
    assert quote_span(sentence, 0, 7).text == "ВСЁ ЕЩЁ"


def test_a_long_sentence_is_quoted_by_its_beginning() -> None:
    text = "реклама " * 100
    (sentence, *_) = make_sentences(text)
    quote = quote_sentence(sentence)
    assert len(quote.text) <= 300
    assert text.startswith(quote.text)


def test_a_turn_is_quoted_at_its_own_place() -> None:
    record = make_talk("Здравствуйте.", "Бюджет 2 млн.", "Решаю я.")
    for sentence in make_sentences("Здравствуйте.", "Бюджет 2 млн.", "Решаю я."):
        quote = quote_sentence(sentence)
        assert quote.text in (text_at(record, quote.place) or "")


def test_a_signal_is_stated_and_affirmed_unless_it_says_otherwise() -> None:
    (sentence,) = make_sentences("Нужна реклама")
    signal = Signal(value=1, sentence=sentence, start=0, end=5)
    assert (signal.polarity, signal.certainty) == (Polarity.AFFIRMED, Certainty.STATED)
    assert signal.quote() == quote_sentence(sentence)
