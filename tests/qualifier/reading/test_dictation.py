from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.dictation import rejoin_dictated
from qualifier.reading.sentences import read_sentences
from qualifier.record import text_at
from tests.builders import make_talk

LONG = (
    "здравствуйте это олеся мы сеть пекарен в туле и вот у нас продажи просели с весны и мы не знаем "
    "что делать "
    "короче нам надо чтобы люди про нас вспомнили и пришли а еще мы открываем второй магазин на набережной "
    "и про него тоже никто не знает ну вот перезвоните пожалуйста после обеда я буду на месте спасибо"
)


def test_neighbours_without_a_mark_between_them_are_joined() -> None:
    record = make_talk(LONG)
    joined = rejoin_dictated(read_sentences(record), record)
    assert joined
    assert all(sentence.text in LONG for sentence in joined)


def test_sentences_that_end_are_not() -> None:
    record = make_talk("Мы пекарня. Нужна реклама! Когда начнём?")
    assert rejoin_dictated(read_sentences(record), record) == ()


@given(st.text(alphabet="абвг ,.!\n", max_size=200))
def test_a_joined_sentence_stands_verbatim_at_its_place(text: str) -> None:
    record = make_talk(text)
    for sentence in rejoin_dictated(read_sentences(record), record):
        stored = text_at(record, sentence.segment.place) or ""
        assert stored[sentence.start : sentence.start + len(sentence.text)] == sentence.text
        assert len(sentence.origin) == len(sentence.folded)
