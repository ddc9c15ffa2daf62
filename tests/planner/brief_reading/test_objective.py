"""What a campaign is for."""

import pytest

from planner.brief import Objective
from planner.brief_reading.kpi import read_kpi
from planner.brief_reading.objective import read_objective
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("text", "objective"),
    [
        # said under its label
        ("Цель: заявки на просмотр квартир", Objective.LEADS),
        ("Objective: ticket sales", Objective.SALES),
        ("| Цель | продажи, заказы с карточек |", Objective.SALES),
        ("Цель: чтобы марку назвали в опросе 12 % мужчин\nОхват – 2 500 000", Objective.AWARENESS),
        ("2. Задача\nВыйти из тени.\nKPI: охват 9 млн", Objective.AWARENESS),
        ("Why: grow recognition from 9% to 15%", Objective.AWARENESS),
        ("Цели (взвешены): подключения 60 %, знание 40 %.", Objective.SALES),
        ("Цели (взвешены): подключения 30 %, знание 70 %.", Objective.AWARENESS),
        ("Задачи: привести в магазин 6 000 человек", Objective.TRAFFIC),
        ("Goal: reach as many people as possible", Objective.REACH),
        ("Цель: сформировать интерес к продукту", Objective.CONSIDERATION),
        ("Задача: вернуть ушедших клиентов", Objective.RETENTION),
        ("цель возврат 3000 клиентов", Objective.RETENTION),
        # by what is counted
        ("KPI: 500 заявок", Objective.LEADS),
        ("надо продать 400 путёвок", Objective.SALES),
        ("Надо, чтоб пришло хотя бы 3000 человек.", Objective.TRAFFIC),
        ("Нам нужен хайп, ну по-вашему охват. Охват 7 миллионов", Objective.REACH),
        ("Хочу двадцать тысяч установок", Objective.TRAFFIC),
        # what is counted is the end, being seen the means
        ("Задача: чтобы мамы увидели и зашли на страницу. Визитов 120 000", Objective.TRAFFIC),
        ("We would like a campaign in October to bring people to the stores.", Objective.TRAFFIC),
        ("We want to draw more families into the museum.", Objective.TRAFFIC),
        ("We want to bring back lapsed guests.", Objective.RETENTION),
        ("Надо, чтобы люди шли в новые магазины.", Objective.TRAFFIC),
        # nothing is said
        ("Нужна реклама дверям.", None),
        ("Цель: покупки в аптеке не считаем", None),
        ("", None),
    ],
)
def test_the_objective_is_what_the_campaign_is_for(text: str, objective: Objective | None) -> None:
    brief = opened(text)
    assert read_objective(brief, read_kpi(brief).value).value is objective


def test_the_objective_keeps_its_words() -> None:
    brief = opened("Гео: Тверь\nЦель: заявки")
    assert read_objective(brief, ()).quotes == ("Цель: заявки",)
