from pathlib import Path

import pytest

from eval.prompts_command import main
from eval.text_prompts import ask_for_brief, ask_for_letter, ask_for_offer, find_brief
from kit.errors import BadInput
from tests.qualifier.outreach.outreach_leads import BAKERY, house

GOLDEN = Path(__file__).parents[1] / "prompts" / "golden"
BRIEFS = Path(__file__).parents[2] / "eval" / "data" / "briefs.jsonl"
CASES = [
    ("write_letter.v1", "a-006"),
    ("write_letter.v1", "a-005"),
    ("read_brief.v1", "briefa-001"),
    ("read_brief.v1", "briefa-010"),
    ("draft_offer.v1", "briefa-001"),
    ("draft_offer.v1", "briefa-010"),
]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_prompt_of_a_text_is_shown_as_a_model_sees_it(
    name: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Edit a prompt on purpose: write the golden text anew and read it as a person."""
    assert main(["render", name, "--case", case]) == 0
    assert capsys.readouterr().out == (GOLDEN / f"{name}.{case}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["write_letter.v1", "read_brief.v1", "draft_offer.v1"])
def test_a_case_that_is_not_there_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", name, "--case", "nobody"]) == 2
    assert "There is no case" in capsys.readouterr().err


def test_figures_of_a_prompt_come_from_the_profile() -> None:
    case = find_brief(BRIEFS, "briefa-001")
    assert (
        f"VAT is {house().vat_at(case.as_of) * 100:g} %" in ask_for_brief(case, house(), "c").message.system
    )


def test_the_canary_stands_in_every_prompt_and_in_no_data() -> None:
    case = find_brief(BRIEFS, "briefa-001")
    asked = (
        ask_for_letter(BAKERY, house(), "ref-1234"),
        ask_for_brief(case, house(), "ref-1234"),
        ask_for_offer(case, "ref-1234"),
    )
    for question in asked:
        assert "ref-1234" in question.message.system
        assert "ref-1234" not in question.message.user
        assert question.prompt_fingerprint
        assert question.schema["additionalProperties"] is False


def test_an_unknown_brief_is_told() -> None:
    with pytest.raises(BadInput, match="nobody"):
        find_brief(BRIEFS, "nobody")
