"""Days of a flight in plain form: what the grammar understands is put down as two days in figures."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.brief_reading.date_grammar import reduce_pieces
from planner.brief_reading.date_pieces import Piece, cut_pieces
from planner.brief_reading.date_rules import move_years
from planner.brief_reading.flight_parts import STARTS_IN
from planner.brief_reading.layout import Passage
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.date_spans import DateSpan
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence


def put_plainly(passages: Sequence[Passage], as_of: date) -> tuple[Passage, ...]:
    """Return the passages with every stretch of days that their words add up to written as its two days.

    «Первая половина октября» becomes «01.10.2026 – 15.10.2026»; the stored words, which quotes are cut from,
    stay as they are, and so does what the grammar does not understand.
    """
    known: dict[int, tuple[_Change, ...]] = {}
    plain = []
    for passage in passages:
        at = passage.sentence.start
        if at not in known:
            known[at] = tuple(_find_changes(passage.sentence.folded, as_of))
        plain.append(_rewrite(passage, known[at]))
    return tuple(plain)


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    words: str


_NEAR = 60
# A sentence without one of these holds nothing to put plainly.
_MAY_HOLD = pattern(
    r"январ|феврал|март|апрел|ма[йяюе]\b|июн|июл|август|сент|окт|ноя|дек|янв|фев|\d\.\d|\d/\d|\d-\d\d-|недел|"
    r"понедельн|вторник|сред[уы]\b|четверг|пятниц|суббот|воскрес|новому? год|нового год|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|day\b|black|halloween|christmas|year"
)


def _find_changes(text: str, as_of: date) -> Iterator[_Change]:
    if not _MAY_HOLD.search(text):
        return
    words = read_word_list("dates")
    memories = [found.end() for found in words["_memory"].finditer(text)]
    for piece in reduce_pieces(list(cut_pieces(text, as_of)), as_of):
        head = text[max(0, piece.start - _NEAR) : piece.start]
        is_undated = piece.code in "PMSQ" and not piece.has_year
        is_past = is_undated and _is_memory(text, memories, piece)
        if piece.span is None or not (piece.is_new or is_past):
            continue
        # "moves from 1 October to 15 October" tells two days, and no stretch.
        if not words["_moved_after"].search(head):
            span = _last_time(piece.span, as_of) if is_past else piece.span
            yield _Change(piece.start, piece.end, _write(span, piece, head))


def _is_memory(text: str, memories: Sequence[int], piece: Piece) -> bool:
    """«В прошлом году крутили октябрь, в этом хотим ноябрь»: what was, till the talk comes back."""
    words = read_word_list("dates")
    last = bisect_right(memories, piece.end) - 1
    if last < 0 or piece.start - memories[last] > _NEAR:
        return False
    between = text[memories[last] : piece.start]
    return not _LEAVES.search(between) and not words["_today"].search(between)


# A comma leaves what was, unless the days stand right behind it: «в прошлом году, в октябре».
_LEAVES = pattern(r"[,;:—–](?!\s?(?:во?|со?|in|from|the|\s)*$)")


def _last_time(span: DateSpan, as_of: date) -> DateSpan:
    years = as_of.year - span.last.year
    for back in (years, years - 1):
        moved = move_years(span, back)
        if moved is not None and moved.last < as_of:
            return moved
    return span


def _write(span: DateSpan, piece: Piece, head: str) -> str:
    # «Начать во второй половине октября» tells no end.
    only_starts = piece.code == "Q" or (piece.part is not None and STARTS_IN.search(head))
    lead = _lead(piece)
    if span.is_exact or only_starts:
        return f"{lead}{span.first:{_DAY}}"
    return f"{lead}{span.first:{_DAY}} – {span.last:{_DAY}}"


_DAY = "%d.%m.%Y"


def _lead(piece: Piece) -> str:
    """A word of beginning that went into the stretch stays before it: it tells what the days are for."""
    if not piece.is_begun:
        return ""
    return "начиная с " if _CYRILLIC.search(piece.text) else "starting from "


_CYRILLIC = pattern("[а-я]")


def _rewrite(passage: Passage, changes: Sequence[_Change]) -> Passage:
    sentence, value = passage.sentence, passage.value
    kept = [one for one in changes if not one.start < value < one.end]
    if not kept:
        return passage
    shift = sum(len(one.words) - (one.end - one.start) for one in kept if one.end <= value)
    return replace(passage, sentence=_rewrite_sentence(sentence, kept), value=value + shift)


def _rewrite_sentence(sentence: Sentence, changes: Sequence[_Change]) -> Sentence:
    folded, origin, at = "", list[int](), 0
    for one in changes:
        folded += sentence.folded[at : one.start] + one.words
        # Every letter of the new words stands for where the old ones begin.
        origin += [*sentence.origin[at : one.start], *([sentence.origin[one.start]] * len(one.words))]
        at = one.end
    return replace(
        sentence,
        folded=folded + sentence.folded[at:],
        origin=tuple((*origin, *sentence.origin[at:])),
    )
