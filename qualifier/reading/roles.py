"""Job titles: what part in a decision a title gives, by the profile's lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("roles")


class Part(StrEnum):
    """What part in the decision a title gives by itself; the values are the profile's keys."""

    DECIDER = "decider"
    INFLUENCER = "influencer"
    DEPUTY = "deputy"
    AREA = "area"
    OUTSIDER = "outsider"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title found in a text: its part, and its span in the folded text."""

    part: Part
    start: int
    end: int
    is_joined: bool = False  # "seller and owner": the second of two, not whose assistant he is


# How people shorten titles; spelled out before the lists are asked.
_SHORTENED = tuple(
    (pattern(rf"(?<!\w)(?:{short})(?!\w)"), full)
    for short, full in (
        (r"рук-ль|руков\.?|рук\.?", "руководитель"),
        (r"нач\.|нач-к|нач", "начальник"),
        (r"дир\.|дир-р|дир", "директор"),
        (r"зам\.", "зам"),
        (r"ген\.|ген", "генеральный"),
        (r"ком\.|комм\.", "коммерческий"),
        (r"исп\.", "исполнительный"),
        (r"зав\.|заведующ\w+|зав", "завед"),
        (r"тех\.", "технический"),
        (r"фин\.", "финансовый"),
        (r"отд\.", "отдела"),
        (r"упр\.|упр", "управляющий"),
        (r"гл\.|гл", "главный"),
        (r"собств\.|собств", "собственник"),
        (r"учред\.|учред", "учредитель"),
        (r"предс\.|предс", "председатель"),
        (r"пом\.|пом", "помощник"),
        (r"спец\.|спец", "специалист"),
        (r"секр\.|секр", "секретарь"),
        (r"адм\.|админ", "администратор"),
        (r"марк\.|маркет\.|мкт\.?", "маркетинг"),
        (r"dir\.", "director"),
        (r"exec\.", "executive"),
        (r"gen\.", "general"),
        (r"mgr\.?|mngr\.?", "manager"),
        (r"asst\.?", "assistant"),
        (r"mktg\.?|mkt\.?", "marketing"),
    )
)
# "партнёрша", "директорка", "маркетологиня": people of either sex hold one title.
_FEMININE = pattern(r"\b(\w{3,}(?:ор|ер|ар|лог|ент|ант|ник|ист))(?:ша|ка|иня|есса)\b")
# "The owner's nephew" is no owner.
_KIN = pattern(_PHRASES["_KIN"])
_ADJECTIVE = pattern(r"(?<=\w{4})(?:ый|ий|ой)$")
_ADJECTIVE_END = r"(?:ый|ий|ой|ая|яя|ое|ого|его|ей|ому|ему|ую|ым|им|ом|ем)"
_JOINED = pattern(r"\w[^,;]*?(?: и| and| &|,? он же|,? она же|/| \+) ?$")
# Two titles of one person stand side by side.
_NEAR = 200
_OVERRIDING = (Part.OUTSIDER, Part.DEPUTY)


@dataclass(frozen=True, slots=True)
class TitleBook:
    """The profile's titles as one pattern a part."""

    patterns: tuple[tuple[Part, re.Pattern[str]], ...]

    def read_title(self, title: str) -> Part | None:
        """Return the part that a contact's stated title gives, or None for an unlisted one."""
        text = fold(title).text
        for short, full in _SHORTENED:
            text = short.sub(full, text)
        text = _KIN.sub(" ", text)
        text = _FEMININE.sub(r"\1", text).replace("начальница", "начальник")
        found = self.find_all(text)
        return _weigh(found).part if found else None

    def find_all(self, text: str) -> tuple[Title, ...]:
        """Return every title in a folded text, at most one of a part at each place."""
        return tuple(
            Title(
                part=part,
                start=match.start(),
                end=match.end(),
                is_joined=_JOINED.search(text[max(0, match.start() - _NEAR) : match.start()]) is not None,
            )
            for part, expression in self.patterns
            for match in expression.finditer(text)
        )


def _weigh(found: tuple[Title, ...]) -> Title:
    """The longest title wins; an outsider's or deputy's word wins over any title that does not hold it."""
    if (owner := next((t for t in found if t.part is Part.DECIDER and t.is_joined), None)) is not None:
        return owner
    for part in _OVERRIDING:
        for title in found:
            if title.part is part and not any(_holds(other, title) for other in found):
                return title
    plain = [title for title in found if title.part not in _OVERRIDING]
    return max(
        plain,
        key=lambda title: (title.part is not Part.AREA, title.end - title.start, title.part is Part.DECIDER),
    )


def _holds(title: Title, held: Title) -> bool:
    is_longer = title.end - title.start > held.end - held.start
    return title.part is not held.part and is_longer and title.start <= held.start and held.end <= title.end


def open_title_book(titles: Mapping[str, tuple[str, ...]]) -> TitleBook:
    """Return the patterns of the profile's titles, made once for each set of titles."""
    return _compile(tuple((part, tuple(titles.get(part.value, ()))) for part in Part))


@lru_cache(maxsize=8)
def _compile(titles: tuple[tuple[Part, tuple[str, ...]], ...]) -> TitleBook:
    return TitleBook(tuple((part, _pattern_of(entries)) for part, entries in titles if entries))


_SHORTEST_STEM = 5


def _pattern_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return pattern(r"(?<!\w)(?:" + "|".join(_spell(entry) for entry in longest_first) + ")")


def _spell(entry: str) -> str:
    """A word of an entry may go on; an abbreviation stands whole, as does a word with "$"."""
    return r"[\s-]+(?:по\s+|of\s+|the\s+)?".join(_spell_word(word) for word in entry.split())


def _spell_word(word: str) -> str:
    if word.endswith("$") or (len(word) < _SHORTEST_STEM and "-" not in word):
        return re.escape(word.removesuffix("$")) + r"(?!\w)"
    if _ADJECTIVE.search(word):
        return re.escape(_ADJECTIVE.sub("", word)) + _ADJECTIVE_END
    return re.escape(word) + r"\w*"
