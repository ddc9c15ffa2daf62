"""Spam and attacks: texts that carry bulk offers or code and no request of their own."""

from functools import lru_cache

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.plain import read_plain

_PHRASES = read_phrases("spam")

_LONGEST_TEXT = 20_000

# One strong sign is enough when nobody asks for anything.
_JUNK = pattern(_PHRASES["_JUNK"])
# Signs of a mailing to everybody.
_BULK = pattern(_PHRASES["_BULK"])
_ATTACK = pattern(_PHRASES["_ATTACK"])
_BEFORE_ATTACK, _AFTER_ATTACK = 60, 100
_PIECE = pattern(r"(?<=[.!?>])\s|\n")
_FEW_LETTERS = 15
_LINK = pattern(r"(?:https?://|www\.)\S{3,200}")
# Every junk or bulk pattern needs one of these; looking for them first is a hundred times cheaper.
_HINTS = (
    *("viagra", "cialis", "порн", "porn", "xxx", "казино", "слот", "spin", "спин", "backlink", "follower"),
    *("likes", "выиграли", "победител", "you won", "have won", "congratulations", "вложени", "в день"),
    *(
        "per day",
        "from home",
        "bitcoin",
        "биткоин",
        "крипт",
        "crypto",
        "inheritance",
        "наследств",
        "next of kin",
    ),
    *("unsubscribe", "отпис", "рассылки", "базы", "базу", "сайт", "site", "guest post", "link building"),
    *("domain authority", "seo"),
)
_ATTACK_HINTS = (
    *("<script", "javascript:", "onerror", "onload", "union", "' or ", "'1", "drop", "--", "${jndi", "{{"),
    *("../", "xp_cmdshell", "sleep(", "ignore", "disregard", "forget", "prompt", "промпт", "инструкц"),
    *("правил", "предыдущ", "указани", " or "),
)
# Somebody wants something of us: a wish, and what we sell or do.
_WISH = pattern(_PHRASES["_WISH"])
_ADVERTISING = pattern(_PHRASES["_ADVERTISING"])
_OFFERS_US = pattern(_PHRASES["_OFFERS_US"])


@lru_cache(maxsize=64)
def is_spam_text(text: str) -> bool:
    """Tell whether the text has signs of junk, bulk mail or attack, and no request of an advertiser."""
    text = text[:_LONGEST_TEXT]
    plain = text.lower().replace("ё", "е")
    if _is_only_attack(text, plain) or _is_only_links(plain):
        return True
    if not any(hint in plain for hint in _HINTS):
        return False
    is_bulk = _BULK.search(plain) is not None
    if is_bulk and _OFFERS_US.search(plain):
        return True
    return (is_bulk or _JUNK.search(plain) is not None) and not _has_request(plain)


def _has_request(plain: str) -> bool:
    return bool(_WISH.search(plain) and _ADVERTISING.search(plain))


def _is_only_links(plain: str) -> bool:
    if "http" not in plain and "www." not in plain:
        return False
    rest, count = _LINK.subn(" ", plain)
    return count > 0 and _count_letters(rest) < _FEW_LETTERS


def _is_only_attack(text: str, plain: str) -> bool:
    """Instructions beside anything that a person would say are a flag, not spam."""
    if not any(hint in plain for hint in _ATTACK_HINTS) or not _ATTACK.search(plain):
        return False
    if _has_request(read_plain(text).lower().replace("ё", "е")):
        return False
    rest = " ".join(_cut_attacks(piece) for piece in _PIECE.split(plain))
    return _count_letters(rest) < 3 * _FEW_LETTERS and not _has_request(rest)


def _cut_attacks(piece: str) -> str:
    """Leave out each attack with the words around it: its target stands before, its demand behind."""
    kept, at = [], 0
    for match in _ATTACK.finditer(piece):
        kept.append(piece[at : max(at, match.start() - _BEFORE_ATTACK)])
        at = max(at, match.end() + _AFTER_ATTACK)
    return " ".join((*kept, piece[at:]))


def _count_letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
