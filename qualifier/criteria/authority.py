"""The criterion authority: from what the record says to its level."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualifier.evidence import Evidence
from qualifier.lead import Contact
from qualifier.qualification import Bilingual, Criterion, Finding, Level, Numbers, Quote
from qualifier.reading.agencies import find_agency
from qualifier.reading.fold import fold
from qualifier.reading.foreign_requests import ForeignKind, read_foreign_requests
from qualifier.reading.participants import (
    find_decider,
    find_own_title,
    find_strangers,
    is_contacts_word,
    names_contact,
)
from qualifier.reading.patterns import pattern
from qualifier.reading.people import (
    Part,
    chooses_short_list,
    read_limit,
    read_own_claim,
    read_parts,
    shares_with_equal,
)
from qualifier.reading.refusals import find_cancellation
from qualifier.reading.roles import Part as TitlePart
from qualifier.reading.roles import TitleBook, open_title_book
from qualifier.reading.signals import Signal, quote_sentence
from qualifier.reading.testimony import keep_ends

if TYPE_CHECKING:
    from qualifier.profile import Profile

_BY_TITLE = {
    TitlePart.DECIDER: Level.CONFIRMED,
    TitlePart.INFLUENCER: Level.PARTIAL,
    TitlePart.DEPUTY: Level.PARTIAL,
    TitlePart.AREA: Level.PARTIAL,
    TitlePart.OUTSIDER: Level.ABSENT,
}
# «Руководитель проекта, ЛПР»: the role itself says who decides.
_NAMED_DECIDER = pattern(r"(?<!не )\bлпр\b|(?<!not )\b(?:the )?decision[- ]maker\b")
_WANTED = frozenset({Level.CONFIRMED, Level.PARTIAL})
_TAKES_PART = Bilingual(
    ru="Контакт сам не решает, но в разговоре участвует тот, кто решает.",
    en="The contact does not decide, but the one who does takes part.",
)
_LOWERED = Bilingual(
    ru="Должность решающая, но последнее слово у другого.",
    en="The title decides, but somebody else has the last word.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """The contact's title: the part it gives, where it stands, and its words."""

    title: TitlePart | None = None
    quotes: tuple[Quote, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What the rules below look at, read once."""

    evidence: Evidence
    book: TitleBook
    earlier: Mapping[Criterion, Finding]
    parts: tuple[Signal[Part], ...]
    stated: _Stated

    @property
    def title(self) -> TitlePart | None:
        """What part the title gives, or None for no title or an unlisted one."""
        return self.stated.title

    @property
    def title_quotes(self) -> tuple[Quote, ...]:
        """Where the title stands."""
        return self.stated.quotes

    @property
    def by_title(self) -> Level:
        """The level that the title alone gives."""
        return Level.UNKNOWN if self.title is None else _BY_TITLE[self.title]

    def last(self, *parts: Part) -> Signal[Part] | None:
        """The latest sentence that says one of these."""
        return next((signal for signal in reversed(self.parts) if signal.value in parts), None)


def authority(evidence: Evidence, profile: "Profile", earlier: Mapping[Criterion, Finding]) -> Finding:
    """The contact decides or signs, or the person who does takes part.

    Контакт принимает решение или подписывает, либо такой человек участвует.
    """
    book = open_title_book({name: figure.value for name, figure in profile.roles.items()})
    case = _open_case(evidence, book, earlier)
    found = next(found for rule in _RULES if (found := rule(case)) is not None)
    return Finding(
        level=found.level,
        quotes=found.quotes,
        note=found.note,
        numbers=Numbers(contact_role=case.stated.words),
    )


def _open_case(evidence: Evidence, book: TitleBook, earlier: Mapping[Criterion, Finding]) -> _Case:
    contact = evidence.record.lead.contact
    said = keep_ends(tuple(s for s in evidence.client_side if is_contacts_word(s, contact)))
    strangers = find_strangers(said, book, contact)
    parts = tuple(signal for signal in read_parts(said) if _counts(signal, contact, strangers))
    stated = _read_title(evidence, book, parts)
    return _Case(evidence=evidence, book=book, earlier=earlier, parts=parts, stated=stated)


def _read_title(evidence: Evidence, book: TitleBook, parts: tuple[Signal[Part], ...]) -> _Stated:
    """The title of the lead; else the one the contact gives himself; else the firm that he calls his own."""
    contact = evidence.record.lead.contact
    role = contact.role
    if role and (title := _read_role(role, book)) is not None:
        return _Stated(title=title, quotes=evidence.register("contact.role"), words=role)
    if (own := find_own_title(evidence.sentences, book, contact)) is not None:
        words = role or own.sentence.text
        return _Stated(title=own.value, quotes=(quote_sentence(own.sentence),), words=words)
    if (owns := next((signal for signal in parts if signal.value is Part.OWNS), None)) is not None:
        return _Stated(title=TitlePart.DECIDER, quotes=(quote_sentence(owns.sentence),), words=role)
    return _Stated(words=role)


def _read_role(role: str, book: TitleBook) -> TitlePart | None:
    text = fold(role).text
    return TitlePart.DECIDER if read_own_claim(text) or _NAMED_DECIDER.search(text) else book.read_title(role)


def _counts(signal: Signal[Part], contact: Contact, strangers: frozenset[str]) -> bool:
    """ "Vadim decides" is no other when the contact is Vadim; a colleague's lack of part is not his."""
    if signal.value is Part.OTHER:
        return not names_contact(signal, contact)
    return signal.sentence.segment.place not in strangers or signal.value in {Part.DECIDES, Part.SHARES}


def _judge_outsider(case: _Case) -> Finding | None:
    """Who sells to us or looks for a job has no part in a purchase that nobody asks for."""
    need = case.earlier.get(Criterion.NEED, Finding(level=Level.UNKNOWN))
    if need.level in _WANTED:
        return None
    was_request = find_cancellation(case.evidence.client_side) is not None
    for signal in read_foreign_requests(case.evidence.client_side):
        if signal.value is ForeignKind.JOB or (signal.value is ForeignKind.VENDOR and not was_request):
            return Finding(level=Level.ABSENT, quotes=(quote_sentence(signal.sentence),))
    return None


def _judge_decider(case: _Case) -> Finding | None:
    """A decision maker who wrote, spoke or answered overrides the contact's own lack of part."""
    if case.by_title is Level.CONFIRMED:
        return None
    contact = case.evidence.record.lead.contact
    decider = find_decider(case.evidence.sentences, case.book, contact)
    if decider is None:
        return None
    return Finding(level=Level.CONFIRMED, quotes=(quote_sentence(decider),), note=_TAKES_PART)


def _judge_words(case: _Case) -> Finding | None:
    """What the contact says of the own part beats the title; the later word beats the earlier."""
    last = case.last(Part.DECIDES, Part.SHARES, Part.NO_PART, Part.COLLECTS)
    if last is None or _is_taken_back(case, last):
        return _judge_errand(case) if last is None else None
    if last.value is Part.DECIDES:
        return _found(Level.CONFIRMED, last)
    if last.value is Part.SHARES:
        return _found(_level_within(case, last), last)
    advice = next((s for s in case.parts if s.value is Part.ADVISES and chooses_short_list(s.sentence)), None)
    if last.value is Part.COLLECTS and advice is not None:
        return _found(Level.PARTIAL, advice)
    if last.value is Part.COLLECTS and case.by_title is Level.CONFIRMED:
        return _found(Level.PARTIAL, last)
    return _found(Level.ABSENT, last)


def _is_taken_back(case: _Case, claim: Signal[Part]) -> bool:
    """A later letter that gives the last word to another takes back the earlier claim to it."""
    later = case.last(Part.OTHER, Part.NOT_LAST)
    return (
        claim.value is Part.DECIDES
        and later is not None
        and later.sentence.segment.place != claim.sentence.segment.place
        and later.sentence.order > claim.sentence.order
    )


def _judge_errand(case: _Case) -> Finding | None:
    """Who was only sent to ask, and whose work is something else, has no part."""
    sent = case.last(Part.SENT)
    is_elsewhere = case.title in {None, TitlePart.OUTSIDER} and case.evidence.record.lead.contact.role
    if sent is None or not is_elsewhere or case.last(Part.ADVISES) is not None:
        return None
    return _found(Level.ABSENT, sent)


def _level_within(case: _Case, signal: Signal[Part]) -> Level:
    """Signing up to a limit decides when the ask lies inside it."""
    if case.by_title is Level.CONFIRMED and shares_with_equal(signal.sentence.folded):
        return Level.CONFIRMED
    limit = read_limit(signal.sentence.folded)
    ask = case.earlier.get(Criterion.BUDGET, Finding(level=Level.UNKNOWN)).numbers.budget_max_rub
    if limit is not None and ask is not None and ask <= limit:
        return Level.CONFIRMED
    return Level.PARTIAL


def _judge_not_last(case: _Case) -> Finding | None:
    """The last word is another's: advice remains, unless the title gives no part at all."""
    signal = case.last(Part.NOT_LAST, Part.OTHER)
    if signal is None:
        return None
    advice = case.last(Part.ADVISES)
    if case.by_title is Level.ABSENT:
        return _found(Level.PARTIAL, advice) if advice and chooses_short_list(advice.sentence) else None
    if case.by_title is Level.UNKNOWN and advice is None:
        return None
    note = _LOWERED if case.by_title is Level.CONFIRMED else None
    return Finding(
        level=Level.PARTIAL, quotes=(quote_sentence(signal.sentence), *case.title_quotes), note=note
    )


def _judge_title(case: _Case) -> Finding:
    """The title alone decides when the text says nothing more."""
    advice = case.last(Part.ADVISES)
    if case.by_title is Level.ABSENT and advice is not None and chooses_short_list(advice.sentence):
        return _found(Level.PARTIAL, advice)
    if case.by_title is Level.CONFIRMED and _acts_for_client(case):
        return Finding(level=Level.PARTIAL, quotes=case.title_quotes, note=_LOWERED)
    if case.by_title is not Level.UNKNOWN:
        return Finding(level=case.by_title, quotes=case.title_quotes)
    if advice is not None:
        return _found(Level.PARTIAL, advice)
    agency = find_agency(case.evidence.record, case.evidence.sentences)
    if said := tuple(quote for quote in agency.quotes if _is_said(quote)) if agency is not None else ():
        return Finding(level=Level.PARTIAL, quotes=said)
    return Finding(level=Level.UNKNOWN)


def _is_said(quote: Quote) -> bool:
    return quote.place == "message" or quote.place.startswith("interactions")


def _acts_for_client(case: _Case) -> bool:
    """An agency buys with a mandate, whoever of it writes: its client has the last word."""
    return find_agency(case.evidence.record, case.evidence.sentences) is not None


def _found(level: Level, signal: Signal[Part]) -> Finding:
    return Finding(level=level, quotes=(quote_sentence(signal.sentence),))


_RULES = (_judge_outsider, _judge_decider, _judge_words, _judge_not_last, _judge_title)
