"""Makes archives of the tax service's shape, with invented companies, as large as one likes."""

import random
import zipfile
from collections.abc import Iterator
from operator import mul
from pathlib import Path

_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_FIRST = 770_000_000
_SETS = {
    "sshr2019": '<СведССЧР КолРаб="{people}"/>',
    "revexp": '<СведДохРасх СумДоход="{income}.00" СумРасход="{expenses}.50"/>',
    "paytax": '<СвУплСумНал НаимНалог="НДС" СумУплНал="{people}.25"/>'
    '<СвУплСумНал НаимНалог="Налог на прибыль" СумУплНал="{income}.75"/>',
}


def make_inn(number: int) -> str:
    """Return a well-formed tax number that belongs to nobody known here."""
    digits = f"{_FIRST + number:09d}"
    return f"{digits}{sum(map(mul, _WEIGHTS, map(int, digits))) % 11 % 10}"


def write_archive(path: Path, *, register: str, records: int, members: int) -> None:
    """Write an archive of so many records in so many files."""
    size = -(-records // members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for member in range(members):
            first = member * size
            with archive.open(f"VO_OTKRDAN_{member:04d}.xml", "w") as file:
                for piece in _pieces(register, range(first, min(first + size, records))):
                    file.write(piece.encode())


def _pieces(register: str, numbers: range) -> Iterator[str]:
    chance = random.Random(numbers.start)  # noqa: S311  figures of invented companies
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<Файл ВерсФорм="4.01" КолДок="{len(numbers)}">\n'
    for number in numbers:
        figures = _SETS[register].format(
            people=chance.randrange(1, 5_000),
            income=chance.randrange(10**6, 10**10),
            expenses=chance.randrange(10**6, 10**10),
        )
        yield (
            f'<Документ ИдДок="00000000-0000-4000-8000-{number:012d}" ДатаДок="25.08.2026"'
            f' ДатаСост="31.12.2025"><СведНП НаимОрг="ООО &quot;ПРИМЕР {number}&quot;"'
            f' ИННЮЛ="{make_inn(number)}"/>{figures}</Документ>\n'
        )
    yield "</Файл>\n"
