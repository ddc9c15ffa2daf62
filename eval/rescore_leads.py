"""Many open leads, stored in bulk with the verdicts of yesterday, for trials of scoring again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, cycle, islice

from eval.bench_judging import DATA, read_records
from kit.clock import read_system_clock
from kit.db import Database
from qualifier.archive import CLOSED_STATUSES, StoredRecord, make_stored_record
from qualifier.canonical_json import hash_text, read_json, write_json
from qualifier.profile import Profile
from qualifier.qualification_json import Conclusion, conclude
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.record_json import ParsedRecord
from qualifier.rule_engine import RuleEngine
from qualifier.store import SqlStore

_PART = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TownLead:
    """An invented open lead: what is stored of it, and what was concluded yesterday."""

    record: LeadRecord
    stored: StoredRecord
    yesterday: Conclusion


def store_open_leads(database: Database, number: int, profile: Profile) -> None:
    """Store so many open leads, no two of them alike, whose last verdicts are those of other rules."""
    leads = islice(make_open_leads(profile), number)
    while part := tuple(islice(leads, _PART)):
        with database.begin() as connection:
            _store(SqlStore(connection), part)


def make_open_leads(profile: Profile) -> Iterator[TownLead]:
    """Return open leads for ever: the labelled records, each time under another name and with other words."""
    engine, numbers = RuleEngine(profile), count()
    judged: dict[int, Conclusion] = {}
    for place, record in cycle(enumerate(read_records(sorted(DATA.glob("leads*.jsonl"))))):
        if place not in judged:
            judged[place] = conclude(judge(record, engine, profile))
        if judged[place].status not in CLOSED_STATUSES:
            yield _vary(record, judged[place], next(numbers))


def _vary(record: LeadRecord, one: Conclusion, number: int) -> TownLead:
    name = f"lead_{number:09}"
    lead = replace(
        record.lead,
        company=f"{record.lead.company or 'Компания'} {number}",
        message=f"{record.lead.message}\n{'Request' if record.lang == 'en' else 'Заявка'} A-{number}",
    )
    varied = replace(record, id=name, lead=lead)
    stored = make_stored_record(f"rec_{number:09}", name, ParsedRecord(record=varied), payload="")
    record_hash = hash_text(stored.content)
    content = read_json(one.content.encode())
    content |= {"record_hash": record_hash, "profile_version": "0.0.1", "profile_hash": "yesterday"}
    yesterday = replace(one, content=write_json(content), record_hash=record_hash)
    return TownLead(record=varied, stored=stored, yesterday=yesterday)


def _store(store: SqlStore, part: Sequence[TownLead]) -> None:
    at = read_system_clock()
    for one in part:
        name = one.stored.lead_id
        store.open_lead(name, one.record.lead, external_id=name, at=at)
        store.add_record(one.stored, at=at)
    made = [(f"qual_{one.stored.id}", one.yesterday, one.stored) for one in part]
    store.add_qualifications(made, at=at)
