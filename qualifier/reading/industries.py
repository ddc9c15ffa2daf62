"""What a company does: the profile's trades found in its register line, its name and its own words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from qualifier.qualification import Level
from qualifier.reading.cues import Cue, cue
from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.word_pieces import BORDER

_PHRASES = read_phrases("industries")


class TradeGroup(Protocol):
    """One trade of the profile: its name, its level, the words and register codes that name it."""

    @property
    def name(self) -> str:
        """Return the group's name."""
        ...

    @property
    def level(self) -> Level:
        """Return the level of a client of this trade."""
        ...

    @property
    def words(self) -> tuple[str, ...]:
        """Return word beginnings, folded."""
        ...

    @property
    def okved(self) -> tuple[str, ...]:
        """Return the prefixes of register codes."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A trade found in a text: its group, the group's rank in the profile, and where it stands."""

    name: str
    level: Level
    rank: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class TradeBook:
    """The profile's trades, ready for matching; the fingerprint stands for all of them."""

    fingerprint: str
    groups: tuple[TradeGroup, ...] = field(compare=False)

    def read_text(self, text: str) -> Trade | None:
        """Return the first group of the list that a folded text names."""
        return next(self.find_all(text), None)

    def find_all(self, text: str) -> Iterator[Trade]:
        """Yield every place where a folded text names a trade, group by group in the list's order."""
        for rank, start, end in sorted(_index_words(self).find_all(text)):
            yield _make_trade(self.groups[rank], rank, start, end)

    def last_confirmed(self) -> int:
        """Return the rank of the last group at target; what follows are the general words."""
        return max((r for r, group in enumerate(self.groups) if group.level is Level.CONFIRMED), default=-1)

    def read_code(self, okved: str) -> Trade | None:
        """Return the group whose prefix of the register code is the longest."""
        code = okved.strip()
        fitting = [
            (len(prefix), -rank, group)
            for rank, group in enumerate(self.groups)
            for prefix in group.okved
            if code.startswith(prefix)
        ]
        if not fitting:
            return None
        _, rank, group = max(fitting, key=lambda one: one[:2])
        return _make_trade(group, -rank, 0, len(okved))


def _make_trade(group: TradeGroup, rank: int, start: int, end: int) -> Trade:
    return Trade(name=group.name, level=group.level, rank=rank, start=start, end=end)


@dataclass(frozen=True, slots=True)
class _WordIndex:
    """The words of all groups by their first letters: a text's few words are looked up, not the reverse."""

    by_opening: Mapping[str, tuple[tuple[int, str, re.Pattern[str]], ...]]
    inner: tuple[tuple[int, str, re.Pattern[str]], ...]
    cue: Cue
    known: dict[str, tuple[tuple[int, re.Pattern[str]], ...]] = field(default_factory=dict)

    def find_all(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield rank, start and end; within a group the longest word wins and places do not overlap."""
        if not self.cue.stands_in(text):
            return
        ends: dict[int, int] = {}
        for token in _TOKEN.finditer(text):
            start = token.start()
            for rank, expression in self._begun_by(token.group()):
                if start < ends.get(rank, 0):
                    continue
                if found := expression.match(text, start):
                    ends[rank] = found.end()
                    yield rank, start, found.end()
        for rank, letters, expression in self.inner:
            if letters in text:
                yield from ((rank, found.start(), found.end()) for found in expression.finditer(text))

    def _begun_by(self, word: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """Return the trade words that may begin with this one; few words of a text begin any."""
        begun = self.known.get(word)
        if begun is None:
            entries = self.by_opening.get(word[:_OPENING], ())
            begun = tuple((rank, found) for rank, letters, found in entries if word.startswith(letters))
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            self.known[word] = begun
        return begun


_TOKEN = pattern(r"[^\W_]+")
_OPENING = 3
_MOST_KNOWN = 4096


@lru_cache(maxsize=8)
def _index_words(book: TradeBook) -> _WordIndex:
    by_opening: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
    inner: list[tuple[int, str, re.Pattern[str]]] = []
    for rank, group in enumerate(book.groups):
        forms = {form for word in group.words for form in _spell_forms(word)}
        for word in sorted(forms, key=_by_length):
            found = _TOKEN.search(word)
            letters = found.group() if found else ""
            entry = (rank, letters, pattern(_compile_word(word)))
            if word.startswith("*"):
                inner.append(entry)
            else:
                by_opening.setdefault(letters[:_OPENING], []).append(entry)
    begins = {BORDER + letters for words in by_opening.values() for _, letters, _ in words}
    return _WordIndex(
        by_opening={opening: tuple(words) for opening, words in by_opening.items()},
        inner=tuple(inner),
        cue=cue(words=sorted(begins.union(letters for _, letters, _ in inner))),
    )


# «Пекарня» has «пекарен»: a vowel stands in the stem of many, where the profile's word has none.
_FLEETING = pattern(r"[а-я]{3,}[бвгджзклмнпрстфхцчшщ][нк]")


def _spell_forms(word: str) -> tuple[str, ...]:
    """Return a word of the profile with the form that the genitive of many takes."""
    if not _FLEETING.fullmatch(word):
        return (word,)
    return (word, f"{word[:-1]}{'е' if word.endswith('н') else 'о'}{word[-1]}!")


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


def _compile_word(word: str) -> str:
    """Each part begins a word; one closed by `!` is whole; a word opened by `*` may stand inside another."""
    is_inner = word.startswith("*")
    parts = r"\W{1,3}".join(_compile_part(part) for part in word.lstrip("*").split())
    return parts if is_inner else r"(?<![^\W_])" + parts


def _compile_part(part: str) -> str:
    if part.endswith("!"):
        return re.escape(part[:-1]) + r"(?![^\W_])"
    return re.escape(part) + r"[^\W_]*"


# Whose trade the words name: the speaker's own, or somebody else's whom the sentence only mentions.
_SELF = pattern(_PHRASES["_SELF"])
_OTHERS = pattern(_PHRASES["_OTHERS"])


# «Делаем трубы, продаём дилерам» is no shop: who sells to the trade or to firms keeps none.
_SOLD_TO_TRADE = pattern(
    r"(?:прода[её]м|продаю|торгуем|we sell|sell\w*)\b(?: (?:it|them|these|наш\w+|сво\w+|их|через|только|"
    r"в основном|all|only|mostly))*"
    r" (?:to |through |via )?(?:other |our |all )?(?:дилер|дистрибь|оптов|оптом|строител|застройщик|"
    r"предприяти|завод|фабрик|компани|"
    r"юрлиц|организаци|промышленн|сетям\b|магазинам\b|dealer|distribut|wholesal|builder|factor|compan|"
    r"business|plants|retailers|shops\b)"
)
_NEAR_SELF = 60
_NEAR_OTHERS = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A trade that a sentence names, and how surely it is the speaker's own (higher is surer)."""

    trade: Trade
    sentence: Sentence
    weight: int
    is_own: bool


def describe_trades(book: TradeBook, sentences: Sequence[Sentence]) -> tuple[Described, ...]:
    """Return the trades that the sentences name and that are not another's, the surest first."""
    last = book.last_confirmed()
    found = []
    for sentence in sentences:
        for trade in book.find_all(sentence.folded):
            weight = weigh_owner(sentence, trade.start)
            if weight and not _SOLD_TO_TRADE.match(sentence.folded, trade.start):
                # Words of makers and services are everybody's: without «we» or «our» they are no sure trade.
                is_own = weight > (1 if trade.rank > last else 0)
                found.append(Described(trade=trade, sentence=sentence, weight=weight, is_own=is_own))
    return tuple(
        sorted(found, key=lambda one: (-one.weight, one.sentence.order, one.trade.rank, one.trade.start))
    )


def weigh_owner(sentence: Sentence, start: int) -> int:
    """Whose words stand nearer before the trade decides; a trade that opens the record is the speaker's."""
    before = sentence.folded[max(0, start - _NEAR_SELF) : start]
    own = _last_end(_SELF, re.split(r"[.!?;]", before)[-1])
    other = _last_end(_OTHERS, re.split(r"[.!?;,:]", before[-_NEAR_OTHERS:])[-1])
    if other is not None and (own is None or other <= own):
        return 0
    opens = sentence.order == 0 and not sentence.folded[:start].strip(' -–—*•«"')
    return 2 if opens or own is not None else 1


def _last_end(expression: re.Pattern[str], words: str) -> int | None:
    """Return how far from the end of the words the last match ends."""
    return min((len(words) - found.end() for found in expression.finditer(words)), default=None)


def read_name(book: TradeBook, name: str) -> Trade | None:
    """Return the trade that a company's name says by its plain word."""
    return book.read_text(fold(name).text)
