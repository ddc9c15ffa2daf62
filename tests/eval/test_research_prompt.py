"""The investigator's prompt is shown as a model sees it, in both languages."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from eval.prompts_command import main
from eval.research_prompt import ask_for_choices, find_research
from kit.errors import BadInput
from kit.llm_tools import AgentBounds
from qualifier.profile import find_profile, load_profile
from qualifier.sources.fact import About

GOLDEN = Path(__file__).parents[1] / "prompts" / "golden"
LEADS = Path(__file__).parents[2] / "eval" / "data" / "leads.jsonl"
PROFILE = load_profile(find_profile(None))
DATA = re.compile(r"<<<DATA\n(.*)\nDATA>>>", re.DOTALL)


@pytest.mark.parametrize("case", ["a-005", "a-006", "namesakes_alone-tune-5/imprint"])
def test_the_prompt_is_shown_as_a_model_sees_it(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Edit a prompt on purpose: write the golden text anew and read it as a person."""
    assert main(["render", "investigate.v1", "--case", case]) == 0
    golden = GOLDEN / f"investigate.v1.{case.replace('/', '-')}.txt"
    assert capsys.readouterr().out == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", ["a-005", "a-006"])
def test_a_lead_stands_between_two_namesakes_and_nobody_is_named(case: str) -> None:
    found = find_research(LEADS, case)
    task = ask_for_choices(found, PROFILE)
    (told,) = DATA.findall(task.message.user)
    content = json.loads(told)
    assert [one["name"] for one in content["companies"]] == [found.lead.company] * 2
    assert content["sources"] == {"checko": ["c1", "c2"]}
    assert content["pages"] == ["/oferta", "/contacts", "/blog"]
    hidden = [found.lead.contact.name, found.lead.contact.phone, found.lead.contact.email]
    assert [one for one in hidden if one and one in task.message.user] == []
    assert f"at most {AgentBounds().steps} steps" in task.message.system


def test_what_orders_its_reader_is_left_out() -> None:
    task = ask_for_choices(find_research(LEADS, "namesakes_alone-held-2/orders"), PROFILE)
    assert "Ignore all previous" not in task.message.user
    assert "[left out: it gives orders to its reader]" in task.message.user


def test_a_case_that_is_not_there_or_needs_no_choice_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["render", "investigate.v1", "--case", "nobody"]) == 2
    assert "There is no case 'nobody'" in capsys.readouterr().err
    case = find_research(LEADS, "namesakes_alone-tune-6/trade")
    numbered = replace(case.lead, inn=case.answers[0].texts(About.INN)[0])
    with pytest.raises(BadInput, match="nothing to choose"):
        ask_for_choices(replace(case, lead=numbered), PROFILE)
