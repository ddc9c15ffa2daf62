"""Refusals: a plan called off, advertising declined, all is well, a trouble that advertising cannot cure."""

import re

from qualifier.reading.foreign_requests import find_foreign_request, read_foreign_requests
from qualifier.reading.expressions import AnyOf, any_of
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import (
    clause_around,
    is_client_voice,
    is_question,
    select_testimony,
    words_before,
)

__all__ = [
    "find_ad_refusal",
    "find_cancellation",
    "find_foreign_request",
    "find_outside_trouble",
    "find_wellbeing",
    "read_foreign_requests",
]

_AD = (
    r"(?:реклам\w*|продвижени\w*|кампани\w*|размещени\w*|размещать\w*|медиа\w*|промо\w*|маркетинг\w*|раскрутк\w*|"
    r"таргет\w*|advert\w*|ads?|promotion|publicity|media|campaigns?)"
)
_GONE = r"(?:не будет|не нуж\w*|не надо|не треб\w+|не состоит\w+|отпал\w*)"

_CALLED_OFF = any_of(
    r"(?:все|мы|они|он|она|я|что|директор|собственник|владелец|руководство) передумал\w*(?=[.,!;:]|$)",
    r"(?:похорон|заруб|заверну|зареза|прикры)\w+ (?:[\w-]+ ){0,2}(?:проект|план|кампани|иде|запуск|реклам|медиа)\w*|(?:рекламировать|продвигать|размещать|запускать) (?:\w+ )?(?:больше |уже )?нечего|нечего (?:\w+ )?(?:рекламировать|продвигать|размещать)|снят[аоы]? с производства|сняли с производства|выходим из (?:проекта|игры)|прода(?:л|ли) (?:бизнес|компанию|сеть)|(?:можете |больше )(?:нас )?не жд(?:ать|ите)|больше не беспокой\w+|не ждите нас|финита|тема мертва|проехали, (?:не|рекламы)|реклам\w+ (?:\w+ )?(?:отпала|снята|снимается|вычеркн\w+)",
    r"discontinued|(?:not|n't) doing (?:it|this|that|the campaign)(?: any ?more)?|disregard (?:my|our|the) (?:request|email|letter|brief|message)|(?:plan|campaign|advertising|project) (?:is|are) (?:over|history|no more)|forget (?:about )?(?:the campaign|the plan|our request|it, we)|we'?re (?:out|pulling out)|withdraw(?:ing)? (?:our|my|the) (?:request|enquiry|brief)",
    r"отмен(?:а|ен\w*|ил\w*|яе\w+|яю\w*|им|ят|яли\w*|ять)\b",
    r"^\W*(?:\w+[,!.]? ){0,3}отбой\b",
    r"\bсверну(?:ли|л|ла|т|то)\b|сворачива(?:ем|ют|ется) (?:\w+ ){0,2}(?:реклам|проект|кампани|план|программ|направлени|бизнес)\w*|стопнул\w+|(?:реклам|кампани|проект)\w* (?:закры|останов)\w+ совсем",
    r"переду?мал\w* (?:\w+ ){0,3}(?:реклам\w+|кампан\w+|запуск\w+|размещ\w+|совсем|вообще|открыва\w+)",
    r"(?:отказал\w+|отказываемся|отказываюсь|решили отказаться|решил отказаться) от (?:\w+ ){0,2}(?:реклам|кампан|размещ|запуск|иде|проект|план)\w*",
    r"снял\w* (?:[\w«»]+ ){0,4}с (?:плана|повестки|производства)",
    rf"\b{_AD} (?:\w+ ){{0,5}}(?:(?<!нет и )не будет|не состоится|не планируем больше)\b",
    rf"не будет (?:\w+ ){{0,3}}{_AD}|(?:закупк\w+|запуск\w*|открыти\w*) (?:\w+ ){{0,2}}не (?:будет|состоится)",
    r"(?:больше |уже )?(?:не ?актуальн\w+)|вопрос снят|снима\w+ (?:вопрос|запрос|заявк\w+)|тем[ау] закры\w+",
    r"закры(?:ли|ваем|вают|л) (?:эту )?(?:тему|вопрос|проект|направлени\w+|кампани\w+|стройк\w+|программ\w+)",
    r"(?:проект|кампани\w+|реклам\w+|план|запуск)\w* (?:\w+ ){0,2}(?:похоронили|зарубили|слили|прикрыли|аннулир\w+|накрыл\w+)",
    r"не (?:запускаем|запускают|открываем|открываемся|делаем|проводим|размещаемся|рекламируемся) (?:\w+ ){0,3}(?:совсем|вообще|больше)",
    r"уже не (?:нуж(?:ен|н\w+)|требуется|требуются|интересу\w+|надо)\b|больше не (?:планиру\w+|интересу\w+|ищем|нужн[аоы] (?:реклам|кампани|помощ)\w*)|(?:завернули|свернули|зарезали|зарубили|прикрыли|закрыли|похоронили|слили|остановили насовсем|отозвали) (?:\w+ ){0,2}(?:проект|план|кампани|иде[юи]|запуск|реклам|медиа)\w*|(?:проект|план|кампани\w+|иде\w+|запуск|открыти\w+) (?:\w+ ){0,2}(?:завернули|свернули|зарезали|зарубили|закрыли|закрыт\w*|похоронили|отозвали)\b|обойдемся без реклам\w+|в мусорку|(?:письмо|заявк\w+|запрос|бриф|план)\w* (?:можно )?(?:выкин\w+|выброс\w+)|(?:отзыва\w+|отозва\w+) (?:\w+ )?(?:заявк|запрос|бриф)\w*",
    r"(?:план|медиаплан|расчет|предложени|кп|смет)\w* (?:\w+ ){0,2}(?:больше не нуж\w+|уже не нуж\w+|можно не \w+)",
    r"\bcancel(?:l?ed|l?ing|s)?\b|\bcall(?:ed|ing)? (?:it |this |that |the \w+ |everything )?off\b|\bscrapp\w+|\baxed\b|\bbinned\b",
    r"\bwithdr[ae]wn? (?:the|our|its|their|from)|\bwithdrew\b|pull(?:ed|ing) (?:the plug|out)\b",
    r"(?:dropped|dropping|abandoned|killed) (?:the|our|this) (?:plan|campaign|project|launch|idea|whole)\w*",
    r"(?:won't|will not|not going to) (?:be )?(?:advertis\w+|run(?:ning)? (?:any |the )?(?:ads|campaign)\w*)",
    r"no advertising (?:this|at all|after all|will)|don'?t bother (?:with|about|preparing)|closing this for good",
    r"(?:not|isn't|aren't|won't be) (?:going ahead|proceeding|moving forward)|(?:decided|deciding) (?:not to (?:advertise|go|run|proceed)|against (?:adv|the|it|any))\w*|off the table|no longer (?:need\w*|plan\w*|want\w*|interested|relevant|going)",
    r"(?:launch|plan|project|programme|campaign) (?:is|was|has been) (?:dead|off)\b|changed (?:our|their|his|her) minds? (?:about|on) (?:adv|the camp)\w*",
)
_BARE = re.compile(r"отмен|отбой|cancel|\bcall|сверну|сворач|закры|scrap")
_OWN_PLAN = re.compile(
    rf"{_AD}|план\b|плана|планы|проект\w*|программ\w+|запуск\w*|закупк\w+|тендер\w*|конкурс\w*|\bвсе\b|совсем|полностью|"
    r"вообще|направлени\w+|стройк\w+|\ball\b|everything|\bplan\b|project|programme|launch|completely|for good"
)
_OTHER_THING = re.compile(
    r"выставк|ярмар|контракт|договор|рейс|встреч|созвон|звонок|звонк|заказ|скидк|брон|поставк|мероприят|конференц|"
    r"матч|концерт|вебинар|подписк|показ\b|пар[ау]\b|отпуск|презентац|съезд|визит|парков|льгот|закон|карт[уы]|"
    r"contract|order|meeting|call\b|fair\b|exhibition|deliver|event|show\b|subscription|booking|visit|train|trip"
)
_NOT_DONE = re.compile(r"(?:\bне|\bnot|n't|\bбез|never|никто не)\s+(?:\w+\s+)?$|отмены нет")
_UNSURE = re.compile(
    r"\bесли\b|\bмогут?\b|\bможет\b|\bвдруг\b|\bв случае\b|\bif\b|\bmight\b|\bmay\b|\bunless\b|\bв прошл\w+|\blast year\b|\bпрошл\w+ (?:год|осен|весн|лет|зим)\w*"
)
_RETURN = re.compile(
    r"(?<!не )\b(?:вернем\w*|верну(?:т|тся|сь)?|возобнов\w+|перенес\w+|перенос\w*|переносим\w*|сдвин\w+|сдвига\w+|отлож\w+|"
    r"разморо\w+|перезапус\w+)\b|задача та же|остал(?:ось|ьное|ись)\b|оставляем|остается|остаются|"
    r"(?<!not )(?<!n't )(?<!nothing will )\b(?:resum\w+|com(?:e|ing) back|postpon\w+|moved to|rescheduled|the rest stands)\b"
)
_RESTARTED = re.compile(
    rf"{_AD} (?:\w+ ){{0,2}}в силе|все-таки (?:дела|запуска|буд|реши|хот)\w+|снова (?:дела|запуска|в план|хот|в работ)\w*|"
    rf"верну(?:ли|лись) к (?:план|реклам|кампан)\w+|отмен\w+ отмен\w+|\bback on\b|reinstat\w+|going ahead after all"
)

# A wish or a task stated after the cancellation is the later word: "the tender is off, we buy directly".
_WANTED_ANEW = re.compile(
    r"(?<!не )(?<!больше не )\b(?:ищем нов\w+|все равно (?:нуж|над|хот|дела)\w*|покупаем (?:напрямую|сами)|напрямую|без (?:тендера|конкурса)|"
    r"теперь (?:нуж|хот|надо|дела)\w*|вместо (?:этого|него|нее|них) (?:нуж|хот|надо|дела|буд)\w*|instead we|still (?:need|want)|but we (?:still )?(?:need|want))"
)

_DECLINED = any_of(
    rf"\b{_AD} (?:\w+ ){{0,2}}(?:ни к чему|не понадоб\w+|не пригод\w+|без надобности|незачем|лишн\w+)|реклам\w+ у нас (?:\w+ )?сво\w+|реклам\w+ (?:занимаемся|ведем|делаем) сами",
    rf"\b{_AD}(?: \w+){{0,3}},? ?(?:не|ни)(?: \w+){{0,2}} (?:нуж\w+|надо|треб\w+|интерес\w+|просил\w*|планиру\w+|собира\w+|заказыва\w+|хот\w+|ищ\w+|предлаг\w+)",
    rf"\bне (?:\w+ ){{0,2}}(?:нуж\w+|надо|треб\w+|интерес\w+|собира\w+|планиру\w+|ищ\w+) (?:\w+ ){{0,2}}{_AD}",
    rf"\bне {_AD} (?:\w+ ){{0,2}}(?:нуж\w+|надо|интерес\w+)|\bне (?:продвижение|реклам\w+), не",
    r"реклам\w+ у нас (?:\w+ )?(?:есть|хватает|в порядке|отдельн\w+|занима\w+)|рекламой у нас",
    r"(?:не|это не) (?:запрос|заявка) на реклам\w+|реклам\w+ нет, only|реклам\w+: (?:не требуется|нет|не нужна|не надо)",
    r"рекламу дела\w+ (?:глоб|без нас|сам|агентств|другие)|размещать (?:мы )?ничего|ничего (?:нам |мне )?не (?:нужно|надо|требуется)(?:,|\.|!|$)",
    r"(?:order|need|want|require)s? no (?:advertising|ads|promotion|media)|(?:do ?n[o']t|not) (?:need|want|require) (?:any )?(?:advertising|ads|promotion|media)",
    r"(?:publicity|advertising|ads|promotion)(?: for ourselves)?:? (?:none|not) (?:wanted|needed|required)|no (?:advertising|ads) (?:needed|wanted|required)",
    r"not interested in (?:advertising|ads|promotion|media)",
)
_CHANNEL_ONLY = re.compile(
    r"телев|наружн|радио|печатн|\bтв\b|газет|агрессивн|шаблонн|навязчив|прям\w+ реклам|\btv\b|radio|outdoor|print|"
    r"слово|слова|ради реклам|дорог\w+ реклам|обманн"
)
_WANTS_RESULT = re.compile(
    r"\b(?:нужн[аыо]?|надо|нам бы|хотим|need|want)\b (?:\w+ ){0,2}(?:клиент|продаж|заявк|люд|трафик|лид|покупател|"
    r"посетител|результат|customers|sales|leads|people|traffic)\w*"
)
_MONEY_ONLY = re.compile(r"(?:денег|деньги|бюджет\w*|средств\w*|budget|money) (?:\w+ ){0,2}(?:на|for) $")

_WELL = any_of(
    r"(?:все )?прода\w+ сам[ои]\b|само продается|(?:клиентов|покупателей|своих|заказов|заявок) (?:и так |и без \w+ )?(?:хватает|достаточно|полно|с избытком)|от клиентов отбоя нет|(?:мест|свободных) нет до|selling (?:itself|like hot)|booked (?:out|solid)|more (?:orders|clients|customers) than we can",
    r"проблем\w* (?:тоже |у нас |особых |никаких )*нет\b|нет (?:\w+ ){0,2}проблем\b|без проблем живем|не жалу\w+",
    r"(?:у нас|дела|продажи|все|с этим) (?:\w+ ){0,2}(?:идут(?: \w+)?|хорошо|отлично|ровно|в порядке|нормально)(?=[,.!]|$)",
    r"(?:мы )?(?:\w+ )?(?:на сарафане|сарафаном)|заказы растут|не справляем\w+ с заказами|загружены (?:под завязку|полностью)",
    r"full house|(?:sold out|went in a weekend|doing (?:fine|well|great)|no (?:problems?|complaints)|all is well|can't complain)",
)

_CURE = r"(?:лечит\w*|вылеч\w+|почин\w+|исправ\w+|наполн\w+|постро\w+|помо\w+|верн[уе]\w*|спас\w+|замаж\w+|рассос\w+|реш\w+|закро\w+|вынес\w+|поправ\w+|устран\w+|чинит\w*)"
_OUTSIDE = any_of(
    r"that'?s on us|(?:our|my) own (?:fault|mess|doing)|not (?:on|for) you\b|(?:beyond|outside) (?:your|advertising'?s?) (?:control|reach|power)|вне ваш\w+ (?:власти|зоны|сил)|это (?:уже )?(?:на нас|на нашей совести|наша вина|наш косяк|наши грабли)|сами виноваты|(?:наполовину|отчасти|частично) (?:это |сами |мы )?(?:из-за|виноват|в этом|сами)\w*|ваш\w* баннер\w* (?:тут )?не",
    rf"(?:реклам\w+|баннер\w*|экран\w*|пуш\w*|видео|awareness|смс\w*)(?: [\w-]+){{0,5}} не (?:\w+ ){{0,2}}{_CURE}|"
    rf"не (?:\w+ )?(?:реклам\w+|баннер\w+|awareness) (?:\w+ )?{_CURE}",
    rf"(?:вы|вам|вами)(?: [\w-]+){{0,4}} не {_CURE}|(?:никак\w+|ни одна) реклам\w+ не|реклам\w+ тут (?:не|ни)\b",
    r"(?:половин\w+|полбеды|полдела|треть|четверть|часть|корень|большая часть|главная) (?:[\w-]+ ){0,3}(?:беды|проблем\w*|потер\w+|жалоб|печаль|вечер\w+|дела)[^.!?]{0,60}?(?:\bв |\bне |сами|из-за|потому|—|–|-|это)",
    r"\b(?:полбеды|полдела)\b|половин\w+ (?:[\w-]+ ){0,3}(?:губит|теряем|теряет|съедает)|(?:кусок|часть|половину|треть) (?:[\w-]+ ){0,3}(?:мы )?сами (?:теряем|губим|портим)",
    r"(?:лежит|находится) вне реклам\w+|вне реклам\w+|не в рекламе|не реклама, а то|к рекламе не отн\w+|рекламой (?:это|такое|тут)? ?не",
    r"это(?: уже| мы| всё| все|,?)* сами (?:\w+ ){0,3}(?:чин\w+|исправ\w+|почин\w+|реша\w+|реш\w+|устран\w+|доработ\w+|разбер\w+)|вопросы мы устраняем|устраня\w+ собственными",
    r"(?:проблем\w+|бед\w+|вопрос\w*|onboarding|отзыв\w+|сервис\w*|доставк\w+|логистик\w+)[^.!?]{0,50}?(?:это )?не к вам|это не к вам (?:вопрос|я понимаю)|это больше к \w+ вопрос|это,? (?:уже )?не ваш\w* (?:вопрос|дело|забота)",
    r"(?:виноват\w*|вин[аы]|причин\w+)[^.!?]{0,40}(?:логистик|сервис|доставк|менеджер|кухн|персонал|склад|продажник|отдел продаж|поставщик|сайт)\w*|(?:тут|здесь|в этом|с этим) (?:вы|реклама) (?:бессил|не помощ|ни при ч|не помо)\w*|не ваша (?:забота|печаль|проблема)|чиним (?:внутри|сами|своими)|(?:сами|внутри|своими силами) (?:\w+ )?(?:чиним|разбер\w+|исправ\w+|наведем)",
    r"no (?:ad|ads|advert\w*|campaign|banner|media)s? (?:can|could|will|would|ever|is going)|(?:which|that) no (?:ad|ads|advert\w*|campaign|banner)|you (?:\w+ )?(?:can'?t|cannot|won'?t|will not) (?:\w+ )?(?:fix|cure|solve|help)|(?:no|not a) (?:banner|ad|ads|advert\w*|campaign) (?:\w+ )?(?:fix\w*|cure\w*|solve\w*|will)",
    r"(?:ads?|advertising|banners?|campaigns?|media|sms|push) (?:\w+ )?(?:won'?t|can'?t|cannot|will not|does ?n[o']t|do ?n[o']t) (?:\w+ )?(?:fix|cure|solve|help|bring)",
    r"half (?:of (?:it|the (?:problem|trouble|loss))|the (?:problem|trouble|loss)) (?:\w+ )?(?:is|comes|sits)|partly (?:it'?s|it is|because|our)|not an? (?:advertising|ad|media) (?:problem|issue|question)|outside (?:of )?advertising",
)


def find_cancellation(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the sentence by which the plan was called off with no return, or None while it stands."""
    told = tuple(s for s in select_testimony(sentences) if not is_question(s))
    off = [index for index, sentence in enumerate(told) if _calls_off(sentence.folded)]
    if not off or any(_is_restart(after.folded) for after in told[off[-1] + 1 :]):
        return None
    # "Отбой." alone says less to a reader than the sentence beside it that names what is off.
    named = (told[index] for index in off if _OWN_PLAN.search(told[index].folded))
    return next(named, told[off[0]])


def _is_restart(text: str) -> bool:
    return bool(_RESTARTED.search(text) or _WANTED_ANEW.search(text))


def find_ad_refusal(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the last sentence by which advertising as such is declined."""
    told = [s for s in select_testimony(sentences) if not is_question(s) and _declines(s)]
    in_person = [sentence for sentence in told if is_client_voice(sentence)]
    return next(reversed(in_person or told), None)


def find_wellbeing(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the first sentence that says all is well and there is no problem."""
    return _find_first(_WELL, sentences)


def find_outside_trouble(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the first sentence that puts part of the problem outside advertising."""
    return _find_first(_OUTSIDE, sentences)


def _find_first(pattern: AnyOf, sentences: tuple[Sentence, ...]) -> Sentence | None:
    told = (s for s in select_testimony(sentences) if not is_question(s))
    return next((sentence for sentence in told if pattern.search(sentence.folded)), None)


def _calls_off(text: str) -> bool:
    return any(_ends_the_plan(text, found) for found in _CALLED_OFF.finditer(text))


def _ends_the_plan(text: str, found: re.Match[str]) -> bool:
    first, last = clause_around(text, found.start(), found.end())
    clause = text[first:last]
    if _NOT_DONE.search(words_before(text, found.start(), 24)) or _UNSURE.search(text[first : found.start()]):
        return False
    if _BARE.match(found.group()) and _OTHER_THING.search(clause) and not _OWN_PLAN.search(clause):
        return False
    after = text[found.end() : found.end() + 200]
    return not (_RETURN.search(after) or _WANTED_ANEW.search(after))


def _declines(sentence: Sentence) -> bool:
    text = sentence.folded
    for found in _DECLINED.finditer(text):
        first, last = clause_around(text, found.start(), found.end())
        if _MONEY_ONLY.search(text[max(0, found.start() - 40) : found.start()]):
            continue
        if not _CHANNEL_ONLY.search(text[first:last]) and not _WANTS_RESULT.search(text, found.end()):
            return True
    return False
