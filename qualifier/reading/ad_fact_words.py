"""Words of a line about advertising: what is bought, what is petty, and what was looked for in vain."""

import re

# A clause with one of these tells that something is not there.
NOTHING = re.compile(
    r"не (?:\w+ )?(?:найд|наш[ле]|показал|обнаруж|видн|видел|выявл|зафиксир|замеч|отмеч|встре[тч]|"
    r"числ|значит|"
    r"попада|провод|покуп|размеща|размест|закупа|закупил|запуска|запуст|тра[тч]|рекламир|реклам|да[её]т|дава|"
    r"дал|вид[ия]т|пользу|представлен|ведет|велось|велась|идет|было|была|были|имеет|фиксиру)|"
    r"\bнет\b|\bнету\b|\bничего\b|\bничем\b|\bни (?:одно|одн|единого|разу|следа)|\bнигде\b|"
    r"\bникак\w*\b|отсутств|"
    r"\bпусто\b|\bноль\b|\bнуль\b|\bнулев|\b0 (?:размещ|объявл|кампан|креатив|result|ads|hits)|"
    r"отмен[еи]|отказал|сорвал|не состоял|никогда|сроду|ни разу|ушел из платных|ушла из платных|свернул|"
    r"прекратил|приостанов|себя не рекламиру|сарафан|без публикаций|без записей|заброшен|не обновля|"
    r"пуст(?:ой|ая|ует)|"
    r"\bno\b(?! less)|\bnone\b|nothing|\bnil\b|\bzero\b|\bempty\b|not? (?:\w+ )?(?:found|seen|"
    r"detected|running|"
    r"visible|any|active|advertis\w+)|never|cancel|called off|"
    r"stopped|ceased|abandoned|inactive|(?:does|do|did|has|have|is|are|was|were|could|can)(?: not|n't|nt)\b|"
    r"without (?:ads|results?)|failed to find|in vain|clean\b"
)
# What is said to be missing beside something that is there.
WITHOUT = re.compile(
    r"(?:без|не считая|кроме|without|no|not)\s(?:\w+\s){0,2}?(?:платн\w+|продвижени\w+|реклам\w+|бюджет\w*|"
    r"поддержк\w+|бустинг\w*|таргет\w*|вложени\w+|paid|promotion|boost\w*|ads?|advertis\w+|budget|spend)"
    r"(?:\s(?:продвижени|реклам|размещени|поддержк|media|promotion|ads)\w*)?"
)
# A clause that only tells what was looked at.
CHECK = re.compile(
    r"(?:ручн\w+ |повторн\w+ |наш\w* |a |the |our |manual |second )?(?:провер|мониторинг|обзор|"
    r"просмотр|смотрел|"
    r"осмотр|поиск(?! по|овая|е )(?=\w* (?:реклам|размещ|объявл|кампан|следов))|изучен|сверк|срез|замер|"
    r"по данным|по обзору|по итогам|на день проверки|check|monitor|review(?!s)|search(?:ed|ing)|scan|"
    r"audit of|"
    r"look(?:ed|ing)|ad library|ads library|transparency)"
)
SINGLE = re.compile(
    r"\bразов\w+|\bодин\b|\bодно\b|\bодну\b|\bодна\b|единственн\w+|единичн\w+|однократн\w+|\bsingle\b|"
    r"\bone\b(?! of)|\bone-off\b|\bonce\b|платн\w+ пост|рекламн\w+ пост|продвинут\w* пост|"
    r"вывеск\w*|стикер\w*|листов[ок]\w*|розыгрыш\w*|наклейк\w*|флаер\w*|бесплатн\w*|\bstand\b|\bстенд\w*|"
    r"буклет\w*|брошюр\w*|раздава\w+|раздач\w*|штендер\w*|визитк\w*|промоутер\w*|конкурс\w*|"
    r"репост\w*|бартер\w*|расклейк\w*|"
    r"catalogue|каталог\w*|leaflet\w*|flyer\w*|sticker\w*|giveaway\w*|sponsored post|boosted|barter|contest|"
    r"free (?:listing|post|ad|card|entry)|business cards?"
)
# A medium of one's own costs nothing, whatever is shown in it.
OWN_MEDIUM = re.compile(
    r"\b(?:собственн\w+|сво[йеяию]\w*|корпоративн\w+|фирменн\w+|own|company|corporate|brand's|"
    r"official)\s(?:\w+[- ])"
    r"{0,3}?(?:блог\w*|[\w-]*канал\w*|страниц\w*|групп\w*|сообществ\w*|паблик\w*|сайт\w*|рассылк\w*|"
    r"аккаунт\w*|"
    r"соцсет\w*|журнал\w*|витрин\w*|blog|page|channel|group|site|website|account|newsletter|feed|"
    r"instagram|youtube|"
    r"telegram|vk|socials?)"
)
BOUGHT = re.compile(r"платн|реклам(?!ы нет)|закуп|продвин|paid|sponsored|promoted|\bads?\b|campaign|кампани")
PAID = re.compile(
    r"реклам\w*|баннер\w*|ролик\w*|трейлер\w*|тизер\w*|джингл\w*|радио|\bтв\b|телевиден\w*|телереклам\w*|"
    r"телеканал\w*|бегущ\w+ строк\w*|видеоразмещ\w*|онлайн-видео|видео\w*|контекст\w*|директ\w*|"
    r"\bпоиск\w*|\bрся\b|\bщит\w*|билборд\w*|биллборд\w*|суперсайт\w*|ситиформат\w*|брандмауэр\w*|"
    r"растяж\w*|афиш\w*|"
    r"тумб\w*|панел\w*|постер\w*|плакат\w*|экран\w*|лифт\w*|наруж\w*|остановк\w*|смс\w*|\bsms\b|\bпуш\w*|"
    r"лид-форм\w*|таргет\w*|ретаргет\w*|тендер\w*|котировк\w*|закупк\w*|контракт\w*|договор\w*|преролл\w*|"
    r"интеграц\w*|брендирован\w*|обклейк\w*|оклейк\w*|маршрутк\w*|трамва\w*|троллейбус\w*|автобус\w*|"
    r"электричк\w*|"
    r"транспорт\w*|креатив\w*|директолог\w*|таргетолог\w*|медиабайер\w*|трафик-менеджер\w*|аудио\w*|"
    r"подкаст\w*|"
    r"счетчик\w*|пиксел\w*|метрик[аиу]\b|рекламн\w+ кабинет|вакансия|вакансии \w+ (?:по|трафик|таргет|медиа)|"
    r"флайт\w*|кампани\w*|медиа\w*|объявлени\w*|посев\w*|erid|агентств\w*|промоакци\w*|промо\b|"
    r"промокампани\w*|"
    r"классифайд\w*|продвижени\w*|госконтракт\w*|спонсор\w*|размещени\w*|перетяжк\w*|транзитн\w*|метро|такси|"
    r"макет\w*|журнал\w*|газет\w*|разворот\w*|вкладыш\w*|кинотеатр\w*|навигатор\w*|"
    r"\bads?\b|\badvert\w*|campaign\w*|display|search|retarget\w*|\bolv\b|smart tv|\btv\b|radio|spots?\b|"
    r"billboard\w*|banner\w*|screens?\b|posters?\b|shelters?\b|cinema|trailers?|jingles?|inserts?\b|magazine|"
    r"newspaper|lightbox\w*|"
    r"video|\bsms\b|push\w*|vacanc\w*|hiring|\bppc\b|creatives?|ad library|programmatic|pre-?rolls?|"
    r"podcast|wraps?|transit|tender|counter\w*|pixel|flight\w*|media plan|agency|outdoor|dooh|\booh\b|"
    r"sponsor\w*|paid\b|telegram ads|vk ads"
)
PETTY = re.compile(
    r"пост(?:ы|ов|а|ит|ил|ами|ам|инг)?\b|публикац\w*|публику\w+|групп[аеуы]\b|сообществ\w*|паблик\w*|"
    r"(?<!теле)(?<!на )канал\w*|страниц\w*|стать[яиюей]\w*|блог\w*|"
    r"соцсет\w*|сторис\w*|рилс\w*|стрим\w*|прямы\w+ эфир\w*|отзыв\w*|"
    r"органи\w*|доск\w+ объявлен|авито|выставк\w*|мероприят\w*|рассылк\w* по (?:своей|клиентск|базе)|"
    r"ярмарк\w*|конференц\w*|форум\w*|пресс-релиз\w*|интервью|\bseo\b|подписчик\w*|участи\w+ в|дегустац\w*|"
    r"posts?\b|posting|group\b|\bpage\b|bloggers?|influencer\w*|organic|social page|community|"
    r"conference|directory|"
    r"press release|interview|\bfairs?\b|exhibition|\bexpo\b|\bseo\b|newsletter|followers|"
    r"articles?\b|\bblog\b|"
    r"reels|stories|streams?\b"
)
# Bought at bloggers and in communities, or put up for nothing: petty whatever the verb.
PETTY_DEAL = re.compile(
    r"(?:реклам\w*|закупк\w*|интеграц\w*|размещени\w*|кампани\w*|посев\w*|продвижени\w*|обзор\w*|"
    r"промо) (?:у|с|"
    r"в) (?:\w+ ){0,2}?(?:блогер\w*|инфлюенсер\w*|паблик\w*|сообществ\w*|групп\w+|чат\w*)|"
    r"seo[ -]?(?:продвижени\w*|promotion)?|объявлени\w+ на (?:авито|юле|доск\w+)(?!.{0,30}платн)|"
    r"(?:influencer|blogger)s? (?:campaign|ads?|integration|posts?|wave)"
)
NOT_OF_ADVERTISING = re.compile(
    r"сотрудник|работник|выручк|прибыл|учредител|директор назнач|регистр|реестр|суд\b|штраф|предписани|иск\b|"
    r"employees|revenue|profit|register|lawsuit|fine[ds]?\b|court"
)
