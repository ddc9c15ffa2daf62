"""Days of a flight put down in figures, with the stored words untouched."""

from datetime import date

import pytest

from planner.brief_reading.plain_dates import put_plainly
from tests.planner.brief_reading.opened import AS_OF, opened


def _plain(text: str) -> str:
    return " | ".join(passage.sentence.folded for passage in put_plainly(opened(text).passages, AS_OF))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Реклама в первой половине октября.", "реклама в 01.10.2026 – 15.10.2026."),
        ("Размещение с 5-го по 30-е октября", "размещение с 05.10.2026 – 30.10.2026"),
        ("Ads in the first half of October", "ads in the 01.10.2026 – 15.10.2026"),
        # a word of beginning stays before the days
        ("16 недель, начиная с 19 января", "начиная с 19.01.2027 – 10.05.2027"),
        ("four weeks starting 5 October", "starting from 05.10.2026 – 01.11.2026"),
        # what begins in a part of a month has no end
        ("Начать во второй половине октября", "начать во 16.10.2026"),
        ("Старт: первая половина октября", "старт: 01.10.2026"),
        ("октябрьский старт", "01.10.2026"),
        # what the grammar adds nothing to stays as it is
        ("Размещение в октябре", "размещение в октябре"),
        ("Старт 5 октября", "старт 5 октября"),
        ("Бюджет 5 млн, CTR 1.2–2.3", "бюджет 5 млн, ctr 1.2–2.3"),
        # two days of which one stands in the other's stead are no stretch
        ("Старт переносим с 1 октября на 15 октября", "старт переносим с 1 октября на 15 октября"),
        ("The start moves from 1 October to 15 October", "the start moves from 1 october to 15 october"),
    ],
)
def test_what_is_understood_is_put_in_figures(text: str, plain: str) -> None:
    assert _plain(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("В прошлом году крутили первую половину октября", "01.10.2025 – 15.10.2025"),
        ("Прошлой осенью взяли октябрь", "01.10.2025 – 31.10.2025"),
        ("В прошлом году, в октябре, было 300 заявок", "01.10.2025 – 31.10.2025"),
        ("Last October brought 300 leads", "01.10.2025 – 31.10.2025"),
        ("Our last campaign ran in the first half of March", "01.03.2026 – 15.03.2026"),
    ],
)
def test_what_was_lies_in_the_past(text: str, plain: str) -> None:
    assert plain in _plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "В прошлом году не рекламировались, а в этом хотим первую половину октября",
        "Last year was quiet, this year we want the first half of October",
        "Платья прошлого лета, распродаём в первой половине октября",
    ],
)
def test_a_memory_ends_where_the_talk_comes_back(text: str) -> None:
    assert "01.10.2026 – 15.10.2026" in _plain(text)


def test_quotes_are_cut_from_the_words_as_they_came() -> None:
    text = "Период: первая половина октября, Тверь"
    before, after = opened(text).passages, put_plainly(opened(text).passages, AS_OF)
    assert [one.quote() for one in after] == [one.quote() for one in before]
    assert [one.topic for one in after] == [one.topic for one in before]


def test_the_words_behind_a_label_begin_where_they_began() -> None:
    (passage,) = put_plainly(opened("Период: первая половина октября").passages, AS_OF)
    assert passage.words.strip() == "01.10.2026 – 15.10.2026"


def test_every_letter_knows_where_it_came_from() -> None:
    text = "Первая половина октября, а бюджет 400 тысяч"
    (passage,) = put_plainly(opened(text).passages, AS_OF)
    sentence = passage.sentence
    assert len(sentence.origin) == len(sentence.folded)
    at = sentence.folded.index("бюджет")
    assert sentence.cut(at, at + 6)[0] == "бюджет"


def test_the_days_count_from_the_day_of_the_brief() -> None:
    passages = opened("первая половина октября", date(2027, 1, 10)).passages
    (passage,) = put_plainly(passages, date(2027, 1, 10))
    assert passage.sentence.folded == "01.10.2027 – 15.10.2027"
