"""First names with their case forms, read once from a list."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PATH = Path(__file__).with_name("first_names.txt")
_NOT_SURNAMES = _PATH.with_name("not_surnames.txt")
_ODD = {"пётр": ("петр",), "павел": ("павл",), "лев": ("льв",)}
_AFTER_CONSONANT = ("", "а", "у", "ом", "ем", "е")
_AFTER_SOFT = ("я", "ю", "ем", "ём", "е", "и")
_AFTER_A = ("а", "ы", "е", "у", "ой", "ою")
# After these letters Russian writes «и» where it writes «ы» after others.
_SPELT_WITH_I = ("га", "ка", "ха", "жа", "ша", "ча", "ща")
_AFTER_HUSH = ("а", "и", "е", "у", "ой", "ею", "ей")
_AFTER_YA = ("я", "и", "е", "ю", "ей", "ею", "ёй")


@cache
def read_first_names() -> dict[str, bool]:
    """Return each form, lower-cased with е for ё, and whether it is a name beyond doubt."""
    forms: dict[str, bool] = {}
    section = ""
    for line in _PATH.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            for word in line.split():
                is_certain = not word.endswith("*")
                name = word.rstrip("*").lower()
                for form in (name,) if section == "english" else _decline(name):
                    plain = form.replace("ё", "е")
                    forms[plain] = is_certain and forms.get(plain, True)
    return forms


@cache
def read_not_surnames() -> frozenset[str]:
    """Return words that stand beside a first name and are no surnames, lower-cased."""
    lines = _NOT_SURNAMES.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _decline(name: str) -> Iterator[str]:
    yield name
    stems = _ODD.get(name)
    if stems:
        yield from (stem + ending for stem in stems for ending in _AFTER_CONSONANT)
    elif name.endswith(_SPELT_WITH_I):
        yield from (name[:-1] + ending for ending in _AFTER_HUSH)
    elif name.endswith("а"):
        yield from (name[:-1] + ending for ending in _AFTER_A)
    elif name.endswith("я"):
        yield from (name[:-1] + ending for ending in _AFTER_YA)
    elif name.endswith(("й", "ь")):
        yield from (name[:-1] + ending for ending in _AFTER_SOFT)
    else:
        yield from (name + ending for ending in _AFTER_CONSONANT)
