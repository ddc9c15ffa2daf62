"""Measures the list of work on many leads: how long a page takes, and that no lead is lost or shown twice."""

import itertools
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from eval.cases import LeadCase, read_case_files
from kit.clock import read_cpu_time, read_stopwatch
from kit.db import Database, migrate, open_database, open_with
from kit.ids import make_sequential_ids
from qualifier.archive import StoredRecord
from qualifier.canonical_json import write_json
from qualifier.lead import Lead
from qualifier.outcome_store import SqlOutcomes
from qualifier.outcomes.outcome import OutcomeAsk, OutcomeKind, RejectReason
from qualifier.priority.next_step import Guide
from qualifier.priority.rules import OPEN_STATUSES, load_rules
from qualifier.priority.working_time import load_calendar
from qualifier.profile import load_profile
from qualifier.qualification import Qualification
from qualifier.qualification_json import Conclusion, conclude
from qualifier.qualify import judge
from qualifier.queue_store import SqlQueue
from qualifier.record_json import write_record
from qualifier.rule_engine import RuleEngine
from qualifier.store import MIGRATIONS, SqlStore
from qualifier.work.outcome_desk import OutcomeDesk, Report
from qualifier.work.queue_desk import QueueDesk
from qualifier.work.queue_page import Mark, Wanted

_NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
_PAGE = 30
_LOOKS = 200
_CLOSED_SHARE = 0.2
_PART = 500
CASES = Path(__file__).parent / "data" / "leads_train.jsonl"


def measure_queue(leads: int) -> dict[str, Any]:
    """Measure the list on a database of its own."""
    with _opened() as database:
        return measure_on(database, leads)


def measure_on(database: Database, leads: int, looks: int = _LOOKS) -> dict[str, Any]:
    """Fill an empty database with leads, close a fifth, look through the whole list, time its pages."""
    desk, random = _make_desk(database), Random(1)  # noqa: S311  a drawn sample, no secret
    fill_s, judged = _time(lambda: _fill(database, leads))
    catch_up_s, taken = _time(desk.catch_up)
    closed = _close(database, desk, random)
    with database.begin() as connection:
        connection.exec_driver_sql("ANALYZE lead_queue")
    seen = list(_walk(desk))
    open_ids = {lead for lead, status in judged.items() if status in set(OPEN_STATUSES)} - closed
    figures = {
        "leads": leads,
        "open": len(open_ids),
        "taken_in": taken,
        "fill_s": round(fill_s, 1),
        "catch_up_s": round(catch_up_s, 1),
        "shown_twice": len(seen) - len(set(seen)),
        "lost": len(open_ids - set(seen)),
        "shown_although_closed": len(set(seen) - open_ids),
    }
    return {**figures, **_time_pages(desk, random, looks)}


@contextmanager
def _opened() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="dealwright-queue-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        database = open_database("", state_dir=folder)
        try:
            migrate(database, MIGRATIONS)
            yield database
        finally:
            database.close()


def _make_desk(database: Database) -> QueueDesk:
    guide = Guide(profile=load_profile(), rules=load_rules(), calendar=load_calendar())
    return QueueDesk(open_queue=open_with(database, SqlQueue), guide=guide)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    """A judged lead as it is stored; written once, stored many times."""

    lead: Lead
    status: str
    record: str
    conclusion: Conclusion


def _judge_samples(most: int) -> list[_Sample]:
    profile = load_profile()
    engine = RuleEngine(profile)
    cases = read_case_files([CASES])
    records = [case.record for case in cases if isinstance(case, LeadCase) and case.record]
    return [_make_sample(judge(record, engine, profile)) for record in records[:most]]


def _make_sample(judged: Qualification) -> _Sample:
    return _Sample(
        lead=judged.record.lead,
        status=judged.verdict.status.value,
        record=write_json(write_record(judged.record)),
        conclusion=conclude(judged),
    )


def _fill(database: Database, leads: int) -> dict[str, str]:
    """Store the labelled leads again and again, each time as other leads; return their statuses."""
    new_id, judged = make_sequential_ids(), {}
    samples = itertools.islice(itertools.cycle(_judge_samples(leads)), leads)
    for part in _cut(enumerate(samples), _PART):
        with database.begin() as connection:
            store = SqlStore(connection)
            for number, sample in part:
                lead_id = _store(store, sample, new_id("lead"), at=_NOW - timedelta(minutes=number % 5_000))
                judged[lead_id] = sample.status
    return judged


def _store(store: SqlStore, sample: _Sample, lead_id: str, *, at: datetime) -> str:
    store.open_lead(lead_id, sample.lead, external_id=f"crm-{lead_id}", at=at)
    row = StoredRecord(
        id=f"rec_{lead_id}", lead_id=lead_id, payload=f'"{lead_id}"', content=sample.record, ignored=()
    )
    store.add_record(row, at=at)
    store.add_qualification(f"qual_{lead_id}", sample.conclusion, record=row, at=at)
    return lead_id


def _cut(items: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while part := list(itertools.islice(items, size)):
        yield part


def _close(database: Database, desk: QueueDesk, random: Random) -> set[str]:
    shown = list(_walk(desk))
    chosen = random.sample(shown, int(len(shown) * _CLOSED_SHARE))
    outcomes = OutcomeDesk(queue_desk=desk, clock=lambda: _NOW, new_id=make_sequential_ids())
    said = OutcomeAsk(
        kind=OutcomeKind.REJECTED, who="eval", happened_on=_NOW.date(), reason=RejectReason.NOT_READY
    )
    for lead_id in chosen:
        with database.begin() as connection:
            report = Report(lead_id=lead_id, said=said, payload=lead_id)
            outcomes.keep(report, SqlOutcomes(connection), SqlQueue(connection))
    return set(chosen)


def _walk(desk: QueueDesk) -> Iterator[str]:
    mark = None
    while True:
        page, _ = desk.look(Wanted(), mark, 200)
        yield from (row.lead_id for row in page.rows)
        mark = page.next_mark
        if mark is None:
            return


def _time_pages(desk: QueueDesk, random: Random, looks: int) -> dict[str, Any]:
    """Time pages at random depths, as somebody who pages through the list asks for them."""
    marks: list[Mark | None] = [None]
    page, _ = desk.look(Wanted(), None, _PAGE)
    while page.next_mark is not None:
        marks.append(page.next_mark)
        page, _ = desk.look(Wanted(), page.next_mark, _PAGE)
    asked = [random.choice(marks) for _ in range(looks)]
    took: list[float] = []
    worked: list[float] = []
    for mark in asked:
        began_s, work_s = read_stopwatch(), read_cpu_time()
        desk.look(Wanted(), mark, _PAGE)
        took.append((read_stopwatch() - began_s) * 1000)
        worked.append((read_cpu_time() - work_s) * 1000)
    return {**_describe("page_ms", took), **_describe("page_cpu_ms", worked)}


def _describe(name: str, spent: Sequence[float]) -> dict[str, float]:
    held = sorted(spent)
    return {f"{name}_{word}": _at(held, share) for word, share in (("p50", 0.5), ("p95", 0.95), ("max", 1.0))}


def _at(spent: Sequence[float], share: float) -> float:
    return round(spent[min(int(len(spent) * share), len(spent) - 1)], 1)


def _time(work: Any) -> tuple[float, Any]:
    started = read_stopwatch()
    result = work()
    return read_stopwatch() - started, result
