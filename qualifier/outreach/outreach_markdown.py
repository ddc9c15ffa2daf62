"""Letters and call sheets as Markdown: outside texts escaped, no links."""

import re
from collections.abc import Iterator

from qualifier.outreach.call_sheet import CallSheet, SheetFact
from qualifier.outreach.letter import Letter
from qualifier.outreach.letter_words import load_letter_words

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_LINKS = re.compile(r"(?i)(www)\.|(https?):")


def escape(text: str) -> str:
    """Return a text whose signs mean nothing to Markdown and whose addresses are no links."""
    plain = _SIGNS.sub(r"\\\1", text)
    return _LINKS.sub(lambda found: f"{found[1]}\\." if found[1] else f"{found[2]}\\:", plain)


def draw_letter(letter: Letter) -> str:
    """Return a letter with its subject as a heading."""
    asked = [f"{number}. {escape(one.text)}" for number, one in enumerate(letter.questions, 1)]
    parts = [f"# {escape(letter.subject)}", escape(letter.greeting), *map(escape, letter.opening)]
    if letter.minimum:
        parts.append(escape(letter.minimum))
    if letter.ask:
        parts.append(escape(letter.ask))
    if asked:
        parts.append("\n".join(asked))
    if letter.closing:
        parts.append(escape(letter.closing))
    parts.append("  \n".join(map(escape, letter.signature)))
    return "\n\n".join(parts) + "\n"


def draw_call_sheet(sheet: CallSheet) -> str:
    """Return a call sheet as a page of short lists."""
    words = load_letter_words(sheet.lang).sheet
    parts = [f"# {escape(sheet.title)}", *_section(words["who"], _facts(sheet.who))]
    parts += _section(words["verdict"], iter([f"- {escape(sheet.verdict)}"]))
    parts += _section(words["known"], _facts(sheet.known))
    if sheet.silent:
        parts.append(escape(sheet.silent))
    parts += _section(words["objections"], _objections(sheet, words["no_objections"]))
    if sheet.references:
        parts += _section(words["references"], (f"- {escape(text)}" for text in sheet.references))
    asked = [f"{number}. {escape(one.text)}" for number, one in enumerate(sheet.questions, 1)]
    nothing = [f"- {escape(sheet.nothing_to_ask)}"] if sheet.nothing_to_ask else []
    parts += _section(words["ask"], iter(asked or nothing))
    parts += _section(words["not_promise"], (f"- {escape(text)}" for text in sheet.not_promise))
    if sheet.reminders:
        parts += _section(words["reminders"], (f"- {escape(text)}" for text in sheet.reminders))
    return "\n\n".join(parts) + "\n"


def _section(title: str, rows: Iterator[str]) -> Iterator[str]:
    yield f"## {escape(title)}"
    if text := "\n".join(rows):
        yield text


def _facts(facts: tuple[SheetFact, ...]) -> Iterator[str]:
    return (f"- {escape(one.label)}: {escape(one.text)} ({escape(one.source)})" for one in facts)


def _objections(sheet: CallSheet, nothing: str) -> Iterator[str]:
    if not sheet.objections:
        yield f"- {escape(nothing)}"
    for one in sheet.objections:
        yield f"- {escape(one.text)} {escape(one.answer)}"
