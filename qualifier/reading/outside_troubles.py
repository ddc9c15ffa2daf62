"""Outside troubles: the part of what ails the client that advertising cannot cure, by its own word."""

from qualifier.reading.gated import gate
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import is_question, select_testimony

# Longer than any sentence that a person says; the rest of such a run is noise.
_LONGEST = 3000
_SAID_OUTRIGHT = load_lexicon("refusals")["outside"]
_PART = (
    r"(?:половин\w+|полбеды|полдела|наполовину|треть\w*|две трети|четверт\w+|част(?:ь|и|ью)\b|"
    r"частично|отчасти|кусок|\d+ ?(?:%|процент\w*)|"
    r"(?:дв|тр|четыр|пят|шест|сем|восем|девят|десят)\w+ (?:из \w+ )?|\d+ из \d+|из \w+ \w+ \w+|"
    r"больш\w+ часть|большинство|остальны[ех]|кто-то|многие|"
    r"главн\w+|основн\w+|в основном|отток|потер[ия]|прич\w+|"
    r"half|part(?:ly)?\b|some|a third|two thirds|most|the rest|many|\d+ ?(?:%|percent|per cent)|"
    r"(?:\w+ )?out of \w+|mainly|mostly)"
)
_CAUSE = (
    r"(?:из-за|потому что|потому,? что|по причине|по вине|оттого что|так как|виноват\w*|связан\w* с|"
    r"обусловлен\w*|съел[аио]?|губит|дело в|"
    r"because(?: of)?|due to|down to|owing to|thanks to|comes from|caused by|eaten (?:up )?by|"
    r"причин\w+ ?[—–:-]|причин\w+ в\b|is (?:our|down|about)|goes to|blame)"
)
# What goes on inside the client's house.
_HOUSE = (
    r"(?:касс[аыеу]\b|тариф\w*|\bцен[аыу]\b|процентн\w+ ставк\w*|склад\w*|сервис\w*|оплат\w*|"
    r"раздевал\w*|ремонт\w*|персонал\w*|поставк\w*|поставщик\w*|отгруз\w*|логистик\w*|сайт\w*|"
    r"отзыв\w*|парковк\w*|"
    r"ассортимент\w*|менеджер\w*|колл-?центр\w*|call-?center\w*|курьер\w*|приложени\w*|хам(?:ств|ит|"
    r"ят)\w*|очеред[ьи]\b|график\w*|врач\w*|кухн\w*|повар\w*|официант\w*|"
    r"доставк\w*|брак\w*|качеств\w*|завышен\w*|дорого\b|ценник\w*|размер\w*|упаковк\w*|мастер\w*|"
    r"трубк\w*|перезванива\w*|отвечают|опазд\w*|звонк\w* не|не берут|"
    r"срыв\w*|задерж\w*|нехватк\w*|наличи\w*|\bнет\b|текучк\w*|тренер\w*|ресепш\w*|админ\w*|"
    r"бухгалтер\w*|юзабилити|интерфейс\w*|регистратур\w*|расписани\w*|лифт\w*|запах\w*|гряз\w*|холодн\w*|"
    r"checkout|service|delivery|parking|staff|stock|warehouse|website|site|app\b|call cent(?:re|er)|"
    r"price|reviews?|queues?|quality|managers?|couriers?|kitchen|"
    r"opening hours|suppl(?:y|ier)\w*|logistics|support|rude\w*|product|onboarding|operators?|"
    r"payment|billing|sizes?)"
)
_PART_OF_HOUSE = gate(
    "из-за потому причин вин обусл связан съел губит дело_в оттого так_как becaus due_to down_to "
    "owing caused eaten blame  "
    "thanks comes_from is_our is_about goes_to",
    rf"\b{_PART}[^.!?;]{{0,60}}?\b{_CAUSE}[^.!?;]{{0,40}}?{_HOUSE}",
)
_OWN_WORK = (
    r"(?:(?:не к вам|не ваш\w*|не по вашей части|не реклам\w+ (?:беда|дело|вопрос)|не вы\b|"
    r"не для вас|мимо вас)|"
    r"(?:сами|своими силами|внутри|мы|пусть \w+|цех|склад|айти|айтишники|директор|завхоз|"
    r"программисты) (?:\w+ ){0,3}(?:\w*чин\w+|(?:ис|по)прав\w+|переписыва\w+|перепиш\w+|"
    r"переде[лд]\w+|"
    r"реша(?:ем|ет|ют)|реш(?:им|ат|ит)|устран\w+|доработ\w+|разбер\w+|разбира\w+|налад\w+|"
    r"налажива\w+|подтян\w+|уберем|наведем|менять|меняем|обуч\w+|наним\w+|займ\w+|закро\w+)|"
    r"(?:это |уже |ее |их |его )?(?:кладут|чинят|чиним|лечит|лечим|переписываем|"
    r"переделываем) (?:\w+,? )?(?:не )?(?:уже|сами|цех|мы|внутри|реклама|вы)?|"
    r"(?:ее|его|их|это) (?:\w+ )?\w{3,}(?:ваем|няем|лаем|вляем|вим|шим|ним|тим)\b|"
    r"our (?:\w+ )?(?:devs?|developers?|team|people|staff|guys) (?:are|is) on it|not (?:your|for you|"
    r"an ad)\w*|(?:we|that) (?:\w+ ){0,2}(?:fix|sort|handle|repair|deal with|"
    r"solve|mend)\w*(?: \w+){0,2} (?:ourselves|in-?house|internally|on our side|that)|"
    r"our (?:own )?(?:job|fault|homework|side)|on our side|(?:is|are) ours to (?:fix|sort|mend))"
)
_HOUSE_TO_BLAME = gate(
    "виноват подвел подвод напортач накосяч to_blame",
    rf"\b{_HOUSE}[^.!?;]{{0,25}} (?:виноват\w*|подвел\w*|подвод\w+|напортач\w+|накосяч\w+|(?:is|"
    rf"are) to blame)",
)
_PART_IS_OWN = gate(
    "чин прав перепи переде реша реши устран дораб разбер разбира налад налаж подтян убер навед меня "
    "обуч наним займ закро  "
    "леч кладут не_к_вам не_ваш не_по_ваш не_реклам не_вы не_для_вас мимо_вас ваем няем лаем вляем "
    "вим шим ним тим fix sort handle repair "
    "deal solv mend our not_",
    rf"\b{_PART}[^.!?;]{{0,110}}?\b{_OWN_WORK}",
)
_POWERLESS = gate(
    "бессил беспомощ ни_при_ч не_при_ч не_прич ничего_не не_по не_вы не_ле не_сп не_ис не_ре не_пере "
    "не_закр не_пом ит_не ят_не ет_не  "
    "не_реклама рекламой баннером пушами экран смс n't cannot can_not are_no is_no powerless no_amount",
    r"\b(?:реклам\w*|вы|баннер\w*|смс\w*|пуш\w*|экран\w*|"
    r"продвижени\w*)(?: [\w-]+){0,3},? (?:бессильн\w*|беспомощн\w*|ни при ч[ео]м|не при ч[ео]м|"
    r"не причем|ничего не (?:даст|изменит)|"
    r"не (?:\w+ )?(?:помо\w+|поправ\w+|вылеч\w+|леч\w+|спас\w+|почин\w+|испр\w+|вытян\w+|решa?\w+|"
    r"перебьет|перекроет|закроет))|"
    r"(?:лечит|лечат|чинит|чинят|решает|исправит|вылечит) (?:[\w-]+ ){0,3}не (?:реклам\w+|вы\b|"
    r"баннер\w+)|, (?:а )?не реклама\b|"
    r"(?:реклам\w+|баннер\w+|пуш\w+|смс) (?:это(?:го)? |такое |тут )?не (?:исправить|вылечить|"
    r"починить|решить|спасти)|"
    r"\bне \w+ (?:реклам|баннер|пуш|экран|смс)(?:ой|ами|ом|кой)?\b|\b(?:реклам|баннер|пуш)(?:ой|ами|"
    r"ом)(?: тут| здесь| это)? не \w+(?:ешь|ишь|им|ем)\b|"
    r"\b(?:ads?|advert\w*|banners?|campaigns?|media|you)(?: \w+){0,2} (?:can't|cannot|can not|won't|"
    r"will not|wouldn't|isn't going to|doesn't|do not|don't|are no|is no|is powerless|are powerless)"
    r"(?: \w+)? (?:help|fix|cure|solve|mend|repair|save|remedy|use|good|answer|heal|change (?:that|"
    r"this|it))\b|\b(?:ads?|advert\w*|banners?) (?:is|are) (?:powerless|useless|helpless)|"
    r"\bno amount of (?:ads|advert\w*|media)\b",
)
_WORKS_WELL = pattern(
    r"\bбез\b[^.!?]{0,20}реклам|\bесли (?:реклама|вы)|\bif (?:the )?(?:ads?|you)\b|"
    r"прошл\w+ (?:реклам|кампани|агентств)|раньше реклама|last campaign"
)
_TROUBLE = pattern(
    r"уш(?:ли|ел|ла)|уход|потер|беда|жалоб|отток|отвал|проблем|не продл|из-за|потому|съел|пада|упал|"
    r"просе|мало|бол(?:ит|ь)|заявк|клиент|закр|возврат|"
    r"lost|losing|left|leav|churn|complain|trouble|problem|fell|drop|cancel|because|half|partly"
)


def find_outside_trouble(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the first sentence that puts part of the problem outside advertising."""
    before = ""
    for sentence in select_testimony(sentences):
        if not is_question(sentence):
            if _is_outside(sentence.folded, before):
                return sentence
            before = sentence.folded
    return None


def _is_outside(text: str, before: str) -> bool:
    text = text[:_LONGEST]
    if _WORKS_WELL.search(text):
        return False
    if _SAID_OUTRIGHT.search(text) or _PART_OF_HOUSE.search(text) or _HOUSE_TO_BLAME.search(text):
        return True
    if _POWERLESS.search(text):
        return True
    return bool(_PART_IS_OWN.search(text)) and bool(_TROUBLE.search(text) or _TROUBLE.search(before))
