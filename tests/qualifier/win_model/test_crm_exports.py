"""Whole exports of the four CRMs, with invented deals: which columns are learnt from and which are not."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from qualifier.win_model.deal_import import Import, build_deals
from qualifier.win_model.deal_table import TableInvalid
from qualifier.win_model.leakage import scan_leakage
from qualifier.win_model.raw_table import RawTable
from qualifier.win_model.table_map import TableMap

SIZE = 400
TRADES = (("банк", "Banking", 0.9), ("аптеки", "Pharmacy", 0.3), ("авто", "Automotive", -0.6))
SOURCES = (
    ("Сайт", "Website", 0.2),
    ("Рекомендация", "Referral", 1.0),
    ("Холодный звонок", "Cold call", -1.0),
)


def invent(at: int) -> dict[str, Any]:
    random = Random(at)
    trade, source = random.choice(TRADES), random.choice(SOURCES)
    created = date(2023, 5, 1) + timedelta(days=2 * at)
    return {
        "at": at,
        "trade": trade,
        "source": source,
        "won": random.random() < 0.4 + 0.2 * trade[2] + 0.2 * source[2],
        "staff": int(random.lognormvariate(5, 1.2)),
        "sum": int(random.lognormvariate(14, 0.9)),
        "created": created,
        "closed": created + timedelta(days=random.randint(8, 90)),
        "one": random.choice(["a", "b", "c"]),
        "phone": str(79_000_000_000 + random.randrange(999_999_999)),
    }


DEALS = [invent(at) for at in range(SIZE)]


def bitrix(deal: dict[str, Any]) -> dict[str, Any]:
    lost = "Анализ причины провала" if deal["at"] % 3 else "Сделка провалена"
    return {
        "ID": 20_000 + 3 * deal["at"],
        "Название сделки": f"Размещение {deal['at']}",
        "Стадия сделки": "Сделка успешна" if deal["won"] else lost,
        "Сумма": f"{deal['sum']}.00",
        "Телефон контакта": deal["phone"],
        "Источник": deal["source"][0],
        "Отрасль компании": deal["trade"][0],
        "Количество сотрудников": deal["staff"],
        "Ответственный": deal["one"],
        "Дата создания": f"{deal['created']:%d.%m.%Y} 10:15:00",
        "Дата изменения": f"{deal['closed']:%d.%m.%Y} 12:00:00",
        "Предполагаемая дата закрытия": f"{deal['closed']:%d.%m.%Y}",
        "Вероятность": 100 if deal["won"] else 0,
        "Причина отказа": None if deal["won"] else "Дорого",
    }


def amo(deal: dict[str, Any]) -> dict[str, Any]:
    return {
        "ID": 31_000_000 + deal["at"],
        "Название сделки": f"Сделка {deal['at']}",
        "Этап сделки": "Успешно реализовано" if deal["won"] else "Закрыто и не реализовано",
        "Бюджет ₽": deal["sum"],
        "Дата создания сделки": f"{deal['created']:%d.%m.%Y} 10:15:00",
        "Кем создана сделка": deal["one"],
        "Дата редактирования": f"{deal['closed']:%d.%m.%Y} 10:15:00",
        "Кем редактирована": deal["one"],
        "Дата закрытия": f"{deal['closed']:%d.%m.%Y} 10:15:00",
        "Теги сделки": "vip" if deal["at"] % 4 else None,
        "Примечание 1": "перезвонить" if deal["at"] % 2 else "ждёт",
        "Источник": deal["source"][0],
        "Отрасль": deal["trade"][0],
        "Рабочий телефон": deal["phone"],
    }


def hubspot(deal: dict[str, Any]) -> dict[str, Any]:
    random = Random(f"hubspot {deal['at']}")
    return {
        "Record ID": 9_000_000_000 + 17 * deal["at"],
        "Deal Name": f"Deal {deal['at']}",
        "Deal Stage": "Closed Won" if deal["won"] else "Closed - Lost (price)",
        "Amount": deal["sum"],
        "Create Date": f"{deal['created']} 10:15",
        "Close Date": f"{deal['closed']} 11:00",
        "Deal owner": deal["one"],
        "Original Source Type": deal["source"][1],
        "Number of Employees": deal["staff"],
        "Industry": deal["trade"][1],
        "Annual Revenue": deal["staff"] * 100_003,
        "Number of times contacted": random.randint(1, 9),
        "Number of Sales Activities": random.randint(1, 30),
        "Closed Won Reason": "fit" if deal["won"] else None,
        "Deal probability": 1.0 if deal["won"] else 0.0,
        "Days to close": (deal["closed"] - deal["created"]).days,
        "Weighted amount": deal["sum"] if deal["won"] else 0,
    }


def salesforce(deal: dict[str, Any]) -> dict[str, Any]:
    random = Random(f"salesforce {deal['at']}")
    return {
        "Opportunity ID": f"0065g00000{deal['at']:05d}AAA",
        "StageName": "Closed Won" if deal["won"] else "Closed Lost",
        "Amount": deal["sum"],
        "CreatedDate": f"{deal['created']:%m/%d/%Y}",
        "CloseDate": f"{deal['closed']:%m/%d/%Y}",
        "Age": (deal["closed"] - deal["created"]).days,
        "LeadSource": deal["source"][1],
        "Industry": deal["trade"][1],
        "NumberOfEmployees": deal["staff"],
        "ForecastCategoryName": "Closed" if deal["won"] else "Omitted",
        "LastModifiedDate": f"{deal['closed']:%m/%d/%Y}",
        "FiscalQuarter": (deal["closed"].month - 1) // 3 + 1,
        "Push Count": random.randint(0, 4),
        "Owner": deal["one"],
    }


EXPORTS: dict[Any, set[str]] = {
    bitrix: {
        *("Сумма", "Источник", "Отрасль компании", "Количество сотрудников", "Ответственный"),
        "Дата создания",
    },
    amo: {"Бюджет ₽", "Дата создания сделки", "Кем создана сделка", "Источник", "Отрасль"},
    hubspot: {
        *("Amount", "Create Date", "Deal owner", "Original Source Type", "Number of Employees", "Industry"),
        "Annual Revenue",
    },
    salesforce: {
        *("Amount", "CreatedDate", "LeadSource", "Industry", "NumberOfEmployees", "Owner"),
    },
}


def read(export: Any) -> Import:
    rows = [export(deal) for deal in DEALS]
    columns = {name: [None if row[name] is None else str(row[name]) for row in rows] for name in rows[0]}
    return build_deals(RawTable(name="export", columns=columns, numbers=range(2, SIZE + 2)), TableMap())


@pytest.mark.parametrize("export", EXPORTS)
def test_every_deal_of_an_export_has_its_outcome(export: Any) -> None:
    found = read(export)
    assert (len(found.table), found.open_rows, dict(found.open_words)) == (SIZE, 0, {})
    assert found.table.outcomes == tuple(deal["won"] for deal in DEALS)


@pytest.mark.parametrize("export", EXPORTS)
def test_what_is_learnt_from_is_what_was_known_when_the_lead_came(export: Any) -> None:
    table = read(export).table
    left_out = {leak.field for leak in scan_leakage(table)}
    assert {column.name for column in table.columns} - left_out == EXPORTS[export]


@pytest.mark.parametrize(
    ("word", "end"),
    [
        ("Closed Won", True),
        ("closed/won", True),
        ("Успешно завершена", True),
        ("Сделка закрыта успешно", True),
        ("Победа в тендере", True),
        ("Сделка провалена", False),
        ("Не успешно реализовано", False),
        ("Отказ клиента", False),
        ("Закрыта без продажи", False),
        ("Closed - Lost", False),
        ("Deal failed", False),
        ("Not sold", False),
        ("Договор подписан", None),
        ("Счёт оплачен частично", None),
        ("Успешные переговоры", None),
        ("Negotiation", None),
        ("Brief received", None),
    ],
)
def test_a_house_that_names_its_stages_itself_is_understood(word: str, end: bool | None) -> None:
    ends = ["Closed Won", "Closed Lost", word]
    raw = RawTable(
        name="x",
        columns={"Stage": ends * 20, "Industry": ["a", "b", "c"] * 20},
        numbers=range(2, 62),
    )
    found = build_deals(raw, TableMap())
    assert len(found.table) == (40 if end is None else 60)
    assert found.table.won == (40 if end else 20)
    assert dict(found.open_words) == ({word: 20} if end is None else {})


@pytest.mark.parametrize(
    "heading", ["StageName", "deal_stage", "Статус сделки", "Чем кончилось", "How it ended"]
)
def test_the_outcome_is_found_by_its_heading_or_else_by_its_words(heading: str) -> None:
    raw = RawTable(
        name="x",
        columns={"Again": ["да", "нет"] * 30, heading: ["Сделка успешна", "Сделка провалена"] * 30},
        numbers=range(2, 62),
    )
    assert build_deals(raw, TableMap()).roles.outcome == heading


def test_yes_and_no_alone_are_nobodys_outcome() -> None:
    raw = RawTable(name="x", columns={"Again": ["да", "нет"] * 30}, numbers=range(2, 62))
    with pytest.raises(TableInvalid, match="No column says how the deals ended"):
        build_deals(raw, TableMap())


@pytest.mark.parametrize("export", EXPORTS)
def test_the_day_of_creation_orders_the_deals(export: Any) -> None:
    assert read(export).table.days == tuple(float(deal["created"].toordinal()) for deal in DEALS)


def test_a_map_decides_what_an_outcome_is_against_all_words() -> None:
    raw = RawTable(
        name="x",
        columns={"Stage": ["Договор подписан", "Отказ", "Новая"] * 20, "Industry": ["a", "b", "c"] * 20},
        numbers=range(2, 62),
    )
    found = build_deals(raw, TableMap(won=("договор подписан",), lost=("Новая",)))
    assert (len(found.table), found.table.won, dict(found.open_words)) == (40, 20, {"Отказ": 20})
