"""What dates are for, in words: start, decision, bids, proposals, events, everything else."""

import re

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("schedule_words")


def _of_words(alternatives: str) -> re.Pattern[str]:
    """Compile alternatives that begin at the beginning of a word: no other place is tried."""
    return pattern(rf"(?<!\w)(?:{alternatives})")


STARTING = _of_words(_PHRASES["STARTING"])
# Words of correction and estimate: the date after them is the one that holds.
CORRECTING = _of_words(_PHRASES["CORRECTING"])
DECIDING = _of_words(_PHRASES["DECIDING"])
BIDDING = _of_words(_PHRASES["BIDDING"])
ASKING = _of_words(_PHRASES["ASKING"])
HAPPENING = _of_words(_PHRASES["HAPPENING"])
# Dates of other things: meetings, absences, papers, discounts, what has happened.
OTHERWISE = _of_words(_PHRASES["OTHERWISE"])
TALKING = _of_words(_PHRASES["TALKING"])
ENDING = _of_words(_PHRASES["ENDING"])
# After the day of the start these name the day of the end: «закрываем 30 июня», stop on 3 May.
STOPPING = pattern(_PHRASES["STOPPING"])
# Words that set a day for what the sentence speaks of, and do not tell what it is.
NEUTRAL = pattern(
    r"(?:намеч|планир|назнач|ожида|запланир|перен[ео]с|передвин|сдвин|подвин|отодвин|съехал|переехал|срок|дат"
    r"|sched|postpon|moved?|pushed|planned|stands?|due|expected|set\b|dates?|timing|period|период)"
)
# What the start of a campaign opens, unlike a shop or a sale.
AD_OBJECT = pattern(
    r"эфир|показ|кампани|реклам|размещени|флайт|баннер|ролик|рассылк|on[- ]air|campaign|\bads\b|advert|flight"
)
OPENS_ADS = pattern(_PHRASES["OPENS_ADS"])
# Whose approval is of money, not of the one who will do the work.
OF_MONEY = pattern(r"бюджет|смет|деньг|денег|сумм|средств|лимит|финанс|budget|money|funds|\bcfo\b|\bsum\b")
OF_CONTRACTOR = pattern(_PHRASES["OF_CONTRACTOR"])
# What runs out by itself and is no campaign.
THING = pattern(_PHRASES["THING"])
OF_CAMPAIGN = pattern(_PHRASES["OF_CAMPAIGN"])
OF_START = pattern(_PHRASES["OF_START"])
# A day that replaces another is no second thing.
MOVES = pattern(_PHRASES["MOVES"])
# A polite request has the form of a question: could we be live on 9 June?
REQUESTING = pattern(
    r"\b(?:could|can|may|might) (?:we|you)\b|is it possible|would it be possible"
    r"|\bможно\b(?! ли)|\bсможете\b(?! ли)"
)
ASKS_WHEN = _of_words(_PHRASES["ASKS_WHEN"])
ASKS_BIDS = pattern(_PHRASES["ASKS_BIDS"])
ASKS_MEETING = _of_words(
    r"созвон|встреч|удобно|позвонить|перезвонить|вернемся|связаться|верн[ую]т?ься|\bcall\b|meet"
    r"|get back|talk\b|макеты"
)
ASKS_DECISION = pattern(
    r"(?:когда|к какому|when|what date)[^?]{0,30}(?:реш(?:ите|ени|ат|ает|им|ится)|выбер|выбира|определ"
    r"|подпиш|утверд|decid|decision|choose|\bsign)"
)
IT_IS = pattern(r"(?:it'?s|it is|now|сейчас(?: уже)?|на дворе|уже)\s+$")
TENDER = _of_words(_PHRASES["TENDER"])
NEGATED = pattern(
    r"(?:\bне|\bни|\bnot|\bno|n't|\bвместо|instead of|rather than)\s+(?:в|во|на|с|со|к|до|in|on|from"
    r"|the|for|про)?\s*(?:the )?$"
)
NOT_BEFORE = pattern(_PHRASES["NOT_BEFORE"])
NOT_BEFORE_AFTER = pattern(
    r"^,? ?(?:но |и |а )?(?:не раньше|не ранее|раньше (?:не|никак|нельзя|ничего|смысла)|not (?:before"
    r"|earlier|sooner)|no (?:earlier|sooner))"
)
HEADS_TIME = pattern(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:когда|срок\w*|старт|начало|период|дат[аы]|запуск|start|when|timing"
    r"|dates?|period|launch)(?: \w+)?\s*[:—–-]"
)
FORGET = pattern(
    r"(?:забудьте|забудь|забыть|выкин\w+|вычеркн\w+|forget|scratch|ignore|strike)\s+(?:\w+\s+){0,3}$"
    r"|не\s+(?:\w+\s)?актуальн"
)
FORGET_AFTER = pattern(_PHRASES["FORGET_AFTER"])
DOUBTED = pattern(_PHRASES["DOUBTED"])
ALTERNATIVE = pattern(r"^\s*,?\s*(?:или|либо|or|could be|может быть|maybe|а может)\b")
INCLUSIVE = pattern(r"(?:through|thru|\bпо)\s+(?:the )?$")
SLIPS = pattern(r"^\s*,? ?(?:глядишь|поди\b|чего доброго|who knows)")
SUPPOSED = _of_words(r"мне кажется|по-моему|когда-нибудь|может,? вспом|я думаю|i guess|i suppose|some ?day")
LAPSED = _of_words(_PHRASES["LAPSED"])
HOLIDAY = pattern(_PHRASES["HOLIDAY"])
# A clause that tells what has happened, and words of meaning or saying that only look like it.
DONE = pattern(_PHRASES["DONE"])
MEANT = pattern(_PHRASES["MEANT"])
