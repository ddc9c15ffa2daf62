from dataclasses import replace
from datetime import date

import pytest

from qualifier.criteria import RULES
from qualifier.criteria.potential import potential
from qualifier.evidence import extract_evidence
from qualifier.lead import Interaction, Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal, text_at
from tests.builders import AS_OF

PROFILE = load_profile()
MESSAGES = [
    ("Нужна реклама салона, бюджет 700 тысяч без НДС, старт в октябре.", Level.PARTIAL),
    ("Нужна реклама, бюджет 400 тысяч.", Level.ABSENT),
    ("Нужна реклама, бюджет 300 тысяч в месяц без НДС", Level.CONFIRMED),
    ("Нужна реклама. Готовы тратить по 200 тысяч ежемесячно", Level.PARTIAL),
    ("Нужна реклама, бюджет 300 тысяч в месяц на три месяца, без НДС", Level.PARTIAL),
    ("Нужны заявки, годовой бюджет 6 млн на все каналы", Level.CONFIRMED),
    ("Нужны заявки, тратим на Директ 500 тысяч в месяц", Level.CONFIRMED),
    ("Нужны заявки. В прошлом году потратили на рекламу 4 млн", Level.CONFIRMED),
    ("Открываем пять магазинов, нужна реклама, бюджет 400 тысяч", Level.CONFIRMED),
    ("Открываем магазин, бюджет 400 тысяч, и ни рубля больше в этом году", Level.ABSENT),
    ("Нужны заявки", Level.UNKNOWN),
    ("Нам реклама не интересна, рекламироваться не будем", Level.ABSENT),
    ("Выводим новый сорт сыра, нужен охват", Level.PARTIAL),
    ("We need leads, budget $50k", Level.CONFIRMED),
    ("We need leads, budget is 10k USD", Level.PARTIAL),
    ("Need leads, RUB 300k per month net", Level.CONFIRMED),
    ("Нужны клиенты, бюджет от 300 до 900 тысяч", Level.PARTIAL),
    ("Нужны клиенты, бюджет от 200 до 500 тысяч", Level.ABSENT),
    ("Строим ещё четыре мойки в области.", Level.CONFIRMED),
    ("Летом добавили четвёртый и пятый салон.", Level.CONFIRMED),
    ("We're opening in Kazan and Samara this autumn.", Level.CONFIRMED),
    ("«Здравица» открыла филиал в нашем же доме.", Level.UNKNOWN),
    ("A big firm opened a branch across the square.", Level.UNKNOWN),
]


def judge(record: LeadRecord) -> Finding:
    evidence = extract_evidence(record)
    earlier: dict[Criterion, Finding] = {}
    for criterion in (Criterion.NEED, Criterion.INDUSTRY, Criterion.BUDGET):
        earlier[criterion] = RULES[criterion](evidence, PROFILE, earlier)
    found = potential(evidence, PROFILE, earlier)
    for quote in found.quotes:
        assert quote.text in (text_at(record, quote.place) or "")
    assert bool(found.quotes) == (found.level is not Level.UNKNOWN)
    return found


def make_said(message: str, *later: str, **known: object) -> LeadRecord:
    turns = tuple(Interaction(at=AS_OF, channel="email", text=text) for text in later)
    lead = Lead(company="ООО «Ромашка»", message=message, interactions=turns)
    return replace(LeadRecord(as_of=AS_OF, lead=lead), **known)


def make_deal(outcome: Outcome, amount_rub: int, **changes: object) -> PastDeal:
    deal = PastDeal(
        id="d", client="Ромашка", closed=date(2026, 2, 10), outcome=outcome, amount_rub=amount_rub
    )
    return replace(deal, **{"note": "весенний флайт", **changes})


@pytest.mark.parametrize(("message", "level"), MESSAGES)
def test_the_year_is_expected_from_the_sums_and_the_growth(message: str, level: Level) -> None:
    assert judge(make_said(message)).level is level


@pytest.mark.parametrize(
    ("outcome", "amount_rub", "level"),
    [
        (Outcome.WON, 3_500_000, Level.CONFIRMED),
        (Outcome.WON, 900_000, Level.PARTIAL),
        (Outcome.WON, 300_000, Level.ABSENT),
        (Outcome.LOST, 5_000_000, Level.PARTIAL),
        (Outcome.LOST, 200_000, Level.UNKNOWN),
    ],
)
def test_a_past_deal_shows_spending_and_a_lost_one_only_interest(
    outcome: Outcome, amount_rub: int, level: Level
) -> None:
    record = make_said("Нужны заявки.", deals=(make_deal(outcome, amount_rub),))
    assert judge(record).level is level


def test_the_deal_of_a_namesake_shows_nothing() -> None:
    deal = make_deal(Outcome.WON, 9_000_000, note="другой клиент, для сравнения")
    assert judge(make_said("Нужны заявки.", deals=(deal,))).level is Level.UNKNOWN


@pytest.mark.parametrize(
    ("news", "level"),
    [
        ("2026-05: сеть откроет шесть салонов до конца года", Level.CONFIRMED),
        ("2026-06: компания отложила открытие салона в Казани", Level.UNKNOWN),
        ("2026-06: в ТЦ «Аврора» открылся салон «Мебельдом»", Level.UNKNOWN),
        ("2026-06: у компании новый логотип", Level.UNKNOWN),
    ],
)
def test_news_of_growth_count_when_they_are_of_this_company(news: str, level: Level) -> None:
    assert judge(make_said("Нужны заявки.", open_data=OpenData(news=(news,)))).level is level


def test_a_plan_called_off_expects_nothing() -> None:
    record = make_said("Нужны заявки, бюджет 5 млн без НДС.", "Отмена. Рекламы не будет совсем.")
    assert judge(record).level is Level.ABSENT


def test_a_network_that_grows_all_the_same_outweighs_one_cancelled_campaign() -> None:
    facts = OpenData(news=("2026-07: сеть объявила об открытии шести аптек",))
    record = make_said("Нужны заявки.", "Кампанию отменяем совсем.", open_data=facts)
    assert judge(record).level is Level.CONFIRMED


def test_who_seeks_a_job_tells_nothing_of_spending() -> None:
    record = make_said("Возьмите меня на работу, через меня проходило 60 млн в год. Резюме во вложении.")
    assert judge(record).level is Level.UNKNOWN


def test_spending_seen_from_outside_counts() -> None:
    facts = OpenData(ad_activity=("2026-05: закупка медиаразмещения на год, 48 млн руб.",))
    assert judge(make_said("Нужны заявки.", open_data=facts)).level is Level.CONFIRMED


@pytest.mark.parametrize(
    ("message", "level"),
    [
        # Whose advertising somebody else does, or who speaks of another thing or of today only, may spend.
        ("Нам не нужна реклама, её ведёт агентство. Нужен сайт.", Level.UNKNOWN),
        ("Нам не нужна реклама, всё закупает головной офис. Нужен сайт.", Level.UNKNOWN),
        ("Пока не нужна нам реклама. Нужен сайт.", Level.UNKNOWN),
        ("Нам не нужна реклама в этом году. Нужен сайт.", Level.UNKNOWN),
        ("Нам не нужна реклама, её делает фрилансер. Нужен сайт.", Level.UNKNOWN),
        ("Нам не нужна реклама. Нужен сайт.", Level.ABSENT),
    ],
)
def test_advertising_declined_for_another_reason_tells_nothing_of_the_year(
    message: str, level: Level
) -> None:
    assert judge(make_said(message)).level is level
