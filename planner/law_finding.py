"""What the law says of a plan or a line, and a person's word that lifts a block."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kit.errors import BadInput
from planner.brief import Category, Channel
from planner.finding import Severity
from qualifier.qualification import Bilingual

_LONGEST = 500
_MOST_LIFTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """Who lifts which rule's block, why and on which day; of one line or of all."""

    rule: str
    reason: str
    who: str
    on: date
    row_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFinding:
    """One rule that speaks of a line (`row_id`) or of the plan, since when it holds, and what to do.

    `holds`: the line may not be in the plan, or the plan may not be sold, until it is settled or lifted.
    """

    rule: str
    severity: Severity
    row_id: str | None
    channel: Channel | None
    category: Category | None
    since: date | None
    source: str
    text: Bilingual
    todo: Bilingual
    holds: bool = False
    lift: Lift | None = None


def find_lift(lifts: tuple[Lift, ...], rule: str, row_id: str, as_of: date) -> Lift | None:
    """Return the word that lifts a rule of a line; one of a later day does not hold yet."""
    return next(
        (one for one in lifts if one.rule == rule and one.row_id in {None, row_id} and one.on <= as_of), None
    )


def group_law(
    law: tuple[LawFinding, ...], row_ids: tuple[str, ...]
) -> tuple[tuple[LawFinding, tuple[int, ...]], ...]:
    """Return findings that say the same once, each with the numbers of its lines as the plan prints them."""
    numbers = {row_id: number for number, row_id in enumerate(row_ids, 1)}
    groups: dict[tuple[Bilingual, Lift | None], tuple[LawFinding, list[int]]] = {}
    for one in law:
        _, lines = groups.setdefault((one.text, one.lift), (one, []))
        if one.row_id in numbers:
            lines.append(numbers[one.row_id])
    return tuple((finding, tuple(sorted(set(lines)))) for finding, lines in groups.values())


def hide_lifts(law: tuple[LawFinding, ...]) -> tuple[LawFinding, ...]:
    """Return findings as the client reads them: who answered for a ban, and why, is the house's matter."""
    return tuple(replace(one, lift=None) for one in law)


def say_law(finding: LawFinding, lines: tuple[int, ...], lang: str) -> str:
    """Return a finding in one sentence: its lines, what holds since when, what to do, and who lifted it."""
    parts = []
    if lines:
        numbers = ", ".join(str(one) for one in lines)
        one, many = ("Строка", "Строки") if lang == "ru" else ("Line", "Lines")
        parts.append(f"{one if len(lines) == 1 else many} {numbers}.")
    since = f" ({'с' if lang == 'ru' else 'since'} {finding.since:%d.%m.%Y})" if finding.since else ""
    parts.append(f"{finding.text.in_language(lang)}{since}.")
    parts.append(f"{finding.todo.in_language(lang)}.")
    if lift := finding.lift:
        lifted = "Запрет снят" if lang == "ru" else "Lifted by"
        parts.append(f"{lifted}: {lift.who}, {lift.on:%d.%m.%Y}, {lift.reason}.")
    return " ".join(parts)


def read_lifts(value: Any) -> tuple[Lift, ...]:
    """Read lifts of a request; BadInput when one lacks the rule, the reason, the person or the day."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or len(value) > _MOST_LIFTS:
        raise BadInput(
            f"lifts: must be a list of at most {_MOST_LIFTS}", ru=f"lifts: список, не больше {_MOST_LIFTS}"
        )
    return tuple(_read_lift(one) for one in value)


def _read_lift(value: Any) -> Lift:
    if not isinstance(value, Mapping):
        raise BadInput("lifts: each must be an object", ru="lifts: каждый элемент — объект")
    row_id = value.get("row_id")
    return Lift(
        rule=_read_text(value, "rule"),
        reason=_read_text(value, "reason"),
        who=_read_text(value, "who"),
        on=_read_day(value.get("on")),
        row_id=None if row_id is None else _read_text(value, "row_id"),
    )


def _read_text(value: Mapping[str, Any], name: str) -> str:
    text = value.get(name)
    if not isinstance(text, str) or not text.strip("\x00 \t\r\n") or len(text) > _LONGEST:
        raise BadInput(
            f"lifts: {name} must be a text of 1 to {_LONGEST} characters",
            ru=f"lifts: {name} — текст от 1 до {_LONGEST} знаков",
        )
    return text.replace("\x00", "").strip()


def _read_day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise BadInput("lifts: on must be a date", ru="lifts: on — дата") from error
