"""Words by which people say that they merely type, carry or ask, and that what follows is not theirs."""

from qualifier.reading.gated import gate
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("no_say_words")

_CARRY_1 = _PHRASES["_CARRY_1"]
_CARRY = (
    r"(?:переслать|передать|перекинуть|записать|собрать|узнать|спросить|отправить|скинуть|выписать|отнести|"
    r"обзвонить|позвонить|набрать|распечатать|отдать|положить|переписать|подшить)"
)
_FEW = r"(?:[^\s.!?;]+\s){0,3}?"

# What follows is somebody else's business, and nobody asks the speaker.
NO_SAY = gate(
    "не_влия не_мо касается без_меня не_спрос не_спраш не_слуша не_пуска не_посвящ не_зовут не_позовут "
    "не_допуска "
    "кто_меня никто_меня сошка пешка винтик последний_человек don't_ask do_not_ask nobody_asks "
    "ever_asks not_my "
    "ни_на_ никак_не_ не_я не_принима ни_при_ не_при_ не_в_курсе не_ко_мне no_idea no_clue i_only_ "
    "i_just_ i_merely_ my_job my_part "
    "my_role my_task above_my_head не_из_ не_работаю не_мне not_mine not_for_me not_up_to",
    r"\b(?:дальше|остальное|потом|дальнейшее|решение|выбор|прочее)\b[^.!?;]{0,25}?(?:не мо[яеё] "
    r"(?:забота|дело|печаль|головная боль|история)|меня не (?:касается|волнует|интересует)|без меня"
    r"|не про меня)",
    r"\bне моя (?:забота|печаль|история)\b|\bменя (?:это |оно |уже |дальнейшее )?не касается"
    r"|\bне мое (?:это )?дело\b",
    rf"\bменя\s+{_FEW}не (?:спрос\w+|спраш\w+|слуша\w+|пуска\w+|пустят|посвяща\w+|посвятят|зовут"
    rf"|позовут|допуска\w+)"
    r"(?! в (?:сумм|бюджет|деньг|детал|цифр))|\b(?:никто|кто) (?:ж |же )?меня (?:\S+ )?(?:не )?спро\w+",
    r"\b(?:я|сам|сама|мы|меня)\s+(?:[^\s.!?;,]+\s){0,2}?(?:ни|не) при (?:чем|делах)\b|\b(?:вопросы"
    r"|решени\w+|выбор|с выбором|за решением)\s+(?:[^\s.!?;]+\s)?не ко мне\b|"
    r"\bне в курсе,? кто (?:реша|выбира|подпис)\w+",
    r"\bна (?:решени|выбор)\w*\s+(?:[^\s.!?;]+\s){0,2}?не влия\w+|\bне влия\w+ на (?:решени|выбор)|"
    r"\b(?:ни на что|ни на кого|никак) (?:\w+ ){0,2}?не влия\w+|\bрешени\w+\s+(?:[^\s.!?;]+\s){0,4}?не "
    r"принима(?:ю|ем)\b(?! без)|\bникаких решений\s+(?:[^\s.!?;]+\s){0,2}?не\b",
    r"\b(?:решаю|выбираю|подписываю|утверждаю|определяю) (?:тут |здесь )?не я,? (?:\w+ )?(?:ничего|"
    r"нигде|никогда)|"
    r"\b(?:реклам\w+|маркетинг\w*|это|закупк\w+)\s+(?:[^\s.!?;,]+\s)?не мо[яей] (?:работа|дело|хлеб|"
    r"тема|забота"
    r"|епархия|вотчина|профиль)\b|\b(?:это|с этим|про это|с рекламой) (?:\w+ )?не ко мне(?=[.,;!]|$)",
    r"\b(?:мелкая сошка|мелкий винтик|пешка|последний человек|маленький человек|рядовой исполнитель)\b",
    r"\b(?:решать|выбирать|подписывать|судить) (?:\w+ )?не мне\b|\bне мне (?:\w+ )?(?:решать|выбирать|"
    r"подписывать|судить)\b|"
    r"\bnot (?:mine|for me|up to me) to (?:decide|choose|pick|sign)\b|"
    r"\b(?:я|сам|сама|сами)\s+(?:[^\s.!?;,]+\s)?не (?:из (?:этой |этих |самой )?(?:компани|фирм|"
    r"организаци)\w+|"
    r"работаю (?:там|у них|в (?:этой|самой) (?:компани|фирм)\w+))|"
    r"\b(?:don't|do not) ask me (?:who|why|how|what|about|anything)|\b(?:nobody|no one)(?: ever"
    r"| here)? asks me\b|"
    r"\bnot my (?:department|business|concern|problem|place to)|\bmy (?:job|part|role|task|bit) (?:ends"
    r"|stops|finishes)\b|"
    r"\b(?:no idea|no clue) (?:who (?:decides|chooses|picks|signs)|what happens next)|"
    r"\bi (?:only|just|merely) (?:do|make|handle|take) the (?:phoning|calls|calling|typing|mail|post"
    r"|paperwork|notes|"
    r"messages)|\bi (?:only|just|merely) (?:answer|pick up|man) the phones?\b|\bway above my head",
)
# Merely a pair of hands: types, writes down, forwards, "and that is all".
MERELY = gate(
    "пишу записываю выписываю переписываю собираю пересылаю перешлю передаю отдаю отдам перекидываю "
    "кидаю набираю звоню "
    "передам отнесу запишу скину обзваниваю фиксирую отмечаю спрашиваю печатаю заполняю разношу сканирую "
    "и_все и_только и_точка больше_ничего на_этом_все и_дальше и_забы и_свобод я_и_ вот_и_ вот_ "
    "на_стол папк стопк "
    "наверх мне_ моя_ мое_ трубк номер телефон цены ответ письм прайс кп_ that's_all that_is_all "
    "all_i_do i_do_is guy_ "
    "girl_ i_carry i_hand i_pass i_file i_just i_only one_who person_who hands forward relay errand "
    "заканчива кончает исчерп завершает на_этом end_of_my от_меня ищу нахожу гуглю листаю "
    "collecting gathering getting compiling requesting вопросов_не сбор",
    rf"\b{_CARRY_1}\s*(?:[^\s.!?;]+\s){{0,4}}?,?\s?(?:и вс[её]\b(?! равно)"
    rf"|и только\b|и точка\b|и больше ничего|на этом "
    r"вс[её]\b|и дальше не|и забываю|и забуду|и свобод(?:ен|на))",
    rf"\b{_CARRY_1}\s+(?:[^\s.!?;,]+\s){{0,4}}?и\s+(?:[^\s.!?;,]+\s)?{_CARRY_1}\b",
    rf"\b(?:вот\s)?(?:я|вот)\s+и\s+{_CARRY_1}\b|(?:^|[,.;]\s?)вот (?:я )?(?:звоню|обзваниваю|спрашиваю"
    rf"|узнаю|выписываю)\b",
    r"\b(?:положу|кладу|отнесу|сложу|подошью|закину)\s+(?:[^\s.!?;]+\s){0,2}?(?:на стол|в папк\w+"
    r"|в стопк\w+|наверх)",
    rf"\bмне\s+(?:(?!нужн|надо|хо|бы\b)[^\s.!?;]+\s){{0,3}}?(?:только|лишь|просто)\s+{_CARRY}"
    rf"|\b(?:просто|только|лишь)\s+(?:передам|перешлю|отнесу|запишу|перекину|скину|передаю|пересылаю|"
    rf"фиксирую|отмечаю|спрашиваю|печатаю|"
    r"записываю)\b|\b(?:моя|мое)\s+(?:задача|функция|роль|миссия|забота|работа|дело)"
    rf"\s*[—–:,-]?\s*(?:[^\s.!?;]+\s){{0,2}}?{_CARRY}",
    r"\bот меня (?:\w+ )?(?:требу\w+|нужн\w+|надо|хотят|ждут) (?:\w+ )?(?:только|лишь|просто) |"
    r"\b(?:просто|только|лишь) (?:ищу|нахожу|гуглю|листаю) (?:\w+ )?(?:телефон|контакт|номер|адрес|"
    r"кому звон)\w*",
    r"\b(?:моя|мо[ею]й?|мое) (?:\w+ )?(?:роль|миссия|задача|участие|работа|дело|забота|функция) "
    r"(?:на этом |тут |здесь )?(?:и )?(?:заканчива|кончает|исчерп|завершает)\w*|\bна этом (?:\w+ "
    r")?(?:моя|мое) "
    r"(?:роль|миссия|задача|участие|работа|функция)|\bthat(?:'s| is) the end of my (?:part|job|role|task)\b",
    r"\b(?:номер\w*|телефон\w*|цены|прайс\w*|ответ\w?|письм\w+|кп|предложения)\s+(?:\S+\s)?(?:набираю"
    r"|записываю|"
    r"выписываю|пересылаю|складываю|переписываю|передаю|отношу)\b|\bтрубку (?:передаю|дам|даю|передам)\b",
    r"\b(?:найди|запиши|узнай|спроси|выпиши|собери)\b[^.!?]{0,40}\bвопросов не задавай|"
    r"\bвопросов не задавай[^.!?]{0,30}\b(?:найди|запиши|узнай|спроси|выпиши|собери)\b",
    r"\b(?:that's|that is) all i (?:do|was told|know)\b|\ball i do is\b|\bi(?:'m| am)? (?:just|only"
    r"|merely) (?:the |a )?"
    r"(?:guy|girl|one|person|pair of hands|hands|voice) (?:who|that) (?:types?|writes?|sends?|collects?"
    r"|calls?|passes|"
    r"forwards?|asks?)|\bi (?:just )?(?:hit|press|click) forward|\b(?:collecting|gathering|getting"
    r"|compiling|requesting) "
    r"(?:\w+ ){0,2}?(?:prices|quotes|rates|offers|proposals|bids) (?:for|on behalf of) (?:my|the"
    r"|our) (?:boss|supervisor|"
    r"manager|director|chief|owner)|"
    r"\bi (?:just |only )?(?:carry|hand over|pass on|file) (?:the |your |any )?(?:papers|paperwork|mail"
    r"|offers|letters)\b|"
    r"\bhitting forward|\brunning (?:an )?errand",
    r"\b(?:я|на мне|за мной|мо[еяй]|с меня|занимаюсь|отвечаю за)\s*[—–:-]?\s*"
    r"(?:(?:только|лишь|просто|тут|здесь|на|работа|задача|часть|роль)\s*[—–:-]?\s*){0,3}"
    r"сбор\w* (?:информаци|цен|кп\b|предложени|данных|прайс|ставок|расценок|контакт)\w*",
)
# Who studies or reports on advertising buys none.
STUDIES = gate(
    "диплом курсов реферат диссертац исследовани кафедр научн интервью журнал издани газет thesis "
    "dissertation coursework term_paper "
    "school_project interview survey questionnaire research опрос анкет i_write_for writing_an "
    "writing_a_piece",
    r"\b(?:пишу|пишем|готовлю|делаю|делаем|для)\s+(?:[^\s.!?;]+\s){0,2}?(?:диплом|курсов|реферат"
    r"|диссертац|научн\w+ работ)",
    r"\b(?:делаем|делаю|проводим|провожу)\s+(?:[^\s.!?;]+\s)?исследовани\w+|\bот лица кафедры"
    r"|\bвзять (?:у вас |у вашего \S+ )?интервью|\bпишу (?:для|в) (?:[^\s.!?;]+\s)?(?:журнал|издани"
    r"|газет)",
    r"\b(?:i am|i'm|we are|we're) (?:\w+ )?(?:researching|studying|surveying)\b|"
    r"\b(?:fill (?:in|out)|complete|answer|take) (?:a|our|my|this|the) (?:[a-z]+ )?(?:survey|"
    r"questionnaire)\b|"
    r"\b(?:заполнить|заполните|пройти|пройдите|ответить на) (?:[^\s.!?;]+\s){0,2}?(?:опрос|анкет|"
    r"вопросы анкеты)",
    r"\b(?:my|our|a) (?:[a-z]+ )?(?:thesis|dissertation|coursework|term paper"
    r"|school project)\b|\bi write for an? |"
    r"\bi(?:'m| am) writing (?:an article|a piece)|\b(?:like|want|love) to interview (?:your|you)\b",
)
# Sent to ask: enough for somebody whose title gives no part in a purchase.
SENT = gate(
    "узна выясн спроси поспраш запис запиши выпис выпиши найти найди поискать собра собери обзвон "
    "they_said he_said she_said boss_said wants_me told_me asked_me "
    "sent_me instructed_me",
    r"\b(?:сказал\w*|велел\w*|велено|поручил\w*|поручено|просил\w*|попросил\w*|кинул\w*|отправил\w*"
    r"|послал\w*|"
    rf"заставил\w*|дали задание)\s+(?:мне |меня |нам )?{_FEW}[«\"]?(?:узнать|разузнать|выяснить"
    rf"|спросить|поспрашивать|"
    r"записать|выписать|найти|поискать|собрать|обзвонить|найди|запиши|узнай|разузнай|спроси|выпиши"
    r"|собери|обзвони)\b",
    r"\b(?:they|he|she|boss|manager|owner|chief) (?:said|told me|asked me|wants me|sent me)(?: to)? (?:go )?"
    r"(?:ask|find|get|collect|check|call|google|look|ring)\b",
    r"\b(?:told|asked|sent|instructed) me to (?:jot|get|collect|write|gather|find|ask|call around|ring"
    r"|note|check)\b",
)
