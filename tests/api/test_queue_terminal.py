"""The list of work line by line: what stands where, in both languages, however narrow or nasty the lead."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from api.queue_terminal import ROLES, View, print_queue
from qualifier.priority.rules import Role
from qualifier.work.queue_row import QueueRow

# A Thursday, noon in Moscow.
NOON = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
WIDTH = 80
NBSP = "\u00a0"


def make_row(shown: dict[str, Any] | None = None, **changes: Any) -> QueueRow:
    usual: dict[str, Any] = {
        "external_id": "crm-1",
        "company": "ООО «Ромашка»",
        "contact": {"name": "Анна", "role": "директор", "phone": "+7 900 000-00-11", "email": None},
        "lang": "ru",
        "fit": "A",
        "why": {"ru": "Готов.", "en": "Ready."},
        "stage": "contact",
        "action": {"ru": "Позвонить.", "en": "Call."},
        "role": "sales",
        "chance": 0.3,
        "chance_from": "rubric",
        "deal_rub": 1_000_000,
        "deal_from": "stated",
        "cost_rub": 15_000,
        "question": None,
        "gain_rub": 0,
        "line": {"ru": "Нечего.", "en": "Nothing."},
    }
    told: dict[str, Any] = {
        "lead_id": "lead_1",
        "qualification_id": "qual_1",
        "status": "qualified",
        "since_at": NOON,
        "is_open": True,
        "owner": None,
        "expected_rub": 285_000,
        "due_at": NOON + timedelta(hours=1),
        **changes,
    }
    return QueueRow(shown={**usual, **(shown or {})}, **told)


def draw(
    *rows: QueueRow, lang: str = "ru", now: datetime = NOON, zone: ZoneInfo = MOSCOW, more: bool = False
) -> list[str]:
    file = StringIO()
    console = Console(file=file, width=WIDTH, highlight=False, markup=False, emoji=False)
    print_queue(console, rows, View(lang=lang, now=now, zone=zone), has_more=more)
    return [line.rstrip() for line in file.getvalue().splitlines()]


def test_a_row_in_english_reads_from_the_name_to_the_deed() -> None:
    assert draw(make_row(), lang="en") == [
        "Open leads, the most valuable first; times are Europe/Moscow, now 26.11 12:00",
        "",
        " 1. ООО «Ромашка» · 285,000 roubles · crm-1",
        "    Ready. · by today 13:00",
        "    +7 900 000-00-11 · Анна · директор",
        "    chance 30% (by rule) × deal 1,000,000 roubles − time 15,000 roubles",
        "    Do: Call. (sales: not taken)",
    ]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("ru", ["    Сначала бюджет.", "    Спросить: «Каков бюджет?»"]),
        ("en", ["    The budget first.", "    Ask: «What is the budget?»"]),
    ],
)
def test_why_a_question_comes_first_stands_before_it(lang: str, lines: list[str]) -> None:
    question = {"criterion": "budget", "text": {"ru": "Каков бюджет?", "en": "What is the budget?"}}
    line = {"ru": "Сначала бюджет.", "en": "The budget first."}
    assert draw(make_row({"question": question, "line": line}), lang=lang)[-2:] == lines


def test_rows_are_numbered_in_their_order_and_the_numbers_stand_in_a_column() -> None:
    lines = draw(*(make_row({"external_id": f"crm-{number}"}) for number in range(1, 11)))
    heads = [line for line in lines if "crm-" in line]
    assert [line[:4] for line in heads] == [*(f" {number}. " for number in range(1, 10)), "10. "]
    assert [line.rsplit(" ", 1)[1] for line in heads] == [f"crm-{number}" for number in range(1, 11)]


@pytest.mark.parametrize(
    ("lang", "more", "last"),
    [
        ("ru", True, "Это не все: --limit покажет больше."),
        ("en", True, "There are more: --limit shows them."),
        ("ru", False, "    Сделать: Позвонить. (продажи: никем не взят)"),
        ("en", False, "    Do: Call. (sales: not taken)"),
    ],
)
def test_a_list_that_was_cut_ends_by_saying_so(lang: str, more: bool, last: str) -> None:
    assert draw(make_row(), lang=lang, more=more)[-1] == last


@pytest.mark.parametrize(
    ("lang", "words"), [("ru", "Открытых лидов нет."), ("en", "There are no open leads.")]
)
def test_where_nothing_is_to_be_done_one_line_says_so(lang: str, words: str) -> None:
    assert draw(lang=lang, more=True) == [words]


# Who does it, how the role is called, and whose the lead is.
ROLE_WORDS = [
    (Role.PRE_SALES, None, "(пресейл: никем не взят)", "(pre-sales: not taken)"),
    (Role.SALES, "Анна", "(продажи: Анна)", "(sales: Анна)"),
    (Role.ACCOUNT, "Ann Lee", "(аккаунт-менеджер: Ann Lee)", "(account manager: Ann Lee)"),
]


@pytest.mark.parametrize(("role", "owner", "russian", "english"), ROLE_WORDS)
def test_who_has_to_do_it_is_named(role: Role, owner: str | None, russian: str, english: str) -> None:
    row = make_row({"role": role.value}, owner=owner)
    assert draw(row)[-1] == f"    Сделать: Позвонить. {russian}"
    assert draw(row, lang="en")[-1] == f"    Do: Call. {english}"


def test_every_role_has_its_words() -> None:
    assert set(ROLES) == set(Role)


# Which of the four the lead gave, in the order in which one needs them.
CONTACTS = [
    ({"phone": "1", "name": "2", "role": "3", "email": "4"}, "1 · 2 · 3 · 4"),
    ({"name": "Анна", "email": "a@b.example"}, "Анна · a@b.example"),
    ({"email": "a@b.example"}, "a@b.example"),
    ({"role": "CMO", "phone": "+7 1"}, "+7 1 · CMO"),
    ({"name": "", "role": "CMO"}, "CMO"),
]


@pytest.mark.parametrize(("given_", "line"), CONTACTS)
def test_a_contact_begins_with_what_one_dials(given_: dict[str, str], line: str) -> None:
    contact = {**dict.fromkeys(("name", "role", "phone", "email")), **given_}
    assert draw(make_row({"contact": contact}))[4] == f"    {line}"


def test_a_lead_without_a_contact_has_no_empty_line_for_it() -> None:
    nobody = dict.fromkeys(("name", "role", "phone", "email"))
    lines = draw(make_row({"contact": nobody}))
    assert len(lines) == 6
    assert "" not in lines[2:]


# What comes of the chance, the deal and the time, with where each is from.
SUMS = [
    (
        {},
        "шанс 30·% (по правилам) × сделка 1·млн ₽ − время 15·тыс. ₽",
        "chance 30% (by rule) × deal 1,000,000 roubles",
    ),
    (
        {"chance": 0.347, "chance_from": "model"},
        "шанс 35·% (модель) × сделка 1·млн ₽ − время 15·тыс. ₽",
        "chance 35% (model) × deal 1,000,000 roubles",
    ),
    (
        {"deal_rub": 1_800_000, "deal_from": "typical", "cost_rub": 5_000},
        "шанс 30·% (по правилам) × сделка 1,8·млн ₽ (обычная) − время 5·тыс. ₽",
        "chance 30% (by rule) × deal 1,800,000 roubles (typical)",
    ),
    (
        {"chance": 0.004},
        "шанс 0·% (по правилам) × сделка 1·млн ₽ − время 15·тыс. ₽",
        "chance 0% (by rule) × deal",
    ),
    (
        {"chance": 1.0, "cost_rub": 0},
        "шанс 100·% (по правилам) × сделка 1·млн ₽ − время 0·₽",
        "chance 100% (by rule) × deal",
    ),
]


@pytest.mark.parametrize(("shown", "russian", "english"), SUMS)
def test_how_the_worth_was_reckoned_is_told(shown: dict[str, Any], russian: str, english: str) -> None:
    assert draw(make_row(shown))[5] == "    " + russian.replace("·", NBSP)
    assert draw(make_row(shown), lang="en")[5].startswith(f"    {english}")


@pytest.mark.parametrize(
    ("expected", "told"),
    [(0, f"0{NBSP}₽"), (-14_000, f"-14{NBSP}тыс. ₽"), (12_345_678, f"12,3{NBSP}млн ₽")],
)
def test_a_lead_that_costs_more_than_it_brings_is_shown_as_such(expected: int, told: str) -> None:
    assert draw(make_row(expected_rub=expected))[2] == f" 1. ООО «Ромашка» · {told} · crm-1"


# Where the house works, and when the same instant is due there.
ZONES = [
    ("Europe/Moscow", "сейчас 26.11 12:00", "до сегодня 13:00"),
    ("Asia/Vladivostok", "сейчас 26.11 19:00", "до сегодня 20:00"),
    ("Europe/Kaliningrad", "сейчас 26.11 11:00", "до сегодня 12:00"),
    # There the next day has begun already when it is due.
    ("Pacific/Kiritimati", "сейчас 26.11 23:00", "до завтра 00:00"),
]


@pytest.mark.parametrize(("zone", "now", "due"), ZONES)
def test_times_are_those_of_the_house(zone: str, now: str, due: str) -> None:
    lines = draw(make_row(), zone=ZoneInfo(zone))
    assert lines[0].endswith(f"время {zone}, {now}")
    assert lines[3] == f"    Готов. · {due}"


# Days from the Thursday on which one looks, and how the day is called.
DAYS = [
    (0, "сегодня", "today"),
    (1, "завтра", "tomorrow"),
    (2, "сб 28.11.2026", "Sat 28.11.2026"),
    (3, "вс 29.11.2026", "Sun 29.11.2026"),
    (4, "пн 30.11.2026", "Mon 30.11.2026"),
    (5, "вт 01.12.2026", "Tue 01.12.2026"),
    (6, "ср 02.12.2026", "Wed 02.12.2026"),
    (7, "чт 03.12.2026", "Thu 03.12.2026"),
    (8, "пт 04.12.2026", "Fri 04.12.2026"),
    (200, "пн 14.06.2027", "Mon 14.06.2027"),
]


@pytest.mark.parametrize(("days", "russian", "english"), DAYS)
def test_a_day_is_called_as_people_call_it(days: int, russian: str, english: str) -> None:
    row = make_row(due_at=NOON + timedelta(days=days, hours=1))
    assert draw(row)[3] == f"    Готов. · до {russian} 13:00"
    assert draw(row, lang="en")[3] == f"    Ready. · by {english} 13:00"


# How long ago it was due, and what is said: whole units, rounded down, a minute at least.
LATE = [
    (timedelta(seconds=1), "1 мин", "1 min"),
    (timedelta(seconds=119), "1 мин", "1 min"),
    (timedelta(minutes=59, seconds=59), "59 мин", "59 min"),
    (timedelta(minutes=60), "1 ч", "1 h"),
    (timedelta(hours=23, minutes=59), "23 ч", "23 h"),
    (timedelta(hours=24), "1 дн.", "1 d"),
    (timedelta(hours=47), "1 дн.", "1 d"),
    (timedelta(days=30), "30 дн.", "30 d"),
]


@pytest.mark.parametrize(("late", "russian", "english"), LATE)
def test_how_late_it_is_is_told_in_whole_units(late: timedelta, russian: str, english: str) -> None:
    row = make_row(due_at=NOON - late)
    assert draw(row)[3].endswith(f", просрочено на {russian}")
    assert draw(row, lang="en")[3].endswith(f", {english} overdue")


# What the lead calls itself and its number, and what the head shows of both.
HEADS = [
    ({"company": None}, "компания не названа", "crm-1"),
    ({"company": "   "}, "компания не названа", "crm-1"),
    ({"company": "А" * 40}, "А" * 40, "crm-1"),
    ({"company": "А" * 41}, "А" * 39 + "…", "crm-1"),
    ({"external_id": None}, "ООО «Ромашка»", "lead_1"),
    ({"external_id": "x" * 15}, "ООО «Ромашка»", "x" * 13 + "…"),
    ({"company": "A\x1b[2JB\u202e\nC"}, "A[2JB C", "crm-1"),
    ({"company": "[bold red]Шум[/]"}, "[bold red]Шум[/]", "crm-1"),
]


@pytest.mark.parametrize(("shown", "name", "number"), HEADS)
def test_names_are_cut_and_cleaned(shown: dict[str, Any], name: str, number: str) -> None:
    assert draw(make_row(shown))[2] == f" 1. {name} · 285{NBSP}тыс. ₽ · {number}"


@settings(max_examples=25)
@given(company=st.text(max_size=60), name=st.text(max_size=90), external_id=st.text(max_size=30))
def test_whatever_a_client_wrote_each_of_its_lines_fits(company: str, name: str, external_id: str) -> None:
    contact = {"name": name, "role": None, "phone": "+7", "email": None}
    row = make_row({"company": company, "external_id": external_id, "contact": contact})
    lines = draw(row)
    assert len(lines) == 7
    assert not any("\x1b" in line or "\r" in line for line in lines)
