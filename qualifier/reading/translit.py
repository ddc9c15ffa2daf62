"""One Latin spelling for a name written in Cyrillic or Latin letters, by sound."""

import unicodedata
from functools import lru_cache

from qualifier.reading.patterns import pattern

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфхцыэіїєґўё", "abvgdeziiklmnoprstufhsieiiegue", strict=True))
_CLUSTERS = {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
_GREEK = dict(zip("αβγδεζηικλμνοπρσςτυφχω", "avgdeziiklmnoprsstifho", strict=True))
_SPECIAL = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "e", "œ": "e", "þ": "t", "ı": "i", "ħ": "h"}
_LETTERS = str.maketrans(_CYRILLIC | _CLUSTERS | _GREEK | _SPECIAL)
# Spellings of one sound; the order matters: the long ones first.
_SOUNDS = (
    (pattern(r"shch|sch"), "sh"),
    (pattern(r"tch|tsch"), "ch"),
    (pattern(r"kh"), "h"),
    (pattern(r"ph"), "f"),
    (pattern(r"ck|q"), "k"),
    (pattern(r"x"), "ks"),
    (pattern(r"ts|tz"), "s"),
    (pattern(r"w"), "v"),
    (pattern(r"oo|ou"), "u"),
    (pattern(r"ee|y|j"), "i"),
    (pattern(r"^ie"), "e"),
    (pattern(r"c(?=[eiy])"), "s"),
    (pattern(r"c(?!h)"), "k"),
    (pattern(r"(?<=[aeiou])ie|(?<=i)e(?=[aeiou])"), "e"),
    (pattern(r"ai(?=\b)|ii\b|ei\b"), "i"),
)
_DOUBLE = pattern(r"([a-z])\1+")


@lru_cache(maxsize=8192)
def romanise(word: str) -> str:
    """Return a lower-case word in plain Latin letters, without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


@lru_cache(maxsize=8192)
def sound_key(word: str) -> str:
    """Return the word's key by sound: «Кайтэн» and Kaiten, «Полярис» and Polaris share theirs."""
    key = romanise(word)
    for expression, sound in _SOUNDS:
        key = expression.sub(sound, key)
    return _DOUBLE.sub(r"\1", key)
