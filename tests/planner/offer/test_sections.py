"""The sections one by one: what they say of which plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.brief import Audience, Category, Channel
from planner.calendar import lay_calendar
from planner.law_finding import Lift
from planner.media_plan import Goal
from planner.offer.closing_sections import write_law, write_needs, write_terms
from planner.offer.document import Bullets, Chart, Grid, Paragraph, Section
from planner.offer.plan_sections import write_estimate, write_plan_section
from planner.offer.schedule_section import sum_portions, write_schedule
from planner.offer.task_sections import write_audience, write_channels, write_task
from tests.planner.offer.offered import desk_of, hostile_plan, plan_brief, plan_of, unready_plans

BANK, PHARMACY = plan_of("brief_bank_ru.txt"), plan_of("brief_pharmacy_ru.txt")


def read(section: Section) -> str:
    parts: list[str] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Bullets):
            parts += block.items
        elif isinstance(block, Grid):
            parts += [cell for row in (*block.rows, *block.totals) for cell in row]
    return "\n".join(parts)


def charts(section: Section) -> list[Chart]:
    return [block for block in section.blocks if isinstance(block, Chart)]


def test_the_task_names_kpis_in_words_and_assumptions() -> None:
    assert "Визиты: просили 9\u00a0000" in read(write_task(desk_of(PHARMACY)))
    assert "взрослые от восемнадцати лет" in read(write_task(desk_of(plan_brief(audience=Audience()))))
    assert "с НДС" in read(write_task(desk_of(BANK)))


def test_a_brief_without_names_still_has_a_task() -> None:
    assert read(write_task(desk_of(plan_brief(advertiser=None)))).startswith("Цель кампании — лиды.")


def test_effective_reach_says_how_many_contacts() -> None:
    plan = replace(BANK, goal=Goal.EFFECTIVE_REACH, effective_frequency=3)
    assert desk_of(plan).goal() == "эффективный охват (не менее 3 контактов)"


def test_the_audience_has_its_reach_with_bounds() -> None:
    assert BANK.reach is not None
    text = read(write_audience(desk_of(BANK)))
    desk = desk_of(BANK)
    for count in (BANK.reach.people, BANK.reach.low, BANK.reach.high, BANK.target.people):
        assert desk.count(count) in text


def test_many_places_are_counted_instead_of_listed() -> None:
    plan = replace(BANK, target=replace(BANK.target, places=tuple(f"Город {n}" for n in "абвгдежзиклмноп")))
    assert "и ещё 3." in read(write_audience(desk_of(plan)))


def test_each_channel_has_one_role_with_its_placements() -> None:
    grid = next(block for block in write_channels(desk_of(BANK)).blocks if isinstance(block, Grid))
    assert len(grid.rows) == len({line.channel for line in BANK.lines})
    assert any(row[2].count(";") for row in grid.rows)


def test_a_wanted_channel_that_is_absent_is_explained() -> None:
    plan = plan_brief(channels_wanted=(Channel.SMS, Channel.TELEGRAM_ADS))
    text = read(write_channels(desk_of(plan)))
    assert "которые не вошли" in text


def test_the_plan_counts_what_its_lines_bring() -> None:
    section = write_plan_section(desk_of(BANK))
    lines = section.blocks[0]
    assert isinstance(lines, Grid)
    assert len(lines.rows) == len(BANK.lines)
    assert [column.title for column in lines.columns][-2:] == ["Клики", "Лиды"]
    cases = section.blocks[3]
    assert isinstance(cases, Grid)
    assert [column.title for column in cases.columns] == ["Прогноз", "Осторожный", "Базовый", "Благоприятный"]
    assert cases.rows[0][0] == "Лиды"
    text = read(section)
    assert "хуже выходит в одном случае из десяти" in text
    assert "Ваш показатель «лиды: 3\u00a0300» достигается в" in text


def test_a_plan_that_was_not_played_shows_its_quarters() -> None:
    section = write_plan_section(desk_of(replace(BANK, scenarios=None)))
    grid = section.blocks[2]
    assert isinstance(grid, Grid)
    assert [column.title for column in grid.columns][1:] == ["Осторожный", "Ожидаемый", "Благоприятный"]
    assert "В половине случаев" in read(section)


def test_reach_by_contacts_falls_and_begins_with_all() -> None:
    chart = charts(write_plan_section(desk_of(BANK)))[0]
    shares = [bar.share for bar in chart.bars]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert [bar.label for bar in chart.bars][:3] == ["1+", "2+", "3+"]


def test_weeks_add_up_to_the_plan() -> None:
    calendar = lay_calendar(PHARMACY)
    assert PHARMACY.totals is not None
    assert sum(sum_portions(calendar).net_rub) == PHARMACY.totals.amount.net
    assert len(charts(write_schedule(desk_of(PHARMACY)))[0].bars) == len(calendar.weeks)


@pytest.mark.parametrize("write", [write_plan_section, write_schedule, write_estimate, write_channels])
def test_a_plan_without_lines_says_so(write) -> None:
    section = write(desk_of(unready_plans()["empty"]))
    assert "план появится после ответов" in read(section)


def test_the_estimate_names_base_validity_and_levy() -> None:
    text = read(write_estimate(desk_of(BANK)))
    assert "Цены действуют до 09.12.2026" in text
    assert "НДС 22 %" in text
    assert "Отчисления 3 %" in text
    assert "Агентской комиссии в смете нет" in text


def test_a_fee_is_told_in_the_estimate() -> None:
    assert BANK.totals is not None
    plan = replace(BANK, totals=replace(BANK.totals, fee=Decimal("1000.00")))
    assert "комиссия: 1\u00a0000,00 ₽" in read(write_estimate(desk_of(plan)))


def test_a_price_on_request_leaves_no_total() -> None:
    plan = replace(BANK, totals=None)
    grid = write_estimate(desk_of(plan)).blocks[0]
    assert isinstance(grid, Grid)
    assert grid.totals == ()
    assert "Итога нет" in read(write_estimate(desk_of(plan)))


def test_needs_ask_what_the_brief_lacks() -> None:
    plan = plan_brief(missing=("landing_page", "kpi", "kpi", "unheard_of"))
    text = read(write_needs(desk_of(plan)))
    assert "посадочная страница;" in text
    # The list runs as one sentence.
    assert text.count("измеримая цель (KPI).") == 1
    assert "unheard_of" not in text


@pytest.mark.parametrize(("plan", "expected"), [(BANK, True), (plan_of("brief_retailer_en.txt"), False)])
def test_consents_are_asked_where_messages_are_sent(plan, *, expected: bool) -> None:
    text = read(write_needs(desk_of(plan)))
    assert ("согласия получателей" in text) is expected
    assert ("лицензии и документы" in text) is bool(plan.categories)


@pytest.mark.parametrize(
    ("category", "words", "sizes"),
    [
        (Category.MEDICINE, "О противопоказаниях", ("3 с", "5 с и 7 % кадра", "5 %")),
        (Category.SUPPLEMENT, "Не является лекарственным средством", ("3 с", "5 с и 7 % кадра", "10 %")),
        (Category.FINANCE, "Оценивайте свои финансовые возможности и риски", ("3 с", "3 с", "5 %")),
        (Category.BETS, "О вреде чрезмерного увлечения азартными играми", ("3 с", "5 с и 7 % кадра", "7 %")),
        (Category.ENERGY_DRINK, "О вреде чрезмерного потребления", ("3 с", "5 с и 7 % кадра", "7 %")),
    ],
)
def test_a_category_with_a_warning_shows_its_words_and_sizes(
    category: Category, words: str, sizes: tuple[str, ...]
) -> None:
    section = write_law(desk_of(replace(BANK, categories=(category,))))
    grid = next(block for block in section.blocks if isinstance(block, Grid))
    assert words in grid.rows[0][1]
    assert grid.rows[0][2:] == sizes


def test_a_warning_not_yet_in_force_is_not_shown() -> None:
    plan = replace(BANK, categories=(Category.BETS,), end=date(2026, 8, 1))
    assert not [block for block in write_law(desk_of(plan)).blocks if isinstance(block, Grid)]


def test_findings_of_the_law_stand_once_with_their_lines() -> None:
    text = read(write_law(desk_of(BANK)))
    assert "erid" in text
    assert text.count("Нужно предварительное согласие") == 1
    assert "заложить сбор" not in text
    assert "не юридическое заключение" in text


def test_who_lifted_a_ban_and_why_stays_in_the_house() -> None:
    lift = Lift(rule="x", reason="<b>письмо</b>\nюриста", who="И. Петров", on=date(2026, 11, 20))
    law = tuple(replace(one, lift=lift) for one in BANK.law)
    text = read(write_law(desk_of(replace(BANK, law=law))))
    assert "Петров" not in text
    assert "письмо" not in text
    assert text == read(write_law(desk_of(BANK)))


def test_terms_are_the_sellers_own() -> None:
    text = read(write_terms(desk_of(BANK)))
    assert "меньше чем за 10 раб. дн." in text
    assert "20 % стоимости" in text


def test_no_cell_of_hostile_text_is_long() -> None:
    for write in (write_task, write_audience, write_channels, write_needs, write_law):
        assert all(len(line) < 1700 for line in read(write(desk_of(hostile_plan()))).splitlines())
