"""Leads that letters are written to, judged once by the house's own rules."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from kit.llm import ModelAnswer, Question
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.profile import Profile, load_profile
from qualifier.qualification import Qualification
from qualifier.qualify import judge
from qualifier.record import LeadRecord, OpenData, OpenLead, Outcome, PastDeal, RegisterStatus
from qualifier.rule_engine import RuleEngine

AS_OF = date(2026, 9, 15)
BAKERY = LeadRecord(
    as_of=AS_OF,
    id="crm-7",
    lang="ru",
    lead=Lead(
        company="Пекарни «Колос» (через выставку)",
        region="Тверь",
        contact=Contact(name="Анна Сергеевна Лосева", role="маркетолог", phone="+7 900 000-00-11"),
        source="site_form",
        message=(
            "Добрый день! Нужно вернуть покупателей, которые перестали заходить после ремонта. "
            "Бюджет 900 000 рублей без НДС. Интересуют SMS и баннеры."
        ),
    ),
    open_data=OpenData(
        industry="пекарни", employees=320, revenue_rub=2_400_000_000, status=RegisterStatus.ACTIVE
    ),
)
CLINIC = LeadRecord(
    as_of=AS_OF,
    id="crm-8",
    lang="en",
    lead=Lead(
        company="Brightwater Clinics",
        contact=Contact(name="Helen Ford", role="CMO", email="helen@brightwater.example"),
        source="email",
        message=(
            "We need a campaign for two new clinics opening in Kazan. The approved budget is 1.2m roubles. "
            "We start on 1 October 2026. I sign the contract myself."
        ),
    ),
    open_data=OpenData(industry="private clinics", employees=410),
)


def bend(
    record: LeadRecord, *, message: str | None = None, name: str | None = None, **changes: Any
) -> LeadRecord:
    """A record with another message, contact's name, or other parts."""
    lead = record.lead
    if message is not None:
        lead = replace(lead, message=message)
    if name is not None:
        lead = replace(lead, contact=replace(lead.contact, name=name))
    return replace(record, lead=lead, **changes)


@cache
def house() -> Profile:
    return load_profile()


@cache
def judged(record: LeadRecord) -> Qualification:
    return judge(record, RuleEngine(house()), house())


def turn(text: str, *, sender: Sender = Sender.CLIENT, channel: str = "email", day: int = 12) -> Interaction:
    return Interaction(at=date(2026, 9, day), channel=channel, sender=sender, text=text)


def deal(number: int = 1, **changes: Any) -> PastDeal:
    plain = PastDeal(id=f"d-{number}", outcome=Outcome.LOST, closed=date(2026, 3, 19), note="дорого")
    return replace(plain, **changes)


OPEN_TWIN = OpenLead(
    id="lead-1",
    company="Пекарни «Колос»",
    request="вернуть покупателей после ремонта, SMS и баннеры",
    created=AS_OF,
)


@dataclass
class Scripted:
    """A model that gives one content, or fails."""

    content: dict[str, Any] | ModelFault
    name: str = "scripted"
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> ModelAnswer:
        self.asked.append(question)
        if isinstance(self.content, ModelFault):
            raise ModelFailed(self.content)
        if question.check is not None:
            question.check(self.content)
        return ModelAnswer(
            content=self.content,
            text=json.dumps(self.content),
            model="m-1",
            fingerprint=None,
            attempts=1,
            seconds=0.1,
            cost_rub=Decimal("0.5"),
            input_tokens=700,
            output_tokens=90,
        )
