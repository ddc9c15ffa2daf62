"""The client's own words about the task, as far as they can be quoted back to the client."""

import re
from collections.abc import Iterator

from qualifier.lead import Sender
from qualifier.masking.mask import find_personal_data
from qualifier.qualification import Criterion, Level, Quote, Scorecard
from qualifier.reading.fold import fold
from qualifier.reading.spelling import mend_spelling
from qualifier.record import LeadRecord, text_at

_LEAST_LETTERS = 28
_MOST_LETTERS = 140
_LEAST_WORDS = 4
_WRITTEN = frozenset({"email", "chat", "form", "web", "site_form", "messenger"})
# Notes of calls, forwarded letters and chats hold words that were not written to us.
_NOT_TO_US = re.compile(
    r"(?im)^\W*(?:fwd?|from|to|cc|subject|от кого|кому|тема)\s?:|расшифровк|стенограмм|запись разговора"
    r"|переслан"
    r"|transcript|notes? (?:after|of|from)|meeting notes|менеджер\s?:|manager\s?:|заметк|протокол встречи"
)
# A quote that reads badly back: shouting, smileys, swearing, talk about people and about us.
_UNFIT = re.compile(
    r"(?i)[()]{2,}|[!?]{2,}|\.{3}|…|[<>{}\[\]|*_#=]|https?:|www\.|[\U0001F000-\U0001FAFF☀-➿]"
    r"|хрен|черт|чёрт|блин|дерьм|говн|фигн|дура[кч]|идиот|жоп|damn|shit|crap|idiot|stupid"
    r"|(?<!\w)(?:шеф|босс|муж|жена|дядя|инвестор|начальник|boss|husband|wife)(?!\w)"
)
_TRIMMED = " \t\r\n-–—•·*.,;:!\"'“”„"
_CLAUSE = re.compile(r"[.;!]\s|,\s|\s[–—-]\s")
# A stretch begins where the client says what is wanted: what stands before it is talk.
_WANTED = re.compile(
    r"(?i)(?<!\w)(?<!не )(?:нужн[аоы]?|надо|нада|хоти?м|хочу|хочется|хотел(?:и|ось)? бы|просим|прошу"
    r"|требуется"
    r"|планируем|запускаем|выводим|открываем|перезапускаем|задачи?|цель|продвинуть|продвижение|вернуть"
    r"|привлечь"
    r"|we (?:want|need|would like|are (?:launching|preparing|opening))|i (?:want|need)|need|want(?:ed)?"
    r"|looking (?:for|to)"
    r"|task|goal|promote|launch(?:ing)?|preparing the launch)(?!\w)(?!\s?,)"
)
_LABEL = re.compile(r"(?i)^(?:задачи?|цель|task|goal|нужно|надо|требуется|хотим|need|want)\s?[:—–-]+\s?")
# What is not about the task: money, delays, who decides, asides. The words end before it.
_ASIDE = re.compile(
    r"(?i)[$€₽£]|\d\s?(?:k|к|m|м)(?!\w)|(?<!\w)(?:тыщ|тыс|млн|лям|миллион|руб|бюджет|смет|сумм|деньг|ндс"
    r"|цифрам|net(?!\w)|vat(?!\w)|budget|rub|eur(?!\w)|usd|cny|отлож|перенес|сгорел|решаю|утвержда|согласи"
    r"|не надо|не нужно|сами(?!\w)|типа|типо|ну и|честно|idk|i guess|so idk|decision|passing|was planned"
    r"|was january|up to you|масштаб|когда скажу|как бы|ждём|ждем|ответ за|старт)"
)
# Interest is no task, and complaints, doubts and things that are not for us are not repeated.
_NO_TASK = re.compile(
    r"(?i)что (?:у вас|вы|есть|вообще|бывает)|какая у вас|пришлите|перезвон|позвон|связаться|не знаю"
    r"|понять|посмотреть"
    r"|посмотрим|позже|потом|половин|беда|проблем|печал|честно|познаком|узнать про|рассмотреть|чем вы"
    r"|получать|отч[её]т|поставщик|резюме"
    r"|ваканси|скидк|what (?:you|else|is|exists)|curious|\bhe\b|\bshe\b|deck|later|honest|half of"
    r"|problem|can't|cannot|don't know"
)


def find_task_words(record: LeadRecord, scorecard: Scorecard) -> str | None:
    """Return a short verbatim stretch of what the client wrote of its task; None when none fits a letter."""
    return next(_fitting(record, scorecard), None)


def _fitting(record: LeadRecord, scorecard: Scorecard) -> Iterator[str]:
    row = next(one for one in scorecard.scores if one.criterion is Criterion.NEED)
    for quote in row.quotes if row.level is Level.CONFIRMED else ():
        if _was_written_to_us(record, quote):
            words = trim_words(quote.text)
            if words and is_fit(words):
                yield words


def _was_written_to_us(record: LeadRecord, quote: Quote) -> bool:
    if _NOT_TO_US.search(text_at(record, quote.place) or ""):
        return False
    if quote.place == "message":
        return True
    turn = re.fullmatch(r"interactions\[(\d+)\]", quote.place)
    if turn is None:
        return False
    said = record.lead.interactions[int(turn[1])]
    return said.sender is Sender.CLIENT and (said.channel or "") in _WRITTEN


def trim_words(text: str) -> str:
    """Return what is wanted, from the word that says so, cut at a clause when it is long; always verbatim."""
    wanted = _WANTED.search(text)
    if wanted is None:
        return ""
    words = _LABEL.sub("", text[wanted.start() :].split("\n")[0])
    words = _balance(words.strip(_TRIMMED))
    turn = _ASIDE.search(words)
    most = min(_MOST_LETTERS, turn.start() if turn else _MOST_LETTERS)
    if len(words) <= most:
        return words
    ends = [found.start() for found in _CLAUSE.finditer(words) if found.start() <= most]
    return _balance(words[: ends[-1]].strip(_TRIMMED)) if ends else ""


def _balance(words: str) -> str:
    """Cut before a bracket or a quotation mark that is never closed."""
    for opening, closing in (("(", ")"), ("«", "»")):
        if words.count(opening) > words.count(closing):
            words = words[: words.rindex(opening)].strip(_TRIMMED)
    return words if words.count(")") <= words.count("(") and words.count("»") <= words.count("«") else ""


def is_fit(words: str) -> bool:
    """Tell whether words can stand in a letter to who wrote them."""
    letters = [letter for letter in words if letter.isalpha()]
    if not _LEAST_LETTERS <= len(words) <= _MOST_LETTERS or len(words.split()) < _LEAST_WORDS:
        return False
    is_loud = sum(letter.isupper() for letter in letters) > len(letters) // 3
    is_odd = _UNFIT.search(words) or _NO_TASK.search(words) or _is_misspelt(words)
    return not (is_loud or "?" in words or is_odd or find_personal_data(words))


def _is_misspelt(words: str) -> bool:
    """A slip of the pen is not quoted back to who made it."""
    folded = fold(words)
    return mend_spelling(folded, words).text != folded.text
