"""What an answer to a question about money means, and words by which a sum named before is taken back."""

from qualifier.reading.budget_states import DECIDES, NOT_YET_DONE, ON_ITS_WAY
from qualifier.reading.expressions import any_of

_STATED = (
    r"(?:\d+ ?[kкm]|тыс|сумм\w+|цифр\w+|бюджет\w*|смет[аыу]\w*|"
    r"миллион\w*|млн|тысяч\w*|sum|figure|number|amount|budget)"
)
RECALLED = any_of(
    rf"{_STATED}(?: \w+){{0,2}} (?:отозва\w+|отзыва\w+|забрал\w*|забира\w+|пересчитыва\w+|"
    rf"пересматрива\w+|пересчита\w+|"
    r"снова считают|не в силе|не актуал\w+|неактуал\w+|не действует|под вопросом|"
    r"больше не (?:действует|актуал\w+|в силе)|"
    r"устарел\w*|слетел\w*|отмени\w+|отменяется)",
    rf"(?:забудьте|забудь|вычеркните|не считайте) (?:\w+ ){{0,3}}{_STATED}(?: \w+){{0,3}}(?! а | теперь )",
    rf"(?:отозва\w+|забрал\w*|пересматрива\w+|пересчитыва\w+) (?:\w+ ){{0,3}}{_STATED}",
    rf"(?:took|taken|takes|pulled) (?:it|the {_STATED}|that {_STATED}) back (?:to|for) (?:re|check|"
    rf"count|review|think)\w*|"
    rf"{_STATED}(?: \w+){{0,3}}?(?:'s| is| was| has been)? (?:now )?(?:withdrawn|being recalculated|"
    rf"recalculated|under review again|off the table|"
    rf"no longer (?:valid|stands|holds)|not valid any\w*|back to the drawing board|\W?let us see|"
    rf"\W?we will see|void)|"
    rf"(?:ignore|forget|scrap|disregard) (?:the|that|my) (?:\w+ )?{_STATED}\b(?! of)",
)
# An answer to a question about money may leave the money out: «согласует бухгалтерия», «как договоримся».
ANSWERS_APPROVAL = any_of(
    r"(?:формируе\w+|верста\w+|считаем|считают|прикидыва\w+|готовим|в работе|решаем|обсужда\w+|"
    r"думаем|согласу\w+|определя\w+|"
    r"working on it|being worked|in progress|in approval)",
    rf"(?:{DECIDES}|{NOT_YET_DONE}|{ON_ITS_WAY})",
    r"жд(?:ем|у|ут|ет) (?:\w+ ){0,2}(?:решени|подпис|виз|ответ|одобр|утвержд|согласов|добро|отмашк|цифр)\w*|"
    r"(?:waiting|wait) (?:for|on) (?:\w+ ){0,3}(?:approval|sign|nod|answer|decision|board|finance|"
    r"boss|owner|cfo)\w*",
)
ANSWERS_PROPOSE = any_of(
    r"(?:не ограничен\w*|неограничен\w*|гибк\w+|любой|любая|unlimited|flexible|open)\b|(?:увидеть|"
    r"посмотреть|хочет|хотим|покажите|пришлите) "
    r"(?:\w+ ){0,3}(?:вариант\w*|предложени\w*|цен\w*|смет\w*)|(?:see|show us|"
    r"send) (?:\w+ ){0,2}(?:options|proposal|numbers|offer|quote)",
    r"как скажете|скажете,? так|вы скажете|как посчитаете|whatever you say|как договоримся|"
    r"договоримся|сколько (?:надо|нужно|скажете|попросите|потребуется|не жалко)|"
    r"(?:от вас|смотря|зависит|исходя|на ваше|вам видне\w+|вы скажите|вы мне скажите|вы предложите|"
    r"предложите)\b|"
    r"(?:depends|it depends|you tell (?:me|us)|up to you|whatever it takes|open to suggestions|you decide|"
    r"make (?:me|us) an offer|surprise us|suggest)\b",
)
