import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api import rescore_command
from api.rescore_command import app
from api.rescore_degraded import read_degraded
from kit.clock import FrozenClock
from kit.db import Database
from kit.errors import SettingsInvalid
from kit.settings import Settings
from tests.api.jobs.conftest import client, services
from tests.api.jobs.scripts import PROFILE
from tests.api.test_rescore import TOMORROW, send, versions

__all__ = ["client", "services"]

pytestmark = pytest.mark.service


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, database: Database, tmp_path: Path):
    for name in ("DEALWRIGHT_MODEL_URL", "DEALWRIGHT_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", database.address)
    monkeypatch.setenv("DEALWRIGHT_STATE_DIR", str(tmp_path))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_all_open_leads_are_scored_by_another_profile(
    run, client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads = [send(client, number) for number in range(3)]
    monkeypatch.setattr(rescore_command, "load_profile", lambda _: TOMORROW)
    done = run("--all-open", "--workers", "1", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.output[done.output.index("{") :])
    assert (told["judged"], told["new_versions"], told["could_not_be_judged"]) == (3, 3, 0)
    assert [version["profile_version"] for version in versions(client, leads[0])] == [
        PROFILE.version,
        "99.0.0",
    ]
    again = run("--all-open", "--workers", "1").output
    assert "new versions" in again
    assert told["digest"] in again


@pytest.mark.parametrize(("lang", "said"), [("ru", "новых версий"), ("en", "new versions")])
def test_what_came_of_it_is_told_in_both_languages_within_the_terminal(run, lang: str, said: str) -> None:
    done = run("--all-open", "--workers", "1", "--lang", lang)
    assert done.exit_code == 0, done.output
    assert said in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_cluster_that_is_not_there_is_told_in_both_languages(run) -> None:
    """Nothing of the run is begun; where Ray is not installed that is what is told."""
    pytest.importorskip("ray")
    assert "No Ray cluster answers at 127.0.0.1:9." in run("--all-open", "--ray", "127.0.0.1:9").output
    told = run("--all-open", "--ray", "127.0.0.1:9", "--lang", "ru")
    assert (told.exit_code, "Кластер Ray не отвечает" in told.output) == (2, True)


def test_every_figure_has_a_name_in_russian() -> None:
    asked = {"asked", "read", "still_degraded", "superseded", "dead"}
    scored = {"judged", "new_versions", "judged_by_others_meanwhile", "could_not_be_judged", "digest"}
    assert set(rescore_command._RU) == asked | scored


@pytest.mark.parametrize("arguments", [(), ("--all-open", "--degraded")])
def test_one_kind_of_leads_must_be_named(run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.output) == (2, "rescore: Say which: --all-open or --degraded.\n")


def test_without_a_model_nothing_degraded_can_be_read(run) -> None:
    done = run("--degraded")
    assert done.exit_code == 2
    assert "DEALWRIGHT_MODEL_URL" in done.output


def test_a_worker_that_lives_does_the_work(client, services, database: Database, clock: FrozenClock) -> None:
    """No second process asks the model beside the service's own one; with nothing to do it ends at once."""
    with services.models.open_rooms() as rooms:
        rooms.workers.beat("worker_1")
    told = Settings(model_url="http://127.0.0.1:9/v1", model="m", _env_file=None)
    assert read_degraded(told, database)["asked"] == 0
    with pytest.raises(SettingsInvalid):
        read_degraded(Settings(_env_file=None, model_url="", model=""), database)
