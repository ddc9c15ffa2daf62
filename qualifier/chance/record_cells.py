"""A record as the cells that a model of the chance to win reads; only what the record itself holds."""

from collections.abc import Mapping

from qualifier.qualification import Numbers, Scorecard
from qualifier.record import LeadRecord

Cells = Mapping[str, str | None]


def list_cells(record: LeadRecord, scorecard: Scorecard) -> dict[str, str | None]:
    """Return the record's features by name, as texts; None is what nobody said."""
    return {**_list_facts(record), **_list_numbers(record, scorecard.numbers), **_list_levels(scorecard)}


def _list_facts(record: LeadRecord) -> dict[str, str | None]:
    lead, known = record.lead, record.open_data
    return {
        "created": record.as_of.isoformat(),
        "source": lead.source,
        "region": lead.region,
        "language": record.lang,
        "role": lead.contact.role,
        "has_email": _flag(bool(lead.contact.email)),
        "has_phone": _flag(bool(lead.contact.phone)),
        "has_website": _flag(bool(lead.website)),
        "turns": str(len(lead.interactions)),
        "industry": known.industry,
        "okved": known.okved,
        "employees": _number(known.employees),
        "revenue_rub": _number(known.revenue_rub),
    }


def _list_numbers(record: LeadRecord, numbers: Numbers) -> dict[str, str | None]:
    days = None if numbers.start_date is None else (numbers.start_date - record.as_of).days
    return {
        "budget_rub": _number(numbers.budget_max_rub or numbers.budget_min_rub),
        "start_in_days": _number(days),
        "product": ", ".join(sorted(numbers.channels)) or None,
    }


def _list_levels(scorecard: Scorecard) -> dict[str, str | None]:
    return {f"{criterion.value}_level": level.value for criterion, level in scorecard.levels().items()}


def _flag(is_there: bool) -> str:
    return "yes" if is_there else "no"


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)
