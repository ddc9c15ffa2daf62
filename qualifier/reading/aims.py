"""Aims: what a campaign is for, told by words that stand near each other, in Russian and English."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

_FILE = Path(__file__).with_name("words") / "aims.txt"
_HEAD = re.compile(r"\[(?P<part>=?)(?P<name>\w+)\]")
_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[.;!?\n]+(?:\s|$)")
# The words of one phrase stand within so many words of each other.
_NEAR = 7
_INDEXED = 3
_MOST_TEXTS = 4_096
_NOT_BEFORE = frozenset({"не", "ни", "без", "not", "no", "never", "without", "don"})
_NOT_AFTER = re.compile(
    r"\W*(?:\w+\W+)?(?:не (?:нуж|над|интерес|треб|важ|в приорит|цель|хот|план)\w*|(?:is|are)(?:n't| not) )"
)


class Aim(StrEnum):
    """What the advertising is to bring about."""

    OPENING = "opening"  # a shop, a branch, a new address
    LAUNCH = "launch"  # a product comes to the market
    LEADS = "leads"  # applications, calls, sign-ups
    ORDERS = "orders"  # sales and bookings
    TRAFFIC = "traffic"  # visits to a site
    VISITS = "visits"  # people through the door
    APP = "app"  # installs
    LOYALTY = "loyalty"  # win back, keep, buy again
    SALE = "sale"  # discounts and special prices
    AWARENESS = "awareness"  # people should know the name
    HIRING = "hiring"  # staff
    EVENT = "event"  # a concert, a fair, an open day
    PARTNERS = "partners"  # dealers, tenants, franchisees


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words of which each must stand near the others, and words of which none may."""

    aim: Aim
    wanted: int
    place: int
    is_tight: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """Where a phrase holds: the places of its words."""

    phrase: _Phrase
    places: tuple[int, ...]


def read_aims(folded: str) -> frozenset[Aim]:
    """Return the aims that a folded text states; what is denied is none."""
    return frozenset(aim for aim, _ in weigh_aims(folded))


@lru_cache(maxsize=_MOST_TEXTS)
def weigh_aims(folded: str) -> tuple[tuple[Aim, int], ...]:
    """Return the aims that a folded text states, each with how many of its words tell it."""
    counts: dict[Aim, int] = {}
    for clause in filter(None, _CLAUSE_END.split(folded)):
        for aim, places in _read_clause(clause).items():
            counts[aim] = counts.get(aim, 0) + len(places)
    return tuple(counts.items())


def _read_clause(clause: str) -> Mapping[Aim, set[int]]:
    """Return the places of the words that tell each aim of a clause."""
    spans = list(_WORD.finditer(clause))
    words = [span.group() for span in spans]
    parts = list(accumulate("," in clause[a.end() : b.start()] for a, b in pairwise(spans)))
    commas = [0, *parts]
    taken: dict[int, tuple[Aim, int]] = {}
    told: dict[Aim, set[int]] = {}
    # «Clients stopped coming» is more than «clients … coming»: the longer phrase keeps its words.
    for match in sorted(_match(words), key=lambda match: (-match.phrase.wanted, match.places)):
        aim, size = match.phrase.aim, match.phrase.wanted
        if match.phrase.is_tight and len({commas[at] for at in match.places}) > 1:
            continue
        if any(at in taken and taken[at][0] is not aim and taken[at][1] > size for at in match.places):
            continue
        if _is_denied(words, match.places) or any(
            _NOT_AFTER.match(clause, spans[at].end()) for at in match.places
        ):
            continue
        taken |= {at: (aim, size) for at in match.places}
        told.setdefault(aim, set()).update(match.places)
    return told


def _is_denied(words: Sequence[str], places: Sequence[int]) -> bool:
    """«Не лиды»: a denial right before, unless it is a part of the phrase itself."""
    first = min(places)
    return any(at not in places and words[at] in _NOT_BEFORE for at in range(max(first - 2, 0), first))


def _match(words: Sequence[str]) -> Iterator[_Match]:
    """Return the phrases that hold, each once."""
    phrases = _load_phrases()
    found: dict[int, dict[int, list[int]]] = {}
    for at, word in enumerate(words):
        for number, slot in _slots_of(word):
            found.setdefault(number, {}).setdefault(slot, []).append(at)
    for place, slots in found.items():
        phrase = phrases[place]
        if sum(slot >= 0 for slot in slots) == phrase.wanted and (places := _find_near(slots)):
            yield _Match(phrase, places)


def _find_near(slots: Mapping[int, list[int]]) -> tuple[int, ...]:
    """Return the places of one word for each slot, all near the rarest one; nothing when there are none."""
    wanted = [places for slot, places in slots.items() if slot >= 0]
    banned = [at for slot, places in slots.items() if slot < 0 for at in places]
    for anchor in min(wanted, key=len):
        chosen = _choose(wanted, anchor)
        if chosen and not any(abs(at - anchor) <= _NEAR for at in banned):
            return chosen
    return ()


def _choose(wanted: Sequence[Sequence[int]], anchor: int) -> tuple[int, ...]:
    """Each slot has a word of its own: one word does not stand for two."""
    chosen: list[int] = []
    for places in sorted(wanted, key=len):
        free = [at for at in places if at not in chosen and abs(at - anchor) <= _NEAR]
        if not free:
            return ()
        chosen.append(min(free, key=lambda at: abs(at - anchor)))
    return tuple(sorted(chosen)) if max(chosen) - min(chosen) <= _NEAR else ()


@lru_cache(maxsize=20_000)
def _slots_of(word: str) -> tuple[tuple[int, int], ...]:
    """Return the phrases and the slots in them that a word fills."""
    whole, begun = _index_words()
    found = list(whole.get(word, ()))
    for stem, slots in begun.get(word[:_INDEXED], ()):
        if word.startswith(stem):
            found += slots
    return tuple(dict.fromkeys(found))


_Slots = tuple[tuple[int, int], ...]


@cache
def _index_words() -> tuple[Mapping[str, _Slots], Mapping[str, tuple[tuple[str, _Slots], ...]]]:
    """Return whole words, and beginnings by their first letters, each with the slots it fills."""
    slots_by_word: dict[str, list[tuple[int, int]]] = {}
    for place, (_, line) in enumerate(_read_lines()):
        for slot, part in enumerate(part for part in line if part != ","):
            number = -slot - 1 if part.startswith("-") else slot
            for word in part.removeprefix("-").split("|"):
                slots_by_word.setdefault(word, []).append((place, number))
    whole = {word: tuple(slots) for word, slots in slots_by_word.items() if not word.endswith("*")}
    begun: dict[str, list[tuple[str, _Slots]]] = {}
    for word, slots in slots_by_word.items():
        if word.endswith("*"):
            begun.setdefault(word[:_INDEXED], []).append((word[:-1], tuple(slots)))
    return whole, {first: tuple(stems) for first, stems in begun.items()}


@cache
def _load_phrases() -> tuple[_Phrase, ...]:
    lines = enumerate(_read_lines())
    return tuple(
        _Phrase(aim, sum(part[0] not in "-," for part in line), place, "," in line)
        for place, (aim, line) in lines
    )


@cache
def _read_lines() -> tuple[tuple[Aim, tuple[str, ...]], ...]:
    """Return the phrases as they are written, lists filled in."""
    lists: dict[str, str] = {}
    found: list[tuple[Aim, tuple[str, ...]]] = []
    name, is_part = "", False
    for line in _FILE.read_text("utf-8").splitlines():
        if head := _HEAD.fullmatch(line):
            name, is_part = head["name"], bool(head["part"])
        elif line and not line.startswith("#"):
            if is_part:
                lists[name] = "|".join(line.split())
                continue
            for part, words in lists.items():
                line = line.replace(f"%{part}%", words)
            found.append((Aim(name), tuple(line.split())))
    return tuple(found)
