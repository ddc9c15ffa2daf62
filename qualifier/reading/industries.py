"""What a company does: the profile's trades found in its register line, its name and its own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from qualifier.qualification import Level
from qualifier.reading.fold import fold
from qualifier.reading.segments import Sentence


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
        for rank, (group, pattern) in enumerate(zip(self.groups, _compile(self), strict=True)):
            if pattern is not None:
                for found in pattern.finditer(text):
                    yield _make_trade(group, rank, found.start(), found.end())

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


@lru_cache(maxsize=8)
def _compile(book: TradeBook) -> tuple[re.Pattern[str] | None, ...]:
    return tuple(_compile_words(group.words) for group in book.groups)


def _compile_words(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile("|".join(_compile_word(word) for word in sorted(words, key=len, reverse=True)))


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
_SELF = re.compile(
    r"(?:\bмы|\bу нас|\bнаш\w*|\bмоя|\bмой|\bмое|\bя|\bэто|кто мы|заказчик|компани\w|организаци\w|общество|продукт|"
    r"предприятие|\bсеть|\bсети|\bооо|\bао|\bпао|\bип|за кого|я из|я от|клиент\w?|рекламодател\w|работа\w+ в|"
    r"владе\w+|директор\w*|основател\w*|делаем|делают|производим|продаем|строим|торгуем|занимаемся|возим|открыва\w+|"
    r"we|we're|our|i run|i own|i'm from|company|advertiser|client|owner of|make|sell|build)\b[^.!?;]{0,45}$"
)
_OTHERS = re.compile(
    r"(?:конкурент\w*|сосед\w*|поставщик\w*|партнер\w*|напротив|рядом|вокруг|возле|около|через|рекоменд\w+|\w*совет\w+|"
    r"как у|для|владельц\w+|собственник\w*|покупател\w*|аудитори\w*|посетител\w*|\bне|\bни|\bбез|кроме|нет|вместо|"
    r"раньше|бывш\w*|экран\w* в|размещ\w+ в|реклам\w+ в|листовк\w* в|выставк\w*|позна\w+ на|познаком\w+|прода\w+ вам|"
    r"competitor\w*|neighbou?r\w*|supplier\w*|partner\w*|near|next to|opposite|around|through|via|not|no|without|"
    r"except|unlike|friend\w*|cousin\w*|screens? in|audience|owners? of)\b[^.!?;,:]{0,25}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A trade that a sentence names, and how surely it is the speaker's own (higher is surer)."""

    trade: Trade
    sentence: Sentence
    weight: int


def describe_trades(book: TradeBook, sentences: Sequence[Sentence]) -> tuple[Described, ...]:
    """Return the trades that the sentences name as the speaker's own, the surest first."""
    found = [
        Described(trade=trade, sentence=sentence, weight=_weigh(sentence, trade.start))
        for sentence in sentences
        for trade in book.find_all(sentence.folded)
    ]
    last = book.last_confirmed()
    # Words of makers and services are everybody's words: without «we» or «our» they name no trade.
    own = [one for one in found if one.weight > (1 if one.trade.rank > last else 0)]
    return tuple(
        sorted(own, key=lambda one: (-one.weight, one.sentence.order, one.trade.rank, one.trade.start))
    )


def _weigh(sentence: Sentence, start: int) -> int:
    before = sentence.folded[max(0, start - 70) : start]
    if _OTHERS.search(before):
        return 0
    opens = sentence.order == 0 and not sentence.folded[:start].strip(' -–—*•«"')
    return 2 if opens or _SELF.search(before) else 1


def read_name(book: TradeBook, name: str) -> Trade | None:
    """Return the trade that a company's name says by its plain word."""
    return book.read_text(fold(name).text)
