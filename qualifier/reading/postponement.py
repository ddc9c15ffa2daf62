"""Plans that are called off, put off or only said to come soon: words about time that carry no date."""

import re
from enum import StrEnum

from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence
from qualifier.reading.signals import Signal
from qualifier.reading.stem_gate import StemGate, stem_gate
from qualifier.reading.testimony import clause_around, is_question


class Delay(StrEnum):
    """What became of a plan, or how near it is without a date."""

    CANCELLED = "cancelled"
    PUT_OFF = "put_off"
    FROZEN = "frozen"  # money under lock: it says nothing of the date unless a return is foreseen
    SOON = "soon"
    NEXT_STEP = "next_step"


_CANCELLED = stem_gate(
    "отмена отменя отмени отмене отбой мусорку похорон будет передумал снял снят снимаем снята сняты "
    "стопнул свернул сверну сворачива закрыл закрыва прикрыл прикры отказ больше неактуальн уже cancel "
    "call withdraw withdrew scrap scrapp dropped killed bother longer pulled abandon going axed won "
    "there advert campaign решил решено decided",
    r"\bотмен(?:а|яем|яют|яется|или|ил|ила|ена|ено|ен|ены|ить)\b|\bотбой\b|в мусорку|похоронили",
    r"(?:реклам(?:ы|а)|кампани[ия]|закупк[иа]|размещени[яе]|запуска?|проекта?"
    r"|старта?) (?:(?!нет\b)\w+ ){0,3}не будет(?! раньше| до )|не будет (?:\w+ )?(?:реклам|кампани"
    r"|закупк|размещени|запуск)\w*",
    r"передумал\w* (?:\w+ ){0,2}(?:делать|запуск|размещ|реклам|покуп|стартов)\w*|\bмы передумали"
    r"|передумали\b",
    r"(?:снял\w*|снят\w*|снимаем) (?:\w+ ){0,3}с (?:плана|повестки)|(?:реклам\w+|кампани\w+|проект\w*"
    r"|запуск\w*|программ\w+) (?:\w+ )?(?:стопнул\w*|свернул\w*|сворачива\w+|закрыл\w*|закрыва\w+"
    r"|прикрыл\w*|похоронил\w*)",
    r"(?:свернул\w*|закрыл\w*|прикрыл\w*|сворачива\w+|закрыва\w+) (?:\w+ )?(?:реклам|кампани|проект"
    r"|программ)\w*",
    r"отказ(?:ались|ался|алась|ываемся|ываются|аться) от (?:\w+ ){0,2}(?:реклам|кампани|иде|размещ"
    r"|проект|запуск|план|этого|нее|него)\w*",
    r"реш(?:ил\w*|ено) (?:\w+ )?не (?:запуск|размещ|делать|покупать|рекламир|проводить|стартов|начинать)\w*",
    r"decided (?:not to (?:run|start|launch|advertise|go|buy)|against (?:the|it|running))",
    r"от (?:\w+ )?(?:реклам|кампани|иде|размещ|проект|запуск|план)\w+ (?:\w+ )?отказ(?:ались|ался|алась"
    r"|ываемся)",
    r"(?:больше|уже) не ?актуал(?:ьн\w+|ен)|неактуал(?:ьн\w+|ен)",
    r"\bcancel\w*|\bcall(?:ed|ing)? (?:it |the \w+ |everything )?off\b|withdr[ae]w\w*|scrapp?(?:ed|ing)"
    r"|dropped (?:the|it|for good)|\bkilled (?:the|it)",
    r"don't bother with|no longer (?:need|plan|going|relevant|want)|pulled the plug|abandon\w*"
    r"|not going ahead|\baxed\b",
    r"won't be (?:any )?(?:advertis|campaign)\w*|there will be no (?:campaign|advertis\w+)"
    r"|no (?:campaign|advertising) (?:at all|any more|this year)",
)
_OTHER_OBJECT = pattern(
    r"выставк|встреч|созвон|звонок|мероприят|концерт|рейс|открыти|форум|предыдущ|подписк|льгот|пошлин"
    r"|заказ|доставк|бронь|plant|contract|order|договор|exhibition"
    r"|\bmeeting|\bcall with|event|old contract|тендер не"
)
_DENIED = pattern(
    r"(?:\bне|\bnobody|\bno one|\bникто не|\bnot|n't|\bnever|без)\s+(?:(?:хо[тч]|буд|план|собира|стан"
    r"|мо[гж]|надо|нужно|"
    r"хоте|to|want|going|plan|be|been)\w*\s){0,2}$"
    r"|(?:если|чтобы|могут|может|боюсь|бесплатн\w+|вдруг|if|may|might|could|unless"
    r"|in case)\s+(?:\w+\s+){0,4}$"
)

_DENIED_AFTER = pattern(r"^ (?:\w+ )?не (?:хо[тч]|буд|план|стан|собира|надо|нужно|можем)")

# A voice letter ends «всё, отбой»: the talk is over, not the plan.
_SIGNS_OFF = pattern(r"\w{3,} (?:ну |и )?(?:все|конец связи),? отбой\W*$")

_PUT_OFF = stem_gate(
    "отложил передвин проект кампания запуск программа реклама отложен отложим отложить откладыва "
    "перенес перенос сдвинул сдвину сдвинем подвину отодвин "
    "сдвига двига пауз паузу паузе приостан стоп стопе повремен сейчас щас теперь когда-нибудь потом "
    "позже подожда выжда особого лучших неизвест неопредел срока даты спеху рекламы реклам никогда "
    "году руки этого того вас put postpon hold shelv paus now some maybe perhaps pushed defer pencil "
    "moved delay "
    "park year later other wait holding next",
    r"передвину\w+|(?:проект|кампания|запуск|программа|реклама) (?:\w+ )?(?:заморо\w+|приостановлен\w*)"
    r"|(?:it'?s|is|are|been) parked|\bотложил[аи]?\b|\bотложен[аоы]?\b|\bотлож(?:им|ить)\b|откладыва\w+"
    r"|\bперен(?:ес|ос)\w*"
    r"|\bсдвину(?:л\w*|т[аоы]?|лись)\b|\bсдвинем|\bподвину(?:л\w*|т\w*)|(?:старт|реклам\w*|запуск"
    r"|кампани\w*|проект|срок\w*|все) (?:\w+ )?двига\w+|двига\w+ (?:старт|реклам|запуск|кампани|проект"
    r"|срок)\w*|\bотодвин\w+|\bсдвига\w+",
    r"(?:на|поставил\w*|взял\w*|взять) пауз\w+|приостанов\w+|на стоп\w*|\bповремен\w+|\bне (?:сейчас"
    r"|щас|теперь)\b(?! про| о\b|,? а (?:в|к|с)\b)",
    r"когда-нибудь|как-нибудь потом|потом как-нибудь|(?:позвоните|перезвоните|напишите|наберите"
    r"|вернемся|давайте|может) (?:\w+ )?(?:потом|позже)\b",
    r"(?:сказал\w*|ответил\w*|просил\w*|решил\w*) (?:\w+ )?[«\"]?(?:подождать|повременить"
    r"|выждать)\b|пока не до (?:этого|того|вас|рекламы)|руки не доходят",
    r"(?:wants?|decided|prefer\w*|going) to (?:wait|hold off)|hold(?:ing)? off\b|maybe next time",
    r"до (?:особого|лучших времен)|на неизвестно\w*|на неопределен\w*|без (?:срока|даты)\b|не к спеху"
    r"|не до рекламы|да никогда|никогда пока|пока никогда",
    r"теперь (?:его|ее|их|даты|срока|дня) (?:просто )?нет|не в этом году(?! \w*нач)",
    r"\bput (?:it |this |that |the \w+ |everything |things )?(?:off|on hold|back|on ice)|(?:has|have"
    r"|had|been|was|is) put (?:\w+ )?(?:off|on hold)|\bpostpon\w+",
    r"(?:is|are|it|on|everything) (?:is )?on hold|\bshelv\w+|\bpaus(?:ed|ing)"
    r"|\bnot now\b|\bsome ?day\b|(?:maybe|perhaps) one day\b|pushed (?:it )?(?:back|out)",
    r"\bdefer\w*|don't pencil|\bmoved (?:again|it|to|back)|\bdelay(?:ed)?\b|park(?:ed|ing) (?:it|this"
    r"|the)|not this year|maybe later|some other time",
)
# «Отложено 4 800 000» is money set aside, not a plan put off.
_SET_ASIDE = pattern(
    r"\d|тыс|тыщ|млн|миллион|лям|\bденег|\bденьги|\bсумм|бюджет|руб|средств|евро|доллар|копеечк|заначк"
    r"|под (?:это|рекламу|вас)|у меня (?:это )?"
)
_OF_PLAN = pattern(
    r"решени|запуск|старт|кампани|проект|закупк|владел|директор|хозя|шеф|совет\b|дат|срок|показ|начал"
    r"|без срока|до особ|до луч|вопрос|план\b|программ|все отлож|пока отлож"
)
_PLAN_WORD = pattern(
    r"решени|запуск|старт|кампани|проект|закупк|реклам|показ|план\b|программ|launch|campaign|flight|project"
)
# In a sentence about these, what is put off is not the campaign.
_OTHER_TOPIC = pattern(r"сайт|кабинет|поставк|website|web site")
_OTHERS = pattern(
    r"\bтогда\b|поставк|выставк|шоурум|отпуск|встреч|созвон|монтаж|день открытых|оплат|hold music"
    r"|hold for|minutes|сами сдел|ремонт перен"
)
_MONEY = pattern(r"бюджет|budget|лимит|расход|деньг|money|funds|платеж|карточк")
_FROZEN = stem_gate(
    "заморо замора расход froze freeze frozen freez",
    r"замор[ао]\w+|расход\w* приостановлен\w*|\bfr(?:oze|eez|ozen)\w*",
)
_SOON = stem_gate(
    "скоро вскоре вот ближайш днях asap можно срочно поскоре немедленн незамедл промедл тянуть тян "
    "тянем тяни тянит тянут задержек сезон дачник снега снегу теплу холодам морозов холодов каникул "
    "чем sooner soon "
    "shortly right immediately once any near urgent "
    "season early quickly вчера сегодня сейчас",
    r"по (?:перв\w+ )?(?:снегу|теплу|холодам)|\bскоро\b|\bвскоре\b|\bвот-вот\b|в (?:самое )?ближайш\w+ "
    r"(?:время|дни|недел\w+)"
    r"|на днях\b|\basap\b|как можно (?:скорее|быстрее|раньше)|\bсрочно\b",
    r"\bпоскорее\b|поскорей|немедленн\w+|незамедлительн\w+|без промедлени\w+|тянуть не|не тян(?:ем|уть"
    r"|ите|ут)\b|без задержек|хоть (?:сейчас|сегодня)",
    r"\b(?:до|перед|к) (?:\w+ )?(?:сезон\w*|дачник\w*|снега|морозов|холодов|каникул)(?! \d)"
    r"|чем (?:раньше|быстрее|скорее),? тем|the sooner the better|\bsoon\b(?!er)|\bshortly\b|right away"
    r"|\bimmediately\b|\bat once\b|any day now",
    r"in the near future|\burgent\w*|(?:before|by) the season|as (?:early|quickly) as possible|(?:надо"
    r"|нужно) (?:было )?(?:еще )?вчера|можно (?:и |хоть )?(?:сейчас|сегодня)",
)
_NOT_SOON = pattern(
    r"(?:цена|цены|подрастет|вырастет|ответ\w*|пришл\w*|перезвон\w*|уезжа\w+|reply|call you|back to you)"
)
_NEXT_STEP = stem_gate(
    "после как когда готовности once soon after upon when",
    r"после (?:\w+ ){0,2}(?:согласовани|ремонт|лицензи|подпис|утвержд|отпуск|праздник|запуск|того"
    r"|открыти|завершени|разморозк|закорючк|каникул|проверк)\w*",
    r"как только\b|по готовности|\bкак (?:сойдет|будет|будут|договоримся|утвердят|подпишут|согласуют"
    r"|дадут|освобод\w+|закончим|доделаем)\b",
    r"когда (?:утвердят|согласуют|подпишут|дадут|откро\w+|доделаем|закончим|будет готов\w*|привезут"
    r"|скажут|решат|допилим|сойдет|растает)",
    r"\bonce (?:the|we|they|it|he|she|our|approved|signed)\b|as soon as (?:the|we|they"
    r"|it)\b|\bafter (?:the |our )?(?:approval|launch|board|committee|repair|renovation|holidays"
    r"|signing|audit)\w*",
    r"upon (?:approval|signing)|when (?:the|our) \w+ (?:signs?|approves?|is ready|opens|lands|arrives)",
)
_ABOUT_TIME = pattern(
    r"старт|нача|начин|начн|запус|когда|срок|дат[аыу]\b|размещ|приступ|макет|начал|выход|start|begin|launch"
    r"|when|date|live|timing|go\b|talk|разговор|числ"
)


def read_delays(sentence: Sentence, *, answers_when: bool = False) -> tuple[Signal[Delay], ...]:
    """Return what a sentence says of calling off, putting off, and of a nearness without a date."""
    if is_question(sentence):
        return ()
    text = sentence.folded
    found = [
        *_signals(sentence, _CANCELLED, Delay.CANCELLED),
        *_signals(sentence, _PUT_OFF, Delay.PUT_OFF),
        *_signals(sentence, _FROZEN, Delay.FROZEN),
        *_signals(sentence, _SOON, Delay.SOON),
    ]
    if answers_when or _ABOUT_TIME.search(text):
        found += _signals(sentence, _NEXT_STEP, Delay.NEXT_STEP)
    return tuple(sorted(found, key=lambda signal: signal.start))


def _signals(sentence: Sentence, pattern: StemGate, delay: Delay) -> list[Signal[Delay]]:
    text = sentence.folded
    return [
        Signal(value=delay, sentence=sentence, start=match.start(), end=match.end())
        for match in pattern.finditer(text)
        if _holds(text, match, delay)
    ]


def _holds(text: str, match: re.Match[str], delay: Delay) -> bool:
    first, last = clause_around(text, match.start(), match.end())
    clause, before = text[first:last], text[max(0, match.start() - 30) : match.start()]
    is_denied = _DENIED.search(before) or _DENIED_AFTER.search(text[match.end() : match.end() + 30])
    if delay is not Delay.NEXT_STEP and is_denied:
        return False
    if delay is Delay.CANCELLED:
        if match.group() == "отбой" and _SIGNS_OFF.search(text):
            return False
        return not _OTHER_OBJECT.search(clause)
    if delay is Delay.PUT_OFF:
        is_off_topic = _OTHER_TOPIC.search(text) and not _PLAN_WORD.search(text)
        return not is_off_topic and _is_put_off(match.group(), clause)
    if delay is Delay.SOON:
        return not _NOT_SOON.search(clause)
    return True


def _is_put_off(words: str, clause: str) -> bool:
    if _OTHERS.search(clause):
        return False
    if _MONEY.search(clause) and not _PLAN_WORD.search(clause):
        return False
    is_storing = words.startswith(("отлож", "отклад"))
    return not (is_storing and _SET_ASIDE.search(clause) and not _OF_PLAN.search(clause))
