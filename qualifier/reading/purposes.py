"""What a date is for: the family of words that stands nearest to it decides, with what was asked before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from qualifier.reading import schedule_words as words
from qualifier.reading.date_spans import DateSpan, Precision
from qualifier.reading.patterns import pattern


class Purpose(StrEnum):
    """What a date is for."""

    START = "start"
    END = "end"
    DECISION = "decision"
    BIDS = "bids"
    PROPOSAL = "proposal"
    EVENT = "event"
    TALK = "talk"
    OTHER = "other"
    BARE = "bare"  # a date alone: the start when nothing else is


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """A date and what stands round it: `left` begins after the date before, whose purpose is `before`."""

    text: str
    span: DateSpan
    said: str
    left: str
    right: str
    whole_left: str
    before: Purpose | None
    asked: Purpose | None
    is_tender: bool
    is_past: bool  # the date lies before the day it was said


_FAMILIES = (
    (Purpose.DECISION, words.DECIDING),
    (Purpose.BIDS, words.BIDDING),
    (Purpose.EVENT, words.HAPPENING),
    (Purpose.TALK, words.TALKING),
    (Purpose.PROPOSAL, words.ASKING),
    (Purpose.START, words.STARTING),
    (Purpose.OTHER, words.OTHERWISE),
)
# Words of these kinds stand before their date, or behind it with no comma between.
_FOLLOWING = frozenset({Purpose.START, Purpose.DECISION})
# Distances in letters: a comma parts, a word after the date is farther than one before it.
_COMMA = 18
_AFTER = 10
_ASKED_NEAR = 12
_FROM_NEAR = 15
_BY_NEAR = 22
_SAME_NEAR = 17
_FROM = pattern(r"(?:^|[\s(«\"])(?:с|со|from|starting)\s+(?:the )?$")
_BY = pattern(r"(?:^|[\s(«\"])(?:к|ко|by)\s+(?:the )?$")
_PREPOSITION = pattern(r"(?:^|[\s(«\"])(?:к|ко|на|by|for|после|after)\s+(?:\w+\s)?$")
_UNTIL = pattern(r"(?:\bдо|\bпо|until|till|through)\s+(?:the )?$")
_TOWARDS = pattern(r"(?:\bк|\bко|\bby|\bпод)\s+(?:our |the |\w+ )?$")
_PAPER = pattern(r"(?:\bот|№|исх\.?|вх\.?|dated)\s*$")
_START_WORD = pattern(
    r"старт|нача|начин|начн|запус|двин|крут|размещ|хот(?:им|ят|ел)|планиру|успе|start|launch|live|перенес"
    r"|отлож|заморо|сдвин|разморо"
)
_BEGINNING = pattern(
    r"старт|нача|запус|успе|start|launch|live|перенес|отлож|заморо|сдвин|разморо|moved|postpon|pushed"
)
_MOVING = pattern(r"перен|сдви|подви|съеха|moved|postpon|pushed")
_MOVED_BIDS = pattern(
    r"(?:тендер|конкурс|торги|tender|bidding)\w* (?:\w+ ){0,2}(?:перен|сдви|подви|moved|postpon|pushed)"
)
_CORRECTS = pattern(
    r"\bнет\b|потом|теперь|поправ|вернее|точнее|\bой\b|сказали|\bа не\b|не \w+,? а|затем"
    r"|\bthen\b|\bnow\b|\bno\b|скорее|вероятн|видимо|где-то|примерно|ближе|likely|probably|rather"
    r"|instead|actually|или|либо|\bor\b"
)
_ALONE = pattern(
    r"(?:^|[:;•*«\"(.!?]|\s[—–-]|\bи|\bа|\bну|\bда|\bтак|\bsay|\bmaybe|\bможет|\band|где-то|примерно"
    r"|ориентировочно|скорее|ближе)[\s:—–-]*$"
)
_HEADING = pattern(r"^\s*(?:[—–:]|$)")
_WEEKDAY_LIKE = pattern(
    r"сегодня|today|tonight|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен|day$|недел|week"
)
_SHORT_ANSWER = 45
_BRIEF = 12
_NOT = pattern(r"(?:\bне|\bnot|n't|ничего не|\bnever)\s+(?:\w+\s)?$")
_PARTED = pattern(r"[:«»\"“”]|потому что|because")
_LAUNCHED = pattern(r"^\s?(?:\w+ )?(?:вывод|открыва|запуска|we (?:launch|open|roll))")
_SEASON_CASE = pattern(r"^(?:весной|летом|осенью|зимой)$")
_WANTED = pattern(r"^\s?(?:\w+ )?(?:\bхот(?:им|ят|ел)|планир|нужн|надо|думаем|we (?:want|plan))")
_OR_ELSE = pattern(r"\bиначе\b|\bа то\b|в противном|otherwise|or else")
_END_LABEL = pattern(
    r"(?:\bend(?: date)?|\bfinish|\bдо|по)\s*[:—–]\s*$|(?:окончани[ея]|завершени[ея]|финиш\w*"
    r"|\bends? on)\s*[:—–-]?\s*$"
)
_AND_UNTIL = pattern(r"^\s*,?\s*(?:и |and )?(?:до|until|till)\s+$")
_CAUSE = pattern(r"потому что|так как|поскольку|\bведь\b|because")
_NOT_AFTER = pattern(
    r"(?:не поз(?:же|днее)|максимум|крайн\w+ срок|no later than|at the latest|latest)\W*(?:чем "
    r"|than )?(?:в |с |к |by )?$"
)
_WHOLE_YEAR = pattern(r"весь|whole|all of")
_YEAR_START = pattern(r"(?:уже|только|лишь|теперь|not until|only)\s*$|^(?:это )")


# What stands before a date and settles what it is for, whatever else is near.
_SETTLED: tuple[tuple[re.Pattern[str], Purpose], ...] = (
    (_PAPER, Purpose.OTHER),
    (_OR_ELSE, Purpose.OTHER),
    (_END_LABEL, Purpose.END),
    (_CAUSE, Purpose.EVENT),
)
# The same beside a start named just before; of two days offered the first one counts.
_SETTLED_BY_START: tuple[tuple[re.Pattern[str], Purpose], ...] = (
    (_AND_UNTIL, Purpose.END),
    (words.ALTERNATIVE, Purpose.OTHER),
    (_NOT_AFTER, Purpose.OTHER),
)


def read_purpose(context: DateContext) -> Purpose:
    """Return what the date is for."""
    follows_start = context.before in {Purpose.START, Purpose.BARE}
    for sign, purpose in (*_SETTLED, *(_SETTLED_BY_START if follows_start else ())):
        if sign.search(context.left):
            return purpose
    is_bound = words.NOT_BEFORE.search(context.left)
    if not is_bound and (context.span.precision is Precision.YEAR or _WHOLE_YEAR.search(context.said)):
        return _purpose_of_year(context)
    if is_bound or words.NOT_BEFORE_AFTER.search(context.right):
        return Purpose.TALK if words.TALKING.search(context.text) else Purpose.START
    return _refine(_nearest(context), context)


def _purpose_of_year(context: DateContext) -> Purpose:
    """A year names the start only when it is said so; mostly it says whose money it is."""
    if context.said.startswith(("this", "на эт", "в эт", "до эт")) or "нынешн" in context.said:
        return Purpose.OTHER
    if words.TALKING.search(context.text):
        return Purpose.TALK
    if _YEAR_START.search(context.left) or _START_WORD.search(context.left[-40:]):
        return Purpose.START
    if context.asked is Purpose.START and len(context.left.strip()) <= _BRIEF:
        return Purpose.START
    return Purpose.OTHER


def _refine(nearest: Purpose, context: DateContext) -> Purpose:
    if nearest is Purpose.START:
        nearest = _refine_start(context)
    elif nearest is Purpose.EVENT:
        nearest = _refine_event(context)
    elif nearest in {Purpose.BIDS, Purpose.PROPOSAL}:
        nearest = _refine_bids(nearest, context)
    if nearest in {Purpose.START, Purpose.BARE, Purpose.OTHER} and _ends(context):
        return Purpose.END
    return nearest


def _refine_start(context: DateContext) -> Purpose:
    near = context.left + " " + context.right[:_BRIEF]
    is_told = context.is_past and _is_done(context) and not _START_WORD.search(near)
    if is_told or _MOVED_BIDS.search(context.left):
        return Purpose.OTHER
    return Purpose.EVENT if _moves_event(context) else Purpose.START


def _refine_event(context: DateContext) -> Purpose:
    if _TOWARDS.search(context.left):
        return Purpose.START
    is_own_launch = _FROM.search(context.left) and _LAUNCHED.search(context.right)
    return Purpose.BARE if is_own_launch else Purpose.EVENT


def _refine_bids(nearest: Purpose, context: DateContext) -> Purpose:
    """Bids have a day only in a tender; elsewhere it is the day a proposal is waited for."""
    is_tender = context.is_tender or context.asked is Purpose.BIDS
    if nearest is Purpose.PROPOSAL:
        return Purpose.BIDS if context.is_tender and words.BIDDING.search(context.left) else nearest
    if is_tender and (context.span.is_exact or context.span.precision is Precision.RANGE):
        return Purpose.BIDS
    return Purpose.PROPOSAL if context.span.is_exact else Purpose.BARE


def _moves_event(context: DateContext) -> bool:
    found = words.HAPPENING.search(context.left)
    return found is not None and bool(_MOVING.search(context.left[found.end() :]))


def _ends(context: DateContext) -> bool:
    if not _UNTIL.search(context.left) or _BEGINNING.search(context.left):
        return False
    return bool(words.ENDING.search(context.left) or words.ENDING.search(context.right))


def _nearest(context: DateContext) -> Purpose:
    scored = [*_before(context), *_behind(context), *_assumed(context)]
    return min(scored)[2] if scored else _alone(context)


Scored = tuple[int, int, Purpose]


@lru_cache(maxsize=2048)
def _scan(text: str) -> tuple[tuple[int, int, int, Purpose], ...]:
    """Every word of a family in a stretch of text: its start, end, rank and purpose."""
    return tuple(
        (match.start(), match.end(), rank, purpose)
        for rank, (purpose, family) in enumerate((*_FAMILIES, (Purpose.START, words.CORRECTING)))
        for match in family.finditer(text)
    )


def _before(context: DateContext) -> Iterator[Scored]:
    for start, end, rank, purpose in _scan(context.left):
        between = context.left[end:]
        if purpose is Purpose.START and _is_denied(context.left[:start], between):
            continue
        yield len(between) + _COMMA * between.count(","), rank, purpose


def _is_denied(before: str, between: str) -> bool:
    """«Не начинаем, у нас до декабря…»: the denied start is not what the date is for."""
    is_bound = _UNTIL.search(between) or words.NOT_BEFORE.search(between)
    return bool(_NOT.search(before)) and not (is_bound and "," not in between)


def _behind(context: DateContext) -> Iterator[Scored]:
    for start, _, rank, purpose in _scan(context.right):
        between = context.right[:start]
        if rank == len(_FAMILIES) or (purpose in _FOLLOWING and "," in between):
            continue  # a correction speaks of what follows it; past a comma another thought begins
        yield len(between) + _COMMA * between.count(",") + _AFTER, rank, purpose


def _assumed(context: DateContext) -> Iterator[Scored]:
    """What a question, a preposition or the date before lets assume when no word stands nearer."""
    rank = len(_FAMILIES)
    if context.asked is not None:
        yield _ASKED_NEAR, rank, context.asked
    if _FROM.search(context.left) and not _is_done(context):
        yield _FROM_NEAR, rank, Purpose.START
    if _BY.search(context.left) and not _WEEKDAY_LIKE.search(context.said):
        yield _BY_NEAR, rank + 1, Purpose.START
    if _WANTED.search(context.right):
        yield _ASKED_NEAR, rank, Purpose.BARE
    if (inherited := _inherits(context)) is not None:
        yield _SAME_NEAR - (7 if inherited is Purpose.TALK else 0), rank, inherited


def _inherits(context: DateContext) -> Purpose | None:
    """«Сначала март, потом май»: the second date is for what the first one is."""
    if context.before in {None, Purpose.OTHER, Purpose.BIDS, Purpose.DECISION}:
        return None
    if _PARTED.search(context.left) or len(context.left) >= _SHORT_ANSWER:
        return None
    if context.before is Purpose.TALK:
        return Purpose.TALK
    return context.before if len(context.left) <= _BRIEF or _CORRECTS.search(context.left) else None


def _is_done(context: DateContext) -> bool:
    """The clause tells what has happened, not what is meant to."""
    around = context.whole_left.rsplit(",", 1)[-1] + " " + context.right.split(",", 1)[0]
    return bool(words.DONE.search(around)) and not words.MEANT.search(around)


def _alone(context: DateContext) -> Purpose:
    if _is_done(context) or _UNTIL.search(context.left):
        return Purpose.OTHER
    if words.HOLIDAY.search(context.said):
        return Purpose.BARE
    if _WEEKDAY_LIKE.search(context.said):
        return Purpose.OTHER
    room = _BRIEF if _SEASON_CASE.search(context.said) else _SHORT_ANSWER
    is_short = len(context.text) - len(context.said) <= room
    is_set = (
        is_short or _ALONE.search(context.left) or not context.left.strip() and _HEADING.search(context.right)
    )
    if is_set or _PREPOSITION.search(context.left) or context.said.startswith(("через", "in ", "within")):
        return Purpose.BARE
    return Purpose.OTHER
