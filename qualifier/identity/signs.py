"""What agrees and what differs between a lead and one entity, each as a sign with the words behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from qualifier.identity.clues import FREE_MAIL, Clues
from qualifier.identity.names import NameLikeness, NameMatch, match_names
from qualifier.identity.places import Places, read_country, read_places
from qualifier.identity.weights import Sign
from qualifier.normalise import normalise_phone
from qualifier.sources.candidates import Candidate
from qualifier.sources.fact import About

_DEAD = frozenset({"liquidated", "liquidating", "bankrupt"})
_PERSON_DIGITS = 12
# Companies Act 2006, s. 66: no company is registered under a name that is in the index already.
_UNIQUE_NAMES = frozenset({"GB"})
_NAMES_DIFFER = frozenset({Sign.NAME_DIFFERS, Sign.LEGAL_NAME_DIFFERS})
_CONTACTS_DIFFER = frozenset({Sign.SITE_DIFFERS, Sign.SITE_SAYS_OTHER, Sign.MAIL_DIFFERS})
_CONTACTS_AGREE = frozenset({Sign.SITE_SAYS_SO, Sign.SITE_SAME, Sign.MAIL_SAME, Sign.PHONE_SAME})
_ALIKE = frozenset({NameLikeness.SAME, NameLikeness.CLOSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One sign with what the lead says and what sources say."""

    sign: Sign
    said: str = ""
    known: str = ""


def read_signs(clues: Clues, one: Candidate, others: Sequence[Candidate]) -> tuple[Seen, ...]:
    """Lay the lead's clues beside one candidate; the others tell whether the site or the name is shared."""
    name = _best_name(clues, one)
    contacts = tuple(_read_contacts(clues, one, others))
    return (
        *_read_numbers(clues, one),
        *contacts,
        *_read_name(clues, name),
        *_read_form(clues, one, name),
        *_read_strangeness(name, contacts),
        *_read_uniqueness(clues, one, others),
        *_read_places(clues, one),
        *_read_life(one, others),
    )


def _read_numbers(clues: Clues, one: Candidate) -> Iterator[Seen]:
    if clues.inn and one.inns:
        sign = Sign.INN_SAME if clues.inn in one.inns else Sign.INN_DIFFERS
        yield Seen(sign=sign, said=clues.inn, known=one.key)
    if clues.bad_inn and one.inns:
        is_slip = any(_is_slip(clues.bad_inn, inn) for inn in one.inns)
        yield Seen(sign=Sign.INN_SLIP if is_slip else Sign.INN_UNLIKE, said=clues.bad_inn, known=one.key)
    written = [(about, text) for about, text in sorted(one.numbers) if _bare(text) in clues.written]
    for about, text in written[:1]:
        sign = {About.INN: Sign.INN_WRITTEN, About.OGRN: Sign.OGRN_WRITTEN}.get(about, Sign.NUMBER_WRITTEN)
        if sign is not Sign.INN_WRITTEN or text != clues.inn:
            yield Seen(sign=sign, said=_bare(text), known=text)


def _bare(number: str) -> str:
    """A foreign register's number stands behind its country: `gb:00445790`."""
    return number.rpartition(":")[2]


def _is_slip(one: str, other: str) -> bool:
    return len(one) == len(other) and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _read_contacts(clues: Clues, one: Candidate, others: Sequence[Candidate]) -> Iterator[Seen]:
    domains = one.domains - FREE_MAIL
    is_site_same = _is_one_of(clues.site, domains)
    if clues.site and is_site_same:
        says_so = one.states_number and _is_one_of(clues.site, one.own_pages)
        yield Seen(sign=Sign.SITE_SAYS_SO if says_so else Sign.SITE_SAME, said=clues.site, known=clues.site)
        if clues.is_franchisee:
            yield Seen(sign=Sign.FRANCHISE, said=clues.site)
    elif clues.site and domains:
        yield Seen(sign=Sign.SITE_DIFFERS, said=clues.site, known=min(domains))
    stated = [other for other in others if other.states_number and _is_one_of(clues.site, other.own_pages)]
    if stated and one not in stated:
        yield Seen(sign=Sign.SITE_SAYS_OTHER, said=clues.site or "", known=stated[0].key)
    yield from _read_mail(clues, domains, is_site_same=is_site_same)
    phones = {normalise_phone(text).value for text in one.texts(About.PHONE)}
    if clues.phone and clues.phone in phones:
        yield Seen(sign=Sign.PHONE_SAME, said=clues.phone, known=clues.phone)


def _read_mail(clues: Clues, domains: frozenset[str], *, is_site_same: bool) -> Iterator[Seen]:
    if clues.mail and _is_one_of(clues.mail, domains):
        yield Seen(sign=Sign.MAIL_TOO if is_site_same else Sign.MAIL_SAME, said=clues.mail, known=clues.mail)
    elif clues.mail and domains and not is_site_same:
        yield Seen(sign=Sign.MAIL_DIFFERS, said=clues.mail, known=min(domains))


def _is_one_of(domain: str | None, domains: frozenset[str]) -> bool:
    """A site and its subdomain are one house."""
    return domain is not None and any(
        domain == own or domain.endswith(f".{own}") or own.endswith(f".{domain}") for own in domains
    )


def _best_name(clues: Clues, one: Candidate) -> tuple[Sign, NameMatch] | None:
    """Return how the name agrees or differs; None when nothing can be said."""
    kinds = ((About.LEGAL_NAME,), (About.NAME, About.BRAND), (About.FORMER_NAME,))
    legal, known, former = (match_names(clues.name, one.texts(*abouts)) for abouts in kinds)
    for match, likenesses, sign in (
        (legal, {NameLikeness.SAME}, Sign.NAME_SAME),
        (known, _ALIKE, Sign.NAME_KNOWN),
        (legal, _ALIKE, Sign.NAME_CLOSE),
        (former, _ALIKE, Sign.NAME_FORMER),
    ):
        if match and match.likeness in likenesses:
            return sign, match
    told = [match for match in (legal, known, former) if match]
    if not told:
        return None
    if any(match.likeness is NameLikeness.UNSURE for match in told):
        return (Sign.NAME_UNSURE, told[0]) if clues.has_form else None
    return (Sign.LEGAL_NAME_DIFFERS if clues.has_form else Sign.NAME_DIFFERS), told[0]


def _read_name(clues: Clues, found: tuple[Sign, NameMatch] | None) -> Iterator[Seen]:
    if found is not None:
        yield Seen(sign=found[0], said=clues.name, known=found[1].name)


def _read_form(clues: Clues, one: Candidate, found: tuple[Sign, NameMatch] | None) -> Iterator[Seen]:
    is_person = one.first(About.KIND) == "individual" or any(len(inn) == _PERSON_DIGITS for inn in one.inns)
    if clues.has_form and (is_person or clues.is_sole):
        sign = Sign.KIND_SAME if is_person is clues.is_sole else Sign.KIND_DIFFERS
        yield Seen(sign=sign, said=clues.name, known=one.key)
    elif found and found[1].is_form_same is not None and found[0] in {Sign.NAME_SAME, Sign.NAME_CLOSE}:
        sign = Sign.FORM_SAME if found[1].is_form_same else Sign.FORM_DIFFERS
        yield Seen(sign=sign, said=clues.name, known=found[1].name)


def _read_strangeness(name: tuple[Sign, NameMatch] | None, contacts: Sequence[Seen]) -> Iterator[Seen]:
    """Neither its name nor its site: whatever number was given, it may well be another's."""
    signs = {seen.sign for seen in contacts}
    if name and name[0] in _NAMES_DIFFER and signs & _CONTACTS_DIFFER and not signs & _CONTACTS_AGREE:
        yield Seen(sign=Sign.STRANGER, known=name[1].name)


def _read_uniqueness(clues: Clues, one: Candidate, others: Sequence[Candidate]) -> Iterator[Seen]:
    """Where the law lets no two living companies bear one name, the whole name says which it is."""
    if not clues.countries & countries_of(one) & _UNIQUE_NAMES or one.first(About.STATUS) in _DEAD:
        return
    same_law = [other for other in others if countries_of(other) & _UNIQUE_NAMES]
    if [other for other in same_law if _bears_name(clues, other)] == [one]:
        yield Seen(sign=Sign.NAME_UNIQUE, said=clues.name, known=one.first(About.LEGAL_NAME) or "")


def _bears_name(clues: Clues, one: Candidate) -> bool:
    match = match_names(clues.name, one.texts(About.LEGAL_NAME))
    return match is not None and match.likeness is NameLikeness.SAME and match.is_form_same is True


def _read_places(clues: Clues, one: Candidate) -> Iterator[Seen]:
    countries = countries_of(one)
    if clues.countries and countries and not clues.countries & countries:
        yield Seen(
            sign=Sign.COUNTRY_DIFFERS,
            said=", ".join(sorted(clues.countries)),
            known=", ".join(sorted(countries)),
        )
    texts = one.texts(About.CITY, About.REGION)
    mine, theirs = clues.places, read_places(*texts)
    named = ", ".join(sorted(mine.cities | mine.regions))
    for sign in _compare_places(mine, theirs):
        yield Seen(sign=sign, said=named, known=", ".join(texts))


def _compare_places(mine: Places, theirs: Places) -> Iterator[Sign]:
    if mine.cities & theirs.cities:
        yield Sign.CITY_SAME
    elif mine.regions & theirs.regions:
        yield Sign.REGION_SAME
        if mine.cities and theirs.cities:
            yield Sign.CITY_DIFFERS
    elif mine.regions and theirs.regions:
        yield Sign.REGION_DIFFERS
    elif mine.cities and theirs.cities:
        yield Sign.TOWN_DIFFERS


def countries_of(one: Candidate) -> frozenset[str]:
    """Return the countries whose registers know the entity."""
    said = frozenset(country for text in one.texts(About.COUNTRY) if (country := read_country(text)))
    numbers = {text.partition(":")[0].upper() for text in one.texts(About.COMPANY_NUMBER)}
    return said | numbers or (frozenset({"RU"}) if one.inns else frozenset())


def _read_life(one: Candidate, others: Sequence[Candidate]) -> Iterator[Seen]:
    status = one.first(About.STATUS)
    if status not in _DEAD:
        return
    yield Seen(sign=Sign.NOT_ALIVE, known=status)
    names = one.texts(About.LEGAL_NAME)
    for other in others:
        if other is one or other.first(About.STATUS) in _DEAD:
            continue
        match = match_names(names[0], other.texts(About.LEGAL_NAME)) if names else None
        if match and match.likeness is NameLikeness.SAME and match.is_form_same is not False:
            yield Seen(sign=Sign.HEIR_ALIVE, known=other.key)
            return
