"""Ad answers: a no to the seller's question whether the client would advertise."""

import pytest

from qualifier.evidence import extract_evidence
from qualifier.reading.ad_answers import find_ad_answers
from qualifier.record_json import parse_record


def _talk(*, question: str, answer: str) -> list[str]:
    turns = [
        {"date": "2026-04-10", "channel": "chat", "from": "seller", "text": question},
        {"date": "2026-04-11", "channel": "chat", "from": "client", "text": answer},
    ]
    lead = {
        "company": "Контора",
        "inn": None,
        "website": None,
        "region": None,
        "contact": {"name": "Анна", "role": None, "email": "a@b.example", "phone": None},
        "source": "site_form",
        "message": "Добрый день.",
        "interactions": turns,
    }
    data = {"id": "x", "lang": "ru", "as_of": "2026-04-15", "lead": lead}
    record = parse_record({**data, "open_data": None, "deals": [], "open_leads": []})
    return [sentence.text for sentence in find_ad_answers(extract_evidence(record).sentences)]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("А самим реклама нужна?", "Нет, спасибо."),
        ("Продвижение не рассматриваете?", "не, это мимо"),
        ("Может, обсудим рекламу вашей фирмы?", "Боже упаси."),
        ("Would you like to advertise yourselves?", "Nope, we are fine."),
        ("Are you interested in promotion?", "No thanks."),
    ],
)
def test_a_no_to_the_offer_of_advertising_is_a_refusal(question: str, answer: str) -> None:
    assert _talk(question=question, answer=answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Рекламу раньше давали?", "Нет, ни разу."),
        ("Какой бюджет на рекламу планируете?", "Нет пока."),
        ("Реклама ещё нужна?", "Нет вопросов, нужна."),
        ("Реклама нужна в сети?", "Нет, но экраны нужны."),
        ("Пришлёте адреса?", "Нет, позже."),
        ("Реклама нужна?", "Да, очень."),
    ],
)
def test_a_no_to_anything_else_is_not(question: str, answer: str) -> None:
    assert not _talk(question=question, answer=answer)
