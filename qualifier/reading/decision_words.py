"""Words by which people say that they decide, advise, only collect, or have no part in a decision."""

from qualifier.reading.gated import gate
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("decision_words")

_GAP = r"(?:[^\s.!?;:]+\s){0,3}"
_WIDE = r"(?:[^\s.!?;:]+\s){0,5}"
_SELF = r"(?:я|сам|сама|лично|единолично)"
# First-person verbs of deciding.
_DECIDE_1 = (
    r"(?:решаю|решу|утверждаю|утвержу|подписываю|подпишу|выбираю|выбераю|выберу|определяю(?:сь)?|определюсь|"
    r"визирую)"
)
DECIDE_3 = (
    r"(?:решает|решит|решат|утвержда[ею]т|утвердит|подписыва[ею]т|подпишет|выбира[ею]т|выберет|определя[ею]т)"
)
_CONTRACTOR = r"(?:подрядчик|исполнител|агентств|поставщик|площадк)\w*"

DECIDES = gate(
    "реш утвер подпи выбир выбер вибир выбор визир определ за_мной слово голос спрашив согласов "
    "совет "
    "совеща виз выше_меня над_мной никто_над бюджет кошел деньг реклам маркетинг хозяйств держу веду "
    "распоряж "
    "мне_ "
    "кого_ главн лпр квота плачу трачу отмашк добро печать кнопк команд рулю контракт договор единств "
    "усмотрен "
    "карт-бланш полномоч уполномоч имею_право начальник барин подрядчик исполнител агентств поставщик одобря "
    "комисси "
    "скажу себе_",
    rf"\b{_SELF}\s+(?!не\b|ничего|нич[еo]|никого|только|лишь|просто|чисто){_WIDE}(?<!не ){_DECIDE_1}\b",
    # Russian drops its "I": the bare verb of signing or deciding is a first person already.
    r"(?<!не )(?<!что )\b(?:решаю|утверждаю|подписываю|подпишу)\b(?!\s+(?:задач|вопрос|проблем|не я))",
    rf"\b{_DECIDE_1}\s+(?!не\b){_GAP}{_SELF}\b",
    rf"\b(?:{_CONTRACTOR}\s+{_GAP}(?:беру|нанимаю|зову|назначаю)|(?:беру|нанимаю|"
    rf"назначаю)\s+{_GAP}{_CONTRACTOR}) "
    rf"{_SELF}\b|\b{_SELF}\s+{_GAP}(?:беру|нанимаю|назначаю)\s+{_GAP}{_CONTRACTOR}",
    rf"\bрешени\w+\s+{_GAP}(?:за мной|принимаю|мо[её])\b|\bза мной\s+{_GAP}(?:решение|выбор|слово)",
    rf"\bвыбор\s+{_GAP}за мной|\bслово (?:тут |здесь |все равно )?мо[её] последн|\bмо[её] слово (?:закон|"
    rf"последн|решающ)",
    r"\b(?:последн|окончательн|финальн|главн|решающ)\w+ (?:слово|голос|подпись)\s*[—–-]?\s*(?:за мной|"
    r"мо[яей]|"
    r"у меня|"
    r"наш[ае])|\b(?:мо[йя]|наш) (?:голос|подпись) (?:решающ|последн|два из трех|главн)",
    rf"\bподпис\w*\s+{_WIDE}мо[яй]\b|\bмоя подпись\b|\bправо подписи (?:у меня|мо|есть|имею)|"
    rf"\bподписант\w*\s*[—–-]?\s*я\b",
    r"\b(?:ни у кого|никого)\s+не спрашив|\bни с кем не (?:совет|совещ|согласов|обсужда)|\bс кем мне "
    r"согласов|"
    r"\b(?:согласовывать|советоваться|спрашивать)\s+(?:мне )?(?:не с кем|ни с кем|не у кого|не надо|не "
    r"нужно)|"
    r"\bне с кем (?:мне )?согласов|\bвиз\w* (?:собирать )?(?:не у кого|не нужн)|\bчужих виз не|"
    r"\bбез (?:комисси|согласовани|виз)\w*\b(?=[^.!?]{0,30}$)",
    rf"\bвыше меня\s+{_WIDE}(?:только|никого|нет)|\bнадо мной (?:никого|нет)|\bникто (?:над|надо) (?:мной|"
    rf"н[еи][мй]) не",
    rf"\b(?:бюджет|кошел[её]?к|деньг|реклам|маркетинг|хозяйств)\w*\s+{_WIDE}(?:в мо[её]м кармане|держу я|"
    rf"веду "
    rf"я|"
    r"на мне\b|весь мой|моих руках|распоряжаюсь я|за мной)|\bденьги мои\b|\bмой (?:бюджет|выбор)\b(?! не)",
    r"\b(?:держу|веду|распоряжаюсь)\s+(?:рекламн\w+ )?(?:бюджет|кошел)\w+|\bэто моя квота\b",
    r"\bмне\s+(?:самому\s|самой\s)?(?:выбирать|решать|подписывать|утверждать)\b|\bкого (?:позову|выберу|"
    r"возьму), с тем",
    r"\bя (?:тут |здесь )?за главн|\b(?:я|мы) лпр\b|\bлпр\s*[—–:-]?\s*я\b|\b(?:сам|сама)\s+и\s+(?:плачу|"
    r"трачу|"
    r"решаю)|"
    r"\b(?:плачу|трачу) (?:и \S+ )?(?:я|сам)\b|\bсама? себе (?:начальни|хозя[ий]|директор)|"
    r"\bхозяин[—–, -]+барин",
    rf"\b(?:одобряю|отмашку даю|добро даю|визу ставлю|печать ставлю|кнопку жму|командую|рулю|"
    rf"распоряжаюсь)\s+{_GAP}я\b|"
    rf"\bя\s+{_GAP}(?:отмашку|добро|визу|печать|кнопку|командую|рулю|распоряжаюсь|одобряю)\b",
    r"\b(?:отмашк\w|добро|виза|печать|контракт|договор) (?:за мной|у меня|мо[яей])\b|\bкак (?:я )?скажу,? "
    r"так",
    r"\b(?:реша|подпис|выбира|утвержда)\w*[^.!?]{0,30}\b(?:это|только|лишь) я\b|"
    r"\bединственн\w+[^.!?]{0,40}\bя\b",
    r"\bна мо[её] усмотрени|\bкарт-бланш\b(?! нет)|\bполномочи\w+ (?:\S+\s)?(?:у меня|есть|мои|имею)|"
    r"(?<!не )\bуполномоч\w+ (?:\S+\s){0,2}(?:реша|подпис|выбира|заключ)|\bимею право (?:подписи|решать)",
)
DECIDES_EN = gate(
    "green decid choos pick sign approv author budget purse chequebook checkbook money call say word "
    "choice mine "
    "buck desk "
    "charge nobody no_one no-one need_any up_to_me by_me decision power и_я_решаю committee board panel "
    "commission jury",
    r"\bi(?:'ll| will| alone| also| myself| personally| do)?\s+(?:(?:\w+\s){0,2}and\s)?(?:decide|choose|"
    r"approve|"
    r"pick(?! up| three| two| a few)|sign(?:\s?-?\s?off)?|authori[sz]e)\b(?!\s+(?:my|our) words)",
    r"\bi (?:hold|own|control|run|manage) the (?:\w+ )?(?:budget|purse|chequebook|checkbook|money)|"
    r"\bi (?:chair|head|lead) (?:the|our|this) (?:\w+ ){0,2}(?:committee|board|panel|commission|jury)\b",
    r"\bgreen light is mine|\bi give the (?:green light|go-ahead|ok)\b|"
    r"\b(?:final|last)\s+(?:call|say|word|decision|choice)\s*(?:is|'s|:|—|-)?\s*(?:mine|with me|on me)",
    r"\bi (?:\w+ )?make (?:the|all|all the|every|final|that)?\s?(?:\w+ )?(?:decision|call|choice)s?\b|"
    r"\bbuck stops (?:with|at|here)|\bi have (?:the |full |final |signing |complete |last )+(?:authority|say|"
    r"word|power|carte)",
    r"\b(?:decision|choice|say|word|authority) (?:rests|lies|is|stays|sits) (?:solely |entirely )?(?:with|on|"
    r"at) "
    r"(?:me|my desk)\b|\bi(?:'m| am) (?:fully )?(?:authori[sz]ed to|the decision.?maker|in charge of the "
    r"(?:budget|money))",
    r"\b(?:decision|choice|call|budget|whole thing|company)(?: here)? is (?:all )?mine\b|"
    r"\bit(?:'s| is) my (?:call|decision|choice|budget|money)|\b(?:contractor|vendor|media|agency|choice) is "
    r"my (?:call|choice)",
    r"\b(?:i am|i'm) (?:also |still )?the (?:one|person|only one) (?:who|that) (?:decide|pick|choose|"
    r"sign|approve|say)\w*",
    r"\b(?:nobody|no one|no-one) (?:above|over|tells) me|\bi (?:answer|report) to (?:nobody|no one)|"
    r"\b(?:don't|do not) need (?:anyone's|anybody's) approval|\bsolely (?:by|up to) me\b|\bup to me\b|\bи я "
    r"решаю\b",
    r"\b(?:chequebook|checkbook|purse)\b[^.!?]{0,20}\b(?:mine|me|my)\b|"
    r"\b(?:sits?|lands?) on my desk[^.!?]{0,30}(?:chequebook|budget)|\bmy (?:own )?(?:budget|decision) to "
    r"(?:make|spend)",
)
# "Decides alone", written by whoever took the notes.
DECIDES_3 = gate(
    "реш утвер подпи выбир выбер определ бюджет слово decid sign choos pick approv owns final last maker",
    rf"\b{DECIDE_3}\s+{_GAP}(?:сам|сама|единолично|он|она)\b|\b(?:сам|сама|единолично)\s+{_GAP}{DECIDE_3}\b",
    r"\bбюджет\s+(?:\S+\s){0,2}на (?:нем|ней)\b|\b(?:последн|окончательн|решающ)\w+ слово за (?:ним|ней)",
    r"\bподпись (?:его|ее)\b|\b(?:he|she)\s+(?:alone\s+)?(?:decides|signs|chooses|picks|approves)\b",
    r"\b(?:decides|signs|chooses|picks)\s+(?:\w+\s){0,4}(?:alone|himself|herself)|\bowns everything|"
    r"\bhas (?:the )?(?:final|last) (?:say|word)|\bis the decision.?maker",
)
ALONE = pattern(
    r"\bсам[аи]?\b|единолично|\balone|himself|herself|\b(?:he|she) (?:signs|decides)\b"
    r"|\bi (?:chair|head|lead) |\bthe one who (?:decide|pick|choose|sign|approve|say)|кроме меня|"
    r"\bза (?:него|нее|них|всех) "
)
INSIDE = pattern(r"\bв (?:ее|его|их|этих|этом|данных|таких) (?:предел|рамк)\w+|\bwithin (?:it|that|this)\b")
JOINT = gate(
    "решаем выбираем утверждаем подписываем определяем together jointly between_us we_decide we_choose "
    "we_pick не_только_я не_один_я не_одна_я не_я_од not_only_me not_just_me not_only_mine not_me_alone",
    r"\b(?:решаю|выбираю|подписываю|утверждаю|решение|выбор)\s+(?:[^\s.!?;]+\s){0,2}?не (?:только|один|"
    r"одна) я\b|"
    r"\bне (?:только|один|одна) я\s+(?:[^\s.!?;]+\s)?(?:реша|выбира|подписыва|утвержда)\w+|"
    r"\bnot (?:only|just) (?:me|i|mine)\b[^.!?;]{0,25}\b(?:decid|choos|pick|sign)\w*",
    r"\b(?:решаем|выбираем|утверждаем|подписываем|определяем)\s+(?:\S+\s){0,3}(?:вдвоем|вместе|коллегиально|"
    r"сообща|советом|оба\b|обе\b|с [а-яё]+(?:ом|ем|ой|ей|ами|ым)\b)",
    r"\b(?:вдвоем|вместе|коллегиально|сообща|оба|обе)\s+(?:\S+\s){0,3}(?:решаем|выбираем|утверждаем)",
    r"\bwe (?:decide|choose|pick) (?:it )?(?:together|jointly|as a)|"
    r"(?<!let us )(?<!let's )\b(?:decide|choose|pick|sign) (?:\w+ )?(?:together|jointly|between us)",
)
LIMITED = pattern(_PHRASES["LIMITED"])
NOT_LAST = gate(
    "не_я не_мо реш слово права_ подпис прав не_реша не_выбира не_утверж не_подпис my_ mine not_up pay "
    "компетенц "
    "епарх "
    "уровень уровня ума_ зона полномочий без_меня не_мне don't do_not can't cannot "
    "can_not may_not am_not i'm_not",
    r"\bне мой вопрос\b|\bдальше не мо[её]\b|\bне\s+я\b|\bподпись\s+(?:\S+\s)?не\s+(?:моя|ее|его)|"
    r"\bрешени\w+\s+(?:\S+\s){0,2}не за мной|\bслово не "
    r"за мной",
    r"\bбез права (?:подписи|последнего|решающего)|\bправ\w+ только предлож|\bне с правом последнего|"
    r"\b(?:последнее|окончательное) слово не мо|\bне мне (?:решать|выбирать)",
    r"\bnot (?:my|mine) (?:call|decision)|\bnot up to me|\babove my pay|"
    r"\bi(?: don't| do not| can't| cannot| can not| may not|(?: am|'m) not (?:allowed|able|authori[sz]ed"
    r"|entitled) to) (?:\w+ )?"
    r"(?:sign|approve|decide|choose|pick|hire|appoint|select|commit|say yes|award)\b(?! anything)",
    r"\b(?:сам|сама|я)\s+(?:\S+\s)?не (?:решаю|реша\b|выбираю|утверждаю|подписываю)|\bне (?:моя|мой) "
    r"(?:компетенц|епарх|"
    r"уровень|зона)|\bне моего (?:ума|уровня)|\b(?:вне|выше) моих полномочий|\b(?:решают|решат|выбирают|"
    r"выбирать будут) "
    r"без меня",
)
NO_PART = gate(
    "не_реша не_выбир не_утвер не_опред не_подпис не_могу не_буду не_вправе не_имею не_подпус дело_ маленьк "
    "звено голуб "
    "почтальон посыльн колесо припек мебел кофе голос участву вхо голосу отношени касательств уполномоч "
    "никто "
    "не_спраш "
    "мнени побегушк зависит не_ко_мне без_меня спросит чернильниц messenger go-between errand typist postman "
    "courier fly "
    "table coffee no_say any_say no_vote no_part no_role no_voice no_decision no_influ no_author zero_ "
    "anything a_thing "
    "any_of involved not_part not nobody no_one",
    r"\b(?:ничего|нич[еоё]|ниче|ничо|никого|вообще)\s+(?:\S+\s){0,3}не (?:решаю|реша\b|выбираю|утверждаю|"
    r"определяю|"
    r"подписываю|могу решать)|\bне (?:решаю|выбираю)\s+(?:\S+\s){0,2}(?:ничего|нич[еоё]|никого)",
    r"\b(?:решать|выбирать) (?:я )?(?:ничего |никого )?не (?:могу|буду|вправе|имею)|\bне подпуска\w+|"
    r"\bмо[её] дело (?:маленько|телячье|сторона)|\bчеловек (?:я )?маленьк|\b(?:передаточн\w+ звено|почтов\w+ "
    r"голуб|"
    r"почтальон|посыльн|пят\w+ колесо|сбоку припек|для мебели)|\bкофе (?:ношу|варю|подаю)",
    r"\bне (?:участву|вхожу|голосу)\w+\b(?! в (?:ресторан|реклам))|\bв (?:решени|выбор|отбор|голосовани|"
    r"принятии решени)"
    r"\w*\s+(?:\S+\s){0,2}не (?:участву|вхо)|\b(?:отношени|касательств)\w+ (?:\S+\s){0,3}не (?:имею|имеем)|"
    r"\bне имею (?:\S+\s){0,3}(?:отношени|касательств|голоса|права голоса)",
    r"\bголоса (?:у меня |я )?(?:нет|не имею)|\b(?:без|нет|не имею) (?:права )?голоса\b|\bправ\w* голоса нет|"
    r"\bне уполномочен|\bя (?:сам |сама |вообще )?(?:тут|здесь|там) (?:вообще |совсем )?никто|\bменя "
    r"(?:никто )?не спрашива|"
    r"\bмоего мнени\w+ не|\bмальчик на побегушках|\b(?:тут )?от меня ничего не зависит|\bдальше без меня|"
    r"\bне ко мне\b(?=[^.!?]{0,40}решени)|\bкто ж меня спросит|\bя в этом деле чернильниц",
    r"\b(?:just|only|merely|simply|am) (?:a |the |an )?(?:messenger|go-between|errand|typist|postman|courier|"
    r"fly on the "
    r"wall)|\bno seat at the table|\b(?:fetch|make|bring) (?:the )?coffee|\bdon't ask me anything",
    r"\b(?:no|not any|have no|zero) (?:say|vote|part|role|voice|decision power|influence|authority)\b|"
    r"\b(?:do not|don't|can't|cannot|never|not) (?:decide|choose|pick)(?: on)? (?:anything|a thing|any of)|"
    r"\bnot (?:involved|part of (?:it|this|the))|\bi'?m (?:not|nobody|no one)\b(?= (?:who|the one|to decide|"
    r"here))",
)
_COLLECTING = _PHRASES["_COLLECTING"]
_OFFERS = (
    r"(?:бумажки|бумаги|офферы|кп|предложения|варианты|цены|прайс\w*|ответы|заявки|фактур\w+|информаци\w+)"
)
COLLECTS = gate(
    "собер разошл перешл сложу сложить сведу собир собра пересыл пересла переда рассыл разосл склады "
    "записыв записать печата форвард forward обзв "
    "заполня отнес "
    "отно свести набира диктую подаю узна спросить велено велели поруч сказал сказано попрос просили задали "
    "told asked "
    "instructed supposed табличк папочк папк тетрадк кучк запишу передам забуду collect gather pass relay "
    "typ "
    "fill writ "
    "compil send sent deliver dial assist help секретар курьер стажер практикант сама_я_только прайс "
    "only_ask "
    "just_ask",
    rf"\b(?:только|лишь|просто|чисто|всего лишь|тупо)\s+(?:[^\s.!?;]+\s){{0,3}}(?<!не ){_COLLECTING}",
    r"\b(?:мне|нам|меня|нас)\s+(?:просто |только |чисто )?(?:велено|велели|поручено|поручили|сказали|сказано|"
    r"попросили|"
    r"просили|задали)\s+(?:[^\s.!?;]+\s){0,4}(?:узна\w+|собрать|обзвон\w+|свести|разослать|записать|спросить|"
    r"переслать|"
    r"передать|цены|прайс\w*)",
    rf"\b{_OFFERS}\s+(?:только |просто |в кучку |чисто )?(?:собираю|складываю|пересылаю|свожу в таблич\w+)|"
    rf"\bсобираю\s+(?:\S+\s){{0,2}}{_OFFERS}|\bсобрать (?:\S+\s){{0,2}}{_OFFERS} (?:для|ради) (?:отчет|"
    rf"галочк|"
    rf"проформ|вида)",
    r"\bмоя (?:задача|работа|роль|функция|обязанность)\s*[—–:-]?\s*(?:\S+\s){0,2}(?:собрать|собирать|"
    r"переслать|"
    r"пересылать|передать|передавать|записать|обзвонить|разослать|рассылать|сложить)\b|\b(?:соберу|"
    r"разошлю|перешлю|сложу|сведу)\s+(?:\S+\s){0,2}"
    rf"{_OFFERS}"
    r"|\bмо[её] дело\s+(?:\S+\s){0,2}(?:собрать|передать|"
    r"записать)|"
    r"\b(?:цены|кп|предложения)\s+(?:\S+\s)?собрать\b",
    r"\bв (?:табличк|папочк|папк|тетрадк|кучк)\w*\s+(?:собираю|складываю|пишу|записываю|свести|кладу)|"
    r"\b(?:передам|отнесу|запишу)\b[^.!?]{0,20}\b(?:забуду|передам)|\bсама я только\b|\bпо поручению "
    r"[^.!?]{0,60}собира",
    r"\bя (?:всего лишь |просто |только )(?:секретар|курьер|ассистент|помощни|стажер|практикант)\w*|"
    r"\b(?:told|asked|instructed|supposed) to (?:get|collect|gather|obtain|pass|forward)\b",
    r"\b(?:i|me|just|only|merely|simply)\s+(?:just |only |merely |simply )(?:collect|gather|pass|forward|"
    r"relay|type|fill|"
    r"write|compile|ask|send|deliver|dial|assist|help)\w*|\b(?:just|only|merely|simply) (?:collecting|"
    r"gathering|passing|"
    r"forwarding|relaying|typing|writing|sending|an? assistant|assistant)",
)
ADVISES = gate(
    "отсеив сравн отбир подбир сужа оценив формулир составл готов рекоменд совет свожу сводим сводит "
    "торгу мандат "
    "доверенн "
    "уговорю убедю лоббир шорт shortlist short-list предлагаю_я закупаем покупаем подрядчик выношу подготовк "
    "голос "
    "подберу отберу сравню сужу составлю i_will i'll "
    "мнение подсказыв подскажу помогаю прислуш я_в_ член я_показ право поруч представл recommend "
    "recomend compar weed narrow negotiat propos "
    "prepar plan "
    "i_pitch i_present i_show i_take i_put i_advise i_suggest i_help to_me make my_ mandate agency buy "
    "vote mine_up",
    r"\b(?:(?:отсеива|сравнива|отбира|подбира|сужа|оценива|формулиру|составля|рекоменду|совету|свож)(?:ю|"
    r"ем|ет)?|"
    r"готовлю|готовим|"
    r"готовит|сводим|сводит|торгу(?:юсь|емся|ется)|мандат\w*|доверенност\w*|уговорю|убедю|лоббирую|"
    r"шорт-?лист\w*|"
    r"shortlist\w*|предлагаю я|(?:закупаем|покупаем) (?:за|для|по|их|от)|ищу подрядчик\w*|выношу на|"
    r"подготовк\w+ (?:сравнит|план|тз|предлож)\w*)\b|\bмы их закупаем|\bответственн\w+ за подготовк",
    r"\b(?:подсказываю|подскажу|советчи\w+|советник\w*|подберу|отберу|сравню|сужу (?:список|выбор)|"
    r"составлю (?:шорт|список|таблиц|сравн)\w*|помогаю (?:ему |ей |им )?(?:выбрать|выбирать|с выбором"
    r"|решить)|дам совет|"
    r"(?:мо[её]|наше) мнение (?:\S+\s)?(?:слуша|спрашива|важно|ценят)\w*|(?:ко мне|к нему|к ней"
    r"|к моему мнению) прислуш\w+|(?:сво[её]|мо[её]) мнение (?:скажу|выскажу|даю))\b|\bс правом голоса"
    r"|\bс голосом\b|\b(?:голос|мнение) (?:у меня )?(?:есть|учитыва)|\bя в ней\b|\bя в "
    r"комисси|"
    r"\bчлен (?:комисси|комитет|тендерн)|\bя показываю\b|\bправо только предлож|\bпоручен\w? мне\b|"
    r"\bмне\s+(?:\S+\s)?поруч\w+\s+(?:подготов|выбра|подобра|сравни|оцени|предлож)\w+|"
    r"\bпо (?:нашему|моему) представлени",
    r"\bi(?:'ll| will)? (?:pitch|present|show|take) your (?:offer|proposal|deck"
    r"|quote)s? to\b|\bi (?:advise|suggest|help (?:him|her|them|the \w+) (?:choose|pick"
    r"|decide))\b|\b(?:listens?|listen) to me\b|"
    r"\b(?:recommend|recomend|short-?list|compare|weed|narrow)(?:s|ing|ed|ations?|dations?)?\b|\bput (?:the|"
    r"a) plan|"
    r"\bi (?:\w+ )?(?:negotiate|propose|prepare|plan|put|make)\b|\bmy (?:opinion|voice|view|shortlist) "
    r"(?:counts|matters)|"
    r"\bmandate\b|\bagency (?:of|on) record|\bbuy(?:ing)? (?:media )?for\b|\bhave a vote\b|\bmine up to a "
    r"point",
)
# Advice on the choice itself: enough to lift an assistant above "no part".
CHOOSES_SHORT = pattern(
    r"\b(?:сравнива|отбира|сужа|торгу|рекоменд|советую|оценива|шорт-?лист|выбираю тр[её]х|отсеива)\w*|"
    r"\b(?:weed|short-?list|narrow|negotiate|recommend|compare)\w*|\bс правом голоса|\bс голосом\b"
)
ADVICE_DENIED = pattern(
    r"\bне (?:советую|рекоменд|оценива|сравнива|готовлю|подбира)|\bоценивать не|\bnot (?:recommend|compare|"
    r"advise)"
)
