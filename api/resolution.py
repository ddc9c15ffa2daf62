"""What a look-up of a company answers, as JSON: the same from the command and over HTTP."""

from typing import Any

from qualifier.dossier_writing import write_dossier
from qualifier.record import LeadRecord
from qualifier.record_writing import write_record


def write_resolution(record: LeadRecord) -> dict[str, Any]:
    """Return an investigated record without what it says of the lead itself."""
    content = write_record(record)
    return {
        "as_of": content["as_of"],
        "lang": record.lang,
        "open_data": content["open_data"],
        "silent_sources": list(record.silent_sources),
        "dossier": write_dossier(record.dossier) if record.dossier else None,
    }
