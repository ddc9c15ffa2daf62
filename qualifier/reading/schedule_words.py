"""What dates are for, in words: start, decision, bids, proposals, events, everything else."""

import re

from qualifier.reading.patterns import pattern


def _of_words(alternatives: str) -> re.Pattern[str]:
    """Compile alternatives that begin at the beginning of a word: no other place is tried."""
    return pattern(rf"(?<!\w)(?:{alternatives})")


STARTING = _of_words(
    r"включ(?:им|аем|ить|ать|иться|аться|айте|ите|ение)\w*|перв\w+ волн\w+|волн[аыу]\b|рассылк\w*|эфир\w*"
    r"|став(?:им|ьте|ить|лю|ят)\b|тизер\w*|пуска(?:ем|ть|йте)\b|пустить\b|пустим\b"
    r"|teasers?\b|\bads\b|waves?\b|switch(?:ed|ing)? on"
    r"|погнали|поехали|передвин\w+|переехал\w* на|в планах|пауз\w+|aim(?:ing)? for|старт\w*|начал(?:о|ом"
    r"|у)\b|начат\w*|начин\w+|начн\w+|запус\w+"
    r"|\bвыход(?:им|ит|ить|а|у|е"
    r"|ят)?\b|\bвыйти|выйдем|выезжаем|размещени\w+|размещать\w*|размести\w+|\bкрутить\w*|\bкрутим"
    r"|\bпоказ\w*|приступ\w+|\bпериод\w*|\bсрок\w*|(?:(?<=^)|(?<=[.)•*—–-] )"
    r"|(?<=[.)•*—–-]))когда\b|флайт\w*|(?:реклам\w*|кампани\w*) (?:\w+ )?(?:нужн|надо|с\b|к\b|пойдет"
    r"|ид[её]т)\w*|нужн\w+ (?:к|с)\b|успеть|\bвойд[её]м\w*|\bкампани\w+|\bдат[аыу]\b|планиру\w+"
    r"|намеч\w+|\bпоех\w+|перен(?:ес|ос)\w*|сдвин\w+|подвин\w+|сдвига\w+|съехал\w*|отлож\w+|отодвин\w+"
    r"|разморо\w+|заморо\w+|\bвернут\b|отпустят|\bвыходят\b|\blive\b|launch\w*|\bstart\w*|\bbeg[iu]n\w*"
    r"|kick\w*|on[- ]air|\bruns?\b|\brunning\b|flight\w*|\bwhen\b|timing"
    r"|\bdates?\b|\bcampaign\b|\bwe go\b|\bgo(?:es|ing)? (?:in|on|live|out)\b|\bperiod\b|wants? it"
    r"|roll(?:s|ing)? out|\bmoved?\b|postpon\w+|pushed|printed|scheduled|\bstands?\b"
)
# Words of correction and estimate: the date after them is the one that holds.
CORRECTING = _of_words(
    r"\bдавайте\b|\bтеперь\b|поправка|окончательно|вс[ея][ -]?(?:же|таки)\b|в лучшем случае"
    r"|ориентировочно|точн(?:о|ее)\b|\bfirmly\b|\bso it'?s\b|\bnow\b|let's (?:say|make)"
    r"|\bstick\b|best case|\bmake it\b"
)
DECIDING = _of_words(
    r"(?:совет|комисси\w+|комитет|правление) (?:собира|заседа|встреча)\w+|(?:board|committee"
    r"|council) (?:meets|sits|convenes|votes)|да(?:м|дим|дут|ст) ответ|подпиш\w+"
    r"|(?:подведени\w+ )?итог\w* (?:конкурс|тендер|отбор|закупк)\w*|ответ по (?:подрядчик|агентств"
    r"|предложени|вопрос)\w*|дадим ответ|make the call|give you an answer|\bреш(?:ени\w+|им|ит|ат|ает"
    r"|ить|ится|аться|ают)\b|выбер\w+|выбира\w+|\bвыбор\w*|определ(?:им|ит"
    r"|ят|яем|яет)\w*|утверждени\w+|утверд(?:им|ит|ят|ить)\b|утверждает\b|подпис(?:ать|ани|шем|ыва)\w*"
    r"|\bитог(?:и|ам|ов)?\b|вскры\w+|победител\w*|комисси\w+|комитет\w*|\bсовет(?:е|а"
    r"|ом)?\b|правлени\w+|голосу\w+|рассмотр\w+|\bdecid\w+|\bdecision\w*|\bchoos\w+"
    r"|\bpick\b|\bpicks\b|\bselect\w*|\baward\w*|\bboard\b|committee|\bapprov\w+|\bsign(?:s"
    r"|ing)?\b(?![- ]?ups?\b)|\bresults?\b|shortlist\w*|winner\w*|make up our minds"
)
BIDDING = _of_words(
    r"тендер\w*|\bконкурс\w*|\bзаявк\w+|\bзаявок\b|\bприем\w*|принима\w+|\bподач\w+|\bподать|подава\w+"
    r"|котировк\w*|\bотбор\w*|\bбид(?:а|ы|ов)?\b|дедлайн\w*|конверт\w*|\bкп\b|складыва\w+|закрыва\w+"
    r"|предложени[йя]|\bторг(?:и|ов)\b|аукцион\w*|\bbids?\b|\btender\w*|\brf[pq]\b|submission\w*"
    r"|submit\w*|proposals?\b|\bdeadline\w*|envelopes?|\bdue\b|\bclos(?:es|ing)\b"
)
ASKING = _of_words(
    r"направ(?:ьте|ить|ляйте)\w*|предостав\w+|передайте|provide\b|forward\b|пришлит\w*|прислат\w*"
    r"|\bжд[уе]м?\b|\bответ\w*|вышлит\w*|отправ\w+|пришл(?:ите|ю|ем|ет|ете|и)\b|посчитай\w*"
    r"|расч[её]т\w*|медиаплан\w*|подожд\w+|\bнапиш\w+|\bsend\b|\breply\b|\bquotes?\b|\bestimate\b|"
    r"waiting|expect your|media ?plan|\bdeck\b|overview|обзор\w*"
)
HAPPENING = _of_words(
    r"поступ(?:ит|ят|ают|ает)\b|появ(?:ится|ятся|ляется|ляются)\b|юбиле\w+|день рождени\w+|церемони\w+"
    r"|вручени\w+"
    r"|вруча\w+|дерби|забег\w*|чемпионат\w*|парад\w*|съезд\w*|слет\w*|конгресс\w*|саммит\w*|ночь музеев"
    r"|круиз\w*|кубок|финал(?!ьн)\w*|reopen\w*|derby|match|tournament|\brace\b|gala"
    r"|ceremony|awards?\b|parade|festival\w*|conference|congress|summit|anniversary|finals"
    r"|вебинар\w*|семинар\w*|концерт\w*|гастрол\w*|марафон\w*|олимпиад\w*|турнир\w*|матч\w*|мастер-класс\w*"
    r"|выпуска(?:ем|ют|ет)|выпустим\b|выда(?:ем|ют|ет)\b|вылета\w+|отплыва\w+|прилета\w+|причалива\w+"
    r"|распах\w+|заезд\w*|(?:на|в) (?:\w+ )?полк\w+|стенд\w*|показ коллекц\w*|день города|ко дню города"
    r"|истека\w+|сгора(?:ет|ют)|сгорят|сгорит|аннулир\w+|обнул\w+|просроч\w+"
    r"|(?:кончает|заканчивает|завершает|прекращает|закрывает)ся|(?:кончают|заканчивают|завершают"
    r"|прекращают)ся|снима(?:ют|ется) с|снимут|спишут"
    r"|заберут"
    r"|on sale|webinar\w*|seminar\w*|concert\w*|gig\b|premiere\w*|hits? the shel\w+|on (?:the )?shel\w+"
    r"|expir\w+|lapses?\b|runs? out|shuts\b|closes\b|sets? sail|takes? off|departs?\b|maiden\w*|grand opening"
    r"|goes on sale|stand at|booth\w*|trade show|intake\w*|presale\w*|debut\w*|rolls? off"
    r"|(?:поток|лига|сезон|курс|семестр|чемпионат|марафон|продажи|школа|фура) (?:\w+ )?(?:старту|начина"
    r"|запуска|выход)\w+|(?:league|season|course|semester|sale|school|intake) (?:\w+ )?(?:starts?"
    r"|begins?|opens?|goes live)|to (?:be )?open(?:ed)?\b|(?:день|дата|праздник) назнач\w+|вывод(?:им"
    r"|ят|ит)\b|в продажу|открыва\w+|открыти\w+|откро\w+|открыт(?:ие|ию|ием|ии)\b|день открытых"
    r"|\bвыставк\w*|ярмарк\w*|\bфорум\w*|конференц\w*|фестивал\w*|\bсезон\w*|праздник\w*|приед\w+"
    r"|\bприд(?:ут|ет)\b|завоз\w*|к этому (?:дню|времени|сроку)|by then|прибуд\w+|привез\w+"
    r"|\bпоставк\w*|\bсдач\w+|сдают|\bключи\b|отгруз\w+|\bпарти[яию]\b|\bпоток\w*|\bнабор\w*|премьер\w*"
    r"|релиз\w*|коллекци\w*|капсул\w*|ввод\w*|месячник\w*|курьеры|\bdrops?\b|\bopens?\b|opening"
    r"|\bfair\b|exhibition|\bexpo\b|\bseason\b|arriv\w+|\bshipment\b|\bdeliver\w+|ribbon\w*"
)
# Dates of other things: meetings, absences, papers, discounts, what has happened.
OTHERWISE = _of_words(
    r"узна(?:ю|ем|ют)\b|скаж(?:у|ем|ут)\b|сообщ(?:у|им|ат)\b|перезвон\w*|созвон\w*|встреч\w*|встрети\w+"
    r"|звон\w+|отпуск\w*|командировк\w*|вернется|вернусь|вернулась"
    r"|паспорт\w*|выдан\w*|\bисх\b|\bвх\b|скидк\w+|основан\w*|\bлицензи\w+|гаранти\w+|на связи"
    r"|практик\w+|декрет\w*|больничн\w*|санатори\w*|\bдемо\b|пропуск\w*|приказ\w*|извещени\w+"
    r"|утвердил\w*|решил\w*|подписал\w*|выбрал\w*|упал\w*|снизил\w*|просел\w*|просел\w*|вырос\w*"
    r"|крутил\w*|размещал\w*|\bделал[аи]?\b|открыл(?:и|ся|ась|ось)|писал\w*|заказывал\w*|закрыл\w*"
    r"|провел\w*|потерял\w*|сократил\w*|запустил[аи]?с?ь?\b|купил\w*|взяли|расторг\w*|ушел|ушли"
    r"|пришл[аио]\b|тратил\w*|потратил\w*|\bжгли\b|гоняли|никто не|не бер[её]т|назад\b|численност\w+"
    r"|\bпо состоянию|разговаривал\w*|говорил[аи]? с вами|\bcall(?:ed|s)?\b|\bmeet\w*|\bmet\b|vacation"
    r"|on leave|out of office|\breturns?\b|passport|issued|discount\w*|\bfell\b|dropped"
    r"|\bdown\b|\bran\b|\bsince\b|\bago\b|\blost\b|\bbought\b|founded|\bspent\b|\blast (?:year|month"
    r"|spring|summer|autumn|fall|winter|season)\b|\bdecided\b|\bapproved\b|\bsigned\b|\bchose\b|"
    r"\bdecline\w*|\bgrew\b|\bemploy\w*|\bvisited\b|\btried\b"
)
TALKING = _of_words(
    r"к (?:этой |этому )?(?:теме|вопросу)|(?:ask|ping|try|call|write to|contact|email) (?:me|us)(?: again"
    r"| back)?"
    r"|return to (?:the|this|it)|circle back|pick (?:it|this) up|look at (?:it|this|advertising) again"
    r"|постучите"
    r"|свяжитесь|вернуться|разговор\w*|вернемся|возвраща\w+|обсуд\w+|напомнит\w*|вернитесь|поговор\w+"
    r"|позвоните|наберите"
    r"|вернуться к|спросите|ask again|come back|\btalk\b|discuss|ping (?:us|me)|get back|remind|revisit"
    r"|check back|предметн\w+"
)
ENDING = _of_words(
    r"законч\w+|заверш\w+|распрода\w+|\bконец\b|\bокончани\w*|\bкрут\w+|размещ\w+|\bид[её]т\b|длит\w*"
    r"|\bкампани\w*|\bакци\w+|продл\w+|реклам(?!н)\w+|показ\w+|продать|\bends?\b|\bfinish\w*|\brun\w*"
    r"|\blasts?\b|\bcampaign\b|sell (?:out|off)|clear\b|флайт\w*|flight"
)
# After the day of the start these name the day of the end: «закрываем 30 июня», stop on 3 May.
STOPPING = pattern(
    r"(?:закрыва\w+|выключа\w+|стоп|останавлива\w+|заканчива\w+|закончи\w+|заверша\w+|завершим|финиш\w*"
    r"|сворачива\w+|снима\w+|гасим|stop\w*|ends?|ending|off|done|finish\w*|wrap\w*|clos(?:es?|ing)|over)"
    r"(?: it| up| the \w+| \w+)?[\s:—–-]*(?:(?:в|к|на|с|on|by|at|in) (?:the )?)?$"
)
# Words that set a day for what the sentence speaks of, and do not tell what it is.
NEUTRAL = pattern(
    r"(?:намеч|планир|назнач|ожида|запланир|перен[ео]с|передвин|сдвин|подвин|отодвин|съехал|переехал|срок|дат"
    r"|sched|postpon|moved?|pushed|planned|stands?|due|expected|set\b|dates?|timing|period|период)"
)
# What the start of a campaign opens, unlike a shop or a sale.
AD_OBJECT = pattern(
    r"эфир|показ|кампани|реклам|размещени|флайт|баннер|ролик|рассылк|on[- ]air|campaign|\bads\b|advert|flight"
)
OPENS_ADS = pattern(
    r"(?:эфир|показ|кампани|реклам|размещени|флайт|campaign|\bads|flight)\w* (?:\w+ )?"
    r"(?:откры|откро|opens?\b)"
    r"|(?:откры(?:ва|ть|л)|откро|open(?:s|ing)?\b)\w* (?:\w+ )?"
    r"(?:эфир|показ|кампани|реклам|размещени|флайт|campaign|\bads)"
)
# Whose approval is of money, not of the one who will do the work.
OF_MONEY = pattern(r"бюджет|смет|деньг|денег|сумм|средств|лимит|финанс|budget|money|funds|\bcfo\b|\bsum\b")
OF_CONTRACTOR = pattern(
    r"подрядчик|исполнител|агентств|площадк|поставщик|партнер|предложени|выбор|выбира|выбер|кто\b|кого\b"
    r"|заявк"
    r"|медиаплан|запуск|кампани|реклам|supplier|vendor|agency|partner|contractor|choose|choice|pick|select"
    r"|award"
)
# What runs out by itself and is no campaign.
THING = pattern(
    r"лиценз|контракт|договор|аренд|полис|льгот|субсид|грант|прием|подач|заявк|акци[яи]|набор|запис|регистрац"
    r"|licen[cs]e|lease|contract|policy|grant|subsid|intake|enrol|registration|promotion|offer|terrace"
    r"|bids?\b"
)
OF_CAMPAIGN = pattern(
    r"реклам|кампани|показ|эфир|баннер|ролик|рассылк|размещ|крут|флайт|тизер|волн|смс|пуш|\bads?\b|campaign"
    r"|on[- ]air"
    r"|flight|advert|banner|teaser|wave|video"
)
OF_START = pattern(
    r"старт(?!ует|уют)|нач(?:ал|ать|н[её]м|ина(?:ем|ть))|запус(?:к\b|тит|тим)|запускаемся|стартуем|включ"
    r"|поеха|погна|приступ"
    r"|\bstart|kick|go (?:live|in)|begin"
)
# A day that replaces another is no second thing.
MOVES = pattern(
    r"перен|сдви|подви|съеха|передвин|вместо|поправ|теперь|всё[- ]?же|все[- ]?же|\bнет\b|точнее|окончательн"
    r"|вернее|сначала"
    r"|потом|или|moved|postpon|pushed|instead|\bnow\b|rather|\bor\b|\bnot\b|actually|make it|then"
)
# A polite request has the form of a question: could we be live on 9 June?
REQUESTING = pattern(
    r"\b(?:could|can|may|might) (?:we|you)\b|is it possible|would it be possible|\bможно\b|\bсмож(?:ем|ете)\b"
    r"|\bуспе(?:ем|ете|ть)\b"
)
ASKS_WHEN = _of_words(
    r"когда|старт|срок|\bдат[аыуе]\b|датам|начин|начать|числ[аоу]\b|\bwhen\b|start|timing"
    r"|\bdates?\b|launch|before \w+|январ|феврал|\bмарт|апрел|\bмае\b|июн|июл|август|сентябр|октябр"
    r"|ноябр|декабр|for december|through march"
)
ASKS_BIDS = pattern(
    r"(?:до какого|до когда|когда|when|deadline|крайний срок)[^?]{0,40}(?:заявк|предложени|кп\b|конверт"
    r"|подач|bids?\b|proposal|submi|offers)"
    r"|(?:заявк|предложени|подач)\w*[^?]{0,30}(?:до какого|до когда)|when (?:are|is) (?:the )?(?:bids?"
    r"|proposals?|offers?) due"
)
ASKS_MEETING = _of_words(
    r"созвон|встреч|удобно|позвонить|перезвонить|вернемся|связаться|верн[ую]т?ься|\bcall\b|meet"
    r"|get back|talk\b|макеты"
)
ASKS_DECISION = pattern(
    r"(?:когда|к какому|when|what date)[^?]{0,30}(?:реш(?:ите|ени|ат|ает|им|ится)|выбер|выбира|определ"
    r"|подпиш|утверд|decid|decision|choose|\bsign)"
)
IT_IS = pattern(r"(?:it'?s|it is|now|сейчас(?: уже)?|на дворе|уже)\s+$")
TENDER = _of_words(
    r"(?:провод|объявля|объявл)\w+ (?:\w+ )?(?:закупк|запрос|отбор)\w*|запрос (?:котировок|предложений|цен)"
    r"|(?:прием|подач|окончани\w+ прием)\w* (?:\w+ )?(?:конверт|пакет|документац|предложени)\w*|вскрыти\w+"
    r"|sealed (?:bids|envelopes)|call for (?:bids|tenders|proposals)|request for (?:proposals?|quotations?)"
    r"|итог\w* (?:конкурс|тендер|отбор)|тендер|\bконкурс\w* (?:объявл|на\b|на нашей|площадк)"
    r"|объявл\w+ конкурс|внутренний конкурс"
    r"|закупочн|\b(?:44|223)-?\s?фз|\bлот\b|аукцион|отбор\w* (?:подрядчик|исполнител|агентств|поставщик"
    r"|площад)|(?<!пришлите )(?<!вышлите )(?<!отправьте )(?<!жду )(?:заявки|предложения|бумаги"
    r"|кп) (?:\w+ )?(?:принима|ждем до|до |собира|складыва)|(?:сбор|прием|подач\w+|приема) (?:кп|заяв"
    r"|предложени|котиров)|извещени|бид\b|bid\b|bids\b|\btender|\brf[pq]\b|submission deadline|sealed"
    r"|вскры(?:ваем|тие)|\bконкурс\b"
)
NEGATED = pattern(
    r"(?:\bне|\bни|\bnot|\bno|n't|\bвместо|instead of|rather than)\s+(?:в|во|на|с|со|к|до|in|on|from"
    r"|the|for|про)?\s*(?:the )?$"
)
NOT_BEFORE = pattern(
    r"(?:не раньше|не ранее|раньше|ранее|not? (?:earlier|sooner|before)|not (?:\w+ ){0,3}before"
    r"|nothing (?:\w+ )?before|nothing \w+ before|earliest)"
    r"\W*(?:чем |than )?(?:в |с |к |in |the )?$"
)
NOT_BEFORE_AFTER = pattern(
    r"^,? ?(?:но |и |а )?(?:не раньше|не ранее|раньше (?:не|никак|нельзя|ничего|смысла)|not (?:before"
    r"|earlier|sooner)|no (?:earlier|sooner))"
)
HEADS_TIME = pattern(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:когда|срок\w*|старт|начало|период|дат[аы]|запуск|start|when|timing"
    r"|dates?|period|launch)(?: \w+)?\s*[:—–-]"
)
FORGET = pattern(
    r"(?:забудьте|забудь|забыть|выкин\w+|вычеркн\w+|forget|scratch|ignore|strike)\s+(?:\w+\s+){0,3}$"
    r"|не\s+(?:\w+\s)?актуальн"
)
FORGET_AFTER = pattern(
    r"^(?![^.;!?]{0,14}(?:раньше|ранее|если|\bif\b|до этого|до того|before|earlier"
    r"|sooner))[^.;!?]{0,12}?(?:,? ?(?:забудьте|отпада|не подходит|отмен|уже не |больше не|неактуальн"
    r"|не выйдет|не получ|не успеваем|не успеем|не смож|не начина|не старту"
    r"|не запуска|ничего|won't|is off|no longer|is dead|not (?:possible|happening))"
    r"|\s*[—–-]\s*(?:забудьте|ошибк|нет))"
)
DOUBTED = pattern(
    r"^[^.!?]{0,30}?(?:или не (?:в |к |с |на )?\w+|или нет\b|или (?:вообще|вовсе) н|не факт|вилами"
    r"|а может,? и не|может,? и не|\bor not\b|maybe not|(?:or )?maybe never|or never)"
    r"|^[^.!?]{0,30}[.!?] (?:или не|or not|а может,? и не)"
)
ALTERNATIVE = pattern(r"^\s*,?\s*(?:или|либо|or|could be|может быть|maybe|а может)\b")
INCLUSIVE = pattern(r"(?:through|thru|\bпо)\s+(?:the )?$")
SLIPS = pattern(r"^\s*,? ?(?:глядишь|поди\b|чего доброго|who knows)")
SUPPOSED = _of_words(r"мне кажется|по-моему|когда-нибудь|может,? вспом|я думаю|i guess|i suppose|some ?day")
LAPSED = _of_words(
    r"проехал\w*|просп(?:ал|ав)\w*|прошляп\w*|сгорел\w*|сорва\w*|не успел\w*|неуспел\w*|слетел\w*"
    r"|упустил\w*|не стартовал\w*|прозевал\w*|уже прош\w+|обалде|календарь посмотр|has passed"
    r"|that's gone|obviously gone|is gone|missed it|we missed|slipped by|blew it"
)
HOLIDAY = pattern(
    r"friday|черн\w+ пятниц|new year|нов\w+ год|christmas|xmas|easter|пасх|valentine|валентин|влюбл"
    r"|women|женск|school|школ|учебн"
    r"|знаний|halloween|х[эе]ллоуин|рождеств|масл|11\.11|singles|thanksgiving|cyber|киберп|защит"
)
# A clause that tells what has happened, and words of meaning or saying that only look like it.
DONE = pattern(
    r"\b(?!начало|недел|апрел|издели|модел|панел|мебел|начала|отдел|канал|портал|капитал|персонал|материал"
    r"|квартал|сериал|журнал|филиал|или\b|\w{2,}[аия]тели\b"
    r"|если|цели|дел[ао]?\b|сил[аы]?\b)"
    r"\w+(?:[аиеыуяо]л|[аиеыуяо]л[аио]|[аиеыуяо]л[аи]?сь|[аиеыуя]лся|шел|шла|шли"
    r"|шло)\b|\bбыл[аио]?\b|никто не|\bвисит\b|\bне бер"
    r"|\b(?:was|were|had|did|since|ago|fell|came|left|lost|went|ran"
    r"|(?<!\bare )(?<!\bis )(?<!\bbe )(?<!\bget )\w{3,}ed)\b"
)
MEANT = pattern(
    r"\bчтоб|\bвыбра|назнач|\bхотел|планировал|думал|собирал|должн|намеч|говорил|сказал|реши|перен|сдвин"
    r"|отлож|назвал|обещал"
    r"|просил|прислал|meant|plan|said|told"
)
