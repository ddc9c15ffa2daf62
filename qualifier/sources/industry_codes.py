"""From codes of what a company does to the rubric's groups: ОКВЭД 2, NACE, SIC, hh.ru, Wikidata."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kit.errors import AppError
from kit.yaml_table import read_table
from qualifier.qualification import Bilingual

# The C loader reads ten times faster; both build nothing but plain values.
DEFAULT_PATH = Path(__file__).with_name("industry_codes.yaml")
# ОК 029-2014: the classes of two digits, with the gaps that it leaves.
OKVED_CLASSES = tuple(
    f"{number:02d}"
    for first, last in (
        (1, 3), (5, 9), (10, 33), (35, 39), (41, 43), (45, 47), (49, 53), (55, 56), (58, 66), (68, 75),
        (77, 82), (84, 88), (90, 99),
    )
    for number in range(first, last + 1)
)  # fmt: skip
# The Standard Industrial Classification of 1987: divisions with the major groups of each.
US_DIVISIONS: Mapping[str, tuple[str, ...]] = {
    "A agriculture": ("01", "02", "07", "08", "09"),
    "B mining": ("10", "12", "13", "14"),
    "C construction": ("15", "16", "17"),
    "D manufacturing": tuple(str(number) for number in range(20, 40)),
    "E transport and utilities": tuple(str(number) for number in range(40, 50)),
    "F wholesale": ("50", "51"),
    "G retail": tuple(str(number) for number in range(52, 60)),
    "H finance": ("60", "61", "62", "63", "64", "65", "67"),
    "I services": (
        "70",
        "72",
        "73",
        "75",
        "76",
        "78",
        "79",
        "80",
        "81",
        "82",
        "83",
        "84",
        "86",
        "87",
        "88",
        "89",
    ),
    "J public administration": tuple(str(number) for number in range(91, 98)),
    "K unclassified": ("99",),
}
_CODE = re.compile(r"\d{2}(?:\.\d{1,2}(?:\.\d{1,2})?)?")

Line = Annotated[str, Field(min_length=3)]


class IndustryCodesInvalid(AppError):
    """The table of industry codes cannot be used."""

    code = "industry_codes_invalid"
    ru = "Таблицу кодов отраслей нельзя использовать."


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryGroup:
    """A group of the rubric, as the profile names it, with its words for a record and for people."""

    name: str
    label: Bilingual


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Label(_Part):
    ru: Line
    en: Line


class _Row(_Part):
    group: str
    why: Line | None = None


class IndustryCodes(_Part):
    """The whole table, checked: classes are complete, groups are known."""

    groups: dict[str, _Label]
    okved: dict[str, _Row]
    none: dict[str, dict[str, Line]]
    uk: dict[str, _Row]
    us: dict[str, _Row]
    hh: dict[str, _Row]
    wikidata: dict[str, _Row]

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        tables = (self.okved, self.uk, self.us, self.hh, self.wikidata)
        unknown = {row.group for table in tables for row in table.values()} - set(self.groups)
        if unknown:
            raise ValueError(f"no such group: {', '.join(sorted(unknown))}")
        _require_complete("okved", self.okved, self.none, OKVED_CLASSES)
        majors = tuple(major for group in US_DIVISIONS.values() for major in group)
        _require_complete("us", self.us, self.none, majors)
        odd = [code for code in self.okved if not _CODE.fullmatch(code)]
        odd += [code for code in (*self.uk, *self.us) if not (code.isdigit() and 2 <= len(code) <= 5)]
        if odd:
            raise ValueError(f"no codes: {', '.join(odd)}")
        return self


def _require_complete(
    name: str, table: Mapping[str, _Row], none: Mapping[str, Mapping[str, str]], classes: tuple[str, ...]
) -> None:
    said = set(table) | set(none.get(name, {}))
    missing = [one for one in classes if one not in said]
    if missing:
        raise ValueError(f"{name}: nothing is said of {', '.join(missing)}")


@cache
def load_industry_codes(path: Path = DEFAULT_PATH) -> IndustryCodes:
    """Read and check the table once; IndustryCodesInvalid names the first fault."""
    return read_table(path, IndustryCodes, IndustryCodesInvalid)


def find_group(code: str, table: IndustryCodes | None = None) -> IndustryGroup | None:
    """Return the group of a code: `47.11`, `nace:47.11`, `uk:47110`, `us:5411`, `hh:…`, `wikidata:Q126793`.

    None for what is said to be no industry and for what is no code.
    """
    codes = table or load_industry_codes()
    kind, _, bare = code.rpartition(":")
    row = _find_row(codes, kind.lower(), bare.strip())
    return _group(codes, row.group) if row else None


def _find_row(codes: IndustryCodes, kind: str, code: str) -> _Row | None:
    if kind in ("hh", "wikidata"):
        return (codes.hh if kind == "hh" else codes.wikidata).get(code)
    if kind == "us":
        return _longest(codes.us, code.zfill(4) if code.isdigit() and len(code) == 3 else code)
    if kind == "uk":
        return codes.uk.get(code) or _longest(codes.okved, dot_code(code))
    return _longest(codes.okved, code) if kind in ("", "okved", "nace") and _CODE.fullmatch(code) else None


def dot_code(code: str) -> str:
    """Write a British code as NACE does: `47110` is `47.11`; the fifth digit is Britain's own."""
    return f"{code[:2]}.{code[2:4]}" if code.isdigit() and len(code) == 5 else ""


def _longest(table: Mapping[str, _Row], code: str) -> _Row | None:
    return next((table[code[:size]] for size in range(len(code), 1, -1) if code[:size] in table), None)


def _group(codes: IndustryCodes, name: str) -> IndustryGroup:
    label = codes.groups[name]
    return IndustryGroup(name=name, label=Bilingual(ru=label.ru, en=label.en))
