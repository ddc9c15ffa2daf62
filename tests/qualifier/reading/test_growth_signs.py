"""Signs of growth: numbered sites, towns entered, one more product."""

import pytest

from qualifier.reading.growth import GrowthKind, find_growth


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("третий лагерь на озере достраиваем", GrowthKind.NETWORK),
        ("ждем людей к открытию шестого", GrowthKind.NETWORK),
        ("мы зашли в барнаул с машинами", GrowthKind.REGION),
        ("открываемся в вологде", GrowthKind.REGION),
        ("скоро запуск в городе чите", GrowthKind.REGION),
        ("стартуем в нижнем тагиле", GrowthKind.REGION),
        ("открытие в великих луках", GrowthKind.REGION),
        ("запускаемся в сочи", GrowthKind.REGION),
        ("запускаем вареники с вишней", GrowthKind.PRODUCT),
    ],
)
def test_growth_is_heard_in_many_words(text: str, kind: GrowthKind) -> None:
    assert kind in {one.kind for one in find_growth(text)}


@pytest.mark.parametrize(
    "text",
    [
        "запускаем рекламу в мае",
        "выйдем в эфир",
        "открываемся в торговом центре",
        "запуск в ближайшие дни",
        "старт в сентябре",
        "открытие в субботу",
        "запуск в telegram",
    ],
)
def test_a_campaign_or_a_season_is_no_growth(text: str) -> None:
    assert find_growth(text) == ()
