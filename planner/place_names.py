"""Names of places for readers of another language: a table of usual names, else the passports' rule."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pydantic import Field

from kit.errors import AppError
from kit.yaml_table import read_table
from planner.population import COUNTRY
from qualifier.profile_parts import Strict

DEFAULT_PATH = Path(__file__).with_name("place_names.yaml")
_CYRILLIC = re.compile("[а-яё]+", re.IGNORECASE)
# ICAO Doc 9303, part 3, section 6: transliteration of Cyrillic in machine readable travel documents.
_ICAO: Mapping[str, str] = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
    **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
    **{"ъ": "ie", "ь": "", "ю": "iu", "я": "ia"},
}


class PlaceNamesInvalid(AppError):
    """The table of place names is broken."""

    code = "place_names_invalid"
    ru = "Таблица названий мест испорчена."


class PlaceNames(Strict):
    """English names by the Russian ones."""

    country: str = Field(min_length=2)
    subjects: Mapping[str, str]
    cities: Mapping[str, str]


@cache
def load_place_names(path: Path = DEFAULT_PATH) -> Mapping[str, str]:
    """Read the table and check it whole."""
    names = read_table(path, PlaceNames, PlaceNamesInvalid)
    return {**names.cities, **names.subjects, COUNTRY: names.country}


def transliterate(text: str) -> str:
    """Return a text in Latin letters by the passports' rule; what is not Cyrillic stays."""
    return _CYRILLIC.sub(lambda found: _spell(found.group()), text)


def _spell(word: str) -> str:
    spelt = "".join(
        _ICAO[letter] if letter.islower() else _ICAO[letter.lower()].capitalize() for letter in word
    )
    return spelt.upper() if word.isupper() and len(word) > 1 else spelt


def say_place(place: str, lang: str) -> str:
    """Return a place's name in a language."""
    if lang == "ru":
        return place
    return load_place_names().get(place) or transliterate(place)


def say_places(places: Sequence[str], lang: str, *, most: int | None = None) -> str:
    """Return the names of places in a row; beyond so many they are counted."""
    shown = ", ".join(say_place(place, lang) for place in places[:most])
    more = len(places) - most if most else 0
    if more <= 0:
        return shown
    return f"{shown} и ещё {more}" if lang == "ru" else f"{shown} and {more} more"
