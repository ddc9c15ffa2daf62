"""Channels of a brief: what is wanted, what is ruled out, and where the text says both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from planner.brief import Channel
from planner.brief_reading.brief_text import BriefText, Found
from planner.brief_reading.channel_mentions import is_maybe, is_of_rivals, is_past, is_replaced, read_answer
from planner.brief_reading.channel_names import name_channels
from planner.brief_reading.layout import ASIDE, Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.patterns import pattern
from qualifier.reading.signals import Polarity

_LONG, _NEAR, _NEXT = 60, 40, 16
_CLAUSE_END = pattern(r"[.;!?\n(]|\s(?:но|а|зато|однако|but|только|while)\s|,\s(?:но|а|зато|but|только)\s")
_LISTED = pattern(
    r"(?:\s(?:в|на|у|in|on)\s\w+)?[\s,/+&»«\"'—–|-]*(?:(?:и|или|ни|либо|and|or|nor|не|да|вс[ею]|"
    r"any|all|other|люб\w+|проч\w+|всяк\w+|the|on|in)\s+)*(?:(?:на|в|про|с|со)\s+)?"
)
# «Без звонков» rules a call centre out; «нужны звонки» counts what clients do.
_CALLS = pattern(r"звон|(?:tele|phone )?calls?\b(?![ -]cent)|телефон")
_QUESTION = pattern(r"[»\"']?\s*\?")
_EXCEPT = pattern(r"\b(?:кроме|except|but not)\s+(?:\w+\s+){0,2}$")
_MAY_DENY = pattern(
    r"\b(?:не|ни|нет|без|кроме|запре|исключ|отказ|мимо|убер|убира|против|no\b|not|\w+n'?t\b|exclu|"
    r"without|except|avoid|out\b|off\b|minus|минус|skip|drop|nothing|never|нельзя|незачем|лишн|"
    r"избега|воздерж|against|мимо|табу|завяз|покончи|отпада|пропус|вычерк|выкин|топку|черту|долой|"
    r"конкурент|дорог|hate|tired|fed up|anything but|prohibit|forbid|ban|taboo|table|waste|"
    r"expensive|rule|oppos|"
    r"устал|надоел|stay|steer|keep|leave|dislike|spare|clear|"
    r"neither|none|apart|aside|other than|nope|больше|за исключ|"
    r"наелись|разочар|sick|refus|reject|declin|rather|can't|обойд|обойтись|обходимся)"
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
    for passage, following in zip_longest(brief.passages, brief.passages[1:]):
        wishes = list(_read_passage(passage, said[-1].polarity if said else None))
        said += [one for one in _spread_back(passage, wishes) if _is_meant(one)]
        said += _answered(passage, following)
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
    r"канал|инструмент|площадк|медиамикс|вс[её] остальн|остальное|whatever|channel|media|mix|"
    r"everything else|the rest"
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


def _answered(passage: Passage, following: Passage | None) -> Iterator[Wish]:
    """«Экраны? Да. Радио? Нет.»: the sentence after a name that is asked for answers."""
    text = passage.sentence.folded
    if following is None or not text.rstrip(' »"').endswith("?") or passage.topic in ASIDE:
        return
    said = read_answer(following.sentence.folded)
    polarity = None if said is None else Polarity.AFFIRMED if said else Polarity.DENIED
    for channel, start, end in name_channels(text):
        if polarity is not None and _QUESTION.match(text, end) and _opens(text, start):
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
        is_list = is_list and not _is_set_against(text, gap, second.end)
        if is_list and is_after and second.polarity is Polarity.DENIED:
            spread[at - 1] = replace(first, polarity=Polarity.DENIED)
    return spread


# «Радио не надо, наружку тоже»: the last thing takes after the one before it.
_TOO = pattern(
    r"[»\"]?,? (?:тоже|также|туда же|аналогично|(?:и )?(?:тем более|подавно)|too|as well|either|likewise)\b"
    r"(?! (?:нужн|хо[тч]|да\b|want|need))"
)
_COMMA = pattern(r"(?:\s(?!да\b|yes\b|обязательн|нужн)\w+)?\s?,\s?(?:на |в |the )?")


def _is_set_against(text: str, gap: str, end: int) -> bool:
    """«Радио ок, блогеры не ок»: the word after the first name is the one that is denied of the second."""
    word = gap.split(",")[0].strip()
    return bool(word) and re.match(rf"\W*(?:не|not|isn't|aren't) {re.escape(word)}\b", text[end:]) is not None


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
    is_doubted = is_maybe(left, text[end : end + 25].split(",")[0]) and not words["may_be_used"].search(text)
    return None if is_doubted or is_of_rivals(left) or is_replaced(left) else Polarity.AFFIRMED


def _is_denied(passage: Passage, text: str, start: int, end: int) -> bool:
    words = read_word_list("wishes")
    is_under = passage.topic is Topic.EXCLUDED and start >= passage.value
    if is_under:
        return not _EXCEPT.search(text[max(0, start - 30) : start]) and not words["may_be_used"].search(text)
    if _CHIEF_AGAINST.match(text, end):
        return True
    if not _MAY_DENY.search(text):
        return False
    head = _COURTESY.sub(" ", text[max(0, start - _LONG) : start])
    return bool(words["no_before"].search(head)) or _is_denied_after(text, start, end)


_COURTESY = pattern(r",? ?\b(?:пожалуйста|please|kindly),? ")
# «Контекст и карты не надо»: what stands beside the name shares what is said of both.
_BESIDE = pattern(
    r" (?:и|или) (?!не )[\w-]+(?= (?:нам |вообще |пока |тоже )?(?:не|нельзя|мимо|исключ|убер)\b)"
)


def _is_denied_after(text: str, start: int, end: int) -> bool:
    words = read_word_list("wishes")
    beside = _BESIDE.match(text, end) if _is_clause_head(text, start) else None
    found = words["no_after"].match(text, end) or (
        words["no_after"].match(text, beside.end()) if beside else None
    )
    return found is not None and not _is_of_next(text, found.group(), found.end())


def _is_clause_head(text: str, start: int) -> bool:
    """Tell whether nothing but a few idle words stands before a name in its clause."""
    return _opens(text[_clause_start(text, start) : start], start - _clause_start(text, start))


def _is_of_next(text: str, said: str, end: int) -> bool:
    """«bloggers, please no retargeting», «радио, не хотим ТВ»: the refusal is of the medium after it."""
    if "," not in said:
        return False
    rest = re.split(r"[.,;!?]", text[end : end + _LONG], maxsplit=1)[0]
    return any(start <= _NEXT for _, start, _ in name_channels(rest))


def _may_want(passage: Passage, text: str, start: int, end: int) -> bool:
    words = read_word_list("wishes")
    if passage.topic in ASIDE or passage.topic not in _WANTING or _MESSENGER.match(text, start):
        return False
    if passage.topic in {Topic.CHANNELS, Topic.BUDGET}:
        return True
    if _SOLD_AT.search(text[max(0, start - 40) : start]):
        return False
    left = re.split(r"[,;:]", text[max(0, start - _NEAR) : start])[-1]
    right = re.split(r"[,;:]", text[end : end + _NEAR])[0]
    return not (is_past(text, start) or words["own"].search(f"{left}{text[start:end]}{right}"))


# «Про телеграм спорим, но шеф сказал пока нет»: whoever decides is against.
_CHIEF_AGAINST = pattern(
    r"[^.;!?]{0,70}\b(?:шеф|директор|начальни\w+|руковод\w+|босс|гендир|собственник|учредител\w+|юрист\w*|"
    r"boss|ceo|cmo|director|management|legal)\b[^.;!?,]{0,25}\b(?:против|запретил\w*|не (?:дал\w*|разреш\w+|"
    r"соглас\w+|хочет)|сказал\w*(?: пока)? нет|says? no|said no|is against|won't allow)\b"
)
# «продаём на Ozon»: where goods are sold is no wish for advertising there.
_SOLD_AT = pattern(r"(?:прода[её]\w+|торгу\w+|sold|sell|selling|available)\s[^.;!?]{0,25}$")
_MESSENGER = pattern(r"мессенджер|messenger")


def _clause_start(text: str, start: int) -> int:
    return max(
        (mark.end() for mark in _CLAUSE_END.finditer(text, max(0, start - 160), start)),
        default=max(0, start - 160),
    )
