import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.measures import find_measure

TELLING = (
    "из 300 мест занято 120",
    "сейчас двадцать учеников, а парт восемьдесят",
    "групп набрано 4 из 15",
    "загрузка держится на 31 %",
    "залы заняты на треть",
    "записалось всего девять человек",
    "за июнь 54 сделки, а год назад 91",
    "в наличии 640 непроданных курток",
    "на площадке девяносто прошлогодних авто",
    "по средам сидит человек пятнадцать",
    "сейчас в салоне шесть пар за неделю",
    "we sold 18 of the 75 villas",
    "only 29 stands let so far out of 64",
    "46 tractors landed in tver",
    "41 percent of rooms were booked",
)
SILENT = (
    "нас 41 человек, офис в твери",
    "бюджет 600 тысяч без ндс на два месяца",
    "нужно 300 заявок в месяц",
    "женщины 25-45, охват 3 млн",
    "старт 15 мая, до 30 июня",
    "сеть из 18 пекарен",
    "скидка 20 % и ндс 22 %",
    "сравниваю семь площадок",
    "ролик 15 секунд, 40 выходов в день",
    "3. период: весна 2027",
    "we are 200 people making windows",
    "goal: 300 installs a week at 5 dollars",
    "у нас всё хорошо",
)


@pytest.mark.parametrize("text", TELLING)
def test_figures_of_trade_speak_for_themselves(text: str) -> None:
    assert find_measure(text) is not None


@pytest.mark.parametrize("text", SILENT)
def test_money_days_people_and_wishes_are_no_measures(text: str) -> None:
    assert find_measure(text) is None


@given(all_=st.integers(30, 999), part=st.integers(2, 29))
def test_any_part_of_any_whole_is_a_measure(all_: int, part: int) -> None:
    assert find_measure(f"из {all_} кресел выкуплено {part}") is not None


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    found = find_measure(text.lower())
    assert found is None or 0 <= found[0] < found[1] <= len(text.lower())
