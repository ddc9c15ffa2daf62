"""The desks on a real database, and leads that are stored as the service stores them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from kit.clock import FrozenClock
from kit.db import Database, open_with
from kit.ids import make_sequential_ids
from qualifier.archive import make_stored_record
from qualifier.outcome_store import SqlOutcomes
from qualifier.outcomes.outcome import Outcome, OutcomeAsk, OutcomeKind
from qualifier.priority.next_step import Guide
from qualifier.priority.working_time import load_calendar
from qualifier.qualification import Qualification
from qualifier.qualification_json import conclude
from qualifier.queue_store import SqlQueue
from qualifier.record_json import ParsedRecord
from qualifier.store import SqlStore
from qualifier.work.outcome_desk import OutcomeDesk, Report
from qualifier.work.queue_desk import QueueDesk
from qualifier.work.queue_page import Mark, Page, Wanted
from tests.qualifier.priority.leads import PROFILE, RULES

# A Thursday, noon in Moscow.
NOON = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
GUIDE = Guide(profile=PROFILE, rules=RULES, calendar=load_calendar())


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything that works on the list, on one database."""

    database: Database
    queue: QueueDesk
    outcomes: OutcomeDesk
    clock: FrozenClock
    new_id: Callable[[str], str]

    def keep(self, judged: Qualification, lead_id: str, *, at: datetime = NOON, again: bool = False) -> str:
        """Store a verdict: of a new lead, or as another version of the lead's record."""
        qualification_id = self.new_id("qual")
        record = replace(judged.record, id=lead_id)
        parsed = ParsedRecord(record=record)
        row = make_stored_record(f"rec_{lead_id}", lead_id, parsed, payload=f'"{lead_id}"')
        with self.database.begin() as connection:
            store = SqlStore(connection)
            if not again:
                store.open_lead(lead_id, record.lead, external_id=f"crm-{lead_id}", at=at)
                store.add_record(row, at=at)
            store.add_qualification(
                qualification_id, conclude(replace(judged, record=record)), record=row, at=at
            )
        return qualification_id

    def say(
        self, lead_id: str, kind: OutcomeKind, *, key: str | None = None, who: str = "Анна", **more: Any
    ) -> tuple[Outcome, bool]:
        """Say an outcome; its body is what was said."""
        said = OutcomeAsk(kind=kind, who=who, happened_on=date(2026, 11, 26), **more)
        report = Report(lead_id=lead_id, said=said, payload=repr(said), key=key)
        with self.database.begin() as connection:
            return self.outcomes.keep(report, SqlOutcomes(connection), SqlQueue(connection))

    def look(self, wanted: Wanted | None = None, after: Mark | None = None, limit: int = 50) -> Page:
        """Return a page, everything taken in."""
        self.queue.catch_up()
        return self.queue.look(wanted or Wanted(), after, limit)[0]

    def list_leads(self, wanted: Wanted | None = None) -> list[str]:
        """Return the leads of the list in order."""
        return [row.lead_id for row in self.look(wanted).rows]


def open_house(database: Database, guide: Guide = GUIDE) -> House:
    new_id, clock = make_sequential_ids(), FrozenClock(NOON)
    queue = QueueDesk(open_queue=open_with(database, SqlQueue), guide=guide)
    outcomes = OutcomeDesk(queue_desk=queue, clock=clock, new_id=new_id)
    return House(database=database, queue=queue, outcomes=outcomes, clock=clock, new_id=new_id)
