"""Numbers in digits, words and slang, in any case form, Russian and English in one text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from qualifier.reading.number_words import NEVER_FIRST, SUFFIXES, WORDS, Slot
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

# Nobody names more numbers in one sentence; rows of figures without end are noise.
_MOST_NUMBERS = 200
_PHRASES = read_phrases("numbers")

# Dates, clock times, phones and card numbers hold digits that are no numbers.
_NO_NUMBER = _PHRASES["_NO_NUMBER"]
_DIGITS = (
    r"\d{1,3}(?P<gap>[ '])\d{3}(?:(?P=gap)\d{3})*(?:[.,]\d{2}(?![\d.]))?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d{2}(?![\d.]))?(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?:,\d{2})?(?!\d)"
    r"|\d+(?:[.,]\d+)?"
)
_SUFFIX = (
    r"(?:кк|kk|mm|mn|[кkтmмb])(?![^\W_])|т\. ?р\b\.?|тр\b"
    r"| (?:кк|kk|т\. ?р\b\.?|тр\b|[ктkm](?= ?(?:[,.;:!?)+/₽$€]|$|р\b|р\.|руб|rub|usd|eur)))"
)
# Russian words come first: nothing that is skipped begins with a Russian letter, and most tokens are such.
_TOKEN = pattern(
    r"(?P<half>(?:с половиной|and a half)\b)|(?P<russian>[а-я]+)(?![^\W\d_])"
    rf"|(?P<skip>{_NO_NUMBER})|(?P<digits>{_DIGITS})(?P<suffix>{_SUFFIX})?|(?P<word>[^\W\d_]+)"
)
# Most sentences hold no number at all; this finds out without taking them to pieces.
_MAY_COUNT = pattern(_PHRASES["_MAY_COUNT"])
_THOUSANDS = pattern(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,})(?P<part>[.,]\d{2})?")
_ROOM = {Slot.ONES: 10, Slot.TEENS: 100, Slot.TENS: 100, Slot.HUNDREDS: 1000}
# Beginnings of words that are numbers though no list holds them: «полмиллиона», and the decimal point.
_COMPOSED = ("пол", "point")
_SCALES = frozenset({Slot.SCALE, Slot.SCALES})
_SLANG_HUNDRED_THOUSAND = 1e5
_ONE_OF = frozenset({"миллиона", "миллиарда", "лимона", "ляма"})
_BEFORE_ONE = pattern(
    r"\b(?:до|от|около|порядка|районе|пределах|размере|сумму|максимум|"
    r"минимум|больше|более|меньше|менее|свыше|ниже|выше|кроме|из|с|сверх|вокруг) $"
)
_GAPS = frozenset({"", " ", "  ", "-", " a ", " of ", " of a ", ". "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number of a text; `start` and `end` are offsets in it.

    `scale` is the largest scale that was said (1 when none was). `spoken` is the other reading of an
    ellipsis: «миллион триста» is 1,000,300 by the letter and 1,300,000 as people say sums.
    """

    value: float
    start: int
    end: int
    scale: float = 1
    spoken: float | None = None
    is_digits: bool = False
    is_rough: bool = False

    def as_sum(self) -> float:
        """Return the reading that is meant when the number is a sum of money."""
        return self.value if self.spoken is None else self.spoken


@dataclass(frozen=True, slots=True)
class _Atom:
    slot: Slot | None  # None: digits
    value: float
    start: int
    end: int


@dataclass(slots=True)
class _Builder:
    """Collects the atoms of one number from left to right."""

    start: int
    end: int
    total: float = 0
    group: float | None = None
    fraction: str | None = None
    last_scale: float = 0
    top_scale: float = 1
    pending: float | None = None  # «тысяч двести»: the scale said before its number
    is_digits: bool = False
    is_rough: bool = False
    is_english: bool = False
    is_ones: bool = False

    def accepts(self, atom: _Atom) -> bool:
        """Tell whether the atom goes on with this number or begins another one."""
        if atom.slot in _SCALES:
            return self._accepts_scale(atom)
        if atom.slot is Slot.HALF:
            return self.pending is None and (self.group is not None or self.last_scale > 0)
        if atom.slot is Slot.POINT:
            return self.group is not None and self.fraction is None
        if self.fraction is not None:
            return atom.slot in {Slot.ONES, Slot.TEENS, Slot.TENS, Slot.ZERO}
        if self.group is None:
            return atom.slot is not Slot.ZERO and (atom.slot is not Slot.SHARE or self.pending is not None)
        return not self.is_digits and self._has_room(atom)

    def _has_room(self, atom: _Atom) -> bool:
        group = self.group or 0
        if self._is_clipped(atom):
            return True
        if atom.slot not in _ROOM or group == 0 or (atom.slot is Slot.ONES and 10 <= group % 100 < 20):
            return False
        return group % _ROOM[atom.slot] == 0

    def _is_clipped(self, atom: _Atom) -> bool:
        """«two fifty» is two hundred and fifty, «два четыреста» is two thousand four hundred."""
        follows = Slot.TENS if self.is_english else Slot.HUNDREDS
        return self.is_ones and atom.slot is follows and 0 < (self.group or 0) < 10

    def _accepts_scale(self, atom: _Atom) -> bool:
        if atom.value == 100:
            return self.group is not None and self.group < 100 and not self.is_digits
        if self.pending is not None or self.group is None:
            return False
        if atom.value == _SLANG_HUNDRED_THOUSAND and self.is_digits:  # «11 соток» is land
            return False
        return not self.last_scale or atom.value < self.last_scale

    def add(self, atom: _Atom) -> None:
        """Take the atom in."""
        self.end = atom.end
        if atom.slot in _SCALES:
            self._scale_by(atom)
        elif atom.slot is Slot.HALF:
            self._add_half()
        elif atom.slot is Slot.POINT:
            self.fraction = ""
        elif self.fraction is not None:
            self.fraction += str(int(atom.value))
        else:
            clipped = (100 if self.is_english else 1000) if self._is_clipped(atom) else 1
            self.group = (self.group or 0) * clipped + atom.value
            self.is_digits = atom.slot is None

    def _add_half(self) -> None:
        if self.group is None:
            self.total += self.last_scale / 2
        else:
            self.group += 0.5

    def _close_group(self) -> float:
        group = (self.group or 0) + float(f"0.{self.fraction or 0}")
        self.group, self.fraction, self.is_digits = None, None, False
        return group

    def _scale_by(self, atom: _Atom) -> None:
        if atom.value == 100:
            self.group = (self.group or 1) * 100
            return
        self.top_scale = max(self.top_scale, atom.value)
        if self.group is None and self.total == 0 and atom.slot is Slot.SCALES:
            self.pending = atom.value
            return
        self.total += (1 if self.group is None else self._close_group()) * atom.value
        self.group = None
        self.last_scale = atom.value

    def build(self) -> Number | None:
        """Return the number; None for a plural scale without its number («тысячи людей»)."""
        is_digits, bare = self.is_digits, self.group is None
        group = self._close_group()
        if self.pending is not None:
            return None if bare else self._number(group * self.pending, None, is_digits)
        spoken = None
        if not bare and self.last_scale:
            spoken = self._read_ellipsis(group)
        return self._number(self.total + group, spoken, is_digits)

    def _read_ellipsis(self, group: float) -> float | None:
        if self.last_scale >= 1e6 and 10 <= group < 1000 and (group >= 100 or group % 10 == 0):
            return self.total + group * self.last_scale / 1000
        # «600 тысяч 6 месяцев»: nobody names a sum to the rouble, the rest counts something else.
        return self.total if group < 100 and group % 10 else None

    def _number(self, value: float, spoken: float | None, is_digits: bool) -> Number:
        return Number(
            value=_whole(value),
            start=self.start,
            end=self.end,
            scale=self.top_scale,
            spoken=None if spoken is None else _whole(spoken),
            is_digits=is_digits,
            is_rough=self.is_rough or self.pending is not None,
        )


def _whole(value: float) -> float:
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a folded text from left to right."""
    if not _MAY_COUNT.search(text):
        return ()
    return tuple(islice(_assemble(_atoms(text), text), _MOST_NUMBERS))


def _assemble(atoms: Iterator[_Atom], text: str) -> Iterator[Number]:
    builder: _Builder | None = None
    for atom in atoms:
        if builder is not None and _touches(text, builder, atom) and builder.accepts(atom):
            builder.add(atom)
            continue
        if builder is not None and (number := builder.build()):
            yield number
        builder = _begin(atom, text)
    if builder is not None and (number := builder.build()):
        yield number


def _begin(atom: _Atom, text: str) -> _Builder | None:
    if atom.slot in {Slot.HALF, Slot.POINT} or _is_other_word(atom, text):
        return None
    builder = _Builder(
        start=atom.start,
        end=atom.end,
        is_rough=atom.slot is Slot.SHARE and atom.value == 2,
        is_english=text[atom.start].isascii(),
        is_ones=atom.slot is Slot.ONES,
    )
    builder.add(_count_one(atom, text))
    return builder


def _count_one(atom: _Atom, text: str) -> _Atom:
    """«до миллиона», «около полумиллиона»: after a preposition the genitive of a scale is one of it."""
    is_one = text[atom.start : atom.end] in _ONE_OF and _BEFORE_ONE.search(text[: atom.start])
    return replace(atom, slot=Slot.SCALE) if is_one else atom


def _is_other_word(atom: _Atom, text: str) -> bool:
    word = text[atom.start : atom.end]
    return word in NEVER_FIRST and not text[: atom.start].endswith("a ")


def _touches(text: str, builder: _Builder, atom: _Atom) -> bool:
    gap = text[builder.end : atom.start]
    if gap == ". ":  # «тыс. руб.» ends a number, «млн. 300 тыс.» does not
        return text[builder.end - 3 : builder.end] in {"тыс", "млн"}
    if gap == " на " and builder.pending is not None and builder.group is None:
        return True  # «тысяч на триста»
    if gap in _GAPS:
        return gap != "-" or atom.slot is not None  # «150k-200k» is a range
    is_english = text[atom.start].isascii() and atom.slot is not None and text[builder.end - 1].isascii()
    is_round = builder.group is None or builder.group % 100 == 0
    return is_english and is_round and gap in {" and ", ", "} and not builder.is_digits


def _atoms(text: str) -> Iterator[_Atom]:
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "russian" or kind == "word":
            word = token.group()
            if word in WORDS or word.startswith(_COMPOSED):
                yield from _word_atoms(word, token.start(), token.end())
        elif kind == "half":
            yield _Atom(Slot.HALF, 0.5, token.start(), token.end())
        elif kind != "skip":
            yield from _digit_atoms(token)


def _digit_atoms(token: re.Match[str]) -> Iterator[_Atom]:
    digits = token["digits"]
    plain = digits.replace(" ", "").replace("'", "")
    if grouped := _THOUSANDS.fullmatch(digits):
        # «12.200.000,00»: the kopecks after the thousands.
        plain = grouped["whole"].replace(",", "").replace(".", "") + (grouped["part"] or "")
    if len(plain) > 15:  # an account or a card, and beyond what a float holds exactly
        return
    yield _Atom(None, float(plain.replace(",", ".")), token.start("digits"), token.end("digits"))
    if token["suffix"]:
        name = token["suffix"].strip().replace(".", "").replace(" ", "")
        yield _Atom(Slot.SCALE, SUFFIXES[name], token.start("suffix"), token.end("suffix"))


def _word_atoms(word: str, start: int, end: int) -> Iterator[_Atom]:
    found = WORDS.get(word)
    if found is not None:
        yield _Atom(found.slot, found.value, start, end)
    elif word == "point":
        yield _Atom(Slot.POINT, 0, start, end)
    elif word.startswith("полу") and (scale := WORDS.get(word[4:])) and scale.slot in _SCALES:
        yield _Atom(Slot.SHARE, 0.5, start, start + 4)
        yield _Atom(Slot.SCALE, scale.value, start + 4, end)
    elif word.startswith("пол") and (scale := WORDS.get(word[3:])) and scale.slot in _SCALES:
        yield _Atom(Slot.SHARE, 0.5, start, start + 3)
        yield _Atom(scale.slot, scale.value, start + 3, end)
