"""The words of letters and call sheets, kept as data in both languages and checked when they are read."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.profile_parts import Strict
from qualifier.qualification import Criterion, Level
from qualifier.record import RegisterStatus

_FOLDER = Path(__file__).with_name("words")
Text = Annotated[str, Field(min_length=1)]
Texts = Mapping[str, Text]


class LetterWordsInvalid(AppError):
    """The words of letters are broken."""

    code = "letter_words_invalid"
    ru = "Тексты писем испорчены."


class Tone(StrEnum):
    """How a letter speaks."""

    FORMAL = "formal"
    FRIENDLY = "friendly"
    BRIEF = "brief"


class LetterKind(StrEnum):
    """What a letter is for; it follows from the verdict."""

    BRIEF = "brief"
    QUESTIONS = "questions"
    LATER = "later"
    NO_BUDGET = "no_budget"
    NO_AUTHORITY = "no_authority"
    UNREACHABLE = "unreachable"
    DECLINE = "decline"
    DUPLICATE = "duplicate"


class Objection(Strict):
    """A kind of loss: the beginnings of words that tell of it, and what to have ready."""

    signs: tuple[Text, ...]
    answer: Text


class LetterWords(Strict):
    """Everything that letters and call sheets say in one language."""

    profiles: tuple[Text, ...]
    greetings: Texts
    subjects: Mapping[LetterKind, Text]
    nameless_company: Text
    openings: Mapping[Tone, Mapping[LetterKind, Text]]
    quoted: Mapping[Tone, Text]
    recap: Mapping[Tone, Text]
    recap_alone: Mapping[Tone, Text]
    facts: Texts
    and_: Annotated[str, Field(alias="and")]
    asks: Mapping[Tone, Mapping[LetterKind, Text]]
    nothing_to_ask: Mapping[Tone, Text]
    minimum: Mapping[Tone, Text]
    declines: Mapping[Tone, Texts]
    duplicates: Mapping[Tone, Text]
    closings: Mapping[Tone, Mapping[str, str]]
    partings: Mapping[Tone, Text]
    manager: Text
    questions: Mapping[Criterion, Mapping[Level, Text]]
    when_known: Texts
    channels: Texts
    tones: Mapping[Tone, Text]
    purposes: Mapping[LetterKind, Text]
    signs: Mapping[Criterion, tuple[Text, ...]]
    sheet: Texts
    statuses: Mapping[RegisterStatus, Text]
    lead_sources: Texts
    objections: Mapping[str, Objection]
    not_promise: Texts

    @model_validator(mode="after")
    def _hold_no_digits(self) -> Self:
        """A figure comes from the record or the profile: one written by hand would go stale."""
        for text in _texts_of(self.model_dump(exclude={"profiles"})):
            if re.search(r"\d", "".join(part for part, *_ in Formatter().parse(text))):
                raise ValueError(f"a digit stands in {text!r}; give it a {{field}}")
        return self

    @model_validator(mode="after")
    def _ask_with_one_mark(self) -> Self:
        """A question is one sentence: letters hold as many question marks as questions."""
        for criterion in Criterion:
            asked = self.questions.get(criterion, {})
            if not {Level.UNKNOWN, Level.PARTIAL} <= set(asked):
                raise ValueError(f"questions: {criterion} lacks unknown or partial")
            for text in asked.values():
                if text.count("?") != 1 or not text.endswith("?"):
                    raise ValueError(f"questions: {text!r} is not one question")
        return self


def _texts_of(content: Any) -> list[str]:
    if isinstance(content, str):
        return [content]
    if isinstance(content, Mapping):
        return [text for value in content.values() for text in _texts_of(value)]
    return [text for value in content for text in _texts_of(value)]


@cache
def load_letter_words(lang: str, folder: Path = _FOLDER) -> LetterWords:
    """Read the words of a language and check them whole."""
    path = folder / ("ru.yaml" if lang == "ru" else "en.yaml")
    return read_table(path, LetterWords, LetterWordsInvalid)
