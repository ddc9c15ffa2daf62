"""Measures: figures of the client's own trade - how much was sold, taken, used, or still lies about."""

from collections.abc import Iterator
from itertools import islice

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.testimony import clause_around

_PHRASES = read_phrases("measures")

Span = tuple[int, int]

# A sentence holds a few figures; what holds a hundred is a table or noise.
_MOST_FIGURES = 20
_ROUND = 45
_PHRASE = 62
_WORD = 16
_WHOLE = 120
_WORD_FIGURE = _PHRASES["_WORD_FIGURE"]
_FIGURE = pattern(
    rf"(?<![\w.,/№#+$€£₽-])(?:\d{{1,3}}(?:[  ,]\d{{3}})+|\d+(?:[.,]\d+)?)(?![\w/:])(?:[  ]?(?:тыс\w*|"
    rf"тыщ\w*|thousand)\b\.?)?"
    rf"|\b{_WORD_FIGURE}\b(?:[ -](?:and )?{_WORD_FIGURE}\b)*"
)
_PERIOD_NAME = _PHRASES["_PERIOD_NAME"]
# What a number is followed by when it counts days, money, years of age, ad units or the firm's own people.
_OTHER_AFTER = pattern(_PHRASES["_OTHER_AFTER"])
_YEAR = pattern(r"(?:19|20)\d\d")
_MONEY_SCALE = pattern(r"(?:тыс|тыщ|thousand)\w*\.?$")
_AFTER_MONEY = pattern(
    r"[  ]*(?:$|[.,;:!?)/—–-]|без|с ндс|на |за |в месяц|и |но |а |это|максимум|не |net|plus|or |per )"
)
_OTHER_BEFORE = pattern(_PHRASES["_OTHER_BEFORE"])
_OWN_SIZE = pattern(
    r"(?:\bнас[^.,;!?]{0,12}|(?:\bштат\w*|\bколлектив\w*|\bкоманд\w+|\bработа\w+|we are|team of|"
    r"we're|employ\w*)[^.,;!?]{0,30})$"
)
_HEADS = pattern(r"[  ]?(?:$|[.,;:)!]|чел|душ\b|люд|people|persons?\b|folks|strong)")
_SCARCE = _PHRASES["_SCARCE"]
_WANTED = pattern(_PHRASES["_WANTED"])
_OF_ADS = pattern(_PHRASES["_OF_ADS"])
_FLOW = pattern(_PHRASES["_FLOW"])
_NOW_AND_THEN = pattern(
    rf"\b{_SCARCE}\b|\b(?:год|месяц|сезон|лет) назад|\bпрошл\w+|\bсейчас|\bтеперь|\b(?:за|в|во|с|"
    rf"на) {_PERIOD_NAME}|"
    rf"\b(?:in|since|last|this) {_PERIOD_NAME}|\blast year|\bago\b|\bпротив\b|\bвместо\b|\bпри плане|"
    rf"\bплан\w*|\btarget|\bplan\w*|"
    r"\bиз\b|, (?:а|но)\b|\s(?:а|но)\s|\bagainst\b|\binstead\b|\bvs\b|\bof (?:the )?\d|\bout of\b|"
    r"\bbut\b|\bwhile\b|[→⇒]|->|=>"
)
_PART_OF = pattern(
    r"\bиз\b|\bout of\b|\bof (?:the |our )?\d|\bвместо\b|\bпротив\b|\binstead of\b|\bagainst\b|[→⇒]|"
    r"->|=>|\bплан\w*"
)
_SCARCELY = pattern(rf"\b{_SCARCE}\b")
_RATE = pattern(
    r"\b(?:за|в) (?:день|смену|неделю|месяц|вечер|час|сутки|квартал)|\ba (?:day|week|month|night|"
    r"shift)|\bper (?:day|week|month)"
)
_NOWADAYS = pattern(r"\b(?:сейчас|теперь|нынче|сегодня|now|currently|these days|today)\b")
_HABIT = pattern(_PHRASES["_HABIT"])
_SHARE = pattern(r"[  ]?(?:%|процент|percent|per cent|п\. ?п)|\s(?:of|из)\b")
_FRACTION = pattern(r"[\w ]*част[ьи]|половин|трет|четверт|half|third|quarter")
_LEFT_OVER = pattern(_PHRASES["_LEFT_OVER"])


def find_measure(text: str) -> Span | None:
    """Return where a folded sentence tells, by figures, that less is sold, taken or used than could be."""
    figures = tuple(_own_figures(text))
    if not figures:
        return None
    return _compared(text, figures) or next((span for span in figures if _is_telling(text, span)), None)


def _own_figures(text: str) -> Iterator[Span]:
    for found in islice(_FIGURE.finditer(text), _MOST_FIGURES):
        if not _counts_other(text, found.start(), found.end()):
            yield found.span()


def _counts_other(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _WHOLE) : start], text[end : end + _ROUND]
    if _YEAR.fullmatch(text, start, end) or (not before.strip(" -—–•*[(") and after[:1] in ".)"):
        return True
    is_share = _SHARE.match(after) or _FRACTION.match(text, start)
    if _OTHER_AFTER.match(after) or (_OTHER_BEFORE.search(before[-_WORD:]) and not is_share):
        return True
    if _MONEY_SCALE.search(text[start:end]) and _AFTER_MONEY.match(after):
        return True
    if (_HEADS.match(after) and _OWN_SIZE.search(before[-_PHRASE:])) or _WANTED.search(before[-_PHRASE:]):
        return True
    first, last = clause_around(text, start, end)
    return bool(
        _OF_ADS.search(text, max(first, start - _ROUND), start)
        or _OF_ADS.search(text, end, min(last, end + 25))
    )


def _compared(text: str, figures: tuple[Span, ...]) -> Span | None:
    """Two figures of one sentence: then and now, plan and fact, all and part."""
    for (start, first_end), (second, end) in zip(figures, figures[1:], strict=False):
        if second - first_end > _WHOLE:
            continue
        stretch = text[max(0, start - _ROUND) : end + _ROUND]
        if _NOW_AND_THEN.search(stretch) and any(
            sign.search(stretch) for sign in (_FLOW, _PART_OF, _SCARCELY, _NOWADAYS)
        ):
            return start, end
    return None


def _is_telling(text: str, span: Span) -> bool:
    start, end = span
    near = text[max(0, start - _ROUND) : end + _ROUND]
    if _LEFT_OVER.search(near):
        return True
    if _FLOW.search(near):
        is_share = _SHARE.match(text, end) or _FRACTION.match(text, start)
        return bool(is_share or _SCARCELY.search(near) or _HABIT.search(near))
    return bool(_NOWADAYS.search(near) and (_RATE.search(near) or _HABIT.search(near)))
