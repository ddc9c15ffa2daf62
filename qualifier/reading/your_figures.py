"""Sums that the seller named and the client only repeats: no budget until the client takes them on."""

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("your_figures")

# «Вы насчитали нам 4 млн», "your proposal says 3.5 million": whose figure it is stands right before it.
_YOURS = pattern(rf"(?:{_PHRASES['_YOURS']})[^.;!?,]{{0,30}}$")
_TAKES_ON = pattern(_PHRASES["_TAKES_ON"])
_DENIED = pattern(r"(?:\bне|\bни|\bnot|n't|\bnever|\bno|\bбез|\bwithout) (?:[\w']+ ){0,3}$")
_REACH = 70
_DENIAL_REACH = 30


def is_your_figure(text: str, start: int, end: int, following: str) -> bool:
    """Tell whether a sum of the text is the seller's, with no word in it or after it that takes it on."""
    if not _YOURS.search(text, max(0, start - _REACH), start):
        return False
    return not (_is_taken_on(text[end:]) or _is_taken_on(text[:start]) or _is_taken_on(following))


def _is_taken_on(text: str) -> bool:
    return any(
        not _DENIED.search(text, max(0, found.start() - _DENIAL_REACH), found.start())
        for found in _TAKES_ON.finditer(text)
    )
