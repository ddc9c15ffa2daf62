import json
from pathlib import Path

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.lead import Contact, Lead
from qualifier.normalise import (
    Normal,
    clean_text,
    is_valid_inn,
    is_valid_ogrn,
    normalise_domain,
    normalise_email,
    normalise_inn,
    normalise_lead,
    normalise_ogrn,
    normalise_phone,
    normalise_region,
)

VECTORS = Path(__file__).parents[3] / "shared/data/api_examples/checksums/inn_ogrn_vectors.json"


@pytest.mark.parametrize("kind", ["inn_10", "inn_12", "ogrn_13", "ogrnip_15"])
def test_the_published_vectors_hold(kind: str) -> None:
    if not VECTORS.is_file():
        pytest.skip("the vectors are not beside the project")
    check = is_valid_inn if kind.startswith("inn") else is_valid_ogrn
    for name, numbers in json.loads(VECTORS.read_text(encoding="utf-8"))[kind].items():
        for number in numbers:
            assert check(number) is name.startswith("valid"), (name, number)


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("7707083893", True),
        ("500100732259", True),
        ("7707083892", False),
        ("500100732250", False),
        ("0000000000", False),
        ("000000000000", False),
        ("77070838", False),
        ("", False),
        ("٧٧٠٧٠٨٣٨٩٣", False),
    ],
)
def test_a_tax_number_is_checked_whole(number: str, valid: bool) -> None:
    assert is_valid_inn(number) is valid


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("1027700132195", True),
        ("304500116000157", True),
        # rests of ten and more, which the library refuses
        ("1207765651500", True),
        ("310194544567540", True),
        ("1027700132196", False),
        ("304500116000158", False),
        ("0000000000000", False),
        ("000000000000000", False),
        ("12345", False),
    ],
)
def test_a_register_number_is_checked_whole(number: str, valid: bool) -> None:
    assert is_valid_ogrn(number) is valid


@given(st.integers(min_value=10**12, max_value=10**13 - 1))
def test_each_body_of_a_register_number_has_one_valid_end(body: int) -> None:
    stem = str(body)[:12]
    assert sum(is_valid_ogrn(stem + end) for end in "0123456789") == 1


@pytest.mark.parametrize("written", ["7707083893", "ИНН 7707083893", "инн: 7707083893", "7707 083 893"])
def test_a_tax_number_has_one_spelling(written: str) -> None:
    assert normalise_inn(written) == Normal("7707083893")


@pytest.mark.parametrize("written", ["7707083894", "не знаю", "77О7083893", "0000000000"])
def test_an_invalid_tax_number_is_kept_and_flagged(written: str) -> None:
    assert normalise_inn(written) == Normal(written, "inn_invalid")


def test_a_register_number_is_read_and_flagged_alike() -> None:
    assert normalise_ogrn("ОГРН 1027700132195") == Normal("1027700132195")
    assert normalise_ogrn("ОГРНИП 304500116000157") == Normal("304500116000157")
    assert normalise_ogrn("123").flag == "ogrn_invalid"


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("+7 900 123-45-67", "+79001234567"),
        ("8 (900) 123-45-67", "+79001234567"),
        ("79001234567", "+79001234567"),
        ("900 123 45 67", "+79001234567"),
        ("8-495-123-45-67 доб. 12", "+74951234567"),
        ("+7 495 123-45-67, +7 900 123-45-67", "+74951234567"),
        ("+1 (650) 253-0000", "+16502530000"),
        ("+44 20 7946 0018", "+442079460018"),
        ("+49 30 901820", "+4930901820"),
        ("+375 29 123-45-67", "+375291234567"),
    ],
)
def test_a_phone_has_one_spelling(written: str, e164: str) -> None:
    assert normalise_phone(written) == Normal(e164)


@pytest.mark.parametrize("written", ["12", "нет телефона", "+7 900", "0000000000", "+0 000 000"])
def test_an_invalid_phone_is_kept_and_flagged(written: str) -> None:
    assert normalise_phone(written) == Normal(written, "phone_invalid")


@given(
    st.integers(min_value=9_000_000_000, max_value=9_999_999_999),
    st.sampled_from(["+7", "8", "7", "+7 ", "8 "]),
)
def test_a_mobile_number_is_read_in_any_spelling(number: int, prefix: str) -> None:
    assert normalise_phone(f"{prefix}{number}").value == f"+7{number}"


def test_what_is_e164_stays_so() -> None:
    number = phonenumbers.example_number("FR")
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert normalise_phone(written) == Normal(written)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("Anna@Kit.Example", "anna@kit.example"),
        (" mailto:anna@kit.example ", "anna@kit.example"),
        ("<anna@kit.example>", "anna@kit.example"),
        ("anna@kit.example.", "anna@kit.example"),
        ("анна@кит.рф", "анна@xn--h1adz.xn--p1ai"),
    ],
)
def test_an_email_has_one_spelling(written: str, address: str) -> None:
    assert normalise_email(written) == Normal(address)


@pytest.mark.parametrize(
    "written", ["anna", "anna@kit", "a..b@kit.example", "anna@@kit.example", "a b@kit.example"]
)
def test_an_invalid_email_is_kept_and_flagged(written: str) -> None:
    assert normalise_email(written) == Normal(written, "email_invalid")


@pytest.mark.parametrize(
    ("written", "domain"),
    [
        ("https://www.Kit.Example/path?x=1#y", "kit.example"),
        ("kit.example", "kit.example"),
        ("WWW.KIT.EXAMPLE.", "kit.example"),
        ("http://anna:secret@kit.example:8080", "kit.example"),
        ("https://кит.рф", "xn--h1adz.xn--p1ai"),
        ("xn--h1adz.xn--p1ai", "xn--h1adz.xn--p1ai"),
        ("shop.kit.example", "shop.kit.example"),
    ],
)
def test_a_site_is_its_host(written: str, domain: str) -> None:
    assert normalise_domain(written) == Normal(domain)


@pytest.mark.parametrize(
    "written", ["localhost", "127.0.0.1", "сайта нет", "http://", "-kit-.example", "a" * 300]
)
def test_an_invalid_site_is_kept_and_flagged(written: str) -> None:
    assert normalise_domain(written) == Normal(written, "website_invalid")


def test_a_region_is_named_as_usual_or_flagged() -> None:
    assert normalise_region("г. Казань") == Normal("Казань")
    assert normalise_region("Шир") == Normal("Шир", "region_unknown")


@pytest.mark.parametrize(
    "normalise",
    [normalise_inn, normalise_ogrn, normalise_phone, normalise_email, normalise_domain, normalise_region],
)
@pytest.mark.parametrize("nothing", [None, "", "  ", "\u200b"])
def test_nothing_is_nothing_and_no_fault(normalise: object, nothing: str | None) -> None:
    assert callable(normalise)
    assert normalise(nothing) == Normal(None)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  ООО\u00a0 «Кит» ", "ООО «Кит»"),
        ("Ки\u200bт", "Кит"),
        ("Кит\x00", "Кит"),
        ("и\u0306", "й"),
        ("", None),
        (None, None),
    ],
)
def test_text_loses_what_nobody_sees(text: str | None, clean: str | None) -> None:
    assert clean_text(text) == clean


@given(st.text(max_size=80))
def test_any_text_is_normalised_and_stays_so(text: str) -> None:
    for normalise in (normalise_inn, normalise_phone, normalise_email, normalise_domain, normalise_region):
        once = normalise(text)
        if once.value is not None:
            assert normalise(once.value).value == once.value


def test_a_lead_is_normalised_whole() -> None:
    lead = Lead(
        company="ООО  «Тёплый Кит»",
        inn="ИНН 7707083893",
        website="https://www.kit.example/",
        region="Moscow",
        contact=Contact(name=" Анна ", role="владелица", email="Anna@Kit.example", phone="8 900 123-45-67"),
        message="Нужна реклама",
    )
    normal = normalise_lead(lead)
    assert normal.lead.inn == "7707083893"
    assert normal.lead.region == "Москва"
    assert normal.lead.contact == Contact(
        name="Анна", role="владелица", email="anna@kit.example", phone="+79001234567"
    )
    assert normal.lead.message == "Нужна реклама"
    assert (normal.company_core, normal.domain, normal.flags) == ("теплый кит", "kit.example", ())


def test_every_fault_of_a_lead_is_flagged_and_nothing_is_lost() -> None:
    contact = Contact(email="сломан", phone="12")
    lead = Lead(company="Кит", inn="123", website="нет", region="Шир", contact=contact)
    normal = normalise_lead(lead)
    assert normal.lead == lead
    assert normal.domain is None
    assert set(normal.flags) == {
        "inn_invalid",
        "website_invalid",
        "region_unknown",
        "email_invalid",
        "phone_invalid",
    }
