"""What a date is for: the family of words that stands nearest to it decides, with what was asked before."""

import re
from collections.abc import Iterator
from functools import lru_cache

from qualifier.reading import purpose_signs as signs
from qualifier.reading import schedule_words as words
from qualifier.reading.date_contexts import DateContext, Purpose
from qualifier.reading.date_spans import Precision

__all__ = ["DateContext", "Purpose", "read_purpose"]

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
_FOLLOWING = frozenset({Purpose.START, Purpose.DECISION, Purpose.OTHER})
_SUBJECTS = frozenset({Purpose.DECISION, Purpose.EVENT, Purpose.TALK})
# Distances in letters: a comma parts, a word after the date is farther than one before it.
_COMMA = 18
_AFTER = 10
_ASKED_NEAR = 12
_FROM_NEAR = 15
_BY_NEAR = 22
_SAME_NEAR = 17
_SHORT_ANSWER = 45
_BRIEF = 12
_OPENING = 40
_BESIDE = 30


# What stands before a date and settles what it is for, whatever else is near.
_SETTLED: tuple[tuple[re.Pattern[str], Purpose], ...] = (
    (signs.PAPER, Purpose.OTHER),
    (signs.OR_ELSE, Purpose.OTHER),
    (signs.CAUSE, Purpose.EVENT),
    (signs.SETS_DAY, Purpose.START),
)
# The same beside a start named just before; of two days offered the first one counts.
_SETTLED_BY_START: tuple[tuple[re.Pattern[str], Purpose], ...] = (
    (words.STOPPING, Purpose.END),
    (signs.END_LABEL, Purpose.END),
    (signs.AND_UNTIL, Purpose.END),
    (words.ALTERNATIVE, Purpose.OTHER),
    (signs.NOT_AFTER, Purpose.OTHER),
)


def read_purpose(context: DateContext) -> Purpose:
    """Return what the date is for."""
    if context.is_correction:
        return Purpose.START
    if signs.END_LABEL.search(context.left) and not words.THING.search(context.left):
        return Purpose.END
    follows_start = context.before in {Purpose.START, Purpose.BARE}
    for sign, purpose in (*_SETTLED, *(_SETTLED_BY_START if follows_start else ())):
        if sign.search(context.left):
            return purpose
    is_bound = words.NOT_BEFORE.search(context.left)
    if not is_bound and (context.span.precision is Precision.YEAR or signs.WHOLE_YEAR.search(context.said)):
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
    if signs.YEAR_START.search(context.left) or signs.START_WORD.search(context.left[-40:]):
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
    elif (
        nearest is Purpose.TALK
        and signs.WEEKDAY_LIKE.search(context.said)
        or nearest is Purpose.DECISION
        and _is_of_money(context)
    ):
        return Purpose.OTHER
    if nearest in {Purpose.START, Purpose.BARE, Purpose.OTHER} and _ends(context):
        return Purpose.END
    return nearest


def _holds_back(context: DateContext) -> bool:
    """«До января не трогаем», frozen until March: what is put off till a day starts on it."""
    return bool(signs.START_WORD.search(context.whole_left) or signs.NOTHING.search(context.right))


def _is_of_money(context: DateContext) -> bool:
    """«Бюджет утвердят 25 мая»: who releases the money does not choose who does the work."""
    last = context.whole_left.rsplit(",", 1)[-1]
    around = (last if signs.CHOOSES.search(last) else context.whole_left) + " " + context.right
    return bool(words.OF_MONEY.search(around)) and not words.OF_CONTRACTOR.search(around)


def _refine_start(context: DateContext) -> Purpose:
    near = context.left + " " + context.right[:_BRIEF]
    if signs.UNTIL.search(context.left) and not (_ends(context) or _holds_back(context)):
        return Purpose.OTHER
    if signs.STORED.search(context.left) or "прошл" in context.said or context.said.startswith("last"):
        return Purpose.OTHER
    if signs.OPENS_OWN.search(context.left):
        return Purpose.EVENT
    is_told = (
        _is_done(context) if context.is_past else _is_told_beside(context)
    ) and not signs.START_WORD.search(near)
    if is_told or signs.MOVED_BIDS.search(context.left):
        return Purpose.OTHER
    return Purpose.EVENT if _moves_event(context) or _begins_by_itself(context) else Purpose.START


def _refine_event(context: DateContext) -> Purpose:
    if _is_done(context) and not context.span.is_exact:
        return Purpose.OTHER
    if words.OPENS_ADS.search(context.left[-_OPENING:]):
        return Purpose.START
    if signs.TOWARDS.search(context.left):
        return Purpose.EVENT if signs.OPENS_OWN.search(context.left) else Purpose.BARE
    is_own_launch = signs.FROM.search(context.left) and signs.LAUNCHED.search(context.right)
    return Purpose.BARE if is_own_launch else Purpose.EVENT


def _refine_bids(nearest: Purpose, context: DateContext) -> Purpose:
    """Bids have a day only in a tender; elsewhere it is the day a proposal is waited for."""
    is_tender = context.is_tender or context.asked is Purpose.BIDS
    if nearest is Purpose.PROPOSAL:
        return Purpose.BIDS if context.is_tender and words.BIDDING.search(context.left) else nearest
    if is_tender and (context.span.is_exact or context.span.precision is Precision.RANGE):
        return Purpose.BIDS
    return Purpose.PROPOSAL if context.span.is_exact else Purpose.BARE


def _begins_by_itself(context: DateContext) -> bool:
    """«12 июня стартует лагерь»: what begins is the client's own, unless it is the campaign."""
    around = context.left[-_OPENING:] + " " + context.right[:_OPENING]
    return bool(signs.THIRD.search(around)) and not words.AD_OBJECT.search(around)


def _moves_event(context: DateContext) -> bool:
    found = words.HAPPENING.search(context.left)
    return found is not None and bool(signs.MOVING.search(context.left[found.end() :]))


def _ends(context: DateContext) -> bool:
    if not signs.UNTIL.search(context.left) or signs.BEGINNING.search(context.left):
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
        if purpose in {Purpose.START, Purpose.BIDS} and words.NEUTRAL.match(context.left[start:end]):
            purpose = _subject_before(context.left, start) or purpose
        yield len(between) + _COMMA * between.count(","), rank, purpose


def _subject_before(left: str, start: int) -> Purpose | None:
    """«Решение о подрядчике намечено на март»: the day is the subject's, not the verb's."""
    subjects = [
        purpose
        for _, end, _, purpose in _scan(left)
        if purpose in _SUBJECTS and end <= start and "," not in left[end:start]
    ]
    return subjects[-1] if subjects else None


def _is_denied(before: str, between: str) -> bool:
    """«Не начинаем, у нас до декабря…»: the denied start is not what the date is for."""
    is_bound = signs.UNTIL.search(between) or words.NOT_BEFORE.search(between)
    return bool(signs.NOT.search(before)) and not (is_bound and "," not in between)


def _behind(context: DateContext) -> Iterator[Scored]:
    for start, _, rank, purpose in _scan(context.right):
        between = context.right[:start]
        if rank == len(_FAMILIES) or (
            purpose in _FOLLOWING and "," in between and not _is_aside(context, between)
        ):
            continue  # a correction speaks of what follows it; past a comma another thought begins
        yield len(between) + _COMMA * between.count(",") + _AFTER, rank, purpose


def _is_aside(context: DateContext, between: str) -> bool:
    """«В ноябре, девятого, запускаем»: the commas hold the day of the month and part nothing."""
    if signs.ASIDE.match(between):
        return True
    return between.strip() == "," and bool(signs.OF_MONTH.search(context.left))


def _assumed(context: DateContext) -> Iterator[Scored]:
    """What a question, a preposition or the date before lets assume when no word stands nearer."""
    rank = len(_FAMILIES)
    if context.asked is not None:
        yield _ASKED_NEAR, rank, context.asked
    if signs.BEGUN.fullmatch(context.said):
        yield 0, rank, Purpose.START
    is_from = signs.FROM.search(context.left) or signs.FROM_INSIDE.match(context.said)
    if is_from and not _is_done(context):
        is_own = signs.DOES.match(context.right) and not signs.ADVERTISES.match(context.right)
        yield _FROM_NEAR, rank, Purpose.DAY if is_own else Purpose.START
    if signs.BY.search(context.left) and not signs.WEEKDAY_LIKE.search(context.said):
        yield _BY_NEAR, rank + 1, Purpose.START
    if signs.WANTED.search(context.right):
        yield _ASKED_NEAR, rank, Purpose.BARE
    if (inherited := _inherits(context)) is not None:
        yield _SAME_NEAR - (7 if inherited is Purpose.TALK else 0), rank, inherited


def _inherits(context: DateContext) -> Purpose | None:
    """«Сначала март, потом май»: the second date is for what the first one is."""
    if context.before in {None, Purpose.OTHER, Purpose.BIDS, Purpose.DECISION}:
        return None
    if signs.PARTED.search(context.left) or len(context.left) >= _SHORT_ANSWER:
        return None
    if context.before is Purpose.TALK:
        return Purpose.TALK
    return context.before if len(context.left) <= _BRIEF or signs.CORRECTS.search(context.left) else None


def _is_told_beside(context: DateContext) -> bool:
    """The same of the words next to a date that seems to come: «весной мы отдали за кампанию 1,7 млн»."""
    beside = context.left.rsplit(",", 1)[-1][-_BESIDE:] + " " + context.right[:_BESIDE].split(",", 1)[0]
    return bool(words.DONE.search(beside)) and not words.MEANT.search(beside)


def _is_done(context: DateContext) -> bool:
    """The clause tells what has happened, not what is meant to."""
    around = context.whole_left.rsplit(",", 1)[-1] + " " + context.right.split(",", 1)[0]
    return bool(words.DONE.search(around)) and not words.MEANT.search(around)


def _alone(context: DateContext) -> Purpose:
    if _is_done(context) or signs.UNTIL.search(context.left):
        return Purpose.OTHER
    if words.HOLIDAY.search(context.said) and not signs.NAMES.match(context.right):
        return Purpose.BARE
    if signs.WEEKDAY_LIKE.search(context.said):
        return Purpose.OTHER
    if _is_set(context):
        return Purpose.BARE
    is_own = context.span.is_exact and not (context.is_past or words.MEANT.search(context.whole_left))
    return Purpose.DAY if is_own else Purpose.OTHER


def _is_set(context: DateContext) -> bool:
    """Whether the date stands alone or after a preposition, as an answer to "when" does."""
    room = _BRIEF if signs.SEASON_CASE.search(context.said) else _SHORT_ANSWER
    is_short = len(context.text) - len(context.said) <= room
    is_item = signs.ITEM_LEFT.search(context.left) and signs.ITEM_RIGHT.match(context.right)
    if is_short or is_item or signs.ALONE.search(context.left) or signs.PREPOSITION.search(context.left):
        return True
    if context.said.startswith(("через", "in ", "within")):
        return True
    return not context.left.strip() and bool(signs.HEADING.search(context.right))
