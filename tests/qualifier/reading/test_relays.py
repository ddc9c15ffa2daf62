import pytest

from qualifier.reading.relays import relays_request
from tests.builders import make_sentences


@pytest.mark.parametrize(
    "text",
    [
        "A client of ours asked me to pass on a request for banners.",
        "Forwarding this from a hotel we serve.",
        "И ещё у нашего клиента, сети пекарен, вопрос по рекламе.",
        "Знакомый попросил меня найти рекламщиков для его магазина.",
        "Пересылаю просьбу от партнёра.",
    ],
)
def test_a_request_passed_on_is_known(text: str) -> None:
    assert relays_request(make_sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "Предлагаем вам наши услуги.",
        "We would love to sell you our software.",
        "Нужна реклама нашего магазина.",
        "Наши клиенты довольны.",
    ],
)
def test_an_own_offer_is_no_relay(text: str) -> None:
    assert not relays_request(make_sentences(text))
