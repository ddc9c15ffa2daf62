"""From a record to its chance to win; the same record and model give the same chance, byte for byte."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qualifier.chance.record_cells import Cells, list_cells
from qualifier.qualification import Scorecard
from qualifier.record import LeadRecord
from qualifier.win_chance import ChanceBasis, ChanceReason, WinChance
from qualifier.win_model.fields import ORDER, ColumnKind, Field, Row, fold_level
from qualifier.win_model.lead_rows import read_lead
from qualifier.win_model.win_model import WinModel, explain_row

if TYPE_CHECKING:
    # A judgement without a model loads nothing of what reads one.
    from qualifier.chance.published import Published, SegmentRate


def estimate_chance(record: LeadRecord, scorecard: Scorecard, published: "Published") -> WinChance:
    """Return the record's chance by a model, or the share won of its segment without one."""
    cells = list_cells(record, scorecard)
    if published.model is None:
        return _tell_rate(published, cells)
    return _score(published, published.model, cells)


def _score(published: "Published", model: WinModel, cells: Cells) -> WinChance:
    row = read_lead({name: cells.get(feature) for name, feature in published.sources.items()}, model, {})
    chance = explain_row(model, row)
    unfamiliar = find_unfamiliar(model, row, published.limits.familiar_share)
    low, high = _find_interval(model, chance.share)
    return WinChance(
        basis=ChanceBasis.MODEL,
        model_hash=published.hash,
        model_version=published.version,
        share=chance.share,
        low=low,
        high=high,
        deals=_count_deals(model),
        log_odds=chance.log_odds,
        base_log_odds=chance.base_log_odds,
        reasons=tuple(
            ChanceReason(field=one.field, value=one.value, log_odds=one.log_odds) for one in chance.reasons
        ),
        unfamiliar=unfamiliar,
        is_drifted=len(unfamiliar) >= published.limits.drifted_share * max(len(model.fields), 1),
    )


def find_unfamiliar(model: WinModel, row: Row, familiar_share: float) -> tuple[str, ...]:
    """Return the fields whose value hardly any deal had that was learnt from; days move by themselves."""
    shares = model.facts.get("shares")
    if not isinstance(shares, Mapping):
        return ()
    return tuple(
        field.name
        for field, cell in zip(model.fields, model.read_cells(row), strict=True)
        if field.name in shares and not _is_timed(field) and shares[field.name][cell.code] < familiar_share
    )


def _is_timed(field: Field) -> bool:
    return field.kind is ColumnKind.DATE or field.name.endswith(f"({ORDER})")


def _find_interval(model: WinModel, share: float) -> tuple[float | None, float | None]:
    """Return the interval of the tried deals whose chance was nearest; none when nothing was tried."""
    bands = model.facts.get("reliability")
    if not isinstance(bands, Sequence) or not bands:
        return None, None
    nearest = min(bands, key=lambda band: (abs(band["claimed"] - share), band["claimed"]))
    return min(float(nearest["low"]), share), max(float(nearest["high"]), share)


def _count_deals(model: WinModel) -> int:
    deals = model.facts.get("deals")
    return deals if isinstance(deals, int) else 0


def _tell_rate(published: "Published", cells: Cells) -> WinChance:
    rate = _choose_segment(published, cells)
    return WinChance(
        basis=ChanceBasis.BASE_RATE,
        model_hash=published.hash,
        model_version=published.version,
        low=rate.low,
        high=rate.high,
        deals=rate.n,
        won=rate.won,
        segment=f"{rate.field}: {rate.value}" if rate.field else "",
    )


def _choose_segment(published: "Published", cells: Cells) -> "SegmentRate":
    """Return the largest segment that the lead belongs to; all deals when it belongs to none."""

    def holds(rate: "SegmentRate") -> bool:
        value = cells.get(published.sources.get(rate.field, ""))
        return value is not None and fold_level(value) == rate.value

    fitting = [rate for rate in published.rates if rate.field and holds(rate)]
    return max(fitting, key=lambda rate: (rate.n, rate.field), default=published.rates[0])
