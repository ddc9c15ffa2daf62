"""What is bought: a thousand impressions, a click, a message, a day; and how prices and plans name it."""

import re
from decimal import Decimal
from enum import StrEnum

from qualifier.qualification import Bilingual


class BuyingUnit(StrEnum):
    """The unit that a price is for."""

    CPM = "cpm"
    CPC = "cpc"
    CPV = "cpv"
    CPA = "cpa"
    SMS = "sms"
    MESSAGE = "message"
    CONTACT = "contact"
    SPOT = "spot"
    PACKAGE = "package"
    FIX = "fix"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


LABELS = {
    BuyingUnit.CPM: Bilingual(ru="1000 показов", en="1,000 impressions"),
    BuyingUnit.CPC: Bilingual(ru="клик", en="click"),
    BuyingUnit.CPV: Bilingual(ru="просмотр", en="view"),
    BuyingUnit.CPA: Bilingual(ru="заявка", en="lead"),
    BuyingUnit.SMS: Bilingual(ru="SMS", en="SMS"),
    BuyingUnit.MESSAGE: Bilingual(ru="сообщение", en="message"),
    BuyingUnit.CONTACT: Bilingual(ru="контакт", en="contact"),
    BuyingUnit.SPOT: Bilingual(ru="выход", en="spot"),
    BuyingUnit.PACKAGE: Bilingual(ru="пакет", en="package"),
    BuyingUnit.FIX: Bilingual(ru="размещение", en="placement"),
    BuyingUnit.DAY: Bilingual(ru="день", en="day"),
    BuyingUnit.WEEK: Bilingual(ru="неделя", en="week"),
    BuyingUnit.MONTH: Bilingual(ru="месяц", en="month"),
}

# Units that are themselves so many contacts with an advertisement; the rest need a forecast to tell.
CONTACTS = {
    BuyingUnit.CPM: Decimal(1000),
    BuyingUnit.SMS: Decimal(1),
    BuyingUnit.MESSAGE: Decimal(1),
    BuyingUnit.CONTACT: Decimal(1),
}

# How agencies and sellers name the units; the first row that fits decides.
_NAMES = (
    (
        BuyingUnit.CPM,
        r"\b(?:e|v)?cpm\b|(?:1\s?000|тыс\w*|тысяч\w*|thousand|mille)\W*(?:показ|impr|контакт|ots)",
    ),
    (BuyingUnit.CPM, r"^(?:1\s?000|тысяча|thousand)$"),
    (BuyingUnit.CPC, r"\bcpc\b|клик|click|переход"),
    (BuyingUnit.CPV, r"\bcpv\b|просмотр|досмотр|\bviews?\b"),
    (BuyingUnit.CPA, r"\bcp[al]\b|заявк|лид\w*|\bleads?\b|действи|\baction"),
    (BuyingUnit.SMS, r"\bsms\b|смс"),
    (BuyingUnit.MESSAGE, r"сообщени|письм|пуш|push|\bmessages?\b|\be-?mails?\b"),
    (BuyingUnit.CONTACT, r"звон|\bcalls?\b|контакт|\bcontacts?\b"),
    (BuyingUnit.SPOT, r"выход|ролик|трансляц|\bspots?\b|insertion"),
    (BuyingUnit.PACKAGE, r"пакет|\bpackages?\b"),
    (BuyingUnit.DAY, r"\bдень|\bдня|\bдней|сутк|\bdays?\b"),
    (BuyingUnit.WEEK, r"недел|\bweeks?\b"),
    (BuyingUnit.MONTH, r"месяц|\bmonths?\b"),
    (BuyingUnit.FIX, r"\bfix|фикс|размещени|\bплощадк|публикац|\bпост|\bposts?\b|placement|спонсор"),
)
_PATTERNS = tuple((unit, re.compile(name)) for unit, name in _NAMES)


def read_unit(text: str) -> BuyingUnit | None:
    """Return the unit that a price list means; None when its words are not known."""
    folded = " ".join(text.lower().split())
    if folded in frozenset(BuyingUnit):
        return BuyingUnit(folded)
    return next((unit for unit, pattern in _PATTERNS if pattern.search(folded)), None)
