from pathlib import Path

import pytest

from kit.errors import SettingsInvalid
from kit.settings import PROJECT, Settings, read_settings
from qualifier.sources.catalogue import load_catalogue


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DEALWRIGHT_{name.upper()}", raising=False)


def test_everything_has_a_default() -> None:
    settings = read_settings()
    assert settings.database_url == ""
    assert settings.state_dir == PROJECT / ".state"
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/dealwright")
    monkeypatch.setenv("DEALWRIGHT_PORT", "9001")
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", "/var/lib/dealwright")
    settings = read_settings()
    assert settings.database_url == "postgresql://db.example/dealwright"
    assert settings.port == 9001
    assert settings.state_dir == Path("/var/lib/dealwright")


def test_a_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(
        "DEALWRIGHT_PORT=9001\nDEALWRIGHT_LOG_LEVEL=debug\nUNKNOWN=1\n", encoding="utf-8"
    )
    monkeypatch.setenv("DEALWRIGHT_PORT", "9002")
    settings = read_settings()
    assert (settings.port, settings.log_level) == (9002, "debug")


def test_what_is_left_empty_keeps_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "DEALWRIGHT_STATE_DIR", "DEALWRIGHT_PORT", "DEALWRIGHT_PROFILE"):
        monkeypatch.setenv(name, "")
    assert read_settings() == Settings(_env_file=None)


def test_one_core_is_left_to_the_database() -> None:
    assert 1 <= read_settings().judges <= 4


def test_the_example_file_names_every_setting_that_people_set() -> None:
    example = (PROJECT / ".env.example").read_text(encoding="utf-8")
    named = {line.partition("=")[0] for line in example.splitlines() if "=" in line and line[0] != "#"}
    sources = {row.setting for row in load_catalogue() if row.setting}
    fields = {*Settings.model_fields, *sources}
    known = {"DATABASE_URL", "CHROMA_URL", *(f"DEALWRIGHT_{name.upper()}" for name in fields)}
    assert named <= known
    assert {"DATABASE_URL", "DEALWRIGHT_STATE_DIR", "DEALWRIGHT_PORT", "DEALWRIGHT_PROFILE"} <= named


@pytest.mark.parametrize(
    ("name", "value"),
    [("DEALWRIGHT_PORT", "70000"), ("DEALWRIGHT_PORT", "s3cret"), ("DEALWRIGHT_LOG_LEVEL", "s3cret")],
)
def test_a_wrong_setting_is_named_without_its_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as caught:
        read_settings()
    assert name.removeprefix("DEALWRIGHT_").lower() in caught.value.detail
    assert value not in caught.value.detail


def test_the_address_of_the_database_is_never_shown() -> None:
    settings = Settings(database_url="postgresql://user:s3cret@db.example/x")
    assert "s3cret" not in repr(settings)


def test_keys_and_consents_of_sources_are_read_under_their_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEALWRIGHT_DADATA_KEY", "s3cr3t")
    monkeypatch.setenv("DEALWRIGHT_ASK_GLEIF", " ")
    settings = read_settings(["dadata_key", "ask_gleif", "hh_token"])
    assert {name: value.get_secret_value() for name, value in settings.sources.items()} == {
        "dadata_key": "s3cr3t"
    }
    assert "s3cr3t" not in f"{settings!r} {settings.sources!r}"


def test_nothing_is_looked_up_unless_told() -> None:
    settings = read_settings(["dadata_key"])
    assert (settings.enrich, settings.sources_sandbox, dict(settings.sources)) == ("off", "", {})
    assert settings.enrich_soft_s < settings.enrich_hard_s
