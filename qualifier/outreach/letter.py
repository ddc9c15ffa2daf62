"""The follow-up letter to a client, by template: the client's words, at most three questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.errors import AppError
from qualifier.outreach.client_words import find_task_words
from qualifier.outreach.draft_log import Drafted
from qualifier.outreach.known_facts import KnownFact, list_known_facts, write_amount
from qualifier.outreach.letter_words import LetterKind, LetterWords, Tone, load_letter_words
from qualifier.outreach.salutation import read_address
from qualifier.qualification import Criterion, Level, Qualification, Question, Reason, Status
from qualifier.reachability import is_empty

if TYPE_CHECKING:
    from qualifier.profile import Profile

MOST_QUESTIONS = 3
_LONGEST_NAME = 60
_KINDS: Mapping[Reason | None, LetterKind] = {
    None: LetterKind.BRIEF,
    Reason.NOT_READY: LetterKind.LATER,
    Reason.NO_BUDGET: LetterKind.NO_BUDGET,
    Reason.NO_AUTHORITY: LetterKind.NO_AUTHORITY,
    Reason.UNREACHABLE: LetterKind.UNREACHABLE,
}
# What a letter repeats of a criterion: then only the rest is asked.
_TOLD: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.BUDGET: ("budget",),
    Criterion.TIMING: ("start", "decision"),
}
_WAITING = frozenset({LetterKind.LATER, LetterKind.NO_BUDGET})


class LetterNotDue(AppError):
    """No letter is written to this lead: there is nothing in it to answer."""

    status = 409
    code = "letter_not_due"
    ru = "Письмо этому лиду не пишут: отвечать не на что."


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question of a letter and the criterion that its answer settles."""

    criterion: Criterion
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft for a person to look through and send; `drafted` is there when a model was asked."""

    lang: str
    tone: Tone
    kind: LetterKind
    subject: str
    greeting: str
    opening: tuple[str, ...]
    ask: str
    questions: tuple[AskedQuestion, ...]
    closing: str
    signature: tuple[str, ...]
    minimum: str | None = None
    quoted: str | None = None
    facts: tuple[KnownFact, ...] = ()
    drafted: Drafted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDesk:
    """What a letter is written from."""

    result: Qualification
    profile: "Profile"
    words: LetterWords
    tone: Tone
    lang: str


def write_letter(
    result: Qualification,
    profile: "Profile",
    *,
    tone: Tone = Tone.FORMAL,
    lang: str | None = None,
    by: str | None = None,
) -> Letter:
    """Return the letter that follows from a verdict; LetterNotDue for spam and for empty requests."""
    kind = choose_kind(result)
    spoken = lang or result.record.lang
    desk = LetterDesk(result=result, profile=profile, words=load_letter_words(spoken), tone=tone, lang=spoken)
    quoted = find_task_words(result.record, result.scorecard) if has_task(kind) else None
    # The client's words are not translated: a letter in another language goes without them.
    quoted = quoted if quoted and is_written_in(quoted, spoken) else None
    facts = list_known_facts(result, desk.words, spoken) if has_task(kind) else ()
    questions = choose_questions(desk, kind, facts)
    return Letter(
        lang=spoken,
        tone=tone,
        kind=kind,
        subject=_write_subject(desk, kind),
        greeting=_greet(desk),
        opening=tuple(_open(desk, kind, quoted, facts)),
        minimum=_say_minimum(desk, kind),
        ask=_introduce(desk, kind, questions),
        questions=questions,
        closing=_close(desk, kind, questions),
        signature=(desk.words.partings[tone], by or desk.words.manager, name_house(profile, spoken)),
        quoted=quoted,
        facts=facts,
    )


def choose_kind(result: Qualification) -> LetterKind:
    """Return what the letter is for."""
    verdict = result.verdict
    if verdict.reason is Reason.SPAM or is_empty(result.record):
        raise LetterNotDue
    if verdict.status is Status.DUPLICATE:
        return LetterKind.DUPLICATE
    if verdict.status is Status.DISQUALIFIED:
        return LetterKind.DECLINE
    if verdict.reason is Reason.NO_BUDGET and result.scorecard.numbers.budget_max_rub is not None:
        # A sum was named, only too small or frozen: the talk is about it, not about having none.
        is_later = result.scorecard.levels()[Criterion.TIMING] is Level.ABSENT
        return LetterKind.LATER if is_later else LetterKind.QUESTIONS
    return _KINDS.get(verdict.reason, LetterKind.QUESTIONS)


def has_task(kind: LetterKind) -> bool:
    """Tell whether a letter goes on about the client's task."""
    return kind not in {LetterKind.DECLINE, LetterKind.DUPLICATE}


def choose_questions(
    desk: LetterDesk, kind: LetterKind, facts: tuple[KnownFact, ...]
) -> tuple[AskedQuestion, ...]:
    """Return at most three questions; of a contact that does not decide, who does comes first."""
    if not has_task(kind):
        return ()
    levels = desk.result.scorecard.levels()
    asked = [question.criterion for question in desk.result.verdict.questions]
    if levels[Criterion.AUTHORITY] is Level.ABSENT:
        asked = [Criterion.AUTHORITY, *(one for one in asked if one is not Criterion.AUTHORITY)]
    known = frozenset(fact.name for fact in facts)
    return tuple(
        AskedQuestion(criterion=one, text=_ask(desk, one, levels[one], known))
        for one in asked[:MOST_QUESTIONS]
    )


def _ask(desk: LetterDesk, criterion: Criterion, level: Level, known: frozenset[str]) -> str:
    texts = desk.words.questions[criterion]
    if desk.profile.name not in desk.words.profiles:
        # Another seller's questions are in its profile.
        return Question(
            criterion=criterion, text=desk.profile.questions[criterion].bilingual()
        ).text.in_language(desk.lang)
    told = next((name for name in _TOLD.get(criterion, ()) if name in known), None)
    return desk.words.when_known[told] if told else texts.get(level, texts[Level.UNKNOWN])


def _write_subject(desk: LetterDesk, kind: LetterKind) -> str:
    return desk.words.subjects[kind].format(company=name_company(desk))


def name_company(desk: LetterDesk) -> str:
    """Return the client's company as one short line."""
    # «Маслодел Юга (через Ашота)»: what the house noted in brackets is not for the client's eyes.
    name = " ".join((desk.result.record.lead.company or "").split("(")[0].split()).rstrip(" ,/—-")
    return name if 0 < len(name) <= _LONGEST_NAME else desk.words.nameless_company


def name_house(profile: "Profile", lang: str) -> str:
    """Return the seller's name without what it sells."""
    return profile.seller.bilingual().in_language(lang).partition(" — ")[0]


def list_services(profile: "Profile", lang: str) -> str:
    """Return what the seller sells."""
    return profile.seller.bilingual().in_language(lang).partition(" — ")[2] or name_house(profile, lang)


def _greet(desk: LetterDesk) -> str:
    address, greetings = read_address(desk.result.record.lead.contact.name), desk.words.greetings
    if address is None or not is_written_in(address.full, desk.lang):
        return greetings["nameless"]
    if desk.tone is not Tone.FORMAL:
        return greetings[desk.tone.value].format(name=address.short)
    key = f"formal_{address.gender.value}" if address.gender else "formal"
    return greetings[key].format(name=address.full)


def is_written_in(text: str, lang: str) -> bool:
    """Tell whether a text can stand in a letter of a language: English takes no Cyrillic letters."""
    return lang == "ru" or not any("а" <= letter <= "я" for letter in text.lower())


def _open(
    desk: LetterDesk, kind: LetterKind, quoted: str | None, facts: tuple[KnownFact, ...]
) -> Iterator[str]:
    words, tone = desk.words, desk.tone
    yield words.openings[tone][kind]
    if quoted:
        yield words.quoted[tone].format(words=quoted)
    if facts:
        recap = words.recap if quoted else words.recap_alone
        yield recap[tone].format(facts=", ".join(fact.text for fact in facts))
    if kind is LetterKind.DECLINE:
        yield _decline(desk)
    if kind is LetterKind.DUPLICATE:
        yield words.duplicates[tone]


def _say_minimum(desk: LetterDesk, kind: LetterKind) -> str | None:
    """Better said now than after a plan: the client named less than the smallest order."""
    if not has_task(kind) or not _is_below_minimum(desk):
        return None
    least = write_amount(desk.profile.minimum_order_rub.value, desk.lang)
    return desk.words.minimum[desk.tone].format(minimum=least)


def _is_below_minimum(desk: LetterDesk) -> bool:
    low = desk.result.scorecard.numbers.budget_min_rub
    high = desk.result.scorecard.numbers.budget_max_rub
    least = min((one for one in (low, high) if one is not None), default=None)
    return least is not None and least < desk.profile.minimum_order_rub.value


def _decline(desk: LetterDesk) -> str:
    texts, reason = desk.words.declines[desk.tone], desk.result.verdict.reason
    key = reason.value if reason and reason.value in texts else "other"
    return texts[key].format(services=list_services(desk.profile, desk.lang))


def _introduce(desk: LetterDesk, kind: LetterKind, questions: tuple[AskedQuestion, ...]) -> str:
    if questions:
        return desk.words.asks[desk.tone][kind]
    return desk.words.nothing_to_ask[desk.tone] if has_task(kind) else ""


def _close(desk: LetterDesk, kind: LetterKind, questions: tuple[AskedQuestion, ...]) -> str:
    closings = desk.words.closings[desk.tone]
    if not questions:
        return closings["none"]
    return closings["later"] if kind in _WAITING else closings["asks"]


def write_text(letter: Letter) -> str:
    """Return the whole letter as plain text."""
    asked = [f"{number}. {one.text}" for number, one in enumerate(letter.questions, 1)]
    parts = [
        letter.greeting,
        "\n\n".join(letter.opening),
        letter.minimum,
        "\n".join([letter.ask, *asked]).strip(),
        letter.closing,
        "\n".join(letter.signature),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
