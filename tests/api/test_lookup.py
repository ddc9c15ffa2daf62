import pytest
from pydantic import SecretStr

from api.lookup import Lookup
from api.sources_town.moods import EVERYBODY, Behaviour, Mood
from api.sources_town.server import open_town
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import SettingsInvalid, StoreDown
from qualifier.lead import Lead
from qualifier.record import LeadRecord
from tests.api.towns import make_settings
from tests.builders import NOW

pytestmark = pytest.mark.service


def make_lookup(database: Database, settings) -> Lookup:
    return Lookup(settings, database=database, open_store=database.begin, clock=FrozenClock(NOW))


def test_the_states_of_the_sources_change_with_what_they_do(database: Database) -> None:
    with open_town() as town:
        lookup = make_lookup(database, make_settings(database, town))
        assert {one["name"]: one["state"] for one in lookup.states()}["dadata"] == "on"
        town.ledger.set(EVERYBODY, Behaviour(mood=Mood.UNAVAILABLE))
        lookup.resolve(LeadRecord(as_of=NOW.date(), lead=Lead(inn="0000101070")))
        states = {one["name"]: one for one in lookup.states()}
        assert states["dadata"]["state"] == "silent"
        assert states["dadata"]["detail"] == f"since {NOW.isoformat()}: bad_status 503"
        assert (states["gleif"]["state"], states["fns"]["detail"]) == ("on", "no data loaded")
        lookup.close()


def test_a_source_that_is_on_without_a_contact_stops_the_start(database: Database) -> None:
    settings = make_settings(database, enrich="on", sources={"ask_gleif": SecretStr("yes")})
    with pytest.raises(SettingsInvalid, match="DEALWRIGHT_CONTACT"):
        make_lookup(database, settings)


def test_a_database_that_is_down_loads_no_registers(database: Database) -> None:
    def refuse():
        raise StoreDown

    lookup = make_lookup(database, make_settings(database))
    lookup._begin = refuse  # type: ignore[method-assign]
    assert {one["name"]: one["detail"] for one in lookup.states()}["fns"] == "no data loaded"
    lookup.close()


def test_what_is_stale_is_forgotten_when_the_sources_are_opened(database: Database) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO source_answers (question, source, is_sandbox, content, fetched_at, fresh_until)"
            " VALUES ('old', 'gleif', false, '[]', '2026-01-01', '2026-01-08'),"
            " ('new', 'gleif', false, '[]', '2026-09-14', '2026-09-21')"
        )
    with open_town() as town:
        lookup = make_lookup(database, make_settings(database, town, enrich="on"))
        lookup.close()
    with database.begin() as connection:
        kept = connection.exec_driver_sql("SELECT question FROM source_answers").scalars().all()
    assert kept == ["new"]
