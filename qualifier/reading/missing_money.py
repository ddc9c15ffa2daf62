"""Money that is not there: locked up, given to something else, or never set aside, by grammar and idiom."""

from qualifier.reading.expressions import any_of
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("missing_money")

# Money of any name, also as «every promotional rouble», «рекламный рубль», «кэш», «строка на рекламу».
_FUNDS = _PHRASES["_FUNDS"]
_SUM = (
    r"(?:миллион\w*|тысяч\w*|млн|тыс|лям\w*|лимон\w*|сумм[аыу]|\d ?[кkm]|million|thousand|grand|roubles|sum)"
)
_NEAR = r"[^.;!?]{0,45}?"
_ICED = _PHRASES["_ICED"]
FROZEN = any_of(
    rf"{_FUNDS}{_NEAR}\b{_ICED}",
    rf"{_ICED} (?:[\w«»-]+ ){{0,3}}{_FUNDS}",
    rf"(?:lock|padlock|clamp|freeze|hold|stop|ban|embargo|brakes?|lid|block|"
    rf"moratorium) on (?:\w+ ){{0,3}}(?:{_FUNDS}|"
    r"marketing|advertising|ads|promotion)",
    rf"(?:замок|запрет\w*|вето|печать|засов|мораторий|арест\w*|крест) на (?:\w+ ){{0,3}}{_FUNDS}",
)
# What it went for is something else than the campaign.
_ELSEWHERE = _PHRASES["_ELSEWHERE"]
_MELTED = _PHRASES["_MELTED"]
GONE = any_of(
    rf"(?:все |всё |то |те деньги |деньги |сумм\w+ |средства )?,? ?что (?:[\w-]+ ){{0,3}}?(?:был[оаи]?|"
    rf"лежал\w*|"
    rf"отложил\w*|откладыва\w+|выделил\w*|заложил\w*|закладыва\w+|планировал\w*|хотел\w*|собирал\w*|"
    rf"берег\w*|держал\w*|"
    rf"копил\w*|готовил\w*|предназначал\w*|оставалось|дали|давали)\b[^.;!?]{{0,35}}?,? {_MELTED} "
    rf"(?:[\w-]+ ){{0,2}}?(?:(?:на|в|под|за|по|к) )?{_ELSEWHERE}\w+",
    rf"(?:те|эти|наши|ваши|рекламные|обещанные|those|that|these|the promised) (?:самые )?(?:[\w,.]+ ){{0,3}}?"
    rf"(?:{_FUNDS}|{_SUM})(?: [\w]+)?,? (?:[\w-]+ ){{0,2}}?{_MELTED} (?:[\w-]+ ){{0,2}}?"
    rf"(?:(?:на|в|под|за|по|к|for|into) )?{_ELSEWHERE}\w+",
    r"what (?:we|i|they|was) (?:\w+ ){0,4}(?:set aside|saved|meant|planned|earmarked|kept|"
    r"put by)[^.;!?]{0,40}?"
    r"(?:went|gone|spent|bought|paid|evaporated|melted|vanished|became) (?:\w+ ){0,2}",
)
# «Денег на это не заводили»: the genitive before a denied verb says that there is none.
_GENITIVE = (
    r"(?:денег|бюджета|средств|финансирования|лимита|лимитов|рекламных денег|сметы|ассигнований|"
    r"ни рубля|ни копейки|ни гроша|ни цента)"
)
_NO_DENIAL = _PHRASES["_NO_DENIAL"]
_EMPTIED = _PHRASES["_EMPTIED"]
NONE = any_of(
    rf"{_GENITIVE} (?:[\w«»-]+ ){{0,5}}?не {_NO_DENIAL}[а-я]{{3,}}",
    rf"\bне {_NO_DENIAL}[а-я]{{3,}} (?:[\w«»-]+ ){{0,3}}?(?:ни рубля|ни копейки|ни гроша|ни цента|денег|"
    rf"бюджета)\b",
    rf"{_FUNDS}{_NEAR}\b{_EMPTIED}",
    r"(?:рекламн\w+|маркетингов\w+|медийн\w+) (?:стать|строк|строчк|фонд|бюджет|"
    r"лимит)\w+ (?:\w+ ){0,2}обнул\w+",
    r"(?:остал\w+|остаток|осталось|имеем|в кармане|в кассе|на счету|в остатке)[^.;!?]{0,25}?"
    r"(?:ничего(?! страшн)|ноль|нуль|пшик|крохи|копейки|гроши|пусто\b)",
    r"(?:вам|на вас|для вас|ваш\w* доля?) (?:\w+ ){0,3}?(?:не (?:доста\w+|остал\w+|остан\w+|хватил\w*|хватит|"
    r"перепад\w+|перепал\w*|предусмотр\w+|залож\w+|выдел\w+)|ничего не|ноль\b|пусто\b)",
    r"(?:nothing|none of it|not a (?:crumb|slice|scrap)) (?:\w+ ){0,3}(?:left|fell|was left|"
    r"came) (?:\w+ )?"
    r"(?:for|to) (?:you|ads|advertising)|no (?:slice|share|crumbs?) (?:\w+ ){0,2}(?:for|to) you",
    rf"{_FUNDS} (?:\w+ ){{0,3}}(?:разобрал\w*|растащил\w*|поделил\w*|распилил\w*|распределил\w*|расписал\w*|"
    r"(?:is|was|has been|been) (?:all |fully |already )?(?:carved up|divided up|shared out|"
    r"parcelled out|committed))"
    r"[^.;!?]{0,30}(?:не|без вас|другим|прочим|not|without you|others|elsewhere)",
)
# Money as a topic under other names, and what is done about it when nobody has named a sum.
OPEN = any_of(
    r"(?:рубл[ия]|рублики|рублей|кэш|деньги|денежку|бюджет|финансирование|сумму) (?:\w+ ){0,2}?(?:добыва\w+|"
    r"добуд\w+|выпрашива\w+|выклянч\w+|вымалива\w+|клянч\w+|ищ[ую]\w*|ищем|изыскива\w+|собира\w+|"
    r"соберем|жд[уе]\w*|"
    r"сулят|обеща\w+|раздобу\w+|выкраива\w+|выколачива\w+)\b",
    r"сколько (?:\w+ ){0,2}?(?:дадут|дают|даст|выделят|выделит|отсыпят|отсыплют|отвалят|положат|насыпят|"
    r"отпустят|"
    r"нальют|разрешат|позволят|подпишут|утвердят|согласуют)\b",
    r"(?:строк|строчк|стать|граф)\w+ (?:«?реклама»?|«?маркетинг»?|на рекламу|рекламы|под рекламу|"
    r"на продвижение)"
    r"[^.;!?]{0,40}?(?:завед|завел|есть\b|стоит|имеется|открыт|предусмотр|появ|внес|запланир)\w*",
    r"(?:бюджет|сумм[ау]|цифр[ау]|цен[ау]|деньги)[^.;!?]{0,50}?(?:от того,? что|исходя из того|по тому,? что|"
    r"когда увид\w+|как увид\w+|под то,? что) (?:\w+ ){0,2}(?:предлож\w+|пришл\w+|покаж\w+|насчита\w+|"
    r"скаж\w+|увид\w+)",
    r"(?:во что|в какую сумму|в сколько|во сколько) (?:\w+ ){0,3}?(?:встанет|обойдется|выльется|выйдет|"
    r"станет|влетит)"
    r"[^.;!?]{0,40}?(?:скаж|напиш|реш|дам|посмотр|да или нет|подума|согла)\w*|"
    r"(?:напишите|скажите|прикиньте|посчитайте|подскажите)[^.;!?]{0,25}?во (?:что|сколько) (?:\w+ ){0,3}?"
    r"(?:встанет|обойдется|выльется|выйдет|станет|влетит)",
    r"(?:money|budget|cash|funds|purse|number|figure) (?:\w+ ){0,2}?(?:sits?|sitting|lives?|lies?|"
    r"rests?|is kept|stays) "
    r"(?:in|with|on|at) (?:her|his|the|our|their|my)\b|(?:we'll|we will|we shall|i'll|i shall|i will|"
    r"they'll) (?:find|scrape|dig up|raise) (?:it|the money|the cash|something|the funds)\b|"
    r"you tell me\b[^.!?]{0,30}(?:price|cost|much)|how much\?? (?:oh )?you tell me",
)
