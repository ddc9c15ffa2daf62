"""One Latin spelling for a name written in Cyrillic or Latin letters, by sound."""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфхцыэіїєґўё", "abvgdeziiklmnoprstufhsieiiegue", strict=True))
_CLUSTERS = {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
_GREEK = dict(zip("αβγδεζηικλμνοπρσςτυφχω", "avgdeziiklmnoprsstifho", strict=True))
_SPECIAL = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "e", "œ": "e", "þ": "t", "ı": "i", "ħ": "h"}
_LETTERS = str.maketrans(_CYRILLIC | _CLUSTERS | _GREEK | _SPECIAL)
# Spellings of one sound; the order matters: the long ones first.
_SOUNDS = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ts|tz"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"ee|y|j"), "i"),
    (re.compile(r"^ie"), "e"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c(?!h)"), "k"),
    (re.compile(r"(?<=[aeiou])ie|(?<=i)e(?=[aeiou])"), "e"),
    (re.compile(r"ai(?=\b)|ii\b|ei\b"), "i"),
)
_DOUBLE = re.compile(r"([a-z])\1+")


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
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return _DOUBLE.sub(r"\1", key)
