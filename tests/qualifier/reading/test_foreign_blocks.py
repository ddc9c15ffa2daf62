import pytest

from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Lead
from tests.builders import make_record

LETTER = "Добрый день, нам нужна реклама пекарни на два района города, старт в мае."


def said(message: str, *later: str, lang: str = "ru") -> list[str]:
    turns = tuple(Interaction(text=text) for text in later)
    record = make_record(lead=Lead(message=message, interactions=turns), lang=lang)
    return [sentence.text for sentence in extract_evidence(record).sentences]


@pytest.mark.parametrize(
    "passage",
    [
        "The palace is open every day except Monday. Tickets are sold at the gate.",
        "Photosynthesis turns light into sugar inside green leaves.",
    ],
)
def test_a_foreign_passage_without_trade_is_left_out(passage: str) -> None:
    assert said(f"{LETTER}\n{passage}") == [LETTER]
    assert said(LETTER, passage) == [LETTER]


@pytest.mark.parametrize(
    "passage",
    [
        "Our owner says: the budget is approved, start in June.",
        "Hi, call Anna.",
    ],
)
def test_a_foreign_passage_of_trade_or_of_few_words_stays(passage: str) -> None:
    assert len(said(f"{LETTER}\n{passage}")) > 1


def test_an_english_record_keeps_its_english() -> None:
    passage = "The palace is open every day except Monday."

    assert said(f"{LETTER}\n{passage}", lang="en") == [LETTER, passage]


def test_the_sentences_that_stay_are_numbered_anew() -> None:
    lead = Lead(message=f"The palace is open every day.\n{LETTER}")
    record = make_record(lead=lead, lang="ru")

    assert [sentence.order for sentence in extract_evidence(record).sentences] == [0]
