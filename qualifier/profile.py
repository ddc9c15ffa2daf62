"""The profile: every number, list and rule that decides, read from YAML and checked whole."""

import hashlib
import json
import sys
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from kit.errors import ProfileInvalid
from qualifier.profile_parts import (
    Figure,
    FitRule,
    IndustryGroup,
    LeadTimePolicy,
    Limits,
    Positive,
    Product,
    QualifiedRule,
    Share,
    SizeRule,
    SpendingRule,
    Strict,
    TimingRule,
    Weights,
    Words,
    require,
)
from qualifier.qualification import Criterion, Level, Reason, Status

DEFAULT_PATH = Path(__file__).with_name("profile.yaml")
BUNDLED = Path(__file__).with_name("profiles")
RELEASED = BUNDLED / "released.json"


class Profile(Strict):
    """One seller's way to judge."""

    name: str
    version: str
    lang: str
    seller: Words
    minimum_order_rub: Figure[Positive]
    vat_rate: tuple[Figure[Share], ...]
    currency_rub: Mapping[str, Figure[Annotated[float, Field(gt=0)]]]
    points: Mapping[Level, Annotated[int, Field(ge=0, le=100)]]
    timing: TimingRule
    size: SizeRule
    spending: SpendingRule
    fit: FitRule
    weights: Weights
    qualified: QualifiedRule
    unanswered_attempts: Figure[Positive]
    limits: Limits
    roles: Mapping[str, Figure[tuple[str, ...]]]
    industries: tuple[IndustryGroup, ...]
    reason_order: tuple[Reason, ...]
    questions: Mapping[Criterion, Words]
    next_actions: Mapping[str, Words]
    status_labels: Mapping[Status, Words]
    reason_labels: Mapping[Reason, Words]
    price_book: tuple[Product, ...] = ()
    lead_time: LeadTimePolicy | None = None

    @model_validator(mode="after")
    def _check_whole(self) -> Self:
        require(set(self.points) == set(Level), "points must name the four levels")
        require(set(self.reason_order) == set(Reason), "reason_order must name every reason once")
        require(len(self.reason_order) == len(set(self.reason_order)), "reason_order repeats")
        require(set(self.questions) == set(Criterion), "questions must name every criterion")
        require(set(self.reason_labels) == set(Reason), "reason_labels must name every reason")
        require(set(self.status_labels) == set(Status), "status_labels must name every status")
        dates = [rate.since for rate in self.vat_rate]
        require(bool(dates) and dates == sorted(set(dates)), "vat_rate must be ordered by since")
        require("RUB" in self.currency_rub, "currency_rub must hold RUB")
        return self

    def vat_at(self, day: date) -> float:
        """Return the VAT rate (share) that holds on a day; the first one before it began."""
        held = [rate.value for rate in self.vat_rate if rate.since <= day]
        return held[-1] if held else self.vat_rate[0].value

    @cached_property
    def hash(self) -> str:
        """Return the hash of everything that decides."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def find_profile(name: str | None) -> Path:
    """Return the file of a bundled profile's name, or of a path; the default without either."""
    if not name:
        return DEFAULT_PATH
    bundled = BUNDLED / f"{name}.yaml"
    return bundled if bundled.is_file() else Path(name)


def load_profile(path: Path = DEFAULT_PATH) -> Profile:
    """Read and check a profile; ProfileInvalid names the file and every fault."""
    try:
        return Profile.model_validate(_read_content(path))
    except OSError as error:
        raise ProfileInvalid(f"{path.name}: cannot be read") from error
    except yaml.YAMLError as error:
        raise ProfileInvalid(f"{path.name}: not valid YAML: {error}") from error
    except ValidationError as error:
        raise ProfileInvalid(f"{path.name}: {_describe(error)}") from error


def _read_content(path: Path) -> dict[str, Any]:
    """A profile may extend the default one: its mappings are merged, everything else replaces."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=_SafeLoader)  # noqa: S506
    if not isinstance(content, dict):
        raise ProfileInvalid(f"{path.name}: is not a mapping")
    if content.pop("extends", None) != "default":
        return content
    return _merge(_read_content(DEFAULT_PATH), content)


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        held = merged.get(key)
        both = isinstance(held, dict) and isinstance(value, dict) and "value" not in value
        merged[key] = _merge(held, value) if both and isinstance(held, dict) else value
    return merged


_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _describe(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'profile'}: {fault['msg']}" for fault in faults)


def main(arguments: list[str]) -> int:
    """Check each profile file; print what is wrong; 0 when all are sound.

    A bundled profile that changed without a new version is a fault; `--release` notes the new versions.
    """
    names = [name for name in arguments if name != "--release"]
    bad = 0
    for path in [Path(name) for name in names] or [DEFAULT_PATH, *sorted(BUNDLED.glob("*.yaml"))]:
        try:
            profile = load_profile(path)
            if not names:
                _check_version(profile, is_release="--release" in arguments)
            sys.stdout.write(f"{path.name}: {profile.name} {profile.version} is sound\n")
        except ProfileInvalid as error:
            sys.stdout.write(f"{error}\n")
            bad = 1
    return bad


def _check_version(profile: Profile, *, is_release: bool) -> None:
    """A version that verdicts may name never changes its meaning."""
    released = json.loads(RELEASED.read_text(encoding="utf-8")) if RELEASED.exists() else {}
    version = f"{profile.name} {profile.version}"
    held = released.get(version)
    if held == profile.hash:
        return
    if held is not None:
        raise ProfileInvalid(f"{version}: the file changed under this version; raise `version`")
    if not is_release:
        raise ProfileInvalid(f"{version}: not released; note it by `python -m qualifier.profile --release`")
    released[version] = profile.hash
    RELEASED.write_text(json.dumps(released, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
