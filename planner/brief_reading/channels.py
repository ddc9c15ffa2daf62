"""Channels of a brief: what is wanted, what is ruled out, and where the text says both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from planner.brief import Channel
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.expressions import AnyOf
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.signals import Polarity

_LONG = 60
_CLAUSE_END = pattern(r"[.;!?\n(]|\s(?:но|а|зато|однако|but|только|while)\s|,\s(?:но|а|зато|but|только)\s")
_LISTED = pattern(
    r"(?:\s(?:в|на|у|in|on)\s\w+)?[\s,/+&»«\"'—–|-]*(?:(?:и|или|ни|либо|and|or|nor|не|да|вс[ею]|"
    r"any|the|on|in)\s+)*(?:(?:на|в|про|с|со)\s+)?"
)
# «Без звонков» rules a call centre out; «нужны звонки» counts what clients do.
_CALLS = pattern(r"звон|(?:tele|phone )?calls?\b|телефон")
_QUESTION = pattern(r"[»\"']?\s*\?")
_EXCEPT = pattern(r"\b(?:кроме|except|but not)\s+(?:\w+\s+){0,2}$")
_MAY_DENY = pattern(
    r"\b(?:не|ни|нет|без|кроме|запре|исключ|отказ|мимо|убер|убира|против|no\b|not|\w+n'?t\b|exclu|"
    r"without|except|avoid|out\b|off\b|minus|минус|skip|drop|nothing|never|нельзя|незачем|лишн|"
    r"избега|воздерж|against|мимо|табу|завяз|покончи|отпада|пропус|вычерк|выкин|топку|черту|долой|"
    r"конкурент|дорог|hate|tired|fed up|anything but|prohibit|forbid|ban|taboo|table|waste|"
    r"expensive|rule|oppos|"
    r"устал|надоел|наелись|разочар|sick|refus|reject|declin|rather|can't|обойд|обойтись|обходимся)"
)
# Topics whose sentences may name media that are wanted.
_WANTING = frozenset(
    {None, Topic.CHANNELS, Topic.BUDGET, Topic.OBJECTIVE, Topic.KPI, Topic.PRODUCT, Topic.REGIONS}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One mention of a channel: wanted, ruled out, or only thought of."""

    channel: Channel
    passage: Passage
    polarity: Polarity | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The channels wanted and excluded; those that the text both wants and rules out; is the choice ours."""

    wanted: Found[tuple[Channel, ...]]
    excluded: Found[tuple[Channel, ...]]
    contradicted: Found[tuple[Channel, ...]]
    is_delegated: bool = False


def read_channels(brief: BriefText) -> Wishes:
    """Read the wishes for channels; a channel that is both wanted and ruled out is ruled out."""
    said: list[Wish] = []
    for passage in brief.passages:
        wishes = list(_read_passage(passage, said[-1].polarity if said else None))
        said += [one for one in _spread_back(passage, wishes) if _is_meant(one)]
    wanted = _of(said, Polarity.AFFIRMED)
    if any(wish.passage.topic is Topic.CHANNELS for wish in wanted):
        wanted = [
            wish for wish in wanted if wish.passage.topic in {Topic.CHANNELS, Topic.BUDGET, Topic.REGIONS}
        ]
    excluded = _of(said, Polarity.DENIED)
    names = {wish.channel for wish in excluded}
    both = [wish for wish in wanted if wish.channel in names and _is_elsewhere(wish, excluded)]
    delegated = read_word_list("wishes")["delegated"]
    return Wishes(
        wanted=_collect([wish for wish in wanted if wish.channel not in names]),
        excluded=_collect(excluded),
        contradicted=_collect(both),
        is_delegated=any(
            delegated.search(passage.sentence.folded) and _is_of_channels(passage)
            for passage in brief.passages
        ),
    )


_SPEAKS_OF_CHANNELS = pattern(
    r"канал|инструмент|площадк|медиамикс|вс[её] остальн|остальное|channel|media|mix|everything else|the rest"
)


def _is_of_channels(passage: Passage) -> bool:
    is_told = _SPEAKS_OF_CHANNELS.search(passage.sentence.folded)
    return passage.topic is Topic.CHANNELS or bool(is_told or name_channels(passage.sentence.folded))


def _is_elsewhere(wish: Wish, excluded: list[Wish]) -> bool:
    """A wish and its refusal in one sentence are one thought; in two they contradict each other."""
    return all(wish.passage != one.passage for one in excluded if one.channel is wish.channel)


def _of(said: list[Wish], polarity: Polarity) -> list[Wish]:
    return [wish for wish in said if wish.polarity is polarity]


def _collect(wishes: list[Wish]) -> Found[tuple[Channel, ...]]:
    return Found(
        value=tuple(dict.fromkeys(wish.channel for wish in wishes)),
        quotes=tuple(dict.fromkeys(wish.passage.quote() for wish in wishes)),
    )


def _read_passage(passage: Passage, said_last: Polarity | None = None) -> Iterator[Wish]:
    if passage.topic is Topic.BACKGROUND:
        return
    text = passage.sentence.folded
    # «Соцсети исключаем. Радио тоже.»: a sentence may go on with the one before it.
    before: tuple[int, Polarity | None] = (-1, said_last)
    for channel, start, end in name_channels(text):
        polarity = _judge(passage, text, start, end, before)
        is_part = polarity is None and _is_denied(passage, text, start, end)
        before = (end, Polarity.DENIED if is_part else polarity)
        if polarity is not None:
            yield Wish(channel=channel, passage=passage, polarity=polarity, start=start, end=end)


def _is_meant(wish: Wish) -> bool:
    text = wish.passage.sentence.folded
    return wish.polarity is Polarity.DENIED or _may_want(wish.passage, text, wish.start, wish.end)


def _spread_back(passage: Passage, wishes: list[Wish]) -> list[Wish]:
    """«Телеграм и вк нельзя»: what is said after the last of a pair holds for the first."""
    text = passage.sentence.folded
    spread = list(wishes)
    for at in range(len(spread) - 1, 0, -1):
        first, second = spread[at - 1], spread[at]
        gap = text[first.end : second.start]
        # «ТВ, радио, наружка мимо»: a list that opens the sentence is one; «A нет, B нет» is not spread.
        is_list = _PAIRED.fullmatch(gap) or (
            _COMMA.fullmatch(gap) and _opens(text, spread[0].start) and not _is_paired(text, spread[:at])
        )
        is_after = read_word_list("wishes")["no_after"].match(text, spread[-1].end) is not None
        if is_list and is_after and second.polarity is Polarity.DENIED:
            spread[at - 1] = replace(first, polarity=Polarity.DENIED)
    return spread


# «Радио не надо, наружку тоже»: the last thing takes after the one before it.
_TOO = pattern(
    r"[»\"]?,? (?:тоже|также|туда же|аналогично|too|as well|either|likewise)\b"
    r"(?! (?:нужн|хо[тч]|да\b|want|need))"
)
_COMMA = pattern(r"(?:\s(?!да\b|yes\b|обязательн|нужн)\w+)?\s?,\s?(?:на |в |the )?")


def _is_paired(text: str, wishes: list[Wish]) -> bool:
    """«Радио и смс, телевизор не потянем»: an "and" has closed the list before the comma."""
    return any(_PAIRED.fullmatch(text[a.end : b.start]) for a, b in pairwise(wishes))


# «хотим вк и директ, маркетплейсы не надо»: what opens with a wish is no list of refusals.
_WANTS = pattern(r"хо[тч]\w+|нужн\w+|надо|бер[её]м|использ\w+|давай\w*|want|need|use|like|please")


def _opens(text: str, start: int) -> bool:
    if _WANTS.search(text[:start]):
        return False
    return len(text[:start].strip(" —–-*•")) <= _OPENING_WORDS


_OPENING_WORDS = 16


_PAIRED = pattern(r"\s?(?:и|или|/|\+|and|or|&)\s?(?:на |в |the )?")


def _judge(
    passage: Passage, text: str, start: int, end: int, before: tuple[int, Polarity | None]
) -> Polarity | None:
    words = read_word_list("wishes")
    if read_word_list("missing")["creatives"].search(text):
        return None  # «Баннеров пока нет, рисуем»: what is to be shown, not where
    first = _clause_start(text, start)
    left = text[first:start]
    is_list = before[0] >= first and _LISTED.fullmatch(text[before[0] : start]) is not None
    if _is_denied(passage, text, start, end) or (
        is_list and before[1] is Polarity.DENIED and not words["yes_after"].match(text, end)
    ):
        return None if words["only_part_after"].match(text, end) else Polarity.DENIED
    if _TOO.match(text, end) and (before[0] >= 0 or _opens(text, start)) and before[1] is not None:
        return before[1]
    if words["placement_rule"].search(text) or _QUESTION.match(text, end) or passage.topic is Topic.OPTIONAL:
        return None
    if _CALLS.match(text, start):
        return None
    is_maybe = words["maybe"].search(left) or words["maybe"].search(text[end : end + 25].split(",")[0])
    if is_maybe and not words["may_be_used"].search(text):
        return None
    return Polarity.AFFIRMED


def _is_denied(passage: Passage, text: str, start: int, end: int) -> bool:
    words = read_word_list("wishes")
    is_under = passage.topic is Topic.EXCLUDED and start >= passage.value
    if is_under:
        return not _EXCEPT.search(text[max(0, start - 30) : start]) and not words["may_be_used"].search(text)
    if _CHIEF_AGAINST.match(text, end):
        return True
    if not _MAY_DENY.search(text):
        return False
    head = text[max(0, start - _LONG) : start]
    return bool(words["no_before"].search(head) or words["no_after"].match(text, end))


def _may_want(passage: Passage, text: str, start: int, end: int) -> bool:
    words = read_word_list("wishes")
    if passage.topic in ASIDE or passage.topic not in _WANTING or _MESSENGER.match(text, start):
        return False
    if passage.topic in {Topic.CHANNELS, Topic.BUDGET}:
        return True
    if _SOLD_AT.search(text[max(0, start - 40) : start]):
        return False
    near = text[max(0, start - 40) : end + 40]
    return not (words["past"].search(text) or words["own"].search(near))


# «Про телеграм спорим, но шеф сказал пока нет»: whoever decides is against.
_CHIEF_AGAINST = pattern(
    r"[^.;!?]{0,70}\b(?:шеф|директор|начальни\w+|руковод\w+|босс|гендир|собственник|учредител\w+|юрист\w*|"
    r"boss|ceo|cmo|director|management|legal)\b[^.;!?,]{0,25}\b(?:против|запретил\w*|не (?:дал\w*|разреш\w+|"
    r"соглас\w+|хочет)|сказал\w*(?: пока)? нет|says? no|said no|is against|won't allow)\b"
)
_HYPHEN_TAIL = pattern(r"-[a-zа-я]+")
# «продаём на Ozon»: where goods are sold is no wish for advertising there.
_SOLD_AT = pattern(r"(?:прода[её]\w+|торгу\w+|sold|sell|selling|available)\s[^.;!?]{0,25}$")
_MESSENGER = pattern(r"мессенджер|messenger")


def _clause_start(text: str, start: int) -> int:
    return max(
        (mark.end() for mark in _CLAUSE_END.finditer(text, max(0, start - 160), start)),
        default=max(0, start - 160),
    )


def name_channels(text: str) -> list[tuple[Channel, int, int]]:
    """Return the media a folded text names; longer names first, and a stretch of text names one."""
    named: list[tuple[Channel, int, int]] = []
    for start, part in _parts(text):
        for channel, expression in _names():
            for found in expression.finditer(part):
                tail = _HYPHEN_TAIL.match(part, found.end())
                named.append((channel, start + found.start(), start + (tail or found).end()))
    taken: list[tuple[Channel, int, int]] = []
    for one in sorted(named, key=lambda item: item[1] - item[2]):
        if all(one[2] <= start or one[1] >= end for _, start, end in taken):
            taken.append(one)
    return sorted(taken, key=lambda item: item[1])


_LONGEST_PART = 300


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """A list of hundreds is read in parts: the lexicon reads no sentence that says a thing so often."""
    start = 0
    while len(text) - start > _LONGEST_PART:
        cut = text.rfind(",", start + 1, start + _LONGEST_PART)
        cut = start + _LONGEST_PART if cut < 0 else cut + 1
        yield start, text[start:cut]
        start = cut
    yield start, text[start:] if start else text


@cache
def _names() -> tuple[tuple[Channel, "AnyOf"], ...]:
    own = read_word_list("channels")
    pairs: list[tuple[Channel, AnyOf]] = []
    for name, expression in load_lexicon("channels").items():
        pairs.append((Channel(name), expression))
    return (*pairs, *((Channel(name), expression) for name, expression in own.items()))  # type: ignore[arg-type]
