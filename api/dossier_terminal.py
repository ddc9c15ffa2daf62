"""A dossier for a terminal of 80 columns: who the company is, what is known of it, who was silent."""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from api.dossier_words import (
    CONFIDENCE_MARKS,
    GROUPS,
    MANY,
    REPLIES,
    describe_reason,
    name_source,
    write_value,
)
from api.research_terminal import draw_research
from api.terminal import frame, shorten
from qualifier.dossier import Dossier, Entity, KnownFact, Reply, SourceReply
from qualifier.qualification import Bilingual
from qualifier.record import LeadRecord

_WORDS = {
    "sandbox": Bilingual(
        ru="ПЕСОЧНИЦА: эта компания вымышлена, как и всё о ней",
        en="SANDBOX: this company is invented, and so is all that is said of it",
    ),
    "chosen": Bilingual(ru="Компания", en="Company"),
    "ambiguous": Bilingual(
        ru="Компания не определена: подходят несколько", en="Not certain which company it is"
    ),
    "unknown": Bilingual(ru="Компания не найдена", en="No company was found"),
    "rivals": Bilingual(ru="Кто ещё подходит", en="Who else might be meant"),
    "ask": Bilingual(ru="Спросить клиента", en="Ask the client"),
    "sources": Bilingual(ru="Источники", en="Sources"),
    "facts": Bilingual(ru="фактов", en="facts"),
    "cache": Bilingual(ru="из кэша", en="from the cache"),
    "ms": Bilingual(ru="мс", en="ms"),
    "points": Bilingual(ru="сходство", en="likeness"),
    "legend": Bilingual(
        ru="◆ вошло в оценку · ≠ источники расходятся · ● реестр, ◐ со слов, ○ только признак",
        en="◆ moved the score · ≠ sources differ · ● register, ◐ stated, ○ a sign only",
    ),
}
_REPLY_STYLES = {Reply.FACTS: "green", Reply.SILENT: "bold red"}
_NOT_ASKED = (Reply.NO_QUESTION, Reply.OFF)
_MOST_REASONS = 4
_MOST_VALUES = 6


def print_dossier(console: Console, record: LeadRecord) -> None:
    """Print what was found out about a lead's company."""
    if record.dossier is not None:
        console.print(draw_dossier(record, record.dossier))


def draw_dossier(record: LeadRecord, dossier: Dossier) -> RenderableType:
    """Return the dossier as one panel."""
    lang = record.lang
    parts: list[RenderableType] = []
    if dossier.is_sandbox:
        parts.append(Text(_say("sandbox", lang), style="bold black on yellow"))
    parts += [*_draw_identity(dossier, lang)]
    if dossier.research:
        parts += draw_research(dossier.research, lang)
    parts += [*_draw_groups(dossier.facts, record.as_of, lang)]
    if dossier.facts:
        parts.append(Text(_say("legend", lang), style="dim"))
    parts += [Text(), *_draw_replies(dossier, lang)]
    title = (
        (dossier.chosen.name if dossier.chosen else None) or record.lead.company or record.lead.website or "?"
    )
    return frame(
        parts, title=shorten(title, 60), subtitle=f"{record.as_of.isoformat()} · {dossier.milliseconds} ms"
    )


def _draw_identity(dossier: Dossier, lang: str) -> Iterator[RenderableType]:
    if dossier.chosen:
        line = Text(f"{_say('chosen', lang)}: ", style="bold")
        yield line.append(describe_entity(dossier.chosen, lang), style="bold green")
        yield from _draw_reasons(dossier.chosen, lang)
    else:
        word = dossier.choice if dossier.choice in _WORDS else "unknown"
        yield Text(_say(word, lang), style="bold yellow")
    for warning in dossier.warnings:
        yield Text(f"! {warning}", style="bold red")
    if dossier.rivals:
        yield Text(f"{_say('rivals', lang)}:", style="bold")
        for rival in dossier.rivals:
            yield Text(f"  {describe_entity(rival, lang)}")
            yield from _draw_reasons(rival, lang, indent=4)
    if dossier.questions:
        yield Text(f"{_say('ask', lang)}:", style="bold")
        yield from (Text(f"  {question}") for question in dossier.questions)


def describe_entity(entity: Entity, lang: str) -> str:
    """Return an entity in one line."""
    inn = f"{'ИНН' if lang == 'ru' else 'INN'} {entity.inn}" if entity.inn else None
    points = None if entity.score is None else f"{_say('points', lang)} {entity.score}"
    return " · ".join(part for part in (entity.name, inn, entity.region, entity.domain, points) if part)


def _draw_reasons(entity: Entity, lang: str, indent: int = 2) -> Iterator[RenderableType]:
    for reason in entity.reasons[:_MOST_REASONS]:
        yield Text(f"{' ' * indent}– {reason}", style="dim")


def _draw_groups(facts: tuple[KnownFact, ...], as_of: date, lang: str) -> Iterator[RenderableType]:
    for title, kinds in GROUPS.values():
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
        table.add_column(width=18)
        table.add_column(ratio=3)
        table.add_column(ratio=2)
        for about, label in kinds.items():
            told = [fact for fact in facts if fact.about == about]
            _add_rows(table, label.in_language(lang), told, as_of=as_of, lang=lang)
        if table.row_count:
            yield Text()
            yield Text(title.in_language(lang), style="bold")
            yield table


def _add_rows(table: Table, label: str, facts: list[KnownFact], *, as_of: date, lang: str) -> None:
    """One row a value; what differs for one and the same time stands side by side."""
    values = group_values(facts, lang)
    times = [when for _, when, _ in values]
    for rank, (text, when, told) in enumerate(values[:_MOST_VALUES]):
        is_disputed = facts[0].about not in MANY and times.count(when) > 1
        is_used = any(fact.moved for fact in told)
        value = Text(f"{'◆' if is_used else ' '}{'≠' if is_disputed else ' '} ", style="bold")
        value.append(shorten(text, 70), style="red" if is_disputed and not is_used else "")
        if when:
            value.append(f" ({when})", style="dim")
        table.add_row(Text(label if rank == 0 else "", style="dim"), value, _draw_places(told, as_of, lang))
    if len(values) > _MOST_VALUES:
        table.add_row("", Text(f"   … +{len(values) - _MOST_VALUES}", style="dim"), "")


def group_values(facts: Iterable[KnownFact], lang: str) -> list[tuple[str, str, list[KnownFact]]]:
    """Return each value with the time that it is true for and the facts that tell it, the used ones first."""
    found: dict[tuple[str, str], list[KnownFact]] = {}
    for fact in facts:
        # Only figures are of a time: a name is not disputed by having been read on another day.
        when = str(fact.as_of.year) if fact.as_of and isinstance(fact.value, int) else ""
        found.setdefault((write_value(fact, lang), when), []).append(fact)
    rows = [(text, when, told) for (text, when), told in found.items()]
    return sorted(rows, key=lambda row: (not any(fact.moved for fact in row[2]), _later_first(row[1])))


def _later_first(when: str) -> int:
    return -int(when or 0)


def _draw_places(told: list[KnownFact], as_of: date, lang: str) -> Text:
    """Return who tells it, how far each is to be trusted, and when it was read if not on the record's day."""
    by_source = {fact.source: fact for fact in reversed(told)}
    marks = (
        f"{CONFIDENCE_MARKS.get(fact.confidence, '?')} {name_source(source, lang)}"
        for source, fact in reversed(by_source.items())
    )
    read_on = max(fact.fetched_at.date() for fact in told)
    when = f" · {read_on.isoformat()}" if read_on != as_of else ""
    return Text(f"{', '.join(marks)}{when}", style="dim")


def _draw_replies(dossier: Dossier, lang: str) -> Iterator[RenderableType]:
    """Return one line for each source that was asked, then who was not, and why."""
    yield Text(_say("sources", lang), style="bold")
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    table.add_column(ratio=5)
    for reply in dossier.replies:
        if reply.reply not in _NOT_ASKED:
            style = _REPLY_STYLES.get(reply.reply, "")
            table.add_row(
                Text(name_source(reply.source, lang), style=style),
                Text(REPLIES[reply.reply].in_language(lang), style=style),
                Text(_describe_reply(reply, lang), style="dim"),
            )
    yield table
    for kind in _NOT_ASKED:
        names = [_name_with_reason(one, lang) for one in dossier.replies if one.reply is kind]
        if names:
            yield Text(f"{REPLIES[kind].in_language(lang)}: {', '.join(names)}", style="dim")


def _describe_reply(reply: SourceReply, lang: str) -> str:
    said = [f"{_say('facts', lang)}: {reply.facts}"] if reply.facts else []
    said += [f"{reply.milliseconds} {_say('ms', lang)}"] if reply.milliseconds else []
    said += [_say("cache", lang)] if reply.is_cached else []
    said += [describe_reason(reply, lang)] if reply.reason else []
    return " · ".join(said)


def _name_with_reason(reply: SourceReply, lang: str) -> str:
    why = f" ({describe_reason(reply, lang)})" if reply.reason else ""
    return f"{name_source(reply.source, lang)}{why}"


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)
