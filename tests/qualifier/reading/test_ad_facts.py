from datetime import date

import pytest

from qualifier.reading.ad_facts import AdFact, AdKind, has_petty_word, read_ad_fact
from qualifier.reading.fold import fold
from qualifier.reading.past_months import months_between

AS_OF = date(2026, 9, 15)
LINES = [
    ("2026-05: кампания в VK Рекламе", "recent"),
    ("2026-02: прероллы в онлайн-кинотеатрах", "recent"),
    ("2026-07: нативная интеграция в подкасте", "recent"),
    ("2024-03: билборды на въезде", "some"),
    ("2026-08: реклама в метро", "recent"),
    ("2026-06: аудиореклама в музыкальном сервисе", "recent"),
    ("2026-04: участие в ярмарке", "some"),
    ("2026-03: наклейки на маршрутках", "some"),
    ("2026-05: брендирование трамвая", "recent"),
    ("2026-01: рекламы не обнаружено", "none"),
    ("2026-01: активность в рекламных системах отсутствует", "none"),
    ("2026-08: ведёт телеграм-канал, 400 подписчиков", "some"),
    ("2026-08: посты в соцсетях без продвижения", "some"),
    ("2026-06: посевы в Telegram-каналах", "recent"),
    ("2026-02: закупка у блогеров", "some"),
    ("2026-03: интеграция у блогера-миллионника", "some"),
    ("2026-07: пост у блогера, один", "some"),
    ("2026-05: google ads pixel on the site", "recent"),
    ("2026-04: hiring a PPC specialist", "recent"),
    ("2026-03: tram wraps in Kazan", "recent"),
    ("2026-06: no paid media seen", "none"),
    ("2026-02: press release in a local paper", "some"),
    ("2026-05: programmatic display", "recent"),
    ("2025-10: radio sponsorship", "recent"),
    ("2026-01: Instagram posts, organic", "some"),
    ("2026-08: сайт с Яндекс Метрикой и пикселем VK", "recent"),
    ("2026-03: вакансия трафик-менеджера", "recent"),
    ("2025-08: наружная реклама, щиты 3х6", "some"),
    ("2026-04: ритейл-медиа в приложении сети", "recent"),
    ("2026-06: продвижение в 2ГИС", "recent"),
    ("2026-06: продвижение в Яндекс Картах", "recent"),
    ("2026-07: спонсор городского марафона", "recent"),
    ("2026-06: рассылка по клиентской базе", "some"),
    ("2026-05: раздача листовок у метро", "some"),
    ("Реклама не обнаружена (проверка 2026-07-01)", "none"),
    ("2026-07-15: в библиотеке рекламы 14 активных креативов", "recent"),
    ("2026-07: 14 creatives in the ad library", "recent"),
    ("2025-12: контракт с медиаагентством на 2026 год", "recent"),
    ("2026-03: SEO-продвижение сайта", "some"),
    ("2026-05: таргетированная реклама ВКонтакте", "recent"),
    ("2026-04: объявления на Авито с платным продвижением", "recent"),
    ("2026-04: объявление на Авито", "some"),
    ("2026-08: баннер на сайте района", "recent"),
    ("2026-06: видеоролик в такси", "recent"),
    ("2026-04: размещение в приложении банка", "recent"),
    ("2026-07: реклама на остановках", "recent"),
    ("2026-02: контекст по бренду", "recent"),
    ("2026-05: Smart TV, регион", "recent"),
    ("2026-01: сториз у блогеров", "some"),
    ("2026-03: конкурс репостов в группе", "some"),
    ("2024-11: видео в такси", "some"),
    ("2026-06: поиск не показал объявлений", "none"),
    ("2026-08: no ads running", "none"),
    ("2026-03: outdoor posters downtown", "recent"),
    ("2026-05: shopping ads on a marketplace", "recent"),
    ("2026-05: VK page, no promotion", "some"),
    ("2026-02: leaflets at the entrance", "some"),
    ("2026-07: telegram ads", "recent"),
    ("2025-11: телемаркетинг и смс по базе", "recent"),
    ("2026-04: тендер на медиаобслуживание", "recent"),
    ("2026-06: ищут медиабайера, вакансия открыта", "recent"),
    ("2026-06: job ad for a media buyer", "recent"),
]


def weigh(fact: AdFact | None) -> str | None:
    """Say in one word what a fact is worth on the day of the test."""
    if fact is None:
        return None
    if fact.kind is AdKind.NONE:
        return "none"
    is_recent = fact.month is not None and months_between(fact.month, AS_OF) <= 12
    return "recent" if fact.kind is AdKind.PAID and is_recent else "some"


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_of_open_data_tells_paid_from_petty(line: str, expected: str | None) -> None:
    assert weigh(read_ad_fact(fold(line).text, AS_OF)) == expected


def test_a_line_without_advertising_tells_nothing() -> None:
    assert read_ad_fact("2026-03: реестр указывает шесть сотрудников", AS_OF) is None


def test_the_month_is_that_of_the_line() -> None:
    fact = read_ad_fact("2026-02: баннеры на городском портале", AS_OF)
    assert fact is not None
    assert fact.month == date(2026, 2, 1)


def test_community_words_are_petty() -> None:
    assert has_petty_word("посты в группе")
    assert not has_petty_word("щиты на трассе")
