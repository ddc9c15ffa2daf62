"""Campaign results in PostgreSQL, a version a campaign: what was planned and what came, line by line."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from planner.brief import Channel
from planner.past_campaigns import PastLine

Begin = Callable[[], AbstractContextManager[Connection]]

_LOCK = text("SELECT pg_advisory_xact_lock(7201007)")
_KNOWN = text("SELECT campaign, version, content_hash FROM campaign_results WHERE is_current")
_RETIRE = text("UPDATE campaign_results SET is_current = false WHERE campaign = :campaign AND is_current")
_ADD = text(
    "INSERT INTO campaign_results (campaign, version, is_current, content_hash, content, imported_at)"
    " VALUES (:campaign, :version, true, :content_hash, CAST(:content AS jsonb), :at)"
)
_CURRENT = text("SELECT content FROM campaign_results WHERE is_current ORDER BY number")
_NAMES = tuple(field.name for field in fields(PastLine))
_SUMS = ("spend_rub", "planned_spend_rub")


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignsKept:
    """What keeping a file's campaigns came to, in campaigns."""

    added: int
    changed: int
    unchanged: int


class SqlCampaigns:
    """The seller's campaigns: kept whole by name, and read by benchmarks as their past campaigns."""

    def __init__(self, begin: Begin) -> None:
        self._begin = begin

    def keep(self, lines: Sequence[PastLine], *, at: datetime) -> CampaignsKept:
        """Keep the campaigns of a file in one transaction; a changed campaign is a new version."""
        added = changed = unchanged = 0
        with self._begin() as connection:
            connection.execute(_LOCK)
            rows = connection.execute(_KNOWN).mappings()
            known = {row["campaign"]: (row["version"], row["content_hash"]) for row in rows}
            for campaign, content in _write_campaigns(lines).items():
                version, held = known.get(campaign, (0, None))
                digest = hashlib.sha256(content.encode()).hexdigest()
                if held == digest:
                    unchanged += 1
                    continue
                added, changed = (added + 1, changed) if held is None else (added, changed + 1)
                connection.execute(_RETIRE, {"campaign": campaign})
                values = {"campaign": campaign, "version": version + 1, "content_hash": digest}
                connection.execute(_ADD, {**values, "content": content, "at": at})
        return CampaignsKept(added=added, changed=changed, unchanged=unchanged)

    def list_lines(self) -> tuple[PastLine, ...]:
        """Return every line of campaigns that have ended."""
        with self._begin() as connection:
            contents = connection.execute(_CURRENT).scalars()
            return tuple(_read_line(line) for content in contents for line in content)


def _write_campaigns(lines: Sequence[PastLine]) -> dict[str, str]:
    """The order of a file's lines says nothing: sorted, the same lines are the same campaign."""
    by_name: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        by_name[line.campaign].append(asdict(line))
    written = {}
    for name, listed in by_name.items():
        parts = sorted(json.dumps(one, default=str, sort_keys=True, ensure_ascii=False) for one in listed)
        written[name] = f"[{','.join(parts)}]"
    return written


def _read_line(content: Mapping[str, Any]) -> PastLine:
    values: dict[str, Any] = {name: content.get(name) for name in _NAMES}
    values |= {name: Decimal(value) for name in _SUMS if (value := content.get(name)) is not None}
    values |= {"channel": Channel(content["channel"]), "closed_on": date.fromisoformat(content["closed_on"])}
    return PastLine(**values)
