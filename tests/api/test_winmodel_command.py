import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.winmodel_command import TOO_FEW, app
from tests.qualifier.win_model.deals import write_deals

runner = CliRunner()
LEADS = (
    "id,created,industry,source,budget,region\nL-1,01.02.2023,bank,partner,8,town 1\nL-2,,builder,tender,,\n"
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model learnt by the command itself."""
    folder = tmp_path_factory.mktemp("house")
    deals = folder / "deals.csv"
    bad = "D-x,01.02.2023,Maybe,bank,site,1,x,\nD-1,01.02.2023\n"
    deals.write_text(write_deals(200) + bad, encoding="utf-8")
    (folder / "leads.csv").write_text(LEADS, encoding="utf-8")
    done = runner.invoke(app, ["train", str(deals), "--out", str(folder / "out")])
    assert done.exit_code == 0, done.output
    (folder / "told.txt").write_text(done.stdout, encoding="utf-8")
    return folder


def score(house: Path, *options: str) -> str:
    model = str(house / "out" / "win-model.json")
    done = runner.invoke(app, ["score", str(house / "leads.csv"), "--model", model, *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_training_writes_model_card_and_chart_and_tells_the_rows_left_out(house: Path) -> None:
    told = (house / "told.txt").read_text(encoding="utf-8")
    assert "Закрытых сделок: 200" in told
    assert "ещё открыты: 1" in told
    assert "2 ячеек, 8 столбцов" in told
    assert "close reason: заполнено только при одном исходе" in told
    assert max(map(len, told.splitlines()[:-3])) <= 80
    names = {path.name for path in (house / "out").iterdir()}
    assert names == {"win-model.json", "win-model-card.md", "win-model-reliability.svg"}


def test_a_lead_gets_a_chance_and_reasons_that_add_up(house: Path) -> None:
    rows = [json.loads(line) for line in score(house, "--json").splitlines()]
    assert [row["lead"] for row in rows] == ["L-1", "L-2"]
    assert rows[0]["share"] > rows[1]["share"] + 0.2
    for row in rows:
        total = row["base_log_odds"] + sum(reason["log_odds"] for reason in row["reasons"])
        assert total == pytest.approx(row["log_odds"], abs=1e-9)
    assert score(house, "--json") == score(house, "--json")


@pytest.mark.parametrize(("lang", "words"), [("ru", "средняя сделка"), ("en", "the average deal")])
def test_scores_are_printed_in_both_languages(house: Path, lang: str, words: str) -> None:
    printed = score(house, "--lang", lang, "--top", "2")
    assert words in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_what_if_shows_the_other_chance(house: Path) -> None:
    rows = [json.loads(line) for line in score(house, "--json", "--if", "source=tender").splitlines()]
    assert rows[0]["changed_share"] < rows[0]["share"]
    assert "если изменить" in score(house, "--if", "budget=9,5")


@pytest.mark.parametrize("change", ["colour=red", "source", "budget=many"])
def test_a_change_that_cannot_be_is_refused(house: Path, change: str) -> None:
    model = str(house / "out" / "win-model.json")
    done = runner.invoke(app, ["score", str(house / "leads.csv"), "--model", model, "--if", change])
    assert done.exit_code == 2
    assert "--if" in done.stderr


def test_few_deals_are_told_as_base_rates(tmp_path: Path) -> None:
    deals = tmp_path / "few.csv"
    deals.write_text(write_deals(60), encoding="utf-8")
    done = runner.invoke(app, ["train", str(deals), "--out", str(tmp_path / "out")])
    assert done.exit_code == TOO_FEW
    assert "не меньше 40 выигранных" in done.stdout
    assert not (tmp_path / "out").exists()
    report = runner.invoke(app, ["report", str(deals), "--lang", "en"])
    assert report.exit_code == 0
    assert "at least 40 won" in report.stdout
    content = json.loads(runner.invoke(app, ["report", str(deals), "--json"]).stdout)
    assert content["report"] is None
    assert content["base_rates"][0]["n"] == 60


def test_the_report_is_printed_and_given_as_json(house: Path) -> None:
    printed = runner.invoke(app, ["report", str(house / "deals.csv"), "--lang", "en"]).stdout
    assert "tried on the" in printed
    assert "95 % interval" in printed


@pytest.mark.parametrize(("lang", "head"), [("ru", "строка;столбец;что"), ("en", "row;column;what")])
def test_many_rows_left_out_are_told_in_a_file(tmp_path: Path, lang: str, head: str) -> None:
    bad = "".join(
        f"=D-{at},01.02.2023,Won,bank,site,1,x,\n=D-{at},01.02.2023,Lost,bank\n" for at in range(12)
    )
    deals = tmp_path / "deals.csv"
    deals.write_text(write_deals(60) + bad, encoding="utf-8")
    done = runner.invoke(app, ["train", str(deals), "--out", str(tmp_path / "out"), "--lang", lang])
    assert done.exit_code == TOO_FEW
    rows = (tmp_path / "out" / "win-model-rows.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == head
    assert len(rows) == 13
    assert str(tmp_path / "out" / "win-model-rows.csv") in done.stdout.replace("\n", "")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_file_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, lang: str) -> None:
    (tmp_path / "x.csv").write_text("word\n1\n")
    done = runner.invoke(app, ["train", str(tmp_path / "x.csv"), "--lang", lang])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_a_file_without_leads_is_told(house: Path, tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text("industry\n")
    model = str(house / "out" / "win-model.json")
    done = runner.invoke(app, ["score", str(tmp_path / "none.csv"), "--model", model])
    assert done.exit_code == 2
    assert "не содержит лидов" in done.stderr
