import json
from collections import Counter
from typing import Any

import pytest

from eval.careless_texts import POISONS, CarelessWire
from kit.llm_wire import Message
from qualifier.outreach.fact_check import FaultKind

LETTER = 'x\n<<<DATA\n{"facts": {"template": "Спасибо."}, "questions": []}\nDATA>>>'
ASKED = (
    'x\n<<<DATA\n{"facts": {"template": "Спасибо."}, "questions": '
    '[{"criterion": "need", "text": "Какая задача?"}, {"criterion": "budget", "text": "Какая сумма?"}]}\n'
    "DATA>>>"
)
OFFER = (
    'x\n<<<DATA\n{"facts": {"task": ["Нужны визиты."], "audience": []}, '
    '"roles": [{"channel": "sms", "name": "SMS", "placements": "x", "role": "Зовёт зайти."}]}\nDATA>>>'
)
RU, EN = "Language of the letter: Russian.", "Language of the letter: English."


def ask(wire: CarelessWire, user: str = LETTER, *, lang: str = RU, kind: str = "letter") -> dict[str, Any]:
    system = (
        f"You word a short letter. {lang}"
        if kind == "letter"
        else f"You word three parts of an offer. {lang}"
    )
    answer: dict[str, Any] = json.loads(wire.call(Message(system=system, user=user), {}, 1.0).text)
    return answer


@pytest.mark.parametrize(("lang", "spoken"), [("ru", RU), ("en", EN)])
def test_poison_is_of_the_language_asked_for(lang: str, spoken: str) -> None:
    wire = CarelessWire()
    opening = ask(wire, lang=spoken)["opening"]
    assert opening == f"Спасибо. {POISONS[lang][0][1]}"
    assert wire.told == [POISONS[lang][0]]


@pytest.mark.parametrize(("lang", "spoken"), [("ru", RU), ("en", EN)])
def test_every_poison_has_its_turn_before_the_first_comes_back(lang: str, spoken: str) -> None:
    wire = CarelessWire()
    for _ in range(len(POISONS[lang]) + 1):
        ask(wire, lang=spoken)
    assert tuple(wire.told) == (*POISONS[lang], POISONS[lang][0])


def test_each_language_goes_through_its_own_poisons() -> None:
    wire = CarelessWire()
    for spoken in (RU, EN, RU):
        ask(wire, lang=spoken)
    assert wire.told == [POISONS["ru"][0], POISONS["en"][0], POISONS["ru"][1]]


def test_every_question_gets_a_poison_of_its_own() -> None:
    wire = CarelessWire()
    told = ask(wire, ASKED)
    first, second, third = (sentence for _, sentence in POISONS["ru"][:3])
    assert told["opening"].endswith(first)
    assert told["questions"] == [
        {"criterion": "need", "text": f"Какая задача?. {second}"},
        {"criterion": "budget", "text": f"Какая сумма?. {third}"},
    ]


def test_an_offers_sections_and_roles_are_poisoned_alike() -> None:
    wire = CarelessWire()
    told = ask(wire, OFFER, kind="offer", lang="Language of the offer: Russian.")
    assert told["understanding"].endswith(POISONS["ru"][0][1])
    assert told["idea"].endswith(POISONS["ru"][1][1])
    assert told["roles"] == [{"channel": "sms", "text": f"Зовёт зайти. {POISONS['ru'][2][1]}"}]
    assert len(wire.told) == 3


def test_a_question_about_no_text_gets_an_empty_answer_and_spends_no_poison() -> None:
    wire = CarelessWire()
    answer = wire.call(Message(system="You judge leads", user=LETTER), {}, 1.0)
    assert (answer.text, answer.model, wire.told) == ("{}", "careless", [])


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_poisons_differ_and_each_kind_of_claim_is_among_them(lang: str) -> None:
    sentences = [sentence for _, sentence in POISONS[lang]]
    assert len(set(sentences)) == len(sentences)
    # What is too long, asked or lacking is no claim: a sentence cannot show it.
    assert {FaultKind(kind) for kind, _ in POISONS[lang]} == set(FaultKind) - {
        FaultKind.LENGTH,
        FaultKind.QUESTION,
        FaultKind.LACKING,
    }
    assert Counter(kind for kind, _ in POISONS[lang])["promise"] >= 5


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_poison_is_one_whole_sentence(lang: str) -> None:
    assert all(sentence.endswith(".") and "\n" not in sentence for _, sentence in POISONS[lang])
