"""What a rep takes into the call: who they are, what is known, objections, questions, bounds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualifier.explanation import write_quote
from qualifier.labels import CRITERIA, LEVELS, name_flag, name_place
from qualifier.outreach.known_facts import write_amount, write_day
from qualifier.outreach.letter import AskedQuestion
from qualifier.outreach.letter_words import LetterWords, load_letter_words
from qualifier.qualification import Criterion, Level, Qualification, Quote, Status
from qualifier.record import LeadRecord, Outcome, PastDeal

if TYPE_CHECKING:
    from qualifier.profile import Profile

_MOST_OBJECTIONS = 3
_MOST_KNOWN = 12
_LONGEST_QUOTE = 160
_SHOWN = (
    Criterion.NEED,
    Criterion.CHALLENGES,
    Criterion.BUDGET,
    Criterion.AUTHORITY,
    Criterion.TIMING,
    Criterion.PRIORITIZATION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFact:
    """One thing that is known, and where it comes from."""

    label: str
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyObjection:
    """What may be held against us, by the deal that was lost over it, and what to have ready."""

    text: str
    deal_id: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """A page for the call; everything on it stands in the record or in the seller's profile."""

    lang: str
    title: str
    who: tuple[SheetFact, ...]
    verdict: str
    known: tuple[SheetFact, ...]
    silent: str | None
    objections: tuple[LikelyObjection, ...]
    references: tuple[str, ...]
    questions: tuple[AskedQuestion, ...]
    nothing_to_ask: str | None
    not_promise: tuple[str, ...]
    reminders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    result: Qualification
    profile: "Profile"
    words: LetterWords
    lang: str

    @property
    def record(self) -> LeadRecord:
        return self.result.record

    def say(self, name: str, **fields: str) -> str:
        return self.words.sheet[name].format(**fields)


def write_call_sheet(result: Qualification, profile: "Profile", *, lang: str | None = None) -> CallSheet:
    """Return the sheet of a verdict, in the lead's language unless told otherwise."""
    spoken = lang or result.record.lang
    page = _Page(result=result, profile=profile, words=load_letter_words(spoken), lang=spoken)
    silent = ", ".join(result.record.silent_sources)
    return CallSheet(
        lang=spoken,
        title=page.say("title", company=_name(page)),
        who=tuple(_say_who(page)),
        verdict=_say_verdict(page),
        known=tuple(_say_known(page))[:_MOST_KNOWN],
        silent=page.say("silent", sources=silent) if silent else None,
        objections=tuple(_foresee(page))[:_MOST_OBJECTIONS],
        references=tuple(_say_won(page)),
        questions=tuple(
            AskedQuestion(criterion=one.criterion, text=one.text.in_language(spoken))
            for one in result.verdict.questions
        ),
        nothing_to_ask=_say_nothing_to_ask(page),
        not_promise=tuple(_bound(page)),
        reminders=tuple(_remind(page)),
    )


def _say_nothing_to_ask(page: _Page) -> str | None:
    """Of a lead that is not taken nothing is asked; of one that lacks nothing, the brief is next."""
    if page.result.verdict.questions:
        return None
    is_closed = page.result.verdict.status in {Status.DISQUALIFIED, Status.DUPLICATE}
    return page.say("closed" if is_closed else "nothing_to_ask")


def _name(page: _Page) -> str:
    return " ".join((page.record.lead.company or "").split()) or page.say("nameless_company")


def _say_who(page: _Page) -> Iterator[SheetFact]:
    lead, data = page.record.lead, page.record.open_data
    stated = page.say("stated")
    contact = lead.contact
    ways = [way for way in (contact.phone, contact.email) if way]
    person = f"{contact.name or page.say('unknown_name')}, {contact.role or page.say('unknown_role')}"
    rows = (
        ("contact", "; ".join([person, *ways]), stated),
        ("region", lead.region, stated),
        ("website", lead.website, stated),
        ("inn", lead.inn, stated),
        ("source", lead.source and page.words.lead_sources.get(lead.source, lead.source), stated),
    )
    yield from (_fact(page.say(label), text, source) for label, text, source in rows if text)
    figures = (
        ("industry", data.industry),
        ("employees", _write_whole(data.employees, page.lang)),
        ("revenue_rub", _write_whole(data.revenue_rub, page.lang)),
        ("status", data.status and page.words.statuses[data.status]),
    )
    for name, text in figures:
        if text:
            yield _fact(_own_name(f"open_data.{name}", page.lang), text, _say_source(page, name))


def _own_name(place: str, lang: str) -> str:
    """«реестр: выручка, ₽» without its first word: the source stands beside it."""
    name = name_place(place, lang).partition(": ")[2] or place
    return name[0].upper() + name[1:]


def _write_whole(number: int | None, lang: str) -> str | None:
    return None if number is None else write_amount(number, lang)


def _say_source(page: _Page, name: str) -> str:
    """Return which source a fact rests on and of what day; open data of the record when nobody noted it."""
    for fact in page.record.dossier.facts if page.record.dossier else ():
        if name in {moved.rpartition(".")[2] for moved in fact.moved}:
            return f"{fact.source}, {write_day(fact.as_of or fact.fetched_at.date(), page.lang)}"
    return page.say("open_data", day=write_day(page.record.as_of, page.lang))


def _fact(label: str, text: str, source: str) -> SheetFact:
    return SheetFact(label=label, text=text, source=source)


def _say_verdict(page: _Page) -> str:
    verdict = page.result.verdict
    return f"{verdict.why.in_language(page.lang)}. {verdict.next_action.in_language(page.lang)}"


def _say_known(page: _Page) -> Iterator[SheetFact]:
    """Yield the criteria's quotes with their places and days, then dated facts of open sources."""
    yield from _say_budget(page)
    yield from _say_quotes(page)
    data = page.record.open_data
    for name, texts in (("news", data.news), ("ad_activity", data.ad_activity)):
        yield from (_fact(page.say(name), _cut(text), _say_source(page, name)) for text in texts)


def _say_budget(page: _Page) -> Iterator[SheetFact]:
    numbers = page.result.scorecard.numbers
    ends = dict.fromkeys(one for one in (numbers.budget_min_rub, numbers.budget_max_rub) if one is not None)
    if ends:
        amount = "–".join(write_amount(one, page.lang) for one in ends)
        yield _fact(page.say("budget"), page.say("amount", amount=amount), page.say("numbers"))


def _say_quotes(page: _Page) -> Iterator[SheetFact]:
    """Yield each quote once, under all the criteria that rest on it."""
    rows = {row.criterion: row for row in page.result.scorecard.scores}
    shown: dict[Quote, list[str]] = {}
    for criterion in _SHOWN:
        row = rows[criterion]
        if row.level is not Level.UNKNOWN and row.quotes:
            name, level = CRITERIA[criterion].in_language(page.lang), LEVELS[row.level].in_language(page.lang)
            shown.setdefault(row.quotes[0], []).append(f"{name} ({level})")
    for quote, labels in shown.items():
        label = labels[0] + "".join(f", {other[0].lower()}{other[1:]}" for other in labels[1:])
        said = _in_marks(_cut(write_quote(quote).strip(" -–—•")), page.lang)
        yield _fact(label, said, _say_place(page, quote.place))


def _in_marks(text: str, lang: str) -> str:
    return f"«{text}»" if lang == "ru" else f'"{text}"'


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1].rsplit(' ', 1)[0]}…"


def _say_place(page: _Page, place: str) -> str:
    name = name_place(place, page.lang)
    if place.startswith("interactions["):
        day = page.record.lead.interactions[int(place[len("interactions[") : -1])].at
        if day is not None:
            return page.say("said", place=name, day=write_day(day, page.lang))
    is_said = place == "message" or place.startswith("interactions[")
    return page.say("said_undated", place=name) if is_said else name


def _foresee(page: _Page) -> Iterator[LikelyObjection]:
    """Yield what deals were lost over, this client's own first, each reason once."""
    told: set[str] = set()
    lost = [deal for deal in page.record.deals if deal.outcome is Outcome.LOST]
    for deal in sorted(lost, key=lambda one: one.likeness is not None):
        note = _cut(deal.loss_reason or deal.note or "")
        kind = _classify(page, f"{deal.loss_reason or ''} {deal.note or ''}")
        if (kind, note) == ("other", "") and told:
            continue
        if note not in told:
            told.add(note)
            answer = page.words.objections[kind].answer
            yield LikelyObjection(
                text=_say_lost(page, deal, note),
                deal_id=deal.id,
                answer=page.say("answer", text=answer),
            )


def _classify(page: _Page, said: str) -> str:
    plain = said.lower().replace("ё", "е")
    for kind, objection in page.words.objections.items():
        if any(sign in plain for sign in objection.signs):
            return kind
    return "other"


def _say_lost(page: _Page, deal: PastDeal, note: str) -> str:
    day = page.say("on_day", day=write_day(deal.closed, page.lang)) if deal.closed else ""
    client = deal.client or page.say("other_client")
    if not note:
        return page.say("lost_silent", client=client, day=day)
    if deal.likeness is None:
        return page.say("lost_own", note=note, day=day)
    return page.say("lost_like", client=client, note=note, day=day)


def _say_won(page: _Page) -> Iterator[str]:
    for deal in page.record.deals:
        if deal.outcome is Outcome.WON and deal.likeness is None and deal.note:
            day = page.say("on_day", day=write_day(deal.closed, page.lang)) if deal.closed else ""
            yield page.say("won_own", note=_cut(deal.note), day=day)


def _bound(page: _Page) -> Iterator[str]:
    """Yield what not to promise: always the result, price and start, the rest where this lead invites it."""
    texts, levels = page.words.not_promise, page.result.scorecard.levels()
    least = write_amount(page.profile.minimum_order_rub.value, page.lang)
    yield from (texts[name] for name in ("result", "price", "start", "compare"))
    if levels[Criterion.BUDGET] is not Level.CONFIRMED:
        yield texts["small"].format(minimum=least)
    if levels[Criterion.AUTHORITY] is not Level.CONFIRMED:
        yield texts["decided"]


def _remind(page: _Page) -> Iterator[str]:
    """Yield what the record's flags ask to mind."""
    for flag in page.result.scorecard.flags:
        yield f"{name_flag(flag, page.lang)[0].upper()}{name_flag(flag, page.lang)[1:]}."
