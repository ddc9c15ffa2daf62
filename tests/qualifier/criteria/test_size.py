from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qualifier.criteria.size import size
from qualifier.evidence import extract_evidence
from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.profile import load_profile
from qualifier.qualification import Finding, Level
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal, text_at
from tests.builders import AS_OF

PROFILE = load_profile()


def judge(record: LeadRecord) -> Finding:
    found = size(extract_evidence(record), PROFILE, {})
    for quote in found.quotes:
        assert quote.text in (text_at(record, quote.place) or "")
    assert bool(found.quotes) == (found.level is not Level.UNKNOWN)
    return found


def make_firm(message: str = "Нужна реклама.", *turns: Interaction, **facts: Any) -> LeadRecord:
    lead = Lead(
        company=facts.pop("company", "ООО «Ромашка»"),
        message=message,
        contact=Contact(role=facts.pop("role", None)),
        interactions=turns,
    )
    return LeadRecord(as_of=AS_OF, lead=lead, open_data=OpenData(**facts))


def noted(text: str, channel: str = "note") -> Interaction:
    return Interaction(at=date(2026, 9, 10), channel=channel, sender=Sender.SELLER, text=text)


@pytest.mark.parametrize(
    ("employees", "revenue_rub", "level"),
    [
        (50, None, Level.ABSENT),
        (51, None, Level.PARTIAL),
        (249, None, Level.PARTIAL),
        (250, None, Level.CONFIRMED),
        (None, 119_999_999, Level.ABSENT),
        (None, 120_000_000, Level.PARTIAL),
        (None, 2_000_000_000, Level.CONFIRMED),
        # The higher tier of the two counts.
        (38, 2_900_000_000, Level.CONFIRMED),
        (600, 90_000_000, Level.CONFIRMED),
        (49, 410_000_000, Level.PARTIAL),
        (None, None, Level.UNKNOWN),
    ],
)
def test_the_register_is_graded_by_the_profile(
    employees: int | None, revenue_rub: int | None, level: Level
) -> None:
    assert judge(make_firm(employees=employees, revenue_rub=revenue_rub)).level is level


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("Мы пекарня, нас двенадцать человек, нужна реклама.", Level.ABSENT),
        ("В компании 140 сотрудников, нужна реклама.", Level.PARTIAL),
        ("Штат у нас шестьсот с копейками.", Level.CONFIRMED),
        ("Выручка за прошлый год 3 млрд рублей.", Level.CONFIRMED),
        ("Оборот сто сорок миллионов.", Level.PARTIAL),
        ("We are 35 people and need ads.", Level.ABSENT),
        ("$12m revenue, 40 staff.", Level.PARTIAL),
        ("Нужен охват 300 тысяч человек.", Level.UNKNOWN),
        ("Нужна реклама.", Level.UNKNOWN),
    ],
)
def test_what_the_client_says_counts_without_a_register(message: str, level: Level) -> None:
    assert judge(make_firm(message)).level is level


def test_the_register_beats_the_news_and_the_news_beat_the_claim() -> None:
    message, news = "Нас триста человек.", ("2026-05: в компании работает 90 человек",)
    assert judge(make_firm(message, employees=20, news=news)).level is Level.ABSENT
    assert judge(make_firm(message, news=news)).level is Level.PARTIAL
    assert judge(make_firm(message)).level is Level.CONFIRMED


def test_the_later_news_count() -> None:
    news = ("2025-03: в штате 400 сотрудников", "2026-06: штат сокращён до 180 сотрудников")
    assert judge(make_firm(news=news)).level is Level.PARTIAL


def test_a_sellers_guess_is_no_figure() -> None:
    assert judge(make_firm("Нужна реклама.", noted("Думаю, там человек 500 точно."))).level is Level.UNKNOWN


def test_a_sellers_report_of_a_meeting_is() -> None:
    report = noted("Были в офисе. Производят окна, 320 сотрудников, директор на месте.", "meeting")
    assert judge(make_firm("Нужна реклама.", report)).level is Level.CONFIRMED


def test_a_part_of_the_company_never_shows_that_it_is_small() -> None:
    assert judge(make_firm("В отделе маркетинга 6 сотрудников.")).level is Level.UNKNOWN
    assert judge(make_firm("В офисе 110 человек, остальные на складах.")).level is Level.PARTIAL


def test_one_of_two_firms_known_small_leaves_the_size_open() -> None:
    message = "Оба мои. В колледже 17 человек работает."
    assert judge(make_firm(message, company="Институт «Альфа» / Колледж «Бета»")).level is Level.UNKNOWN


def test_firms_of_one_group_are_added() -> None:
    message = "ООО «Сети» (31 сотрудник) и его дочернее ООО «Облако» (27 сотрудников)."
    found = judge(make_firm(message))
    assert found.level is Level.PARTIAL


def test_a_sister_firm_is_added_to_the_register() -> None:
    message = "У нас вторая компания, тот же хозяин, там 30 человек в штате."
    assert judge(make_firm(message, employees=40)).level is Level.PARTIAL


def test_an_agency_is_sized_by_its_advertiser() -> None:
    message = "Мы рекламное агентство, нас шестеро. Клиент — сеть пекарен «Колос», у них 430 сотрудников."
    record = make_firm(message, company="Агентство «Полоса»", role="медиабайер", employees=6, okved="73.11")
    assert judge(record).level is Level.CONFIRMED


def test_an_agency_without_an_advertiser_is_sized_by_itself() -> None:
    record = make_firm("Мы рекламное агентство, 300 сотрудников.", employees=2, okved="73.11")
    assert judge(record).level is Level.ABSENT


def test_our_own_deal_note_counts_when_nothing_better_is_there() -> None:
    deal = PastDeal(id="d", client="Ромашка", outcome=Outcome.LOST, note="компания на 700 сотрудников")
    record = replace(make_firm(), deals=(deal,))
    assert judge(record).level is Level.CONFIRMED
    assert judge(replace(record, open_data=OpenData(employees=9))).level is Level.ABSENT
