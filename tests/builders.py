"""Objects that are valid by default; a test names only what it bends."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from qualifier.archive import Delivery
from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.qualification import (
    Bilingual,
    Criterion,
    CriterionScore,
    Fit,
    Level,
    Numbers,
    Qualification,
    Quality,
    Quote,
    Reason,
    Score,
    Scorecard,
    Status,
    Verdict,
)
from qualifier.qualification_json import Conclusion, conclude
from qualifier.reading.segments import Sentence
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord
from qualifier.record_json import hash_record

AS_OF = date(2026, 9, 15)
NOW = datetime(2026, 9, 15, 9, 30, tzinfo=UTC)
MESSAGE = "Нужна рассылка по Твери, бюджет 600 тысяч рублей, старт в октябре."


def make_lead(**changes: Any) -> Lead:
    lead = Lead(
        company="ООО «Северный Пекарь»",
        region="Тверь",
        contact=Contact(name="Анна", role="директор по маркетингу", phone="+7 900 000-00-11"),
        source="site_form",
        message=MESSAGE,
        interactions=(
            Interaction(at=date(2026, 9, 10), channel="call", sender=Sender.CLIENT, text="Решаю я сама."),
        ),
    )
    return replace(lead, **changes)


def make_record(**changes: Any) -> LeadRecord:
    return replace(LeadRecord(id="crm-1", as_of=AS_OF, lead=make_lead()), **changes)


def make_scorecard(**changes: Any) -> Scorecard:
    scores = tuple(
        CriterionScore(
            criterion=criterion, level=Level.UNKNOWN, points=25, claim=Bilingual(ru="Да.", en="Yes.")
        )
        for criterion in Criterion
    )
    quote = Quote(place="message", text="бюджет", start=26)
    budget = replace(scores[0], level=Level.CONFIRMED, points=100, quotes=(quote,))
    card = Scorecard(
        engine="rules",
        scores=(budget, *scores[1:]),
        numbers=Numbers(budget_min_rub=600_000, start_date=date(2026, 10, 1), channels=("sms",)),
    )
    return replace(card, **changes)


def make_verdict(**changes: Any) -> Verdict:
    score = Score(value=44, low=25, high=100)
    words = Bilingual(ru="Не хватает фактов.", en="Facts are missing.")
    verdict = Verdict(
        fit=Fit.B,
        status=Status.NURTURE,
        reason=Reason.INCOMPLETE,
        quality=Quality.MEDIUM,
        why=words,
        next_action=words,
        questions=(),
        bant=score,
        champ=score,
        icp=score,
        priority=score,
        confidence_pct=9,
        is_sal_ready=False,
    )
    return replace(verdict, **changes)


def make_conclusion(record: LeadRecord | None = None, **changes: Any) -> Conclusion:
    return conclude(make_qualification(record, **changes))


def make_qualification(record: LeadRecord | None = None, **changes: Any) -> Qualification:
    known = record or make_record()
    qualification = Qualification(
        record=known,
        record_hash=hash_record(known),
        scorecard=make_scorecard(),
        verdict=make_verdict(),
        explanation="Не хватает фактов.",
        profile_name="test",
        profile_version="1",
        profile_hash="0" * 64,
        seconds=0.004,
    )
    return replace(qualification, **changes)


def make_delivery(payload: str = '{"message":"Нужна реклама"}', **changes: Any) -> Delivery:
    return replace(Delivery(payload=payload), **changes)


def make_talk(message: str, *later: str) -> LeadRecord:
    """A record whose client wrote a message and then said the rest, a turn at a time."""
    turns = tuple(Interaction(at=AS_OF, channel="chat", text=text) for text in later)
    return make_record(lead=make_lead(message=message, interactions=turns))


def make_sentences(message: str, *later: str) -> tuple[Sentence, ...]:
    return read_sentences(make_talk(message, *later))
