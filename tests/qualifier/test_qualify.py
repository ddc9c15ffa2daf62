import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from time import process_time
from types import FrameType
from typing import Any

import pytest

from qualifier.lead import Lead
from qualifier.profile import load_profile
from qualifier.qualify import judge
from qualifier.record import LeadRecord, Likeness, Outcome, PastDeal
from qualifier.rule_engine import RuleEngine
from tests.builders import make_lead, make_record

PROFILE = load_profile()
ENGINE = RuleEngine(profile=PROFILE)
HEAVY = ("pydantic", "yaml", "sqlalchemy", "fastapi", "numpy", "pymorphy3", "httpx")
METHODS = {"search", "match", "fullmatch", "finditer", "findall", "sub", "split"}
LETTER = (
    "Добрый день! Меня зовут Ольга, я отвечаю за рекламу в сети из пяти пекарен.\n"
    "Хотим напомнить о себе в Твери: радио и щиты у рынка, старт в октябре, не позже десятого.\n"
    "На всё у нас 600 тысяч рублей с НДС, больше директор не подпишет.\n"
    "Покупателей стало меньше, у соседей открылся сетевой магазин. Ждём предложение до пятницы.\n"
)
# A text of 50 kB that has no end in one of the ways that texts have none.
ENDLESS = {
    "numbers in words": "нас сто ",
    "sums": "2 млн ",
    "short sentences": "да. ",
    "short lines": "ок\n",
    "dates": "12.03.2026 ",
    "one word": "а",
    "digits": "1234567890 ",
    "money talk": "бюджет 2 млн на рекламу в марте. ",
    "dictated": "нужна реклама на радио срочно директор решил ",
    "turns": "Клиент: нам нужно радио\nМенеджер: а сколько у вас точек\n",
    "quotations": "> кому: Иван\n> тема: реклама\n",
    "markup": "<b>да</b> ",
    "english": "we need ads in march budget 2 mln ",
    "mixed alphabets": "peклaмa нyжнa ",
    "brackets": "([«",
    "nothing": " ",
}


def judge_text(message: str) -> None:
    judge(LeadRecord(as_of=date(2026, 9, 15), lead=Lead(message=message)), ENGINE, PROFILE)


def count_searches(record: LeadRecord) -> int:
    """How often a regular expression is run while a record is judged."""
    count = 0

    def watch(_frame: FrameType, event: str, call: Any) -> None:
        nonlocal count
        if event == "c_call" and isinstance(getattr(call, "__self__", None), re.Pattern):
            count += call.__name__ in METHODS

    sys.setprofile(watch)
    try:
        judge(record, ENGINE, PROFILE)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("module", ["qualifier.qualify", "qualifier.rule_engine"])
def test_judging_is_imported_without_a_heavy_library(module: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_an_expression_is_run_only_where_its_letters_stand() -> None:
    record = make_record(lead=make_lead(message=LETTER))
    judge(record, ENGINE, PROFILE)
    # Some seven sentences and some thousand expressions: nearly all of them are passed over.
    assert count_searches(make_record(lead=make_lead(message=LETTER + "Спасибо!"))) < 2000


def test_twice_the_text_takes_about_twice_the_searches() -> None:
    judge_text(LETTER)
    once = count_searches(make_record(lead=make_lead(message=LETTER * 4)))
    twice = count_searches(make_record(lead=make_lead(message=LETTER * 8)))
    assert twice < 3 * once


@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS)
def test_a_text_without_end_is_judged_in_time(piece: str) -> None:
    began = process_time()
    judge_text((piece * (50_000 // len(piece) + 1))[:50_000])
    assert process_time() - began < 4


def test_a_judgement_says_by_what_profile_it_was_made() -> None:
    made = judge(make_record(), ENGINE, PROFILE)
    assert (made.profile_name, made.profile_hash) == (PROFILE.name, PROFILE.hash)
    assert made.scorecard.engine == "rules"
    assert made == judge(make_record(), ENGINE, PROFILE)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ru", "не ответили источники: прошлые сделки, dadata"),
        ("en", "sources did not answer: past deals, dadata"),
    ],
)
def test_memory_that_was_silent_is_named_by_a_word_of_the_leads_language(lang: str, told: str) -> None:
    result = judge(make_record(lang=lang, silent_sources=("past_deals", "dadata")), ENGINE, PROFILE)
    assert result.degraded_reason == told


def test_deals_of_other_clients_change_no_verdict() -> None:
    plain = make_record(lead=make_lead(company="ООО «Ромашка»", message=LETTER))
    deal = PastDeal(
        id="1", client="Ромашка", industry="розница", outcome=Outcome.WON, amount_rub=90_000_000,
        note="сеть из 900 магазинов, реклама на 500 млн в год", likeness=Likeness(score=0.9),
    )  # fmt: skip
    bare, told = (judge(replace(plain, deals=deals), ENGINE, PROFILE) for deals in ((), (deal,)))
    assert told.scorecard == bare.scorecard
    assert told.verdict == bare.verdict
    # The same deal as the client's own does count: the record is not blind to deals.
    own = judge(replace(plain, deals=(replace(deal, likeness=None),)), ENGINE, PROFILE)
    assert own.scorecard != bare.scorecard
