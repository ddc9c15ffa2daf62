"""The plausible model's part in texts: briefs read as the rules do, letters and offers in plain words."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from planner.brief import Brief, Gender
from planner.brief_reading import read_brief

_DATA = re.compile(r"<<<DATA\n(?P<data>.*)\nDATA>>>", re.DOTALL)
_TODAY = re.compile(r"Today is (\d{4}-\d{2}-\d{2})")
_MOST_QUOTES, _LONGEST_QUOTE = 3, 300
# How the prompts begin: each kind of text has its own.
_BRIEF, _LETTER, _OFFER = (
    "You read a client's advertising brief",
    "word a short letter",
    "word three parts of an offer",
)


def speak_text(system: str, user: str) -> str | None:
    """Return the answer to a question about a text; None when it is about a lead."""
    speaks: Mapping[str, Callable[[str, Any], dict[str, Any]]] = {
        _BRIEF: tell_brief,
        _LETTER: word_letter,
        _OFFER: word_offer,
    }
    found = _DATA.search(user)
    for mark, speak in speaks.items():
        if mark in system and found:
            return json.dumps(speak(system, json.loads(found["data"])), ensure_ascii=False)
    return None


def tell_brief(system: str, text: str) -> dict[str, Any]:
    """Return every field that the rules read from the shown text, with its quotes."""
    told = _TODAY.search(system)
    brief = read_brief(text, as_of=date.fromisoformat(told.group(1)) if told else date(2026, 11, 25))
    rows = [_row(field, value, brief.quotes.get(quoted, ())) for field, quoted, value in _list_fields(brief)]
    return {"fields": [row for row in rows if row["value"] and row["quotes"]]}


def _list_fields(brief: Brief) -> tuple[tuple[str, str, str], ...]:
    people = brief.audience
    ages = f"{people.age_min or ''}-{people.age_max or ''}".strip()
    return (
        ("advertiser", "advertiser", brief.advertiser or ""),
        ("product", "product", brief.product or ""),
        ("objective", "objective", brief.objective or ""),
        ("budget", "budget_max_rub", "the whole" if brief.budget_max_rub or brief.budget_min_rub else ""),
        ("start_date", "start_date", brief.start_date.isoformat() if brief.start_date else ""),
        ("end_date", "end_date", brief.end_date.isoformat() if brief.end_date else ""),
        ("regions", "regions", ", ".join(brief.regions)),
        ("audience_age", "audience", "" if ages == "-" else ages),
        ("audience_gender", "audience", "" if people.gender is Gender.ALL else people.gender.value),
        ("channels_wanted", "channels_wanted", ", ".join(brief.channels_wanted)),
        ("channels_excluded", "channels_excluded", ", ".join(brief.channels_excluded)),
        ("kpi", "kpi", "; ".join(f"{one.name.value}={one.value}" for one in brief.kpi)),
        ("category_flags", "categories", ", ".join(brief.categories)),
    )


def _row(field: str, value: str, quotes: tuple[str, ...]) -> dict[str, Any]:
    kept = [quote[:_LONGEST_QUOTE] for quote in quotes[:_MOST_QUOTES]]
    return {"field": field, "value": str(value)[:_LONGEST_QUOTE], "quotes": kept}


def word_letter(system: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an opening of the given facts and the questions as they were given."""
    is_russian = "Language of the letter: Russian" in system
    facts: Mapping[str, str] = data["facts"]
    known = [facts[name] for name in ("budget", "start", "decision", "channels") if name in facts]
    opening = [facts.get("template", "")]
    if facts.get("task"):
        opening.append(
            f"Поняли задачу так: «{facts['task']}»." if is_russian else f'The task: "{facts["task"]}".'
        )
    if known:
        opening.append(f"Учли: {', '.join(known)}." if is_russian else f"Noted: {', '.join(known)}.")
    return {"opening": " ".join(opening), "questions": data["questions"]}


def word_offer(system: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the template's own sentences, joined as a person would."""
    is_russian = "Language of the offer: Russian" in system
    facts: Mapping[str, Any] = data["facts"]
    lead = "Мы поняли задачу так." if is_russian else "We understand the task as follows."
    names = ", ".join(role["name"] for role in data["roles"])
    idea = (
        f"Каналы дополняют друг друга: {names}. Каждый отвечает за свою часть пути к цели."
        if is_russian
        else f"The channels complement each other: {names}. Each carries its own part of the way to the goal."
    )
    return {
        "understanding": " ".join([lead, *facts["task"][:1], *facts["audience"][:1]]),
        "idea": idea,
        "roles": [{"channel": role["channel"], "text": role["role"]} for role in data["roles"]],
    }
