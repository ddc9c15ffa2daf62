"""What the service knows of chances, as data with its version and hash: a model, or only shares won."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kit.errors import AppError
from qualifier.canonical_json import hash_text, read_json, write_json
from qualifier.chance.features import Features, find_feature
from qualifier.win_model.fields import ORDER
from qualifier.win_model.model_json import FORMAT, ModelInvalid, parse_model
from qualifier.win_model.win_model import WinModel

RATES_FORMAT = "dealwright-base-rates"
RATES_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRate:
    """A segment (an empty field for all deals): how many deals, how many won, the 95 % interval."""

    field: str
    value: str
    n: int
    won: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From when on a lead is unlike what was learnt."""

    familiar_share: float
    drifted_share: float


@dataclass(frozen=True, kw_only=True)
class Published:
    """A model, or the shares won where deals are too few; `sources` name the record's feature by field."""

    hash: str
    version: int | None
    model: WinModel | None
    rates: tuple[SegmentRate, ...]
    sources: Mapping[str, str]
    limits: Limits

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The model's fields that no record can fill."""
        fields = self.model.fields if self.model else ()
        return tuple(field.name for field in fields if field.name not in self.sources)


def parse_published(text: str, features: Features, *, version: int | None = None) -> Published:
    """Read a published text; ModelInvalid when it is neither a model nor a table of shares won."""
    try:
        content = read_json(text.encode())
        is_model = content["format"] == FORMAT
        hash_ = str(content["hash"])
        rates = () if is_model else _read_rates(content)
    except AppError as error:
        raise ModelInvalid from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelInvalid from error
    model = parse_model(text.encode()) if is_model else None
    return Published(
        hash=hash_,
        version=version,
        model=model,
        rates=rates,
        sources=_find_sources(model, rates, features),
        limits=Limits(
            familiar_share=features.numbers.familiar_share.value,
            drifted_share=features.numbers.drifted_share.value,
        ),
    )


def _read_rates(content: dict[str, Any]) -> tuple[SegmentRate, ...]:
    stated = content.pop("hash")
    if (content["format"], content["version"]) != (RATES_FORMAT, RATES_VERSION):
        raise ModelInvalid
    rates = tuple(SegmentRate(**rate) for rate in content["rates"])
    if hash_text(write_json(content)) != stated or not rates:
        raise ModelInvalid
    return rates


def write_rates(rates: Sequence[SegmentRate]) -> str:
    """Return shares won as the text that is published."""
    content = {
        "format": RATES_FORMAT,
        "version": RATES_VERSION,
        "rates": [asdict(rate) for rate in rates],
    }
    return write_json({**content, "hash": hash_text(write_json(content))}) + "\n"


def _find_sources(model: WinModel | None, rates: Sequence[SegmentRate], features: Features) -> dict[str, str]:
    known = features.name_features()
    fields = [field.name for field in model.fields if not _is_running(field.name)] if model else []
    fields += [rate.field for rate in rates if rate.field]
    found = ((name, find_feature(name, known)) for name in fields)
    return {name: feature for name, feature in found if feature is not None}


def _is_running(name: str) -> bool:
    """A running number tells when a deal came into the CRM; a lead has none yet."""
    return name.endswith(f"({ORDER})")
