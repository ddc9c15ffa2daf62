from datetime import date
from typing import Any

import pytest

from kit.errors import BadInput
from planner.finding import Severity
from planner.law_finding import LawFinding, Lift, find_lift, group_law, read_lifts, say_law
from qualifier.qualification import Bilingual

DAY = date(2026, 11, 25)
CONTENT = {"rule": "alcohol_ban", "reason": "решение юриста", "who": "А. Петрова", "on": "2026-11-20"}


def make_finding(row_id: str | None = None, **changes: Any) -> LawFinding:
    fields: dict[str, Any] = {
        "rule": "marking",
        "severity": Severity.WARNS,
        "row_id": row_id,
        "channel": None,
        "category": None,
        "since": date(2022, 9, 1),
        "source": "38-FZ",
        "text": Bilingual(ru="Нужен erid", en="An erid is needed"),
        "todo": Bilingual(ru="Получить его", en="Get it"),
    }
    return LawFinding(**{**fields, **changes})


def test_a_lift_is_read_whole() -> None:
    assert read_lifts(None) == ()
    (lift,) = read_lifts([{**CONTENT, "row_id": "vk-clips", "who": " А. Петрова\x00 "}])
    assert lift == Lift(
        rule="alcohol_ban",
        reason="решение юриста",
        who="А. Петрова",
        on=date(2026, 11, 20),
        row_id="vk-clips",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("x", "must be a list"),
        ([CONTENT] * 101, "at most 100"),
        (["x"], "must be an object"),
        ([{**CONTENT, "reason": " "}], "reason must be a text"),
        ([{**CONTENT, "reason": "\x00"}], "reason must be a text"),
        ([{**CONTENT, "who": None}], "who must be a text"),
        ([{**CONTENT, "who": "x" * 501}], "who must be a text"),
        ([{**CONTENT, "rule": 5}], "rule must be a text"),
        ([{**CONTENT, "row_id": ""}], "row_id must be a text"),
        ([{**CONTENT, "on": "soon"}], "on must be a date"),
        ([{**CONTENT, "on": None}], "on must be a date"),
        ([{"rule": "alcohol_ban"}], "reason must be a text"),
    ],
)
def test_a_lift_without_its_parts_is_refused(content: Any, message: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_lifts(content)
    assert message in refusal.value.detail


@pytest.mark.parametrize(
    ("rule", "row_id", "day", "is_found"),
    [
        ("alcohol_ban", "vk-clips", DAY, True),
        ("alcohol_ban", "sms-base", DAY, False),
        ("tobacco_ban", "vk-clips", DAY, False),
        ("alcohol_ban", "vk-clips", date(2026, 11, 19), False),
    ],
)
def test_a_lift_holds_for_its_rule_and_line_from_its_day(
    rule: str, row_id: str, day: date, is_found: bool
) -> None:
    lifts = read_lifts([{**CONTENT, "row_id": "vk-clips"}])
    assert (find_lift(lifts, rule, row_id, day) is not None) is is_found


def test_findings_that_say_the_same_are_told_once_with_their_lines() -> None:
    other = make_finding(text=Bilingual(ru="Русский язык", en="Russian"), since=None)
    law = (make_finding("c"), other, make_finding("a"), make_finding("gone"))
    groups = group_law(law, ("a", "b", "c"))
    assert [(one.text.ru, lines) for one, lines in groups] == [("Нужен erid", (1, 3)), ("Русский язык", ())]


@pytest.mark.parametrize(
    ("lines", "lang", "said"),
    [
        ((1, 3), "ru", "Строки 1, 3. Нужен erid (с 01.09.2022). Получить его."),
        ((2,), "ru", "Строка 2. Нужен erid (с 01.09.2022). Получить его."),
        ((2,), "en", "Line 2. An erid is needed (since 01.09.2022). Get it."),
        ((), "en", "An erid is needed (since 01.09.2022). Get it."),
    ],
)
def test_a_finding_is_one_sentence_after_another(lines: tuple[int, ...], lang: str, said: str) -> None:
    assert say_law(make_finding(), lines, lang) == said


def test_a_lifted_block_names_who_lifted_it_when_and_why() -> None:
    (lift,) = read_lifts([CONTENT])
    lifted = make_finding(lift=lift, since=None)
    assert say_law(lifted, (), "ru").endswith("Запрет снят: А. Петрова, 20.11.2026, решение юриста.")
    assert "Lifted by: А. Петрова" in say_law(lifted, (), "en")
