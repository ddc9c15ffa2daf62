from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qualifier.sources.fact import About, Confidence, Fact
from qualifier.sources.settlement import (
    DEFAULT_PATH,
    Settlement,
    SettlementInvalid,
    date_of,
    load_rules,
    open_settlement,
)
from tests.qualifier.sources.facts import TODAY, make_fact, make_sum


def settle(*facts: Fact, **bent: Any) -> Settlement:
    return open_settlement(facts, TODAY, **bent)


def people(count: int, source: str, year: int | None = None) -> Fact:
    return make_fact("employees", count, source, as_of=year and date(year, 12, 31))


@pytest.mark.parametrize(
    ("facts", "winner"),
    [
        # A register beats the company's own words, whatever their dates.
        ((people(300, "own_site", 2026), people(47, "dadata", 2025)), 47),
        # The company's own words beat the crowd's.
        ((people(300, "wikidata", 2025), people(90, "own_site", 2025)), 90),
        # Within a rank the newer one stands.
        ((people(40, "fns", 2024), people(47, "checko", 2025)), 47),
        # Of one date, the more trusted source.
        ((people(40, "checko", 2025), people(47, "fns", 2025)), 47),
        # A figure of unknown date yields to a dated one of its rank.
        ((people(40, "fns"), people(47, "checko", 2025)), 47),
        # What is out of date yields even to a lower rank.
        ((people(40, "fns", 2020), people(90, "own_site", 2025)), 90),
        # A source that the catalogue does not know is believed last.
        ((people(40, "rumour", 2025), people(90, "telegram", 2025)), 90),
    ],
)
def test_rivals_are_ranked_by_trust_and_age(facts: tuple[Fact, ...], winner: int) -> None:
    assert settle(*facts).ranked(About.EMPLOYEES)[0].value == winner
    assert settle(*reversed(facts)).ranked(About.EMPLOYEES)[0].value == winner


def test_the_surer_tie_wins_between_equals() -> None:
    sure = make_fact("city", "Уфа", confidence=Confidence.HIGH)
    unsure = make_fact("city", "Омск", confidence=Confidence.LOW)
    assert settle(unsure, sure).ranked(About.CITY) == (sure, unsure)


def test_the_kind_asked_for_first_wins_within_a_rank() -> None:
    revenue, income = make_sum("revenue", 5, 2024), make_sum("income", 7, 2025, "fns")
    assert settle(income, revenue).ranked(About.REVENUE, About.INCOME) == (revenue, income)


def test_rivals_stand_beside_what_was_chosen() -> None:
    facts = people(47, "fns", 2025), people(48, "dadata", 2025)
    found = settle(*facts)
    (settled,) = found.settle("employees", found.ranked(About.EMPLOYEES))
    assert settled.field == "employees"
    assert (settled.chosen, settled.rivals) == (facts[0], (facts[1],))
    assert not settled.is_stale
    assert found.settle("employees", ()) == ()


@pytest.mark.parametrize(
    ("fact", "is_stale"),
    [
        (people(47, "fns", 2025), False),
        (people(47, "fns", 2024), False),
        (people(47, "fns", 2023), True),
        # Without a date of its own it is as old as its reading.
        (people(47, "fns"), False),
        (make_fact("open_vacancies", 4, "hh", as_of=date(2026, 9, 1)), True),
        # No rule, no age.
        (make_fact("okved", "47.11", as_of=date(1999, 1, 1)), False),
    ],
)
def test_a_figure_older_than_its_rule_is_marked(fact: Fact, is_stale: bool) -> None:
    found = settle(fact)
    (settled,) = found.settle("x", found.ranked(fact.about))
    assert settled.is_stale is is_stale


def test_a_register_is_official_and_a_channel_is_not() -> None:
    sources = ("girbo", "fns", "dadata", "gleif", "own_site", "hh", "wikidata", "who")
    official = [source for source in sources if settle().is_official(make_fact("city", "Уфа", source))]
    assert official == ["girbo", "fns", "dadata", "gleif"]


def test_another_order_of_trust_may_be_given() -> None:
    found = settle(people(1, "a", 2025), people(2, "b", 2025), trust={"a": 90, "b": 10})
    assert found.ranked(About.EMPLOYEES)[0].value == 2


def test_a_fact_is_dated_by_itself_or_by_its_reading() -> None:
    assert date_of(people(47, "fns", 2025)) == date(2025, 12, 31)
    assert date_of(people(47, "fns")) == date(2026, 11, 20)


def test_every_rule_has_a_date_and_a_reason() -> None:
    rules = load_rules()
    assert list(rules.ranks) == ["registers", "own_words", "crowd"]
    assert all(row.why and row.since for row in (*rules.ranks.values(), *rules.stale_days.values()))


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        (("ranks", "crowd", "up_to_trust"), 80, "ranks: borders rise"),
        (("ranks", "registers", "up_to_trust"), 999, "ranks: borders rise"),
        (("stale_days", "employees", "value"), 0, "stale_days.employees.value"),
        (
            ("stale_days", "weather"),
            {"value": 1, "since": date(2026, 1, 1), "why": "none"},
            "stale_days.weather",
        ),
        (("odd",), 1, "odd"),
    ],
)
def test_wrong_rules_stop_the_start(place: tuple[str, ...], value: Any, named: str, tmp_path: Path) -> None:
    table = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))
    at = table
    for name in place[:-1]:
        at = at[name]
    at[place[-1]] = value
    path = tmp_path / "rules.yaml"
    path.write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(SettlementInvalid, match=named):
        load_rules(path)


def test_rules_that_are_no_yaml_or_missing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("{", encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        with pytest.raises(SettlementInvalid, match="cannot be read"):
            load_rules(tmp_path / name)


SOURCES = ("girbo", "fns", "dadata", "own_site", "wikidata", "who")
FACTS = st.builds(people, st.integers(1, 500), st.sampled_from(SOURCES), st.none() | st.integers(2015, 2026))


@given(st.lists(FACTS, min_size=1, max_size=6, unique=True), st.randoms())
def test_the_choice_does_not_hang_on_the_order_of_answers(facts: list[Fact], shuffle: Any) -> None:
    mixed = list(facts)
    shuffle.shuffle(mixed)
    ranked = settle(*mixed).ranked(About.EMPLOYEES)
    assert ranked == settle(*facts).ranked(About.EMPLOYEES)
    assert set(ranked) == set(facts)
