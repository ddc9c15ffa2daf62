import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from api.terminal import WIDTH, draw_card
from qualifier.lead import Contact, Interaction, Lead, OpenLead, Sender
from qualifier.profile import load_profile
from qualifier.qualification import Qualification
from qualifier.qualify import judge
from qualifier.record import LeadRecord, OpenData
from qualifier.rule_engine import RuleEngine
from tests.qualifier.dossiers import make_dossier, make_fact

PROFILE = load_profile()


def judge_lead(
    lang: str = "ru", *, company: str | None = "ООО «Ромашка»", open_lead: bool = False
) -> Qualification:
    message = "Открываем 5 магазинов в мае, нужна реклама, бюджет 2 млн без НДС."
    if lang == "en":
        message = "We open five stores in May and need advertising, the budget is 2m roubles, net of VAT."
    record = LeadRecord(
        as_of=date(2026, 3, 1),
        lang=lang,
        lead=Lead(
            company=company,
            inn="7707083893",
            contact=Contact(role="CMO", email="a@b.example"),
            message=message,
            interactions=(Interaction(sender=Sender.SELLER, text="Отправил прайс."),),
        ),
        open_data=OpenData(employees=300),
        open_leads=(OpenLead(id="L-1", company=company, inn="7707083893", request=message),)
        if open_lead
        else (),
    )
    return replace(judge(record, RuleEngine(PROFILE), PROFILE), seconds=0.0042)


def draw(qualification: Qualification, *, width: int = WIDTH) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(draw_card(qualification))
    return str(console.file.getvalue())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", ["Бюджет", "Полномочия", "Потенциал", "Оценка", "Дальше:", "профиль adtech-ru", "4.2 ms"]),
        ("en", ["Budget", "Authority", "Potential", "Score", "Next:", "profile adtech-ru", "4.2 ms"]),
    ],
)
def test_a_card_speaks_the_leads_language(lang: str, words: list[str]) -> None:
    text = draw(judge_lead(lang))
    assert [word for word in words if word not in text] == []


def test_no_line_is_wider_than_the_terminal_and_all_eleven_rows_stand() -> None:
    text = draw(judge_lead())
    assert max(map(len, text.splitlines())) <= WIDTH
    assert sum(mark in line for line in text.splitlines() for mark in "●◐○✕") >= 11


def test_a_piped_card_has_no_colour_codes() -> None:
    assert "\x1b" not in draw(judge_lead())


def test_a_nameless_company_is_said_to_be_nameless() -> None:
    assert "компания не названа" in draw(judge_lead(company=None))
    assert "company not named" in draw(judge_lead("en", company=""))


def test_a_degraded_answer_says_so_and_why() -> None:
    degraded = replace(judge_lead(), is_degraded=True, degraded_reason="model_down")
    assert "ограниченный режим: model_down" in draw(degraded)


def test_markup_in_a_companys_name_is_shown_as_it_is() -> None:
    assert "[red]Evil[/red]" in draw(judge_lead(company="[red]Evil[/red]"))


def test_a_duplicate_names_its_twin() -> None:
    assert "L-1" in draw(judge_lead(open_lead=True))


def test_a_quote_of_open_data_names_the_source_and_the_date_behind_it() -> None:
    plain = judge_lead()
    fact = make_fact(value=300, moved=("open_data.employees",))
    record = replace(plain.record, dossier=make_dossier(facts=(fact,), is_sandbox=True))
    page = draw(judge(record, RuleEngine(PROFILE), PROFILE))
    assert "DaData, 2025-12-31" in " ".join(page.replace("│", " ").split())
    assert "вымышлены" in page
    assert "DaData" not in draw(plain)


def test_a_silent_source_marks_the_card_as_degraded() -> None:
    record = replace(judge_lead().record, silent_sources=("girbo",))
    assert "не ответили источники: girbo" in draw(judge(record, RuleEngine(PROFILE), PROFILE))
