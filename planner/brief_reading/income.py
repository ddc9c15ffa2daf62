"""The income of the audience, in the client's words."""

from planner.brief_reading.brief_text import BriefText
from planner.brief_reading.layout import Passage, Topic
from planner.brief_reading.word_lists import read_word_list
from qualifier.reading.patterns import pattern

_SPOKEN_LEVELS = {"повыше": "выше среднего", "побольше": "выше среднего", "пониже": "ниже среднего"}
_LEVELS = (
    r"(?:(?:чуть |заметно |сильно |немного )?(?:выше|ниже|не ниже|около) средн\w+(?:[ +]и выше)?"
    r"|средн\w+(?:\s?\+|\s?[-–,и]+\s?(?:выше среднего|высок\w+)| и выше(?: среднего)?)?"
    r"|(?:достаточно |очень )?высок\w+|низк\w+|повыше|побольше|пониже|премиум\w*|[abcавс]{1,2}\+?\b"
    r"|(?:от|до|свыше|более|около) [\d  ]+ ?(?:тыс\w*|000|к)?\.?(?: ?руб\w*)?|[\d ]+ ?(?:тыс\w*|000|"
    r"к)\.? ?(?:руб\w*)? ?\+)"
)
_INCOME = pattern(
    rf"доход\w*(?: семьи| домохозяйств\w+| на человека| у них)?[\s:—–-]*(?P<value>{_LEVELS})"
    rf"|(?P<whole>(?:выше|ниже) средн\w+ доход\w*|(?:со )?средн\w+ доход\w*|высок\w+ доход\w*|"
    rf"высокодоходн\w+|состоятельн\w+|обеспеченн\w+|премиальн\w+ (?:сегмент|аудитори)\w*"
    rf"|(?:above|below)[- ]average income|(?:middle|high|upper|medium|low|"
    rf"average)(?:[- ](?:to[- ]high|middle))?[- ]income|(?:high|above[- ]average|medium|middle|"
    rf"average|low)(?: and (?:above|high))?(?: household)? income|affluent|wealthy|income (?:above|"
    rf"over|from) [\w ,.]{{2,20}})"
)


def read_income(brief: BriefText, people: tuple[Passage, ...]) -> tuple[str | None, str]:
    """Return how much the people earn and where that is said; None when it does not matter."""
    words = read_word_list("audience")
    for passage in brief.under(Topic.INCOME):
        value = passage.said().strip(" |.;")
        is_open = words["_income_any"].search(fold_words(value))
        return (None, "") if is_open or not value else (value, passage.quote())
    for passage in (*people, *brief.unlabelled()):
        text = passage.sentence.folded
        if words["_income_any"].search(text):
            continue
        found = _INCOME.search(text)
        if found is not None:
            start, end = found.span("value" if found["value"] else "whole")
            value = passage.sentence.cut(start, end)[0].strip()
            return _SPOKEN_LEVELS.get(fold_words(value), value), passage.quote()
    return None, ""


def fold_words(text: str) -> str:
    """Return a short text in lower case with ё as е."""
    return text.lower().replace("ё", "е")
