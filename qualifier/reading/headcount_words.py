"""Words beside a number that tell whether it counts the people at work, a part of them, or an audience."""

import re
from collections.abc import Mapping

COLLECTIVES: Mapping[str, int] = {
    "один": 1, "одна": 1, "двое": 2, "вдвоем": 2, "трое": 3, "втроем": 3, "четверо": 4, "вчетвером": 4,
    "пятеро": 5, "впятером": 5, "шестеро": 6, "вшестером": 6, "семеро": 7, "всемером": 7, "восьмеро": 8,
    "девятеро": 9, "десятеро": 10, "двоих": 2, "троих": 3, "полсотни": 50, "сотня": 100, "полторы сотни": 150,
    "пара десятков": 20, "десяток": 10, "дюжина": 12,
}  # fmt: skip
_SMALL = (
    "двое|трое|четверо|пятеро|шестеро|семеро|восьмеро|девятеро|десятеро|полсотни|полторы сотни|сотня|"
    "пара десятков|десяток|дюжина"
)
US_TOGETHER = re.compile(
    rf"(?<!у )\bнас (?:[а-я]+ ){{0,3}}(?P<a>{_SMALL})\b|\b(?:штат|коллектив|команда|"
    rf"персонал)\w*(?: у нас)? ?[—–:-]? ?(?:из )?(?P<d>полсотни|полторы сотни|сотня|"
    rf"пара десятков|десяток|дюжина)\b|\b(?:работа\w+|мы|нас) (?:[а-я]+ ){{0,3}}(?P<b>вдвоем|втроем|"
    rf"вчетвером|впятером|вшестером|всемером)\b|"
    r"\b(?:я|работаю|тружусь) (?:пока |сама? |тут |все делаю )*(?P<c>один|одна)(?= ?(?:[,.;!]|$| без| и))"
)
APPROX = (
    r"(?:около|примерно|порядка|более|больше|свыше|под|до|почти|где-то|приблизительно|не|менее|уже|за|так|"
    r"ну|вот|сама|самих|"
    r"сейчас|всего|ровно|пока|теперь|осталось|в сумме|целых|составляет|составила|равна|достигает|только|уж|"
    r"about|around|some|roughly|nearly|almost|over|more than|approx\w*|up to|circa|just|only|is|are|at|"
    r"currently|now|of|"
    r"~|≈|>|<)"
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
    r"\bв офис\w*|\bна круг|\bв сумме|\bитого|\bat the (?:plant|factory)|\bon the plant|"
    r"employ\w*|headcount|payroll|\bstaff|\bteam|workforce|personnel|\bwe are|\bwe're|\bwe have|"
    r"\bthere are|\bcrew|company of|firm of)"
)
_KEEN = r"(?:[ ,:—–=-]{1,4})"
BARE_BEFORE = re.compile(
    rf"(?:(?<!у )\bнас(?: (?:на заводе|на фабрике|в компании|в конторе|в фирме|тут|там|здесь))?|"
    rf"\bштат\w*(?: (?:по|у|в) [\w ]{{2,14}})?|персонал\w*(?: у нас)?|"
    rf"народу?(?: в \w+| там| у нас)?|люд(?:ей|и) у нас|ссч|численност\w*(?: персонала| коллектива|"
    rf" работников| сотрудников| штата)?|\bкоманда(?: из)?|коллектив(?: из)?|"
    rf"сотрудник\w+(?: в рф| в россии| в компании| у нас)?|работник\w+|headcount|staff of|staff|team of|"
    rf"workforce of|crew of|we employ|employs|employing|"
    rf"человек)(?:{_KEEN}{APPROX})*{_KEEN}$"
)
PEOPLE_BEFORE = re.compile(rf"\b(?:человек|чел|душ)(?: {APPROX})* $")
BARE_AFTER = re.compile(
    r"(?:\+)?\s*(?:$|[,.;:!?)»\"“+]|с копейками|с лишним|с небольшим|с хвостиком|вместе со?|если|и все|"
    r"и [а-я]+ (?:кот|пес|собак)|"
    r"по (?:сети|рф|россии)|в штате|all told|altogether|as of|in total|с учетом|считая|со сборщик|на круг|"
    r"worldwide|across|\s(?:и|но|а|and|but|with)\s)"
)
ON_PAYROLL = re.compile(
    r"\s(?:on (?:the |our )?payroll|in (?:the )?(?:company|team|office)|of us|в штате|в команде|"
    r"в коллективе)\b|-(?:person|people|strong|man) (?:company|firm|team|business|shop)"
)
APPOSED = re.compile(rf"(?:^|[,(:;«»\"—–|•+!?)]|\s-)\s*(?:{APPROX}\s*)*$")
APPOSED_AFTER = re.compile(
    r"\s*(?:$|[,.;:!?)»\"&+]|incl|вместе|с |в штате|в офис|и |бригад|there|на (?:заводе|производстве|"
    r"предприяти)|on the|at the|work)"
)
AT_OURS = re.compile(
    rf"\b(?:у (?:нас|меня)|there are|we have|we are|we're)(?: {APPROX}| тут| здесь| там| работает|"
    rf" трудится)* $"
)
# Who is counted when it is not the staff.
AUDIENCE = re.compile(
    r"подписчик|подписан|посети|трафик|охват|увид|аудитор|абонент|клиентов|заяв|гост(?:ей|и)|студент|"
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
    r"бригад|ссч|людей|фармацевт|"
    r"employ|staff|people|ppl|headcount|payroll|of us|team|workforce|heads|person|crew|couriers|strong|fte"
)
