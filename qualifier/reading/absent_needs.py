"""Absent needs: the client says that it has no clear need, only looks, or knows not what for."""

import re
from collections.abc import Sequence

from qualifier.reading.curiosity import CuriosityKind, read_curiosity
from qualifier.reading.segments import Sentence, Speaker

_CLEAR = (
    r"(?:(?:clear|specific|immediate|pressing|urgent|real|concrete|defined|definite|actual|current|"
    r"particular|strong|"
    r"burning|obvious|direct|genuine|true|solid|firm|critical|big|major|serious|significant|very|really|"
    r"any|a|an|exact|"
    r"precise|set|formal|pain)\s){0,4}"
)
_NEED = (
    r"(?:needs?|requirements?|use cases?|necessity|uses?\b|plans?|goals?|objectives?|problems?|"
    r"pain points?|projects?|applications?|"
    r"reasons?|demand|purpose)\b"
)
_DOUBT = (
    r"(?:(?:\bnot|\b(?:do|does|did|is|are|was|were)n't|\bnever)\s(?:\w+\s){0,2}?(?:sure|certain|clear|"
    r"convinced|positive|see|know|understand)|"
    r"unsure|unclear|"
    r"uncertain|undecided|on the fence|in two minds|(?:question|wonder\w*|doubt\w*|debat\w+|figur\w+ out|"
    r"determin\w+|decid\w+)(?= (?:if|whether|how))|concern is|hard to (?:say|tell|see))"
)
_FOR_WHAT = (
    r"(?:need\w*|requirement\w*|necessary|necessity|required?|solv\w+|benefit\w*|useful|use (?:it|them|"
    r"this|for)|"
    r"fit (?:in|into|us|our|for)|fits? (?:our|into)|right (?:fit|tool|choice|solution)|good fit|align\w*|"
    r"worth\w*|appl(?:y|ies)|relevan\w+|help (?:us|with)|"
    r"make sense|suit\w*|address\w*|improve|add value|bring us|do for us|(?:right|works?|good) for us|"
    r"we(?:'re| are) looking for)"
)
_OTHER_DOUBT = re.compile(
    r"\b(?:budget|pric\w+|cost\w*|afford\w*|timeline|schedule|compatib\w+|integrat\w+|install\w*|"
    r"deliver\w*|approv\w*|authori\w+|how many|quantity|which (?:plan|tier|version))"
)
# Not to know these is no lack of need either.
_DETAIL = re.compile(
    r"\b(?:set ?-?up|how (?:long|soon|fast|quickly|much)|when|deadline|support|training|number of|date)\b"
)
_NO_NEED = re.compile(
    rf"\b(?:no(?! problem)|(?:do|does|did|have|has)(?:n't| not)(?: \w+)? (?:have|see|got|identified|"
    rf"found|defined|established|pinpointed)|(?:there )?(?:isn't|aren't|is not|are not|wasn't)|"
    rf"can't say (?:that )?(?:we|i) have|"
    rf"without|lack(?:s|ing)?|not (?:have|having|really|seeing))\s{_CLEAR}{_NEED}"
    # "No need to rush" and "no reason for concern" are about other things.
    r"(?!\s(?:to (?:rush|worry|hurry|wait|panic|decide|pay|discuss|call|meet|go|apologi[sz]e)\b|with\b|"
    r"about (?:the )?(?:price|budget)|for (?!it\b|this\b|them\b|these\b|such\b)))"
    r"|\b(?:do|does)(?:n't| not) (?:\w+ )?(?:need|require) (?:it|this|them|these|any of|anything|"
    r"to (?:buy|purchase|upgrade|change))\b"
    r"|(?:\bnot|n't)\s(?:\w+\s){0,2}?(?:facing|having|experiencing|seeing|running into|dealing with|"
    r"struggling)\s(?:\w+\s){0,3}?"
    r"(?:issues?|problems?|challenges?|difficult\w+|trouble|pain\w*)"
    r"|\b(?:everything|things|our (?:current|existing) \w+)\s(?:\w+\s)?(?:works?|is working|are working|"
    r"run|runs|is running) (?:fine|well|just fine|ok)"
    r"|\b(?:whether|if) (?:this|it|that|these|they|any of (?:this|it))(?:'s| is|'re|"
    r" are)\s(?:\w+\s)?(?:necessary|needed|required|essential|"
    r"something we (?:really )?need|what we need)"
    r"|(?:\bnot|n't)\s(?:[\w']+\s){0,3}?(?:necessary|a necessity|a priority|a must|essential|critical|"
    r"needed|urgent need|must[- ]have|something we (?:\w+ )?need)\b"
    r"|\b(?:have|has)(?:n't| not) (?:\w+ )?(?:had|run into|encountered|experienced|faced|seen|noticed|"
    r"hit) (?:\w+ ){0,3}?"
    r"(?:issues?|problems?|challenges?|difficult\w+|trouble)|\b(?:fine|okay|ok|well|good) without (?:it|"
    r"this|them)\b"
    r"|\bserv(?:e|es|ing) us (?:well|fine)|\bnothing (?:concrete|specific|definite|urgent|pressing|"
    r"in particular)"
    r"|\b(?:might|may) not (?:really |actually |even )?need\b|\b(?:do|does)(?:n't| not) think (?:we|"
    r"i) (?:\w+ )?(?:need|require)"
    r"|\bnot (?:actively|currently|really) (?:looking|in the market|in need)|\bcurrent (?:system|setup|"
    r"solution|tools?|process\w*) "
    r"(?:\w+ )?(?:(?:is|are) (?:\w+ )?(?:adequate|sufficient|fine|enough)|works? (?:well|fine)|does the job)"
    r"|\b(?:might|may|could) (?:be useful|come in handy|need (?:it|this|them)) (?:down the (?:line|road)|"
    r"in the future|someday|later on|eventually)"
    r"|\bnice[- ]to[- ]have\b|\bhappy with (?:our|the|what)\b[^.]{0,30}(?:current|existing|have)"
    r"|\b(?:had|have|has)(?:n't| not)\s(?:\w+\s)?(?:thought (?:about|through)|scoped (?:out )?|"
    r"pinned down|figured out|worked out|nailed down|determined|decided|pinpointed) "
    r"(?:the specifics|specifics|[^.]{0,25}(?:solutions?|needs?|requirements?)|what|how|our|where|"
    r"exactly|if|whether|why)"
)
_UNKNOWN_WHAT_FOR = re.compile(rf"(?:{_DOUBT})\b[^.;?]{{0,70}}?\b{_FOR_WHAT}")
_ONLY_LOOKS = re.compile(
    r"\b(?:just|only|merely|simply|mainly|mostly|purely|primarily|really just|more of (?:an?|just)|"
    r"still just)\s(?:\w+\s){0,2}?"
    r"(?:explor\w+|look(?:ing)? (?:around|at what)|brows\w+|curious|curiosity|research\w*|"
    r"shopping around|window[- ]shopping|considering our options|"
    r"seeing what|checking (?:out|what)|testing the waters|kicking (?:the )?tires|"
    r"gathering (?:some )?info\w*|toying|dabbling|an idea)"
    r"|\bexploratory\b|\bout of curiosity\b|\bno (?:concrete|firm|definite|real) (?:plan|intention)s?|"
    r"\bearly (?:stages?|days)\b|"
    r"\b(?:at|in) (?:an?|the) (?:early|exploration|exploratory|initial) (?:stage|phase)"
)
_ASKS_NEED = re.compile(
    r"\b(?:achieve|accomplish|goals?|needs?|benefit\w*|challenges?|solve|problems?|looking (?:for|to)|"
    r"objectives?|"
    r"use (?:it|them|this|case)|useful|planning to use|pain|priority|requirements?|purpose)\b[^?]*\?|"
    r"(?:задач|цел[ьи]|зачем|для чего|нужн|проблем)[^?]*\?"
)
_DOUBTS = re.compile(
    r"\b(?:i'm|i am|we're|we are|am|are|so i'm|"
    r"honestly)\s(?:\w+,?\s){0,2}?(?:not\s(?:\w+\s){0,2}?(?:sure|certain|clear)|unsure|uncertain)\b"
    r"|^\W*(?:\w+,?\s){0,3}(?:not sure|hard to say|i don't (?:really )?know)\b"
    r"|\b(?:пока )?не (?:знаю|уверен\w*|понимаю|определил\w+)|\bтрудно сказать"
)
_SELLERS = re.compile(
    rf"\byou (?:\w+ )?(?:do(?:n't| not)|might not|may not) (?:\w+ )?have {_CLEAR}needs?\b|\byou(?:'re|"
    rf" are) (?:still |just )+(?:explor\w+|unsure)"
)
_CYRILLIC = re.compile(r"[а-я]")
_NO_TASK = frozenset({CuriosityKind.NO_TASK, CuriosityKind.ONLY_LOOKING})


def find_absent_need(sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the first sentence by which the client shows that there is no clear need; None without one."""
    return next((sentence for at, sentence in enumerate(sentences) if _denies(sentences, at)), None)


def _denies(sentences: Sequence[Sentence], at: int) -> bool:
    sentence = sentences[at]
    text = sentence.folded
    if sentence.segment.speaker is Speaker.SELLER:
        return bool(_SELLERS.search(text))
    if _CYRILLIC.search(text):
        return any(sign.value in _NO_TASK for sign in read_curiosity((sentence,)))
    if _NO_NEED.search(text) or _ONLY_LOOKS.search(text):
        return not _OTHER_DOUBT.search(text)
    if _OTHER_DOUBT.search(text) or _DETAIL.search(text):
        return False
    return bool(_UNKNOWN_WHAT_FOR.search(text)) or (bool(_DOUBTS.search(text)) and _was_asked(sentences, at))


def _was_asked(sentences: Sequence[Sentence], at: int) -> bool:
    """The seller's last turn asked what it is needed for."""
    before = [sentence for sentence in sentences[:at] if sentence.segment.speaker is Speaker.SELLER]
    return any(_ASKS_NEED.search(sentence.folded) for sentence in before[-3:])
