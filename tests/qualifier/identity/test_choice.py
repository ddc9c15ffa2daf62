from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.identity import read_cases
from eval.identity_cases import DEFAULT_PATH
from qualifier.identity import Choice, Identity, Trouble, identify
from qualifier.identity.weights import Sign, load_weights
from qualifier.lead import Contact, Lead
from qualifier.sources.candidates import Candidate
from tests.qualifier.sources.facts import (
    INN,
    OTHER_INN,
    PERSON_INN,
    THIRD_INN,
    bare_candidate,
    make_candidate,
    make_site,
)

SITE = "romashka.ru"
CASES = {case.id: case for case in read_cases(DEFAULT_PATH)}
TELLABLE = sorted(name for name, case in CASES.items() if case.gold and name.endswith("tune-1"))
UNTELLABLE = sorted(name for name, case in CASES.items() if not case.gold and name.endswith("tune-1"))


def ask(*candidates: Candidate, **said: Any) -> Identity:
    contact = Contact(email=said.pop("email", None), phone=said.pop("phone", None))
    return identify(Lead(contact=contact, **said), candidates)


def test_nobody_found_is_unknown() -> None:
    found = ask(company="ООО Ромашка", inn=INN)
    assert (found.choice, found.chosen, found.weighed, found.margin) == (Choice.UNKNOWN, None, (), None)
    assert found.troubles == ()


def test_a_number_and_a_name_choose() -> None:
    found = ask(make_candidate(), make_candidate(inn=OTHER_INN, city="Уфа"), company="Ромашка", inn=INN)
    assert found.choice is Choice.CHOSEN
    assert found.chosen
    assert found.chosen.key == INN
    assert found.margin
    assert found.margin > load_weights().limits.margin.value
    assert [one.candidate.key for one in found.weighed] == [INN, OTHER_INN]


def test_a_name_alone_never_chooses_though_it_is_the_only_one() -> None:
    found = ask(make_candidate(), company="ООО «Ромашка»")
    assert found.choice is Choice.AMBIGUOUS
    assert found.chosen is None
    assert [one.candidate.key for one in found.likely] == [INN]


def test_a_name_its_form_and_its_town_choose_unless_another_has_them_too() -> None:
    said = {"company": "ООО «Ромашка»", "region": "Казань"}
    assert ask(make_candidate(), **said).choice is Choice.CHOSEN
    twin = ask(make_candidate(), make_candidate(inn=OTHER_INN), **said)
    assert (twin.choice, twin.margin, len(twin.likely)) == (Choice.AMBIGUOUS, 0, 2)


def test_another_companys_number_never_wins_in_silence() -> None:
    """Its name and its site are others: the rep sees both and asks."""
    stranger = make_candidate("checko", inn=OTHER_INN, legal_name='ООО "ЛЮТИК"', site="lutik.ru")
    mine = make_site(SITE, inn=INN), make_candidate()
    found = ask(stranger, *mine, company="ООО «Ромашка»", inn=OTHER_INN, website=SITE)
    assert found.choice is Choice.AMBIGUOUS
    assert found.troubles == (Trouble.INN_OF_OTHER,)
    assert found.bearer
    assert found.bearer.key == OTHER_INN
    assert {Sign.INN_DIFFERS} <= {seen.sign for seen in found.warnings}


def test_a_bad_number_is_shown_even_beside_the_right_choice() -> None:
    found = ask(make_site(SITE, inn=INN), make_candidate(), company="Ромашка", inn="7700000017", website=SITE)
    assert found.chosen
    assert found.chosen.key == INN
    assert found.troubles == (Trouble.INN_INVALID,)
    assert Sign.INN_SLIP in {seen.sign for seen in found.warnings}


def test_a_number_that_nobody_knows_is_shown() -> None:
    found = ask(make_candidate(), company="ООО «Ромашка»", inn=THIRD_INN, region="Казань")
    assert found.choice is Choice.AMBIGUOUS
    assert found.troubles == (Trouble.INN_NOWHERE,)


def test_a_brand_over_a_right_number_is_chosen_with_a_warning() -> None:
    found = ask(make_candidate(), company="Цветы у дома", inn=INN)
    assert found.chosen
    assert found.chosen.key == INN
    assert [seen.sign for seen in found.warnings] == [Sign.NAME_DIFFERS]


def test_a_sole_proprietor_is_chosen_by_number() -> None:
    trader = bare_candidate(found_by=PERSON_INN, kind="individual", city="Казань")
    found = ask(trader, company="ИП Лопатин", inn=PERSON_INN)
    assert found.chosen
    assert found.chosen.key == PERSON_INN


def test_a_firm_over_a_persons_number_is_not_chosen() -> None:
    trader = bare_candidate(found_by=PERSON_INN, kind="individual")
    found = ask(trader, company="ООО «Ромашка»", inn=PERSON_INN)
    assert found.choice is Choice.AMBIGUOUS
    assert Sign.KIND_DIFFERS in {seen.sign for seen in found.warnings}


def test_the_dead_with_a_living_heir_are_asked_about() -> None:
    dead, heir = make_candidate(status="liquidated"), make_candidate(inn=OTHER_INN)
    site = make_site(SITE, inn=OTHER_INN)
    found = ask(dead, heir, site, company="ООО «Ромашка»", inn=INN, website=SITE)
    assert found.choice is Choice.AMBIGUOUS
    assert ask(dead, heir, company="ООО «Ромашка»", region="Казань").chosen == heir


def test_a_town_alone_speaks_for_nobody() -> None:
    found = ask(make_candidate(legal_name='ООО "ЛЮТИК"'), company="Ромашка", region="Казань")
    assert found.choice is Choice.UNKNOWN
    assert found.likely == ()


def test_other_weights_make_another_choice() -> None:
    table = load_weights()
    strict = table.model_copy(
        update={
            "limits": table.limits.model_copy(
                update={"threshold": table.limits.threshold.model_copy(update={"value": 100})}
            )
        }
    )
    lead = Lead(company="Ромашка", inn=INN)
    assert identify(lead, [make_candidate()]).choice is Choice.CHOSEN
    assert identify(lead, [make_candidate()], strict).choice is Choice.AMBIGUOUS


# All other companies of the invented town, as a search that finds far too much would answer.
CROWD = tuple(
    one
    for name in ("all_agrees-tune-2", "all_agrees-tune-3", "all_agrees-held-1", "all_agrees-held-2")
    for one in CASES[name].answers
)


@pytest.mark.parametrize("name", TELLABLE)
def test_a_crowd_of_strangers_changes_no_choice(name: str) -> None:
    case = CASES[name]
    strangers = [
        one for one in CROWD if one.inns and not any(one.numbers & mine.numbers for mine in case.answers)
    ]
    alone, crowded = identify(case.lead, case.answers), identify(case.lead, (*strangers, *case.answers))
    assert alone.choice is crowded.choice
    assert (alone.chosen and alone.chosen.key) == (crowded.chosen and crowded.chosen.key)


@pytest.mark.parametrize("name", UNTELLABLE)
def test_what_cannot_be_told_is_not_chosen(name: str) -> None:
    case = CASES[name]
    assert identify(case.lead, case.answers).chosen is None


@settings(max_examples=50)
@given(st.sampled_from(sorted(CASES)), st.randoms())
def test_the_choice_does_not_hang_on_the_order_of_answers(name: str, shuffle: Any) -> None:
    case = CASES[name]
    mixed = list(case.answers)
    shuffle.shuffle(mixed)
    found, other = identify(case.lead, case.answers), identify(case.lead, mixed)
    assert found.choice is other.choice
    assert [(one.candidate.key, one.points) for one in found.weighed] == [
        (one.candidate.key, one.points) for one in other.weighed
    ]


@pytest.mark.parametrize("name", TELLABLE)
def test_without_numbers_and_contacts_a_lead_is_never_chosen_by_its_name(name: str) -> None:
    case = CASES[name]
    bare = replace(case.lead, inn=None, website=None, region=None, contact=Contact(), message="")
    assert identify(bare, case.answers).chosen is None


TEXTS = st.text(max_size=30) | st.sampled_from([INN, OTHER_INN, SITE, "ООО Ромашка", "Казань", "gb:00445790"])
ABOUTS = st.sampled_from(
    ["legal_name", "name", "inn", "ogrn", "site", "email_domain", "phone", "city", "status", "kind"]
)
ODD = st.dictionaries(ABOUTS, TEXTS, max_size=6).map(lambda said: bare_candidate(**said))


@settings(max_examples=60)
@given(st.lists(ODD, max_size=5), TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_answers_break_the_choice_and_none_is_chosen_below_the_limits(
    answers: list[Candidate], company: str, inn: str, website: str, message: str
) -> None:
    found = ask(*answers, company=company, inn=inn, website=website, region=company, message=message)
    limits = load_weights().limits
    assert (
        sum(len(one.candidate.facts) for one in found.weighed) <= sum(len(one.facts) for one in answers) * 2
    )
    if found.chosen is None:
        return
    assert found.choice is Choice.CHOSEN
    assert found.weighed[0].points >= limits.threshold.value
    assert found.margin is None or found.margin >= limits.margin.value
    assert {seen.sign for seen in found.weighed[0].signs} - {Sign.NAME_SAME, Sign.FORM_SAME}
