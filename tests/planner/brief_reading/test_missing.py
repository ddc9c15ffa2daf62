"""What must be asked of the client."""

import pytest

from planner.brief_reading.missing import ORDER
from tests.planner.brief_reading.opened import read

FULL = """Рекламодатель: ООО «Ромашка»
Продукт: шампунь «Роса»
Цель: продажи
Бюджет: 2 000 000 руб. без НДС
Период: 1–30 октября 2026
Гео: Тверь
Аудитория: женщины 25–45
Каналы: смс, радио
KPI: 500 заказов
"""


def test_a_full_brief_leaves_nothing_to_ask() -> None:
    assert read(FULL).missing == ()


@pytest.mark.parametrize(
    ("dropped", "asked"),
    [
        ("Рекламодатель", {"advertiser"}),
        ("Бюджет", {"budget_min_rub", "budget_max_rub", "vat_included"}),
        ("Период", {"start_date", "end_date"}),
        ("Гео", {"regions"}),
        ("Каналы", {"channels_wanted"}),
        ("KPI", {"kpi"}),
        ("Аудитория", {"age_min", "age_max"}),
    ],
)
def test_what_nobody_said_is_asked(dropped: str, asked: set[str]) -> None:
    text = "\n".join(line for line in FULL.splitlines() if not line.startswith(dropped))
    assert set(read(text).missing) == asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Наше юридическое заключение от 2023 года, юрист уволился.", {"legal_documents"}),
        ("Лицензию юристы ещё оформляют.", {"legal_documents"}),
        ("The certificate has expired.", {"legal_documents"}),
        ("Сертификат соответствия пока не получили.", {"legal_documents"}),
        ("Сайт переделываем, когда будет, непонятно.", {"landing_page"}),
        ("Landing page: under construction", {"landing_page"}),
        ("Лендинга нет.", {"landing_page"}),
        ("Баннеров нет совсем, рисуем.", {"creatives"}),
        ("Creative: we have nothing yet", {"creatives"}),
        ("Ролик ещё не сняли.", {"creatives"}),
        ("Пиксель и цели в Метрике пока не настроены.", {"conversion_tracking"}),
        ("Счётчик: не установлен.", {"conversion_tracking"}),
        (
            "Непонятно, бюджет за какой период: сумма неясно на какой срок, бюджет не понятно, в месяц",
            {"budget_period"},
        ),
        ("Скажите, чего мы не указали.", {"landing_page", "creatives", "conversion_tracking"}),
        ("Please tell us what we did not include.", {"landing_page", "creatives", "conversion_tracking"}),
        # nothing lacks
        ("Лицензия действует бессрочно.", set()),
        ("Ролики 15 и 6 сек. готовы, вертикаль будет к 27 февраля.", set()),
        ("Потянете коллтрекинг или нам свой ставить?", set()),
        ("Креатив адаптируем сами.", set()),
        ("Сайт: есть.", set()),
    ],
)
def test_what_the_text_says_is_lacking_is_asked(line: str, asked: set[str]) -> None:
    assert set(read(FULL + line).missing) == asked


def test_channels_left_to_us_are_not_asked() -> None:
    text = FULL.replace("Каналы: смс, радио", "Каналы: на ваше усмотрение")
    assert read(text).missing == ()


def test_a_ceiling_alone_is_a_budget() -> None:
    text = FULL.replace("2 000 000 руб.", "не более 2 000 000 руб.")
    assert read(text).missing == ()


def test_a_described_segment_needs_no_age_but_plain_people_do() -> None:
    assert read(FULL.replace("женщины 25–45", "мамы школьников")).missing == ()
    assert set(read(FULL.replace("женщины 25–45", "женщины, которые готовят")).missing) == {
        "age_min",
        "age_max",
    }


def test_what_is_disputed_is_asked() -> None:
    assert read(FULL.replace("без НДС", "без НДС по-моему")).missing == ("vat_included",)
    assert read(FULL + "Не надо: радио").missing == ("channels_wanted",)


def test_an_empty_brief_asks_for_all_in_the_order_of_a_brief() -> None:
    missing = read("").missing
    assert missing == tuple(name for name in ORDER if name in missing)
    assert {"advertiser", "objective", "budget_max_rub", "kpi"} <= set(missing)
