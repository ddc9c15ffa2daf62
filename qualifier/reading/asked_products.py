"""Asked products: which of the seller's products a talk asks for, and how many units of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualifier.reading.numbers import Number, find_numbers
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.product_names import Mention, NameBook, NameFinder, open_names
from qualifier.reading.segments import Sentence, Speaker

_PHRASES = read_phrases("asked_products")

_MOST_UNITS = 100_000
_NEAR = 60  # letters: words further off say nothing of a count
_UNIT = _PHRASES["_UNIT"]
_ADJECTIVE = (
    r"(?:(?:more|additional|extra|new|full|separate|individual|the|our|your|those|of|нов\w+|ваш\w+|таких)\s)"
)
# What may stand between a count and the name that it counts: "four units of the ...", "три лицензии ...".
_TO_NAME = pattern(
    rf"(?:\s?[x×]\s|\s)(?:for\s)?(?:{_ADJECTIVE}){{0,2}}(?:{_UNIT}\s)?{_ADJECTIVE}{{0,3}}[«\"]?$"
)
_TO_UNIT = pattern(rf"\s(?:{_ADJECTIVE}|single\s){{0,2}}{_UNIT}(?!\w)")
_POINTS_BACK = pattern(
    r"\s(?:of\s)?(?:those|these|them|that(?: one)?(?=[,.!?]|$)|it(?=[,.!?]|$))\b"
    r"(?! (?:products|tools|solutions|options|items|things|systems|modules))|\s(?:штук|таких|из них)\b"
)
_FOR_EACH = pattern(
    rf"\s?(?:{_ADJECTIVE}{{0,1}}{_UNIT}\s)?(?:(?:of|for)\s(?:each|both|every)|each(?!\s{_UNIT})\b|apiece|"
    r"кажд\w+|по кажд\w+)"
)
_AFTER_NAME = pattern(
    r"(?:[,:]?\s(?:quantity|qty|количество)[:,]?\s|\s?(?:[x×х*]\s?|[(:–—-]\s?|,\s(?=\d+\b[,.;]?)))$"
)
# Numbers of something else: days, money, shares, hours of support, clock times.
_OTHER_UNIT = pattern(_PHRASES["_OTHER_UNIT"])
# Money, a number in a name, or "all three", which counts the products and not their units.
_OTHER_BEFORE = pattern(
    r"(?:[$€£₽]\s?|\busd\s?|#|№|\bno\.? ?|\bversion |\bv\.?|\ball (?:of the )?|\bthe other |\bэти |\bвсе )$"
)
# Units of all products together.
_IN_ALL = pattern(r"\s(?:\w+\s){1,3}(?:in total|total|altogether|in all|overall|всего|в сумме)\b")
_COUNT_ASKED = pattern(
    r"\bhow many\b|\b(?:quantity|number of (?:units|licen))|\bсколько (?:штук|лицензи|единиц|щит|экран|"
    r"размещ|нужно|вам)"
)
_BARE_COUNT = pattern(r"^\W*(?:(?:just|only|about|maybe|let's say|say|probably|i think|нам|нужно|думаю|"
    r"наверное|пусть|давайте|всего)\s){0,3}$")  # fmt: skip
_BARE_ENDS = pattern(r"\s?(?:[,.!]|$|\s?(?:should|would|will|is|are|please|for now|будет|хватит|пожалуйста))")
_YES = pattern(_PHRASES["_YES"])
_NO = pattern(_PHRASES["_NO"])
_MORE = pattern(_PHRASES["_MORE"])
_MUSES = pattern(
    r"\b(?:what if|if we (?:took|bought|ordered|went)|in case|а если|если (?:бы|мы) (?:взя|возь))"
)
_DROPS = pattern(_PHRASES["_DROPS"])
_OFFERS = pattern(_PHRASES["_OFFERS"])


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedProduct:
    """One product of the ask; `units` is None when nobody said how many."""

    name: str
    units: int | None
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A count said of a product; 0 takes it out of the ask."""

    name: str
    units: int
    sentence: Sentence
    is_clients: bool


@dataclass(slots=True)
class _Reader:
    """Walks through a talk and keeps which product is talked about."""

    finder: NameFinder
    first: dict[str, Sentence]
    focus: str | None = None
    was_count_asked: bool = False

    def read(self, sentence: Sentence) -> Iterator[tuple[str, int]]:
        """Yield the counts of a sentence, and note the products that it names."""
        mentions = self.finder.find(sentence)
        self._note(sentence, mentions)
        yield from self._dropped(sentence, mentions)
        for number in _counts_of(sentence.folded):
            yield from self._attach(sentence, number, mentions)
        if mentions:
            self.focus = mentions[-1].name
        self.was_count_asked = bool(_COUNT_ASKED.search(sentence.folded))

    def _note(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        if sentence.segment.speaker is Speaker.SELLER and _OFFERS.search(sentence.folded):
            return
        for mention in mentions:
            self.first.setdefault(mention.name, sentence)

    def _dropped(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[tuple[str, int]]:
        if sentence.segment.speaker is Speaker.SELLER:
            return
        for mention in mentions:
            if _DROPS.search(sentence.folded[max(0, mention.start - _NEAR) : mention.start]):
                yield mention.name, 0

    def _attach(
        self, sentence: Sentence, number: Number, mentions: Sequence[Mention]
    ) -> Iterator[tuple[str, int]]:
        text, units = sentence.folded, int(number.value)
        following = next((mention for mention in mentions if mention.start >= number.end), None)
        if _FOR_EACH.match(text, number.end):
            yield from ((name, units) for name in self._each(number, mentions))
        elif following and _TO_NAME.fullmatch(text[number.end : following.start]):
            yield following.name, units
        elif (name := self._name_before(text, number, mentions)) is not None:
            yield name, units

    def _each(self, number: Number, mentions: Sequence[Mention]) -> Sequence[str]:
        """ "One A and three each of B and C": the names that follow; else those before, else all so far."""
        after = [mention.name for mention in mentions if mention.start >= number.end]
        return after or [mention.name for mention in mentions] or list(self.first)

    def _name_before(self, text: str, number: Number, mentions: Sequence[Mention]) -> str | None:
        """The product that a count without a name of its own is said of."""
        before = [mention for mention in mentions if mention.end <= number.start]
        after = text[number.end : number.end + _NEAR]
        if before and _AFTER_NAME.fullmatch(text[before[-1].end : number.start]):
            return before[-1].name
        if _TO_UNIT.match(after) or _POINTS_BACK.match(after):
            if _IN_ALL.match(after) and len(self.first) > 1:
                return None
            named = before or list(mentions)
            return named[-1].name if before else named[0].name if named else self.focus
        is_bare = number.start < _NEAR and _BARE_COUNT.match(text[: number.start]) and _BARE_ENDS.match(after)
        return self.focus if is_bare and self.was_count_asked else None


def read_asked_products(sentences: Sequence[Sentence], book: NameBook) -> tuple[AskedProduct, ...]:
    """Return the products that the client asks for, with units as last agreed.

    A count counts when the client says it or lets the seller's restatement stand; what the client says or
    confirms beats what the seller only said, and the later beats the earlier.
    """
    reader = _Reader(finder=open_names(book, sentences), first={})
    counts = list(_read_counts(reader, sentences))
    asked = []
    for name, sentence in reader.first.items():
        last = _last_count([count for count in counts if count.name == name])
        if last is None:
            asked.append(AskedProduct(name=name, units=None, sentence=sentence))
        elif last.units:
            asked.append(AskedProduct(name=name, units=last.units, sentence=last.sentence))
    return tuple(asked)


def _last_count(counts: Sequence[_Count]) -> _Count | None:
    own = [count for count in counts if count.is_clients]
    return next(reversed(own or list(counts)), None)


def _read_counts(reader: _Reader, sentences: Sequence[Sentence]) -> Iterator[_Count]:
    for at, sentence in enumerate(sentences):
        is_seller = sentence.segment.speaker is Speaker.SELLER
        for name, units in reader.read(sentence):
            if is_seller and is_denied_next(sentences, at):
                continue
            is_clients = is_confirmed_next(sentences, at) if is_seller else not _MUSES.search(sentence.folded)
            yield _Count(name=name, units=units, sentence=sentence, is_clients=is_clients)


def is_confirmed_next(sentences: Sequence[Sentence], at: int) -> bool:
    """Tell whether the other side's next turn agrees with the sentence."""
    return not _asks_for_more(sentences, at) and _YES.match(next_turn(sentences, at)) is not None


def is_denied_next(sentences: Sequence[Sentence], at: int) -> bool:
    """Tell whether the other side's next turn sets the sentence right."""
    return not _asks_for_more(sentences, at) and _NO.match(next_turn(sentences, at)) is not None


def _asks_for_more(sentences: Sequence[Sentence], at: int) -> bool:
    """ "Anything else?" closes the turn: the yes or no that follows answers that."""
    speaker = sentences[at].segment.speaker
    last = sentences[at].folded
    for sentence in sentences[at + 1 :]:
        if sentence.segment.speaker is not speaker:
            break
        last = sentence.folded
    return _MORE.search(last) is not None


def next_turn(sentences: Sequence[Sentence], at: int) -> str:
    """Return the first sentence with which the other side answers; nothing when it does not."""
    speaker = sentences[at].segment.speaker
    others = (s.folded for s in sentences[at + 1 :] if s.segment.speaker is not speaker)
    return next(others, "")


_WORD_COUNTS = pattern(_PHRASES["_WORD_COUNTS"])
_WORD_VALUES = {"one": 1, "half": 6, "two": 2, "three": 3, "dozen": 12, "ten": 10}


def _counts_of(text: str) -> tuple[Number, ...]:
    """The numbers of a sentence that may count units, from left to right."""
    found = [number for number in find_numbers(text) if _may_count(text, number)]
    for match in _WORD_COUNTS.finditer(text):
        value = _WORD_VALUES[match.lastgroup or "one"]
        if not any(number.start < match.end() and match.start() < number.end for number in found):
            found.append(Number(value=value, start=match.start(), end=match.end()))
    return tuple(sorted(found, key=lambda number: number.start))


def _may_count(text: str, number: Number) -> bool:
    is_whole = number.value == int(number.value) and 0 < number.value <= _MOST_UNITS
    return (
        is_whole
        and not _OTHER_UNIT.match(text, number.end)
        and not _OTHER_BEFORE.search(text[max(0, number.start - _NEAR) : number.start])
    )
