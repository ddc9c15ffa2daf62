"""Transcripts: a talk written down line by line, "[time] Name: words", cut into sentences by voice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from qualifier.reading.fold import fold
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Segment, Sentence, Speaker
from qualifier.reading.sentences import split_sentences

_PHRASES = read_phrases("transcripts")

_LINE = pattern(
    r"^[ \t]*(?:[\[(](?P<day>\d{4}-\d\d-\d\d)?[T ]?(?:\d{1,2}:\d\d)?[^\])\n]{0,16}[\])][ \t]*)?"
    r"(?P<who>[^\W\d_][^:\n\[\]()]{0,48}?)[ \t]?:[ \t]+(?=\S)",
    re.M,
)
# Who sells says where he calls from, speaks of "our products", and promises to send papers.
_INTRODUCES = pattern(_PHRASES["_INTRODUCES"])
_SELLS = pattern(
    r"\byour (?:interest|inquiry|enquiry|budget|needs|timeline|requirements|request)\b|\byou(?:'re| are|"
    r"'ve| have)?"
    r" (?:\w+ )?(?:interested|expressed|mentioned|looking)\b|\bour (?:product|team|installation|pricing|"
    r"support|"
    r"technician|expert|service)|\bi(?:'ll| will| can) (?:\w+ )?(?:send|email|prepare|draft|forward|arrange|"
    r"schedule)|\bwe (?:can|offer|provide|will) |\bваш(?:а|е|ей|у|его)? (?:заявк|бюджет|запрос|интерес|задач)"
    r"|\bнаш(?:а|и|ей|их)? (?:продукт|команд|площадк|медиаплан|специалист)|\b(?:пришлю|подготовлю|"
    r"отправлю|вышлю)\b"
    r"|\bмы (?:можем|предлагаем|сделаем|предоставляем)\b"
)
_INTRODUCTION_WEIGHT = 5


@dataclass(frozen=True, slots=True)
class _Said:
    who: str
    start: int
    end: int
    day: date | None


def read_transcript(text: str, place: str = "interactions[0]") -> tuple[Sentence, ...]:
    """Return the sentences of a talk in order, each with its voice; none when no line has a name."""
    lines = tuple(_cut_lines(text))
    seller = _find_seller(text, lines)
    found: list[Sentence] = []
    for line in lines:
        segment = Segment(
            place=place,
            start=line.start,
            end=line.end,
            speaker=Speaker.SELLER if line.who == seller else Speaker.CLIENT,
            said_on=line.day,
            person=line.who,
            is_turn=True,
        )
        first = len(found)
        found += [
            _renumber(sentence, first + at) for at, sentence in enumerate(split_sentences(segment, text))
        ]
    return tuple(found)


def _cut_lines(text: str) -> Iterator[_Said]:
    matches = list(_LINE.finditer(text))
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        day = _read_day(match["day"])
        yield _Said(match["who"].strip(), match.end(), end, day)


def _read_day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _find_seller(text: str, lines: Sequence[_Said]) -> str | None:
    """The one who introduces himself from a company; without that, who talks of "our products" more."""
    scores: Counter[str] = Counter()
    for line in lines:
        folded = fold(text[line.start : line.end]).text
        scores[line.who] += len(_SELLS.findall(folded))
        if _INTRODUCES.search(folded):
            scores[line.who] += _INTRODUCTION_WEIGHT
    return max(scores, key=lambda who: scores[who]) if scores else None


def _renumber(sentence: Sentence, order: int) -> Sentence:
    return replace(sentence, order=order)
