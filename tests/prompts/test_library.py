from pathlib import Path

import pytest

from kit.errors import PromptInvalid
from prompts.library import list_prompts, parse_prompt, read_prompt

GOOD = """---
name: greet
version: 1
variables: [who]
why: A first version.
---
# system
Be kind.
# user
Hello, {{ who }}!
"""


def test_every_prompt_of_the_house_is_sound() -> None:
    prompts = list_prompts()
    assert {"judge_lead.v1", "judge_lead.v2", "judge_lead.v3"} <= {prompt.id for prompt in prompts}
    assert all(prompt.why for prompt in prompts)


def test_variables_are_filled_in() -> None:
    prompt = parse_prompt(GOOD, "greet.v1")
    assert prompt.fill({"who": "Ольга {{ who }}"}) == ("Be kind.", "Hello, Ольга {{ who }}!")


@pytest.mark.parametrize("values", [{}, {"who": "x", "what": "y"}])
def test_missing_and_strange_variables_are_refused(values: dict[str, str]) -> None:
    with pytest.raises(PromptInvalid, match="variables"):
        parse_prompt(GOOD, "greet.v1").fill(values)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("why: A first version.\n", ""),
        ("why:", "mood: good\nwhy:"),
        ("[who]", "[who, what]"),
        ("{{ who }}", "{{ whom }}"),
        ("# system", "# sistem"),
        ("name: greet", "name: meet"),
        ("---\n# system", "# system"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(old: str, new: str) -> None:
    with pytest.raises(PromptInvalid):
        parse_prompt(GOOD.replace(old, new, 1), "greet.v1")


def test_any_letter_changes_the_fingerprint() -> None:
    before = parse_prompt(GOOD, "greet.v1").fingerprint
    assert parse_prompt(GOOD.replace("kind.", "kind!"), "greet.v1").fingerprint != before


@pytest.mark.parametrize("name", ["../secret", "judge_lead", "judge_lead.v9", "Judge.v1"])
def test_a_name_that_is_no_prompt_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(PromptInvalid):
        read_prompt(name)
