from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from api.similar_terminal import draw_similar
from api.terminal import draw_card
from qualifier.profile import load_profile
from qualifier.qualify import judge
from qualifier.record import Likeness, Outcome, PastDeal
from qualifier.rule_engine import RuleEngine
from tests.builders import make_record

PROFILE = load_profile()


def make_similar(**changes: object) -> PastDeal:
    usual: dict[str, object] = {
        "id": "7",
        "client": "Кофейни «Зерно»",
        "industry": "Кофейни",
        "closed": date(2025, 4, 10),
        "outcome": Outcome.WON,
        "amount_rub": 600_000,
        "days_taken": 40,
        "likeness": Likeness(score=0.7, same=("тот же регион: Тверь",), differs=("другая отрасль: Банк",)),
    }
    return PastDeal(**{**usual, **changes})  # type: ignore[arg-type]


def draw(*deals: PastDeal, lang: str = "ru") -> str:
    console = Console(file=StringIO(), record=True, width=76)
    for line in draw_similar(deals, lang):
        console.print(line)
    return "\n".join(line.rstrip() for line in console.export_text().splitlines())


def test_a_deal_is_told_with_its_end_sum_days_and_reasons() -> None:
    assert draw(make_similar()).splitlines() == [
        "Похожие сделки: 1, выиграно 1",
        "  1. Кофейни «Зерно» · выиграна · 600\u00a0000 ₽ · 40 дн.",
        "     похожа: тот же регион: Тверь",
        "     отличается: другая отрасль: Банк",
    ]


def test_why_a_deal_was_lost_is_told() -> None:
    lost = make_similar(outcome=Outcome.LOST, loss_reason="Нет бюджета")
    assert "     почему проиграна: Нет бюджета" in draw(lost)
    assert "     why lost: Нет бюджета" in draw(lost, lang="en")


@pytest.mark.parametrize(
    ("changes", "name"),
    [({}, "Кофейни «Зерно»"), ({"client": None}, "Кофейни"), ({"client": None, "industry": None}, "another")],
)
def test_a_deal_without_a_name_is_called_by_its_trade(changes: dict[str, object], name: str) -> None:
    assert f"1. {name}" in draw(make_similar(**changes), lang="en")


def test_what_nobody_knows_is_not_told() -> None:
    bare = make_similar(outcome=None, amount_rub=None, days_taken=None, likeness=Likeness(score=0.1))
    assert draw(bare).splitlines() == ["Похожие сделки: 1, выиграно 0", "  1. Кофейни «Зерно»"]


def test_only_the_first_three_are_drawn_and_all_are_counted() -> None:
    text = draw(*(make_similar(client=f"Клиент {number}") for number in range(5)), lang="en")
    assert text.startswith("Similar past deals: 5, won 5")
    assert "3. Клиент 2" in text
    assert "Клиент 3" not in text


def test_long_names_and_reasons_keep_the_width() -> None:
    long = make_similar(client="Очень " * 30, loss_reason="причина " * 60)
    assert max(map(len, draw(long).splitlines())) <= 76


@pytest.mark.parametrize("deals", [(), (make_similar(likeness=None),)])
def test_a_record_without_similar_deals_shows_none(deals: tuple[PastDeal, ...]) -> None:
    assert draw(*deals) == ""


@pytest.mark.parametrize(("lang", "title"), [("ru", "Похожие сделки: 1"), ("en", "Similar past deals: 1")])
def test_the_card_shows_them_in_its_language(lang: str, title: str) -> None:
    result = judge(make_record(lang=lang, deals=(make_similar(),)), RuleEngine(PROFILE), PROFILE)
    console = Console(file=StringIO(), record=True, width=80)
    console.print(draw_card(result))
    assert title in console.export_text()
