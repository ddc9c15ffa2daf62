"""A letter worded by a model: an opening and the questions, each used only when code finds it true."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from qualifier.masking.mask import Mask
from qualifier.outreach.draft_log import Drafted
from qualifier.outreach.drafting import (
    Draft,
    Draftsman,
    Sections,
    Strict,
    Task,
    ask_for_draft,
    is_suspicious,
    object_schema,
    write_data,
)
from qualifier.outreach.fact_check import Facts, Fault, FaultKind, check_text, gather_facts, split_text
from qualifier.outreach.letter import AskedQuestion, Letter, has_task, name_house
from qualifier.outreach.letter_words import LetterWords, load_letter_words
from qualifier.qualification import Criterion, Level, Qualification
from qualifier.record_writing import hash_record

if TYPE_CHECKING:
    from qualifier.profile import Profile

PROMPT = "write_letter.v1"
MOST_LETTERS = 600
_MOST_SENTENCES = 4
_MOST_QUESTION_LETTERS = 220
_MOST_QUOTES = 4
_MOST_ANSWERED = 10
_LANGUAGES = {"ru": "Russian", "en": "English"}
# A request in the opening is a question without its mark.
_REQUESTS = (
    "пришлите", "сообщите", "уточните", "подскажите", "расскажите", "напишите", "позвоните",
    "просим", "ответьте",
    "please", "send us", "tell us", "let us know", "could you", "call us", "reply",
)  # fmt: skip
Text = Annotated[str, StringConstraints(max_length=2_000)]


class _AskedIn(Strict):
    criterion: Annotated[str, StringConstraints(max_length=40)]
    text: Text


class _LetterIn(Strict):
    opening: Text
    questions: Annotated[tuple[_AskedIn, ...], Field(max_length=_MOST_ANSWERED)]


SCHEMA = object_schema(
    opening={"type": "string"},
    questions={
        "type": "array",
        "items": object_schema(criterion={"type": "string"}, text={"type": "string"}),
    },
)


def draft_letter(letter: Letter, result: Qualification, profile: "Profile", draftsman: Draftsman) -> Letter:
    """Return the letter as far as the model's checked words replace the template's; a refusal stays ours."""
    if not has_task(letter.kind):
        return letter
    if is_suspicious(result.scorecard.flags):
        return replace(letter, drafted=_not_asked(draftsman))
    facts = list_letter_facts(letter, result, profile)
    mask = Mask(tuple(name for name in (result.record.lead.contact.name,) if name))
    task = make_letter_task(letter, result, profile, facts=facts, mask=mask)
    draft, log = ask_for_draft(task, draftsman, mask)
    if draft is None:
        return replace(letter, drafted=log)
    known = gather_facts(
        (*facts.values(), *(one.text for one in letter.questions)),
        as_of=result.record.as_of,
        lang=letter.lang,
        values=(Decimal(profile.minimum_order_rub.value),),
    )
    return _merge(letter, draft, log, known)


def _not_asked(draftsman: Draftsman) -> Drafted:
    return Drafted(model=draftsman.model.name, prompt=PROMPT, prompt_fingerprint="", fault="suspicious")


def list_letter_facts(letter: Letter, result: Qualification, profile: "Profile") -> Mapping[str, str]:
    """Return what the model is shown of a lead, and all that its text may say."""
    facts = {
        "company": " ".join((result.record.lead.company or "").split()),
        "region": result.record.lead.region or "",
        "house": profile.seller.bilingual().in_language(letter.lang),
        "task": letter.quoted or "",
        **{fact.name: fact.text for fact in letter.facts},
        **{f"quote_{at}": text for at, text in enumerate(_quotes(result), 1)},
        "template": letter.opening[0],
    }
    return {name: text for name, text in facts.items() if text}


def _quotes(result: Qualification) -> tuple[str, ...]:
    """The client's words on the task and the reason for it."""
    rows = {row.criterion: row for row in result.scorecard.scores}
    told = [
        quote.text
        for criterion in (Criterion.NEED, Criterion.CHALLENGES)
        for quote in rows[criterion].quotes
        if rows[criterion].level in {Level.CONFIRMED, Level.PARTIAL}
    ]
    return tuple(dict.fromkeys(told))[:_MOST_QUOTES]


def make_letter_task(
    letter: Letter, result: Qualification, profile: "Profile", *, facts: Mapping[str, str], mask: Mask
) -> Task:
    """Return what the model is asked to write."""
    words = load_letter_words(letter.lang)
    asked = [{"criterion": one.criterion.value, "text": one.text} for one in letter.questions]
    return Task(
        prompt=PROMPT,
        values={
            "language": _LANGUAGES["ru" if letter.lang == "ru" else "en"],
            "house": name_house(profile, letter.lang),
            "tone": words.tones[letter.tone],
            "purpose": words.purposes[letter.kind],
            "most_letters": str(MOST_LETTERS),
            "as_of": result.record.as_of.isoformat(),
            "facts": write_data(dict(facts), mask),
            "questions": write_data(asked, mask),
        },
        schema=SCHEMA,
        shape=_LetterIn,
        lead_key=result.record.id or hash_record(result.record),
    )


def _merge(letter: Letter, draft: Draft, log: Drafted, facts: Facts) -> Letter:
    content, sections = draft.content, Sections()
    assert isinstance(content, _LetterIn)  # noqa: S101  (the task's own shape)
    opening = sections.take("opening", draft.text(content.opening), lambda text: check_opening(text, facts))
    told = {one.criterion: draft.text(one.text) for one in content.questions}
    words = load_letter_words(letter.lang)
    questions = tuple(_take_question(one, told, sections, (words, facts)) for one in letter.questions)
    for name in sorted(set(told) - {one.criterion.value for one in letter.questions}):
        # Nothing else is asked: a question of the model's own is not used.
        sections.take(f"question:{name}", told[name], _refuse)
    return replace(
        letter,
        opening=(opening,) if opening else letter.opening,
        questions=questions,
        drafted=sections.note(log),
    )


def _refuse(text: str) -> Iterator[Fault]:
    yield Fault(kind=FaultKind.QUESTION, sentence=text, detail="not asked for")


def _take_question(
    asked: AskedQuestion, told: Mapping[str, str], sections: Sections, means: tuple[LetterWords, Facts]
) -> AskedQuestion:
    words, facts = means
    text = told.get(asked.criterion.value, "")
    signs = words.signs[asked.criterion]
    taken = sections.take(
        f"question:{asked.criterion.value}", text, lambda said: check_question(said, signs, facts)
    )
    return replace(asked, text=taken) if taken else asked


def check_opening(text: str, facts: Facts) -> Iterator[Fault]:
    """Yield what is wrong with an opening: claims, length, questions and requests."""
    yield from check_text(text, facts)
    if not text or len(text) > MOST_LETTERS or len(split_text(text)) > _MOST_SENTENCES:
        yield Fault(kind=FaultKind.LENGTH, sentence=text, detail=str(len(text)))
    plain = text.lower()
    if "?" in text or any(word in plain for word in _REQUESTS):
        yield Fault(kind=FaultKind.QUESTION, sentence=text, detail="a request in the opening")


def check_question(text: str, signs: tuple[str, ...], facts: Facts) -> Iterator[Fault]:
    """Yield what is wrong with a question: it must ask one thing, the one that was given."""
    if not text:
        yield Fault(kind=FaultKind.LACKING, sentence="", detail="the question is not there")
        return
    yield from check_text(text, facts)
    if len(text) > _MOST_QUESTION_LETTERS:
        yield Fault(kind=FaultKind.LENGTH, sentence=text, detail=str(len(text)))
    if text.count("?") != 1 or not text.endswith("?"):
        yield Fault(kind=FaultKind.QUESTION, sentence=text, detail="not one question")
    if not any(sign in text.lower() for sign in signs):
        yield Fault(kind=FaultKind.QUESTION, sentence=text, detail="about something else")
