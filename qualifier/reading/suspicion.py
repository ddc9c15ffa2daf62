"""Signs that a text steers its reader, or holds what it should not; they raise flags and decide nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from qualifier.reading.disguise import hides_letters
from qualifier.reading.fold import fold, is_simple
from qualifier.reading.markup import blank_markup, hidden_parts
from qualifier.reading.orders import gives_orders
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.plain import is_suspect
from qualifier.reading.planted import marks_roles
from qualifier.reading.planted_pieces import cut_pieces, is_planted, orders_reader, runs_into_order
from qualifier.reading.segments import LONGEST_TEXT, Sentence
from qualifier.record import LeadRecord, describe_deal

_PHRASES = read_phrases("suspicion")

INSTRUCTIONS = "suspicious_instructions"
INVISIBLE = "invisible_text"
STUFFING = "claims_stuffing"
FIGURES = "implausible_figures"
PERSONAL = "personal_data"

_CONTROL = pattern(r"[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]|[\u200b\u2060\ufeff](?=\w)")
_JOINED = frozenset("\u200b\u2060\ufeff")
_DROP_JOINERS = dict.fromkeys(map(ord, _JOINED))
_FEW_JOINERS = 3
_STRUCK = pattern(r"<(?:s|strike|del|script|style)\b|~~", re.I)  # seen struck out, or code
_WORD = pattern(r"[^\W\d_]{3,}")
_LEAST_WORDS = 12
_REPEATS = 4
# The words that a rule would count; "thank you, thank you" and the noughts of a card are no stuffing.
_IN_A_ROW = pattern(_PHRASES["_IN_A_ROW"])
_ATTRIBUTE = pattern(
    r"\b(?:content|alt|title|value|label)\s*=\s*(?P<mark>[\"'])(?P<value>.{10,600}?)(?P=mark)", re.I | re.S
)
# No letter that a person writes carries a script or a handler.
_SCRIPT = pattern(r"<script\b|<iframe\b|<[a-z]{1,10}\b[^<>]{0,200}\bon(?:error|load|click)\s*=", re.I)
_PAGE = pattern(r"<(?:html|head|body)\b", re.I)
_BREAKOUT = pattern(r"</(?:script|style|title|textarea)\s*>\s*<script|&lt;/?script", re.I)
# One mark over and over; rows of dashes, dots and the like are rulers.
_ONE_MARK = pattern(r"([^\w\s.\-_=*~#+—–·•…?!)(/\\|])\1{29}")
_LEAST_ROW = 30
# Digits of another script or width, or a letter standing for nought: a figure in disguise.
_ODD_DIGITS = pattern(r"[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]")
_LETTER_FOR_NOUGHT = pattern(r"\d[OОoо]\s?(?:млн|тыс|000|руб|mln)")
_DIGIT = pattern(r"\d")
# Each of them begins with a digit: where none stands, none of them is tried.
_ENORMOUS = pattern(rf"(?=\d)(?:{_PHRASES['_ENORMOUS']})")
# Millions that are supposed or a competitor's, beside the own lack of money: a figure to trip over.
_UNREAL = pattern(_PHRASES["_UNREAL"])
_ABOUT_AD_MONEY = pattern(r"бюджет|budget|деньг|денег|руб|rub\b|₽|\$|€|закупк|сумм|spend|usd|eur")
_NOT_MONEY = pattern(r"огрн|инн\b|р/с|счет|тел\b|телефон|phone|карт|card|iban|штрих|barcode")
_YEAR = pattern(r"\b(?:19\d\d|20\d\d|2[1-9]\d\d)\b")
_ABOUT_DATES = pattern(
    r"\b(?:старт|срок|окончани|начал|запуск|start|end|period|until|deadline|run|период)\w*"
)
_SINCE = pattern(r"(?:с|основан\w*|since|founded|established)\s+$")
_CARD = pattern(r"\b(?:\d{4}[ -]?){3}\d{4}\b")
_PASSPORT = pattern(_PHRASES["_PASSPORT"])


def is_injected(sentence: Sentence) -> bool:
    """Tell whether the sentence gives orders to the reader or is stuffed with one word; it proves nothing."""
    return _proves_nothing(sentence.folded)


@lru_cache(maxsize=4096)
def _proves_nothing(folded: str) -> bool:
    return gives_orders(folded) or _is_stuffed(folded)


@lru_cache(maxsize=1024)
def holds_orders(text: str) -> bool:
    """Tell whether a text, or what its markup hides, gives orders to the reader anywhere."""
    if "<" not in text and not is_suspect(blank_markup(text)):
        return False
    if marks_roles(text) or any(map(gives_orders, _lines_of(text))):
        return True
    return any(map(orders_reader, _pieces_of(text)))


def _runs(text: str) -> bool:
    """Tell whether a text holds a script; a page has its own, but does not break out of its text into one."""
    if "<" not in text and "&lt;" not in text:
        return False
    return bool(_BREAKOUT.search(text) or (_SCRIPT.search(text) and not _PAGE.search(text)))


@lru_cache(maxsize=1024)
def _strays(text: str) -> bool:
    """Tell whether a text holds a script, letters spelt as codes, or a question to an encyclopedia."""
    if hides_letters(text):
        return True
    if not is_suspect(blank_markup(text)):
        return False
    return any(is_planted(piece) or runs_into_order(piece) for piece in _pieces_of(text))


def find_flags(
    record: LeadRecord, sentences: tuple[Sentence, ...], *, within_years: int | None = None
) -> tuple[str, ...]:
    """Return stable words for what a person should look at; years further off than given are implausible."""
    texts = _texts_of(record)
    said = {record.lead.message, *(turn.text for turn in record.lead.interactions)}
    claims = [sentence.folded for sentence in sentences]
    claims += [line for text in texts if text not in said or "<" in text for line in _lines_of(text)]
    signs = {
        INSTRUCTIONS: any(map(holds_orders, texts)) or any(map(_strays, said)) or any(map(_runs, texts)),
        INVISIBLE: any(_is_veiled(text) for text in texts),
        STUFFING: any(map(_is_stuffed, claims)) or any(map(_repeats_a_mark, texts)),
        FIGURES: any(_is_implausible(claim, record, within_years) for claim in claims)
        or any(map(_disguises_figures, texts)),
        PERSONAL: any(_holds_personal_data(sentence.folded) for sentence in sentences),
    }
    return tuple(flag for flag, is_raised in signs.items() if is_raised)


def _texts_of(record: LeadRecord) -> tuple[str, ...]:
    """Everything that somebody outside could have written into."""
    lead, facts = record.lead, record.open_data
    fields = (lead.company, lead.website, lead.region, lead.contact.name, lead.contact.role, lead.source)
    return tuple(
        text[:LONGEST_TEXT]
        for text in (
            *fields,
            lead.message,
            *(turn.text for turn in lead.interactions),
            facts.industry,
            *facts.ad_activity,
            *facts.news,
            # Another client's deal casts no suspicion on this one.
            *(describe_deal(deal) for deal in record.deals if deal.likeness is None),
        )
        if text
    )


def _lines_of(text: str) -> list[str]:
    """A text line by line, folded, with what its markup hides."""
    return [fold(line).text for line in blank_markup(text).splitlines() if line.strip()] + _hidden_lines(text)


def _hidden_lines(text: str) -> list[str]:
    """What the markup hides, folded: comments, scripts and attributes."""
    if "<" not in text:
        return []
    hidden = [part.strip("<!->") for part in hidden_parts(text)]
    hidden += [line for found in _ATTRIBUTE.finditer(text) for line in found["value"].splitlines()]
    return [fold(line).text for line in hidden]


def _pieces_of(text: str) -> Iterator[str]:
    """A text piece by piece as it was written: what talks of trade in one excuses nothing in the next."""
    for line in blank_markup(text).splitlines():
        if line.strip():
            yield from (line[at:end] for at, end in cut_pieces(line))


def _is_veiled(text: str) -> bool:
    if "<" not in text and (text.isascii() or (is_simple(text) and "~~" not in text)):
        return False
    joiners = sum(text.count(mark) for mark in _JOINED)
    bare = text.translate(_DROP_JOINERS) if joiners else text
    if joiners < _FEW_JOINERS and not _CONTROL.search(bare):
        return any(not _STRUCK.match(part) for part in hidden_parts(text))
    return True


def _repeats_a_mark(text: str) -> bool:
    return len(text) >= _LEAST_ROW and _ONE_MARK.search(text) is not None


def _disguises_figures(text: str) -> bool:
    if _LETTER_FOR_NOUGHT.search(text):
        return True
    return not is_simple(text) and _ODD_DIGITS.search(text) is not None


def _is_stuffed(folded: str) -> bool:
    if _IN_A_ROW.search(folded):
        return True
    if folded.count(" ") + 1 < _LEAST_WORDS:
        return False
    words = _WORD.findall(folded)
    if not words:
        return False
    most = Counter(words).most_common(1)[0][1]
    return most >= _REPEATS and 2 * len(set(words)) < len(words)


def _is_implausible(folded: str, record: LeadRecord, within_years: int | None) -> bool:
    if not _DIGIT.search(folded):
        return False
    if _ENORMOUS.search(folded) and _ABOUT_AD_MONEY.search(folded) and not _is_other_number(folded):
        return True
    if _UNREAL.search(folded):
        return True
    if within_years is None or not _ABOUT_DATES.search(folded):
        return False
    this_year = record.as_of.year
    dated = _CARD.sub(" ", folded)
    return any(
        abs(int(year.group()) - this_year) > within_years
        for year in _YEAR.finditer(dated)
        if not _SINCE.search(dated[: year.start()]) or int(year.group()) > this_year
    )


def _is_other_number(folded: str) -> bool:
    return bool(_NOT_MONEY.search(folded) or _CARD.search(folded))


def _holds_personal_data(folded: str) -> bool:
    return bool(_CARD.search(folded) or _PASSPORT.search(folded))
