"""Which figures a brief asks for."""

from decimal import Decimal

import pytest

from planner.brief_reading.kpi import read_kpi
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("text", "kpi"),
    [
        # counts, the noun after the figure
        ("KPI: 500 заявок", "leads 500"),
        ("надо 2 500 лидов", "leads 2500"),
        ("Нужны записи на консультацию, штук 250", "leads 250"),
        ("Цель: 4,000 seats sold", "sales 4000"),
        ("KPI: 9 000 подключений за период", "sales 9000"),
        ("KPIs: 5,500 policies", "sales 5500"),
        ("не менее 4 000 открытых вкладов", "sales 4000"),
        ("надо полмиллиона билетов", "sales 500000"),
        ("KPI: 15 тысяч переходов на сайт", "clicks 15000"),
        ("Success for us is 60,000 store visits.", "visits 60000"),
        ("привести в магазин не менее 6 000 человек", "visits 6000"),
        ("Надо, чтоб пришло хотя бы 3000 человек.", "visits 3000"),
        ("Хочу двадцать тысяч установок", "installs 20000"),
        ("KPI: 15 млн показов", "impressions 15000000"),
        ("KPI: 7 млн человек увидели", "reach 7000000"),
        # the measure before the figure
        ("Охват – не менее 2 500 000 человек, частота 4.", "reach 2500000 frequency 4"),
        ("reach of 5 million at a frequency of 5", "reach 5000000 frequency 5"),
        ("Цели: плановое количество записей — 1 400", "leads 1400"),
        ("Визитов хотим сто двадцать тысяч.", "visits 120000"),
        ("Цель: подписки, сто двадцать новых", "sales 120"),
        ("Показы – 15 млн.", "impressions 15000000"),
        ("KPI: CTR от 0,8%", "ctr 0.8"),
        ("KPI: ДРР 22 %, 2 700 заказов", "drr 22 sales 2700"),
        ("Share of advertising cost no higher than 18%", "drr 18"),
        # costs
        ("cpl до 650р", "cpl 650"),
        ("CPM no more than 320 RUB, CPA no more than 2,000 RUB per ticket", "cpm 320 cpa 2000"),
        ("допустимая стоимость одной записи — не более 2 300 руб.", "cpl 2300"),
        ("цена урока до 1 500", "cpl 1500"),
        ("стоимость привлечения одного вклада не более 3 000 руб.", "cpa 3000"),
        ("стоимость счёта ≤ 1 800", "cpa 1800"),
        ("25k connections at no more than 1,500 per connection", "sales 25000 cpa 1500"),
        ("план 180 тест-драйвов, дороже двух тысяч за штуку не потянем", "leads 180 cpl 2000"),
        ("За заказ готов отдать 250 рублей, не больше", "cpa 250"),
        ("1200 регистраций, лучше дешевле 300 руб.", "leads 1200 cpl 300"),
        # a bare figure is of what the line counts
        ("метрика: обращения (звонок или форма), CPL до 3 800 ₽, нужно 450", "leads 450 cpl 3800"),
        ("Цель: покупка ски-пасса\nПлановое значение: 9 500 шт.", "sales 9500"),
        # what is no aim
        ("Продано 22 кв. из 310.", ""),
        ("Гости 25-45, компании.", ""),
        ("Возраст гостей 50+", ""),
        ("Билет 1 500.", ""),
        ("ролик 15 сек, 11 филиалов, 640 магазинов", ""),
        ("раздать 10 000 карт лояльности", ""),
        ("Подсказанное знание 11 %, хотим 16 %", ""),
        ("телефонный опрос, n = 600", ""),
        ("Что было раньше\nОхват 4,4 млн, частота 7", ""),
    ],
)
def test_each_figure_is_read_under_its_measure(text: str, kpi: str) -> None:
    parts = kpi.split()
    expected = {name: Decimal(value) for name, value in zip(parts[::2], parts[1::2], strict=True)}
    assert {one.name.value: one.value for one in read_kpi(opened(text)).value} == expected


def test_a_gain_over_an_unknown_level_is_disputed() -> None:
    text = "надо полмиллиона билетов сверх обычного. Обычное у нас пришлёт Тамара."
    assert read_kpi(opened(text)).is_disputed


def test_the_label_of_kpi_beats_a_figure_in_passing() -> None:
    text = "Обычно приходит 300 заявок.\nKPI: 500 заявок"
    assert [one.value for one in read_kpi(opened(text)).value] == [Decimal(500)]


def test_a_kpi_keeps_its_words() -> None:
    assert read_kpi(opened("Гео: Тверь\nKPI: 500 заявок")).quotes == ("KPI: 500 заявок",)
