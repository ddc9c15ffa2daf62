"""The border to a model's answer: eleven proposed levels with reasons, checked for shape and sense."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kit.llm_faults import ModelFailed, ModelFault
from qualifier.masking.mask import Mask
from qualifier.qualification import Criterion, Level

_REASONS = 5
_LONGEST_QUOTE = 300
_LONGEST_WHY = 500
_NO_MARKUP = str.maketrans("<>", "‹›")
# What a terminal, a page or a CRM would make a link of; a reason needs none.
_LINK = re.compile(r"(?i)\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.|mailto:|javascript:|vbscript:|data:)\S*")
_MARKDOWN_LINK = re.compile(r"(?<=\])(?=\()|(?<=!)(?=\[)")
_CUT = "[…]"
# A level that is claimed and disbelieved in one breath says nothing.
_LEAST_CERTAINTY_PCT = 20


class _Strict(BaseModel):
    """Unknown keys are dropped; numbers are numbers."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _Reason(_Strict):
    text: Annotated[str, StringConstraints(max_length=_LONGEST_WHY)]
    quote: Annotated[str, StringConstraints(max_length=_LONGEST_QUOTE)]

    def said(self) -> tuple[str, str]:
        """Return both texts of the reason."""
        return self.text, self.quote


class _Row(_Strict):
    level: Level
    certainty_pct: Annotated[int, Field(ge=0, le=100)]
    reasons: Annotated[tuple[_Reason, ...], Field(max_length=_REASONS)]


class _Answer(_Strict):
    criteria: Annotated[Mapping[Criterion, _Row], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedReason:
    """Why, in the model's words, and the words that it rests on."""

    why: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the model proposes for one criterion, before any quote is checked."""

    criterion: Criterion
    level: Level
    certainty_pct: int
    reasons: tuple[ProposedReason, ...]


def check_shape(content: Mapping[str, Any]) -> Mapping[Criterion, _Row]:
    """Return the rows of an answer; ModelFailed (wrong shape) when it is none."""
    try:
        # As JSON again: strict about numbers, yet words become members of their closed sets.
        rows = _Answer.model_validate_json(json.dumps(content)).criteria
    except ValidationError:
        raise ModelFailed(ModelFault.WRONG_SHAPE) from None
    for row in rows.values():
        if row.level is not Level.UNKNOWN and row.certainty_pct < _LEAST_CERTAINTY_PCT:
            raise ModelFailed(ModelFault.WRONG_SHAPE, "a level contradicts its certainty")
    return rows


def read_proposals(content: Mapping[str, Any]) -> tuple[Proposal, ...]:
    """Return the proposals in the order of the criteria; ModelFailed (wrong shape) when it is no answer."""
    rows = check_shape(content)
    return tuple(_propose(criterion, rows[criterion]) for criterion in Criterion if criterion in rows)


def _propose(criterion: Criterion, row: _Row) -> Proposal:
    return Proposal(
        criterion=criterion,
        level=row.level,
        certainty_pct=row.certainty_pct,
        reasons=tuple(
            ProposedReason(why=_clean(reason.text), quote=reason.quote)
            for reason in row.reasons
            if reason.quote
        ),
    )


def _clean(text: str) -> str:
    """Lone surrogates and control signs cannot be stored; markup runs nowhere; people stay hidden."""
    kept = text.encode("utf-8", "ignore").decode().translate(_NO_MARKUP)
    kept = _MARKDOWN_LINK.sub(" ", _LINK.sub(_CUT, kept))
    return Mask().hide("".join(letter for letter in kept if letter.isprintable())).text


def answer_schema() -> dict[str, Any]:
    """Return the JSON schema that the service is told, in the strict dialect: every key is required."""
    reason = _object(text={"type": "string"}, quote={"type": "string"})
    row = _object(
        level={"type": "string", "enum": [level.value for level in Level]},
        certainty_pct={"type": "integer"},
        reasons={"type": "array", "items": reason},
    )
    return _object(criteria=_object(**{criterion.value: row for criterion in Criterion}))


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
