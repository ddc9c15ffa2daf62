"""The engine that asks a model: it reads beside the rules, code checks it, the rules stand when it fails."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from kit.llm import ModelAnswer, Question
from kit.llm_book import hash_answer
from kit.llm_faults import ModelFailed, ModelFault
from kit.llm_wire import Message
from prompts.library import Prompt, read_prompt
from qualifier.decision import decide
from qualifier.dedupe import find_twin
from qualifier.evidence import Evidence
from qualifier.foreign_words import ForeignWords
from qualifier.masking.chat_marks import defuse
from qualifier.masking.mask import Mask, MaskedText
from qualifier.model_answer import Proposal, answer_schema, check_shape, read_proposals
from qualifier.model_merge import Bench, merge_proposals, register_places, spoken_places
from qualifier.qualification import Criterion, Level, Opinion, Scorecard, Status
from qualifier.record import LeadRecord, describe_deal, text_at
from qualifier.record_writing import hash_record
from qualifier.rule_engine import RuleEngine

if TYPE_CHECKING:
    from qualifier.profile import Profile

Levels = tuple[tuple[Criterion, Level, int], ...]
PROMPT = "judge_lead.v3"
NEEDS_REVIEW = "needs_review"
_REMEMBERED = 10_000
LONGEST_LEAD = 20_000
LONGEST_FIELD = 6_000
_CUT = " […]"
# Shown, since a trade is often in the name; no quote, since anybody may write anything there.
COMPANY = "company"
_DEALS = "deals["


class AsksModel(Protocol):
    """The door to a model."""

    name: str

    def ask(self, question: Question) -> ModelAnswer:
        """Return a checked object, or raise ModelFailed."""
        ...


@dataclass(frozen=True, slots=True)
class LlmEngine:
    """Scores by rules and model together; `name` is what answers call the pair."""

    profile: "Profile"
    model: AsksModel
    name: str = "rules+model"
    # Our own: an answer that holds it recites the instructions and is thrown away.
    canary: str = field(default_factory=lambda: f"ref-{secrets.token_hex(8)}")
    prompt: str = PROMPT
    # What the last answers to a question proposed: another answer to the same is worth an alarm.
    _levels: dict[str, Levels] = field(default_factory=dict)
    _others: ForeignWords = field(default_factory=ForeignWords)

    def score(self, record: LeadRecord, evidence: Evidence) -> Scorecard:
        """Return the rules' scorecard as far as the model's checked quotes move it."""
        rules = RuleEngine(self.profile).score(record, evidence)
        prompt = read_prompt(self.prompt)
        told = ToldTexts(record)
        try:
            question = ask_about(record, self.profile, prompt, (told, self.canary))
            self._others.remember(question.lead_key, told.shown())
            answer = self.model.ask(replace(question, check=partial(self._check, question.lead_key)))
            proposals = read_proposals(answer.content)
        except ModelFailed as failed:
            return replace(rules, opinion=self._opinion(prompt, failed.fault))
        bench = Bench(evidence=evidence, profile=self.profile, restore=told.restore)
        merged = merge_proposals(rules, proposals, bench)
        opinion = replace(
            self._opinion(prompt),
            model=answer.model,
            quotes_kept=merged.quotes_kept,
            quotes_dropped=merged.quotes_dropped,
            disagreements=merged.disagreements,
            alarms=(*answer.alarms, *self._notice_flip(question, proposals)),
            input_tokens=answer.input_tokens,
            output_tokens=answer.output_tokens,
            cost_rub=str(answer.cost_rub),
            answer_hash=hash_answer(answer.text),
            fingerprint=answer.fingerprint,
            parameters=answer.parameters,
            is_repeated=answer.is_repeated,
        )
        return self._settle(record, rules, replace(merged.scorecard, engine=self.name, opinion=opinion))

    def _settle(self, record: LeadRecord, rules: Scorecard, merged: Scorecard) -> Scorecard:
        """A model alone never makes a lead qualified: then the rules stand, and a person sees both."""
        twin = find_twin(record)
        if decide(record, merged, self.profile, twin).status is not Status.QUALIFIED:
            return merged
        if decide(record, rules, self.profile, twin).status is Status.QUALIFIED:
            return merged
        opinion = merged.opinion and replace(merged.opinion, needs_review=True)
        return replace(rules, engine=self.name, flags=(*rules.flags, NEEDS_REVIEW), opinion=opinion)

    def _check(self, lead_key: str, content: Mapping[str, Any]) -> None:
        rows = check_shape(content)
        said = "\n".join(part for row in rows.values() for reason in row.reasons for part in reason.said())
        if self._others.stand_in(said, lead_key):
            raise ModelFailed(ModelFault.LEAK)

    def _notice_flip(self, question: Question, proposals: tuple[Proposal, ...]) -> tuple[str, ...]:
        levels = tuple((proposal.criterion, proposal.level, proposal.certainty_pct) for proposal in proposals)
        if len(self._levels) >= _REMEMBERED:
            self._levels.clear()
        before = self._levels.setdefault(question.hash, levels)
        return () if before == levels else ("unstable_output",)

    def _opinion(self, prompt: Prompt, fault: ModelFault | None = None) -> Opinion:
        return Opinion(
            model=self.model.name,
            prompt=prompt.id,
            prompt_fingerprint=prompt.fingerprint,
            fault=fault and fault.value,
        )


def ask_about(
    record: LeadRecord, profile: "Profile", prompt: Prompt, told: tuple["ToldTexts", str]
) -> Question:
    """Return the question about a record: its texts as data, the profile's numbers, the canary."""
    texts, canary = told
    values = {
        **name_figures(profile),
        "as_of": record.as_of.isoformat(),
        "canary": canary,
        "texts": texts.as_json(),
    }
    # Older versions of the prompt name fewer of them.
    system, user = prompt.fill({name: values[name] for name in prompt.variables if name in values})
    return Question(
        message=Message(system=system, user=user),
        schema=answer_schema(),
        lead_key=record.id or hash_record(record),
        canary=canary,
        prompt=prompt.id,
        prompt_fingerprint=prompt.fingerprint,
        check=check_shape,
        clean=texts.clean,
    )


def name_figures(profile: "Profile") -> dict[str, str]:
    """Return the profile's bounds and trades as prompts name them: a model judges by the same as code."""
    timing, size, spending = profile.timing, profile.size, profile.spending
    figures = {
        "minimum_order": profile.minimum_order_rub.value,
        "timing_confirmed": timing.confirmed_months.value,
        "timing_partial": timing.partial_months.value,
        "money_orders": spending.money_confirmed_orders.value,
        "money_revenue": spending.money_partial_revenue_rub.value,
        "large_employees": size.confirmed_employees.value,
        "large_revenue": size.confirmed_revenue_rub.value,
        "middle_employees": size.partial_employees.value,
        "middle_revenue": size.partial_revenue_rub.value,
        "activity_months": spending.ad_activity_months.value,
        "potential_confirmed": spending.potential_confirmed_orders.value,
        "potential_partial": spending.potential_partial_orders.value,
    }
    trades = {
        "target_trades": Level.CONFIRMED,
        "adjacent_trades": Level.PARTIAL,
        "refused_trades": Level.ABSENT,
    }
    return {
        "house": profile.seller.en,
        **{name: str(value) for name, value in figures.items()},
        **{name: _list_trades(profile, level) for name, level in trades.items()},
    }


def _list_trades(profile: "Profile", level: Level) -> str:
    return ", ".join(one.name.replace("_", " ") for one in profile.industries if one.level is level)


class ToldTexts:
    """What the model is shown of a record: masked, cut visibly, defused; its quotes find their way back."""

    def __init__(self, record: LeadRecord) -> None:
        self._names = tuple(name for name in (record.lead.contact.name,) if name)
        mask = Mask(self._names)
        self._masked: dict[str, MaskedText] = {}
        left = LONGEST_LEAD
        for place in (*spoken_places(record), COMPANY, *register_places(record)):
            text = _tell(record, place)[: min(LONGEST_FIELD, left)]
            if text.strip():
                self._masked[place] = mask.hide(text)
                left -= len(text)
        self._record = record

    def shown(self) -> tuple[str, ...]:
        """Return the texts as they are shown, without their frame."""
        return tuple(masked.text for masked in self._masked.values())

    def as_json(self) -> str:
        """Return the texts as JSON strings with the fence and the marks of chat formats defused."""
        rows = [
            {"place": place, "speaker": self._speaker(place), "text": self._show(place, masked)}
            for place, masked in self._masked.items()
        ]
        return defuse(json.dumps(rows, ensure_ascii=False, indent=1))

    def restore(self, quote: str) -> str | None:
        """Return what a quote of the shown texts is in the record's own words."""
        for masked in self._masked.values():
            if (found := masked.restore(quote)) is not None:
                return found
        return None

    def clean(self, text: str) -> str:
        """Hide people's data in a text of the answer; what was shown has been through the mask already."""
        was_shown = any(text in masked.text for masked in self._masked.values())
        return text if was_shown else Mask(self._names).hide(text).text

    def _show(self, place: str, masked: MaskedText) -> str:
        whole = _tell(self._record, place)
        return masked.text + (_CUT if len(whole) > len(masked.original) else "")

    def _speaker(self, place: str) -> str:
        if place.startswith("interactions["):
            turn = self._record.lead.interactions[int(place[len("interactions[") : -1])]
            return turn.sender.value
        return {"message": "client", COMPANY: "form"}.get(place, "register")


def _tell(record: LeadRecord, place: str) -> str:
    """Return what is shown of a place: of a past deal no name, no amount, no note."""
    if not place.startswith(_DEALS):
        return text_at(record, place) or ""
    deal = record.deals[int(place[len(_DEALS) : -1])]
    return describe_deal(replace(deal, client=None, amount_rub=None, note=None))
