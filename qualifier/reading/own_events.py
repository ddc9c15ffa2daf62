"""Own events: what opens, comes out, arrives, moves or runs out on a day that the client names."""

from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.testimony import clause_around

_PHRASES = read_phrases("own_events")

_MONTH = _PHRASES["_MONTH"]
_DAY = pattern(
    rf"\d ?(?:-?го )?{_MONTH}|{_MONTH}\w* \d|(?:\w+ого|числа|начал\w+|середин\w+|конц\w+|кон(?:ец|"
    rf"це)) {_MONTH}|"
    rf"\b(?:в|во|с|со|к|на|до|in|on|by|from|this|next|early|late|mid)[ -]{_MONTH}|\b\d\d?\.\d\d(?!\d)|"
    r"\b(?:весной|летом|осенью|зимой|к (?:весне|лету|осени|зиме|новому году|праздник\w+|сезону))\b|"
    r"\b(?:через|in) (?:\w+ )?(?:недел|месяц|дней|дня|week|month|day)|\b(?:завтра|на днях|next week|"
    r"next month|tomorrow)\b|"
    r"\b(?:this|in|next|the) (?:spring|summer|autumn|fall|winter)|\b\d+-го\b"
)
_WORDS = load_lexicon("own_events")
# Verbs that say it of a shop, a house, a product, a show; what advertising itself does has other verbs.
_HAPPENS = _WORDS["happens"]
_GATHERING = _WORDS["gathering"]
# The letter's own course: money, papers, the choice of a contractor, the campaign, how we met.
_OWN_COURSE = pattern(_PHRASES["_OWN_COURSE"])
_PAST_YEAR = pattern(
    r"\b(?:в|с) (?:20[01]\d|прошл\w+)|\bраньше\b|когда-то|\bназад\b|\blast year\b|\bago\b|\bused to\b"
)
# The day may stand in the clause beside: «открываем третью, в Твери, 7 мая».
_NEAR = 80
_NOT = pattern(r"\b(?:не|нет|без|ни|not|no|never)\s(?:\w+\s)?$|n't\s(?:\w+\s)?$")


def find_own_event(text: str) -> tuple[int, int] | None:
    """Return where a folded sentence names something of the client's own that happens on a day."""
    for found in (*_HAPPENS.finditer(text), *_GATHERING.finditer(text)):
        first, last = clause_around(text, found.start(), found.end())
        clause = text[first:last]
        if (
            _OWN_COURSE.search(clause)
            or _PAST_YEAR.search(clause)
            or _NOT.search(text[first : found.start()])
        ):
            continue
        if _DAY.search(text, max(0, min(first, found.start() - _NEAR)), max(last, found.end() + _NEAR)):
            return found.span()
    return None
