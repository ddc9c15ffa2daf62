import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from eval.identity_cases import DEFAULT_PATH, make_cases, write_cases
from eval.identity_town import (
    break_number,
    draw_ogrn,
    draw_person_inn,
    lead,
    move,
    others_of,
    read_town,
    site,
    stay,
)
from eval.identity_traps import HELD_KINDS, TRAPS
from qualifier.identity.places import read_places
from qualifier.normalise import is_valid_inn, is_valid_ogrn

CASES: list[dict[str, Any]] = [
    json.loads(line) for line in DEFAULT_PATH.read_text(encoding="utf-8").splitlines()
]
TOWN = read_town()
# A kind whose right answer is a number has its hard negative, where one has to ask.
PAIRS = {
    "brand_with_number": "number_of_other_and_form",
    "brand_with_site": "brand_alone",
    "typo_with_mail": "free_mail",
    "translit_with_town": "foreign_namesake",
    "namesakes_by_town": "namesakes_in_one_town",
    "all_agrees": "number_of_other_alone",
    "slip_with_site": "number_of_other_with_site",
    "slip_with_name": "bad_number_with_name",
    "site_of_mother": "number_of_namesake",
    "daughter_named": "group_alone",
    "renamed_with_number": "old_name_of_other",
    "liquidated_before": "liquidated_number",
    "trader_by_number": "trader_number_of_firm",
    "phone_and_name": "phone_of_other_name",
    "site_of_studio": "site_of_studio_only",
    "number_in_message": "contractor_in_message",
    "form_tells": "form_contradicts",
    "agency_writes": "mail_of_holding",
    "subdomain": "rented_site",
    "sister_with_one_site": "sisters_not_told",
    "numbered_trust": "other_numbered_trust",
    "british_by_name": "british_form_at_home",
    "branch_of_one": "name_with_other_town",
}


def golds_of(trap: str) -> set[bool]:
    return {case["gold"] is not None for case in CASES if case["trap"] == trap}


def numbers_in(case: dict[str, Any]) -> set[str]:
    found = {str(answer.get("found_by")) for answer in case["answers"]}
    for answer in case["answers"]:
        for about in ("inn", "ogrn", "company_number"):
            said = answer["facts"].get(about, [])
            found |= set(said if isinstance(said, list) else [said])
    return found


def test_the_file_is_what_the_script_makes(tmp_path: Path) -> None:
    """An edit of the traps without the file, or of the file by hand, is seen."""
    path = tmp_path / "again.jsonl"
    assert write_cases(path) == len(CASES)
    assert path.read_bytes() == DEFAULT_PATH.read_bytes()


def test_there_are_enough_cases_and_enough_of_them_held() -> None:
    folds = Counter(case["fold"] for case in CASES)
    assert len(CASES) >= 120
    assert folds["held"] >= 40
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(case["licence"].startswith("our own") for case in CASES)


def test_no_company_of_the_held_fold_is_seen_by_the_other() -> None:
    names = {one.name: one.fold for one in TOWN}
    for case in CASES:
        said = json.dumps([case["lead"], case["answers"]], ensure_ascii=False).casefold()
        other = {"tune": "held", "held": "tune"}[case["fold"]]
        strangers = [
            name for name, fold in names.items() if fold == other and f'"{name}\\"'.casefold() in said
        ]
        assert strangers == []


def test_some_kinds_are_wholly_held() -> None:
    assert {case["fold"] for case in CASES if case["trap"] in HELD_KINDS} == {"held"}
    assert {case["trap"] for case in CASES} >= HELD_KINDS


def test_a_trap_has_one_kind_of_answer_and_a_claim() -> None:
    assert [trap for trap in TRAPS if len(golds_of(trap)) != 1] == []
    assert [trap for trap in TRAPS if not (TRAPS[trap].__doc__ or "").endswith(".")] == []


def test_a_trap_has_a_hard_negative() -> None:
    assert [trap for trap in PAIRS if golds_of(trap) != {True}] == []
    assert [negative for negative in PAIRS.values() if golds_of(negative) != {False}] == []


def test_the_right_answer_is_among_what_sources_answered() -> None:
    assert all(case["gold"] in numbers_in(case) for case in CASES if case["gold"])


def test_an_invented_company_is_well_formed() -> None:
    for company in TOWN:
        assert is_valid_inn(company.inn)
        assert is_valid_ogrn(company.ogrn)
        assert company.inn.startswith(company.code)
        assert len(company.phone) == 12
        places = read_places(company.city, company.region)
        assert len(places.cities) == len(places.regions) == 1
        assert company.typo != company.name


def test_invented_companies_share_nothing() -> None:
    for part in ("name", "inn", "ogrn", "domain", "phone", "former", "brand"):
        values = [getattr(one, part) for one in TOWN]
        assert len(set(values)) == len(values)


def test_the_town_and_its_cases_are_the_same_each_time() -> None:
    assert read_town() == TOWN
    assert list(make_cases()) == list(make_cases()) == CASES


def test_a_namesake_keeps_the_name_and_has_its_own_numbers() -> None:
    draw, one = Random(1), TOWN[0]
    for other in (move(one, draw), stay(one, draw)):
        assert other.name == one.name
        assert is_valid_inn(other.inn)
        assert not {other.inn, other.ogrn, other.phone, other.domain} & {
            one.inn,
            one.ogrn,
            one.phone,
            one.domain,
        }
    assert move(one, draw).city != one.city
    assert stay(one, draw).city == one.city
    assert stay(one, draw, name="Лютик").legal_name == 'ООО "ЛЮТИК"'


@pytest.mark.parametrize("seed", range(20))
def test_numbers_are_valid_until_they_are_broken(seed: int) -> None:
    draw = Random(seed)
    assert is_valid_inn(draw_person_inn(draw, "16"))
    assert is_valid_ogrn(draw_ogrn(draw, "16"))
    assert not is_valid_inn(break_number(TOWN[seed].inn, draw))


def test_a_lead_and_a_site_say_only_what_they_are_given() -> None:
    assert lead(None, email="a@b.ru") == {"contact": {"email": "a@b.ru"}}
    assert site("a.ru", inn=None, name="А") == {
        "source": "own_site",
        "url": "https://a.ru/",
        "facts": {"name": "А"},
    }
    assert next(others_of(TOWN, TOWN[-1])) == TOWN[0]
