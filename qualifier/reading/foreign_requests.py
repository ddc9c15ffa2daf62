"""Requests for something else than advertising: a job, a sale to us, a web site, content, support."""

from enum import StrEnum
from functools import lru_cache

from qualifier.reading.cues import cue
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.testimony import is_question, select_testimony, words_before


class ForeignKind(StrEnum):
    """What is asked for instead of advertising."""

    JOB = "job"
    VENDOR = "vendor"
    DEVELOPMENT = "development"
    CONTENT = "content"
    SUPPORT = "support"
    MISTAKE = "mistake"


_WORDS = load_lexicon("foreign_requests")
_JOB = _WORDS["job"]
_VENDOR = _WORDS["vendor"]
_DEVELOPMENT = _WORDS["development"]
_CONTENT = _WORDS["content"]
_SUPPORT = _WORDS["support"]
_MISTAKE = _WORDS["mistake"]
_PATTERNS = (
    (ForeignKind.JOB, _JOB),
    (ForeignKind.VENDOR, _VENDOR),
    (ForeignKind.DEVELOPMENT, _DEVELOPMENT),
    (ForeignKind.CONTENT, _CONTENT),
    (ForeignKind.SUPPORT, _SUPPORT),
    (ForeignKind.MISTAKE, _MISTAKE),
)
_DENIED = pattern(r"(?:\bне|\bnot|n't|\bбез|\bno)\s+(?:\w+\s+)?$")
# What an offer of wares says: a trial, samples, a price list, your staff and your savings.
_PITCH = pattern(
    r"\bдемо\b|\bобраз(?:ец|цы|цов)|пробник|\bпилот(?:а|ный|е)?\b|минимальн\w+ (?:парти|тираж|заказ)|"
    r"бесплатн\w+ "
    r"(?:замер|выезд|консульт|доставк|пробн|тест)|(?:замер|выезд|доставк)\w* бесплатн|\bэкономят\b|"
    r"сэконом\w+|скидк\w+ "
    r"(?:до )?\d|за \d+ минут|кому (?:\w+ )?(?:в|из) (?:вашей )?компании|\bваш\w* (?:\w+ "
    r")?(?:сотрудник|менеджер|команд|"
    r"офис|склад|компани|конкурент|персонал|бухгалтер|клиент)|лет на рынке|под ключ\b|от "
    r"производител|опт(?:ом|овы)|"
    r"вывозим|привезем|обслуживаем|вывоз\w* бесплатн|ненужн\w+|\bdemo\b|\bsamples?\b|free trial|"
    r"minimum (?:run|order)|"
    r"\byour (?:\w+ )?(?:team|staff|managers|office|employees|competitors|company|clients|"
    r"warehouse)\b|save up to|"
    r"our (?:factory|platform|product|service|solution)|wholesale|shall i (?:send|bring)"
)
_OF_ADS = pattern(
    r"реклам|продвиж|продвин|баннер|\bсмс|\bsms|\bпуш|охват|аудитор|трафик|\bлид|раскру|медиа|размещ|кампани|экран|"
    r"ролик|узна|бюджет|заявк|хотим|нужн|надо\b|ищем|вернуть|привле|тендер|конкурс|advert|campaign|promot|banner|"
    r"traffic|awareness|\bleads?\b|\bmedia\b|\bneed\b|\bwant\b|budget|\bads?\b"
)
_MOST_OF_PITCH = 40
_SIGNS_OF_PITCH = 2
_STEM = 6
# «Деньги соберём под ваше предложение» gathers the client's own money.
_OWN_MONEY = pattern(r"(?:деньг|бюджет|средств|сумм|money|budget)\w*\s+(?:\w+\s+)?$")
# "Last week I was offered bird boxes": somebody else sells.
_CUE = cue(*(expression for _, expression in _PATTERNS))
_OFFERED_TO_US = pattern(r"\b(?:мне|нам)\s+(?:\w+\s+)?$")

# "It is not a site that we need": the pattern itself holds what is denied.
_NOT_THIS = pattern(
    r"\bне (?:сайт|лендинг|приложени|разработ|смм|smm|контент|пост|логотип|печат)|\bnot (?:a|"
    r"the) (?:site|web|app)"
)


@lru_cache(maxsize=64)
def read_foreign_requests(sentences: tuple[Sentence, ...]) -> tuple[Signal[ForeignKind], ...]:
    """Return everything the client asks of us or offers to us that is no advertising, in order."""
    told = select_testimony(sentences)
    found = tuple(signal for sentence in told if (signal := _read_sentence(sentence)) is not None)
    return found or _read_pitch(told)


def _read_pitch(told: tuple[Sentence, ...]) -> tuple[Signal[ForeignKind], ...]:
    """Wares praised to us, with no word of advertising: two signs of an offer make it one."""
    if not told or len(told) > _MOST_OF_PITCH or any(_OF_ADS.search(sentence.folded) for sentence in told):
        return ()
    signs = [(sentence, sign) for sentence in told for sign in _PITCH.finditer(sentence.folded)]
    if len({sign.group()[:_STEM] for _, sign in signs}) < _SIGNS_OF_PITCH:
        return ()
    sentence, sign = signs[0]
    return (Signal(value=ForeignKind.VENDOR, sentence=sentence, start=sign.start(), end=sign.end()),)


def find_foreign_request(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the first sentence that asks for a job, sells to us, or wants another service."""
    return next((signal.sentence for signal in read_foreign_requests(sentences)), None)


def _read_sentence(sentence: Sentence) -> Signal[ForeignKind] | None:
    text = sentence.folded
    if not _CUE.stands_in(text):
        return None
    for kind, expression in _PATTERNS:
        found = expression.search(text)
        if found is None or _DENIED.search(words_before(text, found.start())):
            continue
        if kind is ForeignKind.VENDOR and _OFFERED_TO_US.search(words_before(text, found.start())):
            continue
        if kind is ForeignKind.VENDOR and _OWN_MONEY.search(words_before(text, found.start())):
            continue
        if is_question(sentence) and kind is ForeignKind.MISTAKE:
            continue
        if _NOT_THIS.search(found.group()):
            continue
        return Signal(value=kind, sentence=sentence, start=found.start(), end=found.end())
    return None
