"""Pieces of a line: cut where another voice may begin, also where no full stop parts it from the client's."""

from collections.abc import Iterator
from itertools import islice

from qualifier.reading.assistant_tasks import is_of_trade
from qualifier.reading.coded_words import holds_code
from qualifier.reading.disguise import is_disguised, undisguise
from qualifier.reading.orders import gives_orders
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.stray_questions import is_stray

_PHRASES = read_phrases("planted")

Span = tuple[int, int]

_OPENERS = rf"(?:{_PHRASES['_OPENERS']})\b"
# The space comes first: it is found quickly, and what stands before it is looked at then.
_PIECE_END = pattern(
    r"[ \t](?:(?<=[.!?…:\u202c].)[ \t]*"
    r"|(?<=[»\"”'\])>;}=].)[ \t]*(?=[A-ZА-ЯЁ«])"
    r"|(?<=`{3}.)[ \t]*|(?<=`{3}json.)[ \t]*"
    # The alphabet changes with a capital letter: one voice ended without a stop.
    r"|(?<=[A-Za-z0-9_=/-].)[ \t]*(?=[А-ЯЁ][а-яё])|(?<=[а-яё0-9].)[ \t]*(?=[A-Z][a-z]+ [a-z])"
    # So does a sentence that opens with a word which is capital nowhere else.
    rf"|(?<=[\w,].)[ \t]*(?={_OPENERS})"
    # Marks that open what no client writes.
    r"|(?<=\S.)[ \t]*(?=\[[A-Za-zА-Яа-я]|#{2,}|-{3,}|`{3}|<[|/a-z]|\{[\"'{]))"
)
# Where a clause ends; and where a new sentence begins without a stop before it, by its capital letter.
_FRESH = r"(?<=[\w'\")\]])(?P<new>[ \t]+)(?=[A-Z][a-z]+ [a-z]|[А-ЯЁ][а-яё]+ [а-яё])"
_NEW = pattern(_FRESH)
_CLAUSE = pattern(rf"[,;(][ \t]+|[ \t]+[—–-][ \t]+|{_FRESH}")
_LEAST_CLAUSE = 12
_MOST_CUTS = 12


def cut_pieces(words: str) -> Iterator[Span]:
    """Yield the bounds of the pieces of a line, one after the other without gaps."""
    at = 0
    for found in _PIECE_END.finditer(words):
        piece = words[at : found.start()]
        if "```" in piece or any(map(str.isalnum, piece)):
            yield at, found.end()
            at = found.end()
    if at < len(words):
        yield at, len(words)


def trim_order(words: str, at: int, end: int) -> Span:
    """Return the part of an ordering piece that is the order, where the client's own words run into it."""
    start = at
    for cut in islice(_CLAUSE.finditer(words, at, end), _MOST_CUTS):
        before, after = words[at : cut.start()], words[cut.end() : end]
        is_new = cut["new"] is not None
        if is_planted(before):
            if is_new and not before.split()[-1].istitle() and _is_clients(after):
                return start, cut.start()
            continue
        if len(before) >= _LEAST_CLAUSE and is_planted(after) and (is_new or is_of_trade(before.lower())):
            start = cut.end()
    return start, end


def _is_clients(words: str) -> bool:
    return is_of_trade(words.lower()) and not is_planted(words)


def runs_into_order(words: str) -> bool:
    """Tell whether an order runs into the client's sentence, parted from it by a capital letter only."""
    for cut in islice(_NEW.finditer(words), _MOST_CUTS):
        before = words[: cut.start()]
        # Capital after capital is a name: "EcoPower Convert".
        last = before.split()[-1]
        is_name = last.isascii() and last[0].isupper()
        if is_planted(before) or (not is_name and is_planted(words[cut.end() :])):
            return True
    return False


def is_planted(words: str) -> bool:
    """Tell whether a piece orders its reader about, or asks what has nothing to do with trade."""
    return orders_reader(words) or is_stray(undisguise(words) if is_disguised(words) else words.lower())


def orders_reader(words: str) -> bool:
    """Tell whether words give orders, also in a code or in letters in disguise."""
    if gives_orders(words) or holds_code(words):
        return True
    return is_disguised(words) and gives_orders(undisguise(words))
