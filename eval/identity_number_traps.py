"""Traps of identity about numbers, registers and lives of companies; each makes one case."""

from random import Random

from eval.identity_town import (
    Company,
    Made,
    break_number,
    card,
    draw_inn,
    draw_person_inn,
    lead,
    move,
    other,
    site,
    stay,
    suggest,
)


def all_agrees(c: Company, o: Company, draw: Random) -> Made:
    """Number, name, site and town agree."""
    return lead(c.said, inn=c.inn, website=c.domain, region=c.city), [card(c), suggest(move(c, draw))], c.inn


def spaced_number(c: Company, o: Company, draw: Random) -> Made:
    """The number is written with spaces."""
    spaced = f"ИНН {c.inn[:4]} {c.inn[4:7]} {c.inn[7:]}"
    return lead(c.said, inn=spaced), [suggest(c), suggest(move(c, draw))], c.inn


def brand_with_number(c: Company, o: Company, draw: Random) -> Made:
    """A brand over its owner's number."""
    return lead(c.brand, inn=c.inn), [suggest(c)], c.inn


def slip_with_site(c: Company, o: Company, draw: Random) -> Made:
    """A mistyped number; the site states the right one."""
    wrong = break_number(c.inn, draw)
    return lead(c.said, inn=wrong, website=c.domain), [site(c.domain, inn=c.inn), suggest(c)], c.inn


def slip_with_name(c: Company, o: Company, draw: Random) -> Made:
    """A mistyped number near to the namesake's that is meant."""
    answers = [suggest(c), suggest(move(c, draw))]
    return lead(c.said, inn=break_number(c.inn, draw)), answers, c.inn


def bad_number_with_name(c: Company, o: Company, draw: Random) -> Made:
    """The number is nobody's and near to none: the name is all there is."""
    return lead(c.said, inn=break_number(o.inn, draw)), [suggest(c)], None


def number_of_other_with_site(c: Company, o: Company, draw: Random) -> Made:
    """Another company's number; the site states the right one."""
    answers = [card(o), site(c.domain, inn=c.inn), suggest(c)]
    return lead(c.said, inn=o.inn, website=c.domain), answers, None


def number_of_other_alone(c: Company, o: Company, draw: Random) -> Made:
    """Another company's number under another name, site and town."""
    return lead(c.said, inn=o.inn, website=c.domain, region=c.city), [card(o)], None


def number_of_other_and_form(c: Company, o: Company, draw: Random) -> Made:
    """Another company's number under a legal name with its form."""
    return lead(c.said, inn=o.inn, region=c.city), [suggest(o)], None


def number_of_other_brand(c: Company, o: Company, draw: Random) -> Made:
    """Another company's number under a brand and a site that are not its own, in its town."""
    return lead(c.brand, inn=o.inn, website=c.domain, region=o.city), [card(o)], None


def number_of_other_mail(c: Company, o: Company, draw: Random) -> Made:
    """Another company's number under a brand, with mail from elsewhere."""
    return lead(c.brand, inn=o.inn, email=f"a@{c.domain}", region=o.city), [card(o)], None


def number_of_namesake(c: Company, o: Company, draw: Random) -> Made:
    """A namesake's number, picked from a list; the site itself names another."""
    twin = move(c, draw)
    answers = [suggest(twin), site(c.domain, name=c.name, inn=c.inn), suggest(c)]
    return lead(c.said, inn=twin.inn, website=c.domain), answers, None


def site_of_mother(c: Company, o: Company, draw: Random) -> Made:
    """A daughter signs with its own name and number; the site's footer names the mother."""
    answers = [suggest(c), site(o.domain, name=o.brand, inn=o.inn), suggest(o)]
    return lead(c.said, inn=c.inn, website=o.domain), answers, c.inn


def agency_writes(c: Company, o: Company, draw: Random) -> Made:
    """An agency's mail beside its client's name and number."""
    return lead(c.said, inn=c.inn, email=f"media@{o.domain}"), [suggest(c), card(o)], c.inn


def unknown_number_and_name(c: Company, o: Company, draw: Random) -> Made:
    """The number is valid and no source knows it; a namesake must not stand in for its owner."""
    return lead(c.said, inn=draw_inn(draw, c.code), region=c.city), [suggest(c)], None


def renamed_with_number(c: Company, o: Company, draw: Random) -> Made:
    """The name before the last, and the number."""
    return lead(f"{c.form} «{c.former}»", inn=c.inn), [suggest(c, former_name=c.former)], c.inn


def renamed_with_site(c: Company, o: Company, draw: Random) -> Made:
    """The name before the last, and the site."""
    answers = [card(c, former_name=c.former), suggest(move(c, draw))]
    return lead(c.former, website=c.domain), answers, c.inn


def old_name_of_other(c: Company, o: Company, draw: Random) -> Made:
    """Somebody else bore the name before, and somebody bears it now elsewhere."""
    now = move(o, draw, name=c.former)
    return lead(f"{c.form} «{c.former}»"), [suggest(c, former_name=c.former), suggest(now)], None


def liquidated_before(c: Company, o: Company, draw: Random) -> Made:
    """A wound-up predecessor and its living heir of one name and town."""
    dead = stay(c, draw)
    return lead(c.said, region=c.city), [suggest(dead, status="liquidated"), suggest(c)], c.inn


def liquidated_number(c: Company, o: Company, draw: Random) -> Made:
    """The number given is the predecessor's, its heir of one name is alive: which is meant must be asked."""
    dead = stay(c, draw)
    answers = [suggest(dead, status="liquidated"), site(c.domain, inn=c.inn), suggest(c)]
    return lead(c.said, inn=dead.inn, website=c.domain), answers, None


def liquidated_number_only(c: Company, o: Company, draw: Random) -> Made:
    """The number of a company that is no more."""
    return lead(c.said, inn=c.inn), [suggest(c, status="liquidated")], c.inn


def trader_by_number(c: Company, o: Company, draw: Random) -> Made:
    """A sole proprietor by number, under a brand."""
    inn = draw_person_inn(draw, c.code)
    answer = other("dadata", kind="individual", status="active", region=c.region, city=c.city)
    return lead(f"ИП Лопатин ({c.brand})", inn=inn, region=c.city), [answer | {"found_by": inn}], inn


def trader_number_of_firm(c: Company, o: Company, draw: Random) -> Made:
    """A firm's name over a trader's number."""
    inn = draw_person_inn(draw, c.code)
    trader = other("dadata", kind="individual", status="active", city=o.city) | {"found_by": inn}
    return lead(c.said, inn=inn, website=c.domain), [trader, site(c.domain, inn=c.inn), suggest(c)], None


def trader_by_name(c: Company, o: Company, draw: Random) -> Made:
    """A sole proprietor's name and town, no number."""
    inn = draw_person_inn(draw, c.code)
    trader = other("dadata", kind="individual", status="active", region=c.region, city=c.city)
    return lead("ИП Лопатин", region=c.city), [trader | {"found_by": inn}], None


def number_in_message(c: Company, o: Company, draw: Random) -> Made:
    """The number stands in the message."""
    said = lead(c.name, message=f"Добрый день! Хотим рекламу. Реквизиты: ИНН {c.inn}, счёт на аванс.")
    return said, [suggest(c), suggest(move(c, draw))], c.inn


def contractor_in_message(c: Company, o: Company, draw: Random) -> Made:
    """A contractor's number stands in the message."""
    said = lead(
        c.said, message=f"Счёт от нашего прежнего подрядчика {o.said}, ИНН {o.inn}, приложим. Сколько у вас?"
    )
    return said, [suggest(o), suggest(c)], None


def numbered_trust(c: Company, o: Company, draw: Random) -> Made:
    """Two companies told apart by the number in their names."""
    seven, five = (stay(c, draw, name=f"Стройтрест №{number}") for number in (7, 5))
    return lead(five.said, region=c.city), [suggest(seven), suggest(five)], five.inn


def other_numbered_trust(c: Company, o: Company, draw: Random) -> Made:
    """The only company found bears another number in its name."""
    seven = stay(c, draw, name="Стройтрест №7")
    return lead(f"{c.form} «Стройтрест №5»", region=c.city), [suggest(seven)], None


def foreign_by_town(c: Company, o: Company, draw: Random) -> Made:
    """British namesakes in two towns; the lead names one."""
    number = f"gb:{draw.randrange(10**7):08d}"
    facts = {"company_number": number, "country": "GB", "status": "active"}
    found = other("companies_house", legal_name=f"{c.latin.upper()} LIMITED", city="Leeds", **facts)
    twin = facts | {"company_number": f"gb:{draw.randrange(10**7):08d}"}
    far = other("companies_house", legal_name=f"{c.latin.upper()} LIMITED", city="Dover", **twin)
    said = lead(f"{c.latin} Ltd", region="Leeds", phone="+441132960001")
    return said, [far, found], number


def foreign_namesake(c: Company, o: Company, draw: Random) -> Made:
    """A Russian namesake by sound of a foreign firm."""
    said = lead(f"{c.latin} GmbH", website=f"{c.latin.lower().replace(' ', '-')}.de", phone="+493020960001")
    return said, [suggest(c)], None


def daughter_of_other_country(c: Company, o: Company, draw: Random) -> Made:
    """A group's daughters are told apart by the countries in their names; they share the group's site."""
    domain = f"{c.latin.lower().replace(' ', '-')}.com"
    facts = {"company_number": f"fr:{draw.randrange(10**9):09d}", "country": "FR", "site": domain}
    found = other("register", legal_name=f"{c.latin} (France) SARL", **facts)
    return lead(f"{c.latin} (Germany) GmbH", website=domain), [found], None


def lei_ties(c: Company, o: Company, draw: Random) -> Made:
    """A register of identifiers joins by the register number."""
    record = other(
        "gleif", lei="529900T8BM49AURSDO55", legal_name=c.legal_name, ogrn=c.ogrn, country="RU", city=c.city
    )
    return lead(c.said, website=c.domain), [record, site(c.domain, ogrn=c.ogrn), suggest(c)], c.inn


def ogrn_in_message(c: Company, o: Company, draw: Random) -> Made:
    """The register number stands in the message."""
    said = lead(c.latin, message=f"Our company: {c.latin}, OGRN {c.ogrn}. We need a campaign in {c.city}.")
    return said, [suggest(c), suggest(move(c, draw))], c.inn


def british_by_name(c: Company, o: Company, draw: Random) -> Made:
    """In Britain a registered name belongs to one living company."""
    number = f"gb:{draw.randrange(10**7):08d}"
    name = f"{c.latin.upper()} LIMITED"
    found = other(
        "companies_house", legal_name=name, company_number=number, country="GB", status="active", city="Leeds"
    )
    said = lead(
        f"{c.latin} Limited", website=f"{c.latin.lower().replace(' ', '-')}.co.uk", region="United Kingdom"
    )
    return said, [found, suggest(c)], number


def british_form_at_home(c: Company, o: Company, draw: Random) -> Made:
    """A Russian firm that calls itself Ltd abroad is not the British one of that name."""
    number = f"gb:{draw.randrange(10**7):08d}"
    name = f"{c.latin.upper()} LIMITED"
    found = other(
        "companies_house", legal_name=name, company_number=number, country="GB", status="active", city="Leeds"
    )
    return lead(f"{c.latin} Ltd", phone=c.phone), [found], None
