"""What dates are for, in words: start, decision, bids, proposals, events, everything else."""

import re

STARTING = re.compile(
    r"старт\w*|начал(?:о|ом|у)\b|начат\w*|начин\w+|начн\w+|запус\w+|\bвыход(?:им|ит|ить|а|у|е"
    r"|ят)?\b|\bвыйти|выйдем|выезжаем"
    r"|размещени\w+|размещать\w*|размести\w+|\bкрутить\w*|\bкрутим|\bпоказ\w*|в эфир\w*|приступ\w+"
    r"|\bпериод\w*"
    r"|\bсрок\w*|(?:^|[\d.)•*—–-]\s*)когда\b|флайт\w*|(?:реклам\w*|кампани\w*) (?:\w+ )?(?:нужн|надо"
    r"|с\b|к\b|пойдет|ид[её]т)\w*|нужн\w+ (?:к|с)\b"
    r"|успеть|\bвойд[её]м\w*|\bкампани\w+|\bдат[аыу]\b|планиру\w+|намеч\w+|\bпоех\w+|перен(?:ес|ос)\w*"
    r"|сдвин\w+|подвин\w+|сдвига\w+"
    r"|съехал\w*|отлож\w+|отодвин\w+|разморо\w+|заморо\w+|\bвернут\b|отпустят|\bвыходят\b"
    r"|\blive\b|launch\w*|\bstart\w*|\bbeg[iu]n\w*|kick\w*|on[- ]air|\bruns?\b|\brunning\b|flight\w*"
    r"|\bwhen\b|timing|\bdates?\b"
    r"|\bcampaign\b|\bwe go\b|\bgo(?:es|ing)? (?:in|on|live|out)\b|\bperiod\b|wants? it|roll(?:s"
    r"|ing)? out|\bmoved?\b|postpon\w+"
    r"|pushed|printed|scheduled|\bstands?\b|\bopens on\b"
)
# Words of correction and estimate: the date after them is the one that holds.
CORRECTING = re.compile(
    r"\bдавайте\b|\bтеперь\b|поправка|окончательно|вс[ея][ -]?(?:же|таки)\b|в лучшем случае"
    r"|ориентировочно|точн(?:о|ее)\b"
    r"|\bfirmly\b|\bso it'?s\b|\bnow\b|let's (?:say|make)|\bstick\b|best case|\bmake it\b"
)
DECIDING = re.compile(
    r"\bреш(?:ени\w+|им|ит|ат|ает|ить|ится|аться|ают)\b|выбер\w+|выбира\w+|\bвыбор\w*|определ(?:им|ит"
    r"|ят|яем|яет)\w*"
    r"|утверждени\w+|утверд(?:им|ит|ят|ить)\b|утверждает\b|подпис(?:ать|ани|шем|ыва)\w*|\bитог(?:и|ам"
    r"|ов)?\b|вскры\w+|победител\w*|комисси\w+|комитет\w*"
    r"|\bсовет(?:е|а|ом)?\b|правлени\w+|голосу\w+|рассмотр\w+|\bdecid\w+|\bdecision\w*|\bchoos\w+"
    r"|\bpick\b|\bpicks\b|\bselect\w*|\baward\w*"
    r"|\bboard\b|committee|\bapprov\w+|\bsign(?:s|ing)?\b|\bresults?\b|shortlist\w*|winner\w*"
    r"|make up our minds"
)
BIDDING = re.compile(
    r"тендер\w*|\bконкурс\w*|\bзаявк\w+|\bзаявок\b|\bприем\w*|принима\w+|\bподач\w+|\bподать|подава\w+"
    r"|котировк\w*|\bотбор\w*"
    r"|\bбид(?:а|ы|ов)?\b|дедлайн\w*|конверт\w*|\bкп\b|складыва\w+|закрыва\w+|предложени[йя]|\bторг(?:и"
    r"|ов)\b|аукцион\w*"
    r"|\bbids?\b|\btender\w*|\brf[pq]\b|submission\w*|submit\w*|proposals?\b|\bdeadline\w*|envelopes?"
    r"|\bdue\b|\bclos(?:es|ing)\b"
)
ASKING = re.compile(
    r"пришлит\w*|прислат\w*|\bжд[уе]м?\b|\bответ\w*|вышлит\w*|отправ\w+|пришл\w+|посчитай\w*"
    r"|расч[её]т\w*|медиаплан\w*|подожд\w+"
    r"|\bнапиш\w+|\bsend\b|\breply\b|\bquotes?\b|\bestimate\b|waiting|expect your|media ?plan"
    r"|\bdeck\b|overview|обзор\w*"
)
HAPPENING = re.compile(
    r"(?:поток|лига|сезон|курс|семестр|чемпионат|марафон|продажи|школа|фура) (?:\w+ )?(?:старту|начина"
    r"|запуска|выход)\w+"
    r"|(?:league|season|course|semester|sale|school|intake) (?:\w+ )?(?:starts?|begins?|opens?|goes live)"
    r"|to (?:be )?open(?:ed)?\b|(?:день|дата|праздник) назнач\w+|вывод(?:им|ят|ит)\b|в продажу"
    r"|открыва\w+|открыти\w+|откро\w+|открыт(?:ие|ию|ием|ии)\b|день открытых|\bвыставк\w*|ярмарк\w*"
    r"|\bфорум\w*|конференц\w*|фестивал\w*|\bсезон\w*|праздник\w*"
    r"|приед\w+|\bприд(?:ут|ет)\b|завоз\w*|к этому (?:дню|времени|сроку)|by then|прибуд\w+|привез\w+"
    r"|\bпоставк\w*|\bсдач\w+|сдают|\bключи\b|отгруз\w+|\bпарти[яию]\b|\bпоток\w*|\bнабор\w*|премьер\w*"
    r"|релиз\w*|коллекци\w*|капсул\w*|ввод\w*|месячник\w*|курьеры"
    r"|\bdrops?\b|\bopens?\b|opening|\bfair\b|exhibition|\bexpo\b|\bseason\b|arriv\w+"
    r"|\bshipment\b|\bdeliver\w+|ribbon\w*"
)
# Dates of other things: meetings, absences, papers, discounts, what has happened.
OTHERWISE = re.compile(
    r"созвон\w*|встреч\w*|встрети\w+|звон\w+|отпуск\w*|командировк\w*|вернется|вернусь|вернулась"
    r"|паспорт\w*|выдан\w*|\bисх\b|\bвх\b|скидк\w+"
    r"|основан\w*|\bлицензи\w+|гаранти\w+|на связи|практик\w+|декрет\w*|больничн\w*|санатори\w*"
    r"|\bдемо\b|пропуск\w*|приказ\w*|извещени\w+|утвердил\w*|решил\w*|подписал\w*|выбрал\w*"
    r"|упал\w*|снизил\w*|просел\w*|просел\w*|вырос\w*|крутил\w*|размещал\w*|\bделал[аи]?\b|открыл(?:и"
    r"|ся|ась|ось)|писал\w*|заказывал\w*"
    r"|закрыл\w*|провел\w*|потерял\w*|сократил\w*|запустил[аи]?с?ь?\b|купил\w*|взяли|расторг\w*|ушел"
    r"|ушли|пришл[аио]\b|тратил\w*|потратил\w*"
    r"|\bжгли\b|гоняли|никто не|не бер[её]т|назад\b|численност\w+|\bпо состоянию|разговаривал\w*"
    r"|говорил[аи]? с вами"
    r"|\bcall(?:ed|s)?\b|\bmeet\w*|\bmet\b|vacation|on leave|out of office|\breturns?\b|passport|issued"
    r"|discount\w*|\bfell\b|dropped|\bdown\b"
    r"|\bran\b|\bsince\b|\bago\b|\blost\b|\bbought\b|founded|\bspent\b|\blast (?:year|month|spring"
    r"|summer|autumn|fall|winter|season)\b"
    r"|\bdecided\b|\bapproved\b|\bsigned\b|\bchose\b|\bdecline\w*|\bgrew\b|\bemploy\w*|\bvisited\b|\btried\b"
)
TALKING = re.compile(
    r"разговор\w*|вернемся|возвраща\w+|обсуд\w+|напомнит\w*|вернитесь|поговор\w+|позвоните|наберите"
    r"|вернуться к|спросите|ask again"
    r"|come back|\btalk\b|discuss|ping (?:us|me)|get back|remind|revisit|check back|предметн\w+"
)
ENDING = re.compile(
    r"законч\w+|заверш\w+|распрода\w+|\bконец\b|\bокончани\w*|\bкрут\w+|размещ\w+|\bид[её]т\b|длит\w*"
    r"|\bкампани\w*|\bакци\w+|продл\w+|реклам\w+"
    r"|показ\w+|продать|\bends?\b|\bfinish\w*|\brun\w*|\blasts?\b|\bcampaign\b|sell (?:out|off)"
    r"|clear\b|флайт\w*|flight"
)
ASKS_WHEN = re.compile(
    r"когда|старт|срок|\bдат[аыуе]\b|датам|начин|начать|числ[аоу]\b|\bwhen\b|start|timing"
    r"|\bdates?\b|launch|before \w+"
    r"|январ|феврал|\bмарт|апрел|\bмае\b|июн|июл|август|сентябр|октябр|ноябр|декабр|for december"
    r"|through march"
)
ASKS_BIDS = re.compile(
    r"(?:до какого|до когда|когда|when|deadline|крайний срок)[^?]{0,40}(?:заявк|предложени|кп\b|конверт"
    r"|подач|bids?\b|proposal|submi|offers)"
    r"|(?:заявк|предложени|подач)\w*[^?]{0,30}(?:до какого|до когда)|when (?:are|is) (?:the )?(?:bids?"
    r"|proposals?|offers?) due"
)
ASKS_MEETING = re.compile(
    r"созвон|встреч|удобно|позвонить|перезвонить|вернемся|связаться|верн[ую]т?ься|\bcall\b|meet"
    r"|get back|talk\b|макеты"
)
ASKS_DECISION = re.compile(
    r"(?:когда|к какому|when|what date)[^?]{0,30}(?:реш(?:ите|ени|ат|ает|им|ится)|выбер|выбира|определ"
    r"|подпиш|утверд|decid|decision|choose|\bsign)"
)
IT_IS = re.compile(r"(?:it'?s|it is|now|сейчас(?: уже)?|на дворе|уже)\s+$")
TENDER = re.compile(
    r"тендер|\bконкурс\w* (?:объявл|на\b|на нашей|площадк)|объявл\w+ конкурс|внутренний конкурс"
    r"|закупочн|\b(?:44|223)-?\s?фз|\bлот\b|аукцион"
    r"|отбор\w* (?:подрядчик|исполнител|агентств|поставщик|площад)"
    r"|(?<!пришлите )(?<!вышлите )(?<!отправьте )(?<!жду )(?:заявки|предложения|бумаги"
    r"|кп) (?:\w+ )?(?:принима|ждем до|до |собира|складыва)"
    r"|(?:сбор|прием|подач\w+|приема) (?:кп|заяв|предложени|котиров)|извещени"
    r"|бид\b|bid\b|bids\b|\btender|\brf[pq]\b"
    r"|submission deadline|sealed|вскры(?:ваем|тие)|\bконкурс\b"
)
NEGATED = re.compile(
    r"(?:\bне|\bни|\bnot|\bno|n't|\bвместо|instead of|rather than)\s+(?:в|во|на|с|со|к|до|in|on|from"
    r"|the|for|про)?\s*(?:the )?$"
)
NOT_BEFORE = re.compile(
    r"(?:не раньше|не ранее|раньше|ранее|not? (?:earlier|sooner|before)|not (?:\w+ ){0,3}before"
    r"|nothing (?:\w+ )?before|nothing \w+ before|earliest)"
    r"\W*(?:чем |than )?(?:в |с |к |in |the )?$"
)
NOT_BEFORE_AFTER = re.compile(
    r"^,? ?(?:но |и |а )?(?:не раньше|не ранее|раньше (?:не|никак|нельзя|ничего|смысла)|not (?:before"
    r"|earlier|sooner)|no (?:earlier|sooner))"
)
HEADS_TIME = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:когда|срок\w*|старт|начало|период|дат[аы]|запуск|start|when|timing"
    r"|dates?|period|launch)(?: \w+)?\s*[:—–-]"
)
FORGET = re.compile(
    r"(?:забудьте|забудь|забыть|выкин\w+|вычеркн\w+|forget|scratch|ignore|strike)\s+(?:\w+\s+){0,3}$"
    r"|не\s+(?:\w+\s)?актуальн"
)
FORGET_AFTER = re.compile(
    r"^(?![^.;!?]{0,14}(?:раньше|ранее|если|\bif\b|до этого|до того|before|earlier"
    r"|sooner))[^.;!?]{0,12}?(?:,? ?(?:забудьте|отпада|не подходит|отмен|уже не |больше не|неактуальн"
    r"|не выйдет|не получ|не успеваем|не успеем|не смож|не начина|не старту"
    r"|не запуска|ничего|won't|is off|no longer|is dead|not (?:possible|happening))"
    r"|\s*[—–-]\s*(?:забудьте|ошибк|нет))"
)
DOUBTED = re.compile(
    r"^[^.!?]{0,30}?(?:или не (?:в |к |с |на )?\w+|или нет\b|или (?:вообще|вовсе) н|не факт|вилами"
    r"|а может,? и не|может,? и не|\bor not\b|maybe not|(?:or )?maybe never|or never)"
    r"|^[^.!?]{0,30}[.!?] (?:или не|or not|а может,? и не)"
)
SLIPS = re.compile(r"^\s*,? ?(?:глядишь|поди\b|чего доброго|who knows)")
SUPPOSED = re.compile(r"мне кажется|по-моему|когда-нибудь|может,? вспом|я думаю|i guess|i suppose|some ?day")
LAPSED = re.compile(
    r"проехал\w*|просп(?:ал|ав)\w*|прошляп\w*|сгорел\w*|сорва\w*|не успел\w*|неуспел\w*|слетел\w*"
    r"|упустил\w*|не стартовал\w*|прозевал\w*"
    r"|уже прош\w+|обалде|календарь посмотр|has passed|that's gone|obviously gone|is gone|missed it"
    r"|we missed|slipped by|blew it"
)
