"""Regions of a brief: subjects, cities, great regions, the country; what is ruled out is left out."""

import re
from collections.abc import Iterator
from functools import cache

from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.patterns import pattern
from qualifier.reading.region_mentions import read_regions as read_mentions
from qualifier.reading.regions import find_region
from qualifier.reading.signals import Polarity

COUNTRY = "Россия"
# Cities of over a million people: Rosstat's count of 2021 and its estimates since then.
MILLIONS = (
    "Москва",
    "Санкт-Петербург",
    "Новосибирск",
    "Екатеринбург",
    "Казань",
    "Красноярск",
    "Нижний Новгород",
    "Челябинск",
    "Уфа",
    "Самара",
    "Ростов-на-Дону",
    "Краснодар",
    "Омск",
    "Воронеж",
    "Пермь",
    "Волгоград",
)
_NOT_HERE = frozenset(
    {*ASIDE, Topic.ADVERTISER, Topic.PRODUCT, Topic.BUDGET, Topic.KPI, Topic.CHANNELS, Topic.INDUSTRY}
)
_DENIED = pattern(
    r"(?:\bбез|\bкроме|\bне(?: считая| надо)?|\bexcept(?: for)?|\bwithout|\bnot|\bисключая|"
    r"\bза исключением|\bexcluding)\s+(?:[\w.-]+,? (?:и |and )?){0,3}$"
)
_PIECE = pattern(r"[^,;/()|+]+")
# «мебельная фабрика «Сосна» (Пенза)»: where the firm sits, when the sentence names other places too.
_SEAT = pattern(r"[»\"]\s?(?P<inside>\([^()]{2,40}\))")
_PLACES = pattern(r"\bпо\s|\bв\s|регион|област|кра[йя]|город|\bin\s|across")
_BRAND = pattern(r"[«\"][^«»\"]{2,60}[»\"]")
_Mention = tuple[int, str, bool]


def read_regions(brief: BriefText) -> Found[tuple[str, ...]]:
    """Return where the campaign runs, in the order of mention; a choice left to us is nothing said."""
    labelled = brief.under(Topic.REGIONS)
    if found := _read(labelled):
        return found
    words = read_word_list("regions")
    rest = tuple(passage for passage in brief.passages if passage.topic not in _NOT_HERE)
    is_ours = any(words["_ours"].search(passage.sentence.folded) for passage in brief.passages)
    if is_ours:
        return Found(value=())
    return _read(rest) or _read(brief.under(Topic.ADVERTISER)) or Found(value=())


def _read(passages: tuple[Passage, ...]) -> Found[tuple[str, ...]] | None:
    wanted: dict[str, None] = {}
    denied: set[str] = set()
    quotes: dict[str, None] = {}
    for passage in passages:
        for _, name, is_denied in sorted(set(_mentions(passage))):
            if is_denied:
                denied.add(name)
            else:
                wanted[name] = None
            quotes[passage.quote()] = None
    names = tuple(name for name in wanted if name not in denied)
    return Found(value=names, quotes=tuple(quotes)) if names else None


def _mentions(passage: Passage) -> Iterator[_Mention]:
    text = passage.sentence.folded
    taken: list[tuple[int, int]] = []
    named = [(found.span(), name) for name, expression in _own_names() for found in expression.finditer(text)]
    for (start, end), name in sorted(named, key=lambda one: one[0][0] - one[0][1]):
        if not any(first < end and start < last for first, last in taken):
            is_denied = _is_denied(text, start)
            taken.append((start, end))
            for one in _spell(name):
                yield start, one, is_denied
    # A brand may be called by a town: «Сосновый Бор».
    taken += (
        [found.span("inside") for found in _SEAT.finditer(text)]
        if _PLACES.search(_SEAT.sub(" ", text))
        else []
    )
    taken += [found.span() for expression in (_SHARED, _BRAND) for found in expression.finditer(text)]
    own = len(taken)
    for signal in read_mentions((passage.sentence,)):
        if not any(start <= signal.start < end for start, end in taken[:own]):
            if passage.topic is not Topic.REGIONS and _is_seat(text, signal.start, signal.end):
                continue
            yield signal.start, signal.value, signal.polarity is Polarity.DENIED
            taken.append((signal.start, signal.end))
    yield from _shared(text)
    yield from _after_region(text)
    if passage.topic is Topic.REGIONS:
        yield from _listed(passage, taken)


# «Самарская и Ульяновская области», «Краснодарского и Ставропольского края», "Omsk and Tomsk regions".
_SHARED = pattern(
    r"(?P<names>[а-я-]+(?:ая|ой|ую|ий|ого|ом|ому)(?:(?:,| и|, и) [а-я-]+(?:ая|ой|ую|ий|ого|ом|"
    r"ому))*) (?P<type>обл(?:аст)?|кра[йяею])\w*"
    r"|(?P<latin>[a-z]+(?:(?:,| and|, and) [a-z]+)+) (?:regions|oblasts)"
)
_APART = pattern(r", и |, and |, | и | and ")
_TYPES = {"о": "область", "к": "край"}


def _shared(text: str) -> Iterator[_Mention]:
    for found in _SHARED.finditer(text):
        names = found["names"] or found["latin"]
        for name in _APART.split(names):
            for whole in _whole_names(name, found["type"]):
                if usual := find_region(whole):
                    yield found.start() + max(0, names.find(name)), usual, _is_denied(text, found.start())
                    break


# «Челябинская область и Курганская», «в Самарской и Пензенской».
_LONE_ADJECTIVE = pattern(
    r"област\w*(?:,| и|, и| или) (?P<name>[а-я-]+ск(?:ая|ой|ую))\b(?! (?:обл|улиц|площад))"
)


def _after_region(text: str) -> Iterator[_Mention]:
    for found in _LONE_ADJECTIVE.finditer(text):
        if usual := find_region(f"{_nominative(found['name'], 'о')} область"):
            yield found.start("name"), usual, _is_denied(text, found.start("name"))


def _whole_names(name: str, kind: str | None) -> tuple[str, ...]:
    if kind is None:
        return f"{name}aya oblast", f"{name} region"
    return (f"{_nominative(name, kind[0])} {_TYPES[kind[0]]}",)


def _nominative(name: str, kind: str) -> str:
    stem = (
        name.removesuffix("ого")
        .removesuffix("ому")
        .removesuffix("ом")
        .removesuffix("ой")
        .removesuffix("ую")
        .removesuffix("ая")
        .removesuffix("ий")
    )
    return stem + ("ая" if kind == "о" else "ий")


def _is_seat(text: str, start: int, end: int) -> bool:
    """«склад Ульяновск», «фабрика в Иванове»: where things are, not where the campaign runs."""
    seat = read_word_list("regions")["_elsewhere"]
    return bool(seat.search(text[max(0, start - 30) : start]) or seat.match(text, min(end + 1, len(text))))


def _listed(passage: Passage, taken: list[tuple[int, int]]) -> Iterator[_Mention]:
    """Short and foreign spellings stand only in a list of places: Ufa, Omsk region."""
    text = passage.sentence.folded
    for piece in _PIECE.finditer(text, passage.value):
        is_taken = any(start < piece.end() and piece.start() < end for start, end in taken)
        name = None if is_taken else find_region(piece.group().strip(" ."))
        if name is not None and len(piece.group().strip()) > 1:
            yield piece.start(), name, _is_denied(text, piece.start())


def _is_denied(text: str, start: int) -> bool:
    return _DENIED.search(text[max(0, start - 40) : start]) is not None


def _spell(name: str) -> tuple[str, ...]:
    return MILLIONS if name == "_millions" else (name.replace("_", " "),)


@cache
def _own_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (COUNTRY if name == "_country" else name, expression)
        for name, expression in read_word_list("regions").items()
        if name not in {"_elsewhere", "_ours"}
    )
