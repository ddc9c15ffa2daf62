"""What is asked of the planner: a letter, or a brief in fields, with the manager's wishes beside it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kit.errors import BadInput
from planner.brief import Brief
from planner.brief_reading import parse_brief_json, read_brief
from planner.law_checks import require_liftable
from planner.law_finding import read_lifts
from planner.media_plan import Goal
from planner.model_reading import ModelReading
from planner.plan_words import guess_language
from planner.wishes import Wishes

# The reader takes the beginning of what is longer; more is a file sent by mistake.
LONGEST_TEXT = 100_000
LONGEST_SMS = 2_000
ReadsText = Callable[[str, date], tuple[Brief, ModelReading | None]]
_AS_OF_YEARS = 5
_FIELDS = frozenset({"text", "brief", "as_of", "goal", "sms_text", "lang", "lifts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """A request that was read; `ignored` names the fields that mean nothing here."""

    brief: Brief
    as_of: date
    wishes: Wishes
    lang: str
    ignored: tuple[str, ...] = ()
    # What a model read of the letter beside the rules.
    reading: ModelReading | None = None


def read_alone(text: str, as_of: date) -> tuple[Brief, ModelReading | None]:
    """Read a letter by the rules, no model beside them."""
    return read_brief(text, as_of=as_of), None


def read_plan_request(content: Any, *, today: date, read: ReadsText = read_alone) -> PlanRequest:
    """Read `{"text": …}` or `{"brief": {…}}`; BadInput says in one sentence what is wrong.

    `read` reads a letter: by the rules alone, or with a model beside them.
    """
    if not isinstance(content, Mapping):
        raise BadInput("The body must be an object.", ru="Тело запроса должно быть объектом.")
    as_of = read_day(content.get("as_of"), today)
    brief, reading = read_any_brief(content, as_of=as_of, read=read)
    return PlanRequest(
        brief=brief,
        as_of=as_of,
        wishes=read_wishes(content),
        lang=_read_lang(content.get("lang"), content, brief),
        ignored=tuple(sorted(str(name) for name in content if name not in _FIELDS)),
        reading=reading,
    )


def read_wishes(content: Mapping[str, Any]) -> Wishes:
    """Return what a request asks for beside its brief."""
    return Wishes(
        goal=_read_goal(content.get("goal")),
        sms_text=_read_sms(content.get("sms_text")),
        lifts=require_liftable(read_lifts(content.get("lifts"))),
    )


def read_any_brief(
    content: Mapping[str, Any], *, as_of: date, read: ReadsText = read_alone
) -> tuple[Brief, ModelReading | None]:
    """Return the brief of a request: its fields when they are given, else what its text says."""
    text, fields = content.get("text"), content.get("brief")
    if fields is not None and text is not None:
        raise BadInput("Send text or brief, not both.", ru="Пришлите text или brief, не оба сразу.")
    if fields is not None:
        return parse_brief_json(fields), None
    if not isinstance(text, str) or not text.strip():
        raise BadInput("text or brief: is missing", ru="text или brief: обязательное поле")
    if len(text) > LONGEST_TEXT:
        raise BadInput(
            f"text: longer than {LONGEST_TEXT} characters", ru=f"text: длиннее {LONGEST_TEXT} знаков"
        )
    return read(text, as_of)


def read_day(value: Any, today: date) -> date:
    """Return the day that a request is seen on: the one it names, near today, else today."""
    if value is None:
        return today
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise BadInput("as_of: must be a date", ru="as_of: должна быть дата") from error
    if abs(day.year - today.year) > _AS_OF_YEARS:
        raise BadInput(
            f"as_of: more than {_AS_OF_YEARS} years away", ru=f"as_of: дальше {_AS_OF_YEARS} лет от сегодня"
        )
    return day


def _read_goal(value: Any) -> Goal | None:
    if value is None:
        return None
    if value in list(Goal):
        return Goal(value)
    names = ", ".join(Goal)
    raise BadInput(f"goal: must be one of {names}", ru=f"goal: одно из {names}")


def _read_sms(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, str) and 0 < len(value) <= LONGEST_SMS:
        return value
    raise BadInput(
        f"sms_text: must be a text of up to {LONGEST_SMS} characters",
        ru=f"sms_text: текст до {LONGEST_SMS} знаков",
    )


def tell_language(payload: str, brief: Brief) -> str:
    """Return the language of a request that was read before: the one it names, else that of its words."""
    content = json.loads(payload)
    return _read_lang(content.get("lang"), content, brief)


def _read_lang(value: Any, content: Mapping[str, Any], brief: Brief) -> str:
    if value in {"ru", "en"}:
        return str(value)
    if value is not None:
        raise BadInput("lang: must be ru or en", ru="lang: ru или en")
    return guess_language(content.get("text") or f"{brief.advertiser or ''} {brief.product or ''}")
