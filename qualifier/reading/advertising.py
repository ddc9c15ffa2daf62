"""Advertising done so far, in the client's own words: what was placed, paid or petty, and when."""

import re
from datetime import date

from qualifier.reading.ad_facts import AdFact, AdKind, has_petty_word, has_single_word
from qualifier.reading.expressions import any_of
from qualifier.reading.past_months import find_past_months
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal

_DID = re.compile(
    r"\b(?:крут(?:ил\w*|ился|илась|ились)|размеща(?:л|ли|лись|лся|лась)|размест(?:ил|или|ились)|дава(?:л|"
    r"ла|ли)|запуска(?:л|ла|ли)|запустил\w*|"
    r"дела(?:л|ла|ли)|был[аио]?|стоял[аио]?|висел[аио]?|провисел\w*|шел|шла|шли|прош(?:ел|ла|ли)|став(?:ил|"
    r"ила|или)|жгли|жег|гоня(?:л|ла|ли)|"
    r"лил[аи]?|покупа(?:л|ла|ли)|купил\w*|заказыва(?:л|ла|ли)|заказал\w*|пробова(?:л|ла|ли)|тестирова(?:л|"
    r"ла|ли)|уш(?:ел|ло|ла)|потратил\w*|"
    r"выходил[аио]?|вышл[аио]|вышел|рекламировал\w*|провел\w*|проводил\w*|рассылал\w*|разослал\w*|"
    r"отправлял\w*|закупа(?:л|ли)|откручива(?:л|ли)|"
    r"последн\w+ (?:раз|кампани\w+|реклам\w+|размещени\w+|флайт\w*)|last (?:campaign|flight|ads?|"
    r"advertising|placement)|"
    r"ran|did|had|bought|placed|used|launched|aired|spent|boosted|advertised|tried|came down|running|"
    r"booked|put up|sent|paid for|hung|went out)\b"
)
_DID_AT_ALL = any_of(_DID.pattern)
_DOES = any_of(
    r"\b(?:крутим|размещаем\w*|льем|закупаем|рекламируемся (?=в |на |через )|откручиваем|ведем (?=директ|"
    r"контекст|реклам|таргет)|тратим|сливаем|(?:постоянно|всегда|давно|круглый год) (?:в|на)|даем рекламу|"
    r"запускаем каждый|"
    r"(?:идет|идут|стоит|стоят|крутится|крутятся) (?:сейчас|постоянно|уже)|(?:сейчас|постоянно|"
    r"уже) (?:идет|идут|стоит|стоят|крутится|крутятся)|"
    r"(?:we )?(?:already|currently|always|now) (?:run|spend|buy|advertise)|we (?:run|spend|buy|advertise)|"
    r"always-on|are running|is running)\b"
)
_CHANNEL = re.compile(
    r"реклам\w*|баннер\w*|ролик\w*|радио|\bтв\b|телевиден\w*|телевизор\w*|видео\w*|видосы|контекст\w*|"
    r"директ\b|яндекс\w*|\bпоиск\w*|\bрся\b|щит\w*|"
    r"билборд\w*|экран\w*|лифт\w*|наруж\w*|смс\w*|эсэмэс\w*|\bsms\b|пуш\w*|push\w*|таргет\w*|ретаргет\w*|"
    r"кампани[яиюей]\w*|флайт\w*|телеграм ads|"
    r"telegram\w*|телеграм\w*|телег[аеу]\b|\bтг\b|посев\w*|блогер\w*|паблик\w*|маркетплейс\w*|рассылк\w*|"
    r"медиаплан\w*|\bads?\b|advertis\w*|campaign\w*|"
    r"display|search|social|\bolv\b|smart tv|\btv\b|radio|spots?\b|billb\w*|banner\w*|screens?\b|video\w*|"
    r"slots?\b|flight\w*|vk\b|\bвк\b|post\b|posts\b|"
    r"листовк\w*|наклейк\w*|flyers?\b|leaflets?\b"
)
_PLANNED = re.compile(
    r"х[оа]те\w+|х[оа]тим|чтоб\w*|хочу|планир\w+|собира\w+|должн\w+|думал\w*|нужн\w+|надо\b|нада\b|будем|"
    r"буду\b|будет|запустим|стартуем|начина\w+|предлож\w+|пришлите|просим|"
    r"wanted|planned|were going|supposed|would like|need|want|will\b|shall|going to|plan to|hope"
)
_NOT_OURS = re.compile(
    r"конкурент|сосед|у коллег|знаком\w+ (?:говор|рассказ)|competitor|neighbou?r|\bвы\b|\bвам\b|\bвас\b|"
    r"\byou\b|другие"
)
_NEVER = any_of(
    r"(?:никогда|ни разу|до сих пор|раньше|еще|ранее|прежде|до этого|"
    r"вообще)\s(?:\w+ ){0,3}не (?:\w+ )?(?:рекламиров\w+|размеща\w+|давал\w+|делал\w+|пробовал\w+|"
    r"покупал\w+|запускал\w+)|"
    r"не (?:рекламировал\w+|размещал\w+|давали рекламу|запускал\w+ рекламу|баловал\w+|"
    r"занимал\w+ рекламой)[^.!?]{0,25}(?:никогда|ни разу|раньше|нигде|до сих пор|ни одной)|"
    r"реклам\w+ (?:\w+ ){0,3}(?:не (?:баловал\w+|давал\w*|делал\w+|занимались|было|пользовал\w+|"
    r"запускал\w+)|никогда)(?: (?:ни разу|никогда|нигде))?|"
    r"(?:опыта (?:в )?реклам\w* нет|реклам\w+ у нас (?:нет|не было|никогда)|обходились без рекламы|"
    r"без рекламы жили|жили без рекламы|(?:наша|моя|это) первая (?:\w+ )?(?:реклам\w+|кампани\w+)|"
    r"раньше (?:\w+ )?рекламы не было|в рекламе (?:мы )?(?:новички|впервые)|первый раз (?:в|с) реклам)|"
    r"(?:все|всё|только|мы|работаем|живем|по|исключительно) (?:\w+ )?(?:сарафан\w*|по сарафан\w*|"
    r"через знакомых)|сарафанн\w+ радио|не рекламируемся|реклам\w+ не да[юе]м|"
    r"(?:never|not once) (?:\w+ )?(?:advertis\w+|ran|run|bought|placed|paid|spent|did)|(?:do not|don't|"
    r"did not|didn't) (?:run|buy|do|place|use) (?:any )?ad\w*|"
    r"never did|no (?:ads|advertising) (?:so far|ever|before|to date)|word of mouth (?:only|alone)|"
    r"only word of mouth|first time (?:we|advertis)|(?:our|the) (?:very )?first (?:ever )?(?:campaign|ads?|"
    r"advertising)\b|first campaign ever|"
    r"have not advertised|haven't advertised|new to advertising"
)
_PETTY_SAID = any_of(
    r"(?:посты|постим|сторис\w*|соцсет\w*|групп\w+|страниц\w+|паблик\w*|канал\w*|reels|"
    r"рилс\w*)(?: \w+){0,3} (?:сам\w?|сами|своими|собственными|бесплатно)\b|"
    r"\b(?:сам|сама|сами|своими силами|собственными силами) (?:\w+ ){0,3}(?:вед\w+|пиш\w+|пост\w+|снима\w+|"
    r"пил\w+) (?:\w+ ){0,2}(?:пост\w*|страниц\w*|групп\w*|канал\w*|соцсет\w*|сторис\w*|паблик\w*)|"
    r"\b(?:постил|постила|постим|постили) (?:\w+ )?(?:сам\w?|в)\b|"
    r"(?:пишем|постим|пилю|снимаем) (?:\w+ ){0,2}(?:сам\w?|сами)\b|страницы ведем|"
    r"(?:в|у) (?:наш\w+|нас в) (?:\w+ )?(?:соцсет\w*|паблик\w*|групп\w+|телег\w*|канал\w*|телеграм\w*)|"
    r"охват\w* в паблик\w*|(?:только|одни|лишь) (?:\w+ )?(?:соцсет\w*|паблик\w*|листовк\w*|посты|группа|"
    r"страниц\w*)|"
    r"бесплатно (?:висит|размещ\w+|висим|публику\w+|посты|все)|(?:висит|размещено) (?:\w+ )?бесплатно|"
    r"все бесплатно|платн\w+ (?:продвижени\w+|реклам\w+) (?:в них |там |у нас )?нет|"
    r"(?:прошл\w+|предыдущ\w+|бывш\w+|стар\w+) (?:подрядчик\w*|агентств\w*)|"
    r"агентств\w+ (?:нам )?(?:нагнал\w*|слил\w*|накрутил\w*)|"
    r"охват прошлого года|рекламу (?:нам )?(?:делает|ведет|дает|закупает) (?:глобал|штаб|головн\w+|центр)|"
    r"местн\w+ паблик\w* покупал\w*|"
    r"поднимал\w* объявление|вед\w+ (?:\w+ ){0,2}(?:групп\w+|страниц\w+|паблик\w*|канал\w*|соцсет\w*)|"
    r"(?:рекламировал\w+|размещал\w+|покупал\w+|заказывал\w+|пробовал\w+|брали) (?:\w+ ){0,3}(?:блогер\w*|"
    r"паблик\w*|посты|пост\b|листовк\w*|наклейк\w*)|(?:one|single) (?:boosted|sponsored|promoted)|"
    r"boosted (?:one|a)|(?:only|just|have|had|run|got|with) our (?:own )?(?:\w+ )?(?:telegram|vk|instagram|"
    r"pages?|channel)\b|закупаем для|own (?:telegram|vk|page|channel)|"
    r"(?:posts?|pages?) (?:\w+ )?ourselves|organic (?:only|posts?)|previous (?:agency|contractor)|"
    r"last agency|free (?:posts?|listing)"
)
_BY_AGENCY = any_of(
    r"\b(?:наше|у нас|работаем с|есть|с нашим) (?:\w+ ){0,2}(?:агентств\w+|перформанс\w*|медиабаер\w*|"
    r"директолог\w*|таргетолог\w*)(?! предлаг)|"
    r"закупк\w+ (?:\w+ )?(?:ведет|ведут|делает|идет через) (?:\w+ )?(?:наш\w*|агентств\w*|перформанс\w*|"
    r"подрядчик\w*|штатн\w+)|"
    r"(?:контекст\w*|директ\w*|таргет\w*|реклам[ау]|медиа|трафик) (?:у нас |нам )?(?:ведет|ведут|крутит|"
    r"крутят|настраивает|закупает) (?!глоб|штаб|головн|центр)|"
    r"агентств\w+ (?:\w+ )?(?:ведет|ведут|закупает|размещает) (?:нас|нам|нашу|у нас)|"
    r"контракт с (?:агентством|подрядчиком) (?:заканчива|истека)\w+|"
    r"(?:открыта|есть|висит|ищем на) (?:\w+ )?ваканси\w+[^.]{0,30}(?:таргет|контекст|медиа|директ|"
    r"performance|перформанс|трафик)|"
    r"our (?:current |media |performance )?agency (?:runs|buys|handles|places)|(?:we work|"
    r"working) with an? (?:\w+ )?agency|in-house performance|"
    r"contract with our (?:\w+ )?agency|(?:hiring|vacancy for) an? (?:\w+ )?(?:performance|media|ppc|paid)"
)
_ASKED = re.compile(
    r"(?:раньше|прежде|до этого|недавно|за последн\w+ год|за год)[^?]{0,40}(?:реклам\w+|размеща\w+|"
    r"запуска\w+)|(?:размещал\w+|рекламировал\w+|рекламу давали|что размещали)[^?]{0,40}\?|"
    r"(?:advertised|run ads|done any advertising|run any)[^?]{0,40}\?"
)
_WINDOW = 75


_LABEL = re.compile(
    r"^\W*(?:\d+[.)] ?)?(?:было|раньше|ранее|опыт|прошлое|до этого|история|previously|before|past|history|"
    r"experience) ?[:—–]"
)


def read_ad_history(sentence: Sentence, as_of: date, *, is_answer: bool = False) -> Signal[AdFact] | None:
    """Return what a sentence tells of the client's past advertising; `is_answer`: it was asked about."""
    text = sentence.folded
    is_answer = is_answer or bool(_LABEL.match(text))
    if text.rstrip(" »\")'").endswith("?"):
        return None
    dated = _find_dated(text, as_of)
    if dated is not None:
        return Signal(value=dated[0], sentence=sentence, start=dated[1], end=dated[2])
    for pattern, fact in _UNDATED:
        if (found := pattern.search(text)) and not _is_of_others(text, found.start()):
            return Signal(value=fact, sentence=sentence, start=found.start(), end=found.end())
    if ongoing := _find_ongoing(text):
        return Signal(
            value=AdFact(kind=AdKind.PAID, is_ongoing=True),
            sentence=sentence,
            start=ongoing[0],
            end=ongoing[1],
        )
    return _read_answer(sentence) if is_answer else None


_RAN = any_of(
    r"\b(?:раньше|когда-то|как-то|однажды|мы|уже|пару раз|пробовали|у нас)? ?(?:крутили|размещались|"
    r"размещали|давали рекламу|запускали|пробовали|рекламировались|тестировали|была|были|"
    r"we (?:ran|did|tried|bought|used|tested)) (?:\w+ ){0,3}?(?:реклам\w*|баннер\w*|ролик\w*|радио|тв\b|"
    r"видео\w*|контекст\w*|директ\w*|таргет\w*|щит\w*|билборд\w*|наруж\w*|"
    r"смс\w*|пуш\w*|ads?\b|banners?|radio|tv\b|search|display|billboards?|video|sms)"
)
_CLAIMS = any_of(
    r"(?:активно|много|постоянно|регулярно|везде|часто) рекламиру\w+|рекламиру\w+ (?:мы |они )?(?:активно|"
    r"много|постоянно|регулярно|везде|часто)|"
    r"we advertise (?:a lot|heavily|regularly|everywhere|all the time)"
)
_UNDATED = (
    (_BY_AGENCY, AdFact(kind=AdKind.PAID, is_ongoing=True)),
    (_NEVER, AdFact(kind=AdKind.NONE)),
    (_PETTY_SAID, AdFact(kind=AdKind.PETTY)),
    (_RAN, AdFact(kind=AdKind.PAID)),
    (_CLAIMS, AdFact(kind=AdKind.PAID)),
)


def _is_of_others(text: str, start: int) -> bool:
    """Whether the clause before speaks of others, or takes the words back («не скажу, что»)."""
    before = text[max(0, start - 30) : start]
    if re.search(
        r"(?:не скажу|не говорю|нельзя сказать|не то чтобы|not that)[ ,]+(?:что )?(?:мы )?(?:\w+ )?$", before
    ):
        return True
    return bool(_NOT_OURS.search(re.split(r"[,.;:]", before)[-1]))


def is_asking_for_history(text: str) -> bool:
    """Whether a folded sentence asks what was advertised before."""
    return bool(_ASKED.search(text)) and "?" in text


def _find_dated(text: str, as_of: date) -> tuple[AdFact, int, int] | None:
    best: tuple[AdFact, int, int] | None = None
    if _DID_AT_ALL.search(text) is None:
        return None
    for when, start, end in find_past_months(text, as_of):
        first, last = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
        near = text[first:last]
        did, channel = _nearest(_DID, near, start - first), _nearest(_CHANNEL, near, start - first)
        if did is None or channel is None or _is_other_talk(near, start - first, did, channel):
            continue
        kind = AdKind.PETTY if has_single_word(near) or _is_petty(near, channel) else AdKind.PAID
        if best is None or (best[0].month or date.min) < when:
            best = AdFact(kind=kind, month=when), start, end
    return best


def _nearest(pattern: re.Pattern[str], near: str, at: int) -> re.Match[str] | None:
    return min(pattern.finditer(near), key=lambda found: abs(found.start() - at), default=None)


def _is_petty(near: str, channel: re.Match[str]) -> bool:
    return bool(re.match(r"блогер|паблик|post|пост", channel.group())) and not re.search(r"ads|реклам", near)


def _is_other_talk(near: str, at: int, did: re.Match[str], channel: re.Match[str]) -> bool:
    """A plan, a rival's campaign, or words of another clause are no history of ours."""
    first = min(at, did.start(), channel.start())
    last = max(at, did.end(), channel.end())
    inside = near[first:last]
    if re.search(r"[.!?;\n]", inside) or re.search(r"\bне\s+$", near[: did.start()]):
        return True
    return bool(
        _PLANNED.search(near[max(0, first - 12) : last]) or _NOT_OURS.search(near[max(0, first - 25) : last])
    )


def _find_ongoing(text: str) -> tuple[int, int] | None:
    for found in _DOES.finditer(text):
        near = text[found.end() : found.end() + 60]
        before = text[max(0, found.start() - 30) : found.start()]
        if (
            _PLANNED.search(before)
            or re.search(r"\bне\s+$|\bnot\s+$|n't\s+$", before)
            or _NOT_OURS.search(before)
        ):
            continue
        if _CHANNEL.search(found.group() + re.split(r"[.!?;]", near)[0]):
            return found.start(), found.end()
    return None


def _read_answer(sentence: Sentence) -> Signal[AdFact] | None:
    text = sentence.folded
    if re.match(r"\W*(?:нет|не|ни разу|никогда|no|never)\b", text):
        return Signal(value=AdFact(kind=AdKind.NONE), sentence=sentence, start=0, end=len(text))
    if has_single_word(text) or has_petty_word(text):
        return Signal(value=AdFact(kind=AdKind.PETTY), sentence=sentence, start=0, end=len(text))
    if _CHANNEL.search(text):
        return Signal(value=AdFact(kind=AdKind.PAID), sentence=sentence, start=0, end=len(text))
    return None
