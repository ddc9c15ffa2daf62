"""The list of work in a terminal, as a rep sees it, and outcomes written as labels."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from rich.console import Console
from typer.testing import CliRunner

from api import outcomes_command, queue_command
from api.queue_terminal import View, print_queue
from eval.cases import LeadCase, read_case_files
from kit.db import Database
from qualifier.outcomes.outcome import OutcomeKind, RejectReason
from qualifier.priority.working_time import load_calendar
from qualifier.qualification import Criterion, Level, Numbers
from qualifier.work.queue_row import QueueRow
from tests.databases import copy_database
from tests.qualifier.priority.leads import judge_levels
from tests.qualifier.work.desks import NOON, House, open_house

ZONE = load_calendar().zone
WIDTH = 80


@pytest.fixture(scope="module")
def house(server_url: str, template: str) -> Iterator[House]:
    """A house with four leads: one taken, one rejected, one that named no sum."""
    for database in copy_database(server_url, template):
        house = open_house(database)
        house.keep(judge_levels(budget=Level.UNKNOWN), "lead_mql")
        house.keep(judge_levels(), "lead_sql")
        house.keep(judge_levels(numbers=Numbers()), "lead_taken")
        house.keep(judge_levels(), "lead_gone")
        house.say("lead_taken", OutcomeKind.ACCEPTED, who="Анна")
        house.say(
            "lead_gone",
            OutcomeKind.REJECTED,
            reason=RejectReason.NO_NEED,
            corrections={Criterion.BUDGET: Level.PARTIAL},
        )
        yield house


@pytest.fixture
def run(house: House, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    return make_run(house.database, monkeypatch, queue_command.app)


def make_run(database: Database, monkeypatch: pytest.MonkeyPatch, app: Any) -> Callable[..., Result]:
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.service
def test_the_list_is_printed_in_80_columns(run: Callable[..., Result]) -> None:
    done = run()
    assert done.exit_code == 0, done.output
    assert max(map(len, done.stdout.splitlines())) <= WIDTH
    places = [done.stdout.index(name) for name in ("crm-lead_taken", "crm-lead_sql", "crm-lead_mql")]
    assert places == sorted(places)
    assert "crm-lead_gone" not in done.stdout
    assert "просрочено" in done.stdout or "сегодня" in done.stdout or "до " in done.stdout


@pytest.mark.service
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", ["Открытые лиды", "Квалифицирован (SQL)", "Сделать: ", "Спросить: «", "шанс 30\u00a0%"]),
        ("en", ["Open leads", "Qualified (SQL)", "Do: ", "Ask: «", "chance 30%"]),
    ],
)
def test_it_speaks_both_languages(run: Callable[..., Result], lang: str, words: list[str]) -> None:
    text = run("--lang", lang).stdout
    assert [word for word in words if word not in text] == []


@pytest.mark.service
def test_a_rep_sees_her_own_leads_and_those_that_nobody_has_taken(run: Callable[..., Result]) -> None:
    assert "crm-lead_taken" in run("--rep", "Анна").stdout
    his = run("--rep", "Пётр").stdout
    assert "crm-lead_taken" not in his
    assert "crm-lead_sql" in his


@pytest.mark.service
def test_the_list_is_cut_and_says_so(run: Callable[..., Result]) -> None:
    done = run("--limit", "1")
    assert "Это не все" in done.stdout
    assert "crm-lead_sql" not in done.stdout
    assert "Это не все" not in run().stdout


@pytest.mark.service
def test_json_is_the_page_of_the_service(run: Callable[..., Result]) -> None:
    content = json.loads(run("--json", "--status", "nurture").stdout)
    assert [row["lead_id"] for row in content["leads"]] == ["lead_mql"]
    assert (content["next_cursor"], content["behind"]) == (None, 0)
    assert content["leads"][0]["question"]["criterion"] == "budget"


@pytest.mark.service
@pytest.mark.parametrize("options", [("--limit", "0"), ("--limit", "many"), ("--status", "closed")])
def test_a_wish_that_cannot_be_is_wrong_usage(run: Callable[..., Result], options: tuple[str, ...]) -> None:
    assert run(*options).exit_code == 2


# --- how one row is drawn


def draw(now: datetime = NOON, *, lang: str = "ru", more: bool = False, **changes: Any) -> str:
    shown = {
        "external_id": "crm-1",
        "company": "ООО «Ромашка»",
        "contact": {"name": "Анна", "role": "директор", "phone": "+7 900 000-00-11", "email": None},
        "lang": "ru",
        "fit": "A",
        "why": {"ru": "Квалифицирован (SQL)", "en": "Qualified (SQL)"},
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
        "line": {"ru": "Спрашивать нечего.", "en": "Nothing to ask."},
        **changes.pop("shown", {}),
    }
    values: dict[str, Any] = {
        "lead_id": "lead_1",
        "qualification_id": "qual_1",
        "status": "qualified",
        "since_at": NOON,
        "is_open": True,
        "owner": None,
        "expected_rub": 285_000,
        "due_at": NOON + timedelta(hours=1),
        "shown": shown,
        **changes,
    }
    console = Console(file=StringIO(), width=WIDTH, highlight=False, markup=False, emoji=False)
    print_queue(console, (QueueRow(**values),), View(lang=lang, now=now, zone=ZONE), has_more=more)
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def test_a_row_reads_from_the_name_to_the_deed() -> None:
    lines = [line.strip() for line in draw().splitlines() if line.strip()]
    assert lines == [
        "Открытые лиды, с самого ценного; время Europe/Moscow, сейчас 26.11 12:00",
        "1. ООО «Ромашка» · 285\u00a0тыс. ₽ · crm-1",
        "Квалифицирован (SQL) · до сегодня 13:00",
        "+7 900 000-00-11 · Анна · директор",
        "шанс 30\u00a0% (по правилам) × сделка 1\u00a0млн ₽ − время 15\u00a0тыс. ₽",
        "Сделать: Позвонить. (продажи: никем не взят)",
    ]


# When one looks, and what is said of a call that is due at 13:00 on Thursday the 26th.
DUES = [
    (NOON, "до сегодня 13:00", "by today 13:00"),
    (NOON - timedelta(days=1), "до завтра 13:00", "by tomorrow 13:00"),
    (NOON - timedelta(days=3), "до чт 26.11.2026 13:00", "by Thu 26.11.2026 13:00"),
    (NOON + timedelta(hours=1), "до сегодня 13:00", "by today 13:00"),
    (
        NOON + timedelta(hours=1, seconds=5),
        "до сегодня 13:00, просрочено на 1 мин",
        "by today 13:00, 1 min overdue",
    ),
    (
        NOON + timedelta(hours=1, minutes=45),
        "до сегодня 13:00, просрочено на 45 мин",
        "by today 13:00, 45 min overdue",
    ),
    (NOON + timedelta(hours=4), "до сегодня 13:00, просрочено на 3 ч", "by today 13:00, 3 h overdue"),
    (
        NOON + timedelta(days=4),
        "до чт 26.11.2026 13:00, просрочено на 3 дн.",
        "by Thu 26.11.2026 13:00, 3 d overdue",
    ),
]


@pytest.mark.parametrize(("now", "russian", "english"), DUES)
def test_when_it_is_due_is_said_as_people_say_it(now: datetime, russian: str, english: str) -> None:
    assert f"· {russian}\n" in _unpad(draw(now))
    assert f"· {english}\n" in _unpad(draw(now, lang="en"))


def _unpad(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def test_a_model_and_a_typical_deal_are_named() -> None:
    text = draw(shown={"chance_from": "model", "deal_from": "typical", "chance": 0.347})
    assert "шанс 35\u00a0% (модель) × сделка 1\u00a0млн ₽ (обычная)" in text


def test_an_owner_is_named() -> None:
    assert "(продажи: Анна)" in draw(owner="Анна")


def test_a_lead_without_names_is_still_a_row() -> None:
    nobody = {"name": None, "role": None, "phone": None, "email": None}
    text = draw(shown={"company": None, "external_id": None, "contact": nobody})
    assert "компания не названа" in text
    assert "lead_1" in text


def test_what_a_client_wrote_cannot_move_the_cursor_or_break_the_lines() -> None:
    nasty = "\x1b[2J\x1b[31m\u202eЗло\r\n\t" + "я" * 300
    contact = {"name": nasty, "role": nasty, "phone": nasty, "email": nasty}
    text = draw(shown={"company": nasty, "external_id": nasty, "contact": contact})
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_an_empty_list_says_so() -> None:
    console = Console(file=StringIO(), width=WIDTH)
    print_queue(console, (), View(lang="en", now=datetime(2026, 1, 1, tzinfo=UTC), zone=ZONE), has_more=False)
    assert console.file.getvalue() == "There are no open leads.\n"  # type: ignore[attr-defined]


# --- outcomes as labels


@pytest.fixture
def export(house: House, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    return make_run(house.database, monkeypatch, outcomes_command.app)


@pytest.mark.service
def test_outcomes_are_written_as_cases(export: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "labelled.jsonl"
    done = export("export", "--out", out, "--lang", "en")
    assert (done.exit_code, done.stdout) == (
        0,
        "Leads with outcomes 2: labelled cases 2, closed deals 0\n",
    )
    cases = {case.id: case for case in read_case_files([out]) if isinstance(case, LeadCase)}
    assert cases["crm-lead_taken"].gold.labels == {"status": "qualified", "reason": None}
    assert cases["crm-lead_gone"].gold.levels == {"budget": "partial", "need": "absent"}


@pytest.mark.service
def test_closed_deals_are_written_as_rows(
    export: Callable[..., Result], house: House, tmp_path: Path
) -> None:
    house.keep(judge_levels(), "lead_won")
    house.say("lead_won", OutcomeKind.WON, amount_rub=5)
    rows = tmp_path / "deals.jsonl"
    assert "closed deals 1" in export("export", "--rows", rows, "--lang", "en").stdout
    (row,) = map(json.loads, rows.read_text(encoding="utf-8").splitlines())
    assert (row["id"], row["outcome"], row["source"]) == ("lead_won", "won", "site_form")


@pytest.mark.service
@pytest.mark.parametrize(
    ("options", "words"), [((), "--out"), (("--out", "/nowhere/at/all.jsonl"), "all.jsonl")]
)
def test_an_export_to_nowhere_is_told(
    export: Callable[..., Result], options: tuple[str, ...], words: str
) -> None:
    done = export("export", *options)
    assert done.exit_code == 2
    assert words in done.stderr
