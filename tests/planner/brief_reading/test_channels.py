"""Which media a brief wants and which it rules out."""

import pytest

from planner.brief import Channel
from planner.brief_reading.channels import read_channels
from tests.planner.brief_reading.opened import opened


def _ids(text: str) -> set[Channel]:
    return {Channel(word) for word in text.split()}


@pytest.mark.parametrize(
    ("text", "wanted", "excluded"),
    [
        # named under a label, in either language
        ("Каналы: смс, пуш и радио", "sms push radio", ""),
        ("Channels: SMS, push and radio", "sms push radio", ""),
        ("| Каналы | баннеры, онлайн-видео |", "display olv", ""),
        ("Медиамикс — ТВ, наружка, цифровые экраны", "tv ooh dooh", ""),
        ("Инструменты: Яндекс.Директ, РСЯ, таргет ВК", "yandex_direct yandex_network vk_ads", ""),
        ("Must have: Smart TV, OLV", "smart_tv olv", ""),
        ("Виды рекламы: контекстная реклама, медийная реклама", "yandex_direct display", ""),
        ("Media mix: search, retargeting, email", "yandex_direct retargeting email", ""),
        # in running text
        ("Хотим экраны у метро, пуши и соцсети.", "dooh push vk_ads", ""),
        ("We would love influencers and digital screens.", "bloggers dooh", ""),
        ("вк, телега, яндекс", "vk_ads telegram_ads yandex_direct", ""),
        ("Блогеры да, видео да, радио нет", "bloggers olv", "radio"),
        ("Реклама внутри WB, блогеры-мамочки", "marketplace bloggers", ""),
        # ruled out under a label
        ("Не надо: блогеры, радио", "", "bloggers radio"),
        ("Please exclude: SMS and any messenger", "", "sms telegram_ads"),
        ("Запрещено: холодный обзвон", "", "call_center"),
        ("Исключить | смс-рассылки", "", "sms"),
        ("Never: outdoor, cold calls", "", "ooh call_center"),
        ("Don't: Telegram, radio", "", "telegram_ads radio"),
        ("Стоп: телеграм", "", "telegram_ads"),
        ("Media to avoid: TV", "", "tv"),
        # ruled out by words before or after the name
        ("Без телеграма, пожалуйста.", "", "telegram_ads"),
        ("не надо телеграма и не надо поиска", "", "telegram_ads yandex_direct"),
        ("No TV, no radio please.", "", "tv radio"),
        ("Television is out of the question.", "", "tv"),
        ("От соцсетей отказываемся.", "", "vk_ads"),
        ("ТВ, радио, наружка мимо.", "", "tv radio ooh"),
        ("Телеграм и вк нельзя.", "", "telegram_ads vk_ads"),
        ("Не размещать в телеграме.", "", "telegram_ads"),
        ("На радио больше не пойдём.", "", "radio"),
        ("Skip radio. And please, nothing on marketplaces.", "", "radio marketplace"),
        ("Никаких блогеров и ТВ.", "", "bloggers tv"),
        ("Radio hasn't worked, so leave it out.", "", "radio"),
        ("Использование SMS-рассылок и звонков исключено.", "", "sms call_center"),
        ("Каналы любые, кроме наружки", "", "ooh"),
        ("we do not want telephone calls", "", "call_center"),
        # may be used is wanted, maybe is neither
        ("Допускается таргетированная реклама ВКонтакте.", "vk_ads", ""),
        ("Телеграм? подумаем.", "", ""),
        ("Возможно, радио.", "", ""),
        ("соцсети можно попробовать, если останется", "", ""),
        ("Nice to have: Smart TV, if money is left", "", ""),
        ("Telegram Ads (если разрешён)", "", ""),
        ("Про телеграм не знаю.", "", ""),
        # not the channel itself
        ("Пишите мне в телеграм @masha.", "", ""),
        ("Продаём на Ozon и в рознице.", "", ""),
        ("В прошлом году крутили ТВ.", "", ""),
        ("На экранах не ближе 100 метров от школ.", "", ""),
        ("В телеграм не ставить канал «Качалка 96»", "", ""),
        ("Баннеров пока нет, рисуем.", "", ""),
        ("Нужны звонки, 700 штук.", "", ""),
    ],
)
def test_a_channel_is_wanted_ruled_out_or_neither(text: str, wanted: str, excluded: str) -> None:
    wishes = read_channels(opened(text))
    assert set(wishes.wanted.value) == _ids(wanted)
    assert set(wishes.excluded.value) == _ids(excluded)


def test_a_channel_both_wanted_and_ruled_out_is_ruled_out_and_shown() -> None:
    wishes = read_channels(opened("Каналы: смс, радио, телеграм\nНе надо: телеграм"))
    assert wishes.wanted.value == (Channel.SMS, Channel.RADIO)
    assert wishes.excluded.value == (Channel.TELEGRAM_ADS,)
    assert wishes.contradicted.value == (Channel.TELEGRAM_ADS,)
    assert wishes.contradicted.quotes == ("Каналы: смс, радио, телеграм",)


@pytest.mark.parametrize(
    "text",
    [
        "Каналы на ваше усмотрение.",
        "Каналы: по Вашему усмотрению, однако экраны обязательны",
        "Всё остальное, включая каналы, решайте сами.",
        "Предложите каналы.",
        "Channels: up to you",
        "Media: open to suggestions",
    ],
)
def test_the_choice_may_be_left_to_us(text: str) -> None:
    assert read_channels(opened(text)).is_delegated


def test_a_choice_that_nobody_left_to_us_is_not_ours() -> None:
    assert not read_channels(opened("Каналы: смс, радио")).is_delegated


def test_a_long_list_is_read_whole() -> None:
    letters = "абвгдежзиклмнопрстуфх"
    places = ", ".join(f"сайт{one}{other}" for one in letters for other in letters)
    wishes = read_channels(opened(f"Каналы: {places}, смс, радио"))
    assert set(wishes.wanted.value) == {Channel.SMS, Channel.RADIO}


def test_each_wish_keeps_its_words() -> None:
    wishes = read_channels(opened("Каналы: смс\nБез радио, прошу."))
    assert wishes.wanted.quotes == ("Каналы: смс",)
    assert wishes.excluded.quotes == ("Без радио, прошу.",)
