from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from qualifier.archive import make_link, make_stored_record
from qualifier.chain import GENESIS, ChainReport, Link, seal, walk_chain
from qualifier.record_json import ParsedRecord
from tests.builders import NOW, make_conclusion, make_record

RECORD = make_stored_record("rec_1", "lead_1", ParsedRecord(record=make_record()), payload="{}")


def make_chain(length: int) -> list[Link]:
    links: list[Link] = []
    for number in range(1, length + 1):
        last = (links[-1].number, links[-1].hash) if links else None
        links.append(
            make_link(f"qual_{number}", make_conclusion(), record=RECORD, at=NOW, version=number, last=last)
        )
    return links


def walk(links: list[Link]) -> ChainReport:
    return walk_chain((link, RECORD.content) for link in links)


def test_a_sound_chain_has_no_fault() -> None:
    links = make_chain(3)
    assert walk(links) == ChainReport(links=3, head=links[-1].hash)


def test_the_first_link_follows_the_genesis() -> None:
    assert make_chain(1)[0].previous_hash == GENESIS


@pytest.mark.parametrize(
    "change",
    [
        {"id": "qual_x"},
        {"lead_id": "lead_x"},
        {"record_id": "rec_x"},
        {"version": 9},
        {"status": "qualified"},
        {"microseconds": 1},
        {"created_at": NOW + timedelta(microseconds=1)},
        {"content": "{}"},
        {"content_hash": "0" * 64},
        {"record_hash": "0" * 64},
        {"hash": "0" * 64},
        {"number": 7},
        {"previous_hash": "0" * 63 + "1"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_of_a_link_is_a_fault(change: dict[str, object]) -> None:
    links = make_chain(3)
    links[1] = replace(links[1], **change)
    report = walk(links)
    assert report.links == 1
    assert report.fault is not None
    assert report.fault.startswith("link 2: ")


def test_a_link_sealed_anew_breaks_the_one_behind_it() -> None:
    links = make_chain(3)
    links[1] = seal(replace(links[1], status="qualified"))
    assert walk(links).fault == "link 3: it does not hold the hash of the one before"


@pytest.mark.parametrize(
    ("order", "fault"),
    [((1, 2), "link 1: "), ((0, 2), "link 2: "), ((1, 0), "link 1: "), ((0, 0), "link 2: ")],
)
def test_missing_swapped_or_doubled_links_are_faults(order: tuple[int, ...], fault: str) -> None:
    links = make_chain(3)
    found = walk([links[index] for index in order]).fault
    assert found is not None
    assert found.startswith(fault)


def test_links_cut_off_at_the_end_change_the_head() -> None:
    links = make_chain(3)
    report = walk(links[:2])
    assert report.fault is None
    assert report.head != links[-1].hash


def test_the_hash_does_not_depend_on_the_time_zone_of_the_instant() -> None:
    link = make_chain(1)[0]
    moved = replace(link, created_at=NOW.astimezone(timezone(timedelta(hours=3))))
    assert seal(moved).hash == link.hash
