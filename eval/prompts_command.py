"""`python3 run.py prompts lint | render NAME --case ID`: look at prompts as the model would see them."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from eval.cases import LeadCase, read_case_files
from eval.research_prompt import PROMPT as CHOICES
from eval.research_prompt import ask_for_choices, find_research
from eval.text_prompts import (
    BRIEF,
    LETTER,
    OFFER,
    ask_for_brief,
    ask_for_letter,
    ask_for_offer,
    find_brief,
)
from kit.errors import AppError, BadInput
from kit.llm import Question
from kit.llm_tools import AgentTask
from prompts.library import Prompt, list_prompts, read_prompt
from qualifier.llm_engine import PROMPT, ToldTexts, ask_about
from qualifier.profile import Profile, find_profile, load_profile
from qualifier.record import LeadRecord

_CASES = Path(__file__).with_name("data") / "leads.jsonl"
_BRIEFS = _CASES.with_name("briefs.jsonl")
# What stands in the place of a deployment's own secret.
_CANARY = "ref-0000000000000000"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 2 says in a sentence what is wrong."""
    parser = ArgumentParser(prog="prompts", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("lint", help="check every prompt file").set_defaults(run=_lint)
    render = commands.add_parser("render", help="show a prompt filled in with a labelled case")
    render.add_argument("name", help="a prompt's name, as `lint` lists them")
    render.add_argument("--case", required=True, metavar="ID")
    render.add_argument("--cases", type=Path, metavar="FILE", help="labelled leads, or briefs")
    render.add_argument("--profile", help="name of a bundled profile, or a path")
    render.set_defaults(run=_render)
    chosen = parser.parse_args(arguments)
    try:
        sys.stdout.write(chosen.run(chosen))
    except (AppError, OSError) as error:
        sys.stderr.write(f"prompts {chosen.command}: {error}\n")
        return 2
    return 0


def _lint(_: Namespace) -> str:
    return "".join(f"{prompt.id}  {prompt.fingerprint}  {prompt.why}\n" for prompt in list_prompts())


def _render(chosen: Namespace) -> str:
    prompt = read_prompt(chosen.name)
    profile = load_profile(find_profile(chosen.profile))
    fillers: Mapping[str, Callable[[], Question | AgentTask]] = {
        _name(PROMPT): lambda: _ask_about(_find(chosen.cases or _CASES, chosen.case), profile, prompt),
        _name(LETTER): lambda: ask_for_letter(_find(chosen.cases or _CASES, chosen.case), profile, _CANARY),
        _name(BRIEF): lambda: ask_for_brief(
            find_brief(chosen.cases or _BRIEFS, chosen.case), profile, _CANARY
        ),
        _name(OFFER): lambda: ask_for_offer(find_brief(chosen.cases or _BRIEFS, chosen.case), _CANARY),
        _name(CHOICES): lambda: ask_for_choices(find_research(chosen.cases or _CASES, chosen.case), profile),
    }
    if prompt.name not in fillers:
        raise BadInput(f"No case fills {prompt.id}")
    message = fillers[prompt.name]().message
    return f"# system\n{message.system}\n\n# user\n{message.user}\n"


def _name(prompt: str) -> str:
    """A case fills any version of a prompt."""
    return prompt.partition(".")[0]


def _ask_about(record: LeadRecord, profile: Profile, prompt: Prompt) -> Question:
    return ask_about(record, profile, prompt, (ToldTexts(record), _CANARY))


def _find(path: Path, name: str) -> LeadRecord:
    for case in read_case_files([path]):
        if isinstance(case, LeadCase) and case.id == name and case.record is not None:
            return case.record
    raise BadInput(f"There is no case {name!r} in {path}")


if __name__ == "__main__":
    raise SystemExit(main())
