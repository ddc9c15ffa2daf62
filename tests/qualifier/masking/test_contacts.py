import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from qualifier.masking.mask import find_personal_data
from qualifier.masking.span import Kind


def hidden(text: str) -> list[tuple[str, Kind]]:
    return [(text[span.start : span.end], span.kind) for span in find_personal_data(text)]


@pytest.mark.parametrize(
    "phone",
    [
        "+7 (900) 000-00-21",
        "8-900-000-00-21",
        "89000000021",
        "+79000000021",
        "8 (495) 000 00 21",
        "8(4852)00-00-21",
        "+7–900–000–00–21",
        "＋7 900 000 00 21",
        "+７９０００００００２１",
        "+٧٩٠٠٠٠٠٠٠٢١",
        "8\u00a0900\u00a0000\u00a000\u00a021",
        "+7\u200b900\u200b000\u200b00\u200b21",
        "(900) 000-00-21",
        "+44 20 0000 0021",
        "+1 (555) 000-0021",
        "+998 90 000 00 21",
        "плюс семь девятьсот ноль ноль ноль ноль ноль двадцать один",
        "восемь девятьсот двадцать пять сто двадцать три сорок пять шестьдесят семь",
    ],
)
@pytest.mark.parametrize(
    "frame", ["{}", "Наберите меня {}, после обеда", "тел.{}", "Бюджет 2 млн, {} (Viber)"]
)
def test_a_telephone_is_found_in_any_spelling(phone: str, frame: str) -> None:
    text = frame.format(phone)
    (found,) = hidden(text)
    assert found[1] is Kind.PHONE
    assert found[0].strip("()") == phone.strip("()")


@pytest.mark.parametrize("text", ["тел. 22-33-44", "звоните 222-33-44 доб. 5", "phone 555 0021"])
def test_a_short_number_counts_beside_the_word_for_a_telephone(text: str) -> None:
    assert [kind for _, kind in hidden(text)] == [Kind.PHONE]


@settings(max_examples=60)
@given(st.lists(st.integers(0, 99), min_size=2, max_size=2), st.integers(100, 999), st.integers(900, 999))
def test_a_dictated_telephone_is_found(pairs: list[int], middle: int, code: int) -> None:
    groups = [8, code, middle, *pairs]
    said = " ".join(
        ("ноль " if group < 10 and place > 2 else "") + num2words(group, lang="ru")
        for place, group in enumerate(groups)
    )
    text = f"запишите номер {said} жду звонка"
    ((value, kind),) = hidden(text)
    assert (value, kind) == (said, Kind.PHONE)


@pytest.mark.parametrize(
    "text",
    [
        "Бюджет 2 400 000 рублей с НДС",
        "от 9 000 000 до 12 500 000",
        "8 900 000 000 показов за год",
        "7 000 000–8 500 000",
        "с 01.03.2027 по 30.04.2027",
        "7.03.2027-10.04.2027",
        "2027-03-01 2027-04-30",
        "заказ 89000000021",
        "лид №790000000",
        "ОГРН 1027700000000",
        "ИНН 7700000000",
        "https://shop.example/sale?id=89000000021",
        "utm_campaign=79000000021",
        "звоните с 9:00 до 18:00",
        "звоните после 18",
        "тел. будет позже, 300х600, 12 поверхностей",
        "CPM 180 руб., охват 1 250 000",
        "телеграм — 500 000, ретаргетинг — 300 000",
        "девять миллионов двести тысяч",
    ],
)
def test_sums_dates_and_numbers_of_things_stay(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    "mail",
    [
        "ivan.petrov@firm.example",
        "IVAN@FIRM.EXAMPLE",
        "почта@фирма.рф",
        "i_petrov+ads@mail.firm.example",
        "ivan[at]firm.example",
        "ivan (at) firm (dot) example",
        "ivan собака firm точка ru",
        "ivan (собака) firm.example",
        "ivan＠firm.example",
    ],
)
def test_a_mail_address_is_found_in_any_spelling(mail: str) -> None:
    assert hidden(f"Пишите на {mail}, бюджет 300 тыс.") == [(mail, Kind.EMAIL)]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("тг @ivan_ads", "@ivan_ads"),
        ("пишите t.me/ivan_ads сюда", "t.me/ivan_ads"),
        ("https://wa.me/79000000021", "https://wa.me/79000000021"),
        ("страница https://vk.com/id000021.", "https://vk.com/id000021"),
        ("skype: ivan.ads", "skype: ivan.ads"),
        ("linkedin.com/in/ivan-ads/ мой", "linkedin.com/in/ivan-ads/"),
        ("телеграм: ivan_ads", "ivan_ads"),
    ],
)
def test_names_in_networks_are_found(text: str, handle: str) -> None:
    assert hidden(text) == [(handle, Kind.HANDLE)]


@pytest.mark.parametrize(
    "text", ["сайт https://shop.example/akcii", "скидка 20% @ старт в мае", "реклама в telegram"]
)
def test_sites_and_channels_stay(text: str) -> None:
    assert hidden(text) == []
