"""Traps of identity about names, towns, sites, mail and phones; each makes one case."""

from dataclasses import replace
from random import Random

from eval.identity_town import Company, Made, card, lead, move, other, site, stay, suggest


def brand_with_site(c: Company, o: Company, draw: Random) -> Made:
    """A brand whose site states the owner's number."""
    answers = [site(c.domain, name=c.brand, inn=c.inn, ogrn=c.ogrn), suggest(c), suggest(move(c, draw))]
    return lead(c.brand, website=f"https://www.{c.domain}/sale", email=f"pr@{c.domain}"), answers, c.inn


def brand_alone(c: Company, o: Company, draw: Random) -> Made:
    """A brand and a town tell of no legal entity."""
    return lead(c.brand, region=c.city), [suggest(c), suggest(o)], None


def typo_with_mail(c: Company, o: Company, draw: Random) -> Made:
    """A name with a slip of the pen, and mail from the company's domain."""
    return lead(c.typo, email=f"a.k@{c.domain}"), [card(c), suggest(move(c, draw))], c.inn


def typo_with_town(c: Company, o: Company, draw: Random) -> Made:
    """A name with a slip of the pen, its form and its town."""
    return lead(f"{c.form} {c.typo}", region=c.city), [suggest(c), suggest(move(c, draw))], c.inn


def translit_with_town(c: Company, o: Company, draw: Random) -> Made:
    """A name in Latin letters with its town and phone."""
    return (
        lead(f"{c.latin} LLC" if c.form == "ООО" else c.latin, region=c.city, phone=c.phone),
        [
            card(c),
            suggest(move(c, draw)),
        ],
        c.inn,
    )


def english_with_site(c: Company, o: Company, draw: Random) -> Made:
    """A name in Latin letters; the site states the number."""
    answers = [site(c.domain, inn=c.inn), suggest(c), suggest(move(c, draw)), suggest(move(c, draw))]
    return lead(c.latin, website=c.domain, region="Russia"), answers, c.inn


def namesakes_by_town(c: Company, o: Company, draw: Random) -> Made:
    """Namesakes in three towns; the lead names one."""
    answers = [suggest(move(c, draw)), suggest(c), suggest(move(c, draw, city="Курск", region="Курская"))]
    return lead(c.said, region=c.city), answers, c.inn


def name_alone(c: Company, o: Company, draw: Random) -> Made:
    """One company of the name was found; there may be others."""
    return lead(c.said), [suggest(c)], None


def namesakes_alone(c: Company, o: Company, draw: Random) -> Made:
    """Namesakes in two towns, and no town said."""
    return lead(c.said), [suggest(c), suggest(move(c, draw))], None


def namesakes_in_one_town(c: Company, o: Company, draw: Random) -> Made:
    """Namesakes in the town that was said."""
    return lead(c.said, region=c.city), [suggest(c), suggest(stay(c, draw))], None


def name_with_other_town(c: Company, o: Company, draw: Random) -> Made:
    """The right one is not among what was found."""
    away = move(c, draw)
    return lead(c.said, region=c.city), [suggest(away)], None


def group_alone(c: Company, o: Company, draw: Random) -> Made:
    """A group and its site; its daughters share the site."""
    daughters = [
        stay(c, draw, name=f"{c.name}-{kind}", domain=c.domain)
        for kind in ("Инвест", "Лизинг", "Сервис", "Снаб")
    ]
    return lead(f"Группа компаний «{c.name}»", website=c.domain), [card(one) for one in daughters], None


def daughter_named(c: Company, o: Company, draw: Random) -> Made:
    """One of the daughters that share a site is named."""
    daughters = [
        stay(c, draw, name=f"{c.name}-{kind}", domain=c.domain) for kind in ("Инвест", "Лизинг", "Сервис")
    ]
    right = daughters[1]
    return (
        lead(right.said, website=c.domain, email=f"info@{c.domain}"),
        [card(one) for one in daughters],
        right.inn,
    )


def daughter_missing(c: Company, o: Company, draw: Random) -> Made:
    """The daughter that wrote is not among those that were found."""
    found = [stay(c, draw, name=f"{c.name}-{kind}", domain=c.domain) for kind in ("Инвест", "Снаб")]
    named = f"{c.form} «{c.name}-Медиа»"
    return lead(named, website=c.domain), [card(one) for one in found], None


def branch_of_one(c: Company, o: Company, draw: Random) -> Made:
    """A branch has its company's number; the lead names the branch's town."""
    name = f'ФИЛИАЛ {c.form} "{c.name.upper()}" В Г. {o.city.upper()}'
    branch = suggest(c, legal_name=name, region=o.region, city=o.city, ogrn=None)
    return lead(c.said, region=o.city), [suggest(c), branch, suggest(move(c, draw))], c.inn


def free_mail(c: Company, o: Company, draw: Random) -> Made:
    """A mailbox that anybody may have, on both sides."""
    box = ("mail.ru", "yandex.ru", "gmail.com", "bk.ru")[draw.randrange(4)]
    return lead(c.brand, email=f"firma@{box}"), [suggest(o, email_domain=box)], None


def free_mail_and_name(c: Company, o: Company, draw: Random) -> Made:
    """A free mailbox adds nothing to a name."""
    return lead(c.said, email="firma@mail.ru"), [suggest(c, email_domain="mail.ru")], None


def phone_and_name(c: Company, o: Company, draw: Random) -> Made:
    """A name without its form, and the company's phone."""
    written = f"8 ({c.phone[2:5]}) {c.phone[5:8]}-{c.phone[8:]}"
    return lead(c.name, phone=written), [card(c), suggest(move(c, draw))], c.inn


def phone_of_accountant(c: Company, o: Company, draw: Random) -> Made:
    """Two firms share a phone; the name tells them apart."""
    return lead(c.name, phone=c.phone), [card(replace(o, phone=c.phone)), card(c)], c.inn


def phone_of_other_name(c: Company, o: Company, draw: Random) -> Made:
    """The company's phone under another legal name."""
    return lead(c.said, phone=c.phone), [card(replace(o, phone=c.phone))], None


def rented_site(c: Company, o: Company, draw: Random) -> Made:
    """A page in somebody else's house, on both sides."""
    host = ("vk.com/shop", "t.me/shop", "avito.ru/user/1")[draw.randrange(3)]
    return lead(c.brand, website=f"https://{host}"), [card(replace(o, domain=host.split("/")[0]))], None


def site_of_studio(c: Company, o: Company, draw: Random) -> Made:
    """The footer names its owner and the studio that made the site."""
    studio = replace(o, name="Пиксельная мастерская")
    answers = [site(c.domain, inn=[studio.inn, c.inn]), suggest(studio), suggest(c)]
    return lead(c.said, website=c.domain), answers, c.inn


def site_of_studio_only(c: Company, o: Company, draw: Random) -> Made:
    """The site's footer names only the studio that made it."""
    studio = replace(o, name="Пиксельная мастерская")
    return lead(c.said, website=c.domain), [site(c.domain, inn=studio.inn), suggest(studio)], None


def mother_by_daughters_site(c: Company, o: Company, draw: Random) -> Made:
    """The mother is named, the site is its daughter's, whose name adds a word of trade."""
    daughter = stay(c, draw, name=f"{c.name} Маркет", domain=c.domain)
    return lead(c.said, website=c.domain), [site(c.domain, inn=daughter.inn), card(daughter)], None


def trading_house_only(c: Company, o: Company, draw: Random) -> Made:
    """The only company found is a trading house of the name: another entity of the group."""
    house = stay(c, draw, name=f"ТД {c.name}")
    return lead(c.said, region=c.city), [suggest(house)], None


def trading_house_named(c: Company, o: Company, draw: Random) -> Made:
    """A trading house and its maker, of one name and town; the house writes."""
    house = stay(c, draw, name=f"ТД {c.name}")
    return lead(f"{c.form} «Торговый дом {c.name}»", region=c.city), [suggest(c), suggest(house)], house.inn


def franchisee(c: Company, o: Company, draw: Random) -> Made:
    """A franchisee writes from the brand's site in another town."""
    said = lead(
        c.brand, website=c.domain, region=o.city, message="Мы открыли точку по франшизе, нужна реклама."
    )
    return said, [site(c.domain, name=c.brand, inn=c.inn), suggest(c)], None


def form_tells(c: Company, o: Company, draw: Random) -> Made:
    """Namesakes of one town under two legal forms."""
    twin = stay(c, draw, form="ЗАО" if c.form == "ООО" else "ООО")
    return lead(c.said, region=c.city), [suggest(twin), suggest(c)], c.inn


def form_contradicts(c: Company, o: Company, draw: Random) -> Made:
    """The only company found bears another legal form."""
    twin = stay(c, draw, form="ЗАО" if c.form == "ООО" else "ООО")
    return lead(c.said, region=c.city), [suggest(twin)], None


def mail_of_holding(c: Company, o: Company, draw: Random) -> Made:
    """Mail of a holding under a daughter's legal name."""
    head = stay(c, draw, name=f"Холдинг {o.name}", domain="holding-mail.ru")
    return lead(c.said, email="ivan@holding-mail.ru"), [card(head)], None


def subdomain(c: Company, o: Company, draw: Random) -> Made:
    """The site's subdomain."""
    answers = [site(c.domain, name=c.name, inn=c.inn), suggest(c), suggest(move(c, draw))]
    return lead(c.name, website=f"https://shop.{c.domain}/cart?id=1"), answers, c.inn


def nobody_found(c: Company, o: Company, draw: Random) -> Made:
    """Nobody was found."""
    return lead(c.said, website=c.domain), [], None


def nothing_said(c: Company, o: Company, draw: Random) -> Made:
    """The lead says nothing of its company."""
    return lead(None, email="buyer@gmail.com", message="Сколько стоит реклама?"), [suggest(c)], None


def item_by_site(c: Company, o: Company, draw: Random) -> Made:
    """An item of the crowd's base, tied by its site."""
    item = other("wikidata", name=c.brand, site=f"http://{c.domain}", founded="1999")
    answers = [item, site(c.domain, ogrn=c.ogrn), suggest(c), suggest(move(c, draw))]
    return lead(c.brand, email=f"office@{c.domain}", region=c.city), answers, c.inn


def heir_of_domain(c: Company, o: Company, draw: Random) -> Made:
    """A dead company's card still names the domain; the site itself names its new owner."""
    dead = replace(stay(c, draw, name=o.name), domain=c.domain)
    answers = [card(dead, status="liquidated"), site(c.domain, name=c.name, inn=c.inn), suggest(c)]
    return lead(c.name, website=c.domain), answers, c.inn


def sister_with_one_site(c: Company, o: Company, draw: Random) -> Made:
    """Sisters share site and phone; one is named."""
    sister = stay(c, draw, name=f"{c.name} Плюс", domain=c.domain, phone=c.phone)
    return lead(sister.said, website=c.domain, phone=c.phone), [card(c), card(sister)], sister.inn


def sisters_not_told(c: Company, o: Company, draw: Random) -> Made:
    """Sisters share site and phone; only the brand is named."""
    sister = stay(c, draw, name=f"{c.name} Плюс", domain=c.domain, phone=c.phone)
    return lead(c.brand, website=c.domain, phone=c.phone), [card(c), card(sister)], None
