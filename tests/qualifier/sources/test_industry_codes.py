from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qualifier.profile import load_profile
from qualifier.qualification import Level
from qualifier.reading.fold import fold
from qualifier.reading.industries import TradeBook
from qualifier.sources.industry_codes import (
    DEFAULT_PATH,
    OKVED_CLASSES,
    US_DIVISIONS,
    IndustryCodesInvalid,
    dot_code,
    find_group,
    load_industry_codes,
)

PROFILE = load_profile()
BOOK = TradeBook(PROFILE.hash, PROFILE.industries)
LEVELS = {group.name: group.level for group in PROFILE.industries}
CODES = load_industry_codes()
# Classes that the profile's own prefixes leave open, or read only by finer codes.
ONLY_HERE = {"09", "41", "58", "73", "87", "88", "92", "93"}


def group_of(code: str) -> str | None:
    found = find_group(code)
    return found.name if found else None


def test_all_88_classes_of_okved_are_said_something_of() -> None:
    assert len(OKVED_CLASSES) == 88
    unsaid = [one for one in OKVED_CLASSES if find_group(one) is None and one not in CODES.none["okved"]]
    assert unsaid == []
    assert {one for one in OKVED_CLASSES if find_group(one) is None} == {"97", "98", "99"}


@pytest.mark.parametrize("division", US_DIVISIONS)
def test_every_division_of_sic_is_said_something_of(division: str) -> None:
    for major in US_DIVISIONS[division]:
        assert (find_group(f"us:{major}") is None) is (major in CODES.none["us"])


def test_sic_has_its_eleven_divisions_and_83_major_groups() -> None:
    majors = [major for group in US_DIVISIONS.values() for major in group]
    assert (len(US_DIVISIONS), len(majors), len(set(majors))) == (11, 83, 83)


def test_a_code_has_the_level_that_the_profile_gives_it() -> None:
    """The table and the profile must not disagree on who is at target."""
    read = {code: (BOOK.read_code(code), row.group) for code, row in CODES.okved.items()}
    assert {code for code, (profile, _) in read.items() if profile is None} == ONLY_HERE
    other = {
        code: here for code, (profile, here) in read.items() if profile and profile.level is not LEVELS[here]
    }
    assert other == {}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_words_of_a_group_are_read_as_that_group(lang: str) -> None:
    for name, label in CODES.groups.items():
        found = BOOK.read_text(fold(label.ru if lang == "ru" else label.en).text)
        # What the rubric does not name stands in no group of the profile, and is adjacent as such.
        assert (found.name if found else "other") == name


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("47.11", "retail_and_ecommerce"),
        ("47.11.2", "retail_and_ecommerce"),
        # A finer code is another trade than its class.
        ("47.26", "vapes_and_tobacco"),
        ("47.77.1", "jewellery"),
        ("01.41", "fmcg"),
        ("01.11", "makers"),
        ("41.20", "house_contractor"),
        ("41.10", "developer"),
        ("49.41", "b2b_services"),
        ("49.39.1", "travel_and_transport"),
        ("73.11", "agency"),
        ("73.20", "b2b_services"),
        ("92.11", "gambling"),
        ("92.13", "betting_legal"),
        ("96.02.1", "fitness_and_beauty"),
        ("nace:47.11", "retail_and_ecommerce"),
        ("okved:62.01", "it_and_saas"),
        # British codes are NACE with a fifth digit of their own.
        ("uk:47110", "retail_and_ecommerce"),
        ("uk:62012", "it_and_saas"),
        ("uk:64209", "b2b_services"),
        ("uk:64191", "finance"),
        ("us:5411", "retail_and_ecommerce"),
        ("us:2834", "pharma"),
        ("us:2800", "makers"),
        ("us:7372", "it_and_saas"),
        ("us:7311", "agency"),
        ("us:5812", "restaurants_and_delivery"),
        # EDGAR drops the leading zero.
        ("us:100", "makers"),
        ("us:200", "fmcg"),
        ("hh:Розничная торговля", "retail_and_ecommerce"),
        ("hh:СМИ, маркетинг, реклама, BTL, PR, дизайн, продюсирование", "agency"),
        ("wikidata:Q126793", "retail_and_ecommerce"),
        ("wikidata:Q37038", "agency"),
    ],
)
def test_a_code_takes_the_group_of_its_longest_beginning(code: str, group: str) -> None:
    assert group_of(code) == group


@pytest.mark.parametrize(
    "code",
    [
        *("", "9", "97.00", "99", "4711", "47.", "47.111", "00.00", "44.10", "торговля", "uk:", "uk:4711"),
        *("us:", "us:8811", "us:9999", "us:5x", "hh:Прочее", "wikidata:Q1", "cn:47110", ":::", "47.11 "[:0]),
    ],
)
def test_what_is_no_code_has_no_group(code: str) -> None:
    assert find_group(code) is None


def test_a_british_code_is_dotted_as_nace() -> None:
    assert (dot_code("47110"), dot_code("4711"), dot_code("4711x")) == ("47.11", "", "")


@pytest.mark.parametrize("code", ["12", "46.35", "47.26", "92.11", "25.40", "us:2111", "us:5993", "us:3484"])
def test_what_may_not_be_advertised_is_outside(code: str) -> None:
    assert LEVELS[group_of(code) or ""] is Level.ABSENT


@pytest.mark.parametrize(
    ("place", "value", "named"),
    [
        (("okved", "47"), None, "okved: nothing is said of 47"),
        (("us", "52"), None, "us: nothing is said of 52"),
        (("okved", "47"), {"group": "shops"}, "no such group: shops"),
        (("okved", "4711"), {"group": "fmcg"}, "no codes: 4711"),
        (("us", "5"), {"group": "fmcg"}, "no codes: 5"),
        (("groups", "fmcg"), {"ru": "еда"}, "groups.fmcg.en"),
        (("okved", "47"), {"group": "fmcg", "when": 1}, "okved.47.when"),
    ],
)
def test_a_wrong_table_stops_the_start(
    place: tuple[str, str], value: Any, named: str, tmp_path: Path
) -> None:
    table = yaml.safe_load(DEFAULT_PATH.read_text(encoding="utf-8"))
    if value is None:
        del table[place[0]][place[1]]
    else:
        table[place[0]][place[1]] = value
    path = tmp_path / "codes.yaml"
    path.write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(IndustryCodesInvalid, match=named):
        load_industry_codes(path)


def test_a_table_that_is_missing_or_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("{", encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        with pytest.raises(IndustryCodesInvalid, match="cannot be read"):
            load_industry_codes(tmp_path / name)


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text: str) -> None:
    for kind in ("", "uk:", "us:", "nace:", "hh:", "wikidata:"):
        found = find_group(kind + text)
        assert found is None or found.name in CODES.groups
