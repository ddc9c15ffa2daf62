"""Scorecards for a terminal of 80 columns, as readable when piped to a file."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from api.dossier_words import name_source
from api.opinion_card import draw_opinion
from api.similar_terminal import draw_similar
from api.worth_card import draw_chance, draw_worth
from qualifier.explanation import describe_numbers, describe_score, write_quote
from qualifier.labels import CRITERIA, LEVELS, QUALITIES, name_flag, name_place
from qualifier.profile import Profile
from qualifier.qualification import (
    Bilingual,
    Criterion,
    CriterionScore,
    Level,
    Qualification,
    Question,
    Quote,
    Status,
    Verdict,
)
from qualifier.record import LeadRecord

WIDTH = 80
LONGEST_QUOTE = 150
_STATUS_STYLES = {
    Status.QUALIFIED: "bold green",
    Status.NURTURE: "bold yellow",
    Status.DISQUALIFIED: "bold red",
    Status.DUPLICATE: "bold magenta",
}
_LEVEL_STYLES = {Level.CONFIRMED: "green", Level.PARTIAL: "yellow", Level.UNKNOWN: "dim", Level.ABSENT: "red"}
_LEVEL_MARKS = {Level.CONFIRMED: "●", Level.PARTIAL: "◐", Level.UNKNOWN: "○", Level.ABSENT: "✕"}
_WORDS = {
    "fit": Bilingual(ru="Тип клиента", en="Fit"),
    "priority": Bilingual(ru="Оценка", en="Score"),
    "quality": Bilingual(ru="качество", en="quality"),
    "confidence": Bilingual(ru="известно", en="known"),
    "read": Bilingual(ru="Прочитано", en="Read"),
    "ask": Bilingual(ru="Спросить", en="Ask"),
    "next": Bilingual(ru="Дальше", en="Next"),
    "sal": Bilingual(ru="готов к передаче в продажи (SAL)", en="ready to hand to sales (SAL)"),
    "twin": Bilingual(ru="уже открыт лид", en="open already as"),
    "as": Bilingual(ru="см.", en="see"),
    "nobody": Bilingual(ru="никто не сказал", en="nobody said"),
    "nameless": Bilingual(ru="компания не названа", en="company not named"),
    "profile": Bilingual(ru="профиль", en="profile"),
    "engine": Bilingual(ru="движок", en="engine"),
    "sandbox": Bilingual(
        ru="песочница: компания и её открытые данные вымышлены",
        en="sandbox: the company and its open data are invented",
    ),
    "degraded": Bilingual(ru="ограниченный режим", en="degraded"),
}


def make_console() -> Console:
    """Return a console of at most 80 columns; no colours when piped."""
    console = Console(highlight=False)
    width = WIDTH if not console.is_terminal else min(console.width, 100)
    return Console(highlight=False, width=max(width, 60), emoji=False, markup=False)


def print_card(console: Console, qualification: Qualification, profile: Profile | None = None) -> None:
    """Print one lead's scorecard in the lead's own language."""
    console.print(draw_card(qualification, profile))


def draw_card(qualification: Qualification, profile: Profile | None = None) -> RenderableType:
    """Return the scorecard as one panel; by the profile it also says what the lead is worth."""
    lang, verdict = qualification.record.lang, qualification.verdict
    company = qualification.record.lead.company or _say("nameless", lang)
    parts: list[RenderableType] = [_draw_head(verdict, lang), Text()]
    parts.append(_draw_rows(qualification.scorecard.scores, qualification.record))
    parts += [Text(), *_draw_tail(qualification, lang)]
    parts += draw_worth(qualification, profile) if profile is not None else ()
    return frame(parts, title=shorten(company, 60), subtitle=_describe_run(qualification, lang))


def frame(parts: Sequence[RenderableType], *, title: str, subtitle: str) -> Panel:
    """Return a card: what it is about above, how it came about below."""
    return Panel(
        Group(*parts),
        title=Text(f" {title} ", style="bold"),
        title_align="left",
        subtitle=Text(f" {subtitle} ", style="dim"),
        subtitle_align="right",
        padding=(0, 1),
    )


def _draw_head(verdict: Verdict, lang: str) -> RenderableType:
    head = Text()
    why = verdict.why.in_language(lang)
    head.append(why, style=_STATUS_STYLES[verdict.status])
    if verdict.duplicate_of:
        head.append(f" ({_say('twin', lang)} {verdict.duplicate_of})")
    if verdict.is_sal_ready:
        head.append(f" · {_say('sal', lang)}", style="green")
    head.append(f"\n{_say('fit', lang)} {verdict.fit.value} · {_say('priority', lang)} ")
    head.append(describe_score(verdict.priority), style="bold")
    head.append(f" · {_say('quality', lang)} {QUALITIES[verdict.quality].in_language(lang)}")
    head.append(f" · {_say('confidence', lang)} {verdict.confidence_pct} %")
    head.append(
        f"\nBANT {describe_score(verdict.bant)} · CHAMP {describe_score(verdict.champ)}"
        f" · ICP {describe_score(verdict.icp)}"
    )
    return head


def _draw_rows(scores: tuple[CriterionScore, ...], record: LeadRecord) -> RenderableType:
    lang = record.lang
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    shown: dict[Quote, Criterion] = {}
    for score in scores:
        style = _LEVEL_STYLES[score.level]
        level = f"{_LEVEL_MARKS[score.level]} {LEVELS[score.level].in_language(lang)}"
        table.add_row(
            Text(CRITERIA[score.criterion].in_language(lang)),
            Text(level, style=style),
            _draw_quotes(score, shown, record),
        )
    return table


def _draw_quotes(score: CriterionScore, shown: dict[Quote, Criterion], record: LeadRecord) -> Text:
    """Draw the first quote; one that stands above already is only pointed at."""
    lang = record.lang
    if not score.quotes:
        return Text(_say("nobody", lang), style="dim")
    quote = score.quotes[0]
    above = shown.setdefault(quote, score.criterion)
    if above is score.criterion:
        text = Text(f"«{shorten(write_quote(quote), LONGEST_QUOTE)}» ")
        text.append(f"({name_place(quote.place, lang)}{_name_origin(quote, record)})", style="dim")
    else:
        text = Text(f"{_say('as', lang)} «{CRITERIA[above].in_language(lang)}»", style="dim")
    if len(score.quotes) > 1:
        text.append(f" +{len(score.quotes) - 1}", style="dim")
    if score.note:
        text.append(f"\n{score.note.in_language(lang)}", style="italic")
    return text


def _name_origin(quote: Quote, record: LeadRecord) -> str:
    """Return the source and the date of the fact that a quote of open data rests on."""
    facts = record.dossier.facts if record.dossier else ()
    fact = next((fact for fact in facts if quote.place in fact.moved), None)
    if fact is None:
        return ""
    day = fact.as_of or fact.fetched_at.date()
    return f" · {name_source(fact.source, record.lang)}, {day.isoformat()}"


def _draw_tail(qualification: Qualification, lang: str) -> Iterator[RenderableType]:
    scorecard, verdict = qualification.scorecard, qualification.verdict
    if numbers := describe_numbers(scorecard.numbers, lang):
        yield Text(f"{_say('read', lang)}: {numbers}")
    if qualification.record.dossier and qualification.record.dossier.is_sandbox:
        yield Text(f"! {_say('sandbox', lang)}", style="bold black on yellow")
    for flag in scorecard.flags:
        yield Text(f"! {name_flag(flag, lang)}", style="bold red")
    if qualification.is_degraded:
        yield Text(f"! {_say('degraded', lang)}: {qualification.degraded_reason}", style="bold red")
    if scorecard.opinion is not None:
        yield from draw_opinion(scorecard.opinion, lang)
    yield from draw_similar(qualification.record.deals, lang)
    if qualification.chance is not None:
        yield from draw_chance(qualification.chance, lang)
    if verdict.questions:
        yield Text(f"{_say('ask', lang)}:", style="bold")
        yield from _draw_questions(verdict.questions, lang)
    action = Text(f"{_say('next', lang)}: ", style="bold")
    action.append(verdict.next_action.in_language(lang), style="not bold")
    yield action


def _draw_questions(questions: tuple[Question, ...], lang: str) -> Iterator[RenderableType]:
    for number, question in enumerate(questions, 1):
        yield Padding(Text(f"{number}. {question.text.in_language(lang)}"), (0, 0, 0, 2))


def _describe_run(qualification: Qualification, lang: str) -> str:
    profile = f"{qualification.profile_name} {qualification.profile_version}"
    parts = [f"{_say('engine', lang)} {qualification.scorecard.engine}", f"{_say('profile', lang)} {profile}"]
    if qualification.seconds is not None:
        parts.append(f"{qualification.seconds * 1000:.1f} ms")
    return " · ".join(parts)


def _say(word: str, lang: str) -> str:
    return _WORDS[word].in_language(lang)


def shorten(text: str, longest: int) -> str:
    """Return a text on one line, cut to a length."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"
