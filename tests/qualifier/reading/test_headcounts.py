import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.reading.fold import fold
from qualifier.reading.headcounts import find_headcounts, read_headcounts
from tests.builders import make_sentences

STATED = [
    ("У нас в штате около трёхсот сотрудников", 300),
    ("работает 85 человек", 85),
    ("коллектив — 1200 человек", 1200),
    ("нас уже за сотню", 100),
    ("нас всего восемнадцать", 18),
    ("мы небольшие, двадцать человек", 20),
    ("команда из 12 человек", 12),
    ("team of 45", 45),
    ("we're a team of forty five", 45),
    ("we employ roughly 320", 320),
    ("we have 60 employees", 60),
    ("headcount is 1,450", 1450),
    ("staff: 90", 90),
    ("with a staff of 75", 75),
    ("there are 18 of us", 18),
    ("just the three of us", 3),
    ("Мы с мужем вдвоём", 2),
    ("Сотрудников: 230", 230),
    ("персонал 500+ человек", 500),
    ("нас двести с хвостиком", 200),
    ("пятьсот работников на двух площадках", 500),
    ("завод, 640 человек", 640),
    ("в компании трудится почти две тысячи человек", 2000),
    ("численность сотрудников составляет 312 человек", 312),
    ("среднесписочная численность — 140 чел.", 140),
    ("ССЧ 96", 96),
    ("около полутора тысяч сотрудников", 1500),
    ("нас человек тридцать", 30),
    ("народу у нас человек сто двадцать", 120),
    ("людей у нас 45", 45),
    ("60 человек в штате, ещё 20 на аутсорсе", 60),
    ("over 2k employees", 2000),
    ("1.2k people", 1200),
    ("a workforce of 3,000", 3000),
    ("company of 80 people", 80),
    ("we are 35 people", 35),
    ("120 FTE", 120),
    ("Штат — полторы сотни", 150),
    ("нас 3 человека", 3),
    ("сеть из 14 аптек, 180 фармацевтов", 180),
    ("В организации 67 штатных единиц", 67),
    ("работаем впятером", 5),
    ("я один, ИП", 1),
    ("Я работаю одна", 1),
    ("нас на заводе семьсот", 700),
    ("тыща человек работает", 1000),
    ("в фирме двадцать два человека", 22),
    ("нас сорок семь вместе с водителями", 47),
    ("у меня 9 сотрудников", 9),
    ("14 человек персонала", 14),
    ("нас с кладовщиком шестеро", 6),
    ("сотрудников девяносто", 90),
    ("штат двести шестьдесят", 260),
    ("команда 30+", 30),
    ("в холдинге 4500 сотрудников", 4500),
    ("нас полсотни", 50),
    ("сорок человек и два кота", 40),
    ("ninety-odd people work here", 90),
    ("around five hundred on payroll", 500),
    ("a crew of 25", 25),
    ("four hundred strong", 400),
    ("нас сто с лишним", 100),
    ("в команде девять разработчиков и трое продавцов", 9),
    ("работников 310", 310),
    ("штат: 24", 24),
    ("на предприятии занято 560 человек", 560),
    ("коллектив из семидесяти человек", 70),
    ("team of around 15 people", 15),
    ("We've got 230 employees", 230),
    ("some 400 staff across three sites", 400),
    ("сотрудников порядка 1500", 1500),
    ("наша компания — 65 человек", 65),
    ("у нас 28 сотрудников и 4 магазина", 28),
    ("нас двенадцать, считая водителя", 12),
    ("а людей в штате девяносто", 90),
    ("завод маленький, 130 человек", 130),
    ("всего работает 46 человек", 46),
    ("численность персонала 2 100 человек", 2100),
    ("our headcount is about 50", 50),
    ("three hundred people work for us", 300),
]
# People who do not work at the company: an audience, visitors, a need, a jury.
OTHERS = [
    "охват 40 тысяч человек",
    "на открытие пришли 300 человек",
    "нужно 500 заявок",
    "в группе 12 000 человек",
    "аудитория 2 млн человек",
    "поток 900 человек в день",
    "не добрали 40 студентов",
    "на курс записалось 80 человек",
    "60 тысяч клиентов",
    "на встрече было 5 человек",
    "в комиссии пять человек",
    "хотим 1000 человек на фестиваль",
    "у нас 12 магазинов",
    "нас интересует 100 тысяч показов",
    "отправить смс на 50 тысяч человек",
    "для 200 человек нужна рассылка",
    "каждый третий из ста человек",
    "нужны люди 25-40",
    "у нас 40 мест в зале",
    "нас посетило 3000 человек",
    "we need 500 people at the opening",
    "10,000 people see it daily",
    "отзывы 340 человек",
    "нас рекомендовали 20 человек",
    "за прошлый год пролечили 4 000 человек",
    "в городе живёт 300 тысяч человек",
    "подписаны 15 тысяч человек",
    "приложение скачали 8 тысяч человек",
    "из 900 человек базы ответили 40",
    "в зале 200 человек",
    "записались 45 человек",
    "отток 300 человек в месяц",
    "нам написали 20 человек",
    "скидка для 100 первых покупателей",
    "лимит 50 человек на группу",
    "60 человек на экскурсии",
    "каждый десятый человек",
    "на вебинар придёт 500 человек",
    "two thousand people visited us",
]


@pytest.mark.parametrize(("text", "people"), STATED)
def test_a_number_of_people_at_work_is_read(text: str, people: int) -> None:
    assert [count.people for count in find_headcounts(fold(text).text)][:1] == [people]


@pytest.mark.parametrize("text", OTHERS)
def test_an_audience_is_no_headcount(text: str) -> None:
    assert find_headcounts(fold(text).text) == ()


@given(st.integers(min_value=3, max_value=90_000))
def test_any_number_of_employees_is_read_back(people: int) -> None:
    assert find_headcounts(f"в компании {people} сотрудников")[0].people == people
    assert find_headcounts(f"we employ {people} people")[0].people == people


def test_a_unit_is_a_part_of_the_company() -> None:
    assert find_headcounts("в отделе маркетинга 6 сотрудников")[0].is_part
    assert find_headcounts("тридцать курьеров")[0].is_part
    assert not find_headcounts("нас 60 человек вместе со складом")[0].is_part


def test_words_of_the_speaker_are_told_from_words_about_another() -> None:
    assert find_headcounts("нас шестеро")[0].is_own
    assert not find_headcounts("у клиента 300 сотрудников")[0].is_own


def test_a_sentence_gives_the_span_of_the_number() -> None:
    (sentence,) = make_sentences("Нас сто двадцать человек.")[:1]
    (signal,) = read_headcounts(sentence)
    assert sentence.folded[signal.start : signal.end] == "сто двадцать"
