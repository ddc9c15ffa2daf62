"""What must hold of any judgement, whatever is written: shown on letters that are bent in many ways."""

import re
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.lead import Contact, Interaction, Lead, OpenLead, Sender
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Level, Numbers, Qualification, Reason, Status
from qualifier.qualification_json import write_canonical
from qualifier.qualify import judge
from qualifier.record import LeadRecord, OpenData, Outcome, PastDeal, text_at
from qualifier.record_json import parse_record, write_record
from qualifier.rule_engine import RuleEngine
from tests.builders import AS_OF

PROFILE = load_profile()
ENGINE = RuleEngine(PROFILE)
LETTERS = {
    "ready": (
        "Открываем 12 магазинов в Твери 20 октября, нужна смс-рассылка. "
        "Бюджет 900 тысяч рублей без НДС. Подрядчика выбираю сама. Старт 1 октября.",
        "ru",
    ),
    "early": (
        "Нужна реклама клиники. Бюджет на согласовании. Утверждает директор. Планируем на январь.",
        "ru",
    ),
    "poor": ("Хотим рекламу пекарни. Денег нет. Это не срочно, вернёмся через год.", "ru"),
    "idle": ("Просто смотрю, что у вас есть. Проблем нет. Я студент, пишу диплом.", "ru"),
    "collector": ("Я только собираю предложения. Нужны баннеры в Казани, бюджет 2 млн.", "ru"),
    "ready in English": (
        "We open 12 stores in Tver on 20 October and need a text message campaign. "
        "The budget is 900,000 roubles net of VAT. I choose the contractor myself. We start on 1 October.",
        "en",
    ),
    "early in English": ("We need ads for a clinic. The budget is being approved. The CEO signs.", "en"),
    "poor in English": ("We want ads for a bakery. There is no budget. It is not urgent.", "en"),
}
NEUTRAL = {
    "ru": (
        "Спасибо!",
        "Хорошего дня.",
        "Погода у нас сегодня отличная.",
        "Ой, звонят в дверь.",
        "Извините за опечатки.",
        "Пишу с телефона.",
        "Надеюсь, у вас всё хорошо.",
        "Надеюсь, дела идут отлично!",
    ),
    "en": (
        "Thank you!",
        "Have a nice day.",
        "The weather is lovely here.",
        "Sorry for the typos.",
        "Sent from my phone.",
        "Hope you are well.",
        "Hope all is well!",
        "I hope that everything is fine with you.",
    ),
}
NAMES = list(LETTERS)


def make(message: str, lang: str = "ru", **known: object) -> LeadRecord:
    lead = Lead(company="ООО «Ромашка»", contact=Contact(phone="+7 900 123-45-67"), message=message)
    return replace(LeadRecord(as_of=AS_OF, lead=lead, lang=lang), **known)


def judge_text(message: str, lang: str = "ru") -> Qualification:
    return judge(make(message, lang), ENGINE, PROFILE)


def levels(message: str, lang: str = "ru") -> dict[Criterion, Level]:
    return dict(judge_text(message, lang).scorecard.levels())


PLAIN = {name: levels(*letter) for name, letter in LETTERS.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_letters_differ_enough_to_show_something(name: str) -> None:
    assert len(set(PLAIN[name].values())) >= 2
    twins = [other for other in NAMES if other != name and PLAIN[other] == PLAIN[name]]
    assert all(LETTERS[twin][1] != LETTERS[name][1] for twin in twins)


@pytest.mark.parametrize("name", NAMES)
def test_an_unrelated_sentence_never_changes_a_level(name: str) -> None:
    message, lang = LETTERS[name]
    for neutral in NEUTRAL[lang]:
        assert levels(f"{message} {neutral}", lang) == PLAIN[name], neutral
        assert levels(f"{neutral} {message}", lang) == PLAIN[name], neutral


@pytest.mark.parametrize("name", NAMES)
def test_an_unrelated_turn_never_changes_a_level(name: str) -> None:
    message, lang = LETTERS[name]
    record = make(message, lang)
    for neutral in NEUTRAL[lang]:
        for sender in Sender:
            turn = Interaction(at=AS_OF, channel="chat", sender=sender, text=neutral)
            spoken = replace(record, lead=replace(record.lead, interactions=(turn,)))
            assert judge(spoken, ENGINE, PROFILE).scorecard.levels() == PLAIN[name], (neutral, sender)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "bend",
    [
        str.upper,
        str.lower,
        lambda text: text.replace("ё", "е"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(". ", ".\n"),
        lambda text: text.replace(". ", ".\r\n\r\n"),
        lambda text: f"\n\n  {text}  \n",
        lambda text: text.replace("о", "о\u200b"),
        lambda text: f"<p>{text}</p>",
        lambda text: text.replace(".", "..."),
        lambda text: text.replace(".", "!"),
    ],
    ids=[
        "upper",
        "lower",
        "ё",
        "wide",
        "nbsp",
        "lines",
        "paragraphs",
        "padded",
        "zero width",
        "html",
        "dots",
        "!",
    ],
)
def test_the_way_of_typing_never_changes_a_level(name: str, bend) -> None:
    message, lang = LETTERS[name]
    assert levels(bend(message), lang) == PLAIN[name]


@pytest.mark.parametrize("name", NAMES)
def test_greetings_and_signatures_never_change_a_level(name: str) -> None:
    message, lang = LETTERS[name]
    hello, bye = (
        ("Добрый день!", "С уважением,\nАнна") if lang == "ru" else ("Good morning,", "Best regards,\nAnn")
    )
    assert levels(f"{hello}\n\n{message}\n\n{bye}", lang) == PLAIN[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_record_is_judged_the_same_byte_for_byte(name: str) -> None:
    record = make(*LETTERS[name])
    first = write_canonical(judge(record, ENGINE, PROFILE))
    for other in NAMES:
        judge(make(*LETTERS[other]), ENGINE, PROFILE)
    again = judge(parse_record(write_record(record)), RuleEngine(load_profile()), load_profile())
    assert write_canonical(again) == first


@pytest.mark.parametrize("name", NAMES)
def test_the_id_and_the_open_leads_of_others_change_no_level(name: str) -> None:
    stranger = OpenLead(id="o", company="Чужая компания", inn="7707083893", request="баннеры")
    record = replace(make(*LETTERS[name]), id="crm-77", open_leads=(stranger,))
    judged = judge(record, ENGINE, PROFILE)
    assert judged.scorecard.levels() == PLAIN[name]
    assert judged.verdict.status is not Status.DUPLICATE


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_sentences_about_different_things_does_not_matter(name: str) -> None:
    message, lang = LETTERS[name]
    pieces = re.split(r"(?<=\.) ", message)
    for order in list(permutations(pieces))[:12]:
        assert levels(" ".join(order), lang) == PLAIN[name], order


@pytest.mark.parametrize("name", NAMES)
def test_turns_on_one_day_say_what_one_letter_says(name: str) -> None:
    message, lang = LETTERS[name]
    first, *rest = re.split(r"(?<=\.) ", message)
    turns = tuple(Interaction(at=AS_OF, channel="chat", text=text) for text in rest)
    record = make(first, lang)
    spoken = replace(record, lead=replace(record.lead, interactions=turns))
    assert judge(spoken, ENGINE, PROFILE).scorecard.levels() == PLAIN[name]


def check(judged: Qualification) -> None:
    """What holds of every judgement."""
    record, card, verdict = judged.record, judged.scorecard, judged.verdict
    assert [row.criterion for row in card.scores] == list(Criterion)
    for row in card.scores:
        assert bool(row.quotes) == (row.level is not Level.UNKNOWN)
        for quote in row.quotes:
            assert quote.text
            assert quote.text in (text_at(record, quote.place) or "")
    for score in (verdict.bant, verdict.champ, verdict.icp, verdict.priority):
        assert 0 <= score.low <= score.value <= score.high <= 100
    assert 0 <= verdict.confidence_pct <= 100
    assert (verdict.reason is None) == (verdict.status is Status.QUALIFIED)
    assert len(verdict.questions) <= 3
    assert all(card.levels()[asked.criterion] is not Level.CONFIRMED for asked in verdict.questions)
    numbers = card.numbers
    assert (numbers.budget_min_rub or 0) <= (numbers.budget_max_rub or numbers.budget_min_rub or 0)
    assert 0 not in (numbers.budget_min_rub, numbers.budget_max_rub)
    if numbers.start_date and numbers.end_date:
        assert numbers.start_date <= numbers.end_date


@pytest.mark.parametrize("name", NAMES)
def test_every_judgement_keeps_its_promises(name: str) -> None:
    check(judge_text(*LETTERS[name]))


PIECES = [piece for message, _ in LETTERS.values() for piece in re.split(r"(?<=\.) ", message)]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["ru", "en"]))
def test_any_mixture_of_sentences_keeps_the_promises(pieces: list[str], lang: str) -> None:
    check(judge_text(" ".join(pieces), lang))


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from(["ru", "en"]))
def test_any_text_at_all_keeps_the_promises(text: str, lang: str) -> None:
    record = parse_record({"as_of": "2026-09-15", "lang": lang, "lead": {"message": text}})
    check(judge(record, ENGINE, PROFILE))


@settings(max_examples=30)
@given(
    st.dates(date(2022, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["Нужна реклама, старт 1 октября.", "We need ads in May.", "Старт через две недели."]),
)
def test_any_day_of_judging_keeps_the_promises(as_of: date, message: str) -> None:
    check(judge(replace(make(message), as_of=as_of), ENGINE, PROFILE))


@settings(max_examples=30)
@given(st.integers(300_000, 9_000_000_000))
def test_any_budget_from_the_minimum_order_on_is_confirmed_and_read(amount: int) -> None:
    judged = judge_text(f"Нужна реклама. Бюджет {amount:,} рублей без НДС.".replace(",", " "))
    assert judged.scorecard.levels()[Criterion.BUDGET] is Level.CONFIRMED
    assert judged.scorecard.numbers.budget_min_rub == amount


@settings(max_examples=30)
@given(st.integers(1_000, 299_999))
def test_any_budget_under_the_minimum_order_is_absent(amount: int) -> None:
    judged = judge_text(f"Нужна реклама. Бюджет {amount} рублей без НДС.")
    assert judged.scorecard.levels()[Criterion.BUDGET] is Level.ABSENT
    assert judged.verdict.status is not Status.QUALIFIED


@settings(max_examples=20)
@given(st.integers(1, 2_000_000))
def test_any_headcount_of_the_register_gives_its_level(employees: int) -> None:
    judged = judge(make("Нужна реклама.", open_data=OpenData(employees=employees)), ENGINE, PROFILE)
    expected = Level.CONFIRMED if employees >= 250 else Level.PARTIAL if employees >= 51 else Level.ABSENT
    assert judged.scorecard.levels()[Criterion.SIZE] is expected


def test_nothing_said_has_no_numbers_and_three_questions() -> None:
    judged = judge_text("Здравствуйте.")
    assert judged.scorecard.numbers == Numbers(channels=(), regions=())
    assert judged.verdict.confidence_pct == 0
    assert len(judged.verdict.questions) == 3


@pytest.mark.parametrize(
    ("name", "status", "reason"),
    [
        ("early", Status.NURTURE, Reason.INCOMPLETE),
        ("poor", Status.NURTURE, Reason.NO_BUDGET),
        ("poor in English", Status.NURTURE, Reason.NO_BUDGET),
    ],
)
def test_a_letter_gets_its_status_and_reason(name: str, status: Status, reason: Reason) -> None:
    verdict = judge_text(*LETTERS[name]).verdict
    assert (verdict.status, verdict.reason) == (status, reason)


def test_a_past_deal_of_another_company_changes_nothing() -> None:
    other = PastDeal(
        id="d", client="Чужая компания", outcome=Outcome.WON, amount_rub=9_000_000, closed=date(2026, 3, 1)
    )
    record = make(*LETTERS["early"], deals=(other,))
    assert judge(record, ENGINE, PROFILE).scorecard.levels() == PLAIN["early"]
