from dataclasses import replace

from rich.console import Console

from api.opinion_card import draw_opinion
from qualifier.qualification import Criterion, Disagreement, Level, Opinion

OPINION = Opinion(model="m-1", prompt="judge_lead.v1", prompt_fingerprint="f")
TOLD = Disagreement(
    criterion=Criterion.NEED,
    rules=Level.UNKNOWN,
    model=Level.CONFIRMED,
    merged=Level.PARTIAL,
    certainty_pct=90,
    why="клиент просит план",
)


def drawn(opinion: Opinion, lang: str = "ru") -> str:
    console = Console(width=80, record=True, file=None, markup=False)
    with console.capture() as captured:
        for part in draw_opinion(opinion, lang):
            console.print(part)
    return captured.get()


def test_agreement_takes_one_line() -> None:
    assert drawn(OPINION) == "Модель m-1: согласна с правилами во всём\n"


def test_a_difference_is_told_with_what_was_taken_of_it() -> None:
    text = drawn(
        replace(
            OPINION,
            disagreements=(TOLD,),
            quotes_dropped=2,
            input_tokens=900,
            output_tokens=80,
            cost_rub="0.5",
        )
    )
    told = " ".join(text.split())
    assert "расходится с правилами: 1 · цитат отброшено: 2 · 900 + 80 токенов · 0.50 ₽" in told
    assert "клиент просит план" in text


def test_a_model_that_did_not_answer_has_no_line_of_its_own() -> None:
    assert drawn(replace(OPINION, fault="busy")) == ""


def test_english_leads_get_english_lines() -> None:
    assert "agrees with the rules" in drawn(OPINION, "en")
