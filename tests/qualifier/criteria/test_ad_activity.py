from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qualifier.criteria.ad_activity import ad_activity
from qualifier.evidence import extract_evidence
from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.profile import load_profile
from qualifier.qualification import Finding, Level
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal, text_at
from tests.builders import AS_OF

PROFILE = load_profile()


def judge(record: LeadRecord) -> Finding:
    found = ad_activity(extract_evidence(record), PROFILE, {})
    for quote in found.quotes:
        assert quote.text in (text_at(record, quote.place) or "")
    assert bool(found.quotes) == (found.level is not Level.UNKNOWN)
    return found


def make_seen(*lines: str, message: str = "Нужна реклама.", **known: Any) -> LeadRecord:
    lead = Lead(
        company=known.pop("company", "ООО «Ромашка»"),
        message=message,
        contact=Contact(role=known.pop("role", None)),
        interactions=known.pop("interactions", ()),
    )
    return replace(LeadRecord(as_of=AS_OF, lead=lead, open_data=OpenData(ad_activity=lines)), **known)


def said(text: str, sender: Sender = Sender.CLIENT, channel: str = "chat") -> Interaction:
    return Interaction(at=date(2026, 9, 12), channel=channel, sender=sender, text=text)


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (("2026-05: баннеры на городском портале",), Level.CONFIRMED),
        # Twelve months to the month, and one more.
        (("2025-09: щиты на трассе",), Level.CONFIRMED),
        (("2025-08: щиты на трассе",), Level.PARTIAL),
        (("2026-08: один платный пост в сообществе",), Level.PARTIAL),
        (("2026-08: посты в своей группе",), Level.PARTIAL),
        (("2026-08: рекламы не найдено",), Level.ABSENT),
        # A dated placement beats a check and a general statement.
        (("2026-08: рекламы не найдено", "2026-03: ролик на радио"), Level.CONFIRMED),
        (("со слов сотрудника, рекламы нет с 2023 года", "2026-03: ролик на радио"), Level.CONFIRMED),
        (("2026-07: вакансия «специалист по контекстной рекламе»",), Level.CONFIRMED),
        ((), Level.UNKNOWN),
    ],
)
def test_open_data_is_weighed_by_kind_and_date(lines: tuple[str, ...], level: Level) -> None:
    assert judge(make_seen(*lines)).level is level


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("Весной крутили ролики на радио, теперь нужна рассылка.", Level.CONFIRMED),
        ("Last spring we ran TV and search ads.", Level.CONFIRMED),
        ("Нужна реклама. Раньше никогда не рекламировались.", Level.ABSENT),
        ("Нужна реклама. В 2023 году были щиты, больше ничего.", Level.PARTIAL),
        ("Нужна реклама. Посты в группе пишем сами.", Level.PARTIAL),
        ("В мае хотим запустить рекламу на радио.", Level.UNKNOWN),
        ("Нужны баннеры и радио в октябре.", Level.UNKNOWN),
    ],
)
def test_what_the_client_tells_of_its_past_counts(message: str, level: Level) -> None:
    assert judge(make_seen(message=message)).level is level


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("Только листовки.", Level.PARTIAL),
        ("Нет, никогда.", Level.ABSENT),
        ("В декабре был директ и лифты.", Level.CONFIRMED),
    ],
)
def test_an_answer_to_the_sellers_question_counts(answer: str, level: Level) -> None:
    turns = (said("Раньше рекламу давали?", Sender.SELLER), said(answer))
    assert judge(make_seen(interactions=turns)).level is level


def test_the_sellers_own_advertising_is_not_the_clients() -> None:
    turns = (said("Мы размещаем рекламу на экранах.", Sender.SELLER),)
    assert judge(make_seen(interactions=turns)).level is Level.UNKNOWN


def test_a_check_that_found_nothing_beats_an_undated_claim() -> None:
    record = make_seen("2026-08: платных размещений не найдено", message="Мы активно рекламируемся.")
    assert judge(record).level is Level.ABSENT


def make_deal(outcome: Outcome, closed: date) -> PastDeal:
    return PastDeal(
        id="d", client="Ромашка", outcome=outcome, closed=closed, amount_rub=500_000, note="флайт"
    )


@pytest.mark.parametrize(
    ("outcome", "closed", "level"),
    [
        (Outcome.WON, date(2026, 3, 1), Level.CONFIRMED),
        (Outcome.WON, date(2024, 3, 1), Level.PARTIAL),
        (Outcome.LOST, date(2026, 3, 1), Level.UNKNOWN),
    ],
)
def test_what_was_bought_from_us_was_placed(outcome: Outcome, closed: date, level: Level) -> None:
    assert judge(make_seen(deals=(make_deal(outcome, closed),))).level is level


def test_an_agency_that_acts_for_the_advertiser_shows_activity() -> None:
    record = make_seen(company="Агентство «Полоса» (для банка «Причал»)", role="медиабайер")
    assert judge(record).level is Level.CONFIRMED


def test_a_thought_cut_in_dictation_is_read_whole() -> None:
    message = (
        "здравствуйте это олеся страховая компания у нас продления просели и люди уходят к тем кто им "
        "вовремя написал нам надо чтобы возвращались я не скажу что мы вообще не рекламируемся в мае этого "
        "года у нас была смс кампания через оператора и наружка на въезде ну вот перезвоните пожалуйста"
    )
    assert judge(make_seen(message=message)).level is Level.CONFIRMED
