"""Every number in an offer stands in its plan, the law or the seller's terms; any other is refused.

A token is compared as it is printed: a whole number must be the plan's own, a decimal one must be a figure of
the plan rounded to the decimals shown, a share stands as per cent. Numbers inside the client's own
words are known because the brief holds the same words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from kit.errors import AppError
from planner.media_plan import MediaPlan
from planner.offer.phrases import write_plain
from planner.plan_json import write_plan
from planner.plan_words import say_day

_DATE = r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}"
_RU = re.compile(rf"{_DATE}|[0-9]{{1,3}}(?:\u00a0[0-9]{{3}})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")
_EN = re.compile(rf"{_DATE}|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_PER_CENT = re.compile(r"\s?%")
# What names or proves the plan is no figure of it.
_NOT_FIGURES = frozenset(
    {"hash", "sources", "quotes", "row_id", "source", "since", "proof", "why", "seed"}
    | {"model_reading", "prose"}
)
# Fields that hold words of the client, of a person or of the rate card.
_WORDS = frozenset(
    {"advertiser", "product", "industry", "income", "interests", "regions", "missing", "places", "ru", "en"}
    | {"name", "version", "who", "reason"}
)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_DECIMALS, _MOST_DIGITS = 6, 26
_LONGEST_TEXT = 100_000


class NumberNotInPlan(AppError):
    """A sentence of the offer holds a number that its plan does not."""

    code = "number_not_in_plan"
    ru = "В тексте предложения есть число, которого нет в плане."


@dataclass(slots=True)
class Figures:
    """What may be printed: exact values, their roundings by decimals, and numbers inside texts."""

    values: set[Decimal] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)
    rounded: dict[int, set[Decimal]] = field(default_factory=dict)

    def add(self, content: Any, *, is_words: bool = False) -> None:
        """Take every figure of a JSON-like value, whatever its depth; in words, numbers as they stand."""
        if isinstance(content, Mapping):
            for name, value in content.items():
                if name not in _NOT_FIGURES:
                    self.add(value, is_words=is_words or name in _WORDS)
        elif isinstance(content, list | tuple | set | frozenset):
            for value in content:
                self.add(value, is_words=is_words)
        elif isinstance(content, str):
            self._add_text(content, is_words=is_words)
        else:
            self._add_exact(content)

    def _add_exact(self, content: Any) -> None:
        if isinstance(content, date):
            self.tokens.add(say_day(content))
        elif isinstance(content, int | float | Decimal) and not isinstance(content, bool):
            self.values.add(Decimal(str(content)))

    def _add_text(self, text: str, *, is_words: bool) -> None:
        if not is_words and self._take_exact(text):
            return
        for pattern in (_RU, _EN):
            self.tokens.update(pattern.findall(write_plain(text, _LONGEST_TEXT)))

    def _take_exact(self, text: str) -> bool:
        """Take a text that is a day or an exact decimal, as JSON holds them; tell whether it is one."""
        if _ISO_DAY.fullmatch(text):
            self.tokens.add(say_day(date.fromisoformat(text)))
            return True
        try:
            value = Decimal(text)
        except InvalidOperation:
            return False
        if value.is_finite():
            self.values.add(value)
        return True

    def hold(self, token: str, *, is_share: bool, lang: str) -> bool:
        """Tell whether a printed number is one of the figures."""
        if token in self.tokens or re.fullmatch(_DATE, token):
            return token in self.tokens
        plain = token.replace("\u00a0", "").replace(",", ".") if lang == "ru" else token.replace(",", "")
        value, decimals = Decimal(plain), len(plain.partition(".")[2])
        if decimals > _MOST_DECIMALS:
            return False
        return value in self._shares(decimals) if is_share else self._holds_value(value, decimals)

    def _holds_value(self, value: Decimal, decimals: int) -> bool:
        if decimals == 0:
            return value in self.values
        if decimals not in self.rounded:
            self.rounded[decimals] = {found for one in self.values for found in _round(one, decimals)}
        return value in self.rounded[decimals]

    def _shares(self, decimals: int) -> set[Decimal]:
        key = -1 - decimals
        if key not in self.rounded:
            held = [one * 100 for one in self.values if abs(one) <= 1]
            exact = {one for one in held if one == one.to_integral_value()}
            rounded = {found for one in held for found in _round(one, decimals)}
            self.rounded[key] = rounded if decimals else exact
        return self.rounded[key]


def _round(value: Decimal, decimals: int) -> Iterator[Decimal]:
    """Yield a value's printed forms: money is rounded half up, short numbers half to even."""
    if value.adjusted() + decimals > _MOST_DIGITS:
        return
    for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN):
        yield value.quantize(Decimal(1).scaleb(-decimals), rounding=rounding)


def collect_figures(plan: MediaPlan, *more: Any) -> Figures:
    """Return the figures of a plan and of further data: law, terms, a calendar."""
    figures = Figures()
    figures.add(write_plan(plan))
    for one in more:
        figures.add(one)
    return figures


def find_unknown(texts: Iterable[str], figures: Figures, lang: str) -> Iterator[tuple[str, str]]:
    """Yield each number that is no figure, with its sentence."""
    pattern = _RU if lang == "ru" else _EN
    for text in texts:
        for found in pattern.finditer(text):
            is_share = _PER_CENT.match(text, found.end()) is not None
            if not figures.hold(found.group(), is_share=is_share, lang=lang):
                yield found.group(), text


def check_numbers(texts: Iterable[str], figures: Figures, lang: str) -> None:
    """Refuse texts with a number that is no figure."""
    for number, text in find_unknown(texts, figures, lang):
        raise NumberNotInPlan(f"{number} stands in no plan: {write_plain(text)}")
