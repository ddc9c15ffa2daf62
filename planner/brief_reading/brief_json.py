"""Briefs as JSON at the border, in the format of labelled cases: refused clearly, or taken whole."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from kit.errors import BadInput
from planner.brief import Audience, Brief, Category, Channel, Gender, Kpi, KpiName, Objective

# A trillion roubles is more than the whole advertising market of the country (0.9 trn in 2024, AKAR).
MOST_RUB = Decimal(10) ** 12
_MOST_ITEMS = 200
_LONGEST = 500
_NONE_FLAG = "none"
_MOST_LISTED = 3


class BriefInvalid(BadInput):
    """The brief cannot be used."""

    code = "brief_invalid"
    ru = "Бриф нельзя использовать."


def _refuse_flag(value: Any) -> Any:
    """A yes is no number, though Python counts it as one."""
    if isinstance(value, bool):
        raise ValueError("a number is needed")
    return value


_Text = Annotated[str, Field(max_length=_LONGEST)]
_Money = Annotated[Decimal, BeforeValidator(_refuse_flag), Field(ge=0, le=MOST_RUB, allow_inf_nan=False)]
_Figure = Annotated[Decimal, BeforeValidator(_refuse_flag), Field(gt=0, le=MOST_RUB, allow_inf_nan=False)]
_Age = Annotated[int, BeforeValidator(_refuse_flag), Field(ge=0, le=120)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _AudienceIn(_Strict):
    gender: Gender = Gender.ALL
    age_min: _Age | None = None
    age_max: _Age | None = None
    income: _Text | None = None
    interests: Annotated[tuple[_Text, ...], Field(max_length=_MOST_ITEMS)] = ()


class _KpiIn(_Strict):
    name: KpiName
    value: _Figure


class _BriefIn(_Strict):
    advertiser: _Text | None = None
    product: _Text | None = None
    industry: _Text | None = None
    objective: Objective | None = None
    budget_min_rub: _Money | None = None
    budget_max_rub: _Money | None = None
    vat_included: bool | None = None
    start_date: date | None = None
    end_date: date | None = None
    regions: Annotated[tuple[_Text, ...], Field(max_length=_MOST_ITEMS)] = ()
    audience: _AudienceIn = _AudienceIn()
    channels_wanted: tuple[Channel, ...] = ()
    channels_excluded: tuple[Channel, ...] = ()
    kpi: Annotated[tuple[_KpiIn, ...], Field(max_length=_MOST_ITEMS)] = ()
    category_flags: tuple[str, ...] = ()
    missing: Annotated[tuple[_Text, ...], Field(max_length=_MOST_ITEMS)] = ()


def parse_brief_json(data: object) -> Brief:
    """Return the brief that JSON of the cases' format holds; sums are roubles without VAT.

    Raises BriefInvalid for wrong types and unknown names. An end before the start, a range upside down are
    kept: they are findings of the plan, not refusals. A channel both wanted and excluded is excluded, and the
    wish stands in `missing`.
    """
    if not isinstance(data, dict):
        raise BriefInvalid("The brief must be a JSON object.", ru="Бриф должен быть объектом JSON.")
    try:
        read = _BriefIn.model_validate({key: value for key, value in data.items() if value is not None})
    except ValidationError as error:
        raise _explain(error) from error
    return _to_brief(read)


def _to_brief(read: _BriefIn) -> Brief:
    excluded = tuple(dict.fromkeys(read.channels_excluded))
    both = [channel for channel in dict.fromkeys(read.channels_wanted) if channel in excluded]
    missing = (*read.missing, "channels_wanted") if both else read.missing
    return Brief(
        advertiser=read.advertiser or None,
        product=read.product or None,
        industry=read.industry or None,
        objective=read.objective,
        budget_min_rub=read.budget_min_rub,
        budget_max_rub=read.budget_max_rub,
        vat_included=read.vat_included,
        start_date=read.start_date,
        end_date=read.end_date,
        regions=tuple(dict.fromkeys(read.regions)),
        audience=Audience(**{one.name: getattr(read.audience, one.name) for one in fields(Audience)}),
        channels_wanted=tuple(c for c in dict.fromkeys(read.channels_wanted) if c not in excluded),
        channels_excluded=excluded,
        kpi=tuple(Kpi(name=one.name, value=one.value) for one in read.kpi),
        categories=_read_flags(read.category_flags),
        missing=tuple(dict.fromkeys(missing)),
        quotes={"contradicted_channels": tuple(channel.value for channel in both)} if both else {},
    )


def _read_flags(flags: Iterable[str]) -> tuple[Category, ...]:
    named = [flag for flag in dict.fromkeys(flags) if flag != _NONE_FLAG]
    known = {category.value for category in Category}
    unknown = [flag for flag in named if flag not in known]
    if unknown:
        listed, names = ", ".join(unknown[:_MOST_LISTED]), ", ".join([*sorted(known), _NONE_FLAG])
        raise BriefInvalid(
            f"category_flags: unknown {listed}; known are {names}.",
            ru=f"category_flags: неизвестно {listed}; известны {names}.",
        )
    return tuple(category for category in Category if category.value in named)


# What pydantic calls the fault -> what is said of it, in English and in Russian.
_FAULTS = {
    "extra_forbidden": ("there is no such field", "такого поля нет"),
    "finite_number": ("a finite number is needed", "нужно конечное число"),
    "greater_than_equal": ("must not be below {ge}", "не может быть меньше {ge}"),
    "greater_than": ("must be above {gt}", "должно быть больше {gt}"),
    "less_than_equal": ("must not be above {le}", "не может быть больше {le}"),
    "too_long": ("at most {max_length} items", "не больше {max_length} значений"),
    "string_too_long": ("at most {max_length} characters", "не больше {max_length} знаков"),
    "missing": ("is needed", "обязательно"),
    "enum": ("unknown; known are {expected}", "неизвестно; известны {expected}"),
}
_OTHER_FAULT = ("the value has a wrong type or form", "значение не того типа или вида")


def _explain(error: ValidationError) -> BriefInvalid:
    faults = error.errors(include_url=False)[:_MOST_LISTED]
    said = [_describe(fault["type"], fault["loc"], fault.get("ctx", {})) for fault in faults]
    return BriefInvalid("; ".join(en for en, _ in said) + ".", ru="; ".join(ru for _, ru in said) + ".")


def _describe(kind: str, place: tuple[int | str, ...], context: dict[str, Any]) -> tuple[str, str]:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
    english, russian = _FAULTS.get(kind, _OTHER_FAULT)
    safe = {key: str(value) for key, value in context.items()}
    return f"{path}: {english.format(**safe)}", f"{path}: {russian.format(**safe)}"
