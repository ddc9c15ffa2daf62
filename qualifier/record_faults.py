"""What of a record cannot be used: fatal where the client stated it, ignored and counted elsewhere."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from kit.errors import BadInput
from qualifier.record_schema import RecordJson

# More than this many are counted, not named.
_NAMED = 50
_SAFE_KEY = re.compile(r"[A-Za-z0-9_\-]{1,40}")
_TOO_MUCH = frozenset({"too_long", "string_too_long"})
_SECONDARY = frozenset({"open_data", "deals", "open_leads", "silent_sources", "dossier", "lang"})

Place = tuple[int | str, ...]


def validate_record(content: Mapping[str, Any]) -> tuple[RecordJson, tuple[str, ...]]:
    """Return the checked content and the places of what was ignored; BadInput names each fatal fault."""
    try:
        given, dropped = _validate(content)
    except ValidationError as error:
        raise _describe(error) from error
    except RecursionError as error:
        raise BadInput("The record is nested too deep.", ru="Слишком глубокая вложенность записи.") from error
    ignored = sorted({_spell(place) for place in [*dropped, *_unknown_fields(given)]})
    rest = [f"+{len(ignored) - _NAMED}"] if len(ignored) > _NAMED else []
    return given, (*ignored[:_NAMED], *rest)


def _validate(content: Mapping[str, Any]) -> tuple[RecordJson, list[Place]]:
    try:
        return RecordJson.model_validate(content), []
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        # A dossier is believed whole or not at all: it was written by a machine.
        places = [fault["loc"][:1] if fault["loc"][:1] == ("dossier",) else fault["loc"] for fault in faults]
        if not all(map(_is_side_fact, places)) or any(fault["type"] in _TOO_MUCH for fault in faults):
            raise
        eased: Any = content
        for place in places:
            eased = _blank(eased, place)
        return RecordJson.model_validate(eased), places


def _is_side_fact(place: Place) -> bool:
    if place[:1] and place[0] in _SECONDARY:
        return True
    return place[:2] == ("lead", "interactions") and place[-1] in {"at", "from"}


def _blank(node: Any, place: Place) -> Any:
    """Return a copy with None at a place; only the holders on the way are copied."""
    copy = dict(node) if isinstance(node, Mapping) else list(node)
    head, *tail = place
    copy[head] = _blank(copy[head], tuple(tail)) if tail else None  # type: ignore[index]
    return copy


def _unknown_fields(given: BaseModel, above: Place = ()) -> Iterator[Place]:
    for key in given.model_extra or ():
        yield (*above, key)
    for name, field in type(given).model_fields.items():
        value = getattr(given, name)
        place = (*above, field.alias or name)
        if isinstance(value, BaseModel):
            yield from _unknown_fields(value, place)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _unknown_fields(item, (*place, index))


def _spell(place: Place) -> str:
    """Write a place as `lead.interactions[2].at`; a key that could be more than a name is masked."""
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part if _SAFE_KEY.fullmatch(part) else '?'}"
    return text.lstrip(".")


_RU = {
    "missing": "обязательное поле",
    "string_type": "нужна строка",
    "string_too_long": "слишком длинный текст",
    "too_long": "слишком длинный список",
    "list_type": "нужен список",
    "model_type": "нужен объект",
    "dict_type": "нужен объект",
    "date_type": "нужна дата вида 2026-12-31",
    "not_a_day": "нужна дата вида 2026-12-31",
    "day_out_of_range": "неправдоподобная дата",
}


def _describe(error: ValidationError) -> BadInput:
    faults = error.errors(include_url=False, include_input=False)[:5]
    places = [_spell(fault["loc"]) or "record" for fault in faults]
    return BadInput(
        "; ".join(f"{place}: {fault['msg']}" for place, fault in zip(places, faults, strict=True)),
        ru="; ".join(
            f"{place}: {_RU.get(fault['type'], 'значение не подходит')}"
            for place, fault in zip(places, faults, strict=True)
        ),
    )
