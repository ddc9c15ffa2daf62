"""Orders to the reader: words that try to steer whoever or whatever scores the text."""

from functools import lru_cache

from qualifier.reading.assistant_tasks import sets_machine_task
from qualifier.reading.gated import gate
from qualifier.reading.gates import Gates
from qualifier.reading.machine_talk import talks_to_machine
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("orders")

# Who the order is for: a reader that is a machine, or one that scores.
_READER = _PHRASES["_READER"]
# These are people too, unless the order opens with them.
_ADDRESSEE = r"(?:^|[\[(«\"]\s*)(?:ассистент\w*|(?:модель|model)(?=[,:])|assistant|agent|parser)\b"
_ORDERED = _PHRASES["_ORDERED"]
_VERDICT = _PHRASES["_VERDICT"]
# A mark that only a scorer gives; a date may be confirmed and a channel have priority.
_MARK = _PHRASES["_MARK"]
_LEAD = r"(?:лид(?:а|у|ы|ов|ом|ам)?\b|заявк\w+|запис[ьи]\w*|lead\b|record\b|candidate\b|profile\b)"
_REST = r"[^.!?\n]"

# Whoever sets his own letter or sum right, says what counts now and gives no orders.
_NOT_OWN = _PHRASES["_NOT_OWN"]
_NOT_OURS = _PHRASES["_NOT_OURS"]
_FORGET = gate(
    "инструк правил указани промпт предыдущ вышеизл выше критери ограничени проверк настройк систем задач "
    "instru rule "
    "guideline prompt previous prior above criteria check safety constraint system scoring everything "
    "rest_of "
    "task "
    "anweisung directive 忽略 指令 нұсқау елеме",
    r"(?:игнорир\w+|проигнорир\w+|забуд(?:ь|ьте)\b|отмени(?:те|ть)?\b|отменя(?:й|йте)\b|"
    r"не обращай\w* внимани\w+ на|пренебре\w+|отброс\w+|обойд\w+|"
    rf"ignor\w+|disregard|forget|override|bypass|overrule|skip)\b{_REST}{{0,60}}\b(?:инструкци|правил|"
    rf"указани|"
    rf"промпт|"
    rf"предыдущ{_NOT_OWN}|вышеизложен|выше\b|критери|ограничени|проверк|настройк|instruc|rules?\b|guideline|prompt|"
    rf"(?<!my )(?<!our )(?:previous|prior)\b{_NOT_OURS}|"
    r"(?:previous|prior) (?:\w+ )?(?:instruc|rules?\b|prompt)|above|criteria|checks?\b|"
    r"safety|constraints?|system|scoring|everything|rest of|anweisung)",
    r"(?:все|всех|all)? ?(?:предыдущ\w+|previous|prior) (?:инструкц|правил|указани|instruc|rules?\b|prompt)",
    r"(?:новые|новая|new|updated?) (?:инструкци|правил|системн|instruc|rules?\b|directive|task\b|prompt)",
    r"忽略|指令|нұсқау|елеме|\binstrucciones\b|\binstructions pr[ée]c|\binstruktion",
)
_MACHINERY = gate(
    "system систем <| «| inst] s> sys>> _of_turn [assist [admin [ассист ## --- assistant human ``` ]]> cdata "
    "untrusted "
    "конец end_of developer разработчик jailbreak dan_mode do_anything ты_ you_are act_as q: score grade "
    "status fit "
    "verdict qualified оценка lead_quality budget_ intent <script onerror hyperlink javascript {{ ${ <%= os. "
    "import_os "
    "update_ drop_table ![ canary",
    r"system ?prompt|системн\w+ (?:промпт|сообщени|инструкци|запрос)|\bsystem instruc",
    r"\bsystem\s*(?:note|message|override|instruction)?\s*[:\]>]|<\|[^|<>]{1,40}\|>|«\|[^|«»]{1,30}\|»|"
    r"\[/?inst\]",
    r"<</?sys>>|</?s>|<(?:start|end)_of_turn>|\[(?:system|assistant|admin|система|ассистент)\b",
    r"^#{2,}\s*(?:system|assistant|user|human|new|instruc|task)|^-{2,}\s*(?:begin|end)\b|^\W*(?:human|"
    r"assistant)\s*:",
    r"^\W*система\s*:|^`{3}|\]\]>|<!\[cdata|\b(?:end of|конец) (?:untrusted|user|текста|data|input|document)",
    r"\bdeveloper mode|режим\w* разработчика|jailbreak|\bdan mode|do anything now|you are (?:now|no longer|"
    r"the system)\b",
    rf"ты (?:теперь|больше не|обязан|[—–-] систем)\b|act as (?:a|an|the)\b{_REST}{{0,40}}(?:ai|model|"
    rf"assistant|scorer)",
    r"(?:^|[:.!?] )\s*q:\s.{0,80}\ba:|[\"'](?:score|grade|status|fit|verdict|qualified|оценка)[\"']\s*:",
    r"\b(?:lead_quality|budget_confirmed|intent)\s*=|(?:score|grade|fit|оценка)\s*=\s*[\"\d a]|<script|"
    r"onerror\s*=",
    r"=hyperlink|javascript:|\{\{.{0,20}\}\}|\$\{.{0,20}\}|<%=|os\.system|\bimport os\b|update \w+ set\b|"
    r"drop "
    r"table",
    r"!\[[^\]]{0,20}\]\(|\binj(?:ection)?-canary",
)
_ADDRESSED = gate(
    "ии нейро искусств ассистент бот gpt llm модел систем скоринг ai assistant model bot scor parser agent "
    "разработчик администратор crm developer admin скрыт метаданн не_видн",
    rf"(?:{_READER}|{_ADDRESSEE}){_REST}{{0,90}}\b{_ORDERED}",
    rf"\bдля (?:наш\w* |эт\w+ |люб\w+ )?{_READER}{_REST}{{0,40}}:",
    r"(?:note to|note for|message to|dear|внимани[ею],?|эй,?|слушай,?|hey,?|hello,?|если ты|"
    rf"if you(?:'re| are)?(?: an?)?)\s(?:the |any |all |whatever )?(?:{_READER}|assistant\b|model\b)",
    r"\b(?:сообщени\w+|инструкци\w+|указани\w+|приказ\w*) от (?:разработчик|администратор|систем)\w*",
    r"служба поддержки crm|message from (?:the )?(?:developer|admin|system)\w*|скрыт\w+ профил\w+ для|"
    r"метаданные \(|не видн\w+ человеку",
)
_DEMANDS = gate(
    "квалифиц qualified confirmed unknown partial sql sal mql score рейтинг балл оцен приоритет priority "
    "класс fit tier "
    "grade rating 100 lead максимальн criteria критери статус status verdict вердикт постав горяч показыв "
    "human сообща "
    "operator manager anyone спам spam",
    r"(?:(?:по)?став(?:ь|ьте|ить)|присво(?:й|йте|ить)|выстав(?:ь|ьте|ить)|счита(?:й|йте|ть)|помет(?:ь|ьте|"
    r"ить)|"
    r"отмет(?:ь|ьте|ить)|прибавь|запиши(?:те)? как|вер(?:ни|ните|нуть)|выда(?:й|йте|ть)|вывед(?:и|ите)|"
    r"\b(?:set|mark|return|output|rate|assign|give|score|treat|classify|respond with|reply with|print))\b"
    rf"{_REST}{{0,60}}{_MARK}",
    rf"\bput (?:this |it |me |us )?(?:as )?{_MARK}",
    rf"{_VERDICT}\w*{_REST}{{0,12}}(?:=|:=|: ?\"|считать|поставить|присвоить|set to|равн|must "
    rf"be){_REST}{{0,40}}"
    rf"(?:{_VERDICT}|\b[aа]\b|100|\btrue\b|max)",
    r"\b(?:оценк\w*|score|grade|балл\w*)\W{1,4}(?:100|9\d|0)\b(?![.,]\d)|"
    r"\b(?:оценк\w+|score of) (?:100|0|9\d)\b",
    rf"\bумоляю{_REST}{{0,20}}постав|\bпостав\w+ (?:меньше )?9\d\b|\b{_LEAD}{_REST}{{0,40}}(?:считать горяч|"
    r"всегда класс|—? ?100 балл|класс\w* [aа]\b|высш\w+ приоритет|(?:0|100) баллов|as spam, score)|\bвсегда "
    r"класс [aа]\b",
    rf"критери\w* (?:считаются|считать) выполнен|\b(?:100|0) баллов\b{_REST}{{0,40}}(?:лид|заявк|спам)",
    r"(?:mark|flag|пометь)\w* (?:this |эт\w+ )?(?:lead|лид\w*|заявк\w+) as|рекомендуется высш\w+ приоритет",
    r"оценка проверена|верните максимальн|никому об этом не сообща|(?:человеку|оператору|менеджеру|людям|"
    r"humans?|"
    r"the operator|a person) (?:об этом )?не (?:показыв|сообщ|говор)",
    rf"не показыва\w+ {_REST}{{0,40}}(?:человеку|оператору|менеджеру)",
    rf"do not (?:show|tell|mention|reveal){_REST}{{0,40}}(?:human|operator|manager|user|anyone)",
)
_DEEDS = gate(
    "объясн причин обоснов свой свои своих своей тво поле rationale prompt as_the_quote your_ reason only "
    "ответ рассужд "
    "декод наоборот base64 rot13 hex: акростих фраз переведи запомни базе базы эталон сделок для_всех leads "
    "анализ "
    "рассужден "
    "thought отказать выполни вставь deals verified есть_слово не_анализ верни автоматич чаевые за_оценку",
    r"(?:добав|встав|впиш|укаж|напиш|перечисл|повтор|законч|начн|закодир|put|include|insert|append|output|"
    r"repeat|"
    rf"reveal|print|write|list)\w*{_REST}{{0,60}}(?:объяснени|(?:в|с|поле с) причин\w+|обосновани|"
    r"сво(?:и|их|ей|й) (?:инструкци|правил|промпт)|тво(?:их|и) (?:правил|инструкци)|каждое поле|rationale|"
    r"initial prompt|as the quote|your (?:instructions|prompt|rules))",
    r"\bв причине (?:напиши|укажи)|причина должна начинаться|^\s*reason:\s|(?:respond|reply|answer) only",
    r"ответь? (?:только:|стихами)|рассуждай шаг|декодируй|прочитай наоборот|\bbase64\b|\brot13\b|\bhex:|"
    r"акростих",
    r"продолжи фразу|переведи свой|\bзапомни:|в базе знаний|эталон для калибровки|при поиске похожих сделок",
    r"для всех (?:следующих|последующих)|all (?:following|subsequent|future) leads|предыдущий анализ",
    r"цепочк\w+ рассуждени|chain of thought|отказаться отвечать|выполни (?:sql|код|и вставь|команд)|"
    r"обязательно вставь",
    r"содержимым базы|past deals with client|похожих сделок|pre-?verified by|если в тексте есть слово|не "
    r"анализируй",
    rf"просто верни|автоматически получа|приоритет автоматически|чаевые{_REST}{{0,40}}оценк|за оценку \d",
)
_TO_ANSWERER = gate(
    "your_resp your_rep your_ans your_out your_eluc your_impl your_expl automated candidate resume "
    "recruiter user",
    r"(?<!please )\b(?:introduc|integrat|incorporat|modif|enhanc|insert|embed|append|hone|rewrit|alter|"
    r"revers|encod)"
    rf"\w*{_REST}{{0,60}}\byour (?:response|reply|answer|output|elucidation|implementation|explanation)",
    r"\bautomated (?:analysis|screening|scoring) (?:software|system)|\bnote by a trustworthy|\bbest resume\b|"
    r"\bevaluate the candidate|\bthe candidate (?:is|has|was)\b",
    r"\bif (?:the )?user asks|\bprovide it to the user|\bfocus only on the following",
)
_STEERING = Gates(_FORGET, _MACHINERY, _ADDRESSED, _DEMANDS, _DEEDS, _TO_ANSWERER)
# One of these stands in every order; most sentences hold none and are not searched further.
_TRIGGER = pattern(
    r"\b(?:your (?:resp|rep|ans|out|eluc|impl|expl)|automated|candidate|resume|recruiter|user\b|ии\b|ии-|"
    r"нейро|искусственн|ассистент|бот(?:у|а|ы|ам|ов|ом)?\b|робот|чат-?бот|gpt|chatgpt|llm|"
    r"модел[ьи]\b|систем|system|скоринг|"
    r"ai\b|assistant|model\b|bots?\b|scor|prompt|промпт|parser|agent\b|инструк|правил[ао]?\b|указани|вышеизл|"
    r"instru|rules?\b|guideline|"
    r"ignor|игнор|disregard|override|bypass|overrule|забуд|forget|новая|новые|new (?:task|rule|prompt)|"
    r"developer|разработчик|администратор|"
    r"jailbreak|dan mode|do anything|ты (?:теперь|больше|обязан|[—–-])|you are (?:now|no longer|the system)|"
    r"act as|human\s*:|untrusted|"
    r"конец текста|end of (?:user|data|input|document)|критери|criteria|балл|оценк|оцени|постав(?:ь|ьте|ить|"
    r"ите)|присво|выстав|счита(?:й|т)|"
    r"пометь|отмет|прибав|добав|верни|выдай|вывед|всегда|qualified|disqualified|confirmed|рейтинг|приоритет|"
    r"priority|статус|status|"
    r"set\b|mark\b|fit\b|grade|tier\b|rating|класс|умоляю|спам|spam|показыв|не сообща|do not|lead_quality|"
    r"budget_|intent=|update \w+ set|"
    r"drop table|import os|os\.|inj|причин|reason:|respond|reply only|ответь?\b|рассужд|декод|прочитай "
    r"наоборот|base64|rot13|hex:|акростих|"
    r"продолжи|переведи|запомни|базе знаний|содержимым|эталон|похожих сделок|для всех (?:след|посл)|all "
    r"(?:follow|subs|fut)|предыдущ|previous|prior|"
    r"цепоч|chain of|отказаться|выполни|обязательно вставь|вставь|past deals|pre-?verified|если в тексте|не "
    r"анализ|просто верни|автоматическ|"
    r"автоматически|чаевые|за оценку|метаданн|скрыт|не видн|crm|перечисл|повтор|законч|начн|закодир|впиш|"
    r"summarize|instrucciones|instruktion|"
    r"нұсқау|елеме)|忽略|指令|<\||«\||\[/?(?:inst|system|assist|admin|систем|ассист)|<</?sys|</?s>|_of_turn|"
    r"#{2,}|"
    r"-{2,} ?(?:begin|end)|`{3}|\]\]>|"
    r"cdata|^\W*система|q:|[\"']\s*:|=\s*[\"\d]|<script|onerror|=hyperlink|javascript:|\{\{|\$\{|<%|!\["
)
# A message in a code of its own says nothing to a person: base64, hex, spaced or reversed letters.
_ENCODED = pattern(_PHRASES["_ENCODED"])
# One expression a sign, each of which is found by its first letter: together they take five times as long.
_MAY_BE_ENCODED = (
    pattern(r"%[0-9a-f]{2}%"),
    pattern(r"\\u[0-9a-f]{4}"),
    pattern(r"[a-z]\d[a-z]"),
)
_SPACED = pattern(r"[ .]\w[ .](?<=\b\w[ .]\w[ .])\w[ .]\w[ .]")
_LEAST_SPACED = 3
_TURNED = ("иицк", "snoit", "vafge")
_LONGEST_WORD = 40


@lru_cache(maxsize=4096)
def gives_orders(text: str) -> bool:
    """Tell whether the words order a reader or a scorer about, instead of stating something."""
    low = text.lower().strip().replace("ё", "е")
    if may_order(low) and _STEERING.match(low):
        return True
    if sets_machine_task(low) or talks_to_machine(low):
        return True
    return may_hide(low) and _ENCODED.search(low) is not None


@lru_cache(maxsize=1024)
def may_order(low: str) -> bool:
    """Tell cheaply whether a lower-case text could hold an order or a coded message at all."""
    return _STEERING.may_match(low.replace("ё", "е")) and _TRIGGER.search(low) is not None


def may_hide(low: str) -> bool:
    """Tell whether a lower-case text holds something that reads like a code."""
    lengths = list(map(len, low.replace(".", " ").split(" ")))
    # Single letters are few in what people write, and counting them is quicker than looking for a row.
    if lengths.count(1) >= _LEAST_SPACED and _SPACED.search(low):
        return True
    if len(low) >= _LONGEST_WORD and max(map(len, low.split()), default=0) >= _LONGEST_WORD:
        return True
    for sign in _TURNED:
        if sign in low:
            return True
    for expression in _MAY_BE_ENCODED:  # noqa: SIM110 a generator costs twice as much
        if expression.search(low):
            return True
    return False
