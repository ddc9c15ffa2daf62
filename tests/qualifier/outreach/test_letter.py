from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from qualifier.outreach.fact_check import check_text, gather_facts
from qualifier.outreach.letter import (
    MOST_QUESTIONS,
    Letter,
    LetterNotDue,
    choose_kind,
    is_written_in,
    list_services,
    name_house,
    write_letter,
    write_text,
)
from qualifier.outreach.letter_words import LetterKind, Tone, load_letter_words
from qualifier.outreach.promises import find_promises
from qualifier.profile import find_profile, load_profile
from qualifier.qualification import Criterion, Level, Qualification, Question, Reason, Status
from qualifier.record import LeadRecord
from tests.builders import make_qualification, make_scorecard, make_verdict
from tests.qualifier.outreach.outreach_leads import AS_OF, BAKERY, CLINIC, OPEN_TWIN, bend, house, judged

TONES = list(Tone)
LANGS = ["ru", "en"]


def make_result(
    status: Status = Status.NURTURE,
    reason: Reason | None = Reason.INCOMPLETE,
    *asked: Criterion,
    record: LeadRecord = BAKERY,
    levels: dict[Criterion, Level] | None = None,
) -> Qualification:
    """A judgement with a status, a reason and the criteria to ask for."""
    questions = tuple(Question(criterion=one, text=house().questions[one].bilingual()) for one in asked)
    plain = make_scorecard()
    known = levels or {}
    scores = tuple(replace(row, level=known.get(row.criterion, row.level)) for row in plain.scores)
    verdict = make_verdict(status=status, reason=reason, questions=questions)
    return make_qualification(
        record, verdict=verdict, scorecard=replace(plain, scores=scores, numbers=plain.numbers.__class__())
    )


def letter_of(result: Qualification, tone: Tone = Tone.FORMAL, lang: str = "ru") -> Letter:
    return write_letter(result, house(), tone=tone, lang=lang)


KINDS = [
    (Status.QUALIFIED, None, LetterKind.BRIEF),
    (Status.NURTURE, Reason.INCOMPLETE, LetterKind.QUESTIONS),
    (Status.NURTURE, Reason.TOO_SMALL, LetterKind.QUESTIONS),
    (Status.NURTURE, Reason.NOT_READY, LetterKind.LATER),
    (Status.NURTURE, Reason.NO_BUDGET, LetterKind.NO_BUDGET),
    (Status.NURTURE, Reason.NO_AUTHORITY, LetterKind.NO_AUTHORITY),
    (Status.NURTURE, Reason.UNREACHABLE, LetterKind.UNREACHABLE),
    (Status.DISQUALIFIED, Reason.WRONG_SEGMENT, LetterKind.DECLINE),
    (Status.DISQUALIFIED, Reason.NO_NEED, LetterKind.DECLINE),
    (Status.DISQUALIFIED, Reason.INSOLVENT, LetterKind.DECLINE),
    (Status.DUPLICATE, Reason.DUPLICATE, LetterKind.DUPLICATE),
]


@pytest.mark.parametrize(("status", "reason", "kind"), KINDS)
def test_the_kind_of_a_letter_follows_from_the_verdict(
    status: Status, reason: Reason | None, kind: LetterKind
) -> None:
    assert choose_kind(make_result(status, reason)) is kind


def test_spam_and_emptiness_get_no_letter() -> None:
    with pytest.raises(LetterNotDue):
        choose_kind(make_result(Status.DISQUALIFIED, Reason.SPAM))
    empty = bend(BAKERY, message="")
    with pytest.raises(LetterNotDue) as refused:
        write_letter(judged(empty), house())
    assert (refused.value.status, refused.value.code) == (409, "letter_not_due")


EVERY = [
    pytest.param(status, reason, tone, lang, id=f"{kind}-{tone}-{lang}")
    for (status, reason, kind), tone, lang in product(KINDS, TONES, LANGS)
]
ASKED = (Criterion.NEED, Criterion.BUDGET, Criterion.TIMING)


def facts_of(lang: str) -> object:
    told = [
        name_house(house(), lang),
        list_services(house(), lang),
        "Пекарни Колос Анна Сергеевна",
        "в двух словах с нуля, a couple of words, not twice",
    ]
    words = load_letter_words(lang)
    asked = [text for texts in words.questions.values() for text in texts.values()]
    return gather_facts([*told, *asked], as_of=AS_OF, lang=lang)


@pytest.mark.parametrize(("status", "reason", "tone", "lang"), EVERY)
def test_every_letter_is_whole_asks_what_is_missing_and_promises_nothing(
    status: Status, reason: Reason | None, tone: Tone, lang: str
) -> None:
    letter = letter_of(make_result(status, reason, *ASKED), tone, lang)
    text = write_text(letter)
    assert letter.subject
    assert letter.greeting[-1] in "!,"
    assert text.count("?") == len(letter.questions) <= MOST_QUESTIONS
    assert "{" not in text
    assert "  " not in text
    assert not list(find_promises(text, day=AS_OF))
    is_answered = letter.kind in {LetterKind.DECLINE, LetterKind.DUPLICATE}
    assert bool(letter.questions) is not is_answered
    for paragraph in (*letter.opening, letter.ask, letter.closing):
        assert not paragraph or not check_text(paragraph, facts_of(lang))  # type: ignore[arg-type]


@pytest.mark.parametrize(("tone", "lang"), list(product(TONES, LANGS)))
def test_a_lead_with_nothing_left_to_ask_is_asked_for_a_call(tone: Tone, lang: str) -> None:
    letter = letter_of(make_result(Status.QUALIFIED, None), tone, lang)
    assert letter.questions == ()
    assert letter.ask == load_letter_words(lang).nothing_to_ask[tone]
    assert "?" not in write_text(letter)


@pytest.mark.parametrize(
    ("name", "tone", "greeting"),
    [
        ("Анна Сергеевна Лосева", Tone.FORMAL, "Уважаемая Анна Сергеевна!"),
        ("Пётр Ильич", Tone.FORMAL, "Уважаемый Пётр Ильич!"),
        ("Анна Лосева", Tone.FORMAL, "Здравствуйте, Анна!"),
        ("Анна Лосева", Tone.FRIENDLY, "Анна, добрый день!"),
        ("Анна Сергеевна", Tone.BRIEF, "Анна Сергеевна, здравствуйте!"),
        ("отдел закупок", Tone.FORMAL, "Здравствуйте!"),
        ("отдел закупок", Tone.FRIENDLY, "Здравствуйте!"),
    ],
)
def test_the_greeting_fits_name_and_tone(name: str, tone: Tone, greeting: str) -> None:
    assert letter_of(make_result(record=bend(BAKERY, name=name)), tone).greeting == greeting


def test_an_english_letter_takes_no_cyrillic_name_and_no_cyrillic_words() -> None:
    letter = write_letter(judged(BAKERY), house(), lang="en")
    assert letter.greeting == "Hello,"
    assert letter.quoted is None
    assert is_written_in("Helen", "en")
    assert not is_written_in("Анна", "en")


def test_the_clients_words_and_figures_are_repeated() -> None:
    text = write_text(write_letter(judged(BAKERY), house())).replace("\u00a0", " ")
    assert "«Нужно вернуть покупателей, которые перестали заходить после ремонта»" in text
    assert "бюджет — 900 000 ₽" in text
    assert "каналы — SMS и баннеры" in text


def test_what_the_house_noted_in_brackets_is_not_for_the_client() -> None:
    letter = write_letter(judged(BAKERY), house())
    assert letter.subject.startswith("Пекарни «Колос»: ")
    assert "выставку" not in write_text(letter) + letter.subject


def test_a_nameless_company_still_has_a_subject() -> None:
    record = replace(BAKERY, lead=replace(BAKERY.lead, company=None))
    assert letter_of(make_result(record=record)).subject.startswith("Ваш запрос: ")


@pytest.mark.parametrize(
    ("low", "high", "is_told"), [(150_000, 350_000, True), (400_000, 400_000, False), (None, None, False)]
)
def test_a_sum_below_the_smallest_order_is_answered_with_it(
    low: int | None, high: int | None, is_told: bool
) -> None:
    result = make_result()
    numbers = replace(result.scorecard.numbers, budget_min_rub=low, budget_max_rub=high)
    letter = letter_of(replace(result, scorecard=replace(result.scorecard, numbers=numbers)))
    assert (letter.minimum is not None) is is_told
    if letter.minimum:
        assert "300\u00a0000" in letter.minimum
        assert letter.minimum in write_text(letter)


def test_no_letter_of_a_declined_lead_speaks_of_money_or_task() -> None:
    letter = letter_of(make_result(Status.DISQUALIFIED, Reason.NO_NEED, *ASKED))
    assert (letter.quoted, letter.facts, letter.minimum, letter.questions) == (None, (), None, ())
    assert "SMS" in " ".join(letter.opening)


def test_a_refusal_does_not_tell_of_insolvency() -> None:
    text = write_text(letter_of(make_result(Status.DISQUALIFIED, Reason.INSOLVENT)))
    assert "банкрот" not in text.lower()
    assert "сейчас" in text


def test_of_a_contact_without_say_who_decides_is_asked_first() -> None:
    result = make_result(
        Status.NURTURE, Reason.NO_AUTHORITY, *ASKED, levels={Criterion.AUTHORITY: Level.ABSENT}
    )
    letter = letter_of(result)
    assert [one.criterion for one in letter.questions] == [
        Criterion.AUTHORITY,
        Criterion.NEED,
        Criterion.BUDGET,
    ]
    assert letter.questions[0].text.startswith("Кто у вас принимает решение")


@pytest.mark.parametrize("level", [Level.UNKNOWN, Level.PARTIAL])
@pytest.mark.parametrize("criterion", list(Criterion))
def test_each_gap_has_its_own_question(criterion: Criterion, level: Level) -> None:
    letter = letter_of(make_result(Status.NURTURE, Reason.INCOMPLETE, criterion, levels={criterion: level}))
    assert letter.questions[0].text == load_letter_words("ru").questions[criterion][level]


def test_what_the_letter_repeats_is_not_asked_again() -> None:
    letter = write_letter(judged(CLINIC), house())
    asked = {one.criterion: one.text for one in letter.questions}
    known = {fact.name for fact in letter.facts}
    assert "start" in known
    assert (
        Criterion.TIMING not in asked
        or asked[Criterion.TIMING] == load_letter_words("en").when_known["start"]
    )


def test_a_sum_that_is_named_but_too_small_is_no_missing_budget() -> None:
    small = make_result(Status.NURTURE, Reason.NO_BUDGET)
    numbers = replace(small.scorecard.numbers, budget_min_rub=120_000, budget_max_rub=120_000)
    named = replace(small, scorecard=replace(small.scorecard, numbers=numbers))
    assert choose_kind(named) is LetterKind.QUESTIONS
    scores = tuple(
        replace(row, level=Level.ABSENT) if row.criterion is Criterion.TIMING else row
        for row in named.scorecard.scores
    )
    assert choose_kind(replace(named, scorecard=replace(named.scorecard, scores=scores))) is LetterKind.LATER


def test_another_seller_asks_by_its_own_profile() -> None:
    other = load_profile(find_profile("software-en"))
    result = make_result(Status.NURTURE, Reason.INCOMPLETE, Criterion.BUDGET)
    letter = write_letter(result, other, lang="en")
    assert letter.questions[0].text == other.questions[Criterion.BUDGET].en
    assert name_house(other, "en") in letter.signature


def test_who_signs_is_asked_or_left_open() -> None:
    assert letter_of(make_result()).signature[1] == "[имя менеджера]"
    assert write_letter(make_result(), house(), by="Ольга Ким").signature[1] == "Ольга Ким"


def test_a_duplicate_is_not_asked_twice() -> None:
    result = judged(replace(BAKERY, open_leads=(OPEN_TWIN,)))
    if result.verdict.status is Status.DUPLICATE:
        assert letter_of(result).questions == ()


def texts_of_three(lang: str) -> Iterator[str]:
    for tone in TONES:
        yield write_text(write_letter(judged(BAKERY if lang == "ru" else CLINIC), house(), tone=tone))


@pytest.mark.parametrize("lang", LANGS)
def test_tones_differ_and_the_brief_one_is_the_shortest(lang: str) -> None:
    formal, friendly, brief = texts_of_three(lang)
    assert len({formal, friendly, brief}) == len(TONES)
    assert len(brief) < min(len(formal), len(friendly))


def test_the_same_record_gives_the_same_bytes() -> None:
    assert write_letter(judged(BAKERY), house()) == write_letter(judged(BAKERY), house())


@pytest.mark.parametrize(
    ("company", "subject"),
    [
        ("АО «Колос»", "АО «Колос»"),
        ("  АО\n «Колос»\t", "АО «Колос»"),
        ("АО «Колос» (через Ашота)", "АО «Колос»"),
        ("АО «Колос» — (перекуп)", "АО «Колос»"),
        ("АО «Колос», ", "АО «Колос»"),
        ("К" * 60, "К" * 60),
        # A name that is too long for a subject is none.
        ("К" * 61, "Ваш запрос"),
        ("(через выставку)", "Ваш запрос"),
        ("—", "Ваш запрос"),
        ("   ", "Ваш запрос"),
    ],
)
def test_the_subject_names_the_company_in_one_clean_line(company: str, subject: str) -> None:
    record = replace(BAKERY, lead=replace(BAKERY.lead, company=company))
    assert letter_of(make_result(record=record)).subject == f"{subject}: несколько уточнений по рекламе"


@pytest.mark.parametrize(
    ("low", "high", "is_told"),
    [
        (299_999, 299_999, True),
        (300_000, 300_000, False),
        (300_001, None, False),
        # The lower end decides: who says «от 200» may mean it.
        (299_999, 900_000, True),
        (300_000, 900_000, False),
        (None, 299_999, True),
        (0, 0, True),
    ],
)
def test_the_smallest_order_itself_is_no_reason_to_speak_of_it(
    low: int | None, high: int | None, is_told: bool
) -> None:
    result = make_result()
    numbers = replace(result.scorecard.numbers, budget_min_rub=low, budget_max_rub=high)
    letter = letter_of(replace(result, scorecard=replace(result.scorecard, numbers=numbers)))
    assert (letter.minimum is not None) is is_told


@pytest.mark.parametrize(
    ("tone", "lang", "minimum"),
    [
        (Tone.FORMAL, "ru", "Обращаем внимание: минимальный заказ у нас — 300\u00a0000 ₽ без НДС."),
        (Tone.FRIENDLY, "ru", "Сразу предупредим: минимальный заказ у нас — 300\u00a0000 ₽ без НДС."),
        (Tone.BRIEF, "ru", "Минимальный заказ — 300\u00a0000 ₽ без НДС."),
        (Tone.FORMAL, "en", "Please note that our smallest order is 300,000 RUB, VAT excluded."),
        (Tone.FRIENDLY, "en", "Just so you know: our smallest order is 300,000 RUB, VAT excluded."),
        (Tone.BRIEF, "en", "Our smallest order is 300,000 RUB, VAT excluded."),
    ],
)
def test_the_smallest_order_is_told_in_each_tone(tone: Tone, lang: str, minimum: str) -> None:
    result = make_result()
    numbers = replace(result.scorecard.numbers, budget_min_rub=1, budget_max_rub=1)
    letter = letter_of(replace(result, scorecard=replace(result.scorecard, numbers=numbers)), tone, lang)
    assert letter.minimum == minimum


@pytest.mark.parametrize(
    ("reason", "asked", "closing"),
    [
        (Reason.INCOMPLETE, ASKED, "Можно в двух словах."),
        (Reason.NOT_READY, ASKED, "Можно ответить позже."),
        (Reason.NO_BUDGET, ASKED, "Можно ответить позже."),
        (Reason.NO_AUTHORITY, ASKED, "Можно в двух словах."),
        (Reason.UNREACHABLE, ASKED, "Можно в двух словах."),
        (Reason.INCOMPLETE, (), ""),
    ],
)
def test_a_client_that_is_not_ready_is_not_hurried(
    reason: Reason, asked: tuple[Criterion, ...], closing: str
) -> None:
    assert letter_of(make_result(Status.NURTURE, reason, *asked), Tone.BRIEF).closing == closing


@pytest.mark.parametrize(
    ("asked", "authority", "order"),
    [
        ((Criterion.NEED, Criterion.BUDGET), Level.UNKNOWN, ["need", "budget"]),
        (tuple(Criterion)[:5], Level.UNKNOWN, [one.value for one in tuple(Criterion)[:3]]),
        # Who decides comes first once, wherever the verdict put it.
        ((Criterion.NEED, Criterion.AUTHORITY), Level.ABSENT, ["authority", "need"]),
        ((Criterion.AUTHORITY,), Level.ABSENT, ["authority"]),
        ((), Level.ABSENT, ["authority"]),
        ((Criterion.NEED, Criterion.AUTHORITY), Level.PARTIAL, ["need", "authority"]),
    ],
)
def test_questions_keep_the_verdicts_order_but_for_who_decides(
    asked: tuple[Criterion, ...], authority: Level, order: list[str]
) -> None:
    levels = {Criterion.AUTHORITY: authority}
    letter = letter_of(make_result(Status.NURTURE, Reason.INCOMPLETE, *asked, levels=levels))
    assert [one.criterion.value for one in letter.questions] == order


@pytest.mark.parametrize(
    ("reason", "lang", "words"),
    [
        (Reason.NO_NEED, "ru", "ваш запрос о другом"),
        (Reason.WRONG_SEGMENT, "ru", "с такими запросами мы не работаем"),
        # Any other reason is the house's own business.
        (Reason.INSOLVENT, "ru", "К сожалению, сейчас мы не сможем взяться за этот запрос."),
        (Reason.TOO_SMALL, "ru", "К сожалению, сейчас мы не сможем взяться за этот запрос."),
        (None, "ru", "К сожалению, сейчас мы не сможем взяться за этот запрос."),
        (Reason.NO_NEED, "en", "your request is about something else"),
        (Reason.WRONG_SEGMENT, "en", "we do not work with requests of this kind"),
        (Reason.INSOLVENT, "en", "Unfortunately, we cannot take on this request at present."),
    ],
)
def test_a_refusal_gives_the_reason_that_may_be_told(reason: Reason | None, lang: str, words: str) -> None:
    letter = letter_of(make_result(Status.DISQUALIFIED, reason), Tone.BRIEF, lang)
    assert words in letter.opening[-1]
    assert letter.ask == ""


@pytest.mark.parametrize(
    ("name", "tone", "greeting"),
    [
        ("Helen Ford", Tone.FORMAL, "Helen Ford"),
        ("Helen Ford", Tone.FRIENDLY, "Helen"),
        ("Анна Лосева", Tone.FRIENDLY, "Hello,"),
        ("Sales Manager", Tone.BRIEF, "Hello,"),
    ],
)
def test_an_english_letter_greets_by_latin_names_alone(name: str, tone: Tone, greeting: str) -> None:
    told = letter_of(make_result(record=bend(CLINIC, name=name)), tone, "en").greeting
    assert greeting in told
    assert ("Ford" in told) is (greeting == "Helen Ford")


@pytest.mark.parametrize(
    ("text", "lang", "fits"),
    [
        ("Анна", "ru", True),
        ("Helen", "ru", True),
        ("Helen & Co, 5 %", "en", True),
        ("ДОМ", "en", False),
        ("Helen Форд", "en", False),
        ("", "en", True),
    ],
)
def test_cyrillic_letters_stand_in_russian_letters_alone(text: str, lang: str, fits: bool) -> None:
    assert is_written_in(text, lang) is fits
