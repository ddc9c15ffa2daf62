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


# Which deals memory brought, and the line above them.
COUNTS = [
    ((Outcome.WON,), "Похожие сделки: 1, выиграно 1", "Similar past deals: 1, won 1"),
    ((Outcome.LOST, Outcome.LOST), "Похожие сделки: 2, выиграно 0", "Similar past deals: 2, won 0"),
    ((Outcome.WON, None, Outcome.LOST), "Похожие сделки: 3, выиграно 1", "Similar past deals: 3, won 1"),
    # The fourth is not drawn, and it counts.
    ((None, None, None, Outcome.WON), "Похожие сделки: 4, выиграно 1", "Similar past deals: 4, won 1"),
]


@pytest.mark.parametrize(("outcomes", "russian", "english"), COUNTS)
def test_how_many_were_won_is_told_first(
    outcomes: tuple[Outcome | None, ...], russian: str, english: str
) -> None:
    deals = [make_similar(outcome=outcome) for outcome in outcomes]
    assert draw(*deals).splitlines()[0] == russian
    assert draw(*deals, lang="en").splitlines()[0] == english


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (0, "0 ₽"),
        (999, "999 ₽"),
        (1_000, "1\u00a0000 ₽"),
        (12_345_678, "12\u00a0345\u00a0678 ₽"),
    ],
)
def test_a_sum_of_the_past_is_told_to_the_rouble(amount: int, told: str) -> None:
    assert f" · {told} · 40 дн." in draw(make_similar(amount_rub=amount))


@pytest.mark.parametrize(("days", "told"), [(0, "0 days"), (2, "2 days"), (365, "365 days")])
def test_how_long_a_deal_took_is_told_even_when_it_was_closed_at_once(days: int, told: str) -> None:
    assert draw(make_similar(days_taken=days), lang="en").splitlines()[1].endswith(f" · {told}")


# A name, and what fits into the 34 letters of its column.
@pytest.mark.parametrize(
    ("client", "told"),
    [
        ("А" * 34, "А" * 34),
        ("А" * 35, "А" * 33 + "…"),
        ("А" * 32 + " Б" * 9, "А" * 32 + "…"),
        ("  ООО\n\t«Лавка»  ", "ООО «Лавка»"),
    ],
)
def test_a_name_is_one_line_that_fits(client: str, told: str) -> None:
    line = draw(make_similar(client=client, amount_rub=None, days_taken=None)).splitlines()[1]
    assert line == f"  1. {told} · выиграна"


@pytest.mark.parametrize(
    ("same", "differs", "lines"),
    [
        (("регион", "отрасль"), (), ["     похожа: регион; отрасль"]),
        ((), ("сумма",), ["     отличается: сумма"]),
        ((), (), []),
    ],
)
def test_only_reasons_that_there_are_have_a_line(
    same: tuple[str, ...], differs: tuple[str, ...], lines: list[str]
) -> None:
    likeness = Likeness(score=0.5, same=same, differs=differs)
    assert draw(make_similar(likeness=likeness)).splitlines()[2:] == lines


def test_deals_that_the_sender_brought_are_not_counted_among_the_similar() -> None:
    text = draw(make_similar(client="Чужая", likeness=None), make_similar(client="Своя"))
    assert text.splitlines()[:2] == [
        "Похожие сделки: 1, выиграно 1",
        "  1. Своя · выиграна · 600\u00a0000 ₽ · 40 дн.",
    ]
