import pytest

from qualifier.reading.channels import excluded_channels, read_channels, wanted_channels
from qualifier.reading.signals import Certainty
from tests.builders import make_sentences

NAMES = (
    ("нужны смс", "sms"),
    ("эсэмэски по базе", "sms"),
    ("targeted SMS please", "sms"),
    ("пуши рядом с точками", "push"),
    ("геопуш", "push"),
    ("push notifications", "push"),
    ("e-mail рассылка по базе", "email"),
    ("баннеры на порталах", "display"),
    ("display for men", "display"),
    ("онлайн-видео", "olv"),
    ("видеоролик", "olv"),
    ("need OLV", "olv"),
    ("Smart TV", "smart_tv"),
    ("смарт тв", "smart_tv"),
    ("умные телевизоры", "smart_tv"),
    ("телеграм", "telegram_ads"),
    ("Telegram Ads", "telegram_ads"),
    ("реклама ВКонтакте", "vk_ads"),
    ("VK", "vk_ads"),
    ("контекстная реклама", "yandex_direct"),
    ("Яндекс.Директ", "yandex_direct"),
    ("search ads", "yandex_direct"),
    ("РСЯ", "yandex_network"),
    ("блогеры", "bloggers"),
    ("influencers", "bloggers"),
    ("цифровые щиты", "dooh"),
    ("экраны в лифтах", "dooh"),
    ("DOOH", "dooh"),
    ("билборды", "ooh"),
    ("наружка", "ooh"),
    ("телевизор", "tv"),
    ("радио", "radio"),
    ("ретаргетинг", "retargeting"),
    ("реклама на маркетплейсах", "marketplace"),
    ("обзвон базы", "call_center"),
)
EXCLUDED = (
    ("Без блогеров", "bloggers"),
    ("радио не предлагайте", "radio"),
    ("телевизор не нужен", "tv"),
    ("не надо мне билбордов", "ooh"),
    ("кроме телеграма", "telegram_ads"),
    ("соцсети НЕ предлагать", "vk_ads"),
    ("no radio", "radio"),
    ("We do not want text messages", "sms"),
    ("please exclude: SMS", "sms"),
    ("Запреты: Telegram, ночные отправки", "telegram_ads"),
    ("мессенджеры исключить", "telegram_ads"),
    ("без холодных обзвонов", "call_center"),
)
NOT_WANTED = (
    "Раньше крутили радио",
    "В декабре был директ",
    "наш канал в телеграме, подписчиков 900",
    "возможно, радио",
    "Напишите в мессенджер",
    "Может быть, видео",
    "билборды у нас висят и без вас",
)


@pytest.mark.parametrize(("text", "channel"), NAMES)
def test_a_channel_is_known_by_what_people_call_it(text: str, channel: str) -> None:
    assert wanted_channels(read_channels(make_sentences(text))) == (channel,)


@pytest.mark.parametrize(("text", "channel"), EXCLUDED)
def test_a_channel_ruled_out_is_excluded(text: str, channel: str) -> None:
    signals = read_channels(make_sentences(text))
    assert channel in excluded_channels(signals)
    assert channel not in wanted_channels(signals)


@pytest.mark.parametrize("text", NOT_WANTED)
def test_past_own_and_uncertain_channels_are_neither(text: str) -> None:
    signals = read_channels(make_sentences(text))
    assert (wanted_channels(signals), excluded_channels(signals)) == ((), ())


def test_a_list_is_read_in_its_order() -> None:
    signals = read_channels(make_sentences("Каналы: пуш, видео, экраны и смс"))
    assert wanted_channels(signals) == ("push", "olv", "dooh", "sms")


def test_a_no_covers_the_list_that_follows() -> None:
    signals = read_channels(make_sentences("Нужны пуши. Без радио и телевидения."))
    assert wanted_channels(signals) == ("push",)
    assert excluded_channels(signals) == ("radio", "tv")


def test_a_later_word_on_a_channel_counts() -> None:
    signals = read_channels(make_sentences("Хотим радио", "Радио не надо"))
    assert excluded_channels(signals) == ("radio",)


def test_a_question_asks_and_wants_nothing() -> None:
    signals = read_channels(make_sentences("А видео у вас бывает?"))
    assert [signal.certainty for signal in signals] == [Certainty.ASKED]
    assert wanted_channels(signals) == ()
