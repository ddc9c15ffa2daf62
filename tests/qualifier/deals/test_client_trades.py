from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.deals.client_trades import (
    Sureness,
    choose_client_trade,
    compare_trades,
    find_client_trade,
    list_client_trades,
    name_client_trade,
)
from qualifier.lead import Lead
from qualifier.reading.fold import fold
from qualifier.reading.sentences import read_sentences
from qualifier.record import LeadRecord, OpenData
from tests.qualifier.deals.memory import make_reader

SAID_PATH = Path(__file__).with_name("requests_said.tsv")
READER = make_reader()


def name(text: str) -> str | None:
    found = name_client_trade(fold(text).text)
    return found.trade.name if found else None


def choose(message: str) -> tuple[str, Sureness] | None:
    record = LeadRecord(as_of=date(2026, 9, 1), lead=Lead(message=message))
    found = choose_client_trade(read_sentences(record))
    return (found.trade.name, found.sureness) if found else None


@cache
def score(half: int) -> Counter[str]:
    """Count what is read rightly in one half of the sentences; half 1 was never tuned to."""
    lines = SAID_PATH.read_text(encoding="utf-8").splitlines()[1:]
    counts: Counter[str] = Counter()
    for trade, aim, product, _, text in (line.split("\t") for line in lines[half::2]):
        lead = Lead(message=text)
        facets = READER.of_request(lead, OpenData(), LeadRecord(as_of=date(2026, 9, 1), lead=lead))
        counts["n"] += 1
        counts["trade"] += facets.industry == trade
        counts["aim"] += aim in facets.aims
        counts["product"] += product in facets.channels
    return counts


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize(("facet", "least"), [("trade", 0.92), ("aim", 0.9), ("product", 0.92)])
def test_most_requests_in_plain_words_are_read_rightly(half: int, facet: str, least: float) -> None:
    counts = score(half)
    assert counts["n"] >= 70
    assert counts[facet] / counts["n"] >= least


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("Стоматология на Ленина", "clinic"),
        ("an optician's chain", "optics"),
        ("салон диванов", "furniture"),
        ("fitted kitchens", "furniture"),
        ("сеть кофеен", "restaurant"),
        ("производитель лекарств", "pharmacy"),
        ("Pet food maker", "pets"),
        ("Travel insurance", "insurance"),
        ("туристическое агентство", "travel"),
        ("агентство недвижимости", "developer"),
        ("рекламное агентство", "agency"),
        ("мобильный оператор", "telecom"),
        ("онлайн-кинотеатр", "media"),
        ("интернет-магазин одежды", "clothes"),
        ("Розничная торговля", "retail"),
        ("Завод", "industry"),
        ("Завод пластиковых окон", "contractor"),
    ],
)
def test_a_trade_is_named_by_what_is_sold(text: str, trade: str) -> None:
    assert name(text) == trade


@pytest.mark.parametrize(
    "text",
    [
        # A hundred is no car service, "around" no wok, thanks no spa, an operator no opera, tiles no cafe.
        "нас сто человек",
        "экраны вокруг точек",
        "спасибо, спасайте",
        "operator",
        "товарищи, добрый день",
        "день открытых дверей",
        "get people through the door",
        "ждём обратной связи",
        "мы в курсе дела",
        "download it from the app store",
        "back to school",
        "возьмём ланч-бокс",
        "",
    ],
)
def test_what_only_sounds_like_a_trade_is_none(text: str) -> None:
    found = name_client_trade(fold(text).text)
    assert found is None or found.sureness is Sureness.HINT


@pytest.mark.parametrize(
    ("message", "chosen"),
    [
        # Who asks is told behind «we» or «client», wherever it stands.
        ("Продать билеты в театр и в цирк. Клиент: банк, Тверь", ("bank", Sureness.NAME)),
        ("We need more taxi rides. On behalf of a hotel chain", ("travel", Sureness.NAME)),
        # Where to advertise is not who advertises.
        ("Нужны ролики на радиостанциях, мы пиццерия", ("restaurant", Sureness.NAME)),
        ("Please quote ads in magazines", None),
        # An agency speaks for its client; a shop, for what it sells.
        ("Мы рекламное агентство. Наш клиент — сеть аптек", ("pharmacy", Sureness.NAME)),
        ("У нас магазин, продаём сапоги", ("clothes", Sureness.NAME)),
        ("У нас магазин: собаки и кошки", ("pets", Sureness.HINT)),
        # A shop that sells on credit is no bank.
        ("У нас магазин, продаём в кредит", ("retail", Sureness.FAMILY)),
        ("Рассылка по пациентам", ("clinic", Sureness.HINT)),
        ("Добрый день", None),
    ],
)
def test_the_clients_own_trade_is_chosen(message: str, chosen: tuple[str, Sureness] | None) -> None:
    assert choose(message) == chosen


def test_what_only_hints_at_a_trade_is_no_fact() -> None:
    lead = Lead(message="Нужны пациенты, смс")
    facets = READER.of_request(lead, OpenData(), LeadRecord(as_of=date(2026, 9, 1), lead=lead))
    assert (facets.industry, facets.hinted) == (None, "clinic")


@pytest.mark.parametrize(
    ("asked", "known", "likeness"),
    [
        ("grocery", "grocery", 1.0),
        # Who asks as a shop may be any shop; a deal of some shop is rather a grocer's than a bank's.
        ("retail", "grocery", 1.0),
        ("grocery", "retail", 0.6),
        ("grocery", "toys of the house", 0.0),
        ("grocery", "furniture", 0.25),
        ("grocery", "bank", 0.0),
    ],
)
def test_trades_of_a_family_are_somewhat_alike(asked: str, known: str, likeness: float) -> None:
    assert compare_trades(asked, known) == likeness


def test_every_trade_is_told_in_both_languages_and_none_is_no_trade() -> None:
    trades = [find_client_trade(one) for one in list_client_trades()]
    assert all(trade and trade.label.ru and trade.label.en for trade in trades)
    assert "none" not in list_client_trades()
    assert len(trades) > 40
    assert find_client_trade(None) is None


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    found = name_client_trade(fold(text).text)
    assert found is None or 0 <= found.start < found.end <= len(fold(text).text)
