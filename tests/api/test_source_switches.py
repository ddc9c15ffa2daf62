import pytest
from pydantic import SecretStr

from api.source_switches import list_source_settings, read_switches
from kit.errors import SettingsInvalid
from kit.settings import Settings
from qualifier.source_switch import Switched


def switches(*, loaded: bool = False, sandbox: str = "", **given: str) -> dict[str, Switched]:
    sources = {name: SecretStr(value) for name, value in given.items()}
    settings = Settings(sources=sources, sources_sandbox=sandbox, _env_file=None)
    return {one.row.name: one for one in read_switches(settings, has_registers=lambda: loaded)}


def test_without_a_setting_every_source_is_off_and_says_which_one_is_missing() -> None:
    found = switches()
    assert all(one.why_off for one in found.values())
    assert found["dadata"].why_off == "no key: DEALWRIGHT_DADATA_KEY"
    assert found["gleif"].why_off == "no consent: DEALWRIGHT_ASK_GLEIF"
    assert found["fns"].why_off == "no data loaded"


def test_a_key_a_consent_and_loaded_data_turn_on_each_its_own() -> None:
    found = switches(loaded=True, dadata_key=" k3y ", ask_gleif="да", ask_own_site="no")
    assert {name for name, one in found.items() if one.why_off is None} == {"dadata", "gleif", "fns"}
    assert found["dadata"].key == "k3y"


def test_a_consent_that_cannot_be_understood_stops_the_start() -> None:
    with pytest.raises(SettingsInvalid, match="DEALWRIGHT_ASK_GLEIF") as refused:
        switches(ask_gleif="perhaps-s3cr3t")
    assert "s3cr3t" not in f"{refused.value.detail} {refused.value.detail_ru}"


def test_in_the_sandbox_all_that_go_out_are_on_and_no_real_key_is_used() -> None:
    found = switches(sandbox="127.0.0.1:8090", dadata_key="real")
    assert {name for name, one in found.items() if one.why_off} == {"fns"}
    assert found["dadata"].key == "sandbox"


def test_a_sandbox_elsewhere_is_refused() -> None:
    with pytest.raises(SettingsInvalid):
        switches(sandbox="town.example:8090")


def test_the_settings_of_the_catalogue_are_listed() -> None:
    assert {"dadata_key", "ask_girbo", "hh_token"} <= set(list_source_settings())
