"""The criterion industry: from what the record says to its level."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.qualification import Criterion, Finding, Level, Quote
from qualifier.reading.agencies import find_agency
from qualifier.reading.fold import fold
from qualifier.reading.foreign_requests import ForeignKind, read_foreign_requests
from qualifier.reading.industries import Described, Trade, TradeBook, describe_trades, read_name
from qualifier.reading.no_say_words import STUDIES
from qualifier.reading.own_deals import find_own_deals
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.private_persons import find_private_person
from qualifier.reading.refusals import find_cancellation
from qualifier.reading.relays import relays_request
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import keep_ends, quote_round
from qualifier.record import LeadRecord

if TYPE_CHECKING:
    from qualifier.profile import Profile

_PHRASES = read_phrases("industry")

_WANTED = frozenset({Level.CONFIRMED, Level.PARTIAL})
_OUTSIDERS = frozenset({ForeignKind.JOB, ForeignKind.VENDOR})
# A maker that also sells to people itself is a shop by its own words.
_MAKES_AND_SELLS = pattern(
    r"производ\w+ и (?:розн\w+|продаж\w+|торгов\w+|продаем)|сво[ийея]\w* (?:розниц\w+|магазин\w+|салон\w+)|"
    r"фирменн\w+ (?:магазин|салон|розниц|точк)\w*|(?:наш|собственн)\w* (?:\w+ )?(?:магазин|салон|розниц|"
    r"интернет-магазин|шоурум)\w*|прода(?:ем|ю)\b[^.;!?]{0,30}(?:маркетплейс|\bozon|\bозон|\bwb\b|вайлдбер|"
    r"через (?:\w+ )?(?:интернет-магазин|салон)|в розницу)|"
    r"make and (?:sell|retail)|own (?:shops|stores)|"
    r"our (?:own |online |web |\w+ )?(?:shops?|stores?|showrooms?)\b"
)
_MAKERS = frozenset({"makers", "crafts", "wholesale"})
# What is made for people's daily needs is at target, whoever makes it; of the rest the makers are adjacent.
_MADE_AT_TARGET = frozenset({"fmcg", "pharma"})
_SOLD_OR_SERVED = frozenset({"automotive", "retail_and_ecommerce", "fitness_and_beauty", "trade", "telecom"})
_MANUFACTURE = pattern(r"\b(?:производств|изготовлени|выпуск\b|manufactur|production of|making of)")
_SELLS = pattern(r"торгов|продаж|розни|retail|\bsales?\b|trade")
_OF_CARS = pattern(
    r"(?:производств|изготовлени|manufactur)\w* (?:of )?(?:\w+ )?(?:автомобил|cars?\b|vehicles)"
)
# A trade that two of its words, or a sentence opened by one, tell of is no passing remark.
_UNMISTAKABLE = frozenset({"occult", "pyramids", "gambling", "adult"})
_WORK = pattern(_PHRASES["_WORK"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What the rules below look at, read once."""

    record: LeadRecord
    said: tuple[Sentence, ...]
    book: TradeBook
    described: tuple[Described, ...]
    mentioned: tuple[Described, ...]
    has_request: bool


def industry(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The company works in an industry that we serve.

    Компания работает в отрасли, которую мы обслуживаем.
    """
    said = keep_ends(evidence.testimony)
    book = TradeBook(profile.hash, profile.industries)
    named = describe_trades(book, said)
    need = earlier.get(Criterion.NEED, Finding(level=Level.UNKNOWN))
    reading = _Reading(
        record=evidence.record,
        said=said,
        book=book,
        described=tuple(one for one in named if one.is_own),
        mentioned=tuple(one for one in named if not one.is_own),
        has_request=need.level in _WANTED
        or relays_request(said)
        or find_cancellation(evidence.sentences) is not None,
    )
    return next((found for rule in _RULES if (found := rule(reading))), Finding(level=Level.UNKNOWN))


def _find_outsider(reading: _Reading) -> Finding | None:
    """Who sells to us, looks for a job or asks for himself is no company that would advertise."""
    private = find_private_person(reading.record, reading.said)
    if private:
        return Finding(level=Level.ABSENT, quotes=private)
    if reading.has_request:
        return None
    if not reading.record.lead.company and (studies := _find_study(reading.said)):
        return Finding(level=Level.ABSENT, quotes=studies)
    for signal in read_foreign_requests(reading.said):
        if signal.value in _OUTSIDERS:
            return Finding(
                level=Level.ABSENT, quotes=(quote_round(signal.sentence, signal.start, signal.end),)
            )
    return None


def _find_study(said: tuple[Sentence, ...]) -> tuple[Quote, ...]:
    """Who studies advertising and speaks for no company is a private person."""
    for sentence in said:
        if found := STUDIES.search(sentence.folded):
            return (quote_round(sentence, found.start(), found.end()),)
    return ()


def _find_forbidden(reading: _Reading) -> Finding | None:
    """A trade that may not be advertised, wherever it is named as the company's own."""
    for place, text in _lines(reading.record):
        trade = _first_forbidden(reading.book, text)
        if trade:
            return Finding(level=Level.ABSENT, quotes=(Quote(place=place, text=text, start=0),))
    code = reading.book.read_code(reading.record.open_data.okved or "")
    if code and code.level is Level.ABSENT:
        return Finding(level=Level.ABSENT, quotes=_quote_field(reading.record, "okved"))
    spoken = [one for one in reading.described if one.trade.level is Level.ABSENT]
    if spoken and (_find_register(reading) or _find_name(reading)):
        # A passing word («табак» on a shop's shelf) is no trade where the register or the name tells another.
        spoken = [one for one in spoken if _is_own_trade(one, spoken, reading.described)]
    return _conclude(spoken[0]) if spoken else None


def _is_own_trade(one: Described, forbidden: list[Described], described: tuple[Described, ...]) -> bool:
    """Whether the forbidden trade is the company's own though its register or name tells another."""
    if one.trade.name in _UNMISTAKABLE:
        same = [other for other in forbidden if other.trade.name == one.trade.name]
        if len(same) > 1 or one.weight > 1 or not one.sentence.folded[: one.trade.start].strip(' -–—*•«"'):
            return True
    return one.weight > 1 and not _is_beside_own(one, described)


def _is_beside_own(one: Described, described: tuple[Described, ...]) -> bool:
    """Whether the same sentence names a permitted trade of the company first."""
    return any(
        other.sentence is one.sentence
        and other.trade.level is not Level.ABSENT
        and other.weight > 1
        and other.trade.end + 1 < one.trade.start
        for other in described
    )


def _first_forbidden(book: TradeBook, text: str) -> Trade | None:
    return next((trade for trade in book.find_all(fold(text).text) if trade.level is Level.ABSENT), None)


def _lines(record: LeadRecord) -> tuple[tuple[str, str], ...]:
    lines = (("open_data.industry", record.open_data.industry), ("company", record.lead.company))
    return tuple((place, text) for place, text in lines if text)


def _find_agency(reading: _Reading) -> Finding | None:
    agency = find_agency(reading.record, reading.said)
    if agency is None or not agency.is_company:
        return None
    return Finding(level=Level.PARTIAL, quotes=agency.quotes)


def _find_register(reading: _Reading) -> Finding | None:
    """The register's line decides, its code where the line says nothing."""
    record = reading.record
    line, code = record.open_data.industry, record.open_data.okved
    for place, text in (("industry", line), ("okved", code)):
        trade = reading.book.read_text(fold(text).text) if text else None
        if trade and text:
            level = _level_of_line(reading.book, trade, fold(text).text, code)
            return _find_shop_of_maker(reading, trade) or Finding(
                level=level, quotes=_quote_field(record, place)
            )
    trade = reading.book.read_code(code) if code else None
    return Finding(level=trade.level, quotes=_quote_field(record, "okved")) if trade else None


def _level_of_line(book: TradeBook, trade: Trade, line: str, code: str | None) -> Level:
    """A line of making is adjacent, except of daily goods, which the code tells when the words do not."""
    is_made = bool(_MANUFACTURE.search(line)) and not _SELLS.search(line)
    if is_made and trade.name in _SOLD_OR_SERVED and not _OF_CARS.search(line):
        return Level.PARTIAL
    made = book.read_code(code) if code and trade.name in _MAKERS else None
    return made.level if made and made.name in _MADE_AT_TARGET else trade.level


def _find_public(reading: _Reading) -> Finding | None:
    """A body of the state is one whatever it does."""
    company = reading.record.lead.company
    trade = read_name(reading.book, company) if company else None
    if company is None or trade is None or trade.name != "public_sector":
        return None
    return Finding(level=trade.level, quotes=(Quote(place="company", text=company, start=0),))


def _find_shop_of_maker(reading: _Reading, trade: Trade) -> Finding | None:
    if trade.name not in _MAKERS:
        return None
    for sentence in reading.said:
        if found := _MAKES_AND_SELLS.search(sentence.folded):
            return Finding(level=Level.CONFIRMED, quotes=(quote_round(sentence, found.start(), found.end()),))
    return None


def _quote_field(record: LeadRecord, name: str) -> tuple[Quote, ...]:
    text = getattr(record.open_data, name)
    return (Quote(place=f"open_data.{name}", text=text, start=0),) if text else ()


def _find_name(reading: _Reading) -> Finding | None:
    company = reading.record.lead.company
    trade = read_name(reading.book, company) if company else None
    if trade is None or company is None:
        return None
    named = Finding(level=trade.level, quotes=(Quote(place="company", text=company, start=0),))
    return _find_shop_of_maker(reading, trade) or named


def _find_deal(reading: _Reading) -> Finding | None:
    """Our own past deal names the client's trade."""
    for own in find_own_deals(reading.record):
        trade = reading.book.read_text(fold(own.deal.industry or "").text)
        if trade:
            return Finding(level=trade.level, quotes=(own.quote,))
    return None


def _find_words(reading: _Reading) -> Finding | None:
    return _conclude(reading.described[0]) if reading.described else None


def _conclude(one: Described) -> Finding:
    return Finding(level=one.trade.level, quotes=(quote_round(one.sentence, one.trade.start, one.trade.end),))


def _find_role(reading: _Reading) -> Finding | None:
    role = reading.record.lead.contact.role
    trade = reading.book.read_text(fold(role).text) if role else None
    if trade is None or role is None:
        return None
    return Finding(level=trade.level, quotes=(Quote(place="contact.role", text=role, start=0),))


def _find_unlisted(reading: _Reading) -> Finding | None:
    """A trade that the table does not name is adjacent."""
    if quotes := _quote_field(reading.record, "industry"):
        return Finding(level=Level.PARTIAL, quotes=quotes)
    if reading.mentioned:
        return _conclude(reading.mentioned[0])
    for sentence in reading.said:
        if found := _WORK.search(sentence.folded):
            return Finding(level=Level.PARTIAL, quotes=(quote_round(sentence, found.start(), found.end()),))
    return None


_RULES: tuple[Callable[[_Reading], Finding | None], ...] = (
    _find_outsider,
    _find_forbidden,
    _find_agency,
    _find_public,
    _find_register,
    _find_name,
    _find_deal,
    _find_words,
    _find_role,
    _find_unlisted,
)
