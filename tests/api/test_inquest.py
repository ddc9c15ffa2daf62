from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from api.inquest import Investigate, close_bare, open_inquest
from api.sources_town.server import open_town
from kit.clock import read_system_clock
from kit.db import Database
from kit.errors import SettingsInvalid, SourcesOff
from qualifier.lead import Lead
from qualifier.record import LeadRecord, OpenData
from tests.builders import AS_OF


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("DEALWRIGHT_ENRICH_SOFT_S", "30")
    monkeypatch.setenv("DEALWRIGHT_ENRICH_HARD_S", "40")


def today(lead: Lead, **changes) -> LeadRecord:
    return LeadRecord(as_of=read_system_clock().date(), lead=lead, **changes)


@contextmanager
def marking() -> Iterator[Investigate]:
    yield lambda record: LeadRecord(as_of=record.as_of, lead=record.lead, silent_sources=("asked",))


def test_only_bare_leads_of_today_are_looked_up() -> None:
    with close_bare(marking()) as closing:
        assert closing(today(Lead(company="a"))).silent_sources == ("asked",)
        assert closing(today(Lead(company="a"), open_data=OpenData(employees=5))).silent_sources == ()
        assert closing(LeadRecord(as_of=AS_OF, lead=Lead(company="a"))).silent_sources == ()


def test_without_a_source_nothing_is_started() -> None:
    with pytest.raises(SourcesOff), open_inquest():
        pass


@pytest.mark.service
def test_real_sources_need_a_contact_and_keep_their_answers_in_the_database(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("DEALWRIGHT_ASK_GLEIF", "yes")
    lead = Lead(company="Обский Банк", inn="0000101425")
    with open_inquest() as investigating, pytest.raises(SettingsInvalid, match="CONTACT"):
        investigating(today(lead))
    with open_town() as town:
        monkeypatch.setenv("DEALWRIGHT_SOURCES_SANDBOX", town.address)
        with open_inquest() as investigating:
            assert investigating(today(lead)).open_data.employees == 5_200
    with database.begin() as connection:
        kept = connection.exec_driver_sql("SELECT count(*), bool_and(is_sandbox) FROM source_answers").one()
    assert kept[0] > 2
    assert kept[1] is True
