import pytest

from kit.clock import FrozenClock
from qualifier.answer_store import MemoryAnswers
from qualifier.inquiry import Office, Patience
from qualifier.open_register import MemoryRegisters
from qualifier.source_office import WayOut, open_office
from qualifier.source_switch import Switched
from qualifier.sources.catalogue import load_catalogue
from tests.builders import NOW


def make_office(*on: str, patience: Patience | None = None) -> Office:
    return open_office(
        [
            Switched(row=row, key="k", why_off=None if row.name in on else "no key")
            for row in load_catalogue()
        ],
        WayOut(contact="a@b.example"),
        open_answers=MemoryAnswers().begin,
        clock=FrozenClock(NOW),
        patience=patience or Patience(),
        registers=MemoryRegisters(),
    )


def names(office: Office) -> set[str]:
    return {one.row.name for one in office.desk.opened if one.ask}


@pytest.mark.parametrize(
    ("on", "opened"),
    [((), set()), (("fns",), {"fns"}), (("dadata", "gleif"), {"dadata", "dadata_suggest", "gleif"})],
)
def test_what_is_on_is_opened_and_the_key_of_dadata_opens_its_search(on: tuple, opened: set[str]) -> None:
    office = make_office(*on)
    assert names(office) == opened
    assert office.desk.is_idle is (not opened)
    office.desk.close()


def test_searches_and_foreign_registers_are_for_leads_without_a_number() -> None:
    office = make_office(*(row.name for row in load_catalogue()))
    only = {one.row.name for one in office.desk.opened if one.only_without_inn}
    assert only == {"dadata_suggest", "gleif"}
    office.desk.close()


def test_each_lead_gets_an_allowance_of_its_own() -> None:
    office = make_office("own_site")
    assert office.desk.open_door().sites is not office.desk.open_door().sites
    assert office.desk.open_door().now() == NOW
    office.desk.close()
