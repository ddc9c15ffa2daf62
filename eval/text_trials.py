"""Letters and offers by a model: how much of its words is used, and whether anything untrue gets through."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.briefs import read_brief_cases
from eval.careless_texts import POISONS, CarelessWire
from eval.cases import LeadCase, read_case_files
from eval.llm_models import make_model
from eval.plausible import PlausibleWire
from kit.errors import BadInput
from kit.llm_wire import Wire
from planner.brief_reading import read_brief
from planner.draft import draft_plan
from planner.offer.prose_draft import draft_prose
from planner.plan_words import guess_language
from planner.rate_card import DEFAULT_PATH
from planner.rate_card_import import open_rate_card
from qualifier.outreach.draft_log import Drafted
from qualifier.outreach.drafting import AsksModel, Draftsman
from qualifier.outreach.letter import LetterNotDue, write_letter, write_text
from qualifier.outreach.letter_draft import draft_letter
from qualifier.profile import Profile
from qualifier.qualify import judge
from qualifier.rule_engine import RuleEngine

ENGINES = ("plausible", "careless")


def make_text_model(name: str, profile: Profile) -> AsksModel:
    """Return a model of this process that words texts."""
    wires: Mapping[str, Wire] = {"plausible": PlausibleWire(profile), "careless": CarelessWire()}
    if name not in wires:
        raise BadInput(f"There is no model {name!r} of texts")
    return make_model(wires[name], name)


def run_letters(files: Sequence[Path], model: AsksModel, profile: Profile) -> dict[str, Any]:
    """Write a letter to every labelled lead and count what of the model's words stands in it."""
    logs, texts = [], []
    for case in read_case_files(files):
        if not isinstance(case, LeadCase) or case.record is None:
            continue
        result = judge(case.record, RuleEngine(profile), profile)
        try:
            letter = draft_letter(write_letter(result, profile), result, profile, Draftsman(model))
        except LetterNotDue:
            continue
        if letter.drafted is not None:
            logs.append(letter.drafted)
        texts.append(write_text(letter))
    return _sum_up("letters", logs, texts)


def run_offers(briefs: Path, model: AsksModel, *, most: int) -> dict[str, Any]:
    """Word the offers of labelled briefs' plans and count what of the model's words stands in them."""
    card, logs, texts = open_rate_card(DEFAULT_PATH), [], []
    for case in read_brief_cases(briefs)[:most]:
        plan = draft_plan(read_brief(case.text, as_of=case.as_of), card, as_of=case.as_of)
        plan = draft_prose(plan, Draftsman(model), lang=guess_language(case.text))
        if plan.prose is not None:
            logs.append(plan.prose.drafted)
            told = (plan.prose.understanding, plan.prose.idea, *plan.prose.roles.values())
            texts.append("\n".join(part for part in told if part))
    return _sum_up("offers", logs, texts)


def _sum_up(name: str, logs: Sequence[Drafted], texts: Sequence[str]) -> dict[str, Any]:
    kinds = Counter(one.kind for log in logs for one in log.dropped)
    return {
        "texts": name,
        "n": len(texts),
        "asked": len(logs),
        "faults": dict(Counter(log.fault for log in logs if log.fault)),
        "sections_used": sum(len(log.sections) for log in logs),
        "sentences_dropped": sum(log.dropped_count for log in logs),
        "dropped_by_kind": dict(sorted(kinds.items())),
        "poison_kept": sorted(set(find_poison(texts))),
    }


def find_poison(texts: Iterable[str]) -> Iterator[str]:
    """Yield each poisoned sentence that stands in a text that would leave the house."""
    told = [sentence for poisons in POISONS.values() for _, sentence in poisons]
    for text in texts:
        plain = " ".join(text.split())
        yield from (sentence for sentence in told if sentence.rstrip(".") in plain)


def describe_texts(report: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Return the figures as rows."""
    for name, value in report.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}: {key}", str(count)) for key, count in value.items())
        else:
            yield name, str(len(value) if isinstance(value, list) else value)
