"""Headings of real exports: which a lead cannot have yet, and which are honest; planted leaks are found."""

from random import Random

import numpy as np
import pytest

from qualifier.win_model.deal_import import build_deals
from qualifier.win_model.deal_table import Column, DealTable
from qualifier.win_model.fields import ColumnKind, Value
from qualifier.win_model.leakage import Why, measure_alone, scan_leakage
from qualifier.win_model.raw_table import RawTable
from qualifier.win_model.rules import load_rules
from qualifier.win_model.table_map import TableMap
from tests.qualifier.win_model.deals import column, make_table

SIZE = 300
DRAWN = Random(2)
WON = tuple(DRAWN.random() < 0.35 for _ in range(SIZE))


def scan(*columns: Column, won: tuple[bool, ...] = WON) -> dict[str, Why]:
    table = DealTable(ids=tuple(map(str, range(len(won)))), columns=columns, outcomes=won)
    return {leak.field: leak.why for leak in scan_leakage(table)}


def draw(name: str, *values: Value, seed: int = 0) -> Column:
    random = Random(f"{name} {seed}")
    return column(name, ColumnKind.CATEGORY, [random.choice(values) for _ in range(SIZE)])


@pytest.mark.parametrize(
    "name",
    [
        # HubSpot
        "Original Source",
        "Number of Employees",
        "Annual Revenue",
        "First Page Seen",
        "Country/Region",
        "Persona",
        # Salesforce
        "LeadSource",
        "Industry",
        "NumberOfEmployees",
        "BillingCity",
        "Type",
        # Bitrix24 and amoCRM
        "Источник",
        "Компания: Отрасль",
        "Ответственный",
        "Регион",
        "Тип клиента",
        "Продукт",
        "utm_source",
        "Бюджет",
        "Количество сотрудников",
        "Канал первого обращения",
        "Дата создания",
        "Контакт: Должность",
    ],
)
def test_what_is_known_when_a_lead_comes_is_kept(name: str) -> None:
    assert scan(draw(name, "a", "b", "c")) == {}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Closed Lost Reason", Why.AFTER_OUTCOME),
        ("Close Date", Why.AFTER_OUTCOME),
        ("closed_won_reason", Why.AFTER_OUTCOME),
        ("Reason for loss", Why.AFTER_OUTCOME),
        ("Contract Number", Why.AFTER_OUTCOME),
        ("Invoice date", Why.AFTER_OUTCOME),
        ("Причина проигрыша", Why.AFTER_OUTCOME),
        ("Дата закрытия сделки", Why.AFTER_OUTCOME),
        ("Номер договора", Why.AFTER_OUTCOME),
        ("Дата оплаты", Why.AFTER_OUTCOME),
        ("Last Activity Date", Why.AFTER_CONTACT),
        ("Last Modified", Why.AFTER_CONTACT),
        ("Lead Status", Why.AFTER_CONTACT),
        ("HubSpot Score", Why.AFTER_CONTACT),
        ("Forecast Category", Why.AFTER_CONTACT),
        ("Deal Probability", Why.AFTER_CONTACT),
        ("Number of Calls", Why.AFTER_CONTACT),
        ("Next Step", Why.AFTER_CONTACT),
        ("Tags", Why.AFTER_CONTACT),
        ("Комментарии", Why.AFTER_CONTACT),
        ("Последний звонок", Why.AFTER_CONTACT),
        ("Дата изменения", Why.AFTER_CONTACT),
        ("Теги", Why.AFTER_CONTACT),
        ("Качество лида", Why.AFTER_CONTACT),
        ("Следующий шаг", Why.AFTER_CONTACT),
        ("Статус сделки", Why.AFTER_CONTACT),
    ],
)
def test_what_is_written_later_is_left_out_by_its_heading(name: str, why: Why) -> None:
    assert scan(draw(name, "a", "b", "c")) == {name: why}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (("Ringing", "a", "b"), Why.CONTACT_LOG),
        (("SMS Sent", "Email Opened", "Page Visited"), Why.CONTACT_LOG),
        (("не отвечает", "а", "б"), Why.CONTACT_LOG),
        (("Встреча проведена", "а"), Why.CONTACT_LOG),
        (("Hot lead", "x"), Why.OPINION),
        (("Low in Relevance", "x"), Why.OPINION),
        (("перспективный", "х"), Why.OPINION),
        (("тёплый", "горячий клиент"), Why.OPINION),
        # Honest words that are near to them.
        (("Call center", "Email campaign", "Site"), None),
        (("Горячая линия цеха", "Цех", "Склад"), None),
        (("Холодный звонок", "Сайт", "Рекомендация"), None),
        (("Холодная база", "Тендер"), None),
        (("Cold call", "Warm introduction", "Website"), None),
        (("Тёплый", "холодный"), Why.OPINION),
        (("Холодный лид", "заявка"), Why.OPINION),
        (("Incoming call", "Chat"), None),
        (("Student", "Working Professional", "Unemployed"), None),
        (("Звонок", "Почта"), None),
    ],
)
def test_a_log_of_contacts_and_an_opinion_are_known_by_their_values(
    values: tuple[str, ...], why: Why | None
) -> None:
    assert scan(draw("column 5", *values)).get("column 5") is why


@pytest.mark.parametrize(
    ("name", "is_told_before"),
    [
        ("Lead Source", True),
        ("LeadSource", True),
        ("Источник сделки", True),
        ("utm_medium", True),
        ("Канал привлечения", True),
        ("Отрасль клиента", True),
        ("Lead type", False),
        ("Тип лида", False),
        ("Итог последнего канала", False),
        ("Latest source", False),
    ],
)
def test_where_a_lead_came_from_is_no_opinion_whatever_it_is_called(name: str, is_told_before: bool) -> None:
    assert (scan(draw(name, "Hot lead", "No answer", "Site")) == {}) is is_told_before


def draw_numbers(name: str, spread: str) -> Column:
    random = Random(f"{name} {spread}")
    values: dict[str, list[Value]] = {
        "sums": [float(int(random.lognormvariate(14, 0.9)) + at) for at in range(SIZE)],
        "given one after another": [float(20_000 + 3 * at) for at in range(SIZE)],
        "telephones": [float(79_000_000_000 + random.randrange(999_999_999)) for _ in range(SIZE)],
        "taxpayers": [float(10 ** random.choice([9, 11]) * 7 + random.randrange(10**9)) for _ in range(SIZE)],
        "kopecks": [random.lognormvariate(10, 0.5) for _ in range(SIZE)],
    }
    return column(name, ColumnKind.NUMBER, values[spread])


@pytest.mark.parametrize(
    ("name", "spread", "names_deal"),
    [
        ("Бюджет", "sums", False),
        ("Сумма, руб.", "sums", False),
        ("Выручка за год", "sums", False),
        ("Численность", "given one after another", False),
        ("Number of Employees", "given one after another", False),
        ("AnnualRevenue", "sums", False),
        ("поле 7", "sums", False),
        ("поле 7", "kopecks", False),
        ("поле 7", "given one after another", True),
        ("поле 7", "telephones", True),
        ("поле 7", "taxpayers", True),
        ("ИНН", "sums", True),
        ("Номер заявки", "sums", True),
        ("ContactId", "sums", True),
        ("Телефон", "telephones", True),
        ("№ договора-заявки", "given one after another", True),
    ],
)
def test_sums_and_sizes_are_told_from_numbers_that_name_a_deal(
    name: str, spread: str, names_deal: bool
) -> None:
    leaks = scan(draw_numbers(name, spread))
    assert (leaks.get(name) is not None) is names_deal


@pytest.mark.parametrize("share", [0.0, 0.02])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_copy_of_the_outcome_is_found_even_with_errors_in_it(share: float, seed: int) -> None:
    random = Random(seed)
    told = ["yes" if end != (random.random() < share) else "no" for end in WON]
    assert scan(column("mark", ColumnKind.CATEGORY, told)) == {"mark": Why.TELLS_OUTCOME}


@pytest.mark.parametrize("noise", [0.25, 0.4])
def test_an_honest_field_that_tells_much_is_kept(noise: float) -> None:
    random = Random(4)
    told = ["yes" if end != (random.random() < noise) else "no" for end in WON]
    assert scan(column("fits", ColumnKind.CATEGORY, told)) == {}


@pytest.mark.parametrize("kind", ["sum", "share", "day"])
def test_numbers_that_are_zero_or_none_for_the_lost_are_found(kind: str) -> None:
    random = Random(5)
    values: list[Value] = [float(random.randint(1, 40)) if end else 0.0 for end in WON]
    if kind == "share":
        values = [value or None for value in values]
    if kind == "day":
        values = [738000.0 + random.randrange(99) if end else None for end in WON]
    field = column("x", ColumnKind.DATE if kind == "day" else ColumnKind.NUMBER, values)
    assert scan(field)["x"] in (Why.TELLS_OUTCOME, Why.ONE_SIDED)


def test_the_figure_is_how_well_the_field_alone_orders_the_deals() -> None:
    told = ["yes" if end else "no" for end in WON]
    fold = [at % 5 for at in range(SIZE)]
    perfect = column("x", ColumnKind.CATEGORY, told)
    assert measure_alone(perfect, np.asarray(WON, dtype=float), np.asarray(fold)) == 1.0
    blank = column("x", ColumnKind.CATEGORY, [None] * SIZE)
    assert measure_alone(blank, np.asarray(WON, dtype=float), np.asarray(fold)) < 0.6


def test_a_few_filled_cells_prove_nothing() -> None:
    values: list[Value] = [None] * SIZE
    for at in [at for at, end in enumerate(WON) if end][:9]:
        values[at] = "x"
    assert scan(column("rare", ColumnKind.CATEGORY, values)) == {}


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_deals_without_a_leak_lose_no_field(seed: int) -> None:
    table = make_table(300, seed)
    assert scan_leakage(table) == ()


def test_every_planted_leak_is_named_and_nothing_else() -> None:
    table = make_table(300, seed=6)
    random = Random(6)
    planted = {
        "won_date_x": column(
            "won_date_x",
            ColumnKind.DATE,
            [738900.0 + random.randrange(9) if w else None for w in table.outcomes],
        ),
        "loss reason": column(
            "loss reason", ColumnKind.CATEGORY, [random.choice(["dear", "late"]) for _ in table.outcomes]
        ),
        "f1": column("f1", ColumnKind.CATEGORY, [random.choice(["busy", "switched off", "ok"]) for _ in WON]),
        "f2": column("f2", ColumnKind.CATEGORY, [random.choice(["junk lead", "ok"]) for _ in WON]),
        "company": column("company", ColumnKind.CATEGORY, [f"Firm {at}" for at in range(300)]),
        "same": column("same", ColumnKind.FLAG, ["yes"] * 300),
    }
    whole = DealTable(
        ids=table.ids, columns=(*table.columns, *planted.values()), outcomes=table.outcomes, days=table.days
    )
    assert {leak.field for leak in scan_leakage(whole)} == set(planted)


def test_headings_hidden_in_another_language_still_leak_by_their_values() -> None:
    rows = ["да" if end else "" for end in WON]
    raw = RawTable(
        name="x",
        columns={
            "результат": ["Успешно реализовано" if end else "Закрыто и не реализовано" for end in WON],
            "поле": [row or None for row in rows],
            "город": ["Пермь", "Омск", "Тула"] * 100,
        },
        numbers=range(2, SIZE + 2),
    )
    table = build_deals(raw, TableMap(outcome="результат")).table
    assert {leak.field: leak.why for leak in scan_leakage(table)} == {"поле": Why.ONE_SIDED}


def test_other_rules_decide_otherwise() -> None:
    told = ["yes" if end != (Random(at).random() < 0.2) else "no" for at, end in enumerate(WON)]
    table = DealTable(ids=("",) * SIZE, columns=(column("x", ColumnKind.CATEGORY, told),), outcomes=WON)
    rules = load_rules()
    numbers = {**rules.numbers, "telling_auc": rules.numbers["telling_auc"].model_copy(update={"value": 0.6})}
    strict = rules.model_copy(update={"numbers": numbers})
    assert scan_leakage(table) == ()
    assert [leak.why for leak in scan_leakage(table, rules=strict)] == [Why.TELLS_OUTCOME]
