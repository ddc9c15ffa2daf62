"""The matching form of a text: same words, one spelling; quotes are cut from the stored form."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualifier.reading.markup import blank_markup
from qualifier.reading.patterns import pattern

_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SINGLE = {"ё": "е", "Ё": "е", "‑": "-", "−": "-", "’": "'", "`": "'", "„": "«", "“": "«", "”": "»"}
_MIXED = pattern(r"[a-z][а-я]|[а-я][a-z]")
_WORD = pattern(r"[a-zа-я]+")
# Letters and marks of which each folds to one: most texts have no others.
_SIMPLE = pattern(r"[ -_a-~\nа-яА-ЯёЁ«»—–•₽]*")
_LATIN_LETTER = pattern("[a-z]")
_LATIN = "aceopxykmthb"
_CYRILLIC = "асеорхукмтнв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` for matching, and for each of its characters the offset in the stored text."""

    text: str
    origin: Sequence[int]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the matching form to a span of the stored text."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


class _Letters(dict[int, str]):
    """What each letter folds to, worked out once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


_LETTERS = _Letters()


@lru_cache(maxsize=1024)
def fold(text: str) -> Folded:
    """Lower the case, drop tags and invisible marks, unify spaces, dashes, quotes, ё and look-alikes."""
    plain = blank_markup(text)
    simple = is_simple(plain)
    folded = _fold_simple(plain) if simple else plain.translate(_LETTERS)
    # Letter for letter is the usual case, and far quicker than keeping account of each.
    if (
        len(folded) == len(plain)
        and "  " not in folded
        and (simple or all(map(_LETTERS.__getitem__, map(ord, set(plain)))))
    ):
        return Folded(_unmix(folded), range(len(text)), len(text))
    return _fold_slowly(plain)


@lru_cache(maxsize=2048)
def is_simple(text: str) -> bool:
    """Tell whether a text has no letters or marks but the usual ones: none is invisible or a look-alike."""
    return _SIMPLE.fullmatch(text) is not None


@lru_cache(maxsize=256)
def flatten(plain: str) -> str | None:
    """Return the letter-for-letter matching form of a text, or None when letters fall out or multiply."""
    if is_simple(plain):
        return _fold_simple(plain)
    folded = plain.translate(_LETTERS)
    if len(folded) != len(plain) or not all(map(_LETTERS.__getitem__, map(ord, set(plain)))):
        return None
    return folded


def fold_part(plain: str, start: int, end: int) -> Folded:
    """Fold a part of a text whose markup is blanked already; quick when the whole text is flat."""
    flat = flatten(plain)
    part = None if flat is None else flat[start:end]
    if part is None or "  " in part:
        return _fold_slowly(plain[start:end])
    return Folded(_unmix(part), range(end - start), end - start)


def _fold_simple(plain: str) -> str:
    return plain.lower().replace("ё", "е").replace("\n", " ")


def _fold_slowly(plain: str) -> Folded:
    letters: list[str] = []
    origin: list[int] = []
    for index, letter in enumerate(plain):
        for folded in _LETTERS[ord(letter)]:
            if folded == " " and letters and letters[-1] == " ":
                continue
            letters.append(folded)
            origin.append(index)
    return Folded(_unmix("".join(letters)), tuple(origin), len(plain))


def _fold_letter(letter: str) -> str:
    if letter in _INVISIBLE or "\U000e0000" <= letter <= "\U000e007f":
        return ""
    if letter.isspace():
        return " "
    if letter in _SINGLE:
        return _SINGLE[letter]
    plain = letter.lower() if letter.isascii() else unicodedata.normalize("NFKC", letter).lower()
    return plain.replace("ё", "е") if len(plain) <= 4 else letter


def _unmix(text: str) -> str:
    """Spell a word of two alphabets in one of them, when look-alike letters allow it."""
    if text.isascii() or not _LATIN_LETTER.search(text) or not _MIXED.search(text):
        return text
    return _WORD.sub(lambda found: _unmix_word(found.group()), text)


def _unmix_word(word: str) -> str:
    latin = [letter for letter in word if letter < "а"]
    if not latin or len(latin) == len(word):
        return word
    if 2 * len(latin) <= len(word) and all(letter in _LATIN for letter in latin):
        return word.translate(_TO_CYRILLIC)
    cyrillic = [letter for letter in word if letter >= "а"]
    if len(latin) > len(cyrillic) and all(letter in _CYRILLIC for letter in cyrillic):
        return word.translate(_TO_LATIN)
    return word
