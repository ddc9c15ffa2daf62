import pytest

from qualifier.reading.year_caps import find_year_cap
from tests.builders import make_sentences

CAPS = [
    "и ни рубля сверх за год",
    "это всё на год",
    "больше в этом году денег нет",
    "годовой лимит 500 тысяч",
    "до конца года больше ничего не будет",
    "это потолок на весь 2026 год",
    "на этот год всё, больше не дадут",
    "nothing more this year",
    "that's our cap for the whole year",
    "it's all we have for 2026",
    "в этом году больше ничего не будет",
    "других денег в 2026 году нет",
    "ни копейки больше в этом году",
    "годовой потолок миллион",
    "not a penny more this year",
    "annual ceiling is 500k",
    "nothing else in 2027",
    "больше не дадут до конца года",
]
# A ceiling of one campaign, a yearly budget, or talk.
OTHERS = [
    "больше 500 тысяч не дам",
    "не больше 500 тысяч на кампанию",
    "лимит 800 тысяч",
    "это всё, что мы хотели сказать",
    "ни рубля больше на эту кампанию",
    "на весь год 12 млн на все каналы",
    "это весь бюджет на год",
    "в этом году начнём",
    "бюджет на год утверждён",
    "лимит на кампанию 300 тысяч",
    "больше всего нужны звонки",
    "nothing fancy, just banners",
]


@pytest.mark.parametrize("text", CAPS)
def test_a_cap_on_the_year_is_read(text: str) -> None:
    assert find_year_cap(make_sentences(text)) is not None


@pytest.mark.parametrize("text", OTHERS)
def test_a_ceiling_of_one_ask_is_no_cap_on_the_year(text: str) -> None:
    assert find_year_cap(make_sentences(text)) is None


def test_the_last_cap_is_the_one_that_counts() -> None:
    found = find_year_cap(make_sentences("Это всё на год.", "Итого и ни рубля сверх за год."))
    assert found is not None
    assert found.folded.startswith("итого")
