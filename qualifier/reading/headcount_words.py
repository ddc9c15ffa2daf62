"""Words beside a number that tell whether it counts the people at work, a part of them, or an audience."""

import re
from collections.abc import Mapping

COLLECTIVES: Mapping[str, int] = {
    "один": 1, "одна": 1, "двое": 2, "вдвоем": 2, "трое": 3, "втроем": 3, "четверо": 4, "вчетвером": 4,
    "пятеро": 5, "впятером": 5, "шестеро": 6, "вшестером": 6, "семеро": 7, "всемером": 7, "восьмеро": 8,
    "девятеро": 9, "десятеро": 10, "двоих": 2, "троих": 3, "полсотни": 50, "сотня": 100, "полторы сотни": 150,
    "пара десятков": 20, "десяток": 10, "дюжина": 12,
}  # fmt: skip
APPROX = (
    r"(?:около|примерно|порядка|более|больше|свыше|под|до|почти|где-то|приблизительно|не|менее|уже|за|так|"
    r"ну|вот|сама|самих|"
    r"сейчас|всего|ровно|пока|теперь|осталось|в сумме|целых|составляет|составила|равна|достигает|только|уж|"
    r"about|around|some|roughly|nearly|almost|over|more than|approx\w*|up to|circa|just|only|is|are|at|"
    r"currently|now|of|"
    r"~|≈|>|<)"
)
_SMALL = (
    "двое|трое|четверо|пятеро|шестеро|семеро|восьмеро|девятеро|десятеро|полсотни|полторы сотни|сотня|"
    "пара десятков|десяток|дюжина"
)
_KIN = (
    "муж|мужем|жена|женой|сын|сыном|дочь|дочка|дочерью|дочкой|мама|мамой|брат|братом|сестра|сестрой|подруга|подругой|"
    "друг|другом|напарник|напарником|напарница|напарницей|партнер|партнером|помощник|помощником|помощница|помощницей|"
    "подмастерье|подмастерьем|ученик|учеником|племянник|племянница|племянницей|бухгалтер|бухгалтером|компаньон|"
    "компаньоном|ассистент|продавец|кот|собака"
)
US_TOGETHER = re.compile(
    rf"(?<!у )\bнас (?:[а-я]+ ){{0,3}}(?P<a>{_SMALL})\b|\b(?P<e>{_SMALL}) (?:нас|человек всего)\b|"
    rf"\b(?:штат|коллектив|команда|персонал)\w*(?: у нас)? ?[—–:-]? ?(?:из )?(?P<d>двое|трое|четверо|"
    rf"пятеро|шестеро|семеро|полсотни|полторы сотни|сотня|"
    rf"пара десятков|десяток|дюжина)\b|\b(?:работа\w+|мы|нас) (?:[а-я]+ ){{0,3}}(?P<b>вдвоем|втроем|"
    rf"вчетвером|впятером|вшестером|всемером)\b|"
    r"\b(?P<h>вдвоем|втроем|вчетвером|впятером) (?:с \w+ )?(?:держим|работаем|тянем|ведем|"
    r"управляемся|справляемся|крутимся)\b|"
    r"\b(?:я|работаю|тружусь|кручусь|справляюсь|тяну|пашу|управляюсь) (?:пока |сама? |тут |"
    r"все делаю )*(?P<c>один|одна)(?= ?(?:[,.;!]|$| без| и))"
)
# A few people named one by one.
I_AND = re.compile(
    rf"\bя (?:и|да|с|плюс) (?:мо[йяие]м? )?(?:{_KIN})\b|\bя, (?:{_KIN})\b|\b(?:{_KIN}) и я(?=\W|$)|"
    r"\w{3,} (?:и|да) я(?= ?(?:[.!)]|$))|\b(?:it's |it is )?(?:just|only) me\b|\bit's me and\b|"
    r"\bme and my \w+|"
    r"\bmy \w+ and (?:me|i)\b(?! (?:want|need|would|think))|\bработа\w+ (?:я )?(?:одна?|"
    r"сама?) (?:на себя|у себя)|\bи ?п без (?:сотрудников|наемных)|\bбез сотрудников\b|"
    r"\bsole trader|\bi work (?:alone|for myself)|\bself-employed|\bя (?:сама? )?самозанят\w+|"
    r"\bone-(?:man|woman|person) (?:band|show|shop|business)"
)
# Words of deciding: «решаю я один» counts votes and not hands.
DECIDING = re.compile(
    r"реша|решен|выбира|подпис|подпиш|утвержд|соглас|отвеча|голос|жму|договар|decid|decision|sign|"
    r"approv|choos|vote"
)
# «Народу с пекарями и с цехом двести»: who is counted in stands between the people and their number.
HEAD_AFAR = re.compile(
    r"(?:(?<!у )\bнас|\bнарод[уа]?|\bлюд(?:ей|и)|\bперсонал\w*|\bштат\w*|\bкоманд[аеу]|"
    r"\bколлектив\w*|\bсотрудник\w+|"
    r"\bheadcount|\bstaff|\bteam)"
    r"(?P<between>(?:[ ,]{1,2}[\w-]+){1,8})[ ,:—–-]{1,3}$"
)
COUNTED_IN = re.compile(
    r"\b(?:с|со|вместе|считая|включая|работает|трудится|человек|душ|всего|суммарно|набирается|"
    r"наберется|получается|сегодня|сейчас|нынче|"
    r"выходит|with|including|counting)\b"
)
WITH_BEFORE = re.compile(
    r"\b(?:с|со|считая|включая|with|including|counting) (?:[а-я]{3,}(?:ами|ями|ом|ем|ой|ей|ов)|[a-z]{3,})\b"
    r"(?:[ ,]{1,2}[\w-]+){0,6}[ ,:—–-]{1,3}$"
)
GATHERED = re.compile(r"\s*(?:набер|набира|выход|получ|есть|работа|труд|вкалыва|[.,;!]|$)")
# What a bare number after «нас» counts when it is not people.
NOT_PEOPLE = re.compile(
    r"\s*(?:%|процент|тыс|млн|миллион|руб|₽|т\.?р|к\b|точ[ек]к?|магазин|салон|филиал|год|лет|месяц|"
    r"дн|минут|час|раз|"
    r"кв|м2|метр|км|город|заказ|заяв|мест|столик|номер|кресел|ставк|касс|машин|staff|shops?|stores?|"
    r"years?|months?|days?)"
)
# Two trades counted together are the whole of a small firm: «мастеров и админов 22».
TWO_HANDS = re.compile(
    r"\b[а-я]{3,}(?:ов|ев|ей|ат|ок|иц|ек)(?: и|, да| да) "
    r"[а-я]{3,}(?:ов|ев|ей|ат|ок|иц|ек)(?: (?:у нас|всего|в сумме|вместе|на круг|итого))*[ ,:—–-]{1,3}"
    rf"(?:{APPROX} )*$"
)
# Who is met, heard or wishes something is not thereby the whole firm.
MEETING = re.compile(
    r"встре[тч]|созвон|звон|пиш|прид|приед|будем|хоч|хот[ея]|нуж|дума|счита|жд[еу]|интерес|увер|"
    r"смотр|говор|плачу|"
    r"meet|call\b|talk|want|need|think|hope|will\b|would"
)
# People who come or go are not those who stay.
CHANGE = re.compile(
    r"(?:уволи|ушл|сократи|нанять|наня|нанима|\bищ|требу|нужн|нужен|не хватает|недостает|взяли|"
    r"приняли|набрать|набираем\b|"
    r"hir(?:e|ing|ed)|laid off|fired|recruit|\blost|need|looking)[^.;!?]{0,25}$"
)
WORKPLACE = re.compile(
    r"\s*(?:чел\w*\.? |людей )?(?:в|во|на|по|in|at|on) (?:the |our |нашем |самом )?(?:офис|цех|склад|"
    r"производств|магазин|рознице|"
    r"кухн|зале|завод|фабрик|точк|стройк|выезд|линии|office|plant|shops?|stores?|warehouse|kitchen|"
    r"factory|field|floor)"
)
OTHERS = re.compile(
    r"(?:у|на|в|for|of) (?:\w*конкурент\w*|сосед\w*|партнер\w*|поставщик\w*|подрядчик\w*|вас|"
    r"(?:our |the )?(?:competitor|neighbou?r|supplier|partner)s?)\b"
)
SECOND = re.compile(r"[^.;!?\d]{0,40}?(?:\bи|\bплюс|\+|\band|\bplus)\s+(?:еще\s+|another\s+)?$")
SECOND_PLACE = re.compile(
    r"\s*(?:чел\w*\.?|людей|сотрудник\w*|people|staff)?\s*(?:в|во|на|по|in|at|on)\s+(?!месяц|день|"
    r"год|рубл|a\b|аутсорс|фриланс|outsource)"
)
# Words that count workers by themselves.
WORKERS = re.compile(
    r"(?:\s{0,2}\+)?\s{0,2}(?:(?:штатн|постоянн|наемн|опытн|full-time|permanent|salaried)\w*\s+)?"
    r"(?:сотрудни(?:к|ц)\w*|работни(?:к|ц)\w*|работающ\w+|служащ\w+|штатн\w+ единиц\w*|единиц\w* (?:штата|"
    r"персонала)|штатников|"
    r"специалист(?:ов|а|ами)|человек (?:штата|персонала)|трудящихся|"
    r"employees?|staff(?:ers)?|workers|(?:people )?on (?:the |our )?payroll|team members|full-time\w*|fte)\b"
)
# Words that count anybody.
PEOPLE = re.compile(
    r"(?:\s{0,2}\+|-odd)?\s{0,2}(?:чел\b\.?|человека?\b|человек\w*|душ\b|персон\b|народу|рыл\b|people|"
    r"ppl\b|persons|heads\b|"
    r"of us\b|strong\b|souls)"
)
# Trades that are counted for a part of the whole.
HANDS = re.compile(
    r"\s{0,2}(?:курьер(?:ов|а)|продавц(?:ов|а)|врач(?:ей|а)|монтажник\w+|рабочих|мастер(?:ов|а)|"
    r"водител(?:ей|я)|"
    r"инженер(?:ов|а)|программист\w+|разработчик\w+|бариста|повар(?:ов|а)|бригад\b|чел бригад|тренер(?:ов|"
    r"а)|фармацевт\w+|провизор\w+|"
    r"преподавател(?:ей|я)|педагог\w+|медсестер|кассир\w+|официант\w+|швей|токарей|сварщиков|менеджер(?:ов|"
    r"а)|агентов|"
    r"couriers|drivers|engineers|doctors|developers|cooks|teachers|salespeople|baristas|pharmacists|nurses|"
    r"waiters|welders|agents)\b"
)
FIRM = re.compile(
    r"(?:(?<!у )\bнас\b|\bмы\b|\bштат\w*|\bкоманд\w+|коллектив\w*|народу|персонал\w*|численност\w*|"
    r"сотрудник\w*|работник\w*|"
    r"\bв (?:нашей |нашем |самой |самом |всей |всем )?(?:компани\w|фирм\w|контор\w|организаци\w|обществ\w|"
    r"предприяти\w|сети|холдинг\w|групп\w компаний|банк\w|агентств\w|клиник\w)|"
    r"\bна (?:нашем |всем )?(?:заводе|фабрике|предприятии|производстве|комбинате)|труд[ия]т\w*|работа(?:ет|"
    r"ют|ем)|насчитыва\w+|\bих\b|у них|"
    r"вс[яею]\w? (?:контор|фирм|команд|штат|коллектив|персонал|компани)\w*|"
    r"\bв (?:нашей |нашем )?(?:мастерск|магазин|салон|ателье|кафе|пекарн|лавк|типографи|артел|студи|"
    r"цех|ресторан|отел)\w*|"
    r"\bв офис\w*|\bна круг|\bв сумме|\bитого|\bat the (?:plant|factory)|\bon the plant|"
    r"employ\w*|headcount|payroll|\bstaff|\bteam|workforce|personnel|\bwe are|\bwe're|\bwe have|"
    r"\bthere are|\bcrew|company of|firm of)"
)
_KEEN = r"(?:[ ,:—–=-]{1,4})"
BARE_BEFORE = re.compile(
    rf"(?:(?<!у )\bнас(?: (?:на заводе|на фабрике|в компании|в конторе|в фирме|тут|там|здесь))?|"
    rf"\bштат\w*(?: (?:по|у|в) [\w ]{{2,14}}| на)?|персонал\w*(?: у нас)?|"
    rf"народу?(?: в \w+| там| у нас)?|люд(?:ей|и) у нас|ссч|численност\w*(?: персонала| коллектива|"
    rf" работников| сотрудников| штата)?|\bкоманда(?: из)?|коллектив(?: из)?|"
    rf"сотрудник\w+(?: в рф| в россии| в компании| у нас)?|работник\w+|headcount|staff of|staff|team of|"
    rf"workforce(?: of)?|payroll|team|crew of|we employ|employs|employing|"
    rf"человек)(?:{_KEEN}{APPROX})*{_KEEN}$"
)
# «Нас сорок» counts people whatever they are called.
WE_ARE = re.compile(rf"(?<!у )\bнас(?: {APPROX}){{0,3}} $")
PEOPLE_BEFORE = re.compile(rf"\b(?:человек|чел|душ)(?: {APPROX})* $")
US_PEOPLE = re.compile(
    rf"(?<!у )\b(?:нас|народу|людей|персонала|команда|штат)(?: \w+)? (?:человек|чел|"
    rf"душ)(?: {APPROX}){{0,3}} $"
)
BARE_AFTER = re.compile(
    r"(?:\+)?\s*(?:$|[,.;:!?)»\"“+]|единиц|ед\b|с копейками|с лишним|с небольшим|с хвостиком|"
    r"вместе со?|если|и все|"
    r"и [а-я]+ (?:кот|пес|собак)|"
    r"по (?:сети|рф|россии)|в штате|all told|altogether|as of|in total|с учетом|считая|со сборщик|на круг|"
    r"с (?:\w+(?:ами|ями|ой|ом|ем)\b)|worldwide|across|\s(?:и|но|а|and|but|with)\s)"
)
ON_PAYROLL = re.compile(
    r"\s(?:on (?:the |our )?payroll|on staff|in (?:the )?(?:company|team|office)|of us|в штате|в команде|"
    r"в коллективе)\b|-(?:person|people|strong|man) (?:company|firm|team|business|shop)"
)
APPOSED = re.compile(rf"(?:^|[,(:;«»\"—–|•+!?)]|\s-)\s*(?:{APPROX}\s*)*$")
APPOSED_AFTER = re.compile(
    r"\s*(?:$|[,.;:!?)»\"&+]|incl|вместе|с |в штате|в офис|и |бригад|there|на (?:заводе|производстве|"
    r"предприяти)|on the|at the|in the|in our|work)"
)
AT_OURS = re.compile(
    rf"\b(?:у (?:нас|меня)|there are|we have|we are|we're)(?: {APPROX}| тут| здесь| там| работает|"
    rf" трудится)* $"
)
# Who is counted when it is not the staff.
AUDIENCE = re.compile(
    r"ходит|заход|быва|приход|подписчик|подписан|посети|трафик|охват|увид|аудитор|абонент|клиентов|"
    r"заяв|гост(?:ей|и)|студент|"
    r"слушател|покупател|зрител|"
    r"читател|комисси|участник|показа|приш(?:л|ед)|записал|недобра|добрали|потерял|ушл[ои]\b|отвалил|голос|"
    r"заемщик|вкладчик|жител|живет|"
    r"пользовател|пациент|\bбаз[аеуы]\b|\bв день|\bв месяц|\bв сутки|ежедневн|сгора|рассылк|получат|"
    r"тысяч семей|рекоменд|скачал|установил|"
    r"отзыв|пролечил|обслужил|обучил|на встреч|на (?:открыти|мероприяти|концерт)|\bиз (?:\d|ста|тысяч)|"
    r"в групп[еу]\b(?! компаний)|в (?:канале|чате|паблике)|"
    r"followers|subscribers|visitors|audience|reach|customers|users|viewers|students|guests|patients|a day|"
    r"per day|"
    r"daily|a month|residents|enrol|committee|\bjury|see it|attend|need \d|signed up|downloaded"
)
UNIT = re.compile(
    r"\b(?:отдел\w*|департамент\w*|маркетинг\w*|бухгалтери\w*|колл-?центр\w*|call.?cent\w+|офис\w*|"
    r"филиал\w*|склад\w*|"
    r"дизайнер\w*|маркетолог\w*|медпредставител\w*|из них|в том числе|department|branch|office|"
    r"marketing team|of them|of whom)\b"
)
WHOLE = re.compile(
    r"\b(?:вместе со?|с учетом|включая|считая|incl|including|на круг|обе|оба|по сети|всего|in total|"
    r"all told)\b"
)
OWN = re.compile(r"\b(?:нас|мы|наш\w*|у нас|we|our|us)\b")
HINT = re.compile(
    r"чел|сотрудн|работ|штат|нас |персон|народ|душ|коллектив|команд|численн|труд|насчит|курьер|продавц|"
    r"бригад|ссч|людей|фармацевт|на производств|на склад|на фабри|на завод|warehouse|\bи я\b|вдвоем|"
    r"втроем|кручусь|(?:ов|ев|ей|ок|иц),? и |\bя и |\bя да |"
    r"самозанят|alone|myself|without|"
    r"employ|staff|people|ppl|headcount|payroll|of us|team|workforce|heads|person|crew|couriers|strong|fte"
)
