"""The words of offers, kept as data: sentences with places for figures, titles, labels, roles, materials."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import Field, field_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from planner.brief import Category, Channel
from planner.finding import FindingCode
from planner.workbook.safe_cells import clean_text
from qualifier.profile_parts import Strict

_FOLDER = Path(__file__).with_name("words")
Text = Annotated[str, Field(min_length=1)]
Texts = Mapping[str, Text]
# A client's text beyond this is cut visibly: an offer is read, its plan keeps the whole.
MOST_LETTERS = 240


class OfferWordsInvalid(AppError):
    """The words of offers are broken."""

    code = "offer_words_invalid"
    ru = "Тексты коммерческого предложения испорчены."


class Phrases(Strict):
    """Everything that offers say in one language."""

    references: Texts
    titles: Texts
    labels: Texts
    sentences: Texts
    assumptions: Mapping[FindingCode, Text]
    roles: Mapping[Channel, Text]
    materials: Mapping[Channel, Text]
    categories: Mapping[Category, Text]

    @field_validator("titles", "labels", "sentences", "assumptions", "roles", "materials", "categories")
    @classmethod
    def _hold_no_digits(cls, texts: Mapping[str, str]) -> Mapping[str, str]:
        """A figure comes from the plan, the law or the terms: one written by hand would go stale."""
        for name, text in texts.items():
            if re.search(r"\d", "".join(part for part, *_ in Formatter().parse(text))):
                raise ValueError(f"{name}: a digit stands in the sentence; give it a {{field}}")
        return texts

    @field_validator("roles", "materials")
    @classmethod
    def _name_every_channel(cls, texts: Mapping[Channel, str]) -> Mapping[Channel, str]:
        if lacking := [channel.value for channel in Channel if channel not in texts]:
            raise ValueError(f"channels without words: {', '.join(lacking)}")
        return texts

    def say(self, name: str, **words: str) -> str:
        """Return a sentence with its fields filled; what stands in them is never read as a template."""
        # A text that was cut ends its sentence itself.
        return self.sentences[name].format(**words).replace("….", "…")


@cache
def load_phrases(lang: str, folder: Path = _FOLDER) -> Phrases:
    """Read the words of a language and check them whole."""
    path = folder / ("ru.yaml" if lang == "ru" else "en.yaml")
    return read_table(path, Phrases, OfferWordsInvalid)


def write_plain(text: str, most: int = MOST_LETTERS) -> str:
    """Return outside text as one printable line, cut visibly and never inside a number."""
    # A space that holds a number together stays.
    line = re.sub(r"[^\S\u00a0]+", " ", clean_text(text)).strip()
    if len(line) <= most:
        return line
    kept = re.sub(r"[0-9][0-9.,\s]*$", "", line[: most - 1])
    return f"{kept.rstrip()}…"
