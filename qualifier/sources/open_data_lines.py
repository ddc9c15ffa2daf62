"""Sentences of the record's open data: from facts, dated by them, in the words that the criteria read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from qualifier.qualification import Bilingual
from qualifier.reading.suspicion import holds_orders
from qualifier.sources.catalogue import load_catalogue
from qualifier.sources.fact import About, Confidence, Fact, Unit
from qualifier.sources.settlement import Settlement, date_of

# The C loader reads ten times faster; both build nothing but plain values.
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEFAULT_PATH = Path(__file__).with_name("open_data_words.yaml")
_MOST_LINES = 3
_LONGEST_TEXT = 120
_TELEGRAM = "telegram"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence and the facts that it rests on, the most believed first; rivals say another thing."""

    text: str
    facts: tuple[Fact, ...]
    rivals: tuple[Fact, ...] = ()


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Words(_Part):
    ru: Annotated[str, Field(min_length=2)]
    en: Annotated[str, Field(min_length=2)]

    def in_lang(self, lang: str) -> str:
        """Return the words of a language; English for all but Russian."""
        return self.ru if lang == "ru" else self.en


class LineWords(_Part):
    """The sentences and the names of advertising systems."""

    lines: dict[str, _Words]
    markers: dict[str, _Words]


@cache
def load_line_words(path: Path = DEFAULT_PATH) -> LineWords:
    """Read the sentences once."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_SafeLoader)  # noqa: S506
    return LineWords.model_validate(content)


@cache
def _titles() -> Mapping[str, Bilingual]:
    return {row.name: row.title for row in load_catalogue()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWriter:
    """Writes sentences of one company's facts in one language."""

    settlement: Settlement
    lang: str

    def ad_activity(self) -> tuple[Line, ...]:
        """What shows advertising; marks that only tell of marketing make no line, and no mark proves none."""
        return tuple(line for write in _AD_LINES for line in write(self))

    def news(self) -> tuple[Line, ...]:
        """What else speaks of size and growth and has no field of its own."""
        return tuple(line for write in _NEWS_LINES for line in write(self))

    def write(self, name: str, facts: Sequence[Fact], **parts: str) -> Iterator[Line]:
        """Write one sentence, dated by the newest of its facts."""
        if not facts:
            return
        newest = max(facts, key=date_of)
        words = load_line_words().lines[name].in_lang(self.lang)
        given = {
            "month": f"{date_of(newest):%Y-%m}",
            "year": str(date_of(newest).year),
            "source": self.title(newest.source),
            "text": str(newest.value)[:_LONGEST_TEXT],
            "count": write_count(newest.value),
            "unit": newest.unit.value if newest.unit else "",
        }
        yield Line(text=words.format(**given | parts), facts=tuple(facts))

    def title(self, source: str) -> str:
        """Return a source's name for people."""
        title = _titles().get(source)
        return source if title is None else title.ru if self.lang == "ru" else title.en

    def fresh(self, *abouts: About) -> list[Fact]:
        """Return the facts of these kinds that are not out of date, the most believed first."""
        ranked = self.settlement.ranked(*abouts)
        return [fact for fact in ranked if not self.settlement.rules.is_stale(fact, self.settlement.as_of)]


def write_count(value: str | int) -> str:
    """Write a number with its thousands parted, so that it reads back whole."""
    return f"{value:,}".replace(",", " ") if isinstance(value, int) else value


def _write_pixels(writer: LineWriter) -> Iterator[Line]:
    marks = writer.settlement.ranked(About.AD_MARKER)
    for name, confidence in (("ad_pixels", Confidence.HIGH), ("ad_measuring", Confidence.MEDIUM)):
        facts = [fact for fact in marks if fact.confidence is confidence]
        names = dict.fromkeys(_name_marker(str(fact.value), writer.lang) for fact in facts)
        yield from writer.write(name, facts, names=", ".join(names))


def _name_marker(marker: str, lang: str) -> str:
    words = load_line_words().markers.get(marker)
    return words.in_lang(lang) if words else marker.replace("_", " ")


def _write_vacancies(writer: LineWriter) -> Iterator[Line]:
    for fact in _sober(writer.fresh(About.PAID_MEDIA_VACANCY))[:_MOST_LINES]:
        yield from writer.write("paid_media_vacancy", [fact])


def _sober(vacancies: Sequence[Fact]) -> list[Fact]:
    """A title that gives orders to its reader names no vacancy."""
    return [fact for fact in vacancies if not holds_orders(str(fact.value))]


def _write_socials(writer: LineWriter) -> Iterator[Line]:
    readers = writer.settlement.ranked(About.SUBSCRIBERS)
    pages = [fact for fact in writer.settlement.ranked(About.SOCIAL) if fact.source != _TELEGRAM]
    names = dict.fromkeys(_bare_address(str(fact.value)) for fact in pages[:_MOST_LINES])
    yield from writer.write("social", pages, names=", ".join(names))
    yield from writer.write("channel", readers[:1])


def _bare_address(link: str) -> str:
    return link.partition("://")[2].removeprefix("www.").rstrip("/") or link


def _write_bounds(writer: LineWriter) -> Iterator[Line]:
    """Bounds of a headcount, and the size category, speak only where no headcount is known."""
    if writer.settlement.ranked(About.EMPLOYEES):
        return
    yield from writer.write("at_least", writer.fresh(About.EMPLOYEES_AT_LEAST)[:1])
    yield from writer.write("at_most", writer.fresh(About.EMPLOYEES_AT_MOST)[:1])
    for fact in writer.fresh(About.SIZE_CATEGORY)[:1]:
        if fact.value in ("micro", "small", "medium"):
            yield from writer.write(str(fact.value), [fact])


def _write_accounts(writer: LineWriter) -> Iterator[Line]:
    """Companies Act 2006, s. 384A: a micro entity has no more than ten people; other kinds tell no tier."""
    if not writer.settlement.ranked(About.EMPLOYEES):
        kinds = [fact for fact in writer.fresh(About.ACCOUNTS_TYPE)[:1] if fact.value == "micro-entity"]
        yield from writer.write("micro_accounts", kinds)


def _write_foreign_revenue(writer: LineWriter) -> Iterator[Line]:
    """A foreign sum keeps its currency: the profile's rates turn it to roubles when it is judged."""
    found = [fact for fact in writer.settlement.ranked(About.REVENUE) if fact.unit in (Unit.USD, Unit.EUR)]
    if not any(fact.unit is Unit.RUB for fact in writer.settlement.ranked(About.REVENUE)):
        yield from writer.write("foreign_revenue", found[:1])


def _write_spending(writer: LineWriter) -> Iterator[Line]:
    """Selling expenses hold wages and carriage too: they are told, and prove no advertising."""
    yield from writer.write("selling_expenses", writer.fresh(About.SELLING_EXPENSES)[:1])


def _write_openings(writer: LineWriter) -> Iterator[Line]:
    yield from writer.write("open_vacancies", writer.fresh(About.OPEN_VACANCIES)[:1])
    for fact in _sober(writer.fresh(About.MARKETING_VACANCY))[:_MOST_LINES]:
        yield from writer.write("marketing_vacancy", [fact])


_Write = Callable[[LineWriter], Iterator[Line]]
_AD_LINES: tuple[_Write, ...] = (_write_pixels, _write_vacancies, _write_socials)
_NEWS_LINES: tuple[_Write, ...] = (
    _write_bounds,
    _write_accounts,
    _write_foreign_revenue,
    _write_spending,
    _write_openings,
)
