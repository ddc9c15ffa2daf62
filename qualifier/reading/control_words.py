"""Words by which people claim the choice, the signature, the money or the firm itself as their own."""

from qualifier.reading.gated import gate
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("control_words")

_FEW = r"(?:[^\s.!?;:]+\s){0,3}?"
_THING = (
    r"(?:решени\w+|выбор\w*|слово|голос|подпис\w+|виз[аыу]|отмашк\w+|ответственност\w+|полномочи\w+|"
    r"контракт\w*|договор\w*|подрядчик\w*|бюджет\w*|деньг\w*|кошел[её]?к\w*|расход\w*|траты|закупк\w+)"
)
_ACT = (
    r"(?:решать|выбирать|выбрать|тратить|подписывать|подписать|утверждать|платить|заключать|"
    r"распоряжаться)"
)
_ACT_1 = (
    r"(?:закрываю|подписываю|заключаю|плачу|оплачиваю|трачу|согласую|согласовываю|утверждаю|"
    r"командую|заправляю|распоряжаюсь|отвечаю)"
)
_CONSENTS = r"(?:согласовани\w+|виз\b|визы|комисси\w+|комитет\w+|одобрени\w+|разрешени\w+|отмаш\w+)"

# The choice, the signature or the money is the speaker's, whatever the title says.
CONTROLS = gate(
    "за_мной на_мне мой мои моя мое мою моей в_моих в_моей мне _я сам сама лично согласова виз комисс "
    "комитет "
    "одобрен разрешен отмаш кроме_меня никто_кроме некого некому не_с_кем не_у_кого никто меня на_себя "
    "прав со_мной надо_мной доверенност "
    "в_одном_лице во_всех_лицах швец одна_на_все один_на_все тут_я здесь_я у_нас_я всему_я с_ним_ с_ней_ "
    "перед_вами за_него за_нее за_них за_всех",
    r"\b(?:некому|никто|никого|некого|не с кем|ни с кем|не у кого)\b[^.!?]{0,25},? кроме меня\b",
    r"\b(?:голова|главн\w+|начальник\w*|хозяин|хозяйка|царь|босс|старш\w+|командир|капитан|шеф|власть|закон)"
    r"\s(?:тут|здесь|у нас|всему)\s?[—–-]?\s?я\b(?! не)",
    r"\bвы с (?:ним|ней) (?:\w+ )?(?:говорите|разговариваете|общаетесь|переписываетесь|беседуете|на связи)\b|"
    r"\b(?:он|она) (?:и есть )?перед вами\b",
    r"\bза (?:него|нее|них|всех) (?:\w+ ){0,2}(?:решаю|решил[аи]?|решу|подписываю|подписал[аи]?|"
    r"выбираю|выбрал[аи]?)\b"
    r"(?! (?:он|она|они|шеф|директор|хозя|муж))",
    rf"\b{_THING}\s+{_FEW}(?<!не )(?:за мной|на мне|в моих руках|в моей власти|мне (?:доверен|отдан"
    rf"|поручен)\w*)\b",
    r"\b(?:решение|выбор|слово|подпись|виза|отмашка|деньги|бюджет|ответственность|кошел[её]?к)\s+"
    r"(?:(?!не\b)[^\s.!?;:]+\s){0,2}?(?<!не )мо[яйеи]\b(?!\s+(?:директор|шеф|начальни|босс|руковод|муж"
    r"|жен|партн))",
    rf"(?<!не )\b{_ACT}\s+(?:(?!не\b|кто\b)[^\s.!?;:,]+\s){{0,2}}?(?<!не )мне\b(?!\s+(?:не\b|нельзя"
    rf"|некогда))",
    rf"(?<!не )\bмне\s+(?:(?:и|же|самому|самой|одному|одной|тут|здесь)\s){{1,2}}{_ACT}\b",
    rf"(?<!не )\b{_ACT_1}\s+(?:(?!не\b)[^\s.!?;:]+\s){{0,3}}?я\b(?!\s+не)",
    r"\bответственн\w+ за\s+(?:[^\s.!?;:]+\s){0,2}?(?:выбор|решени|договор|контракт|подрядчик|закупк)\w*"
    r"[^.!?;:]{0,40}?\bя\b|"
    r"\bпод мо(?:ю|ей)\s+(?:[^\s.!?;:]+\s)?подпис|\bмо(?:я|ю|ей) (?:единоличн|личн|перв)\w+ подпис",
    rf"\b(?:подпис\w+|визу|печать)\s+{_FEW}(?:ставлю|ставит|поставлю)\s+(?:сам[аи]?\s+)?я\b|"
    r"\bподпис\w+\s+(?:\S+\s)?(?<!не )ставлю\b(?!\s+не)|(?<!не )\bставлю (?:\S+\s)?(?:подпис|визу|печать)",
    r"(?<!не )\b(?:лично |сам |сама |единолично )?отвечаю за\s+(?:[^\s.!?;:]+\s){0,2}?"
    r"(?:выбор|решени|договор|контракт|подрядчик|бюджет|закупк|рекламн\w+ бюджет)",
    rf"\b{_CONSENTS}\s+{_FEW}(?:не (?:будет|нужн\w+|надо|требу\w+|понадоб\w+)|ни с кем|ни у кого)|"
    rf"\b(?:не (?:нужн\w+|надо|требу\w+))\s+{_FEW}{_CONSENTS}|\bбез\s+(?:[^\s.!?;:]+\s){{0,2}}?"
    r"(?:согласований|комитетов|комиссий|виз|совещаний|начальств\w+)\b(?![^.!?]{0,30}\bне\b)",
    r"\b(?:кроме меня (?:никто|некому|тут|здесь)|никто,? кроме меня|больше некому|некого спрашивать|"
    r"спрашивать (?:[^\s.!?;:]+\s){0,2}?(?:некого|не у кого|не с кем)|"
    r"никто (?:больше|другой|тут|здесь|мне)(?:\s\S+)? не (?:указ|реша|подписыва|утвержда|вмешива|мешает)\w*|"
    r"никто не (?:вмешива|указ\b|указыва)\w*)",
    r"\b(?:отдал|доверил|оставил|делегировал|скинул|повесил"
    r"|передал)\w*\s+(?:[^\s.!?;:]+\s){0,3}?(?:(?:реклам|маркетинг|"
    r"выбор|решени|бюджет|договор|продвижени|прав)\w*\s+(?:[^\s.!?;:]+\s){0,2}?(?:мне|на меня)\b|(?:мне"
    r"|на меня)\s+"
    r"(?:[^\s.!?;:]+\s){0,2}?(?:реклам\w*|маркетинг\w*|выбор|решени\w+|бюджет|право|права|целиком"
    r"|полностью)\b)",
    r"\bдоговор\w*\s+(?:[^\s.!?;:]+\s)?(?:со мной|на меня"
    r"|на мое имя)\b|\bдоверенност\w+\s+(?:[^\s.!?;:]+\s){0,3}?"
    r"(?:у меня|имею|на меня)\b|\b(?:нет|никого|ни души) надо мной\b|\bнадо мной (?:никого|нет|ни)\b",
    rf"\bмне\s+{_FEW}(?:доверили|доверен\w?|делегировали|делегирован\w?|отдали|отдано|дали|дано)\s+{_FEW}"
    r"(?:прав\w+|полномочи\w+|выбор|выбирать|выбрать|решать|решение|подпис\w+|заключ\w+|слово)|"
    rf"\bменя\s+{_FEW}(?:уполномочили|назначили|оставили|поставили)\s+{_FEW}"
    r"(?:выбрать|выбирать|решать|подпис\w+|заключ\w+|за (?:главн|старш)\w+|ответственн\w+ за (?:выбор"
    r"|договор))",
    r"\b(?:последн|окончательн|финальн|решающ|главн)\w+\s+(?:слово|голос|решение|выбор)\s+"
    r"(?:[^\s.!?;:]+\s){0,3}?(?<!не )(?:за мной|мне|мо[еёй]|у меня|я)\b(?!\s+(?:не\b|подготов|готов))",
    r"\b(?:решает|подписывает|выбирает|утверждает|платит|лпр|подпись|подписант|решение|подрядчика выбирает)"
    r"\s?[^:.!?\n]{0,20}[:—–]\s*(?:это\s)?(?:я\b|сам\b|сама\b|лично\b)",
    r"\b(?:решени\w+|ответственност\w+|расход\w*|деньги|договор|подпись|оплат\w+|все)\s+"
    r"(?:[^\s.!?;:]+\s){0,2}?беру на себя|\bберу на себя\s*(?:$|[.»\"]|(?:[^\s.!?;:]+\s){0,2}?"
    r"(?:решени|ответственност|расход|договор|оплат|деньги|подпис))",
    r"\bсам[аи]? (?:и )?(?:плачу|оплачиваю|заказываю|рулю|командую|трачу|подписываю)\b|"
    r"\bсам[аи]? себе (?:начальни\w+|хозя\w+|директор\w*|босс|голова|бухгалтер|шеф)|"
    r"\bв одном лице\b|\b(?:один|одна|един\w?) (?:во|в) \w+ лицах|\bи швец\b|\bодин на все\b|\bодна на все\b",
)
CONTROLS_EN = gate(
    "mine me_ me. me, me; my_ my. nobody no_one no-one no_sign no_approv no_commit no_further no_other "
    "no_extra "
    "just_me only_me your_ free_hand decision_maker decision-maker to_the_one to_the_boss to_the_owner "
    "full_control "
    "have_to need_to one_to i_hold i_carry i_have i'm_ i_am i_pay whatever_we i_answer to_me with_me on_me",
    r"(?<!not )\bmine(?: alone)? to (?:spend|give|sign|make|decide|choose|use|award|say|commit)\b",
    r"\b(?:nobody|no one|no-one)(?: else)? (?:\w+ )?(?:co-?signs?|countersigns?|signs\b(?! up)|"
    r"gets a say|has a say|checks (?:it|me|after)|second-guesses|vetoes|can veto|"
    r"(?:needs?|has) to (?:approve|sign|ok|okay|agree|confirm|be asked|nod))",
    r"\b(?:no|without) (?:\w+ ){0,2}?(?:sign-?offs?|approvals?|committees?|co-?signers?"
    r"|boards?)\b[^.!?]{0,30}"
    r"\b(?:needed|required|necessary|involved|from any(?:one|body)|above me|to ask)|"
    r"\bno (?:committees?|one|board) (?:here|above|to ask|over me)\b",
    r"\b(?:don't|do not|no need|needn't|never) (?:have to |need to |to )?(?:ask|check with|consult"
    r"|run it (?:by|past)|"
    r"clear it with)(?: (?:it )?(?:with |by |past )?(?:any(?:one|body)|a soul))\b",
    r"\b(?:decision|choice|call|say|word|signature|pen|budget|purse|sign-?off|authority|contract|chequebook|"
    r"checkbook)\b[^.!?;]{0,25}?\b(?:sits|rests|lies|stays|stops|ends|is|are|comes down|belongs"
    r"|falls)\b(?! not)"
    r"[^.!?;]{0,12}?\b(?:(?:with|on) me|mine|my desk)\b|\b(?:decision|choice|call) (?:comes down"
    r"|belongs|falls) to me\b",
    r"\bi (?:\w+ )?(?:hold|have|carry) (?:the |full |sole |final |all the )*(?:pen|signature"
    r"|purse strings|signing|"
    r"last word|final word)\b",
    r"\b(?:it's|it is|that's|and|is|all|entirely|but) my (?:own )?(?:call|decision|signature|say-so)\b|"
    r"\bmy own (?:call|decision|money|signature)\b|,\s?my (?:call|decision)\b(?=\s?(?:$|[.,;!]))",
    r"\b(?:i'm|i am) (?:the )?(?:only |sole )?(?:one|person) (?:signing|deciding|choosing|paying"
    r"|who (?:pays|signs|"
    r"decides|picks|chooses))|\bi'm the one to (?:convince|sign|decide)",
    r"\bi pay for (?:it|this|everything|the ads) (?:myself|out of)|\bmy (?:own )?card pays"
    r"|\bout of my own pocket",
    r"\b(?:talking|speaking|writing) to the (?:decision.?maker|one who (?:decides|signs|pays)|boss|owner)\b|"
    r"\b(?:i am|i'm|as) (?:the |a )?(?:sole |only )?decision.?maker\b|\b(?:begins?|starts?|ends?"
    r"|stops?) (?:and ends? )?with me\b|"
    r"\bno (?:approval|sign-?off|approvals) (?:chain|process|layers?|loop"
    r"|ladder)\b|\bfull control (?:of|over) the (?:ad |ads |"
    r"advertising |marketing |media )?(?:money|budget|spend)",
    r"\bit(?:'s| is) (?:just|only) me\b|\bjust me here\b|\byour (?:signature|word|call|decision"
    r"|say) is (?:enough|final)\b|\b(?:nobody|no one|no-one)(?: else)? "
    r"(?:to ask|i (?:have|need) to ask|to answer to|above)\b|\bfree hand\b",
    r"\bwhatever we agree (?:on )?(?:today |here |now )?(?:stands|is final|goes)"
    r"|\bi answer to (?:nobody|no one|myself)",
)
_FIRM = _PHRASES["_FIRM"]
_KIN = (
    r"(?:муж\w+|жен\w+|супруг\w+|брат\w+|сестр\w+|партнер\w+|друг\w+|подруг\w+|мам\w+|пап\w+|отцом|сын\w+|"
    r"доч\w+|компаньон\w*)"
)
_FIRM_EN = _PHRASES["_FIRM_EN"]
# The firm is the speaker's: "the cafes are mine", "we run a bakery". Weaker than a stated title.
OWNS = gate(
    "принадлеж свой своя свои свое ипшн ип мой мои моя мое у_меня владею держу держим владеем открыл "
    "основал ип_ самозанят мы_с own_ own. i_run as_ "
    "i_opened i_founded i_started i_built i_bought i_set mine my_ and_i_",
    rf"\b{_FIRM}\s+(?:(?:тоже|это|все|обе|оба|вся|весь|целиком|полностью)\s)?(?<!не )(?:мо[яйи]|мо[её])\b"
    r"(?!\s+(?:маленьк|телячь|сторон|люб))|»\s+(?:тоже |целиком )?мо[яйе]\b",
    rf"\bпринадлеж\w+ (?:мне|нам с)\b|\b{_FIRM}\s+(?:[^\s.!?;:,]+\s)?сво[йяие]\b|\bипшни\w+|\b(?:я|сам"
    rf"|сама) ип\b",
    rf"\bу меня\s+(?:(?!нет\b|в\b|на\b|к\b|с\b)[^\s.!?;:,]+\s){{0,2}}?{_FIRM}",
    rf"\bмо(?:й|я|е|и|ю|его|ей|ем|их)\s+(?:[^\s.!?;:,]+\s)?{_FIRM}",
    r"\bя (?:\w+ )?владею\b(?! (?:информац|вопрос|ситуац|тем|данн|язык|навык))",
    rf"\b(?:держу|владею)\s+(?:[^\s.!?;:,]+\s){{0,3}}?{_FIRM}|"
    rf"(?:^|[.,!?;:—–-]\s*|\bя )(?:сам |сама )?(?:открыл|основал|создал|купил|построил)а?\s+"
    rf"(?:[^\s.!?;:,]+\s){{0,3}}?{_FIRM}|\b{_FIRM}\s+(?:открыл|основал|построил"
    rf"|купил)а?\s+(?:сам\b|сама\b|я\b)",
    rf"\bмы (?:с |вдвоем с )(?:[а-я]+ )?{_KIN}(?:\s[а-я]+)?\s+(?:держим|владеем|открыли|открываем|ведем"
    rf"|основали|"
    r"строим|затеяли|запустили|делаем|печем|шьем|варим|купили)",
    r"^\W*(?:(?:здравствуйте|добр\w+ \w+|привет\w*)\W+)?(?:я |это |пишет )?(?:ип"
    r"|самозанят\w+) (?!на\b|не\b|в\b|или\b)"
    r"[а-я]+(?:ов|ев|ин|ын|ова|ева|ина|ына|ий|ый|ая|ко|ук|юк|ян|дзе|швили|ер|ич|их|ых)\b",
    rf"\b(?:i|we)(?: also| both| jointly)? own (?:a|an|the|two|three|four|five|six|\d+|this|our|my|both"
    rf"|all|some)\b|"
    rf"\b{_FIRM_EN}(?: here)? (?:is|are) (?:all )?mine\b",
    r"\bas (?:the |an? )?(?:sole |only )?(?:owner|founder|co-owner|proprietor) (?:of|here)\b",
    rf"\bi (?:run|opened|founded|started|built|bought|launched|set up) (?:a|an|the|my|this|our|two"
    rf"|three|\d+)\s?"
    rf"(?:[\w'-]+\s){{0,3}}?{_FIRM_EN}\b|\bi run the (?:show|whole)\b|\bmy (?:(?:own|little|small|tiny"
    r"|two|three|new|first) ){0,2}"
    r"(?:salon|restaurant|cafe|coffee ?shop|shop|bakery|gym|studio|clinic|hotel|hostel|bar|pub|garage"
    r"|farm|workshop|"
    r"boutique|pizzeria|brewery|dealership|guesthouse|business)s?\b",
    r"\bmy (?:husband|wife|brother|sister|partner|dad|father|mum|mother|son|daughter) and (?:i"
    r"|me)\b[^.!?]{0,30}?"
    r"\b(?:run|own|opened|have|started)\b|\bi (?:run|own|opened"
    r"|started)\b[^.!?]{0,40}\bwith my (?:husband|wife|"
    r"brother|sister|partner|son|daughter)",
)
