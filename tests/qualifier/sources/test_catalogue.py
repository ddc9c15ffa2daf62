import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from kit.addresses import read_host
from qualifier.lead import Lead
from qualifier.open_register import MemoryRegisters
from qualifier.sources.catalogue import (
    DEFAULT_PATH,
    CatalogueInvalid,
    CatalogueRow,
    Switch,
    list_hosts,
    load_catalogue,
    open_source,
    read_catalogue,
    trust_of,
)  # fmt: skip
from qualifier.sources.fact import About
from tests.qualifier.sources.payloads import load_payload
from tests.qualifier.sources.readers import NAMES, READERS, Reader
from tests.qualifier.sources.services import Services, open_door, values

ROWS = load_catalogue()
TABLE = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))


def table_with(**changed: Any) -> Any:
    """The table with changes in its first row; None drops a key."""
    table = copy.deepcopy(TABLE)
    row = {**table["sources"][0], **changed}
    table["sources"][0] = {key: value for key, value in row.items() if value is not None}
    return table


def given_to(row: CatalogueRow) -> object:
    return {Switch.KEY: "key", Switch.LOADED: MemoryRegisters(), Switch.CONSENT: None}[row.switch]


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_every_row_opens_the_source_that_it_describes(row: CatalogueRow) -> None:
    source = open_source(row, given_to(row))
    assert source.name == row.name
    assert getattr(source, "licence", None) == row.licence
    assert all(read_host(host) == host for host in row.hosts)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_source_without_what_it_needs_asks_nobody(row: CatalogueRow) -> None:
    services = Services({})
    assert open_source(row, given_to(row)).ask(Lead(), open_door(services)) == ()
    assert services.asked == []


def test_the_order_of_trust_is_that_of_the_rows() -> None:
    assert [row.trust for row in ROWS] == sorted(row.trust for row in ROWS)
    trust = trust_of(ROWS)
    # A statement that the law makes the company file beats registers, these beat the crowd.
    assert trust["girbo"] < trust["fns"] < trust["dadata"] < trust["own_site"] < trust["wikidata"]


def test_the_hosts_are_those_of_the_rows_and_none_of_the_open_web() -> None:
    hosts = list_hosts(ROWS)
    assert {"suggestions.dadata.ru", "api.checko.ru", "data.sec.gov", "ru.wikipedia.org"} <= hosts
    assert not {host for host in hosts if "t.me" in host}


FOLDERS = {"checko_ofdata": "checko"}


@pytest.mark.parametrize(("name", "read"), READERS, ids=NAMES)
def test_a_row_names_every_kind_of_fact_that_its_source_gives(name: str, read: Reader) -> None:
    folder = name.partition("/")[0]
    row = next(row for row in ROWS if row.name == FOLDERS.get(folder, folder))
    assert {claim.about for claim in read(load_payload(name))} <= set(row.gives)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_the_page_about_sources_has_a_row_of_each(row: CatalogueRow) -> None:
    page = (Path(__file__).parents[3] / "docs" / "sources.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith(f"| `{row.name}`:"))
    assert row.setting is None or f"`{row.setting}`" in line
    assert row.switch is Switch.LOADED or f"{row.fresh_days} day" in line


FAULTS = [
    ({"name": "Wrong Name"}, "name"),
    ({"name": "girbo"}, "two rows have one name"),
    ({"reader": "no colon"}, "reader"),
    ({"reader": "../x:Y"}, "reader"),
    ({"gives": []}, "gives"),
    ({"gives": ["director"]}, "gives"),
    ({"gives": ["employees", "employees"]}, "named twice"),
    ({"needs": ["passport"]}, "needs"),
    ({"switch": "always"}, "switch"),
    ({"switch": "key"}, "has a setting"),
    ({"setting": "ask_fns"}, "loaded data has none"),
    ({"fresh_days": 0}, "fresh_days"),
    ({"hosts": ["https://example.com/"]}, "a host is a name"),
    ({"hosts": ["localhost"]}, "a host is a name"),
    ({"trust": 10}, "two rows have one trust"),
    ({"speed": "soon"}, "speed"),
    ({"licence": None}, "licence"),
    ({"more": 1}, "more"),
]


@pytest.mark.parametrize(("changed", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_a_wrong_row_stops_the_start_and_is_named(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(CatalogueInvalid, match=said):
        read_catalogue(table_with(**changed))


@pytest.mark.parametrize("table", [None, [], {}, {"sources": []}, {"sources": 1}, "x"])
def test_no_table_is_no_catalogue(table: Any) -> None:
    with pytest.raises(CatalogueInvalid):
        read_catalogue(table)


@pytest.mark.parametrize(("text", "said"), [("a: [", "not valid YAML"), ("sources: 1", "sources")])
def test_a_file_that_is_no_table_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueInvalid, match=rf"mine\.yaml: .*{said}"):
        load_catalogue(path)
    with pytest.raises(CatalogueInvalid, match="cannot be read"):
        load_catalogue(tmp_path / "none.yaml")


@pytest.mark.parametrize("reader", ["nowhere:Source", "dadata:Nobody", "no.such.package:Source"])
def test_a_row_without_its_class_is_a_fault(reader: str) -> None:
    row = next(row for row in read_catalogue(table_with(reader=reader)) if row.name == "fns")
    with pytest.raises(CatalogueInvalid, match=f"fns: there is no {reader}"):
        open_source(row)


def test_a_class_under_another_name_is_a_fault() -> None:
    table = table_with(reader="gleif:Gleif", switch="consent", setting="ask_fns")
    row = next(row for row in read_catalogue(table) if row.name == "fns")
    with pytest.raises(CatalogueInvalid, match="calls itself gleif"):
        open_source(row)


NEW_FILE = '''
"""A register of one's own."""

from qualifier.sources.fact import About, Confidence, Origin, Unit, sign
from qualifier.sources.json_parts import Sheet, at, read_count
from qualifier.sources.port import read_answer

URL = "https://register.example.org/companies"


class HouseRegister:
    name = "house_register"
    licence = "our own"

    def __init__(self, key):
        self._key = key

    def ask(self, lead, door):
        page = door.services.get(URL, query={"name": lead.company}, headers={"X-Key": self._key})
        sheet = Sheet(Confidence.MEDIUM)
        sheet.put(About.EMPLOYEES, read_count(at(read_answer(self.name, page), "people")), Unit.PEOPLE)
        origin = Origin(source=self.name, url=URL, fetched_at=door.now(), licence=self.licence)
        return sign(sheet.claims(), origin)
'''
NEW_ROW = {
    "name": "house_register",
    "reader": "house_sources.house_register:HouseRegister",
    "title": {"ru": "Наш реестр", "en": "Our register"},
    "gives": ["employees"],
    "needs": ["company"],
    "switch": "key",
    "setting": "house_register_key",
    "licence": "our own",
    "terms": "our own",
    "fresh_days": 7,
    "why": "it changes weekly",
    "hosts": ["register.example.org"],
    "trust": 35,
    "speed": "fast",
    "limit": "none",
}


def test_a_new_source_is_one_file_and_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "house_sources"
    package.mkdir()
    (package / "house_register.py").write_text(NEW_FILE, encoding="utf-8")
    table = {"sources": [*TABLE["sources"], NEW_ROW]}
    (tmp_path / "catalogue.yaml").write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rows = load_catalogue(tmp_path / "catalogue.yaml")
    row = next(row for row in rows if row.name == "house_register")
    services = Services({"/companies": {"people": 12}})
    facts = open_source(row, "secret").ask(Lead(company="Ромашка"), open_door(services))
    assert values(facts, About.EMPLOYEES) == [12]
    assert services.headers == [{"X-Key": "secret"}]
    assert "register.example.org" in list_hosts(rows)
    assert [row.name for row in rows][3] == "house_register"
