import json

import pytest
from typer.testing import CliRunner

from api.enrich_command import app
from api.sources_town.server import open_town
from kit.settings import Settings

runner = CliRunner()


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"DEALWRIGHT_{name.upper()}", raising=False)
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("DEALWRIGHT_ENRICH_SOFT_S", "30")
    monkeypatch.setenv("DEALWRIGHT_ENRICH_HARD_S", "40")


@pytest.mark.service
def test_a_company_of_the_town_is_printed_in_80_columns_and_marked_as_invented() -> None:
    done = runner.invoke(
        app, ["ООО Ромашка", "--inn", "0000101070", "--site", "romashka.example", "--sandbox"]
    )
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    for words in ("ПЕСОЧНИЦА", "506 300 000 ₽", "ГИР БО", "Кто это", "Источники", "ИНН 0000101070 совпадает"):
        assert words in done.stdout.replace("\u00a0", " ")


@pytest.mark.service
def test_the_same_is_printed_as_json_in_english() -> None:
    arguments = ["Romashka", "--site", "romashka.example", "--lang", "en", "--json"]
    with open_town() as town:
        done = runner.invoke(app, [*arguments, "--sandbox-at", town.address])
    content = json.loads(done.stdout)
    assert content["dossier"]["chosen"]["inn"] == "0000101070"
    assert content["dossier"]["chosen"]["reasons"][0].startswith("the site")


def test_without_sources_the_command_says_so_and_starts_no_database() -> None:
    done = runner.invoke(app, ["ООО Ромашка"])
    assert (done.exit_code, "Ни один источник" in done.stderr) == (2, True)
    assert "no source" in runner.invoke(app, ["Romashka"]).stderr.lower()


@pytest.mark.parametrize("arguments", [[], ["Romashka", "--sandbox-at", "town.example:80"]])
def test_wrong_usage_is_told(arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == 2
