from datetime import date

import pytest

from qualifier.reading.segments import Speaker
from qualifier.reading.transcripts import read_transcript
from tests.talks import CLIENT, SELLER, talk, write_talk


def sellers(text: str) -> set[str | None]:
    return {s.segment.person for s in read_transcript(text) if s.segment.speaker is Speaker.SELLER}


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        ("Ann: Hi, this is Ann Moss from Fern Tools.\nBob: Hello.", "Ann"),
        ("Bob: Hello?\nAnn: My name is Ann Moss, I'm calling from Fern Tools.\nBob: Yes.", "Ann"),
        ("Bob: Good day.\nAnn: Your inquiry about our products is here. I'll send a plan.", "Ann"),
        ("Анна: Здравствуйте, меня зовут Анна, компания Папоротник.\nБорис: Да, слушаю.", "Анна"),
        ("Борис: Алло.\nАнна: Звоню по вашей заявке, подготовлю медиаплан.", "Анна"),
    ],
)
def test_the_seller_is_who_calls_from_a_company(text: str, seller: str) -> None:
    assert sellers(text) == {seller}


def test_each_sentence_knows_its_voice_and_day() -> None:
    first, *_, last = talk("C We need it. Thanks!")
    assert (first.segment.person, first.segment.speaker) == (SELLER, Speaker.SELLER)
    assert (last.segment.person, last.segment.speaker) == (CLIENT, Speaker.CLIENT)
    assert last.segment.said_on == date(2026, 3, 2)
    assert last.text == "Thanks!"


def test_sentences_are_cut_verbatim_and_numbered() -> None:
    text = write_talk("C We need it.  Really soon…", "S Noted: two units.")
    sentences = read_transcript(text)
    assert [sentence.order for sentence in sentences] == list(range(len(sentences)))
    assert all(text[s.start : s.start + len(s.text)] == s.text for s in sentences)


@pytest.mark.parametrize("stamp", ["", "[10:00] ", "(10:00:05) ", "[2026-03-02T10:00:00] ", "[2026-03-02] "])
def test_the_stamp_may_be_written_in_many_ways(stamp: str) -> None:
    text = f"{stamp}Ann Moss: This is Ann from Fern Tools.\n{stamp}Mr. Bo Lee-Park: Fine."
    assert [s.segment.person for s in read_transcript(text)] == ["Ann Moss", "Mr. Bo Lee-Park"]


@pytest.mark.parametrize("text", ["", "no talk at all", "A line without a voice.\nAnother."])
def test_a_text_without_voices_is_no_talk(text: str) -> None:
    assert read_transcript(text) == ()


def test_an_impossible_day_is_no_day() -> None:
    (sentence,) = read_transcript("[2026-13-45T10:00] Ann: This is Ann from Fern Tools.")
    assert sentence.segment.said_on is None
