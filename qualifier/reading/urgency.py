"""Urgency: what is said to come first, to press or to wait, and what happens if the day is missed."""

import re
from collections.abc import Iterator
from enum import StrEnum

from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.stem_gate import StemGate, stem_gate
from qualifier.reading.testimony import is_question, words_before


class Urgency(StrEnum):
    """How a task stands among others."""

    FIRST = "first"
    CONSEQUENCE = "consequence"  # what is lost when the day is missed
    LAUNCH = "launch"  # something of the client's own comes out
    PRESSING = "pressing"
    EQUAL = "equal"  # said to be one of several, none before another
    SEVERAL = "several"
    LOW = "low"
    LOOKING = "looking"
    REFUSED = "refused"  # not to be spoken of before its day


_FIRST = stem_gate(
    "номер № #1 no number первым первый первая первую перво приоритет главный высший основной самый "
    "главная основная ключевая важнейшая важнее нет превыше остальное top first highest main priorit "
    "comes come most everything горит",
    r"номер один\b|№ ?1\b|number[- ]one\b|(?:#|no\. ?)1 (?:task|priorit\w*)",
    r"(?:в|первый|главный|высший|основной|самый) приоритет\w*|приоритет (?:номер один|высш\w+|перв\w+)"
    r"|первым делом|перв(?:ая|ый) (?:задача|приоритет|очередь)|в первую очередь",
    r"(?:главная|основная|ключевая|важнейшая) (?:\w+ )?(?:задача|цель)\b|важнее (?:всего|этого ничего"
    r"|нет)|нет (?:ничего )?важнее|превыше всего|все остальное (?:потом|подождет|ждет)",
    r"(?:top|first|highest|main|number one) priorit\w+|comes? first|most important (?:task|thing|job)"
    r"|everything else (?:can wait|later|waits)|\bгорит(?! не)\b",
)
_LOW = stem_gate(
    "приоритет priorit горит срочно спеху спешк спеш спешить тороп срок rush hurry urgent последнюю "
    "остаточн руки дойдут месте плане ряду back важности важное",
    r"(?:не|low|not (?:a |the |our )?(?:top |high )?)[ -]?(?:в |top |high )?(?:приоритет\w*|priorit\w+)"
    r"|не горит|не срочно|не к спеху|без спешк\w+|не спеш\w+|спешить некуда|не тороп\w+",
    r"срок\w* спокойн\w+|no (?:rush|hurry)|not (?:very |really |that |at all )?urgent|nothing urgent"
    r"|в последнюю очередь|по остаточному|когда (?:дойдут )?руки дойдут|руки дойдут",
    r"(?:на|в) (?:втором|третьем|десятом|последнем) (?:месте|плане|ряду)|back burner|not in a (?:rush"
    r"|hurry)|не первой важности|не самое важное",
)
_LOOKING = stem_gate(
    "просто пока только чисто поинтерес интерес изучаем изучаю изучают изучен присматрива мониторим "
    "собира хожу хожу_по носит надо над никак прайс just only curious window particular curiosity "
    "любопытства развития",
    r"(?:просто|пока|только|чисто) (?:\w+ )?(?:смотр(?:им|ю|ят|ит)|посмотр\w+|присматрива\w+|прицен\w+"
    r"|узна(?:ть|ю|ем)|интерес\w+|поинтерес\w+|изуча\w+|ознаком\w+|любопытн\w+|гля\w+)",
    r"хо(?:чу|тим|чет|тят) (?:\w+ )?поинтересоваться|\bпоинтересоваться\b|интересу(?:емся|ется|ются"
    r"|юсь)?,? [«\"]?(?:в общем|вообще|в целом)|интересно (?:в общем|вообще|в целом|что у вас)",
    r"изуча(?:ем|ю|ют) рынок|изучение рынка|присматрива(?:емся|юсь)|мониторим рынок"
    r"|собира\w+ (?:фактуру|базу подрядчик|материал)\w*|хож(?:у|у по) (?:\w+ )?витрин\w*"
    r"|носит обзорный характер",
    r"не то чтобы (?:\w+ )?над\w*|мне (?:\w+ )?интересно(?! ли)|(?:(?<=^)|(?<=: )|(?<=[—–-] ))никак(?:ую|ая"
    r"|ой)\b|пришлите прайс просто|прайс(?:ы)? просто",
    r"\bjust (?:\w+ )?(?:look\w*|curious|brows\w+|check\w*|explor\w+|want to (?:see|know)|see\w*"
    r"|show me|wonder\w+|shopping around)|only (?:looking|browsing|curious)|просто show me"
    r"|\bcurious (?:about|what|who)",
    r"window[- ]shopping|what is in the shop window|\bno particular reason|out of curiosity"
    r"|из любопытства|для общего развития",
)
_PRESSING = stem_gate(
    "asap срочно вот ближайш немедленн незамедл промедл тянуть тян тянем тяни тянит можно чем поскоре "
    "вчера yesterday urgent right immediately once спасите спасайте помогите караул горим help скоро "
    "стартуем "
    "любой",
    r"(?<=, )спасайте|\basap\b|(?<!не )\bсрочно\b|\bвот-вот\b|в (?:самое )?ближайш\w+ (?:время|дни)"
    r"|немедленн\w+"
    r"|незамедлительн\w+|без промедлени\w+|тянуть не|не тян(?:ем|уть|ите)",
    r"как можно (?:скорее|быстрее|раньше)|чем (?:быстрее|скорее|раньше),? тем|the sooner the better"
    r"|\bпоскорее\b|(?:надо"
    r"|нужно)(?: было)? (?:еще )?вчера|needed (?:it )?yesterday|(?<!not )\burgent\w*|right away"
    r"|immediately|at once",
    r"^\W*(?:[a-zа-я]+[,:] )?(?:спасите|спасайте|помогите|караул)|\bгорим\b|help us please|скоро стартуем"
    r"|стартуем скоро|любой час",
)
_CONSEQUENCE = stem_gate(
    "иначе противном проспим проспиш проспите успеем успеть успете опозда упуст сгорит сгорят сгорают "
    "встанет встанут простаива разгон уволят штраф неустойк уйдут уйдет потеря тянуть откладывать "
    "раньше позже кончаются кончается заканчивается истека крайний кровь дня днем указу приказу "
    "распоряжению поручению обязал велел приказал постановил если без съест съедят съедит успеваем "
    "продадим разойдутся набор выбрасыва пропад otherwise else if unless late sit lose drown dead "
    "throw goes hard immovable fixed later day order board owner ceo must expire expires penalt "
    "printed loan январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре "
    "кто первым last последний insists",
    r"\bиначе\b|в противном случае|\bпросп(?:им|ишь|ите)\b|не успе(?:ем|ть|ете)|\bопозда(?:ем|ть"
    r"|ешь)\b|упуст(?:им|ить)\b|сгор(?:ит|ят|ают|ает)\b|\bвстан(?:ет|ут)\b(?! вопрос)|простаива\w+"
    r"|разгонят|уволят",
    r"штраф(?:ы|уют|ов)?\b(?= за сры| за просро)|неустойк\w+|уйдут к\b|уйдет к\b|(?:потеряем"
    r"|потерять) (?:\w+ )?(?:сезон|клиент|покупател|мест|полк|аренд|деньги|год)\w*|тянуть некуда"
    r"|откладывать некуда|раньше никак|позже (?:никак|нельзя|поздно|смысла)",
    r"кончаются|(?:кончается|заканчивается) (?:аренд|контракт|льгот|акци|каникул)\w*|истека\w+"
    r"|крайний срок|кровь из нос\w+|ни дн[ея]м? позже|по (?:указу|приказу|распоряжению|поручению)"
    r"|(?:обязал|велел|приказал|постановил)\w* (?:\w+ ){0,3}до\b",
    r"если (?:\w+ ){0,5}не (?:\w+ ){0,6}(?:,|—|–|-|то\b)|без (?:этого|рекламы|нее) (?:\w+ ){0,3}(?:не"
    r"|провал|пуст|конец|крышка)|съед(?:ят|ит) прибыль|успеваем,? если|не продадим|не разойдутся"
    r"|набор закрыт|выбрасыва\w+|пропад(?:ет|ут)\b",
    r"\botherwise\b|\bor else\b|\bif (?:we|it|they|people|the|nobody|no one) (?:\w+ ){0,5}(?:not|n't"
    r"|don't|isn't|aren't|miss\w*|fail\w*|under|below|late)\b|\bunless (?:we|it|they|people)|too late"
    r"|sit idle|\bwe (?:lose|drown|are dead|throw)\b",
    r"goes to (?:another|a competitor|someone else)|hard deadline|immovable|fixed date"
    r"|no later\b|not a day later|by order of|(?:board|owner|ceo) (?:\w+ )?(?:ordered|requires|demands)"
    r"|must be (?:live|up|out|running)|expires?\b|penalt\w+|printed in|a loan on it",
    r"в (?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре"
    r"|декабре) (?:\w+ )?(?:все |всё )?уже\b|кто первый|первым зашел|last chance|последний шанс",
)
_LAUNCH = stem_gate(
    "запуск запуска перезапуск launch product shelf brand store app season drop drops capsule debut "
    "вывод выход "
    "появ hits hit reach премьер релиз new переимен ребренд открытию открыти премьере старту старта "
    "выставк ярмарк открыва before for by запуску",
    r"запуск\w* (?!реклам|кампани|размещ|через|с\b|в\b|к\b|на\b|ориентир|планир|хот|тоже|скоро|уже"
    r"|когда|нужен|после|прям|\w+(?:ли|ть|ем|им|ют|ят|ен|ан|но|ется|ился)\b)(?:\w+ )?\w{4,}"
    r"|(?:пере)?запуска(?:ем|ют|ет)(?:ся)? (?!реклам|кампани|размещ|через|с\b|в\b|к\b|скоро|после"
    r"|как)(?:нов|сво"
    r"|перв|втор|трет|серви|достав|продукт|лини|приложен|карт|вклад|тариф|бренд|прода)\w*",
    r"launch(?:es|ing)? (?:of |our |the |a |two |three |its )+(?!campaign|ads?\b|advert)\w+|(?:product"
    r"|shelf|brand|store|app|season) launch|^\W*launch (?!slipped|moved|pushed|delayed|planned|campaign"
    r"|soon|in\b|on\b|стоял|был|was"
    r"|is\b|date|через|с\b|в\b|на\b)\w+|\bdrops? (?:on|in)\b|capsule drop|\bdebuts?\b",
    r"(?:выход|появ)(?:ит|ят|им|ится|ятся) на (?:\w+ )?(?:полк|рын)\w*|(?:hits?|reach\w*) the shel\w+"
    r"|вывод(?:им|ит|ят) (?:\w+ ){1,4}(?:на рынок|в продажу|на полк)|выводе? (?:\w+ ){0,3}на (?:рынок"
    r"|полк)\w*|премьер\w+|\bрелиз\w*|new product release|переименовани\w+|ребрендинг\w*",
    r"(?:к|до|перед|под) (?:\w+ ){0,2}(?:открыти|запуск|премьер|старт(?:у|а)? (?:продаж|сезон|набор)"
    r"|выставк|ярмарк)\w*|(?:before|for|by) (?:the |our )?(?:\w+ )?(?:opening|launch|exhibition|fair"
    r"|presale|premiere)\b",
    r"открыва(?:ем|ю|ется|ют|ются) (?:\w+ ){0,4}(?:магазин|салон|точк|аптек|клуб|филиал|офис|шоурум"
    r"|ресторан|кафе|клиник|отел|центр|корпус|отделени|рейс|парк|склад)\w*",
)
_EQUAL = stem_gate(
    "одна одно одну один наряду прочих прочего любимых одно все обе оба они первее поровну доске сразу "
    "равных наравне приоритет разницы какая что they all equal equally favourites favorites one wish "
    "пожелание пускай",
    r"\b(?:это )?одн[аоу] из (?:\w+ )?(?:двух|трех|четырех|пяти|шести|нескольких|многих"
    r"|наших )?\s?(?:задач|целей|пункт|направлени|инициатив|проект|строк)\w*|один из (?:\w+ )?(?:пункт"
    r"|проект|план|приоритет)\w*|наряду с\b|в числе прочих|среди прочего",
    r"любимых нет|одно вперед другого|(?:все|обе|оба|они) (?:\w+ ){0,2}(?:равны|равные|одинаков\w+"
    r"|важны|первее)|все первее|всем? поровну|на одной доске|все и сразу|на равных|наравне"
    r"|без приоритет\w+|приоритет(?:а|ов) нет|разницы нет",
    r"какая (?:\w+ )?(?:важнее|первее|главнее)[^.?]{0,20}(?:не )|что (?:\w+ )?(?:первее|важнее"
    r"|главнее) не|they all shout|all (?:are )?equal\w*|equally important|no favou?rites"
    r"|all the same to us|one of (?:\w+ )?(?:several|many|three|four|five|the|our) (?:tasks|projects"
    r"|priorities|goals|things)",
    r"wish,? not (?:a )?deadline|wish не deadline|пожелание,? а не|пускай тоже",
)
_SEVERAL = stem_gate(
    "задач две три четыре пять несколько пару two three four five several few couple первое во + а) 2 3 4 5",
    r"задач\w* (?:у нас\b|значит\b|такие|несколько|две|три|четыре|пять|целый|\d\b)|(?:две|три|четыре"
    r"|пять|несколько|пару|2|3|4|5) (?:задач\w*|вещ\w+|штук\w*|хотел\w+|цел\w+|дел\w*|пункт\w*)",
    r"(?:two|three|four|five|several|a few|couple of) (?:things|tasks|goals|jobs|asks|objectives)|(?:(?<=^)"
    r"|(?<=: )|(?<=:))а\) \w|первое [^.]{3,120} второе|во-первых",
    r"[^+]{6,60} \+ (?:чтоб|и |еще |возврат|продвиж|прода|вернуть)[^+]{3,60} \+ "
    r"|[^+]{6,60} \+ [^+]{6,60} \+ [^+]{6,}",
)
_REFUSED = stem_gate(
    "заика думать слышать слушать дергайте even ask",
    r"(?:даже )?не заика\w+|(?:и |даже )?(?:думать|слышать|слушать) не (?:стан|буд|хо)\w+|не дергайте"
    r"|(?:won't|will not|don't) even (?:think|ask|talk)|don't ask before",
)
_PATTERNS: tuple[tuple[Urgency, StemGate], ...] = (
    (Urgency.LOW, _LOW),
    (Urgency.FIRST, _FIRST),
    (Urgency.LOOKING, _LOOKING),
    (Urgency.EQUAL, _EQUAL),
    (Urgency.CONSEQUENCE, _CONSEQUENCE),
    (Urgency.LAUNCH, _LAUNCH),
    (Urgency.PRESSING, _PRESSING),
    (Urgency.SEVERAL, _SEVERAL),
    (Urgency.REFUSED, _REFUSED),
)
_NOT = re.compile(
    r"(?:\bне|\bnot|n't|\bno|\bнет|\bwithout|\bбез)\s+(?:(?:в|a|the|our|самая|самый|сейчас|вообще|very)\s+)*$"
)
_LISTED = re.compile(r"^\W*(?:\d{1,2}|[а-яa-z])[).]\s*(?:\w+ )?\w+(?:ть|ться|чь)\b")


def read_urgency(spoken: tuple[Sentence, ...]) -> tuple[Signal[Urgency], ...]:
    """Return what the client's side says of urgency, in order; questions say nothing."""
    found = [
        signal for sentence in spoken if not is_question(sentence) for signal in _read_sentence(sentence)
    ]
    listed = [sentence for sentence in spoken if _LISTED.match(sentence.folded)]
    if len(listed) > 1:
        found.append(Signal(value=Urgency.SEVERAL, sentence=listed[0], start=0, end=len(listed[0].folded)))
    return tuple(found)


def _read_sentence(sentence: Sentence) -> Iterator[Signal[Urgency]]:
    text = sentence.folded
    for urgency, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if urgency in {Urgency.FIRST, Urgency.PRESSING} and _NOT.search(
                words_before(text, match.start())
            ):
                continue
            yield Signal(value=urgency, sentence=sentence, start=match.start(), end=match.end())
            break
