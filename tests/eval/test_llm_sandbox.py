import json
import threading
import time
from pathlib import Path

import pytest

from eval.llm_sandbox import main
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_wire import Message, ModelPlace, OpenAiWire

USER = (
    "<<<DATA\n"
    '[{"place": "message", "speaker": "client", "text": "Бюджет 2 млн без НДС на рекламу."}]\nDATA>>>'
)


def serve(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, threading.Event]:
    until = threading.Event()
    threading.Thread(target=main, args=(["--port", "0", *arguments],), kwargs={"until": until}).start()
    printed = ""
    while "answers at" not in printed:
        time.sleep(0.05)
        printed += capsys.readouterr().out
    return printed.split("answers at ")[1].split()[0], until


def ask(base_url: str) -> str:
    wire = OpenAiWire(ModelPlace(base_url=base_url, model="sandbox", api_key="none"))
    try:
        return wire.call(Message(system="Today is 2027-01-20.", user=USER), {}, 20.0).text
    finally:
        wire.close()


@pytest.mark.service
def test_the_plausible_model_answers_on_the_wire(capsys: pytest.CaptureFixture[str]) -> None:
    base_url, until = serve(capsys)
    try:
        budget = json.loads(ask(base_url))["criteria"]["budget"]
    finally:
        until.set()
    assert budget["level"] == "confirmed"
    assert budget["reasons"][0]["quote"] in USER


@pytest.mark.service
def test_a_case_is_played_by_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "llm_faults").mkdir()
    case = {"id": "gone", "group": "status", "reply": {"mode": "status", "status": 404}, "expect": {}}
    (tmp_path / "llm_faults" / "cases.jsonl").write_text(json.dumps(case) + "\n", encoding="utf-8")
    base_url, until = serve(capsys, "--data", str(tmp_path), "--case", "gone")
    try:
        with pytest.raises(ModelFailed) as raised:
            ask(base_url)
    finally:
        until.set()
    assert raised.value.fault is ModelFault.REFUSED_REQUEST


@pytest.mark.parametrize("arguments", [["--case", "gone"], ["--case", "gone", "--data", "nowhere"]])
def test_a_case_that_is_not_there_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(arguments)
    except OSError:
        code = 2
    assert code == 2
