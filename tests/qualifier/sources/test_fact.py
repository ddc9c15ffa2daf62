from datetime import UTC, date, datetime

from qualifier.sources.fact import About, Claim, Confidence, Fact, Origin, Unit, sign, year_end

ORIGIN = Origin(
    source="s", url="https://s.example/1", fetched_at=datetime(2026, 11, 25, tzinfo=UTC), licence="CC0"
)
CLAIM = Claim(about=About.EMPLOYEES, value=47, unit=Unit.PEOPLE, as_of=date(2025, 12, 31))


def test_a_signed_claim_is_a_fact_with_its_place_and_time() -> None:
    assert sign([CLAIM], ORIGIN) == (
        Fact(
            about=About.EMPLOYEES,
            value=47,
            unit=Unit.PEOPLE,
            source="s",
            url="https://s.example/1",
            fetched_at=ORIGIN.fetched_at,
            as_of=date(2025, 12, 31),
            licence="CC0",
            confidence=Confidence.HIGH,
        ),
    )


def test_a_claim_that_is_made_twice_is_one_fact() -> None:
    assert len(sign([CLAIM, CLAIM], ORIGIN)) == 1


def test_a_statement_is_true_for_the_last_day_of_its_year() -> None:
    assert year_end(2024) == date(2024, 12, 31)
