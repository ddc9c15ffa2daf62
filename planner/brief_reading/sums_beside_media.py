"""Sums with nothing beside them but media: «700 тыс. пуш и почта», "radio 200k, screens 150k"."""

import re
from collections.abc import Iterable
from decimal import Decimal

from planner.brief_reading.channel_names import name_channels
from planner.brief_reading.corrections import in_one_scale
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.media_lists import lists_media
from planner.brief_reading.spelt_sums import SpeltSum
from qualifier.reading.numbers import find_numbers
from qualifier.reading.patterns import pattern

_LEAST_RUB = 10_000
_OPENS = pattern(r"\W*(?:(?:бюджет|ден[её]г|деньги|есть|около|где-то|примерно|budget|about|around)\W+){0,2}")
_UNIT = pattern(r"\.?\s?(?:(?:руб\w*|₽|р|rub\w*|roubles?)\b\.?)?[\s,:—–-]*(?:на |за |for )?")
_HERE = frozenset({None, Topic.BUDGET, Topic.CHANNELS})


def read_sum_beside_media(passages: Iterable[Passage]) -> SpeltSum | None:
    """Return the sum that opens a sentence whose other words only list media: those are what it buys."""
    for passage in passages:
        text = passage.sentence.folded
        numbers = find_numbers(text) if passage.topic in _HERE else []
        if len(numbers) != 1 or not _OPENS.fullmatch(text[: numbers[0].start]):
            continue
        value = Decimal(str(numbers[0].as_sum()))
        unit = _UNIT.match(text, numbers[0].end)
        if value >= _LEAST_RUB and unit is not None and lists_media(text[unit.end() :]):
            return SpeltSum(sum_rub=value, quote=passage.quote())
    return None


_PIECES = re.compile(r"[;+/\n]|,(?!\d)|\s(?:и|and)\s|\.\s")
_WHOLE = pattern(r"\b(?:итого|всего|total|sum)\b")
_NO_LINES = pattern(
    r"%|процент|прошл|раньше|\blast\b|previous|показ|impression|сообщени|messages|штук|контакт"
)
_MONEY = pattern(r"ндс|\bvat\b|бюджет|budget|руб|₽|\brub|тыс|тыщ|\d ?[kк]\b|млн|million|thousand")
_LEAST_LINES, _LEAST_LINE_RUB = 2, Decimal(1_000)


def read_media_lines(passages: Iterable[Passage], told_rub: int | None) -> SpeltSum | None:
    """Return what the media's own sums add up to when `told_rub`, if any, is only one of them."""
    for passage in passages:
        text = _TAX.sub(" ", passage.sentence.folded)
        if passage.topic not in _HERE or _NO_LINES.search(text) or not _MONEY.search(passage.sentence.folded):
            continue
        lines = _lines_of(text)
        is_part = told_rub is None or Decimal(told_rub) in lines
        if len(lines) >= _LEAST_LINES and is_part:
            return SpeltSum(sum_rub=sum(lines, Decimal(0)), quote=passage.quote())
    return None


# A rate of tax, and «(тыс. руб.)» that is said of all the figures at once, are no figures of a line.
_TAX = pattern(
    r"\((?:in |в )?(?:тыс\w*\.?|thousands?\b|k\b)[^()]{0,40}\)|"
    r"(?:ндс|vat)[^,;.\d]{0,12}\d{1,2} ?%|\d{1,2} ?% (?:ндс|vat)"
)


def _lines_of(text: str) -> tuple[Decimal, ...]:
    """The sums of the pieces, each with the one medium that it buys; none when a piece holds less or more."""
    lines: list[Decimal] = []
    for piece in _PIECES.split(text):
        numbers, media = find_numbers(piece), name_channels(piece)
        if _WHOLE.search(piece) or not (numbers or media):
            continue
        if len(numbers) != 1 or len(media) != 1:
            return ()
        lines.append(Decimal(str(numbers[0].as_sum())))
    greatest = max(lines, default=Decimal(0))
    if 0 < greatest < _LEAST_LINE_RUB:
        lines = [line * _LEAST_LINE_RUB for line in lines]  # «радио 200, экраны 150»: thousands are meant
    scaled = tuple(in_one_scale(line, greatest) for line in lines)
    return scaled if all(line >= _LEAST_LINE_RUB for line in scaled) else ()
