"""Two readings of a brief to one: the model fills what the rules left open; where both speak, rules stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.brief import Brief, Channel, Gender
from planner.model_reading import FieldReading, ModelReading
from qualifier.outreach.draft_log import Drafted

# What a wrong reading costs money by: where readings differ, the client is asked.
_ASKED = frozenset({"budget_min_rub", "budget_max_rub", "start_date", "end_date", "regions"})
_OF_AUDIENCE = frozenset({"age_min", "age_max", "gender"})
_ALONE = ModelReading(log=Drafted(model="", prompt="", prompt_fingerprint=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One field that a model pointed at: the values that our readers read, its own words, the quotes."""

    field: str
    values: Mapping[str, Any]
    said: str
    quotes: tuple[str, ...]


def merge_reading(rules: Brief, proposed: Sequence[Proposed]) -> tuple[Brief, ModelReading]:
    """Return the merged brief, and which fields were filled and which are disputed."""
    brief, filled, disputed = rules, [], []
    for one in proposed:
        now = {name: _value_of(rules, name) for name in one.values}
        if _agrees(now, one.values) or _points_at_the_same(rules, one):
            continue
        if all(_is_open(value, name) for name, value in now.items() if name != "vat_included"):
            taken = _without_conflict(one.values, rules)
            brief = _fill(brief, taken, one)
            filled.append(_tell(one, now, taken="model"))
        else:
            disputed.append(_tell(one, now, taken="rules"))
    brief = replace(brief, missing=_ask(brief, proposed, (filled, disputed)))
    return brief, replace(_ALONE, filled=tuple(filled), disagreements=tuple(disputed))


def _value_of(brief: Brief, name: str) -> Any:
    return getattr(brief.audience if name in _OF_AUDIENCE else brief, name)


def _is_open(value: Any, name: str) -> bool:
    return value is None or value == () or (name == "gender" and value is Gender.ALL)


def _agrees(now: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return all(_same(now[name], value) for name, value in values.items() if value is not None)


def _points_at_the_same(rules: Brief, one: Proposed) -> bool:
    """A sum's words alone lack the months and the VAT that the letter says elsewhere; the rules have both."""
    if one.field != "budget":
        return False
    known = (*rules.quotes.get("budget_min_rub", ()), *rules.quotes.get("budget_max_rub", ()))
    return any(quote in said or said in quote for quote in one.quotes for said in known)


def _same(rules: Any, model: Any) -> bool:
    if isinstance(rules, tuple) and isinstance(model, tuple):
        # What the model leaves out it does not deny.
        return bool(rules) and set(model) <= set(rules)
    if isinstance(rules, str) and isinstance(model, str):
        # «сеть пекарен «Колос»» and «Колос» name the same.
        said = (rules.lower(), model.lower())
        return said[0] in said[1] or said[1] in said[0]
    return bool(rules == model)


def _without_conflict(values: Mapping[str, Any], rules: Brief) -> dict[str, Any]:
    """A channel that the client rules out is not wanted, whoever says so; a known VAT side stays."""
    taken = {name: value for name, value in values.items() if value is not None}
    if rules.vat_included is not None:
        taken.pop("vat_included", None)
    if "channels_wanted" in taken:
        wanted: tuple[Channel, ...] = taken["channels_wanted"]
        taken["channels_wanted"] = tuple(one for one in wanted if one not in rules.channels_excluded)
    return taken


def _fill(brief: Brief, values: Mapping[str, Any], one: Proposed) -> Brief:
    people = {name: value for name, value in values.items() if name in _OF_AUDIENCE}
    rest = {name: value for name, value in values.items() if name not in _OF_AUDIENCE}
    audience = replace(brief.audience, **people) if people else brief.audience
    quotes = {**brief.quotes, **{_quoted_as(name): one.quotes for name in values}}
    return replace(brief, audience=audience, quotes=quotes, **rest)


def _quoted_as(name: str) -> str:
    return "audience" if name in _OF_AUDIENCE else name


def _ask(
    brief: Brief, proposed: Sequence[Proposed], log: tuple[Sequence[FieldReading], Sequence[FieldReading]]
) -> tuple[str, ...]:
    """Return what is still to be asked: what was filled no longer, what is disputed as well."""
    filled, disputed = ({one.field for one in readings} for readings in log)
    closed = {name for one in proposed if one.field in filled for name in one.values}
    asked = {name for one in proposed if one.field in disputed for name in one.values if name in _ASKED}
    still = (name for name in brief.missing if name not in closed or _is_open(_value_of(brief, name), name))
    return tuple(dict.fromkeys((*still, *sorted(asked))))


def _tell(one: Proposed, now: Mapping[str, Any], *, taken: str) -> FieldReading:
    known = {name: value for name, value in now.items() if not _is_open(value, name)}
    return FieldReading(
        field=one.field,
        rules=", ".join(_say(value) for value in known.values()) or None,
        model=", ".join(_say(value) for value in one.values.values() if value is not None),
        taken=taken,
        quotes=one.quotes,
    )


def _say(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_say(one) for one in value)
    figure = getattr(value, "value", None)
    name = getattr(value, "name", None)
    return f"{name}={figure}" if name is not None and not isinstance(value, str) else str(figure or value)
