"""Phrases that speak of the money for advertising without naming a sum, by what they mean."""

from qualifier.reading.gated import gate
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("budget_phrases")

_MONEY = _PHRASES["_MONEY"]
_GAP_SHORT = r"(?:[\w«»\"'-]+ ){0,2}"

NONE = gate(
    "мели гроша копейки "
    "нет нету ноль нол ни_ нулев обнул без_бюджет кончил закончил иссяк пуст не_дам не_будет не_выдел "
    "не_предусм не_залож "
    "кукиш пшик голяк хрен рублей_ срезал вырезал до_нуля туго беда швах никак pulled withdr "
    "killed scrap axed cancel wiped took_away вычерк выкин убра исключ выпал удал isn't wasn't won't "
    "не_дума вряд не_увер сомнева не_счит не_вер едва don't do_not can't cannot "
    "no_ zero none nil nothing without not_ n't dry broke empty licked kopeck нисколько лишил дырк шиш фиг",
    rf"(?<!больше )(?<!лишних ){_MONEY} (?:[\w«»-]+,? ){{0,4}}?(?:пока |сейчас |просто |вообще |так и |"
    rf"тоже |уже |у нас |больше )*(?:нет|нету)\b(?! смысл)",
    rf"(?<!или )(?<!почему )\b(?:нет|нету) (?:\w+ ){{0,2}}(?:{_MONEY})(?! (?:проблем|секрет))",
    rf"{_MONEY}[^.;!?]{{0,40}}?(?:\bноль(?! (?:ноль )?копе)|ноля\b|\b0\b(?! ?\d)|нулев\w+|по нулям|"
    rf"\bzero\b|\bnil\b)",
    rf"(?:ноль|нулев\w+|\bzero|\bnil|no) (?:рублей|руб|{_GAP_SHORT}{_MONEY})(?! (?:limit|issue|problem|"
    rf"yet known|figure))",
    r"\bни (?:единой |одной |одного |ломаной |ломаного )?(?:копе\w+|рубл\w+|гроша|цента|"
    r"копья)\b(?! (?:не (?:трог|потрат|жал)|больше|сверх|выше|свыше))",
    r"(?:бюджет\w*|статью|деньги|budget) (?:\w+ ){0,2}(?:обнулил\w*|обнулен\w*|срезал\w*|вырезал\w*|сняли|"
    r"отозвали|забрали|отобрали|отменили|закрыли|slashed to zero|withdrawn|cut to (?:zero|nothing))",
    r"лимиты[^.;!?]{0,20}(?:закрыли|закрыт|исчерпан|выбран)",
    rf"{_MONEY} (?:\w+ ){{0,3}}(?:закончил\w+|кончил\w+|иссяк\w*|исчерпан\w*|ran out|has run out|dried up|"
    rf"run dry)",
    rf"{_MONEY} (?:\w+ ){{0,4}}не (?:будет|дам|дадут|дает|дают|выделят|выделил\w*|выделен\w*|"
    rf"предусмотрен\w*|заложен\w*|заложил\w*|планируется)",
    rf"не (?:дам|дадут|выделил\w*|выделят|предусмотрено|заложено|заложили) (?:\w+ ){{0,3}}{_MONEY}",
    rf"(?:there (?:is|'s)|we have|we've got|we've|have|has|got|with) (?:\w+ )?(?:no|zero|not any|"
    rf"nothing) {_GAP_SHORT}(?:{_MONEY})",
    rf"\bno {_GAP_SHORT}(?:budget|money|funds|funding|cash|allocation)(?: \w+)? (?:for|left|at all|"
    rf"this year|now|until|yet|whatsoever|anymore|here|available)\b",
    r"^\W*(?:no|zero) (?:budget|money|funds)\b(?! (?:figure|number|limit|issue|problem))",
    rf"(?:do not|don't|doesn't|does not|didn't) have (?:any |a |the )?{_GAP_SHORT}(?:{_MONEY})",
    r"there is none (?:for|left)|nothing (?:left|set aside|allocated|for ads|for advertising)|"
    r"not a (?:single )?(?:kopeck|penny|cent|dime|rouble|ruble)\b(?! (?:more|over|above|extra))",
    r"(?:jar|pot|purse|coffers|kitty|wallet|well|piggy bank) (?:is|are|was) (?:\w+ )?(?:empty|dry|licked|"
    r"bare)",
    r"(?:кубышка|казна|копилка|касса|кошелек|карман\w*|кошельк\w*) (?:\w+ ){0,2}(?:пуст\w*|пусто|"
    r"дыряв\w*)|в кармане (?:дыр|ветер|пусто)|мыши? повес",
    r"(?:урезал\w*|срезал\w*|сократил\w*|порезал\w*|cut|slashed|reduced)[^.;!?]{0,40}(?:до нуля|"
    r"to (?:zero|nothing|nil))",
    rf"(?:{_MONEY}|на рекламу)[^.;!?]{{0,30}}?(?:шиш|фиг\b|фига|кукиш|пшик|голяк|пусто\b|хрен)|"
    rf"рублей (?:\w+ )?(?:ноль|0)\b(?! (?:ноль )?копе)",
    r"с (?:деньгами|финансами|бюджетом) (?:\w+ )?(?:туго|беда|швах|совсем никак)|(?:ничего|"
    r"нисколько) не (?:дадут|дам|выделят|выделили)",
    r"(?:budget|funds|funding|money|spend) (?:was|were|has been|have been|got|is|are) (?:\w+ )?(?:pulled|"
    r"withdrawn|killed|scrapped|axed|cancel\w+|wiped|taken away)",
    r"(?:killed|pulled|axed|scrapped|cancel\w+|wiped out|took away|withdrew) (?:the|our|my|all|all the|"
    r"this) (?:\w+ )?(?:budget|funding|funds|spend|money)\b",
    rf"(?:не думаю|вряд ли|не уверен\w*|сомнева\w+|не считаю|не верю|"
    rf"едва ли)(?![^.;!?]*больше)[^.;!?]{{0,60}}?"
    rf"(?:смож\w+|смогу|получится|удастся|дадут|найд\w+|будут|выдел\w+)[^.;!?]{{0,20}}?{_MONEY}",
    rf"(?:don't|do not|can't|cannot) (?:think|believe|imagine|see)(?![^.;!?]*\bmore\b)[^.;!?]{{0,40}}?"
    rf"(?:able to|can|could|will|'ll|would) (?:\w+ )?(?:find|get|spend|allocate|spare|"
    rf"free)[^.;!?]{{0,15}}?{_MONEY}",
    _PHRASES["NONE"],
    r"на мели\b|без (?:копейки|гроша|бюджета(?! ?\?))|we(?:'re| are) (?:broke|skint)",
)
_STOP = _PHRASES["_STOP"]
FROZEN = gate(
    "seiz останов halt "
    "замор замерз мороз стоп пауз приостан арест замк под_замок запре frozen freez froze frost "
    "on_hold pause suspend lock_ locked block "
    "on_ice ban embargo режим_эконом секвест остановил закры",
    rf"{_MONEY}[^.;!?]{{0,60}}?{_STOP}",
    rf"(?:заморо\w+|заморажива\w+|приостанов\w+|арестовал\w+|заблокир\w+|остановил\w*|стопнул\w*|"
    rf"секвестр\w+|запретил\w*|запрещ\w+) (?:[\w«»-]+ ){{0,3}}{_MONEY}",
    rf"(?:froze|frozen|freeze (?:on|of)|suspended|put a hold on|locked|banned|stopped|halted|"
    rf"paused) (?:\w+ ){{0,3}}(?:{_MONEY}|advertising|marketing)",
    r"остаток (?:года|бюджета) заморо\w+|(?:заморо\w+|freeze)[^.;!?]{0,40}(?:до особого|до конца|"
    r"до бюджета|до лучших|until)",
    r"(?:траты|расходы|платежи|закупк\w+|spending|payments) (?:\w+ ){0,3}(?:на паузе|на стопе|стоп|"
    r"под запретом)",
    r"счет\w* (?:\w+ ){0,2}(?:под арестом|арестован\w+|заблокирован\w+|заморожен\w+)|"
    r"accounts? (?:\w+ ){0,2}(?:frozen|seized|blocked)",
)
GONE = gate(
    "освоен израсход расписан исчерпан exhaust out_of "
    "ушл уйд съел проглот слизал потрат отда переброс перенапр перевел перераспр сожр спуст слил "
    "reallocat spent went "
    "gone eaten ate diverted moved_to "
    "redirect забрал отошл swallow",
    rf"(?:{_MONEY}|те \S+ (?:млн|тыс\w*)|миллион\w*(?: \w+)?|тысяч(?: \w+)?|(?<=\d )(?:млн|тыс)\.?|"
    rf"\d\s?(?:к|тыс\.?|млн)) (?:[\w,]+ ){{0,4}}?(?:ушл[иао]|уйдут|съел\w*|потрачен\w*|потратил\w*|"
    r"перебросил\w*|переброшен\w*|перенаправ\w+|перераспред\w+|перевели|отдали|отдан\w*|спустили|слили|"
    r"забрал\w*) (?:\w+ ){0,2}(?:на|в|под|другому|другим|другой|все|целиком|ремонт\w*)",
    r"(?:миллион\w*|тысяч\w*|млн|тыс\.?)[^.;!?]{0,28}? [—–-] ?(?:съел|сожрал|проглотил|забрал|слизал)\w*",
    rf"(?:все |весь |всю |эти |те |наш\w* ){_GAP_SHORT}{_MONEY} (?:\w+ )?(?:ушл[иао]|ушел|уйд\w+|съел\w*|"
    rf"потрат\w+|потрач\w+|сожрал\w*|забрал\w*)",
    r"(?:съел\w*|сожрал\w*|проглотил\w*|забрал\w*) (?:\w+ ){0,2}(?:весь |все |всю |"
    r"наш\w* )?(?:\w+ )?(?:бюджет|деньги|смету|кубышку)",
    r"(?:reallocated|diverted|redirected) to (?!us\b|you\b|me\b|december|next)\w+",
    rf"(?:{_MONEY}|the (?:usd|eur|rub)? ?[\d,.]+k?m?|million|thousand) (?:\w+ ){{0,3}}(?:was spent|"
    rf"were spent|is spent|has gone|have gone|is gone|are gone|went (?:to|on|into)|got eaten)",
    rf"{_MONEY}(?:'s| is| are| was| has| have)? (?:been |all |already |now )?(?:gone|spent|used up|"
    rf"blown|burnt|eaten)\b",
    rf"(?:сняли|забрали|отняли|увели|отобрали) (?:[\w«»-]+ ){{0,2}}{_MONEY}|"
    rf"{_MONEY} (?:\w+ ){{0,2}}(?:сняли|отняли|увели|отобрали) (?:с|у|на|в)\b",
    r"\b(?:roof|repairs?|boiler|lawyers?|fine|renovation|flood|warehouse) (?:ate|swallowed|took) (?:it|"
    r"the|our|all|everything)",
    rf"{_MONEY}[^.;!?]{{0,40}}?(?:освоен\w*|израсходован\w*|расписан[аоы]?\b|исчерпан\w*|exhausted|used up)",
    r"out of (?:budget|money|funds)|(?:ran|run) out of (?:budget|money|funds)",
)
APPROVAL = gate(
    "после если confirm "
    "как_подпиш как_утверд как_соглас скаж назов "
    "жде ждё гуля ходит у_ акционер loop waiting верста формир прорабат уточня считае hasn't "
    "has_not haven't have_not didn't did_not yet_to не_назв не_сказ не_озвуч не_дал не_спуст не_объяв "
    "не_сообщ not_yet in_the_works being_ "
    "не_довел соглас утвержд утверд одобр апрув approv аппрув подпис подпиш виз_ визы визу завизир закорюч "
    "защища защит рассмотр пробива выбива sign committee "
    "board finance review pending у_финдир финдир финанс комитет на_столе решен бухгалт",
    rf"(?:{_MONEY}|сумм\w*|цифр\w*|номинал\w*)[^.;!?]{{0,60}}?(?:на согласовани\w+|согласу\w+|"
    rf"согласовыва\w+|на утверждени\w+|утвержда\w+|на подпис\w+|под подпис\w+|"
    r"на визе|на визировани\w+|на одобрени\w+|на рассмотрени\w+|на защите|защища\w+|на ап+руве|"
    r"на ap+rov\w+|на approve\w*|пробива\w+|выбива\w+|"
    r"визы (?:пока |еще )?нет|у финдир\w*|на столе|не утвержд\w+|не согласован\w*|не подписан\w*|"
    r"подпись (?:\w+ ){0,2}не|ждет подписи|ждем (?:подпис|виз|решени|закорюч)\w*|"
    r"обсужда\w+|решается|в работе у|рассматрива\w+|еще не (?:спустил|довел|дали)\w*|не спустили|"
    r"ходит по кабинет\w+)",
    rf"(?:согласов\w+|согласу\w+|утвержда\w+|на утверждени\w+|одобр\w+|защища\w+|пробива\w+|выбива\w+|"
    rf"ждем|ждут|подписыва\w+|вопрос о выделении) (?:[\w«»-]+ ){{0,4}}{_MONEY}[^.;!?]{{0,40}}",
    rf"{_MONEY}[^.;!?]{{0,60}}?(?:under approval|being approved|pending|awaiting|waiting (?:for|on)|"
    rf"in approval|not (?:yet )?(?:been )?(?:approved|signed|released)|under review|"
    r"to be approved|with (?:the )?(?:finance|board|committee|cfo|owner|boss|accountant|accounts)\w*|"
    r"on (?:the )?\w+'?s? (?:desk|table)|being (?:discussed|decided|signed)|up for approval|"
    r"before the (?:board|committee))",
    r"(?:waiting (?:for|on)|pending|awaiting|subject to|needs?) (?:the )?(?:budget|finance|board'?s?|"
    r"cfo'?s?) (?:\w+ )?(?:approval|sign-?off|committee|decision)",
    r"(?:it'?s|it is|that'?s|still) (?:\w+ )?with (?:the )?(?:finance|board|cfo|accounts|committee)\w*",
    r"(?:finance|accounts|accounting|the board|my boss|the boss|the owner|the cfo|head office|hq|management) "
    r"(?:has not|hasn't|haven't|have not|did not|didn't|still has not|is yet to|are yet to) (?:yet )?"
    r"(?:told|tell|given?|named?|sent|send|confirm\w*|set|released?|signed?)[^.;!?]{0,20}"
    r"(?:numbers?|figures?|budget|sum|amount|limits?)",
    r"(?:директор|собственник|владелец|бухгалтер|финдир|финансист|руководств|начальник|шеф|хозяин|"
    r"учредител)\w*[^.;!?]{0,20}"
    r"не (?:назвал|сказал|озвучил|дал|спустил|объявил|сообщил)\w* (?:\w+ ){0,2}(?:сумм|цифр|бюджет|лимит)\w*",
    r"как (?:только )?(?:подпишет|утвердят|согласуют|подпишут|утвердит|одобрит|"
    r"одобрят),? (?:\w+ ){0,3}(?:так )?(?:скаж\w+|назов\w+|сообщ\w+|озвуч\w+)",
    r"бумаг\w+ (?:\w+ ){0,3}(?:лежит|положил|на подписи|у)\b[^.;!?]{0,60}(?:ждем|подпис|закорюч|подпиш)|"
    r"(?:лежат|лежит) (?:\w+ ){0,2}под подписью",
    rf"(?:еще|пока|так и)? ?не (?:подписал|утвердил|согласовал|одобрил|спустил|"
    rf"довел)\w* (?:[\w«»-]+ ){{0,2}}(?:{_MONEY}|сумм\w+)",
    rf"(?:hasn't|has not|haven't|have not|not yet) (?:signed|approved|released|"
    rf"confirmed) (?:off )?(?:on )?(?:\w+ ){{0,2}}(?:{_MONEY})",
    rf"{_MONEY}[^.;!?]{{0,40}}?(?:верста\w+|формиру\w+|прорабатыва\w+|уточня\w+|считае\w+|"
    rf"being (?:prepared|finali[sz]ed|worked out|drafted|drawn up|put together|built|calculated|"
    rf"planned|negotiated|"
    rf"set|shaped|written|settled|debated)|in the works)",
    rf"(?:{_MONEY}|сумм\w+|цифр\w+)[^.;!?]{{0,50}}?(?:жд[уеё]т (?:\w+ )?(?:виз|подпис|решени|одобр|"
    rf"утвержд|добро)\w*|гуля\w+|ходит|на визе|"
    r"у (?:\w+ )?(?:акционер|учредител|собственник|совет|правлени|директор|хозя|шеф|босс|бухгалтер|"
    r"владел|комитет|ген\w*дир|началь)\w*)",
    rf"(?:{_MONEY}|number|figure|amount)[^.;!?]{{0,50}}?(?:with (?:our|the|my|his|her) (?:cfo|board|"
    rf"boss|finance|owner|director|ceo|committee)|approval loop|in approval|for approval|"
    r"waiting for (?:his|her|the|a) (?:signature|sign-?off|nod|approval)|not signed off|to be signed)",
    r"согласовывают (?:пока|еще)|(?:цифра|сумма) (?:[—–-] )?(?:\w+ )?после (?:закорюч|подпис|согласов|"
    r"утвержд|защит)\w*",
    rf"(?:{_MONEY}|сумм\w+|цифр\w+)[^.;!?]{{0,40}}?(?:после|если|когда) (?:\w+ ){{0,3}}?(?:утвержд|"
    rf"утверд|одобр|соглас|совет|правлени|комитет|подпис)\w*",
    r"(?:budget|money|funds|financing|funding)[^.;!?]{0,40}(?:to be confirmed|confirmed by|"
    r"once (?:\w+ ){0,3}(?:approves?|signs?|agrees?))",
)
PROPOSE = gate(
    "от_вас за_вами усмотрен с_вас propos suggest quote set_the set_a come_back come_with "
    "send_us send_me up_to_you yours from_you offer depend estimate "
    "впиш ставьте свою свою_цен come_up work_out how_much throw pick исходя реш сколько завис "
    "quote под_ вариант сам_ сами цену_ цена_ цен_ цифр сумм стоимост предлож "
    "посчит почем вилк proposal price name_ your you_ tell_ quote назов "
    "назнач скажи figure number сколько what_it что_дадите кто_что",
    r"(?:назовите|назови|скажите|скажи|предложите|предложи|поставьте|ставьте|назначьте|назначайте|"
    r"прикиньте|посчитайте|посчитай|рассчитайте|проставьте|определите) "
    r"(?:[\w,]+ ){0,4}?(?:сами|сам|вы сами|нам сами)\b(?! ?(?:чин|исправ))[^.;!?]{0,40}",
    r"(?:цен[ау]|сумм[ау]|стоимост\w*|цифр[ау]|бюджет|смет[ау]|вилк[ау]|деньги|деньгам|сколько|"
    r"почем)[^.;!?]{0,30}?(?:сами|сам|вы|вам|вас|ваш\w*)[^.;!?]{0,20}?(?:назов\w+|скаж\w+|предлож\w+|"
    r"назнач\w+|ставь\w*|постав\w+|посчита\w+|прикин\w+|проставит\w*|жд\w+|опред\w+|предлаг\w+|реш\w+)",
    r"(?:сами|сам|вы)(?: [\w,]+){0,3} (?:назов\w+|скажите|скажи|предлож\w+|назнач\w+|посчита\w+|прикин\w+|"
    r"сформир\w+)(?: [\w,]+){0,3} (?:цен|сумм|цифр|бюджет|вилк|стоимост|сколько|почем|смет)\w*",
    r"(?:от вас|от ваш\w+|ваш\w*) (?:\w+ ){0,3}(?:цифр\w+|сумм\w+|цен\w+|предложени\w+|вилк\w+|"
    r"proposal)[^.;!?]{0,40}?(?:жд\w+|плясать|отталкива\w+|реш\w+|будем|хот\w+|нужн\w+)",
    r"жд\w+ (?:от вас |от вашей стороны |ваш\w* )?(?:\w+ ){0,3}(?:цифр\w*|сумм\w+|цен[уы]?|вилк\w+|"
    r"вариант\w+ с цифрами|proposal\w*|расчет\w*|сколько)\b",
    r"(?:цифр\w+|сумм\w+|цен\w+|вилк\w+|стоимост\w*|бюджет)[^.;!?]{0,30}?(?:от вас|за вами|"
    r"на ваше усмотрение|по вашему предложени\w+|с вас)",
    r"под (?:ваш\w* |них |ваши )?(?:предложени\w+|вариант\w*|план|них)[^.;!?]{0,20}?(?:реш\w+|деньги|"
    r"найд\w+|выдел\w+|посмотр\w+|бюджет|дадим|дам\b)",
    r"по деньгам (?:\w+ ){0,2}(?:пришлите|жд\w+|предлож\w+|вы)|(?:деньги|по деньгам) ?[—–:-]? ?сами|"
    r"вы (?:и )?скажите,? (?:сколько|почем|что почем)|почем[^.;!?]{0,12} (?:вы )?скаж",
    r"сколько (?:это |оно |вы )?стоит[^.;!?]{0,20}(?:пусть сами|сами|скажите|скажете)|(?:сколько надо|"
    r"сколько нужно|сколько просите)[^.;!?]{0,30}(?:столько|скаж|назов)",
    r"стоимость просим|просим (?:вас )?(?:указать|проставить|назвать|предложить) (?:\w+ )?(?:стоимост|цен|"
    r"сумм|бюджет)|строку[^.;!?]{0,20}оставля\w+ пуст|предложени\w+ одной суммой|кто что даст",
    r"(?:name|set|propose|suggest|quote|give us|tell us|tell me|send (?:us|me)|come (?:back )?with|state|"
    r"put) (?:\w+ ){0,4}?(?:price|figure|number|budget|quote|amount|sum|cost)\w*(?: yourselves?| first|"
    r" you think)?",
    r"(?:you|your side|yourselves?) (?:\w+ ){0,2}(?:name it|name the|tell us what|say what|decide the|"
    r"set the|propose)|(?:price|budget|figure|number) (?:\w+ ){0,4}(?:up to you|is yours to|"
    r"by your proposal|from you)",
    r"(?:depends? on|will follow|based on|according to) (?:what you|your) (?:propos\w+|offer|suggest\w*|"
    r"quote|numbers)|(?:till|until) (?:he|she|we|they|i) sees? (?:ur|your) numbers",
    r"как(?:ую|ая) (?:цифр|сумм|цен)\w+ (?:впиш|назов|скаж|постав|укаж|предлож|нарис)\w+|(?:ставьте|"
    r"назовите|предложите|пишите|впишите|называйте) (?:\w+ )?(?:сво[юй]|ваш\w+|любую|сами) (?:цен|"
    r"цифр|сумм)\w*",
    r"(?:come up with|put forward|work out|suggest|propose|throw (?:us|me)|pick) (?:a|the|your|"
    r"some) (?:figure|number|price|budget|sum|amount|quote)",
    r"(?:let (?:me|us) know|tell (?:me|us)|say) (?:how much|what (?:budget|sum|amount|money)) (?:you|"
    r"it|we)|how much (?:you'd|you would|you will|do you|would you) need",
    r"исходя из (?:\w+ ){0,4}(?:и )?(?:реш|опред|утверд)\w+|реш\w+ по (?:бюджету|деньгам|сумме)|"
    r"сколько (?:попросите|скажете|насчитаете|назовете|запросите)",
    r"(?:зависит|завис\w+) от ваш\w+ (?:предложени|цифр|расчет|плана)\w*|(?:quote|"
    r"proposal)[^.;!?]{0,30}(?:find|allocate|get) (?:\w+ )?(?:money|budget|funds)",
    r"(?:need|want|see|get|have) (?:your |the |some |a )?(?:numbers?|prices?|figures?|quotes?|estimates?|"
    r"offers?|rates) "
    r"(?:first,? |before )[^.;!?]{0,40}?(?:say|name|tell|decide|know|set|talk)[^.;!?]{0,30}?(?:spend|"
    r"budget|pay|money|"
    r"allocate|sum|amount)",
    r"(?:увид\w+|посмотр\w+|получ\w+|пришл\w+|дайте|нужны) (?:ваш\w* |сначала )?(?:цен\w+|цифр\w+|"
    r"расчет\w*|смет\w+|"
    r"предложени\w+|план\w*)[^.;!?]{0,20}?(?:тогда|потом|после (?:этого|чего)|"
    r"и по ним)[^.;!?]{0,30}?(?:бюджет|сумм|деньг|"
    r"сколько)",
    r"what (?:it|that|this)(?: would)? costs?[^.;!?]{0,20}(?:you tell|tell us|let us know)|"
    r"make us an offer|open budget",
)
EXISTS = gate(
    "разглаша раскрыв confident secret between_us undisclos при_встрече позже припрят line_in "
    "припас чем_плат in_the_plan in_our_plan секрет придерж устно не_скаж не_назов не_называ "
    "disclos буд issue not_a есть имеет выдел залож предусм отлож отведен дали_ дадут найд наход "
    "сидят лежат лежит "
    "стоит_в строчк строк в_плане не_проблем there_is there's we_have do_have has_ set_aside "
    "allocat exist earmark approved_ line money_is money_are got_ available обещ покры хват не_вопрос "
    "финансир утвердили одобрили согласовали подписали пообещали зарезервир",
    rf"{_MONEY} (?:[\w«»-]+ ){{0,3}}(?:утвердили|выделили|одобрили|согласовали|подписали|дали|"
    rf"пообещали|зарезервир\w+)\b"
    r"(?! (?:ли|только если)\b)",
    rf"{_MONEY}[^.;!?]{{0,90}}?\b(?:есть|имеется|имеются|выделен\w*|выделил\w*|выделяют|заложен\w*|"
    rf"заложил\w*|предусмотрен\w*|отложен\w*|отложил\w*|отведен\w*|припас\w+|найдутся|найдется|найдем|"
    r"дали|дадут|лежат|лежит|сидят|сидит|в плане|подтвержден\w*|утвержден\w*|согласован\w*|одобрен\w*|"
    r"не проблема|не вопрос|на месте|при нас|будут|будет)\b(?! (?:ли|же ли)\b)",
    rf"(?:есть|имеется|выделили|выделен\w*|заложили|заложен\w*|предусмотрен\w*|отложили|припасли|дали|"
    rf"имеются|"
    rf"найдем|держим|выделяем|закладываем) (?:[\w«»-]+ ){{0,3}}{_MONEY}",
    r"(?:отдельн\w+|своя|есть|имеется) (?:\w+ )?(?:строк\w*|строчк\w*|стать\w*)\b(?! про)|(?:строк|строчк|"
    r"стать)\w+ (?:\w+ ){0,3}(?:под это|на рекламу|на продвижение|в смете|в бюджете|в плане)",
    r"^\W*(?:выделен[оы]?|заложено|предусмотрено|отложено|есть, точно есть)\b",
    rf"(?:there (?:is|'s|are)|we have|we've got|they have|they do have|do have|have|has|got|holds?|"
    rf"keeps?) (?:a |an |the |some |our |its |their |enough |its own )?{_GAP_SHORT}(?:budget|money|funds|"
    rf"allocation|pot|line)\b",
    rf"{_MONEY} (?:\w+ ){{0,2}}(?:exists?|is there|are there|is set|is allocated|are allocated|allocated|"
    rf"is approved|approved|is available|available|is set aside|set aside|is earmarked|secured|(?:is|"
    rf"are) not (?:an?|the) (?:problem|question|issue)|(?:is|are)n't (?:an?|the|really the) (?:problem|"
    rf"question|issue))",
    r"есть чем (?:плат|заплат|оплат)\w*|(?:money|funds|budget)(?:'s| is| are) (?:already )?(?:there|"
    r"in (?:the|our|their) (?:plan|books|bank))|"
    r"(?:figure|number|amount|sum|price|ceiling|cap|budget)[^.;!?]{0,30}(?:not for disclosure|not "
    r"(?:\w+ )?disclosed|"
    r"undisclosed|confidential|sealed|withheld|secret|"
    r"between us)",
    r"(?:line|item) (?:\w+ ){0,4}in (?:our|the|their) (?:plan|budget)|money isn'?t (?:really )?(?:the|"
    r"a) (?:question|problem|issue)",
    r"(?:сумм\w+|цифр\w+|номинал|размер)[^.;!?]{0,40}?(?:не раскрыва\w+|раскрывать|не (?:скаж\w+|назов\w+|"
    r"называ\w+|озвуч\w+|разглаша\w+|пишу|раздаем)|придерж\w+|секрет|не подлежит|скажу устно|"
    r"при встрече|позже)",
)
# Every pattern above needs one of these; most sentences have none and are left at once.
_WORDS = (
    "бюдж budget деньг денег денеж деньж средств финанс лимит смет бабк бабл бабос кошел ассигн расход "
    "стать строк "
    "строч money fund cash spend alloc pot purse wallet кубыш копил заначк казн сумм цифр номинал копе "
    "рубл грош цент "
    "kopeck penny cent dime rouble ruble цен стоит стоим почем вилк price figure number amount quote "
    "propos сколько "
    "предлож вариант sign committee finance board approv desk jar coffer kitty well licked мели карман "
    "счет account "
    "трат платеж закупк payment выдел залож отлож предусмотр нуля zero nothing none nil broke skint гроша "
    "мыш "
    "бумаг под_подпис согласовыв подпиш утверд исходя реш_по name_it offer what_ up_to миллион тысяч млн "
    "тыс million "
    "thousand ate swallow съел сожр reallocat divert redirect moved_to given_to handed_to line item есть_чем "
    "лежат лежит дадут "
    "финанс financ out_of confid secret piggy empty seiz how_much let_me_know усмотрен с_вас "
    "шиш фиг кукиш пшик голяк хрен замор "
    "замор freez ни_ фонд pay_ отлож афиширу разумн договор пояс гайк эконом касс касса на_реклам "
    "нечем платить выплат аркан покати полк недорог раскошел off_the_table took_it taken_back "
    "вам_крош дна сейф заводил кэш строка рубли lock ice thaw drain купил раствор испар сгорел "
    "что_хотел что_заклад встанет обойд sits "
    "set_aside sum_ sum. in_mind ballpark reason afford tap_ taps belt purse купить позвол потян "
    "морато стартов на_нуле бесплатн everything_on free_of ни_на_сколько сами плясать кто_что not_a "
    "цена "
)
HINTS = tuple(word.replace("_", " ") for word in _WORDS.split())
