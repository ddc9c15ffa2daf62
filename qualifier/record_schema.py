"""The record's JSON as a schema: types, limits, and the cleaning of what people and machines send."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from qualifier.dossier_json import DossierJson
from qualifier.lead import Sender
from qualifier.record import Outcome, RegisterStatus

TEXT_LIMIT = 200_000
SHORT_LIMIT = 5_000
# PostgreSQL cannot index longer ids, and nobody sends them.
ID_LIMIT = 200
INTERACTION_LIMIT = 2_000
LIST_LIMIT = 500
# Above these a figure is a slip or an attack, not a company: ten trillion roubles, ten million people.
MONEY_LIMIT = 10**13
HEADCOUNT_LIMIT = 10**7
# A hundred years.
DAYS_LIMIT = 36_525

_SURROGATE = re.compile("[\ud800-\udfff]")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].{0,40})?")
_RUSSIAN_DAY = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_AS_OF_YEARS = range(2000, 2101)
_EVENT_YEARS = range(1900, 2201)


def clean_text(text: str) -> str:
    """Return the stored form: NFC, without NUL; half of a surrogate pair becomes the replacement mark."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))
    return text.replace("\0", "") if "\0" in text else text


def _clean(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value


def _empty_if_null(value: Any) -> Any:
    return "" if value is None else value


def _list_if_null(value: Any) -> Any:
    return [] if value is None else value


def _text_if_number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _refuse_truth(value: Any) -> Any:
    """A figure of `true` is a slip, not one rouble and not one person."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "must be a whole number")
    return value


def _read_day(value: Any) -> date | None:
    """Read ISO days, ISO instants (the day as written) and `31.12.2026`; numbers are no dates."""
    if value is None or type(value) is date:
        return value
    if isinstance(value, str):
        text = value.strip()
        if found := _ISO_DAY.fullmatch(text):
            return _make_day(found[1], found[2], found[3])
        if found := _RUSSIAN_DAY.fullmatch(text):
            return _make_day(found[3], found[2], found[1])
    raise PydanticCustomError("not_a_day", "must be a date like 2026-12-31")


def _make_day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise PydanticCustomError("not_a_day", "must be a date like 2026-12-31") from None


def _check_years(years: range) -> Any:
    def check(day: date | None) -> date | None:
        if day is not None and day.year not in years:
            raise PydanticCustomError("day_out_of_range", "is not a plausible date")
        return day

    return check


def _read_lang(value: Any) -> Any:
    if isinstance(value, str):
        for lang in ("ru", "en"):
            if re.fullmatch(rf"{lang}([-_].*)?", value.strip().lower(), re.DOTALL):
                return lang
    if value is None:
        return None
    raise PydanticCustomError("unknown_lang", "must be ru or en")


# The limit stands right behind the type: further out it would count "items" and not characters.
Text = Annotated[str, Field(max_length=TEXT_LIMIT), BeforeValidator(_clean), BeforeValidator(_empty_if_null)]
Short = Annotated[str, Field(max_length=SHORT_LIMIT), BeforeValidator(_clean)]
NumberOrShort = Annotated[Short, BeforeValidator(_text_if_number)]
Id = Annotated[str, Field(max_length=ID_LIMIT), BeforeValidator(_clean), BeforeValidator(_text_if_number)]
Money = Annotated[int, Field(ge=0, le=MONEY_LIMIT), BeforeValidator(_refuse_truth)]
Headcount = Annotated[int, Field(ge=0, le=HEADCOUNT_LIMIT), BeforeValidator(_refuse_truth)]
_DAY_SCHEMA = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
Day = Annotated[
    date | None,
    BeforeValidator(_read_day),
    AfterValidator(_check_years(_EVENT_YEARS)),
    WithJsonSchema(_DAY_SCHEMA),
]
AsOf = Annotated[
    date,
    BeforeValidator(_read_day),
    AfterValidator(_check_years(_AS_OF_YEARS)),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Lang = Annotated[str | None, BeforeValidator(_read_lang), WithJsonSchema({"enum": ["ru", "en", None]})]
Lines = Annotated[list[Text], BeforeValidator(_list_if_null), Field(max_length=LIST_LIMIT)]
Names = Annotated[list[Short], BeforeValidator(_list_if_null), Field(max_length=LIST_LIMIT)]


class Border(BaseModel):
    """Unknown fields are kept apart, counted and never used."""

    model_config = ConfigDict(extra="allow", allow_inf_nan=False)


class ContactJson(Border):
    """The person who wrote or called."""

    name: Short | None = None
    role: Short | None = None
    email: Short | None = None
    phone: NumberOrShort | None = None


class InteractionJson(Border):
    """One exchange with the client."""

    at: Day = None
    channel: Short | None = None
    # A voice that nobody knows is not the client's: it must not become evidence.
    sender: Annotated[Sender | None, Field(alias="from")] = Sender.CLIENT
    text: Text = ""


class LeadJson(Border):
    """What the client stated."""

    company: Short | None = None
    inn: NumberOrShort | None = None
    website: Short | None = None
    region: Short | None = None
    contact: ContactJson | None = None
    source: Short | None = None
    message: Text = ""
    interactions: Annotated[
        list[InteractionJson], BeforeValidator(_list_if_null), Field(max_length=INTERACTION_LIMIT)
    ] = []


class OpenDataJson(Border):
    """Facts from open sources."""

    industry: Short | None = None
    okved: NumberOrShort | None = None
    employees: Headcount | None = None
    revenue_rub: Money | None = None
    status: RegisterStatus | None = None
    founded: NumberOrShort | None = None
    ad_activity: Lines = []
    news: Lines = []


class LikenessJson(Border):
    """Why another client's deal is shown with a lead; what it says is no evidence of the lead's client."""

    score: Annotated[float, Field(ge=0, le=1)] | None = None
    same: Names = []
    differs: Names = []


class PastDealJson(Border):
    """A closed deal of the house."""

    id: NumberOrShort | None = None
    client: Short | None = None
    industry: Short | None = None
    closed: Day = None
    outcome: Outcome | None = None
    amount_rub: Money | None = None
    products: Names = []
    note: Short | None = None
    days_taken: Annotated[int, Field(ge=0, le=DAYS_LIMIT)] | None = None
    loss_reason: Short | None = None
    likeness: LikenessJson | None = None


class OpenLeadJson(Border):
    """A request that somebody in the house is working on already."""

    id: NumberOrShort | None = None
    company: Short | None = None
    inn: NumberOrShort | None = None
    request: Text = ""
    created: Day = None


class RecordJson(Border):
    """All that is known about a lead at one date; `tags`, `gold` and the like are unknown fields."""

    id: Id | None = None
    lang: Lang = None
    as_of: AsOf
    lead: LeadJson
    open_data: OpenDataJson | None = None
    deals: Annotated[list[PastDealJson], BeforeValidator(_list_if_null), Field(max_length=LIST_LIMIT)] = []
    open_leads: Annotated[
        list[OpenLeadJson], BeforeValidator(_list_if_null), Field(max_length=LIST_LIMIT)
    ] = []
    silent_sources: Names = []
    dossier: DossierJson | None = None
