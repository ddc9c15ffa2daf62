"""Schedule: every statement of when, with what its date is for, in the order it was said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qualifier.reading import schedule_words as words
from qualifier.reading.date_spans import DateSpan
from qualifier.reading.dates import read_dates
from qualifier.reading.day_pairs import part_starts, recall_days
from qualifier.reading.durations import read_durations
from qualifier.reading.patterns import pattern
from qualifier.reading.postponement import Delay, read_delays
from qualifier.reading.purpose_signs import MOVED_FROM
from qualifier.reading.purposes import DateContext, Purpose, read_purpose
from qualifier.reading.segments import Sentence, Speaker
from qualifier.reading.signals import Signal
from qualifier.reading.statements import Statement
from qualifier.reading.testimony import is_question

__all__ = ["Purpose", "Statement", "read_schedule"]


_LEFT, _RIGHT = 70, 45
_CUT = pattern(r"[.;!?\n]\s|\s[—–]\s(?=[a-zа-я]{2,})")
_BEGINS = pattern(
    r"выход|выйд|полк|появ|поступ|shel|старту|начина|запуск|откр|премьер|релиз|start|begin|live|opens?\b|"
    r"sale|launch|releas|comes? out|\bout on|premiere|debut|drops? on"
)
_TO_NEW_DAY = pattern(
    r"^\s*(?:\w+ )?$|^[^.;!?]{0,30}?(?:\bна|\bдо|\bк|\bс|\bto|\buntil|\btill|:|\bне раньше|\bbefore"
    r"|,)\s*(?:\w+ ){0,2}$"
)
_RATHER = pattern(
    r"\s*,?\s*(?:а|но|but|rather)\s+(?:уже\s|теперь\s|на\s|с\s|к\s|в\s|on\s|from\s|the\s)*"
    r"|\s*,?\s*(?:на|to|until|till)\s+(?:следующ\w+,?\s|следующий год,?\s|the\s)?"
)
_SAME_DAY = pattern(
    r"\b(?:в|с) (?:этот|тот|этого|того)(?: же| самый| самого)* (?:день|дня)\b|\bтогда же\b|"
    r"\b(?:on |from )?(?:the|that) (?:very )?same (?:day|date)\b|\b(?:on|from) that (?:very )?day\b"
)
_BESIDE = 40
_WANTS = pattern(
    r"нуж(?:ен|н[аоы])|\bнадо|\bхот(?:им|ел)|хочу|\bждем|we(?:'d| would)? (?:like|need|want)|\bneed\b"
)
_ANSWER_LENGTH = 4
_EDGE, _TAIL = 6, 24


def read_schedule(
    sentences: tuple[Sentence, ...], spoken: tuple[Sentence, ...], as_of: date
) -> tuple[Statement, ...]:
    """Return the statements of time of the client's side; `sentences` lend the questions they answer."""
    whole = " ".join(sentence.folded for sentence in sentences)
    is_tender = bool(words.TENDER.search(whole))
    asked = _find_asked(sentences)
    said = (
        statement
        for index, sentence in enumerate(spoken)
        for statement in _read_sentence(
            sentence,
            as_of,
            asked.get(sentence.order),
            _Around(*_neighbours(spoken, index), is_tender, sentence.segment.said_on or as_of),
        )
    )
    return part_starts(recall_days(said))


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands round a sentence: in dictated speech a thought runs on past where it was cut."""

    before: str
    after: str
    is_tender: bool
    said_on: date


def _neighbours(spoken: tuple[Sentence, ...], index: int) -> tuple[str, str]:
    sentence = spoken[index]
    before = spoken[index - 1] if index else None
    after = spoken[index + 1] if index + 1 < len(spoken) else None
    runs_in = before is not None and _runs_on(before, sentence)
    runs_out = after is not None and _runs_on(sentence, after)
    return (
        before.folded[-_TAIL:] + " " if before is not None and runs_in else "",
        " " + after.folded[:_RIGHT] if after is not None and runs_out else "",
    )


def _runs_on(first: Sentence, second: Sentence) -> bool:
    """Whether nothing but the cut itself parts two sentences."""
    is_same = first.segment == second.segment and second.order == first.order + 1
    return is_same and first.folded[-1:].isalnum() and first.start + len(first.text) + 1 == second.start


def _find_asked(sentences: tuple[Sentence, ...]) -> Mapping[int, Purpose]:
    """By the order of a sentence, what the question before it asked a date of."""
    asked: dict[int, Purpose] = {}
    question: Purpose | None = None
    left, place = 0, ""
    for sentence in sentences:
        if is_question(sentence):
            question = _asked_purpose(sentence.folded)
            left, place = _ANSWER_LENGTH, sentence.segment.place
        elif (
            question is not None
            and left
            and (sentence.segment.place != place or sentence.segment.speaker is not Speaker.SELLER)
        ):
            asked[sentence.order] = question
            left -= 1
    return asked


def _asked_purpose(text: str) -> Purpose | None:
    if words.ASKS_BIDS.search(text):
        return Purpose.BIDS
    if not words.ASKS_WHEN.search(text):
        return None
    if words.ASKS_MEETING.search(text):
        return Purpose.TALK
    return Purpose.DECISION if words.ASKS_DECISION.search(text) else Purpose.START


def _read_sentence(
    sentence: Sentence, as_of: date, asked: Purpose | None, around: _Around
) -> Iterator[Statement]:
    found: list[Statement] = []
    if words.HEADS_TIME.search(sentence.folded):
        asked = Purpose.START
    if not is_question(sentence) or words.REQUESTING.search(sentence.folded):
        found += _date_statements(sentence, as_of, asked, around)
    found += _same_day(sentence, found)
    for delay in read_delays(sentence, answers_when=asked is Purpose.START):
        if not (delay.value is Delay.PUT_OFF and _is_moved_to(sentence.folded, delay.end, found)):
            found.append(Statement(sentence=sentence, start=delay.start, end=delay.end, delay=delay.value))
    for length in read_durations(sentence):
        found.append(Statement(sentence=sentence, start=length.start, end=length.end, duration=length.value))
    yield from sorted(found, key=lambda statement: statement.start)


def _same_day(sentence: Sentence, found: list[Statement]) -> Iterator[Statement]:
    """Yield the start that is told by a day named just before: «карта выходит 12 января, и в этот день …»."""
    said = _SAME_DAY.search(sentence.folded)
    around = sentence.folded[max(0, said.start() - _BESIDE) : said.end() + _BESIDE] if said else ""
    if said is None or not (words.OF_CAMPAIGN.search(around) or _WANTS.search(around)):
        return
    days = [one for one in found if one.end <= said.start() and one.span is not None and one.span.is_exact]
    if days and not any(one.purpose is Purpose.START for one in found):
        yield Statement(
            sentence=sentence, start=said.start(), end=said.end(), span=days[-1].span, purpose=Purpose.START
        )


def _is_moved_to(text: str, end: int, dates: list[Statement]) -> bool:
    """Whether a verb of putting off names the new day: «перенесли на 7 февраля», moved: mid-November."""
    return any(
        said.start >= end
        and not (said.is_dropped or said.is_doubted)
        and _TO_NEW_DAY.match(text[end : said.start])
        for said in dates
    )


def _date_statements(
    sentence: Sentence, as_of: date, asked: Purpose | None, around: _Around
) -> list[Statement]:
    found: list[Statement] = []
    for signal in read_dates(sentence, as_of):
        if signal.value.first <= as_of <= signal.value.last and words.IT_IS.search(
            sentence.folded[: signal.start]
        ):
            continue  # «It's August»: the calendar, not the plan
        context = _context_of(sentence.folded, signal, found[-1] if found else None, asked, around)
        found.append(_date_statement(sentence, signal, context))
    return found


def _context_of(
    text: str, signal: Signal[DateSpan], before: Statement | None, asked: Purpose | None, around: _Around
) -> DateContext:
    opening = around.before if signal.start <= _EDGE else ""
    closing = around.after if signal.end >= len(text) - _EDGE else ""
    shift = len(opening)
    whole = opening + text + closing
    start, end = signal.start + shift, signal.end + shift
    return DateContext(
        text=text,
        span=signal.value,
        said=text[signal.start : signal.end],
        left=_left_of(whole, start, before.end + shift if before else 0),
        right=_right_of(whole, end),
        whole_left=_left_of(whole, start, 0),
        before=before.purpose if before and ";" not in whole[before.end + shift : start] else None,
        asked=asked,
        is_tender=around.is_tender,
        is_correction=before is not None
        and before.is_dropped
        and bool(_RATHER.fullmatch(text[before.end : signal.start])),
        is_past=signal.value.last < around.said_on,
    )


def _date_statement(sentence: Sentence, signal: Signal[DateSpan], context: DateContext) -> Statement:
    text = sentence.folded
    return Statement(
        sentence=sentence,
        start=signal.start,
        end=signal.end,
        purpose=read_purpose(context),
        span=signal.value,
        is_dropped=_is_dropped(context),
        is_doubted=bool(words.DOUBTED.search(text[signal.end : signal.end + 60]))
        or bool(words.SLIPS.search(context.right)),
        is_guess=bool(words.SUPPOSED.search(context.whole_left)),
        is_lapsed=bool(words.LAPSED.search(text)),
        is_inclusive=bool(words.INCLUSIVE.search(context.left)),
        begins_event=bool(_BEGINS.search(context.left[-40:] + " " + context.right[:40])),
    )


def _left_of(text: str, start: int, floor: int) -> str:
    left = text[max(floor, start - _LEFT) : start]
    cuts = [found.end() for found in _CUT.finditer(left)]
    return left[cuts[-1] :] if cuts else left


def _right_of(text: str, end: int) -> str:
    right = text[end : end + _RIGHT]
    found = _CUT.search(right)
    return right[: found.start()] if found else right


def _is_dropped(context: DateContext) -> bool:
    if words.NOT_BEFORE.search(context.whole_left):
        return False
    if (
        MOVED_FROM.search(context.left)
        or words.NEGATED.search(context.whole_left)
        or words.FORGET.search(context.whole_left)
    ):
        return True
    return bool(words.FORGET_AFTER.search(context.right))
