"""What imports and searches of past deals came to, for a terminal of 80 columns."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planner.campaign_store import CampaignsKept
from qualifier.deals.closed_deal import LEAVES_OUT
from qualifier.deals.embedding import EmbeddingReport
from qualifier.deals.loading import ImportReport
from qualifier.deals.note_words import NOTES
from qualifier.qualification import Bilingual

_WORDS = {
    "rows": Bilingual(ru="Строк в файле", en="Rows in the file"),
    "resumed": Bilingual(ru="продолжено после строки", en="went on after row"),
    "added": Bilingual(ru="новых", en="new"),
    "changed": Bilingual(ru="изменённых", en="changed"),
    "unchanged": Bilingual(ru="без изменений", en="unchanged"),
    "deals": Bilingual(ru="Сделки", en="Deals"),
    "left_out": Bilingual(ru="Строк пропущено", en="Rows left out"),
    "why": Bilingual(ru="Почему", en="Why"),
    "count": Bilingual(ru="Строк", en="Rows"),
    "effect": Bilingual(ru="Строка", en="The row is"),
    "out": Bilingual(ru="пропущена", en="left out"),
    "in": Bilingual(ru="взята", en="taken"),
    "report": Bilingual(ru="Построчный отчёт", en="Row by row"),
    "lines": Bilingual(ru="Строк плана", en="Lines"),
    "campaigns": Bilingual(ru="Кампании", en="Campaigns"),
    "total": Bilingual(ru="Сделок в памяти", en="Deals in memory"),
    "by_meaning": Bilingual(ru="Находится по смыслу", en="Found by meaning"),
    "of": Bilingual(ru="из", en="of"),
    "embed": Bilingual(
        ru="остальные пока по словам; их готовит deals embed или сам сервис",
        en="the rest by words so far; deals embed does them, or the service while it runs",
    ),
    "embedding": Bilingual(
        ru="остальные пока по словам; их готовят прямо сейчас",
        en="the rest by words so far; they are being done now",
    ),
    "waiting": Bilingual(
        ru="Незаконченный импорт: строк прочитано — {rows}; та же команда продолжит с этого места",
        en="An import has not come to its end: {rows} rows read; the same command goes on",
    ),
    "texts": Bilingual(
        ru="Разных новых текстов (повторы берутся готовыми)", en="New texts (repeated ones are ready)"
    ),
    "dropped": Bilingual(ru="Ненужных векторов удалено", en="Vectors of no deal deleted"),
    "log": Bilingual(
        ru="Сервер PostgreSQL не наш: журнал изменений (WAL) и копии очищает тот, кто его ведёт.",
        en="The PostgreSQL server is not ours: its log (WAL) and backups are cleaned by whoever runs it.",
    ),
    "store": Bilingual(
        ru="Векторное хранилище держит сервис: за несколько секунд он соберёт его заново без этой сделки.",
        en="The service owns the vector store: within seconds it makes it anew without this deal.",
    ),
    "erased": Bilingual(ru="Удалено версий сделки", en="Versions of the deal deleted"),
}


def print_import(console: Console, report: ImportReport, lang: str) -> None:
    """Print what was imported, and why rows were left out or put right."""
    resumed = f" ({say('resumed', lang)} {count(report.resumed_at)})" if report.resumed_at else ""
    console.print(f"{say('rows', lang)}: {count(report.rows)}{resumed}")
    merged = report.merged
    console.print(f"{say('deals', lang)}: {_describe(merged.added, merged.changed, merged.unchanged, lang)}")
    console.print(f"{say('left_out', lang)}: {count(report.left_out)}")
    if not report.notes:
        return
    table = Table(box=None, pad_edge=False)
    table.add_column(say("why", lang), max_width=54)
    table.add_column(say("count", lang), justify="right", no_wrap=True)
    table.add_column(say("effect", lang), no_wrap=True)
    for note, rows in report.notes.most_common():
        effect = say("out" if note in LEAVES_OUT else "in", lang)
        table.add_row(Text(NOTES[note].in_language(lang)), count(rows), effect)
    console.print(table)
    console.print(f"{say('report', lang)}: {report.report}", soft_wrap=True)


def print_campaigns(console: Console, lines: int, kept: CampaignsKept, lang: str) -> None:
    """Print how many campaigns were kept."""
    console.print(f"{say('lines', lang)}: {count(lines)}")
    told = _describe(kept.added, kept.changed, kept.unchanged, lang)
    console.print(f"{say('campaigns', lang)}: {told}")


def print_embedding(console: Console, report: EmbeddingReport, found: "Findable", lang: str) -> None:
    """Print how many of all deals are found by meaning now; those embedded before count as well."""
    console.print(f"{say('by_meaning', lang)}: {_write_share(found, lang)}")
    console.print(f"{say('texts', lang)}: {count(report.texts)}")
    if report.dropped:
        console.print(f"{say('dropped', lang)}: {count(report.dropped)}")


@dataclass(frozen=True, slots=True)
class Findable:
    """Deals, and how many of them are found by meaning."""

    deals: int
    with_vectors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many deals are found, and what goes on: an embedding, an import cut short."""

    found: Findable
    is_embedding: bool
    waiting_rows: int


def print_status(console: Console, standing: Standing, lang: str) -> None:
    """Print how many deals there are, and how many of them are found by meaning."""
    found = standing.found
    console.print(f"{say('total', lang)}: {count(found.deals)}")
    if found.deals:
        console.print(f"{say('by_meaning', lang)}: {_write_share(found, lang)}")
    if found.with_vectors < found.deals:
        console.print(f"  {say('embedding' if standing.is_embedding else 'embed', lang)}")
    if standing.waiting_rows:
        console.print(f"! {say('waiting', lang).format(rows=count(standing.waiting_rows))}")


@dataclass(frozen=True, slots=True)
class Erased:
    """Versions deleted; whether the database's log went too; whether the vector store did, or goes soon."""

    versions: int
    is_ours: bool
    is_cleared: bool


def print_erased(console: Console, erased: Erased, lang: str) -> None:
    """Print how many versions of a deal are gone, and what of it others still hold."""
    console.print(f"{say('erased', lang)}: {count(erased.versions)}")
    if not erased.is_ours:
        console.print(f"! {say('log', lang)}")
    if not erased.is_cleared:
        console.print(say("store", lang))


def _write_share(found: Findable, lang: str) -> str:
    share = found.with_vectors * 100 // max(found.deals, 1)
    return f"{count(found.with_vectors)} {say('of', lang)} {count(found.deals)} ({share}\u00a0%)"


def _describe(added: int, changed: int, unchanged: int, lang: str) -> str:
    parts = (("added", added), ("changed", changed), ("unchanged", unchanged))
    return ", ".join(f"{say(word, lang)} {count(number)}" for word, number in parts)


def count(number: int) -> str:
    """Write a number with its thousands apart."""
    return f"{number:,}".replace(",", "\u00a0")


def say(word: str, lang: str) -> str:
    """Return a word of these screens."""
    return _WORDS[word].in_language(lang)
