"""Small signs round a date that tell what it is for: prepositions, corrections, who begins what."""

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("purpose_signs")

FROM = pattern(
    r"(?:^|[\s(«\"])(?:с|со|from|starting|на протяжении|в течение|весь|throughout)\s+"
    r"(?:the |next |this |следующего |будущего )?$"
)
# «Перенесли с осени на 1 октября»: the day that it is moved from no longer holds.
MOVED_FROM = pattern(
    r"(?:перен[ео]с|сдвин|сдвиг|подвин|отодвин|moved|shifted|pushed|rescheduled)\w*\s(?:\w+\s){0,2}?"
    r"(?:с|со|from)\s(?:the )?$"
)
FROM_INSIDE = pattern(r"(?:с|со|from)\s")
# "August start": the month names the start itself.
BEGUN = pattern(r"(?:[a-z]+ (?:start|kick-?off|launch)|\w+ский (?:старт|запуск))")
# «Смету просил до мая, решит 5 июня»: the choice in a clause of its own is not of the money before it.
CHOOSES = pattern(r"\b(?:реш[иа]т|реш[ия]м|решение будет|выбер[еу]т|выберем|decides?|chooses?|picks?)\b")
BY = pattern(r"(?:^|[\s(«\"])(?:к|ко|by)\s+(?:the )?$")
PREPOSITION = pattern(r"(?:^|[\s(«\"])(?:к|ко|на|by|for|после|after)\s+(?:\w+\s)?$")
UNTIL = pattern(r"(?:\bдо|\bпо|until|till|through)\s+(?:the )?$")
TOWARDS = pattern(r"(?:\bк|\bко|\bby|\bпод)\s+(?:our |the |\w+ )?$")
PAPER = pattern(r"(?:\bот|№|исх\.?|вх\.?|dated)\s*$")
# «Генеральный поставил первое августа»: a day that somebody sets is the start, unless of a meeting or bids.
SETS_DAY = pattern(_PHRASES["SETS_DAY"])
START_WORD = pattern(_PHRASES["START_WORD"])
BEGINNING = pattern(
    r"старт|нача|запус|успе|включ|start|launch|live|перенес|отлож|заморо|сдвин|разморо|moved|postpon|pushed"
)
MOVING = pattern(r"перен|сдви|подви|съеха|moved|postpon|pushed")
MOVED_BIDS = pattern(
    r"(?:тендер|конкурс|торги|tender|bidding)\w* (?:\w+ ){0,2}(?:перен|сдви|подви|moved|postpon|pushed)"
)
CORRECTS = pattern(_PHRASES["CORRECTS"])
ALONE = pattern(
    r"(?:^|[:;•*«\"(.!?]|\s[—–-]|\bи|\bа|\bну|\bда|\bтак|\bsay|\bmaybe|\bможет|\band|где-то|примерно"
    r"|ориентировочно|скорее|ближе)[\s:—–-]*(?:(?:in|on|from|next|в|с|на|около)\s)?$"
)
# The day between commas after its month: «в ноябре, девятого, …».
ASIDE = pattern(r"^, ?(?:\w+ого|\w+его|\d{1,2}(?:-?го)?|\d{1,2} числа|the \d{1,2}(?:st|nd|rd|th)), ?$")
OF_MONTH = pattern(
    r"(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре), ?$"
)
# «…, в октябре.»: one item of a list.
ITEM_LEFT = pattern(r",\s(?:(?:в|с|со|на|к|in|from|on)\s)$")
ITEM_RIGHT = pattern(r"^\s*(?:[.,;!)]|$)")
HEADING = pattern(r"^\s*(?:[—–:]|$)")
WEEKDAY_LIKE = pattern(
    r"сегодня|today|tonight|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен|day$|недел|week"
)
# «New Year bonus», Christmas range: the holiday names the thing and is no date of it.
NOTHING = pattern(r"^[^.!?]{0,25}?\b(?:не|ни|ничего|никак|nothing|not|no|won't|can't|cannot)\b")
NAMES = pattern(
    r"^ (?:bonus\w*|money|range|collection|part(?:y|ies)|gifts?|menu|tree|mood|story|theme|decor|lights"
    r"|spirit)\b"
)
NOT = pattern(r"(?:\bне|\bnot|n't|ничего не|\bnever)\s+(?:\w+\s)?$")
PARTED = pattern(r"[:«»\"“”]|потому что|because")
LAUNCHED = pattern(r"^\s?(?:\w+ )?(?:вывод|открыва|запуска|we (?:launch|open|roll))")
SEASON_CASE = pattern(r"^(?:весной|летом|осенью|зимой)$")
WANTED = pattern(r"^\s?(?:\w+ )?(?:\bхот(?:им|ят|ел)|планир|нужн|надо|думаем|we (?:want|plan))")
OPENS = pattern(r"откры(?:ва|ть|л)|откро|\bopens?\b|opening")
OPENS_OWN = pattern(
    r"\b(?:к|ко|до|перед|by|for|before) (?:\w+ ){0,2}(?:старт|открыт|запуск|премьер|opening|launch|release)"
)
STORED = pattern(r"отлож\w+ [^,.;]{0,30}(?:тыс|миллион|млн|лям|руб|деньг|сумм|\d)[^,.;]*$")
THIRD = pattern(r"(?:старту|начина|запуска)(?:ет|ют)(?:ся)?\b|\b(?:starts|begins|kicks off|goes live)\b")
# «С 1 августа склад сдаём»: what is done from that day on is no campaign.
DOES = pattern(r"^ (?:[\w-]+ ){0,2}?\w{2,}(?:[аяуо]ем|им|[аяу]ет|ит|[ую]т|[ая]т|ется|ится|[ую]тся|[ая]тся)\b")
ADVERTISES = pattern(_PHRASES["ADVERTISES"])
OR_ELSE = pattern(
    r"(?:\bиначе\b|\bа то\b|в противном|otherwise|or else)"
    r"(?:(?!старт|нач|запус|крут|давай|включ|погна|\bstart|\bgo\b|launch).){0,60}$"
)
END_LABEL = pattern(
    r"(?:\bend(?: date)?|\bfinish|\bдо|по)\s*[:—–]\s*$|(?:окончани[ея]|завершени[ея]|финиш\w*"
    r"|\bends? on)\s*[:—–-]?\s*$"
)
AND_UNTIL = pattern(r"^\s*,?\s*(?:и |and )?(?:до|until|till)\s+$")
CAUSE = pattern(r"потому что|так как|поскольку|\bведь\b|because")
NOT_AFTER = pattern(
    r"(?:не поз(?:же|днее)|максимум|крайн\w+ срок|no later than|at the latest|latest)\W*(?:чем "
    r"|than )?(?:в |с |к |by )?$"
)
WHOLE_YEAR = pattern(r"весь|whole|all of")
YEAR_START = pattern(r"(?:уже|только|лишь|теперь|not until|only)\s*$|^(?:это )")
