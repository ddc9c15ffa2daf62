"""Words beside a number that tell whether it is money, of what currency and for what."""

from qualifier.reading.patterns import pattern
from qualifier.reading.phrasebook import read_phrases

_PHRASES = read_phrases("money_words")

# What a number counts when it is no money; read right after it, one adjective may stand between.
_COUNTED = _PHRASES["_COUNTED"]
COUNTED = pattern(
    rf"\.? ?(?!(?:per|each|every|a|for|on|via|в|на|за|по) )(?:[а-я]{{3,20}}(?:ых|их|ой|ого|ые|ие)(?: |"
    rf"-))?(?:[a-z]{{3,12}} )?(?:{_COUNTED})"
)
# A number after these is no money, however large.
NOT_MONEY_BEFORE = pattern(_PHRASES["NOT_MONEY_BEFORE"])

CURRENCY_AFTER = pattern(_PHRASES["CURRENCY_AFTER"])
CURRENCY_BEFORE = pattern(
    r"(?:(?P<USD>\$|\busd|\bus\$)|(?P<EUR>€|\beur)|(?P<CNY>¥|\bcny|\brmb)|"
    r"(?P<RUB>₽|\brub|\brur|\brubles?|\broubles?|рублей|руб\.?)) ?$"
)

_TAX = r"(?:ндс\w*|эндээс\w*|энд[эе]эс\w*|vat|налог\w*|tax(?:es)?)(?:,? ?\(?\d{1,2} ?(?:%|процент\w*)\)?)?"
NET = pattern(
    rf"без (?:учета |уч\. ?)?{_TAX}|{_TAX} ?(?:сверху|отдельно|поверх|сверх|не включ|не вход|начисл|накин|"
    rf"докин|"
    rf"прибав|плюсом|не облага|нет\b|экстра|extra|excluded|on top|is extra|not included|separately)|"
    rf"(?:сверху|плюс|\+|не включая|не считая|отдельно|помимо) ?{_TAX}|{_TAX} (?:у нас |мы |идет |пойдет |"
    rf"будет |"
    r"считайте |считаем |кладите |клад\w+ )?(?:сверху|отдельно|поверх)|чистыми|нетто|"
    rf"\bnet(?: of {_TAX})?\b|(?:ex|excl|excl\.|excluding|exclusive of|without|before|plus|w/o|no|less|"
    rf"minus|not "
    rf"including|on top of) ?(?:the )?{_TAX}|{_TAX}-? ?(?:exclusive|free)|упрощенк|усн\b"
)
GROSS = pattern(
    rf"(?:^|[^а-я])(?:с|вместе с|со|включая|вкл\.?|в т\. ?ч\.?|в том числе|учитывая|с учетом|"
    rf"считая с?) ?{_TAX}|"
    rf"{_TAX} (?:внутри|включен\w*|в том числе|уже (?:внутри|включен|там|сидит)|учтен\w*|сидит внутри|"
    rf"in it|inside|within|included)|"
    rf"\bgross\b|(?:with|incl|incl\.|inc\.?|including|inclusive of|with the) ?(?:\d{{1,2}} ?% )?{_TAX}|"
    rf"{_TAX}-? ?(?:inclusive|in\b)|"
    rf"грязными|брутто"
)
# What the next sentence may add to a sum: «3 600 000 руб., в т. ч. НДС», «(это не к вам)».
# «2 млн, из них 500 тысяч на смс»: a part of the sum before.
PART = pattern(r"(?:из них|из которых|в том числе|of which|of that|including|включая)(?: \w+)? ?$")
CONTINUES = pattern(
    rf"\W*(?:{NET.pattern}|{GROSS.pattern}|{_TAX}\b|(?:это )?не (?:к )?вам|not for you|в месяц)"
)
MONTHLY = pattern(_PHRASES["MONTHLY"])
YEARLY = pattern(
    r"в год\b|на год\b|годов|за год|на весь (?:\d{4}|год)|per year|a year|annual|yearly|per annum"
)
QUARTERLY = pattern(r"в квартал|на квартал|квартальн|per quarter|a quarter\b|quarterly")

# What a sum is for; the keyword nearest to the number decides. Group names are values of money.Role.
ROLE = pattern(_PHRASES["ROLE"])
CHANNEL = pattern(_PHRASES["CHANNEL"])
AD_WORK = pattern(
    r"(?<!\w)(?:реклам|продвижен|размещен|кампани|медиа|advert|\bads?\b|media|campaign|promot|"
    r"маркетинг|marketing)"
)
TOTAL = pattern(r"итог|всего|в сумме|суммарно|вместе|total|altogether|in all|sum\b|общ[аи]|= ?$|получается")

# «на институт — полмиллиона, на колледж — двести тысяч»: what one of several sums goes to.
SLANG = pattern(r"лям|лимон|косар|\dкк|\bтыр|сот(?:ок|к[ауи])|\dт\. ?р|\d ?т\. ?р")
LABEL_BEFORE = pattern(
    r"(?:^|[\s,;(])(?:на|for) (?:сам\w* |the )?(?P<label>[^\W\d]{4,})[^,;:]{0,25}[:—–-]? ?$"
)
LABEL_AFTER = pattern(r"[^,;]{0,14}?\b(?:на|for) (?:the |сам\w* )?(?P<label>[^\W\d]{4,})")
NO_LABEL = pattern(_PHRASES["NO_LABEL"])
