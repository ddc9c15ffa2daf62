"""Purchase authority: whether the contact may buy, or somebody else decides, signs or must be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualifier.reading.asked_products import is_confirmed_next, is_denied_next
from qualifier.reading.patterns import pattern
from qualifier.reading.people import Part, read_parts
from qualifier.reading.phrasebook import read_phrases
from qualifier.reading.segments import Sentence, Speaker

_PHRASES = read_phrases("purchase_authority")


class Say(StrEnum):
    """What a sentence says of the speaker's right to buy."""

    HOLDS = "holds"
    LACKS = "lacks"
    ASKS = "asks"  # must ask a superior, finance, the board


@dataclass(frozen=True, slots=True)
class Standing:
    """One statement about the right to buy, with the sentence that makes it."""

    say: Say
    sentence: Sentence


_DEGREE = _PHRASES["_DEGREE"]
_KIND = _PHRASES["_KIND"]
_RIGHT = (
    r"(?:authority|authorities|authori[sz]ation|say|word|power|powers|sign-?off|approval|"
    r"mandate|clearance|call|vote)\b"
)
_MAKER = r"(?:decision[- ]?maker|decider|approver|signatory|buyer|budget (?:holder|owner)|person|one|guy)"
_ACT = _PHRASES["_ACT"]
_SUPERIOR = _PHRASES["_SUPERIOR"]
_TO_SUPERIOR = (
    r"(?:with|to|by|from|through|past|our|my|the|their|an?|some|upper|senior|convince|involve|of)\s"
    rf"(?:(?!purchas)\w+\s){{0,3}}?{_SUPERIOR}"
)
_LACKS = pattern(
    rf"\b(?:do|does|did|would|might|may|wo|will|am|is)(?:n't|\snot)\s(?:\w+\s){{0,2}}?(?:have|hold|"
    rf"possess|carry|get)\s{_DEGREE}{_KIND}{_RIGHT}"
    rf"|\b(?:won't be|will not be|would not be|wouldn't be) (?:the|a) (?:\w+\s){{0,2}}?{_MAKER}\b"
    rf"|\b(?:have|has|hold) no {_DEGREE}{_KIND}{_RIGHT}|\black(?:s|ing)? {_DEGREE}{_KIND}{_RIGHT}|"
    rf"\bwithout {_DEGREE}{_KIND}authority|\b(?:do|does)(?:n't| not) (?:\w+ )?(?:control|own|"
    rf"manage) {_DEGREE}"
    rf"(?:budget|purse|money|spending|decision)|\b(?:do|does)(?:n't|"
    rf" not) (?:\w+ )?have {_DEGREE}(?:control|purse)"
    rf"|\b(?:purse strings|budget|spending) (?:is|are|isn't|aren't) (?:not )?(?:mine|under my control|"
    rf"in my hands)"
    rf"|\b(?:i'm|i am|we're|we are|i was)\s(?:\w+\s)?not\s(?:\w+\s)?(?:the|a|an|"
    rf"our)\s(?:\w+\s){{0,3}}?{_MAKER}\b"
    r"|\b(?:i'm|i am)\s(?:\w+\s)?(?:not|un)\s?(?:\w+\s)?(?:authori[sz]ed|able|empowered|entitled|allowed|"
    r"in (?:a|the) position|in charge)\b"
    rf"(?=[^.]{{0,40}}(?:{_ACT}|purchas|buy|spend|budget|financ|decision))"
    rf"|\b(?:i|we) (?:can't|cannot|can not|couldn't|won't be able to|"
    rf"am unable to)\s(?:\w+\s)?(?:personally |really )?{_ACT}"
    rf"(?! until| before| unless)|\bnot (?:solely |entirely |really |just )?(?:up to|"
    rf"down to) (?:just )?(?:me|us)\b"
    r"|\b(?:not|isn't) (?:solely |entirely |really |just )?(?:my|mine)\b(?: (?:call|decision|choice|say|"
    r"alone)| to (?:make|take|give))"
    rf"|\b(?:decisions?|say|calls?|approvals?|sign-?offs?|authority|word|budget|purchases?|spending|"
    rf"orders?)\s(?:\w+\s){{0,3}}?(?:is|are|isn't|rests?|"
    rf"lies?|sits?|belongs?|comes?|goes|go|falls?|stays?|depends?|made|approved|signed|handled|"
    rf"pass(?:es)?|runs?)\s(?:\w+\s){{0,2}}?"
    rf"(?=(?:with|to|by|from|on|at|through|past|up to|down to)\s(?!me\b|us\b)){_TO_SUPERIOR}"
    rf"|\b{_SUPERIOR}[^.,;]{{0,30}}\b(?:who|that)?\s?(?:will|would|has to|have to|needs? to|must|"
    rf"is the one to|gets? to|makes?|make|holds?|has|have|"
    rf"decides?|approves?|signs?|handles?)\b[^.,;]{{0,20}}(?:{_ACT}|final|ultimate|last (?:word|say)|"
    rf"call\b|decision)"
    rf"|\b(?:someone|somebody|anyone) else\b[^.]{{0,40}}(?:{_ACT}|decision|final|approval|authority)"
    rf"|\b(?:decision|call|approval|say)s? (?:\w+ ){{0,2}}?made by (?:someone|somebody) else"
    rf"|\bup to {_TO_SUPERIOR}|\bit(?:'s| is) {_TO_SUPERIOR} (?:who|that) "
    r"|\b(?:above|over) (?:my (?:pay ?grade|level|head)|me)\b|\bup the (?:ladder|chain|line)\b|\b(?:my|"
    r"our) hands are tied"
    r"|\bonly (?:influence|recommend|advise|an? (?:influencer|recommender))|"
    r"\bi can (?:only )?(?:influence|recommend)\b"
)
_ASKS = pattern(
    rf"\b(?:need|needs|have to|has to|must|shall|will|'ll|let me|intend to|would|'d|should|want to|"
    rf"going to|plan to|got to|"
    rf"gotta)\b[^.;?]{{0,30}}?"
    rf"\b(?:consult\w*|check|run (?:this|it|that|everything|the \w+|\w+)|discuss\w*|present\w*|"
    rf"take (?:this|it|that|the \w+)|bring (?:this|it|that|the \w+)|"
    rf"clear (?:this|it|that)|confirm|talk|speak|escalat\w+|pass (?:this|it|that)|seek\w*|submit\w*|"
    rf"propos\w+|"
    rf"get (?:\w+ ){{0,3}}?(?:approval|sign-?off|approved|buy-?in|the ok|the green light|the go-?ahead|"
    rf"consent|authori[sz]ation)|sync|touch base|go through|get back|"
    rf"obtain\w*|coordinat\w+|loop in|involve|convince|persuade|justify|ask|finali[sz]e (?:this|it)|"
    rf"show (?:this|it)|escalate)"
    rf"\b[^.;?]{{0,45}}?\b{_TO_SUPERIOR}"
    rf"|\b(?:approval|sign-?off|consent|authori[sz]ation|go-?ahead|green light|blessing|buy-?in|"
    rf"permission|okay|ok)\s(?:\w+\s){{0,2}}?"
    rf"(?:from|of|by)\s{_TO_SUPERIOR}|\b{_SUPERIOR}(?:'s|s')\s(?:\w+\s)?(?:approval|sign-?off|consent|"
    rf"blessing|ok|okay|go-?ahead|decision)"
    rf"|\bsubject to\b[^.;]{{0,30}}approval|\b(?:collaborate|work|"
    rf"coordinate) with {_TO_SUPERIOR}[^.;]{{0,30}}(?:approv|decision|sign)"
    rf"|\b(?:needs?|requires?) (?:\w+ )?(?:to be (?:approved|signed|authori[sz]ed)|(?:further|internal|"
    rf"additional|higher|formal) approval)"
    r"|\b(?:get|need|require|obtain|await|pending|waiting (?:for|on)|seek)\s(?:(?:the|an?|some|final|"
    r"their|his|her|internal|"
    r"budget|financial|formal|official|it|this|everything)\s){0,3}(?:approval|sign-?off|approved)\b"
)
# "Our CFO has approved it already" is no obstacle.
_GRANTED = pattern(_PHRASES["_GRANTED"])
_HOLDS = pattern(
    rf"\b(?:i|we)(?:'ve| do| also| certainly| actually| already)?\s(?:have|hold|got|possess|"
    rf"carry)\s{_DEGREE}{_KIND}(?:{_RIGHT}|go-?ahead|decision)"
    rf"|\b(?:i'm|i am|that's me,?|that would be me,?)\s(?:\w+\s)?(?:the|a|our)\s(?:\w+\s){{0,2}}?{_MAKER}\b"
    r"|\b(?:i'm|i am)\s(?:fully |also )?(?:authori[sz]ed|in charge|responsible|empowered|able) (?:to|of|"
    r"for)[^.]{0,30}"
    r"(?:purchas|buy|spend|budget|financ|decision|decide|sign|approv)"
    rf"|\bi (?:can|will|do|could)?\s?(?:personally |also |fully |usually )?(?:make (?:the|this|that|all|"
    rf"all the|these|final)\s(?:\w+ )?(?:decision|call|purchase)s?|"
    r"approve (?:this|it|the)|sign off on|approve (?:that|such)|authori[sz]e (?:this|the)|sign the|decide)"
    r"|\b(?:it's|it is|that's|the decision is|this is|final (?:say|call|decision) is) (?:ultimately |"
    r"entirely |"
    r"solely )?(?:my|mine|up to me|with me)\b"
)
_SELLERS_HOLDS = pattern(
    rf"\byou(?:'re| are|'ve)? (?:\w+ )?(?:have|hold|possess|got|the|"
    rf"authori[sz]ed)\s?{_DEGREE}{_KIND}(?:{_RIGHT}|{_MAKER}|to)"
)
_SELLERS_LACKS = pattern(
    rf"\byou (?:\w+ )?(?:do|might|may|would|did)(?:n't| not) (?:\w+ )?(?:have|hold) {_DEGREE}{_KIND}{_RIGHT}|"
    rf"\byou (?:might|may) not have {_DEGREE}{_KIND}{_RIGHT}|\byou(?:'re|"
    rf" are) not the (?:\w+ ){{0,3}}{_MAKER}"
)
_OTHERS_ASKED = pattern(_PHRASES["_OTHERS_ASKED"])
_CYRILLIC = pattern(r"[а-я]")
_PARTS = {
    Part.DECIDES: Say.HOLDS,
    Part.NO_PART: Say.LACKS,
    Part.NOT_LAST: Say.LACKS,
    Part.OTHER: Say.LACKS,
    Part.SHARES: Say.ASKS,
}


def read_standings(sentences: Sequence[Sentence]) -> tuple[Standing, ...]:
    """Return what the talk says of the contact's right to buy, in order.

    The seller's flattery ("you surely decide yourself") counts only when the client confirms it; the
    seller's remark that the contact lacks it counts unless the client sets it right.
    """
    found = []
    for at, sentence in enumerate(sentences):
        is_seller = sentence.segment.speaker is Speaker.SELLER
        say = _sellers_say(sentences, at) if is_seller else _own_say(sentence)
        if say is not None:
            found.append(Standing(say, sentence))
    return tuple(found)


def find_missing_authority(sentences: Sequence[Sentence]) -> Standing | None:
    """Return the statement by which the contact may not buy alone; None when he may or nothing was said.

    The later of two plain statements counts; having to ask somebody does not outweigh "I decide".
    """
    standings = read_standings(sentences)
    plain = [standing for standing in standings if standing.say is not Say.ASKS]
    if plain:
        return plain[-1] if plain[-1].say is Say.LACKS else None
    return next((standing for standing in reversed(standings)), None)


def _own_say(sentence: Sentence) -> Say | None:
    text = sentence.folded
    if _CYRILLIC.search(text):
        return next((_PARTS[part.value] for part in read_parts((sentence,)) if part.value in _PARTS), None)
    if _LACKS.search(text) and not _GRANTED.search(text):
        return Say.LACKS
    if _HOLDS.search(text) and not text.rstrip().endswith("?"):
        return Say.HOLDS
    return Say.ASKS if _ASKS.search(text) and not _GRANTED.search(text) else None


def _sellers_say(sentences: Sequence[Sentence], at: int) -> Say | None:
    text = sentences[at].folded
    if _SELLERS_LACKS.search(text):
        return None if is_denied_next(sentences, at) else Say.LACKS
    if _OTHERS_ASKED.search(text) and text.rstrip().endswith("?"):
        return _answered(sentences, at, yes=Say.LACKS, no=Say.HOLDS)
    if _SELLERS_HOLDS.search(text):
        return _answered(sentences, at, yes=Say.HOLDS, no=Say.LACKS)
    return None


def _answered(sentences: Sequence[Sentence], at: int, *, yes: Say, no: Say) -> Say | None:
    if is_denied_next(sentences, at):
        return no
    return yes if is_confirmed_next(sentences, at) else None
