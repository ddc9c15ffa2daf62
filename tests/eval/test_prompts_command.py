from pathlib import Path

import pytest

from eval.prompts_command import main

GOLDEN = Path(__file__).parents[1] / "prompts" / "golden"


@pytest.mark.parametrize("case", ["a-025", "b-012"])
@pytest.mark.parametrize("name", ["judge_lead.v1", "judge_lead.v2", "judge_lead.v3"])
def test_a_prompt_is_shown_as_a_model_sees_it(
    name: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Edit a prompt on purpose: write the golden text anew and read it as a person."""
    assert main(["render", name, "--case", case]) == 0
    assert capsys.readouterr().out == (GOLDEN / f"{name}.{case}.txt").read_text(encoding="utf-8")


def test_every_prompt_is_listed_with_its_fingerprint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint"]) == 0
    assert "\njudge_lead.v1  " in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("judge_lead.v9", "b-012"), ("judge_lead.v1", "nobody")])
def test_what_is_not_there_is_told(arguments: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", arguments[0], "--case", arguments[1]]) == 2
    assert "There is no" in capsys.readouterr().err
