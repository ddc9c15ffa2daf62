"""The names of media, in speech of either language."""

import pytest

from planner.brief_reading.channel_names import name_channels

NAMES = {
    "sms": ("смски", "эсэмэски", "text messages", "texting", "смс-рассылка"),
    "push": ("пуши", "пуш", "геопуш", "geo push", "веб-пуш", "app notifications"),
    "email": ("почта", "имейлы", "e-mail blasts", "письма по базе", "newsletters"),
    "display": ("баннеры", "медийка", "native display", "натив", "программатик"),
    "olv": ("ролики в ютубе", "олв видео", "pre-rolls", "streaming video", "бамперы"),
    "smart_tv": ("смарт тв", "смарт", "connected TV", "умные телевизоры", "CTV"),
    "telegram_ads": ("телега", "телеграм", "тг", "telegram ads", "whatsapp"),
    "vk_ads": ("вк", "вконтакте", "таргет", "соцсети", "paid social"),
    "yandex_direct": ("директ", "поиск", "contextual ads", "paid search", "контекст"),
    "yandex_network": ("рся", "yandex ad network", "сети яндекса"),
    "bloggers": ("блогеры", "блогиры", "micro-influencers", "creators", "стримеры"),
    "dooh": ("экраны", "digital billboards", "elevator screens", "медиафасады", "табло"),
    "ooh": ("щиты", "билборды", "bus shelters", "растяжки", "плакаты на остановках"),
    "tv": ("тв", "телек", "телевизор", "television", "ролик на местном телевидении"),
    "radio": ("радио", "радиостанции", "fm", "radio", "ролик на городском радио"),
    "marketplace": ("вайлдберриз", "озон", "wildberries promotion", "карточки на ozon"),
    "retargeting": ("ретаргет", "remarketing", "догонять тех, кто ушёл", "ретаргетинг"),
    "call_center": ("обзвон", "колл-центр", "cold calls", "robocalls", "голосовой робот"),
}


@pytest.mark.parametrize(
    ("channel", "words"), [(name, word) for name, said in NAMES.items() for word in said]
)
def test_a_medium_is_known_by_its_spoken_name(channel: str, words: str) -> None:
    assert {name.value for name, _, _ in name_channels(words.lower().replace("ё", "е"))} == {channel}


@pytest.mark.parametrize(
    "words", ["direct mail", "листовки по ящикам", "смарт-часы", "почта россии", "пресса"]
)
def test_what_the_card_does_not_sell_is_no_medium(words: str) -> None:
    assert name_channels(words) == []


def test_a_list_names_each_medium_where_it_stands() -> None:
    text = "пуш и почта, радио"
    assert [(name.value, text[start:end]) for name, start, end in name_channels(text)] == [
        ("push", "пуш"),
        ("email", "почта"),
        ("radio", "радио"),
    ]
