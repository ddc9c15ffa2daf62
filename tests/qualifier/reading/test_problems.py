import pytest

from qualifier.reading.problems import ProblemKind, read_problems
from tests.builders import make_sentences

PROBLEMS = (
    ("продажи упали на 12 %", ProblemKind.DECLINE),
    ("Выручка просела вдвое", ProblemKind.DECLINE),
    ("заказов на треть меньше", ProblemKind.DECLINE),
    ("минус двадцать процентов гостей", ProblemKind.DECLINE),
    ("отток вырос до 9 % за квартал", ProblemKind.DECLINE),
    ("трафик упал в Рязани", ProblemKind.DECLINE),
    ("footfall dropped 14% since May", ProblemKind.DECLINE),
    ("we lost 300 subscribers", ProblemKind.DECLINE),
    ("bookings are down by a quarter", ProblemKind.DECLINE),
    ("было 200 чеков, стало 140", ProblemKind.COMPARISON),
    ("заявок 310 в неделю, по плану 480", ProblemKind.COMPARISON),
    ("конверсия 2,1 % вместо 3,8 %", ProblemKind.COMPARISON),
    ("доля съехала с 81 до 64 процентов", ProblemKind.COMPARISON),
    ("orders went from 900 to 610 a week", ProblemKind.COMPARISON),
    ("only 41% against a plan of 70", ProblemKind.COMPARISON),
    ("На складе пылится 300 диванов", ProblemKind.IDLE),
    ("в будни столы пустуют, заняты 4 из 20 столов: пустует 16", ProblemKind.IDLE),
    ("рассылки никто не открывает, 40 тысяч писем в неделю", ProblemKind.IDLE),
    ("каждый рейс возим воздух", ProblemKind.IDLE),
    ("a rival opened down the street", ProblemKind.RIVAL),
    ("на рынок выходим с морсом", ProblemKind.EVENT),
    ("теперь иначе называемся", ProblemKind.EVENT),
    ("twelve cars stand idle every day", ProblemKind.IDLE),
    ("напротив встал «Кит»", ProblemKind.RIVAL),
    ("конкурент открыл точку в нашем доме", ProblemKind.RIVAL),
    ("a rival opened next door", ProblemKind.RIVAL),
    ("Открываем магазин в Пскове", ProblemKind.EVENT),
    ("в мае открытие второй клиники", ProblemKind.EVENT),
    ("выводим на рынок безлактозный сыр", ProblemKind.EVENT),
    ("новая линейка красок", ProblemKind.EVENT),
    ("провели ребрендинг", ProblemKind.EVENT),
    ("распродажа в июне", ProblemKind.EVENT),
    ("launch of our new app", ProblemKind.EVENT),
    ("we open a store in June: opening a new store", ProblemKind.EVENT),
    ("нас никто не знает", ProblemKind.VAGUE),
    ("дела идут туго", ProblemKind.VAGUE),
)
NO_PROBLEMS = (
    "Бюджет упал с 900 до 500 тысяч",
    "нас 1 200 человек, выручка 46 млн",
    "Охват 120 тысяч, чек 870 рублей",
    "Новый год скоро",
    "новой даты нет",
    "запускаем рекламу 1 мая",
    "Мы познакомились на выставке",
    "Клиент: Банк «Инвест»",
    "продажи не упали",
    "Связь упала, перезвоните",
    "Скидка: карты -40 %, цена снижена до 300",
    "Запуск через месяц",
)


@pytest.mark.parametrize(("text", "kind"), PROBLEMS)
def test_a_problem_or_event_is_read_with_its_kind(text: str, kind: ProblemKind) -> None:
    assert [signal.value for signal in read_problems(make_sentences(text))] == [kind]


@pytest.mark.parametrize("text", NO_PROBLEMS)
def test_sizes_sums_and_the_campaign_itself_are_no_problem(text: str) -> None:
    assert read_problems(make_sentences(text)) == ()


def test_a_decline_without_specifics_is_vague() -> None:
    assert [signal.value for signal in read_problems(make_sentences("Продажи просели"))] == [
        ProblemKind.VAGUE
    ]


def test_each_sentence_gives_its_most_telling_problem() -> None:
    signals = read_problems(make_sentences("Чеков стало 140 против 200. Открываем кафе."))
    assert [signal.value for signal in signals] == [ProblemKind.COMPARISON, ProblemKind.EVENT]


FIGURES_ALONE = (
    "Из двенадцати групп набраны пять",
    "30 ноября аннулируются баллы у 48 тысяч человек",
    "40 of the 150 stands have been let",
)


@pytest.mark.parametrize("text", FIGURES_ALONE)
def test_figures_and_dated_events_are_problems_without_a_word_of_trouble(text: str) -> None:
    found = read_problems(make_sentences(text))
    assert [signal.value for signal in found if signal.value is not ProblemKind.VAGUE]


def test_figures_are_not_asked_where_a_word_of_trouble_was_found() -> None:
    told = make_sentences("Продажи упали на 20 %.", "Из 300 мест занято 120.")
    assert [signal.value for signal in read_problems(told)] == [ProblemKind.DECLINE]


def test_what_money_was_spent_on_is_no_event() -> None:
    assert not read_problems(make_sentences("Остальное съел новый кондиционер"))
