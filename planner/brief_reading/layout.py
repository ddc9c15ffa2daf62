"""Layout of a brief: which words stand under which label, in letters, lists, chats and pasted tables."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import zip_longest

from planner.brief_reading.who import ADDRESSEE, FIRM, PEOPLE
from planner.brief_reading.word_lists import read_sources
from qualifier.reading.fold import fold
from qualifier.reading.markup import blank_markup
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import SegmentKind, Sentence


class Topic(StrEnum):
    """What a label announces."""

    EXCLUDED = "excluded"
    BACKGROUND = "background"
    PROCEDURE = "procedure"
    VAT = "vat"
    GENDER = "gender"
    AGE = "age"
    INCOME = "income"
    INTERESTS = "interests"
    KPI = "kpi"
    BUDGET = "budget"
    DATES = "dates"
    REGIONS = "regions"
    AUDIENCE = "audience"
    CHANNELS = "channels"
    OPTIONAL = "optional"
    OBJECTIVE = "objective"
    PRODUCT = "product"
    INDUSTRY = "industry"
    ADVERTISER = "advertiser"


# What stands under these labels is not what is asked for.
ASIDE = frozenset({Topic.BACKGROUND, Topic.PROCEDURE})

_BULLET = pattern(
    r"\s*(?:#{1,4}\s*|[-–—•*·>]+\s*|(?:п\.?\s?)?\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+|[а-яa-z]\)\s+|"
    r"\|\s*|(?:а|ну|и|так|теперь)\s+)*",
    re.I,
)
_SEPARATOR = pattern(r"\s*(?:[:|\t?=]|\.{2,}|…|\s[—–-]+(?=\s|$)|\s{2,}|[.!]?$)")
_STRONG = frozenset(":|\t=?")
_BRACKETS = pattern(r"\([^()]*\)|[*_«»\"]")
_NAMED = pattern(r"[«\"“„]\s?\w")
_LONGEST_LABEL = 60
# «Бюджет, руб. с НДС», «Аудитория подробнее»: so many words may go on with a label.
_TAIL = pattern(r"(?:[\s,/.]+[^\s,/.]+){0,5}[\s,/.]*")
_SHORT_TAIL = pattern(
    r"(?:\s(?:такой|такая|такие|тоже|наш\w*|наши|у нас|is|are|will be|our|чем не хотите|объем\w*|"
    r"размер\w*|величин\w+|предпочтени\w+ по|"
    r"какой|какая|какие))?\s*"
)
_DASH_TAIL = pattern(r"(?:\s[^\s,/.]+){0,2}\s*")
_PREFIX = pattern(
    r"^(?:(?:наименование|название|описание|наш[аиеу]?|ваш\w*|планируем\w+|предполагаем\w+|"
    r"ориентировочн\w+|примерн\w+|желаем\w+|общ(?:ий|ая|ее|ие)|кратк\w+|объем\w*|размер\w*|величин\w+|"
    r"предпочтени\w+ по|какой|какая|какие|какое|каков\w*|предпочтительн\w+|возможн\w+|"
    r"who (?:is|are)|what (?:is|are)|when (?:is|are)|where (?:is|are)|do you have|the|our|your|planned|"
    r"preferred|desired|approximate|estimated|total|overall|proposed|general|required)\s+)+"
)
_OWN_LINES = frozenset({SegmentKind.BODY, SegmentKind.QUOTED, SegmentKind.FORWARDED})
_CELL = pattern(r"[|\t;]")
_LEAST_HEADS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, or a cell of a row, and the label it stands under.

    `value` is the offset in `sentence.folded` where the words after the label begin; `is_opened`: the label
    stands in this very sentence.
    """

    sentence: Sentence
    topic: Topic | None = None
    value: int = 0
    is_opened: bool = False

    @property
    def words(self) -> str:
        """Return the folded words after the label."""
        return self.sentence.folded[self.value :]

    def said(self) -> str:
        """Return the client's words after the label, verbatim."""
        folded = self.sentence.folded
        return blank_markup(self.sentence.cut(self.value, len(folded))[0]) if self.value < len(folded) else ""

    def quote(self) -> str:
        """Return the whole sentence, verbatim."""
        return self.sentence.text.strip()[:300]


@dataclass(frozen=True, slots=True)
class _Label:
    topic: Topic
    end: int  # offset in the sentence's stored text
    is_whole: bool
    is_strong: bool


def lay_out(text: str, sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """Give every sentence the label it stands under: its own, or that of the heading above it."""
    passages: list[Passage] = []
    held, plain = _Held(), blank_markup(text)
    heads: tuple[Topic | None, ...] = ()
    for sentence, following in zip_longest(sentences, sentences[1:]):
        if sentence.segment.kind not in _OWN_LINES:
            continue
        cells = _cells_of(sentence)
        topics = tuple(_topic_of_cell(cell) for cell in cells) if len(cells) > _LEAST_HEADS - 1 else ()
        if len([topic for topic in topics if topic]) >= max(_LEAST_HEADS, len(topics) - 1):
            heads = topics
            passages += [_whole(cell, topic) for cell, topic in zip(cells, heads, strict=True)]
            continue
        if heads and len(cells) == len(heads):
            passages += [
                Passage(sentence=cell, topic=topic) for cell, topic in zip(cells, heads, strict=True)
            ]
            continue
        heads = ()
        passage = held.place(sentence, text, plain)
        if passage.topic is Topic.ADVERTISER and held.is_bare and _is_of_people(following):
            passage = replace(passage, topic=held.turn_to(Topic.AUDIENCE))
        passages.append(passage)
    return tuple(passages)


def _is_of_people(sentence: Sentence | None) -> bool:
    """«Кто» on a line of its own heads the audience when people stand below it."""
    return sentence is not None and PEOPLE.match(f"кто: {sentence.folded}") is not None


def _whole(cell: Sentence, topic: Topic | None) -> Passage:
    """The head of a column: all label, but «руб. без НДС» may stand in it."""
    return Passage(sentence=cell, topic=topic, value=len(cell.folded), is_opened=True)


# «НДС | без»: an answer heads no column.
_ANSWER = pattern(r"\W*(?:без|нет|да|не|no|none|not?|yes|without)\W*")


def _topic_of_cell(cell: Sentence) -> Topic | None:
    label = None if _ANSWER.fullmatch(cell.folded) else read_label(f"{cell.text}:", is_line_start=True)
    return label.topic if label is not None and label.is_whole else None


def _cells_of(sentence: Sentence) -> tuple[Sentence, ...]:
    if not _CELL.search(sentence.text):
        return ()
    return tuple(_cut_cells(sentence))


def _cut_cells(sentence: Sentence) -> Iterator[Sentence]:
    at = 0
    for piece in _CELL.split(sentence.text):
        if piece.strip():
            first = bisect_left(sentence.origin, sentence.start + at)
            last = bisect_left(sentence.origin, sentence.start + at + len(piece))
            folded, origin = sentence.folded[first:last], sentence.origin[first:last]
            lead = len(folded) - len(folded.lstrip())
            if folded.strip():
                start = origin[lead]
                yield replace(
                    sentence,
                    text=sentence.text[start - sentence.start : at + len(piece)],
                    start=start,
                    folded=folded[lead:].rstrip(),
                    origin=origin[lead:],
                )
        at += len(piece) + 1


@dataclass(slots=True)
class _Held:
    """The label that the next sentences may still stand under."""

    topic: Topic | None = None
    end: int = 0
    is_heading: bool = False
    has_content: bool = False
    is_line: bool = False
    is_broken_off: bool = False  # «двенадцать миллионов… нет, погодите»: the thought goes on

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing stands beside or below the label yet."""
        return self.is_heading and not self.has_content

    def turn_to(self, topic: Topic) -> Topic:
        """Hold another topic for what follows."""
        self.topic = topic
        return topic

    def place(self, sentence: Sentence, text: str, plain: str) -> Passage:
        """Return the sentence under its own label or under the one that still holds."""
        gap = text[self.end : sentence.start]
        is_new_line = "\n" in gap or sentence.start == 0 or _is_broken(gap)
        words = plain[sentence.start : sentence.start + len(sentence.text)]
        label = _fit(read_label(words, is_line_start=is_new_line), sentence)
        if label is not None:
            self._open(label, sentence, is_line=is_new_line)
            value = bisect_left(sentence.origin, sentence.start + label.end)
            return Passage(sentence=sentence, topic=label.topic, value=value, is_opened=True)
        if self.topic is not None and not self._holds(gap, sentence, is_new_line=is_new_line):
            self.topic = None
        self.has_content = True
        self._end_at(sentence)
        return Passage(sentence=sentence, topic=self.topic)

    def _open(self, label: _Label, sentence: Sentence, *, is_line: bool) -> None:
        self.topic, self.is_heading, self.is_line = label.topic, label.is_whole, is_line
        self.has_content = not label.is_whole
        self._end_at(sentence)

    def _end_at(self, sentence: Sentence) -> None:
        self.end = sentence.start + len(sentence.text)
        self.is_broken_off = sentence.text.rstrip().endswith(("…", "..."))

    def _holds(self, gap: str, sentence: Sentence, *, is_new_line: bool) -> bool:
        """A heading holds to the next blank line or label; a labelled line holds to its end."""
        if self.is_broken_off:
            return True
        if not self.is_heading:
            is_list = is_new_line and "\n\n" not in gap and sentence.text[:1] in "-–—•*|"
            return self.is_line and (not is_new_line or is_list)
        is_blank = gap.count("\n") > 1
        if not self.is_line:
            return not self.has_content
        return not (is_blank and self.has_content)


def _fit(label: _Label | None, sentence: Sentence) -> _Label | None:
    """«Кому: отдел планирования» heads a letter; «Клиент: нам надо…» in a talk names the voice."""
    if label is None:
        return None
    if label.topic is Topic.AUDIENCE and ADDRESSEE.match(sentence.folded):
        return replace(label, topic=Topic.PROCEDURE)
    if label.topic is Topic.ADVERTISER and PEOPLE.match(sentence.folded):
        return replace(label, topic=Topic.AUDIENCE)
    if label.topic is Topic.AUDIENCE and FIRM.match(sentence.text) and not PEOPLE.match(sentence.folded):
        return replace(label, topic=Topic.ADVERTISER)
    is_voice = sentence.segment.is_turn and label.topic is Topic.ADVERTISER
    return None if is_voice else label


def _is_broken(gap: str) -> bool:
    return "<" in gap


def read_label(words: str, *, is_line_start: bool) -> _Label | None:
    """Return the label that opens a sentence: «Бюджет: …», «| Гео | …», «2. Задача», «Старт?», Budget — …"""
    start = _BULLET.match(words).end() if is_line_start else 0  # type: ignore[union-attr]
    found = _SEPARATOR.search(words, start, start + _LONGEST_LABEL + 20)
    if found is None or found.start() - start > _LONGEST_LABEL or found.start() <= start:
        return None
    mark = found.group().strip()[:1] or found.group().strip(" ")[:1]
    is_whole = not words[found.end() :].strip(" \t|:?.—–-=")
    is_strong = mark in _STRONG and mark != "" or "\t" in found.group()
    if not is_line_start and not (is_strong or mark in "?—–-.…" and mark):
        return None
    named = _PREFIX.sub("", fold(_BRACKETS.sub("", words[start : found.start()])).text.strip(" ."), count=1)
    tail = _TAIL if is_strong else _DASH_TAIL if is_line_start else _SHORT_TAIL
    topic = _find_topic(named, tail)
    if topic in ASIDE and _NAMED.search(words[start : found.start()]):
        return None  # «Магазины «Облако»: …» introduces a firm, it heads no list of addresses
    if topic is Topic.VAT and not is_strong:
        return None
    if topic is None or (not mark and not is_whole and "  " not in found.group()):
        return None
    return _Label(topic, found.end(), is_whole, is_strong)


def _find_topic(label: str, tail: re.Pattern[str]) -> Topic | None:
    """The name that takes most of the label wins; of equals, the earlier topic."""
    best: tuple[int, Topic] | None = None
    for topic, expression in _topics():
        found = expression.match(label)
        if found is None:
            continue
        if tail.fullmatch(label, found.end()) and (best is None or found.end() > best[0]):
            best = (found.end(), topic)
    return best[1] if best else None


@cache
def _topics() -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    sources = read_sources("labels")
    return tuple((topic, re.compile(rf"{sources[topic.value]}(?!\w)")) for topic in Topic)
