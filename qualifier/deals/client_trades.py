"""What clients are, for finding deals alike: closer than the profile's trades, which are to judge by."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from qualifier.qualification import Bilingual
from qualifier.reading.industries import weigh_owner
from qualifier.reading.segments import Sentence

WORDS_PATH = Path(__file__).with_suffix(".txt")
_HEAD = re.compile(r"\[(?P<name>\w+) (?P<family>\w+)\]")
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"([^\W_]+)(!?)")
# Words of one name stand side by side: «интернет-магазин», "food & drink".
_MOST_BETWEEN = 3
_OPENING = 3
_MOST_TEXTS = 20_000
# «We are …», «client: …»: who asks stands right behind.
_INTRODUCING = re.compile(
    r"\b(?:мы|у нас|я (?:из|от|владелец|директор)|клиент\w?|заказчик\w?|рекламодател\w+|компани\w+|фирм\w|"
    r"сеть|сети|от (?:лица|имени)|наш\w? (?:компания|сеть|фирма|бизнес)|we are|we're|we run|i run|i own|"
    r"i am|i'm|on behalf of|client|customer|company|advertiser|it is for|it's for|this is)"
    r"[^.;!?\n]{0,24}$"
)
_NEAR = 48
# Radio, cinemas online, magazines: named in a request they are mostly where to advertise.
_MEDIA = frozenset({"media", "agency"})
_NO_TRADE = "none"
# How a thing is sold, and who buys media for others, tells less than what is sold.
_WAYS = frozenset({"ecommerce", "agency"})
# How much a deal tells of a request whose trade is not its own: beside what is not known more closely, and
# beside another trade of the family (a grocer's season is nearer to a toy shop's than to a bank's).
VAGUE_LIKENESS = 0.6
FAMILY_LIKENESS = 0.25


class Sureness(IntEnum):
    """How surely words tell a trade: words that others use too, the name of a family only, its own name."""

    HINT = 0
    FAMILY = 1
    NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientTrade:
    """One trade: its name, the family it belongs to, and how people call it."""

    name: str
    family: str
    label: Bilingual

    @property
    def is_vague(self) -> bool:
        """Tell whether it stands for the whole family."""
        return self.name == self.family != _NO_TRADE


@dataclass(frozen=True, slots=True)
class Named:
    """A trade that a text names, how surely, and where."""

    trade: ClientTrade
    sureness: Sureness
    start: int
    end: int

    def is_closer_than(self, other: "Named") -> bool:
        """A hint says more than the name of its own family, else a sure name says more."""
        if self.sureness is Sureness.HINT and other.sureness is Sureness.FAMILY:
            return self.trade.family == other.trade.family
        return self.sureness > other.sureness


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of one name: beginnings, or whole words; the first may stand inside another word."""

    trade: str
    sureness: Sureness
    words: tuple[tuple[str, bool], ...]
    is_inner: bool

    def fits(self, text: str, tokens: list[re.Match[str]], at: int) -> int | None:
        """Return where the name ends when it begins with this token."""
        if at + len(self.words) > len(tokens):
            return None
        for step, (word, is_whole) in enumerate(self.words):
            said = tokens[at + step].group()
            is_begun = said == word if is_whole else said.startswith(word)
            if not is_begun and not (self.is_inner and not step and _holds(said, word, is_whole)):
                return None
            if step and tokens[at + step].start() - tokens[at + step - 1].end() > _MOST_BETWEEN:
                return None
        return tokens[at + len(self.words) - 1].end()


def _holds(said: str, word: str, is_whole: bool) -> bool:
    return said.endswith(word) if is_whole else word in said


@dataclass(frozen=True, slots=True)
class _Book:
    trades: Mapping[str, ClientTrade]
    by_opening: Mapping[str, tuple[_Name, ...]]
    inner: tuple[_Name, ...]


@lru_cache(maxsize=_MOST_TEXTS)
def name_client_trade(folded: str) -> Named | None:
    """Return the trade that a folded text names most surely: a company's line, a task."""
    return _settle(sorted(_find_names(folded), key=_order_names))


def choose_client_trade(sentences: Iterable[Sentence]) -> Named | None:
    """Return the trade that a client names as its own: the surest, the nearest to «we», the first."""
    found = [
        (-named.sureness, -weight, sentence.order, *_order_names(named), at, named)
        for sentence in sentences
        for at, named in enumerate(_find_names(sentence.folded))
        if (weight := _weigh(sentence, named))
    ]
    return _settle([one[-1] for one in sorted(found)])


def _settle(ordered: Sequence[Named]) -> Named | None:
    """A shop that speaks of dogs is a pet shop; a shop that speaks of loans is no bank."""
    if not ordered:
        return None
    first = ordered[0]
    return next(
        (one for one in ordered if first.sureness < Sureness.NAME and one.is_closer_than(first)), first
    )


def _weigh(sentence: Sentence, named: Named) -> int:
    """Return how surely a trade is the speaker's own; 0 for somebody else's."""
    weight = weigh_owner(sentence, named.start)
    before = sentence.folded[max(named.start - _NEAR, 0) : named.start]
    is_introduced = weight > 0 and bool(_INTRODUCING.search(before))
    if named.trade.name in _MEDIA and not is_introduced and sentence.folded[: named.start].strip():
        return 0
    return weight + 2 * is_introduced


def find_client_trade(name: str | None) -> ClientTrade | None:
    """Return a trade by its name; None for any other name."""
    return _load_book().trades.get(name or "")


def list_client_trades() -> frozenset[str]:
    """Return the names of all trades."""
    return frozenset(_load_book().trades) - {_NO_TRADE}


def compare_trades(asked: str, known: str) -> float:
    """Return how much a deal of one trade tells of a request of another, 0 to 1."""
    if asked == known:
        return 1.0
    one, other = find_client_trade(asked), find_client_trade(known)
    if one is None or other is None or one.family != other.family:
        return 0.0
    if one.is_vague:
        return 1.0
    return VAGUE_LIKENESS if other.is_vague else FAMILY_LIKENESS


def _order_names(named: Named) -> tuple[int, int, int]:
    """Of two that begin together the longer one is meant: "pet food" is no food."""
    return -named.sureness, named.start, -named.end


def _find_names(folded: str) -> Iterator[Named]:
    """Yield the names in a text; a longer one hides those inside it."""
    tokens = list(_WORD.finditer(folded))
    ends = 0
    for at in range(len(tokens)):
        best: Named | None = None
        for named in _names_at(folded, tokens, at):
            if named.end > ends and (best is None or _order_names(named) < _order_names(best)):
                best = named
        if best is not None:
            ends = max(ends, best.end) if best.sureness is Sureness.NAME else ends
            if best.trade.name != _NO_TRADE:
                yield best


def _names_at(folded: str, tokens: list[re.Match[str]], at: int) -> Iterator[Named]:
    book = _load_book()
    for name in _begun_by(tokens[at].group()):
        if (end := name.fits(folded, tokens, at)) is not None:
            yield Named(book.trades[name.trade], name.sureness, tokens[at].start(), end)


@lru_cache(maxsize=_MOST_TEXTS)
def _begun_by(word: str) -> tuple[_Name, ...]:
    """Return the names that may begin with a word; few words of a text begin any."""
    book = _load_book()
    begun = (name for name in book.by_opening.get(word[:_OPENING], ()) if word.startswith(name.words[0][0]))
    return (*begun, *(name for name in book.inner if name.words[0][0] in word))


@cache
def _load_book() -> _Book:
    trades: dict[str, ClientTrade] = {}
    by_opening: dict[str, list[_Name]] = {}
    inner: list[_Name] = []
    for trade, lines in _read_trades():
        trades[trade.name] = trade
        for name in (name for line in lines for name in _read_names(trade, line)):
            if name.is_inner:
                inner.append(name)
            else:
                _index_name(by_opening, name)
    return _Book(trades, {opening: tuple(names) for opening, names in by_opening.items()}, tuple(inner))


def _index_name(by_opening: dict[str, list[_Name]], name: _Name) -> None:
    by_opening.setdefault(name.words[0][0][:_OPENING], []).append(name)


def _read_names(trade: ClientTrade, line: str) -> Iterator[_Name]:
    usual = Sureness.HINT if line.startswith("~") else Sureness.NAME
    sureness = Sureness.FAMILY if trade.is_vague or trade.name in _WAYS else usual
    for told in filter(None, (part.strip() for part in line.lstrip("~").split(","))):
        words = tuple((word, bool(mark)) for word, mark in _PART.findall(told))
        yield _Name(trade.name, sureness, words, told.startswith("*"))


def _read_trades() -> Iterator[tuple[ClientTrade, list[str]]]:
    for block in WORDS_PATH.read_text("utf-8").split("\n["):
        head, *lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")] or [
            ""
        ]
        found = _HEAD.fullmatch(f"[{head}")
        if found is None:
            continue
        ru, en = lines[0].split(" | ")
        trade = ClientTrade(name=found["name"], family=found["family"], label=Bilingual(ru=ru, en=en))
        yield trade, lines[1:]
