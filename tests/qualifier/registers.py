"""Files of the open data sets as the tax service writes them, with invented companies."""

import zipfile
from pathlib import Path

from stdnum.ru.inn import calc_company_check_digit

INN = "7700000016"
HEADCOUNT = '<СведССЧР КолРаб="47"/>'
MONEY = '<СведДохРасх СумДоход="409500000.00" СумРасход="371200000.00"/>'


def make_inn(number: int) -> str:
    digits = f"{780_000_000 + number:09d}"
    return digits + str(calc_company_check_digit(digits + "0"))


def document(
    *parts: str, inn: str | None = INN, as_of: str | None = "31.12.2025", published: str | None = "25.08.2026"
) -> str:
    owner = f'<СведНП НаимОрг="ООО &quot;ПРИМЕР&quot;" ИННЮЛ="{inn}"/>' if inn else ""
    dates = f' ДатаСост="{as_of}"' if as_of else ""
    dates += f' ДатаДок="{published}"' if published else ""
    return f'<Документ ИдДок="1"{dates}>{owner}{"".join(parts)}</Документ>'


def xml(*documents: str, encoding: str = "UTF-8") -> bytes:
    whole = f'<?xml version="1.0" encoding="{encoding}"?>\n<Файл КолДок="1">{"".join(documents)}</Файл>'
    return whole.encode(encoding)


def write_zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.xml", content)
    return path
