"""What a load came to, for a terminal of 80 columns."""

from collections.abc import Iterable
from datetime import date, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from qualifier.open_register import FileFault, OpenSet, RowFault
from qualifier.qualification import Bilingual
from qualifier.register_loading import LoadReport

_MOST_FILES = 30
_SETS = {
    OpenSet.HEADCOUNT: Bilingual(ru="Среднесписочная численность", en="Average headcount"),
    OpenSet.MONEY: Bilingual(ru="Доходы и расходы", en="Income and expenses"),
    OpenSet.TAXES: Bilingual(ru="Уплаченные налоги", en="Taxes paid"),
    OpenSet.DEBTS: Bilingual(ru="Налоговая задолженность", en="Tax arrears"),
    OpenSet.REGIMES: Bilingual(ru="Налоговые режимы", en="Tax regimes"),
    OpenSet.SMALL_BUSINESS: Bilingual(ru="Реестр МСП", en="Register of small business"),
}
_FILE_FAULTS = {
    FileFault.UNREADABLE: Bilingual(ru="не читается", en="cannot be read"),
    FileFault.NOT_ZIP: Bilingual(ru="не архив ZIP или оборван", en="no ZIP archive, or a torn one"),
    FileFault.ENCRYPTED: Bilingual(ru="зашифрован", en="encrypted"),
    FileFault.TOO_LARGE: Bilingual(ru="слишком велик", en="too large"),
    FileFault.DAMAGED: Bilingual(ru="повреждён в архиве", en="damaged in its archive"),
    FileFault.NOT_XML: Bilingual(ru="не XML или оборван", en="no XML, or torn"),
    FileFault.DECLARES_TYPES: Bilingual(ru="объявляет типы (DOCTYPE)", en="declares types (DOCTYPE)"),
    FileFault.NO_ROWS: Bilingual(ru="нет строк известных наборов", en="no rows of a known set"),
}
_ROW_FAULTS = {
    RowFault.PERSON: Bilingual(ru="предприниматели (не храним)", en="sole proprietors (not kept)"),
    RowFault.NO_INN: Bilingual(ru="без ИНН", en="without INN"),
    RowFault.BAD_INN: Bilingual(ru="неверный ИНН", en="wrong INN"),
    RowFault.NO_DATE: Bilingual(ru="без даты", en="without date"),
    RowFault.NO_FIGURE: Bilingual(ru="без показателя", en="without figure"),
    RowFault.BAD_NUMBER: Bilingual(ru="показатель не читается", en="unreadable figure"),
}
_WORDS = {
    "files": Bilingual(ru="Файлов загружено", en="Files loaded"),
    "done": Bilingual(ru="загружены раньше", en="loaded before"),
    "rows": Bilingual(ru="Строк загружено", en="Rows loaded"),
    "left_out": Bilingual(ru="Строк пропущено", en="Rows left out"),
    "bad_files": Bilingual(ru="Не загружены файлы", en="Files not loaded"),
    "named": Bilingual(ru="Первые из пропущенных строк", en="The first of the rows left out"),
    "more": Bilingual(ru="и ещё", en="and more:"),
    "row": Bilingual(ru="документ", en="document"),
    "set": Bilingual(ru="Набор", en="Set"),
    "as_of": Bilingual(ru="На дату", en="As of"),
    "companies": Bilingual(ru="Компаний", en="Companies"),
    "loaded_at": Bilingual(ru="Загружен", en="Loaded"),
    "nothing": Bilingual(
        ru="Ничего не загружено. Как загрузить: docs/sources.md",
        en="Nothing is loaded. How to load: docs/sources.md",
    ),
}


def print_load(console: Console, report: LoadReport, lang: str) -> None:
    """Print what was loaded, and by name what was not."""
    done = f"{_say('done', lang)}: {_count(report.files_found_done)}"
    console.print(f"{_say('files', lang)}: {_count(report.files_loaded)} ({done})")
    console.print(f"{_say('rows', lang)}: {_count(report.rows_loaded)}")
    if report.faults:
        said = [f"{_ROW_FAULTS[why].in_language(lang)} {_count(n)}" for why, n in report.faults.most_common()]
        console.print(f"{_say('left_out', lang)}: {', '.join(said)}")
    if report.bad_rows:
        rows = (f"{row.file}, {_say('row', lang)} {row.number}: {_ROW_FAULTS[row.why].in_language(lang)}"
                for row in report.bad_rows)  # fmt: skip
        _print_list(console, "named", tuple(rows), lang)
    if report.bad_files:
        files = tuple(f"{name}: {_FILE_FAULTS[why].in_language(lang)}" for name, why in report.bad_files)
        _print_list(console, "bad_files", files, lang)


def _print_list(console: Console, title: str, lines: tuple[str, ...], lang: str) -> None:
    console.print(Text(f"{_say(title, lang)}:", style="bold"))
    for line in lines[:_MOST_FILES]:
        console.print(f"  {line}")
    if len(lines) > _MOST_FILES:
        console.print(f"  {_say('more', lang)} {len(lines) - _MOST_FILES}")


def print_status(console: Console, counts: Iterable[tuple[OpenSet, date, int, datetime]], lang: str) -> None:
    """Print a row a set and day."""
    table = Table(box=None, pad_edge=False)
    for word, justify in (("set", "left"), ("as_of", "left"), ("companies", "right"), ("loaded_at", "left")):
        table.add_column(_say(word, lang), justify=justify)  # type: ignore[arg-type]
    for register, as_of, rows, loaded_at in counts:
        title = f"{_SETS[register].in_language(lang)} ({register.value})"
        table.add_row(title, as_of.isoformat(), _count(rows), loaded_at.date().isoformat())
    console.print(table if table.row_count else _say("nothing", lang))


def _count(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)
