"""Outside troubles: the part of what ails the client that advertising cannot cure, by its own word."""

from qualifier.reading.gated import gate
from qualifier.reading.lexicon import load_lexicon
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence
from qualifier.reading.testimony import is_question, select_testimony

_PHRASES = read_phrases("outside_troubles")

# Longer than any sentence that a person says; the rest of such a run is noise.
_LONGEST = 3000
_SAID_OUTRIGHT = load_lexicon("refusals")["outside"]
_PART = _PHRASES["_PART"]
_CAUSE = _PHRASES["_CAUSE"]
# What goes on inside the client's house.
_HOUSE = _PHRASES["_HOUSE"]
_PART_OF_HOUSE = gate(
    "из-за потому причин вин обусл связан съел губит дело_в оттого так_как becaus due_to down_to "
    "owing caused eaten blame  "
    "thanks comes_from is_our is_about goes_to жалоб претензи упира приходится complain",
    rf"\b{_PART}[^.!?;]{{0,60}}?\b{_CAUSE}[^.!?;]{{0,40}}?{_HOUSE}",
)
_OWN_WORK = _PHRASES["_OWN_WORK"]
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
_TROUBLE = pattern(_PHRASES["_TROUBLE"])


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
