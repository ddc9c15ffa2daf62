"""What happens to the money for advertising: words of money beside words of its state."""

from qualifier.reading.expressions import any_of
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("budget_states")

_FUNDS = _PHRASES["_FUNDS"]
_PURSE = _PHRASES["_PURSE"]
_FIGURE = (
    r"(?:сумм\w+|цифр\w+|номинал\w*|размер\w*|объем\w*|сколько|number|figure|amount|sum|how much|заявк\w+ на "
    r"финансирован\w+)"
)
_WITHIN = r"[^.;!?]{0,60}?"
_SUM = r"(?:миллион\w*|тысяч\w*|млн|тыс|лям\w*|лимон\w*|косар\w*|\d ?к|million|thousand|grand)"
# Whoever stands above: they hold the purse or decide on it.
_ABOVE = _PHRASES["_ABOVE"]
DECIDES = _PHRASES["DECIDES"]
NOT_YET_DONE = _PHRASES["NOT_YET_DONE"]
ON_ITS_WAY = (
    r"(?:на (?:подпис\w+|соглас\w+|утвержд\w+|виз\w+|одобр\w+|рассмотр\w+|защит\w+|столе|сверке|проверке|"
    r"подходе|оформлении)|(?:ушл\w|ушел|отправил\w*|отправлен\w*|передал\w*|передан\w*|вынес\w*|вынос\w+|"
    r"подал\w*|подан\w*|отнес\w*|понес\w*|отдал\w*|занес\w*|внес\w*|лежит|лежат|висит|висят|"
    r"застрял\w*|завис\w*|сидит|"
    r"находится|ходит|гуляет|крутится|едет|идет) "
    r"(?:\w+ )?(?:на (?:подпис|соглас|утвержд|виз|одобр|рассмотр|совет|правлени|комитет|комисси|стол)\w*|"
    r"(?:у|в|к|по|через) "
    rf"(?:\w+ )?(?:{_ABOVE}|казначейств\w*|бухгалтери\w*|инстанци\w+|кабинет\w*|приемн\w+|отдел\w*))|"
    rf"\bwith (?:the|our|my|his|her) (?:\w+ )?{_ABOVE}|"
    r"в процессе|проход\w+ (?:\w+ )?(?:соглас|утвержд|проверк|экспертиз|процедур)\w*|"
    r"in (?:process|progress|the works|someone's inbox|the pipeline|the queue|limbo)|"
    r"(?:sits?|sitting|stuck|lying|waiting|going|moving|still) (?:\w+ )?(?:in|on|with|at|through|before|for) "
    rf"(?:the |our |his |her |my |a |someone'?s? )?(?:\w+ )?(?:{_ABOVE}|inbox|desk|table|approvals?|"
    rf"sign-?off|"
    r"signature|nod))"
)

FROZEN = any_of(
    rf"{_FUNDS}{_WITHIN}\b(?:под (?:замк\w+|замок|ключ\w*)|на (?:замок|замке|ключ)|запер\w*|заморо\w+|"
    rf"замерз\w*|замораж\w+|приостан\w+|заблокир\w+|арестован\w*|запрещ\w+|запрет\w*|кран\w*|"
    rf"стоп-?кран|"
    r"тормоз\w*|колом|встал\w*|застыл\w*|на льду|моратори\w+|до лучших времен|в заморозке|зажал\w*|"
    r"прижал\w*|перекры\w+|остановлен\w*|остановил\w*|стопнул\w*|стопанул\w*|прикры\w+|"
    r"frozen|froze|suspended|blocked|paused|banned|padlock\w*|locked|halted|on hold|shut off|"
    r"turned off|moratorium|clamped|parked)",
    rf"(?:замок|замки|лапу|вето|моратори\w+|стоп|арест|запрет) (?:\w+ ){{0,2}}на (?:\w+ ){{0,2}}{_FUNDS}",
    rf"(?:запер\w*|зажал\w*|прижал\w*|перекры\w+|остановил\w*|останавлива\w+|стопнул\w*|тормозну\w+|"
    rf"прикрыл\w*|"
    rf"придержал\w*|свернул\w*|locked|halted|stopped|paused|suspended|froze|"
    rf"parked) (?:[\w«»-]+ ){{0,3}}(?:{_FUNDS}|счета?\b)",
    r"(?:моратори\w*|запрет\w*|стоп|вето|заморозк\w+) (?:\w+ )?на (?:\w+ )?(?:реклам|маркетинг|"
    r"продвижен|закуп|трат|расход|выплат|платеж)\w*|"
    r"(?:реклам\w*|маркетинг\w*) (?:\w+ ){0,3}(?:под запретом|под моратори\w+)|"
    r"(?:перекры\w+|закру\w+|закрыл\w*|завинт\w+) (?:\w+ ){0,2}(?:кран\w*|вентил\w*|краник\w*|гайки)|"
    r"кран\w* (?:\w+ )?(?:перекры\w+|закры\w+)|затянут?\w* (?:\w+ )?пояс\w*|режим\w* (?:\w+ )?экономи\w+",
    r"(?:spending|hiring and spending|budget|cost|marketing) (?:freeze|ban|moratorium|embargo)|"
    r"(?:turned|shut|closed) (?:off )?the (?:money |cash )?taps?|(?:tighten\w*|tightening) (?:our|"
    r"the|its) belts?|"
    r"belt.tightening|purse strings (?:\w+ )?(?:tight\w*|closed|shut)",
)
NONE = any_of(
    r"(?:бюджет|деньги|финансирование|budget|funds|money)\w{0,2} ?[:—–-] ?(?:пока |сейчас |currently )?"
    r"(?:нет\b(?! (?:предел|огранич|точн|цифр|сумм|решен|ясн))|нету|отсутств\w+|ноль\b|"
    r"0(?![\d.,])(?! ?(?:млн|тыс))|"
    r"none\b|nil\b|zero\b|n/a\b)",
    r"(?:урезал\w*|срезал\w*|порезал\w*|сократил\w*|срубил\w*|обрезал\w*|зарезал\w*|зарубил\w*|подрезал\w*)"
    r"[^.;!?]{0,40}(?:под (?:корень|ноль|ноль)|в ноль|до нуля|подчистую|полностью|целиком)",
    rf"{_FUNDS} (?:\w+ ){{0,3}}(?:снят[аы]?\b|сняли|зарезал\w*|зарубил\w*|зарублен\w*|аннулирован\w*|"
    rf"отменен\w*|упраздн\w*|сгорел\w*|"
    r"слетел\w*|вылетел\w*)",
    rf"(?:зарезал\w*|зарубил\w*|аннулировал\w*|упразднил\w*|вычеркнул\w*|снял\w*) (?:\w+ ){{0,3}}{_FUNDS}|"
    r"(?:платить|оплачивать|заплатить) (?:\w+ )?не (?:можем|сможем|могу)",
    r"(?:денег|средств|финансирован\w+|бюджет\w*|рекламн\w+ денег) (?:[\w]+ ){0,5}?(?:не предвид\w+|"
    r"не намеча\w+|не осталос\w*|не остает\w*|не хват\w+|не найд\w+|не нашл\w+|не появ\w+|"
    r"не ожида\w+|не светит|не существ\w+|не имеет\w*|не водит\w*|не положен\w*|не вид\w+|"
    r"отсутству\w+)",
    r"(?:не осталось|не предвидится|не намечается|не светит) (?:\w+ ){0,3}(?:денег|средств|бюджет\w*|"
    r"финансирован\w*)",
    r"(?:платить|заплатить|оплатить|оплачивать|рассчитаться) (?:\w+ ){0,2}нечем|"
    r"нечем (?:\w+ ){0,2}(?:платить|"
    r"заплатить|оплатить)|не на что (?:\w+ ){0,2}(?:реклам\w+|размещ\w+|продвиг\w+|покупать)",
    r"(?:утвержден\w*|утвердили|заложен\w*|заложили|выделен\w*|выделили|стоит|поставили) (?:\w+ ){0,2}"
    r"(?:ноль|0\b|нулев\w+|прочерк)|на (?:рекламу|продвижение|маркетинг) (?:[\w]+ ){0,4}(?:ноль|"
    r"0\b(?! ?\d)|прочерк|"
    r"ничего (?:нет|не (?:дали|дают|осталось|выделили|заложили)))",
    r"(?:мы|сами|компания|фирма) (?:\w+ )?(?:на нуле|в минусе|в долгах|банкроты)\b|"
    r"только (?:\w+ )?(?:если )?бесплатно|за бесплатно|"
    r"(?:платить|тратить\w*|вкладыва\w+) (?:за (?:это|рекламу) )?(?:\w+ )?не (?:будем|буду|готов\w*|"
    r"станем|хотим|намерен\w*)\b(?! (?:больше|свыше|сверх|дороже))|"
    r"(?:only if|if) (?:it'?s|it is) free\b|(?:will not|won't|not going to|"
    r"not willing to) (?:be )?(?:pay|spend)(?:ing)? (?:anything|a thing|for)|"
    r"вошь на аркане|шаром покати|(?:кошел\w+|карман\w*|касс\w+|кубышк\w+|счет\w*) (?:\w+ ){0,2}"
    r"(?:пуст\w*|по нулям|в нулях|обнулен\w*|голый)|пуст\w+ (?:касса|карман\w*|кошел\w+|кубышк\w+)|"
    r"зубы на полк\w+|последн\w+ (?:хрен|хлеб|соль) (?:\w+ )?(?:доеда\w+|без)|на подсосе|"
    r"без (?:денег|копья|гроша)\b",
    r"(?:не потян\w+|не по карману|не можем (?:себе )?позволить) (?:\w+ ){0,3}(?:реклам\w+|"
    r"кампани\w+|продвижени\w+)|"
    r"(?:реклам\w+|кампани\w+|продвижени\w+) (?:\w+ ){0,3}(?:не потян\w+|не по карману|"
    r"не можем (?:себе )?позволить)",
    rf"(?:killed|axed|scrapped|chopped|slashed|cancel\w+|wiped|nixed|binned) (?:\w+ ){{0,3}}(?:{_FUNDS})|"
    r"на (?:рекламу|продвижение|маркетинг) (?:\w+ )?не (?:остает\w*|осталось|хвата\w+|хватит|дают|"
    r"дадут|дали)|"
    r"(?:can(?:'t|not)|couldn't|unable to) (?:\w+ )?(?:pay|spend|fund|finance)\b(?! more)|"
    r"ни на сколько|(?:can(?:'t|not)|could not|couldn't) afford (?:any |the |to )?(?:ads?|"
    r"advertis\w*|campaign|it|"
    r"anything|this)\b|no (?:cash|money|funds|budget|dough|dime) (?:\w+ ){0,2}(?:left|for|to)|"
    r"(?:tank|kitty|till|account|coffers|pot|purse|wallet)(?:'s| is| are| was)? (?:\w+ )?(?:empty|bare|dry)|"
    r"nothing (?:\w+ ){0,2}(?:in (?:the|our) (?:pot|kitty|till|budget|bank|purse)|to spend(?! (?:it|"
    r"them|that|the money) on))|"
    r"every (?:single )?(?:rouble|ruble|penny|kopeck|dollar|cent) (?:[\w-]+ ){0,4}(?:pulled|cut|frozen|"
    r"withdrawn|taken|gone|spent)\b|"
    r"skint|penniless|flat broke|strapped for cash|(?:marketing|ad|advertising) (?:budget|money|"
    r"spend) is (?:zero|nil|"
    r"nothing|0)\b|(?:budget|money|funds|funding) (?:was |were |has been |have been |"
    r"got )(?:\w+ )?(?:slashed|axed|"
    r"cut off|cut entirely|chopped|scrubbed|wiped)",
)
_MOVED_RU = _PHRASES["_MOVED_RU"]
_SPENT = _PHRASES["_SPENT"]
_NOT_AWAY = _PHRASES["_NOT_AWAY"]
GONE = any_of(
    rf"{_SPENT} (?:уже |полностью )?(?:весь|всю|все) (?:[\w«»-]+ ){{0,3}}{_FUNDS}|"
    rf"(?:весь|всю|все) (?:[\w«»-]+ ){{0,3}}{_FUNDS},? (?:\w+ ){{0,3}}{_SPENT}",
    rf"(?:burn(?:ed|t)|spent|blew|blown|used up|exhausted|(?:went|gone|ran|run) through) (?:up )?(?:all )?"
    rf"(?:of )?(?:the|our|this) (?:whole |entire |full )?(?:year'?s?|annual|yearly|season'?s?|quarter'?s?|"
    rf"whole|entire|full) (?:\w+ ){{0,3}}{_FUNDS}",
    rf"(?:{_FUNDS}|{_SUM})(?:,? \w+){{0,5}}?,? {_MOVED_RU},? (?:[\w]+ ){{0,2}}?(?:на|в|под|к|по|"
    rf"за) {_NOT_AWAY}\w+",
    rf"(?:{_FUNDS}|{_SUM}) (?:\w+ ){{0,2}}(?:пришлось|придется|вынужден\w*) (?:\w+ )?(?:отдать|"
    rf"пустить|потратить|направить|перекинуть|вернуть)",
    rf"{_FUNDS}(?: \w+){{0,4}} (?:отобра\w+|отнят\w*|отнял\w*|изъя\w+|конфиск\w+|отжал\w*|урвал\w*|"
    rf"забрал\w*)\b(?! (?:на|для) (?:подпис|соглас|пересч|провер))|"
    rf"{_FUNDS} (?:\w+ )?(?:съел|сожрал|проглотил|поглотил|забрал|унес)\w* |"
    r"(?:we|they|he|she|it) (?:\w+ )?(?:spent|blew|burned|used|put|threw|poured) (?:up )?(?:it all|"
    r"everything|all (?:of )?(?:it|the (?:money|budget|"
    r"cash))|the lot|every (?:penny|rouble|kopeck)) (?:on|into) (?!ads|adver|market|campaign)|"
    r"(?:все|всё) (?:\w+ )?(?:потратил\w*|спустил\w*|вложил\w*|вбухал\w*|слил\w*) (?:на|в) (?!реклам|"
    r"продвиж|кампани)|"
    r"(?:все|то),? что (?:\w+ ){0,2}(?:было|лежало|отложили|выделили|заложили|дали|оставалось)"
    rf"[^.;!?]{{0,40}}?{_MOVED_RU}",
    rf"(?:наши|эти|те|все|рекламные) (?:\w+ ){{0,2}}(?:{_FUNDS}|"
    rf"{_SUM}) (?:\w+ ){{0,2}}(?:{_MOVED_RU}) (?:другим|"
    r"другому|соседн\w+|обратно|назад|акционер\w*|владел\w+|собственник\w*)",
    rf"{_MOVED_RU} (?:\w+ ){{0,2}}(?:наши|весь|все|эти|те|рекламн\w+) (?:\w+ ){{0,2}}(?:{_FUNDS}|"
    rf"{_SUM}) (?:\w+ )?"
    rf"(?:на|в|под) {_NOT_AWAY}\w+",
    rf"(?:the |our |all |that |this )?(?:{_FUNDS}|{_SUM})(?: \w+){{0,3}}? (?:went|goes|going|gone|"
    rf"moved|shifted|"
    r"diverted|redirected|returned|transferred|reassigned|reallocated|handed|given|swallowed|"
    r"eaten) (?:back )?"
    r"(?:to|into|on|by) (?!ads\b|adver|us\b|you\b|me\b|sign|approv|the board|the committee|finance|"
    r"market|campaign)\w+",
    r"(?:claw\w*|took|taken|pulled|grabbed|snatched|swept|raided) (?:back )?(?:away )?(?:the |our |"
    r"all |my |all the )"
    r"(?:\w+ )?(?:budget|money|funds|cash|spend|allocation)\b|(?:budget|money|funds|cash|spend|"
    r"allocation) (?:was|were|"
    r"has been|have been|got) (?:\w+ )?(?:clawed|taken|grabbed|swept|raided|reassigned|diverted|spent)",
)
APPROVAL = any_of(
    rf"{_PURSE} (?:[\w']+ ){{0,2}}{NOT_YET_DONE}",
    rf"{_PURSE} (?:\w+ ){{0,2}}(?:says?|said|gave|сказал\w*|дал[аи]?) (?:[\w-]+ ){{0,2}}(?:yes|ok\b|go-ahead|"
    rf"добро|да\b|in principle|предварительно)",
    rf"(?:{_FUNDS}|{_FIGURE}){_WITHIN}(?:{DECIDES}|{NOT_YET_DONE}|{ON_ITS_WAY})",
    rf"(?:{_FUNDS}|{_FIGURE}){_WITHIN}\b(?:у|при) (?:\w+ )?{_ABOVE}",
    rf"(?:{NOT_YET_DONE}|{_ABOVE} (?:\w+ ){{0,2}}{DECIDES}) (?:[\w«»']+ ){{0,4}}?(?:{_FUNDS}|{_FIGURE})",
    rf"{DECIDES} (?:\w+ ){{0,3}}(?:{_FUNDS}|{_FIGURE})",
    r"(?:cfo|finance|board|boss|owner|финдир\w*|шеф\w*|директор\w*) (?:\w+ ){0,2}(?:approve|"
    r"аппрув\w*|апрув\w*|"
    r"одобрени\w+|approval)\b",
    rf"{_FUNDS}{_WITHIN}(?:cfo|финдир\w*|шеф|директор|board|boss) (?:\w+ ){{0,2}}(?:approve|аппрув|апрув)\w*",
    rf"(?:будет|будут|узна(?:ем|ю|ете)|скажут|скажем|скажу|станет (?:ясно|известно)|сообщ(?:ат|им|у)|"
    rf"известн\w+|ясно) (?:(?!нет |не )\w+ ){{0,3}}"
    rf"(?:{_FIGURE}|бюджет\w*)|(?:{_FIGURE}|бюджет\w*),? (?:\w+ ){{0,2}}(?:узна\w+|станет (?:ясно|известно)|"
    r"сообщ\w+|спуст\w+|довед\w+|появ\w+|позже|позднее|дополнительно)",
    r"(?:budget|finance|spend) (?:sign-?off|approval|clearance|decision|meeting) (?:\w+ ){0,3}(?:due|"
    r"pending|expected|coming|next|on|by|this)",
    rf"(?:{_FUNDS}|{_FIGURE}) (?:\w+ ){{0,3}}(?:to follow|will follow|tbc|tbd|to be (?:confirmed|"
    rf"decided|agreed|"
    r"announced|set)|comes? later|is still open|(?:is )?up in the air|under discussion|under debate)",
)
PROPOSE = any_of(
    r"(?:бюджет|budget)\w{0,2} ?[:—–-] ?(?:тестов|гибк|обсужда|договорн|люб[ао]й|открыт|не ограничен|"
    r"по (?:вашему|"
    r"предложени|расчет)|flexible|open\b|negotiable|to be discussed|test\b|depends)",
    r"(?:ценник\w*|прайс\w*|цен[ауы]|сумм[ауы]|цифр[ауы]|стоимост\w*|вилк[ауи]|расчет\w*|смет[ауы]) "
    r"(?:\w+ ){0,2}(?:кидайте|кидай|киньте|кинь|скиньте|скинь|шлите|шли|присылайте|пришлите|дайте|давайте|"
    r"озвучьте|рисуйте|нарисуйте|выкатывайте|выкатите|накидайте|сообщите|предоставьте|направьте|обозначьте)"
    r"[^.;!?]{0,40}(?:ваш\w*|вы\b|мы|сам\w*|подума\w+|посмотр\w+|решим|почеш\w+|сориентир\w+)",
    r"(?:накидайте|прикиньте|посчитайте|подскажите|озвучьте|нарисуйте|обозначьте|сориентируйте\w*|"
    r"скажите|назовите|"
    r"определите|предложите|поставьте) (?:\w+ ){0,3}(?:сколько|на сколько|почем|по (?:цене|деньгам|"
    r"бюджету|сумме)|"
    r"сумм\w+|бюджет\w*|цен[ауы]|цифр\w+|вилк\w+|стоимост\w*|ценник)",
    r"(?:на сколько|сколько|почем|цен[ау]|сумм[ауы]|бюджет\w*),? (?:\w+ ){0,3}(?:скажите|скажете|"
    r"назовите|назовете|"
    r"подскажите|предложите|озвучьте|обозначьте|попросите|насчитаете|выставите)|(?:готов\w*|рады|"
    r"согласн\w+) (?:\w+ ){0,2}раскошел\w+|раскошел\w+ готов\w*",
    r"(?:бюджет\w*|сумм\w+|деньг\w+|мы) (?:\w+ )?(?:не ограничен\w*|неограничен\w*|гибк\w+|"
    r"плавающ\w+|открыт\w*|любой|любая|безлимит\w*)|"
    r"(?:unlimited|flexible|open-ended|no fixed) (?:budget|figure|sum)|budget (?:is )?(?:unlimited|"
    r"flexible|open)|"
    r"(?:стоимост\w*|цен[ауы]|сумм[ауы]|бюджет) (?:пред(?:ложите|лагайте)|назначьте|определите|"
    r"укажите|поставьте|назовите|называйте) (?:сами|вы|сам)?\b|"
    r"(?:начните|начнем|давайте|плясать|танцевать|отталкива\w+|исход\w+) (?:\w+ )?(?:с|от) (?:вашей |"
    r"ваших )?(?:цен\w*|предложени\w*|смет\w*|расценок)|"
    r"(?:порядок цен|услышать цен\w*|увидеть (?:цен\w*|смет\w*|ваши)|"
    r"знать цен\w*)[^.;!?]{0,40}(?:бюджет|деньг|вложи|выдел|реши|назов|посмотр)\w*|"
    r"(?:вложиться|вложимся|потратиться|заплатить|раскошелиться)[^.;!?]{0,30}(?:услышать|увидеть|"
    r"назовите|знать|скажите|какая) (?:\w+ )?(?:цен|сумм|смет|расцен)\w*|"
    r"(?:разумн\w+|любую) (?:\w+ )?(?:цен|сумм|деньг|бюджет)\w*|в пределах разумн\w+|"
    r"в разумных пределах|за ценой (?:мы )?не постои\w+|"
    r"за деньгами (?:дело )?не (?:стан\w+|"
    r"заржаве\w+)|не обидим|сколько (?:надо|нужно|потребуется|понадобится|попросите|скажете)[^.;!?]{0,30}"
    r"(?:столько|дадим|дам\b|найд\w+|заплат\w+|выдел\w+)|столько и (?:дадим|заплатим|найдем|выделим)",
    r"под (?:него|нее|них|это|ваш\w*(?: \w+)?)[^.;!?]{0,25}(?:попрос|выпрос|выбь|выбив|дад|найд|"
    r"выдел|запрос|деньг|бюджет|средств)\w*|"
    r"(?:send|give|show) (?:me|us) (?:your |the |some )?(?:prices?|numbers|figures|rates?|rate card|"
    r"quote)[^.;!?]{0,30}(?:money|budget|"
    r"approv\w+|fund\w*)|"
    r"(?:please|pls|kindly|just) (?:quote|price it|price this|cost it)\b|(?:no|don't have a|do not have a|"
    r"without a|haven't got a|not got a) (?:\w+ )?(?:figure|number|budget|sum|amount|price) (?:\w+ )?in mind|"
    r"(?:give|send|throw|shoot|toss) (?:me|us|over) (?:\w+ ){0,2}(?:ballpark|quote|price|pricing|"
    r"estimate|number|figure|"
    r"numbers|figures)|(?:cost|sum|amount|price|budget|figure)s? (?:is|are) (?:\w+ )?(?:up to|for) you\b|"
    r"(?:you|yours) (?:to )?(?:set|name|pick|call|decide|propose) (?:the |your |"
    r"a )?(?:price|"
    r"figure|number|budget|sum)|within reason|money no object|cost is no (?:object|issue)|"
    r"(?:we|i)'?(?:ll| will) (?:pay|find|get|fund) (?:whatever|what) (?:it takes|you (?:say|ask|quote|need))",
    r"(?:цен[ауы]?|сумм[ауы]|цифр[ауы]|стоимост\w*|бюджет\w*) (?:\w+ )?(?:говорите|называйте|назначаете|"
    r"назначайте|ставите|определяете|решаете|диктуете|выставляете|рисуете|предлагаете|объявляете) "
    r"(?:\w+ )?вы\b|"
    r"(?:как|сколько) (?:вы )?скажете,? (?:так|столько|то) (?:и )?(?:\w+ )?(?:заплат|дадим|дам\b|найд|выдел|"
    r"будем|буд\w+ искать|сделаем|изыщ|выбь)\w*|you (?:name|set|call|tell us) (?:the|your|a) "
    r"(?:price|figure|number)|"
    r"\bquote (?:me|us)\b|tell (?:me|us)[^.;!?]{0,25} and (?:i|we)(?:'ll| will) (?:find|pay|raise|get)\b",
    rf"(?:{_FIGURE}|бюджет\w*) (?:\w+ ){{0,2}}(?:определя\w+|устанавлива\w+|формиру\w+|сложится|"
    rf"сложиться) (?:\w+ ){{0,2}}"
    r"(?:по (?:итогам|результатам)|на основани\w+|исходя)",
)
EXISTS = any_of(
    r"(?:деньг\w+|деньгами|бабк\w+|бабл\w+|средства|бюджет|финансирование) (?:\w+ ){0,3}(?:дадут|"
    r"выделят|выделим|заложат|заложим|отпустят|предусмотрят|дают|дали|дадим|найд\w+|найдут\w*|"
    r"обеща\w+|пообеща\w+|водятся|будут|будет|припас\w+|имеются|держим|отыщ\w+|наскреб\w+|нашли\w*|"
    r"нашел\w*)\b"
    r"(?! ли\b)(?! не )",
    r"(?:денег|деньги|средства|бюджет) (?:точно |обязательно |всегда |уж )?(?:найд\w+|дадут|дадим|"
    r"хватит|хватает|"
    r"достаточно)\b(?! ли\b)",
    r"(?:there's|there is|we have|we've got|got) (?:\w+ ){0,2}(?:cash|money|funds|funding|budget|dough)\b"
    r"(?! (?:problem|issue|trouble))|(?:can(?:'t|not)|won't|not allowed to|not free to|"
    r"would rather not|rather not) "
    r"(?:\w+ )?(?:(?:to |mine to )?tell|(?:mine to |to )?share|say|disclose|share|reveal|"
    r"name) (?:\w+ ){0,3}(?:how much|figure|number|amount|sum|budget)|"
    r"(?:money|budget|funding|funds|cash)(?:'s)? (?:\w+ ){0,2}(?:promised|guaranteed|secured|"
    r"in place|ready|waiting|"
    r"there\b|won't be (?:a|the) (?:problem|issue))",
    r"(?:сумм\w+|цифр\w+|бюджет\w*) (?:\w+ )?(?:раскро\w+|назов\w+|сообщ\w+|озвуч\w+|"
    r"скаж\w+) (?:\w+ )?(?:победител|участник|при встрече|лично|"
    r"позднее|позже|после|на встрече|по телефону)\w*|(?:деньги|средства|бюджет|сумма) (?:\w+ )?в наличии|"
    r"(?:сумм\w+|цифр\w+|размер\w*|объем\w*|бюджет\w*) (?:\w+ ){0,2}(?:не афишир\w+|не раскрыв\w+|"
    r"не публик\w+|внутренн\w+|закрыт\w+|конфиденц\w+)|"
    r"(?:коммерческ\w+ тайн\w*|nda)[^.;!?]{0,30}(?:сумм\w+|бюджет\w*|сколько)|(?:сумм\w+|бюджет\w*|сколько)"
    r"[^.;!?]{0,30}(?:коммерческ\w+ тайн\w*|nda\b)",
)
