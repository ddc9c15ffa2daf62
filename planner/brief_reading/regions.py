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
    r"(?:(?:\bбез|\bкроме|\bне считая|\bexcept(?: for)?|\bwithout|\bисключая|\bза исключением|\bexcluding)\s+"
    r"(?:(?!но\b|but\b|зато\b)[\w.-]+,? (?:и |and )?){0,3}|(?:\bне(?: надо)?|\bnot)\s+(?:[\w.-]+ ){0,3})$"
)
# «вся Россия, кроме Крыма, Севастополя и Чечни», "nationwide except Moscow and the Moscow region": a list of
# what is left out goes on to the end of its clause.
_LEFT_OUT = pattern(
    r"(?:\bкроме|\bза исключением|\bза вычетом|\bисключая|\bне считая|\bпомимо|\bминус|\bexcept(?: for)?|"
    r"\bexcluding|\bminus|\bapart from|\bother than|\bbar\b)(?P<list>\s[^.;:!?()—–\n]{0,160})$"
)
_WITHOUT = pattern(r"(?:\bбез|\bwithout)(?P<list>\s[^.;:!?()—–\n]{0,160})$")
_BACK_IN = pattern(
    r"\b(?:но|а|зато|только|главн\w+|особенно|нужн\w+|бер[её]м|включая|плюс|but|only|including|especially|"
    r"we|where|plus|реклам\w+|кампани\w+|с \d|from \d)\b|\d"
)
_NOT_NEEDED = pattern(
    r"(?: (?:federal district|region|oblast|область|округ|край))?[\s,:—–-]*(?:is |are |"
    r"was )?(?:not (?:needed|wanted|"
    r"required|included|relevant)|excluded|out\b|не (?:надо|нуж\w+|интерес\w+|бер[её]м|рассматрива\w+|"
    r"охватыва\w+)|"
    r"исключ(?:ить|ите|им|аем|ен[аоы]?)\b|не трога\w+|убрать|убира\w+|мимо)"
)
_COUNTRY_BEFORE = pattern(r"\bросси|\bрф\b|стран|федеральн|nation|russia|country|миллионник")
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
    found = _read(_without_seat(rest)) or _read(brief.under(Topic.ADVERTISER))
    if found is None:
        # «официальный дилер, Уфа и Стерлитамак»: one seat is no geography, several places are.
        seats = _read(rest, is_seat_enough=True)
        found = seats if seats is not None and len(seats.value) > 1 else None
    return found or Found(value=())


# «винодельня «Три Лозы», Крым», "I own a small hotel in Petrozavodsk": where the firm sits.
_SITS = pattern(
    r"[»\"],? (?:г\.? ?|город |республика )?(?P<place>[^,.;:!?()«»\"]{3,30})(?=[.,;]|$)|"
    r"\b(?:i|we) (?:own|run|have|keep)\b[^.;!?]{0,60}\bin (?P<in>[^,.;:!?()]{3,30})(?=[.,;]|$)|"
    r"\b(?:у нас|у меня|держим|держу|владею)\b[^.;!?]{0,60}\bво? (?P<loc>[^,.;:!?()]{3,30})(?=[.,;]|$)"
)
# «едут к нам из Москвы и Самары», "couples from Moscow": where the clients come from.
_COME_FROM = pattern(
    r"(?:\bедут|\bприезжа\w+|\bприлета\w+|\bгост\w+|\bтурист\w*|\bклиент\w*|\bсемь\w+|\bпары|couples|"
    r"families|"
    r"guests|visitors|clients|customers|tourists|people|travell?ers)\b[^.;!?]{0,60}\b(?:из|с|from) "
)


def _without_seat(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Where the firm sits is left out when the text names other places to advertise in."""
    seats = tuple(p for p in passages if _only_sits(p))
    others = tuple(p for p in passages if p not in seats)
    elsewhere = {name for p in others for _, name, is_denied in _mentions(p) if not is_denied}
    is_source = any(_COME_FROM.search(p.sentence.folded) and list(_mentions(p)) for p in others)
    return others if seats and (len(elsewhere) > 1 or (elsewhere and is_source)) else passages


def _only_sits(passage: Passage) -> bool:
    spans = [found.span(found.lastgroup or 0) for found in _SITS.finditer(passage.sentence.folded)]
    places = [start for start, _, _ in _mentions(passage)] if spans else []
    return bool(places) and all(any(first <= at < last for first, last in spans) for at in places)


def _read(passages: tuple[Passage, ...], *, is_seat_enough: bool = False) -> Found[tuple[str, ...]] | None:
    wanted: dict[str, None] = {}
    denied: set[str] = set()
    quotes: dict[str, None] = {}
    for passage in passages:
        for _, name, is_denied in _narrow(
            passage, sorted(set(_mentions(passage, is_seat_enough=is_seat_enough)))
        ):
            if is_denied:
                denied.add(name)
            else:
                wanted[name] = None
            quotes[passage.quote()] = None
    names = tuple(name for name in wanted if name not in denied)
    return Found(value=names, quotes=tuple(quotes)) if names else None


# «города Поволжья: Казань и Самара», "Volga region cities Kazan, Samara": the list says which.
_ITS_CITIES = pattern(r"город\w*|cit(?:y|ies)|towns?|в составе|а именно|namely")
_BESIDES = pattern(
    r"особенно|главн|акцент|упор|прежде всего|плюс|отдельно|especially|focus|above all|plus|extra"
)
_GREAT = frozenset(
    {
        "Центральная Россия",
        "Юг России",
        "Черноземье",
        "Поволжье",
        "Урал",
        "Сибирь",
        "Дальний Восток",
        "Северо-Запад",
        "Юг",
    }
)


def _narrow(passage: Passage, said: list[_Mention]) -> list[_Mention]:
    """«Россия, города-миллионники» is the cities alone, and a great region by its cities is those."""
    wanted = {name for _, name, is_denied in said if not is_denied}
    is_besides = _BESIDES.search(passage.sentence.folded) is not None
    wide = {COUNTRY} if wanted >= set(MILLIONS[1:]) and not is_besides else set()
    if wanted - _GREAT - {COUNTRY} and _ITS_CITIES.search(passage.sentence.folded):
        wide |= wanted & _GREAT
    return [one for one in said if one[1] not in wide]


def _mentions(passage: Passage, *, is_seat_enough: bool = False) -> Iterator[_Mention]:
    text = passage.sentence.folded
    taken: list[tuple[int, int]] = []
    named = [(found.span(), name) for name, expression in _own_names() for found in expression.finditer(text)]
    for (start, end), name in sorted(named, key=lambda one: one[0][0] - one[0][1]):
        if not any(first < end and start < last for first, last in taken):
            is_denied = _is_denied(text, start) or _NOT_NEEDED.match(text, end) is not None
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
            is_here = passage.topic is Topic.REGIONS or is_seat_enough
            if not is_here and _is_seat(text, signal.start, signal.end):
                continue
            is_denied = signal.polarity is Polarity.DENIED or _is_denied(text, signal.start)
            yield signal.start, signal.value, is_denied or _NOT_NEEDED.match(text, signal.end) is not None
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
    return _DENIED.search(text[max(0, start - 40) : start]) is not None or _is_left_out(text, start)


def _is_left_out(text: str, start: int) -> bool:
    """«кроме Крыма, Севастополя и Чечни»: each of the list; after «без» only beside the whole country."""
    head = text[:start]
    found = _LEFT_OUT.search(head)
    if found is None:
        found = _WITHOUT.search(head)
        if found is None or not _COUNTRY_BEFORE.search(head, 0, found.start()):
            return False
    return _BACK_IN.search(found["list"]) is None


def _spell(name: str) -> tuple[str, ...]:
    return MILLIONS if name == "_millions" else (name.replace("_", " "),)


@cache
def _own_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (COUNTRY if name == "_country" else name, expression)
        for name, expression in read_word_list("regions").items()
        if name not in {"_elsewhere", "_ours"}
    )
