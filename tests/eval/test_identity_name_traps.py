"""Each trap about names, sites and phones says in its lead and its answers what its one line claims."""

from random import Random
from typing import Any

import pytest

from eval import identity_name_traps as traps
from eval.identity_town import Company, Made, read_town

TOWN = read_town()
C, O = TOWN[0], TOWN[1]  # noqa: E741 the same letters as in the traps
LIMITED = next(one for one in TOWN if one.form == "ООО")
UNLIKE = next((one for one in TOWN if one.form != "ООО"), None)


def make(name: str, seed: int = 1, c: Company = C, o: Company = O) -> Made:
    made: Made = getattr(traps, name)(c, o, Random(seed))
    return made


def read(answers: list[dict[str, Any]], about: str) -> list[Any]:
    return [answer["facts"][about] for answer in answers if about in answer["facts"]]


@pytest.mark.parametrize(
    "name",
    ["brand_with_site", "typo_with_mail", "english_with_site", "subdomain", "item_by_site", "heir_of_domain"],
)
def test_a_site_or_a_mailbox_of_the_company_tells_it(name: str) -> None:
    lead, answers, right = make(name)
    assert C.domain in str(lead.get("website")) or lead["contact"]["email"].endswith(f"@{C.domain}")
    assert any(
        one["url"] == f"https://{C.domain}/" or one["facts"].get("site") == C.domain for one in answers
    )
    assert right == C.inn
    assert "inn" not in lead


@pytest.mark.parametrize(
    ("name", "c", "towns"),
    [
        ("namesakes_by_town", C, 3),
        ("namesakes_alone", C, 2),
        ("namesakes_in_one_town", C, 1),
        ("name_with_other_town", C, 1),
        ("name_alone", C, 1),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_namesakes_live_in_so_many_towns(name: str, c: Company, towns: int, seed: int) -> None:
    _, answers, _ = make(name, seed, c)
    assert set(read(answers, "legal_name")) == {c.legal_name}
    assert len(set(read(answers, "city"))) == towns
    assert len(set(read(answers, "inn"))) == len(answers)


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("namesakes_by_town", True),
        ("namesakes_alone", False),
        ("namesakes_in_one_town", False),
        ("name_alone", False),
        ("name_with_other_town", False),
    ],
)
def test_a_name_is_enough_only_where_the_town_tells_one_of_it(name: str, is_told: bool) -> None:
    lead, answers, right = make(name)
    here = [one for one in answers if one["facts"]["city"] == lead.get("region")]
    assert (right == C.inn) is is_told
    assert is_told is (len(here) == 1)


def test_another_town_than_the_one_said_is_all_that_was_found() -> None:
    lead, answers, _ = make("name_with_other_town")
    assert lead["region"] == C.city
    assert C.city not in read(answers, "city")


@pytest.mark.parametrize("name", ["typo_with_mail", "typo_with_town"])
@pytest.mark.parametrize("at", range(0, len(TOWN), 5))
def test_a_slip_of_the_pen_is_no_name_of_a_register(name: str, at: int) -> None:
    company = TOWN[at]
    lead, answers, right = make(name, 1, company)
    assert company.typo in lead["company"]
    assert company.name not in lead["company"]
    assert company.typo.upper() not in " ".join(read(answers, "legal_name"))
    assert right == company.inn


def test_a_limited_company_is_an_llc_in_latin_letters() -> None:
    lead, _, _ = make("translit_with_town", 1, LIMITED)
    assert lead["company"] == f"{LIMITED.latin} LLC"


@pytest.mark.skipif(UNLIKE is None, reason="every company of the town is limited")
def test_another_form_is_not_called_an_llc() -> None:
    assert UNLIKE is not None
    assert make("translit_with_town", 1, UNLIKE)[0]["company"] == UNLIKE.latin


@pytest.mark.parametrize(
    ("name", "kinds", "right"),
    [
        ("group_alone", ["Инвест", "Лизинг", "Сервис", "Снаб"], None),
        ("daughter_named", ["Инвест", "Лизинг", "Сервис"], 1),
        ("daughter_missing", ["Инвест", "Снаб"], None),
    ],
)
def test_daughters_share_the_site_and_differ_by_name_and_number(
    name: str, kinds: list[str], right: int | None
) -> None:
    lead, answers, gold = make(name)
    assert read(answers, "legal_name") == [f'{C.form} "{C.name.upper()}-{kind.upper()}"' for kind in kinds]
    assert set(read(answers, "site")) == {C.domain} == {lead["website"]}
    assert len(set(read(answers, "inn"))) == len(kinds)
    assert gold == (None if right is None else read(answers, "inn")[right])


def test_the_daughter_that_wrote_is_none_of_those_found() -> None:
    lead, answers, _ = make("daughter_missing")
    assert "-Медиа" in lead["company"]
    assert not any("МЕДИА" in one for one in read(answers, "legal_name"))


def test_a_branch_has_its_company_s_tax_number_and_no_register_number() -> None:
    lead, answers, right = make("branch_of_one")
    branch = answers[1]["facts"]
    assert branch["legal_name"].startswith("ФИЛИАЛ ")
    assert branch["inn"] == C.inn == right
    assert "ogrn" not in branch
    assert lead["region"] == branch["city"] == O.city


@pytest.mark.parametrize("seed", range(8))
def test_a_free_mailbox_on_both_sides_tells_nobody(seed: int) -> None:
    lead, answers, right = make("free_mail", seed)
    box = lead["contact"]["email"].split("@")[1]
    assert box in {"mail.ru", "yandex.ru", "gmail.com", "bk.ru"}
    assert read(answers, "email_domain") == [box]
    assert right is None


@pytest.mark.parametrize("seed", range(8))
def test_a_rented_page_is_not_the_landlord_s(seed: int) -> None:
    lead, answers, right = make("rented_site", seed)
    (host,) = read(answers, "site")
    assert host in {"vk.com", "t.me", "avito.ru"}
    assert lead["website"].startswith(f"https://{host}/")
    assert right is None


def test_a_phone_is_written_as_people_write_it() -> None:
    lead, answers, right = make("phone_and_name")
    written = lead["contact"]["phone"]
    digits = "".join(letter for letter in written if letter.isdigit())
    assert written.startswith("8 (")
    assert "7" + digits[1:] == C.phone.removeprefix("+")
    assert read(answers, "phone") == [C.phone]
    assert right == C.inn


@pytest.mark.parametrize(("name", "right"), [("phone_of_accountant", C.inn), ("phone_of_other_name", None)])
def test_a_shared_phone_needs_a_name(name: str, right: str | None) -> None:
    lead, answers, gold = make(name)
    assert set(read(answers, "phone")) == {lead["contact"]["phone"]} == {C.phone}
    assert gold == right
    assert (C.legal_name in read(answers, "legal_name")) is (right is not None)


def test_a_footer_may_name_the_studio_beside_the_owner_or_alone() -> None:
    _, both, right = make("site_of_studio")
    _, alone, unknown = make("site_of_studio_only")
    assert both[0]["facts"]["inn"] == [O.inn, C.inn]
    assert alone[0]["facts"]["inn"] == O.inn
    assert (right, unknown) == (C.inn, None)


@pytest.mark.parametrize(
    ("name", "found", "right"),
    [
        ("mother_by_daughters_site", [f"{C.name} Маркет"], None),
        ("trading_house_only", [f"ТД {C.name}"], None),
        ("trading_house_named", [C.name, f"ТД {C.name}"], 1),
        ("sister_with_one_site", [C.name, f"{C.name} Плюс"], 1),
        ("sisters_not_told", [C.name, f"{C.name} Плюс"], None),
        ("mail_of_holding", [f"Холдинг {O.name}"], None),
    ],
)
def test_a_name_with_one_word_more_is_another_company(name: str, found: list[str], right: int | None) -> None:
    _, answers, gold = make(name)
    held = [answer for answer in answers if "legal_name" in answer["facts"]]
    assert read(held, "legal_name") == [f'{C.form} "{one.upper()}"' for one in found]
    assert gold == (None if right is None else held[right]["facts"]["inn"])


@pytest.mark.parametrize("company", TOWN[:6])
@pytest.mark.parametrize(("name", "is_told"), [("form_tells", True), ("form_contradicts", False)])
def test_a_legal_form_tells_namesakes_of_one_town_apart(name: str, is_told: bool, company: Company) -> None:
    lead, answers, right = make(name, 1, company)
    forms = [one.split(' "')[0] for one in read(answers, "legal_name")]
    assert (company.form in forms) is is_told
    assert len(set(forms)) == len(forms)
    assert set(read(answers, "city")) == {company.city} == {lead["region"]}
    assert right == (company.inn if is_told else None)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("brand_alone", {"company": C.brand, "region": C.city}),
        ("name_alone", {"company": C.said}),
        ("nobody_found", {"company": C.said, "website": C.domain}),
        ("nothing_said", {"message": "Сколько стоит реклама?", "contact": {"email": "buyer@gmail.com"}}),
    ],
)
def test_a_lead_that_tells_nobody_says_only_this(name: str, said: dict[str, Any]) -> None:
    lead, _, right = make(name)
    assert lead == said
    assert right is None


def test_nobody_found_is_no_answer_at_all() -> None:
    assert make("nobody_found")[1] == []


def test_a_franchisee_writes_from_another_town_and_is_not_the_brand_s_owner() -> None:
    lead, answers, right = make("franchisee")
    assert lead["region"] == O.city != C.city
    assert "по франшизе" in lead["message"]
    assert (read(answers, "inn"), right) == ([C.inn, C.inn], None)


def test_a_dead_owner_s_card_names_the_domain_and_the_site_its_heir() -> None:
    _, answers, right = make("heir_of_domain")
    dead, site = answers[0]["facts"], answers[1]["facts"]
    assert (dead["status"], dead["site"]) == ("liquidated", C.domain)
    assert dead["inn"] != site["inn"] == right
    assert O.name.upper() in dead["legal_name"]
