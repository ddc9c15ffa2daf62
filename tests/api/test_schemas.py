import json

import jsonschema_rs
import pytest

from api.schemas import FOLDER, QualificationJson, build_schemas, main, write_schema
from qualifier.qualification_json import write_conclusion
from qualifier.record_json import write_lead, write_record
from tests.builders import make_lead, make_qualification, make_record

SCHEMAS = build_schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_current(name: str) -> None:
    path = FOLDER / f"{name}.json"
    hint = "run `python -m api.schemas` and commit what it writes"
    assert path.read_text(encoding="utf-8") == write_schema(SCHEMAS[name]), hint


def test_no_other_schema_is_committed() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(SCHEMAS)


def test_schemas_are_written_to_a_folder(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"], tmp_path / "schemas") == 1
    assert capsys.readouterr().out.count(" is stale") == len(SCHEMAS)
    assert main([], tmp_path / "schemas") == 0
    assert main(["--check"], tmp_path / "schemas") == 0
    written = {path.stem: json.loads(path.read_text("utf-8")) for path in (tmp_path / "schemas").iterdir()}
    assert set(written) == set(SCHEMAS)
    assert capsys.readouterr().out.count("\n") == len(SCHEMAS)


def check(name: str, content: object) -> None:
    jsonschema_rs.validator_for(SCHEMAS[name]).validate(json.loads(json.dumps(content)))


def test_what_is_written_keeps_its_schema() -> None:
    qualification = make_qualification()
    conclusion = write_conclusion(qualification)
    check("lead", write_lead(make_lead()))
    check("lead_record", write_record(make_record()))
    check("scorecard", conclusion["scorecard"])
    check("verdict", conclusion["verdict"])


def test_the_answer_names_everything_that_is_concluded() -> None:
    fields = set(QualificationJson.model_fields)
    assert set(write_conclusion(make_qualification())) < fields
    assert fields - set(write_conclusion(make_qualification())) == {
        "id",
        "lead_id",
        "external_id",
        "version",
        "created_at",
        "seconds",
        "ignored",
        "identity",
        "record",
        # Only where a model was asked, and where one of wins is published.
        "model",
        "chance",
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_type_says_what_it_is(name: str) -> None:
    assert SCHEMAS[name]["description"]
