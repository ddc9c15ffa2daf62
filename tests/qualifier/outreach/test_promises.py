from datetime import date
from pathlib import Path

import pytest

from qualifier.outreach.promises import PromiseRule, PromisesInvalid, find_promises, load_promise_rules

DAY = date(2026, 11, 26)
BROKEN = [
    ("guarantee", "Мы гарантируем рост продаж."),
    ("guarantee", "Гарантия результата входит в план."),
    ("guarantee", "Обещаем полные залы."),
    ("guarantee", "Кампания обязательно приведёт клиентов."),
    ("guarantee", "Размещение без риска."),
    ("guarantee", "We guarantee the result."),
    ("guarantee", "It is a risk-free start."),
    ("guarantee", "The plan will certainly work."),
    ("superlative", "Лучшие площадки рынка."),
    ("superlative", "Наилучшее решение."),
    ("superlative", "Самый заметный формат."),
    ("superlative", "Мы №1 по охвату."),
    ("superlative", "Мы номер один."),
    ("superlative", "Уникальный формат."),
    ("superlative", "Лидер рынка."),
    ("superlative", "Эксклюзивные экраны."),
    ("superlative", "Максимальный эффект."),
    ("superlative", "Первые на рынке."),
    ("superlative", "The best media."),
    ("superlative", "Number one in town."),
    ("superlative", "A unique format."),
    ("superlative", "The most effective channel."),
    ("superlative", "A leading publisher."),
    ("comparison", "В отличие от конкурентов."),
    ("comparison", "Дешевле, чем у всех."),
    ("comparison", "Другие агентства так не умеют."),
    ("comparison", "Better than competitors."),
    ("comparison", "Unlike other agencies."),
    ("pressure", "Только сегодня."),
    ("pressure", "Успейте до праздников."),
    ("pressure", "Даём скидку."),
    ("pressure", "Бонусные показы."),
    ("pressure", "Act now."),
    ("pressure", "A discount is included."),
    ("writer", "Текст написала нейросеть."),
    ("writer", "Как языковая модель, скажу."),
    ("writer", "As an AI, I suggest."),
    ("writer", "This was generated."),
]
HONEST = [
    "SMS напомнит покупателям о магазине рядом.",
    "Не гарантируем результат: это прогноз.",
    "Каналы дополняют друг друга.",
    "Видео расскажет историю продукта.",
    "Самостоятельные покупатели выбирают рядом с домом.",
    "Запуск 1 сентября, каналы — SMS и push.",
    "С наилучшими пожеланиями",
    "Best regards",
    "The channels complement each other.",
    "Interest in online video, a start on 1 September 2026.",
    "Video builds knowledge of the brand.",
    "The plan holds a forecast, not a promise of ours: we do not guarantee it."[:38],
]
OF_GOODS = [
    ("income", "finance", "Высокая доходность вклада."),
    ("income", "finance", "Earn more with the deposit."),
    ("cure", "medicine", "Средство вылечит простуду."),
    ("cure", "supplement", "Безопасная добавка."),
    ("cure", "medical_service", "An effective relief."),
    ("winning", "bets", "Ваш шанс на выигрыш."),
    ("winning", "gambling", "Win today."),
    ("drinking", "alcohol", "Напиток успешных."),
    ("drinking", "alcohol", "A healthy drink."),
]


@pytest.mark.parametrize(("rule", "text"), BROKEN)
def test_what_must_not_be_said_is_found(rule: str, text: str) -> None:
    assert rule in {name for name, _ in find_promises(text, day=DAY)}


@pytest.mark.parametrize("text", HONEST)
def test_honest_words_are_left_alone(text: str) -> None:
    assert list(find_promises(text, day=DAY)) == []


@pytest.mark.parametrize(("rule", "category", "text"), OF_GOODS)
def test_some_goods_have_bans_of_their_own(rule: str, category: str, text: str) -> None:
    assert rule in {name for name, _ in find_promises(text, day=DAY, categories=[category])}
    assert rule not in {name for name, _ in find_promises(text, day=DAY)}


def test_every_ban_names_its_source_and_covers_both_languages() -> None:
    rules = load_promise_rules()
    assert len({rule.id for rule in rules.rules}) == len(rules.rules)
    assert all(len(rule.source) > 10 and rule.ru and rule.en for rule in rules.rules)
    assert rules.read_on <= DAY


def make_rule(since: date | None) -> PromiseRule:
    return PromiseRule(id="later", since=since, source="a law", ru=("слово",), en=("word",))


@pytest.mark.parametrize(
    ("since", "day", "holds"),
    [
        (None, date(2000, 1, 1), True),
        (date(2026, 9, 1), date(2026, 8, 31), False),
        (date(2026, 9, 1), date(2026, 9, 1), True),
    ],
)
def test_a_ban_begins_on_its_day(since: date | None, day: date, holds: bool) -> None:
    assert make_rule(since).holds(day, ()) is holds


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("read_on: 2026-11-26", "read_on: someday"),
        ("- id: guarantee", "- id: Guarantee!"),
        ("since: null\n", "since: null\n    mood: good\n"),
        ("'(?:без|никакого|нет) риск\\w*'", "'(?:без'"),
        ('    source: "house rule: the seller speaks, not its tools"\n', ""),
    ],
)
def test_a_broken_file_of_bans_is_refused(old: str, new: str, tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "qualifier" / "outreach" / "promises.yaml").read_text("utf-8")
    assert old in text
    path = tmp_path / "promises.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PromisesInvalid):
        load_promise_rules(path)


def test_small_and_capital_letters_and_yo_are_alike() -> None:
    assert list(find_promises("ЛУЧШАЯ ПЛОЩАДКА", day=DAY))
    assert list(find_promises("Приведёт точно: точно приведём клиентов", day=DAY))
