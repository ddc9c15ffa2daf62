import pytest

from qualifier.reading.money_purpose import FOR_US, Role, find_label, find_role
from qualifier.reading.money_span import find_spans
from qualifier.reading.money_window import Window, look_around
from qualifier.reading.numbers import find_numbers


def last_of(text: str) -> Window:
    spans = find_spans(text, find_numbers(text))
    return look_around(text, spans, len(spans) - 1)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("штраф заплатили, на рекламу осталось 500 тысяч", Role.BUDGET),
        ("в смете стоит 500 тысяч", Role.BUDGET),
        ("500 тысяч отложено", Role.BUDGET),
        ("500 тысяч есть", Role.MONEY),
        ("билет стоит 500 рублей", Role.PRICE),
        ("оборот по прошлому году 500 тысяч", Role.REVENUE),
        ("у конкурента тратят 500 тысяч", Role.RIVAL),
        ("500 тысяч, это не к вам", Role.NOT_FOR_US),
        ("просто 500 тысяч", Role.UNCLEAR),
        ("на кампанию абонементов утвердили 500 тысяч", Role.BUDGET),
        ("на рекламу билетов дали 500 тысяч", Role.MONEY),
        ("for the ticket campaign 500k", Role.MONEY),
        ("кампания стоила нам 500 тысяч", Role.SPENDING),
        ("бюджет 5 млн, из них 2 млн уже отданы радио", Role.NOT_FOR_US),
        ("не больше 500 тысяч с учетом вашей комиссии", Role.UNCLEAR),
    ],
)
def test_the_nearest_purpose_decides(text: str, role: Role) -> None:
    assert find_role(last_of(text)) is role


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("видео 500 тысяч", "видео"),
        ("500 тысяч на баннеры", "на баннер"),
        ("на колледж 500 тысяч", "колледж"),
        ("500k for the clinics", "clinics"),
        ("на год 500 тысяч", None),
        ("500 тысяч на рекламу", None),
        ("бюджет: 500 тысяч", None),
    ],
)
def test_a_part_is_labelled_by_its_channel_or_unit(text: str, label: str | None) -> None:
    assert find_label(last_of(text)) == label


def test_what_may_be_for_us() -> None:
    assert {Role.BUDGET, Role.MONEY, Role.UNCLEAR} == FOR_US
