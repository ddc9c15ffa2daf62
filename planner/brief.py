"""What a client asks a media plan for, as read from the brief; every read field names its quote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Channel(StrEnum):
    """Where advertising runs, as labelled cases spell it."""

    SMS = "sms"
    PUSH = "push"
    EMAIL = "email"
    DISPLAY = "display"
    OLV = "olv"
    SMART_TV = "smart_tv"
    TELEGRAM_ADS = "telegram_ads"
    VK_ADS = "vk_ads"
    YANDEX_DIRECT = "yandex_direct"
    YANDEX_NETWORK = "yandex_network"
    BLOGGERS = "bloggers"
    DOOH = "dooh"
    OOH = "ooh"
    TV = "tv"
    RADIO = "radio"
    MARKETPLACE = "marketplace"
    RETARGETING = "retargeting"
    CALL_CENTER = "call_center"


class Objective(StrEnum):
    """What the campaign is for."""

    REACH = "reach"
    AWARENESS = "awareness"
    CONSIDERATION = "consideration"
    TRAFFIC = "traffic"
    LEADS = "leads"
    SALES = "sales"
    RETENTION = "retention"


class Gender(StrEnum):
    """Whom the campaign speaks to."""

    ALL = "all"
    MALE = "male"
    FEMALE = "female"


class KpiName(StrEnum):
    """What the client counts."""

    REACH = "reach"
    FREQUENCY = "frequency"
    IMPRESSIONS = "impressions"
    CLICKS = "clicks"
    LEADS = "leads"
    SALES = "sales"
    CPL = "cpl"
    CPA = "cpa"
    CPM = "cpm"
    CTR = "ctr"
    DRR = "drr"
    VISITS = "visits"
    INSTALLS = "installs"


class Category(StrEnum):
    """Goods whose advertising the law treats apart."""

    ALCOHOL = "alcohol"
    MEDICINE = "medicine"
    MEDICAL_SERVICE = "medical_service"
    SUPPLEMENT = "supplement"
    FINANCE = "finance"
    CRYPTO = "crypto"
    GAMBLING = "gambling"
    BETS = "bets"
    TOBACCO = "tobacco"
    REAL_ESTATE = "real_estate"
    BABY_FOOD = "baby_food"
    CHILDREN = "children"
    ENERGY_DRINK = "energy_drink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom the campaign should reach; None is what nobody said."""

    gender: Gender = Gender.ALL
    age_min: int | None = None
    age_max: int | None = None
    income: str | None = None
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """One figure the client wants: people, pieces, roubles or per cent by its name."""

    name: KpiName
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A client's brief; roubles without VAT for the whole time, `vat_included` says how the client put them.

    None is what nobody said. A sum said with VAT is stored net of it, as labelled cases store it.
    """

    advertiser: str | None = None
    product: str | None = None
    industry: str | None = None
    objective: Objective | None = None
    budget_min_rub: Decimal | None = None
    budget_max_rub: Decimal | None = None
    vat_included: bool | None = None
    start_date: date | None = None
    end_date: date | None = None
    regions: tuple[str, ...] = ()
    audience: Audience = Audience()
    channels_wanted: tuple[Channel, ...] = ()
    channels_excluded: tuple[Channel, ...] = ()
    kpi: tuple[Kpi, ...] = ()
    categories: tuple[Category, ...] = ()
    missing: tuple[str, ...] = ()
    # Field name -> the client's words it was read from, verbatim.
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
