"""How clients tell of their advertising so far: what was done, what is going on, what never was."""

from qualifier.reading.expressions import any_of
from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("ad_history_words")

_DID_WORDS = _PHRASES["_DID_WORDS"]
_LAST_ONE = _PHRASES["_LAST_ONE"]
DID = pattern(rf"\b(?:{_DID_WORDS}|{_LAST_ONE})\b")
DID_AT_ALL = any_of(_DID_WORDS, _LAST_ONE)
_RUN_WORDS = _PHRASES["_RUN_WORDS"]
_STEADY = _PHRASES["_STEADY"]
DOES = any_of(
    r"(?:крутим\w*|размещаем\w*|льем|закупаем\w*|рекламируемся(?= в | на | через )|откручиваем|тратим|"
    r"сливаем|сжигаем) (?!для |за )",
    rf"(?:{_RUN_WORDS}) (?:\w+ ){{0,3}}{_STEADY}",
    rf"{_STEADY} (?:\w+ ){{0,4}}(?:{_RUN_WORDS})",
    r"(?:постоянно|всегда|давно|круглый год|круглогодично) (?:в|на) ",
    r"ведем (?=директ|контекст|реклам|таргет)",
    r"(?:контекст|директ|таргет|реклам[ау]|трафик|яндекс|медиа|закупк[уи]) (?:\w+ ){0,4}(?:вед[еу]т|"
    r"крутит|крутят|"
    r"настраивает|закупает|на) (?:\w+ )?(?:фриланс\w*|подрядчик\w*|агентств\w*|специалист\w*|директолог\w*|"
    r"таргетолог\w*|аутсорс\w*|штатн\w*|знаком\w*|маркетолог\w*|медиабайер\w*)",
    r"(?:we |i |they )?(?:already|currently|always|now|still|constantly) (?:run|spend|buy|advertise|"
    r"burn|use|pay)",
    r"we (?:run|spend|buy|advertise|burn|put|pour|pay)\b",
    r"always-on|(?:are|is|we're) (?:currently |already )?(?:running|live|advertising|on air)",
)
CHANNEL = pattern(_PHRASES["CHANNEL"])
PLANNED = pattern(_PHRASES["PLANNED"])
NOT_OURS = pattern(_PHRASES["NOT_OURS"])
_AD = (
    r"(?:реклам\w*|размещ\w+|рекламн\w+|таргет\w*|директ\w*|контекст\w*|продвижени\w+|кампани\w+|"
    r"advert\w+|ads?\b|campaigns?|paid media|promotion)"
)
_DONE = _PHRASES["_DONE"]
_DOING = rf"(?:{_DONE}|занима)\w*"
_NEVER = r"(?:никогда|ни разу|(?<!больше )нигде|сроду|отродясь|ни в жизнь)"
_NOT_YET = r"(?:до сих пор|раньше|ранее|прежде|до этого|еще|пока|вообще)"
NEVER = any_of(
    rf"(?:{_NEVER}|{_NOT_YET}) (?:\w+ ){{0,3}}не (?:\w+ )?(?:рекламиров\w+|размещали\w*|"
    rf"давали рекламу|запускали рекламу)",
    rf"{_NEVER} (?:\w+ ){{0,3}}не (?:\w+ )?{_DOING} (?:\w+ ){{0,3}}{_AD}",
    rf"{_NEVER} (?:\w+ ){{0,2}}{_AD} (?:\w+ ){{0,2}}не {_DOING}",
    rf"{_NOT_YET} (?:\w+ ){{0,3}}не (?:\w+ )?(?:{_DONE})\w* (?:\w+ ){{0,3}}{_AD}",
    rf"{_NOT_YET} (?:\w+ ){{0,2}}{_AD} (?:\w+ ){{0,2}}не (?:{_DONE})\w*",
    rf"{_AD} (?:\w+,? ){{0,5}}{_NEVER} (?:\w+ ){{0,2}}не {_DOING}",
    rf"{_AD} (?:\w+,? ){{0,5}}{_NOT_YET} (?:\w+ ){{0,2}}не (?:{_DONE})\w*",
    rf"{_AD} (?:\w+ ){{0,3}}не {_DOING} (?:\w+ ){{0,2}}(?:{_NEVER}|вообще|ни одной|раньше)",
    rf"не {_DOING} (?:\w+ ){{0,3}}{_AD} (?:\w+ ){{0,2}}(?:{_NEVER}|вообще|ни одной|раньше)",
    r"не (?:рекламировал\w+|размещал\w+|давали рекламу|запускал\w+ рекламу|баловал\w+|"
    r"занимал\w+ рекламой)[^.!?]{0,25}(?:никогда|ни разу|раньше|нигде|до сих пор|ни одной)",
    r"реклам\w+ (?:\w+ ){0,3}(?:не (?:баловал\w+|давал\w*|делал\w+|занимались|было|пользовал\w+|"
    r"запускал\w+)|никогда)(?: (?:ни разу|никогда|нигде))?",
    rf"ни (?:копейк\w|рубл\w|гроша|цента|одного рубля) (?:\w+ ){{0,4}}{_AD}",
    r"(?:на|в) реклам\w+ (?:\w+ ){0,5}ни (?:копейк\w|рубл\w|гроша)",
    r"опыта (?:в |с )?(?:\w+ )?(?:реклам|размещени)\w* (?:\w+ ){0,2}(?:нет|не было|ноль)",
    r"(?:нет|ноль|никакого) опыта (?:в |с )?(?:\w+ )?реклам\w*",
    r"реклам\w+ у нас (?:нет|не было|никогда|ноль)|(?:обходились|справлялись|жили|росли|работали|"
    r"живем|обходимся) "
    r"(?:\w+ ){0,3}без (?:\w+ )?рекламы|без рекламы (?:\w+ ){0,2}(?:жили|обходились|росли|"
    r"справлялись|обходимся|живем)",
    r"(?:наш\w?|мо[йя]|это|будет|станет|наш сам\w+) (?:\w+ ){0,2}перв(?:ая|ый|"
    r"ое) (?:\w+ )?(?:опыт\w* (?:в |с )?реклам|"
    r"реклам|кампани|размещени|проб\w+ реклам|шаг в реклам)\w*(?! в (?:этом|новом))",
    r"реклам\w+ (?:\w+ ){0,3}(?:не нужна была|была не нужна|не требовалась|не понадобилась)|"
    r"раньше (?:\w+ )?рекламы не было|в рекламе (?:мы )?(?:новички|впервые|новенькие|нули|чайники|дилетанты)|"
    r"(?:новички|впервые|первый раз|дебют|нули) (?:\w+ ){0,2}(?:в|с|с этой) реклам\w+|"
    r"впервые (?:\w+ ){0,2}(?:рекламиру\w+|"
    r"даем рекламу|размещаем\w+|заказываем рекламу)|реклам\w+ (?:для нас |нам |"
    r"у нас )?(?:\w+ )?(?:в новинку|впервые|"
    r"дело новое|новое дело|темный лес)",
    r"(?:все|всё|только|мы|работаем|живем|по|исключительно|один|сплошной) (?:\w+ )?(?:сарафан\w*|"
    r"по сарафан\w*|"
    r"через знакомых)|сарафанн\w+ радио|не рекламируемся|реклам\w+ не да[юе]м",
    r"(?:never|not once) (?:(?!stop|ceas|quit|miss|paus|skip)\w+ ){0,2}"
    r"(?:advertis\w+|ran|run|bought|placed|paid|spent|did|done|used|"
    r"tried|booked|had)",
    r"(?:do not|don't|did not|didn't|have not|haven't|has not|hasn't) (?:\w+ )?(?:run|buy|buy|do|"
    r"place|use|advertise|"
    r"advertised|tried|done|bought|placed) (?:any |much )?(?:ad\w*|paid\w*)",
    r"(?:do not|don't|did not|didn't|have not|haven't) (?:really |ever )?advertised?\b",
    r"never did|(?:no|zero) (?:paid )?(?:ads?|advertising|campaigns?|promotion)(?: spend|"
    r" budget)? (?:so far|ever|before|to date|yet|at all)",
    r"(?:no|zero|little) experience (?:with|in|of) (?:\w+ )?(?:ads|advertising|paid|campaigns?|promotion)",
    r"(?:only|just|all|entirely|purely|through|by|on) (?:\w+ ){0,2}(?:word of mouth|referrals)|"
    r"word of mouth (?:only|alone)|first time (?:we|advertis)",
    r"(?:our|the|a) (?:very )?first (?:ever )?(?:ad |paid |advertising )?(?:campaign|ads?|"
    r"advertising)\b|first campaign ever|"
    r"new to (?:paid )?advertising|new to (?:ads|paid media)",
)
_POSTS = (
    r"(?:пост\w*|страниц\w*|страничк\w*|групп\w+|канал\w*|соцсет\w*|сторис\w*|паблик\w*|рилс\w*|блог\w*|"
    r"аккаунт\w*)"
)
PETTY_SAID = any_of(
    rf"{_POSTS}(?: \w+){{0,3}} (?:сам\w?|сами|своими|собственными|бесплатно)\b",
    r"(?:сам|сама|сами|своими силами|собственными силами) (?:\w+ ){0,3}(?:вед\w+|пиш\w+|пощу|постим|"
    r"пост\w+|снима\w+|"
    rf"пил\w+) (?:\w+ ){{0,2}}{_POSTS}",
    rf"вед\w+ (?:\w+ ){{0,2}}(?:инстаграм\w*|инсту|вконтакте|телеграм\w*|ютуб\w*|дзен\w*|тикток\w*|"
    rf"одноклассник\w*)|"
    rf"{_POSTS}[^.!?;]{{0,30}}(?:вот (?:и )?вся реклама|и вся реклама|и все\b|больше ничего)|"
    r"(?:постил|постила|постим|постили|пощу|пишем|пилю|снимаем) (?:\w+ ){0,2}(?:сам\w?|сами|в)\b|"
    r"страницы ведем|"
    r"(?:в|у) (?:наш\w+|нас в) (?:\w+ )?(?:соцсет\w*|паблик\w*|групп\w+|телег\w*|канал\w*|телеграм\w*)|"
    rf"охват\w* в паблик\w*|(?:только|одни|лишь) (?:\w+ )?(?:соцсет\w*|паблик\w*|листовк\w*|посты|"
    rf"группа|страниц\w*|флаер\w*|"
    r"визитк\w*|авито)|"
    r"бесплатно (?:висит|размещ\w+|висим|публику\w+|посты|все)|(?:висит|размещено) (?:\w+ )?бесплатно|"
    r"все бесплатно|платн\w+ (?:продвижени\w+|реклам\w+) (?:в них |там |у нас )?нет|"
    r"(?:прошл\w+|предыдущ\w+|бывш\w+|стар\w+) (?:подрядчик\w*|агентств\w*)|"
    r"агентств\w+ (?:нам )?(?:нагнал\w*|слил\w*|накрутил\w*)|"
    r"охват прошлого года|рекламу (?:нам )?(?:делает|ведет|дает|закупает) (?:глобал|штаб|головн\w+|центр)|"
    r"местн\w+ паблик\w* покупал\w*|"
    rf"поднимал\w* объявление|вед(?!ени)\w+ (?:[\w-]+ ){{0,2}}[\w-]*{_POSTS}|"
    r"(?:рекламировал\w+|размещал\w+|покупа\w+|купил\w*|заказыва\w+|пробовал\w+|брали|бер[её]м|"
    r"продвига\w+|закупа\w+) "
    r"(?:\w+ ){0,3}(?:блогер\w*|паблик\w*|посты|пост\b|листовк\w*|наклейк\w*|флаер\w*)|"
    r"(?:раздава\w+|разда[её]м|расклеива\w+|клеим|клеили|печатали|разносим|"
    r"разносили) (?:\w+ ){0,2}(?:листовк|флаер|визитк|"
    r"наклейк|объявлени|купон)\w*|(?:листовк|флаер|визитк|купон|"
    r"объявлени)\w* (?:\w+ ){0,2}(?:раздава|разда[её]м|клеи|разнос|"
    r"бросал|кидал)\w*",
    r"(?:one|single) (?:boosted|sponsored|promoted)|boosted (?:one|a|the odd)|"
    rf"прода\w+ (?:\w+ ){{0,2}}(?:через|в|на|из) (?:\w+ )?{_POSTS}|"
    rf"(?:есть|имеется|завели|завел\w?) (?:у нас )?(?:сво[йяе]|наш\w?) (?:\w+ )?{_POSTS}|"
    rf"(?:заказ|покупател|клиент|заявк)\w* (?:\w+ ){{0,3}}(?:из|через) (?:\w+ )?(?:[\w-]+-)?{_POSTS}",
    r"(?:sell|selling|sold|orders? (?:\w+ )?come|buyers come|customers come) (?:\w+ ){0,2}"
    r"(?:through|via|from|on) (?:our|my|the) (?:\w+ )?(?:instagram|vk|telegram|facebook|group|page|channel)|"
    r"(?<!to )(?:only|just|have|had|run|got|with|post on|posting on|on) our (?:own )?(?:\w+ )?(?:telegram|vk|"
    r"instagram|facebook|"
    r"youtube|tiktok|socials?|social media|pages?|channel)\b|закупаем для|own (?:telegram|vk|page|"
    r"channel|instagram)|"
    r"(?:posts?|pages?) (?:\w+ )?ourselves|organic (?:only|posts?|social)|previous (?:agency|contractor)|"
    r"last agency|free (?:posts?|listing)|(?:handed|handing|give|gave|giving) out (?:\w+ )?(?:flyers|"
    r"leaflets)",
)
BY_AGENCY = any_of(_PHRASES["BY_AGENCY"])
_MEDIA = _PHRASES["_MEDIA"]
RAN = any_of(
    r"(?:раньше|когда-то|как-то|однажды|мы|уже|пару раз|пробовали|у нас)? ?(?:крутили|размещались|"
    r"размещали|давали рекламу|запускали|пробовали|рекламировались|тестировали|давали|заказывали|"
    r"покупали|брали|была|были|"
    rf"we (?:ran|did|tried|bought|used|tested|had)) (?:\w+ ){{0,3}}?{_MEDIA}"
)
CLAIMS = any_of(_PHRASES["CLAIMS"])
ASKED = pattern(_PHRASES["ASKED"])
LABEL = pattern(
    r"^\W*(?:\d+[.)] ?)?(?:было|раньше|ранее|опыт|прошлое|до этого|история|previously|before|past|history|"
    r"experience) ?[:—–]"
)
BY_BLOGGERS = pattern(r"блогер|паблик|post|пост")
HANDED_OUT = pattern(r"листовк|флаер|наклейк|flyer|leaflet|визитк")
