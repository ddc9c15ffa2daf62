import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.commands import SAMPLES, judge_timed, read_records
from api.demo import app, plan_best, plan_lead
from planner.media_plan import PlanStatus
from qualifier.profile import load_profile
from qualifier.qualification import Status

runner = CliRunner()


def judged() -> list:
    profile = load_profile()
    return [judge_timed(record, profile) for record in read_records(SAMPLES.read_text(encoding="utf-8"))]


def test_the_demo_ends_with_the_plan_of_a_qualified_lead(tmp_path: Path) -> None:
    content = json.loads(runner.invoke(app, ["--json", "--out", str(tmp_path)]).stdout)
    qualified = (
        {one["record"]["id"] for one in content["qualifications"] if one["verdict"]["status"] == "qualified"}
        if "record" in content["qualifications"][0]
        else {content["plan"]["lead_id"]}
    )
    assert content["plan"]["lead_id"] in qualified
    assert content["plan"]["lines"]
    assert content["plan"]["brief"]["advertiser"]


def test_the_demo_writes_the_plan_and_its_offer_and_says_so(tmp_path: Path) -> None:
    done = runner.invoke(app, ["--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].startswith(("Записано в", "Written to"))
    assert {"media-plan.xlsx", "offer.pdf"} <= {path.name for path in (tmp_path / "out").iterdir()}


def test_a_folder_that_cannot_be_written_does_not_spoil_the_demo(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    done = runner.invoke(app, ["--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    assert "нельзя записать" in done.stderr


def test_a_ready_plan_is_shown_before_others() -> None:
    planned = plan_best(judged())
    assert planned is not None
    assert planned[1].status is PlanStatus.READY


def test_nobody_qualified_means_no_plan() -> None:
    others = [one for one in judged() if one.verdict.status is not Status.QUALIFIED]
    assert plan_best(others) is None


def test_what_the_record_knows_completes_the_brief() -> None:
    record = next(
        iter(read_records('{"company": "Зерно", "region": "Тверь", "message": "Бюджет 900 тысяч"}'))
    )
    plan = plan_lead(record)
    assert plan.brief.advertiser == "Зерно"
    assert plan.target.places == ("Тверь",)


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loaded machine must not make a source late."""
    monkeypatch.setenv("DEALWRIGHT_ENRICH_SOFT_S", "30")
    monkeypatch.setenv("DEALWRIGHT_ENRICH_HARD_S", "40")


@pytest.mark.service
@pytest.mark.usefixtures("patience")
def test_one_more_lead_is_looked_up_in_a_town_of_invented_companies(tmp_path: Path) -> None:
    content = json.loads(runner.invoke(app, ["--json", "--sandbox", "--out", str(tmp_path)]).stdout)
    record = content["looked_up"]["record_hash"]
    assert record
    assert content["looked_up"]["verdict"]["status"] in set(Status)


@pytest.mark.service
@pytest.mark.usefixtures("patience")
def test_the_looked_up_lead_is_shown_with_its_dossier_and_marked(tmp_path: Path) -> None:
    page = runner.invoke(app, ["--sandbox", "--out", str(tmp_path)]).stdout
    assert "ПЕСОЧНИЦА" in page
    assert "песочница: компания и её открытые данные вымышлены" in page
    assert "Записано" in page.splitlines()[-1]
