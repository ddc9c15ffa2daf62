"""Absent needs: the client says that it has no clear need, only looks, or knows not what for."""

from collections.abc import Sequence

from qualifier.reading.curiosity import CuriosityKind, read_curiosity
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence, Speaker

_PHRASES = read_phrases("absent_needs")

_CLEAR = _PHRASES["_CLEAR"]
_NEED = _PHRASES["_NEED"]
_DOUBT = _PHRASES["_DOUBT"]
_FOR_WHAT = _PHRASES["_FOR_WHAT"]
_OTHER_DOUBT = pattern(
    r"\b(?:budget|pric\w+|cost\w*|afford\w*|timeline|schedule|compatib\w+|integrat\w+|install\w*|"
    r"deliver\w*|approv\w*|authori\w+|how many|quantity|which (?:plan|tier|version))"
)
# Not to know these is no lack of need either.
_DETAIL = pattern(
    r"\b(?:set ?-?up|how (?:long|soon|fast|quickly|much)|when|deadline|support|training|number of|date)\b"
)
_NO_NEED = pattern(
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
_UNKNOWN_WHAT_FOR = pattern(rf"(?:{_DOUBT})\b[^.;?]{{0,70}}?\b{_FOR_WHAT}")
_ONLY_LOOKS = pattern(_PHRASES["_ONLY_LOOKS"])
_ASKS_NEED = pattern(_PHRASES["_ASKS_NEED"])
_DOUBTS = pattern(_PHRASES["_DOUBTS"])
_SELLERS = pattern(
    rf"\byou (?:\w+ )?(?:do(?:n't| not)|might not|may not) (?:\w+ )?have {_CLEAR}needs?\b|\byou(?:'re|"
    rf" are) (?:still |just )+(?:explor\w+|unsure)"
)
_CYRILLIC = pattern(r"[а-я]")
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
