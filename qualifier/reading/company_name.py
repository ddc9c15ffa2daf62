"""A company's name: legal form, brand, trade and group words parted; names compared by sound and typos."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from qualifier.reading.fold import fold
from qualifier.reading.legal_forms import FAMILY_BY_FORM, join_initials, split_legal_form
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.trades import is_filler, read_trades
from qualifier.reading.translit import romanise, sound_key

_PHRASES = read_phrases("company_name")

_LONGEST_NAME = 300
_QUOTED = pattern(r"[«\"“„]\s*(.+?)\s*[»\"”](?!\w)|[«\"“„]\s*([^»\"”]+)$")
_BRACKET = pattern(r"\(([^()]{1,150})\)")
_WORD = pattern(r"[^\W_]+(?:['’][^\W_]+)?")
# Words that open a second name: whom an agency buys for, whose brand it is.
_OTHER_NAME = pattern(_PHRASES["_OTHER_NAME"])
_PARTS = pattern(r"\s+/\s+|\s*;\s*|\s+\|\s+|\s(?:dba|trading as|aka)\s")
_TRADING_HOUSE = pattern(r"\bторгов(?:ый|ого) дома?\b")
_AND_QUOTED = pattern(r"(?<=[»\"])\s+(?:и|and|&)\s+(?=[«\"])")
# One slip of the pen is allowed for so many letters.
_LETTERS_A_TYPO = 6


@dataclass(frozen=True, slots=True)
class NamePart:
    """One name in a company line: distinctive words, and what only describes it."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    trades: frozenset[str]
    described: frozenset[str]
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A company line as read: `core` is the name itself, lower case, without form and quotes."""

    text: str
    core: str
    key: str
    legal_forms: tuple[str, ...]
    parts: tuple[NamePart, ...]


@lru_cache(maxsize=4096)
def read_company_name(text: str) -> CompanyName:
    """Part a company line into its names; brands in brackets and after a slash are names of their own."""
    folded = _TRADING_HOUSE.sub("тд", fold(text[:_LONGEST_NAME]).text)
    parts: list[NamePart] = []
    forms: list[str] = []
    for piece in _split_pieces(folded):
        part, families = _read_part(piece)
        forms += families
        if part.words:
            parts.append(part)
    words = parts[0].words if parts else ()
    return CompanyName(
        text=text,
        core=" ".join(words),
        key="".join(parts[0].keys) if parts else "",
        legal_forms=tuple(dict.fromkeys(forms)),
        parts=tuple(parts),
    )


def is_same_name(first: str, second: str) -> bool:
    """Tell whether two company lines name one company, by form, sound, abbreviation and typos."""
    left, right = read_company_name(first), read_company_name(second)
    return any(_is_same_part(one, other) for one in left.parts for other in right.parts)


def _split_pieces(folded: str) -> Iterator[str]:
    brackets = [inner for inner in _BRACKET.findall(folded) if _is_other_name(inner)]
    described = " ".join(inner for inner in _BRACKET.findall(folded) if not _is_other_name(inner))
    outside = _BRACKET.sub(" ", folded)
    for index, piece in enumerate(p for part in _PARTS.split(outside) for p in _AND_QUOTED.split(part)):
        yield f"{piece}, {described}" if described and index == 0 else piece
    for inner in brackets:
        yield _OTHER_NAME.sub(" ", inner)


def _is_other_name(inner: str) -> bool:
    words = _WORD.findall(inner)
    return bool(_OTHER_NAME.match(inner) or "«" in inner or '"' in inner) or bool(
        words and (words[0] in FAMILY_BY_FORM or words[-1] in FAMILY_BY_FORM)
    )


def _read_part(piece: str) -> tuple[NamePart, tuple[str, ...]]:
    head, _, tail = piece.partition(",")
    quoted = [inner for pair in _QUOTED.findall(piece) for inner in pair if inner.strip()]
    outside = _QUOTED.sub(" ", piece) if quoted else head
    kept, forms = split_legal_form(_words_of(outside))
    named, more = split_legal_form(_words_of(" ".join(quoted))) if quoted else (kept, ())
    tail_words, tail_forms = split_legal_form(_words_of(tail))
    distinctive = tuple(word for word in named if not is_filler(word)) or named
    families = (*forms, *more, *tail_forms)
    around = (*(kept if quoted else ()), *tail_words)
    part = NamePart(
        words=distinctive,
        keys=tuple(sound_key(word) for word in distinctive),
        trades=read_trades((*kept, *named, *tail_words)) | (frozenset(families) & {"bank", "microcredit"}),
        described=frozenset(sound_key(word) for word in around),
        is_quoted=bool(quoted),
    )
    return part, families


def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(join_initials(text.replace("&", " и "))))


def _is_same_part(one: NamePart, other: NamePart) -> bool:
    if one.trades and other.trades and not one.trades & other.trades:
        return False
    return (
        _is_same_words(one, other)
        or _is_abbreviation(one, other)
        or _is_abbreviation(other, one)
        or _is_close("".join(one.keys), "".join(other.keys))
    )


def _is_same_words(one: NamePart, other: NamePart) -> bool:
    """Each distinctive word has its like; what is over must only describe the company."""
    shorter, longer = sorted((one, other), key=lambda part: len(part.keys))
    rest = list(longer.keys)
    for key in shorter.keys:
        match = next((word for word in rest if _is_close(key, word)), None)
        if match is None:
            return False
        rest.remove(match)
    words = dict(zip(longer.keys, longer.words, strict=True))
    over_ok = shorter.described | frozenset(key for key in rest if read_trades((words[key],)))
    has_own_word = any(not read_trades((word,)) for word in shorter.words) or shorter.is_quoted
    return (not rest or has_own_word) and all(key in over_ok for key in rest)


def _is_close(one: str, other: str) -> bool:
    if one == other:
        return bool(one)
    if any(letter.isdigit() for letter in one + other):
        return False
    allowed = min(len(one), len(other)) // _LETTERS_A_TYPO
    return allowed > 0 and DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def _is_abbreviation(short: NamePart, full: NamePart) -> bool:
    """Tell whether one word stands for several: by initials, or by the beginnings of each."""
    if len(short.keys) != 1 or len(full.keys) < 2:
        return False
    key = short.keys[0]
    initials = "".join(word[0] for word in full.words)
    if len(initials) >= 3 and romanise(short.words[0]) == romanise(initials):
        return True
    return _is_made_of(key, full.keys)


def _is_made_of(key: str, words: tuple[str, ...]) -> bool:
    if not words:
        return not key
    head, rest = words[0], words[1:]
    longest = min(len(key), len(head))
    return any(key[:size] == head[:size] and _is_made_of(key[size:], rest) for size in range(longest, 2, -1))
