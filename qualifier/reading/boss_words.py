"""Words by which people say that somebody else decides, or that somebody else only pays or looks on."""

from qualifier.reading.decision_words import DECIDE_3
from qualifier.reading.gated import gate
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("boss_words")

_BOSS = _PHRASES["_BOSS"]
_WHO = (
    rf"(?:{_BOSS}|дир\b|материнск\w+ компани\w+|холдинг\w*|глобал\w*|президент\w*|ректор\w*|проректор\w*|"
    rf"главн\w+|муж|жена|"
    r"мама|папа|дядя|т[её]тя|партн[её]р\w*|она|он|они|наверху|кураторы?|наставник|вице-президент\w*|"
    r"коммерческ\w+|"
    r"маркетинг\w*|медиадир\w*|тендерная|рынок|штаб\w*|committee|board|hq|headquarters|head office|parent "
    r"company|group|"
    r"investors?|shareholders?|vp|president|director|boss|owner|founders?|ceo|cmo|client\w*|he|she|they|"
    r"manager|council|"
    r"mr|mrs|ms)"
)
OTHER = gate(
    "green bless nothing реш утвер подпи выбир выбер выбор определ согласу согласо обсуд обсуж посовет "
    "спрошу спросить иду "
    "отпрош без_ "
    "without решени слово визир одобр тык голосу финал подпись добро отмашк согласие резолюц скажет скажут "
    "decid approv "
    "pick choos sign says_ settl tick final last need get_the get_my waiting make take rests lies with",
    rf"\bбез (?:\S+\s)?{_BOSS}\s+(?:[^\s.!?;:]+\s){{0,4}}(?:не\b|никак|ничего|нельзя)|"
    rf"\bбез (?:подписи|ведома|согласия|визы|решения) (?:\S+\s)?{_BOSS}|\b(?!i\b)\w+ gives? the (?:green "
    rf"light|go-ahead)|"
    r"\bbless(?:es)? it|\bto bless\b|\bnothing (?:\w+ )?(?:moves|happens|goes) without (?:the |my |our "
    r")?(?!me\b)\w+|"
    r"\bwithout (?:the |my |our |his |her )?[a-z]+ (?:we|i) (?:can't|cannot|don't|won't|do not)",
    r"\b(?:согласую|согласуем|согласовать|согласовываю|утвердить|утвержу|посоветуюсь|обсужу|обсудить|спрошу|"
    r"спросить|"
    rf"отпрошусь|иду|пойду)\s+(?:\S+\s){{0,2}}(?:с|со|у|к)\s+(?:\S+\s)?{_BOSS}",
    rf"\b{_BOSS}\s+(?:\S+\s){{0,3}}(?:да[её]т|дадут|даст) (?:добро|отмашку|согласие)|\b(?:отмашку|добро|"
    rf"согласие|визу|"
    rf"резолюцию)\s+(?:\S+\s){{0,2}}(?:да[её]т|ставит|даст)\s+(?:\S+\s)?{_BOSS}",
    rf"\bкак\s+(?:\S+\s){{0,2}}{_BOSS}\s+(?:скажет|решит)|\b(?:наверху|сверху) (?:скажут|решат|решают|"
    rf"одобрят|"
    rf"утвердят)",
    r"\b(?:decision|choice|final say|last word) (?:rests|lies|is|sits) with (?!me)|\bhas the (?:final|last) "
    r"(?:say|word|call)|"
    r"\b(?:need|needs|get|waiting for) (?:the |my |our )?(?:owner|boss|director|ceo|board|hq|founder)s?'?s? "
    r"(?:approval|"
    r"sign.?off|ok|go-ahead)",
    rf"\b{_WHO}\b[^.!?;:]{{0,20}}\b(?:make|makes|take|takes) the (?:final |last )?(?:choice|decision|call)",
    rf"\b{DECIDE_3}\b[^.!?;:]{{0,24}}\b{_WHO}\b|\b{_WHO}\b[^.!?;:]{{0,24}}\b{DECIDE_3}\b",
    r"\b(?:кто )?реша[ею]т\b(?!\s+(?:сам|сама|я\b))\s*(?:все\s)?[—–:,-]?\s*[а-яёa-z]|\bкто решает\s*[:—–-]",
    rf"\b(?:решени\w+|выбор)\s+(?:\S+\s){{0,3}}(?:принима[ею]т\w*|за)\s+(?:\S+\s){{0,3}}{_WHO}",
    r"\b(?:последн|окончательн|финальн)\w+ слово\s+(?:\S+\s){0,3}(?:за (?!мной)|у (?!меня))\w+|"
    r"\b(?:подпись|финал|выбор)\s+(?:\S+\s)?(?:за (?!мной)|у (?!меня)|ставит|директорск|не моя)",
    r"\b(?:согласу[ею]т|визиру[ею]т|одобря[ею]т|одобрит|тыка[ею]т пальцем|голосу[ею]т|"
    r"утвержда[ею]тся)\s+(?:\S+\s){0,3}"
    rf"{_WHO}\b|\b{_WHO}\b[^.!?;:]{{0,24}}\b(?:согласу[ею]т|визиру[ею]т|одобря[ею]т|тыка[ею]т пальцем|"
    rf"голосу[ею]т)\b",
    r"\b(?:утверждает|подписывает|выбирает|согласует|визирует|решает)\s+(?:их\s)?[а-яёa-z]",
    rf"\b{_WHO}\b[^.!?;:]{{0,30}}\b(?:decides?|approves?|picks?|chooses?|signs?|countersigns?|says yes or no|"
    rf"says да|"
    r"settles?|ticks?|has the (?:final|last))\b|\b[a-z]+ (?:approves|decides|picks|chooses|countersigns) "
    r"(?:it|everything|"
    r"them|one)|\b(?:settled|decided|approved|chosen|signed) by\b"
    r"(?!\s(?:\d|me\b|us\b|the (?:end|\d)|mid|early|late|next|this|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\w*|then|tomorrow"
    r"|tonight))",
    r"\bfinal (?:choice|say|word|decision)\s*(?:is with|is|:|—|-|with|by)\s*(?!mine|me\b|with me)[a-z]|"
    r"(?<!i'm )(?<!i am )\bthe one who (?:ticks|decides|picks|signs)",
)
_HIGHER = _PHRASES["_HIGHER"]
_CHOOSES = _PHRASES["_CHOOSES"]
_BOSS_DATIVE = _PHRASES["_BOSS_DATIVE"]
_CHOOSE = r"(?:решать|выбирать|подписывать|утверждать|судить)"
# The yes is another's: "it is for my brother to decide", "the owner has to say yes", "the final yes is hers".
OTHER_SAYS_YES = gate(
    "скажет скажут делает делают решать выбирать подписывать утверждать судить решает решит решают "
    "выбирает выберет выбирают утвержда утвердит назнач "
    "подписыва подпишет отбира одобр добро согласи разреш подпис bless has_to have_to must_ need "
    "makes_the upstairs согласовыва определя голосу подводит insist decide chooses picks selects "
    "appoints "
    "approves vote signs без_ пока_ если_ недейств seen yes nod ok_ okay say call decision signature "
    "approval green "
    "agrees without until unless",
    rf"\b{_HIGHER}\b[^.!?;:,]{{0,50}}?(?<!не )\b{_CHOOSES}\b|\b(?<!не "
    rf"){_CHOOSES}\b(?!\s+я\b)[^.!?;:,]{{0,40}}?\b{_HIGHER}\b",
    rf"\b(?:без|пока|unless|until)\s+[^.!?;:]{{0,30}}?\b{_HIGHER}\b[^.!?;:]{{0,50}}?\b(?:не\b|"
    rf"недейств\w+|нельзя|никак|seen|"
    r"agree[sd]?|says? (?:yes|so)|signs?|signed|approve[sd]?)",
    rf"\b(?:выбор|решени)\w*\s+(?:[^\s.!?;:]+\s){{0,2}}?(?:всегда |обычно )?(?:делает|дела[ею]т"
    rf"|остается за)\s+(?:[^\s.!?;:]+\s)?{_HIGHER}|"
    rf"\bкого (?:выбрать|взять|брать|нанять|позвать)\b[^.!?;:]{{0,12}}?\b(?:скаж[еу]т|реш[аи]\w+"
    rf"|укаж[еу]т)\s+(?:[^\s.!?;:]+\s)?{_HIGHER}",
    r"\b(?:others|somebody else|someone else|another (?:department|person|team)"
    r"|other people) (?:decides?|chooses?|picks?|signs?)\b",
    rf"\b(?:должен|должна|должны|обязан\w*|надо|нужно|придется|жду|ждем|получ\w+|без)\s+[^.!?;:]{{0,30}}?"
    rf"(?:одобри\w+|одобрени\w+|добро|согласи\w+|согласова\w+|утверди\w+|разрешени\w+|подпис\w+)\s+"
    rf"(?:[^\s.!?;:]+\s){{0,2}}?(?:от |у )?{_HIGHER}",
    r"\b(?:has|have|must|needs?) to (?:bless|approve|clear|sign off|okay|ok"
    r"|agree)\b|\bwho makes the (?:call|decision|choice)\b|"
    r"\bsomebody (?:upstairs|above) (?:chooses|decides|picks)\b",
    rf"(?<!не )\b{_BOSS_DATIVE}\s+(?:[^\s.!?;:,]+\s){{0,2}}?{_CHOOSE}\b|"
    rf"(?<!не )\b{_CHOOSE}\s+(?:[^\s.!?;:,]+\s){{0,2}}?(?<!не ){_BOSS_DATIVE}\b",
    r"\b(?:yes|nod|ok|okay|word|say|call|decision|signature|approval|green light|go-ahead)\b[^.!?;]{0,40}?"
    r"\b(?:is|are|rests|stays|lies|comes|belongs|sits)\b[^.!?;]{0,14}?\b(?:hers|his|theirs|from (?!me"
    r"|us|you)\w+|"
    r"with (?!me\b|us\b|you\b)\w+|up to (?!me\b|us\b|you\b)\w+)\b",
    r"(?<!\bi )(?<!\bwe )\b(?:says?|gives?|say|give|nods?) (?:the |a |his |her |their )?(?:final |last )?"
    r"(?:yes|nod|ok|okay|blessing|green light|go-ahead)\b(?! to (?:me|us))(?<!ok)",
    r"\b(?:without|until|unless|till|before)\b[^.!?;]{0,60}?\b(?:nods|agrees|says so|says yes|signs it"
    r"|approves)\b|"
    r"\bwithout (?:mr|mrs|ms|dr|the|my|our)\b[^.!?;]{0,50}\b(?:can't|cannot|can not|won't|not allowed)\b",
)
# Who only pays or looks on does not take the choice away.
MONEY_ONLY = pattern(_PHRASES["MONEY_ONLY"])
