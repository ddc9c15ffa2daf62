import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.criteria import RULES
from qualifier.evidence import extract_evidence
from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Finding, Level
from qualifier.reading.fold import fold
from qualifier.reading.spelling import find_meant, mend_spelling
from qualifier.record import LeadRecord, text_at
from tests.builders import AS_OF, make_sentences

PROFILE = load_profile()
SLIPS = [
    ("бюдежт", "бюджет"),
    ("бюжет", "бюджет"),
    ("бюдджет", "бюджет"),
    ("бюлжет", "бюджет"),
    ("рекалма", "реклама"),
    ("рреклламу", "рекламу"),
    ("октбяря", "октября"),
    ("миллон", "миллион"),
    ("кампаия", "кампания"),
    ("директр", "директор"),
    ("агенство", "агентство"),
    ("bugdet", "budget"),
    ("campagin", "campaign"),
    ("advertisng", "advertising"),
]
CORRECT = (
    "Здравствуйте, нужна реклама сети кофеен в Перми, бюджет 700 тысяч без НДС, начинаем в октябре.",
    "решаю сама, подписываю тоже сама, старт через месяц",
    "Сиропы, варенье и помол для турки мы продаём в своих лавках, оглашать бюджет рано.",
    "Макеты рисуем сами, букеты собираем к празднику, опечатка в договоре исправлена.",
    "We want to reach drivers in Omsk before the season, our budget is two million roubles.",
    "Пишите на info@bjudzhet.example или смотрите www.reklamma.example, артикул кампаия-7.",
    "Магазин «Рекалма и Ко» и лавка Бюдежтова ждут гостей.",
)
MESSAGES = (
    "Нужна реклама сети кофеен в Перми. Бюджет семьсот тысяч рублей без НДС, старт пятого октября. Решаю я.",
    "Мы фитнес-клуб, двести сотрудников. За август посещаемость упала на пятую часть, вернуть бы клиентов.",
    "Добрый день! Рекламу не давали ни разу. Бюджета пока нет, просто интересуемся форматами на будущее.",
    "Открываем новый магазин двадцатого октября, нужны баннеры и смс. Утверждает директор по маркетингу.",
    "We need banners and online video for the new product, budget two million roubles, launch in November.",
    "I am the marketing director and decide myself. Our competitor opened next door, sales are falling.",
)


def damage(text: str, share: float, chance: random.Random) -> str:
    """Drop, double or swap letters as hasty fingers do."""
    letters = list(text)
    for at in range(len(letters) - 1, -1, -1):
        if not letters[at].isalpha() or chance.random() >= share:
            continue
        slip = chance.randrange(3)
        if slip == 0:
            del letters[at]
        elif slip == 1:
            letters.insert(at, letters[at])
        elif at + 1 < len(letters) and letters[at + 1].isalpha():
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def judge(message: str) -> dict[Criterion, Finding]:
    record = LeadRecord(as_of=AS_OF, lead=Lead(company="ООО «Ромашка»", message=message))
    evidence = extract_evidence(record)
    findings: dict[Criterion, Finding] = {}
    for criterion, rule in RULES.items():
        findings[criterion] = rule(evidence, PROFILE, findings)
        for quote in findings[criterion].quotes:
            assert quote.text in (text_at(record, quote.place) or "")
    return findings


@pytest.mark.parametrize(("slip", "meant"), SLIPS)
def test_one_slip_of_the_finger_is_read_as_the_word_meant(slip: str, meant: str) -> None:
    assert find_meant(slip) == meant
    assert mend_spelling(fold(f"наш {slip} готов"), f"наш {slip} готов").text == f"наш {meant} готов"


@pytest.mark.parametrize("text", CORRECT)
def test_correct_words_names_and_addresses_are_left_alone(text: str) -> None:
    assert mend_spelling(fold(text), text) == fold(text)


@pytest.mark.parametrize("word", ["йцукенгшщз", "хрущобный", "qwzxv", "шщшщшщ"])
def test_a_word_far_from_any_other_means_nothing_else(word: str) -> None:
    assert find_meant(word) is None


@pytest.mark.parametrize(("slip", "meant"), SLIPS)
def test_a_mended_word_is_quoted_as_it_was_written(slip: str, meant: str) -> None:
    (sentence,) = make_sentences(f"Итак, {slip} у нас есть")
    start = sentence.folded.index(meant)
    assert sentence.cut(start, start + len(meant)) == (slip, 6)
    assert sentence.cut(sentence.folded.index("есть"), len(sentence.folded))[0] == "есть"


@given(st.text(alphabet="абвежклмнорстья .,-«»Бreklam", max_size=80))
def test_offsets_stay_in_order_and_inside_the_text(text: str) -> None:
    folded = fold(text)
    mended = mend_spelling(folded, text)
    assert len(mended.text) == len(mended.origin)
    assert list(mended.origin) == sorted(mended.origin)
    assert set(mended.origin) <= set(folded.origin)
    assert mended == mend_spelling(folded, text)


def test_text_of_another_language_is_left_alone() -> None:
    text = (
        "wir brauchen werbung fuer unsere kaffeekette das budgget wurde noch nicht freigegeben bitte melden"
    )
    assert mend_spelling(fold(text), text) == fold(text)


def test_a_long_run_of_slips_is_mended_only_so_far() -> None:
    text = "рекалма нужна " * 200
    assert mend_spelling(fold(text), text).text.count("реклама") == 40


def test_levels_survive_five_damaged_letters_of_a_hundred() -> None:
    chance = random.Random(20260915)
    same = total = 0
    for message in MESSAGES:
        clean = judge(message)
        for _ in range(5):
            hurt = judge(damage(message, 0.05, chance))
            same += sum(hurt[criterion].level is clean[criterion].level for criterion in clean)
            total += len(clean)
    assert same / total >= 0.93


def test_a_damaged_budget_is_still_a_budget() -> None:
    assert judge("Нужна реклмаа, бюджжет семьсот тясяч рублей")[Criterion.BUDGET].level is Level.CONFIRMED
