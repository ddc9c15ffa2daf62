"""Expressions: many patterns over folded text, each run only where its own letters stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from operator import methodcaller

from qualifier.reading.literals import required_in_turn, split_alternatives
from qualifier.reading.needs import GRAM, Need, look_at, needs_of, register

# Beyond this length a text is searched only round the letters found: a dictated letter is one long sentence.
_SHORT = 500
_BEFORE = 120
_AFTER = 200
# A sentence says a thing a few times; one that says it a hundred times is no sentence.
_MOST_MATCHES = 20
# Looking for more pieces than this costs more than the expression itself.
_MANY_PIECES = 40
_MOST_PLANS = 2048
_START = methodcaller("start")
_SPAN = methodcaller("span")
_NONE: Iterator[re.Match[str]] = iter(())
# The expressions of all patterns by their keys, filled while the modules that hold patterns load. One look
# at a text then serves every pattern, which is what makes a thousand of them affordable.
_REGISTER: list[tuple[str, ...]] = []
_PLANS: dict[str, "_Plan"] = {}


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives of one meaning; each is compiled when a text first holds its letters."""

    key: int

    def search(self, text: str) -> re.Match[str] | None:
        """Return the earliest match."""
        plan = _PLANS.get(text) or _make_plan(text)
        if self.key not in plan.tasks:
            return None
        matches = plan.find(self.key)
        return min(matches, key=_START) if matches else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches by their place; matches of different alternatives may overlap."""
        plan = _PLANS.get(text) or _make_plan(text)
        if self.key not in plan.tasks:
            return _NONE
        matches = plan.find(self.key)
        return iter(sorted(matches, key=_SPAN)) if matches else _NONE


def any_of(*expressions: str) -> AnyOf:
    """Return one pattern of all the alternatives of the expressions."""
    _REGISTER.append(expressions)
    register(lambda: (need for source in _sources(expressions) for need in needs_of(source)))
    _PLANS.clear()
    return AnyOf(key=len(_REGISTER) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Expression:
    """One alternative with the letters that it cannot do without."""

    source: str
    needs: tuple[Need, ...]

    def lacks(self, grams: Need) -> bool:
        """Whether a text of these letters cannot hold a match."""
        for need in self.needs:  # noqa: SIM110 a generator costs twice as much
            if need.isdisjoint(grams):
                return True
        return False

    def may_match(self, text: str, start: int, end: int) -> bool:
        """Whether the stretch holds something of every part that the expression runs through."""
        return all(
            len(pieces) > _MANY_PIECES or any(text.find(piece, start, end) >= 0 for piece in pieces)
            for pieces in required_in_turn(self.source)[1:]
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """What to try on one text for each pattern, and what was found of it."""

    text: str
    grams: Need
    tasks: dict[int, dict[_Expression, None]]
    found: dict[int, tuple[re.Match[str], ...]]

    def find(self, key: int) -> tuple[re.Match[str], ...]:
        """Return the matches of a pattern's alternatives; they are looked for once."""
        matches = self.found.get(key)
        if matches is None:
            matches = self.found[key] = tuple(self._find(self.tasks.get(key, {})))
            if not matches:
                self.tasks.pop(key, None)  # the next time it is passed over at once
        return matches

    def _find(self, tasks: Mapping[_Expression, None]) -> Iterator[re.Match[str]]:
        text = self.text
        for task in tasks:
            if task.lacks(self.grams):
                continue
            for start, end in _windows(text, task, self.grams):
                for match in islice(_compile(task.source).finditer(text, start, end), _MOST_MATCHES):
                    if _starts_a_word(text, match.start()):
                        yield match


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """By letters, the alternatives that cannot do without them; `free` ones need none."""

    by_gram: Mapping[str, tuple[tuple[int, _Expression], ...]]
    rank: Mapping[str, int]
    free: tuple[tuple[int, _Expression], ...]


def _sources(expressions: tuple[str, ...]) -> Iterator[str]:
    return (source for expression in expressions for source in split_alternatives(expression))


@lru_cache(maxsize=2)
def _index(known: int) -> _Index:
    by_gram: dict[str, list[tuple[int, _Expression]]] = {}
    free: list[tuple[int, _Expression]] = []
    for key, sources in enumerate(_REGISTER[:known]):
        for source in _sources(sources):
            expression = _Expression(source, needs_of(source))
            for gram in sorted(expression.needs[0]) if expression.needs else ():
                by_gram.setdefault(gram, []).append((key, expression))
            if not expression.needs:
                free.append((key, expression))
    # Of matches that begin together the first tried is the one returned: the order must not change by chance.
    order = sorted(by_gram, key=lambda gram: (len(gram) < GRAM, gram if len(gram) == GRAM else ""))
    return _Index(
        by_gram={gram: tuple(pairs) for gram, pairs in by_gram.items()},
        rank={gram: rank for rank, gram in enumerate(order)},
        free=tuple(free),
    )


def _make_plan(text: str) -> _Plan:
    """Tell for each pattern which alternatives to try on the text."""
    index, grams = _index(len(_REGISTER)), look_at(text)
    tasks: dict[int, dict[_Expression, None]] = {}
    for key, expression in index.free:
        tasks.setdefault(key, {})[expression] = None
    for gram in sorted(index.rank.keys() & grams, key=index.rank.__getitem__):
        for key, expression in index.by_gram[gram]:
            tasks.setdefault(key, {})[expression] = None
    if len(_PLANS) >= _MOST_PLANS:
        _PLANS.clear()
    plan = _PLANS[text] = _Plan(text, grams, tasks, {})
    return plan


@cache
def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _starts_a_word(text: str, at: int) -> bool:
    """«Беда» is not in «обеда»: words are matched from their beginning."""
    return at == 0 or at >= len(text) or not (text[at].isalnum() and text[at - 1].isalnum())


def _windows(text: str, task: _Expression, grams: Need) -> Iterator[tuple[int, int]]:
    """The stretches round the letters found, joined where they overlap; a short text is one stretch."""
    if len(text) <= _SHORT or not task.needs:
        yield 0, len(text)
        return
    for start, end in _stretches(text, task.needs[0] & grams):
        if task.may_match(text, start, end):
            yield start, end


def _stretches(text: str, grams: Need) -> Iterator[tuple[int, int]]:
    start, end = -1, -1
    for at in sorted(at for gram in grams for at in _find_all(text, gram)):
        if start >= 0 and at - _BEFORE <= end:
            end = at + _AFTER
            continue
        if start >= 0:
            yield start, min(end, len(text))
        start, end = text.rfind(" ", 0, max(0, at - _BEFORE)) + 1, at + _AFTER
    if start >= 0:
        yield start, min(end, len(text))


def _find_all(text: str, gram: str) -> Iterator[int]:
    at = text.find(gram)
    while at >= 0:
        yield at
        at = text.find(gram, at + 1)
