"""Words beside a number that tell whether it counts the people at work, a part of them, or an audience."""

from collections.abc import Mapping

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("headcount_words")

COLLECTIVES: Mapping[str, int] = {
    "один": 1, "одна": 1, "двое": 2, "вдвоем": 2, "трое": 3, "втроем": 3, "четверо": 4, "вчетвером": 4,
    "пятеро": 5, "впятером": 5, "шестеро": 6, "вшестером": 6, "семеро": 7, "всемером": 7, "восьмеро": 8,
    "девятеро": 9, "десятеро": 10, "двоих": 2, "троих": 3, "полсотни": 50, "сотня": 100, "полторы сотни": 150,
    "пара десятков": 20, "десяток": 10, "дюжина": 12,
}  # fmt: skip
APPROX = _PHRASES["APPROX"]
_SMALL = (
    "двое|трое|четверо|пятеро|шестеро|семеро|восьмеро|девятеро|десятеро|полсотни|полторы сотни|сотня|"
    "пара десятков|десяток|дюжина"
)
_KIN = _PHRASES["_KIN"]
US_TOGETHER = pattern(
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
I_AND = pattern(
    rf"\bя (?:и|да|с|плюс) (?:мо[йяие]м? )?(?:{_KIN})\b|\bя, (?:{_KIN})\b|\b(?:{_KIN}) и я(?=\W|$)|"
    r"\w{3,} (?:и|да) я(?= ?(?:[.!)]|$))|\b(?:it's |it is )?(?:just|only) me\b|\bit's me and\b|"
    r"\bme and my \w+|"
    r"\bmy \w+ and (?:me|i)\b(?! (?:want|need|would|think))|\bработа\w+ (?:я )?(?:одна?|"
    r"сама?) (?:на себя|у себя)|\bи ?п без (?:сотрудников|наемных)|\bбез сотрудников\b|"
    r"\bsole trader|\bi work (?:alone|for myself)|\bself-employed|\bя (?:сама? )?самозанят\w+|"
    r"\bone-(?:man|woman|person) (?:band|show|shop|business)"
)
# Words of deciding: «решаю я один» counts votes and not hands.
DECIDING = pattern(
    r"реша|решен|выбира|подпис|подпиш|утвержд|соглас|отвеча|голос|жму|договар|decid|decision|sign|"
    r"approv|choos|vote"
)
# «Народу с пекарями и с цехом двести»: who is counted in stands between the people and their number.
HEAD_AFAR = pattern(_PHRASES["HEAD_AFAR"])
COUNTED_IN = pattern(_PHRASES["COUNTED_IN"])
WITH_BEFORE = pattern(
    r"\b(?:с|со|считая|включая|with|including|counting) (?:[а-я]{3,}(?:ами|ями|ом|ем|ой|ей|ов)|[a-z]{3,})\b"
    r"(?:[ ,]{1,2}[\w-]+){0,6}[ ,:—–-]{1,3}$"
)
GATHERED = pattern(r"\s*(?:набер|набира|выход|получ|есть|работа|труд|вкалыва|[.,;!]|$)")
# What a bare number after «нас» counts when it is not people.
NOT_PEOPLE = pattern(_PHRASES["NOT_PEOPLE"])
# Two trades counted together are the whole of a small firm: «мастеров и админов 22».
TWO_HANDS = pattern(
    r"\b[а-я]{3,}(?:ов|ев|ей|ат|ок|иц|ек)(?: и|, да| да) "
    r"[а-я]{3,}(?:ов|ев|ей|ат|ок|иц|ек)(?: (?:у нас|всего|в сумме|вместе|на круг|итого))*[ ,:—–-]{1,3}"
    rf"(?:{APPROX} )*$"
)
# Who is met, heard or wishes something is not thereby the whole firm.
MEETING = pattern(_PHRASES["MEETING"])
# People who come or go are not those who stay.
CHANGE = pattern(_PHRASES["CHANGE"])
WORKPLACE = pattern(_PHRASES["WORKPLACE"])
OTHERS = pattern(
    r"(?:у|на|в|for|of) (?:\w*конкурент\w*|сосед\w*|партнер\w*|поставщик\w*|подрядчик\w*|вас|"
    r"(?:our |the )?(?:competitor|neighbou?r|supplier|partner)s?)\b"
    r"|\b(?:конкурент|сосед|партнер|подрядчик)\w* (?:\w+ ){0,2}"
    r"(?:держ|име[ею]т|насчитыва|работа[ею]т|набра)\w*"
    r"|\b(?:competitor|neighbou?r|supplier|partner)s? (?:has|have|employs?|counts?|runs?)\b"
)
SECOND = pattern(r"[^.;!?\d]{0,40}?(?:\bи|\bплюс|\+|\band|\bplus)\s+(?:еще\s+|another\s+)?$")
SECOND_PLACE = pattern(
    r"\s*(?:чел\w*\.?|людей|сотрудник\w*|people|staff)?\s*(?:в|во|на|по|in|at|on)\s+(?!месяц|день|"
    r"год|рубл|a\b|аутсорс|фриланс|outsource)"
)
# Words that count workers by themselves.
WORKERS = pattern(_PHRASES["WORKERS"])
# Words that count anybody.
PEOPLE = pattern(_PHRASES["PEOPLE"])
# Trades that are counted for a part of the whole.
HANDS = pattern(_PHRASES["HANDS"])
FIRM = pattern(_PHRASES["FIRM"])
_KEEN = r"(?:[ ,:—–=-]{1,4})"
BARE_BEFORE = pattern(
    rf"(?:(?<!у )\bнас(?: (?:на заводе|на фабрике|в компании|в конторе|в фирме|тут|там|здесь))?|"
    rf"\bштат\w*(?: (?:по|у|в) [\w ]{{2,14}}| на)?|персонал\w*(?: у нас)?|"
    rf"народу?(?: в \w+| там| у нас)?|люд(?:ей|и) у нас|(?:(?<=^)|(?<=[.;!?] ))людей|ссч|"
    rf"численност\w*(?: персонала| коллектива|"
    rf" работников| сотрудников| штата)?|\bкоманда(?: из)?|коллектив(?: из)?|"
    rf"сотрудник\w+(?: в рф| в россии| в компании| у нас)?|работник\w+|headcount|staff of|staff|team of|"
    rf"workforce(?: of)?|payroll|team|crew of|we employ|employs|employing|"
    rf"человек)(?:{_KEEN}{APPROX})*{_KEEN}$"
)
# «Нас сорок» counts people whatever they are called.
WE_ARE = pattern(rf"(?<!у )\bнас(?: {APPROX}){{0,3}} $")
PEOPLE_BEFORE = pattern(rf"\b(?:человек|чел|душ)(?: {APPROX})* $")
US_PEOPLE = pattern(
    rf"(?<!у )\b(?:нас|народу|людей|персонала|команда|штат)(?: \w+)? (?:человек|чел|"
    rf"душ)(?: {APPROX}){{0,3}} $"
)
BARE_AFTER = pattern(_PHRASES["BARE_AFTER"])
ON_PAYROLL = pattern(
    r"\s(?:on (?:the |our )?payroll|on staff|in (?:the )?(?:company|team|office)|of us|в штате|в команде|"
    r"в коллективе)\b|-(?:person|people|strong|man) (?:company|firm|team|business|shop)"
)
APPOSED = pattern(rf"(?:^|[,(:;«»\"—–|•+!?)]|\s-)\s*(?:{APPROX}\s*)*$")
APPOSED_AFTER = pattern(
    r"\s*(?:$|[,.;:!?)»\"&+]|incl|вместе|с |в штате|в офис|и |бригад|there|на (?:заводе|производстве|"
    r"предприяти)|on the|at the|in the|in our|work)"
)
AT_OURS = pattern(
    rf"\b(?:у (?:нас|меня)|there are|we have|we are|we're)(?: {APPROX}| тут| здесь| там| работает|"
    rf" трудится)* $"
)
# Who is counted when it is not the staff.
AUDIENCE = pattern(_PHRASES["AUDIENCE"])
UNIT = pattern(_PHRASES["UNIT"])
WHOLE = pattern(
    r"\b(?:вместе со?|с учетом|включая|считая|incl|including|на круг|обе|оба|по сети|всего|in total|"
    r"all told)\b"
)
OWN = pattern(r"\b(?:нас|мы|наш\w*|у нас|we|our|us)\b")
HINT = pattern(
    r"чел|сотрудн|работ|штат|нас |персон|народ|душ|коллектив|команд|численн|труд|насчит|курьер|продавц|"
    r"бригад|ссч|людей|фармацевт|на производств|на склад|на фабри|на завод|warehouse|\bи я\b|вдвоем|"
    r"втроем|кручусь|(?:ов|ев|ей|ок|иц),? и |\bя и |\bя да |"
    r"самозанят|alone|myself|without|"
    r"employ|staff|people|ppl|headcount|payroll|of us|team|workforce|heads|person|crew|couriers|strong|fte"
)
