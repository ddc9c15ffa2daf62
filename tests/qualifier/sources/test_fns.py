from datetime import UTC, date, datetime

import pytest

from qualifier.lead import Lead
from qualifier.open_register import Figure, KeptRow, MemoryRegisters, OpenSet, RegisterRow
from qualifier.sources.fact import About, Confidence, Unit
from qualifier.sources.fns import OpenRegisters
from tests.qualifier.sources.services import ask

INN = "7700000016"
LOADED = datetime(2026, 9, 1, 3, 0, tzinfo=UTC)


def kept(register: OpenSet, year: int, *figures: tuple[Figure, int], inn: str = INN) -> KeptRow:
    row = RegisterRow(
        inn=inn,
        register=register,
        as_of=date(year, 12, 31),
        published=date(year + 1, 8, 25),
        figures=figures,
    )
    return KeptRow(row=row, loaded_at=LOADED)


def ask_with(*rows: KeptRow, inn: str | None = INN):
    return ask(OpenRegisters(MemoryRegisters(rows)), {}, Lead(inn=inn))


def test_rows_are_facts_with_their_day_their_page_and_the_instant_of_the_load() -> None:
    facts, services = ask_with(
        kept(OpenSet.HEADCOUNT, 2025, (Figure.EMPLOYEES, 47)),
        kept(OpenSet.MONEY, 2025, (Figure.INCOME, 409_500_000), (Figure.EXPENSES, 371_200_000)),
        kept(OpenSet.TAXES, 2025, (Figure.TAXES_PAID, 8_650_000)),
        kept(OpenSet.DEBTS, 2025, (Figure.TAX_DEBT, 101_200)),
        kept(OpenSet.REGIMES, 2025, (Figure.REGIME_USN, 1), (Figure.REGIME_ESHN, 0)),
        kept(OpenSet.SMALL_BUSINESS, 2025, (Figure.SIZE, 2)),
    )
    assert {(fact.about, fact.value, fact.unit) for fact in facts} == {
        (About.EMPLOYEES, 47, Unit.PEOPLE),
        (About.INCOME, 409_500_000, Unit.RUB),
        (About.EXPENSES, 371_200_000, Unit.RUB),
        (About.TAXES_PAID, 8_650_000, Unit.RUB),
        (About.TAX_DEBT, 101_200, Unit.RUB),
        (About.TAX_REGIME, "usn", None),
        (About.SIZE_CATEGORY, "small", None),
    }
    assert {(fact.as_of, fact.fetched_at, fact.confidence) for fact in facts} == {
        (date(2025, 12, 31), LOADED, Confidence.HIGH)
    }
    headcount = next(fact for fact in facts if fact.about is About.EMPLOYEES)
    assert headcount.url == "https://www.nalog.gov.ru/opendata/7707329152-sshr2019/"
    assert services.asked == []


def test_figures_of_three_years_are_kept_and_only_the_newest_state() -> None:
    years = range(2019, 2026)
    facts, _ = ask_with(
        *(kept(OpenSet.HEADCOUNT, year, (Figure.EMPLOYEES, year)) for year in years),
        *(kept(OpenSet.SMALL_BUSINESS, year, (Figure.SIZE, 1 + year % 3)) for year in years),
    )
    assert [fact.value for fact in facts if fact.about is About.EMPLOYEES] == [2025, 2024, 2023]
    assert [fact.value for fact in facts if fact.about is About.SIZE_CATEGORY] == ["micro"]


def test_a_company_that_no_set_lists_is_unknown_and_a_stated_zero_is_zero() -> None:
    assert ask_with(kept(OpenSet.DEBTS, 2025, (Figure.TAX_DEBT, 1), inn="7707083893"))[0] == ()
    facts, _ = ask_with(kept(OpenSet.MONEY, 2025, (Figure.INCOME, 0)))
    assert [(fact.about, fact.value) for fact in facts] == [(About.INCOME, 0)]


@pytest.mark.parametrize("inn", [None, "7700000017", "500100732259", "x"])
def test_without_a_company_s_number_nothing_is_asked(inn: str | None) -> None:
    assert ask_with(kept(OpenSet.MONEY, 2025, (Figure.INCOME, 5)), inn=inn)[0] == ()


def test_an_unknown_size_is_none() -> None:
    assert ask_with(kept(OpenSet.SMALL_BUSINESS, 2025, (Figure.SIZE, 9)))[0] == ()
