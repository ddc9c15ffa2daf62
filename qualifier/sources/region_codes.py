"""The numbers by which the tax service knows the regions."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from qualifier.reading.regions import find_region, find_subject

_TABLE = Path(__file__).with_name("region_codes.yaml")


@cache
def load_region_codes(path: Path = _TABLE) -> Mapping[str, str]:
    """Return each subject of the federation with its code."""
    table: Mapping[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return table


def find_region_code(text: str | None) -> str | None:
    """Return the code of the one region that a text names, by itself or by a city of it."""
    name = find_region(text or "")
    codes = load_region_codes()
    return codes.get(name or "") or codes.get(find_subject(name or "") or "")
