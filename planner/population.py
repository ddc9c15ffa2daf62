"""Who lives where: people of a region, of an age and a sex; the base of every audience."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from planner.brief import Audience, Gender
from planner.sourced import Rate, SourceKey
from qualifier.profile_parts import Strict, require
from qualifier.reading.regions import find_region, find_subject

COUNTRY = "Россия"
Thousands = Annotated[int, Field(gt=0, le=200_000)]


class District(Strict):
    """A group of subjects that briefs name as one."""

    names: tuple[str, ...]
    subjects: tuple[str, ...]


class Ages(Strict):
    """Shares of the population by age, from each of these years to the next, and of women among them."""

    from_years: tuple[int, ...]
    shares: tuple[Rate, ...]
    female: tuple[Rate, ...]
    last_years: int
    default_from_years: int

    @model_validator(mode="after")
    def _check_pairs(self) -> Self:
        counts = {len(self.from_years), len(self.shares), len(self.female)}
        require(len(counts) == 1, "ages: from_years, shares and female must pair")
        require(sum(self.shares) == 1, "ages: shares must add up to 1")
        require(list(self.from_years) == sorted(set(self.from_years)), "ages: from_years must grow")
        require(self.last_years > self.from_years[-1], "ages: last_years must be the highest")
        return self

    def share_of(self, audience: Audience) -> Decimal:
        """Return the share of the population that is in an audience; ages are even inside a band."""
        first = self.default_from_years if audience.age_min is None else audience.age_min
        last = self.last_years if audience.age_max is None else audience.age_max + 1
        ends = (*self.from_years[1:], self.last_years)
        bands = zip(self.from_years, ends, self.shares, self.female, strict=True)
        return sum(
            (
                share
                * Decimal(max(0, min(last, end) - max(first, start)))
                / Decimal(end - start)
                * _sex_share(audience.gender, female)
                for start, end, share, female in bands
            ),
            Decimal(0),
        )


def _sex_share(gender: Gender, female: Decimal) -> Decimal:
    return {Gender.ALL: Decimal(1), Gender.FEMALE: female, Gender.MALE: 1 - female}[gender]


class Population(Strict):
    """The people of the country by region and age."""

    source: SourceKey
    since: date
    subjects: Mapping[str, Thousands]
    cities: Mapping[str, Thousands]
    districts: tuple[District, ...] = ()
    ages: Ages

    @model_validator(mode="after")
    def _check_places(self) -> Self:
        for city, count in self.cities.items():
            subject = find_subject(city)
            require(subject in self.subjects, f"cities: {city} lies in no listed subject")
            require(count <= self.subjects[subject or ""], f"cities: {city} has more people than {subject}")
        for district in self.districts:
            unknown = set(district.subjects) - set(self.subjects)
            require(not unknown, f"districts: {', '.join(sorted(unknown))} is not listed")
        return self

    @cached_property
    def _districts(self) -> Mapping[str, tuple[str, ...]]:
        return {name: district.subjects for district in self.districts for name in district.names}

    def people_in(self, place: str) -> int:
        """Return the people of a subject, a city or the country."""
        if place == COUNTRY:
            return sum(self.subjects.values()) * 1000
        return self.subjects.get(place, self.cities.get(place, 0)) * 1000

    def find_places(self, name: str) -> tuple[str, ...]:
        """Return the listed places that a region's name means; nothing when it is not known."""
        folded = " ".join(name.lower().split())
        if found := self._districts.get(folded):
            return found
        usual = name if self._is_listed(name) else find_region(name)
        parts = tuple(usual.split(", ")) if usual else ()
        return parts if parts and all(map(self._is_listed, parts)) else ()

    def _is_listed(self, place: str) -> bool:
        return place == COUNTRY or place in self.subjects or place in self.cities


def join_places(places: tuple[str, ...]) -> tuple[str, ...]:
    """Return places without those that lie in another one of them, each once, in order."""
    once = tuple(dict.fromkeys(places))
    if COUNTRY in once:
        return (COUNTRY,)
    return tuple(place for place in once if find_subject(place) not in once)


def intersect(wanted: tuple[str, ...], sold: tuple[str, ...]) -> tuple[str, ...]:
    """Return the places that are both wanted and sold, the smaller one where one lies in the other."""
    found = [
        other if lies_in(other, place) else place
        for place in wanted
        for other in sold
        if lies_in(place, other) or lies_in(other, place)
    ]
    return join_places(tuple(found))


def lies_in(place: str, other: str) -> bool:
    """Tell whether a place is another one or a part of it."""
    return other in (place, COUNTRY) or find_subject(place) == other
