"""The list of work in a terminal of 80 columns: what first, why, what to do, who, by when, what to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.terminal import shorten
from kit.one_line import clean_line
from qualifier.priority.rules import Role
from qualifier.priority.step_words import write_roubles
from qualifier.qualification import Bilingual, Status
from qualifier.win_model.shown_numbers import show_share
from qualifier.work.queue_row import QueueRow

_LONGEST_NAME = 40
_LONGEST_ID = 14
_LONGEST_CONTACT = 74
_CONTACT = ("phone", "name", "role", "email")
_INDENT = (0, 0, 0, 4)
ROLES = {
    Role.PRE_SALES: Bilingual(ru="пресейл", en="pre-sales"),
    Role.SALES: Bilingual(ru="продажи", en="sales"),
    Role.ACCOUNT: Bilingual(ru="аккаунт-менеджер", en="account manager"),
}
_STATUS_STYLES = {Status.QUALIFIED: "bold green", Status.NURTURE: "bold yellow"}
_DAYS = {
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_WORDS = {
    "head": Bilingual(
        ru="Открытые лиды, с самого ценного; время {zone}, сейчас {now}",
        en="Open leads, the most valuable first; times are {zone}, now {now}",
    ),
    "nothing": Bilingual(ru="Открытых лидов нет.", en="There are no open leads."),
    "more": Bilingual(ru="Это не все: --limit покажет больше.", en="There are more: --limit shows them."),
    "nameless": Bilingual(ru="компания не названа", en="company not named"),
    "sum": Bilingual(
        ru="шанс {chance}{source} × сделка {deal}{stated} − время {cost}",
        en="chance {chance}{source} × deal {deal}{stated} − time {cost}",
    ),
    "model": Bilingual(ru=" (модель)", en=" (model)"),
    # No model is trained: the share is a rule of the house, and is told as one.
    "rubric": Bilingual(ru=" (по правилам)", en=" (by rule)"),
    "stated": Bilingual(ru="", en=""),
    "typical": Bilingual(ru=" (обычная)", en=" (typical)"),
    "do": Bilingual(ru="Сделать", en="Do"),
    "by": Bilingual(ru="до", en="by"),
    "overdue": Bilingual(ru="просрочено на {late}", en="{late} overdue"),
    "ask": Bilingual(ru="Спросить", en="Ask"),
    "nobody": Bilingual(ru="никем не взят", en="not taken"),
    "today": Bilingual(ru="сегодня", en="today"),
    "tomorrow": Bilingual(ru="завтра", en="tomorrow"),
    "days": Bilingual(ru="{n} дн.", en="{n} d"),
    "hours": Bilingual(ru="{n} ч", en="{n} h"),
    "minutes": Bilingual(ru="{n} мин", en="{n} min"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Who looks: in which language, when, and in which zone the house works."""

    lang: str
    now: datetime
    zone: ZoneInfo

    @property
    def is_ru(self) -> bool:
        """Tell whether Russian is spoken."""
        return self.lang == "ru"


def print_queue(console: Console, rows: tuple[QueueRow, ...], view: View, *, has_more: bool) -> None:
    """Print the rows, the most valuable first."""
    if not rows:
        console.print(_say("nothing", view))
        return
    now = view.now.astimezone(view.zone)
    console.print(_say("head", view, zone=view.zone.key, now=f"{now:%d.%m %H:%M}"))
    for number, row in enumerate(rows, 1):
        console.print()
        for part in _draw_row(number, row, view):
            console.print(part)
    if has_more:
        console.print()
        console.print(Text(_say("more", view), style="dim"))


def _draw_row(number: int, row: QueueRow, view: View) -> Iterator[RenderableType]:
    shown = row.shown
    head = Text(f"{number:>2}. ")
    head.append(_write_line(shown["company"], _LONGEST_NAME) or _say("nameless", view), style="bold")
    head.append(f" · {write_roubles(row.expected_rub, view.is_ru)}", style="bold")
    head.append(f" · {_write_line(shown['external_id'] or row.lead_id, _LONGEST_ID)}", style="dim")
    yield head
    for line in _draw_lines(row, view):
        yield Padding(line, _INDENT)


def _draw_lines(row: QueueRow, view: View) -> Iterator[Text]:
    shown = row.shown
    status = Text(shown["why"][view.lang], style=_STATUS_STYLES[Status(row.status)])
    style = "bold red" if row.due_at < view.now else "not bold default"
    yield status.append(f" · {_say_due(row.due_at, view)}", style=style)
    contact = " · ".join(shown["contact"][name] for name in _CONTACT if shown["contact"][name])
    if contact:
        yield Text(_write_line(contact, _LONGEST_CONTACT))
    yield Text(_say_sum(row, view), style="dim")
    yield _draw_action(row, view)
    if shown["question"] is not None:
        yield Text(shown["line"][view.lang])
        question = Text(f"{_say('ask', view)}: ", style="bold")
        yield question.append(f"«{shown['question']['text'][view.lang]}»", style="not bold italic")


def _draw_action(row: QueueRow, view: View) -> Text:
    who = ROLES[Role(row.shown["role"])].in_language(view.lang)
    action = Text(f"{_say('do', view)}: ", style="bold")
    action.append(row.shown["action"][view.lang], style="not bold")
    return action.append(f" ({who}: {row.owner or _say('nobody', view)})", style="not bold dim")


def _say_sum(row: QueueRow, view: View) -> str:
    shown = row.shown
    return _say(
        "sum",
        view,
        chance=show_share(shown["chance"], view.lang),
        source=_say(shown["chance_from"], view),
        deal=write_roubles(shown["deal_rub"], view.is_ru),
        stated=_say(shown["deal_from"], view),
        cost=write_roubles(shown["cost_rub"], view.is_ru),
    )


def _say_due(due_at: datetime, view: View) -> str:
    due, now = due_at.astimezone(view.zone), view.now.astimezone(view.zone)
    ahead = (due.date() - now.date()).days
    near = {0: _say("today", view), 1: _say("tomorrow", view)}
    day = near.get(ahead) or f"{_DAYS[view.lang][due.weekday()]} {due:%d.%m.%Y}"
    told = f"{_say('by', view)} {day} {due:%H:%M}"
    return f"{told}, {_say('overdue', view, late=_say_span(now - due, view))}" if due < now else told


def _say_span(span: timedelta, view: View) -> str:
    minutes = int(span.total_seconds() // 60)
    for word, size in (("days", 24 * 60), ("hours", 60)):
        if minutes >= size:
            return _say(word, view, n=minutes // size)
    return _say("minutes", view, n=max(minutes, 1))


def _write_line(text: str | None, longest: int) -> str:
    """What a client wrote could move the cursor or turn the line round."""
    return shorten(clean_line(text or ""), longest)


def _say(word: str, view: View, **values: object) -> str:
    return _WORDS[word].in_language(view.lang).format(**values)
