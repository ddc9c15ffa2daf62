import json
import subprocess
import sys
from pathlib import Path

import pytest

from qualifier.win_model.learn_cases import CaseSetup, learn_cases
from qualifier.win_model.model_json import (
    LARGEST_BYTES,
    ModelInvalid,
    hash_model,
    parse_model,
    read_model,
    write_model,
)
from qualifier.win_model.win_model import Calibration, Voice, WinModel, score_row
from tests.qualifier.win_model.deals import make_encoded, trained

ROOT = Path(__file__).parents[3]


def test_a_model_comes_back_as_it_was_written(tmp_path: Path) -> None:
    table, model = trained()
    path = tmp_path / "model.json"
    path.write_text(write_model(model), encoding="utf-8")
    back = read_model(path)
    assert write_model(back) == write_model(model)
    assert hash_model(back) == json.loads(path.read_text())["hash"]
    for at in range(0, 300, 30):
        assert score_row(back, table.row(at)) == score_row(model, table.row(at))


def test_past_cases_come_back_too() -> None:
    encoded = make_encoded(60)
    voice = Voice(name="cases", weight=1.0, part=learn_cases(encoded, CaseSetup()))
    model = WinModel(fields=encoded.fields, bias=0.0, voices=(voice,), calibration=Calibration(), facts={})
    text = write_model(model)
    assert write_model(parse_model(text.encode())) == text


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(bias=content["bias"] + 0.5),
        lambda content: content.update(version=2),
        lambda content: content.update(format="other"),
        lambda content: content.pop("hash"),
        lambda content: content.pop("voices"),
    ],
)
def test_a_changed_model_is_refused(change: object) -> None:
    content = json.loads(write_model(trained()[1]))
    change(content)  # type: ignore[operator]
    with pytest.raises(ModelInvalid):
        parse_model(json.dumps(content).encode())


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\x80\x04\x95", b'{"hash": NaN}'])
def test_what_is_no_model_is_refused(raw: bytes) -> None:
    with pytest.raises(ModelInvalid):
        parse_model(raw)


def test_a_file_that_cannot_be_a_model_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ModelInvalid, match="cannot be opened"):
        read_model(tmp_path / "none.json")
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(ModelInvalid, match="too large"):
        read_model(large)


def test_scoring_loads_neither_numpy_nor_the_learning_library() -> None:
    code = (
        "import sys, api.winmodel_command, qualifier.win_model.lead_rows, qualifier.win_model.model_json\n"
        "print([n for n in ('numpy', 'scipy', 'sklearn', 'openpyxl') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
