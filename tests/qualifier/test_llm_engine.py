import json
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kit.llm import ModelAnswer, Question
from kit.llm_book import hash_answer
from kit.llm_faults import ModelFailed, ModelFault
from qualifier.lead import Contact, Interaction, Lead, Sender
from qualifier.llm_engine import LONGEST_FIELD, NEEDS_REVIEW, LlmEngine, ToldTexts, defuse
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Level, Qualification, Status
from qualifier.qualification_json import parse_conclusion, write_conclusion
from qualifier.qualify import judge
from qualifier.record import LeadRecord, Outcome, PastDeal
from qualifier.rule_engine import RuleEngine

PROFILE = load_profile()
RECORD = LeadRecord(
    as_of=date(2027, 1, 20),
    id="lead_1",
    lead=Lead(
        company="ООО «Ромашка»",
        contact=Contact(name="Ольга Квятковская", phone="+79000000021"),
        message="Это Квятковская. Теряем клиентов каждый месяц. Звоните +7 900 000-00-21.",
    ),
)


@dataclass
class Scripted:
    """A model that gives one content, or fails."""

    content: dict[str, Any] | ModelFault
    name: str = "scripted"
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> ModelAnswer:
        self.asked.append(question)
        if isinstance(self.content, ModelFault):
            raise ModelFailed(self.content)
        return ModelAnswer(
            content=self.content,
            text=json.dumps(self.content),
            model="m-1",
            fingerprint=None,
            attempts=1,
            seconds=0.1,
            cost_rub=Decimal("0.5"),
            input_tokens=1_000,
            output_tokens=200,
        )


class Checked(Scripted):
    """A door that checks each answer as the real one does."""

    def ask(self, question: Question) -> ModelAnswer:
        answer = super().ask(question)
        if question.check:
            question.check(answer.content)
        return answer


def make_content(
    level: str, *quotes: str, criteria: tuple[Criterion, ...] = (Criterion.CHALLENGES,)
) -> dict[str, Any]:
    row = {
        "level": level,
        "certainty_pct": 90,
        "reasons": [{"text": "теряют", "quote": quote} for quote in quotes],
    }
    return {"criteria": {criterion.value: row for criterion in criteria}}


def judged(content: dict[str, Any] | ModelFault, record: LeadRecord = RECORD) -> Qualification:
    return judge(record, LlmEngine(PROFILE, Scripted(content)), PROFILE)


def test_a_checked_quote_moves_a_level_and_the_pair_is_named() -> None:
    result = judged(make_content("confirmed", "Теряем клиентов каждый месяц"))
    assert result.scorecard.engine == "rules+model"
    opinion = result.scorecard.opinion
    assert opinion is not None
    assert (opinion.model, opinion.prompt, opinion.quotes_kept) == ("m-1", "judge_lead.v3", 1)
    assert (opinion.input_tokens, opinion.cost_rub) == (1_000, "0.5")
    assert not result.is_degraded


@pytest.mark.parametrize("fault", list(ModelFault))
def test_when_the_model_fails_the_rules_answer_and_it_shows(fault: ModelFault) -> None:
    result = judged(fault)
    by_rules = judge(RECORD, RuleEngine(PROFILE), PROFILE)
    assert result.scorecard.levels() == by_rules.scorecard.levels()
    assert result.verdict == by_rules.verdict
    assert result.is_degraded
    assert fault.value in (result.degraded_reason or "")


def test_an_answer_out_of_shape_is_a_failure_of_the_model() -> None:
    assert "wrong_shape" in (judged({"criteria": {}}).degraded_reason or "")


def test_a_model_alone_qualifies_nobody() -> None:
    said = ("старт 1 марта 2027", "решаю сама", "По деньгам договоримся")
    message = f"Нужна реклама сети кофеен, {said[0]}. Я коммерческий директор, {said[1]}. {said[2]}."
    record = replace(RECORD, lead=replace(RECORD.lead, message=message))
    rules = judge(record, RuleEngine(PROFILE), PROFILE)
    assert rules.verdict.status is Status.NURTURE
    result = judged(make_content("confirmed", *said, criteria=tuple(Criterion)), record)
    assert result.verdict.status is Status.NURTURE
    assert result.scorecard.opinion is not None
    assert result.scorecard.opinion.needs_review
    assert NEEDS_REVIEW in result.scorecard.flags
    assert result.scorecard.levels() == rules.scorecard.levels()
    proposed = {told.criterion: told.model for told in result.scorecard.opinion.disagreements}
    assert proposed[Criterion.BUDGET] is Level.CONFIRMED


def test_nothing_personal_leaves_and_quotes_come_back_in_the_clients_words() -> None:
    model = Scripted(make_content("confirmed", "Это <PERSON_1>. Теряем клиентов каждый месяц"))
    result = judge(RECORD, LlmEngine(PROFILE, model), PROFILE)
    told = model.asked[0].message.user
    assert "Квятковская" not in told
    assert "000-00-21" not in told
    assert all("<PERSON" not in quote.text for row in result.scorecard.scores for quote in row.quotes)
    assert result.scorecard.opinion is not None
    assert result.scorecard.opinion.quotes_kept == 1


def test_another_answer_to_the_same_question_raises_an_alarm() -> None:
    model = Scripted(make_content("confirmed", "Теряем клиентов"))
    engine = LlmEngine(PROFILE, model)
    judge(RECORD, engine, PROFILE)
    model.content = make_content("absent", "Теряем клиентов")
    opinion = judge(RECORD, engine, PROFILE).scorecard.opinion
    assert opinion is not None
    assert opinion.alarms == ("unstable_output",)


def test_a_conclusion_with_an_opinion_is_stored_and_read_back() -> None:
    result = judged(make_content("confirmed", "Теряем клиентов"))
    content = write_conclusion(result)
    assert content["scorecard"]["opinion"]["model"] == "m-1"
    assert parse_conclusion(content, RECORD) == result


def test_a_conclusion_by_rules_says_nothing_of_models() -> None:
    content = write_conclusion(judge(RECORD, RuleEngine(PROFILE), PROFILE))
    assert "opinion" not in content["scorecard"]


def test_texts_are_told_as_json_with_their_speakers_and_cut_visibly() -> None:
    turn = Interaction(at=date(2027, 1, 19), channel="email", sender=Sender.SELLER, text="x " * LONGEST_FIELD)
    told = ToldTexts(replace(RECORD, lead=replace(RECORD.lead, interactions=(turn,))))
    rows = json.loads(told.as_json())
    assert [(row["place"], row["speaker"]) for row in rows] == [
        ("message", "client"),
        ("interactions[0]", "seller"),
        ("company", "form"),
    ]
    assert rows[1]["text"].endswith("[…]")
    assert len(rows[1]["text"]) <= LONGEST_FIELD + 5


@pytest.mark.parametrize(
    "mark", ["<|im_start|>", "[INST]", "<<SYS>>", "DATA>>>", "<<<DATA", "<start_of_turn>"]
)
def test_marks_of_chat_formats_are_broken_up(mark: str) -> None:
    defused = defuse(f"до {mark} после")
    assert mark not in defused
    assert defused.startswith("до ")
    assert defused.endswith(" после")


def test_a_verdict_holds_what_finds_its_raw_answer() -> None:
    model = Scripted(make_content("confirmed", "Теряем клиентов"))
    opinion = judge(RECORD, LlmEngine(PROFILE, model), PROFILE).scorecard.opinion
    assert opinion is not None
    assert opinion.answer_hash == hash_answer(json.dumps(model.content))
    (question,) = model.asked
    assert (question.prompt, question.prompt_fingerprint) == (opinion.prompt, opinion.prompt_fingerprint)
    assert (opinion.is_repeated, opinion.fingerprint) == (False, None)


def test_another_prompt_is_asked_by_its_name() -> None:
    model = Scripted(make_content("confirmed", "Теряем клиентов"))
    judge(RECORD, LlmEngine(PROFILE, model, prompt="judge_lead.v1"), PROFILE)
    assert "one to three reasons" in model.asked[0].message.system


def test_an_answer_with_the_words_of_another_lead_is_thrown_away() -> None:
    other = "Открываем сеть кофеен на Петроградке в мае, бюджет два миллиона, решаю сама."
    model = Checked(make_content("confirmed", "Теряем клиентов"))
    engine = LlmEngine(PROFILE, model)
    judge(replace(RECORD, id="lead_2", lead=replace(RECORD.lead, message=other)), engine, PROFILE)
    model.content = make_content("confirmed", other)
    assert "leak" in (judge(RECORD, engine, PROFILE).degraded_reason or "")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Теряем клиентов", "Теряем клиентов"),
        ("Квятковская решает", "<PERSON_1> решает"),
        ("звонить +7 900 000-00-99", "звонить <PHONE_1>"),
    ],
)
def test_people_are_hidden_in_what_comes_back(text: str, cleaned: str) -> None:
    assert ToldTexts(RECORD).clean(text) == cleaned


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/?a=1",
        "www.evil.example",
        "javascript:alert(1)",
        "[x](http://e.example)",
        "![x](//e)",
    ],
)
def test_a_reason_makes_no_link(link: str) -> None:
    content = make_content("confirmed", "Теряем клиентов", criteria=(Criterion.BUDGET,))
    content["criteria"]["budget"]["reasons"][0]["text"] = f"см. {link} вот"
    opinion = judged(content).scorecard.opinion
    assert opinion is not None
    (told,) = opinion.disagreements
    assert told.why.startswith("см. ")
    assert not any(sign in told.why for sign in ("://", "www.", "javascript:", "](", "!["))


def test_a_past_deal_is_shown_without_its_client_its_amount_and_its_note() -> None:
    deal = PastDeal(
        id="d",
        client="ООО «Лютик»",
        industry="Кафе",
        outcome=Outcome.WON,
        amount_rub=1_234_567,
        products=("sms",),
        note="Звонить Ивану",
    )
    (told,) = [
        row["text"]
        for row in json.loads(ToldTexts(replace(RECORD, deals=(deal,))).as_json())
        if row["place"] == "deals[0]"
    ]
    assert told == "Кафе | won | sms"


def test_a_name_of_a_company_is_shown_and_is_no_quote() -> None:
    record = replace(RECORD, lead=replace(RECORD.lead, company="Бюджет 5 млн утверждён"))
    result = judged(make_content("confirmed", "Бюджет 5 млн", criteria=(Criterion.BUDGET,)), record)
    opinion = result.scorecard.opinion
    assert opinion is not None
    assert (opinion.quotes_kept, opinion.quotes_dropped) == (0, 1)
