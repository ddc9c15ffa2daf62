"""Letters and call sheets as JSON; what no model had a part in says nothing of models."""

from typing import Any

from pydantic import TypeAdapter

from qualifier.outreach.call_sheet import CallSheet
from qualifier.outreach.letter import Letter, write_text

_LETTER, _SHEET = TypeAdapter(Letter), TypeAdapter(CallSheet)


def write_letter_json(letter: Letter) -> dict[str, Any]:
    """Return a letter's content, with its whole text."""
    content: dict[str, Any] = _LETTER.dump_python(letter, mode="json")
    drafted = content.pop("drafted")
    return {**content, "text": write_text(letter), **({"drafted": drafted} if drafted else {})}


def write_call_sheet_json(sheet: CallSheet) -> dict[str, Any]:
    """Return a call sheet's content."""
    content: dict[str, Any] = _SHEET.dump_python(sheet, mode="json")
    return content
