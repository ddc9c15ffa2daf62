"""Do two names, in any script and with any legal form, mean one organisation? Weights are learnt data."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from qualifier.reading.fold import fold
from qualifier.reading.legal_forms import FAMILY_BY_FORM, join_initials, split_glued_form, split_legal_form
from qualifier.reading.translit import romanise, sound_key
from qualifier.record_linkage import WEIGHTS_PATH

_LONGEST_NAME = 300
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"['’ʼ`]s\b|['’ʼ`]")
_SILENT = frozenset({"the", "and", "of", "a", "и", "company", "co"})
_WRITTEN_OUT = {"intl": "international", "us": "united states", "uk": "united kingdom", "natl": "national"}
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DIGITS_BY_WORD = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: 10 * value for value, word in enumerate(_TENS.split(), start=2)
} | {"fourty": 40}  # fmt: skip
_NUMERAL = re.compile(r"(?:[ivx]{1,5}|\w*\d\w*)")
_LONG_FORMS = tuple((form, family) for form, family in FAMILY_BY_FORM.items() if len(form) >= 12)
_SAME_WORD = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLikeness:
    """How two names agree, each figure from 0 to 1; the names are the keys of the learnt weights."""

    is_equal: float
    whole: float
    words_shared: float
    is_swap: float
    swapped_likeness: float
    swapped_is_short: float
    swapped_is_slip: float
    only_one_adds: float
    added_share: float
    only_numerals_differ: float
    forms_conflict: float
    rest_is_few: float


FIGURES = tuple(field.name for field in fields(NameLikeness))


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    keys: tuple[str, ...]
    forms: frozenset[str]
    is_latin: bool


@lru_cache(maxsize=1)
def load_name_weights() -> Mapping[str, float]:
    """Read the weights that the package carries; `bias` stands beside the figures' own."""
    stored: Mapping[str, float] = json.loads(WEIGHTS_PATH.read_text(encoding="utf-8"))["organisation"]
    return stored


def is_same_organisation(one: str, other: str, weights: Mapping[str, float] | None = None) -> bool:
    """Tell whether two names mean one organisation."""
    return score_names(one, other, weights) >= 0.5


def score_names(one: str, other: str, weights: Mapping[str, float] | None = None) -> float:
    """Return how probable it is, from 0 to 1, that two names mean one organisation."""
    weights = weights or load_name_weights()
    figures = astuple(compare_names(one, other))
    total = weights["bias"] + sum(
        weights[name] * figure for name, figure in zip(FIGURES, figures, strict=True)
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def compare_names(one: str, other: str) -> NameLikeness:
    """Return the figures that the decision rests on."""
    left, right = _read(one), _read(other)
    words_left, words_right = _spell_alike(left, right)
    rest_left, rest_right = _unmatched(words_left, words_right)
    joined = "".join(words_left), "".join(words_right)
    letters = max(len(joined[0]), len(joined[1]), 1)
    forms_conflict = bool(left.forms and right.forms) and not left.forms & right.forms
    is_equal = joined[0] == joined[1] or not rest_left and not rest_right
    is_swap = bool(rest_left and rest_right) and not is_equal
    swapped = "".join(rest_left), "".join(rest_right)
    return NameLikeness(
        is_equal=float(is_equal and not forms_conflict),
        whole=_likeness(*joined),
        words_shared=1 - (len(swapped[0]) + len(swapped[1])) / (2 * letters),
        is_swap=float(is_swap),
        swapped_likeness=_likeness(*swapped) if is_swap else 0.0,
        swapped_is_short=float(is_swap and min(map(len, swapped)) <= 3),
        swapped_is_slip=_slip(*swapped) if is_swap else 0.0,
        only_one_adds=float(not is_swap and not is_equal),
        added_share=0.0 if is_swap or is_equal else len(swapped[0] + swapped[1]) / letters,
        only_numerals_differ=float(is_swap and _are_numerals((*rest_left, *rest_right))),
        forms_conflict=float(forms_conflict),
        rest_is_few=float(is_swap and max(len(rest_left), len(rest_right)) == 1),
    )


@lru_cache(maxsize=20_000)
def _read(name: str) -> _Name:
    folded = _APOSTROPHE.sub("", fold(name[:_LONGEST_NAME]).text.replace("&", " and "))
    plain = " ".join(romanise(word) for word in join_initials(folded).split())
    words = tuple(_WORD.findall(join_initials(plain)))
    kept, forms = split_legal_form(tuple(_WORD.findall(join_initials(folded))))
    if not forms:
        kept, forms = split_legal_form(words)
    kept, misspelt = _split_misspelt(kept)
    named = tuple(part for word in kept if word not in _SILENT for part in _write_out(word))
    named = _write_numbers(named) or kept
    latin = tuple(romanise(word) for word in named)
    return _Name(
        latin, tuple(sound_key(word) for word in named), frozenset((*forms, *misspelt)), folded.isascii()
    )


def _spell_alike(left: _Name, right: _Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of one script are compared letter by letter, names of two scripts by sound."""
    return (left.words, right.words) if left.is_latin == right.is_latin else (left.keys, right.keys)


def _slip(one: str, other: str) -> float:
    """One letter wrong is a slip of the pen, two may be; in a short word neither is."""
    edits = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    return {1: 1.0, 2: 0.5}.get(edits, 0.0) if min(len(one), len(other)) > 3 else 0.0


def _split_misspelt(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split off a form that is glued to the last word, or a long one with a slip of the pen."""
    for size in range(min(5, len(words) - 1), 0, -1):
        tail = " ".join(words[-size:])
        family = next(
            (
                family
                for form, family in _LONG_FORMS
                if abs(len(form) - len(tail)) <= 2 and _is_slip(form, tail)
            ),
            None,
        )
        if family:
            return words[:-size], (family,)
    if len(words) != 1:
        return words, ()
    word, glued = split_glued_form(words[-1])
    return ((*words[:-1], word), (glued,)) if glued else (words, ())


def _is_slip(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=2) <= 2


def _write_out(word: str) -> list[str]:
    return _WRITTEN_OUT.get(word, word).split()


def _write_numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write number words as digits: forty four, forty 4 and 44 are one."""
    written: list[str] = []
    tens = 0
    for word in words:
        value = int(word) if word.isdecimal() and len(word) < 6 else _DIGITS_BY_WORD.get(word)
        if value is not None and tens and value < 10:
            written[-1] = str(tens + value)
        else:
            written.append(word if value is None else str(value))
        tens = value if value is not None and 20 <= value < 100 and value % 10 == 0 else 0
    return tuple(written)


def _unmatched(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return each side's words that the other has no like of."""
    rest_left, rest_right = list(left), list(right)
    pairs = sorted(((_likeness(a, b), a, b) for a in left for b in right), reverse=True)
    for likeness, a, b in pairs:
        if likeness >= _SAME_WORD and a in rest_left and b in rest_right and not _is_other_number(a, b):
            rest_left.remove(a)
            rest_right.remove(b)
    return rest_left, rest_right


def _is_other_number(one: str, other: str) -> bool:
    return one != other and any(letter.isdigit() for letter in one + other)


def _are_numerals(words: tuple[str, ...]) -> bool:
    return all(_NUMERAL.fullmatch(word) for word in words)


@lru_cache(maxsize=100_000)
def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return 0.5 * (JaroWinkler.similarity(one, other) + DamerauLevenshtein.normalized_similarity(one, other))
