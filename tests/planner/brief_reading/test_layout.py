"""Which words of a brief stand under which label."""

import pytest

from planner.brief_reading.layout import Topic, read_label
from tests.planner.brief_reading.opened import opened


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("Рекламодатель: АО «Ромашка»", Topic.ADVERTISER),
        ("Заказчик — ПАО «Сбережения»", Topic.ADVERTISER),
        ("Client: Baltic Shield", Topic.ADVERTISER),
        ("| Клиент | ИП Мамонтова |", Topic.ADVERTISER),
        ("Who is the advertiser?", Topic.ADVERTISER),
        ("Продукт / услуга: вклад", Topic.PRODUCT),
        ("2. Наименование продукта: вклад", Topic.PRODUCT),
        ("Что рекламируем: кредит", Topic.PRODUCT),
        ("What              cough syrup", Topic.PRODUCT),
        ("Предмет закупки: размещение", Topic.PRODUCT),
        ("Бюджет, руб. с НДС:", Topic.BUDGET),
        ("-- деньги: 3 600 000 ₽", Topic.BUDGET),
        ("Сколько — 1,1 млн", Topic.BUDGET),
        ("7. Начальная (максимальная) цена договора: 12 млн", Topic.BUDGET),
        ("Total budget: 4,880,000 RUB", Topic.BUDGET),
        ("6. Объём финансирования: 4,0 млн", Topic.BUDGET),
        ("Срок размещения: октябрь", Topic.DATES),
        ("Старт? Первого октября.", Topic.DATES),
        ("Timing: 1 December", Topic.DATES),
        ("На какой срок? Полтора месяца", Topic.DATES),
        ("Гео\tТверь", Topic.REGIONS),
        ("8. Гео-таргетинг: Тверь", Topic.REGIONS),
        ("Where             Tver", Topic.REGIONS),
        ("География показа: Тверь", Topic.REGIONS),
        ("Аудитория подробнее: мужчины", Topic.AUDIENCE),
        ("ЦА: женщины", Topic.AUDIENCE),
        ("Кто ваш клиент? Женщины", Topic.AUDIENCE),
        ("- кто: семьи 30+", Topic.AUDIENCE),
        ("Target audience: women", Topic.AUDIENCE),
        ("Каналы: радио", Topic.CHANNELS),
        ("8. Виды рекламы: телевидение", Topic.CHANNELS),
        ("Чем: поиск, сети", Topic.CHANNELS),
        ("Media mix: TV", Topic.CHANNELS),
        ("Не надо: блогеры", Topic.EXCLUDED),
        ("9. Не допускается размещение: у блогеров", Topic.EXCLUDED),
        ("Please exclude: SMS", Topic.EXCLUDED),
        ("Какие каналы не хотите? Телевизор", Topic.EXCLUDED),
        ("> Anything you do not want?", Topic.EXCLUDED),
        ("Nice to have      Smart TV", Topic.OPTIONAL),
        ("Цели: запись на приём", Topic.OBJECTIVE),
        ("Зачем: заявки", Topic.OBJECTIVE),
        ("а) Задачи по приоритету:", Topic.OBJECTIVE),
        ("> What is the goal?", Topic.OBJECTIVE),
        ("KPI: 500 заявок", Topic.KPI),
        ("Ожидание: 1 200 карт", Topic.KPI),
        ("10. Показатели эффективности: 4 000", Topic.KPI),
        ("What we measure: reach", Topic.KPI),
        ("| Пол | Ж |", Topic.GENDER),
        ("| Возраст | 20–40 |", Topic.AGE),
        ("| Доход | средний |", Topic.INCOME),
        ("| Интересы | эко |", Topic.INTERESTS),
        ("НДС: не платим", Topic.VAT),
        ("Конкуренты: «Мыльница»", Topic.BACKGROUND),
        ("10. Что было раньше", Topic.BACKGROUND),
        ("Контакт: Диана", Topic.PROCEDURE),
        ("Порядок: медиаплан до 16 октября", Topic.PROCEDURE),
        ("| Комментарий | старая дата неверна |", Topic.PROCEDURE),
        ("Кому: отдел планирования", Topic.PROCEDURE),
        # prose is no label
        ("Добрый день!", None),
        ("Бюджетное учреждение «Центр туризма».", None),
        ("цель возврат 3000 клиентов", None),
        ("Выводим сырники на завтрак: вкусно", None),
        ("Просим подтвердить, что формат допустим по закону.", None),
    ],
)
def test_a_label_is_known_in_any_layout(line: str, topic: Topic | None) -> None:
    passages = opened(line).passages
    assert passages[0].topic is topic


def test_a_heading_holds_to_the_next_one() -> None:
    text = "1. Продукт\nСпрей «Назолан».\nНовая форма.\n2. Задача\nВыйти из тени."
    assert [passage.topic for passage in opened(text).passages] == [
        Topic.PRODUCT, Topic.PRODUCT, Topic.PRODUCT, Topic.OBJECTIVE, Topic.OBJECTIVE,
    ]  # fmt: skip


def test_a_labelled_line_holds_to_its_end_only() -> None:
    passages = opened("Где: Чувашия. Йошкар-Ола обязательно!\nПришлите план.").passages
    assert [passage.topic for passage in passages] == [Topic.REGIONS, Topic.REGIONS, None]


def test_a_list_under_a_label_belongs_to_it() -> None:
    passages = opened("Каналы: радио\n- экраны\n- пуш\nПришлите план.").passages
    assert [passage.topic for passage in passages] == [Topic.CHANNELS] * 3 + [None]


def test_a_thought_that_breaks_off_goes_on_under_its_label() -> None:
    passages = opened("Алло, диктую. Деньги: двенадцать миллионов… нет, вам одиннадцать. Всё.").passages
    assert [
        passage.topic for passage in passages if "млн" in passage.words or "иннадцать" in passage.words
    ] == [Topic.BUDGET]


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_a_table_with_its_heads_on_top_is_read_by_columns(mark: str) -> None:
    rows = (("Клиент", "Продукт", "Бюджет", "Регион"), ("ООО «Двор»", "сыры", "1 800 000", "Вологда"))
    text = "\n".join(mark.join(row) for row in rows)
    cells = {
        passage.topic: passage.sentence.text for passage in opened(text).passages if not passage.is_opened
    }
    assert cells == {
        Topic.ADVERTISER: "ООО «Двор»",
        Topic.PRODUCT: "сыры",
        Topic.BUDGET: "1 800 000",
        Topic.REGIONS: "Вологда",
    }


def test_a_table_in_html_is_read_by_its_rows() -> None:
    text = "<table><tr><td>Цель</td><td>заявки</td></tr><tr><td>Регион</td><td>Самара</td></tr></table>"
    assert [passage.topic for passage in opened(text).passages] == [Topic.OBJECTIVE, Topic.REGIONS]


def test_answers_stand_under_the_questions_quoted_above_them() -> None:
    text = "> Budget?\nEUR 60k\n> Audience?\nCat owners"
    topics = [passage.topic for passage in opened(text).passages if not passage.is_opened]
    assert topics == [Topic.BUDGET, Topic.AUDIENCE]


def test_the_words_after_a_label_are_verbatim() -> None:
    passage = opened("Продукт: Спрей «Назолан»").passages[0]
    assert passage.said().strip() == "Спрей «Назолан»"
    assert passage.quote() == "Продукт: Спрей «Назолан»"


@pytest.mark.parametrize("words", ["", ":", "|||", "   ", "1.", "- :", "?" * 50])
def test_marks_alone_are_no_label(words: str) -> None:
    assert read_label(words, is_line_start=True) is None
