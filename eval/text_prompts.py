"""The prompts of texts filled with labelled cases, as a model would get them."""

from pathlib import Path

from eval.briefs import BriefCase, read_brief_cases
from kit.errors import BadInput
from kit.llm import Question
from planner.brief_by_model import PROMPT as BRIEF
from planner.brief_by_model import make_brief_task
from planner.brief_reading import read_brief
from planner.draft import draft_plan
from planner.offer.prose_draft import PROMPT as OFFER
from planner.offer.prose_draft import make_offer_task, open_desk
from planner.plan_words import guess_language
from planner.rate_card import DEFAULT_PATH
from planner.rate_card_import import open_rate_card
from qualifier.masking.mask import Mask
from qualifier.outreach.drafting import make_question
from qualifier.outreach.letter import write_letter
from qualifier.outreach.letter_draft import PROMPT as LETTER
from qualifier.outreach.letter_draft import list_letter_facts, make_letter_task
from qualifier.profile import Profile
from qualifier.qualify import judge
from qualifier.record import LeadRecord
from qualifier.rule_engine import RuleEngine

__all__ = ["BRIEF", "LETTER", "OFFER", "ask_for_brief", "ask_for_letter", "ask_for_offer", "find_brief"]


def ask_for_letter(record: LeadRecord, profile: Profile, canary: str) -> Question:
    """Return the question for the words of a lead's letter."""
    result = judge(record, RuleEngine(profile), profile)
    letter = write_letter(result, profile)
    mask = Mask(tuple(name for name in (record.lead.contact.name,) if name))
    facts = list_letter_facts(letter, result, profile)
    return make_question(make_letter_task(letter, result, profile, facts=facts, mask=mask), canary, mask)


def ask_for_brief(case: BriefCase, profile: Profile, canary: str) -> Question:
    """Return the question for the fields of a brief."""
    mask = Mask()
    return make_question(make_brief_task(mask.hide(case.text), case.as_of, profile), canary, mask)


def ask_for_offer(case: BriefCase, canary: str) -> Question:
    """Return the question for the words of an offer; BadInput when its plan has no lines."""
    card = open_rate_card(DEFAULT_PATH)
    plan = draft_plan(read_brief(case.text, as_of=case.as_of), card, as_of=case.as_of)
    if not plan.lines:
        raise BadInput(f"The plan of {case.id} has no lines to word")
    mask = Mask()
    return make_question(make_offer_task(open_desk(plan, guess_language(case.text)), mask), canary, mask)


def find_brief(path: Path, name: str) -> BriefCase:
    """Return a labelled brief by its id."""
    for case in read_brief_cases(path):
        if case.id == name:
            return case
    raise BadInput(f"There is no case {name!r} in {path}")
