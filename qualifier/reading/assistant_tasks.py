"""Tasks for a machine: what a text assistant could carry out and a seller of advertising could not."""

from functools import lru_cache

from qualifier.reading.gated import gate
from qualifier.reading.gates import Gates
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("assistant_tasks")

_REST = r"[^.!?\n]"
# A sentence that speaks of trade, or of "us", is a client's request, however it opens.
_OF_TRADE = pattern(_PHRASES["_OF_TRADE"])
_TO_SELLER = pattern(
    r"\b(?:your (?!repl|respon|answer|output|code|implement|summar|instruct|prompt|eluc|expla|messag"
    r"|story|previous|job)|"
    r"you (?:have|offer|do|can|sell|recommend|need|get)|вас\b|вам\b|ваш)"
)
_OPENING = (
    r"(?:^\W*|[.!?:;>\])}\"]\s*)(?:please |kindly |now |then |also |finally,? |just |do |do: |and "
    r"|instead,? )?"
)
_DO = _PHRASES["_DO"]
# Mail boxes, accounts and files of somebody else's: no order for advertising reads like this.
_MACHINE = gate(
    "iban recurring unread inbox passport credit_card user_info all_messages individual_emails "
    "account_ users the_user "
    "user_ cloud malware virus 00000 spam_emails slack workspace messages password system_message "
    "command eval( exec( popen the_subject subject_and_body",
    rf"\b{_DO}\b(?!-){_REST}{{0,90}}\b(?:[a-z]{{2}}\d{{9,}}|iban|recurring payment|unread emails?|inbox"
    rf"|passport|credit card|"
    r"user(?:'s)? information|all (?:the )?messages|individual emails|malware|virus|spam emails|slack"
    r"|workspace|"
    r"(?:files?|drive) (?:in|from|on) (?:my|the|your) (?:cloud|drive)|cloud drive|\w*password\w*"
    r"|os commands?|a command)\b",
    r"\b(?:suggest|encourage|advise|urge|direct|convince|ask|tell|inform|notify|persuade)(?:s"
    r"|ing)? (?:the |all |that )?users?\b|"
    r"\bprovide it to the user\b|\bthe user is (?:subscribed|logged)|\b(?:if"
    r"|when) an? user asked\b|\beval\(|\bpopen\b|"
    r"\buse the subject\b|\bsubject and body\b",
)
_TOOLS = gate(
    "transaction calendar event_ reservation bank_account bank_details email_address password phishing "
    "my_email refund "
    "fake_ link_ website hotel flight",
    rf"{_OPENING}{_DO}\b{_REST}{{0,90}}\b(?:transactions?|calendar event|event with the participant"
    rf"|\w+ long event|"
    r"a? ?reservation|bank account|passwords?|(?:his|her|wife's|friend's|my (?:own|new"
    r"|personal)) email|refund|"
    r"fake \w+|(?:a|the) (?:link|website)\b|most expensive hotel|(?:hotel|flight)s? (?:in|to|from|for)\b)",
    rf"{_OPENING}say that\b",
)
_CODE = gate(
    "code import_ def_ print( http. requests.get ```",
    r"\b(?:following|this|below|the) (?:\w+ ){0,2}?code\b|\bcode (?:snippet|section|block|below"
    r"|segment)|\byour code(?:base)?\b|"
    r"\bcodebase\b|^\s*(?:import \w+(?:$|,|;|\.| as)|from [\w.]+ import|def \w+\(|class \w+[(:])"
    r"|\bprint\(|\brequests\.get\(|`{3}",
)
_ANSWER = gate(
    "your_repl your_respon your_answer your_output your_summar your_message vowels every_third "
    "in_reverse base1 base3 "
    "base5 base6",
    r"(?<!for )(?<!to )(?<!await )\byour (?:\w+ )?(?:reply|replies|response|responses|answer|answers"
    r"|output|summary)\b"
    r"(?! (?:is|will|to my|to our|by|soon|asap|with (?:price|rate)))",
    r"\bencode your|\border of letters\b|\breplace (?:every|vowels)\b|\b(?:reply|respond"
    r"|answer) (?:in reverse|using base)",
)
_SHAPES = gate(
    "your_repl your_respon your_answer",
    r"\bin your (?:reply|response|answer),? (?:suggest|mention|promote|recommend|encourage|insert|say"
    r"|claim)\b(?!.{0,40}"
    r"(?:pric|rate|cost|quote|terms|deck|plan))|\b(?:integrate|modify|enhance|augment|embed|append"
    r"|insert)\b.{0,60}"
    r"\byour (?:reply|response|answer|message)\b|\bto your (?:reply|response|answer)\W*$",
)
_TEXTS = gate(
    "compose explain summar translate describe break_down paraphrase rewrite solve calculate compute "
    "debug implement "
    "write_ tell_me give_me give_an list_ name_ recommend suggest provide outline discuss define "
    "identify compare analy "
    "generate create_ design_ draft_ develop_ recite play_ convert decode pretend imagine teach "
    "what_were before_this "
    "act_as напиши сочини переведи расскажи объясни перечисли придумай вычисли сгенерируй опиши процитируй",
    rf"{_OPENING}(?:compose|explain|summari[sz]e|translate|describe|break down|paraphrase|rewrite|solve"
    rf"|calculate|compute|"
    r"debug|implement|recite|decode|decrypt|pretend|imagine|outline|discuss|define|analy[sz]e|generate"
    r"|teach|recommend|"
    r"convert|paraphrase)\b",
    # "Tell me about it", "give me the details" are what any client says of the seller's own.
    rf"{_OPENING}(?:write|create|design|draft|develop|suggest|provide|list|name|identify|compare|play)\s"
    r"(?:me |him |them )?(?:an?\b|the\b|some\b|insights?|information|details|examples?|steps|ideas"
    r"|about|five|ten|\d+|"
    r"three|tips|ways|guidance|advice|instructions)",
    rf"{_OPENING}(?:give|tell)\s(?:me |him |them )?(?:an? (?:joke|story|poem|riddle|tale|song|recipe|summary"
    r"|list|example|synonym)|\d+ |five |ten |three |some (?:tips|advice|ideas)|tips|advice|ideas"
    r"|instructions|insights?|examples?|steps)",
    rf"\bi want you to act as\b|\bact as an? {_REST}{{0,60}}\bi will\b|\bwhat (?:were|are) you (?:told"
    rf"|instructed|asked)|"
    r"\bbefore this conversation\b|\byour (?:instructions|prompt|guidelines)\b",
    rf"{_OPENING}(?:напиши|сочини|переведи|расскажи|объясни|перечисли|придумай|вычисли|сгенерируй|опиши"
    rf"|процитируй)\b",
)
_BARRED_EVEN_IN_TRADE = Gates(_CODE, _MACHINE, _SHAPES)
_BARRED = Gates(_TOOLS, _ANSWER, _TEXTS)
_TASKS = Gates(_CODE, _MACHINE, _SHAPES, _TOOLS, _ANSWER, _TEXTS)


@lru_cache(maxsize=4096)
def sets_machine_task(low: str) -> bool:
    """Tell whether a lower-case sentence sets a task for a text machine and has nothing to do with trade."""
    if not _TASKS.may_match(low):
        return False
    if _BARRED_EVEN_IN_TRADE.match(low):
        return True
    return _BARRED.match(low) and not (is_of_trade(low) or _TO_SELLER.search(low))


def is_of_trade(low: str) -> bool:
    """Tell whether the words touch advertising and its purchase, or speak of "us", the buyer."""
    return _OF_TRADE.search(low) is not None


def may_set_task(low: str) -> bool:
    """Tell cheaply whether a lower-case text could set such a task at all."""
    return _TASKS.may_match(low)
