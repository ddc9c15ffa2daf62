"""Whether a company may stand in a foreign register at all."""

import re

from qualifier.lead import Lead
from qualifier.reading.regions import find_region
from qualifier.sources.identifiers import read_valid_inn

_CYRILLIC = re.compile(r"[а-яё]", re.I)
_RUSSIAN_SITE = re.compile(r"\.(?:ru|su|рф|xn--p1ai)(?:[/:?#]|$)", re.I)


def is_foreign(lead: Lead) -> bool:
    """Tell whether nothing ties the lead to Russia: no tax number, a Latin name, no Russian site or region.

    A Russian company and a foreign one often share a name, and a name is all that the registers go by.
    """
    return (
        bool(lead.company)
        and read_valid_inn(lead) is None
        and not _CYRILLIC.search((lead.company or "")[:300])
        and not _RUSSIAN_SITE.search((lead.website or "")[:300])
        and find_region(lead.region or "") is None
    )
