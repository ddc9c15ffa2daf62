"""Letters and call sheets for a terminal of 80 columns; a letter is printed so that it can be copied."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from qualifier.outreach.call_sheet import CallSheet
from qualifier.outreach.draft_log import Drafted
from qualifier.outreach.letter import Letter, write_text
from qualifier.outreach.letter_words import load_letter_words
from qualifier.qualification import Bilingual

_SUBJECT = Bilingual(ru="Тема", en="Subject")
_DRAFT = Bilingual(
    ru="Черновик: прочитайте, прежде чем отправить.", en="A draft: read it before you send it."
)
_FAULT = Bilingual(
    ru="Модель не ответила ({fault}): письмо по шаблону.", en="The model gave nothing ({fault}): by template."
)
_WORDED = Bilingual(ru="Модель {model}: её слова — {sections}", en="Model {model} worded: {sections}")
_NOTHING = Bilingual(ru="ничего", en="nothing")
_DROPPED = Bilingual(ru="отброшено {count}:", en="{count} dropped:")


def print_letter(console: Console, letter: Letter) -> None:
    """Print a letter: subject, text, and beneath it what a person should know before sending."""
    console.print(Rule(Text(f"{_SUBJECT.in_language(letter.lang)}: {letter.subject}"), align="left"))
    console.print(write_text(letter), soft_wrap=False)
    console.print(Text(_DRAFT.in_language(letter.lang), style="dim"))
    if letter.drafted:
        for line in say_drafted(letter.drafted, letter.lang):
            console.print(Text(line, style="dim"))


def say_drafted(drafted: Drafted, lang: str) -> Iterable[str]:
    """Yield what a model wrote and what of it was not used."""
    if drafted.fault:
        yield _FAULT.in_language(lang).format(fault=drafted.fault)
        return
    sections = ", ".join(drafted.sections) or _NOTHING.in_language(lang)
    yield _WORDED.in_language(lang).format(model=drafted.model, sections=sections)
    if drafted.dropped_count:
        yield _DROPPED.in_language(lang).format(count=drafted.dropped_count)
        for one in drafted.dropped:
            yield f"  {one.section}: {one.kind}, {one.detail}"


def print_call_sheet(console: Console, sheet: CallSheet) -> None:
    """Print a call sheet as short lists under their titles."""
    words = load_letter_words(sheet.lang).sheet
    console.print(Rule(Text(sheet.title, style="bold"), align="left"))
    _print_facts(console, words["who"], sheet)
    _print_list(console, words["verdict"], [sheet.verdict])
    known = [_told(one.label, one.text, one.source) for one in sheet.known]
    _print_list(console, words["known"], [*known, *([sheet.silent] if sheet.silent else [])])
    objections = [f"{one.text} {one.answer}" for one in sheet.objections] or [words["no_objections"]]
    _print_list(console, words["objections"], objections)
    _print_list(console, words["references"], sheet.references)
    asked = [one.text for one in sheet.questions]
    _print_list(console, words["ask"], asked or [sheet.nothing_to_ask or ""])
    _print_list(console, words["not_promise"], sheet.not_promise)
    _print_list(console, words["reminders"], sheet.reminders)


def _print_facts(console: Console, title: str, sheet: CallSheet) -> None:
    _print_list(console, title, [_told(one.label, one.text, one.source) for one in sheet.who])


def _told(label: str, text: str, source: str) -> Text:
    told = Text(f"{label}: ")
    told.append(text)
    told.append(f" ({source})", style="dim")
    return told


def _print_list(console: Console, title: str, rows: Iterable[str | Text]) -> None:
    listed = list(rows)
    if not listed:
        return
    console.print(Text(title, style="bold"))
    for row in listed:
        text = Text("· ")
        text.append_text(row if isinstance(row, Text) else Text(row))
        console.print(Padding(text, (0, 0, 0, 2), expand=False))
