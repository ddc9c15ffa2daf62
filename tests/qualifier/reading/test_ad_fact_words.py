import pytest

from qualifier.reading import ad_fact_words as words
from qualifier.reading.fold import fold


def says(expression, text: str) -> bool:
    return expression.search(fold(text).text) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("рекламы не найдено", True),
        ("размещений нет", True),
        ("реклама отсутствует", True),
        ("кампания отменена", True),
        ("ничего не обнаружено", True),
        ("в библиотеке рекламы пусто", True),
        ("0 объявлений", True),
        ("no ads found", True),
        ("never advertised", True),
        ("campaign was called off", True),
        ("does not advertise", True),
        ("nothing in the ad library", True),
        ("баннеры на портале", False),
        ("ролик на радио", False),
        ("three creatives in the ad library", False),
        ("radio spots", False),
    ],
)
def test_a_clause_tells_that_something_is_not_there(text: str, *, expected: bool) -> None:
    assert says(words.NOTHING, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("посты без продвижения", True),
        ("группа без рекламы", True),
        ("posts without paid promotion", True),
        ("a page with no advertising", True),
        ("посты с продвижением", False),
        ("paid posts", False),
    ],
)
def test_what_is_missing_beside_what_is_there_is_named(text: str, *, expected: bool) -> None:
    assert says(words.WITHOUT, text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "контекстная реклама",
        "ролики на радио",
        "щиты на трассе",
        "реклама в лифтах",
        "смс-рассылка",
        "баннеры на портале",
        "вакансия таргетолога",
        "счётчик рекламной системы",
        "договор с агентством",
        "закупка рекламы, тендер",
        "programmatic display",
        "search campaign",
        "cinema ads",
        "transit wraps",
        "hiring a PPC manager",
        "Telegram Ads",
        "sponsor of a festival",
    ],
)
def test_what_is_bought_is_known_by_its_medium(text: str) -> None:
    assert says(words.PAID, text)


@pytest.mark.parametrize(
    "text",
    [
        "посты в группе",
        "страница в соцсети",
        "статья в блоге",
        "участие в выставке",
        "отзывы клиентов",
        "сторис",
        "пресс-релиз",
        "интервью владельца",
        "organic posts",
        "a community page",
        "trade fair, an exhibition",
        "newsletter to customers",
        "SEO of the site",
    ],
)
def test_what_costs_little_is_petty(text: str) -> None:
    assert says(words.PETTY, text)
    assert not says(words.PAID, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("один платный пост", True),
        ("разовая акция", True),
        ("листовки у метро", True),
        ("розыгрыш в группе", True),
        ("one-off boosted post", True),
        ("a single sponsored post", True),
        ("free listing", True),
        ("ролики на радио всё лето", False),
        ("one of three campaigns", False),
        ("radio in May", False),
    ],
)
def test_what_is_done_once_is_known(text: str, *, expected: bool) -> None:
    assert says(words.SINGLE, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("собственный телеграм-канал", True),
        ("свой канал на ютубе", True),
        ("own YouTube channel", True),
        ("the company blog", True),
        ("ролики на телеканале", False),
        ("banners on a portal", False),
    ],
)
def test_a_medium_of_ones_own_is_known(text: str, *, expected: bool) -> None:
    assert says(words.OWN_MEDIUM, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85 сотрудников", True),
        ("выручка выросла", True),
        ("штраф за рекламу", True),
        ("revenue of 2 bn", True),
        ("a lawsuit", True),
        ("радио, май", False),
        ("display in May", False),
    ],
)
def test_a_line_may_not_be_of_advertising_at_all(text: str, *, expected: bool) -> None:
    assert says(words.NOT_OF_ADVERTISING, text) is expected
